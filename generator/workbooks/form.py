"""Writes a workbook for people to fill in, from the table of columns: empty for a new project, filled for the example.

Each column explains itself in a note and beside the chosen cell; columns with fixed words offer them. In an empty
workbook a row with an example stands *above* the header, where no reader takes it for data.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.workbooks import columns
from generator.workbooks.columns import FIELD, VALUE, Column, Kind, Sheet
from generator.workbooks.formstyle import (
    BAND,
    BODY,
    EXPLAINED,
    INK,
    SHOWN,
    TOP,
    UNDER,
    body,
    heading,
    high,
    number_format,
    printed,
    title,
    width,
)

MADE = datetime(2026, 9, 1, 9, 0, 0)  # the same for all, so that the same words make the same bytes
SPARE_ROWS = 200  # rows below the data that are formatted one by one; further down, the column's format holds
GUIDED_ROWS = 2000  # rows from the header on that have a drop-down
EXAMPLE = "Voorbeeld"
SAID_WIDE = 76  # characters, of the column that explains
INTRODUCTION_WIDE = 150
REFERS: Mapping[tuple[str, str], tuple[Sheet, str]] = {
    (columns.BOARDS.name, "swvs"): (columns.SWV, "number"),
    (columns.MANDATES.name, "board"): (columns.BOARDS, "number"),
    (columns.MANDATES.name, "swv"): (columns.SWV, "number"),
    (columns.PROVIDERS.name, "municipality"): (columns.MUNICIPALITIES, "code"),
    (columns.SCHOOLS.name, "board"): (columns.BOARDS, "number"),
    (columns.REPRESENTATIVES.name, "case"): (columns.CASES, "code"),
    (columns.PARTICIPANTS.name, "case"): (columns.CASES, "code"),
}
"""The columns whose cells name a row of another sheet in the same workbook: its numbers are offered."""
HOW = (
    "Een donkere, vette kolomkop is nodig; een lichtere mag leeg blijven. De volgorde van kolommen en bladen is vrij.",
    "Nummers zijn tekst, met de nullen vooraan. Schrijf een datum als 1 maart 2026 of 1-3-2026.",
    "Meer waarden in één cel scheidt u met een puntkomma (;).",
    "Een eigen kolom toevoegen mag: een sjabloon kan die gebruiken onder de naam van de kolom, in kleine letters en "
    "met een laag streepje voor elke spatie.",
)
Line = Mapping[str, str | int | date | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook to fill in: its title, its introduction, its sheets, and of each sheet the rows it begins with.

    With ``high_rows`` each row is as high as its words need, in every program.
    """

    title: str
    introduction: Sequence[str]
    sheets: Sequence[Sheet]
    lines: Mapping[str, Sequence[Line]] | None = None
    high_rows: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether the workbook is a new one, which shows examples above its headers."""
        return self.lines is None

    def of(self, sheet: Sheet) -> Sequence[Line]:
        """Return the rows that a sheet begins with."""
        return self.lines[sheet.name] if self.lines else ()


NEW_PARTIES = Form(
    "De partijen bij het privacyconvenant",
    (
        "1. Vul de bladen in, te beginnen bij Convenant. Op elk blad staat boven de kolomnamen een grijs voorbeeld; "
        "dat telt niet mee.",
        "2. Sla de werkmap op en laat haar nakijken: convenant check --marked-copy nagekeken.xlsx",
        "3. Is alles in orde? Dan maakt convenant build het convenant, de volmachten en de tekenpakketten.",
        *HOW,
        "Zet hier nooit gegevens van leerlingen in; die horen in cases.xlsx.",
    ),
    columns.PARTIES,
)
NEW_CASES = Form(
    "De casussen waarvoor toestemming wordt gevraagd",
    (
        "1. Vul een rij per casus in, en op de bladen Gezag en Deelnemers wie erbij horen. Boven de kolomnamen staat "
        "een grijs voorbeeld; dat telt niet mee.",
        "2. Sla de werkmap op en laat haar nakijken: convenant check",
        "3. Is alles in orde? Dan maakt convenant build de toestemmingsformulieren.",
        "Een ingevulde werkmap bevat gegevens van leerlingen. Bewaar die beveiligd, deel die met niemand die het niet "
        "hoeft te weten, en gooi die weg als de formulieren er zijn.",
        "Zet er nooit een BSN in: het programma weigert dat.",
        *HOW,
    ),
    columns.CASE_SHEETS,
)


def written(form: Form) -> bytes:
    """Return the workbook's bytes, with one fixed time wherever openpyxl writes the present one."""
    workbook = Workbook()
    workbook.properties.creator = "convenant"
    workbook.properties.title = form.title
    workbook.properties.language = "nl-NL"
    workbook.properties.created = MADE
    first = workbook.active
    if isinstance(first, Worksheet):
        _explanation(first, form)
    for sheet in form.sheets:
        shown = workbook.create_sheet(sheet.name)
        if sheet is columns.COVENANT:
            _fields(shown, sheet, form)
            printed(shown, header=1)
        else:
            _rows(shown, sheet, form)
            printed(shown, header=_header(form))
    out = BytesIO()
    workbook.save(out)
    return _at_one_time(out.getvalue())


def _at_one_time(content: bytes) -> bytes:
    out = BytesIO()
    stamp = f"{MADE.isoformat()}Z".encode()
    moment = (MADE.year, MADE.month, MADE.day, MADE.hour, MADE.minute, MADE.second)
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            target.writestr(zipfile.ZipInfo(name, moment), part, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def _header(form: Form) -> int:
    return 2 if form.empty else 1


def _rows(shown: Worksheet, sheet: Sheet, form: Form) -> None:
    lines, header = form.of(sheet), _header(form)
    unknown = {name for line in lines for name in line} - {column.header for column in sheet.columns}
    if unknown:
        raise KeyError(f"{sheet.name}: {unknown}")
    last, guided = header + len(lines) + SPARE_ROWS, header + GUIDED_ROWS
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        shown.column_dimensions[letter].width = width(column)
        shown.column_dimensions[letter].number_format = number_format(column)
        shown.column_dimensions[letter].font = BODY
        _heading(shown, header, number, column)
        if form.empty:
            body(shown.cell(1, number, _example(column, first=number == 1)), SHOWN)
        for row in range(header + 1, last + 1):
            cell = shown.cell(row, number)
            cell.number_format, cell.font = number_format(column), BODY
            if row <= header + len(lines):
                cell.alignment, cell.border = TOP, UNDER
                cell.value = lines[row - header - 1].get(column.header)
                if cell.data_type == "f":
                    cell.data_type = "s"  # what begins with = is somebody's words, and never a formula
        _guide(shown, sheet, column, f"{letter}{header + 1}:{letter}{guided}", header)
    for row, line in enumerate(lines if form.high_rows else (), start=header + 1):
        words = ((line.get(column.header), width(column)) for column in sheet.columns)
        shown.row_dimensions[row].height = max(high(said, wide) if isinstance(said, str) else 0 for said, wide in words)
    shown.row_dimensions[header].height = 32
    shown.freeze_panes = f"C{header + 1}"
    if form.empty:
        shown.row_dimensions[1].height = max(
            high(_example(column, first=not number) or "", width(column)) for number, column in enumerate(sheet.columns)
        )
    end = header + len(lines) if lines else guided
    shown.auto_filter.ref = f"A{header}:{get_column_letter(len(sheet.columns))}{end}"


def _example(column: Column, *, first: bool) -> str | None:
    return f"{EXAMPLE}: {column.example}" if first else column.example or None


def _heading(shown: Worksheet, row: int, number: int, column: Column) -> None:
    cell = shown.cell(row, number, column.header)
    heading(cell, needed=column.needed)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.comment = _note(column)


def _note(column: Column) -> Comment:
    said = [column.explanation, "Nodig." if column.needed else "Mag leeg blijven."]
    said += [f"Bijvoorbeeld: {column.example}"] if column.example else []
    return Comment("\n".join(said), "convenant", height=110, width=300)


def _fields(shown: Worksheet, sheet: Sheet, form: Form) -> None:
    """Write the sheet Convenant: one field in each row."""
    line = next(iter(form.of(sheet)), {})
    heads = [(FIELD, 26), (VALUE, 54), ("Uitleg", 70), *([(EXAMPLE, 36)] if form.empty else [])]
    for number, (header, wide) in enumerate(heads, start=1):
        heading(shown.cell(1, number, header), needed=number < 3)
        shown.column_dimensions[get_column_letter(number)].width = wide
    for row, column in enumerate(sheet.columns, start=2):
        name = shown.cell(row, 1, column.header)
        name.font = title(bold=column.needed)
        name.comment = _note(column)
        cell = shown.cell(row, 2, line.get(column.header))
        cell.number_format, cell.font = number_format(column), BODY
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        body(shown.cell(row, 3, column.explanation), EXPLAINED)
        if form.empty:
            body(shown.cell(row, 4, column.example or None), SHOWN)
        name.alignment = TOP
        shown.row_dimensions[row].height = high(column.explanation, heads[2][1])
        for number in range(1, len(heads) + 1):
            shown.cell(row, number).border = UNDER
        _guide(shown, sheet, column, f"B{row}", 1)
    shown.freeze_panes = "A2"


def _guide(shown: Worksheet, sheet: Sheet, column: Column, cells: str, header: int) -> None:
    """Show a column's explanation beside the chosen cell, and offer its choices, or the numbers it refers to."""
    offered, strict = _offered(sheet, column, header)
    guide = DataValidation(
        type="list" if offered else None,
        formula1=offered,
        allow_blank=True,
        showErrorMessage=strict,
        showInputMessage=True,
        promptTitle=column.header[:32],
        prompt=f"{column.explanation} Bijvoorbeeld: {column.example}"[:255] if column.example else column.explanation,
        errorStyle="stop" if strict and column.choices else "warning" if strict else None,
        errorTitle=("Deze keuze bestaat niet" if column.choices else "Dit nummer staat er niet") if strict else None,
        error=_refusal(sheet, column) if strict else None,
    )
    guide.add(cells)
    shown.add_data_validation(guide)


def _refusal(sheet: Sheet, column: Column) -> str:
    """Return what a person reads who fills in something else than what is offered."""
    if column.choices:
        return "Kies een van de woorden uit de lijst."
    other, attribute = REFERS[sheet.name, column.attribute]
    return f"Kies een nummer dat op blad {other.name} staat, in de kolom {other.column(attribute).header}."


def _offered(sheet: Sheet, column: Column, header: int) -> tuple[str | None, bool]:
    """Return a drop-down's formula, and whether another value is refused: not where several may stand in one cell."""
    if column.choices:
        return f'"{",".join(column.choices)}"', column.kind is not Kind.CHOICES
    if found := REFERS.get((sheet.name, column.attribute)):
        other, attribute = found
        letter = get_column_letter(other.columns.index(other.column(attribute)) + 1)
        top, bottom = f"'{other.name}'!${letter}${header + 1}", f"${letter}${header + GUIDED_ROWS}"
        filled = f"OFFSET({top},0,0,MAX(1,COUNTA({top}:{bottom})),1)"  # a list that ends in empty rows opens at those
        return filled, column.kind is not Kind.SWVS
    return None, False


def _explanation(shown: Worksheet, form: Form) -> None:
    shown.title = "Toelichting"
    shown.cell(1, 1, form.title).font = title(bold=True, size=16, color=INK)
    shown.cell(1, 1).alignment = Alignment(wrap_text=False)
    row = 2
    for row, line in enumerate(form.introduction, start=2):
        shown.merge_cells(start_row=row, end_row=row, start_column=1, end_column=5)
        cell = shown.cell(row, 1, line)
        cell.font, cell.alignment = BODY, TOP
        shown.row_dimensions[row].height = high(line, INTRODUCTION_WIDE) + 3
    row += 2
    heads = (("Blad", 18), ("Kolom", 26), ("Nodig", 8), ("Wat erin staat", SAID_WIDE), (EXAMPLE, 46))
    table = row
    for number, (header, wide) in enumerate(heads, start=1):
        heading(shown.cell(row, number, header), needed=True)
        shown.column_dimensions[get_column_letter(number)].width = wide
    for sheet in form.sheets:
        row += 1
        _line(shown, row, (sheet.name, "", "ja" if sheet.needed else "", sheet.explanation, ""), bold=True)
        for column in sheet.columns:
            row += 1
            choices = f" Kies uit: {', '.join(column.choices)}." if column.kind in {Kind.CHOICE, Kind.CHOICES} else ""
            said = (column.header, "ja" if column.needed else "", column.explanation + choices, column.example)
            _line(shown, row, ("", *said), bold=False)
            shown.row_dimensions[row].height = high(said[2], SAID_WIDE)
    shown.sheet_view.showGridLines = False
    printed(shown, header=table)


def _line(shown: Worksheet, row: int, line: Sequence[str], *, bold: bool) -> None:
    for number, content in enumerate(line, start=1):
        cell = shown.cell(row, number, content or None)
        cell.font = title(bold=bold, color=INK if bold else "FF000000")
        cell.alignment, cell.border, cell.number_format = TOP, UNDER, "@"
        if bold:
            cell.fill = BAND
