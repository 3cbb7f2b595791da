"""One worksheet's rows and cells, and what else stands in it, in the order that the standard lays down."""

import re
from collections.abc import Mapping

from lxml import etree

from generator.office.package import local
from generator.spreadsheet import places
from generator.spreadsheet.formulas import unshared

ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
"""The order of a worksheet's elements (ECMA-376, part 1, 18.3.1.99); Excel calls a file that differs damaged."""
MAX_TEXT = 32_767  # characters in a cell
ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
GROWING = frozenset({"dataValidation", "conditionalFormatting", "ignoredError"})
LOOKS_OF_A_ROW = ("s", "customFormat", "ht", "customHeight")
YES = frozenset({"1", "true"})


def writable(text: str) -> str:
    """Return a text as XML takes it: what that can't hold is written as Excel does, "_x0001_"."""
    text = ESCAPED.sub(lambda found: f"_x005F{found[0]}", text)
    return UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


class Sheet:
    """A worksheet's tree, and where in it each row and cell is."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.space = root.tag.rpartition("}")[0] + "}"
        self._rows: dict[int, etree._Element] = {}
        self._cells: dict[int, dict[int, etree._Element]] = {}
        self._first = self._last = self._bottom = 0
        self._data = self.place("sheetData")
        self._index()
        self._columns = [(int(one.get("min", "0")), int(one.get("max", "0")), one) for one in self._all("col")]
        merged = (places.area(one.get("ref") or "") for one in self._all("mergeCell"))
        self._merged = [area for area in merged if area]

    def child(self, name: str) -> etree._Element | None:
        """Return the first element of this name right under the worksheet."""
        return next((one for one in self.root if local(one) == name), None)

    def place(self, name: str) -> etree._Element:
        """Return the element of this name under the worksheet; where there is none, a new one in its right place."""
        there = self.child(name)
        if there is not None:
            return there
        made = self.root.makeelement(self.space + name)
        after = next((one for one in self.root if _rank(one) > ORDER.index(name)), None)
        if after is None:
            self.root.append(made)
        else:
            after.addprevious(made)
        return made

    def anchor(self, cell: str) -> str:
        """Return the cell that shows what happens here: of merged cells the first, else the cell itself."""
        column, row = _where(cell)
        for left, top, right, bottom in self._merged:
            if left <= column <= right and top <= row <= bottom:
                return f"{places.letters(left)}{top}"
        return cell

    def cell(self, name: str) -> etree._Element:
        """Return a cell; one that was not there comes to be, and looks as its row or column says."""
        column, row = _where(name)
        there = self._cells.get(row, {}).get(column)
        return self._new_cell(row, column, self._style(row, column)) if there is None else there

    def cells(self) -> list[etree._Element]:
        """Return every cell of the sheet."""
        return [cell for line in self._cells.values() for cell in line.values()]

    def write(self, name: str, text: str) -> bool:
        """Put a text in a cell, whose looks stay; nothing empties it. Tells whether a formula went."""
        column, row = _where(name)
        cell = self._cells.get(row, {}).get(column)
        if cell is None:
            if not text:
                return False
            cell = self._new_cell(row, column, self._style_below(row, column))
        had_formula = self._empty(cell, name)
        if text:
            _fill(cell, self.space, text)
            self._last = max(self._last, row)
            self._first = min(self._first or row, row)
        return had_formula

    def add_row(self, values: Mapping[str, str]) -> int:
        """Put values below the last row that has any, and return the row's number; what ends there grows along."""
        above, row = self._last, self._last + 1
        below_header = above == self._first
        if row not in self._rows and not below_header:
            self._copy_looks(above, row)
        for letters, text in values.items():
            self.write(f"{letters}{row}", text)
        self._last = row
        if not below_header:
            self._grow(above, frozenset(places.number(letters) for letters in values))
        return row

    def width(self, column: int) -> int:
        """Return about how wide a column is, in pixels."""
        found = self._column(column)
        if found is None:
            return 64
        return 0 if found.get("hidden") in YES else int(float(found.get("width") or 8.43) * 7 + 5)

    def height(self, row: int) -> int:
        """Return about how high a row is, in pixels."""
        line = self._rows.get(row)
        if line is None:
            return 20
        return 0 if line.get("hidden") in YES else int(float(line.get("ht") or 15) * 4 / 3)

    def _index(self) -> None:
        """Find every row and cell; those that don't say where they are, say it from now on."""
        row = 0
        for line in self._data.iterchildren(f"{self.space}row"):
            row = int(line.get("r") or row + 1)
            line.set("r", str(row))
            self._rows[row] = line
            self._bottom = max(self._bottom, row)
            cells = self._cells.setdefault(row, {})
            column = 0
            for cell in line.iterchildren(f"{self.space}c"):
                where = places.split(cell.get("r") or "")
                column = where[0] if where else column + 1
                cell.set("r", f"{places.letters(column)}{row}")
                cells[column] = cell
                if len(cell):
                    self._last = max(self._last, row)
                    self._first = self._first or row

    def _all(self, name: str) -> list[etree._Element]:
        return [one for holder in self.root if holder is not self._data for one in holder.iter(self.space + name)]

    def _column(self, column: int) -> etree._Element | None:
        return next((one for first, last, one in self._columns if first <= column <= last), None)

    def _style(self, row: int, column: int) -> str:
        """Return the style of a place where there is no cell: that of its row, or else of its column."""
        line = self._rows.get(row)
        if line is not None and line.get("customFormat") in YES:
            return line.get("s") or "0"
        found = self._column(column)
        return (found.get("style") if found is not None else None) or "0"

    def _style_below(self, row: int, column: int) -> str:
        """Return the style for a new value: of its row or column, or else of the cell above that is no header."""
        own = self._style(row, column)
        above = self._cells.get(row - 1, {}).get(column)
        if own != "0" or above is None or row - 1 == self._first:
            return own
        return above.get("s") or "0"

    def _new_row(self, row: int) -> etree._Element:
        line = self._data.makeelement(self.space + "row")
        line.set("r", str(row))
        if row > self._bottom:
            self._data.append(line)
            self._bottom = row
        else:
            self._rows[min(number for number in self._rows if number > row)].addprevious(line)
        self._rows[row] = line
        self._cells[row] = {}
        return line

    def _new_cell(self, row: int, column: int, style: str) -> etree._Element:
        line = self._rows.get(row)
        if line is None:
            line = self._new_row(row)
        line.attrib.pop("spans", "")
        cell = line.makeelement(self.space + "c")
        cell.set("r", f"{places.letters(column)}{row}")
        if style != "0":
            cell.set("s", style)
        cells = self._cells[row]
        right = min((number for number in cells if number > column), default=0)
        left = max((number for number in cells if number < column), default=0)
        if right:
            cells[right].addprevious(cell)
        elif left:
            cells[left].addnext(cell)
        else:
            line.insert(0, cell)
        cells[column] = cell
        self._stretch(column, row)
        return cell

    def _stretch(self, column: int, row: int) -> None:
        dimension = self.child("dimension")
        now = places.area(dimension.get("ref") or "") if dimension is not None else None
        if dimension is not None and now:
            left, top, right, bottom = now
            grown = (min(left, column), min(top, row), max(right, column), max(bottom, row))
            dimension.set("ref", places.written(grown))

    def _copy_looks(self, above: int, row: int) -> None:
        source, line = self._rows[above], self._new_row(row)
        for name in LOOKS_OF_A_ROW:
            if source.get(name):
                line.set(name, source.get(name) or "")
        for column, cell in sorted(self._cells[above].items()):
            self._new_cell(row, column, cell.get("s") or "0")

    def _empty(self, cell: etree._Element, name: str) -> bool:
        formula = next((one for one in cell if local(one) == "f"), None)
        if formula is not None and formula.get("t") == "shared" and formula.text:
            unshared(formula, name, self.cells())
        for one in [one for one in cell if local(one) in {"f", "v", "is"}]:
            cell.remove(one)
        for attribute in ("t", "cm", "vm", "ph"):
            cell.attrib.pop(attribute, "")
        return formula is not None

    def _grow(self, above: int, columns: frozenset[int]) -> None:
        for one in (each for holder in self.root if holder is not self._data for each in holder.iter()):
            name = local(one)
            if name in GROWING and one.get("sqref"):
                one.set("sqref", places.grown(one.get("sqref") or "", above, columns))
            elif name == "sqref" and one.text:
                one.text = places.grown(one.text, above, columns)
            elif name == "autoFilter" and one.getparent() is self.root:
                one.set("ref", places.grown(one.get("ref") or "", above, columns))


def _where(name: str) -> tuple[int, int]:
    where = places.split(name)
    if where is None:
        raise ValueError(f"no cell: {name}")
    return where


def _rank(element: etree._Element) -> int:
    """Return the place of an element in the order; of one that wraps another for newer programs, that of the other."""
    known = [ORDER.index(name) for one in element.iter() if (name := local(one)) in ORDER]
    return known[0] if known else -1


def _fill(cell: etree._Element, space: str, text: str) -> None:
    if len(text) > MAX_TEXT:
        raise ValueError(f"a cell holds {MAX_TEXT} characters")
    cell.set("t", "inlineStr")
    held = cell.makeelement(space + "is")
    words = etree.SubElement(held, space + "t")
    words.text = writable(text)
    words.set(SPACE, "preserve")
    cell.insert(0, held)
