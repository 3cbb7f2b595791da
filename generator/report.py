"""Tells a person, or another program, what was found and made: as Dutch text, or as the contract's JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.dutch import count, listing
from generator.outcome import Outcome, Paper, Waiting
from generator.problems import Exit, Problem, Severity
from generator.reasons import sentence
from generator.word.places import Spot

LABELS = {Severity.ERROR: "FOUT", Severity.WARNING: "LET OP", Severity.NOTICE: "TER INFO"}
KINDS = {
    "covenant": ("convenanttekst", "convenantteksten"),
    "mandate": ("volmacht", "volmachten"),
    "accession": ("toetredingsformulier", "toetredingsformulieren"),
    "addendum": ("addendum", "addenda"),
    "notice": ("kennisgeving", "kennisgevingen"),
    "revocation": ("intrekking", "intrekkingen"),
    "ratification": ("bekrachtiging", "bekrachtigingen"),
    "succession": ("verklaring van rechtsopvolging", "verklaringen van rechtsopvolging"),
    "termination": ("opzegging", "opzeggingen"),
    "announcement": ("bekendmaking", "bekendmakingen"),
    "reminder": ("herinnering", "herinneringen"),
    "decisions": ("besluitenlijst", "besluitenlijsten"),
    "agenda": ("agendabijlage", "agendabijlagen"),
    "consent": ("toestemmingsformulier", "toestemmingsformulieren"),
    "invitation": ("uitnodiging", "uitnodigingen"),
    "reading_aid": ("leeshulp", "leeshulpen"),
    "school_sheet": ("schoolblad", "schoolbladen"),
    "file_note": ("dossiernotitie", "dossiernotities"),
    "log": ("logblad", "logbladen"),
    "packet": ("pakket", "pakketten"),
}
PARTIES = ("swv", "bestuur", "gemeente", "aanbieder")
MANY, FEW = 12, 3


def problem_lines(problems: Iterable[Problem], outcome: Outcome | None = None) -> Iterator[str]:
    """Yield each problem in two to four lines: where and what, the mend, and what waits for it; errors first.

    Of one rule on one sheet, errors are told ``MANY`` times and the rest ``FEW`` times; how many more is said.
    """
    waiting = Waiting(outcome) if outcome else None
    groups: dict[tuple[Severity, str, str, str], list[Problem]] = {}
    for problem in sorted(problems, key=lambda one: list(LABELS).index(one.severity)):
        alike = (problem.severity, problem.place.file, problem.place.sheet, problem.rule)
        groups.setdefault(alike, []).append(problem)
    for (severity, *_), group in groups.items():
        most = MANY if severity is Severity.ERROR else FEW
        shown = group if len(group) <= most + 1 else group[:most]
        for problem in shown:
            yield from _told(problem, waiting)
        if len(shown) < len(group):
            places = _cells(group[len(shown) :])
            yield f"      En nog {len(group) - len(shown)} keer{f': {places}' if places else ''}. [{group[0].rule}]"


def _told(problem: Problem, waiting: Waiting | None) -> Iterator[str]:
    place = f"{problem.place}: " if str(problem.place) else ""
    shown = f" Er staat: “{problem.value}”." if problem.value else ""
    excerpt = problem.place.excerpt if isinstance(problem.place, Spot) and _printable(problem.place.excerpt) else ""
    yield f"{LABELS[problem.severity]}  {place}{problem.message}{shown} [{problem.rule}]"
    if excerpt and excerpt not in problem.value:
        yield f"      De alinea: “{excerpt}”"
    if problem.mend:
        yield f"      Wat te doen: {problem.mend}"
    if papers := waiting.papers(problem) if waiting else ():
        yield f"      Hierdoor wacht: {_shortened([paper.name for paper in papers])}."


def _printable(text: str) -> bool:
    """Tell whether a console of Windows can show a text; a paragraph in another script is found by its number."""
    return text == text.encode("cp1252", errors="ignore").decode("cp1252")


def _cells(problems: Sequence[Problem]) -> str:
    places = (problem.place.cell or problem.place.sheet or problem.place.file for problem in problems)
    return _shortened([place for place in places if place])


def _shortened(names: Sequence[str]) -> str:
    if len(names) <= MANY + 1:
        return listing(names)
    return f"{', '.join(names[:MANY])} en nog {len(names) - MANY} andere"


def check_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the report of ``check``: every problem, how many there are, and what they hold back."""
    yield from problem_lines(outcome.problems, outcome)
    yield _counted(outcome)
    if any(not problem.touches for problem in outcome.errors):
        yield "Zolang de fouten er staan die over alles gaan, kan er niets worden gemaakt."
    yield from _held_lines(outcome)
    yield from marked_lines(outcome)


def marked_lines(outcome: Outcome) -> Iterator[str]:
    """Yield where the marked copies are, if any were asked for; of pupils' data it is said that they are in it."""
    if outcome.marked_copies is None:
        return
    if not any(not one.pupils for one in outcome.marked_copies):
        yield "Van de partijenwerkmap is geen nagekeken kopie gemaakt, want zij kon niet worden gelezen of gekopieerd."
    for one in outcome.marked_copies:
        if one.former:
            yield f"De vorige nagekeken kopie was veranderd; zij is bewaard als {one.former}."
        yield f"De nagekeken kopie staat in {one.path}; begin op het blad ‘Wat moet u doen’."
        if one.pupils:
            yield f"Let op: {one.path} bevat gegevens van leerlingen. Ga er zo mee om, en gooi haar na gebruik weg."


def told_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the problems of a command, how many there are if any, and what it tells itself."""
    yield from problem_lines(outcome.problems)
    if outcome.problems:
        yield _counted(outcome)
    yield from outcome.told


def report_lines(outcome: Outcome) -> Iterator[str]:
    """Yield what a command tells itself; its own report names the problems already."""
    yield from outcome.told


def _counted(outcome: Outcome) -> str:
    counts = {severity: sum(one.severity is severity for one in outcome.problems) for severity in Severity}
    told = [
        count(counts[Severity.ERROR], "fout", "fouten"),
        count(counts[Severity.WARNING], "waarschuwing", "waarschuwingen"),
        count(counts[Severity.NOTICE], "opmerking", "opmerkingen"),
    ]
    return f"{', '.join(told)}."


def doctor_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the report of ``doctor``: what is there, then what is not."""
    width = max(len(name) for name, _ in outcome.facts) + 2
    yield from (f"{name:<{width}}{value}" for name, value in outcome.facts)
    yield from problem_lines(outcome.problems)


def new_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the report of ``new``: what stands in the folder, and what to do next."""
    folder = Path(outcome.files[0]).parent
    yield f"De map {folder} staat klaar, met:"
    yield from (f"    {Path(name).relative_to(folder)}" for name in outcome.files)
    yield "Vul parties.xlsx in en typ daarna in die map: convenant check --marked-copy nagekeken.xlsx"


def import_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the report of ``import``: what was added, what differs, what to look at, and what to do next."""
    facts = dict(outcome.facts)
    names = [problem for problem in outcome.problems if problem.rule.startswith("import-name")]
    yield from problem_lines(problem for problem in outcome.problems if problem not in names)
    for problem in names:  # each board has its own to choose from, so none is left out
        yield from _told(problem, None)
    for change in outcome.changes:
        done = "Bijgewerkt" if change.written else "Anders"
        old = f"‘{change.old}’" if change.old else "leeg"
        yield f"{done}: {change.sheet}, {change.cell} ({change.column}): {old}; in de lijst ‘{change.new}’."
    told = [f"{number} op blad {sheet} ({facts[sheet]})" for sheet, number in outcome.added.items() if number]
    yield f"Rijen toegevoegd: {listing(told)}." if told else "Er was geen rij toe te voegen."
    written = sum(change.written for change in outcome.changes)
    if told or written:
        yield "Bron van wat is overgenomen: open data van DUO en CBS."
    if outcome.changes:
        left = len(outcome.changes) - written
        if left:
            yield (
                f"{count(left, 'cel is', 'cellen zijn')} anders dan in de lijsten, en zo gelaten."
                + ("" if written else " Met --update neemt het programma over wat in de lijsten staat.")
            )
        if written:
            yield f"{count(written, 'cel is', 'cellen zijn')} bijgewerkt."
    if "backup" in facts:
        yield f"De werkmap zoals die was, is bewaard als {facts['backup']}."
    if outcome.files:
        yield (
            f"Wat de lijsten niet hebben, vult u zelf in {outcome.files[0]} in, zoals ondertekenaars en "
            "vestigingsplaatsen. convenant check zegt wat er nog ontbreekt."
        )
    else:
        yield "De werkmap is niet veranderd."


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
        by_reason.setdefault(paper.reason or sentence(paper.why), []).append(paper.name)
    reasons = list(by_reason.items())
    shown = reasons if len(reasons) <= 2 * MANY else reasons[:MANY]
    for why, names in shown:
        yield f"- {why}"
        yield from (f"    {name}" for name in names[:MANY])
        if len(names) > MANY:
            yield f"    en nog {len(names) - MANY} andere"
    if untold := reasons[len(shown) :]:
        papers = count(sum(len(names) for _, names in untold), "stuk", "stukken")
        yield f"- En nog {papers} om andere redenen; --json noemt ze alle."
    yield from _held_lines(outcome)
    if made and not outcome.dry_run:
        yield f"Wat gemaakt is, staat in {outcome.output}."


def as_json(outcome: Outcome) -> str:
    """Return the report as the contract's section 6 lays it down."""
    packets = [one for one in outcome.papers if one.kind == "packet"]
    documents = [one for one in outcome.papers if one.kind != "packet"]
    waiting = Waiting(outcome)
    whole = {
        "schema": 1,
        "command": outcome.command,
        "ok": outcome.exit == Exit.DONE,
        "problems": [_problem(one, waiting) for one in outcome.problems],
        "documents": [_document(one, waiting) for one in documents],
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
        **(_imported(outcome) if outcome.command == "import" else {}),
        **({"files": list(outcome.files)} if outcome.files else {}),
        **outcome.more,
        **({} if outcome.marked_copies is None else {"marked_copies": [one.path for one in outcome.marked_copies]}),
    }
    return json.dumps(whole, indent=2)  # in ASCII, whatever the console's code page


def _imported(outcome: Outcome) -> dict[str, Any]:
    return {"changes": [asdict(change) for change in outcome.changes], "added": dict(outcome.added)}


def _held_lines(outcome: Outcome) -> Iterator[str]:
    waiting = Waiting(outcome)
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for paper in outcome.held:
        places = dict.fromkeys(str(problem.place) for problem in waiting.errors(paper) if str(problem.place))
        groups.setdefault((_shortened(list(places)), paper.held_by), []).append(paper.name)
    shown = list(groups.items()) if len(groups) <= 2 * MANY else list(groups.items())[:MANY]
    for (places_, rules), names in shown:
        yield f"Tegengehouden: {_shortened(names)}{f': {places_}' if places_ else ''} [{', '.join(rules)}]"
    rest = sum(len(names) for _, names in list(groups.items())[len(shown) :])
    if rest:
        yield f"Tegengehouden: nog {rest} andere stukken; --json noemt ze alle."
    if any(paper.kind == "covenant" and _waits_for_a_party(waiting.errors(paper)) for paper in outcome.held):
        yield (
            "Het convenant noemt alle partijen, en zonder deze partij klopt het niet. De stukken van de andere "
            "partijen worden wel gemaakt. Herstel de fout, of haal de partij van het blad. Is zij geen partij meer, "
            "vul dan in tot wanneer zij dat was."
        )


def _waits_for_a_party(errors: Iterable[Problem]) -> bool:
    touched = {subject for problem in errors for subject in problem.touches}
    return any(subject.partition(":")[0] in PARTIES for subject in touched)


def _problem(one: Problem, waiting: Waiting) -> dict[str, Any]:
    return {
        "severity": one.severity.value,
        "file": one.place.file,
        "sheet": one.place.sheet,
        "cell": one.place.cell,
        **({"excerpt": one.place.excerpt} if isinstance(one.place, Spot) else {}),
        "value": one.value,
        "rule": one.rule,
        "message": one.message,
        "mend": one.mend,
        "holds_back": [paper.name for paper in waiting.papers(one)],
    }


def _document(one: Paper, waiting: Waiting) -> dict[str, Any]:
    kind, _, key = one.subject.partition(":")
    return {
        "id": one.name,
        "kind": one.kind,
        "case" if kind == "casus" else "party": key or kind,
        "docx": one.docx,
        "pdf": one.pdf,
        "pages": one.pages,
        **_made(one),
        "held_at": [str(problem.place) for problem in waiting.errors(one)],
        "signatures": [
            {
                "signer": each.signer,
                "capacity": each.capacity,
                "page": each.page,
                "x": each.x,
                "y": each.y,
                "width": each.width,
                "height": each.height,
                "code": each.code,
            }
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
        "signatures": [{"document": name, "code": code, "page": page} for name, code, page in one.places],
    }


def _made(one: Paper) -> dict[str, Any]:
    return {
        "made": one.made,
        "why": {"codes": list(one.why), "sentence": one.reason or sentence(one.why)},
        "held_by": list(one.held_by),
    }
