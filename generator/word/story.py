"""A story of a Word file (its body, a header, a note) walked in reading order: its paragraphs and tables, as read.

What goes in is parsed XML, with the file's styles and lists; what comes out is blocks of words. Signs from the private
use area of Unicode stand for what only a layout knows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.word import formfields
from generator.word.labels import UNKNOWN, VAL, Counter, W
from generator.word.wordstyles import Style, ancestry, child_value, switches

ANY_NUMBER = UNKNOWN
"""Stands in a text for a number that only the layout knows, such as a page number."""
ANY_SIGN = "\ue001"
"""Stands in a text for one sign of a symbol font, which has no agreed character."""
TAB = "\t"
"""Stands in a text for a tab, which may be drawn as a row of dots or dashes."""
SOFT_HYPHEN = "\u00ad"
"""Stands in a text where a word may be broken; a reader sees it as a hyphen only at a line's end."""
OPEN, CLOSE = "\ue010", "\ue011"
"""Stand in a text where the bookmark that was asked for begins and ends."""

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PAGE_FIELDS = (["PAGE"], ["NUMPAGES"], ["SECTIONPAGES"], ["PAGEREF"], ["SECTION"])
_OUT = frozenset(
    W + name
    for name in (
        *("del", "moveFrom", "rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"),
        *("instrText", "delText", "delInstrText", "commentReference", "annotationRef", "rt", "fldChar"),
    )
)
_FLOATS = frozenset({W + "drawing", W + "pict", W + "object"})
_BOX = W + "txbxContent"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its list label ("" for none) and its text."""

    label: str
    text: str

    @property
    def line(self) -> str:
        """Return label and text as one line."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the blocks of each cell; a ``header`` row is repeated on every page the table reaches."""

    cells: tuple[tuple["Block", ...], ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yields the paragraphs of blocks in reading order, tables row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell)


@dataclass(slots=True)
class _Field:
    """A field under way: its instruction, whether its result has begun, and what it shows beside that."""

    instruction: str = ""
    result: bool = False
    shown: str = ""

    @property
    def is_number(self) -> bool:
        return self.instruction.upper().split(maxsplit=1)[:1] in _PAGE_FIELDS


@dataclass(slots=True)
class Walk:
    """Walks a story in reading order, and keeps what runs on from paragraph to paragraph: lists, fields and notes."""

    styles: Mapping[str, Style]
    counter: Counter
    bookmark: str = ""
    bookmark_id: str = ""
    fields: list[_Field] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    notes_seen: dict[str, list[str]] = field(default_factory=lambda: {"footnote": [], "endnote": []})
    note_label: str = ""
    pending: str = ""
    form_boxes: bool = True
    """Whether the box of an old form field is read as a sign; LibreOffice draws it as a picture."""
    as_typed: bool = False
    """Whether words are read as they were typed: not in a style's capitals, and without the numbers of notes."""

    def blocks(self, parent: Iterable[etree._Element]) -> list[Block]:
        """Return the blocks of a body, cell, header, note or content control."""
        found: list[Block] = []
        for child in parent:
            if child.tag == W + "p":
                found.append(self._paragraph(child))
            elif child.tag == W + "tbl":
                found.append(Table(tuple(self._rows(child))))
            elif child.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
                self.pending += self._bookmark(child)
            elif child.tag not in _OUT:
                found.extend(self.blocks(child))
        return found

    def text(self, parent: etree._Element) -> str:
        """Return the words of a story as one line."""
        return " ".join(paragraph.line for paragraph in paragraphs(tuple(self.blocks(parent))))

    def _rows(self, parent: etree._Element) -> Iterator[Row]:
        for child in parent:
            if child.tag == W + "tr":
                header = child.find(f"{W}trPr/{W}tblHeader")
                repeats = header is not None and header.get(VAL) not in ("0", "false", "off")
                if child.find(f"{W}trPr/{W}del") is None:
                    yield Row(tuple(self._cells(child)), repeats)
            elif child.tag not in _OUT:
                yield from self._rows(child)

    def _cells(self, parent: etree._Element) -> Iterator[tuple[Block, ...]]:
        for child in parent:
            if child.tag == W + "tc":
                yield tuple(self.blocks(child))
            elif child.tag not in _OUT:
                yield from self._cells(child)

    def _paragraph(self, node: etree._Element) -> Paragraph:
        properties = node.find(W + "pPr")
        style = child_value(properties, "pStyle")
        label = self._label(properties, style)
        said: list[str] = [self.pending] if self.pending else []
        self.pending = ""
        self._inline(node, style, said)
        return Paragraph(label, "".join(said))

    def _label(self, properties: etree._Element | None, style: str) -> str:
        direct = None if properties is None else properties.find(W + "numPr")
        lineage = list(ancestry(self.styles, style))
        list_id = child_value(direct, "numId") or next((style.list_id for _, style in lineage if style.list_id), "")
        if list_id not in self.counter.lists:
            return ""
        by_style = self.counter.lists[list_id].by_style
        depths = (str(by_style[name]) if name in by_style else style.depth for name, style in lineage)
        depth = child_value(direct, "ilvl") or next((depth for depth in depths if depth), "0")
        return self.counter.label(list_id, int(depth))

    def _inline(self, node: etree._Element, style: str, said: list[str]) -> None:
        for child in node:
            tag = child.tag
            if tag == W + "r":
                self._run(child, style, said)
            elif tag == W + "fldSimple":
                self._simple_field(child, style, said)
            elif tag in (W + "bookmarkStart", W + "bookmarkEnd"):
                said.append(self._bookmark(child))
            elif tag == _MC + "AlternateContent":
                self._inline(_choice(child), style, said)
            elif tag not in _OUT:
                self._inline(child, style, said)

    def _simple_field(self, node: etree._Element, style: str, said: list[str]) -> None:
        current = _Field(str(node.get(W + "instr") or ""), result=True)
        if current.is_number:
            said.append(ANY_NUMBER if self._shown() else "")
        else:
            self._inline(node, style, said)

    def _bookmark(self, node: etree._Element) -> str:
        if not self.bookmark:
            return ""
        if node.get(W + "name") == self.bookmark:
            self.bookmark_id = str(node.get(W + "id"))
            return OPEN
        return CLOSE if node.tag == W + "bookmarkEnd" and node.get(W + "id") == self.bookmark_id else ""

    def _run(self, run: etree._Element, style: str, said: list[str]) -> None:
        properties = run.find(W + "rPr")
        words: list[str] = []
        for child in run:
            self._piece(child, words)
        text = "" if self._is(properties, style, "vanish") else "".join(words)
        if text and not self.as_typed and any(self._is(properties, style, one) for one in ("caps", "smallCaps")):
            text = text.upper()
        said.append(text)

    def _is(self, properties: etree._Element | None, style: str, switch: str) -> bool:
        """Tells whether a run is hidden or in capitals: by itself, or by one of its two styles but not by both."""
        direct = switches(properties)
        if switch in direct:
            return direct[switch]
        character = child_value(properties, "rStyle")
        return self._styled(style, switch) != (bool(character) and self._styled(character, switch))

    def _styled(self, style: str, switch: str) -> bool:
        for _, ancestor in ancestry(self.styles, style):
            if switch in ancestor.switches:
                return ancestor.switches[switch]
        return False

    def _piece(self, node: etree._Element, words: list[str]) -> None:
        """Adds what one element of a run says."""
        tag = node.tag
        if tag == W + "fldChar":
            self._field_sign(node, words)
        elif tag == W + "instrText":
            if self.fields and not self.fields[-1].result:
                self.fields[-1].instruction += node.text or ""
        elif tag == _MC + "AlternateContent":
            for child in _choice(node):
                self._piece(child, words)
        elif tag in _FLOATS:
            self.boxes.extend(text for box in node.iter(_BOX) if (text := self.text(box).strip()))
        elif self._shown():
            words.append(self._said(node))

    def _said(self, node: etree._Element) -> str:
        match str(node.tag).removeprefix(W):
            case "t":
                return node.text or ""
            case "tab" | "ptab":
                return TAB
            case "br" | "cr":
                return " "
            case "noBreakHyphen":
                return "-"
            case "softHyphen":
                return SOFT_HYPHEN
            case "sym":
                return ANY_SIGN
            case "footnoteReference" | "endnoteReference" as kind:
                return self._note_reference(node, kind.removesuffix("Reference"))
            case "footnoteRef" | "endnoteRef":
                return self.note_label
            case "pgNum":
                return ANY_NUMBER
            case _:
                return ""

    def _note_reference(self, node: etree._Element, kind: str) -> str:
        seen = self.notes_seen[kind]
        seen.append(str(node.get(W + "id")))
        if self.as_typed or node.get(W + "customMarkFollows") in ("1", "true"):
            return ""
        return str(len(seen)) if kind == "footnote" else ANY_NUMBER

    def _shown(self) -> bool:
        """Tells whether text here is seen: not in a field's instruction, nor in the stale result of a page number."""
        return all(current.result and not current.is_number for current in self.fields)

    def _field_sign(self, sign: etree._Element, words: list[str]) -> None:
        kind = sign.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append(_Field(shown=formfields.shown(sign, boxes=self.form_boxes)))
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if self._shown():
                words.append(ANY_NUMBER if ended.is_number else ended.shown)


def _choice(node: etree._Element) -> etree._Element:
    """Return the first alternative, which is what both engines draw, or the fallback where there is no other."""
    for name in ("Choice", "Fallback"):
        found = node.find(_MC + name)
        if found is not None:
            return found
    return node
