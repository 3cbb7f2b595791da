"""The marked copy: what a secretary sees when she opens it, and what of hers is never lost."""

import json
import os
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from generator import marked_copy
from generator.problems import Exit, Place, Problem, Severity, error, notice, warning
from tests import workbooks
from tests.projects import Told, door
from tests.test_spreadsheet import patched

BAD = {
    "Schoolbesturen KvK": "9900O101X",
    "Schoolbesturen E-mail": "info@zilver",
    "Schoolbesturen Ondertekenaar 1 3": "",
}
RED, AMBER, BLUE = "FFF7B9B4", "FFFBD98F", "FFBFDDF5"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder to work in, with a small region whose workbook has faults."""
    workbooks.parties(tmp_path, BAD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*words: str) -> Told:
    templates = Path(__file__).parents[1] / "templates"
    return door("check", "--templates", str(templates), *words)


def first_sheet(path: Path) -> list[list[str]]:
    """Return the lines of the first sheet, as a person reads them."""
    sheet = load_workbook(path).worksheets[0]
    assert sheet.title == "Wat moet u doen"
    return [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def marks(path: Path, sheet: str) -> Mapping[str, tuple[str, str]]:
    """Return the colour and the first words of the comment of each cell that has a comment."""
    cells = (cell for row in load_workbook(path)[sheet].iter_rows() for cell in row)
    return {
        cell.coordinate: (cell.fill.fgColor.rgb, note.text.partition(":")[0])
        for cell in cells
        if (note := cell.comment)
    }


def test_each_fault_is_coloured_and_told_at_its_cell_and_on_the_first_sheet(folder: Path) -> None:
    before = (folder / "parties.xlsx").read_bytes()
    told = check("--marked-copy", "nagekeken.xlsx")
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert "De nagekeken kopie staat in nagekeken.xlsx; begin op het blad ‘Wat moet u doen’." in told.out
    assert (folder / "parties.xlsx").read_bytes() == before
    found = marks(folder / "nagekeken.xlsx", "Schoolbesturen")
    kvk, mail, signatory = (
        cell(before, name, row) for name, row in (("KvK", 2), ("E-mail", 2), ("Ondertekenaar 1", 3))
    )
    assert found[kvk] == (RED, "FOUT")
    assert found[mail] == (AMBER, "LET OP")
    assert found[signatory] == (RED, "FOUT")
    lines = first_sheet(folder / "nagekeken.xlsx")
    assert lines[0] == ["Wat moet u doen"]
    assert lines[4] == ["Ernst", "Blad", "Cel", "Wat is er", "Wat doet u"]
    assert ["Vul het hele KvK-nummer in."] in lines
    assert [line[:3] for line in lines if kvk in line] == [["FOUT", "Schoolbesturen", kvk]]


def cell(content: bytes, header: str, row: int) -> str:
    """Return the cell of a row of Schoolbesturen below this header."""
    sheet = load_workbook(BytesIO(content))["Schoolbesturen"]
    return next(f"{one.column_letter}{row}" for one in sheet[1] if one.value == header)


def test_errors_come_first_and_each_line_leads_to_its_cell(tmp_path: Path) -> None:
    place = Place("parties.xlsx", "Bert's blad", "B2")
    problems = [
        notice("leading-zero", "Er was een nul weg.", "Zet haar terug.", at=place),
        warning("eigen", "Dit is vreemd.", "Kijk zelf.", at=Place("parties.xlsx", "Bert's blad", "Q999")),
        error("kvk-format", "Dit is geen KvK-nummer.", "Vul acht cijfers in.", at=place, value="123"),
    ]
    path = copied(tmp_path, problems)
    lines = [line for line in first_sheet(path)[5:] if line]
    assert [line[0] for line in lines] == [
        "Vul het hele KvK-nummer in.",
        "FOUT",
        "Kijk zelf.",
        "LET OP",
        "Geef de kolom de celeigenschap Tekst en vul de nul in.",
        "TER INFORMATIE",
    ]
    assert lines[1][3] == "Dit is geen KvK-nummer. Er staat: ‘123’."
    links = {
        one.coordinate: one.hyperlink.location
        for row in load_workbook(path).worksheets[0]
        for one in row
        if one.hyperlink
    }
    assert list(links.values()) == ["'Bert''s blad'!B2", "'Bert''s blad'!Q999", "'Bert''s blad'!B2"]
    text = load_workbook(path)["Bert's blad"]["B2"].comment.text
    assert text.startswith("FOUT: Dit is geen KvK-nummer.\nWat te doen: Vul acht cijfers in.\n\nTER INFORMATIE: ")
    assert marks(path, "Bert's blad") == {"B2": (RED, "FOUT"), "Q999": (AMBER, "LET OP")}


def copied(folder: Path, problems: list[Problem], content: bytes | None = None) -> Path:
    """Return the marked copy of a workbook with one sheet."""
    if content is None:
        book = Workbook()
        assert book.active is not None
        book.active.title = "Bert's blad"
        book.active.append(["Nummer", "KvK"])
        written = BytesIO()
        book.save(written)
        content = written.getvalue()
    original = folder / "parties.xlsx"
    original.write_bytes(content)
    (made,) = marked_copy.write(folder / "kopie.xlsx", original, None, problems)
    return Path(made.path)


def test_what_has_no_cell_is_told_with_its_place_in_words(tmp_path: Path) -> None:
    problems = [
        error("sheet-missing", "Het blad SWV ontbreekt.", at=Place("parties.xlsx", "SWV")),
        error("sheet-empty", "Er staat niets.", at=Place("parties.xlsx", "Bert's blad")),
        error("eigen", "Een veld bestaat niet.", "Haal het weg.", at=Place("convenant.docx", "alinea 3")),
        error("cells-merged", "Dit is samengevoegd.", at=Place("parties.xlsx", "Bert's blad", "B3:B7")),
        error("eigen", "Onmogelijk.", at=Place("parties.xlsx", "Bert's blad", "ZZZZ9")),
    ]
    path = copied(tmp_path, problems)
    said = {line[-1]: line[1:-1] for line in first_sheet(path) if line and line[0] == "FOUT"}
    assert said["Het blad SWV ontbreekt."] == ["SWV"]
    assert said["Er staat niets."] == ["Bert's blad", "hele blad"]
    assert said["Haal het weg."][0] == "convenant.docx, alinea 3"
    assert said["Dit is samengevoegd."] == ["Bert's blad", "B3:B7"]
    assert list(marks(path, "Bert's blad")) == ["B3"]


def test_a_copy_of_a_copy_starts_clean(folder: Path) -> None:
    check("--marked-copy", "een.xlsx")
    book = load_workbook(folder / "een.xlsx")
    sheet = book["Schoolbesturen"]
    mended = cell((folder / "parties.xlsx").read_bytes(), "KvK", 2)
    sheet[mended] = "99000101"
    book.save(folder / "een.xlsx")
    told = check("--parties", "een.xlsx", "--marked-copy", "twee.xlsx")
    assert "KvK" not in told.out
    again = load_workbook(folder / "twee.xlsx")
    assert again.sheetnames == load_workbook(folder / "een.xlsx").sheetnames
    assert (again["Schoolbesturen"][mended].comment, again["Schoolbesturen"][mended].fill.fill_type) == (None, None)
    assert len(marks(folder / "twee.xlsx", "Schoolbesturen")) == len(marks(folder / "een.xlsx", "Schoolbesturen")) - 1


def test_pupils_data_come_in_a_copy_of_their_own_and_that_is_said(folder: Path) -> None:
    workbooks.cases(folder, {"Casussen Geboortedatum": "31-02-2017"})
    told = check("--marked-copy", "nagekeken.xlsx", "--json")
    assert json.loads(told.out)["marked_copies"] == ["nagekeken_casussen.xlsx", "nagekeken.xlsx"]
    assert "FOUT" in {label for _, label in marks(folder / "nagekeken_casussen.xlsx", "Casussen").values()}
    assert "gegevens van leerlingen" in str(first_sheet(folder / "nagekeken_casussen.xlsx")[1])
    assert "Casussen" not in str(first_sheet(folder / "nagekeken.xlsx"))
    said = check("--marked-copy", "nagekeken.xlsx").out
    assert "Let op: nagekeken_casussen.xlsx bevat gegevens van leerlingen." in said


def test_cases_without_faults_are_not_copied(folder: Path) -> None:
    workbooks.cases(folder)
    problems = json.loads(check("--marked-copy", "nagekeken.xlsx", "--json").out)["problems"]
    assert (folder / "nagekeken_casussen.xlsx").exists() == any(one["file"] == "cases.xlsx" for one in problems)
    assert (folder / "nagekeken.xlsx").exists()


def test_a_workbook_that_cannot_be_read_gives_no_copy_and_that_is_said(folder: Path) -> None:
    (folder / "parties.xlsx").write_bytes(b"PK\x03\x04 half")
    told = check("--marked-copy", "nagekeken.xlsx")
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert "geen nagekeken kopie gemaakt" in told.out
    assert sorted(one.name for one in folder.iterdir()) == ["parties.xlsx"]


@pytest.mark.parametrize(
    "name",
    [
        *("parties.xlsx", "./parties.xlsx", "PARTIES.xlsx", "link.xlsx"),
        *("map.xlsx", "notitie.txt", "begroting.xlsx", "brief.xlsx"),
    ],
)
def test_nothing_of_the_users_is_ever_written_over(folder: Path, name: str) -> None:
    if os.name != "nt":
        (folder / "link.xlsx").symlink_to(folder / "parties.xlsx")
    else:
        os.link(folder / "parties.xlsx", folder / "link.xlsx")
    (folder / "map.xlsx").mkdir()
    workbooks.write(folder / "begroting.xlsx", {"Blad": [["a"]]})
    (folder / "brief.xlsx").write_text("Beste mevrouw,", encoding="utf-8")
    before = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
    told = check("--marked-copy", name)
    assert told.exit == Exit.WRONG_USAGE
    assert "[copy-place]" in told.err
    assert {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()} == before


def test_a_former_copy_that_she_changed_is_kept(folder: Path) -> None:
    check("--marked-copy", "nagekeken.xlsx")
    check("--marked-copy", "nagekeken.xlsx")
    assert sorted(one.name for one in folder.iterdir()) == ["nagekeken.xlsx", "parties.xlsx"]
    book = load_workbook(folder / "nagekeken.xlsx")
    book["SWV"]["Z9"] = "Mijn verbetering"
    book.save(folder / "nagekeken.xlsx")
    told = check("--marked-copy", "nagekeken.xlsx")
    assert "is bewaard als nagekeken_vorige-1.xlsx" in told.out
    assert load_workbook(folder / "nagekeken_vorige-1.xlsx")["SWV"]["Z9"].value == "Mijn verbetering"


def test_a_workbook_with_macros_keeps_them_and_a_name_that_excel_opens(tmp_path: Path) -> None:
    book = Workbook()
    written = BytesIO()
    book.save(written)
    plain, macro = "spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml"
    plain = f"application/vnd.openxmlformats-officedocument.{plain}"
    kind = {"[Content_Types].xml": lambda text: text.replace(plain, f"application/vnd.{macro}")}
    content = patched(written.getvalue(), kind, xl__vbaProject_xml="macro")
    path = copied(tmp_path, [], content)
    assert path.name == "kopie.xlsm"
    with zipfile.ZipFile(path) as archive:
        assert archive.read("xl/vbaProject.xml") == b"macro"
        assert macro in archive.read("[Content_Types].xml").decode()


def test_a_sheet_of_the_same_name_in_other_letters_is_the_former_one(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("WAT MOET U DOEN")
    written = BytesIO()
    book.save(written)
    path = copied(tmp_path, [], written.getvalue())
    assert load_workbook(path).sheetnames == ["Wat moet u doen", "Sheet"]


def test_three_thousand_faults_in_a_large_workbook(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Schoolbesturen")
    for row in range(1, 1_202):
        sheet.append([f"{row}-{column}" for column in range(20)])
    written = BytesIO()
    book.save(written)
    problems = [
        error("kvk-format", f"Dit is geen KvK-nummer: {number}.", "Vul acht cijfers in.",
              at=Place("parties.xlsx", "Schoolbesturen", f"{'BCD'[number % 3]}{number // 3 + 2}"))
        for number in range(3_000)
    ]  # fmt: skip
    path = copied(tmp_path, problems, written.getvalue())
    assert len(marks(path, "Schoolbesturen")) == 3_000
    assert len(first_sheet(path)) == 3_006


def test_colours_differ_from_each_other_and_have_words() -> None:
    assert len(set(marked_copy.COLOURS.values())) == len(Severity) == len(set(marked_copy.LABELS.values()))
    assert {f"FF{one}" for one in marked_copy.COLOURS.values()} == {RED, AMBER, BLUE}


def test_nothing_wrong_is_said_kindly(tmp_path: Path) -> None:
    lines: list[list[Any]] = list(first_sheet(copied(tmp_path, [])))
    assert lines[3] == ["Er is niets gevonden. U hoeft niets te doen."]
    assert len(lines) == 5


def test_marks_of_a_former_round_go_also_when_she_threw_its_first_sheet_away(folder: Path) -> None:
    check("--marked-copy", "nagekeken.xlsx")
    book = load_workbook(folder / "nagekeken.xlsx")
    book.remove(book.worksheets[0])
    book["Schoolbesturen"]["D2"].value = "99000101"
    book.save(folder / "verder.xlsx")
    check("--parties", "verder.xlsx", "--marked-copy", "weer.xlsx")
    marked_now = load_workbook(folder / "weer.xlsx")["Schoolbesturen"]["D2"]
    assert marked_now.comment is None
    assert marked_now.fill.fgColor.rgb != RED


def test_every_part_of_the_examples_copy_is_sound_and_a_copy_of_a_copy_has_no_mark_twice(tmp_path: Path) -> None:
    source = Path(__file__).parents[1] / "parties.xlsx"  # its notes were drawn by another program, in its own prefixes
    at = Place("parties.xlsx", "Schoolbesturen", "B1")
    found = (error("kvk-format", "Fout.", at=at), warning("name-twice", "Let op.", at=Place(at.file, at.sheet, "D4")))
    before = load_workbook(source)["Schoolbesturen"]["B1"]
    content = source.read_bytes()
    for _ in range(3):
        _, content = marked_copy.marked(content, marked_copy.Original(source, found))
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith((".vml", ".xml", ".rels")):
                    etree.fromstring(archive.read(name))
    (tmp_path / "copy.xlsx").write_bytes(content)
    note = load_workbook(tmp_path / "copy.xlsx")["Schoolbesturen"]["B1"].comment
    assert before.comment is not None
    assert note is not None
    assert note.text.startswith(before.comment.text)
    assert note.text.count("Fout.") == 1
