"""``convenant new``: a folder that is ready to fill in, or nothing at all."""

import errno
import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator import new_project
from generator.documents import OPTIONAL, TEMPLATES
from generator.problems import Exit
from tests.projects import ROOT, Project, door

FILLED: dict[str, dict[str, str]] = {
    "SWV": {
        "Nummer": "PO9901",
        "Naam": "Stichting SWV Zilvermeer PO",
        "KvK": "99000001",
        "Vestigingsplaats": "Zilverdam",
        "Adres": "Dijk 1",
        "Postcode": "9800 ZX",
        "Plaats": "Zilverdam",
        "Directeur": "mevrouw A. de Wit",
        "Functie": "directeur-bestuurder",
    },
    "Schoolbesturen": {
        "Nummer": "90101",
        "Naam": "Stichting De Waterlelie",
        "Rechtsvorm": "stichting",
        "KvK": "99000101",
        "Vestigingsplaats": "Zilverdam",
        "Ondertekenaar 1": "de heer P. de Boer",
        "Functie 1": "voorzitter",
        "SWV": "PO9901",
    },
    "Gemeenten": {"Code": "9801", "Naam": "Zilverdam", "Ondertekenaar": "de heer J. van Es", "Functie": "burgemeester"},
}
COVENANT = {"Regio": "Zilvermeer", "Editie": "2026-1", "Ingangsdatum": "1 januari 2027", "Tekenplaats": "Zilverdam"}


def fill(book: Any) -> None:
    for sheet, values in FILLED.items():
        heads = [cell.value for cell in book[sheet][2]]
        for header, value in values.items():
            book[sheet].cell(3, heads.index(header) + 1).value = value
    for row in book["Convenant"].iter_rows(min_row=2):
        row[1].value = COVENANT.get(row[0].value)


def test_a_new_folder_holds_workbooks_templates_output_and_five_lines(tmp_path: Path) -> None:
    folder = tmp_path / "Regio Zilvermeer é"
    told = door("new", str(folder))
    assert told.exit == Exit.DONE
    assert "parties.xlsx" in told.out
    assert sorted(path.name for path in folder.iterdir()) == [
        *("LEESMIJ.txt", "cases.xlsx", "output", "parties.xlsx", "templates"),
    ]
    assert [path.name for path in tmp_path.iterdir()] == [folder.name], "nothing is left beside it"
    for name in TEMPLATES:
        assert (folder / "templates" / name).read_bytes() == (ROOT / "templates" / name).read_bytes()
    readme = (folder / "LEESMIJ.txt").read_bytes()
    assert readme.startswith(b"\xef\xbb\xbf1. ")
    assert len(readme.splitlines()) == 5
    assert readme.count(b"\r\n") == 5


def test_a_new_folder_filled_in_builds(tmp_path: Path) -> None:
    door("new", str(tmp_path / "regio"))
    project = Project(tmp_path / "regio")
    project.edit(fill)
    told = project.build()
    assert told.exit == Exit.DONE, told.out
    assert (project.output / "packets" / "bestuur_90101.pdf").is_file()
    assert (project.output / "mandates" / "volmacht_90101_PO9901.docx").is_file()


def test_json_lists_the_files(tmp_path: Path) -> None:
    told = door("new", str(tmp_path / "regio"), "--json")
    said = json.loads(told.out)
    assert (said["command"], said["ok"]) == ("new", True)
    assert all(Path(name).is_file() for name in said["files"])
    assert len(said["files"]) == 3 + len(TEMPLATES) + len(OPTIONAL)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "regio").mkdir()
    assert door("new", str(tmp_path / "regio")).exit == Exit.DONE
    assert (tmp_path / "regio" / "parties.xlsx").is_file()


@pytest.mark.parametrize("kind", ["full", "file", "nowhere"])
def test_what_is_in_the_way_is_named_and_left_alone(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "regio"
    if kind == "full":
        folder.mkdir()
        (folder / "parties.xlsx").write_bytes(b"mine")
    elif kind == "file":
        folder.write_bytes(b"mine")
    else:
        folder = tmp_path / "nergens" / "regio"
    told = door("new", str(folder))
    assert told.exit == Exit.WRONG_USAGE
    assert {"full": "parties.xlsx", "file": "is een bestand", "nowhere": "bestaat niet"}[kind] in told.err
    assert [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()] == [b"mine"] * (kind != "nowhere")


def test_a_fault_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_project, "shipped_templates", lambda: tmp_path / "nowhere")
    told = door("new", str(tmp_path / "regio"))
    assert told.exit == Exit.HELD_BACK
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_in_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", forbidden)
    told = door("new", str(tmp_path / "regio"))
    assert told.exit != Exit.DONE
    assert "[no-permission]" in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_fault_while_filling_an_empty_folder_leaves_it_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "regio"
    folder.mkdir()
    rename = Path.rename

    def full(path: Path, target: Path) -> Path:
        if path.name == "templates":
            raise OSError(errno.ENOSPC, "full")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", full)
    assert "[disk-full]" in door("new", str(folder)).err
    assert list(folder.iterdir()) == []


def test_a_new_workbook_has_no_data_of_anybody(tmp_path: Path) -> None:
    door("new", str(tmp_path / "regio"))
    book = load_workbook(tmp_path / "regio" / "cases.xlsx")
    assert all(
        cell.value is None for name in book.sheetnames[1:] for row in book[name].iter_rows(min_row=3) for cell in row
    )


def test_the_empty_folder_that_one_stands_in_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "regio"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert door("new", ".").exit == Exit.DONE
    assert Path("parties.xlsx").is_file(), "it is the same folder, not one put in its place"
    assert [path.name for path in tmp_path.iterdir()] == ["regio"]


def test_a_new_folder_is_told_kindly_where_to_begin(tmp_path: Path) -> None:
    door("new", str(tmp_path / "regio"))
    project = Project(tmp_path / "regio")
    told = door("check", *project.words)
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert told.out.count("FOUT ") == 1
    assert "Begin op blad Convenant met Regio" in told.out


def test_templates_are_found_where_pip_put_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, shared = tmp_path / "lib" / "site", tmp_path / "share" / "convenant" / "templates"
    record = site / "convenant-0.1.0.dist-info" / "RECORD"
    for name in TEMPLATES:
        shared.mkdir(parents=True, exist_ok=True)
        (shared / name).write_bytes(b"")
    record.parent.mkdir(parents=True)
    (record.parent / "METADATA").write_text("Metadata-Version: 2.1\nName: convenant\n", encoding="utf-8")
    lines = [f"../../share/convenant/templates/{name},,\n" for name in TEMPLATES]
    record.write_text("".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setattr(new_project, "BESIDE_PROGRAM", tmp_path / "nowhere")
    assert new_project.shipped_templates() == shared.resolve()


def test_a_wheel_holds_the_templates_of_the_clone() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ((_, patterns),) = settings["tool"]["setuptools"]["data-files"].items()
    held = {path.name for pattern in patterns for path in ROOT.glob(pattern)}
    assert set(TEMPLATES) <= held
