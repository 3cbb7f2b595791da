"""The ground of the mends: names, the shape of a mend, and small steps that several of them take.

In: elements of a part. Out: those elements, changed in place.
"""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
"""Matches the name of a part that holds text."""
OFF = frozenset({"0", "false", "off", "none"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Mend:
    """A mend of a part: ``needed`` looks at the part's bytes, so that most parts need not be parsed at all; ``mend``
    tells whether it did anything.

    A mend takes time in proportion to the part, never to its square: the file may be hostile.
    """

    needed: Callable[[bytes], bool]
    mend: Callable[[etree._Element, Mapping[str, bytes]], bool]


def holds(*signs: bytes) -> Callable[[bytes], bool]:
    """Return what tells whether a part holds any of these: searching them one by one is faster than any pattern."""
    return lambda xml: any(sign in xml for sign in signs)


_REFERENCE = re.compile(rb"&#(?:0*[1-9][0-9]{2}|x0*(?:[1-9a-fA-F][0-9a-fA-F]{2}|[aA][dD];))")


def hides_characters(xml: bytes) -> bool:
    """Tell whether a part spells characters beyond the letters by their numbers, which its bytes then do not show."""
    return b"&#" in xml and _REFERENCE.search(xml) is not None


def said_by(text: str) -> etree._Element:
    """Return a new text element."""
    node = etree.Element(W + "t")
    node.set(_SPACE, "preserve")
    node.text = text
    return node


def run_like(run: etree._Element, *content: etree._Element) -> etree._Element:
    """Return a new run with this content and the look of another run."""
    made = etree.Element(W + "r")
    properties = run.find(W + "rPr")
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend(content)
    return made


def put_in_place(wrapper: etree._Element, content: list[etree._Element]) -> None:
    """Replace an element by some of what it holds."""
    for child in content:
        wrapper.addprevious(child)
    remove(wrapper)


def remove(node: etree._Element) -> None:
    """Take an element out."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def is_on(node: etree._Element | None) -> bool:
    """Tell whether a switch of the formatting is there and on."""
    return node is not None and node.get(VAL) not in OFF


def parsed(xml: bytes) -> etree._Element | None:
    """Return the root of a part; nothing where it is absent, unsound, or declares what may lie outside it."""
    if not xml or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return None
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
