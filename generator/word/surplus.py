"""What nothing in a Word file uses: styles and lists that no paragraph leads to.

In: the trees of the parts with text and settings, of the styles and of the numbering. Out: a ``Surplus``. A style is
used by a paragraph, run or table, by a field that names it, or by a style or list that is used itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.word.labels import VAL, W

_USERS = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle", "clickAndTypeStyle", "defaultTableStyle"))
_ON = frozenset({"1", "true", "on"})
_BUILT_IN: Mapping[str, tuple[str, ...]] = {  # element that makes Word use a style of its own: how its name begins
    f"{W}footnoteReference": ("footnote",),
    f"{W}endnoteReference": ("endnote",),
    f"{W}commentReference": ("annotation",),
    f"{W}hyperlink": ("hyperlink", "followedhyperlink"),
}
_FIELDS: Mapping[str, tuple[str, ...]] = {  # the same for fields
    "TOC": ("toc ", "table of figures", "hyperlink"),
    "INDEX": ("index ",),
    "HYPERLINK": ("hyperlink", "followedhyperlink"),
}


@dataclass(frozen=True, slots=True)
class Surplus:
    """The ids of styles, of lists and of what lists count with, that nothing uses."""

    styles: frozenset[str]
    lists: frozenset[str]
    families: frozenset[str]


def surplus(
    roots: Iterable[etree._Element], styles: etree._Element | None, numbering: etree._Element | None
) -> Surplus:
    """Return what is not used; ``roots`` are the parts with text and the settings."""
    trace = _Trace(
        _by_id(styles, "style", "styleId"),
        _by_id(numbering, "num", "numId"),
        _by_id(numbering, "abstractNum", "abstractNumId"),
    )
    for root in roots:
        trace.text(root)
    for name, style in trace.styles.items():
        if style.get(f"{W}default") in _ON:
            trace.style(name)
    return Surplus(
        frozenset(trace.styles) - trace.used_styles,
        frozenset(trace.lists) - trace.used_lists,
        frozenset(trace.families) - trace.used_families,
    )


def _by_id(root: etree._Element | None, name: str, attribute: str) -> dict[str, etree._Element]:
    found = () if root is None else root.findall(W + name)
    return {str(node.get(W + attribute)): node for node in found}


@dataclass(slots=True)
class _Trace:
    """Follows what uses what, from the text on."""

    styles: Mapping[str, etree._Element]
    lists: Mapping[str, etree._Element]
    families: Mapping[str, etree._Element]
    used_styles: set[str] = field(default_factory=set)
    used_lists: set[str] = field(default_factory=set)
    used_families: set[str] = field(default_factory=set)

    def text(self, root: etree._Element) -> None:
        """Follow what a part uses."""
        for name in {str(node.get(VAL)) for node in root.iter(*_USERS)}:
            self.style(name)
        for number in _values(root, "numId"):
            self.list(number)
        starts = [name for element, names in _BUILT_IN.items() if _holds(root, element) for name in names]
        wanted: set[str] = set()
        for instruction in _instructions(root):
            word, *rest = instruction.split() or [""]
            starts += _FIELDS.get(word.upper(), ())
            quoted = re.findall(r'"([^"]*)"', instruction)
            wanted |= {part.strip().lower() for text in (*quoted, *rest[:1]) for part in re.split("[,;]", text)}
        for name, style in self.styles.items():
            called = _value(style, "name").lower()
            if called in wanted or called.startswith(tuple(starts)):
                self.style(name)

    def style(self, name: str) -> None:
        """Follow what a style uses: what it is based on, what goes with it, and its list."""
        if name in self.used_styles or name not in self.styles:
            return
        self.used_styles.add(name)
        style = self.styles[name]
        for link in ("basedOn", "next", "link"):
            self.style(_value(style, link))
        for number in _values(style, "numId"):
            self.list(number)

    def list(self, number: str) -> None:
        """Follow what a list uses: what it counts with, and the styles of its levels."""
        if number in self.used_lists or number not in self.lists:
            return
        self.used_lists.add(number)
        self._levels(self.lists[number])
        self._family(_value(self.lists[number], "abstractNumId"))

    def _family(self, number: str) -> None:
        if number in self.used_families or number not in self.families:
            return
        self.used_families.add(number)
        family = self.families[number]
        self._levels(family)
        named = {_value(family, "numStyleLink"), _value(family, "styleLink")} - {""}
        for name in named:
            self.style(name)
        for other, node in self.families.items():
            if named & {_value(node, "numStyleLink"), _value(node, "styleLink")}:
                self._family(other)

    def _levels(self, node: etree._Element) -> None:
        for level in node.iter(f"{W}pStyle"):
            self.style(str(level.get(VAL)))


def _holds(root: etree._Element, name: str) -> bool:
    return next(root.iter(name), None) is not None


def _instructions(root: etree._Element) -> Iterator[str]:
    """Give the instructions of fields; one in pieces is joined, up to where its result or the field begins."""
    pieces: list[str] = []
    for node in root.iter(f"{W}instrText", f"{W}fldSimple", f"{W}fldChar"):
        if node.tag == f"{W}instrText":
            pieces.append(node.text or "")
            continue
        if pieces:
            yield "".join(pieces)
            pieces = []
        if node.tag == f"{W}fldSimple":
            yield str(node.get(f"{W}instr") or "")
    if pieces:
        yield "".join(pieces)


def _value(node: etree._Element, child: str) -> str:
    found = node.find(W + child)
    return "" if found is None else str(found.get(VAL) or "")


def _values(root: etree._Element, name: str) -> set[str]:
    return {str(node.get(VAL)) for node in root.iter(W + name)}
