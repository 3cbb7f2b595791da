"""``convenant changes`` as its user meets it: after a build, against an older workbook, on paper; then the build."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.projects import Project, Told, door, new_project

LATER = "1803000000"
"""18 February 2027: after the signing."""


@pytest.fixture
def signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A region that was built once, after its covenant was signed; no Word file becomes a PDF."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    project = new_project(tmp_path / "regio")
    project.edit(lambda book: book["Convenant"].append(["Tekendatum", date(2026, 12, 10)]))
    project.built("--engine", "none")
    return project


def changes(project: Project, *words: str) -> Told:
    return door("changes", *project.words, *words)


def told(project: Project, *words: str) -> Mapping[str, Any]:
    return changes(project, "--json", *words).report


def test_nothing_has_changed_since_the_last_build(signed: Project) -> None:
    told_ = changes(signed)

    assert told_.exit == 0
    assert "Er is niets veranderd sinds de laatste keer dat alles is gemaakt." in told_.out
    assert told(signed)["events"] == []


def test_without_a_build_it_asks_for_one(tmp_path: Path) -> None:
    told_ = changes(new_project(tmp_path / "regio"))

    assert told_.exit == 0
    assert "nog niet eerder gebouwd" in told_.out


def test_a_renamed_board_says_what_it_means_and_build_makes_just_that(signed: Project) -> None:
    signed.change({"Schoolbesturen Naam 90101": "Stichting De Roos"})
    (event,) = told(signed)["events"]

    assert (event["rule"], event["party"], event["cells"]) == (
        "board-renamed",
        "90101",
        ["parties.xlsx, Schoolbesturen, B2"],
    )
    assert (event["before"], event["after"]) == ("Stichting De Waterlelie", "Stichting De Roos")
    assert event["documents"] == ["addendum_Zilvermeer_2026-1", "kennisgeving_bestuur_90101"]
    assert event["sign_again"] == []
    assert "Voorheen" in event["question"]

    made = signed.built("--engine", "none").made
    assert {"addendum_Zilvermeer_2026-1", "kennisgeving_bestuur_90101"} <= made.keys()
    assert "volmacht_90103_PO9901" not in made
    assert told(signed)["events"] == []
    assert signed.built("--engine", "none").made == {}


def test_the_papers_of_a_change_stay_however_often_one_builds_and_go_when_it_is_taken_back(signed: Project) -> None:
    signed.change({"Schoolbesturen Naam 90101": "Stichting De Roos"})
    signed.built("--engine", "none")
    signed.change({"SWV Plaats PO9901": "Duinoord"})
    signed.built("--engine", "none")
    assert (signed.output / "changes" / "kennisgeving_bestuur_90101.docx").exists()

    signed.change({"Schoolbesturen Naam 90101": "Stichting De Waterlelie"})
    signed.built("--engine", "none")
    assert not (signed.output / "changes" / "kennisgeving_bestuur_90101.docx").exists()


def test_an_older_workbook_can_be_compared_with(signed: Project, tmp_path: Path) -> None:
    old = tmp_path / "oud.xlsx"
    shutil.copy(signed.folder / "parties.xlsx", old)
    signed.change({"Schoolbesturen Ondertekenaar 1 90101": "mevrouw N. Nieuw"})
    signed.built("--engine", "none")

    (event,) = told(signed, "--against", str(old))["events"]
    assert event["rule"] == "signatory-changed"
    assert (event["before"], event["after"]) == ("de heer P. van den Boogaard", "mevrouw N. Nieuw")


def test_what_was_decided_on_the_sheet_is_done_and_told(signed: Project) -> None:
    def decide(book: Any) -> None:
        sheet = book.create_sheet("Wijzigingen")
        sheet.append(["Partij", "Wijziging", "Besluit", "Reden"])
        sheet.append(["90101", "bestuur andere naam", "niet maken", "de partijen weten het al"])

    signed.change({"Schoolbesturen Naam 90101": "Stichting De Roos"})
    signed.edit(decide)
    (event,) = told(signed)["events"]

    assert (event["documents"], event["decision"], event["reason"]) == ([], "niet maken", "de partijen weten het al")
    assert "Besloten op blad Wijzigingen: niet maken: de partijen weten het al." in changes(signed).out
    assert not [name for name in signed.built("--engine", "none").made if name.startswith(("addendum", "kennis"))]


def test_a_decision_about_a_change_that_nobody_knows_is_told_by_cell(signed: Project) -> None:
    def decide(book: Any) -> None:
        sheet = book.create_sheet("Wijzigingen")
        sheet.append(["Partij", "Wijziging", "Besluit", "Reden"])
        sheet.append(["90101", "bestuur verdwenen", "niet maken", "x"])
        sheet.append(["90101", "bestuur weg", "niet maken", ""])

    signed.edit(decide)
    found = {one["rule"]: one["cell"] for one in told(signed)["problems"]}

    assert found == {"change-unknown": "B2", "change-without-reason": "D3"}


def test_the_list_is_a_workbook_for_the_coordinator(signed: Project, tmp_path: Path) -> None:
    signed.change({"Schoolbesturen Naam 90101": "Stichting De Roos"})
    path = tmp_path / "veranderingen.xlsx"
    assert f"De lijst staat in {path}." in changes(signed, "--xlsx", str(path)).out

    book = load_workbook(path)
    said = "\n".join(str(cell.value) for row in book["Veranderingen"].iter_rows() for cell in row if cell.value)
    assert "Het bestuur heette Stichting De Waterlelie en heet nu Stichting De Roos." in said
    assert "kennisgeving_bestuur_90101" in said
    assert "het convenant" in [row[0].value for row in book["Wat getekend is"].iter_rows()]


@pytest.mark.parametrize("name", ["parties.xlsx", "lijst.docx"])
def test_the_list_is_not_written_over_a_workbook_that_is_read(signed: Project, name: str) -> None:
    told_ = changes(signed, "--xlsx", str(signed.folder / name))

    assert told_.exit == 2
    assert "eigen bestand" in told_.err


def test_no_name_of_a_person_stands_in_the_ledger(signed: Project) -> None:
    kept = (signed.output / "ledger.json").read_text(encoding="utf-8")

    assert "Stichting De Waterlelie" in kept
    assert "Boogaard" not in kept
    assert "van der Meulen" not in kept
