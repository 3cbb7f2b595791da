"""Who is reminded of what, and when; and the letter as its reader finds it, which names nobody else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator import plan
from generator.model import Region
from tests.builders import covenant, mandate, region
from tests.projects import Project, door, new_project
from tests.test_status import COVENANT, fill, record
from tests.word_files import lines

SENT, ASKED = date(2026, 11, 2), date(2026, 12, 1)
BASE = region("41234 stichting twee", "41235 stichting zelf", "41236 stichting", covenant=covenant(respond_by=ASKED))
MANDATE = "volmacht_41234_PO2507"


def letters(made: Region, on: date) -> list[str]:
    documents = plan.plan(made, (), today=on, sha256=lambda _: "0" * 64).documents
    return [one.id for one in documents if one.kind == "reminder"]


def with_rows(*rows: Any, made: Region = BASE, **changes: Any) -> Region:
    return replace(made, signing=rows, **changes)


@pytest.mark.parametrize(
    ("on", "asked", "due"),
    [
        (date(2026, 11, 30), ASKED, False),
        (ASKED, ASKED, True),
        (date(2026, 11, 29), None, False),
        (date(2026, 11, 30), None, True),  # four weeks after sending
        (date(2026, 11, 20), date(2026, 10, 1), False),  # sent after the day that was asked
        (date(2026, 11, 30), date(2026, 10, 1), True),
    ],
)
def test_when_a_party_is_reminded(on: date, asked: date | None, *, due: bool) -> None:
    made = with_rows(record(MANDATE, sent_on=SENT), covenant=covenant(respond_by=asked))

    assert letters(made, on) == (["herinnering_bestuur_41234"] if due else [])


@pytest.mark.parametrize(
    "row",
    [
        record(MANDATE),
        record(MANDATE, sent_on=SENT, received_on=date(2026, 11, 20)),
        record(MANDATE, sent_on=SENT, signed_on=date(2026, 11, 20)),
        record(MANDATE, sent_on=date(2027, 3, 1)),
    ],
)
def test_nobody_is_reminded_of_what_was_not_sent_or_came_back(row: Any) -> None:
    assert letters(with_rows(row), date(2027, 1, 10)) == []


@pytest.mark.parametrize("changes", [{}, {"edition": "2025-1"}, {"revoked_on": date(2026, 12, 1)}])
def test_nobody_is_reminded_of_a_mandate_that_was_signed_after_all(changes: Mapping[str, Any]) -> None:
    made = with_rows(record(MANDATE, sent_on=SENT), mandates=(mandate("41234", **changes),))

    assert letters(made, date(2027, 1, 10)) == []


def test_each_party_of_the_covenant_is_reminded_apart() -> None:
    made = with_rows(record(COVENANT, sent_on=SENT), record(COVENANT, "H1", sent_on=SENT, signed_on=ASKED))

    assert letters(made, ASKED) == ["herinnering_bestuur_41235", "herinnering_swv_PO2507"]


# --- at the door -----------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a region in which a municipality and a board have something for more than four weeks."""
    project = new_project(tmp_path / "regio")
    fill(
        project,
        {"Document": COVENANT, "Handtekening": "H1", "Verstuurd op": date(2026, 10, 5)},
        {"Document": "volmacht_90101_PO9901", "Verstuurd op": date(2026, 10, 6)},
        {"Document": "volmacht_90103_PO9901", "Verstuurd op": date(2026, 11, 16)},
    )
    return project


def letter(project: Project, name: str) -> str:
    return " ".join(lines((project.output / "reminders" / f"{name}.docx").read_bytes()))


def test_the_letter_names_what_is_open_and_nobody_else(project: Project) -> None:
    told = project.built("--engine", "none")
    said = letter(project, "herinnering_bestuur_90101")

    assert {name for name in told.made if name.startswith("herinnering")} == {
        *("herinnering_bestuur_90101", "herinnering_gemeente_9801"),
    }
    assert "Stichting De Waterlelie" in said
    assert "Wij hebben dit stuk nog niet getekend van u terug." in said
    assert "de heer P. van den Boogaard, voorzitter" in said
    assert "6 oktober 2026" in said
    for other in ("Vries", "Zilverdam, college", "Terlouw", "Kandelaar", "Şahin", "5 oktober"):
        assert other not in said
    of_gemeente = letter(project, "herinnering_gemeente_9801")
    assert "mevrouw J. de Vries, burgemeester" in of_gemeente
    for other in ("Boogaard", "Terlouw", "Meulen", "Waterlelie", "6 oktober"):
        assert other not in of_gemeente


def test_the_letter_knows_the_day_that_was_asked_only_where_it_was(project: Project) -> None:
    project.edit(lambda book: book["Convenant"].append(["Reactiedatum", date(2026, 10, 6)]))
    project.built("--engine", "none")

    assert "Wij vroegen dat vóór 6 oktober 2026." in letter(project, "herinnering_gemeente_9801")
    assert "Wij vroegen dat" not in letter(project, "herinnering_bestuur_90101")


def test_it_is_a_letter_by_itself_and_goes_when_the_paper_came_back(project: Project) -> None:
    project.built("--party", "9801", "--engine", "embedded")
    assert (project.output / "reminders" / "herinnering_gemeente_9801.pdf").exists()
    held = [name for entry in project.read().values() for name, *_ in entry["ranges"]]
    assert not [name for name in held if "herinnering" in name]

    project.edit(lambda book: book["Tekenregister"].__setitem__("E2", date(2026, 11, 17)))
    told = project.built("--engine", "none")
    assert "herinnering_gemeente_9801 hoort er niet meer bij" in told.problem("retired")["message"]
    assert not (project.output / "reminders" / "herinnering_gemeente_9801.docx").exists()


def test_status_says_how_many_there_are_and_where(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "tekenregister.xlsx"
    told = door("status", *project.words, "--xlsx", str(path))

    assert "2 herinneringen te versturen" in told.out
    assert "map reminders" in told.out
    rows = [[cell.value for cell in row] for row in load_workbook(path)["Per partij"].iter_rows()]
    assert {row[-1] for row in rows if row[-1] and str(row[-1]).startswith("herinnering_")} == {
        *("herinnering_bestuur_90101", "herinnering_gemeente_9801"),
    }
    report = door("status", *project.words, "--json").report
    assert {one["subject"]: one["reminder"] for one in report["parties"] if one["reminder"]} == {
        "bestuur:90101": "herinnering_bestuur_90101",
        "gemeente:9801": "herinnering_gemeente_9801",
    }
    assert "te versturen, want" not in door("status", *project.words, "--on", "1 november 2026").out


def test_what_is_wrong_in_the_register_holds_the_letters_and_no_other_paper(project: Project) -> None:
    project.edit(lambda book: book["Tekenregister"].__setitem__("C2", "eergisteren"))
    told = project.build("--engine", "none")

    assert set(told.held) == {"herinnering_bestuur_90101"}
    assert "volmacht_90101_PO9901" in told.made
