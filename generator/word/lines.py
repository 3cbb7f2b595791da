"""The paragraphs of one part of a Word file, each with its place: part, number, table cell, heading above it.

In: the parsed XML of a part, and what the styles are called. Out: its ``Line``s in the order of the document.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.word.labels import VAL, W
from generator.word.numbers import whole_number
from generator.word.places import Spot

EXCERPT, HEADING = 80, 60  # characters of a paragraph, and of the heading above it, that a message quotes
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{W}txbxContent"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_P, _T, _TABLE, _ROW, _CELL = f"{W}p", f"{W}t", f"{W}tbl", f"{W}tr", f"{W}tc"
_WATCHED = (_P, _T, _TABLE, _ROW, _CELL, _BOX, _FALLBACK, *_SIGNS)
_TAG = re.compile(r"\{[{%#](?:(?!\{[{%#]).)*?[}%#]\}")  # no other begins in it: else it takes the square of the time


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph's style is called, in lower case, and the level of heading it gives (from 1), if any."""

    name: str
    level: int | None = None


Kinds = Mapping[str, Kind]
"""By style id; "" is the default paragraph style."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as its author sees it.

    ``text`` is what it says, tags included, a tab as a tab and a line break as a new line; ``texts`` are the elements
    that hold it, and ``orders`` numbers these in their part: a text box stands in the middle of a paragraph. ``cell``
    is the table, row and column it stands in, counted in its part from 1. ``box`` says that it stands in a text box,
    and ``copy`` that it is what Word keeps of one for older programs.
    """

    spot: Spot
    element: etree._Element
    text: str
    texts: tuple[etree._Element, ...]
    orders: tuple[int, ...]
    style: str = ""
    level: int | None = None
    heading: str = ""
    cell: tuple[int, int, int] | None = None
    box: bool = False
    copy: bool = False

    @property
    def tagged(self) -> str:
        """Return the text in which tags stand: without tabs and line breaks, as docxtpl joins it."""
        return "".join(element.text or "" for element in self.texts)


def lines_of(root: etree._Element, part: Spot, kinds: Kinds) -> list[Line]:
    """Return every paragraph of a part; for the file's properties, every property that has a text."""
    if root.tag.rpartition("}")[2] == "coreProperties":
        return list(_properties(root, part))
    walk = _Walk(part, kinds)
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_WATCHED):
        walk.enter(element) if event == "start" else walk.leave(element)
    return sorted(walk.lines, key=lambda line: line.spot.paragraph)


def kinds_of(styles: bytes | None) -> dict[str, Kind]:
    """Return what the paragraph styles of ``word/styles.xml`` are called, and which of them are headings."""
    if not styles:
        return {}
    root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
    nodes = {str(node.get(f"{W}styleId")): node for node in root.iter(f"{W}style")}
    levels = _levels(nodes)
    kinds = {name: Kind(_name(node), levels[name]) for name, node in nodes.items()}
    for name, node in nodes.items():
        if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
            kinds[""] = kinds[name]
    return kinds


def _name(style: etree._Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else str(found.get(VAL) or "").lower()


def _levels(nodes: Mapping[str, etree._Element]) -> dict[str, int | None]:
    """Return the level of heading each style gives: its own, by its name, or by what it is based on."""
    levels: dict[str, int | None] = {}
    for name in nodes:
        below: list[str] = []
        while name in nodes and name not in levels:
            levels[name] = None  # ends a circle
            below.append(name)
            own = nodes[name].find(f"{W}pPr/{W}outlineLvl")
            if own is not None:
                levels[name] = _outline(own)
                break
            if named := re.fullmatch(r"heading ([1-9])", _name(nodes[name])):
                levels[name] = int(named[1])
                break
            based = nodes[name].find(f"{W}basedOn")
            name = "" if based is None else str(based.get(VAL))
        levels.update(dict.fromkeys(below, levels.get(name)))
    return levels


def _outline(node: etree._Element) -> int | None:
    value = whole_number(node.get(VAL))
    return None if value is None or value > 8 else value + 1  # 9 stands for running text


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    number: int
    cell: tuple[int, int, int] | None
    texts: list[etree._Element] = field(default_factory=list)
    orders: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Reads a part from top to bottom, and keeps count of where it is."""

    part: Spot
    kinds: Kinds
    lines: list[Line] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    cells: list[list[int]] = field(default_factory=list)
    heading: str = ""
    numbered: int = 0
    tables: int = 0
    order: int = 0
    boxes: int = 0
    copies: int = 0

    def enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == _P:
            self.numbered += 1
            cell = (self.cells[-1][0], self.cells[-1][1], self.cells[-1][2]) if self.cells else None
            self.open.append(_Open(self.numbered, cell))
        elif tag == _T:
            self.order += 1
            if self.open:
                self.open[-1].texts.append(element)
                self.open[-1].orders.append(self.order)
                self.open[-1].said.append(element.text or "")
        elif tag in _SIGNS and self.open:
            if (parent := element.getparent()) is not None and parent.tag == f"{W}r":
                self.open[-1].said.append(_SIGNS[str(tag)])
        elif tag == _TABLE:
            self.tables += 1
            self.cells.append([self.tables, 0, 0])
        elif tag == _ROW and self.cells:
            self.cells[-1][1:] = [self.cells[-1][1] + 1, 0]
        elif tag == _CELL and self.cells:
            self.cells[-1][2] += 1
        self.boxes += tag == _BOX
        self.copies += tag == _FALLBACK

    def leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == _P:
            self.lines.append(self._line(self.open.pop(), element))
        elif tag == _TABLE:
            self.cells.pop()
        self.boxes -= tag == _BOX
        self.copies -= tag == _FALLBACK

    def _line(self, read: _Open, element: etree._Element) -> Line:
        text = "".join(read.said)
        kind, level = self._kind(element)
        if (level is not None or kind.name == "title") and text.strip() and not self.boxes:
            self.heading = shortened(_TAG.sub("…", text), HEADING)
        spot = Spot(
            self.part.file, self.part.sheet, self._cell(read), self.part.member, read.number, shortened(text, EXCERPT)
        )
        return Line(
            spot, element, text, tuple(read.texts), tuple(read.orders), kind.name, level, self.heading, read.cell,
            self.boxes > 0, self.copies > 0,
        )  # fmt: skip

    def _kind(self, element: etree._Element) -> tuple[Kind, int | None]:
        properties = element.find(f"{W}pPr")
        if properties is None:
            found = self.kinds.get("", Kind(""))
            return found, found.level
        style = properties.find(f"{W}pStyle")
        kind = self.kinds.get("" if style is None else str(style.get(VAL)), Kind(""))
        own = properties.find(f"{W}outlineLvl")
        return kind, kind.level if own is None else _outline(own)

    def _cell(self, read: _Open) -> str:
        """Return "alinea 12 (tabel 2, rij 3, kolom 1; onder ‘Artikel 3’)"."""
        where = []
        if self.boxes:
            where.append("in een tekstvak")
        if read.cell:
            table, row, column = read.cell
            where.append(f"tabel {table}, rij {row}, kolom {column}")
        if self.heading:
            where.append(f"onder ‘{self.heading}’")
        return f"alinea {read.number}" + (f" ({'; '.join(where)})" if where else "")


def shortened(text: str, most: int) -> str:
    """Return a text on one line, cut off with an ellipsis where it is longer than ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _properties(root: etree._Element, part: Spot) -> Iterator[Line]:
    for number, element in enumerate(root.iter("*"), 1):
        if element.text:
            name = f"eigenschap {element.tag.rpartition('}')[2]}"
            excerpt = shortened(element.text, EXCERPT)
            spot = Spot(part.file, part.sheet, name, part.member, number, excerpt)
            yield Line(spot, element, element.text, (element,), (number,))
