"""The labels of lists ("Artikel 1", "a."): the engine draws them in one typeface, unless their level names another.

In: numbering.xml. Out: the same levels, each in the typeface of the paragraphs it numbers.
"""

from collections.abc import Mapping

from lxml import etree

from generator.convert.mends.part import STORY, VAL, Mend, W
from generator.convert.mends.styles import numbered_styles, style, theme_typeface

_BEFORE_PROPERTIES = frozenset(
    W + name
    for name in (
        *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy", "lvlJc"),
        "pPr",
    )
)


def _name_typefaces(root: etree._Element, parts: Mapping[str, bytes]) -> bool:
    if not _are_used(parts):
        return False
    changed = False
    for level in root.iter(W + "lvl"):
        fonts = level.find(f"{W}rPr/{W}rFonts")
        if fonts is not None and fonts.get(W + "ascii"):
            continue  # one that names its own keeps it, as a bullet from a symbol font must
        named = level.find(W + "pStyle")
        numbered = style(str(named.get(VAL)) if named is not None else "", parts)
        typeface = theme_typeface(fonts, parts) or numbered.typeface
        if typeface:
            _name_typeface(level, typeface)
            changed = True
    return changed


def _are_used(parts: Mapping[str, bytes]) -> bool:
    """Tell whether a paragraph stands in a list: many files hold lists that nothing is in."""
    stories = [xml for name, xml in parts.items() if STORY.fullmatch(name)]
    styled = [f'w:val="{name}"'.encode() for name in numbered_styles(parts)]
    return any(sign in xml for xml in stories for sign in (b"<w:numPr", *styled))


def _name_typeface(level: etree._Element, typeface: str) -> None:
    properties = level.find(W + "rPr")
    if properties is None:
        properties = etree.Element(W + "rPr")
        level.insert(sum(child.tag in _BEFORE_PROPERTIES for child in level), properties)
    fonts = properties.find(W + "rFonts")
    if fonts is None:
        first = properties.find(W + "rStyle")
        fonts = etree.Element(W + "rFonts")
        properties.insert(0 if first is None else 1, fonts)
    fonts.set(W + "ascii", typeface)
    fonts.set(W + "hAnsi", typeface)


def _has_bare_level(xml: bytes) -> bool:
    return any(b'w:ascii="' not in level for level in xml.split(b"</w:lvl>")[:-1])


LABELLING = Mend(_has_bare_level, _name_typefaces)
