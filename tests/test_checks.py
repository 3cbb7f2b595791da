"""What must hold across the rows of a region and its cases."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.checks.every import check, of_parties_only
from generator.model import Region, Signatory
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
    representatives,
    school,
    swv,
)

TODAY = date(2026, 11, 24)
SOUND = region("41234 stichting", "41235 vereniging twee", mandates=(mandate(),), providers=(provider(),))


def rules(found: Region, *cases: Any) -> list[str]:
    return [f"{problem.severity} {problem.rule}" for problem in check(found, cases, today=TODAY)]


def with_boards(*boards: Any) -> Region:
    return replace(SOUND, boards=boards, mandates=())


def with_municipalities(*words: str) -> Region:
    return replace(SOUND, municipalities=tuple(municipality(one) for one in words), providers=())


ONE, TWO = board("41234 stichting"), board("41235 stichting")
REGIONS: list[tuple[Region, list[str]]] = [
    (replace(SOUND, swvs=(swv(), swv())), ["error number-twice"] * 2 + ["warning kvk-twice"] * 2),
    (with_boards(ONE, replace(ONE, name="Een ander", kvk="99000001")), ["error number-twice"] * 2),
    (with_boards(ONE, replace(TWO, kvk=ONE.kvk)), ["warning kvk-twice"] * 2),
    (with_boards(ONE, replace(TWO, name=ONE.name.upper())), ["warning name-twice"] * 2),
    (replace(SOUND, municipalities=(municipality("9801 A"), municipality("9801 B"))), ["error number-twice"] * 2),
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
        replace(SOUND, municipalities=(municipality("9801 A volmacht", proxy_reference=""),)),
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
    (replace(SOUND, providers=(provider(municipality="9802"),)), ["error municipality-unknown"]),
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
    (with_boards(replace(ONE, successor_of="41234")), ["error successor-itself"]),
    (with_boards(replace(ONE, successor_of="40987; 40988")), []),
    (with_boards(replace(ONE, successor_of="Stichting De Lelie")), ["warning successor-format"]),
    (replace(SOUND, mandates=(mandate(revoked_on=date(2026, 11, 20)), mandate())), []),
    (replace(SOUND, mandates=(mandate(edition="2020-1"), mandate())), []),
    (replace(SOUND, swvs=(swv(sector="vo"),)), ["warning swv-sector"]),
    (with_boards(replace(ONE, kvk="51234567")), ["warning kvk-twice"] * 2),
    (replace(SOUND, providers=(provider(), provider("51234568", name=provider().name))), ["warning name-twice"] * 2),
    (with_boards(replace(ONE, legal_form="vereniging")), ["warning legal-form-odd"]),
    (with_boards(replace(ONE, legal_form="stichting openbaar onderwijs")), []),
    (with_municipalities("0014 Groningen", "1900 Súdwest-Fryslân", "0373 Bergen", "0796 's-hertogenbosch"), []),
    (with_municipalities("0014 Zilverdam"), ["warning municipality-name"]),
    (with_municipalities("1900 Sudwest-Fryslan"), ["warning municipality-name"]),
    (with_municipalities("0013 Nergenshuizen"), ["warning municipality-code-unknown"]),
    (with_municipalities("0788 Haaren"), ["error municipality-abolished"]),
    (with_municipalities("0014 Groningen", "9802 Groningen"), ["warning name-twice"] * 2),
    (replace(SOUND, municipalities=(municipality("0788 Haaren", party_until=date(2021, 1, 1)),), providers=()), []),
]
SHORTENED = (
    "Stg. De Lelie",
    "St. Prot. Chr. Onderwijs",
    "Stichting v. Openb. Onderwijs",
    "Stg OSG De Lelie",
    "Verenig. De Lelie",
)
WRITTEN_OUT = (
    "Stichting St. Jan B.V.",
    "Stichting De Lelie N.V.",
    "Stichting P.J. de Boer",
    "Vereniging O.B.S. De Lelie",
)


@pytest.mark.parametrize(("found", "expected"), REGIONS)
def test_a_fault_in_the_region_is_told_and_nothing_else(found: Region, expected: list[str]) -> None:
    assert rules(found) == expected


@pytest.mark.parametrize("name", SHORTENED)
def test_a_name_as_a_list_shortens_it_is_told(name: str) -> None:
    assert rules(with_boards(replace(ONE, name=name))) == ["warning name-abbreviated"]


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_initials_and_companies_are_no_abbreviation(name: str) -> None:
    found = check(with_boards(replace(ONE, name=name)), today=TODAY)
    assert [problem.rule for problem in found if problem.rule == "name-abbreviated"] == []


def test_an_abolished_municipality_names_its_successors_and_the_day() -> None:
    (gone,) = check(with_municipalities("0788 Haaren"), today=TODAY)
    assert "1 januari 2021" in gone.message
    assert "Boxtel (0757), Oisterwijk (0824), Tilburg (0855) en Vught (0865)" in gone.message
    assert gone.touches == {"gemeente:0788", "convenant"}


PARENTS = tuple(replace(person, language="") for person in representatives("ouder ja, ouder ja"))
SEATED = case(participants=(participant(),), end=date(2027, 7, 31), representatives=PARENTS)
GONE = {"address": "", "postcode": "", "city": ""}


def around(**changes: Any) -> Any:
    """Return the sound case, its second representative changed."""
    return replace(SEATED, representatives=(PARENTS[0], replace(PARENTS[1], **changes)))


CASES: list[tuple[Any, list[str]]] = [
    (replace(SEATED, school="00ZZ"), ["error school-unknown"]),
    (replace(SEATED, school="00AA01"), ["warning school-location"]),
    (replace(SEATED, meeting_form="ZAT"), ["error meeting-form-unknown"]),
    (replace(SEATED, born=date(2024, 1, 1)), ["error pupil-age"]),
    (replace(SEATED, born=date(2003, 4, 15)), ["error pupil-age"]),
    (replace(SEATED, born=date(2003, 4, 16)), []),
    (replace(SEATED, end=date(2027, 4, 14)), ["error period-reversed"]),
    (replace(SEATED, meeting_date=date(2026, 12, 31)), ["warning meeting-outside-covenant"]),
    (replace(SEATED, participants=()), ["error participants-missing"]),
    (replace(SEATED, participants=(participant(treating=False),)), ["error treating-missing"]),
    (replace(SEATED, participants=(participant(treating=False), participant())), []),
    (replace(SEATED, participants=(participant(information=()),)), ["notice information-missing"]),
    (replace(SEATED, participants=(participant(information=(), limit="niet delen"),)), ["warning nobody-shares"]),
    (
        replace(SEATED, participants=(participant(), participant(limit="niet delen"))),
        ["warning information-not-shared"],
    ),
    (replace(SEATED, participants=(participant(), participant(information=(), limit="niet delen"))), []),
    (replace(SEATED, meeting_date=date(2027, 4, 18)), ["warning meeting-weekend"]),
    *(
        (replace(SEATED, meeting_time=time), [])
        for time in ("13.30 uur", "8:15", "half twee", "van 9 tot 10 uur", "9u30")
    ),
    *((replace(SEATED, meeting_time=time), ["warning meeting-time-odd"]) for time in ("3:30", "13,5", "25.00", "9.75")),
    (around(**GONE), ["error signer-address-missing"]),
    (around(**GONE, secret_address=True), []),
    (around(**GONE, situation="onbereikbaar"), []),
    (around(**GONE, relation="stiefouder", authority="nee"), []),
    (around(**GONE, authority="nee", own_data=True), ["error signer-address-missing"]),
    (around(language="Turks"), []),
    (around(language="Nederlands"), []),
    (around(language="Tigrinya"), ["notice language-without-aid"]),
    (around(language="Turcs"), ["error language-unknown"]),
    (around(language="Turcs", relation="stiefouder", authority="nee"), []),
    (replace(around(**GONE), born=date(2010, 4, 15)), ["warning guest-address-missing"]),
    (replace(around(**GONE, secret_address=True), born=date(2010, 4, 15)), []),
    (replace(around(language="Turcs"), born=date(2010, 4, 15)), ["error language-unknown"]),
    (replace(around(language="Tigrinya"), born=date(2010, 4, 15)), []),
    (replace(SEATED, end=None), ["notice consent-without-end"]),
    (replace(SEATED, end=date(2028, 6, 1)), ["warning end-far"]),
    (around(relation="mentor"), ["warning curator-of-minor"]),
    (replace(SEATED, representatives=(SEATED.representatives[0],) * 2), ["warning person-twice"] * 2),
    (
        replace(SEATED, first_name="Vertegenwoordiger", infix="", last_name="1"),
        ["warning representative-is-pupil"],
    ),
    (
        replace(SEATED, representatives=(replace(SEATED.representatives[0], postcode=""),)),
        ["warning address-half"],
    ),
    (
        replace(SEATED, representatives=(replace(SEATED.representatives[0], postcode="", secret_address=True),)),
        [],
    ),
]


def test_a_sound_region_and_case_have_no_problem() -> None:
    assert check(SOUND, [SEATED], today=TODAY) == ()


@pytest.mark.parametrize(("one", "expected"), CASES)
def test_a_fault_in_a_case_is_told_and_touches_that_case(one: Any, expected: list[str]) -> None:
    problems = check(SOUND, [one], today=TODAY)
    assert [f"{problem.severity} {problem.rule}" for problem in problems] == expected
    assert all(problem.touches == {"casus:ZK-7F3K"} for problem in problems)
    assert all(problem.value == "" for problem in problems)


def test_two_cases_with_one_code_are_both_told() -> None:
    assert rules(SOUND, SEATED, SEATED) == ["error number-twice"] * 2


def test_a_meeting_form_of_another_sector_is_a_warning() -> None:
    found = replace(SOUND, meeting_forms=(meeting_form(sector="vo"),))
    assert rules(found, SEATED) == ["warning meeting-form-sector"]


def test_errors_say_which_documents_they_hold_back() -> None:
    unknown = check(with_boards(board("41234 stichting PO9999")), today=TODAY)
    assert unknown[0].touches == {"bestuur:41234", "convenant"}
    of_school = check(replace(SOUND, schools=(school(board="49999"),)), [SEATED], today=TODAY)
    assert of_school[0].touches == {"school:00AA", "casus:ZK-7F3K"}
    of_form = check(replace(SOUND, meeting_forms=(meeting_form(), meeting_form())), [SEATED], today=TODAY)
    assert of_form[0].touches == {"convenant", "casus:ZK-7F3K"}


def test_a_problem_points_at_the_cell() -> None:
    placed = replace(ONE, source=replace(ONE.source, row=9, columns={"swvs": "L"}), swvs=("PO9999",))
    (problem, *_) = check(with_boards(placed), today=TODAY)
    assert str(problem.place) == "parties.xlsx, Schoolbesturen, L9"


def test_an_error_about_a_former_party_leaves_the_covenant_alone() -> None:
    former = replace(ONE, swvs=("PO9999",), member_until=date(2025, 1, 1))
    now = replace(TWO, swvs=("PO9999",))
    found = with_boards(former, now)
    told = [one.touches for one in of_parties_only(check(found, today=TODAY), found) if one.rule == "swv-unknown"]
    assert told == [{"bestuur:41234"}, {"bestuur:41235", "convenant"}]
