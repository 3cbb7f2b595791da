"""Signature lines made of underlined tabs: the engine draws nothing for them, but does draw the line of a tab stop.

In: a part. Out: paragraphs whose every tab is underlined have that line at their tab stops. Where some tabs are not
underlined, or a style sets stops, it can't be known which stop each of them reaches: the file goes to LibreOffice.
"""

import re
from collections.abc import Mapping

from lxml import etree

from generator.convert.mends.part import OFF, VAL, Mend, W
from generator.convert.mends.styles import Style, style
from generator.convert.mends.tabstops import stops_of

_EVERY = re.compile(rb'<w:defaultTabStop\s+w:val="(\d{2,5})"')
_TWIPS = re.compile("[0-9]{1,5}")
_WIDEST = 12_000  # twentieths of a point, beyond the right margin of any page in portrait


def _draw(root: etree._Element, parts: Mapping[str, bytes]) -> bool:
    found = _EVERY.search(parts.get("word/settings.xml", b""))
    every = max(int(found[1]), 200) if found else 720
    changed = False
    for paragraph in root.iter(W + "p"):
        tabs = [tab for tab in paragraph.iter(W + "tab") if _in_run(tab)]
        if tabs and all(_is_underlined(tab) for tab in tabs) and not _style(paragraph, parts).stops:
            _give_lines(paragraph, every)
            for tab in tabs:
                _no_longer_underlined(tab)
            changed = True
    return changed


def _style(paragraph: etree._Element, parts: Mapping[str, bytes]) -> Style:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return style(str(named.get(VAL)) if named is not None else "", parts)


def _in_run(tab: etree._Element) -> bool:
    parent = tab.getparent()
    return parent is not None and parent.tag == W + "r"


def _is_underlined(tab: etree._Element) -> bool:
    run = tab.getparent()
    underline = run.find(f"{W}rPr/{W}u") if run is not None else None
    return underline is not None and underline.get(VAL) not in OFF


def _give_lines(paragraph: etree._Element, every: int) -> None:
    """Give every stop of a paragraph a line: its own stops, and the common ones after the last of those."""
    stops = stops_of(paragraph)
    own = list(stops.iterchildren(W + "tab"))
    for stop in own:
        stop.set(W + "leader", "underscore")
    places = [str(stop.get(W + "pos")) for stop in own]
    last = max((int(place) for place in places if _TWIPS.fullmatch(place)), default=0)
    for place in range(last // every * every + every, _WIDEST, every):
        etree.SubElement(stops, W + "tab", {VAL: "left", W + "leader": "underscore", W + "pos": str(place)})


def _no_longer_underlined(tab: etree._Element) -> None:
    """Take the underline off a run that holds nothing but tabs."""
    run = tab.getparent()
    underline = run.find(f"{W}rPr/{W}u") if run is not None else None
    if run is not None and underline is not None and all(child.tag in (W + "rPr", W + "tab") for child in run):
        properties = underline.getparent()
        if properties is not None:
            properties.remove(underline)


def _has_underlined_tab(xml: bytes) -> bool:
    return b"<w:u " in xml and any(b"<w:u " in run and b"<w:tab" in run for run in xml.split(b"</w:r>"))


DRAWING = Mend(_has_underlined_tab, _draw)
