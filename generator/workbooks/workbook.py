"""An Excel file becomes sheets of rows that know their cells; nothing else of this program knows openpyxl.

What comes out is plain: text, numbers, dates, yes and no, or a fault where a formula has no usable value. A file that
can't be read ends in a ``Stop`` that says in Dutch what it is and what to do.
"""

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import MAC_EPOCH

from generator.problems import Exit, Place, Problem, Stop, error, warning
from generator.workbooks.markup import Attributes, named, parse

MAX_FILE = 25_000_000  # bytes on disk; a region of 2,000 cases takes half a megabyte
MAX_UNPACKED = 100_000_000  # bytes, all parts together: what an archive says it unpacks to
MAX_MERGES = 2_000  # ranges of a sheet; a user who merges more has no table
EMPTY_ROWS = 5_000  # after so many rows without a value the rest of a sheet is taken for formatting only
LETTERS = tuple(get_column_letter(number) for number in range(1, 16_385))
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ERRORS = frozenset(
    {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
UNSEEN = re.compile(rb"hidden=|<(?:\w+:)?mergeCell[\s/>]|(?:ht|width)=[\"']0[\"']")


class Fault(Enum):
    """Why a cell has no usable value."""

    NOT_CALCULATED = "not calculated"
    ERROR = "error value"


Value = str | int | float | bool | date | time | Fault


@dataclass(frozen=True, slots=True)
class Row:
    """One row that has values: its number in the sheet, and each value by its column letter."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one sheet that have values, and what of them a user does not see.

    ``ended_at`` is the row after which reading stopped, 0 at the end; ``hidden`` tells that the sheet itself is hidden.
    ``hidden_rows`` and ``hidden_columns`` are those that hold values and that were hidden, filtered away or given no
    height or width; ``merged`` gives the ranges that were made into one cell, as "B3:B7", of which only the first cell
    has a value. ``problems`` are those of the sheet as a whole.
    """

    name: str
    rows: tuple[Row, ...]
    ended_at: int = 0
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


def load(path: Path, wanted: Callable[[str], bool]) -> Book:
    """Return the sheets of a workbook whose names are wanted; raise ``Stop`` when the file can't be read."""
    content = _content(path)
    _refuse_other_formats(path, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep, none is read here
            return _book(path, content, wanted)
    except Stop:
        raise
    except MemoryError:
        raise _too_large(path) from None
    except Exception as fault:  # openpyxl raises anything at all on a damaged file
        raise _damaged(path) from fault


def _book(path: Path, content: bytes, wanted: Callable[[str], bool]) -> Book:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")]
        if not sheets:
            raise _stop(
                path,
                "workbook-strict",
                "heeft geen werkbladen die gelezen kunnen worden; waarschijnlijk is het bestand opgeslagen als "
                "‘Strict Open XML-werkmap’.",
                "Open het in Excel en kies Opslaan als, type ‘Excel-werkmap (*.xlsx)’.",
            )
        with zipfile.ZipFile(BytesIO(content)) as archive:
            grids = tuple(_grid(path.name, sheet, archive) for sheet in sheets if wanted(sheet.title))
        return Book(
            file=path.name,
            grids=grids,
            names=tuple(sheet.title for sheet in sheets),
            since_1904=book.epoch == MAC_EPOCH,
        )
    finally:
        book.close()


def _grid(file: str, sheet: Any, archive: zipfile.ZipFile) -> Grid:
    uncalculated = _uncalculated(archive, sheet._worksheet_path)
    sheet.reset_dimensions()  # they are a claim of the file, and often a million rows
    rows: list[Row] = []
    last = ended_at = 0
    for number, cells in enumerate(sheet.iter_rows(min_row=1, values_only=True), start=1):
        values = {letter: _value(cell) for letter, cell in zip(LETTERS, cells, strict=False) if cell is not None}
        if missing := uncalculated.get(number):
            values |= dict.fromkeys(missing, Fault.NOT_CALCULATED)
        if values:
            rows.append(Row(number, values))
            last = number
        elif number - last > EMPTY_ROWS:
            ended_at = number
            break
    unseen = _unseen(archive.read(sheet._worksheet_path))
    return Grid(
        sheet.title,
        tuple(rows),
        ended_at,
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(row.number for row in rows if unseen.row(row.number)),
        hidden_columns=frozenset(unseen.letters() & {letter for row in rows for letter in row.values}),
        merged=tuple(unseen.merged[:MAX_MERGES]),
        problems=_too_many_merged(file, sheet.title) if len(unseen.merged) > MAX_MERGES else (),
    )


class _Unseen:
    """What of a sheet a user does not see: hidden rows and columns, and merged ranges."""

    def __init__(self) -> None:
        self.merged: list[str] = []
        self._rows: dict[int, bool] = {}
        self._columns: list[tuple[int, int]] = []
        self._number = 0

    def row(self, number: int) -> bool:
        return self._rows.get(number, False)

    def letters(self) -> set[str]:
        return {letter for first, last in self._columns for letter in LETTERS[first - 1 : last]}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            given = named(attributes)
            self._number = int(given.get("r", self._number + 1))
            self._rows[self._number] = _yes(given.get("hidden", "")) or given.get("ht") == "0"
        elif name == "col":
            given = named(attributes)
            if _yes(given.get("hidden", "")) or given.get("width") == "0":
                self._columns.append((int(given["min"]), int(given["max"])))
        elif name == "mergeCell" and len(self.merged) <= MAX_MERGES:
            self.merged.append(named(attributes)["ref"])


def _unseen(part: bytes) -> _Unseen:
    unseen = _Unseen()
    if UNSEEN.search(part):
        parse(part, unseen.start, lambda _: None)
    return unseen


def _yes(text: str) -> bool:
    return text in {"1", "true"}


def _too_many_merged(file: str, sheet: str) -> tuple[Problem, ...]:
    return (
        warning(
            "merged-many",
            f"Op dit blad zijn meer dan {MAX_MERGES} keer cellen samengevoegd; de rest daarvan is niet nagekeken.",
            "Hef de samenvoegingen op: Start, Samenvoegen en centreren.",
            at=Place(file, sheet, "A1"),
        ),
    )


def _value(cell: object) -> Value:
    if isinstance(cell, str):
        return Fault.ERROR if cell in ERRORS else cell
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, timedelta):
        return (datetime.min + cell % timedelta(days=1)).time()
    if isinstance(cell, bool | int | float | date | time):
        return cell
    return str(cell)


def _uncalculated(archive: zipfile.ZipFile, part: str) -> dict[int, list[str]]:
    """Return the cells of a sheet, by row, that hold a formula for which the file has no value."""
    found: dict[int, list[str]] = {}
    if FORMULA.search(archive.read(part)):
        with archive.open(part) as stream:
            for letter, row in _formulas_without_value(stream):
                found.setdefault(row, []).append(letter)
    return found


def _formulas_without_value(stream: Any) -> Iterator[tuple[str, int]]:
    for _, element in iterparse(stream):
        kind = element.tag.rpartition("}")[2]
        if kind == "c":
            inside = {child.tag.rpartition("}")[2]: child.text for child in element}
            place = re.fullmatch(r"([A-Z]+)(\d+)", element.get("r", ""))
            # an outcome that is an empty text has the type "str" and an empty value
            if place and "f" in inside and not inside.get("v") and element.get("t") != "str":
                yield place[1], int(place[2])
        if kind == "row":
            element.clear()


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _stop(path, "workbook-not-a-file", "is een map, geen bestand.", "Geef de naam van de werkmap op.")
        if path.stat().st_size > MAX_FILE:
            raise _too_large(path)
        return path.read_bytes()
    except FileNotFoundError:
        raise Stop(
            Exit.INPUT_HAS_ERRORS,
            error(
                "workbook-missing",
                f"Het bestand ‘{path}’ bestaat niet.",
                "Controleer de naam en de map, of geef de plaats van de werkmap op.",
                at=Place(path.name),
            ),
        ) from None
    except PermissionError:
        raise _stop(
            path,
            "workbook-no-access",
            "kan niet worden geopend: het is open in een ander programma, of u hebt er geen rechten op.",
            "Sluit het bestand in Excel en probeer het opnieuw.",
        ) from None
    except OSError as fault:
        raise _stop(
            path,
            "workbook-unreadable",
            "kan niet worden gelezen.",
            "Zet een kopie op een andere plaats en probeer het daarmee.",
        ) from fault


def _refuse_other_formats(path: Path, content: bytes) -> None:
    if not content:
        raise _stop(path, "workbook-empty", "is leeg (0 bytes).", "Zet een goede kopie van de werkmap terug.")
    if content.startswith(OLE):
        raise _locked_or_old(path, content)
    if not content.startswith(b"PK"):
        raise _stop(
            path,
            "workbook-format",
            "is geen Excel-werkmap (.xlsx), al kan de naam wel zo eindigen.",
            "Open het in Excel en kies Opslaan als, type ‘Excel-werkmap (*.xlsx)’.",
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {part.filename.replace("\\", "/"): part for part in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _damaged(path) from None
    if sum(part.file_size for part in parts.values()) > MAX_UNPACKED:
        raise _too_large(path)
    if "mimetype" in parts or "content.xml" in parts:
        raise _stop(
            path,
            "workbook-format",
            "is een OpenDocument-bestand (.ods) en geen Excel-werkmap.",
            "Open het en kies Opslaan als, type ‘Excel 2007-365 (.xlsx)’.",
        )
    if "xl/workbook.bin" in parts:
        raise _stop(
            path,
            "workbook-format",
            "is een binaire Excel-werkmap (.xlsb).",
            "Open het in Excel en kies Opslaan als, type ‘Excel-werkmap (*.xlsx)’.",
        )


def _locked_or_old(path: Path, content: bytes) -> Stop:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _stop(
            path,
            "workbook-encrypted",
            "is met een wachtwoord beveiligd.",
            "Haal in Excel het wachtwoord weg: Bestand, Info, Werkmap beveiligen, Versleutelen met wachtwoord.",
        )
    return _stop(
        path,
        "workbook-format",
        "is een oud Excel-bestand (.xls) of een ander Office-bestand.",
        "Open het in Excel en kies Opslaan als, type ‘Excel-werkmap (*.xlsx)’.",
    )


def _damaged(path: Path) -> Stop:
    return _stop(
        path,
        "workbook-damaged",
        "is beschadigd of geen Excel-werkmap.",
        "Open het in Excel, laat het zo nodig herstellen en sla het opnieuw op als .xlsx.",
    )


def _too_large(path: Path) -> Stop:
    return _stop(
        path,
        "workbook-too-large",
        f"is te groot: meer dan {MAX_FILE // 1_000_000} MB, of uitgepakt meer dan {MAX_UNPACKED // 1_000_000} MB.",
        "Haal afbeeldingen, opmaak van lege rijen en werkbladen die niet nodig zijn weg.",
    )


def _stop(path: Path, rule: str, message: str, mend: str) -> Stop:
    return Stop(Exit.INPUT_HAS_ERRORS, error(rule, f"‘{path.name}’ {message}", mend, at=Place(path.name)))
