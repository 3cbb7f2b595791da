"""Editing a workbook part by part: what is changed reads so in Excel's own terms, and all else is as it was."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image as Picture

from generator.office.package import Package
from generator.spreadsheet.comments import SIGNED
from generator.spreadsheet.editing import Editing
from generator.spreadsheet.page import Line, Page, Words
from generator.spreadsheet.sheet import ORDER

pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension")  # openpyxl, which reads it back
EXAMPLE = Path(__file__).parents[1] / "parties.xlsx"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    '<x14:dataValidation type="list"><x14:formula1><xm:f>Lijst!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>C2:C3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)
PAGE = Page(
    (
        Line((Words("Wat moet u doen"),), wide=True),
        Line((Words("Blad"), Words("Cel"))),
        Line((Words("’s Zomers"), Words("B2", to=("Noor's blad", "B2")))),
    ),
    (20.0, 10.0),
    header=2,
)


def whole() -> bytes:
    """Return a workbook with much that a program may lose: a table, a picture, comments, names, drop-downs."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Noor's blad"
    for row in (["Nummer", "Naam", "Keuze"], ["1", "Een", "ja"], ["2", "Twee", "nee"]):
        sheet.append(row)
    sheet["B2"].font = Font(bold=True)
    sheet["B3"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["B2"].comment = Comment("Nagevraagd bij de school.", "Secretariaat")
    sheet.add_table(Table(displayName="Lijstje", ref="A1:C3"))
    validation = DataValidation(type="list", formula1='"ja,nee"')
    validation.add("B2:B3")
    sheet.add_data_validation(validation)
    sheet.conditional_formatting.add("A2:A3", Rule("cellIs", operator="equal", formula=["1"]))
    sheet.column_dimensions["B"].width = 40
    picture = BytesIO()
    Picture.new("RGB", (4, 4), "red").save(picture, "png")
    sheet.add_image(Image(picture), "E1")
    second = book.create_sheet("Lijst")
    for value in ("x", "y", "z"):
        second.append([value])
    second.print_title_rows = "1:1"
    second.defined_names["Keuzes"] = DefinedName("Keuzes", attr_text="Lijst!$A$1:$A$3")
    book.active = 1
    written = BytesIO()
    book.save(written)
    return patched(written.getvalue(), {"xl/worksheets/sheet1.xml": lambda xml: _before_end(xml, X14)})


def patched(content: bytes, changes: Mapping[str, Callable[[str], str]], **added: str) -> bytes:
    """Return a workbook with the text of some parts changed, as openpyxl can't write it."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, changes[name](data.decode()).encode() if name in changes else data)
        for name, text in added.items():
            new.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


def _before_end(xml: str, extra: str) -> str:
    head, end, tail = xml.rpartition("</worksheet>")
    return f"{head}{extra}{end}{tail}"


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name; each stands there once."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_xml(content: bytes, number: int = 1) -> str:
    return parts(content)[f"xl/worksheets/sheet{number}.xml"].decode()


def sound(content: bytes) -> None:
    """Hold a workbook to what Excel is strict about: order, ids, content types, and relations that lead somewhere."""
    package = Package(content)
    found = parts(content)
    types = etree.fromstring(found["[Content_Types].xml"])
    overrides = [one.get("PartName") for one in types if one.get("PartName")]
    assert len(set(overrides)) == len(overrides)
    assert all(str(name).lstrip("/") in found for name in overrides)
    extensions = {str(one.get("Extension")).lower() for one in types if one.get("Extension")}
    for name in found:
        assert f"/{name}" in overrides or name.rpartition(".")[2].lower() in extensions or name.startswith("[")
        owner = re.fullmatch(r"(?:(.*)/)?_rels/(.*)\.rels", name)
        if owner:
            related = list(package.relations(f"{owner[1]}/{owner[2]}".removeprefix("None/")))
            assert len({one.id for one in related}) == len(related)
            assert all(one.target in found for one in related)
        if name.startswith("xl/worksheets/sheet"):
            names = [etree.QName(one).localname for one in etree.fromstring(found[name])]
            places = [ORDER.index(one) for one in names if one in ORDER]
            assert places == sorted(places)
            cells = re.findall(r'<(?:\w+:)?c [^>]*?\br="([A-Z]+\d+)"', found[name].decode())
            assert len(set(cells)) == len(cells)
    shapes = re.findall(r'<v:shape [^>]*?id="(\w+)"', "".join(found[one].decode() for one in found if "vml" in one))
    assert len(set(shapes)) == len(shapes)
    load_workbook(BytesIO(content)).close()


def test_what_is_not_touched_is_the_same_byte_for_byte() -> None:
    content = EXAMPLE.read_bytes()
    editing = Editing.open(content)
    editing.shade("Scholen", "B2", "F7B9B4")
    before, after = parts(content), parts(editing.packed())
    changed = {name for name in before if before[name] != after[name]}
    assert list(before) == list(after)
    assert len(changed) == 2
    assert "xl/styles.xml" in changed


def test_the_same_edits_give_the_same_bytes() -> None:
    def edited() -> bytes:
        editing = Editing.open(content)
        editing.note("Lijst", "A1", "FOUT: dit kan niet.")
        editing.first_sheet("Wat moet u doen", PAGE)
        return editing.packed()

    content = whole()
    assert edited() == edited()


def test_all_that_was_there_is_still_there_after_every_kind_of_edit() -> None:
    content = whole()
    editing = Editing.open(content)
    editing.set("Noor's blad", "B2", "Anders")
    editing.add_row("Noor's blad", {"A": "3", "B": "Drie", "C": "ja"})
    editing.shade("Noor's blad", "B3", "F7B9B4")
    editing.note("Noor's blad", "B2", "FOUT: anders.")
    editing.note("Noor's blad", "C9", "LET OP: leeg.")
    editing.first_sheet("Wat moet u doen", PAGE)
    packed = editing.packed()
    sound(packed)
    after = parts(packed)
    assert after["xl/media/image1.png"] == parts(content)["xl/media/image1.png"]
    assert "Lijst!$A$1:$A$3" in sheet_xml(packed)
    book = load_workbook(BytesIO(packed))
    sheet = book["Noor's blad"]
    assert book.sheetnames == ["Wat moet u doen", "Noor's blad", "Lijst"]
    assert book.active is book.worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].font.bold, sheet.column_dimensions["B"].width) == ("Anders", True, 40)
    assert "drawing1.xml" in after["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    assert sheet["B2"].comment.text.startswith("Nagevraagd bij de school.")
    assert "FOUT: anders." in sheet["B2"].comment.text
    assert sheet["C9"].comment.text == f"LET OP: leeg.{SIGNED}"
    assert book["Lijst"].print_title_rows == "$1:$1"
    assert book["Lijst"].defined_names["Keuzes"].value == "Lijst!$A$1:$A$3"


def test_a_new_row_looks_like_the_one_above_and_lists_grow_along() -> None:
    editing = Editing.open(whole())
    assert editing.add_row("Noor's blad", {"A": "3", "B": " Drie ", "C": "ja"}) == 4
    assert editing.add_row("Noor's blad", {"A": "4", "C": "nee"}) == 5
    packed = editing.packed()
    sheet = load_workbook(BytesIO(packed))["Noor's blad"]
    assert [[cell.value for cell in row] for row in sheet["A4:C5"]] == [["3", " Drie ", "ja"], ["4", None, "nee"]]
    assert sheet["B4"].fill.fgColor.rgb == "FF00FF00"
    assert (sheet.tables["Lijstje"].ref, sheet.tables["Lijstje"].autoFilter.ref) == ("A1:C5", "A1:C5")
    assert str(sheet.data_validations.dataValidation[0].sqref) == "B2:B4"  # the second row had nothing in column B
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["A2:A5"]
    assert "C2:C5" in sheet_xml(packed)


def test_a_formula_goes_whole_and_those_that_leaned_on_it_stay() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>'
    )
    editing = Editing.open(raw(rows, chain=True))
    editing.set("Blad", "B1", "tekst")
    packed = editing.packed()
    sound(packed)
    sheet = load_workbook(BytesIO(packed))["Blad"]
    assert [sheet[cell].value for cell in ("B1", "B2", "B3")] == ["tekst", "=A2*2", "=A3*2"]
    assert "xl/calcChain.xml" not in parts(packed)


def raw(rows: str, prefix: str = "", chain: bool = False, after: str = "") -> bytes:
    """Return a workbook of one sheet with rows as they are given, in the namespace by a prefix or not."""
    book = Workbook()
    assert book.active is not None
    book.active.title = "Blad"
    written = BytesIO()
    book.save(written)
    space = f'xmlns:{prefix}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    name = f"{prefix}:" if prefix else ""
    xml = f"<{name}worksheet {space}><{name}sheetData>{rows}</{name}sheetData>{after}</{name}worksheet>"
    changes: dict[str, Callable[[str], str]] = {"xl/worksheets/sheet1.xml": lambda _: xml}
    if not chain:
        return patched(written.getvalue(), changes)
    override = (
        '<Override PartName="/xl/calcChain.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    changes["[Content_Types].xml"] = lambda text: text.replace("</Types>", override)
    changes["xl/_rels/workbook.xml.rels"] = lambda text: text.replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    )
    links = f'<calcChain xmlns="{MAIN}"><c r="B1" i="1"/></calcChain>'
    return patched(written.getvalue(), changes, xl__calcChain_xml=links)


def test_rows_and_cells_that_do_not_say_where_they_are() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c><v>4</v></c><c r='D4'><v>5</v></c></row>"
    editing = Editing.open(raw(rows))
    editing.set("Blad", "C4", "tussenin")
    editing.set("Blad", "A2", "nieuw")
    packed = editing.packed()
    sound(packed)
    sheet = load_workbook(BytesIO(packed))["Blad"]
    found = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert found == {"A1": 1, "B1": 2, "A2": "nieuw", "A4": 4, "C4": "tussenin", "D4": 5}


def test_a_sheet_whose_names_have_a_prefix() -> None:
    rows = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    editing = Editing.open(raw(rows, prefix="x"))
    editing.set("Blad", "B1", "erbij")
    editing.note("Blad", "B1", "FOUT: hier.")
    packed = editing.packed()
    sound(packed)
    assert '<x:c r="B1" t="inlineStr"><x:is><x:t xml:space="preserve">erbij</x:t></x:is></x:c>' in sheet_xml(packed)
    assert load_workbook(BytesIO(packed))["Blad"]["B1"].comment.text == f"FOUT: hier.{SIGNED}"


def test_merged_cells_are_marked_where_it_shows() -> None:
    rows = '<row r="3"><c r="B3"><v>1</v></c></row>'
    editing = Editing.open(raw(rows, after='<mergeCells count="1"><mergeCell ref="B3:C7"/></mergeCells>'))
    editing.shade("Blad", "C5", "F7B9B4")
    editing.note("Blad", "C5", "FOUT: samengevoegd.")
    packed = editing.packed()
    sound(packed)
    sheet = load_workbook(BytesIO(packed))["Blad"]
    assert (sheet["B3"].comment.text, sheet["B3"].fill.fgColor.rgb) == (f"FOUT: samengevoegd.{SIGNED}", "FFF7B9B4")


def test_a_bare_workbook_gets_the_styles_and_content_types_that_it_lacks() -> None:
    content = raw('<row r="1"><c r="A1"><v>1</v></c></row>')
    bare = patched(
        content,
        {
            "xl/styles.xml": lambda _: f'<styleSheet xmlns="{MAIN}"/>',
            "[Content_Types].xml": lambda text: re.sub('<Default Extension="rels"[^>]*/>', "", text),
        },
    )
    editing = Editing.open(bare)
    editing.shade("Blad", "A1", "F7B9B4")
    editing.note("Blad", "A1", "FOUT: hier.")
    packed = editing.packed()
    sound(packed)
    assert load_workbook(BytesIO(packed))["Blad"]["A1"].fill.fgColor.rgb == "FFF7B9B4"


def test_parts_that_were_named_as_windows_names_files() -> None:
    content = raw('<row r="1"><c r="A1"><v>1</v></c></row>')
    odd = BytesIO()
    with zipfile.ZipFile(odd, "w") as archive:
        for name, data in parts(content).items():
            archive.writestr(name.replace("/", "\\"), data)
    editing = Editing.open(odd.getvalue())
    editing.set("Blad", "A1", "tekst")
    assert load_workbook(BytesIO(editing.packed()))["Blad"]["A1"].value == "tekst"


def test_odd_characters_are_written_as_excel_does() -> None:
    editing = Editing.open(raw(""))
    editing.set("Blad", "A1", "een\x01twee\ud800 _x0041_ <&> regel\nregel")
    text = etree.fromstring(sheet_xml(editing.packed()).encode()).findtext(f".//{{{MAIN}}}t")
    assert text == "een_x0001_twee_xD800_ _x005F_x0041_ <&> regel\nregel"


def test_notes_and_fills_of_ours_go_and_those_of_others_stay() -> None:
    editing = Editing.open(whole())
    for cell in ("B2", "B3", "C3"):
        editing.note("Noor's blad", cell, "FOUT: dit kan niet.")
        editing.shade("Noor's blad", cell, "F7B9B4")
    editing.first_sheet("Wat moet u doen", PAGE)
    again = Editing.open(editing.packed())
    again.unshade(frozenset({"F7B9B4"}), "Wat moet u doen", 2)
    again.clear_notes()
    again.remove_sheet("Wat moet u doen")
    packed = again.packed()
    sound(packed)
    book = load_workbook(BytesIO(packed))
    sheet = book["Noor's blad"]
    assert book.sheetnames == ["Noor's blad", "Lijst"]
    assert book["Lijst"].print_title_rows == "$1:$1"
    assert sheet["B2"].comment.text == "Nagevraagd bij de school."
    assert (sheet["B3"].comment, sheet["C3"].comment) == (None, None)
    assert [sheet[cell].fill.fill_type for cell in ("B2", "C3")] == [None, None]
    assert sheet["B3"].fill.fgColor.rgb == "FF00FF00"
    assert sheet["B2"].font.bold


def test_a_comment_of_ours_is_known_without_its_author_and_what_was_written_below_it_stays() -> None:
    editing = Editing.open(whole())
    for cell in ("A1", "A2"):
        editing.note("Lijst", cell, "FOUT: dit kan niet.")
    book = load_workbook(BytesIO(editing.packed()))
    for cell in ("A1", "A2"):
        book["Lijst"][cell].comment.author = ""  # as LibreOffice leaves it
    book["Lijst"]["A2"].comment.text += "\nIs gevraagd aan het bestuur."
    again = Editing.open(saved(book))
    again.clear_notes()
    sheet = load_workbook(BytesIO(again.packed()))["Lijst"]
    assert sheet["A1"].comment is None
    assert sheet["A2"].comment.text.strip() == "Is gevraagd aan het bestuur."


def test_white_letters_on_a_dark_header_can_be_read_when_shaded_and_come_back() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Blad"
    sheet["A1"].font, sheet["A1"].fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF112233")
    editing = Editing.open(saved(book))
    editing.shade("Blad", "A1", "BFDDF5")
    editing.first_sheet("Wat moet u doen", PAGE)
    shaded = load_workbook(BytesIO(editing.packed()))
    assert shaded["Blad"]["A1"].font.color.rgb == "FF000000"
    again = Editing.open(saved(shaded))  # as another program numbers the styles
    again.unshade(frozenset({"BFDDF5"}), "Wat moet u doen", 2)
    cell = load_workbook(BytesIO(again.packed()))["Blad"]["A1"]
    assert (cell.font.color.rgb, cell.fill.fgColor.rgb) == ("FFFFFFFF", "FF112233")


def saved(book: Workbook) -> bytes:
    """Return a workbook as openpyxl writes it."""
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_cell_where_people_talk_in_a_thread_is_left_alone() -> None:
    thread = '<ThreadedComments><threadedComment ref="B2" id="{1}"/></ThreadedComments>'
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    content = patched(
        whole(),
        {
            "xl/worksheets/_rels/sheet1.xml.rels": lambda text: text.replace(
                "</Relationships>", f'<Relationship Id="rId77" Type="{kind}" Target="/xl/thread.xml"/></Relationships>'
            )
        },
        xl__thread_xml=thread,
    )
    editing = Editing.open(content)
    editing.note("Noor's blad", "B2", "FOUT: hier.")
    before, after = parts(content), parts(editing.packed())
    assert {name for name in before if before[name] != after[name]} <= {"xl/worksheets/sheet1.xml"}
    assert b"FOUT" not in b"".join(after.values())


def test_more_comments_than_one_block_of_ids_holds() -> None:
    editing = Editing.open(whole())
    for row in range(1, 1_501):
        editing.note("Lijst", f"A{row}", "FOUT: dit kan niet.")
        editing.shade("Lijst", f"A{row}", "F7B9B4")
    packed = editing.packed()
    sound(packed)
    styles = etree.fromstring(parts(packed)["xl/styles.xml"])
    assert len(styles.findall(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf")) < 10
    assert load_workbook(BytesIO(packed))["Lijst"]["A1500"].comment.text == f"FOUT: dit kan niet.{SIGNED}"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    editing = Editing.open(whole())
    editing.note("Noor's blad", "B2", "FOUT: anders.")
    editing.first_sheet("Wat moet u doen", PAGE)
    source = tmp_path / "kopie.xlsx"
    source.write_bytes(editing.packed())
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*words, str(tmp_path / "uit"), str(source)], check=True, capture_output=True, timeout=120)
    book = load_workbook(tmp_path / "uit" / "kopie.xlsx")
    assert book.sheetnames == ["Wat moet u doen", "Noor's blad", "Lijst"]
    assert book["Wat moet u doen"]["B3"].hyperlink.location.replace("#", "") in {
        "'Noor''s blad'!B2",
        "'Noor''s blad'.B2",
    }
    assert "FOUT: anders." in book["Noor's blad"]["B2"].comment.text
