"""Tracked changes as Word writes them: what was inserted, what was deleted, by whom and when.

In: paragraphs and rows of the new text, changed in place. Out: the same elements with ``w:ins`` and ``w:del`` in them;
runs are cut where a change begins or ends, and keep their own look.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from generator.word.labels import W

Kind = Literal["ins", "del"]
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad"}
_WITHOUT_RUNS = frozenset(W + name for name in ("pPr", "sdtPr", "sdtEndPr", "rPr", "proofErr"))
_AFTER_MARK = (W + "sectPr", W + "pPrChange")  # what stands behind the look of a paragraph's end
_AFTER_ROW = (W + "trPrChange",)


@dataclass(slots=True)
class Pen:
    """Writes tracked changes under one name and moment, and numbers them."""

    author: str
    moment: str
    number: int
    ends: list[tuple[etree._Element, Kind]] = field(default_factory=list)

    def mark(self, kind: Kind) -> etree._Element:
        """Return a new mark for something inserted or deleted."""
        self.number += 1
        mark = etree.Element(W + kind)
        mark.set(W + "id", str(self.number))
        mark.set(W + "author", self.author)
        mark.set(W + "date", self.moment)
        return mark

    def insert(self, paragraph: etree._Element) -> None:
        """Mark a paragraph as inserted, all of it."""
        self.wrap(list(runs(paragraph)))
        self.ends.append((paragraph, "ins"))

    def wrap(self, inserted: Iterable[etree._Element]) -> None:
        """Mark runs as inserted; neighbours share a mark."""
        for run in inserted:
            parent = run.getparent()
            if parent is None:
                continue
            before = run.getprevious()
            if before is not None and before.tag == W + "ins":
                before.append(run)
                continue
            mark = self.mark("ins")
            parent.replace(run, mark)
            mark.append(run)

    def row(self, row: etree._Element, kind: Kind) -> None:
        """Mark a table row as inserted or deleted; its content is marked apart."""
        properties = row.find(W + "trPr")
        if properties is None:
            properties = etree.Element(W + "trPr")
            exceptions = row.find(W + "tblPrEx")
            row.insert(0 if exceptions is None else row.index(exceptions) + 1, properties)
        _put(properties, self.mark(kind), _AFTER_ROW)

    def finish(self) -> None:
        """Mark the ends of whole paragraphs, but for the last one of a cell or body, which has to stay."""
        for paragraph, kind in self.ends:
            if _is_followed(paragraph):
                properties = paragraph.find(W + "pPr")
                if properties is None:
                    properties = etree.Element(W + "pPr")
                    paragraph.insert(0, properties)
                look = properties.find(W + "rPr")
                if look is None:
                    look = etree.Element(W + "rPr")
                    _put(properties, look, _AFTER_MARK)
                look.insert(0, self.mark(kind))
        self.ends.clear()


def _put(parent: etree._Element, child: etree._Element, after: tuple[str, ...]) -> None:
    """Add a child before those that must stand behind it."""
    behind = next((one for one in parent if one.tag in after), None)
    if behind is None:
        parent.append(child)
    else:
        behind.addprevious(child)


def _is_followed(paragraph: etree._Element) -> bool:
    here: etree._Element | None = paragraph
    while here is not None and here.tag not in (W + "body", W + "tc"):
        if any(one.tag in (W + "p", W + "tbl", W + "sdt") for one in here.itersiblings()):
            return True
        here = here.getparent()
    return False


def runs(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph in order, those in links and content controls too, not those in text boxes."""
    for child in node:
        if child.tag == W + "r":
            yield child
        elif child.tag == _ALTERNATIVES:
            choice = child.find(_CHOICE)
            yield from () if choice is None else runs(choice)
        elif child.tag not in _WITHOUT_RUNS:
            yield from runs(child)


def text_of(paragraph: etree._Element) -> str:
    """Return what the runs of a paragraph say, a tab as a tab and a break as a new line."""
    return "".join(_said(child) for run in runs(paragraph) for child in run)


def cut(paragraph: etree._Element, places: Iterable[int]) -> list[tuple[etree._Element, int, int]]:
    """Cut runs at these places in a paragraph's text; return its runs with where each begins and ends."""
    wanted = sorted(set(places), reverse=True)
    for run, start, stop in _placed(paragraph):
        for place in wanted:
            if start < place < stop:
                _split(run, place - start)
    return _placed(paragraph)


def _placed(paragraph: etree._Element) -> list[tuple[etree._Element, int, int]]:
    found, at = [], 0
    for run in runs(paragraph):
        length = sum(len(_said(child)) for child in run)
        found.append((run, at, at + length))
        at += length
    return found


def _split(run: etree._Element, place: int) -> None:
    """Move what a run says from a place on into a new run behind it."""
    rest = etree.Element(W + "r", {str(name): str(value) for name, value in run.attrib.items()})
    properties = run.find(W + "rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    at = 0
    for child in list(run):
        said = _said(child)
        if child is not properties and at >= place:
            rest.append(child)
        elif at < place < at + len(said):
            later = deepcopy(child)
            set_text(child, said[: place - at])
            set_text(later, said[place - at :])
            rest.append(later)
        at += len(said)
    run.addnext(rest)


def set_text(node: etree._Element, text: str) -> None:
    """Give a text element other text, of which every space counts."""
    node.text = text
    node.set(_XML_SPACE, "preserve")


def said_between(
    paragraph: etree._Element, start: int, stop: int
) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Yield what stands between two places of a paragraph: of each run its element, and its signs and texts."""
    for run, begin, end in _placed(paragraph):
        if end <= start or begin >= stop:
            continue
        said = [*_within(run, start - begin, stop - begin)]
        if said:
            yield run, said


def _within(run: etree._Element, start: int, stop: int) -> Iterator[etree._Element]:
    at = 0
    for child in run:
        said = _said(child)
        part = said[max(0, start - at) : max(0, stop - at)]
        at += len(said)
        if part:
            copy = etree.Element(child.tag, {str(name): str(value) for name, value in child.attrib.items()})
            if child.tag == W + "t":
                set_text(copy, part)
            yield copy


def _said(child: etree._Element) -> str:
    return (child.text or "") if child.tag == W + "t" else _SIGNS.get(str(child.tag), "")
