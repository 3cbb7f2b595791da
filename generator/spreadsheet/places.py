"""Cells and ranges as Excel writes them, and as numbers."""

import re

CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
Area = tuple[int, int, int, int]
"""First column, first row, last column, last row."""


def split(cell: str) -> tuple[int, int] | None:
    """Return the column and row of a cell ("D7" is 4, 7), or None where there is no such cell."""
    found = CELL.fullmatch(cell)
    if not found:
        return None
    column, row = number(found[1]), int(found[2])
    return (column, row) if 1 <= column <= MAX_COLUMN and 1 <= row <= MAX_ROW else None


def number(letters: str) -> int:
    """Return the number of a column: of "A" 1, of "AA" 27."""
    total = 0
    for letter in letters.upper():
        total = total * 26 + ord(letter) - 64
    return total


def letters(column: int) -> str:
    """Return the letters of a column: of 1 "A", of 27 "AA"."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def area(text: str) -> Area | None:
    """Return a range ("B3:D7", "B3") as numbers, or None where it is none."""
    first, _, last = text.partition(":")
    begin, end = split(first), split(last or first)
    return (*begin, *end) if begin and end else None


def written(place: Area) -> str:
    """Return a range as Excel writes it."""
    first, last = f"{letters(place[0])}{place[1]}", f"{letters(place[2])}{place[3]}"
    return first if first == last else f"{first}:{last}"


def location(sheet: str, cell: str) -> str:
    """Return what a link to a cell says: 'Blad 1'!D7."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


def grown(ranges: str, above: int, columns: frozenset[int]) -> str:
    """Return ranges, of which those that end at a row and have one of these columns go on to the next row."""
    found = []
    for text in ranges.split():
        place = area(text)
        if place and place[3] == above and any(place[0] <= column <= place[2] for column in columns):
            text = written((*place[:3], above + 1))
        found.append(text)
    return " ".join(found)
