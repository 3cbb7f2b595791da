"""Words in pieces: Word cuts a word over several runs, and the engine breaks a line at every such cut.

In: a part. Out: the same part, with pieces of one word and of one look in one run, and each run's text in one piece.
"""

import re
from collections.abc import Mapping
from itertools import groupby

from lxml import etree

from generator.convert.mends.part import Mend, W, remove, said_by
from generator.convert.mends.signs import SIGN

_UNSEEN = rb"<w:(?:(?:lang|noProof|webHidden)\b[^>]*|rFonts w:hint=\"\w*\")/>"
_CUT = re.compile(
    rb"</w:t></w:r>(?:<w:(?:proofErr|bookmarkStart|bookmarkEnd)\b[^>]*/>)*"
    rb"<w:r(?: [^>]*)?>(<w:rPr>(?:(?!</w:rPr>).){0,4000}</w:rPr>|)(?:<w:rPr/>)?<w:t(?: [^>]*)?>[^\s<]",
    re.DOTALL,
)
_CUT_WITHIN = re.compile(rb"</w:t>\s*<w:t(?: [^>]*)?>[^\s<]")
_ALONE = re.compile(rf"\s|{SIGN}")
_BLANK = b" \t\r\n>"
_FAR = 4000  # bytes a run's properties and text take at most before a cut is looked at more closely
_NO_LOOK = frozenset({W + "lang", W + "noProof", W + "webHidden"})
_BETWEEN = frozenset({W + "proofErr", W + "bookmarkStart", W + "bookmarkEnd"})


def _has_cut_word(xml: bytes) -> bool:
    """Tell whether a word may be cut over runs of one look; most cuts have one look on either side, and are no work."""
    return any(xml[cut.start() - 1] not in _BLANK for cut in _CUT_WITHIN.finditer(xml)) or any(
        xml[cut.start() - 1] not in _BLANK and _looks(_look_before(xml, cut.start())) == _looks(cut[1])
        for cut in _CUT.finditer(xml)
    )


def _look_before(xml: bytes, end: int) -> bytes:
    near = xml[max(0, end - _FAR) : end]
    run = near[max(near.rfind(b"<w:r>"), near.rfind(b"<w:r "), 0) :]
    return run[run.find(b"<w:rPr>") : run.find(b"</w:rPr>") + 8] if b"<w:rPr>" in run else b""


def _looks(properties: bytes) -> bytes:
    seen = re.sub(_UNSEEN, b"", properties)
    return b"" if seen == b"<w:rPr></w:rPr>" else seen


def _join(root: etree._Element, _: Mapping[str, bytes]) -> bool:
    moved = [run for run in list(root.iter(W + "r")) if _moved_to_previous(run)]
    joined = [run for run in root.iter(W + "r") if _in_one_piece(run)]
    return bool(moved or joined)


def _moved_to_previous(run: etree._Element) -> bool:
    """Move a run into the one before it where a word goes on from there in the same look."""
    between, previous = [], run.getprevious()
    while previous is not None and previous.tag in _BETWEEN:
        between.append(previous)
        previous = previous.getprevious()
    if previous is None or previous.tag != W + "r" or not _empty(between):
        return False
    first, last = _first(run), next(previous.iterchildren(reversed=True), None)
    if first is None or last is None or not _goes_on(last, first) or _look(previous) != _look(run):
        return False
    for child in list(run):
        if child.tag != W + "rPr":
            previous.append(child)
    remove(run)
    return True


def _empty(between: list[etree._Element]) -> bool:
    """Tell whether nothing is marked between two runs: spelling marks, and bookmarks that end where they begin."""
    marks = [node for node in reversed(between) if node.tag != W + "proofErr"]
    starts, ends = marks[::2], marks[1::2]
    return len(starts) == len(ends) and all(
        start.tag == W + "bookmarkStart" and end.tag == W + "bookmarkEnd" and start.get(W + "id") == end.get(W + "id")
        for start, end in zip(starts, ends, strict=True)
    )


def _first(run: etree._Element) -> etree._Element | None:
    return next((child for child in run if child.tag != W + "rPr"), None)


def _goes_on(before: etree._Element, after: etree._Element) -> bool:
    """Tell whether a word goes on from one text to the next."""
    if before.tag != W + "t" or after.tag != W + "t" or not before.text or not after.text:
        return False
    return _ALONE.match(before.text[-1]) is None and _ALONE.match(after.text[0]) is None


def _look(run: etree._Element) -> list[bytes]:
    properties = next(run.iterchildren(), None)  # they come first, and a run that grows is not searched for them
    seen = (
        []
        if properties is None or properties.tag != W + "rPr"
        else [child for child in properties if not _is_unseen(child)]
    )
    return [etree.tostring(child, method="c14n") for child in seen]


def _is_unseen(child: etree._Element) -> bool:
    return child.tag in _NO_LOOK or (child.tag == W + "rFonts" and child.keys() == [W + "hint"])


def _in_one_piece(run: etree._Element) -> bool:
    """Put texts of a run that follow on one another into one."""
    changed = False
    for tag, group in groupby(list(run), key=lambda child: child.tag):
        texts = list(group)
        if tag == W + "t" and len(texts) > 1:
            run.replace(texts[0], said_by("".join(text.text or "" for text in texts)))
            for text in texts[1:]:
                run.remove(text)
            changed = True
    return changed


JOINING = Mend(_has_cut_word, _join)
