"""The columns of a table, wide enough for their longest words: what is too narrow takes from where there is room.

In: a table with the sizes of its runs. Out: the same table, as wide as it was, its columns shifted. How wide a word is
is reckoned with the letters of a common typeface, and a little over.
"""

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from generator.word.labels import W

SizeOf = Callable[[etree._Element, etree._Element], float]
"""Gives the size of a run in its paragraph, in points."""
_NARROW, _WIDE = frozenset("ijlftrI.,:;'’‘|!()[] "), frozenset("mwMWQ@%&☐☒☑—…")
_TWIPS = 20
_OVER = 1.06
_MARGIN = 108
"""What Word keeps free at either side of a cell where the file doesn't say, in twips."""


def fit(table: etree._Element, size_of: SizeOf) -> None:
    """Widen the columns of a table that are too narrow for a word in them, as far as others have room."""
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    widths = [_number(column, "w") for column in columns]
    if len(widths) < 2 or not all(widths):
        return
    needed = [0] * len(widths)
    for at, span, cell in _cells(table):
        if span == 1 and at < len(needed):
            needed[at] = max(needed[at], _needed(cell, table, size_of))
    shifted = _shifted(widths, needed)
    for column, width in zip(columns, shifted, strict=True):
        column.set(f"{W}w", str(width))
    for at, span, cell in _cells(table):
        said = cell.find(f"{W}tcPr/{W}tcW")
        if said is not None and said.get(f"{W}type", "dxa") == "dxa":
            said.set(f"{W}w", str(sum(shifted[at : at + span])))


def _shifted(widths: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Return widths of the same sum in which each column has what it needs, or as near to it as there is room."""
    short = [max(need - width, 0) for width, need in zip(widths, needed, strict=True)]
    spare = [max(width - need, 0) for width, need in zip(widths, needed, strict=True)]
    moved = min(sum(short), sum(spare))
    if not moved:
        return list(widths)
    shifted = [
        width + round(moved * lack / sum(short)) - round(moved * room / sum(spare))
        for width, lack, room in zip(widths, short, spare, strict=True)
    ]
    widest = max(range(len(shifted)), key=lambda at: shifted[at])
    shifted[widest] += sum(widths) - sum(shifted)
    return shifted


def length(paragraph: etree._Element, size_of: SizeOf) -> float:
    """Return about how long a paragraph is on one line, in points; a tab is at least as wide as three letters."""
    longest = 0.0
    for run in paragraph.iter(f"{W}r"):
        said = "".join("mmm" if piece.tag == f"{W}tab" else piece.text or "" for piece in run)
        longest += sum(map(_width, said)) * size_of(run, paragraph)
    return longest


def _cells(table: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Yield a table's own cells, each with its first column and how many it spans; content controls may hold them."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue
        at = _number(row.find(f"{W}trPr/{W}gridBefore"), "val")
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not row:
                continue
            span = _number(cell.find(f"{W}tcPr/{W}gridSpan"), "val") or 1
            yield at, span, cell
            at += span


def _needed(cell: etree._Element, table: etree._Element, size_of: SizeOf) -> int:
    """Return the width of a cell's longest word with the margins beside it, in twips."""
    longest = max((_longest(paragraph, size_of) for paragraph in cell.iter(f"{W}p")), default=0.0)
    return round(longest * _OVER * _TWIPS) + sum(_margin(cell, table, side) for side in ("left", "right"))


def _longest(paragraph: etree._Element, size_of: SizeOf) -> float:
    """Return the width of a paragraph's longest word in points; a word may go on from run to run."""
    longest = word = 0.0
    for run in paragraph.iter(f"{W}r"):
        size = size_of(run, paragraph) * (1.05 if run.find(f"{W}rPr/{W}b") is not None else 1.0)
        for piece in run:
            if piece.tag != f"{W}t":
                word = 0.0
                continue
            for sign in piece.text or "":
                word = 0.0 if sign in " -/\u200b" else word + _width(sign) * size
                longest = max(longest, word)
    return longest


def _width(sign: str) -> float:
    """Return about how wide a sign is, in font sizes."""
    if sign in _NARROW:
        return 0.33
    if sign in _WIDE:
        return 0.9
    return 0.63 if sign.isupper() else 0.53


def _margin(cell: etree._Element, table: etree._Element, side: str) -> int:
    for margins in (cell.find(f"{W}tcPr/{W}tcMar"), table.find(f"{W}tblPr/{W}tblCellMar")):
        found = None if margins is None else margins.find(f"{W}{side}")
        if found is not None:
            return _number(found, "w")
    return _MARGIN


def _number(element: etree._Element | None, name: str) -> int:
    value = "" if element is None else element.get(f"{W}{name}", "")
    return int(value) if value.isdigit() else 0
