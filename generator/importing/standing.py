"""What a workbook has already, on the sheets that lists can fill: where each column is, and each row by its number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Exit, Place, Problem, Stop, error
from generator.workbooks import tables, values, workbook
from generator.workbooks.columns import BOARDS, MUNICIPALITIES, SCHOOLS, Sheet, key
from generator.workbooks.tables import HEADER_WITHIN
from generator.workbooks.workbook import Book, Fault, Grid, Value

SHEETS: Mapping[str, tuple[Sheet, str]] = {
    BOARDS.name: (BOARDS, "number"),
    MUNICIPALITIES.name: (MUNICIPALITIES, "code"),
    SCHOOLS.name: (SCHOOLS, "brin"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One row that is there: its number, where it stands, and what its cells say, by attribute."""

    number: str
    row: int
    cells: Mapping[str, str]
    unreadable: frozenset[str] = frozenset()  # attributes whose cell has a formula or an error value


@dataclass(frozen=True, slots=True)
class StandingSheet:
    """One sheet that is there: its name as written, the letter of each attribute's column, and its rows."""

    name: str
    letters: Mapping[str, str]
    rows: tuple[Standing, ...]


def standing(path: Path) -> Mapping[str, StandingSheet]:
    """Return the sheets of a workbook that lists can fill; raises Stop where one of them can't be read or filled."""
    wanted = {key(name) for name in SHEETS}
    book = workbook.load(path, lambda name: key(name) in wanted)
    found: dict[str, StandingSheet] = {}
    problems: list[Problem] = []
    for sheet, identity in SHEETS.values():
        grid = next((grid for grid in book.grids if key(grid.name) == key(sheet.name)), None)
        letters = _letters(grid, sheet) if grid else {}
        if grid is None or identity not in letters:
            problems.append(_unfit(book, sheet, identity, there=grid is not None))
        else:
            found[sheet.name] = StandingSheet(grid.name, letters, tuple(_rows(book, grid, sheet, identity)))
    if problems:
        raise Stop(Exit.INPUT_HAS_ERRORS, *problems)
    return found


def _letters(grid: Grid, sheet: Sheet) -> Mapping[str, str]:
    """Return the letter of each attribute's column: the header is the first row with two known names, or with one."""
    by_key = {key(column.header): column.attribute for column in sheet.columns}
    for least in (2, 1):
        for row in grid.rows[:HEADER_WITHIN]:
            found: dict[str, str] = {}
            for letter, value in row.values.items():
                if attribute := by_key.get(key(values.text(value))):
                    found.setdefault(attribute, letter)
            if len(found) >= least:
                return found
    return {}


def _rows(book: Book, grid: Grid, sheet: Sheet, identity: str) -> Iterator[Standing]:
    raw = {row.number: row.values for row in grid.rows}
    for entry in tables.table(book, sheet).entries:
        number, letters = entry.values.get(identity), entry.source.columns
        if isinstance(number, str):
            cells = {attribute: raw[entry.source.row].get(letter, "") for attribute, letter in letters.items()}
            yield Standing(
                number,
                entry.source.row,
                {attribute: values.text(value) for attribute, value in cells.items()},
                frozenset(attribute for attribute, value in cells.items() if _unreadable(value)),
            )


def _unreadable(value: Value) -> bool:
    return isinstance(value, Fault)


def _unfit(book: Book, sheet: Sheet, identity: str, *, there: bool) -> Problem:
    column = sheet.column(identity).header
    return error(
        "import-sheet-unfit",
        f"Op blad {sheet.name} is geen rij met kolomnamen waarin {column} staat."
        if there
        else f"Het blad {sheet.name} ontbreekt.",
        f"Maak met convenant new een lege werkmap, en neem het blad {sheet.name} met zijn kolomnamen daaruit over.",
        at=Place(book.file, sheet.name),
    )
