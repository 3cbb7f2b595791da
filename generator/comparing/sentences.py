"""What changed within a paragraph, word by word, and how that is printed: ``De [- oude -] [+ nieuwe +] tekst.``

In: the old and the new text of a paragraph. Out: the stretches of words that differ, and one line that shows the
sentences with a change; other sentences are left out with "…".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.comparing.alignment import Stretch, differences, likeness
from generator.comparing.wording import Word, shown, words

REWRITTEN = 0.3  # below this likeness of their words a paragraph is replaced as a whole: a mosaic helps no reader
_BRIDGE = 2  # equal words between two changes that are too few to be left standing
_SENTENCE_ENDS = re.compile(r"(?<=[.;:?!])\s+(?=[^\W_a-z]|[‘“\"'{(\[])")


def gone(text: str) -> str:
    """Return a text as deleted."""
    return f"[- {shown(text)} -]"


def added(text: str) -> str:
    """Return a text as inserted."""
    return f"[+ {shown(text)} +]"


def stretches(old: Sequence[Word], new: Sequence[Word]) -> list[Stretch]:
    """Return the stretches of words that differ, so chosen that a reader can follow them."""
    left, right = [word.key for word in old], [word.key for word in new]
    found = differences(left, right)
    if len(found) > 1 and likeness(Counter(left), Counter(right)) < REWRITTEN:
        return [(0, len(left), 0, len(right))]
    joined: list[Stretch] = []
    for stretch in found:
        if joined and _belong_together(joined[-1], stretch):
            joined[-1] = (joined[-1][0], stretch[1], joined[-1][2], stretch[3])
        else:
            joined.append(stretch)
    return joined


def _belong_together(one: Stretch, other: Stretch) -> bool:
    bridge = other[0] - one[1]
    return bridge <= _BRIDGE and min(_size(one), _size(other)) > bridge


def _size(stretch: Stretch) -> int:
    return stretch[1] - stretch[0] + stretch[3] - stretch[2]


def marked(old: str, new: str) -> str:
    """Return the sentences of a paragraph in which something changed, with what went and what came."""
    kept: list[str] = []
    for sentence, changed in _sentences(_parts(old, new)):
        if changed:
            kept.append(sentence)
        elif kept[-1:] != ["…"]:
            kept.append("…")
    return " ".join(kept)


def _parts(old: str, new: str) -> Iterator[tuple[str, bool]]:
    """Yield the paragraph piece by piece: a piece of text, and whether it tells of a change."""
    left, right = words(old), words(new)
    at = 0
    for first, last, begin, end in stretches(left, right):
        yield _between(new, right, at, begin), False
        if first < last:
            yield gone(old[left[first].start : left[last - 1].end]), True
        if begin < end:
            yield added(new[right[begin].start : right[end - 1].end]), True
        at = end
    yield _between(new, right, at, len(right)), False


def _between(text: str, found: Sequence[Word], begin: int, end: int) -> str:
    """Return the equal words from ``begin`` up to ``end``, with the white space around them as it stands."""
    start = found[begin - 1].end if begin else 0
    stop = found[end].start if end < len(found) else len(text)
    return text[start:stop]


def _sentences(parts: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    said: list[str] = []
    changed = False
    for text, change in parts:
        first, *more = [text] if change else _SENTENCE_ENDS.split(text)
        said.append(f" {first} " if change else first)
        changed = changed or change
        for sentence in more:
            yield shown("".join(said)), changed
            said, changed = [sentence], False
    if last := shown("".join(said)):
        yield last, changed
