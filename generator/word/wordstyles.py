"""What a Word file's styles say about lists, hiding and capitals: as much as its words depend on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from generator.word.labels import VAL, W
from generator.word.wordparts import PARSER


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what it is based on, its list and level, and its switches for hiding and capitals."""

    based_on: str
    list_id: str
    depth: str
    switches: Mapping[str, bool]


@lru_cache(maxsize=16)
def read_styles(xml: bytes) -> dict[str, Style]:
    """Return every style by its id, and the default paragraph style by the id ""."""
    styles: dict[str, Style] = {}
    if not xml:
        return styles
    for node in etree.fromstring(xml, PARSER).iter(W + "style"):
        based = node.find(W + "basedOn")
        numbering = node.find(f"{W}pPr/{W}numPr")
        style = Style(
            "" if based is None else str(based.get(VAL)),
            child_value(numbering, "numId"),
            child_value(numbering, "ilvl"),
            switches(node.find(W + "rPr")),
        )
        styles[str(node.get(W + "styleId"))] = style
        if node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true"):
            styles[""] = style
    return styles


def child_value(node: etree._Element | None, name: str) -> str:
    """Return the value of a child element, or "" where it is not there."""
    found = None if node is None else node.find(W + name)
    return "" if found is None else str(found.get(VAL) or "")


def switches(properties: etree._Element | None) -> dict[str, bool]:
    """Return what run properties say about hiding and capitals."""
    if properties is None:
        return {}
    return {
        name: node.get(VAL) not in ("0", "false", "off")
        for name in ("vanish", "caps", "smallCaps")
        if (node := properties.find(W + name)) is not None
    }


def ancestry(styles: Mapping[str, Style], style: str) -> Iterator[tuple[str, Style]]:
    """Yields a style and what it is based on, nearest first; "" is the default paragraph style."""
    seen: set[str] = set()
    while style not in seen and style in styles:
        seen.add(style)
        yield style, styles[style]
        style = styles[style].based_on or "\0"
