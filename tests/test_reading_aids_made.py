"""The reading aid of a signer's language is made beside the form, and never keeps the form from being made."""

from pathlib import Path

import pytest

from generator.convert import libreoffice
from generator.problems import Exit
from tests.projects import Project, new_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_project(tmp_path, cases={"Gezag Taal": "Arabisch", "Gezag Taal 3": "Oekraïens"})


def of_case(project: Project, code: str) -> set[str]:
    return {path.name for path in (project.output / "consents" / code).glob("*.pdf")}


def test_a_signer_gets_the_aid_of_the_own_language_in_the_own_packet(project: Project) -> None:
    told = project.built("--case", "ZK-2BBB", "--engine", "embedded")
    assert "leeshulp_ZK-2BBB_ouder-1.pdf" in of_case(project, "ZK-2BBB")
    (packet,) = [one for one in told.report["packets"] if one["path"] == "packets/casus_ZK-2BBB_ouder-1.pdf"]
    inside = [one["id"] for one in packet["documents"]]
    assert inside.index("toestemming_ZK-2BBB_ouder-1") < inside.index("leeshulp_ZK-2BBB_ouder-1")


@pytest.mark.parametrize("why", ["no LibreOffice", "no font"])
def test_arabic_that_can_t_be_printed_here_is_told_and_the_form_and_its_packet_are_made(
    project: Project, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    if why == "no LibreOffice":
        monkeypatch.setattr(libreoffice, "find_program", lambda: None)
    else:
        monkeypatch.setattr(libreoffice, "find_program", lambda: Path("soffice"))
        monkeypatch.setattr(libreoffice, "_font_files", lambda: frozenset({"carlito", "liberationsans"}))
    told = project.build("--case", "ZK-1AAA")
    assert told.exit == Exit.DONE
    assert {"toestemming_ZK-1AAA_ouder-1.pdf", "uitnodiging_ZK-1AAA_ouder-1.pdf"} <= of_case(project, "ZK-1AAA")
    assert "leeshulp_ZK-1AAA_ouder-1.pdf" not in of_case(project, "ZK-1AAA")
    assert (project.output / "packets" / "casus_ZK-1AAA_ouder-1.pdf").is_file()
    problem = told.problem("aid-not-printed")
    assert (problem["severity"], problem["sheet"], problem["value"]) == ("notice", "Gezag", "")
    assert ("LibreOffice staat niet" if why == "no LibreOffice" else "geen lettertype") in problem["message"]
