"""One part of a model (its text, a header, the footnotes) from beginning to end: read, understood, rewritten.

In: the part's XML, which is changed in place. Out: each paragraph that changed, and what is left in it for a person.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from generator.adopting import branches, scopes
from generator.adopting.arranging import CELL, Arranger, Loop, P, blocks, variable
from generator.adopting.asking import Asking
from generator.adopting.composing import Composer, is_next
from generator.adopting.entries import Entry
from generator.adopting.instructions import instructions_of
from generator.adopting.passages import Edit, Passage
from generator.adopting.sentences import lists_in
from generator.adopting.slots import slots_of, strip_husks
from generator.adopting.vocabulary import Vocabulary
from generator.word.labels import W
from generator.word.lines import Kinds, Line, lines_of, shortened
from generator.word.places import Spot

_CONTAINERS = (f"{W}body", f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote", f"{W}txbxContent")
_KEPT = tuple(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))
_HAND = re.compile(r"\bhandtekening\b", re.IGNORECASE)
_ONE_COLLEGE, _COLLEGES = re.compile(r"\bhet college\b", re.IGNORECASE), re.compile(r"\bde colleges\b", re.IGNORECASE)
_AROUND = 8  # paragraphs: what else is asked this near says that a model is signed here
_SIGNS = frozenset({"directeur", "ondertekenaar", "functie", "tekenplaats", "handtekening"})
EXCERPT = 160  # characters of a paragraph that a report quotes


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that was rewritten, or lines that came or went: as it was, and as it is."""

    spot: Spot
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Left:
    """What a person must look at; for an instruction, a ``label`` says that it is no longer printed."""

    sort: Literal["unsure", "again", "branch", "signature", "instruction"]
    element: etree._Element
    spot: Spot
    shown: str
    near: tuple[str, ...] = ()
    label: str = ""


@dataclass(slots=True)
class Part:
    """A part that is being adopted; ``pen`` says that the document is one that is filled in with a pen as well."""

    root: etree._Element
    spot: Spot
    kinds: Kinds
    vocabulary: Vocabulary
    pen: bool = False
    entries: list[Entry] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    _news: list[tuple[etree._Element, str, str]] = field(default_factory=list)

    def adopted(self) -> "Part":
        """Rewrite the part, and return it with its changes and what is left."""
        self._read()
        by_element = {entry.element: entry for entry in self.entries}
        arranger = Arranger(self.vocabulary, by_element)
        wordings = [one for holder in self.root.iter(*_CONTAINERS) for one in self._arrange(arranger, holder)]
        self._write(arranger)
        for one, many, gone in wordings:
            self._wrap(one, many, gone)
        for loop in arranger.loops:
            self._surround(loop)
        for element in arranger.gone:
            self._remove(element)
        self._tell()
        return self

    # --- reading ---------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        lines = lines_of(self.root, self.spot, self.kinds)
        passages = [Passage.of(line) for line in lines]
        told = [instructions_of(passage) for passage in passages]
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

    def _arrange(
        self, arranger: Arranger, holder: etree._Element
    ) -> Iterator[tuple[list[etree._Element], list[etree._Element], list[etree._Element]]]:
        """Find the loops of a container, and yield its double wordings: one, many, and the lines that go."""
        there = [block for block in blocks(holder) if not self._is_remark(arranger, block)]
        found: list[branches.Branch] = []
        if isinstance(self.vocabulary.names.get("gemeenten"), list | tuple):
            found = list(self._reader(arranger, there).branches())
        gone = {place for one in found for place in one.gone}
        parts = branches.pieces(len(there), found)
        arranger.container([[there[place] for place in part if place not in gone] for part in parts])
        for one in found:
            pair = ([there[place] for place in part] for part in (one.one, one.many))
            yield next(pair), next(pair), [there[place] for place in one.gone]

    def _is_remark(self, arranger: Arranger, block: etree._Element) -> bool:
        entry = arranger.entries.get(block)
        return entry is not None and entry.is_remark and not branches.ONE.match(entry.text) and not branches.MANY.match(
            entry.text
        )  # fmt: skip

    def _reader(self, arranger: Arranger, there: Sequence[etree._Element]) -> branches.Reader:
        entries = [arranger.entries.get(block) for block in there]
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
        composer = Composer(self.vocabulary)
        loops = {id(element): number for number, loop in enumerate(arranger.loops) for element in loop.elements}
        said = {number: _said(loop.elements) for number, loop in enumerate(arranger.loops)}
        for loop in arranger.loops:
            for entry in self.entries if loop.within or loop.own_outer else ():
                if any(node in loop.elements for node in (entry.element, *entry.element.iterancestors())):
                    entry.nested.add(loop.party)
        for entry in self.entries:
            if entry.gone:
                continue
            edits = composer.edits(entry)
            left = {id(one.slot) for _, one in composer.left}
            if _HAND.search(entry.text) and len(entry.text) <= EXCERPT and "{{" not in entry.text:
                edits += self._signed(entry, composer, loops, said)
            for asked in entry.asked:
                if asked.meaning and id(asked.slot) not in left:
                    strip_husks(asked.slot)
            if edits:
                entry.passage.rewrite(edits)
            for one in entry.instructions:
                self.left.append(
                    Left("instruction", entry.element, entry.passage.line.spot, one.text, (), "x" if one.leaves else "")
                )
            if entry.passage.text != entry.before:
                self._news.append((entry.element, entry.before, entry.passage.text))
        self._unsure(composer)

    def _signed(self, entry: Entry, composer: Composer, loops: dict[int, int], said: dict[int, str]) -> Iterator[Edit]:
        if any(one.slot.sort != "line" for one in entry.asked) or not re.match(r"\W*handtekening\b", entry.text, re.I):
            return
        place = self.entries.index(entry)
        near = self.entries[max(0, place - _AROUND) : place + _AROUND]
        if not any(one.meaning and one.meaning.field in _SIGNS for other in near for one in other.asked):
            return  # a form that is filled in with a pen
        block = next(
            (loops[id(node)] for node in (entry.element, *entry.element.iterancestors()) if id(node) in loops), -1
        )
        if edit := composer.signature(entry, block, said.get(block, "")):
            yield edit
        elif not entry.passage.line.copy and not any(".handtekening" in other.text for other in self.entries):
            self.left.append(Left("signature", entry.element, entry.passage.line.spot, shortened(entry.text, 60)))

    def _unsure(self, composer: Composer) -> None:
        for entry in self.entries:
            for asked in entry.asked:
                kept = any(one is asked for _, one in composer.left)
                if entry.gone or entry.passage.line.copy or asked.pen or (asked.meaning and not kept):
                    continue
                if asked.slot.sort in ("line", "marked") and not asked.near and len(asked.slot.shown) < 5:
                    continue  # an ellipsis
                before = entry.before[: asked.slot.start].rstrip()
                if self.pen and asked.slot.sort == "line" and (before.endswith((":", "?")) or not before):
                    continue
                near = (asked.meaning.path,) if asked.meaning else asked.near
                label = shortened(before[-30:], 30)
                self.left.append(
                    Left(
                        "again" if is_next(asked) else "unsure",
                        entry.element,
                        entry.passage.line.spot,
                        asked.slot.shown,
                        near,
                        label,
                    )
                )
            if _ONE_COLLEGE.search(entry.text) and _COLLEGES.search(entry.text) and "{%" not in entry.text:
                self.left.append(Left("branch", entry.element, entry.passage.line.spot, shortened(entry.text, 60)))

    def _wrap(self, one: list[etree._Element], many: list[etree._Element], gone: list[etree._Element]) -> None:
        _before(one[0], _tag_line("{%p if gemeenten|length == 1 %}"))
        _after(one[-1], _tag_line("{%p else %}"))
        _after(many[-1], _tag_line("{%p endif %}"))
        self._news.append((one[0], "", "{%p if gemeenten|length == 1 %} … {%p else %} … {%p endif %}"))
        for element in gone:
            self._remove(element)

    def _surround(self, loop: Loop) -> None:
        heads = []
        name, items = variable(loop.party), self.vocabulary.list_of(loop.party)
        if loop.own_outer:
            heads.append(f"for swv in swvs if swv.{_BOARDS}")
        if loop.within == "swv":
            items = f"swv.{_BOARDS}"
        heads.append(f"for {name} in {items}")
        first, last = loop.elements[0], loop.elements[-1]
        for head in heads:
            _before(first, _holder(loop.level, head, first))
        for _ in heads:
            _after(last, _holder(loop.level, "endfor", first))
        shown = " ".join(f"{{%{loop.level} {head} %}}" for head in heads)
        ends = " ".join([f"{{%{loop.level} endfor %}}"] * len(heads))
        self._news.append((first if first.tag == P else next(first.iter(P)), "", f"{shown} … {ends}"))

    def _remove(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is None:
            return
        place = parent.index(element)
        for node in list(element.iter(*_KEPT)):
            if element.tag == P:
                parent.insert(place, node)
                place += 1
        near = element.getprevious()
        for entry in self.entries:
            if (entry.element is element or element in entry.element.iterancestors()) and entry.text.strip():
                self._news.append((near if near is not None else element, entry.before, ""))
        parent.remove(element)

    def _tell(self) -> None:
        """Give every change and all that is left its place in the part as it is now."""
        lines = {line.element: line for line in lines_of(self.root, self.spot, self.kinds)}
        old = {entry.element: entry.passage.line for entry in self.entries}
        copies = {element for element, line in (old | lines).items() if line.copy}
        self._news.sort(key=lambda one: _spot(lines, old, one[0]).paragraph)
        self.changes = [
            Change(_spot(lines, old, element), shortened(before, EXCERPT * 2), shortened(after, EXCERPT * 4))
            for element, before, after in self._news
            if element not in copies
        ]
        self.left = [
            Left(one.sort, one.element, _spot(lines, old, one.element), one.shown, one.near, one.label)
            for one in self.left
        ]


_BOARDS = "besturen"


def _spot(lines: dict[etree._Element, Line], old: dict[etree._Element, Line], element: etree._Element) -> Spot:
    node: etree._Element | None = element
    if element.tag != P:
        node = next(element.iter(P), None)
    if node in lines:
        return lines[node].spot
    return old[node].spot if node in old else next(iter(old.values())).spot


def _said(elements: Sequence[etree._Element]) -> str:
    return " ".join(text.text or "" for element in elements for text in element.iter(f"{W}t"))


def _tag_line(tag: str) -> etree._Element:
    """Return a paragraph that holds just a tag; it is gone once the template is filled in."""
    line = etree.Element(P)
    text = etree.SubElement(etree.SubElement(line, f"{W}r"), f"{W}t")
    text.text = tag
    return line


def _tag_row(tag: str, like: etree._Element) -> etree._Element:
    """Return a row like another, with just a tag in its first cell."""
    row = deepcopy(like)
    for number, cell in enumerate(row.findall(CELL)):
        for child in list(cell):
            if child.tag != f"{W}tcPr":
                cell.remove(child)
        cell.append(_tag_line(tag) if number == 0 else etree.Element(P))
    for child in list(row):
        if child.tag not in (CELL, f"{W}trPr", f"{W}tblPrEx"):
            row.remove(child)
    return row


def _holder(level: str, said: str, like: etree._Element) -> etree._Element:
    tag = f"{{%{level} {said} %}}"
    return _tag_row(tag, like) if level == "tr" else _tag_line(tag)


def _before(element: etree._Element, new: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), new)


def _after(element: etree._Element, new: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element) + 1, new)
