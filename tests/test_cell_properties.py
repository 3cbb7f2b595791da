"""Whatever stands in whatever cell: reading it never raises, and it is in a record or in a problem, never just gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.checks.every import check
from generator.model import Region
from generator.problems import Problem
from generator.workbooks import columns, intake, tables
from generator.workbooks.columns import Column, Kind, Sheet, key
from generator.workbooks.values import text
from generator.workbooks.workbook import Book, Fault, Grid, Row, Value

SHEETS = (*columns.PARTIES, *columns.CASE_SHEETS)
LISTED = [sheet for sheet in SHEETS if sheet is not columns.COVENANT]
LETTERS = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789-./ POVOpovoAZaz@;,’'€é\u00a0\u200b\u202e\t\n", max_size=24),
    st.sampled_from(
        ["ja", "JA ", " nee", "_x0007_", "31 februari 2027", "01-03-26", "1 maart 2026", "PO 25.07", "0O1234"]
    ),
    st.integers(),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(),
    st.times(),
    st.sampled_from(list(Fault)),
)


@dataclass(frozen=True)
class Cell:
    sheet: Sheet
    column: Column
    value: Value

    @property
    def letter(self) -> str:
        return str(LETTERS[self.sheet.columns.index(self.column)])


def cells() -> st.SearchStrategy[Cell]:
    columns_ = [(sheet, column) for sheet in LISTED for column in sheet.columns]
    return st.tuples(st.sampled_from(columns_), VALUES).map(lambda drawn: Cell(*drawn[0], drawn[1]))


def entered(cell: Cell) -> tables.Table:
    """Return the table of a sheet with one row, in which this cell is the odd one among the column's examples."""
    sheet, header = cell.sheet, {}
    values: dict[str, Value] = {}
    for letter, column in zip(LETTERS, sheet.columns, strict=False):
        header[letter] = column.header
        if column.example:
            values[letter] = column.example
    values[cell.letter] = cell.value
    grid = Grid(sheet.name, (Row(1, header), Row(2, values)))
    book = Book("boek.xlsx", (grid,), (sheet.name,))
    return tables.table(book, sheet, private=sheet in columns.CASE_SHEETS)


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from leaves(one)
    else:
        yield str(value)


def kept(cell: Cell, said: object) -> bool:
    """Tell whether what was read is what stands there, but for what the column's kind makes equal."""
    written, found = key(text(cell.value)), [key(one) for one in leaves(said)]
    if cell.column.kind in {Kind.DATE, Kind.YES_NO, Kind.NUMBER}:
        return said is not None
    if cell.column.kind is Kind.EMAIL:
        written = written.removeprefix("mailto")
    parts = "".join(found)
    if cell.column.kind in {Kind.TEXT, Kind.CODE}:
        return said == text(cell.value)
    if cell.column.kind in {Kind.DIGITS, Kind.TELEPHONE}:
        return parts.lstrip("0") == written.lstrip("0")
    return parts == written


@settings(derandomize=True, max_examples=600, deadline=None)
@given(cell=cells())
def test_no_content_of_a_cell_disappears(cell: Cell) -> None:
    table = entered(cell)
    told: list[Problem] = [*table.problems, *(one for entry in table.entries for one in entry.problems)]
    at = [one for one in told if one.place.cell == f"{cell.letter}2"]
    says_nothing = not isinstance(cell.value, Fault) and text(cell.value) == ""
    if at or (says_nothing and not str(cell.value).strip()):
        return
    (entry,) = table.entries
    assert says_nothing is False, "what is dropped as no text is told of"
    assert kept(cell, entry.values.get(cell.column.attribute))


@settings(derandomize=True, max_examples=300, deadline=None)
@given(cell=cells())
def test_no_problem_of_a_private_workbook_holds_a_value(cell: Cell) -> None:
    if cell.sheet not in columns.CASE_SHEETS:
        return
    table = entered(cell)
    for problem in (*table.problems, *(one for entry in table.entries for one in entry.problems)):
        assert problem.value == ""


@cache
def example() -> Region:
    return intake.read(Path(__file__).parents[1] / "parties.xlsx").region


WRITABLE = st.one_of(
    st.text(
        alphabet=st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), max_size=30
    ),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1901, 1, 1)),
    st.times(),
)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(
    rows=st.lists(st.lists(WRITABLE, min_size=4, max_size=20), min_size=1, max_size=4), sheet=st.sampled_from(LISTED)
)
def test_any_rows_in_a_real_workbook_are_read_and_judged(
    rows: list[list[Any]], sheet: Sheet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    book = Workbook()
    for one in SHEETS:
        shown = book.create_sheet(one.name)
        shown.append([column.header for column in one.columns])
        for row in rows if one is sheet else ():
            shown.append([value if not isinstance(value, str) or not value.startswith("=") else "x" for value in row])
    path = tmp_path_factory.mktemp("any") / "boek.xlsx"
    book.save(path)
    found = intake.read(path, path)
    check(found.region, found.cases, today=date(2026, 11, 24))
    assert all(problem.message and problem.place.file for problem in found.problems)


def test_a_time_and_a_fault_are_values_too() -> None:
    name = columns.BOARDS.column("name")
    for value in (time(12, 30), Fault.ERROR):
        table = entered(Cell(columns.BOARDS, name, value))
        assert table.entries[0].problems or table.entries[0].values["name"] == "12:30"
