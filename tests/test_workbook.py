"""A workbook becomes rows that know their cells; what is odd or hostile has its own tests."""

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from generator.problems import Exit, Stop
from generator.workbooks import sheets, workbook
from generator.workbooks.grids import Fault, Grid, Row
from tests.workbooks import write


def everything(_name: str) -> bool:
    return True


def grid(path: Path) -> Grid:
    (found,) = workbook.load(path, everything).grids
    return found


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(Stop) as stopped:
        workbook.load(path, everything)
    assert stopped.value.exit_code is Exit.INPUT_HAS_ERRORS
    (problem,) = stopped.value.problems
    assert problem.mend
    assert problem.place.file == path.name
    return problem.rule, problem.message


def test_rows_know_their_number_and_columns_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Blad": [["Naam", None, "KvK"], [], [None, "x", 7]]})
    assert grid(path).rows == (Row(1, {"A": "Naam", "C": "KvK"}), Row(3, {"B": "x", "C": 7}))


def test_values_come_out_plain(tmp_path: Path) -> None:
    row = ["tekst", 12, 1.5, True, date(2026, 3, 1), datetime(2026, 3, 1, 9, 30), time(9, 30)]
    values = grid(write(tmp_path / "a.xlsx", {"Blad": [row]})).rows[0].values
    assert list(values.values()) == ["tekst", 12, 1.5, True, date(2026, 3, 1), date(2026, 3, 1), time(9, 30)]


def test_only_wanted_sheets_are_read_and_all_are_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"SWV": [["Nummer"]], "Kladblok": [["van alles"]]})
    book = workbook.load(path, lambda name: name == "SWV")
    assert [found.name for found in book.grids] == ["SWV"]
    assert book.names == ("SWV", "Kladblok")


def test_a_formula_that_was_never_calculated_and_an_error_value_are_faults(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Blad": [["=1+1", "#N/A", "gewoon"]]})
    assert grid(path).rows[0].values == {"A": Fault.NOT_CALCULATED, "B": Fault.ERROR, "C": "gewoon"}


def test_a_formula_with_its_value_in_the_file_is_read_as_that_value(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Blad": [["=1+1", "=A1"]]})
    repack(
        path,
        {
            "xl/worksheets/sheet1.xml": lambda xml: (
                xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>")
            )
        },
    )
    assert grid(path).rows[0].values == {"A": 2, "B": 2}


def test_a_formula_whose_outcome_is_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Blad": [["=A2", "gewoon"]]})
    repack(path, {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b'<c r="A1"', b'<c r="A1" t="str"')})
    assert grid(path).rows[0].values == {"B": "gewoon"}


def test_a_dimension_of_a_million_rows_is_not_believed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Blad": [["Naam"], ["Noor"]]})
    repack(
        path,
        {
            "xl/worksheets/sheet1.xml": lambda xml: re.sub(
                rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml
            )
        },
    )
    assert [row.number for row in grid(path).rows] == [1, 2]


def test_what_stands_far_below_is_read_as_well(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["XFD1048576"] = "Naam", "helemaal onderaan"
    book.save(tmp_path / "a.xlsx")
    assert grid(tmp_path / "a.xlsx").rows == (Row(1, {"A": "Naam"}), Row(1048576, {"XFD": "helemaal onderaan"}))


def test_what_a_user_does_not_see_is_told_of(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (["Naam", "KvK", "SWV"], ["a", 1], ["b", 2], ["c", 3], ["d", 4, "e"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet.merge_cells("A2:A3")
    book.create_sheet("Weg").sheet_state = "veryHidden"
    book.create_sheet("Ook weg").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    flat = b'<row r="4" ht="0" customHeight="1"'
    repack(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b'<row r="4"', flat)})
    first, *others = workbook.load(tmp_path / "a.xlsx", everything).grids
    assert first.hidden_rows == {3, 4}, "row 9 holds nothing"
    assert first.hidden_columns == {"B"}, "column H holds nothing"
    assert first.merged == ("A2:A3",)
    assert [first.hidden, *(other.hidden for other in others)] == [False, True, True]


def test_rows_that_a_filter_hides_are_hidden_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (["Naam"], ["a"], ["b"]):
        sheet.append(row)
    sheet.auto_filter.ref = "A1:A3"
    sheet.auto_filter.add_filter_column(0, ["b"])
    sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")
    assert grid(tmp_path / "a.xlsx").hidden_rows == {2}


def test_more_merged_ranges_than_anybody_makes_are_cut_off_and_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MAX_MERGES", 2)
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Naam"])
    for row in (1, 3, 5):
        sheet.merge_cells(f"A{row}:B{row}")
    book.save(tmp_path / "a.xlsx")
    found = grid(tmp_path / "a.xlsx")
    assert len(found.merged) == 2
    assert [problem.rule for problem in found.problems] == ["merged-many"]


def test_dates_counted_from_1904_are_told_of(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet: Any = book.active
    sheet["A1"] = date(2026, 3, 1)
    book.save(tmp_path / "a.xlsx")
    found = workbook.load(tmp_path / "a.xlsx", everything)
    assert found.since_1904
    assert found.grids[0].rows[0].values == {"A": date(2026, 3, 1)}


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nee.xlsx") == (
        "workbook-missing",
        f"Het bestand ‘{tmp_path / 'nee.xlsx'}’ bestaat niet.",
    )
    assert refusal(tmp_path)[0] == "workbook-not-a-file"


def test_a_file_that_another_program_holds_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.xlsx", {"Blad": [["Naam"]]})

    def held(_path: Path, _mode: str) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "open", held)
    rule, message = refusal(path)
    assert rule == "workbook-no-access"
    assert "open in een ander programma" in message


def repack(path: Path, edits: dict[str, Callable[[bytes], bytes]]) -> None:
    """Write a workbook again with some of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, edit in edits.items():
        changed = edit(parts[name])
        assert changed != parts[name]
        parts[name] = changed
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
