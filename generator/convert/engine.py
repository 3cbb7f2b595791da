"""The door of the conversion: works go in, and each comes out as a conversion or as a refusal with its reason.

Everything for one document happens in one child process: reading the Word file, converting, reading the PDF back,
comparing the two, finding the places to sign, writing the PDF. A PDF that fails its check is never written.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version as installed_version
from math import ceil
from typing import Literal

from generator.convert import libreoffice, resident
from generator.convert.work import Batch, Conversion, Engine, Outcome, Refusal, Spot, Work
from generator.errands import Errand
from generator.workers import Crew, Failure

__all__ = [
    "BY_EMBEDDED",
    "Choice",
    "Conversion",
    "Engine",
    "Outcome",
    "Refusal",
    "Spot",
    "Work",
    "arabic_font",
    "convert",
    "hindrance",
    "no_arabic",
    "version",
]

Choice = Literal["auto", "embedded", "libreoffice"]

BY_EMBEDDED: Errand[Work, Outcome] = Errand("generator.convert.child:by_embedded")
BY_LIBREOFFICE: Errand[Batch, tuple[Outcome, ...]] = Errand("generator.convert.child:by_libreoffice")

SECONDS = 60.0
"""The longest a document may take the embedded engine; a covenant of forty pages takes about one."""
MEGABYTES = 1500
BATCH, LEAST = 20, 10
"""How many documents a child's LibreOffice is given at a time: fewer than ten are not worth starting another for."""


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
    for work, outcome in crew.run(BY_EMBEDDED, works, seconds=SECONDS, megabytes=MEGABYTES):
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
        return _embedded()
    try:
        return libreoffice.office().version
    except libreoffice.Unfit:
        return ""


@cache
def _embedded() -> str:
    return f"rdocx {installed_version('rdocx')}"


def hindrance(engine: Engine) -> str:
    """Return in Dutch why an engine can't be used on this computer, with the mend; nothing where it can."""
    try:
        if engine == "libreoffice":
            libreoffice.office()
    except libreoffice.Unfit as unfit:
        return str(unfit)
    return ""


def arabic_font() -> str:
    """Return the typeface that LibreOffice has for Arabic on this computer, or nothing where there is none."""
    return libreoffice.arabic_font() if version("libreoffice") else ""


def no_arabic() -> str:
    """Return in Dutch why Arabic can't be printed on this computer, or nothing where it can."""
    return libreoffice.no_arabic()


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


def _by_libreoffice(
    works: Sequence[Work], detours: dict[str, str], crew: Crew, office: libreoffice.Office
) -> Iterator[Outcome]:
    """Yields the outcomes of works done in batches; what a batch did not give is tried again by itself."""
    again: list[Work] = []
    size = min(BATCH, max(LEAST, ceil(len(works) / crew.jobs)))
    for work, outcome in _in_batches(works, size, crew, office):
        if isinstance(outcome, Refusal) and outcome.rule in _ENGINE_FAILED and len(works) > 1:
            again.append(work)
        else:
            yield _with_detour(outcome, detours)
    for _, outcome in _in_batches(again, 1, crew, office):
        yield _with_detour(outcome, detours)


def _in_batches(
    works: Sequence[Work], size: int, crew: Crew, office: libreoffice.Office
) -> Iterator[tuple[Work, Outcome]]:
    batches = [Batch(tuple(works[at : at + size]), office) for at in range(0, len(works), size)]
    limit = resident.seconds(size) + SECONDS
    for batch, outcomes in crew.run(BY_LIBREOFFICE, batches, seconds=limit, megabytes=MEGABYTES):
        for number, work in enumerate(batch.works):
            yield work, _failed(work, outcomes) if isinstance(outcomes, Failure) else outcomes[number]


def _with_detour(outcome: Outcome, detours: dict[str, str]) -> Outcome:
    """Return an outcome of LibreOffice with the reason why the embedded engine did not do."""
    detour = detours.get(outcome.id, "")
    if isinstance(outcome, Conversion):
        return replace(outcome, detour=detour)
    return replace(outcome, reason=f"{detour} Met LibreOffice: {outcome.reason}") if detour else outcome


_ENGINE_FAILED = frozenset({"engine-failed", "engine-too-slow", "engine-too-large"})
_FAILURES = {
    "too slow": "Het omzetten duurde te lang en is afgebroken.",
    "too large": "Het omzetten kostte te veel geheugen en is afgebroken.",
    "crashed": "De omzetter is onverwacht gestopt.",
    "error": "De omzetter liep vast.",
}


def _failed(work: Work, failure: Failure) -> Refusal:
    rule = "engine-failed" if failure.reason in ("crashed", "error") else f"engine-{failure.reason.replace(' ', '-')}"
    return Refusal(work.id, rule, _FAILURES[failure.reason])
