"""The tags in one part of a Word file: each with its place and what it says, and everything that is wrong with them.

In: the lines of a part. Out: its tags in the order of the document. A fault here is one that docxtpl would pass over in
silence (a paragraph lost, a table torn) or tell without saying where.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from generator.problems import Problem, error
from generator.templates import language, limits, slips
from generator.templates.language import TAG, Fault, Scope, Statement
from generator.word.labels import W
from generator.word.lines import Line
from generator.word.places import Spot

_MARKS = re.compile(r"[{}｛｝﹛﹜%％«»]|<<|\[\[")  # where a tag stands, or seems to be meant
_COMMENT = re.compile(r"\{#.*?#\}")
_PLACES = {"r": f"{W}r", "p": f"{W}p", "tc": f"{W}tc", "tr": f"{W}tr"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in a template: its text, where it stands, what it says, and the names that hold there."""

    text: str
    place: Spot
    said: Statement
    scope: Scope


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a part."""

    tags: tuple[Tag, ...]
    problems: tuple[Problem, ...]


def scan(lines: Iterable[Line], most: int = limits.TAGS) -> Found:
    """Return the tags in the lines of a part, and their faults; after ``most`` tags it looks no further."""
    return _Scan(most).part(lines)


@dataclass(frozen=True, slots=True)
class _Holder:
    """Where a tag stands in the XML: what a block must have the same at its start and its end."""

    holder: etree._Element
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Raw:
    order: int
    text: str
    line: Line
    runs: tuple[etree._Element, etree._Element]  # the texts that hold its first and last letter


@dataclass(slots=True)
class _Scan:
    """Reads the tags of one part in the order of the document, and gathers what is wrong with them."""

    most: int
    problems: list[Problem] = field(default_factory=list)

    def part(self, lines: Iterable[Line]) -> Found:
        raws = list(islice((raw for line in lines for raw in self._raw(line)), self.most + 1))
        if len(raws) > self.most:
            message = f"Tot hier staan er al {limits.TAGS} tags in dit sjabloon; meer kan niet."
            self._fault(raws.pop(), Fault("template-too-much", message, "Verdeel het sjabloon, of haal tags weg."))
            return Found((), tuple(self.problems))
        raws.sort(key=lambda raw: raw.order)
        tags = tuple(self._said(raws))
        problems = tuple(dict.fromkeys(self.problems))
        return Found(tags, problems)

    def _raw(self, line: Line) -> Iterator[_Raw]:
        text = line.tagged
        if not _MARKS.search(text):
            return
        owner = [pair for pair in enumerate(line.texts) for _ in pair[1].text or ""]
        for found in TAG.finditer(text):
            (nth, first), (_, last) = owner[found.start()], owner[found.end() - 1]
            yield _Raw(line.orders[nth], found.group(), line, (first, last))
        left = TAG.sub(lambda tag: " " * len(tag.group()), text)
        if line.copy:
            return
        for meant, fault in slips.beside(left):
            self.problems.append(error(fault.rule, fault.message, fault.mend, at=line.spot, value=meant))

    def _fault(self, raw: _Raw, fault: Fault) -> None:
        if not raw.line.copy:  # a text box stands in the file twice
            self.problems.append(error(fault.rule, fault.message, fault.mend, at=raw.line.spot, value=raw.text))

    def _said(self, raws: Iterable[_Raw]) -> Iterator[Tag]:
        open_blocks: list[tuple[_Raw, Statement, _Holder | None]] = []
        scopes: list[Scope] = [{}]
        for raw in raws:
            said = language.statement(raw.text)
            if not isinstance(said, Statement):
                for fault in said:
                    self._fault(raw, fault)
                said = language.guess(raw.text)
            spot = self._holder(raw, said)
            self._block(raw, said, spot, open_blocks, scopes)
            self._loop_outside(raw, said, scopes[-1])
            yield Tag(raw.text, raw.line.spot, said, scopes[-1] if said.word != "for" else scopes[-2])
        for raw, said, _ in open_blocks:
            self._fault(raw, _not_closed(said))

    def _loop_outside(self, raw: _Raw, said: Statement, scope: Scope) -> None:
        if "loop" not in scope and any(
            read.path[0] == "loop" for node in said.expressions for read in language.reads(node, {})
        ):
            self._fault(
                raw, Fault("template-forbidden", "‘loop’ bestaat alleen binnen een {% for %}.", "Zet de tag erbinnen.")
            )

    def _holder(self, raw: _Raw, said: Statement) -> _Holder | None:
        first, last = raw.runs
        if first is not last and _beside(first) is not _beside(last):
            mend = "Typ de tag opnieuw, in één keer en in één opmaak."
            self._fault(
                raw, Fault("template-tag-split", "Deze tag loopt door de rand van een koppeling of veld.", mend)
            )
        if first.tag != f"{W}t":
            return _Holder(first, ())
        element = next(first.iterancestors(_PLACES[said.level]), None) if said.level else first
        if element is None:
            mend = "Gebruik {%p … %} buiten een tabel."
            self._fault(raw, Fault("template-block-place", "Deze tag hoort in een tabel te staan.", mend))
            return None
        if said.level in ("p", "tc", "tr") and said.word != "comment":
            self._alone(raw, said, element)
        return _holder_of(element)

    def _alone(self, raw: _Raw, said: Statement, element: etree._Element) -> None:
        inside = "".join(text.text or "" for text in element.iter(f"{W}t"))
        if _COMMENT.sub("", inside).strip() != raw.text:
            what = {"p": "alinea", "tc": "cel", "tr": "tabelrij"}[said.level]
            message = f"Deze tag haalt de hele {what} weg, maar er staat nog meer in."
            self._fault(raw, Fault("template-tag-alone", message, f"Zet de tag alleen in een eigen {what}."))

    def _block(
        self,
        raw: _Raw,
        said: Statement,
        spot: _Holder | None,
        blocks: list[tuple[_Raw, Statement, _Holder | None]],
        scopes: list[Scope],
    ) -> None:
        if said.word in ("for", "if"):
            if len(blocks) == limits.BLOCKS:
                message = f"Er staan meer dan {limits.BLOCKS} blokken in elkaar."
                self._fault(
                    raw, Fault("template-too-much", message, "Zet blokken achter elkaar in plaats van in elkaar.")
                )
            blocks.append((raw, said, spot))
            scopes.append(language.loop_scope(said, scopes[-1])[1] if said.word == "for" else scopes[-1])
            return
        opener = {"endfor": ("for",), "endif": ("if",), "elif": ("if",), "else": ("if", "for")}.get(said.word)
        if opener is None:
            return
        if not any(block.word in opener for _, block, _ in blocks):
            mend = "Zet het begin ({% if … %} of {% for … %}) ervoor, of haal deze tag weg."
            self._fault(raw, Fault("template-block", f"Bij deze {said.word} hoort geen begin.", mend))
            return
        while blocks[-1][1].word not in opener:
            unclosed, block, _ = blocks.pop()
            scopes.pop()
            self._fault(unclosed, _not_closed(block))
        start, _, start_spot = blocks[-1]
        if spot and start_spot and spot != start_spot:
            message = f"Deze tag hoort bij {start.text}, maar staat op een ander soort plaats."
            mend = (
                "Zet begin en eind allebei in de lopende tekst, of allebei als {%p … %}, of als {%tr … %} in één tabel."
            )
            self._fault(raw, Fault("template-block-place", message, mend))
        if said.word in ("endfor", "endif"):
            blocks.pop()
            scopes.pop()


def _not_closed(said: Statement) -> Fault:
    return Fault(
        "template-block", f"Bij deze {said.word} ontbreekt het eind.", f"Zet er {{% end{said.word} %}} achter."
    )


def _beside(text: etree._Element) -> etree._Element | None:
    run = text.getparent()
    return None if run is None else run.getparent()


def _holder_of(element: etree._Element) -> _Holder:
    """Return the holder a block may not leave (of the paragraph, row or cell), and the names from there to the tag."""
    path: list[str] = []
    stop = {f"{W}p", f"{W}tr", f"{W}tc"}
    here = element
    while here.tag not in stop and (above := here.getparent()) is not None:
        path.append(str(here.tag))
        here = above
    if here is not element:
        path.append(str(here.tag))
    above = here.getparent()
    return _Holder(here if above is None else above, tuple(path))
