"""The ink: what equal words cannot show, such as words outside the page or over each other.

What goes in is the pages read back; what comes out is the first fault in Dutch, or nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.readback import Box, Sheet

TOLERANCE = 1.0
"""Points by which a word's box may pass an edge: glyphs lean and swing a little over their own width."""
SLIVER = 0.15
"""The part of the lower word's height that two words may share: in tight lines an accent meets a tail above it."""
_UNKNOWN = frozenset("\ufffd\x00")


def first_fault(sheets: Sequence[Sheet], *, word_by_word: bool) -> str:
    """Return what is wrong with the ink of the first faulty page, or "".

    ``word_by_word`` says that each piece of a page is one word, as the embedded engine writes; only then can words
    that lie over each other or over a cell's edge be told from a line drawn in several goes.
    """
    for number, sheet in enumerate(sheets, 1):
        fault = _fault(sheet, word_by_word)
        if fault:
            return f"Op bladzijde {number} {fault}."
    return ""


def _fault(sheet: Sheet, word_by_word: bool) -> str:
    if not _UNKNOWN.isdisjoint(sheet.text):
        return "staat een teken dat het lettertype niet heeft"
    if any(_outside(piece, sheet) for piece in sheet.pieces):
        return "loopt tekst van het papier"
    if not word_by_word:
        return ""
    runs = _runs(sheet.pieces)
    if any(_crosses(run, sheet.uprights) for run in runs):
        return "loopt een lang woord over de rand van zijn cel (maak de kolom breder)"
    if _overlapping(runs):
        return "staat tekst over andere tekst heen"
    return ""


def _outside(piece: Box, sheet: Sheet) -> bool:
    return (
        piece.left < -TOLERANCE
        or piece.bottom < -TOLERANCE
        or piece.right > sheet.width + TOLERANCE
        or piece.top > sheet.height + TOLERANCE
    )


@dataclass(slots=True)
class _Run:
    """Words written one after another on one line, and the box that holds them: it spares comparing every pair."""

    pieces: list[Box]
    left: float
    bottom: float
    right: float
    top: float

    def takes(self, piece: Box) -> bool:
        """Tells whether a word is the next on this line, and takes it up if so."""
        if (
            piece.left < self.right - TOLERANCE
            or piece.bottom > self.top - TOLERANCE
            or piece.top < self.bottom + TOLERANCE
        ):
            return False
        self.pieces.append(piece)
        self.right = piece.right
        self.bottom, self.top = min(self.bottom, piece.bottom), max(self.top, piece.top)
        return True


def _runs(pieces: Sequence[Box]) -> list[_Run]:
    runs: list[_Run] = []
    for piece in pieces:
        if not runs or not runs[-1].takes(piece):
            runs.append(_Run([piece], piece.left, piece.bottom, piece.right, piece.top))
    return runs


def _crosses(run: _Run, uprights: Sequence[Box]) -> bool:
    """Tells whether a word lies over an upright line: it begins well before it and ends well after."""
    middle = (run.bottom + run.top) / 2
    lines = [line for line in uprights if line.bottom < middle < line.top and run.left < line.left < run.right]
    return any(
        piece.left < line.left - TOLERANCE and piece.right > line.right + TOLERANCE
        for line in lines
        for piece in run.pieces
    )


def _overlapping(runs: Sequence[_Run]) -> bool:
    """Tells whether two words share more than a sliver of the page, in width and in height."""
    ordered = sorted(runs, key=lambda run: run.bottom)
    for index, run in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.bottom >= run.top:
                break
            if other.left < run.right and run.left < other.right and _words_overlap(run, other):
                return True
    return False


def _words_overlap(run: _Run, other: _Run) -> bool:
    return any(_overlap(one, two) for one in run.pieces for two in other.pieces)


def _overlap(one: Box, two: Box) -> bool:
    shared = min(one.top, two.top) - max(one.bottom, two.bottom)
    sliver = SLIVER * min(one.top - one.bottom, two.top - two.bottom)
    return shared > sliver and min(one.right, two.right) - max(one.left, two.left) > 2 * TOLERANCE
