"""The example workbooks that a newcomer builds from: sound, complete, and as the tool makes them."""

import zipfile
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.case_files import Remains
from generator.checks.every import check
from generator.disposal import rows
from generator.signing.consent import age
from generator.workbooks import columns, intake
from generator.workbooks.columns import Kind
from generator.workbooks.intake import Intake
from tools.example import CASES, PARTIES, Book, packed

ROOT = Path(__file__).parents[1]


@cache
def example() -> Intake:
    return intake.read(ROOT / "parties.xlsx", ROOT / "cases.xlsx")


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("book", [PARTIES, CASES], ids=lambda book: book.file)
def test_the_committed_workbook_is_what_the_tool_makes_each_time_the_same(book: Book) -> None:
    made = packed(book)
    assert made == packed(book)
    assert parts((ROOT / book.file).read_bytes()) == parts(made)  # packed smaller or larger by another zlib


def test_the_example_has_no_problem_but_a_language_without_a_reading_aid() -> None:
    found = example()
    problems = (*found.problems, *check(found.region, found.cases, today=date(2026, 11, 24)))
    assert {(one.severity, one.rule) for one in problems} == {("notice", "language-without-aid")}


def test_the_boards_cover_every_legal_form_and_way_of_signing() -> None:
    boards = example().region.boards
    assert len(boards) == 14
    assert {board.legal_form for board in boards} == set(columns.LEGAL_FORMS)
    assert [board.number for board in boards if len(board.swvs) > 1] == ["90104"]
    assert [board.number for board in boards if len(board.signatories) == 2] == ["90102"]
    assert [board.number for board in boards if board.signs_itself] == ["90110", "09114"]


def test_the_parties_are_two_swvs_four_municipalities_and_three_providers_in_three_states() -> None:
    region = example().region
    assert [(swv.number, swv.sector) for swv in region.swvs] == [("PO9901", "po"), ("VO9902", "vo")]
    assert [bool(municipality.proxy_reference) for municipality in region.municipalities] == [False, False, True, False]
    assert [(bool(one.signed_on), bool(one.made_known_on)) for one in region.providers] == [
        (True, True),
        (True, False),
        (False, False),
    ]
    assert {form.sector for form in region.meeting_forms} == {"", "po", "vo"}
    of_municipality = next(board for board in region.boards if board.legal_form == "gemeente")
    assert of_municipality.name.removeprefix("Gemeente ") in {
        municipality.name for municipality in region.municipalities
    }


def test_some_mandates_are_signed_and_others_give_the_gate_something_to_say() -> None:
    mandates = example().region.mandates
    assert {mandate.holder for mandate in mandates} == {"functie", "persoon", "swv"}
    assert [mandate.board for mandate in mandates if mandate.revoked_on] == ["90107"]
    assert [(mandate.board, mandate.swv) for mandate in mandates if not mandate.signed_on] == [("90104", "VO9902")]
    assert [mandate.board for mandate in mandates if mandate.edition] == ["90105"]
    without_row = {board.number for board in example().region.boards} - {mandate.board for mandate in mandates}
    assert without_row == {"90108", "90112", "90110", "09114"}


def test_the_pupils_have_the_ages_and_gezag_that_the_forms_must_show() -> None:
    cases = {case.code: case for case in example().cases}
    assert {code: age(case.born, case.meeting_date) for code, case in cases.items()} == {
        "ZK-7F3K": 9,
        "ZK-2M8Q": 13,
        "ZK-9T4R": 16,
        "ZK-5W1X": 18,
        "ZK-3B6N": 10,
        "ZK-8H2V": 7,
        "ZK-4C9D": 8,
        "ZK-6P5J": 11,
    }
    around = {
        code: [f"{person.relation} {person.authority}" for person in case.representatives]
        for code, case in cases.items()
    }
    apart = cases["ZK-7F3K"].representatives
    assert len({person.address for person in apart}) == 2
    assert around["ZK-3B6N"] == ["ouder ja", "ouder ja", "GI nee"]
    assert around["ZK-8H2V"] == ["GI ja", "pleegouder nee"]
    assert around["ZK-4C9D"] == ["ouder ja", "ouder onbekend"]
    secret = [person for person in cases["ZK-6P5J"].representatives if person.secret_address]
    assert [person.address for person in secret] == ["", ""]


def test_meetings_are_on_weekdays_in_the_covenants_first_spring() -> None:
    for case in example().cases:
        assert (case.meeting_date.year, case.meeting_date.month) in {(2027, month) for month in (3, 4, 5, 6)}
        assert case.meeting_date.weekday() < 5


def test_names_try_what_documents_find_hard() -> None:
    names = [board.name for board in example().region.boards]
    assert any("&" in name for name in names)
    assert any("'s-" in name for name in names)
    assert max(map(len, names)) > 180
    people = [signatory.name for board in example().region.boards for signatory in board.signatories]
    assert "mevrouw Ż. Kowalska" in people


@pytest.mark.parametrize("book", [PARTIES, CASES], ids=lambda book: book.file)
def test_a_user_finds_an_explanation_frozen_headers_text_cells_and_choices(book: Book) -> None:
    written = load_workbook(BytesIO(packed(book)))
    assert written.sheetnames == ["Toelichting", *(sheet.name for sheet, _ in book.sheets)]
    explained = {str(cell.value) for row in written["Toelichting"].iter_rows() for cell in row}
    for sheet, _ in book.sheets:
        shown = written[sheet.name]
        assert shown.freeze_panes
        offered = {guide.formula1 for guide in shown.data_validations.dataValidation}
        for number, column in enumerate(sheet.columns, start=1):
            assert column.header in explained
            cell = shown.cell(number + 1, 2) if sheet is columns.COVENANT else shown.cell(2, number)
            if column.kind in {Kind.DIGITS, Kind.SWV, Kind.BRIN, Kind.TEXT}:
                assert cell.number_format == "@"
            if column.kind in {Kind.CHOICE, Kind.YES_NO}:
                assert f'"{",".join(column.choices)}"' in offered


def test_the_list_of_what_to_destroy_shows_days_and_what_other_terms_wait_for() -> None:
    found = example()
    remains = Remains((), {case.code: 1 for case in found.cases}, ())
    listed = rows(found.region, found.cases, remains)
    assert {(row.case, row.due) for row in listed if row.due} >= {("ZK-3B6N", date(2028, 11, 13))}
    assert any("datum nog niet bekend" in row.since for row in listed)
