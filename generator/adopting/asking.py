"""What each slot of a part asks for, told by its words, the text before it, and whom that text is about.

In: the passages of a part, in order. Out: for each slot its ``Meaning``, or the fields that come nearest. The rules in
order: the slot's own words; the label before it; a place to sign; the party last named in the paragraph, or alone in
one above it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.adopting.passages import Passage
from generator.adopting.slots import Slot
from generator.adopting.vocabulary import Meaning, Vocabulary, readings, spoken
from generator.adopting.words import BARE, BY_PEN, ORGANISATIONS, PEN, SIGNED, SIGNING
from generator.templates.language import TAG

_ABOVE = 8  # paragraphs: how far back the text may say whom it is about
_AROUND = 6  # paragraphs: how near a line for a signature makes it a block to sign in
_SIGNING = re.compile(r"\b(?:handtekening|paraaf|aldus|ondertekend|ondertekening)\b", re.IGNORECASE)
_SIGNED_HERE = re.compile(r"\b(?:aldus|ondertekend|getekend te|overeengekomen te)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\bvertegenwoordig(?:d|er)\b|\b(?:de heer|mevrouw|dhr|mw|mevr)\b|\bin de persoon van\b|\bondertekenaar\b",
    re.IGNORECASE,
)


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
class _Around:
    """What stands around a slot: the text before it, and how that ends as a phrase for a field.

    ``here`` is the party last named in the same paragraph, and ``above`` the one party of a paragraph above.
    """

    label: str
    ending: str
    signing: bool
    here: str
    above: str
    person: bool

    @property
    def about(self) -> str:
        return self.here or self.above


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
                self.done[number] += self._asked(number, slot)
        return self.done

    def _asked(self, number: int, slot: Slot) -> list[Asked]:
        around = self._around(number, slot)
        said = spoken(around.label)
        pen = around.signing and slot.sort == "line" and (said in PEN or said.endswith("handtekening"))
        if pen and said in BY_PEN:
            return [Asked(slot, pen=True)]
        if meaning := self._meaning(number, slot, around):
            return [Asked(slot, meaning, pen=pen)]
        if several := self._several(number, slot):
            return several
        return [Asked(slot, None, self.vocabulary.nearest(slot.words or around.label, around.about), pen)]

    def _several(self, number: int, slot: Slot) -> list[Asked]:
        """Return "{ADRES, POSTCODE, PLAATS}" as one slot for each, where all of them are sure."""
        parts = list(re.finditer(r"[^,]+", slot.shown)) if slot.sort == "bracketed" and "," in slot.words else []
        kept = len(self.done[number])
        for part in parts:
            bare = part.group().strip(" {}[]<>«»")
            start = slot.start + part.start() + len(part.group()) - len(part.group().lstrip())
            piece = replace(slot, start=start, end=slot.start + part.end(), shown=part.group().strip(), words=bare)
            meaning = self._meaning(number, piece, self._around(number, piece))
            if meaning is None:
                del self.done[number][kept:]
                return []
            self.done[number].append(Asked(piece, meaning))
        found = self.done[number][kept:]
        del self.done[number][kept:]
        return found

    def _meaning(self, number: int, slot: Slot, around: _Around) -> Meaning | None:
        said = [one for one, _ in readings(slot.words)] if slot.words else [""]
        mark = next((mark for _, mark in readings(slot.words) if mark), "")
        if said[0] not in BARE and (told := self.vocabulary.read(slot.words)):
            return told
        own = next((one for one in said if one not in BARE and self.vocabulary.phrase(one)), "")
        bare = next((one for one in said if one in BARE), None)
        if not own and (bare is None or slot.sort == "marked"):
            return None  # it asks for something we don't know
        found = self._own(own, around) if own else self._bare(bare or "", number, slot, around)
        return found and replace(found, index=found.index or mark)

    def _own(self, phrase: str, around: _Around) -> Meaning | None:
        """Return what words mean that only leave open of whom they are ("KVK-NUMMER")."""
        return self.vocabulary.meaning(around.about, phrase) if around.about else None

    def _bare(self, word: str, number: int, slot: Slot, around: _Around) -> Meaning | None:
        """Return what a slot means of which the text before it says what belongs there ("gevestigd te ……")."""
        vocabulary = self.vocabulary
        phrase = around.ending or word
        if told := vocabulary.read(around.ending):
            return told
        if self._is_signed(phrase, number, slot, around):
            together = not any(vocabulary.is_one(party) for party in ("bestuur", "aanbieder", "ondertekenaar"))
            return vocabulary.meaning("convenant", spoken(SIGNED[phrase])) if together else None
        if around.signing and around.about in ORGANISATIONS and around.ending in SIGNING:
            return vocabulary.meaning(around.about, spoken(SIGNING[around.ending]))
        if phrase == "naam":
            if around.person and around.here in ORGANISATIONS:
                return vocabulary.meaning(around.here, "ondertekenaar")
            return vocabulary.meaning(around.here, phrase) if around.here and not around.person else None
        return vocabulary.meaning(around.about, phrase) if around.about and phrase else None

    def _is_signed(self, phrase: str, number: int, slot: Slot, around: _Around) -> bool:
        """Tell whether a slot is for the place or day of signing; where all sign one document, the workbook has it."""
        if phrase not in SIGNED or not around.signing:
            return False
        label = spoken(around.label)
        alone = label in ("", *SIGNED) or (slot.sort != "bracketed" and label == around.ending)
        return alone or bool(_SIGNED_HERE.search(self.passages[number].text[: slot.start]))

    # --- what stands around a slot ---------------------------------------------------------------------------------

    def _around(self, number: int, slot: Slot) -> _Around:
        label = self._label(number, slot)
        place, here = self._named(number, slot.start)
        between = self.passages[number].text[place : slot.start]
        near = self.passages[max(0, number - _AROUND) : number + _AROUND + 1]
        return _Around(
            label=label,
            ending=self.vocabulary.ending(label),
            signing=any(_SIGNING.search(passage.text) for passage in near),
            here=here,
            above="" if here else self._above(number),
            person=bool(_PERSON.search(between)),
        )

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

    def _above(self, number: int) -> str:
        """Return the party that a paragraph above asks for or else names; nothing where these are several."""
        heading = self.passages[number].line.level
        for back in range(number - 1, max(-1, number - 1 - _ABOVE), -1):
            passage = self.passages[back]
            asked = {one.meaning.party for one in self.done.get(back, ()) if one.meaning}
            parties = asked & ORGANISATIONS or {party for _, party in self._parties(back, len(passage.text))}
            if parties:
                return parties.pop() if len(parties) == 1 else ""
            if passage.line.level is not None and heading is None:
                return ""
        return ""

    def _named(self, number: int, end: int) -> tuple[int, str]:
        """Return the party last named in a paragraph before a place, and where; or nothing."""
        return max(self._parties(number, end), default=(0, ""))

    def _parties(self, number: int, end: int) -> list[tuple[int, str]]:
        named = [one for one in self.vocabulary.mentioned(self.passages[number].text) if one[0] < end]
        named += [
            (asked.slot.start, asked.meaning.party)
            for asked in self.done.get(number, ())
            if asked.meaning and asked.meaning.party in ORGANISATIONS and asked.slot.start < end
        ]
        return named
