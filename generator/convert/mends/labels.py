"""The labels of lists ("Artikel 1", "a."): the engine draws them in one typeface, unless their level names another.

In: numbering.xml. Out: the same levels, each in the typeface of the paragraphs it numbers.
"""

from collections.abc import Mapping

from lxml import etree

from generator.convert.mends.part import VAL, Mend, W
from generator.convert.mends.styles import styles

_BEFORE_PROPERTIES = frozenset(
    W + name
    for name in (
        *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy", "lvlJc"),
        "pPr",
    )
)


def _name_typefaces(root: etree._Element, parts: Mapping[str, bytes]) -> bool:
    known, changed = styles(parts), False
    for level in root.iter(W + "lvl"):
        style = level.find(W + "pStyle")
        look = known.get(str(style.get(VAL)) if style is not None else "", known[""])
        changed |= bool(look.typeface) and _name_typeface(level, look.typeface)
    return changed


def _name_typeface(level: etree._Element, typeface: str) -> bool:
    """Name a typeface in a level; one that names its own keeps it, as a bullet from a symbol font must."""
    properties = level.find(W + "rPr")
    if properties is None:
        properties = etree.Element(W + "rPr")
        level.insert(sum(child.tag in _BEFORE_PROPERTIES for child in level), properties)
    fonts = properties.find(W + "rFonts")
    if fonts is not None and (fonts.get(W + "ascii") or fonts.get(W + "asciiTheme")):
        return False
    if fonts is None:
        style = properties.find(W + "rStyle")
        fonts = etree.Element(W + "rFonts")
        properties.insert(0 if style is None else 1, fonts)
    fonts.set(W + "ascii", typeface)
    fonts.set(W + "hAnsi", typeface)
    return True


def _has_bare_level(xml: bytes) -> bool:
    return any(b"w:ascii" not in level for level in xml.split(b"</w:lvl>")[:-1])


LABELLING = Mend(_has_bare_level, _name_typefaces)
