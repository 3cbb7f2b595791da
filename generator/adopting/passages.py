"""A paragraph of a model that can be rewritten piece by piece, each letter keeping the formatting it had.

In: a ``Line`` of a part. Out: its text, and the same paragraph with pieces of it replaced. A piece may be spread over
any number of runs; what takes its place stands in the first of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.word.labels import VAL, W
from generator.word.lines import Line

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_P, _T, _RUN = f"{W}p", f"{W}t", f"{W}r"
_PLAIN = frozenset({"", "auto", "000000"})
_PLACEHOLDER_STYLE = re.compile(r"placeholder|tijdelijkeaanduiding", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a paragraph's text, from letter to letter, and what comes in its place."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Passage:
    """One paragraph: its text, and for each letter the element that holds it (none for a tab or a line break)."""

    line: Line
    text: str = ""
    owners: list[etree._Element] = field(default_factory=list)

    @classmethod
    def of(cls, line: Line) -> "Passage":
        """Return the passage of a line."""
        passage = cls(line)
        passage.read()
        return passage

    @property
    def element(self) -> etree._Element:
        """Return the paragraph itself."""
        return self.line.element

    def read(self) -> None:
        """Read the paragraph as it stands now; texts of a text box within it are not its own."""
        pieces: list[str] = []
        self.owners = []
        for node in _own(self.element):
            said = node.text or "" if node.tag == _T else _SIGNS[str(node.tag)]
            pieces.append(said)
            self.owners += [node] * len(said)
        self.text = "".join(pieces)

    def rewrite(self, edits: list[Edit]) -> None:
        """Replace pieces of the text; where two overlap, the one that starts first stands."""
        done = -1
        kept: list[Edit] = []
        for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
            if edit.start >= done and edit.end > edit.start:
                kept.append(edit)
                done = edit.end
        for edit in reversed(kept):
            self._replace(edit)
        self.read()

    def _replace(self, edit: Edit) -> None:
        touched = list(dict.fromkeys(self.owners[edit.start : edit.end]))
        first = next((node for node in touched if node.tag == _T), None)
        if first is None:
            return
        _unmark(touched, self.owners)
        new = edit.text
        for node in touched:
            start = self.owners.index(node)
            length = len(node.text or "") if node.tag == _T else 1
            low, high = max(edit.start - start, 0), min(edit.end - start, length)
            if node.tag == _T:
                said = node.text or ""
                node.text = f"{said[:low]}{new if node is first else ''}{said[high:]}"
                node.set(SPACE, "preserve")
            elif (parent := node.getparent()) is not None:
                parent.remove(node)


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    for node in paragraph.iter(_T, *_SIGNS):
        parent = node.getparent()
        if parent is None or (node.tag != _T and parent.tag != _RUN):
            continue
        if next(node.iterancestors(_P)) is paragraph:
            yield node


def run_of(text: etree._Element) -> etree._Element | None:
    """Return the run a text stands in."""
    return next(text.iterancestors(_RUN), None)


def is_marked(text: etree._Element) -> bool:
    """Tell whether a text is highlighted, or shaded in a highlighter's yellow."""
    run = run_of(text)
    properties = None if run is None else run.find(f"{W}rPr")
    if properties is None:
        return False
    marked = properties.find(f"{W}highlight")
    shaded = properties.find(f"{W}shd")
    if marked is not None and marked.get(VAL) not in ("none", "white"):
        return True
    return shaded is not None and str(shaded.get(f"{W}fill")).upper() in ("FFFF00", "FFFF99", "FFFFCC")


def _unmark(touched: list[etree._Element], owners: list[etree._Element]) -> None:
    """Take the highlighter, the placeholder's own style and its colour off what is replaced."""
    others = {_colour(owner) for owner in set(owners) if owner not in touched}
    for text in touched:
        run = run_of(text)
        properties = None if run is None else run.find(f"{W}rPr")
        if properties is None:
            continue
        style = properties.find(f"{W}rStyle")
        if style is not None and _PLACEHOLDER_STYLE.search(str(style.get(VAL))):
            properties.remove(style)
        gone = [f"{W}highlight", f"{W}shd"] if is_marked(text) else []
        if (colour := _colour(text)) not in _PLAIN and (others - {colour} or _reddish(colour)):
            gone.append(f"{W}color")
        for name in gone:
            for node in properties.findall(name):
                properties.remove(node)


def _colour(text: etree._Element) -> str:
    run = run_of(text)
    found = None if run is None else run.find(f"{W}rPr/{W}color")
    return "" if found is None else str(found.get(VAL) or "")


def _reddish(colour: str) -> bool:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return red >= 0xC0 and green < 0x60 and blue < 0x60
