"""The pieces of a text that are compared: paragraphs, and tables with their rows; each knows what it says.

In: what ``reading`` finds. Out: for each piece its words, what is ``same`` for pieces that say the same, and its text
as it is printed.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.comparing.wording import label_key, shown


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that says something.

    ``label`` is its number, by a list or typed; ``typed`` is that part of ``text`` which is the label. ``level`` is the
    level of a heading, from 1. ``words`` are the keys of its words without the label. ``opens``, ``closes``
    and ``ends`` tell that the bookmark begins with it, ended before it, or ends with it.
    """

    element: etree._Element
    text: str
    label: str
    typed: str
    level: int | None
    heading: bool
    words: tuple[str, ...]
    opens: bool = False
    closes: bool = False
    ends: bool = False

    @property
    def same(self) -> tuple[Hashable, ...]:
        """Return what is equal for paragraphs that say the same, however they are numbered."""
        return self.words

    @property
    def name(self) -> Hashable:
        """Return nothing: a paragraph is known by its words."""
        return None

    @property
    def number(self) -> str:
        """Return the label as it is compared."""
        return label_key(self.label)

    @property
    def body(self) -> str:
        """Return the text without its label."""
        return self.text[len(self.typed) :]

    @property
    def shown(self) -> str:
        """Return label and text on one line."""
        return shown(f"{self.label} {self.body}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its element, those of its cells, and the pieces of each cell."""

    element: etree._Element
    holders: tuple[etree._Element, ...]
    cells: tuple[tuple["Piece", ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the keys of all its words."""
        return tuple(word for cell in self.cells for piece in cell for word in piece.words)

    @property
    def same(self) -> tuple[Hashable, ...]:
        """Return what is equal for rows that say the same."""
        return tuple(tuple(piece.same for piece in cell) for cell in self.cells)

    @property
    def name(self) -> Hashable:
        """Return the first cell, by which a row is known where the rest is rewritten."""
        return self.same[0] if len(self.cells) > 1 else None

    @property
    def shown(self) -> str:
        """Return its cells on one line."""
        return " | ".join(" ".join(line.shown for line in lines(cell)) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its element and its rows."""

    element: etree._Element
    rows: tuple[Row, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the keys of all its words."""
        return tuple(word for row in self.rows for word in row.words)

    @property
    def same(self) -> tuple[Hashable, ...]:
        """Return what is equal for tables that say the same."""
        return ("table", *(row.same for row in self.rows))

    @property
    def name(self) -> Hashable:
        """Return the first row where there are more: mostly the names of the columns."""
        return self.rows[0].same if len(self.rows) > 1 else None


Piece = Line | Table


def lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the paragraphs of pieces in reading order, tables row by row."""
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece
        else:
            for row in piece.rows:
                for cell in row.cells:
                    yield from lines(cell)
