"""Which paragraphs and rows of a model are one item of a list, and which party each of them is about.

In: the entries of a part. Out: the loops around them. An item is repeated ("A", "B", "Etc."), in paragraphs, in rows,
or as a whole block; or it stands there once and names one party of which there may be more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from lxml import etree

from generator.adopting import grouping
from generator.adopting.claims import FIRST, Claims, P
from generator.adopting.entries import Entry
from generator.adopting.repeating import Item, repetition
from generator.adopting.slots import ETC
from generator.adopting.vocabulary import Vocabulary
from generator.adopting.words import PARTIES
from generator.dutch import plain
from generator.word.labels import W

TABLE, ROW, CELL, CONTENT = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdtContent"
ENUMERATOR = re.compile(r"\s*(?P<mark>\d{1,2}|[a-zA-Z])[.)]\s+(?=\S)")
_END = re.compile(rf"[ ,;.]*(?:\b(?:en|of)\b)?[ ,;]*(?:{ETC})?[ ,;.]*$", re.IGNORECASE)
_TAIL = 30  # characters: where that is looked for
_ETC_LINE = re.compile(rf"\W*{ETC}\W*", re.IGNORECASE)


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
    claims: Claims
    loops: list[Loop] = field(default_factory=list)
    around: dict[etree._Element, list[Loop]] = field(default_factory=dict)
    gone: dict[etree._Element, None] = field(default_factory=dict)

    def container(self, segments: Iterable[Sequence[etree._Element]]) -> None:
        """Find the loops among blocks that stand beside each other, in segments that no loop crosses.

        What is repeated goes first, from the inside out; what stands there once is then judged from the outside in.
        """
        apart = [part for segment in segments for part in beside(segment)]
        for segment in apart:
            self._repeated(segment)
        for segment in apart:
            self._once(segment)

    def _repeated(self, segment: Sequence[etree._Element]) -> None:
        for block in segment:
            if block.tag == TABLE:
                for cell in _cells(block):
                    for part in beside(blocks(cell)):
                        self._repeated(part)
                self._repeats(block.findall(ROW), "tr")
        self._repeats(segment, "p")

    def _once(self, segment: Sequence[etree._Element]) -> None:
        there = [block for block in segment if block not in self.gone]
        tables = [block for block in there if block.tag == TABLE]
        for table in tables:
            self._rows(table)
        self._groups(there)
        for table in tables:
            for cell in _cells(table):
                if cell.getparent() not in self.gone:
                    for part in beside(blocks(cell)):
                        self._once(part)

    # --- rows ------------------------------------------------------------------------------------------------------

    def _rows(self, table: etree._Element) -> None:
        rows = table.findall(ROW)
        once = [row for row in rows if row not in self.gone]
        by_party: dict[str, list[etree._Element]] = {}
        for row in once:
            for party in self.claims.parties(row):
                by_party.setdefault(party, []).append(row)
        for party, there in by_party.items():
            if not self.vocabulary.list_of(party):
                continue
            if len(there) == 1 and self._is_row_of(there[0], rows) and not self.claims.marks(there, party) - FIRST:
                self._loop(party, "tr", there, self.claims.outer(there, party))

    def _is_row_of(self, row: etree._Element, rows: Sequence[etree._Element]) -> bool:
        """Tell whether a row is an item of a list: it stands under a row that only says what is in each column."""
        above = rows[rows.index(row) - 1] if row is not rows[0] else None
        if above is None or len(row.findall(CELL)) < 2 or len(above.findall(CELL)) != len(row.findall(CELL)):
            return False
        heads = [self.claims.said(cell) for cell in above.findall(CELL)]
        return not self.claims.asked(above) and all(heads) and not any(head.endswith(":") for head in heads)

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
            party, outer = self.claims.owner(unit, found.varying)
            for item in items[at + length : end]:
                self._drop(item)
            self._loop(party, level, unit, outer)
            self._number(unit[0])
            if length > 1:
                self._repeats(unit[1:], level)  # a list within an item of a list
            at = end

    def _is_item(self, items: Sequence[etree._Element], at: int, length: int, varying: frozenset[str]) -> bool:
        return bool(self.claims.owner(items[at : at + length], varying)[0])

    def _item(self, block: etree._Element) -> Item:
        parties = self.claims.parties(block)
        marks = {party: frozenset(self.claims.marks([block], party)) for party in parties}
        return Item(tuple(_masked(entry) for entry in self.claims.under([block])), marks, self._is_etc(block))

    def _is_etc(self, item: etree._Element) -> bool:
        said = self.claims.said(item)
        return bool(said) and bool(_ETC_LINE.fullmatch(said))

    def _number(self, item: etree._Element) -> None:
        first = next(self.claims.under([item]), None)
        if first is not None and ENUMERATOR.match(first.text):
            first.counted = True

    # --- items that stand there once -------------------------------------------------------------------------------

    def _groups(self, items: Sequence[etree._Element]) -> None:
        """Make a loop of what is about one party and says more of it than its name."""
        at, used = 0, -1
        while at < len(items):
            party, outer = self.claims.owner([items[at]])
            if not party or not self.claims.tells(items[at], party) or self.claims.marks([items[at]], party) - FIRST:
                at += 1
                continue
            first, last = grouping.stretch(self.claims, items, at, used, party)
            if not self._crosses(items[first : last + 1]):
                self._loop(party, "p", items[first : last + 1], outer)
            at, used = last + 1, last

    def _crosses(self, elements: Sequence[etree._Element]) -> bool:
        """Tell whether these elements hold just a part of what stands in a loop already."""
        inside = set(elements)
        return any(not inside.issuperset(loop.elements) for one in elements for loop in self.around.get(one, ()))

    # --- what is found ---------------------------------------------------------------------------------------------

    def loop_around(self, element: etree._Element) -> Loop | None:
        """Return the nearest loop around a paragraph that says who signs there."""
        around = (element, *element.iterancestors())
        return next((one for node in around for one in self.around.get(node, ()) if one.level == "p"), None)

    # --- parties ---------------------------------------------------------------------------------------------------

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
        for entry in self.claims.under(elements):
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
        for entry in self.claims.under([item]):
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


def beside(blocks: Sequence[etree._Element]) -> list[list[etree._Element]]:
    """Return blocks in stretches that have the same parent, so that a loop can stand around them."""
    return [list(several) for _, several in groupby(blocks, lambda block: block.getparent())]


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
