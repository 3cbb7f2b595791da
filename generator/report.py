"""Tells a person, or another program, what was found and made: as Dutch text, or as the contract's JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.dutch import count
from generator.outcome import Outcome, Paper
from generator.problems import Exit, Problem, Severity
from generator.reasons import sentence

LABELS = {Severity.ERROR: "FOUT", Severity.WARNING: "LET OP", Severity.NOTICE: "TER INFO"}
KINDS = {
    "covenant": ("convenanttekst", "convenantteksten"),
    "mandate": ("volmacht", "volmachten"),
    "accession": ("toetredingsformulier", "toetredingsformulieren"),
    "consent": ("toestemmingsformulier", "toestemmingsformulieren"),
    "packet": ("pakket", "pakketten"),
}
MANY = 12


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield each problem in two or three lines: where and what, and the mend; errors first."""
    for problem in sorted(problems, key=lambda one: list(LABELS).index(one.severity)):
        place = f"{problem.place}: " if str(problem.place) else ""
        shown = f" Er staat: “{problem.value}”." if problem.value else ""
        yield f"{LABELS[problem.severity]}  {place}{problem.message}{shown} [{problem.rule}]"
        if problem.mend:
            yield f"      Wat te doen: {problem.mend}"


def check_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the report of ``check``: every problem, how many there are, and what they hold back."""
    yield from problem_lines(outcome.problems)
    counts = {severity: sum(one.severity is severity for one in outcome.problems) for severity in Severity}
    told = [
        count(counts[Severity.ERROR], "fout", "fouten"),
        count(counts[Severity.WARNING], "waarschuwing", "waarschuwingen"),
        count(counts[Severity.NOTICE], "opmerking", "opmerkingen"),
    ]
    yield f"{', '.join(told)}."
    yield from _held_lines(outcome)


def doctor_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the report of ``doctor``: what is there, then what is not."""
    width = max(len(name) for name, _ in outcome.facts) + 2
    yield from (f"{name:<{width}}{value}" for name, value in outcome.facts)
    yield from problem_lines(outcome.problems)


def build_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the report of ``build``: per kind what was made and what stayed, then each thing made with its reason."""
    made = [paper for paper in outcome.papers if paper.made]
    if not outcome.papers:
        yield "Bij wat u vroeg, hoort geen document."
        return
    if not made and not outcome.held:
        yield "Er is niets veranderd. Wat u vroeg, staat er al en is nog goed; er is niets opnieuw gemaakt."
        return
    verb = "te maken" if outcome.dry_run else "gemaakt"
    for kind, words in KINDS.items():
        group = [paper for paper in outcome.papers if paper.kind == kind]
        if group:
            new = sum(paper.made for paper in group)
            held = sum(bool(paper.held_by) for paper in group)
            rest = len(group) - new - held
            told = [f"{new} {verb}"] + ([f"{rest} onveranderd"] if rest else [])
            yield f"{count(len(group), *words)}: {', '.join(told + ([f'{held} tegengehouden'] if held else []))}."
    by_reason: dict[str, list[str]] = {}
    for paper in made:
        by_reason.setdefault(sentence(paper.why), []).append(paper.name)
    for why, names in by_reason.items():
        yield f"- {why}"
        yield from (f"    {name}" for name in names[:MANY])
        if len(names) > MANY:
            yield f"    en nog {len(names) - MANY} andere"
    yield from _held_lines(outcome)
    if made and not outcome.dry_run:
        yield f"Wat gemaakt is, staat in {outcome.output}."


def as_json(outcome: Outcome) -> str:
    """Return the report as the contract's section 6 lays it down."""
    packets = [one for one in outcome.papers if one.kind == "packet"]
    documents = [one for one in outcome.papers if one.kind != "packet"]
    whole = {
        "schema": 1,
        "command": outcome.command,
        "ok": outcome.exit == Exit.DONE,
        "problems": [_problem(one) for one in outcome.problems],
        "documents": [_document(one) for one in documents],
        "packets": [_packet(one) for one in packets],
        "counts": {
            "documents": len(documents),
            "packets": len(packets),
            "made": sum(one.made for one in outcome.papers),
            "held": len(outcome.held),
            "pages": sum(one.pages for one in packets),
        },
        "seconds": dict(outcome.seconds),
        **({"facts": dict(outcome.facts)} if outcome.facts else {}),
    }
    return json.dumps(whole, indent=2)  # in ASCII, whatever the console's code page


def _held_lines(outcome: Outcome) -> Iterator[str]:
    for paper in outcome.held:
        yield f"Tegengehouden: {paper.name} [{', '.join(paper.held_by)}]"


def _problem(one: Problem) -> dict[str, Any]:
    return {
        "severity": one.severity.value,
        "file": one.place.file,
        "sheet": one.place.sheet,
        "cell": one.place.cell,
        "value": one.value,
        "rule": one.rule,
        "message": one.message,
        "mend": one.mend,
    }


def _document(one: Paper) -> dict[str, Any]:
    kind, _, key = one.subject.partition(":")
    return {
        "id": one.name,
        "kind": one.kind,
        "case" if kind == "casus" else "party": key or kind,
        "docx": one.docx,
        "pdf": one.pdf,
        "pages": one.pages,
        **_made(one),
        "signatures": [
            {"signer": each.signer, "capacity": each.capacity, "page": each.page, "x": each.x, "y": each.y}
            for each in one.signatures
        ],
    }


def _packet(one: Paper) -> dict[str, Any]:
    return {
        "path": one.name,
        "for": one.addressee,
        "pages": one.pages,
        **_made(one),
        "documents": [{"id": name, "first": first, "last": last} for name, first, last in one.ranges],
        "blank_pages": one.blanks,
    }


def _made(one: Paper) -> dict[str, Any]:
    return {
        "made": one.made,
        "why": {"codes": list(one.why), "sentence": sentence(one.why)},
        "held_by": list(one.held_by),
    }
