"""What the old text had and the new one has not, brought into the new file as deleted.

In: paragraphs, rows and tables of the old file. Out: copies for the new one: words, signs and look, with styles found
back by name. Pictures, notes, links and fields of the old file stay behind: they hang from parts the new file lacks.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.comparing.pieces import Line, Piece, Row, Table
from generator.comparing.reading import Text
from generator.comparing.revisions import Pen, said_between, set_text, text_of
from generator.word.labels import VAL, W
from generator.word.wordstyles import ancestry, child_value

_LEFT_BEHIND = tuple(
    W + name
    for name in (
        *("sectPr", "rPr", "pPrChange", "rPrChange", "trPrChange", "tcPrChange", "tblPrChange", "tblPrExChange"),
        *("ins", "del", "cnfStyle"),
    )
)
_STYLES = (W + "pStyle", W + "rStyle", W + "tblStyle")
_BEFORE_LIST = tuple(
    W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


@dataclass(frozen=True, slots=True)
class Deletions:
    """Makes deleted copies of what stands in an old text, fit for a new one."""

    old: Text
    new: Text
    pen: Pen

    def piece(self, piece: Piece) -> etree._Element:
        """Return a paragraph or table as deleted."""
        return self.paragraph(piece) if isinstance(piece, Line) else self._table(piece)

    def paragraph(self, line: Line) -> etree._Element:
        """Return a paragraph as deleted, with its number: by the same list where the new file has it, else typed."""
        paragraph = etree.Element(W + "p")
        properties = self._look(line.element, "pPr")
        listed = self._same_list(line.element)
        if not listed:
            _without_list(properties)
        if len(properties):
            paragraph.append(properties)
        if line.label and not line.typed and not listed:
            label = etree.Element(W + "t")
            set_text(label, f"{line.label.strip() if line.number else '•'} ")
            paragraph.append(self._deleted([(None, [label])]))
        paragraph.append(self.words(line.element, 0, len(text_of(line.element))))
        self.pen.ends.append((paragraph, "del"))
        return paragraph

    def words(self, paragraph: etree._Element, start: int, stop: int) -> etree._Element:
        """Return what an old paragraph says between two places, as deleted."""
        return self._deleted(said_between(paragraph, start, stop))

    def row(self, row: Row) -> etree._Element:
        """Return a table row as deleted."""
        made = etree.Element(W + "tr")
        for name in ("tblPrEx", "trPr"):
            look = self._look(row.element, name)
            if len(look):
                made.append(look)
        self.pen.row(made, "del")
        for holder, cell in zip(row.holders, row.cells, strict=True):
            made.append(self._cell(holder, cell))
        return made

    def _cell(self, holder: etree._Element, cell: Sequence[Piece]) -> etree._Element:
        made = etree.Element(W + "tc")
        look = self._look(holder, "tcPr")
        if len(look):
            made.append(look)
        made.extend(self.piece(piece) for piece in cell)
        if not cell or isinstance(cell[-1], Table):
            made.append(etree.Element(W + "p"))  # a cell ends with a paragraph
        return made

    def _table(self, table: Table) -> etree._Element:
        made = etree.Element(W + "tbl")
        made.append(self._look(table.element, "tblPr"))
        made.append(self._look(table.element, "tblGrid"))
        made.extend(self.row(row) for row in table.rows)
        return made

    def _deleted(self, said: Iterable[tuple[etree._Element | None, list[etree._Element]]]) -> etree._Element:
        mark = self.pen.mark("del")
        for run, children in said:
            made = etree.SubElement(mark, W + "r")
            if run is not None and len(look := self._look(run, "rPr")):
                made.append(look)
            for child in children:
                if child.tag == W + "t":
                    child.tag = W + "delText"
                made.append(child)
        return mark

    def _look(self, element: etree._Element, name: str) -> etree._Element:
        """Return a copy of an element's properties, without what belongs to the old file."""
        found = element.find(W + name)
        look = etree.Element(W + name) if found is None else deepcopy(found)
        for child in list(look):
            if child.tag in _LEFT_BEHIND:
                look.remove(child)
            elif child.tag in _STYLES:
                style = self._style(str(child.get(VAL)))
                if style:
                    child.set(VAL, style)
                else:
                    look.remove(child)
        return look

    def _style(self, old: str) -> str:
        """Return the id of the new file's style of the same name, or nothing."""
        name = self.old.kinds[old].name if old in self.old.kinds else ""
        return next((style for style, kind in self.new.kinds.items() if style and name and kind.name == name), "")

    def _same_list(self, paragraph: etree._Element) -> bool:
        """Tell whether a paragraph would count in the same list in the new file, or in none in both."""
        properties = paragraph.find(W + "pPr")
        style = child_value(properties, "pStyle")
        direct = None if properties is None else properties.find(W + "numPr")
        own = child_value(direct, "numId")
        here = own or _list_of(self.old, style)
        there = own or _list_of(self.new, self._style(style) if style else "")
        before, after = self.old.lists.get(here), self.new.lists.get(there)
        if before is None or after is None:
            return before is after
        return before.levels == after.levels and before.restarts == after.restarts


def _list_of(text: Text, style: str) -> str:
    return next((one.list_id for _, one in ancestry(text.styles, style) if one.list_id), "")


def _without_list(properties: etree._Element) -> None:
    """Take a paragraph out of every list, its style's too."""
    for old in properties.findall(W + "numPr"):
        properties.remove(old)
    numbering = etree.Element(W + "numPr")
    etree.SubElement(numbering, W + "numId").set(VAL, "0")
    before = [child for child in properties if child.tag in _BEFORE_LIST]
    if before:
        before[-1].addnext(numbering)
    else:
        properties.insert(0, numbering)
