"""Whether a table of data says what its columns are, also on its next page and to who listens.

In: the lines of a template. Out: a warning at tables of data without a heading row, a notice of merged cells.
A table is of data when its first row looks like headings, or when a loop makes rows of three cells or more. One that is
for layout or for signing is left alone.
"""

from collections.abc import Iterator

from lxml import etree

from generator.problems import Problem
from generator.proofreading.spots import Lines, noticed, warned
from generator.proofreading.styling import Styles, is_on, number
from generator.templates.language import TAG
from generator.word.labels import W
from generator.word.lines import Line

_ROW, _CELL = f"{W}tr", f"{W}tc"
_LONGEST_HEAD = 40  # letters of a column's name
_MANY_COLUMNS = 3


def check(lines: Lines, styles: Styles) -> Iterator[Problem]:
    """Yield a warning for tables without a heading row, and a notice of merged cells."""
    headless: list[Line | None] = []
    merged: list[Line | None] = []
    for member in lines.printed():
        for table in lines.draft.roots[member].iter(f"{W}tbl"):
            rows = table.findall(_ROW)
            steering = {row for row in rows if _words(row).lstrip().startswith("{%tr")}
            real = [row for row in rows if row not in steering]
            looped = any("for " in _words(row) for row in steering)
            if len(rows) < 2 or not real or "handtekening" in _words(table).lower():
                continue
            headed = is_on(real[0].find(f"{W}trPr/{W}tblHeader"))
            wide = len(real[0].findall(_CELL)) >= _MANY_COLUMNS
            if not headed and (_looks_like_heads(real[0], lines, styles) or (looped and wide)):
                headless.append(lines.of(table))
            if headed:
                merged += (lines.of(cell) for row in real for cell in row.findall(_CELL) if _is_merged(cell))
    yield from warned(
        "access-table-header",
        "Deze tabel heeft geen rij met kolomnamen die op elke bladzijde terugkomt.",
        "Zet de cursor in de bovenste rij en kies Indeling › Veldnamenrijen herhalen.",
        headless,
    )
    yield from noticed(
        "access-table-merged",
        "In deze tabel met gegevens zijn cellen samengevoegd; wie luistert, weet dan niet bij welke kolom zij horen.",
        "Splits de cellen, of maak er aparte tabellen van.",
        merged,
    )


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _looks_like_heads(row: etree._Element, lines: Lines, styles: Styles) -> bool:
    """Tell whether a row of two cells or more is all short bold words without tags."""
    cells = row.findall(_CELL)
    words = [_words(cell).strip() for cell in cells]
    if len(cells) < 2 or not all(0 < len(word) <= _LONGEST_HEAD and not TAG.search(word) for word in words):
        return False
    runs = [run for run in row.iter(f"{W}r") if _words(run).strip()]
    return all((line := lines.of(run)) is not None and is_on(styles.of_run(run, line.element, "b")) for run in runs)


def _is_merged(cell: etree._Element) -> bool:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return False
    return number(properties.find(f"{W}gridSpan")) > 1 or properties.find(f"{W}vMerge") is not None
