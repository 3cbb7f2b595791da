"""Which paragraphs and rows of a model are one item of a list, and which party each of them is about.

In: the entries of a part. Out: the loops around them. An item is repeated ("A", "B", "Etc."), in paragraphs, in rows,
or as a whole block; or it stands there once and names one party of which there may be more.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from generator.adopting.asking import Asked
from generator.adopting.entries import Entry
from generator.adopting.repeating import Item, repetition
from generator.adopting.slots import ETC
from generator.adopting.vocabulary import Vocabulary
from generator.adopting.words import PARTIES
from generator.dutch import plain
from generator.word.labels import W

P, TABLE, ROW, CELL, CONTENT = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdtContent"
MOST_BLANK, SHORT = 3, 120  # lines between; characters of a line with a name
FIRST = frozenset({"A", "1"})
"""The marks of the first of a list: what has another mark is not the place for a loop."""
ENUMERATOR = re.compile(r"\s*(?P<mark>\d{1,2}|[a-zA-Z])[.)]\s+(?=\S)")
_END = re.compile(rf"[ ,;.]*(?:\b(?:en|of)\b)?[ ,;]*(?:{ETC})?[ ,;.]*$", re.IGNORECASE)
_TAIL = 30  # characters: where that is looked for
_ETC_LINE = re.compile(rf"\W*{ETC}\W*", re.IGNORECASE)
_SIGN_LINE = re.compile(
    r"\W*(?:naam|functie|plaats|datum|handtekening|paraaf|te|op)\b[^.;]{0,60}[.…_\s]*$", re.IGNORECASE
)


@dataclass(slots=True)
class Loop:
    """A loop around elements that stand beside each other; ``within`` is the party whose loop it stands in.

    ``own_outer``: that loop is made with this one, around the same elements. ``only`` is a condition on each item.
    """

    party: str
    level: str
    elements: Sequence[etree._Element]
    within: str = ""
    own_outer: bool = False
    only: str = ""


def variable(party: str) -> str:
    """Return the name a loop gives to one of its items."""
    return next((one.variable or one.name for one in PARTIES if one.name == party), party)


@dataclass(slots=True)
class Arranger:
    """Finds the loops of one part."""

    vocabulary: Vocabulary
    entries: Mapping[etree._Element, Entry]
    loops: list[Loop] = field(default_factory=list)
    around: dict[etree._Element, list[Loop]] = field(default_factory=dict)
    gone: dict[etree._Element, None] = field(default_factory=dict)

    def container(self, segments: Sequence[Sequence[etree._Element]]) -> None:
        """Find the loops among blocks that stand beside each other, in segments that no loop crosses.

        What is repeated goes first, from the inside out; what stands there once is then judged from the outside in.
        """
        for segment in segments:
            self._repeated(segment)
        for segment in segments:
            self._once([block for block in segment if block not in self.gone], frozenset())

    def _repeated(self, segment: Sequence[etree._Element]) -> None:
        for block in segment:
            if block.tag == TABLE:
                for cell in _cells(block):
                    self._repeated(blocks(cell))
                self._repeats(block.findall(ROW), "tr")
        self._repeats(segment, "p")

    def _once(self, segment: Sequence[etree._Element], skip: frozenset[str]) -> None:
        for block in segment:
            if block.tag == TABLE:
                self._rows(block, skip)
        self._groups(segment, skip)
        for block in segment:
            if block.tag == TABLE:
                for cell in _cells(block):
                    if cell.getparent() not in self.gone:
                        self._once([one for one in blocks(cell) if one not in self.gone], skip)

    # --- rows ------------------------------------------------------------------------------------------------------

    def _rows(self, table: etree._Element, skip: frozenset[str]) -> None:
        rows = table.findall(ROW)
        once = [row for row in rows if row not in self.gone]
        by_party: dict[str, list[etree._Element]] = {}
        for row in once:
            for party in self._parties(row, skip):
                by_party.setdefault(party, []).append(row)
        for party, there in by_party.items():
            if not self.vocabulary.list_of(party):
                continue
            if len(there) == 1 and self._is_row_of(there[0], rows) and not self._marks(there, party) - FIRST:
                self._loop(party, "tr", there, self._outer(there, party))

    def _is_row_of(self, row: etree._Element, rows: Sequence[etree._Element]) -> bool:
        """Tell whether a row is an item of a list: it stands under a row that only says what is in each column."""
        above = rows[rows.index(row) - 1] if row is not rows[0] else None
        if above is None or len(row.findall(CELL)) < 2 or len(above.findall(CELL)) != len(row.findall(CELL)):
            return False
        heads = [self._said(cell) for cell in above.findall(CELL)]
        return not self._asked(above) and all(heads) and not any(head.endswith(":") for head in heads)

    # --- items that are repeated -----------------------------------------------------------------------------------

    def _repeats(self, items: Sequence[etree._Element], level: str) -> None:
        """Make loops of repeated items."""
        shown = [self._item(item) for item in items]
        at = 0
        while at < len(items):
            found = repetition(shown, at, partial(self._is_item, items, at))
            if found is None:
                at += 1
                continue
            length, end = found.length, found.end
            unit = items[at : at + length]
            end += end < len(items) and shown[end].etc
            party, outer = self._owner(unit, frozenset(), found.varying)
            for item in items[at + length : end]:
                self._drop(item)
            self._loop(party, level, unit, outer)
            self._number(unit[0])
            if length > 1:
                self._repeats(unit[1:], level)  # a list within an item of a list
            at = end

    def _is_item(self, items: Sequence[etree._Element], at: int, length: int, varying: frozenset[str]) -> bool:
        return bool(self._owner(items[at : at + length], frozenset(), varying)[0])

    def _item(self, block: etree._Element) -> Item:
        parties = self._parties(block)
        marks = {party: frozenset(self._marks([block], party)) for party in parties}
        return Item(tuple(_masked(entry) for entry in self._under(block)), marks, self._is_etc(block))

    def _is_etc(self, item: etree._Element) -> bool:
        text = "".join(entry.text for entry in self._under(item)).strip()
        return bool(text) and bool(_ETC_LINE.fullmatch(text))

    def _number(self, item: etree._Element) -> None:
        first = next(iter(self._under(item)), None)
        if first is not None and ENUMERATOR.match(first.text):
            first.why.append("nummer")

    # --- items that stand there once -------------------------------------------------------------------------------

    def _groups(self, items: Sequence[etree._Element], skip: frozenset[str]) -> None:
        """Make a loop of what is about one party and says more of it than its name."""
        at, used = 0, -1
        while at < len(items):
            party, outer = self._owner([items[at]], skip)
            if not party or not self._tells(items[at], party) or self._marks([items[at]], party) - FIRST:
                at += 1
                continue
            last = self._reach(items, at, party, skip)
            first = self._back(items, at, used, party, skip)
            if not self._crosses(items[first : last + 1]):
                self._loop(party, "p", items[first : last + 1], outer)
            at, used = last + 1, last

    def _crosses(self, elements: Sequence[etree._Element]) -> bool:
        """Tell whether these elements hold just a part of what stands in a loop already."""
        inside = set(elements)
        return any(not inside.issuperset(loop.elements) for one in elements for loop in self.around.get(one, ()))

    def _tells(self, item: etree._Element, party: str) -> bool:
        if party == "ondertekenaar":
            return bool(self.vocabulary.list_of(party)) and len(self._asked(item)) == len(self._free(item))
        return any(one.meaning and one.meaning.field != "naam" for one in self._free(item) if self._is(one, party))

    def _reach(self, items: Sequence[etree._Element], at: int, party: str, skip: frozenset[str]) -> int:
        last, passed, said = at, 0, False
        signed = False  # a block to sign ends with its signature
        for place in range(at + 1, len(items)):
            here = self._parties(items[place], skip)
            if self._marks([items[place]], party) - FIRST:
                break
            if here == {party} or (here and here <= {party, "ondertekenaar"}):
                if signed or (said and not self._tells(items[place], party)):
                    break  # a block of its own, or a sentence that only names it
                last, passed, said = place, 0, False
            elif here or passed >= MOST_BLANK or self._is_head(items[place]):
                break
            elif self._is_sign_line(items[place]) and not said:
                last, passed = place, 0
                signed = signed or "handtekening" in plain(self._said(items[place]))
            else:
                passed, said = passed + 1, said or bool(self._said(items[place]))
        return last

    def _back(self, items: Sequence[etree._Element], at: int, used: int, party: str, skip: frozenset[str]) -> int:
        first = at
        for place in range(at - 1, max(used, at - 4), -1):
            item, said = items[place], self._said(items[place])
            if not said:
                continue
            mine = self._parties(item, skip) == {party} and len(said) <= SHORT and item.tag == P
            if not mine and not (self._is_sign_line(item) and not self._parties(item, skip)):
                break
            if said.endswith("."):
                break
            first = place
        return first

    def _is_head(self, item: etree._Element) -> bool:
        entry = self.entries.get(item)
        return entry is not None and entry.passage.line.level is not None

    def _is_sign_line(self, item: etree._Element) -> bool:
        return item.tag == P and bool(_SIGN_LINE.match(self._said(item)))

    def _said(self, item: etree._Element) -> str:
        return " ".join(entry.text for entry in self._under(item)).strip()

    def under(self, items: Iterable[etree._Element]) -> Iterator[Entry]:
        """Give the entries of these blocks and rows."""
        for item in items:
            yield from self._under(item)

    def loop_around(self, element: etree._Element) -> Loop | None:
        """Return the nearest loop around a paragraph that says who signs there."""
        around = (element, *element.iterancestors())
        return next((one for node in around for one in self.around.get(node, ()) if one.level == "p"), None)

    # --- parties ---------------------------------------------------------------------------------------------------

    def _under(self, item: etree._Element) -> Iterator[Entry]:
        if item.tag == P:
            if item in self.entries:
                yield self.entries[item]
            return
        for node in item.iter(P):
            if node in self.entries:
                yield self.entries[node]

    def _asked(self, item: etree._Element) -> list[Asked]:
        return [one for entry in self._under(item) for one in entry.asked]

    def _free(self, item: etree._Element) -> list[Asked]:
        return [
            one
            for entry in self._under(item)
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

    def _is(self, asked: Asked, party: str) -> bool:
        return asked.meaning is not None and asked.meaning.party in (party, "ondertekenaar")

    def _parties(self, item: etree._Element, skip: frozenset[str] = frozenset()) -> set[str]:
        return {one.meaning.party for one in self._free(item) if one.meaning} - skip

    def _owner(
        self, unit: Sequence[etree._Element], skip: frozenset[str], varying: frozenset[str] = frozenset()
    ) -> tuple[str, str]:
        """Return whose item this is, and the party whose loop must stand around it.

        ``varying`` are the parties whose marks differ from copy to copy, where the item is repeated.
        """
        there = {party for item in unit for party in self._parties(item, skip)}
        if len(there) > 1:
            there.discard("ondertekenaar")
        if "ondertekenaar" in there and not self.vocabulary.list_of("ondertekenaar"):
            there = {"bestuur"} if self.vocabulary.list_of("bestuur") else set()
        if len(there) > 1 and len(there & varying) == 1:
            there &= varying
        if len(there) == 1:
            party = next(iter(there))
            return party, self._outer(unit, party)
        if there == {"swv", "bestuur"}:
            return "bestuur", self._outer(unit, "bestuur")
        telling = {party for party in there if any(self._tells(item, party) for item in unit)}
        return (next(iter(telling)), "") if len(telling) == 1 else ("", "")

    def _marks(self, items: Sequence[etree._Element], party: str) -> set[str]:
        return {
            one.meaning.index
            for item in items
            for one in self._free(item)
            if one.meaning and one.meaning.party == party and one.meaning.index
        }

    def _outer(self, unit: Sequence[etree._Element], party: str) -> str:
        """Return "swv" where an item of a schoolbestuur also speaks of the SWV that represents it."""
        if party != "bestuur" or not self.vocabulary.nests():
            return ""
        asked = {one.meaning.party for item in unit for one in self._asked(item) if one.meaning}
        only = {name for name in asked if self.vocabulary.holds("bestuur", name, nested=True)}
        only = {name for name in only if not self.vocabulary.holds("bestuur", name, nested=False)}
        return "swv" if only or any("swv" in self._parties(item) for item in unit) else ""

    # --- what is found ---------------------------------------------------------------------------------------------

    def _loop(self, party: str, level: str, elements: Sequence[etree._Element], outer: str) -> None:
        within = ""
        if party == "bestuur" and self.vocabulary.nests() and self._stands_in(elements[0], "swv"):
            within, outer = "swv", ""
        if party == "swv" and self.vocabulary.nests():
            for loop in self._loops_in(elements):
                if loop.party == "bestuur" and (loop.own_outer or not loop.within):
                    loop.within, loop.own_outer = "swv", False
        made = Loop(party, level, list(elements), within or outer, bool(outer))
        self.loops.append(made)
        for element in elements:
            self.around.setdefault(element, []).append(made)
        for element in elements:
            for entry in self._under(element):
                entry.bound.setdefault(party, variable(party))
                if outer:
                    entry.bound.setdefault(outer, variable(outer))

    def _loops_in(self, elements: Sequence[etree._Element]) -> Iterator[Loop]:
        for element in elements:
            for node in (element, *element.iter(P, TABLE, ROW)):
                yield from self.around.get(node, ())

    def _stands_in(self, element: etree._Element, party: str) -> bool:
        around = (element, *element.iterancestors())
        return any(loop.party == party for node in around for loop in self.around.get(node, ()))

    def _drop(self, item: etree._Element) -> None:
        self.gone[item] = None
        for entry in self._under(item):
            entry.gone = True


def blocks(container: etree._Element) -> list[etree._Element]:
    """Return the paragraphs and tables of a container, those within a content control among them."""
    found: list[etree._Element] = []
    for child in container:
        if child.tag in (P, TABLE):
            found.append(child)
        elif child.tag == f"{W}sdt" and (inside := child.find(CONTENT)) is not None:
            found += blocks(inside)
    return found


def _cells(table: etree._Element) -> list[etree._Element]:
    return [cell for cell in table.iter(CELL) if next(cell.iterancestors(TABLE)) is table]


def _masked(entry: Entry) -> str:
    """Return a text with its slots as what they mean, without what differs from item to item."""
    text, shift = entry.text, 0
    gone = {id(one) for inline in entry.inlines for one in inline.gone}
    for asked in entry.asked:
        mark = "" if id(asked) in gone else f"‹{asked.meaning.path if asked.meaning else asked.slot.sort}›"
        start, end = asked.slot.start + shift, asked.slot.end + shift
        text = f"{text[:start]}{mark}{text[end:]}"
        shift += len(mark) - (end - start)
    text = ENUMERATOR.sub("", text, count=1)
    said = " ".join(plain(text).split())
    return said[:-_TAIL] + _END.sub("", said[-_TAIL:])
