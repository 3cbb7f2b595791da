"""Of whom the paragraphs and rows of a model ask something, and so whose item they are.

In: blocks of a part. Out: what they ask that needs a loop, of which parties, and with which marks ("A").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.adopting.asking import Asked
from generator.adopting.entries import Entry
from generator.adopting.vocabulary import Vocabulary
from generator.word.labels import W

P = f"{W}p"
FIRST = frozenset({"A", "1"})
"""The marks of the first of a list: what has another mark is not the place for a loop."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Tells what blocks ask; ``entries`` are the paragraphs of the part."""

    vocabulary: Vocabulary
    entries: Mapping[etree._Element, Entry]

    def under(self, items: Iterable[etree._Element]) -> Iterator[Entry]:
        """Give the entries of these blocks and rows."""
        for item in items:
            nodes = (item,) if item.tag == P else item.iter(P)
            yield from (self.entries[node] for node in nodes if node in self.entries)

    def said(self, item: etree._Element) -> str:
        """Return what a block says."""
        return " ".join(entry.text for entry in self.under([item])).strip()

    def is_head(self, item: etree._Element) -> bool:
        """Tell whether a block is a heading."""
        entry = self.entries.get(item)
        return entry is not None and entry.passage.line.level is not None

    def asked(self, item: etree._Element) -> list[Asked]:
        """Return all that a block asks."""
        return [one for entry in self.under([item]) for one in entry.asked]

    def free(self, item: etree._Element) -> list[Asked]:
        """Return what a block asks of parties of which there may be more, and that no loop has taken yet."""
        return [
            one
            for entry in self.under([item])
            for one in ([] if entry.gone else entry.free())
            if one.meaning and not entry.binds(one) and self._is_many(one)
        ]

    def _is_many(self, asked: Asked) -> bool:
        meaning = asked.meaning
        if meaning is None:
            return False
        if meaning.party == "ondertekenaar":
            return not self.vocabulary.is_one("ondertekenaar")
        one = self.vocabulary.is_one(meaning.party) and not meaning.index
        return bool(self.vocabulary.list_of(meaning.party)) and not one

    def parties(self, item: etree._Element) -> set[str]:
        """Return the parties of which a block asks what no loop has taken yet."""
        return {one.meaning.party for one in self.free(item) if one.meaning}

    def marks(self, items: Sequence[etree._Element], party: str) -> set[str]:
        """Return the marks of what is asked of a party."""
        return {
            one.meaning.index
            for item in items
            for one in self.free(item)
            if one.meaning and one.meaning.party == party and one.meaning.index
        }

    def owner(self, unit: Sequence[etree._Element], varying: frozenset[str] = frozenset()) -> tuple[str, str]:
        """Return whose item this is, and the party whose loop must stand around it.

        ``varying`` are the parties whose marks differ from copy to copy, where the item is repeated.
        """
        there = {party for item in unit for party in self.parties(item)}
        if len(there) > 1:
            there.discard("ondertekenaar")
        if "ondertekenaar" in there and not self.vocabulary.list_of("ondertekenaar"):
            there = {"bestuur"} if self.vocabulary.list_of("bestuur") else set()
        if len(there) > 1 and len(there & varying) == 1:
            there &= varying
        if len(there) == 1:
            party = next(iter(there))
            return party, self.outer(unit, party)
        if there == {"swv", "bestuur"}:
            return "bestuur", self.outer(unit, "bestuur")
        telling = {party for party in there if any(self.tells(item, party) for item in unit)}
        return (next(iter(telling)), "") if len(telling) == 1 else ("", "")

    def outer(self, unit: Sequence[etree._Element], party: str) -> str:
        """Return "swv" where an item of a schoolbestuur also speaks of the SWV that represents it."""
        if party != "bestuur" or not self.vocabulary.nests():
            return ""
        asked = {one.meaning.party for item in unit for one in self.asked(item) if one.meaning}
        only = {name for name in asked if self.vocabulary.holds("bestuur", name, nested=True)}
        only = {name for name in only if not self.vocabulary.holds("bestuur", name, nested=False)}
        return "swv" if only or any("swv" in self.parties(item) for item in unit) else ""

    def tells(self, item: etree._Element, party: str) -> bool:
        """Tell whether a block asks more of a party than its name."""
        if party == "ondertekenaar":
            return bool(self.vocabulary.list_of(party)) and len(self.asked(item)) == len(self.free(item))
        own = (one.meaning for one in self.free(item) if one.meaning)
        return any(one.field != "naam" for one in own if one.party in (party, "ondertekenaar"))
