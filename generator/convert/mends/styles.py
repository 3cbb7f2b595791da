"""What the styles of a Word file say about typeface and tab stops: as much as the mends depend on.

In: a file's parts. Out: for every style, and for "" where a paragraph names none, its typeface and its having stops.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from generator.convert.mends.part import VAL, W, parsed

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """The typeface a style gives its letters ("" where none is named), and whether it has tab stops of its own."""

    typeface: str
    stops: bool


def styles(parts: Mapping[str, bytes]) -> Mapping[str, Style]:
    """Return the paragraph styles of a file by id; "" is the one of a paragraph that names none, and always there."""
    return _styles(parts.get("word/styles.xml", b""), parts.get("word/theme/theme1.xml", b""))


@lru_cache(maxsize=8)
def _styles(xml: bytes, theme: bytes) -> Mapping[str, Style]:
    root = parsed(xml)
    if root is None:
        return {"": Style("", stops=False)}
    themed = _themed(theme)
    nodes = {str(node.get(W + "styleId")): node for node in root.iter(W + "style")}
    common = _typeface(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts"), themed)
    found = {name: _style(name, nodes, themed, common) for name in nodes}
    default = next((name for name, node in nodes.items() if _is_default(node)), None)
    found[""] = found.get(default, Style(common, stops=False)) if default is not None else Style(common, stops=False)
    return found


def _is_default(node: etree._Element) -> bool:
    return node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true", "on")


def _style(name: str, nodes: Mapping[str, etree._Element], themed: Mapping[str, str], common: str) -> Style:
    lineage = list(_lineage(name, nodes))
    faces = (_typeface(node.find(f"{W}rPr/{W}rFonts"), themed) for node in lineage)
    return Style(next(filter(None, faces), common), any(node.find(f"{W}pPr/{W}tabs") is not None for node in lineage))


def _lineage(name: str, nodes: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    for _ in range(_DEEPEST):
        node = nodes.get(name)
        if node is None:
            return
        yield node
        based_on = node.find(W + "basedOn")
        name = str(based_on.get(VAL)) if based_on is not None else ""


def _typeface(fonts: etree._Element | None, themed: Mapping[str, str]) -> str:
    if fonts is None:
        return ""
    theme = str(fonts.get(W + "asciiTheme") or "")
    return themed.get(theme[:5], "") or str(fonts.get(W + "ascii") or "")


def _themed(theme: bytes) -> dict[str, str]:
    """Return the typefaces of a theme, by "major" and "minor"."""
    root = parsed(theme)
    if root is None:
        return {}
    found = {kind: next(root.iter(f"{_A}{kind}Font"), None) for kind in ("major", "minor")}
    latin = {kind: node.find(_A + "latin") for kind, node in found.items() if node is not None}
    return {kind: str(node.get("typeface") or "") for kind, node in latin.items() if node is not None}
