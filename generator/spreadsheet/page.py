"""A new sheet that is read and printed: lines of words with looks, links to cells, and a header that stays in view."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from lxml import etree

from generator.spreadsheet import places
from generator.spreadsheet.sheet import SPACE, writable
from generator.spreadsheet.styles import Look, Styles

FOOTER = "&L&A&Rbladzijde &P van &N"
POINTS_A_LINE = 15.0
MOST_SWATCHES = 5_000


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in one cell of the new sheet; ``to`` is the sheet and cell that it links to."""

    text: str
    look: Look = PLAIN
    to: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the new sheet; a ``wide`` one is a single text over the full width."""

    words: tuple[Words, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The new sheet: its lines, the widths of its columns in letters, and up to which line it stays in view."""

    lines: Sequence[Line]
    widths: tuple[float, ...]
    header: int


def written(page: Page, styles: Styles, space: str) -> bytes:
    """Return the part of a sheet."""
    root = etree.fromstring(f'<worksheet xmlns="{space.strip("{}")}"/>')

    def child(parent: etree._Element, name: str, **given: str) -> etree._Element:
        return etree.SubElement(parent, space + name, given)

    child(child(root, "sheetPr"), "pageSetUpPr", fitToPage="1")
    last = f"{places.letters(len(page.widths))}{max(1, len(page.lines))}"
    child(root, "dimension", ref=f"A1:{last}")
    view = child(child(root, "sheetViews"), "sheetView", showGridLines="0", tabSelected="1", workbookViewId="0")
    below = f"A{page.header + 1}"
    child(view, "pane", ySplit=str(page.header), topLeftCell=below, activePane="bottomLeft", state="frozen")
    child(view, "selection", pane="bottomLeft", activeCell=below, sqref=below)
    child(root, "sheetFormatPr", defaultRowHeight="15")
    columns = child(root, "cols")
    for number, width in enumerate(page.widths, start=1):
        child(columns, "col", min=str(number), max=str(number), width=str(width), customWidth="1")
    beyond = str(len(page.widths) + 1)
    child(columns, "col", min=beyond, max=str(places.MAX_COLUMN), width="9", hidden="1")
    data = child(root, "sheetData")
    for number, line in enumerate(page.lines, start=1):
        row = child(data, "row", r=str(number), ht=str(_height(line, page.widths)), customHeight="1")
        for column, words in enumerate(line.words, start=1):
            _cell(row, space, f"{places.letters(column)}{number}", words, styles)
        if number == 1:
            _swatches(row, space, len(page.widths) + 2, styles)
    wide = [number for number, line in enumerate(page.lines, start=1) if line.wide]
    if wide:
        merged = child(root, "mergeCells", count=str(len(wide)))
        for number in wide:
            child(merged, "mergeCell", ref=f"A{number}:{places.letters(len(page.widths))}{number}")
    _links(root, space, page)
    child(root, "pageMargins", left="0.5", right="0.5", top="0.6", bottom="0.7", header="0.3", footer="0.3")
    child(root, "pageSetup", paperSize="9", orientation="landscape", fitToWidth="1", fitToHeight="0")
    child(child(root, "headerFooter"), "oddFooter").text = FOOTER
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _cell(row: etree._Element, space: str, name: str, words: Words, styles: Styles) -> None:
    cell = etree.SubElement(row, f"{space}c", r=name, s=styles.look(words.look))
    if words.text:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t")
        text.text = writable(words.text)
        text.set(SPACE, "preserve")


def _swatches(row: etree._Element, space: str, column: int, styles: Styles) -> None:
    """Keep, out of sight, how shaded cells looked before: pairs of a cell as it is now and a cell as it was."""
    looks = [style for pair in styles.pairs() for style in pair]
    for number, style in enumerate(looks[: MOST_SWATCHES * 2], start=column):
        etree.SubElement(row, f"{space}c", r=f"{places.letters(number)}1", s=style)


def swatches(root: etree._Element, widths: int) -> dict[str, str]:
    """Return, from a sheet that ``written`` made, the style that each shaded style had been; not where two had."""
    found = {}
    for cell in root.iter("{*}c"):
        where = places.split(cell.get("r") or "")
        if where and where[1] == 1 and where[0] >= widths + 2:
            found[where[0] - widths - 2] = cell.get("s") or "0"
    former: dict[str, set[str]] = {}
    for number in range(0, max(found, default=-1), 2):
        if number in found:
            former.setdefault(found[number], set()).add(found.get(number + 1, "0"))
    return {shaded: was.pop() for shaded, was in former.items() if len(was) == 1}


def _links(root: etree._Element, space: str, page: Page) -> None:
    found = [
        (f"{places.letters(column)}{number}", words.to, words.text)
        for number, line in enumerate(page.lines, start=1)
        for column, words in enumerate(line.words, start=1)
        if words.to
    ]
    if found:
        links = etree.SubElement(root, f"{space}hyperlinks")
        for name, (sheet, cell), text in found:
            location = places.location(sheet, cell)
            etree.SubElement(links, f"{space}hyperlink", ref=name, location=location, display=writable(text))


def _height(line: Line, widths: tuple[float, ...]) -> float:
    """Return the height of a row in points, for its text that needs most lines; a program that opens it won't."""
    most = 1.0
    for words, width in zip(line.words, (sum(widths),) if line.wide else widths, strict=False):
        letters = max(1.0, width * 1.12 * 11 / words.look.size)
        lines = sum(max(1, ceil(len(part) / letters)) for part in words.text.split("\n"))
        most = max(most, lines * words.look.size / 11)
    return min(409.0, round(most * POINTS_A_LINE + 3, 1))
