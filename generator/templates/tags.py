"""The tags in one part of a Word file: each with its place and what it says, and everything that is wrong with them.

In: the lines of a part. Out: its tags in the order of the document. A fault here is one that docxtpl would pass over in
silence (a paragraph lost, a table torn) or tell without saying where.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from generator.problems import Problem, error
from generator.templates import language, limits, slips
from generator.templates.language import TAG, Fault, Scope, Statement
from generator.word.labels import W
from generator.word.lines import Line
from generator.word.places import Spot

_MARKS = re.compile(r"[{}｛｝﹛﹜%％«»]|<<|\[\[|\(\(")  # where a tag stands, or seems to be meant
_COMMENT = re.compile(r"\{#.*?#\}")
_PLACES = {"r": f"{W}r", "p": f"{W}p", "tc": f"{W}tc", "tr": f"{W}tr"}
_OPENERS = {"endfor": ("for",), "endif": ("if",), "elif": ("if",), "else": ("if", "for")}
_AHEAD = 500  # tags that are looked through for the end of a block
_END_GOES = {
    "p": "in een eigen alinea, onder de tekst waar het om gaat",
    "tr": "in een eigen rij, onder de rijen waar het om gaat",
    "tc": "in een eigen cel, achter de cellen waar het om gaat",
}
_BEGIN_GOES = {"p": "in een eigen alinea erboven", "tr": "in een eigen rij erboven", "tc": "in een eigen cel ervoor"}


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


@dataclass(frozen=True, slots=True)
class _Placed:
    """A tag, what it says or was meant to say, and its holder, if it has a place there."""

    raw: _Raw
    said: Statement
    spot: _Holder | None

    def fits(self, other: "_Placed") -> bool:
        """Return whether one can be the begin and the other the end of a block, or nobody can say."""
        return self.spot is None or other.spot is None or self.spot == other.spot


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
            if fault.rule == "template-tag-open" and meant.endswith(slips.ENDS) and self._begun_above(line):
                continue  # an enter in the middle of a tag is one mistake
            self.problems.append(error(fault.rule, fault.message, fault.mend, at=line.spot, value=meant))

    def _begun_above(self, line: Line) -> bool:
        """Return whether the paragraph above ends in a tag that has just begun."""
        last = self.problems[-1] if self.problems else None
        if last is None or last.rule != "template-tag-open" or not isinstance(last.place, Spot):
            return False
        return last.place.paragraph == line.spot.paragraph - 1 and not last.value.endswith(slips.ENDS)

    def _fault(self, raw: _Raw, fault: Fault) -> None:
        if not raw.line.copy:  # a text box stands in the file twice
            self.problems.append(error(fault.rule, fault.message, fault.mend, at=raw.line.spot, value=raw.text))

    def _said(self, raws: Iterable[_Raw]) -> Iterator[Tag]:
        told = [self._judged(raw) for raw in raws]
        open_blocks: list[_Placed] = []
        scopes: list[Scope] = [{}]
        for nth, one in enumerate(told):
            self._block(one, told[nth + 1 : nth + 1 + _AHEAD], open_blocks, scopes)
            self._loop_outside(one.raw, one.said, scopes[-1])
            yield Tag(one.raw.text, one.raw.line.spot, one.said, scopes[-1] if one.said.word != "for" else scopes[-2])
        for one in open_blocks:
            self._fault(one.raw, _not_closed(one.said))

    def _judged(self, raw: _Raw) -> _Placed:
        said = language.statement(raw.text)
        if not isinstance(said, Statement):
            for fault in said:
                self._fault(raw, fault)
            said = language.guess(raw.text)
        return _Placed(raw, said, self._holder(raw, said))

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

    def _block(self, one: _Placed, ahead: Sequence[_Placed], blocks: list[_Placed], scopes: list[Scope]) -> None:
        raw, said = one.raw, one.said
        if said.word in ("for", "if"):
            if len(blocks) == limits.BLOCKS:
                message = f"Er staan meer dan {limits.BLOCKS} keuzes en herhalingen in elkaar."
                self._fault(raw, Fault("template-too-much", message, "Zet ze achter elkaar in plaats van in elkaar."))
            blocks.append(one)
            scopes.append(language.loop_scope(said, scopes[-1])[1] if said.word == "for" else scopes[-1])
            return
        if said.word not in _OPENERS:
            return
        nth = _begin_of(one, blocks, ahead)
        if nth is None and said.word in ("endfor", "endif") and _mistaken(one, blocks, ahead):
            begun = blocks.pop()
            scopes.pop()
            message = f"Deze {said.word} hoort bij {begun.raw.text}, en dat heeft een ander eind."
            mend = f"Bedoelde u {_written(said.level, f'end{begun.said.word}')}?"
            self._fault(raw, Fault("template-block", message, mend))
            return
        if nth is None:
            self._fault(raw, _not_opened(said))
            return
        while len(blocks) > nth + 1:
            unclosed = blocks.pop()
            scopes.pop()
            self._fault(unclosed.raw, _not_closed(unclosed.said))
        if not one.fits(blocks[-1]):
            message = (
                f"Deze tag hoort bij {blocks[-1].raw.text}, maar staat op een ander soort plaats (alinea, rij of cel)."
            )
            mend = (
                "Zet begin en eind allebei in de lopende tekst, of allebei als {%p … %}, of als {%tr … %} in één tabel."
            )
            self._fault(raw, Fault("template-block-place", message, mend))
        if said.word in ("endfor", "endif"):
            blocks.pop()
            scopes.pop()


def _begin_of(one: _Placed, blocks: Sequence[_Placed], ahead: Sequence[_Placed]) -> int | None:
    """Return which open block a tag goes on with or ends, or None where its begin is missing.

    That is the last block of its word; where that stands in another place than the tag, one around it that does not,
    and none where the last has an end of its own further on: then the tag is what is too many.
    """
    word = one.said.word
    same = [nth for nth, block in enumerate(blocks) if block.said.word in _OPENERS[word]]
    if not same or one.fits(blocks[same[-1]]):
        return same[-1] if same else None
    fitting = [nth for nth in same if one.fits(blocks[nth])]
    if fitting:
        return fitting[-1]
    return None if _ends(blocks[same[-1]], ahead) else same[-1]


def _mistaken(one: _Placed, blocks: Sequence[_Placed], ahead: Sequence[_Placed]) -> bool:
    """Return whether an end without a begin was meant for the block that it stands in, which has no other end."""
    return bool(blocks) and one.fits(blocks[-1]) and not _ends(blocks[-1], ahead)


def _ends(block: _Placed, ahead: Sequence[_Placed]) -> bool:
    """Return whether a block has its own end among the tags to come, in the place where it belongs."""
    depth = 1
    for one in ahead:
        if one.spot == block.spot:
            depth += (one.said.word == block.said.word) - (one.said.word == f"end{block.said.word}")
        if not depth:
            return True
    return False


def _not_closed(said: Statement) -> Fault:
    goes = _END_GOES.get(said.level, "achter de tekst waar het om gaat")
    mend = f"Zet {_written(said.level, f'end{said.word}')} {goes}."
    return Fault("template-block", f"Bij deze {said.word} ontbreekt het eind.", mend)


def _not_opened(said: Statement) -> Fault:
    begin = _written(said.level, "for …" if said.word == "endfor" else "if …")
    mend = f"Zet {begin} {_BEGIN_GOES.get(said.level, 'ervoor')}, of haal deze tag weg."
    return Fault("template-block", f"Bij deze {said.word} ontbreekt het begin.", mend)


def _written(level: str, command: str) -> str:
    return f"{{%{level} {command} %}}" if level else f"{{% {command} %}}"


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
