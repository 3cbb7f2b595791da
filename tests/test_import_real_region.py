"""A real region from DUO's and CBS's own lists, all the way: imported, filled in as a secretary would, built."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook

from generator.convert.matching import squeeze
from tests import real_region
from tests.projects import ROOT, Project, Told, door

pytestmark = pytest.mark.skipif(
    not real_region.is_there(), reason="the open data of DUO and CBS do not lie beside the project (../shared/data)"
)
BOARDS = ("13603", "41039", "41053", "41492", "41571", "41693", "41856")
LISTS = ("duo/po-vestigingen-2026-08.csv", "duo/schoolbesturen_noord.csv", "cbs/gemeenten-alfabetisch-2024.xlsx")
CONVENANT: Mapping[str, Any] = {
    "Regio": "Noord-Nederland (proef)",
    "Editie": "2027-1",
    "Ingangsdatum": date(2027, 1, 1),
    "Tekenplaats": "Leeuwarden",
}
SWV = {
    "Nummer": "PO9903",
    "Naam": "Stichting Samenwerkingsverband Primair Onderwijs Noord-Nederland",
    "Rechtsvorm": "stichting",
    "KvK": "99000031",
    "Vestigingsplaats": "Groningen",
    "Adres": "Proefplein 1",
    "Postcode": "1234 AB",
    "Plaats": "Groningen",
    "Directeur": "mevrouw P. van ’t Proefje",
    "Functie": "directeur-bestuurder",
}
OF_BOARDS = {
    "Vestigingsplaats": "Leeuwarden",
    "Ondertekenaar 1": "mevrouw A. van der Linde",
    "Functie 1": "voorzitter van het college van bestuur",
}
OF_MUNICIPALITIES = {"Ondertekenaar": "de heer B. Esdoorn", "Functie": "burgemeester"}


@dataclass(frozen=True)
class Region:
    """The project, and what importing told."""

    project: Project
    imported: Told

    def sheet(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a sheet below its header, each by column name."""
        return rows(load_workbook(self.project.folder / "parties.xlsx")[name])


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory, _day_of_the_session: None) -> Region:
    folder = tmp_path_factory.mktemp("lijsten")
    shutil.copytree(ROOT / "templates", folder / "templates")
    lists = [str(real_region.DATA / name) for name in LISTS]
    parties = ("--parties", str(folder / "parties.xlsx"))
    return Region(Project(folder), door("import", *lists, *parties, "--board", ",".join(BOARDS), "--swv", "PO9903"))


def header(sheet: Any) -> int:
    """Return the row of the column names: an empty workbook has an example above it."""
    return 1 if sheet["A1"].value in {"Veld", "BRIN", "Nummer", "Code"} else 2


def rows(sheet: Any) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[header(sheet)]]
    below = sheet.iter_rows(min_row=header(sheet) + 1, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in below if row[0] is not None]


def fill(sheet: Any, row: int, said: Mapping[str, Any]) -> None:
    """Fill in the cells of a row that are empty."""
    for cell in sheet[header(sheet)]:
        if cell.value in said and sheet.cell(row, cell.column).value is None:
            sheet.cell(row, cell.column, said[cell.value])


def complete(path: Path) -> None:
    """Fill in what no list holds, with made-up persons: the covenant, the SWV, and who signs."""
    workbook = load_workbook(path)
    for line in workbook["Convenant"].iter_rows(min_row=2):
        line[1].value = CONVENANT.get(str(line[0].value))
    fill(workbook["SWV"], header(workbook["SWV"]) + 1, SWV)
    for name, said in (("Schoolbesturen", OF_BOARDS), ("Gemeenten", OF_MUNICIPALITIES)):
        sheet = workbook[name]
        for offset in range(len(rows(sheet))):
            fill(sheet, header(sheet) + 1 + offset, said)
    workbook.save(path)


def test_the_lists_fill_the_sheets_with_numbers_as_text_and_names_as_they_are_written(region: Region) -> None:
    assert region.imported.exit == 0, region.imported.err
    boards = {row["Nummer"]: row for row in region.sheet("Schoolbesturen")}
    assert tuple(boards) == BOARDS
    assert boards["13603"]["Naam"] == "Stichting voor Openbaar Voortgezet Onderwijs Fryslân-Noord"
    assert (boards["41039"]["Rechtsvorm"], boards["41039"]["KvK"]) == ("vereniging", "01083323")
    municipalities = {row["Code"]: row["Naam"] for row in region.sheet("Gemeenten")}
    assert municipalities["1900"] == "Súdwest-Fryslân"
    assert municipalities["0080"] == "Leeuwarden"
    schools = region.sheet("Scholen")
    assert len(schools) == len(real_schools())
    assert {row["Plaats"] for row in schools} >= {"IJlst", "Stiens", "De Westereen"}
    assert not any(row["Plaats"].isupper() for row in schools)


def test_the_report_names_the_names_that_were_not_chosen(region: Region) -> None:
    assert "Gekozen is ‘Stichting Samenwerkingsbestuur KyK’" in region.imported.out
    assert "St. Samenw.best. prim. onderw. 'Gearhing'" in region.imported.out
    assert "7 op blad Schoolbesturen" in region.imported.out


def test_filled_in_it_is_checked_without_errors_and_built_to_packets(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(region.project.folder)  # there is no cases.xlsx here
    complete(region.project.folder / "parties.xlsx")
    checked = door("check", "--json", *region.project.words)
    assert checked.exit == 0, checked.out
    region.project.built("--engine", "embedded")
    packets = {path.name for path in (region.project.output / "packets").glob("*.pdf")}
    assert packets >= {f"bestuur_{number}.pdf" for number in BOARDS} | {"gemeente_1900.pdf", "swv_PO9903.pdf"}
    with pypdfium2.PdfDocument(next((region.project.output / "covenant").glob("convenant_*1.pdf"))) as pdf:
        text = "".join(squeeze(pdf[page].get_textpage().get_text_range()) for page in range(len(pdf)))
    assert squeeze("van de gemeente Súdwest-Fryslân,") in text
    assert squeeze("Stichting voor Openbaar Voortgezet Onderwijs Fryslân-Noord") in text


def test_importing_again_finds_nothing_new_and_nothing_that_differs(region: Region) -> None:
    before = (region.project.folder / "parties.xlsx").read_bytes()
    lists = [str(real_region.DATA / name) for name in LISTS]
    words = ("--json", "--update", "--parties", str(region.project.folder / "parties.xlsx"), "--board")
    again = door("import", *lists, *words, ",".join(BOARDS))
    assert again.exit == 0
    assert set(again.report["added"].values()) == {0}
    assert again.report["changes"] == []
    assert (region.project.folder / "parties.xlsx").read_bytes() == before


def real_schools() -> list[str]:
    return [row["VESTIGINGSCODE"] for board in real_region.boards() if board.number in BOARDS for row in board.schools]
