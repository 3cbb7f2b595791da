"""What the reader of workbooks gives: sheets of rows, with plain values and what of them a user does not see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from generator.problems import Problem


class Fault(Enum):
    """Why a cell has no usable value."""

    NOT_CALCULATED = "not calculated"
    ERROR = "error value"
    UNREADABLE = "unreadable"
    TOO_LONG = "too long"


Value = str | int | float | bool | date | time | Fault


@dataclass(frozen=True, slots=True)
class Row:
    """One row that has values: its number in the sheet, and each value by its column letter."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one sheet that have values, and what of them a user does not see.

    ``hidden`` tells that the sheet itself is hidden. ``hidden_rows`` and ``hidden_columns`` are those that hold values
    and that were hidden, filtered away or given no height or width; ``merged`` gives the ranges that were made into one
    cell, as "B3:B7", of which only the first cell has a value; none overlaps another. ``problems`` are those of the
    sheet as a whole.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[str] = frozenset()
    merged: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: the sheets that were asked for, the names of all, and whether its serial dates begin in 1904."""

    file: str
    grids: tuple[Grid, ...]
    names: tuple[str, ...]
    since_1904: bool = False
