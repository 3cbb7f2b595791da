"""The front: an Excel workbook is opened, some cells, comments and a first sheet are changed, and it is packed again.

What it is opened with was accepted by ``workbooks.workbook`` before. All that these edits don't touch comes back as it
was: pictures, macros, drop-downs, comments in threads, and whatever a newer Excel may have put there.
"""

from collections.abc import Mapping

from generator.office.package import Package, local
from generator.spreadsheet import page, places
from generator.spreadsheet.book import Book
from generator.spreadsheet.comments import Comments, Owner
from generator.spreadsheet.page import Page
from generator.spreadsheet.sheet import Sheet
from generator.spreadsheet.styles import Styles


class Editing:
    """A workbook that is being changed; ``packed`` gives it back."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._book = Book(package)
        self._sheets: dict[str, Sheet] = {}
        self._comments: dict[str, Comments] = {}
        self._styles: Styles | None = None

    @classmethod
    def open(cls, content: bytes) -> "Editing":
        """Return the workbook in a file's bytes, to change; raises ``ValueError`` where it is no workbook."""
        return cls(Package(content))

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets that have cells, in the order of their tabs."""
        return tuple(one.name for one in self._book.sheets() if one.has_cells)

    @property
    def has_macros(self) -> bool:
        """Tell whether the workbook has macros, so that its file name must end in .xlsm."""
        return self._book.has_macros()

    def set(self, sheet: str, cell: str, text: str) -> None:
        """Put a text in a cell, whose looks stay; nothing empties it, and a formula that stood there goes."""
        if self._sheet(sheet).write(cell, text):
            self._book.forget_chain()
        self._book.recalculate()

    def add_row(self, sheet: str, values: Mapping[str, str]) -> int:
        """Put texts, by column letter, below the last row that has values; return the number of the new row.

        The row looks like the formatted empty row that is there, or else like the row above. Tables, filters,
        drop-downs and conditional formats that end there grow along.
        """
        row = self._sheet(sheet).add_row(values)
        columns = frozenset(places.number(letters) for letters in values)
        for one in self._package.relations(self._part(sheet)):
            if one.kind == "table" and one.target in self._package:
                self._grow_table(one.target, row - 1, columns)
        self._book.grow_filter(sheet, row - 1)
        self._book.recalculate()
        return row

    def shade(self, sheet: str, cell: str, rgb: str) -> None:
        """Give a cell (of merged cells the first) a fill, as "F8CBAD"; of its other looks just white letters change."""
        found = self._sheet(sheet)
        there = found.cell(found.anchor(cell))
        there.set("s", self._style().shaded(there.get("s") or "0", rgb))

    def unshade(self, colours: frozenset[str], sheet: str = "", widths: int = 0) -> None:
        """Take these colours away from every cell that has one of them as its fill.

        A first sheet of so many columns that was made after shading knows how those cells looked before; of others
        the fill goes.
        """
        ours = self._style().of_colours(colours)
        former = page.swatches(self._package.read(self._part(sheet)), widths) if sheet else {}
        for name in self.sheets if ours else ():
            if any(cell.get("s") in ours for cell in self._package.read(self._part(name)).iter("{*}c")):
                for cell in self._sheet(name).cells():
                    style = cell.get("s") or "0"
                    if style in ours:
                        cell.set("s", former.get(style) or self._style().shaded(style, ""))

    def note(self, sheet: str, cell: str, text: str) -> None:
        """Put a comment with a cell, or add it to the comment that is there; a cell with a thread is left alone."""
        self._commented(sheet).add(self._sheet(sheet).anchor(cell), text)

    def clear_notes(self) -> None:
        """Take away every comment that ``note`` made, also from comments of others that it added to."""
        for name in self.sheets:
            if any(one.kind == "comments" for one in self._package.relations(self._part(name))):
                comments = Comments(self._owner(name), Sheet(self._package.read(self._part(name))))
                comments.clean()

    def remove_sheet(self, name: str) -> None:
        """Take a sheet away, with the names that were its own; raises ``ValueError`` where it is the only one."""
        self._book.remove(name)

    def first_sheet(self, name: str, content: Page) -> None:
        """Put a new sheet before all others and make it the one that is open."""
        made = page.written(content, self._style(), self._book.space)
        self._book.first(name, made, f"${content.header}:${content.header}")

    def packed(self) -> bytes:
        """Return the workbook as a file; parts that were not touched are the same, byte for byte."""
        for comments in self._comments.values():
            comments.finish()
        return self._package.packed()

    def _part(self, sheet: str) -> str:
        found = next((one.part for one in self._book.sheets() if one.has_cells and one.name == sheet), None)
        if found is None:
            raise KeyError(sheet)
        return found

    def _sheet(self, name: str) -> Sheet:
        if name not in self._sheets:
            self._sheets[name] = Sheet(self._package.tree(self._part(name)))
        return self._sheets[name]

    def _owner(self, sheet: str) -> Owner:
        return Owner(self._package, self._part(sheet), self._book.relations)

    def _commented(self, sheet: str) -> Comments:
        if sheet not in self._comments:
            self._comments[sheet] = Comments(self._owner(sheet), self._sheet(sheet))
        return self._comments[sheet]

    def _style(self) -> Styles:
        if self._styles is None:
            bare = f'<styleSheet xmlns="{self._book.space.strip("{}")}"/>'.encode()
            self._styles = Styles(self._package.tree(self._book.related("styles") or self._book.add_styles(bare)))
        return self._styles

    def _grow_table(self, part: str, above: int, columns: frozenset[int]) -> None:
        table = self._package.read(part)
        place = places.area(table.get("ref") or "")
        totals = table.get("totalsRowCount", "0") != "0"
        if place and place[3] == above and not totals and any(place[0] <= one <= place[2] for one in columns):
            for one in self._package.tree(part).iter():
                if local(one) in {"table", "autoFilter"} and one.get("ref"):
                    one.set("ref", places.written((*place[:3], above + 1)))
