"""Lists within one sentence: "{NAAM GEMEENTE A}, {NAAM GEMEENTE B}, Etc." becomes one loop over the gemeenten.

In: the slots of a paragraph with what they ask. Out: the loops in it, as edits of its text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from generator.adopting.asking import Asked
from generator.adopting.entries import Entry, Inline
from generator.adopting.slots import ETC
from generator.adopting.vocabulary import Vocabulary
from generator.dutch import plain

_BETWEEN = re.compile(r"\s*[,;]?\s*(?:(?:en/of|en|of|&)\s+)?", re.IGNORECASE)
_ETC = re.compile(rf"\s*[,;]?\s*(?:en\s+)?{ETC}", re.IGNORECASE)
_CLOSING = {")", "]"}
_LONGEST = 40  # characters: what may stand before the first slot of an item and still belong to it


def lists_in(entry: Entry, vocabulary: Vocabulary) -> Iterator[Inline]:
    """Yield the loops for lists in this paragraph."""
    for party, together in _runs(entry, vocabulary):
        groups = _items(together)
        first = groups[0]
        if len({tuple(asked.meaning.path for asked in group if asked.meaning) for group in groups}) > 1:
            continue
        ends = [group[-1].slot.end for group in groups]
        tails = {entry.text[end : end + 1] for end in ends}
        tail = tails.pop() if len(tails) == 1 and tails <= _CLOSING else ""
        etc = _ETC.match(entry.text, ends[-1] + len(tail))
        before = _prefix(entry.text, groups, len(tail))
        if before is None or (len(groups) < 2 and not etc):
            continue
        end = etc.end() if etc else ends[-1] + len(tail)
        gone = [one for group in groups[1:] for one in group]
        yield Inline(party, first[0].slot.start - len(before), first, gone, end, tail)


def _runs(entry: Entry, vocabulary: Vocabulary) -> Iterator[tuple[str, list[Asked]]]:
    """Yield the slots that stand together and are of one party that has a list."""
    for party, several in groupby(entry.asked, lambda asked: asked.meaning.party if asked.meaning else ""):
        together = list(several)
        marked = any(asked.meaning and asked.meaning.index for asked in together)
        if not party or not vocabulary.list_of(party) or party in entry.bound:
            continue
        if marked or not vocabulary.is_one(party):
            yield party, together


def _items(together: Sequence[Asked]) -> list[list[Asked]]:
    """Return the slots by item: a new one begins with another mark, or where a field comes again."""
    groups: list[list[Asked]] = []
    for asked in together:
        meaning = asked.meaning
        if meaning is None:
            continue
        now = groups[-1] if groups else []
        again = any(one.meaning and one.meaning.path == meaning.path for one in now)
        other = bool(now and now[0].meaning and meaning.index and now[0].meaning.index != meaning.index)
        if not now or again or other:
            groups.append([])
        groups[-1].append(asked)
    return groups


def _prefix(text: str, groups: Sequence[Sequence[Asked]], tail: int) -> str | None:
    """Return what stands before the first slot of each item ("gemeente "), or None where this is no list."""
    said = {
        _BETWEEN.sub("", text[here[-1].slot.end + tail : there[0].slot.start], count=1)
        for here, there in pairwise(groups)
    }
    if not said:
        return ""
    if len(said) > 1:
        return None
    before = said.pop()
    start = groups[0][0].slot.start
    found = text[max(0, start - len(before)) : start]
    return found if plain(found) == plain(before) and len(before) <= _LONGEST else None
