"""``convenant status``: who has signed what on a day, what is missing, and the register that is filled in."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator import plan
from generator.model import Region, SigningRecord
from generator.signing import register
from generator.signing.register import Paper
from generator.signing_state import papers_to_sign, status_of
from tests.builders import board, covenant, mandate, municipality, provider, region, source
from tests.projects import Project, Told, door, new_project

ON = date(2027, 2, 1)


def record(document: str, code: str = "", **days: Any) -> SigningRecord:
    return SigningRecord(source=source("Tekenregister"), document=document, code=code, **days)


def documents(made: Region) -> Any:
    return plan.plan(made, (), today=ON, sha256=lambda _: "0" * 64).documents


def standing(made: Region, on: date = ON) -> Any:
    return status_of(made, documents(made), on)


COVENANT = "convenant_Zilvermeer_2026-1"
SIGNED = date(2026, 12, 10)
BASE = region("41234 stichting", "41235 stichting zelf", covenant=covenant(signing_date=SIGNED))
"""A municipality (H1), a SWV for itself (H2) and for a board (H3), and a board that signs itself (H4)."""


def signed(*codes: str, made: Region = BASE, mandates: bool = True) -> Region:
    rows = tuple(record(COVENANT, code, signed_on=SIGNED) for code in codes)
    return Region(**{**made.__dict__, "signing": rows, "mandates": (mandate(),) if mandates else ()})


def test_nobody_has_signed_yet() -> None:
    found = standing(BASE)

    assert found.verdict.startswith("Het convenant is nog niet door alle partijen getekend: 0 van de 4")
    assert {one.subject for one in found.parties if one.missing} == {
        *("bestuur:41234", "bestuur:41235", "gemeente:9801", "swv:PO2507"),
    }


def test_all_have_signed_and_each_mandate_is_in_order() -> None:
    found = standing(signed("H1", "H2", "H3", "H4"))

    assert found.verdict == "Het convenant geldt: alle partijen hebben getekend."
    assert not [one for one in found.parties if one.missing]


def test_all_signatures_without_a_mandate_are_not_enough() -> None:
    found = standing(signed("H1", "H2", "H3", "H4", mandates=False))

    assert "niet elke volmacht aan SWV PO2507 is in orde" in found.verdict


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2026, 12, 9), "nog niet door alle partijen getekend: 0 van de 4"),
        (date(2026, 12, 10), "Alle partijen hebben getekend. Het convenant gaat in op 1 januari 2027."),
        (date(2027, 1, 1), "Het convenant geldt"),
    ],
)
def test_the_status_is_that_of_the_day_asked(on: date, verdict: str) -> None:
    assert verdict in standing(signed("H1", "H2", "H3", "H4"), on).verdict


def test_a_covenant_that_has_ended_does_not_stand() -> None:
    made = Region(**{**signed("H1", "H2", "H3", "H4").__dict__, "covenant": covenant(end=date(2027, 1, 31))})

    assert standing(made).verdict == "Het convenant is geëindigd op 31 januari 2027."


def test_what_was_signed_by_a_mandate_stands_when_the_mandate_has_ended() -> None:
    made = signed("H1", "H2", "H3", "H4")
    ended = Region(**{**made.__dict__, "mandates": (mandate(end=date(2028, 1, 1)),)})

    assert standing(ended, date(2029, 1, 1)).verdict == "Het convenant geldt: alle partijen hebben getekend."


def test_how_far_each_place_is() -> None:
    paper = Paper(COVENANT, "Convenant", "covenant", documents(BASE)[0].lines)
    rows = (
        record(COVENANT, "H1", sent_on=date(2026, 11, 12)),
        record(COVENANT, "H2", sent_on=date(2026, 11, 12), received_on=date(2026, 11, 20)),
        record(COVENANT, "H3", signed_on=SIGNED),
        record(COVENANT, "H4", sent_on=date(2027, 3, 1)),
    )
    made = Region(**{**BASE.__dict__, "signing": rows})

    assert [one.state for one in register.places(made, [paper], ON)] == [
        *("verstuurd", "ontvangen", "getekend", "te versturen"),
    ]


def test_a_row_without_a_code_is_of_the_whole_document() -> None:
    made = Region(**{**BASE.__dict__, "signing": (record(COVENANT, sent_on=date(2026, 11, 12)),)})
    found = register.places(made, papers_to_sign(documents(made)), ON)

    assert {one.state for one in found if one.document == COVENANT} == {"verstuurd"}


def test_the_sheets_of_mandates_and_providers_say_that_those_are_signed() -> None:
    made = region(
        "41234 stichting", mandates=(mandate(),), providers=(provider(signed_on=SIGNED), provider("59999999"))
    )
    found = {one.document: one.state for one in register.places(made, papers_to_sign(documents(made)), ON)}

    assert found["volmacht_41234_PO2507"] == "getekend"
    assert found["toetreding_51234567"] == "getekend"
    assert found["toetreding_59999999"] == "te versturen"


def test_a_mandate_for_another_edition_or_revoked_is_not_signed() -> None:
    changed: tuple[dict[str, Any], ...] = ({"edition": "2025-1"}, {"revoked_on": date(2027, 1, 1)})
    for changes in changed:
        made = region("41234 stichting", mandates=(mandate(**changes),))
        found = {one.document: one.state for one in register.places(made, papers_to_sign(documents(made)), ON)}
        assert found["volmacht_41234_PO2507"] == "te versturen"


def test_a_party_without_anything_to_sign_is_not_named() -> None:
    late = municipality("9802 Duinoord", party_since=date(2028, 1, 1))
    made = Region(**{**BASE.__dict__, "municipalities": (*BASE.municipalities, late)})

    assert "gemeente:9802" not in {one.subject for one in standing(made).parties}
    assert board("41234 stichting").subject in {one.subject for one in standing(made).parties}


# --- at the door -----------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_project(tmp_path / "regio")


def status(project: Project, *words: str) -> Told:
    return door("status", *project.words, *words)


def fill(project: Project, *rows: Mapping[str, Any]) -> None:
    def add(book: Any) -> None:
        sheet = book.create_sheet("Tekenregister")
        heads = ("Document", "Handtekening", "Verstuurd op", "Ontvangen op", "Getekend op", "Opmerking")
        sheet.append(heads)
        for row in rows:
            sheet.append([row.get(head) for head in heads])

    project.edit(add)


def test_the_page_names_what_is_missing_and_the_gate(project: Project) -> None:
    fill(project, {"Document": "convenant_Zilvermeer_2026-1", "Handtekening": "H1", "Verstuurd op": date(2026, 11, 2)})
    told = status(project)

    assert told.exit == 0
    assert "Stand op 18 november 2026." in told.out
    assert "verstuurd op 2 november 2026, nog niet getekend terug van mevrouw J. de Vries." in told.out
    assert "0 van de 2 volmachten zijn in orde" in told.out


def test_json_has_each_party_with_its_documents_and_what_is_missing(project: Project) -> None:
    report = status(project, "--json").report
    board_ = next(one for one in report["parties"] if one["subject"] == "bestuur:90101")

    assert [one["id"] for one in board_["documents"]] == ["volmacht_90101_PO9901"]
    assert board_["documents"][0]["state"] == "to-send"
    assert board_["missing"]
    assert report["gates"][0]["open"] is False
    assert "casus" not in str(report["parties"])


def test_the_register_can_be_filled_in_and_taken_over(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "tekenregister.xlsx"
    fill(project, {"Document": "volmacht_90101_PO9901", "Verstuurd op": date(2026, 11, 2), "Opmerking": "per post"})
    assert f"Het tekenregister staat in {path}." in status(project, "--xlsx", str(path)).out

    rows: list[list[Any]] = [[cell.value for cell in row] for row in load_workbook(path)["Tekenregister"].iter_rows()]
    at = next(number for number, row in enumerate(rows) if row[0] == "Document")
    mine = next(row for row in rows[at:] if row[0] == "volmacht_90101_PO9901")
    assert mine[1] == "H1"
    assert mine[2].date() == date(2026, 11, 2)
    assert mine[5] == "per post"

    heads = rows[at]
    filled = [dict(zip(heads, row, strict=True)) for row in rows[at + 1 :] if row[0]]
    for row in filled:
        row["Getekend op"] = date(2026, 11, 10)

    def take_over(book: Any) -> None:
        del book["Tekenregister"]
        sheet = book.create_sheet("Tekenregister")
        sheet.append(heads)
        for row in filled:
            sheet.append([row[head] for head in heads])

    project.edit(take_over)
    told = status(project, "--json").report
    assert {one["state"] for party in told["parties"] for one in party["documents"]} == {"signed"}
    assert not [one for one in told["problems"] if one["severity"] == "error"]


def test_a_row_about_a_paper_that_is_not_there_is_told_by_cell(project: Project) -> None:
    fill(project, {"Document": "volmacht_99999_PO9901", "Verstuurd op": date(2026, 11, 2)})
    found = status(project, "--json").problem("register-unknown")

    assert (found["sheet"], found["cell"], found["value"]) == ("Tekenregister", "A2", "volmacht_99999_PO9901")


@pytest.mark.parametrize("words", ["3/4/2027", "morgen", "31-2-2027"])
def test_a_day_that_can_be_read_in_two_ways_is_refused(project: Project, words: str) -> None:
    told = status(project, "--on", words)

    assert told.exit == 2
    assert "31 december 2026" in told.err


def test_the_day_may_be_still_to_come(project: Project) -> None:
    assert "Stand op 3 april 2027." in status(project, "--on", "3 april 2027").out
