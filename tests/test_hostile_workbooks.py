"""Odd and hostile files: each is read right, or refused with one clear sentence, in bounded memory.

The handbook has the same list, under ‘Vreemde bestanden en het antwoord’.
"""

import os
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.problems import Exit, Stop
from generator.workbooks import archive, formats, limits, sheets, workbook
from generator.workbooks.grids import Fault, Row
from tests.raw_workbook import SHEET, STRINGS, WORKBOOK, grid, load, pack, package, refusal, row, sheet, strings

MEGABYTE = 1_000_000
Parts = dict[str, str | bytes]


# --- what is no workbook at all ---------------------------------------------------------------------------------------


def ole(*streams: str) -> bytes:
    return formats.OLE + b"\0" * 600 + b"".join(f"{name}\0".encode("utf-16-le") for name in streams)


XML_2003 = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
NO_WORKBOOKS: Mapping[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "workbook-empty", "is leeg (0 bytes)"),
    "password": (ole("EncryptionInfo", "EncryptedPackage"), "workbook-encrypted", "met een wachtwoord beveiligd"),
    "xls": (ole("Workbook"), "workbook-format", "een oud Excel-bestand (.xls)"),
    "xls 95": (ole("Book"), "workbook-format", "een oud Excel-bestand (.xls)"),
    "xls 4": (bytes.fromhex("090406000000100000000000"), "workbook-format", "een oud Excel-bestand (.xls)"),
    "doc": (ole("WordDocument"), "workbook-format", "een oud Office-bestand"),
    "csv": (b"naam;kvk\r\nStichting A;01234567\r\n", "workbook-format", "een tekstbestand (zoals .csv)"),
    "csv of Windows": ("Súdwest;1\r\n".encode("cp1252"), "workbook-format", "een tekstbestand (zoals .csv)"),
    "csv in UTF-16": ("naam;kvk\r\n".encode("utf-16"), "workbook-format", "een tekstbestand (zoals .csv)"),
    "html": (b"<html><body><table><tr><td>1</td></tr></table>", "workbook-format", "een webpagina (html)"),
    "xml 2003": (XML_2003.encode(), "workbook-format", "een ‘XML-werkblad 2003’"),
    "xml 2003 in UTF-16": (XML_2003.encode("utf-16"), "workbook-format", "een ‘XML-werkblad 2003’"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "workbook-format", "een pdf"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "workbook-format", "een ingepakt bestand"),
    "gz": (b"\x1f\x8b\x08\0", "workbook-format", "een ingepakt bestand"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "workbook-format", "een ander soort bestand"),
    "zeros": (b"\0" * 5_000, "workbook-format", "een ander soort bestand"),
    "the beginning of a zip file": (b"PK\x03\x04 afgebroken", "workbook-damaged", "beschadigd"),
    "an empty zip file": (b"PK\x05\x06" + b"\0" * 18, "workbook-format", "een ingepakt bestand"),
}


@pytest.mark.parametrize(("content", "rule", "words"), NO_WORKBOOKS.values(), ids=NO_WORKBOOKS.keys())
def test_what_is_no_workbook_is_refused_by_what_it_is(tmp_path: Path, content: bytes, rule: str, words: str) -> None:
    path = tmp_path / "parties.xlsx"
    path.write_bytes(content)
    told = refusal(path)
    assert told[0] == rule
    assert words in told[1]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("mimetype", "content.xml"), "OpenDocument"),
        (("[Content_Types].xml", "xl/workbook.bin"), "binaire Excel-werkmap (.xlsb)"),
        (("[Content_Types].xml", "word/document.xml"), "een Word-bestand"),
        (("[Content_Types].xml", "ppt/presentation.xml"), "een presentatie"),
        (("Index/Document.iwa",), "Numbers"),
        (("parties.xlsx", "lees mij.txt"), "een ingepakt bestand (zip)"),
        (("../../buiten.xml",), "een ingepakt bestand (zip)"),
    ],
    ids=["ods", "xlsb", "docx", "pptx", "numbers", "zip", "zip with .."],
)
def test_other_zip_files_are_refused_by_what_is_in_them(tmp_path: Path, parts: tuple[str, ...], words: str) -> None:
    rule, message = refusal(pack(tmp_path / "a.xlsx", dict.fromkeys(parts, "<x/>")))
    assert rule == "workbook-format"
    assert words in message


# --- where it stands --------------------------------------------------------------------------------------------------


def test_a_name_that_no_system_allows_is_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0b.xlsx")[0] == "workbook-missing"


def test_a_folder_with_the_name_of_a_workbook_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "parties.xlsx").mkdir()
    assert refusal(tmp_path / "parties.xlsx") == ("workbook-not-a-file", "‘parties.xlsx’ is een map, geen bestand.")


def test_a_device_is_no_workbook_and_is_never_read() -> None:
    device = Path("/dev/zero")  # without an end
    if not device.exists():
        pytest.skip("this system has no /dev/zero")
    assert refusal(device)[0] == "workbook-not-a-file"


def test_a_link_that_points_at_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    try:
        path.symlink_to(path)
    except OSError:
        pytest.skip("this user may not make links here")
    assert refusal(path)[0] in {"workbook-unreadable", "workbook-missing"}


def test_a_pipe_is_no_workbook_and_is_not_waited_for(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no pipes among its files")
    os.mkfifo(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx")[0] == "workbook-not-a-file"


# --- damaged zip files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_was_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    path = pack(tmp_path / "a.xlsx", package(row('<c r="A1"><v>1</v></c>')))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refusal(path)[0] == "workbook-damaged"


REFUSED = {"workbook-damaged", "workbook-format", "workbook-too-large", "workbook-encrypted"}


def outcome(path: Path) -> str:
    try:
        return "".join(str(found.rows) for found in load(path).grids)
    except Stop as stop:
        return stop.problems[0].rule


def test_any_byte_that_changed_is_noticed_or_makes_no_difference(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", package(row('<c r="A1" t="s"><v>0</v></c>')))
    content, sound = path.read_bytes(), grid(path)
    for at in range(0, len(content), 23):
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :])
        assert outcome(path) in {*REFUSED, str(sound.rows)}


def test_a_header_that_lies_about_a_size_is_not_believed(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", package(row("<c/>" * 50_000)))
    content = path.read_bytes()
    real = zipfile.ZipFile(path).getinfo(SHEET).file_size
    assert content.count(struct.pack("<L", real)) == 2
    path.write_bytes(content.replace(struct.pack("<L", real), struct.pack("<L", 300)))
    assert refusal(path)[0] == "workbook-damaged"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", package(more={"xl/media/image1.png": b"\0" * (limits.MAX_UNPACKED + 1)}))
    assert path.stat().st_size < MEGABYTE
    rule, message = refusal(path)
    assert rule == "workbook-too-large"
    assert "uitgepakt groter dan 100 MB" in message


def test_a_part_that_is_used_again_and_again_counts_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = package(row('<c r="A1"><v>1</v></c>'), names=[f"Blad{rank}" for rank in range(30)])
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = re.sub(r"worksheets/sheet\d+", "worksheets/sheet1", rels)
    path = pack(tmp_path / "a.xlsx", parts)
    assert len(load(path).grids) == 30
    monkeypatch.setattr(archive, "MAX_UNPACKED", sum(len(part) for part in parts.values()))
    assert refusal(path)[0] == "workbook-too-large"


def test_more_parts_than_a_workbook_has_are_refused_before_they_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pack(tmp_path / "a.xlsx", package(more={f"xl/media/{rank}.png": "" for rank in range(30)}))
    monkeypatch.setattr(archive, "MAX_PARTS", 30)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was opened"))
    rule, message = refusal(path)
    assert rule == "workbook-too-large"
    assert "meer dan 30 onderdelen" in message


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", [SHEET, SHEET.upper(), SHEET.replace("/", "\\"), f"/{SHEET}"])
def test_two_parts_of_one_name_are_refused(tmp_path: Path, second: str) -> None:
    path = pack(tmp_path / "a.xlsx", package(row('<c r="A1"><v>1</v></c>')))
    with zipfile.ZipFile(path, "a") as opened:
        info = zipfile.ZipInfo("x")
        info.filename = second
        opened.writestr(info, sheet(row('<c r="A1"><v>2</v></c>')))
    assert refusal(path)[0] == "workbook-damaged"


def test_names_of_parts_with_other_slashes_or_another_case_are_found(tmp_path: Path) -> None:
    parts = package(row('<c r="A1" t="s"><v>1</v></c>'))
    odd = {name.replace("/", "\\").replace("xl", "XL"): part for name, part in parts.items()}
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as opened:
        for name, part in odd.items():
            info = zipfile.ZipInfo("x")
            info.filename = name
            opened.writestr(info, part)
    assert grid(tmp_path / "a.xlsx").rows == (Row(1, {"A": "tweede"}),)


def test_a_part_with_a_password_of_its_own_is_told_of(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", package())
    content = bytearray(path.read_bytes())
    for found in re.finditer(rb"PK\x01\x02", bytes(content)):
        content[found.start() + 8] |= 1
    path.write_bytes(content)
    assert refusal(path)[0] == "workbook-encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_way_of_packing_that_excel_does_not_know_is_refused(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", method) as opened:
        for name, part in package().items():
            opened.writestr(name, part)
    assert refusal(tmp_path / "a.xlsx")[0] == "workbook-damaged"


# --- XML that means harm ----------------------------------------------------------------------------------------------

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "https://example.org/x.dtd">'


@pytest.mark.parametrize("harm", [BOMB, OUTSIDE], ids=["entities", "outside"])
@pytest.mark.parametrize(
    "part", [WORKBOOK, SHEET, STRINGS, "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part(tmp_path: Path, part: str, harm: str, encoding: str) -> None:
    parts = package(row('<c r="A1" t="s"><v>0</v></c>'))
    parts[part] = (harm + str(parts[part])).encode(encoding)
    assert refusal(pack(tmp_path / "a.xlsx", parts))[0] == "workbook-damaged"


@pytest.mark.parametrize(
    "xml",
    [
        "<row>" * 1_000,
        "<x>" * 100_000,
        "",
        "<worksheet>",
        "<worksheet/><worksheet/>",
        '<?xml version="1.0" encoding="onzin"?><worksheet/>',
        "<worksheet>&nbsp;</worksheet>",
        b"<worksheet>\xff\xfe\x00</worksheet>",
        b"<worksheet>\x00</worksheet>",
    ],
    ids=["rows", "deep", "empty", "open", "two", "encoding", "entity", "bytes", "nul"],
)
def test_what_is_no_sound_xml_is_refused(tmp_path: Path, xml: str | bytes) -> None:
    assert refusal(pack(tmp_path / "a.xlsx", package(more={SHEET: xml})))[0] == "workbook-damaged"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_parts_in_another_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    head = '<?xml version="1.0" encoding="iso-8859-1"?>' if encoding == "iso-8859-1" else ""
    parts = package(row('<c r="A1" t="inlineStr"><is><t>Súdwest</t></is></c>'))
    parts[SHEET] = (head + str(parts[SHEET])).encode(encoding)
    assert grid(pack(tmp_path / "a.xlsx", parts)).rows == (Row(1, {"A": "Súdwest"}),)


# --- parts that are not there, or other ones --------------------------------------------------------------------------


@pytest.mark.parametrize("gone", [WORKBOOK, "xl/_rels/workbook.xml.rels", SHEET, STRINGS])
def test_a_workbook_that_misses_a_part_it_needs_is_refused(tmp_path: Path, gone: str) -> None:
    parts = package(row('<c r="A1" t="s"><v>0</v></c>'), gone=[gone])
    assert refusal(pack(tmp_path / "a.xlsx", parts))[0] == "workbook-damaged"


def test_a_workbook_without_styles_shared_texts_and_list_of_contents_is_read(tmp_path: Path) -> None:
    rows = row('<c r="A1" s="1"><v>46082</v></c>', '<c r="B1" t="inlineStr"><is><t>x</t></is></c>')
    path = pack(
        tmp_path / "a.xlsx", package(rows, gone=["xl/styles.xml", STRINGS, "[Content_Types].xml", "_rels/.rels"])
    )
    assert grid(path).rows == (Row(1, {"A": 46082, "B": "x"}),), "a day without its style is its number"


def test_the_strict_form_of_the_standard_is_read(tmp_path: Path) -> None:
    parts = package(row('<c r="A1" t="d" s="1"><v>2026-03-01</v></c>', '<c r="B1" t="s"><v>0</v></c>'))
    loose, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    parts = {name: str(part).replace(loose, strict).replace("/2006", "") for name, part in parts.items()}
    assert grid(pack(tmp_path / "a.xlsx", parts)).rows == (Row(1, {"A": date(2026, 3, 1), "B": "eerste"}),)


def test_a_prefix_before_every_element_makes_no_difference(tmp_path: Path) -> None:
    parts = package(row('<c r="A1" t="s"><v>0</v></c>'))
    for name in (SHEET, STRINGS):
        parts[name] = re.sub(r"<(/?)(\w)", r"<\1x:\2", str(parts[name])).replace("xmlns=", "xmlns:x=")
    assert grid(pack(tmp_path / "a.xlsx", parts)).rows == (Row(1, {"A": "eerste"}),)


def test_macros_links_and_connections_are_not_looked_at(tmp_path: Path) -> None:
    outside = (
        '<Relationship Id="rId1" Type="x/externalLinkPath" Target="https://example.org/a.xlsx" TargetMode="External"/>'
    )
    linked = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    more: Parts = {
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro",
        "xl/externalLinks/externalLink1.xml": linked,
        "xl/externalLinks/_rels/externalLink1.xml.rels": f"<Relationships>{outside}</Relationships>",
        "xl/connections.xml": "<connections>",
    }
    rows = row('<c r="A1"><f>[1]Blad!A1</f><v>7</v></c>', "<c r=\"B1\"><f>cmd|'/c calc'!A0</f></c>")
    path = pack(tmp_path / "a.xlsm", package(rows, more=more))
    assert grid(path).rows == (Row(1, {"A": 7, "B": Fault.NOT_CALCULATED}),)


def test_a_sheet_that_lies_outside_the_file_is_not_fetched(tmp_path: Path) -> None:
    parts = package()
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        'Target="worksheets/sheet1.xml"', 'Target="https://example.org/sheet1.xml" TargetMode="External"'
    )
    assert refusal(pack(tmp_path / "a.xlsx", parts))[0] == "workbook-damaged"


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml", "worksheets%2Fsheet1.xml"]
)
def test_a_target_written_otherwise_is_found(tmp_path: Path, target: str) -> None:
    parts = package(row('<c r="A1"><v>1</v></c>'))
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "worksheets/sheet1.xml", target
    )
    assert grid(pack(tmp_path / "a.xlsx", parts)).rows == (Row(1, {"A": 1}),)


def test_sheets_of_charts_and_dialogs_are_no_sheets_of_rows(tmp_path: Path) -> None:
    parts = package(row('<c r="A1"><v>1</v></c>'), names=["Blad", "Grafiek", "Venster"])
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    rels = rels.replace('worksheet" Target="worksheets/sheet2', 'chartsheet" Target="worksheets/sheet2')
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(
        'worksheet" Target="worksheets/sheet3', 'dialogsheet" Target="worksheets/sheet3'
    )
    assert load(pack(tmp_path / "a.xlsx", parts)).names == ("Blad",)


def test_two_thousand_sheets_are_named_and_only_those_asked_for_are_opened(tmp_path: Path) -> None:
    names = ["SWV", *(f"Kladblok {rank}" for rank in range(2_000))]
    parts = package(row('<c r="A1"><v>1</v></c>'), names=names, more={"xl/worksheets/sheet2.xml": "geen XML"})
    book = workbook.load(pack(tmp_path / "a.xlsx", parts), lambda name: name == "SWV")
    assert len(book.names) == 2_001
    assert [found.name for found in book.grids] == ["SWV"]


def test_sheets_whose_names_differ_by_case_only_are_both_given(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", package(names=["Scholen", "SCHOLEN"]))
    assert [found.name for found in load(path).grids] == ["Scholen", "SCHOLEN"]


# --- the limits -------------------------------------------------------------------------------------------------------


def many(count: int, cell: Callable[[int], str]) -> str:
    return "".join(row(cell(number), number=number) for number in range(1, count + 1))


def test_a_file_that_is_too_large_on_disk_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(limits.MAX_FILE + 1)
    assert refusal(tmp_path / "a.xlsx") == (
        "workbook-too-large",
        "‘a.xlsx’ is groter dan 25 MB; meer leest het programma niet.",
    )


@pytest.mark.parametrize(
    ("limit", "value", "rows", "words"),
    [
        ("MAX_ROWS", 2, many(3, lambda n: f'<c r="A{n}"><v>1</v></c>'), "op blad ‘Blad’ meer dan 2 gevulde rijen"),
        ("MAX_FILLED_COLUMNS", 2, row("<c><v>1</v></c>" * 3), "op blad ‘Blad’ meer dan 2 gevulde kolommen"),
    ],
)
def test_a_sheet_with_more_than_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, rows: str, words: str
) -> None:
    path = pack(tmp_path / "a.xlsx", package(rows))
    assert load(path).grids
    monkeypatch.setattr(sheets, limit, value)
    rule, message = refusal(path)
    assert rule == "workbook-too-large"
    assert words in message


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [("MAX_CELLS", 2, "meer dan 2 gevulde cellen"), ("MAX_CHARACTERS", 12, "meer dan 12 tekens")],
)
def test_a_workbook_with_more_than_is_read_is_refused_however_many_sheets_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str
) -> None:
    one = sheet(row('<c t="str"><v>zes en</v></c>'))
    more: Parts = {f"xl/worksheets/sheet{rank}.xml": one for rank in (1, 2, 3)}
    path = pack(tmp_path / "a.xlsx", package(names="abc", more=more))
    assert len(load(path).grids) == 3
    monkeypatch.setattr(sheets, limit, value)
    rule, message = refusal(path)
    assert rule == "workbook-too-large"
    assert words in message


def test_a_million_rows_with_only_formatting_are_read_to_the_end(tmp_path: Path) -> None:
    rows = many(200_000, lambda _: "") + row('<c r="C200001"><v>1</v></c>', number=200_001)
    part = sheet(rows, before='<dimension ref="A1:XFD1048576"/>')
    assert grid(pack(tmp_path / "a.xlsx", package(more={SHEET: part}))).rows == (Row(200_001, {"C": 1}),)


# --- the whole command on the worst of them ---------------------------------------------------------

HEAD = row('<c r="A1" t="str"><v>Nummer</v></c>', '<c r="B1" t="str"><v>Naam</v></c>')


def worst_of(kind: str) -> Parts:
    """Return a workbook as large as is read, or larger, with one thing in it that costs most."""
    names = ["Schoolbesturen"]
    if kind == "empty cells":
        rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(2, 500_000))
        return package(HEAD + rows, names=names)
    if kind == "a million rows":
        return package(HEAD + "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(2, 1_048_577)), names=names)
    if kind == "full of faults":
        cells = '<c t="e"><v>#N/A</v></c>' * 20
        return package(HEAD + "".join(f'<row r="{n}">{cells}</row>' for n in range(2, limits.MAX_ROWS)), names=names)
    if kind == "a million texts":
        texts = strings(*(f"<t>tekst nummer {n} van heel veel</t>" for n in range(limits.MAX_STRINGS)))
        return package(HEAD + row('<c t="s"><v>7</v></c>', number=2), names=names, more={STRINGS: texts})
    if kind == "one attribute":
        return package(more={SHEET: f'<worksheet x="{"y" * 90 * MEGABYTE}"/>'}, names=names)
    rows = "".join(row(f'<c r="A{n}"><v>{n}</v></c>', number=n) for n in range(2, 5_000))
    after = "".join(f'<mergeCell ref="A{n}:I{n + 1}"/>' for n in range(2, 200_000, 2))
    return package(more={SHEET: sheet(HEAD + rows, after=f"<mergeCells>{after}</mergeCells>")}, names=names)


@pytest.mark.parametrize(
    "kind", ["empty cells", "a million rows", "full of faults", "a million texts", "one attribute", "merged ranges"]
)
def test_the_worst_of_them_stay_under_500_megabytes_and_end_in_messages(tmp_path: Path, kind: str) -> None:
    path = pack(tmp_path / "a.xlsx", worst_of(kind))
    told = subprocess.run(
        [sys.executable, "-m", "tests.peak_memory", "check", "--parties", str(path), "--output", str(tmp_path / "uit")],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    *messages, peak = told.stderr.splitlines()
    assert told.returncode == Exit.INPUT_HAS_ERRORS
    assert int(peak) < 500 * MEGABYTE
    assert "program-fault" not in told.stdout + told.stderr
    assert not any("Traceback" in line or "Warning" in line for line in messages)


# --- the handbook -----------------------------------------------------------------------------------------------------

HANDBOOK = (Path(__file__).parents[1] / "docs" / "handleiding.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("limit", [name for name in dir(limits) if name.startswith("MAX_")])
def test_the_handbook_names_every_limit(limit: str) -> None:
    section = HANDBOOK.split("## Grenzen aan de werkmap\n")[1].split("\n## ")[0]
    value: int = getattr(limits, limit)
    written = f"{value // MEGABYTE} MB" if limit in {"MAX_FILE", "MAX_UNPACKED"} else f"{value:,}".replace(",", ".")
    assert re.search(rf"(?<![\d.]){re.escape(written)}(?![\d.])", section)
