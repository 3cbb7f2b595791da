"""Makes the committed example workbooks, ``parties.xlsx`` and ``cases.xlsx``, byte for byte the same each time.

Run as ``python -m tools.example [FOLDER]``; the data stand in ``example_region``, the columns in ``columns``.
"""

import re
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.workbooks import columns
from generator.workbooks.columns import FIELD, VALUE, Column, Kind, Sheet
from tools import example_region as region

MADE = datetime(2026, 9, 1, 9, 0, 0)
STAMP = (2026, 9, 1, 9, 0, 0)
SPARE_ROWS = 200  # rows below the data that already have the right format and drop-down
DAY = "d mmmm yyyy"
WIDTHS: Mapping[Kind, int] = {
    Kind.DIGITS: 12,
    Kind.SWV: 12,
    Kind.SWVS: 18,
    Kind.BRIN: 11,
    Kind.CASE: 13,
    Kind.CODE: 14,
    Kind.POSTCODE: 11,
    Kind.EMAIL: 36,
    Kind.TELEPHONE: 16,
    Kind.NUMBER: 10,
    Kind.DATE: 20,
    Kind.YES_NO: 14,
    Kind.CHOICE: 18,
    Kind.CHOICES: 38,
    Kind.LIST: 44,
}
WIDE = {"name": 46, "address": 30, "purpose": 46, "question": 46, "participants": 46, "evaluation": 40}
INK, PAPER, LINE = "FF1F3A5F", "FFE8EEF5", "FFB8C4D2"
HEADING = Font(name="Calibri", size=11, bold=True, color="FFFFFFFF")
BODY = Font(name="Calibri", size=11)
NEEDED = PatternFill("solid", fgColor=INK)
OPTIONAL = PatternFill("solid", fgColor="FF5B7594")
UNDER = Border(bottom=Side("thin", color=LINE))
TOP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Book:
    """One example workbook: its file name, its introduction, and the rows of each of its sheets."""

    file: str
    title: str
    introduction: Sequence[str]
    sheets: Sequence[tuple[Sheet, Sequence[region.Line]]]


HOW = (
    "Een donkere kolomkop is nodig, een lichtere mag leeg blijven. De volgorde van kolommen en bladen is vrij.",
    "Nummers zijn tekst, met de nullen vooraan. Schrijf een datum als 1 maart 2026 of 1-3-2026.",
    "Meer waarden in één cel scheidt u met een puntkomma (;).",
    "Een eigen kolom toevoegen mag: een sjabloon kan die gebruiken onder de naam van de kolom, in kleine letters en "
    "met een laag streepje voor elke spatie.",
)
PARTIES = Book(
    "parties.xlsx",
    "De partijen bij het privacyconvenant",
    (
        "Dit is een voorbeeld: de regio Zilvermeer bestaat niet, en alle namen en nummers zijn verzonnen.",
        "Vervang de rijen door die van uw regio. Daarna maakt het programma het convenant, de volmachten en de "
        "tekenpakketten.",
        *HOW,
        "Zet hier nooit gegevens van leerlingen in; die horen in de werkmap met casussen.",
    ),
    (
        (columns.COVENANT, (region.CONVENANT,)),
        (columns.SWV, region.SWV),
        (columns.BOARDS, region.SCHOOLBESTUREN),
        (columns.MUNICIPALITIES, region.GEMEENTEN),
        (columns.MANDATES, region.VOLMACHTEN),
        (columns.PROVIDERS, region.AANBIEDERS),
        (columns.SCHOOLS, region.SCHOLEN),
        (columns.MEETING_FORMS, region.OVERLEGVORMEN),
    ),
)
CASES = Book(
    "cases.xlsx",
    "De casussen waarvoor toestemming wordt gevraagd",
    (
        "Dit is een voorbeeld: deze leerlingen en hun ouders bestaan niet.",
        "Een ingevulde werkmap bevat gegevens van leerlingen. Bewaar die beveiligd, deel die met niemand die het niet "
        "hoeft te weten, en gooi die weg als de formulieren er zijn.",
        "Zet er nooit een BSN in: het programma weigert dat.",
        *HOW,
    ),
    (
        (columns.CASES, region.CASUSSEN),
        (columns.REPRESENTATIVES, region.GEZAG),
        (columns.PARTICIPANTS, region.DEELNEMERS),
    ),
)


def main(folder: Path) -> None:
    """Write both workbooks into a folder."""
    for book in (PARTIES, CASES):
        path = folder / book.file
        path.write_bytes(packed(book))
        print(path)


def packed(book: Book) -> bytes:
    """Return a workbook's bytes, with one fixed time wherever openpyxl writes the present one."""
    workbook = Workbook()
    workbook.properties.creator = "convenant"
    workbook.properties.title = book.title
    workbook.properties.language = "nl-NL"
    workbook.properties.created = MADE
    first = workbook.active
    assert isinstance(first, Worksheet)  # noqa: S101  a new workbook has one sheet
    _explanation(first, book)
    for sheet, lines in book.sheets:
        written = workbook.create_sheet(sheet.name)
        if sheet is columns.COVENANT:
            _fields(written, sheet, lines[0])
        else:
            _rows(written, sheet, lines)
        _printed(written)
    out = BytesIO()
    workbook.save(out)
    return _at_one_time(out.getvalue())


def _at_one_time(content: bytes) -> bytes:
    out = BytesIO()
    stamp = f"{MADE.isoformat()}Z".encode()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            target.writestr(zipfile.ZipInfo(name, STAMP), part, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def _rows(written: Worksheet, sheet: Sheet, lines: Sequence[region.Line]) -> None:
    unknown = {header for line in lines for header in line} - {column.header for column in sheet.columns}
    if unknown:
        raise KeyError(f"{sheet.name}: {unknown}")
    _heading(written, sheet.columns)
    last = len(lines) + 1 + SPARE_ROWS
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        written.column_dimensions[letter].width = _width(column)
        for row in range(2, last + 1):
            cell = written.cell(row, number)
            cell.number_format, cell.font = _format(column), BODY
            if row <= len(lines) + 1:
                cell.alignment, cell.border = TOP, UNDER
                cell.value = lines[row - 2].get(column.header)
        _guide(written, column, f"{letter}2:{letter}{last}")
    written.freeze_panes = "C2"
    written.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(lines) + 1}"


def _fields(written: Worksheet, sheet: Sheet, line: region.Line) -> None:
    """Write the sheet Convenant: one field in each row."""
    for number, (header, width) in enumerate(((FIELD, 26), (VALUE, 54), ("Uitleg", 70)), start=1):
        cell = written.cell(1, number, header)
        cell.font, cell.fill = HEADING, NEEDED if number < 3 else OPTIONAL
        written.column_dimensions[get_column_letter(number)].width = width
    for row, column in enumerate(sheet.columns, start=2):
        written.cell(row, 1, column.header).font = Font(name="Calibri", size=11, bold=column.needed)
        cell = written.cell(row, 2, line.get(column.header))
        cell.number_format, cell.font = _format(column), BODY
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        written.cell(row, 3, column.explanation).font = Font(name="Calibri", size=11, italic=True, color="FF5B7594")
        for number in (1, 2, 3):
            written.cell(row, number).border = UNDER
        _guide(written, column, f"B{row}")
    written.freeze_panes = "A2"


def _heading(written: Worksheet, shown: Iterable[Column]) -> None:
    for number, column in enumerate(shown, start=1):
        cell = written.cell(1, number, column.header)
        cell.font, cell.fill = HEADING, NEEDED if column.needed else OPTIONAL
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    written.row_dimensions[1].height = 32


def _guide(written: Worksheet, column: Column, cells: str) -> None:
    """Show a column's explanation beside the chosen cell, and offer its choices."""
    offered = column.choices if column.kind in {Kind.CHOICE, Kind.YES_NO} else ()
    guide = DataValidation(
        type="list" if offered else None,
        formula1=f'"{",".join(offered)}"' if offered else None,
        allow_blank=True,
        showErrorMessage=bool(offered),
        showInputMessage=True,
        promptTitle=column.header[:32],
        prompt=f"{column.explanation} Bijvoorbeeld: {column.example}"[:255] if column.example else column.explanation,
        errorTitle="Deze keuze bestaat niet" if offered else None,
        error="Kies een van de woorden uit de lijst." if offered else None,
    )
    guide.add(cells)
    written.add_data_validation(guide)


def _format(column: Column) -> str:
    return {Kind.DATE: DAY, Kind.NUMBER: "0"}.get(column.kind, "@")


def _width(column: Column) -> int:
    return WIDTHS.get(column.kind) or WIDE.get(column.attribute, 28)


def _explanation(written: Worksheet, book: Book) -> None:
    written.title = "Toelichting"
    written.cell(1, 1, book.title).font = Font(name="Calibri", size=16, bold=True, color=INK)
    written.cell(1, 1).alignment = Alignment(wrap_text=False)
    row = 2
    for row, line in enumerate(book.introduction, start=2):
        written.merge_cells(start_row=row, end_row=row, start_column=1, end_column=5)
        cell = written.cell(row, 1, line)
        cell.font, cell.alignment = BODY, TOP
        written.row_dimensions[row].height = 32 if len(line) > 130 else 17
    row += 2
    for number, (header, width) in enumerate(
        (("Blad", 18), ("Kolom", 26), ("Nodig", 8), ("Wat erin staat", 76), ("Voorbeeld", 42)), start=1
    ):
        cell = written.cell(row, number, header)
        cell.font, cell.fill = HEADING, NEEDED
        written.column_dimensions[get_column_letter(number)].width = width
    for sheet, _ in book.sheets:
        row += 1
        _line(written, row, (sheet.name, "", "ja" if sheet.needed else "", sheet.explanation, ""), bold=True)
        for column in sheet.columns:
            row += 1
            choices = f" Kies uit: {', '.join(column.choices)}." if column.kind in {Kind.CHOICE, Kind.CHOICES} else ""
            said = (column.header, "ja" if column.needed else "", column.explanation + choices, column.example)
            _line(written, row, ("", *said), bold=False)
    written.sheet_view.showGridLines = False
    _printed(written)


def _line(written: Worksheet, row: int, line: Sequence[str], *, bold: bool) -> None:
    for number, content in enumerate(line, start=1):
        cell = written.cell(row, number, content or None)
        cell.font = Font(name="Calibri", size=11, bold=bold, color=INK if bold else "FF000000")
        cell.alignment, cell.border, cell.number_format = TOP, UNDER, "@"
        if bold:
            cell.fill = PatternFill("solid", fgColor=PAPER)


def _printed(written: Worksheet) -> None:
    written.page_setup.orientation = "landscape"
    written.page_setup.paperSize = written.PAPERSIZE_A4
    written.page_setup.fitToWidth, written.page_setup.fitToHeight = 1, 0
    written.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    written.print_title_rows = "1:1"
    written.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="&A, bladzijde &P van &N"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path())
