"""Who signs on mandate, and what a mandate lacks on a day."""

from datetime import date
from typing import Any

import pytest

from generator.model import Mandate, Region, Signatory
from generator.signing.mandate import dated, gate, mandates, missing, represented
from tests.builders import START, board, covenant, mandate, region, swv

DAY = date(2027, 1, 10)
BOARD, TWO = board("41234 stichting"), board("41235 stichting twee")


def pairs(found: Region) -> list[tuple[str, str, bool]]:
    return [(given.board.number, given.swv.number, given.mandate.recorded) for given in mandates(found)]


def codes(given: Mandate, on: date = DAY, **changes: Any) -> list[str]:
    return [lack.code for lack in missing(BOARD, swv(), given, covenant(**changes), on)]


def test_every_board_that_does_not_sign_itself_gives_each_of_its_swvs_a_mandate() -> None:
    found = region(
        "41234 stichting PO2507 VO2507",
        "41235 stichting zelf",
        "41236 vereniging VO2507",
        "41237 mbo-instelling",
        swvs="PO2507 VO2507",
        mandates=(mandate("41234", "VO2507"),),
    )
    assert pairs(found) == [
        ("41234", "PO2507", False),
        ("41234", "VO2507", True),
        ("41236", "VO2507", False),
        ("41237", "PO2507", False),
    ]


def test_a_swv_that_is_named_twice_or_is_not_in_the_region_gives_no_second_or_empty_pair() -> None:
    assert pairs(region("41234 stichting PO2507 PO2507 VO9999")) == [("41234", "PO2507", False)]


def test_without_a_row_a_mandate_is_by_function_for_signing_from_the_start_of_the_covenant() -> None:
    found = region("41234 stichting")
    given = dated(mandates(found)[0].mandate, found.covenant)
    assert (given.holder, given.scope, given.start, given.substitution) == ("functie", ("tekenen",), START, False)


@pytest.mark.parametrize(
    ("since", "until", "gives", "signs"),
    [
        (None, None, True, True),
        (START, None, True, True),
        (date(2027, 1, 2), None, True, False),  # joins later: a mandate is made, the covenant does not list it
        (None, date(2027, 1, 2), True, True),
        (None, START, False, False),  # "lid tot" is the first day without membership
        (None, date(2026, 12, 31), False, False),
    ],
)
def test_membership(since: date | None, until: date | None, gives: bool, signs: bool) -> None:
    found = region(boards=(board("41234 stichting", member_since=since, member_until=until),))
    assert bool(mandates(found)) == gives
    assert bool(represented(found, found.swvs[0])) == signs


def test_of_several_rows_the_last_that_is_in_force_counts() -> None:
    rows = (
        mandate(revoked_on=date(2026, 12, 1)),
        mandate(decision_number="gewoon"),
        mandate(decision_number="nieuw"),
        mandate(decision_number="ander", edition="2020-1"),
    )
    assert mandates(region("41234 stichting", mandates=rows))[0].mandate.decision_number == "nieuw"
    assert mandates(region("41234 stichting", mandates=rows[:1]))[0].mandate.revoked_on == date(2026, 12, 1)


LACKS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"signed_on": None}, ["not-signed"]),
    ({"signed_on": DAY}, []),
    ({"signed_on": date(2027, 1, 11)}, ["signed-later"]),
    ({"edition": "2026-1"}, []),
    ({"edition": "2025-1"}, ["other-edition"]),
    ({"scope": ("tekenen", "wijzigen")}, []),
    ({"scope": ("wijzigen", "opzeggen")}, ["not-for-signing"]),
    ({"scope": ()}, ["not-for-signing"]),
    ({"start": DAY}, []),
    ({"start": date(2027, 1, 11)}, ["not-begun"]),
    ({"end": DAY}, []),
    ({"end": date(2027, 1, 9)}, ["ended"]),
    ({"revoked_on": DAY}, ["revoked"]),
    ({"revoked_on": date(2027, 1, 11)}, []),
    ({"holder": "swv"}, []),
    ({"holder": "persoon"}, ["person-missing"]),
    ({"holder": "persoon", "person": "mevrouw A. van der PO2507"}, []),
    ({"holder": "persoon", "person": "Mevr.  A. van der PO2507"}, []),
    ({"holder": "persoon", "person": "de heer B. Voorganger"}, ["other-person"]),
    ({"holder": "functie", "person": "de heer B. Voorganger"}, []),
    ({"signed_on": None, "edition": "x", "end": date(2026, 1, 1)}, ["not-signed", "other-edition", "ended"]),
]


@pytest.mark.parametrize(("changes", "expected"), LACKS)
def test_what_a_mandate_lacks(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(mandate(**changes)) == expected


def test_a_mandate_without_a_row_is_not_signed() -> None:
    assert codes(mandates(region("41234 stichting"))[0].mandate) == ["not-signed"]


def test_a_mandate_without_its_own_start_begins_with_the_covenant_or_the_earlier_day_of_signing() -> None:
    assert codes(mandate(), on=date(2026, 12, 10)) == ["not-begun"]
    assert codes(mandate(), on=date(2026, 12, 10), signing_date=date(2026, 12, 10)) == []
    assert codes(mandate(), on=START, signing_date=date(2027, 3, 1)) == []


def test_each_signatory_must_be_known_by_name_and_function() -> None:
    halfway = board("41235 stichting", signatories=(Signatory("de heer A", "voorzitter"), Signatory("mevrouw B", "")))
    assert missing(halfway, swv(), mandate("41235"), covenant(), DAY)[0].code == "signatory-unknown"
    assert (
        missing(board("1 stichting", signatories=()), swv(), mandate(), covenant(), DAY)[0].code == "signatory-unknown"
    )


def test_two_signatories_must_both_have_signed() -> None:
    (lack,) = missing(TWO, swv(), mandate("41235", signed_on=None), covenant(), DAY)
    assert "door beide ondertekenaars" in lack.sentence


def test_the_gate_opens_when_no_mandate_lacks_anything() -> None:
    found = region("41234 stichting", "41235 stichting zelf", mandates=(mandate("41234"),))
    opened = gate(found, found.swvs[0], DAY)
    assert (opened.is_open, opened.sentences, [b.number for b in opened.boards]) == (True, (), ["41234"])


def test_a_closed_gate_names_each_board_and_all_that_is_missing() -> None:
    found = region(
        "41234 stichting",
        "41235 stichting twee",
        "41236 stichting VO2507",
        swvs="PO2507 VO2507",
        mandates=(mandate("41234", end=date(2027, 1, 9), edition="2025-1"), mandate("41236", "VO2507")),
    )
    closed = gate(found, found.swvs[0], DAY)
    assert not closed.is_open
    assert closed.sentences == (
        "41234 Stichting De Lelie 41234: de volmacht is voor editie 2025-1, niet voor 2026-1; "
        "de volmacht is geëindigd op 9 januari 2027.",
        "41235 Stichting De Lelie 41235: de volmacht is nog niet getekend door beide ondertekenaars.",
    )
    assert [held.mend for held in closed.held] == [
        "Regel wat ontbreekt en vul het in op het blad Volmachten.",
        "Laat de volmacht tekenen en vul daarna Getekend op in op het blad Volmachten.",
    ]
    assert gate(found, found.swvs[1], DAY).is_open


def test_a_swv_without_boards_on_mandate_has_nothing_to_wait_for() -> None:
    found = region("41235 stichting zelf")
    assert gate(found, found.swvs[0], DAY).is_open


def test_no_sentence_holds_the_name_of_a_natural_person() -> None:
    found = region(
        "41234 stichting", mandates=(mandate(holder="persoon", person="de heer B. Voorganger", signed_on=None),)
    )
    (sentence,) = gate(found, found.swvs[0], DAY).sentences
    assert "Voorganger" not in sentence
    assert "A. van der" not in sentence
