"""The two wordings of a model: one for a single gemeente and one for several, each in its own paragraphs.

In: the blocks of a container and what their paragraphs say. Out: where the first wording starts and ends, where the
second does, and the lines that only announce them. What is not surely such a pair is left, and told.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

ONE = re.compile(
    r"\W*(?:\w+ ){0,3}?(?:indien|als|bij|ingeval|in geval|optie|variant|versie|tekst|enkelvoud|keuze)\b.{0,60}"
    r"\b(?:één|een|1|enkelvoud|enkele)\b.{0,20}\bgemeente\b|\W*enkelvoud\b.{0,40}$",
    re.IGNORECASE,
)
MANY = re.compile(
    r"\W*(?:\w+ ){0,3}?(?:indien|als|bij|ingeval|in geval|optie|variant|versie|tekst|meervoud|keuze)\b.{0,60}"
    r"\b(?:meer|meerdere|meervoud|twee|verschillende)\b.{0,30}\bgemeenten?\b|\W*meervoud\b.{0,40}$",
    re.IGNORECASE,
)
OR = re.compile(r"\W*(?:of|ofwel|dan wel|or)\W*", re.IGNORECASE)
_END = re.compile(r"\W*(?:einde?|tot hier)\b.{0,60}$", re.IGNORECASE)
_SINGULAR = re.compile(r"\bhet college\b|\bde burgemeester\b|\bde gemeente\b", re.IGNORECASE)
_PLURAL = re.compile(r"\bde colleges\b|\bde burgemeesters\b|\b(?:de|van|tussen) (?:de )?gemeenten\b", re.IGNORECASE)
_OTHER = re.compile(r"\bsamenwerkingsverband|\bschoolbestu|\bjeugdhulpaanbieder|\bSWV\b", re.IGNORECASE)
_SHORT, _LONGEST = 120, 12  # characters of a line that announces; blocks of one wording


@dataclass(frozen=True, slots=True)
class Branch:
    """Two wordings by place: ``one`` and ``many`` are from block to block; ``gone`` are the lines that announce."""

    one: range
    many: range
    gone: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds the wordings among blocks; ``asks`` tells whether a block asks for a gemeente, ``is_head`` what heads."""

    said: Sequence[str]
    asks: Callable[[int], bool]
    others: Callable[[int], bool]
    is_head: Callable[[int], bool]

    def branches(self) -> Iterator[Branch]:
        """Yield every pair of wordings, from top to bottom."""
        at = 0
        while at < len(self.said):
            found = self._announced(at) or self._adjoining(at)
            if found:
                yield found
            at = found.many.stop if found else at + 1

    def _announced(self, at: int) -> Branch | None:
        if not self._announces(at, ONE):
            return None
        for there in range(at + 2, min(at + 2 + _LONGEST, len(self.said))):
            if self._announces(there, MANY):
                gone = [at, there]
                end_of_one = there
                while end_of_one > at + 2 and (
                    not self.said[end_of_one - 1] or OR.fullmatch(self.said[end_of_one - 1])
                ):
                    end_of_one -= 1
                    gone += [end_of_one] if self.said[end_of_one] else []
                stop = self._until(there + 1)
                if stop < len(self.said) and _END.match(self.said[stop]) and len(self.said[stop]) <= _SHORT:
                    gone.append(stop)
                one, many = range(at + 1, end_of_one), range(there + 1, stop)
                if any(map(self.asks, one)) and any(map(self.asks, many)):
                    return Branch(one, many, tuple(gone))
                return None
        return None

    def _announces(self, at: int, pattern: re.Pattern[str]) -> bool:
        return len(self.said[at]) <= _SHORT and not self.asks(at) and bool(pattern.match(self.said[at]))

    def _adjoining(self, at: int) -> Branch | None:
        """Return the wordings that follow each other without a line that announces them."""
        said = self.said[at]
        if not self.asks(at) or self.others(at) or _PLURAL.search(said) or not _SINGULAR.search(said):
            return None
        end = at + 1
        gone: list[int] = []
        while end < len(self.said) and end - at <= 3 and (not self.said[end] or OR.fullmatch(self.said[end])):
            gone += [end] if self.said[end] else []
            end += 1
        if end >= len(self.said) or not _PLURAL.search(self.said[end]) or self.others(end):
            return None
        stop = self._until(end)
        if not any(self.asks(place) for place in range(end, stop)):
            return None
        return Branch(range(at, at + 1), range(end, stop), tuple(gone))

    def _until(self, start: int) -> int:
        """Return where a second wording ends: before another party, a heading, or what speaks of no gemeente."""
        stop = last = start
        while stop < len(self.said) and stop - start < _LONGEST:
            said = self.said[stop]
            if self.is_head(stop) or self.others(stop) or _END.match(said):
                break
            if said and not self.asks(stop) and (_OTHER.search(said) or (stop > start and not _goes_on(said))):
                break
            stop += 1
            last = stop if said else last
        return last


def _goes_on(said: str) -> bool:
    """Tell whether a line still belongs to a list of gemeenten: "Etc.", "hierna: ‘Gemeenten’"."""
    return bool(re.match(r"\W*(?:etc|enz|…|\.\.\.)", said, re.IGNORECASE) or re.search(r"\bGemeente", said))


def pieces(count: int, found: Sequence[Branch]) -> list[range]:
    """Return the stretches that no loop may cross: between the wordings, and each wording itself."""
    cuts = sorted(
        {0, count, *(edge for one in found for part in (one.one, one.many) for edge in (part.start, part.stop))}
    )
    return [range(start, stop) for start, stop in pairwise(cuts)]


def elements(blocks: Sequence[etree._Element], part: range) -> list[etree._Element]:
    """Return the blocks of a stretch."""
    return [blocks[place] for place in part]
