"""The words of a Word file as a reader meets them: in order, with list labels, without what is hidden or deleted.

What goes in is the file's bytes; what comes out is a ``WordText`` (body, notes, headers and footers apart), or with
``text_within`` the plain text of a bookmarked part. It raises ``WordFileError`` for what is no sound Word file.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

from lxml import etree

from generator.labels import UNKNOWN, VAL, Counter, List, W, read_lists

ANY_NUMBER = UNKNOWN
"""Stands in a text for a number that only the layout knows, such as a page number."""
ANY_SIGN = "\ue001"
"""Stands in a text for one sign of a symbol font, which has no agreed character."""
TAB = "\t"
"""Stands in a text for a tab, which may be drawn as a row of dots or dashes."""
SOFT_HYPHEN = "\u00ad"
"""Stands in a text where a word may be broken; a reader sees it as a hyphen only at a line's end."""
MAX_UNPACKED = 200_000_000
"""The most bytes a Word file may hold once unpacked; its parts are text, far below this."""

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
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


class WordFileError(Exception):
    """Says that a file is no sound Word file; its message is a kind, never a word of the document."""


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


@dataclass(frozen=True, slots=True)
class WordText:
    """All that a reader meets.

    ``headers`` and ``footers`` hold every text that may stand at the top or foot of a page, "" among them where
    a page may have none. ``boxes`` are the texts of text boxes, which float and have no place in the order.
    """

    body: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    headers: tuple[str, ...] = ("",)
    footers: tuple[str, ...] = ("",)
    boxes: tuple[str, ...] = ()


def read(docx: bytes) -> WordText:
    """Return the words of a Word file."""
    return of_package(open_package(docx))


def of_package(package: "Package") -> WordText:
    """Return the words of a Word file that is already unpacked."""
    styles = _styles(package.parts.get("word/styles.xml", b""))
    lists = _lists(package.parts.get("word/numbering.xml", b""))
    walk = _Walk(styles, Counter(lists))
    body = walk.blocks(package.body)
    notes = tuple(text for kind in ("footnote", "endnote") for text in _notes(package, kind, walk))
    headers, footers = (_margin_texts(package, kind, styles, lists) for kind in ("header", "footer"))
    return WordText(tuple(body), notes, headers, footers, tuple(walk.boxes))


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yields the paragraphs of blocks in reading order, tables row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell)


def text_within(docx: bytes, bookmark: str) -> str:
    """Return the body's words within a bookmark, or all of them where the file has no such bookmark.

    One line per paragraph with its list label, in Unicode's composed form (NFC), white space collapsed, empty
    lines and page numbers left out: equal words give equal text, whatever the typesetting.
    """
    package = open_package(docx)
    walk = _Walk(
        _styles(package.parts.get("word/styles.xml", b"")),
        Counter(_lists(package.parts.get("word/numbering.xml", b""))),
        bookmark,
    )
    lines = []
    for paragraph in paragraphs(tuple(walk.blocks(package.body))):
        opened = paragraph.text.startswith(_OPEN)
        lines.append(_OPEN + paragraph.line.replace(_OPEN, "") if opened else paragraph.line)
    text = "\n".join(lines)
    if _OPEN in text:
        text = text.partition(_OPEN)[2].partition(_CLOSE)[0]
    tidy = (" ".join(unicodedata.normalize("NFC", line).split()) for line in _MARKS.sub("", text).split("\n"))
    return "\n".join(line for line in tidy if line)


_OPEN, _CLOSE = "\ue010", "\ue011"
_MARKS = re.compile(f"[{ANY_NUMBER}{ANY_SIGN}{SOFT_HYPHEN}{_OPEN}{_CLOSE}]")


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file unpacked: its XML parts by name, the parsed document, and the targets of its relationships."""

    parts: Mapping[str, bytes]
    document: etree._Element
    targets: Mapping[str, str]

    @property
    def body(self) -> etree._Element:
        """Return the element that holds the document's blocks."""
        found = self.document.find(W + "body")
        if found is None:
            raise WordFileError("no body")
        return found


def open_package(docx: bytes) -> Package:
    """Return the XML parts of a Word file; raises WordFileError where it is damaged or far too large."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise WordFileError("too large")
            names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            parts = {name: archive.read(name) for name in names}
        document = etree.fromstring(parts["word/document.xml"], _PARSER)
        targets = _targets(parts.get("word/_rels/document.xml.rels", b""))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as fault:
        raise WordFileError(type(fault).__name__) from fault
    return Package(parts, document, targets)


def _targets(rels: bytes) -> dict[str, str]:
    if not rels:
        return {}
    found = etree.fromstring(rels, _PARSER).iter(_RELATIONSHIP)
    return {str(node.get("Id")): _part(str(node.get("Target"))) for node in found}


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else f"word/{target}"


@lru_cache(maxsize=16)
def _lists(numbering: bytes) -> dict[str, List]:
    return read_lists(numbering, _PARSER) if numbering else {}


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    list_id: str
    depth: str
    switches: Mapping[str, bool]


@lru_cache(maxsize=16)
def _styles(xml: bytes) -> dict[str, _Style]:
    """Return every style by its id, and the default paragraph style by the id ""."""
    styles: dict[str, _Style] = {}
    if not xml:
        return styles
    for node in etree.fromstring(xml, _PARSER).iter(W + "style"):
        based = node.find(W + "basedOn")
        numbering = node.find(f"{W}pPr/{W}numPr")
        style = _Style(
            "" if based is None else str(based.get(VAL)),
            _child(numbering, "numId"),
            _child(numbering, "ilvl"),
            _switches(node.find(W + "rPr")),
        )
        styles[str(node.get(W + "styleId"))] = style
        if node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true"):
            styles[""] = style
    return styles


def _child(node: etree._Element | None, name: str) -> str:
    found = None if node is None else node.find(W + name)
    return "" if found is None else str(found.get(VAL) or "")


def _switches(properties: etree._Element | None) -> dict[str, bool]:
    """Return what run properties say about hiding and capitals."""
    if properties is None:
        return {}
    return {
        name: node.get(VAL) not in ("0", "false", "off")
        for name in ("vanish", "caps", "smallCaps")
        if (node := properties.find(W + name)) is not None
    }


@dataclass(slots=True)
class _Field:
    """A field under way: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False

    @property
    def is_number(self) -> bool:
        return self.instruction.upper().split(maxsplit=1)[:1] in _PAGE_FIELDS


@dataclass(slots=True)
class _Walk:
    """Walks a story in reading order, and keeps what runs on from paragraph to paragraph: lists, fields and notes."""

    styles: Mapping[str, _Style]
    counter: Counter
    bookmark: str = ""
    bookmark_id: str = ""
    fields: list[_Field] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    notes_seen: dict[str, list[str]] = field(default_factory=lambda: {"footnote": [], "endnote": []})
    note_label: str = ""
    pending: str = ""

    def blocks(self, parent: etree._Element) -> list[Block]:
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
        style = _child(properties, "pStyle")
        label = self._label(properties, style)
        said: list[str] = [self.pending] if self.pending else []
        self.pending = ""
        self._inline(node, style, said)
        return Paragraph(label, "".join(said))

    def _label(self, properties: etree._Element | None, style: str) -> str:
        direct = None if properties is None else properties.find(W + "numPr")
        ancestry = list(self._ancestry(style))
        list_id = _child(direct, "numId") or next((style.list_id for _, style in ancestry if style.list_id), "")
        if list_id not in self.counter.lists:
            return ""
        by_style = self.counter.lists[list_id].by_style
        depths = (str(by_style[name]) if name in by_style else style.depth for name, style in ancestry)
        depth = _child(direct, "ilvl") or next((depth for depth in depths if depth), "0")
        return self.counter.label(list_id, int(depth))

    def _ancestry(self, style: str) -> Iterator[tuple[str, _Style]]:
        """Yields a style and what it is based on, nearest first."""
        seen: set[str] = set()
        while style not in seen and style in self.styles:
            seen.add(style)
            yield style, self.styles[style]
            style = self.styles[style].based_on or "\0"

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
            return _OPEN
        return _CLOSE if node.tag == W + "bookmarkEnd" and node.get(W + "id") == self.bookmark_id else ""

    def _run(self, run: etree._Element, style: str, said: list[str]) -> None:
        properties = run.find(W + "rPr")
        words: list[str] = []
        for child in run:
            self._piece(child, words)
        text = "" if self._is(properties, style, "vanish") else "".join(words)
        if text and (self._is(properties, style, "caps") or self._is(properties, style, "smallCaps")):
            text = text.upper()
        said.append(text)

    def _is(self, properties: etree._Element | None, style: str, switch: str) -> bool:
        """Tells whether a run is hidden or in capitals: by itself, or by one of its two styles but not by both."""
        direct = _switches(properties)
        if switch in direct:
            return direct[switch]
        character = _child(properties, "rStyle")
        return self._styled(style, switch) != (bool(character) and self._styled(character, switch))

    def _styled(self, style: str, switch: str) -> bool:
        for _, ancestor in self._ancestry(style):
            if switch in ancestor.switches:
                return ancestor.switches[switch]
        return False

    def _piece(self, node: etree._Element, words: list[str]) -> None:
        """Adds what one element of a run says."""
        tag = node.tag
        if tag == W + "fldChar":
            self._field_sign(str(node.get(W + "fldCharType")), words)
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
        if node.get(W + "customMarkFollows") in ("1", "true"):
            return ""
        return str(len(seen)) if kind == "footnote" else ANY_NUMBER

    def _shown(self) -> bool:
        """Tells whether text here is seen: not in a field's instruction, nor in the stale result of a page number."""
        return all(current.result and not current.is_number for current in self.fields)

    def _field_sign(self, kind: str, words: list[str]) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if ended.is_number and self._shown():
                words.append(ANY_NUMBER)


def _choice(node: etree._Element) -> etree._Element:
    """Return the first alternative, which is what both engines draw, or the fallback where there is no other."""
    for name in ("Choice", "Fallback"):
        found = node.find(_MC + name)
        if found is not None:
            return found
    return node


def _notes(package: Package, kind: str, walk: _Walk) -> Iterator[str]:
    xml = package.parts.get(f"word/{kind}s.xml")
    if not xml or not walk.notes_seen[kind]:
        return
    found = {str(node.get(W + "id")): node for node in etree.fromstring(xml, _PARSER).iter(W + kind)}
    for number, note_id in enumerate(list(walk.notes_seen[kind]), 1):
        walk.note_label = str(number) if kind == "footnote" else ANY_NUMBER
        yield walk.text(found[note_id])


def _margin_texts(
    package: Package, kind: str, styles: Mapping[str, _Style], lists: Mapping[str, List]
) -> tuple[str, ...]:
    """Return every text a page may have in its header or footer, "" among them where a page may have none."""
    texts: dict[str, None] = {}
    even = b"evenAndOddHeaders" in package.parts.get("word/settings.xml", b"")
    inherited: set[str] = set()
    for section in package.document.iter(W + "sectPr"):
        for reference in section.findall(f"{W}{kind}Reference"):
            inherited.add(str(reference.get(W + "type") or "default"))
            part = package.parts[package.targets[str(reference.get(_R + "id"))]]
            walk = _Walk(styles, Counter(lists))
            texts[" ".join(walk.text(etree.fromstring(part, _PARSER)).split())] = None
        needed = {"default"} | ({"first"} if section.find(W + "titlePg") is not None else set())
        if not needed | ({"even"} if even else set()) <= inherited:
            texts[""] = None
    return tuple(texts) or ("",)
