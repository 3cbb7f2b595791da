"""How a workbook to fill in looks: fonts, colours, widths and how it prints."""

from collections.abc import Mapping
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.workbooks.columns import Column, Kind

DAY = "d mmmm yyyy"
WIDTHS: Mapping[Kind, int] = {
    Kind.DIGITS: 12,
    Kind.SWV: 12,
    Kind.SWVS: 18,
    Kind.BRIN: 11,
    Kind.CASE: 13,
    Kind.CODE: 14,
    Kind.POSTCODE: 11,
    Kind.EMAIL: 28,
    Kind.TELEPHONE: 16,
    Kind.NUMBER: 10,
    Kind.DATE: 19,
    Kind.YES_NO: 14,
    Kind.CHOICE: 18,
    Kind.CHOICES: 24,
    Kind.LIST: 36,
}
"""Widths of columns by kind, in characters."""
WIDE = {"name": 40, "address": 26, "purpose": 44, "question": 44, "participants": 40, "contact": 30}
WIDE |= {"holder": 26, "since": 28}
ELSE_WIDE = 24
PAPER_WIDE = 240  # characters on one A4, lying, that are still readable
LINE_HIGH = 15.0  # points
INK, LIGHT, LINE = "FF1F3A5F", "FF5B7594", "FFB8C4D2"
BODY = Font(name="Calibri", size=11)
EXPLAINED = Font(name="Calibri", size=11, color=LIGHT)
SHOWN = Font(name="Calibri", size=11, italic=True, color="FF7F7F7F")
NEEDED = PatternFill("solid", fgColor=INK)
OPTIONAL = PatternFill("solid", fgColor=LIGHT)
BAND = PatternFill("solid", fgColor="FFE8EEF5")
UNDER = Border(bottom=Side("thin", color=LINE))
TOP = Alignment(vertical="top", wrap_text=True)


def title(*, bold: bool, size: int = 11, color: str | None = None) -> Font:
    """Return the font of a title or name; ``size`` in points."""
    return Font(name="Calibri", size=size, bold=bold, color=color)


def heading(cell: Any, *, needed: bool) -> None:
    """Style a column's heading: dark and bold where the column is needed, lighter and plain where it may be empty."""
    cell.font = title(bold=needed, color="FFFFFFFF")
    cell.fill = NEEDED if needed else OPTIONAL


def body(cell: Any, font: Font) -> None:
    """Style a cell that explains rather than holds data."""
    cell.font, cell.number_format, cell.alignment = font, "@", TOP


def number_format(column: Column) -> str:
    """Return Excel's format for a column: text, so that zeros stay, but for dates and counts."""
    return {Kind.DATE: DAY, Kind.NUMBER: "0"}.get(column.kind, "@")


def width(column: Column) -> int:
    """Return a column's width in characters."""
    return WIDTHS.get(column.kind) or WIDE.get(column.attribute, ELSE_WIDE)


def high(said: str, wide: int) -> float:
    """Return how high a row must be, in points, for words to wrap within a width in characters."""
    return LINE_HIGH * max(1, -(-len(said) * 10 // (wide * 11)))  # most letters are narrower than the 0 it counts in


def printed(shown: Worksheet, *, header: int) -> None:
    """Let a sheet print on A4, lying, with its header on each page: as wide as the paper, or as two when very wide."""
    wide = sum(column.width for column in shown.column_dimensions.values())
    shown.page_setup.orientation = "landscape"
    shown.page_setup.paperSize = shown.PAPERSIZE_A4
    shown.page_setup.fitToWidth, shown.page_setup.fitToHeight = -(-int(wide) // PAPER_WIDE), 0
    shown.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    shown.page_margins.left = shown.page_margins.right = 0.4
    shown.page_margins.top, shown.page_margins.bottom, shown.page_margins.footer = 0.6, 0.75, 0.3
    shown.print_title_rows = f"{header}:{header}"
    if wide > PAPER_WIDE:
        shown.print_title_cols = "A:B"
    shown.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="&A, bladzijde &P van &N"))
