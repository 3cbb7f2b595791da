"""The ink: what equal words cannot show, such as words outside the page or over each other.

What goes in is the pages read back; what comes out is the first fault in Dutch, or nothing.
"""

from collections.abc import Sequence

from generator.convert.readback import Box, Sheet

TOLERANCE = 1.0
"""Points by which a word's box may pass an edge: glyphs lean and swing a little over their own width."""
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
    if word_by_word and _crossing(sheet.pieces, sheet.uprights):
        return "loopt een lang woord over de rand van zijn cel (maak de kolom breder)"
    if word_by_word and _overlapping(sheet.pieces):
        return "staat tekst over andere tekst heen"
    return ""


def _outside(piece: Box, sheet: Sheet) -> bool:
    return (
        piece.left < -TOLERANCE
        or piece.bottom < -TOLERANCE
        or piece.right > sheet.width + TOLERANCE
        or piece.top > sheet.height + TOLERANCE
    )


def _crossing(pieces: Sequence[Box], uprights: Sequence[Box]) -> bool:
    """Tells whether a word lies over an upright line: it begins well before it and ends well after."""
    if not uprights:
        return False
    lines = sorted(uprights, key=lambda line: line.bottom)
    for piece in pieces:
        middle = (piece.bottom + piece.top) / 2
        for line in lines:
            if line.bottom > middle:
                break
            if line.top > middle and piece.left < line.left - TOLERANCE and piece.right > line.right + TOLERANCE:
                return True
    return False


def _overlapping(pieces: Sequence[Box]) -> bool:
    """Tells whether the middle halves of two words share more than a sliver of the page."""
    cores = sorted(
        (0.75 * piece.bottom + 0.25 * piece.top, 0.25 * piece.bottom + 0.75 * piece.top, piece.left, piece.right)
        for piece in pieces
    )
    for index, (_, top, left, right) in enumerate(cores):
        for other_bottom, _, other_left, other_right in cores[index + 1 :]:
            if other_bottom >= top:
                break
            if min(right, other_right) - max(left, other_left) > 2 * TOLERANCE:
                return True
    return False
