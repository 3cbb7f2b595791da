"""4 schrijven, 5 omzetten: the documents that must be made become Word files and, checked, PDFs.

In go documents with what they are made from; out come entries for the ledger with the files that wait to be
put in place. A document that can't be made costs itself only: its problem says why.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Literal

from generator.convert.engine import Choice, Conversion, Refusal, Work, convert, version
from generator.documents import TEXT, Document
from generator.dutch import count
from generator.fields.papers import Names
from generator.ledger import Entry, mark
from generator.problems import Place, Problem, error, notice
from generator.progress import Clock
from generator.shelf import Shelf
from generator.signing.languages import tag_of
from generator.templates.compiling import Template
from generator.templates.render import render
from generator.word.enlarging import enlarged
from generator.word.words import text_within
from generator.workers import Crew

EngineChoice = Literal["auto", "embedded", "libreoffice", "none"]


@dataclass(frozen=True, slots=True)
class Staged:
    """A thing that was made: its entry, and where each of its files waits, by path in the output folder."""

    entry: Entry
    files: Mapping[str, Path]


@dataclass(slots=True)
class Results:
    """What a step made, by name, and what it could not: the rules that hold a thing back, and the problems."""

    staged: dict[str, Staged] = field(default_factory=dict)
    held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def hold(self, name: str, *problems: Problem) -> None:
        """Note that a thing can't be made, and why."""
        self.held[name] = tuple(dict.fromkeys(problem.rule for problem in problems))
        self.problems += problems


@dataclass(frozen=True, slots=True)
class Press:
    """What documents are made with: the templates, the folder to work in, the children and the engine."""

    shelf: Shelf
    folder: Path
    crew: Crew
    engine: EngineChoice
    clock: Clock
    large_print: bool = False

    def write(self, template: str, values: Names, stem: str, *, for_family: bool) -> Path | tuple[Problem, ...]:
        """Write one Word file into the working folder; or return why these values don't fit the template."""
        opened = self.shelf.template(template)
        if opened is None:
            return tuple(self.shelf.faults(template))
        made = filled(opened, values, large=self.large_print and for_family)
        if isinstance(made, tuple):
            return made
        path = self.folder / f"{stem}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
        return path

    def convert(self, works: Iterable[Work]) -> Iterator[tuple[Work, Conversion | Problem]]:
        """Give each work with its PDF's figures, or with the problem that keeps it from having one."""
        known = {work.id: work for work in works}
        if self.engine == "none":
            return
        choice: Choice = self.engine
        for outcome in convert(known.values(), crew=self.crew, engine=choice):
            work = known[outcome.id]
            if isinstance(outcome, Refusal):
                mend = "Pas het sjabloon aan; met LibreOffice op deze computer lukt het misschien zonder."
                yield work, error(outcome.rule, outcome.reason, mend, at=Place(work.docx.name))
            else:
                yield work, outcome

    def make(self, documents: Mapping[str, tuple[Document, Mapping[str, str]]], made: str) -> Results:
        """Make the documents: by id each with what it is made from; ``made`` is the moment, for the ledger."""
        results = Results()
        works: list[Work] = []
        with self.clock.step("schrijven", len(documents)) as progress:
            for document, _ in documents.values():
                written = self.write(
                    document.template, document.values(), document.stem, for_family=document.for_family
                )
                progress.tick()
                if isinstance(written, tuple):
                    results.hold(document.id, *(_of(document, problem) for problem in written))
                else:
                    works.append(_work(document, written))
        with self.clock.step("omzetten", len(works)) as progress:
            converted: dict[str, Conversion] = {}
            for work, outcome in self.convert(works):
                progress.tick()
                if isinstance(outcome, Problem):
                    results.hold(work.id, outcome)
                    continue
                converted[work.id] = outcome
            results.problems += _detours(converted.values())
            for work in works:
                if work.id not in results.held:
                    document, inputs = documents[work.id]
                    results.staged[work.id] = self._staged(document, inputs, work, converted.get(work.id), made)
        return results

    def _staged(
        self, document: Document, inputs: Mapping[str, str], work: Work, pdf: Conversion | None, made: str
    ) -> Staged:
        files = {f"{document.stem}.docx": work.docx} | ({f"{document.stem}.pdf": work.pdf} if pdf else {})
        entry = Entry(
            kind=document.kind,
            subject=document.subject,
            files={name: mark(path) for name, path in files.items()},
            inputs=inputs,
            text=text_digest(work.docx.read_bytes()) if document.kind == "covenant" else "",
            made=made,
        )
        if pdf:
            spots = tuple(astuple(spot) for spot in pdf.spots)
            entry = replace(entry, engine=version(pdf.engine), pages=pdf.pages, spots=spots)
        return Staged(entry, files)


def filled(template: Template, values: Names, *, large: bool) -> bytes | tuple[Problem, ...]:
    """Return a template filled in, in large print where that is wanted; or why these values don't fit it."""
    made = render(template, values)
    return enlarged(made) if large and isinstance(made, bytes) else made


def text_digest(docx: bytes) -> str:
    """Return the SHA-256 of the covenant's fixed text: its words, whatever their typography and whoever the parties."""
    return hashlib.sha256(text_within(docx, TEXT).encode()).hexdigest()


def _detours(conversions: Iterable[Conversion]) -> Iterator[Problem]:
    """Say once per reason which documents LibreOffice made, since the embedded engine could not."""
    by_reason: dict[str, list[str]] = {}
    for one in conversions:
        if one.detour:
            by_reason.setdefault(one.detour, []).append(one.id)
    for reason, names in by_reason.items():
        made = f"LibreOffice maakte {count(len(names), 'document', 'documenten')}. {reason}"
        yield notice("engine-detour", made, at=Place(", ".join(sorted(names)[:3]) + (" …" if len(names) > 3 else "")))


def _work(document: Document, docx: Path) -> Work:
    return Work(
        id=document.id,
        docx=docx,
        pdf=docx.with_suffix(".pdf"),
        title=document.title,
        codes=tuple(line.code for line in document.lines),
        private=document.private,
        language=tag_of(document.template),
    )


def _of(document: Document, problem: Problem) -> Problem:
    """Return a template's problem as one of this document; what stands in it is not shown where it is private."""
    shown = replace(problem, message=f"{document.id}: {problem.message}")
    return replace(shown, value="") if document.private else shown
