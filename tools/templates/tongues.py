"""A paper in another language than Dutch: what is Dutch in it is tagged so, and what runs from right to left does.

In: the XML that ``house`` made of a text, and its ``Tongue``. Out: the same with its languages and directions. What
a tag prints is Dutch, as the school wrote it: a name, a date, a purpose. Among words that run from right to left it
stands between two left-to-right marks, so that "1 maart 2026" stays in that order for every reader. Words in italics
are Dutch too: those of the form, beside their translation.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tools.templates import stylesheet

W = f"{{{stylesheet.NAMESPACE}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARK = "\N{LEFT-TO-RIGHT MARK}"
_STEERING = "Steering"
_PRINTED = re.compile(r"(\{\{.*?\}\})")
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
# Latin words with all that stands between them, so that "Veilig Thuis" and "1 maart 2026" each stay one piece
_LATIN = re.compile(
    r"((?:\d+[ \u00a0])?[A-Za-zÀ-ÿ](?:[\dA-Za-zÀ-ÿ’'@.-]|[ \u00a0](?=[\dA-Za-zÀ-ÿ]))*[A-Za-zÀ-ÿ\d]|[A-Za-zÀ-ÿ])"
)
_AFTER_BIDI = ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as Word knows it ("pl-PL"), whether it runs from right to left, and the font that has its letters."""

    tag: str
    right_to_left: bool = False
    font: str = stylesheet.FONT


DUTCH = Tongue(stylesheet.DUTCH)


def spoken(part: str, tongue: Tongue) -> str:
    """Return a body with its Dutch tagged as Dutch, and with its direction where that is from right to left."""
    root = _parsed(part)
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else str(style.get(f"{W}val"))
        if name == stylesheet.ORIGINAL:
            _all_dutch(paragraph)
        elif name != _STEERING:
            _speak(paragraph, tongue)
    if tongue.right_to_left:
        for properties in root.iter(f"{W}tblPr"):
            properties.insert(0, ET.Element(f"{W}bidiVisual"))
    return stylesheet.XML + ET.tostring(root, encoding="unicode")


def dutch(part: str) -> str:
    """Return a header or footer with all of it tagged as Dutch."""
    root = _parsed(part)
    _all_dutch(root)
    return stylesheet.XML + ET.tostring(root, encoding="unicode")


def _parsed(part: str) -> ET.Element:
    ET.register_namespace("w", stylesheet.NAMESPACE)
    return ET.fromstring(part)  # noqa: S314  our own text


def _all_dutch(root: ET.Element) -> None:
    for run in root.iter(f"{W}r"):
        _tag_as_dutch(run)


def _speak(paragraph: ET.Element, tongue: Tongue) -> None:
    if tongue.right_to_left:
        _turn(paragraph)
    for run in list(paragraph.iter(f"{W}r")):
        parent = next(node for node in paragraph.iter() if run in list(node))
        at = list(parent).index(run)
        pieces = list(_pieces(run, tongue))
        parent.remove(run)
        for further, piece in enumerate(pieces):
            parent.insert(at + further, piece)


def _turn(paragraph: ET.Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = ET.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    later = (at for at, node in enumerate(properties) if node.tag.removeprefix(W) in _AFTER_BIDI)
    properties.insert(next(later, len(properties)), ET.Element(f"{W}bidi"))


def _pieces(run: ET.Element, tongue: Tongue) -> Iterator[ET.Element]:
    """Give a run in pieces: what is of the language, and what is Dutch."""
    text = run.find(f"{W}t")
    if text is None or text.text is None:
        yield run
        return
    italic = run.find(f"{W}rPr/{W}i") is not None
    for words, is_dutch in _divided(text.text, tongue, dutch=italic):
        piece = deepcopy(run)
        said = piece.find(f"{W}t")
        assert said is not None  # noqa: S101  it is a copy of one that has it
        said.text = words
        said.set(SPACE, "preserve")
        if is_dutch:
            _tag_as_dutch(piece)
        elif tongue.right_to_left:
            _run_from_right(piece)
        yield piece


def _divided(text: str, tongue: Tongue, *, dutch: bool) -> Iterator[tuple[str, bool]]:
    """Give the words of a run in order, with whether they are Dutch, as all of an italic one; no piece splits a tag."""
    if dutch:
        yield (f"{MARK}{text}{MARK}" if tongue.right_to_left else text), True
        return
    for piece in (_TAG if tongue.right_to_left else _PRINTED).split(text):
        if not piece:
            continue
        if not tongue.right_to_left or piece.startswith("{%"):
            yield piece, piece.startswith("{{")
        elif piece.startswith("{{"):
            yield f"{MARK}{piece}{MARK}", True
        else:
            for words in _LATIN.split(piece):
                if words:
                    latin = _LATIN.fullmatch(words) is not None
                    yield (f"{MARK}{words}{MARK}" if latin else words), latin


def _properties(run: ET.Element) -> ET.Element:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = ET.Element(f"{W}rPr")
        run.insert(0, properties)
    return properties


def _tag_as_dutch(run: ET.Element) -> None:
    ET.SubElement(_properties(run), f"{W}lang", {f"{W}val": stylesheet.DUTCH})


def _run_from_right(run: ET.Element) -> None:
    """Set a run from right to left; bold and italic have a switch of their own there."""
    properties = _properties(run)
    for name in ("b", "i"):
        plain = properties.find(W + name)
        if plain is not None:
            properties.insert(list(properties).index(plain) + 1, ET.Element(f"{W}{name}Cs"))
    ET.SubElement(properties, f"{W}rtl")
