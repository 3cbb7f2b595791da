"""The part of one sheet becomes the rows that have values; one pass over its XML, cell by cell.

What has no place, or a place that is taken, makes the whole file damaged: Excel would not open it either, and no value
may be lost without a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from string import ascii_uppercase

from generator.problems import Place, Problem, warning
from generator.workbooks import cellvalues
from generator.workbooks.archive import Archive, TooLarge, thousands
from generator.workbooks.grids import Fault, Grid, Row, Value
from generator.workbooks.limits import (
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_FILLED_COLUMNS,
    MAX_MERGES,
    MAX_ROWS,
    MAX_TEXT,
)
from generator.workbooks.markup import Attributes, Damaged, named, parse, yes
from generator.workbooks.merges import apart
from generator.workbooks.parts import Reads, SheetPart

LAST_COLUMN, LAST_ROW = 16_384, 1_048_576  # of a sheet in Excel
LETTERS = tuple("".join(letters) for size in (1, 2, 3) for letters in product(ascii_uppercase, repeat=size))[
    :LAST_COLUMN
]
COLUMNS = {letter: number for number, letter in enumerate(LETTERS, start=1)}
DIGITS = "0123456789"


@dataclass(slots=True)
class Reading:
    """What the sheets of one workbook share, and how much of the limits on all of them together is left."""

    file: str
    strings: Sequence[str | Fault]
    styles: Sequence[Reads]
    since_1904: bool
    cells: int = field(default_factory=lambda: MAX_CELLS)
    characters: int = field(default_factory=lambda: MAX_CHARACTERS)


def grid(archive: Archive, sheet: SheetPart, reading: Reading) -> Grid:
    """Return the rows of a sheet; raise ``Damaged`` or ``TooLarge``."""
    found = _Sheet(sheet.name, reading)
    parse(archive.chunks(sheet.part), found.start, found.end, found.text)
    rows = tuple(Row(number, found.rows[number]) for number in sorted(found.rows) if found.rows[number])
    used = {letter for row in rows for letter in row.values}
    if len(used) > MAX_FILLED_COLUMNS:
        raise TooLarge(f"heeft op blad ‘{sheet.name}’ meer dan {MAX_FILLED_COLUMNS} gevulde kolommen")
    merged = apart(found.merged)
    return Grid(
        name=sheet.name,
        rows=rows,
        hidden=sheet.hidden,
        hidden_rows=frozenset(row.number for row in rows if row.number in found.hidden_rows),
        hidden_columns=frozenset(letter for letter in used if found.hides(letter)),
        merged=tuple(merged[:MAX_MERGES]),
        problems=_too_many_merged(reading.file, sheet.name) if len(found.merged) > MAX_MERGES else (),
    )


class _Sheet:
    """Hears the elements of a sheet, and keeps the values of its cells by row and column."""

    def __init__(self, name: str, reading: Reading) -> None:
        self.name = name
        self.rows: dict[int, dict[str, Value]] = {}
        self.hidden_rows: set[int] = set()
        self.merged: list[str] = []
        self._reading = reading
        self._hidden_columns = bytearray(LAST_COLUMN + 1)
        self._in_data = self._sounding = False
        self._row = self._column = self._last_column = 0
        self._row_said = ""
        self._values: dict[str, Value] = {}
        self._heard: list[str] = []  # since the last element that says something began
        self._clear_cell()
        self.text = self._heard.append

    def _clear_cell(self) -> None:
        self._letter, self._type, self._style = "", "n", ""
        self._said: str | None = None
        self._inline: list[str] = []
        self._formula = False

    def hides(self, letter: str) -> bool:
        """Tell whether a column is hidden."""
        return bool(self._hidden_columns[COLUMNS[letter]])

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear an element begin."""
        if self._in_data:
            self._start_in_data(name, attributes)
        elif name == "sheetData":
            self._in_data = True
        elif name == "col":
            self._hear_columns(named(attributes))
        elif name == "mergeCell" and len(self.merged) <= MAX_MERGES:
            self.merged.append(named(attributes).get("ref", ""))

    def _hear_columns(self, given: dict[str, str]) -> None:
        first, last = _whole(given.get("min", "")), _whole(given.get("max", ""))
        if not self._last_column < first <= last <= LAST_COLUMN:
            raise Damaged
        self._last_column = last
        if yes(given.get("hidden", "")) or _none(given.get("width")):
            self._hidden_columns[first : last + 1] = b"\1" * (last + 1 - first)

    def _start_in_data(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._clear_cell()
            self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._heard.clear()
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._sounding = True
        elif name == "row":
            self._start_row(named(attributes))

    def _start_row(self, given: dict[str, str]) -> None:
        self._row_said = given.get("r", "").removesuffix(".0")
        self._row = _whole(self._row_said) if self._row_said else self._row + 1
        if not 1 <= self._row <= LAST_ROW:
            raise Damaged
        self._column = 0
        self._values = self.rows.get(self._row) or {}
        if yes(given.get("hidden", "")) or _none(given.get("ht")):
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        place = ""
        for at in range(0, len(attributes), 2):
            if attributes[at] == "r":
                place = attributes[at + 1]
            elif attributes[at] == "t":
                self._type = attributes[at + 1]
            elif attributes[at] == "s":
                self._style = attributes[at + 1]
        if place:
            letters = place.rstrip(DIGITS)
            number = COLUMNS.get(letters) or COLUMNS.get(letters.upper())
            row = place[len(letters) :]
            if number is None or row != self._row_said:
                number = self._elsewhere(number, row)
            self._column = number
        else:
            self._column += 1
        if not 1 <= self._column <= LAST_COLUMN:
            raise Damaged
        self._letter = LETTERS[self._column - 1]

    def _elsewhere(self, number: int | None, row: str) -> int:
        """Return the column of a cell in a row that has no number of its own: then the first cell gives it."""
        if number is None or self._row_said:
            raise Damaged
        if _whole(row) != self._row:
            if self._values or not 1 <= _whole(row) <= LAST_ROW:
                raise Damaged
            self._row = _whole(row)
            self._values = self.rows.get(self._row) or {}
        return number

    def end(self, name: str) -> None:
        """Hear an element end."""
        if not self._in_data:
            return
        if name == "v":
            self._said = "".join(self._heard)
        elif name == "t":
            if not self._sounding:
                self._inline += self._heard
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._sounding = False
        elif name == "row":
            self._end_row()
        elif name == "sheetData":
            self._in_data = False

    def _end_cell(self) -> None:
        value = self._value()
        if value is None:
            return
        if self._letter in self._values:
            raise Damaged
        self._values[self._letter] = value
        self._reading.cells -= 1
        if isinstance(value, str):
            self._reading.characters -= len(value)

    def _end_row(self) -> None:
        if not self._values:
            return
        self.rows[self._row] = self._values
        if len(self.rows) > MAX_ROWS:
            raise TooLarge(f"heeft op blad ‘{self.name}’ meer dan {thousands(MAX_ROWS)} gevulde rijen")
        if self._reading.cells < 0:
            raise TooLarge(f"heeft meer dan {thousands(MAX_CELLS)} gevulde cellen")
        if self._reading.characters < 0:
            raise TooLarge(f"bevat meer dan {thousands(MAX_CHARACTERS)} tekens")

    def _value(self) -> Value | None:
        """Return what the cell says, None for nothing: a formula that gives an empty text is an empty cell."""
        said = self._said
        if self._type == "inlineStr" and self._inline:
            said = "".join(self._inline)
        if not said:
            return Fault.NOT_CALCULATED if self._formula and self._type != "str" else None
        if len(said) > MAX_TEXT:
            return Fault.TOO_LONG
        if self._type == "s":
            return self._shared(said)
        if self._type == "n":
            reads = self._reads() if self._style else Reads.NUMBER
            return cellvalues.number(said, reads, since_1904=self._reading.since_1904)
        if self._type in {"str", "inlineStr"}:
            return cellvalues.text(said)
        if self._type == "b":
            return cellvalues.truth(said)
        if self._type == "d":
            return cellvalues.moment(said)
        return Fault.ERROR if self._type == "e" else Fault.UNREADABLE

    def _shared(self, said: str) -> Value | None:
        strings = self._reading.strings
        if not strings:
            raise Damaged  # the texts are gone, all of them
        number = _whole(said)
        if not 0 <= number < len(strings):
            return Fault.UNREADABLE
        value = strings[number]
        if isinstance(value, str):
            return cellvalues.text(value) if value else None
        return value

    def _reads(self) -> Reads:
        number = _whole(self._style)
        return self._reading.styles[number] if 0 <= number < len(self._reading.styles) else Reads.NUMBER


def _whole(said: str) -> int:
    """Return a whole number of at most nine digits, or -1."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1


def _none(said: str | None) -> bool:
    """Tell whether a height or width is nothing."""
    return said is not None and said.replace(".", "").strip("0") == "" and said != ""


def _too_many_merged(file: str, sheet: str) -> tuple[Problem, ...]:
    return (
        warning(
            "merged-many",
            f"Op dit blad zijn meer dan {thousands(MAX_MERGES)} keer cellen samengevoegd; de rest daarvan is niet "
            "nagekeken.",
            "Hef de samenvoegingen op: Start, Samenvoegen en centreren.",
            at=Place(file, sheet, "A1"),
        ),
    )
