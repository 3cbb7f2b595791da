"""How ``convenant cleanup`` tells what it removed, what it left, and what it can't reach.

In: a cleaning, looked at or done; out: an outcome, for a person and as JSON. Cases are known by their codes alone.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.bundles import PRINT_RUN
from generator.cleaning import Cleaning
from generator.disposal import counted
from generator.dutch import count, day, listing
from generator.marked_copy import CASES
from generator.outcome import Outcome
from generator.problems import Exit, Place, Problem, Severity, error, warning

BEYOND = (
    ("copies", "Kopieën: in e-mail, op een stick of een andere schijf, in een app, en in wat u met partners deelde."),
    ("backups", "Back-ups van deze map, en vorige versies die OneDrive, SharePoint of Windows zelf bewaart."),
    ("prints", "Papier: wat geprint is, en de getekende formulieren in het dossier van de school en van de partners."),
    ("traces", "Resten op de schijf: een verwijderd bestand is soms terug te halen; een versleutelde schijf helpt "
     "daartegen. Leeg ook de prullenbak, als u zelf iets hebt weggegooid."),
)  # fmt: skip
"""What no program can remove for somebody."""
SHOWN = 40  # cases that are told one by one; the JSON report has all files


def preview(found: Cleaning) -> Iterator[str]:
    """Yield what would be removed, in lines for a person."""
    yield from _counts(found, "Te verwijderen")


def outcome(found: Cleaning, cases: Path | None, *, done: bool, problems: tuple[Problem, ...] = ()) -> Outcome:
    """Return what there is to tell of a cleaning that was ``done``, or only looked at."""
    everything = (*found.problems, *_rows_remain(found, cases), *problems)
    beyond = (*_marked(cases), *BEYOND)
    told = [*_counts(found, "Verwijderd" if done else "Te verwijderen")]
    if not done:
        told.append("Er is niets verwijderd.")
    told += ["Dit kan het programma niet bereiken; doe het zelf:", *(f"- {text}" for _, text in beyond)]
    if found.remove and done:
        told.append("In vernietigingslijst.xlsx staat wat er verder wanneer vernietigd moet worden.")
    return Outcome(
        "cleanup",
        everything,
        dry_run=not done,
        output=str(found.order.output),
        told=tuple(told),
        more={
            "before": found.order.before.isoformat(),
            "done": done,
            "cases": list(found.cases),
            "removed": [{"path": one.path, "cases": sorted(one.codes)} for one in found.remove],
            "left": [{"path": path, "why": why} for path, why in found.left],
            "rows_remain": list(found.rows_remain),
            "cannot_reach": [{"what": what, "message": text} for what, text in beyond],
        },
        ends=_exit(everything, problems),
    )


def not_confirmed(found: Cleaning) -> Problem:
    """Return what to tell who can't be asked, and did not say beforehand that it may."""
    return error(
        "cleanup-not-confirmed",
        "Er is niets verwijderd: het programma kan u hier niet vragen of het mag.",
        "Kijk wat er weg zou gaan, en geef de opdracht dan met --yes.",
        at=Place(str(found.order.output)),
    )


def _exit(everything: tuple[Problem, ...], refused: tuple[Problem, ...]) -> Exit:
    if refused:
        return Exit.WRONG_USAGE
    return Exit.HELD_BACK if any(one.severity is Severity.ERROR for one in everything) else Exit.DONE


def _counts(found: Cleaning, verb: str) -> Iterator[str]:
    before = day(found.order.before)
    if not found.remove:
        yield f"Er staat niets meer van casussen die vóór {before} eindigden."
        return
    files, cases = count(len(found.remove), "bestand", "bestanden"), count(len(found.cases), "casus", "casussen")
    ended = "eindigde" if len(found.cases) == 1 else "eindigden"
    yield f"{verb}: {files} van {cases} die vóór {before} {ended}."
    for code in found.cases[:SHOWN]:
        papers = listing(list(counted([one for one in found.remove if code in one.codes])))
        yield f"    {code} (tot {day(found.ended[code].last)}): {papers or 'alleen in het drukwerk'}"
    if len(found.cases) > SHOWN:
        yield f"    en nog {len(found.cases) - SHOWN} andere"
    runs = [one.path for one in found.remove if one.path.endswith(PRINT_RUN)]
    if PRINT_RUN in runs:
        yield f"    {PRINT_RUN}, want daar zitten zij ook in; convenant build maakt het opnieuw"
    if old := len(runs) - (PRINT_RUN in runs):
        yield f"    {count(old, 'oud drukwerk', 'oude drukwerken')} in bewaard, want daar kunnen zij in zitten"


def _rows_remain(found: Cleaning, cases: Path | None) -> Iterator[Problem]:
    codes = found.rows_remain
    if codes and cases:
        shown = listing(codes[:SHOWN]) if len(codes) <= SHOWN else f"{', '.join(codes[:SHOWN])} en andere"
        yield warning(
            "cleanup-rows-remain",
            f"De gegevens van {shown} staan nog in {cases.name}. Dat bestand verandert het programma niet.",
            "Verwijder hun rijen op de bladen Casussen, Gezag en Deelnemers; anders maakt convenant build de stukken "
            "opnieuw.",
            at=Place(cases.name),
        )


def _marked(cases: Path | None) -> Iterator[tuple[str, str]]:
    """Name the marked copies beside the case workbook: they hold pupils' data, and where more are nobody knows."""
    beside = sorted(one.name for one in cases.absolute().parent.glob(f"*{CASES}*.xls[xm]")) if cases else []
    there = f" Naast de casuswerkmap staat: {listing(beside)}." if beside else ""
    yield "marked-copies", f"Nagekeken kopieën van de casuswerkmap (…{CASES}.xlsx).{there}"
