"""What must hold across the rows of a region and its cases."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.model import Region, Signatory
from generator.workbooks.checks import check
from tests.builders import (
    board,
    case,
    covenant,
    mandate,
    meeting_form,
    municipality,
    participant,
    provider,
    region,
    school,
    swv,
)

SOUND = region("41234 stichting", "41235 vereniging twee", mandates=(mandate(),), providers=(provider(),))


def rules(found: Region, *cases: Any) -> list[str]:
    return [f"{problem.severity} {problem.rule}" for problem in check(found, cases)]


def with_boards(*boards: Any) -> Region:
    return replace(SOUND, boards=boards, mandates=())


def test_a_sound_region_and_case_have_no_problem() -> None:
    assert check(SOUND, [case(participants=(participant(),))]) == ()


ONE, TWO = board("41234 stichting"), board("41235 stichting")
REGIONS: list[tuple[Region, list[str]]] = [
    (replace(SOUND, swvs=(swv(), swv())), ["error number-twice"] * 2 + ["warning kvk-twice"] * 2),
    (with_boards(ONE, replace(ONE, name="Een ander", kvk="99000001")), ["error number-twice"] * 2),
    (with_boards(ONE, replace(TWO, kvk=ONE.kvk)), ["warning kvk-twice"] * 2),
    (with_boards(ONE, replace(TWO, name=ONE.name.upper())), ["warning name-twice"] * 2),
    (replace(SOUND, municipalities=(municipality("0014 A"), municipality("0014 B"))), ["error number-twice"] * 2),
    (replace(SOUND, providers=(provider(), provider())), ["error number-twice"] * 2),
    (replace(SOUND, mandates=(mandate(), mandate())), ["error number-twice"] * 2),
    (replace(SOUND, schools=(school(), school())), ["error number-twice"] * 2),
    (replace(SOUND, meeting_forms=(meeting_form("MDO"), meeting_form("mdo"))), ["error number-twice"] * 2),
    (with_boards(board("41234 stichting PO2507 PO2508")), ["error swv-unknown"]),
    (replace(SOUND, swvs=(swv(), swv("VO2507", kvk="41000002"))), ["warning swv-without-boards"]),
    (with_boards(replace(ONE, signatories=(Signatory("A", "b"), Signatory("C", "")))), ["error signatory-half"]),
    (with_boards(replace(ONE, signatories=(Signatory("A", "b"), Signatory("", "d")))), ["error signatory-half"]),
    (with_boards(replace(ONE, signatories=(Signatory("A", "b"), Signatory("a", "d")))), ["error signatory-twice"]),
    (
        replace(SOUND, municipalities=(municipality("0014 A volmacht", proxy_reference=""),)),
        ["warning proxy-missing"],
    ),
    (replace(SOUND, mandates=(mandate("49999"),)), ["error mandate-unknown"]),
    (replace(SOUND, mandates=(mandate("41234", "PO9999"),)), ["error mandate-unknown"]),
    (
        replace(with_boards(ONE, board("41235 stichting VO2507")), swvs=SOUND.swvs, mandates=(mandate("41235"),)),
        ["error swv-unknown", "error mandate-unknown"],
    ),
    (replace(SOUND, mandates=(mandate(holder="persoon"),)), ["error mandate-person"]),
    (replace(SOUND, mandates=(mandate(person="mevrouw A. van der Meulen"),)), ["warning mandate-person"]),
    (replace(with_boards(board("41234 stichting zelf")), mandates=(mandate(),)), ["warning mandate-not-needed"]),
    (replace(SOUND, mandates=(mandate(scope=("wijzigen",)),)), ["warning mandate-scope"]),
    (
        replace(SOUND, mandates=(mandate(edition="2026-1", scope=("tekenen", "wijzigen")),)),
        ["warning mandate-edition-amend"],
    ),
    (replace(SOUND, mandates=(mandate(edition="2026-1", scope=("tekenen", "toetreden")),)), []),
    (replace(SOUND, mandates=(mandate(scope=("tekenen", "wijzigen")),)), []),
    (replace(SOUND, providers=(provider(municipality="0015"),)), ["error municipality-unknown"]),
    (replace(SOUND, covenant=covenant(end=date(2026, 12, 31))), ["error period-reversed"]),
    (replace(SOUND, covenant=covenant(signing_date=date(2026, 11, 1))), ["warning period-reversed"]),
    (
        with_boards(replace(ONE, member_since=date(2027, 1, 2), member_until=date(2027, 1, 1))),
        ["error period-reversed"],
    ),
    (replace(SOUND, mandates=(mandate(revoked_on=date(2026, 11, 17)),)), ["error period-reversed"]),
    (replace(SOUND, mandates=(mandate(decision_date=date(2026, 11, 19)),)), ["warning order-odd"]),
    (
        replace(SOUND, providers=(provider(signed_on=date(2027, 1, 2), made_known_on=date(2027, 1, 1)),)),
        ["warning order-odd"],
    ),
    (replace(SOUND, schools=(school(board="49999"),)), ["error board-unknown"]),
]


@pytest.mark.parametrize(("found", "expected"), REGIONS)
def test_a_fault_in_the_region_is_told_and_nothing_else(found: Region, expected: list[str]) -> None:
    assert rules(found) == expected


SEATED = case(participants=(participant(),))
CASES: list[tuple[Any, list[str]]] = [
    (replace(SEATED, school="00ZZ"), ["error school-unknown"]),
    (replace(SEATED, school="00AA01"), ["warning school-location"]),
    (replace(SEATED, meeting_form="ZAT"), ["error meeting-form-unknown"]),
    (replace(SEATED, born=date(2024, 1, 1)), ["error pupil-age"]),
    (replace(SEATED, born=date(2003, 4, 15)), ["error pupil-age"]),
    (replace(SEATED, born=date(2003, 4, 16)), []),
    (replace(SEATED, end=date(2027, 4, 14)), ["error period-reversed"]),
    (replace(SEATED, meeting_date=date(2026, 12, 31)), ["warning meeting-outside-covenant"]),
    (replace(SEATED, participants=()), ["warning participants-missing"]),
    (
        replace(SEATED, representatives=(replace(SEATED.representatives[0], postcode=""),)),
        ["warning address-half"],
    ),
    (
        replace(SEATED, representatives=(replace(SEATED.representatives[0], postcode="", secret_address=True),)),
        [],
    ),
]


@pytest.mark.parametrize(("one", "expected"), CASES)
def test_a_fault_in_a_case_is_told_and_touches_that_case(one: Any, expected: list[str]) -> None:
    problems = check(SOUND, [one])
    assert [f"{problem.severity} {problem.rule}" for problem in problems] == expected
    assert all(problem.touches == {"casus:ZK-7F3K"} for problem in problems)
    assert all(problem.value == "" for problem in problems)


def test_two_cases_with_one_code_are_both_told() -> None:
    assert rules(SOUND, SEATED, SEATED) == ["error number-twice"] * 2


def test_a_meeting_form_of_another_sector_is_a_warning() -> None:
    found = replace(SOUND, meeting_forms=(meeting_form(sector="vo"),))
    assert rules(found, SEATED) == ["warning meeting-form-sector"]


def test_errors_say_which_documents_they_hold_back() -> None:
    unknown = check(with_boards(board("41234 stichting PO9999")))
    assert unknown[0].touches == {"bestuur:41234", "convenant"}
    of_school = check(replace(SOUND, schools=(school(board="49999"),)), [SEATED])
    assert of_school[0].touches == {"school:00AA", "casus:ZK-7F3K"}
    of_form = check(replace(SOUND, meeting_forms=(meeting_form(), meeting_form())), [SEATED])
    assert of_form[0].touches == {"convenant", "casus:ZK-7F3K"}


def test_a_problem_points_at_the_cell() -> None:
    placed = replace(ONE, source=replace(ONE.source, row=9, columns={"swvs": "L"}), swvs=("PO9999",))
    (problem, *_) = check(with_boards(placed))
    assert str(problem.place) == "parties.xlsx, Schoolbesturen, L9"
