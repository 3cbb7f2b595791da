"""How large the text of a Word file is set, and how far apart its lines and paragraphs stand, by style or directly.

In: the tree of styles.xml, and paragraphs and runs. Out: sizes in half-points and spacing in twentieths of a point, as
Word itself would find them. ``place`` puts a property where Word's schema wants it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.word.labels import VAL, W

DEFAULT_SIZE = 20
"""What Word takes where a file says nothing: 10 points."""
_AFTER_SPACING = (
    *("ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
    *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_AFTER_SIZE = (
    *("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath", "rPrChange"),
)
_LATER: Mapping[str, tuple[str, ...]] = {
    "rPr": (),
    "spacing": _AFTER_SPACING,
    "sz": ("szCs", *_AFTER_SIZE),
    "szCs": _AFTER_SIZE,
}


@dataclass(frozen=True, slots=True)
class Look:
    """One style, or the defaults: its size ("" for none), what it says of spacing, and what it is based on."""

    size: str
    spacing: Mapping[str, str]
    based_on: str = ""


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """The looks of a file's styles by id, its default paragraph style, and what holds where no style says anything."""

    looks: Mapping[str, Look]
    usual: str
    defaults: Look

    def size(self, run: etree._Element | None, paragraph: etree._Element) -> int:
        """Return the size of a run in a paragraph, in half-points; of the paragraph's own style where it has no run."""
        own = None if run is None else run.find(f"{W}rPr")
        direct = said(own, "sz")
        if direct.isdigit():
            return int(direct)
        lineage = (*self._lineage(said(own, "rStyle")), *self._lineage(style_of(paragraph) or self.usual))
        found = next((look.size for look in lineage if look.size.isdigit()), self.defaults.size)
        return int(found) if found.isdigit() else DEFAULT_SIZE

    def spacing(self, paragraph: etree._Element) -> dict[str, str]:
        """Return all that is said of a paragraph's spacing, by attribute, the nearest that says it."""
        found = dict(self.defaults.spacing)
        for look in reversed(tuple(self._lineage(style_of(paragraph) or self.usual))):
            found |= look.spacing
        return found | _attributes(paragraph.find(f"{W}pPr/{W}spacing"))

    def _lineage(self, style: str) -> Iterator[Look]:
        seen: set[str] = set()
        while style in self.looks and style not in seen:
            seen.add(style)
            yield self.looks[style]
            style = self.looks[style].based_on


def read(styles: etree._Element | None) -> TypeSizes:
    """Return the sizes that a file's styles give; of a file without styles, Word's own."""
    if styles is None:
        return TypeSizes({}, "", Look("", {}))
    looks, usual = {}, ""
    for style in styles.findall(f"{W}style"):
        name = str(style.get(f"{W}styleId"))
        looks[name] = Look(
            said(style.find(f"{W}rPr"), "sz"), _attributes(style.find(f"{W}pPr/{W}spacing")), said(style, "basedOn")
        )
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
            usual = name
    defaults = Look(
        said(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), "sz"),
        _attributes(styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing")),
    )
    return TypeSizes(looks, usual, defaults)


def said(properties: etree._Element | None, name: str) -> str:
    """Return the value of a property, or "" where it is not there."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else str(found.get(VAL) or "")


def style_of(paragraph: etree._Element) -> str:
    """Return the id of a paragraph's style, or ""."""
    return said(paragraph.find(f"{W}pPr"), "pStyle")


def place(properties: etree._Element, name: str) -> etree._Element:
    """Return a property, made and put where Word wants it in case it was not there."""
    found = properties.find(f"{W}{name}")
    if found is not None:
        return found
    made = etree.Element(f"{W}{name}")
    later = {f"{W}{one}" for one in _LATER[name]}
    before = next((child for child in properties if child.tag in later), None)
    if before is None:
        properties.append(made)
    else:
        before.addprevious(made)
    return made


def properties_of(element: etree._Element, name: str) -> etree._Element:
    """Return the properties ("pPr", "rPr") of a paragraph or run, made as its first child where there were none."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        element.insert(0, found)
    return found


def _attributes(element: etree._Element | None) -> dict[str, str]:
    return {} if element is None else {str(name): str(value) for name, value in element.attrib.items()}
