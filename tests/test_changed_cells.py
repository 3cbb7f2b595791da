"""Why a document is made again, in a sentence that names the cells: of the row it is about, and of lists."""

from datetime import date
from pathlib import Path

import pytest

from generator.reasons import sentence
from tests.projects import Project, new_project
from tests.test_status import fill

MANDATE, COVENANT = "volmacht_90101_PO9901", "convenant_Zilvermeer_2026-1"
FORM = "toestemming_ZK-1AAA_ouder-1"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = new_project(tmp_path_factory.mktemp("regio") / "project")
    project.built("--engine", "none")
    return project


@pytest.fixture
def project(made_once: Project, tmp_path: Path) -> Project:
    return made_once.copy(tmp_path / "project")


def reasons(project: Project) -> dict[str, str]:
    """Return what a dry run says it would make, and why."""
    return project.built("--engine", "none", "--dry-run").made


@pytest.mark.parametrize(
    ("cells", "name", "sentence"),
    [
        (
            {"Schoolbesturen Ondertekenaar 1 90101": "mevrouw Z. Nieuw", "Schoolbesturen Functie 1 90101": "lid"},
            MANDATE,
            "Stichting De Waterlelie: Ondertekenaar 1 en Functie 1 gewijzigd (Schoolbesturen!F2 en G2).",
        ),
        (
            {"SWV Directeur PO9901": "de heer K. Nieuw", "Schoolbesturen Naam 90101": "Stichting De Roos"},
            MANDATE,
            "Stichting De Roos: Naam gewijzigd (Schoolbesturen!B2); "
            "Stichting SWV Zilvermeer: Directeur gewijzigd (SWV!H2).",
        ),
        ({"Volmachten SWV 90101": "PO9901"}, MANDATE, ""),
        (
            {"Gemeenten Ondertekenaar 9801": "de heer K. Nieuw"},
            COVENANT,
            "Zilverdam: Ondertekenaar gewijzigd (Gemeenten!C2).",
        ),
        (
            {"Convenant Waarde Tekenplaats": "Duinoord"},
            COVENANT,
            "Tekenplaats gewijzigd (Convenant!B5).",
        ),
    ],
)
def test_the_cell_is_named(project: Project, cells: dict[str, str], name: str, sentence: str) -> None:
    project.change(cells)

    assert reasons(project).get(name, "") == sentence


def test_a_new_row_and_one_that_is_gone_are_named(project: Project) -> None:
    def edit(book: object) -> None:
        sheet = book["Schoolbesturen"]  # type: ignore[index]
        sheet.delete_rows(3)
        row = [cell.value for cell in sheet[2]]
        sheet.append(["90107", "Stichting De Roos", row[2], "99000107", *row[4:]])

    project.edit(edit)
    told = reasons(project)[COVENANT]

    assert "Stichting De Roos is nieuw (Schoolbesturen!A4)" in told
    assert "ROC Zilverland is weg" in told


def test_of_many_rows_some_are_named(project: Project) -> None:
    def edit(book: object) -> None:
        sheet = book["Schoolbesturen"]  # type: ignore[index]
        row = [cell.value for cell in sheet[2]]
        for number in range(7):
            sheet.append([f"9020{number}", f"Stichting {number}", row[2], f"9900020{number}", *row[4:]])

    project.edit(edit)
    told = reasons(project)[COVENANT]

    assert "Stichting 4 is nieuw (Schoolbesturen!A9)" in told
    assert "Stichting 5" not in told
    assert "2 andere wijzigingen" in told


def test_of_a_case_the_cell_is_named_and_no_value_school_or_board(project: Project) -> None:
    project.change({"Casussen Doel ZK-1AAA": "hulp bij het lezen"}, "cases.xlsx")
    project.change({"Scholen Naam 99XA": "Basisschool De Ster", "Schoolbesturen Naam 90101": "Stichting De Roos"})
    told = reasons(project)[FORM]

    assert "gegevens van de casus zijn veranderd (Casussen!A2)" in told
    assert "Naam gewijzigd (Scholen!B2)" in told
    assert not [one for one in ("lezen", "Ster", "Roos", "Noor", "Heijden") if one in told]


def test_a_reminder_names_the_cell_of_the_party_it_goes_to(project: Project) -> None:
    fill(project, {"Document": MANDATE, "Verstuurd op": date(2026, 10, 5)})
    project.built("--engine", "none")
    project.change({"Schoolbesturen Vestigingsplaats 90101": "Duinoord", "Schoolbesturen Naam 90101": "Stichting X"})

    assert reasons(project)["herinnering_bestuur_90101"].startswith("Stichting X: Naam gewijzigd (Schoolbesturen!B2)")


def test_the_same_is_told_on_paper_and_in_json(project: Project) -> None:
    project.change({"Schoolbesturen Ondertekenaar 1 90101": "mevrouw Z. Nieuw"})
    report = project.built("--engine", "none", "--dry-run").report
    (why,) = (one["why"] for one in report["documents"] if one["id"] == MANDATE)

    assert why == {
        "codes": ["field:ondertekenaars"],
        "sentence": "Stichting De Waterlelie: Ondertekenaar 1 gewijzigd (Schoolbesturen!F2).",
    }
    assert "Nieuw" not in why["sentence"]


def test_a_template_is_named_by_its_file() -> None:
    assert sentence(("template",), template="volmacht.docx") == "Het sjabloon volmacht.docx is veranderd."
