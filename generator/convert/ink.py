"""The ink: what equal words cannot show, such as words outside the page or over each other.

What goes in is the pages read back; what comes out is the first fault in Dutch, or nothing.
"""

from collections.abc import Sequence

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
    """Tells whether two words share more than a sliver of the page, in width and in height."""
    boxes = sorted((piece.bottom, piece.top, piece.left, piece.right) for piece in pieces)
    for index, (bottom, top, left, right) in enumerate(boxes):
        for other_bottom, other_top, other_left, other_right in boxes[index + 1 :]:
            if other_bottom >= top:
                break
            shared = min(top, other_top) - other_bottom
            sliver = SLIVER * min(top - bottom, other_top - other_bottom)
            if shared > sliver and min(right, other_right) - max(left, other_left) > 2 * TOLERANCE:
                return True
    return False
