"""Signs that share a run with words: the engine falls back to another font for the whole run, not for the sign.

In: a part. Out: the same part, with every sign outside the text fonts in a run of its own; the engine then finds the
font for it by itself.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, islice

from lxml import etree

from generator.convert.mends.part import Mend, W, hides_characters, remove, run_like, said_by

# Seen by converting each sign of Unicode beside letters, in every text font the engine brings along: these are in all
# of them. Of the others "☐☑☒✓✗◆◻❍❑❒❖➔➢⇨⧫⬥⬧" are only in its symbol font, which has no letters and no space: words in
# the same run are lost. What is in some text fonts ("ở", "₂", "♥") moves the whole run to another typeface.
_LETTERS = (
    "\u00a1-\u017f\u0192\u01fa-\u01ff\u0237\u1e80-\u1e85\u1ebc\u1ebd\u1ef2\u1ef3\u1ef8\u1ef9\u2013-\u2015\u2017-\u201e"
    "\u2020-\u2022\u2026\u2030\u2033\u2039\u203a\u203c\u203e\u2044\u207f₣₤₧€℅ℓ№™ΩKÅ℮⅛⅜⅝⅞"
)
_COMMON_SIGNS = "←↑→↓↔↕↨∂∆∏∑−∕√∞∟∩∫≈≠≡≤≥⌂⌐⌠⌡"
# Spaces, joiners, accents that melt with their letter, and a symbol font's own codes are no letters of another font.
_NEITHER = "\u0000-\u00a0\u0300-\u036f\u2000-\u2011\u2028-\u202f\u205f-\u206f\u3000\ue000-\uf8ff\ufeff"
SIGN = f"[^\u0000-\u218f\u2c00-\U0010ffff{_COMMON_SIGNS}]"
"""Matches a sign beyond the letters that is not in every text font."""
_PIECE = re.compile(rf"(?P<sign>{SIGN}+)|(?P<space>\s+)|(?P<word>(?:(?!{SIGN})\S)+)")
_RARE = re.compile(f"[^{_LETTERS}{_COMMON_SIGNS}{_NEITHER}]")
_MOST = 200_000
"""How many elements cutting may add to a part at most: a file with more is hostile, and left as it is."""


def _set_apart(root: etree._Element, _: Mapping[str, bytes]) -> bool:
    runs = [run for run in root.iter(W + "r") if any(map(_has_rare, run.iterchildren(W + "t")))]
    left, changed = _MOST, False
    for run in runs:
        properties = run.find(W + "rPr")
        each = 2 + (len(properties) if properties is not None else 0)
        pieces = list(islice(_pieces(run), left // each + 1))
        left -= each * len(pieces)
        if left < 0:
            break
        if len(pieces) > 1:
            for piece in pieces:
                run.addprevious(run_like(run, *piece))
            remove(run)
            changed = True
    return changed


def _has_rare(text: etree._Element) -> bool:
    return _RARE.search(text.text or "") is not None


def _pieces(run: etree._Element) -> Iterator[list[etree._Element]]:
    """Yields the content of a run in pieces of one kind."""
    for _, piece in groupby(_content(run), key=lambda one: one[0]):
        yield [node for _, node in piece]


def _content(run: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for child in list(run):
        if child.tag == W + "t":
            yield from ((kind, said_by(text)) for kind, text in _kinds(child.text or ""))
        elif child.tag != W + "rPr":
            yield "plain", child


def _kinds(text: str) -> Iterator[tuple[str, str]]:
    """Yields a text in pieces: signs, words with a letter of another font, and the rest."""
    for kind, pieces in groupby(_PIECE.finditer(text), key=_kind):
        yield kind, "".join(piece[0] for piece in pieces)


def _kind(piece: re.Match[str]) -> str:
    if piece["sign"]:
        return "sign"
    return "rare" if piece["word"] and _RARE.search(piece["word"]) else "plain"


# The same signs as bytes, but for the few mathematical ones at E2 88 that are in every font; a symbol font's own codes,
# at EE and EF, are no letters.
_ONE = rb"\xe2(?:\x86[\x96-\xbf]|\x87[\x80-\xbf]|[\x89-\xaf][\x80-\xbf])"
_SIGNS = re.compile(_ONE + rb"(?:" + _ONE + rb")*")
_USUAL = bytes(one for one in range(256) if one < 0xC6 or one in (0xCC, 0xE2, 0xEE, 0xEF))
_RAISED = re.compile(rb"\xe2(?:\x81[\x80-\x9e\xb0-\xbf]|\x82(?!\xac)|\x83|\x84(?![\x93\x96\xa2])|\x85)")


def _shares_a_run(xml: bytes) -> bool:
    """Tell whether a letter is outside the fonts, or a sign not alone in its run: most parts have neither."""
    if xml.translate(None, _USUAL) or hides_characters(xml):
        return True
    if b"\xe2" not in xml:
        return False
    return _RAISED.search(xml) is not None or any(
        xml[found.start() - 1 : found.start()] != b">" or not xml.startswith(b"</w:t></w:r>", found.end())
        for found in _SIGNS.finditer(xml)
    )


APART = Mend(_shares_a_run, _set_apart)
