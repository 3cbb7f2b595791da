"""One part of a model (its text, a header, the footnotes) from beginning to end: read, understood, rewritten.

In: the part's XML, which is changed in place. Out: each paragraph that changed, and what is left in it for a person.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.adopting import branches, buttons, fixed_text, scopes, structure
from generator.adopting.arranging import Arranger, beside, blocks
from generator.adopting.asking import Asked, Asking
from generator.adopting.claims import Claims, P
from generator.adopting.composing import Composer, is_next
from generator.adopting.entries import Entry
from generator.adopting.instructions import instructions_of
from generator.adopting.leaving import INSTRUCTIONS, Left, Sort, problem
from generator.adopting.passages import Edit, Passage
from generator.adopting.sentences import lists_in
from generator.adopting.slots import slots_of, strip_husks
from generator.adopting.vocabulary import Vocabulary
from generator.problems import Problem
from generator.word.labels import W
from generator.word.lines import Kinds, Line, lines_of, shortened
from generator.word.places import Spot

_CONTAINERS = (f"{W}body", f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote", f"{W}txbxContent")
_HAND = re.compile(r"\W*handtekening\b.{0,80}$", re.IGNORECASE)
_ONE_COLLEGE, _COLLEGES = re.compile(r"\bhet college\b", re.IGNORECASE), re.compile(r"\bde colleges\b", re.IGNORECASE)
_CHOICE = re.compile(r"\{% if .*?\{% endif %\}")
_AROUND = 8  # paragraphs: what else is asked this near says that a model is signed here
_LINE = 5  # signs: a shorter row of dots is an ellipsis
_SIGNS = frozenset({"directeur", "ondertekenaar", "functie", "tekenplaats", "handtekening"})
EXCERPT = 600  # characters of a paragraph that a report quotes


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that was rewritten, or lines that came or went: as it was, and as it is."""

    spot: Spot
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Wording:
    """A text for one gemeente, the text for several, and the lines that only announce them."""

    one: list[etree._Element]
    many: list[etree._Element]
    gone: list[etree._Element]


@dataclass(slots=True)
class Part:
    """A part that is being adopted; ``pen`` says that the document is one that is filled in with a pen as well.

    ``covenant``: it is the covenant, which is also published without the names of persons.
    """

    root: etree._Element
    spot: Spot
    kinds: Kinds
    vocabulary: Vocabulary
    pen: bool = False
    covenant: bool = False
    entries: list[Entry] = field(default_factory=list)
    news: list[tuple[etree._Element, str, str]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    touched: bool = False
    changes: list[Change] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    instructions: list[Problem] = field(default_factory=list)

    def adopted(self) -> "Part":
        """Rewrite the part, and return it with its changes and what is left."""
        self.touched = buttons.flattened(self.root)
        self._read()
        claims = Claims(self.vocabulary, {entry.element: entry for entry in self.entries})
        arranger = Arranger(self.vocabulary, claims)
        wordings = [one for holder in self.root.iter(*_CONTAINERS) for one in self._arrange(arranger, holder)]
        for entry in arranger.claims.under([one for wording in wordings for one in wording.gone]):
            entry.gone = True
        self._write(arranger)
        self._mark(arranger)
        self._restructure(arranger, wordings)
        self._tell()
        return self

    # --- reading ---------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        lines = lines_of(self.root, self.spot, self.kinds)
        passages = [Passage.of(line) for line in lines]
        told = [instructions_of(passage, pen=self.pen) for passage in passages]
        slots = {
            number: [
                slot
                for slot in slots_of(passage)
                if not any(one.start < slot.end and slot.start < one.end for one in told[number])
            ]
            for number, passage in enumerate(passages)
        }
        asked = Asking(self.vocabulary, passages, slots).all()
        self.entries = [
            Entry(passage, asked[number], told[number], before=passage.text) for number, passage in enumerate(passages)
        ]
        scopes.know_their_loops(self.entries)
        for entry in self.entries:
            entry.inlines = list(lists_in(entry, self.vocabulary))

    def _arrange(self, arranger: Arranger, holder: etree._Element) -> Iterator[_Wording]:
        """Find the loops of a container, and yield its double wordings."""
        there = [block for block in blocks(holder) if not self._is_remark(arranger, block)]
        found: list[branches.Branch] = []
        if isinstance(self.vocabulary.names.get("gemeenten"), list | tuple):
            found = [one for one in self._reader(arranger, there).branches() if self._beside(there, one)]
        gone = {place for one in found for place in one.gone}
        parts = branches.pieces(len(there), found)
        arranger.container([[there[place] for place in part if place not in gone] for part in parts])
        for one in found:
            yield _Wording(*([there[place] for place in part] for part in (one.one, one.many, one.gone)))

    def _beside(self, there: Sequence[etree._Element], found: branches.Branch) -> bool:
        """Tell whether all of two wordings stands in one place, so that a choice can stand around them."""
        return len(beside([there[place] for place in (*found.one, *found.many)])) == 1

    def _is_remark(self, arranger: Arranger, block: etree._Element) -> bool:
        entry = arranger.claims.entries.get(block)
        return entry is not None and entry.is_remark and not branches.ONE.match(entry.text) and not branches.MANY.match(
            entry.text
        )  # fmt: skip

    def _reader(self, arranger: Arranger, there: Sequence[etree._Element]) -> branches.Reader:
        entries = [arranger.claims.entries.get(block) for block in there]
        said = [entry.text.strip() if entry else "(tabel)" for entry in entries]
        asked = [{one.meaning.party for one in entry.asked if one.meaning} if entry else set() for entry in entries]
        levels = [entry.passage.line.level if entry else None for entry in entries]
        return branches.Reader(
            said,
            lambda place: "gemeente" in asked[place],
            lambda place: bool(asked[place] - {"gemeente", "convenant", "document"}),
            lambda place: levels[place] is not None,
        )

    # --- writing ---------------------------------------------------------------------------------------------------

    def _write(self, arranger: Arranger) -> None:
        composer = Composer(self.vocabulary, self.covenant)
        for loop in arranger.loops:
            if loop.within:
                for entry in arranger.claims.under(loop.elements):
                    entry.nested.add(loop.party)
        for number, entry in enumerate(self.entries):
            if entry.gone:
                continue
            edits = composer.edits(entry)
            if not entry.is_remark:
                edits += self._signed(number, composer, arranger)
            left = {id(one) for _, one in composer.left}
            for asked in entry.asked:
                if asked.meaning and id(asked) not in left:
                    strip_husks(asked.slot)
            if edits:
                entry.passage.rewrite(edits)
            if entry.passage.text != entry.before:
                self.news.append((entry.element, entry.before, entry.passage.text))
        self._leave({id(one) for _, one in composer.left})

    def _signed(self, number: int, composer: Composer, arranger: Arranger) -> Iterator[Edit]:
        """Put the code of who signs at the line for a signature; in a form for a pen there is none."""
        entry = self.entries[number]
        if not _HAND.match(entry.text) or "{{" in entry.text or any(one.slot.sort != "line" for one in entry.asked):
            return
        near = self.entries[max(0, number - _AROUND) : number + _AROUND]
        meant = [one.meaning for other in near for one in other.asked if one.meaning]
        if not any(one.field in _SIGNS for one in meant):
            return
        loop = arranger.loop_around(entry.element)
        named = frozenset(one.party for one in meant if one.party)
        if edit := composer.signature(entry, loop, "" if loop is None else _said(loop.elements), named):
            yield edit
        elif not any(".handtekening" in other.text for other in self.entries):
            self.left.append(Left("signature", entry.element, shortened(entry.text, 60)))

    def _mark(self, arranger: Arranger) -> None:
        """Put the bookmark around a covenant's fixed text."""
        body = self.root.find(f"{W}body")
        if body is None or not self.covenant:
            return
        there = [block for block in blocks(body) if block not in arranger.gone and block.getparent() is body]
        said = {block: "\n".join(entry.before for entry in arranger.claims.under([block])) for block in there}
        if shown := fixed_text.mark(self.root, there, said.__getitem__):
            self.news.append((there[0], "", f"bladwijzer ‘convenanttekst’ {shown}"))

    def _leave(self, left: set[int]) -> None:
        for entry in self.entries:
            if entry.gone:
                continue
            for one in entry.instructions:
                sort: Sort = "remark" if one.leaves else "reader"
                self.left.append(Left(sort, entry.element, one.text))
            self.left += (self._unsure(entry, one) for one in entry.asked if self._is_left(entry, one, left))
            said = _CHOICE.sub(" ", entry.text)
            if _ONE_COLLEGE.search(said) and _COLLEGES.search(said):
                self.left.append(Left("branch", entry.element, shortened(entry.before, 60)))

    def _is_left(self, entry: Entry, asked: Asked, left: set[int]) -> bool:
        if asked.pen or (asked.meaning and id(asked) not in left):
            return False
        slot = asked.slot
        if slot.sort != "line":
            return True
        before = entry.before[: slot.start].rstrip()
        writable = self.pen and (before.endswith((":", "?")) or not before)
        return not writable and (bool(asked.near) or len(slot.shown) >= _LINE)

    def _unsure(self, entry: Entry, asked: Asked) -> Left:
        near = (asked.meaning.path,) if asked.meaning else asked.near
        before = shortened(entry.before[: asked.slot.start].rstrip()[-30:], 30)
        return Left("again" if is_next(asked) else "unsure", entry.element, asked.slot.shown, near, before)

    def _restructure(self, arranger: Arranger, wordings: Sequence[_Wording]) -> None:
        for wording in wordings:
            shown = structure.choose("gemeenten|length == 1", wording.one, wording.many)
            self.news.append((wording.one[0], "", shown))
            told = (entry.before.strip() for entry in arranger.claims.under(wording.gone))
            self.left += (Left("settled", wording.one[0], one) for one in told if not branches.OR.fullmatch(one))
        for loop in sorted(arranger.loops, key=lambda loop: -len(loop.elements)):  # what stands around goes first
            shown = structure.surround(loop, self.vocabulary.list_of(loop.party))
            self.news.append((loop.elements[0], "", shown))
        for element in (*arranger.gone, *(one for wording in wordings for one in wording.gone)):
            said = [entry.before for entry in arranger.claims.under([element]) if entry.text.strip()]
            near = structure.remove(element)
            self.news += ((element if near is None else near, before, "") for before in said)

    # --- telling ---------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        """Give every change and all that is left its place in the part as it is now."""
        lines = {entry.element: entry.passage.line for entry in self.entries}
        lines |= {line.element: line for line in lines_of(self.root, self.spot, self.kinds)}
        copies = {element for element, line in lines.items() if line.copy}
        told = [(_spot(lines, element), before, after) for element, before, after in self.news if element not in copies]
        told.sort(key=lambda one: one[0].paragraph)
        self.changes += (Change(spot, _short(before), _short(after)) for spot, before, after in told)
        for left in self.left:
            if left.element not in copies:
                found = problem(left, _spot(lines, left.element))
                (self.instructions if left.sort in INSTRUCTIONS else self.findings).append(found)


def _spot(lines: Mapping[etree._Element, Line], element: etree._Element) -> Spot:
    for node in element.iter(P):
        if node in lines:
            return lines[node].spot
    return next(iter(lines.values())).spot


def _said(elements: Sequence[etree._Element]) -> str:
    return " ".join(text.text or "" for element in elements for text in element.iter(f"{W}t"))


def _short(text: str) -> str:
    return shortened(text, EXCERPT)
