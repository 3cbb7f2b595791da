"""Characters inside a text that the engine's fonts draw as a box, or that spoil its text layer.

In: a part with such characters. Out: the same words without them; a hyphen of any kind is an ordinary one.
"""

import re
from collections.abc import Mapping

from lxml import etree

from generator.convert.mends.part import Mend, W, hides_characters, holds, put_in_place, said_by

# None of the engine's text fonts has U+2010 or U+2011, and its own answer to w:noBreakHyphen is a box. The ordinary
# hyphen may end a line, which a word joiner beside it would forbid; but the engine draws a joiner as a space without
# width, and the text layer then has a joiner for every space or a space for every joiner. A break is the lesser evil,
# and it makes none before a figure ("06-1234").
_PLAIN = {0x2010: "-", 0x2011: "-", 0x00AD: None, 0x2060: None, 0xFEFF: None}
_ELEMENTS = {W + "noBreakHyphen": "-", W + "softHyphen": ""}
# Joiners and marks of direction garble the rest of their line. They mean something only between letters of scripts
# that join or run the other way, where they stay.
_JOINERS = re.compile("(?<![\u0590-\u1cff\ua000-\U0010ffff])[\u200c-\u200f](?![\u0590-\u1cff\ua000-\U0010ffff])")


def _plain(root: etree._Element, _: Mapping[str, bytes]) -> bool:
    changed = False
    for node in list(root.iter(*_ELEMENTS)):
        put_in_place(node, [said_by(_ELEMENTS[str(node.tag)])])
        changed = True
    for node in root.iter(W + "t"):
        old = node.text or ""
        new = _JOINERS.sub("", old.translate(_PLAIN))
        if new != old:
            node.text = new
            changed = True
    return changed


_ELEMENT = holds(b"<w:noBreakHyphen", b"<w:softHyphen", b"\xc2\xad", b"\xe2\x81\xa0")
_CHARACTER = re.compile(rb"\xe2\x80[\x8c-\x91]|\xef\xbb\xbf(?<!^\xef\xbb\xbf)")


def _has_character(xml: bytes) -> bool:
    return _ELEMENT(xml) or _CHARACTER.search(xml) is not None or hides_characters(xml)


PLAIN = Mend(_has_character, _plain)
