"""The door of the conversion: works go in, and each comes out as a conversion or as a refusal with its reason.

Everything for one document happens in one child process: reading the Word file, converting, reading the PDF back,
comparing the two, finding the places to sign, writing the PDF. A PDF that fails its check is never written.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Literal

from generator import words
from generator.convert import embedded, libreoffice
from generator.convert.check import Passed, Rejected, check
from generator.convert.finish import NotUnderstood, finish
from generator.convert.matching import shown
from generator.convert.readback import Spot
from generator.convert.rules import broken_rules
from generator.workers import Crew, Failure

Choice = Literal["auto", "embedded", "libreoffice"]
Engine = Literal["embedded", "libreoffice"]

SECONDS = 60.0
"""The longest a document may take the embedded engine; a covenant of forty pages takes about one."""
MEGABYTES = 1500
BATCH = 20
"""How many documents LibreOffice is given at a time: its start takes as long as some ten forms."""


@dataclass(frozen=True, slots=True)
class Work:
    """One Word file to convert: ``id`` and ``title`` name the document, ``pdf`` is where its PDF must come.

    ``codes`` are the signature codes printed in it ("H3"), each to be found exactly once. ``private`` keeps the
    document's words out of every message, as a consent form needs.
    """

    id: str
    docx: Path
    pdf: Path
    title: str
    codes: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Conversion:
    """A PDF that was written and passed its check; ``detour`` says in Dutch why it was not the embedded engine."""

    id: str
    engine: Engine
    pages: int
    spots: tuple[Spot, ...]
    sha256: str
    detour: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document without a PDF: the rule it fell over (a stable id such as "words-differ"), and why, in Dutch."""

    id: str
    rule: str
    reason: str


Outcome = Conversion | Refusal


def convert(works: Iterable[Work], *, crew: Crew, engine: Choice = "auto") -> Iterator[Outcome]:
    """Yields the outcome of every work as it is completed, in no fixed order.

    "auto" uses the embedded engine, and LibreOffice, where it is present with its fonts, for the documents that the
    embedded engine cannot do; "libreoffice" uses nothing else, and raises ``libreoffice.Unfit`` where it cannot.
    The folder of each ``pdf`` must exist.
    """
    if engine == "libreoffice":
        yield from _by_libreoffice(list(works), {}, crew, libreoffice.office())
        return
    refused: dict[str, tuple[Work, Refusal]] = {}
    for work, outcome in crew.run(_embedded, works, seconds=SECONDS, megabytes=MEGABYTES):
        result = _failed(work, outcome) if isinstance(outcome, Failure) else outcome
        if isinstance(result, Refusal) and result.rule not in _FINAL:
            refused[work.id] = (work, result)
        else:
            yield result
    if refused:
        yield from _second_try(refused, crew, engine)


_FINAL = frozenset({"word-file", "signature-code"})
"""The rules whose breach is the document's own: no other engine mends it."""


def version(engine: Engine) -> str:
    """Return an engine's name and version ("rdocx 0.16.3"), or nothing where it can't be used on this computer."""
    if engine == "embedded":
        return embedded.version()
    try:
        return libreoffice.office().version
    except libreoffice.Unfit:
        return ""


def hindrance(engine: Engine) -> str:
    """Return in Dutch why an engine can't be used on this computer, with the mend; nothing where it can."""
    try:
        if engine == "libreoffice":
            libreoffice.office()
    except libreoffice.Unfit as unfit:
        return str(unfit)
    return ""


def _second_try(refused: dict[str, tuple[Work, Refusal]], crew: Crew, engine: Choice) -> Iterator[Outcome]:
    """Yields what LibreOffice makes of the documents the embedded engine refused, or else those refusals."""
    try:
        office = None if engine == "embedded" else libreoffice.office()
        absence = ""
    except libreoffice.Unfit as unfit:
        office, absence = None, f" {unfit}"
    if office is None:
        for _, refusal in refused.values():
            yield replace(refusal, reason=refusal.reason + absence)
        return
    works = [work for work, _ in refused.values()]
    yield from _by_libreoffice(works, {name: refusal.reason for name, (_, refusal) in refused.items()}, crew, office)


def _embedded(work: Work) -> Outcome:
    """Runs in a child: one document, from Word file to checked PDF."""
    try:
        docx = work.docx.read_bytes()
        package = words.open_package(docx)
        broken = broken_rules(package.parts)
        if broken:
            return Refusal(
                work.id, broken[0].id, f"Het Word-bestand bevat {'; '.join(rule.reason for rule in broken)}."
            )
        said = words.of_package(package)
        pdf = embedded.to_pdf(docx)
        if embedded.misses_a_glyph(pdf):
            return Refusal(work.id, "missing-glyph", _missing_glyph(said))
        return _checked(work, said, pdf, "embedded")
    except words.WordFileError:
        return Refusal(work.id, "word-file", "Het Word-bestand is beschadigd of veel te groot.")
    except embedded.EngineFailed:
        return Refusal(work.id, "engine-failed", "De ingebouwde omzetter kan dit Word-bestand niet lezen.")


def _missing_glyph(said: words.WordText) -> str:
    lines = (paragraph.line for paragraph in words.paragraphs(said.body))
    signs = embedded.unusual_signs(shown("".join((*lines, *said.notes, *said.headers, *said.footers))))
    named = f": {' '.join(signs[:5])}" if signs else ""
    return f"Het document bevat een teken dat de ingebouwde lettertypen niet hebben{named}."


def _checked(work: Work, said: words.WordText, pdf: bytes, engine: Engine) -> Outcome:
    """Finishes, checks and writes a PDF."""
    try:
        finished = finish(pdf, work.title)
        passed = check(said, finished, work.codes, private=work.private, word_by_word=engine == "embedded")
    except NotUnderstood:
        return Refusal(work.id, "not-readable", "De omzetter gaf geen bruikbare PDF.")
    except Rejected as rejected:
        return Refusal(work.id, rejected.rule, rejected.reason)
    work.pdf.write_bytes(finished)
    return _conversion(work, engine, passed, finished)


def _conversion(work: Work, engine: Engine, passed: Passed, pdf: bytes) -> Conversion:
    return Conversion(work.id, engine, passed.pages, passed.spots, hashlib.sha256(pdf).hexdigest())


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some works for one call of LibreOffice."""

    works: tuple[Work, ...]
    office: libreoffice.Office


def _by_libreoffice(
    works: Sequence[Work], detours: dict[str, str], crew: Crew, office: libreoffice.Office
) -> Iterator[Outcome]:
    """Yields the outcomes of works in batches; a batch that ends badly is done again one by one."""
    again: list[Work] = []
    for batches, last in ((_batches(works, office), False), (_batches(again, office, 1), True)):
        for batch, outcomes in crew.run(
            _office_batch, batches, seconds=libreoffice.seconds(BATCH) + 30, megabytes=MEGABYTES
        ):
            if isinstance(outcomes, Failure) and not last:
                again.extend(batch.works)
                continue
            for outcome in [_failed(batch.works[0], outcomes)] if isinstance(outcomes, Failure) else outcomes:
                detour = detours.get(outcome.id, "")
                yield replace(outcome, detour=detour) if isinstance(outcome, Conversion) else outcome


def _batches(works: Iterable[Work], office: libreoffice.Office, size: int = BATCH) -> Iterator[_Batch]:
    rest = iter(works)
    while batch := tuple(islice(rest, size)):
        yield _Batch(batch, office)


def _office_batch(batch: _Batch) -> tuple[Outcome, ...]:
    """Runs in a child: some documents through one call of LibreOffice, each checked by itself."""
    made = libreoffice.to_pdfs(batch.office, [work.docx for work in batch.works])
    return tuple(_office_outcome(work, pdf) for work, pdf in zip(batch.works, made, strict=True))


def _office_outcome(work: Work, pdf: bytes | None) -> Outcome:
    if pdf is None:
        return Refusal(work.id, "engine-failed", "LibreOffice gaf voor dit Word-bestand geen PDF.")
    try:
        return _checked(work, words.read(work.docx.read_bytes()), pdf, "libreoffice")
    except words.WordFileError:
        return Refusal(work.id, "word-file", "Het Word-bestand is beschadigd of veel te groot.")


_FAILURES = {
    "too slow": "Het omzetten duurde te lang en is afgebroken.",
    "too large": "Het omzetten kostte te veel geheugen en is afgebroken.",
    "crashed": "De omzetter is onverwacht gestopt.",
    "error": "De omzetter liep vast.",
}


def _failed(work: Work, failure: Failure) -> Refusal:
    rule = "engine-failed" if failure.reason in ("crashed", "error") else f"engine-{failure.reason.replace(' ', '-')}"
    return Refusal(work.id, rule, _FAILURES[failure.reason])
