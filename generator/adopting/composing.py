"""The tags that come in place of what a paragraph asks for.

In: an entry whose slots are read and whose loops are known. Out: its edits, and the slots that are left for a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.adopting.arranging import ENUMERATOR, Loop, variable
from generator.adopting.asking import Asked
from generator.adopting.claims import FIRST
from generator.adopting.doubles import doubles_in
from generator.adopting.entries import Entry, Inline
from generator.adopting.passages import Edit
from generator.adopting.vocabulary import Meaning, Vocabulary
from generator.adopting.words import CODES, ORGANISATIONS, PERSONS_NAMES
from generator.dutch import plain

LISTING = "{% if not loop.first %}{% if loop.last %} en {% else %}, {% endif %}{% endif %}"
WITHHELD = "(naam niet gepubliceerd)"
PERSONS = "{% if not loop.first %}, en {% endif %}"
ALONE = ("aanbieder", "ondertekenaar")
"""Who signs a document that is made for just one: an accession form, a consent form."""
_WITHIN = 60  # characters: how far apart the fields of one item in a sentence may stand


def is_next(asked: Asked) -> bool:
    """Tell whether a slot is marked as one that follows the first of a list ("B")."""
    return asked.meaning is not None and asked.meaning.index not in ("", *FIRST)


@dataclass(slots=True)
class Composer:
    """Writes the tags of one part; ``left`` gathers what is left for a person.

    ``published`` says that a copy is published without the names of persons. ``signed`` are the loops that have the
    code of a signature, by party.
    """

    vocabulary: Vocabulary
    published: bool = False
    left: list[tuple[Entry, Asked]] = field(default_factory=list)
    signed: set[tuple[int, str]] = field(default_factory=set)

    def edits(self, entry: Entry) -> list[Edit]:
        """Return what is written in an entry."""
        found = list(self._remarks(entry))
        if entry.is_remark:
            return found
        if entry.counted and (mark := ENUMERATOR.match(entry.text)):
            found.append(Edit(mark.start("mark"), mark.end("mark"), "{{ loop.index }}"))
        for inline in entry.inlines:
            found += self._inline(entry, inline)
        found += self._free(entry)
        taken = [(edit.start, edit.end) for edit in found]
        taken += [(one.slot.start, one.slot.end) for one in entry.asked]
        for edit in doubles_in(entry.text, self.vocabulary):
            if not any(start < edit.end and edit.start < end for start, end in taken):
                found.append(edit)
        return found

    def _remarks(self, entry: Entry) -> Iterator[Edit]:
        for one in entry.instructions:
            if one.leaves:
                yield Edit(one.start, one.end, f"{{#{'p' if one.whole else ''} {one.text} #}}")

    def _inline(self, entry: Entry, inline: Inline) -> Iterator[Edit]:
        name, items = variable(inline.party), self._list(entry, inline.party)
        if not items:
            self.left += [(entry, one) for one in (*inline.item, *inline.gone)]
            return
        head = f"{{% for {name} in {items} %}}{PERSONS if inline.party == 'ondertekenaar' else LISTING}"
        last = inline.item[-1].slot
        for number, one in enumerate(inline.item):
            tag = self._tag(entry, one.meaning, f"{name}.{one.meaning.field if one.meaning else ''}")
            if number == 0 and inline.start == one.slot.start:
                tag = head + tag
            elif number == 0:
                first = entry.text[inline.start]
                yield Edit(inline.start, inline.start + 1, head + first)
            if one.slot is last:
                tag += f"{inline.tail}{{% endfor %}}"
            yield Edit(one.slot.start, one.slot.end, tag)
        if inline.end > last.end:
            yield Edit(last.end, inline.end, "")

    def _free(self, entry: Entry) -> Iterator[Edit]:
        for direct, several in groupby(entry.free(), lambda one: self._path(entry, one)):
            together = list(several)
            if direct:
                yield from (
                    Edit(one.slot.start, one.slot.end, self._tag(entry, one.meaning, direct)) for one in together
                )
                continue
            for party, there in groupby(together, lambda one: one.meaning.party if one.meaning else ""):
                yield from self._listed(entry, party, list(there))

    def _tag(self, entry: Entry, meaning: Meaning | None, path: str) -> str:
        """Return the tag that prints a path; what the published copy leaves out is said there in words."""
        tag = f"{{{{ {path} }}}}"
        if not self.published or meaning is None or "convenant.publicatie" in entry.text:
            return tag
        if meaning.path in PERSONS_NAMES:
            return f"{{% if convenant.publicatie %}}{WITHHELD}{{% else %}}{tag}{{% endif %}}"
        return f"{{% if {path} %}}{tag}{{% endif %}}" if meaning.field in CODES else tag

    def _listed(self, entry: Entry, party: str, there: Sequence[Asked]) -> Iterator[Edit]:
        """Write slots of a party of which there may be more, in a sentence about all of them."""
        items = self._list(entry, party) if party else ""
        if not items or any(map(is_next, there)):
            self.left += [(entry, one) for one in there]
            return
        fields = {one.meaning.field for one in there if one.meaning}
        apart = there[-1].slot.end - there[0].slot.start - sum(len(one.slot.shown) for one in there)
        if len(fields) == 1:
            for one in there:
                yield from self._inline(entry, Inline(party, one.slot.start, [one], [], one.slot.end))
        elif len(fields) == len(there) and apart <= _WITHIN:
            yield from self._inline(entry, Inline(party, there[0].slot.start, list(there), [], there[-1].slot.end))
        else:
            self.left += [(entry, one) for one in there]

    def _path(self, entry: Entry, asked: Asked) -> str:
        """Return the path a slot stands for where it needs no loop of its own, else nothing."""
        meaning = asked.meaning
        if meaning is None:
            return ""
        for span in entry.spans:
            if span.start <= asked.slot.start < span.end and span.party == meaning.party:
                return f"{span.name}.{meaning.field}"
        if meaning.party in entry.bound:
            return f"{entry.bound[meaning.party]}.{meaning.field}"
        if self.vocabulary.is_one(meaning.party):
            return meaning.path
        for party, name in entry.bound.items():
            if self.vocabulary.holds(party, meaning.party, nested=party in entry.nested):
                return f"{name}.{meaning.path}"
        return ""

    def _list(self, entry: Entry, party: str) -> str:
        """Return the list a loop in this sentence goes through."""
        if party == "ondertekenaar" and "bestuur" in entry.bound:
            return f"{entry.bound['bestuur']}.ondertekenaars"
        found = self.vocabulary.list_of(party)
        if found or party != "ondertekenaar":
            return found
        return "bestuur.ondertekenaars" if self.vocabulary.is_one("bestuur") else ""

    def signature(self, entry: Entry, loop: Loop | None, about: str, named: frozenset[str]) -> Edit | None:
        """Return what puts the code of a signature at its line, once in each loop that is about one who signs.

        Of ``named``, the parties in the paragraphs around it, the one that the document is made for signs by its name.
        """
        alone = {party: party for party in ALONE if named == {party} and self.vocabulary.is_one(party)}
        bound = {**alone, **entry.bound}
        for party in ("ondertekenaar", *sorted(ORGANISATIONS)):
            if party not in bound or (id(loop), party) in self.signed or not entry.text:
                continue
            code = "handtekening"
            if party == "swv" and ("namens de schoolbestu" in plain(about) or "krachtens" in plain(about)):
                code = "handtekening_besturen"
            if code in self.vocabulary.fields.get(party, ()):
                self.signed.add((id(loop), party))
                if loop is not None and code != "handtekening":
                    loop.only = "besturen"  # whoever represents no board does not sign here
                end = len(entry.text)
                tag = self._tag(entry, Meaning(party, code), f"{bound[party]}.{code}")
                return Edit(end - 1, end, f"{entry.text[-1]} {tag}")
        return None
