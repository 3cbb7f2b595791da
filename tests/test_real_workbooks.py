"""Real files that broke other readers, from the tests of calamine: each has its answer."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.problems import Stop
from tests.raw_workbook import load, refusal

REAL = Path(__file__).parents[2] / "shared" / "data" / "sheets"

ANSWERS: Mapping[str, str] = {
    "any_sheets.ods": "workbook-format",
    "date.ods": "workbook-format",
    "merged_cells.ods": "workbook-format",
    "number_rows_repeated.ods": "workbook-format",
    "pass_protected.ods": "workbook-format",
    "richtext_issue.ods": "workbook-format",
    "special_cells.ods": "workbook-format",
    "with-annotation.ods": "workbook-format",
    "pass_protected.xlsx": "workbook-encrypted",
    "any_sheets.xlsx": "3 sheets, 4 rows, hidden: Hidden VeryHidden",
    "column_row_ranges.xlsx": "2 sheets, 8 rows",
    "date.xlsx": "1 sheet, 3 rows",
    "date_1904.xlsx": "1 sheet, 3 rows, since 1904",
    "date_iso.xlsx": "1 sheet, 6 rows",
    "date_quoted_format.xlsx": "1 sheet, 4 rows",
    "empty_s_attribute.xlsx": "1 sheet, 5 rows",
    "empty_sheet.xlsx": "1 sheet, 0 rows",
    "encoded_entities.xlsx": "1 sheet, 2 rows",
    "errors.xlsx": "3 sheets, 7 rows",
    "has_x000D_.xlsx": "1 sheet, 1 row",
    "header-row.xlsx": "1 sheet, 3 rows",
    "hyperlinks.xlsx": "2 sheets, 9 rows, 1 merged",
    "inlineStr_cdata.xlsx": "1 sheet, 2 rows",
    "issue127.xlsx": "8 sheets, 0 rows",
    "issue_174.xlsx": "1 sheet, 2 rows",
    "issue_261.xlsx": "1 sheet, 55 rows, 25 merged",
    "issue_530.xlsx": "1 sheet, 5 rows",
    "merge_cells.xlsx": "1 sheet, 2 rows, 3 merged",
    "merged_range.xlsx": "2 sheets, 6 rows, 15 merged",
    "no-header.xlsx": "1 sheet, 2 rows",
    "non_monotonic_si.xlsx": "1 sheet, 6 rows",
    "nonstandard-xml-ns-prefix.xlsx": "1 sheet, 3 rows",
    "strict_iso_paths.xlsx": "1 sheet, 76 rows",
    "string-ref.xlsx": "2 sheets, 4 rows",
    "table-multiple.xlsx": "3 sheets, 20 rows",
    "temperature-in-middle.xlsx": "1 sheet, 3 rows",
    "whitespace_trim.xlsx": "2 sheets, 6 rows",
}


def answer(path: Path) -> str:
    """Return how a file is refused, or what was read of it."""
    try:
        book = load(path)
    except Stop:
        return refusal(path)[0]
    rows = sum(len(found.rows) for found in book.grids)
    merged = sum(len(found.merged) for found in book.grids)
    said = [f"{len(book.grids)} sheet{'s' * (len(book.grids) != 1)}", f"{rows} row{'s' * (rows != 1)}"]
    said += [f"{merged} merged"] * bool(merged) + ["since 1904"] * book.since_1904
    hidden = " ".join(found.name for found in book.grids if found.hidden)
    return ", ".join(said + [f"hidden: {hidden}"] * bool(hidden))


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not beside this project")
@pytest.mark.parametrize("name", ANSWERS)
def test_a_real_file_that_breaks_readers_gets_its_answer(name: str) -> None:
    assert answer(REAL / f"calamine__{name}") == ANSWERS[name]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not beside this project")
def test_every_real_file_has_an_answer() -> None:
    assert {path.name.removeprefix("calamine__") for path in REAL.iterdir()} == set(ANSWERS)
