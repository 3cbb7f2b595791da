"""What each slot of a part asks for, told by its words, the text before it, and whom that text is about.

In: the passages of a part, in order. Out: for each slot its ``Meaning``, or the fields that come nearest. The rules in
order: the slot's own words; the label before it; the party last named in the paragraph, the row or the block above.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.adopting.passages import Passage
from generator.adopting.slots import Slot
from generator.adopting.vocabulary import Meaning, Vocabulary, readings, spoken
from generator.adopting.words import BARE, BY_PEN, ORGANISATIONS, PEN, SIGNED, SIGNING
from generator.word.language import TAG

_ABOVE = 8  # paragraphs: how far back the text may say whom it is about
_AROUND = 6  # paragraphs: how near a line for a signature makes it a block to sign in
_SIGNED = re.compile(r"\bhandtekening\b|\bparaaf\b|\baldus\b|\bondertekend\b|\bondertekening\b", re.IGNORECASE)


@dataclass(slots=True)
class Asked:
    """A slot and what it asks for; ``near`` are the fields that come nearest where that is not sure.

    ``pen`` says that it is a line in a place to sign, that may be meant for a pen.
    """

    slot: Slot
    meaning: Meaning | None = None
    near: tuple[str, ...] = ()
    pen: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """Reads the slots of one part; ``slots`` gives those of each passage by its number."""

    vocabulary: Vocabulary
    passages: Sequence[Passage]
    slots: Mapping[int, Sequence[Slot]]
    done: dict[int, list[Asked]] = field(default_factory=dict)
    cells: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def all(self) -> dict[int, list[Asked]]:
        """Return what is asked in each passage."""
        for number, passage in enumerate(self.passages):
            if passage.line.cell:
                self.cells.setdefault(passage.line.cell, number)
            self.done[number] = []
            for slot in self.slots.get(number, ()):
                self.done[number].append(self._asked(number, slot))
        return self.done

    def _asked(self, number: int, slot: Slot) -> Asked:
        label = self._label(number, slot)
        signing = self._signing(number)
        said = spoken(label)
        pen = slot.sort == "line" and (said in PEN or said.split()[-1:] == ["handtekening"]) and signing
        if pen and said in BY_PEN:
            return Asked(slot, pen=True)
        if slot.words and spoken(slot.words) not in BARE and (sure := self.vocabulary.read(slot.words)):
            return Asked(slot, sure)
        index = next((mark for _, mark in readings(slot.words) if mark), "")
        meaning = self._by_label(number, slot, label, signing)
        if meaning:
            return Asked(slot, Meaning(meaning.party, meaning.field, meaning.index or index), pen=pen)
        words = slot.words or label
        return Asked(slot, None, self.vocabulary.nearest(words, self._about(number, slot) or ""), pen)

    def _by_label(self, number: int, slot: Slot, label: str, signing: bool) -> Meaning | None:
        """Return the meaning of a slot whose words don't say of whom it is, or say nothing at all."""
        vocabulary = self.vocabulary
        own = next((said for said, _ in readings(slot.words) if said not in BARE and vocabulary.phrase(said)), "")
        if slot.words and not own and spoken(slot.words) not in BARE and slot.sort != "marked":
            bare = next((said for said, mark in readings(slot.words) if mark), "")
            if bare not in BARE or not bare:
                return None  # it asks for something we don't know
        ending = vocabulary.ending(label)
        phrase = own or ending or next((said for said, _ in readings(slot.words) if said in BARE), "")
        if not phrase or (slot.sort == "marked" and not own):
            return None
        if not own and (told := vocabulary.read(ending)):
            return told
        about = self._about(number, slot)
        alone = spoken(label) == ending or not own
        if signing and alone and phrase in SIGNED and self._is_label(label, slot):
            return vocabulary.meaning("convenant", spoken(SIGNED[phrase])) if self._signs_together() else None
        if signing and about in ORGANISATIONS and phrase in SIGNING and not own:
            return vocabulary.meaning(about, "ondertekenaar" if phrase == "naam" else "functie")
        return vocabulary.meaning(about, phrase) if about else None

    def _signs_together(self) -> bool:
        """Tell whether all sign one document, whose place and day the workbook knows."""
        return not any(self.vocabulary.is_one(party) for party in ("bestuur", "aanbieder", "ondertekenaar"))

    def _is_label(self, label: str, slot: Slot) -> bool:
        return slot.sort != "bracketed" or spoken(label) in SIGNED or not spoken(label)

    def _label(self, number: int, slot: Slot) -> str:
        """Return the text before a slot, back to the slot before it; else that of the cell or line before."""
        before = [asked.slot.end for asked in self.done[number]]
        text = TAG.sub(" ", self.passages[number].text[max(before, default=0) : slot.start])
        text = re.split(r"[;.!?](?=\s)|[\t\n]", text)[-1]
        if spoken(text) or before:
            return text
        cell = self.passages[number].line.cell
        if cell:
            return self._label_of_cell(cell)
        above = self.passages[number - 1].text.rstrip() if number else ""
        return above if above.endswith(":") and len(above) <= 60 else text

    def _label_of_cell(self, cell: tuple[int, int, int]) -> str:
        table, row, column = cell
        for place in ((table, row, column - 1), (table, 1, column)):
            number = self.cells.get(place)
            if number is not None and place != cell and not self.done.get(number):
                text = self.passages[number].text
                if self.vocabulary.ending(text):
                    return text
        return ""

    def _signing(self, number: int) -> bool:
        near = self.passages[max(0, number - _AROUND) : number + _AROUND + 1]
        return any(_SIGNED.search(passage.text) for passage in near)

    def _about(self, number: int, slot: Slot) -> str:
        """Return the party last named before a slot, or nothing."""
        here = self._named(number, slot.start)
        if here:
            return here
        heading = self.passages[number].line.level
        for back in range(number - 1, max(-1, number - 1 - _ABOVE), -1):
            passage = self.passages[back]
            if named := self._named(back, len(passage.text)):
                return named
            if passage.line.level is not None and heading is None:
                break
        return ""

    def _named(self, number: int, end: int) -> str:
        text = self.passages[number].text
        named = [(place, party) for place, party in self.vocabulary.mentioned(text) if place < end]
        named += [
            (asked.slot.start, asked.meaning.party)
            for asked in self.done.get(number, ())
            if asked.meaning and asked.meaning.party in ORGANISATIONS and asked.slot.start < end
        ]
        return max(named)[1] if named else ""


def asked_in(done: Mapping[int, Sequence[Asked]]) -> Iterator[Asked]:
    """Give every slot that was read."""
    for asked in done.values():
        yield from asked
