"""Signs of a symbol font, given by their place in that font, that the engine does not know.

In: a part with w:sym elements or a symbol font's own codes in its text. Out: boxes, ticks and arrows as the characters
they are; any other code stays, and the file goes to LibreOffice.
"""

import re
from collections.abc import Mapping

from lxml import etree

from generator.convert.mends.part import VAL, Mend, W, hides_characters, holds, put_in_place, remove, said_by

_WINGDINGS = dict(
    zip(bytes.fromhex("6e 6f 71 72 76 a7 a8 d8 df e0 e1 e2 e8 f0 fb fc fd fe"), "■□❑❒❖▪☐➢←→↑↓➔⇨✗✓☒☑", strict=True)
)
_WINGDINGS_2 = {0x50: "✓", 0x51: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_SYMBOL = {0xA3: "≤", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
"""The codes of the fonts that every Word file's boxes, ticks and arrows come from (Unicode's own mapping of them)."""
_DRAWN = {"wingdings": "\uf06e\uf071\uf076\uf0a7\uf0d8\uf0fc\uf0fe", "symbol": "\uf0b7"}
"""The codes that the engine does know, in the label of a list."""
_SIGN = holds(b"<w:sym ", b"\xef")


def _spell_out(root: etree._Element, _: Mapping[str, bytes]) -> bool:
    changed = False
    for node in list(root.iter(W + "sym")):
        character = _character(str(node.get(W + "font")), str(node.get(W + "char")))
        if character:
            put_in_place(node, [said_by(character)])
            changed = True
    for run in root.iter(W + "r"):
        changed |= _spell_out_text(run)
    return changed


def _character(font: str, code: str) -> str:
    """Return the character at a place in a font: F0FE or 00FE alike; "" where it is not known."""
    if re.fullmatch("(?:[Ff]0|00)?[0-9A-Fa-f]{2}", code):
        return _FONTS.get(font.lower(), {}).get(int(code, 16) & 0xFF, "")
    return chr(int(code, 16)) if re.fullmatch("2[0-9A-Fa-f]{3}", code) else ""


def _spell_out_text(run: etree._Element) -> bool:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    known = _FONTS.get(str(fonts.get(W + "ascii")).lower()) if fonts is not None else None
    texts = [text for text in run.iterchildren(W + "t") if text.text] if known else []
    said = "".join(text.text or "" for text in texts)
    if fonts is None or not known or not said or any(ord(one) - 0xF000 not in known for one in said):
        return False
    for text in texts:
        text.text = "".join(known[ord(one) - 0xF000] for one in text.text or "")
    properties = fonts.getparent()
    if properties is not None:
        properties.remove(fonts)
    return True


def _spell_out_labels(root: etree._Element, _: Mapping[str, bytes]) -> bool:
    changed = False
    for level in root.iter(W + "lvl"):
        pattern, fonts = level.find(W + "lvlText"), level.find(f"{W}rPr/{W}rFonts")
        if pattern is None or fonts is None:
            continue
        font, code = str(fonts.get(W + "ascii")).lower(), str(pattern.get(VAL))
        known = _FONTS.get(font, {}).get(ord(code) - 0xF000) if len(code) == 1 else None
        if known and code not in _DRAWN.get(font, ""):
            pattern.set(VAL, known)
            remove(fonts)
            changed = True
    return changed


def _has_label_to_spell_out(xml: bytes) -> bool:
    return any(label not in _KNOWN for label in _LABEL.findall(xml))


_LABEL = re.compile(rb'<w:lvlText w:val="(\xef[\x80-\x83][\x80-\xbf])"')
_KNOWN = frozenset(code.encode() for codes in _DRAWN.values() for code in codes)
SPELLING_LABELS = Mend(_has_label_to_spell_out, _spell_out_labels)
SPELLING = Mend(lambda xml: _SIGN(xml) or hides_characters(xml), _spell_out)
