"""The workbook that people fill in: every column explains itself, and an example is never taken for data."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.problems import Severity
from generator.workbooks import columns, intake
from generator.workbooks.columns import Column, Kind, Sheet
from generator.workbooks.form import NEW_CASES, NEW_PARTIES, REFERS, Form, written

FORMS = pytest.mark.parametrize("form", [NEW_PARTIES, NEW_CASES], ids=["parties", "cases"])
IDENTIFIERS = {Kind.DIGITS, Kind.SWV, Kind.SWVS, Kind.BRIN, Kind.CASE, Kind.CODE, Kind.POSTCODE, Kind.TELEPHONE}


def listed(form: Form) -> list[tuple[Sheet, Any]]:
    """Return the sheets that have a row per record, as written."""
    book = load_workbook(BytesIO(written(form)))
    return [(sheet, book[sheet.name]) for sheet in form.sheets if sheet is not columns.COVENANT]


def cells(shown: Any, sheet: Sheet, column: Column) -> str:
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[sheet.columns.index(column)]
    return f"{letter}3"


@FORMS
def test_the_same_words_make_the_same_bytes(form: Form) -> None:
    assert written(form) == written(form)


@FORMS
def test_every_column_has_a_note_a_format_and_a_place_above_for_its_example(form: Form) -> None:
    for sheet, shown in listed(form):
        assert shown.freeze_panes == "C3"
        assert shown.print_title_rows == "$2:$2"
        assert shown.page_setup.orientation == "landscape"
        for number, column in enumerate(sheet.columns, start=1):
            head = shown.cell(2, number)
            assert head.value == column.header
            assert column.explanation in head.comment.text
            assert bool(head.font.bold) == column.needed
            example = shown.cell(1, number).value or ""
            assert str(example).removeprefix("Voorbeeld: ") == column.example
            if column.kind in IDENTIFIERS:
                assert shown[cells(shown, sheet, column)].number_format == "@"
                assert shown.column_dimensions[head.column_letter].number_format == "@"


@FORMS
def test_every_list_column_offers_its_words_or_the_numbers_it_refers_to(form: Form) -> None:
    for sheet, shown in listed(form):
        offered = {}
        for guide in shown.data_validations.dataValidation:
            for column in sheet.columns:
                if cells(shown, sheet, column) in guide.cells:
                    offered[column.attribute] = guide
        for column in sheet.columns:
            if column.choices:
                assert offered[column.attribute].formula1 == f'"{",".join(column.choices)}"'
            elif (sheet.name, column.attribute) in REFERS:
                other, _ = REFERS[sheet.name, column.attribute]
                assert offered[column.attribute].formula1.startswith(f"OFFSET('{other.name}'!$A$3,")
                refused = offered[column.attribute].error
                assert refused is None or f"op blad {other.name} staat" in refused
            assert offered[column.attribute].prompt


def test_a_new_workbook_holds_no_party_and_says_what_is_to_be_filled_in(tmp_path: Path) -> None:
    (tmp_path / "parties.xlsx").write_bytes(written(NEW_PARTIES))
    (tmp_path / "cases.xlsx").write_bytes(written(NEW_CASES))
    found = intake.read(tmp_path / "parties.xlsx", tmp_path / "cases.xlsx")
    assert (found.region.swvs, found.region.boards, found.region.municipalities, found.cases) == ((), (), (), ())
    errors = [one for one in found.problems if one.severity is Severity.ERROR]
    (error,) = errors
    assert str(error.place) == "parties.xlsx, Convenant, B2"
    assert "Begin op blad Convenant met Regio, Editie, Ingangsdatum en Tekenplaats." in error.mend
    assert "SWV, Schoolbesturen en Gemeenten" in error.mend
    assert [one.severity for one in found.problems if one.place.file == "cases.xlsx"] == [Severity.NOTICE]


@FORMS
def test_the_examples_read_as_data_without_a_fault(form: Form, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(written(form)))
    for sheet in form.sheets:
        shown = book[sheet.name]
        for number, column in enumerate(sheet.columns, start=1):
            at = (number + 1, 2) if sheet is columns.COVENANT else (3, number)
            shown.cell(*at).value = column.example or None
    path = tmp_path / "filled.xlsx"
    book.save(path)
    book.close()
    if form is NEW_PARTIES:
        found = intake.read(path)
        assert found.problems == ()
        assert found.region.covenant.start == date(2027, 1, 1)
        assert [board.name for board in found.region.boards] == ["Stichting De Waterlelie"]
    else:
        (tmp_path / "parties.xlsx").write_bytes(written(NEW_PARTIES))
        found = intake.read(tmp_path / "parties.xlsx", path)
        assert [one for one in found.problems if one.place.file == "filled.xlsx"] == []
        assert [case.code for case in found.cases] == ["ZK-7F3K"]
