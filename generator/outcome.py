"""What a command found and made, as plain values; ``report`` turns them into words or JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.problems import Exit, Problem, Severity

EVERYTHING = ""
"""Stands for the subject of an error that touches nothing in particular, and so all there is."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: who, in what capacity, on which page of the document, under which code printed there.

    x and y are its lower left corner in points from the page's own, width and height its size in points.
    """

    signer: str
    capacity: str
    page: int
    x: float
    y: float
    width: float
    height: float
    code: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One document or packet: where it stands, whether this run made it and why, or which rules hold it back.

    ``why`` holds codes, and ``reason`` says the same as a sentence.
    A document's ``name`` is its id, a packet's its path. ``ranges`` say on which pages of a packet a document is, and
    ``places`` where its addressee signs (document, code, page); ``needs`` are the subjects a document can't do without.
    """

    name: str
    kind: str
    subject: str
    docx: str = ""
    pdf: str = ""
    pages: int = 0
    made: bool = False
    why: tuple[str, ...] = ()
    reason: str = ""
    held_by: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    signatures: tuple[Signature, ...] = ()
    addressee: str = ""
    ranges: tuple[tuple[str, int, int], ...] = ()
    places: tuple[tuple[str, str, int], ...] = ()
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A marked copy that was written, whether it holds pupils' data, and where a changed former copy went."""

    path: str
    pupils: bool = False
    former: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell in which a list says something else than the workbook does, and whether that was written."""

    sheet: str
    cell: str
    column: str
    old: str
    new: str
    written: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a command has to tell.

    ``told`` are its own lines, for a person; ``more`` is what the JSON report adds under the same name. ``ends`` is its
    exit code, where that does not follow from the rest.
    """

    command: str
    problems: tuple[Problem, ...] = ()
    papers: tuple[Paper, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    dry_run: bool = False
    output: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    added: Mapping[str, int] = field(default_factory=dict)
    marked_copies: tuple[MarkedCopy, ...] | None = None
    told: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    ends: Exit | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that hold something back."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def held(self) -> tuple[Paper, ...]:
        """Return the papers that were held back."""
        return tuple(paper for paper in self.papers if paper.held_by)

    @property
    def exit(self) -> Exit:
        """Return the exit code: 4 where part was held back, 1 where nothing could be made."""
        if self.ends is not None:
            return self.ends
        if self.command != "build":
            return Exit.INPUT_HAS_ERRORS if self.errors else Exit.DONE
        if self.held and len(self.held) == len(self.papers):
            return Exit.INPUT_HAS_ERRORS
        return Exit.HELD_BACK if self.held or self.errors else Exit.DONE


class Waiting:
    """Which held documents wait for which errors, found once for all by the subjects they share."""

    def __init__(self, outcome: Outcome) -> None:
        self._held = [paper for paper in outcome.held if paper.kind != "packet"]
        self._papers: dict[str, list[Paper]] = {}
        self._errors: dict[str, list[Problem]] = {}
        for paper in self._held:
            for subject in paper.needs:
                self._papers.setdefault(subject, []).append(paper)
        for problem in outcome.errors:
            for subject in problem.touches or {EVERYTHING}:
                self._errors.setdefault(subject, []).append(problem)

    def papers(self, problem: Problem) -> tuple[Paper, ...]:
        """Return the documents that an error holds back."""
        if problem.severity is not Severity.ERROR:
            return ()
        if not problem.touches:
            return tuple(self._held)
        found = {id(paper) for subject in problem.touches for paper in self._papers.get(subject, ())}
        return tuple(paper for paper in self._held if id(paper) in found) if found else ()

    def errors(self, paper: Paper) -> tuple[Problem, ...]:
        """Return the errors that hold a document back."""
        found = [problem for subject in (EVERYTHING, *sorted(paper.needs)) for problem in self._errors.get(subject, ())]
        return tuple({id(one): one for one in found if one.rule in paper.held_by}.values())
