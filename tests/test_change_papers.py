"""Which papers a change asks for, of whom, and who signs them: by the domain's table."""

from dataclasses import replace
from datetime import date

import pytest

from generator.model import Region, SigningRecord
from tests import case_papers
from tests.builders import board, mandate, source
from tests.changed_regions import AFTER, BEFORE, TODAY, papers_of, signed


def wanted(before: Region = BEFORE, after: Region = AFTER, today: date = TODAY) -> list[str]:
    return [document.id for document in papers_of(before, after, today)]


def test_every_paper_that_a_year_of_changes_asks_for() -> None:
    assert wanted() == [
        "besluitenlijst_Zilvermeer_2026-1",
        "agendabijlage_Zilvermeer_2026-1",
        "addendum_Zilvermeer_2026-1",
        "kennisgeving_bestuur_41240",
        "kennisgeving_bestuur_41234",
        "kennisgeving_bestuur_41235",
        "kennisgeving_gemeente_9803",
        "opzegging_bestuur_41234",
        "intrekking_41234_PO2507",
        "rechtsopvolging_41235",
        "bekrachtiging_41236_PO2507",
        "bekendmaking_51234567",
    ]


def test_nothing_is_wanted_where_nothing_happened() -> None:
    quiet = replace(BEFORE, mandates=(mandate("41234"),), providers=())

    assert wanted(quiet, quiet) == []


def test_before_the_signing_no_paper_of_a_change_is_wanted() -> None:
    assert wanted(today=date(2026, 12, 9)) == []


def signers(name: str) -> list[str]:
    (document,) = (one for one in papers_of() if one.id == name)
    return [f"{line.code} {line.signer}" for line in document.lines]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("intrekking_41234_PO2507", ["H1 de heer P. Een-41234", "H2 mevrouw S. Twee-41234"]),
        ("opzegging_bestuur_41234", ["H1 de heer P. Een-41234", "H2 mevrouw S. Twee-41234"]),
        ("rechtsopvolging_41235", ["H1 de heer P. Een-41235"]),
        ("bekrachtiging_41236_PO2507", ["H1 de heer P. Een-41236"]),
        ("addendum_Zilvermeer_2026-1", []),
        ("kennisgeving_bestuur_41240", []),
    ],
)
def test_who_signs(name: str, expected: list[str]) -> None:
    assert signers(name) == expected


def values(name: str) -> dict[str, object]:
    (document,) = (one for one in papers_of() if one.id == name)
    return document.values()


def test_the_new_list_has_who_came_and_not_who_left() -> None:
    rows = values("addendum_Zilvermeer_2026-1")["besturen_nu"]
    assert isinstance(rows, tuple)

    assert [(row["nummer"], row["opmerking"]) for row in rows] == [
        ("41235", "Voorheen Vereniging De Lelie 41235; opvolger van Stichting De Lelie 41237"),
        ("41236", ""),
        ("41240", "Nieuw vanaf 1 augustus 2027, zodra de volmacht is getekend of het bestuur zelf tekent"),
    ]


def test_a_notice_goes_to_all_others_that_are_party_and_not_to_the_one_it_is_about() -> None:
    receivers = values("kennisgeving_bestuur_41235")["ontvangers"]
    assert isinstance(receivers, tuple)
    names = [one["naam"] for one in receivers]

    assert "gemeente Zilverdam" in names
    assert "Stichting De Lelie 41236" in names
    assert "Vereniging De Roos" not in names
    assert "Stichting De Lelie 41234" not in names  # it left


def test_a_board_that_went_to_another_swv_withdraws_the_mandate_to_the_old_one_only() -> None:
    before = signed(
        replace(
            BEFORE,
            swvs=(*BEFORE.swvs, replace(BEFORE.swvs[0], number="VO2507", kvk="41000002")),
            boards=(board("41234 stichting PO2507 VO2507"),),
            mandates=(mandate("41234"), mandate("41234", "VO2507")),
            providers=(),
        )
    )
    after = replace(before, boards=(replace(before.boards[0], swvs=("VO2507",)),))

    assert [name for name in wanted(before, after) if name.startswith("intrekking")] == ["intrekking_41234_PO2507"]


def test_of_a_board_whose_row_is_gone_nobody_signs_and_a_question_is_raised() -> None:
    after = replace(BEFORE, boards=BEFORE.boards[1:])
    found = wanted(BEFORE, after)

    assert "kennisgeving_bestuur_41234" in found
    assert not [name for name in found if name.startswith(("opzegging", "intrekking_41234"))]


def test_a_board_that_succeeds_two_others_names_both() -> None:
    after = replace(BEFORE, boards=(replace(BEFORE.boards[1], successor_of="41234; 41237"), BEFORE.boards[2]))
    (document,) = (one for one in papers_of(BEFORE, after) if one.id == "rechtsopvolging_41235")
    former = document.values()["voorgangers"]
    assert isinstance(former, tuple)

    assert [(one["nummer"], one["naam"]) for one in former] == [
        ("41234", "Stichting De Lelie 41234"),
        ("41237", "Stichting De Lelie 41237"),
    ]


def test_the_agenda_tells_how_many_have_signed_as_the_register_says() -> None:
    covenant = "convenant_Zilvermeer_2026-1"
    rows = (
        SigningRecord(source=source("Tekenregister"), document=covenant, code="H1", signed_on=date(2026, 12, 10)),
        SigningRecord(source=source("Tekenregister"), document=covenant, code="H2", sent_on=date(2026, 12, 1)),
        SigningRecord(source=source("Tekenregister"), document=covenant, code="H3", signed_on=date(2027, 12, 1)),
    )
    (agenda,) = (one for one in papers_of(BEFORE, replace(AFTER, signing=rows)) if one.kind == "agenda")
    told = case_papers.rows(case_papers.filled("agendabijlage", agenda.values()))

    assert ["Handtekeningen gezet", "1 van 3"] in told
    assert ["Volmachten getekend", "3 van 4"] in told
