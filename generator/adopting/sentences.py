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
_ROW_TAIL = 40  # characters: what may stand behind the last slot of an item and still belong to it


def lists_in(entry: Entry, vocabulary: Vocabulary) -> Iterator[Inline]:
    """Yield the loops for lists in this paragraph."""
    for party, together in _runs(entry, vocabulary):
        groups = _items(together)
        first, last = groups[0], groups[-1]
        if len({tuple(asked.meaning.path for asked in group if asked.meaning) for group in groups}) > 1:
            continue
        etc = _ETC.match(entry.text, last[-1].slot.end)
        before = _prefix(entry.text, groups)
        if before is None or (len(groups) < 2 and not etc):
            continue
        end = etc.end() if etc else last[-1].slot.end
        yield Inline(
            party, first[0].slot.start - len(before), first, [one for group in groups[1:] for one in group], end
        )


def _runs(entry: Entry, vocabulary: Vocabulary) -> Iterator[tuple[str, list[Asked]]]:
    """Yield the slots that stand together and are of one party that has a list."""
    for party, several in groupby(entry.asked, lambda asked: asked.meaning.party if asked.meaning else ""):
        if party and vocabulary.list_of(party) and party not in entry.bound:
            yield party, list(several)


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


def _prefix(text: str, groups: Sequence[Sequence[Asked]]) -> str | None:
    """Return what stands before the first slot of each item ("gemeente "), or None where this is no list."""
    said = {
        _BETWEEN.sub("", text[here[-1].slot.end : there[0].slot.start], count=1) for here, there in pairwise(groups)
    }
    if not said:
        return ""
    if len(said) > 1:
        return None
    before = said.pop()
    start = groups[0][0].slot.start
    found = text[max(0, start - len(before)) : start]
    return found if plain(found) == plain(before) and len(before) <= _ROW_TAIL else None
