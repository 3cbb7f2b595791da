"""Tabs to the middle or the right of the line, whatever the stops ("uitlijningstabs"): the engine takes them for plain
tabs, so that a header in three parts stands in a heap at the left.

In: a part. Out: the same paragraphs with tab stops at those places, where all pages have the same width of text.
"""

import re
from collections.abc import Mapping

from lxml import etree

from generator.convert.mends.part import VAL, Mend, W, holds
from generator.convert.mends.styles import style
from generator.convert.mends.tabstops import stops_of

_SECTION = re.compile(rb"<w:sectPr\b.{0,4000}?</w:sectPr>", re.DOTALL)
_SIZE = re.compile(rb"<w:(pgSz|pgMar)\b([^>]*)>")
_NUMBER = re.compile(rb'w:(w|left|right|gutter)="(\d{1,5})"')
_ORDER = ("left", "center", "right")


def _align(root: etree._Element, parts: Mapping[str, bytes]) -> bool:
    width = _width(parts.get("word/document.xml", b""))
    paragraphs = dict.fromkeys(next(tab.iterancestors(W + "p"), None) for tab in root.iter(W + "ptab"))
    aligned = [one for one in paragraphs if width and one is not None and _align_one(one, width, parts)]
    return bool(aligned)


def _width(document: bytes) -> int:
    """Return the width of the text in twentieths of a point, or 0 where it is not the same on all pages."""
    widths = {_text_width(section[0]) for section in _SECTION.finditer(document)}
    return widths.pop() if len(widths) == 1 else 0


def _text_width(section: bytes) -> int:
    sizes = {kind: dict(_NUMBER.findall(rest)) for kind, rest in _SIZE.findall(section)}
    page, margins = sizes.get(b"pgSz", {}), sizes.get(b"pgMar", {})
    if b"w" not in page:
        return 0
    return max(0, int(page[b"w"]) - sum(int(margins.get(side, b"0")) for side in (b"left", b"right", b"gutter")))


def _align_one(paragraph: etree._Element, width: int, parts: Mapping[str, bytes]) -> bool:
    tabs = [tab for tab in paragraph.iter(W + "ptab", W + "tab") if tab.get(VAL) is None]
    places = [_ORDER.index(kind) if (kind := str(tab.get(W + "alignment"))) in _ORDER else -1 for tab in tabs]
    if places != sorted(set(places)) or places[0] < 0 or not _is_whole_line(paragraph):
        return False  # a plain tab among them, or no order: it can't be known where each leads
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    stops = stops_of(paragraph)
    for old in style(str(named.get(VAL)) if named is not None else "", parts).stops:
        etree.SubElement(stops, W + "tab", {VAL: "clear", W + "pos": old})
    for tab, place in zip(tabs, places, strict=True):
        made = {VAL: _ORDER[place], W + "pos": str(width * place // 2), W + "leader": str(tab.get(W + "leader"))}
        etree.SubElement(stops, W + "tab", made)
        tab.tag = W + "tab"
        tab.attrib.clear()
    return True


def _is_whole_line(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph is as wide as the text, with no indent and no stops of its own."""
    own = (paragraph.find(f"{W}pPr/{W}{name}") for name in ("ind", "tabs"))
    return all(one is None for one in own) and next(paragraph.iterancestors(W + "tc", W + "txbxContent"), None) is None


ALIGNING = Mend(holds(b"<w:ptab "), _align)
