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
    trace.styles_wanted += [name for name, style in trace.styles.items() if style.get(f"{W}default") in _ON]
    trace.follow()
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
    """Follows what uses what, from the text on; what is wanted is looked up in turn, since a chain may be long."""

    styles: Mapping[str, etree._Element]
    lists: Mapping[str, etree._Element]
    families: Mapping[str, etree._Element]
    styles_wanted: list[str] = field(default_factory=list)
    lists_wanted: list[str] = field(default_factory=list)
    families_wanted: list[str] = field(default_factory=list)
    used_styles: set[str] = field(default_factory=set)
    used_lists: set[str] = field(default_factory=set)
    used_families: set[str] = field(default_factory=set)

    def text(self, root: etree._Element) -> None:
        """Want what a part uses."""
        self.styles_wanted += {str(node.get(VAL)) for node in root.iter(*_USERS)}
        self.lists_wanted += _values(root, "numId")
        starts = [name for element, names in _BUILT_IN.items() if _holds(root, element) for name in names]
        named: set[str] = set()
        for instruction in _instructions(root):
            word, *rest = instruction.split() or [""]
            starts += _FIELDS.get(word.upper(), ())
            quoted = re.findall(r'"([^"]*)"', instruction)
            named |= {part.strip().lower() for text in (*quoted, *rest[:1]) for part in re.split("[,;]", text)}
        begins = tuple(set(starts))
        for name, style in self.styles.items():
            called = _value(style, "name").lower()
            if called in named or called.startswith(begins):
                self.styles_wanted.append(name)

    def follow(self) -> None:
        """Use all that is wanted, and what that leads to."""
        while self.styles_wanted or self.lists_wanted or self.families_wanted:
            if self.styles_wanted:
                self._style(self.styles_wanted.pop())
            elif self.lists_wanted:
                self._list(self.lists_wanted.pop())
            else:
                self._family(self.families_wanted.pop())

    def _style(self, name: str) -> None:
        """Use a style: it leads to what it is based on, to what goes with it, and to its list."""
        if name in self.styles and name not in self.used_styles:
            self.used_styles.add(name)
            self.styles_wanted += (_value(self.styles[name], link) for link in ("basedOn", "next", "link"))
            self.lists_wanted += _values(self.styles[name], "numId")

    def _list(self, number: str) -> None:
        """Use a list: it leads to what it counts with, and to the styles of its levels."""
        if number in self.lists and number not in self.used_lists:
            self.used_lists.add(number)
            self.styles_wanted += _values(self.lists[number], "pStyle")
            self.families_wanted.append(_value(self.lists[number], "abstractNumId"))

    def _family(self, number: str) -> None:
        if number not in self.families or number in self.used_families:
            return
        self.used_families.add(number)
        family = self.families[number]
        named = _named(family)
        self.styles_wanted += _values(family, "pStyle") | named
        self.families_wanted += (other for other, node in self.families.items() if named & _named(node))


def _named(family: etree._Element) -> set[str]:
    """Return the styles by which what a list counts with is shared."""
    return {_value(family, "numStyleLink"), _value(family, "styleLink")} - {""}


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
