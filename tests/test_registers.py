"""Lists of DUO and CBS, in every encoding, delimiter and year's headers: read alike, or refused in one sentence."""

import codecs
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.problems import Exit, Stop
from generator.registers.lists import Address, Listed, ListedSchool, ListKind, read
from generator.registers.towns import town

HEADS = ("BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "VESTIGINGSCODE", "VESTIGINGSNAAM", "PLAATSNAAM", "GEMEENTENUMMER")
SCHOOL = ("41234", "00AA", "00AA00", "Skoalle Súd", "SUDWEST", "1900")


def text(rows: Sequence[tuple[str, ...]], delimiter: str = ";") -> str:
    return "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"


def written(folder: Path, content: str | bytes, name: str = "po-vestigingen.csv", encoding: str = "cp1252") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def refusal(path: Path) -> str:
    """Return the one sentence, and its mend, with which a file is refused."""
    with pytest.raises(Stop) as stop:
        read(path)
    (problem,) = stop.value.problems
    assert stop.value.exit_code is Exit.INPUT_HAS_ERRORS
    assert problem.place.file == path.name
    assert problem.mend
    return f"{problem.message} {problem.mend}"


def told(listed: Listed) -> dict[str, str]:
    return {problem.rule: problem.message for problem in listed.problems}


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_and_delimiter_says_the_same(tmp_path: Path, encoding: str, delimiter: str) -> None:
    found = read(written(tmp_path, text([HEADS, SCHOOL], delimiter), encoding=encoding))
    assert found.kinds == (ListKind.SCHOOLS,)
    assert found.schools == (
        ListedSchool("00AA00", "Skoalle Súd", "41234", "1900", Address(town="Sudwest"), sector="po"),
    )
    assert found.problems == ()


def test_utf_16_without_its_mark_is_read_too(tmp_path: Path) -> None:
    content = text([HEADS, SCHOOL], "\t").encode("utf-16-le")
    assert not content.startswith(codecs.BOM_UTF16_LE)
    assert read(written(tmp_path, content)).schools[0].name == "Skoalle Súd"


def test_a_cell_in_quotes_may_hold_the_delimiter_quotes_and_a_line_break(tmp_path: Path) -> None:
    content = 'kvk,naam,bevoegd_gezag\n01080096,"De ""Mare"", stichting\nvoor onderwijs",13586\n'
    (board,) = read(written(tmp_path, content, "besturen.csv", "utf-8")).boards
    assert (board.number, board.kvk) == ("13586", "01080096")
    assert board.names[0].text == 'De "Mare", stichting voor onderwijs'


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    rows = [HEADS, ("41234", "00AA", "00AA00", '"De Ark', "Sneek", "1900"), SCHOOL]
    found = read(written(tmp_path, text(rows)))
    assert [school.name for school in found.schools] == ["De Ark", "Skoalle Súd"]
    assert "list-quotes" in told(found)


def test_letters_that_were_misread_are_mended_and_told(tmp_path: Path) -> None:
    misread = "Skoalle Fryslân – ‘t Hoekje".encode().decode("cp1252", errors="replace")
    assert "FryslÃ¢n" in misread
    content = text([HEADS, (*SCHOOL[:3], "Skoalle FryslÃ¢n", *SCHOOL[4:])])
    found = read(written(tmp_path, content, encoding="utf-8"))
    assert found.schools[0].name == "Skoalle Fryslân"
    assert "‘Skoalle FryslÃ¢n’" in told(found)["list-mended"]


def test_a_name_that_only_looks_misread_is_left_alone(tmp_path: Path) -> None:
    found = read(written(tmp_path, text([HEADS, (*SCHOOL[:3], "Ã la Carte", *SCHOOL[4:])]), encoding="utf-8"))
    assert found.schools[0].name == "Ã la Carte"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("heads", "row", "code"),
    [
        (("BEVOEGD GEZAG NUMMER", "BRIN NUMMER", "VESTIGINGSNUMMER", "VESTIGINGSNAAM"), "00AA;00AA01", "00AA01"),
        (("BEVOEGD GEZAG NUMMER", "BRINNUMMER", "VESTIGINGSNUMMER", "VESTIGINGSNAAM"), "00AA;1", "00AA01"),
        (("Bevoegd_gezag", "Brin nummer", "Instellingsnaam"), "00aa", "00AA"),
        (("BEVOEGD GEZAG CODE", "INSTELLINGSCODE", "INSTELLINGSNAAM"), "00AA", "00AA"),
        (("BEVOEGD-GEZAG-NUMMER", "VESTIGINGSCODE", "NAAM VESTIGING"), "00AA00", "00AA00"),
    ],
)
def test_the_headers_of_every_year_are_known(tmp_path: Path, heads: tuple[str, ...], row: str, code: str) -> None:
    found = read(written(tmp_path, text([heads, ("41234", *row.split(";"), "De Ark")])))
    assert [(school.code, school.board, school.name) for school in found.schools] == [(code, "41234", "De Ark")]


def test_blanks_of_a_space_or_a_no_break_space_are_empty_and_lost_zeros_come_back(tmp_path: Path) -> None:
    heads = (*HEADS, "TELEFOONNUMMER", "STRAATNAAM", "POSTCODE")
    row = ("8", "00AA", "00AA00", "\u00a0De  Ark ", " ", "80", " ", "\u00a0", "9306\u00a0TC")
    found = read(written(tmp_path, text([heads, row])))
    assert found.schools == (
        ListedSchool("00AA00", "De Ark", "00008", "0080", Address(postcode="9306 TC"), sector="po"),
    )
    assert "2 nummers" in told(found)["list-zeros"]


def test_rows_without_a_number_or_with_shifted_cells_are_left_out_and_told_by_line(tmp_path: Path) -> None:
    rows = [HEADS, SCHOOL, ("", *SCHOOL[1:]), (*SCHOOL, "te veel"), ("4123X", *SCHOOL[1:])]
    found = read(written(tmp_path, text(rows)))
    assert len(found.schools) == 1
    said = " ".join(problem.message for problem in found.problems)
    assert "3 en 5" in said
    assert "kolomnamen: 4" in said


def test_a_list_in_a_workbook_is_found_below_its_title_on_its_own_sheet(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("Toelichting", 0).append(["Gemeenten per 1 januari", "bron: CBS"])
    sheet = workbook.create_sheet("Gemeenten_alfabetisch")
    sheet.append(["Gemeenten alfabetisch 2025"])
    sheet.append(["Gemeentecode", "GemeentecodeGM", "Gemeentenaam"])
    sheet.append([80, "GM0080", "Leeuwarden"])
    sheet.append(["1900", "GM1900", "Súdwest-Fryslân"])
    workbook.save(tmp_path / "gemeenten.xlsx")
    found = read(tmp_path / "gemeenten.xlsx")
    assert found.kinds == (ListKind.MUNICIPALITIES,)
    assert found.municipalities == {"0080": "Leeuwarden", "1900": "Súdwest-Fryslân"}


@pytest.mark.parametrize(
    ("name", "sector"),
    [("po-vestigingen-2026.csv", "po"), ("02-alle-schoolvestigingen-basisonderwijs.csv", "po"), ("vo.csv", "vo"),
     ("export.csv", "")],
)  # fmt: skip
def test_the_sector_is_what_the_file_name_says(tmp_path: Path, name: str, sector: str) -> None:
    assert read(written(tmp_path, text([HEADS, SCHOOL]), name)).schools[0].sector == sector


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is leeg"),
        (b"<!DOCTYPE html><html><body>Inloggen</body></html>", "is een webpagina"),
        (b"%PDF-1.7", "is een pdf"),
        (b'{"resource": []}', "JSON"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), ".xls"),
        (b"PK\x03\x04 afgebroken", "beschadigd"),
        (bytes(5000), "geen lijst"),
        (b"x" * 200_000, "geen lijst"),
        (b"schoolbestuur;plaats\r\nDe Lelie;Sneek\r\n", "schoolbestuur en plaats"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refusal(written(tmp_path, content))


def test_a_zip_is_to_be_unpacked_first(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("besturen.csv", "x")
    assert "Pak het uit" in refusal(written(tmp_path, packed.getvalue()))


def test_a_list_that_is_not_recognised_is_told_which_lists_are_known(tmp_path: Path) -> None:
    said = refusal(written(tmp_path, "Postcode;Plaats\r\n1234 AB;Sneek\r\n"))
    assert "Postcode en Plaats" in said
    assert "BEVOEGD GEZAG NUMMER" in said
    assert "Gemeentenaam" in said


def test_a_list_that_is_too_large_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "groot.csv"
    with path.open("wb") as stream:
        stream.truncate(50_000_001)
    assert "groter dan 50 MB" in refusal(path)
    assert "100.000 regels" in refusal(written(tmp_path, b"a;b\r\n" * 100_001))
    assert "bestaat niet" in refusal(tmp_path / "weg.csv")
    assert "is een map" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("listed", "proper"),
    [
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("S GRAVENHAGE", "'s-Gravenhage"),
        ("'S GRAVENMOER", "'s Gravenmoer"),
        ("'S-HEER ARENDSKERKE", "'s-Heer Arendskerke"),
        ("'T HARDE", "'t Harde"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("NIEUWERKERK AD IJSSEL", "Nieuwerkerk aan den IJssel"),
        ("BERGEN LB", "Bergen (LB)"),
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("ALTEVEER GEM NOORDENVELD", "Alteveer (gem. Noordenveld)"),
        ("BEEK GEM BERG EN DAL", "Beek (gem. Berg en Dal)"),
        ("SPAARNDAM GEM. HAARLEM", "Spaarndam (gem. Haarlem)"),
        ("OUDEGA SUDWEST-FRYSLAN", "Oudega Súdwest-Fryslân"),
        ("WEHE-DEN HOORN", "Wehe-den Hoorn"),
        ("HEI- EN BOEICOP", "Hei- en Boeicop"),
        ("STAD AAN 'T HARINGVLIET", "Stad aan 't Haringvliet"),
        ("2E EXLOERMOND", "2e Exloermond"),
        ("TER APEL", "Ter Apel"),
        ("NIEUWER TER AA", "Nieuwer ter Aa"),
        ("DE BILT", "De Bilt"),
        ("ST.-ANNAPAROCHIE", "St.-Annaparochie"),
        ("De Westereen", "De Westereen"),
        ("", ""),
    ],
)
def test_a_town_gets_its_proper_case(listed: str, proper: str) -> None:
    assert town(listed) == proper
