"""The gate before a director signs for the boards: who keeps it closed and why, and how one cell opens it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import plan
from generator.model import Region
from tests.builders import covenant, mandate, region
from tests.projects import Project, door, new_project

ON = date(2026, 12, 10)
SIGNED = covenant(signing_date=ON)
BASE = region(
    *("41234 stichting", "41235 stichting", "41236 stichting twee"),
    covenant=SIGNED,
    mandates=(mandate("41234"), mandate("41235", revoked_on=date(2026, 12, 1))),
)


def session(made: Region) -> list[str]:
    """Return who signs what in the stack that the director signs."""
    found = plan.plan(made, (), today=ON, sha256=lambda _: "0" * 64)
    (bundle,) = (one for one in found.bundles if one.name == "tekensessie_PO2507")
    return [line.capacity for _, line in bundle.signs]


def held(made: Region) -> list[str]:
    found = plan.plan(made, (), today=ON, sha256=lambda _: "0" * 64)
    return [one.message for one in found.problems if one.rule == "mandate-gate"]


def test_the_refusal_names_each_board_and_what_is_missing() -> None:
    assert held(BASE) == [
        "De directeur van PO2507 kan op 10 december 2026 nog niet tekenen namens bestuur 41235 Stichting De Lelie "
        "41235: de volmacht is ingetrokken op 1 december 2026.",
        "De directeur van PO2507 kan op 10 december 2026 nog niet tekenen namens bestuur 41236 Stichting De Lelie "
        "41236: de volmacht is nog niet getekend door beide ondertekenaars.",
    ]
    assert len(session(BASE)) == 1


def test_boards_that_sign_themselves_or_are_left_out_keep_nothing_closed() -> None:
    first, second, third = BASE.boards
    moved = replace(BASE, boards=(first, replace(second, signs_itself=True), replace(third, member_until=ON)))

    assert held(moved) == []
    assert len(session(moved)) == 2
    signers = {line.subject for line in plan.plan(moved, (), today=ON, sha256=lambda _: "").covenant.lines}
    assert "bestuur:41235" in signers
    assert "bestuur:41236" not in signers


def test_the_last_mandate_signed_opens_it() -> None:
    made = replace(BASE, mandates=tuple(mandate(board.number) for board in BASE.boards))

    assert held(made) == []
    assert len(session(made)) == 2


# --- at the door -----------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a region that signs on 18 November 2026; of its two boards with a mandate, 90103 has not signed it."""
    project = new_project(tmp_path / "regio", {"Volmachten Getekend op": date(2026, 11, 2)})
    project.edit(lambda book: book["Convenant"].append(["Tekendatum", date(2026, 11, 18)]))
    project.edit(lambda book: book["Schoolbesturen"].__getitem__("I1").__setattr__("value", "Tekent"))
    project.edit(lambda book: book["Schoolbesturen"].__getitem__("J1").__setattr__("value", "Lid tot"))
    return project


def put(project: Project, cell: str, value: object) -> None:
    project.edit(lambda book: book["Schoolbesturen"].__getitem__(cell).__setattr__("value", value))


def test_status_and_build_name_the_board_and_the_way_out(project: Project) -> None:
    said = door("status", *project.words).out
    told = project.build("--engine", "none", "--dry-run")

    assert "1 van de 2 volmachten zijn in orde. De directeur tekent nog niet namens de schoolbesturen" in said
    assert "- 90103 Vereniging De Kandelaar: de volmacht is nog niet getekend." in said
    assert "90101 Stichting De Waterlelie:" not in said
    assert "Zet bij een bestuur Tekent op zelf, of laat het weg: vul bij Lid tot een dag in" in said
    found = told.problem("mandate-gate")
    assert found["message"].endswith("namens bestuur 90103 Vereniging De Kandelaar: de volmacht is nog niet getekend.")
    assert "Tekent op zelf" in found["mend"]


@pytest.mark.parametrize(("cell", "value", "signs"), [("I4", "zelf", True), ("J4", date(2026, 11, 17), False)])
def test_one_cell_opens_the_gate(project: Project, cell: str, value: object, *, signs: bool) -> None:
    put(project, cell, value)
    said = door("status", *project.words).out
    report = door("status", *project.words, "--json").report
    told = project.build("--engine", "none")

    assert "elke volmacht is in orde (1)." in said
    assert [one["open"] for one in report["gates"]] == [True]
    assert ("bestuur:90103" in {one["subject"] for one in report["parties"]}) is signs
    assert "mandate-gate" not in told.rules
    assert "volmacht_90103_PO9901" not in told.made
    assert not [name for name in told.made if name.startswith(("opzegging", "intrekking"))]
