"""What the styles of a Word file say about typeface and tab stops: as much as the mends depend on.

In: a style's id and the file's parts. Out: the typeface, and where there are tab stops.
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
    """The typeface a style gives its letters ("" where none is named), and where it puts tab stops."""

    typeface: str
    stops: tuple[str, ...]


def style(name: str, parts: Mapping[str, bytes]) -> Style:
    """Return a paragraph style by its id; for "" or an unknown one, the style of a paragraph that names none."""
    sheet = _sheet(parts.get("word/styles.xml", b""), parts.get("word/theme/theme1.xml", b""))
    lineage = list(_lineage(name if name in sheet.styles else sheet.default, sheet.styles))
    faces = (_typeface(node.find(f"{W}rPr/{W}rFonts"), sheet.themed) for node in lineage)
    stops = [str(stop.get(W + "pos")) for node in lineage for stop in node.findall(f"{W}pPr/{W}tabs/{W}tab")]
    return Style(next(filter(None, faces), sheet.common), tuple(dict.fromkeys(stops)))


def numbered_styles(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the ids of the styles that put their paragraphs in a list, by themselves or by what they are based on."""
    sheet = _sheet(parts.get("word/styles.xml", b""), parts.get("word/theme/theme1.xml", b""))
    path = f"{W}pPr/{W}numPr"
    return tuple(
        name for name in sheet.styles if any(node.find(path) is not None for node in _lineage(name, sheet.styles))
    )


def theme_typeface(fonts: etree._Element | None, parts: Mapping[str, bytes]) -> str:
    """Return the typeface of the theme that a formatting asks for; "" where it asks for none."""
    theme = str(fonts.get(W + "asciiTheme") or "") if fonts is not None else ""
    return _themed(parts.get("word/theme/theme1.xml", b"")).get(theme[:5], "")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file's styles by id, the id of the one for paragraphs that name none, the typefaces of all and of the theme."""

    styles: Mapping[str, etree._Element]
    default: str
    common: str
    themed: Mapping[str, str]


@lru_cache(maxsize=8)
def _sheet(xml: bytes, theme: bytes) -> _Sheet:
    root, themed = parsed(xml), _themed(theme)
    if root is None:
        return _Sheet({}, "", "", themed)
    nodes = {str(node.get(W + "styleId")): node for node in root.iter(W + "style")}
    default = next((name for name, node in nodes.items() if _is_default(node)), "")
    common = _typeface(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts"), themed)
    return _Sheet(nodes, default, common, themed)


def _is_default(node: etree._Element) -> bool:
    return node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true", "on")


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


@lru_cache(maxsize=8)
def _themed(theme: bytes) -> Mapping[str, str]:
    """Return the typefaces of a theme, by "major" and "minor"."""
    root = parsed(theme)
    if root is None:
        return {}
    found = {kind: next(root.iter(f"{_A}{kind}Font"), None) for kind in ("major", "minor")}
    latin = {kind: node.find(_A + "latin") for kind, node in found.items() if node is not None}
    return {kind: str(node.get("typeface") or "") for kind, node in latin.items() if node is not None}
