"""What a region changed against a model, as a Word file with tracked changes.

In: an old and a new Word file. Out: the new file, in which every difference from the old one is a tracked change:
accepting all gives the new text, rejecting all gives the old one. Typesetting is the new file's and is not tracked;
what moved is deleted in one place and inserted in the other. Headers, footers, notes and text boxes are left alone.

The embedded engine can compare too, but refuses bookmarks that move or occur twice, takes curly quotes for a change,
and keeps the old file's look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf

from lxml import etree

from generator.comparing.alignment import paired
from generator.comparing.articles import Match, divided, matched, together
from generator.comparing.deletions import Deletions
from generator.comparing.pieces import Line, Piece, Row, Table, lines
from generator.comparing.reading import members, read
from generator.comparing.revisions import Pen, cut, text_of
from generator.comparing.sentences import stretches
from generator.comparing.wording import Word, words
from generator.word.labels import W
from generator.word.numbers import whole_number
from generator.word.wordfile import Mould

AUTHOR = "convenant"
_DOCUMENT = "word/document.xml"
_NUMBERED = tuple(W + name for name in ("ins", "del", "bookmarkStart", "commentRangeStart", "moveFrom", "moveTo"))
Pair = tuple[Piece | None, Piece | None]
Edit = tuple[int, int, int, int]
"""A change of characters: from and up to where in the old paragraph, and in the new one."""


def tracked(old: bytes, new: bytes, *, on: datetime, author: str = AUTHOR) -> bytes:
    """Return the new Word file with its differences from the old one as tracked changes of a moment ``on``.

    The same files and moment give the same bytes. It raises WordFileError for what is no sound Word file.
    """
    before, after = read(old), read(new)
    flow = list(_flow(matched(divided(before.pieces), divided(after.pieces))))
    pen = Pen(author, on.strftime("%Y-%m-%dT%H:%M:%SZ"), _highest(after.package.document))
    _Marking(Deletions(before, after, pen), pen).all(flow, after.package.body)
    pen.finish()
    document = etree.tostring(after.package.document, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Mould(()).cast((members(new) | {_DOCUMENT: document}).items())


def _highest(document: etree._Element) -> int:
    """Return the highest number that a mark of the document bears, so that ours are others."""
    return max((whole_number(node.get(W + "id")) or 0 for node in document.iter(*_NUMBERED)), default=0)


def _flow(matches: Sequence[Match]) -> Iterator[Pair]:
    """Yield the pieces of both texts in the order in which a reader should meet them: what went before what came."""
    leaving = [match.old for match in matches if match.old and (match.new is None or match.moved)]
    leaving.sort(key=lambda article: article.place, reverse=True)
    bounds: list[float] = [inf]
    for one in reversed(matches):
        stays = one.old if one.new and not one.moved else None
        bounds.append(stays.place if stays else bounds[-1])
    for match, bound in zip((*matches, None), reversed(bounds), strict=True):
        while leaving and leaving[-1].place < bound:
            yield from ((piece, None) for piece in leaving.pop().pieces)
        if match is None or match.new is None:
            continue
        if match.old is None or match.moved:
            yield from ((None, piece) for piece in match.new.pieces)
        else:
            yield from together(match.old, match.new)


@dataclass(slots=True)
class _Marking:
    """Marks the new text, and brings what is deleted into it."""

    deletions: Deletions
    pen: Pen

    def all(self, flow: Sequence[Pair], holder: etree._Element) -> None:
        """Mark what stands in a body or cell; what is deleted comes behind what it stood behind."""
        last: etree._Element | None = None
        first = next((other.element for _, other in flow if other is not None), None)
        for one, other in flow:
            if other is not None:
                last = self._met(one, other)
            elif one is not None:
                last = _placed(self.deletions.piece(one), last, first, holder)

    def _met(self, one: Piece | None, other: Piece) -> etree._Element:
        """Mark a piece of the new text; return the element behind which the next one comes."""
        if one is None:
            self._insert(other)
        elif isinstance(one, Line) and isinstance(other, Line):
            self._line(one, other)
        elif isinstance(one, Table) and isinstance(other, Table):
            if one.same != other.same:
                self._table(one, other)
        else:
            other.element.addprevious(self.deletions.piece(one))
            self._insert(other)
        return other.element

    def _insert(self, piece: Piece) -> None:
        for line in lines((piece,)):
            self.pen.insert(line.element)
        if isinstance(piece, Table):
            for row in _rows(piece):
                self.pen.row(row.element, "ins")

    def _table(self, one: Table, other: Table) -> None:
        last: etree._Element | None = None
        first = other.rows[0].element if other.rows else None
        for row, newer in paired(one.rows, other.rows):
            if newer is None and row is not None:
                last = _placed(self.deletions.row(row), last, first, other.element)
            elif newer is not None:
                self._row(row, newer)
                last = newer.element

    def _row(self, one: Row | None, other: Row) -> None:
        if one is not None and one.same == other.same:
            return
        if one is not None and len(one.cells) == len(other.cells):
            for holder, cell, newer in zip(other.holders, one.cells, other.cells, strict=True):
                self.all(list(paired(cell, newer)), holder)
            return
        if one is not None:
            other.element.addprevious(self.deletions.row(one))
        for cell in other.cells:
            for piece in cell:
                self._insert(piece)
        self.pen.row(other.element, "ins")

    def _line(self, one: Line, other: Line) -> None:
        """Mark a paragraph word by word; where its number is written in another way, as a whole."""
        if one.number != other.number and _numbering(one) != _numbering(other):
            other.element.addprevious(self.deletions.paragraph(one))
            self._insert(other)
            return
        if one.words != other.words or (one.typed and one.number != other.number):
            _edit(one, other, self.deletions, self.pen)


def _rows(table: Table) -> Iterator[Row]:
    """Yield the rows of a table and of the tables in it."""
    for row in table.rows:
        yield row
        for cell in row.cells:
            for piece in cell:
                if isinstance(piece, Table):
                    yield from _rows(piece)


def _numbering(line: Line) -> str:
    """Return how a paragraph comes by its number."""
    if not line.number:
        return "none"
    return "typed" if line.typed else "list"


def _placed(
    made: etree._Element, last: etree._Element | None, first: etree._Element | None, holder: etree._Element
) -> etree._Element:
    """Put a deleted piece behind the last one, else before the first of the new text, else first of all."""
    if last is not None:
        last.addnext(made)
    elif first is not None:
        first.addprevious(made)
    else:
        properties = holder.find(W + "tcPr")
        holder.insert(0 if properties is None else 1, made)
    return made


def _edit(one: Line, other: Line, deletions: Deletions, pen: Pen) -> None:
    """Mark what changed within a paragraph."""
    edits = list(_edits(one, other))
    placed = cut(other.element, (place for edit in edits for place in edit[2:]))
    for first, last, begin, end in edits:
        before = next((run for run, start, stop in placed if start >= begin and stop > start), None)
        pen.wrap(run for run, start, stop in placed if begin <= start and stop <= end and start < end and start < stop)
        if first < last:
            _put_deleted(deletions.words(one.element, first, last), before, other.element)


def _put_deleted(made: etree._Element, before: etree._Element | None, paragraph: etree._Element) -> None:
    if before is None:
        paragraph.append(made)
        return
    parent = before.getparent()
    (parent if parent is not None and parent.tag == W + "ins" else before).addprevious(made)


def _edits(one: Line, other: Line) -> Iterator[Edit]:
    """Yield what changed within a paragraph, as places in its text; a lone change takes the space beside it along."""
    old_text, new_text = text_of(one.element), text_of(other.element)
    old, new = words(old_text), words(new_text)
    if one.number == other.number and bool(one.typed) != bool(other.typed):  # typed here, counted by a list there
        old, new = old[len(words(one.typed)) :], new[len(words(other.typed)) :]
    for first, last, begin, end in stretches(old, new):
        here, there = _span(old, first, last), _span(new, begin, end)
        if begin == end:
            here, place = _spaced(old, first, last), _place(new, begin)
            there = (place, place)
        elif first == last:
            there = _spaced(new, begin, end)
        yield (*here, *there)


def _span(found: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    return (found[first].start, found[last - 1].end) if first < last else (0, 0)


def _spaced(found: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Return where words stand, with the space behind them, or before them at a paragraph's end."""
    if last < len(found):
        return found[first].start, found[last].start
    return found[first - 1].end if first else found[first].start, found[last - 1].end


def _place(found: Sequence[Word], at: int) -> int:
    """Return where a word begins, or where the last one ends."""
    if at < len(found):
        return found[at].start
    return found[-1].end if found else 0
