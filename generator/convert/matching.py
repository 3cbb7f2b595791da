"""Expected text against actual text, where some of the expected is known only by its kind.

A text of the Word file becomes ``parts``: literal pieces, and signs for a number that the layout decides, for a sign
of a symbol font, for a tab and for a soft hyphen. Matching works on every place in the actual text that is still
possible. A text among words that run from right to left is one part, of which only the letters have an order.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from generator.convert import rightward
from generator.word.story import ANY_NUMBER, ANY_SIGN, SOFT_HYPHEN, TAB

Parts = Sequence[str]

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u00ad\ufffe\x02"), "-")
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c"), "") | dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A)), ""
)
_ALIKE = _HYPHENS | _NOTHING
_SYMBOL = re.compile("[\ue100-\uf8ff]")
_LOOSE = frozenset({ANY_NUMBER, ANY_SIGN, SOFT_HYPHEN, TAB})
_CUT = re.compile(f"([{''.join(sorted(_LOOSE))}])")
_COUNTED = "\ue003"
_LEADER = re.compile(r"\.+|_+|-+|·+|…+")
_NUMBER = re.compile("[0-9]{1,5}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9}")
_LONGEST_NUMBER, _LONGEST_LEADER = 9, 400


def squeeze(text: str) -> str:
    """Return text as it is compared: ligatures undone, one kind of hyphen, no white space."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_ALIKE)).split())


@lru_cache(maxsize=8192)
def expected(text: str) -> tuple[str, ...]:
    """Return the parts of a text of the Word file; a paragraph of nothing but spaces has none."""
    cut = _CUT.split(_SYMBOL.sub(ANY_SIGN, text))
    return tuple(part for part in (part if part in _LOOSE else squeeze(part) for part in cut) if part)


@lru_cache(maxsize=1024)
def counted(text: str) -> tuple[str, ...]:
    """Return the one part of a text in a document whose words run from right to left, or none for no words."""
    words = rightward.without_marks(squeeze(_SYMBOL.sub("", text)))
    return (_COUNTED + words,) if words else ()


def is_number(text: str) -> bool:
    """Tell whether a squeezed text is a page number and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def literal(parts: Parts) -> str | None:
    """Return the parts as one string, or None where any of them is known only by its kind."""
    return None if any(part in _LOOSE or part[0] == _COUNTED for part in parts) else "".join(parts)


def ends(parts: Parts, actual: str, starts: Iterable[int]) -> set[int]:
    """Return every place where the expected text may end when it begins at one of the starts; none where it fails."""
    places = set(starts)
    for part in parts:
        if part in (ANY_NUMBER, TAB):
            pattern = _LEADER if part == TAB else _NUMBER
            places |= {end for at in places for end in _run_ends(pattern, actual, at)}
        elif part == ANY_SIGN:
            places = {at + 1 for at in places if at < len(actual)}
        elif part == SOFT_HYPHEN:
            places |= {at + 1 for at in places if actual.startswith("-", at)}
        elif part[0] == _COUNTED:
            words, length = part[1:], len(part) - 1
            places = {at + length for at in places if rightward.same(words, actual[at : at + length])}
        else:
            places = {at + len(part) for at in places if actual.startswith(part, at)}
    return places


def start_at_end(parts: Parts, actual: str) -> int | None:
    """Return where the expected text begins when it ends the actual text, or None where it does not."""
    least = sum(1 if part == ANY_SIGN else 0 if part in _LOOSE else len(part) for part in parts)
    slack = sum(_LONGEST_LEADER if part == TAB else _LONGEST_NUMBER for part in parts if part in _LOOSE)
    for start in range(len(actual) - least, max(-1, len(actual) - least - slack - 1), -1):
        if len(actual) in ends(parts, actual, (start,)):
            return start
    return None


def alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    shortest = min(len(one), len(other))
    if one[:shortest] == other[:shortest]:
        return shortest
    return next(index for index in range(shortest) if one[index] != other[index])


def shown(text: str) -> str:
    """Return a text of the Word file as a message may quote it."""
    return _CUT.sub(" ", text)


def _run_ends(pattern: re.Pattern[str], actual: str, at: int) -> Iterator[int]:
    """Yields every place at which a number or a leader that begins here may be taken to end."""
    found = pattern.match(actual, at)
    if found:
        yield from range(at + 1, found.end() + 1)
