"""The vernietigingslijst as a workbook in the output folder: read as a person left it, and written whole or not at all.

In: the output folder and the rows it must have; out: the workbook, and whether that went well.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import files
from generator.case_files import KEPT
from generator.disposal import Day, Row
from generator.model import Record
from generator.problems import Place, Problem, Stop, notice, warning
from generator.workbooks import values, workbook
from generator.workbooks.columns import Column, Kind, Sheet, key

NAME = "vernietigingslijst.xlsx"
SHEET = Sheet(
    "Vernietigen",
    Record,
    "Een rij per casus, en per organisatie die er iets van bewaart.",
    (
        Column("Casus", "case", Kind.CASE, "De code van de casus.", ""),
        Column("Bewaard door", "holder", Kind.TEXT, "De organisatie die het bewaart; nooit een persoon.", ""),
        Column("Vernietigen op", "due", Kind.DATE, "De eerste dag waarop het er niet meer mag zijn.", ""),
        Column("Bewaartermijn", "term", Kind.TEXT, "De termijn, zoals die in de werkmap staat.", ""),
        Column("Gerekend vanaf", "since", Kind.TEXT, "Vanaf welke dag de termijn telt.", ""),
        Column("Stukken", "papers", Kind.TEXT, "Wat het programma maakte. Denk ook aan papier en aan kopieën.", ""),
        Column("Waar", "where", Kind.TEXT, "Waar dat staat in de map output.", ""),
        Column("Toestemming tot", "ended", Kind.DATE, "De einddatum van de casus, of anders de overlegdatum.", ""),
        Column("Uit output op", "cleaned", Kind.DATE, "Wanneer convenant cleanup de bestanden verwijderde.", ""),
        Column("Vernietigd op", "done", Kind.DATE, "Vul zelf in wanneer alles is vernietigd, ook op papier.", ""),
        Column("Opmerking", "remark", Kind.TEXT, "Vrije ruimte. Zet hier geen namen van personen.", ""),
    ),
)
TITLE = "Wat er wanneer vernietigd moet worden"
EXPLANATION = (
    "Deze lijst houdt het programma bij, zonder namen: convenant build en convenant cleanup werken haar bij.",
    "Vul zelf de kolom Vernietigd op in, en een opmerking als u dat wilt. Wat u daar schrijft, blijft staan. De "
    "andere kolommen vult het programma, en opmaak van uzelf verdwijnt.",
    "Een casus die uit de casuswerkmap is gehaald, blijft hier staan: het papier is er nog. Is alles vernietigd en "
    "hoeft u dat niet meer aan te tonen? Verwijder dan de rij.",
    "Staat er geen datum? Dan begint de termijn bij iets dat de werkmap niet weet, zoals het einde van de hulp. "
    "Zet de dag in uw agenda zodra die bekend is.",
    "Het programma ziet alleen zijn eigen bestanden. Kopieën, back-ups, e-mail en papier vernietigt u zelf.",
)
HEADERS = {column.attribute: column.header for column in SHEET.columns}
BY_KEY = {key(column.header): column for column in SHEET.columns}
DAYS = tuple(column.attribute for column in SHEET.columns if column.kind is Kind.DATE)
UNREACHABLE = frozenset({"workbook-no-access", "workbook-unreadable", "workbook-not-a-file"})


@dataclass(frozen=True, slots=True)
class Todo:
    """What the list must become; ``damaged`` is one that can't be read, and that is set aside."""

    rows: tuple[Row, ...] = ()
    differs: bool = False
    damaged: bool = False
    problems: tuple[Problem, ...] = ()


def read(output: Path) -> tuple[Row, ...]:
    """Return the rows as they stand, and none where there is no list; raises ``Stop`` where it can't be read."""
    path = output / NAME
    if not path.exists():
        return ()
    book = workbook.load(path, lambda name: key(name) == key(SHEET.name))
    found: list[Row] = []
    for grid in book.grids:
        heads: dict[str, Column] = {}
        for row in grid.rows:
            if not heads:
                named = {letter: BY_KEY.get(key(values.text(value))) for letter, value in row.values.items()}
                heads = {letter: column for letter, column in named.items() if column}
                continue
            known = [(heads[letter], value) for letter, value in row.values.items() if letter in heads]
            cells = {column.attribute: _cell(column, value) for column, value in known}
            found += [_row(cells)] if cells.get("case") else []
    return tuple(found)


def todo(output: Path, wanted: Callable[[Sequence[Row]], tuple[Row, ...]]) -> Todo:
    """Return what the list must become; ``wanted`` gives its rows from those that stand there."""
    try:
        before = read(output)
    except Stop as stop:
        if stop.problems[0].rule in UNREACHABLE:
            return Todo(problems=(_behind(output),))
        return Todo(wanted(()), differs=True, damaged=True)
    rows = wanted(before)
    return Todo(rows, differs=rows != before)


def put(output: Path, wanted: Todo, stamp: str) -> tuple[Problem, ...]:
    """Write the list where it differs, and return what stood in the way; ``stamp`` names where a damaged one goes."""
    if not wanted.differs:
        return wanted.problems
    problems = list(wanted.problems)
    try:
        if wanted.damaged:
            files.set_aside(output / NAME, output, stamp)
            problems.append(_renewed(output, stamp))
        files.write_whole(output / NAME, _workbook(wanted.rows))
    except OSError:
        problems.append(_behind(output))
    return tuple(problems)


def _workbook(rows: Sequence[Row]) -> bytes:
    # not at the top: openpyxl takes long to import, and the list seldom changes
    from generator.workbooks.form import Form, written

    lines = {SHEET.name: [_line(row) for row in rows]}
    return written(Form(TITLE, EXPLANATION, (SHEET,), high_rows=True, lines=lines))


def _row(cells: dict[str, Day]) -> Row:
    words = {name: str(value) for name, value in cells.items() if name not in DAYS}
    days = {name: cells.get(name, "") for name in DAYS}
    return Row(**{"holder": "", **words}, **days)  # type: ignore[arg-type]


def _line(row: Row) -> dict[str, str | int | date | None]:
    return {header: getattr(row, name) or None for name, header in HEADERS.items()}


def _cell(column: Column, value: workbook.Value) -> Day:
    """Return what a cell says: a day where it is one, however typed, else its words."""
    found = values.read(column, value)[0] if column.kind is Kind.DATE else None
    return found if isinstance(found, date) else values.text(value)


def _renewed(output: Path, stamp: str) -> Problem:
    return notice(
        "retention-list-renewed",
        f"De vernietigingslijst was niet te lezen. Zij staat nu in {KEPT}/{stamp}, en er is een nieuwe gemaakt.",
        "Neem over wat u er zelf in had geschreven.",
        at=Place(str(output / NAME)),
    )


def _behind(output: Path) -> Problem:
    return warning(
        "retention-list-behind",
        "De vernietigingslijst kon niet worden bijgewerkt: zij is open in een ander programma, of de schijf weigert.",
        "Sluit haar in Excel en draai convenant build nog eens.",
        at=Place(str(output / NAME)),
    )
