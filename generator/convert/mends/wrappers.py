"""Wrappers that say nothing themselves: the engine leaves out what they hold, so what they hold takes their place.

In: a part with smart tags, custom XML, a direction, or text that differs by program. Out: the same words unwrapped.
"""

from collections.abc import Mapping

from lxml import etree

from generator.convert.mends.part import VAL, Mend, W, holds, put_in_place

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = (W + "smartTag", W + "customXml", W + "dir", W + "bdo")
_OWN = frozenset({W + "smartTagPr", W + "customXmlPr"})
_DRAWN = (W + "drawing", W + "pict", W + "object")


def _unwrap(root: etree._Element, _: Mapping[str, bytes]) -> bool:
    wrappers = [node for node in root.iter(*_WRAPPERS) if node.get(VAL) != "rtl"]
    for node in wrappers:
        put_in_place(node, [child for child in node if child.tag not in _OWN])
    return bool(wrappers)


def _choose(root: etree._Element, _: Mapping[str, bytes]) -> bool:
    """Put the first choice in place where it holds words and no drawing: that is what the guard expects to read."""
    chosen = [(node, words) for node in root.iter(_MC + "AlternateContent") if (words := _first_choice(node))]
    for node, words in chosen:
        put_in_place(node, words)
    return bool(chosen)


def _first_choice(node: etree._Element) -> list[etree._Element]:
    """Return what the first choice of an alternative holds; nothing where it holds no words, or anything is drawn."""
    choice = node.find(_MC + "Choice")
    if choice is None or any(True for _ in node.iter(*_DRAWN)) or not any(True for _ in choice.iter(W + "t")):
        return []
    return list(choice)


UNWRAPPING = Mend(holds(b"<w:smartTag", b"<w:customXml", b"<w:dir ", b"<w:bdo "), _unwrap)
CHOOSING = Mend(holds(b"<mc:AlternateContent"), _choose)
