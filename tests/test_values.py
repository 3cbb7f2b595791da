"""What one cell says, as its column asks."""

from datetime import date
from typing import Any

import pytest

from generator.problems import Severity
from generator.workbooks import columns, values
from generator.workbooks.columns import Column, Kind
from generator.workbooks.workbook import Fault

KVK = columns.SWV.column("kvk")
BOARD = columns.BOARDS.column("number")
CODE = columns.MUNICIPALITIES.column("code")
SWV = columns.SWV.column("number")
SWVS = columns.BOARDS.column("swvs")
BRIN = columns.SCHOOLS.column("brin")
CASE = columns.CASES.column("code")
POSTCODE = columns.SWV.column("postcode")
EMAIL = columns.SWV.column("email")
TELEPHONE = columns.SCHOOLS.column("telephone")
MONTHS = columns.COVENANT.column("notice_months")
DATE = columns.COVENANT.column("start")
YES_NO = columns.MANDATES.column("substitution")
CHOICE = columns.REPRESENTATIVES.column("relation")
SCOPE = columns.MANDATES.column("scope")
INFORMATION = columns.PARTICIPANTS.column("information")
NAME = columns.SWV.column("name")


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (KVK, "99 00 00 11", "99000011"),
        (KVK, 99000011, "99000011"),
        (KVK, 99000011.0, "99000011"),
        (SWV, "VO-25-07", "VO2507"),
        (SWV, "vo 25.07", "VO2507"),
        (SWVS, "PO2507; VO-25-07", ("PO2507", "VO2507")),
        (SWVS, "PO2507, PO2507", ("PO2507",)),
        (BRIN, "00aa", "00AA"),
        (BRIN, "00AA 01", "00AA01"),
        (CASE, "zk-7f3k", "ZK-7F3K"),
        (CASE, 2027, "2027"),
        (POSTCODE, "1234ab", "1234 AB"),
        (POSTCODE, "1234\u00a0 AB", "1234 AB"),
        (EMAIL, "mailto:info@swv.example", "info@swv.example"),
        (TELEPHONE, "+31 123 456 789", "+31 123 456 789"),
        (MONTHS, "6", 6),
        (YES_NO, "JA", True),
        (YES_NO, False, False),
        (CHOICE, "Gi", "GI"),
        (SCOPE, "toetreden; Tekenen", ("tekenen", "toetreden")),
        (INFORMATION, "verloop; advies;", ("verloop", "advies")),
        (NAME, "  Stichting\u00a0De\r\n Lelie_x000D_ ", "Stichting De Lelie"),
        (NAME, "Zoe\u0308", "Zoë"),
        (NAME, "a\u200bb\x07c", "abc"),
        (NAME, 7, "7"),
        (NAME, 1.5, "1,5"),
        (NAME, " \u00a0 ", None),
    ],
)
def test_a_sound_cell_is_read_as_its_column_asks(column: Column, cell: Any, said: object) -> None:
    assert values.read(column, cell) == (said, None)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [(KVK, 1080096, "01080096"), (CODE, 14, "0014"), (BOARD, "1234", "01234"), (TELEPHONE, 123456789, "0123456789")],
)
def test_lost_zeros_are_put_back_with_a_notice(column: Column, cell: Any, said: str) -> None:
    found, remark = values.read(column, cell)
    assert found == said
    assert remark is not None
    assert (remark.severity, remark.rule) == (Severity.NOTICE, "leading-zero")


@pytest.mark.parametrize(
    ("column", "cell", "kept", "rule"),
    [
        (KVK, 123, "123", "kvk-format"),
        (KVK, "990000111", "990000111", "kvk-format"),
        (KVK, "9900001O", "9900001O", "kvk-format"),
        (KVK, -9900001, "-9900001", "kvk-format"),
        (BOARD, "9x", "9x", "board-number-format"),
        (CODE, 7, "7", "municipality-code-format"),
        (SWV, "2507", "2507", "swv-format"),
        (SWVS, "PO2507; onbekend", ("PO2507", "ONBEKEND"), "swv-format"),
        (BRIN, "0AAA", "0AAA", "brin-format"),
        (CASE, "Jan Jansen", None, "case-format"),
        (CASE, "JANSEN", None, "case-format"),
        (CASE, "../7", None, "case-format"),
        (POSTCODE, "0234 AB", "0234 AB", "postcode-format"),
        (MONTHS, "drie", None, "number-format"),
        (MONTHS, -1, None, "number-format"),
        (MONTHS, float("inf"), None, "number-format"),
        (YES_NO, "misschien", None, "yes-no"),
        (CHOICE, "tante", None, "choice-unknown"),
        (SCOPE, "tekenen; zingen", ("tekenen",), "choice-unknown"),
        (NAME, date(2026, 1, 1), None, "date-in-text"),
        (KVK, date(2026, 1, 1), None, "date-in-text"),
        (NAME, Fault.NOT_CALCULATED, None, "formula-not-calculated"),
        (DATE, Fault.ERROR, None, "formula-error"),
    ],
)
def test_what_is_wrong_is_an_error_that_does_not_repeat_the_cell(
    column: Column, cell: Any, kept: object, rule: str
) -> None:
    found, remark = values.read(column, cell)
    assert found == kept
    assert remark is not None
    assert (remark.severity, remark.rule) == (Severity.ERROR, rule)
    assert remark.mend
    assert len(str(cell)) < 5 or str(cell) not in remark.message + remark.mend


@pytest.mark.parametrize(("column", "cell"), [(EMAIL, "info@"), (EMAIL, "geen"), (TELEPHONE, "12345")])
def test_an_odd_address_or_number_is_a_warning_and_stays(column: Column, cell: str) -> None:
    found, remark = values.read(column, cell)
    assert found == cell
    assert remark is not None
    assert remark.severity is Severity.WARNING


@pytest.mark.parametrize(
    "written",
    [
        "1 maart 2026",
        "01 MAART 2026",
        "1 mrt 2026",
        "1 mrt. 2026",
        "zondag 1 maart 2026",
        "1-3-2026",
        "01/03/2026",
        "1.3.2026",
        "2026-03-01",
        "2026-03-01T00:00:00",
        " 1  maart\u00a02026 ",
    ],
)
def test_a_date_is_read_as_dutch_writes_it(written: str) -> None:
    assert values.read(DATE, written) == (date(2026, 3, 1), None)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("01-03-26", "date-ambiguous"),
        ("1 maart '26", "date-ambiguous"),
        ("1/3-2026", "date-format"),
        ("31 februari 2026", "date-format"),
        ("1-13-2026", "date-format"),
        ("maart 2026", "date-format"),
        ("1 m 2026", "date-format"),
        ("1 ju 2026", "date-format"),
        ("binnenkort", "date-format"),
        ("1 maart 0026", "date-format"),
        (2026, "date-format"),
        (True, "date-format"),
        (float("inf"), "date-format"),
    ],
)
def test_a_date_that_is_unclear_is_an_error_and_never_a_guess(written: Any, rule: str) -> None:
    found, remark = values.read(DATE, written)
    assert found is None
    assert remark is not None
    assert (remark.severity, remark.rule) == (Severity.ERROR, rule)


def test_a_bare_day_number_of_excel_is_a_date_with_a_notice() -> None:
    since_1900, remark = values.read(DATE, 46082)
    since_1904, _ = values.read(DATE, 46082 - 1462, since_1904=True)
    assert since_1900 == since_1904 == date(2026, 3, 1)
    assert remark is not None
    assert remark.rule == "date-serial"


def test_a_day_number_that_stands_as_text_is_read_as_one() -> None:
    said, remark = values.read(DATE, "46082")
    assert said == date(2026, 3, 1)
    assert remark is not None
    assert remark.rule == "date-serial"


def test_a_letter_in_the_place_of_a_digit_is_hinted_at() -> None:
    for cell, hinted in (("9900001O", True), ("99OOOOI1", True), ("9x", False)):
        _, remark = values.read(KVK, cell)
        assert remark is not None
        assert ("letters O en I" in remark.mend) is hinted


@pytest.mark.parametrize("cell", ["111222333", 111222333, "BSN: 111222333.", "111.222.333", "1112 22 333"])
def test_a_bsn_is_found_wherever_it_hides(cell: Any) -> None:
    assert values.holds_bsn(cell, lost_zero=False)


@pytest.mark.parametrize(
    "cell", ["111222334", "0111222333", "+31111222333", "+31 111222333", 0, "000000000", True, 1.5]
)
def test_what_only_looks_like_a_bsn_is_left_alone(cell: Any) -> None:
    assert not values.holds_bsn(cell, lost_zero=True)


def test_a_bsn_that_lost_its_first_zero_is_found_where_that_is_asked() -> None:
    assert values.holds_bsn(10000008, lost_zero=True)
    assert not values.holds_bsn(10000008, lost_zero=False)


def test_a_choice_that_resembles_another_is_suggested() -> None:
    assert values.suggestion("stiefoudr", CHOICE.choices) == "Bedoelde u ‘stiefouder’?"
    assert values.suggestion("buurvrouw", CHOICE.choices) == ""


@pytest.mark.parametrize("sheet", [*columns.PARTIES, *columns.CASE_SHEETS], ids=lambda sheet: sheet.name)
def test_the_example_of_every_column_is_read_without_a_remark(sheet: columns.Sheet) -> None:
    for column in sheet.columns:
        if column.example:
            said, remark = values.read(column, column.example)
            assert remark is None, column.header
            assert said not in (None, ())
            assert column.kind is not Kind.DATE or isinstance(said, date)
