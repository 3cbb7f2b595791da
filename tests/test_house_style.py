"""Every Word template keeps to the house style: the rules by which both PDF engines and Word print the same."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from tools.templates.__main__ import FOLDER, TEMPLATES
from tools.templates.house import FORBIDDEN, SYMBOLS, Paper
from tools.templates.reading_aids.every import READING_AIDS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
FONTS = {"Calibri", "Segoe UI Symbol"}
BANNED = (
    *("noBreakHyphen", "softHyphen", "sym", "smallCaps", "drawing", "pict", "object", "txbxContent", "fldChar"),
    *(
        "sdt",
        "smartTag",
        "customXml",
        "ins",
        "del",
        "altChunk",
        "footnoteReference",
        "cols",
        "type",
        "pgNumType",
        "vanish",
    ),
)
NAMES = sorted(TEMPLATES)
UNSIGNED = {
    *("omslag", "schoolblad", "uitnodiging", "dossiernotitie", "logblad", *READING_AIDS),
    *("addendum", "kennisgeving", "bekendmaking", "herinnering", "besluitenlijst", "agendabijlage"),
}
"""The papers on which nobody signs."""
every_template = pytest.mark.parametrize("name", NAMES)


@cache
def parts(name: str) -> dict[str, etree._Element]:
    with zipfile.ZipFile(FOLDER / f"{name}.docx") as package:
        return {member: etree.fromstring(package.read(member)) for member in package.namelist()}


def texts(name: str) -> dict[str, etree._Element]:
    return {member: root for member, root in parts(name).items() if re.search(r"word/(document|header|footer)", member)}


def words(node: etree._Element) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def values(node: etree._Element, name: str, attribute: str = "val") -> list[str]:
    return [str(found.get(W + attribute)) for found in node.iter(W + name)]


def test_every_template_in_the_folder_is_made_here_and_the_other_way_round() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.docx")) == NAMES


@every_template
def test_making_a_template_again_gives_the_committed_bytes(name: str, tmp_path: Path) -> None:
    TEMPLATES[name]().save(tmp_path / "nieuw.docx")
    assert (tmp_path / "nieuw.docx").read_bytes() == (FOLDER / f"{name}.docx").read_bytes()


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(READING_AIDS)))
def test_the_language_is_dutch_and_no_author_is_named(name: str) -> None:
    core = parts(name)["docProps/core.xml"]
    assert core.findtext(f"{DC}language") == "nl-NL"
    assert core.findtext(f"{DC}title")
    assert not core.findtext(f"{DC}creator")
    assert set(values(parts(name)["word/styles.xml"], "lang")) == {"nl-NL"}
    assert not any(values(root, "lang") for root in texts(name).values())


@every_template
def test_no_tag_is_split_over_runs(name: str) -> None:
    for root in texts(name).values():
        for text in root.iter(f"{W}t"):
            whole = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text.text or "")
            assert not re.search(r"\{\{|\}\}|\{%|%\}", whole), text.text


@every_template
def test_a_symbol_stands_in_a_run_of_its_own_with_a_font_that_has_it(name: str) -> None:
    for root in texts(name).values():
        for run in root.iter(f"{W}r"):
            outside_tags = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", words(run))
            if set(outside_tags) & set(SYMBOLS):
                assert len(words(run)) == 1
                assert values(run, "rFonts", "ascii") == ["Segoe UI Symbol"]


@every_template
def test_what_an_engine_gets_wrong_is_not_used(name: str) -> None:
    for member, root in texts(name).items():
        assert [banned for banned in BANNED if root.find(f".//{W}{banned}") is not None] == [], member
        assert not set(words(root)) & set(FORBIDDEN)


@every_template
def test_only_fonts_that_both_engines_have_are_asked_for(name: str) -> None:
    for member, root in parts(name).items():
        for attribute in ("ascii", "hAnsi", "cs"):
            fonts = FONTS | {"Tahoma"} if name == "leeshulp_arabisch" and attribute == "cs" else FONTS
            assert set(values(root, "rFonts", attribute)) <= fonts, member
    for level in parts(name)["word/numbering.xml"].iter(f"{W}lvl"):
        assert values(level, "rFonts", "ascii") == ["Calibri"]


@every_template
def test_every_style_that_is_used_exists_and_there_are_few(name: str) -> None:
    styles = parts(name)["word/styles.xml"]
    known = {str(style.get(f"{W}styleId")) for style in styles.iter(f"{W}style")}
    for root in (*texts(name).values(), parts(name)["word/numbering.xml"]):
        assert set(values(root, "pStyle")) <= known
    assert set(values(styles, "basedOn")) | set(values(styles, "next")) <= known
    assert len(known) <= 48
    assert styles.find(f"{W}latentStyles") is None


@every_template
def test_pages_are_a4_and_leave_the_stamp_and_the_qr_code_free(name: str) -> None:
    sections = list(parts(name)["word/document.xml"].iter(f"{W}sectPr"))
    assert len(sections) == 1
    page, margins = sections[0].find(f"{W}pgSz"), sections[0].find(f"{W}pgMar")
    assert page is not None
    assert margins is not None
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("11906", "16838")
    millimetres = {
        side: int(margins.get(W + side, "0")) * 25.4 / 1440 for side in ("left", "right", "bottom", "footer")
    }
    assert min(millimetres["left"], millimetres["right"]) >= 26.9
    assert millimetres["bottom"] >= 31.9
    assert millimetres["footer"] >= 14


@every_template
def test_a_footer_gives_the_edition_and_the_page_of_the_pages(name: str) -> None:
    footer = parts(name)["word/footer.xml"]
    assert [instruction.strip() for instruction in values(footer, "fldSimple", "instr")] == ["PAGE", "NUMPAGES"]
    assert "{{ convenant.editie }}" in words(footer)


@every_template
def test_no_row_splits_over_pages_and_no_row_but_a_heading_is_kept_by_its_paragraphs(name: str) -> None:
    body = parts(name)["word/document.xml"]
    for row in body.iter(f"{W}tr"):
        if not re.match(r"\s*\{%tr ", words(row)):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None, words(row)
            heading = row.find(f"{W}trPr/{W}tblHeader") is not None
            assert heading or row.find(f".//{W}keepNext") is None, words(row)


@every_template
def test_a_clause_and_an_item_of_a_list_stay_whole_on_one_page(name: str) -> None:
    styles = {str(style.get(f"{W}styleId")): style for style in parts(name)["word/styles.xml"].iter(f"{W}style")}
    for style in ("Clause1", "Clause2", "Clause3", "Consideration", "ListBullet"):
        assert styles[style].find(f"{W}pPr/{W}keepLines") is not None, style


@every_template
def test_a_place_to_sign_is_one_row_with_its_line_and_its_code(name: str) -> None:
    tables = [
        table
        for table in parts(name)["word/document.xml"].iter(f"{W}tbl")
        if "SignatureLine" in values(table, "pStyle")
    ]
    for table in tables:
        assert len(table.findall(f"{W}tr")) == 1
        assert "handtekening" in words(table)
    assert bool(tables) == (name not in UNSIGNED)


@every_template
def test_the_table_grid_is_as_wide_as_its_cells_and_fits_the_page(name: str) -> None:
    for table in parts(name)["word/document.xml"].iter(f"{W}tbl"):
        grid = [int(width) for width in values(table, "gridCol", "w")]
        assert sum(grid) <= round(156 * 1440 / 25.4) + 3
        for row in table.findall(f"{W}tr"):
            assert abs(sum(int(width) for width in values(row, "tcW", "w")) - sum(grid)) <= 3


@every_template
def test_each_contents_line_points_at_a_heading_that_exists_once(name: str) -> None:
    body = parts(name)["word/document.xml"]
    marks = values(body, "bookmarkStart", "name")
    assert len(marks) == len(set(marks))
    assert len(set(values(body, "bookmarkStart", "id"))) == len(marks)
    assert sorted(values(body, "bookmarkStart", "id")) == sorted(values(body, "bookmarkEnd", "id"))
    wanted = [instruction.split()[1] for instruction in values(body, "fldSimple", "instr") if "PAGEREF" in instruction]
    assert set(wanted) <= set(marks)


@every_template
def test_every_document_says_that_a_lawyer_or_the_fg_looks_at_it_first(name: str) -> None:
    said = words(parts(name)["word/document.xml"]).lower()
    assert re.search(r"(jurist|functionaris gegevensbescherming|fg)[^.]*regio", said)


@every_template
def test_a_template_opens_as_a_word_file_and_is_small(name: str) -> None:
    path = FOLDER / f"{name}.docx"
    assert Document(str(path)).paragraphs
    assert path.stat().st_size < 60_000


def paper() -> Paper:
    return Paper("Proef", "Een proef", footer="Proef · editie {{ convenant.editie }}")


def body_of(made: Paper) -> etree._Element:
    file = io.BytesIO()
    made.save_to(file)
    with zipfile.ZipFile(file) as package:
        return etree.fromstring(package.read("word/document.xml"))


def test_marked_up_text_becomes_runs() -> None:
    made = paper()
    made.para("De **heer {{ a.naam }}** kiest *ja* ☐ of nee.")
    runs = [
        (words(run), run.find(f"{W}rPr/{W}b") is not None, run.find(f"{W}rPr/{W}i") is not None)
        for run in body_of(made).iter(f"{W}r")
    ]
    assert runs == [
        ("De ", False, False),
        ("heer {{ a.naam }}", True, False),
        (" kiest ", False, False),
        ("ja", False, True),
        (" ", False, False),
        ("☐", False, False),
        (" of nee.", False, False),
    ]


def test_a_number_stays_with_its_word() -> None:
    made = paper()
    made.para("Volgens artikel 3 en artikel 3:68 BW binnen {{ convenant.termijn }} maanden, op 1 maart 2026.")
    assert words(body_of(made)) == (
        "Volgens artikel\u00a03 en artikel\u00a03:68\u00a0BW binnen {{ convenant.termijn }}\u00a0maanden, "
        "op 1\u00a0maart 2026."
    )


def test_the_contents_list_articles_and_headings_with_their_condition() -> None:
    made = paper()
    made.contents()
    made.heading("Overwegingen")
    made.article("Definities")
    made.heading("Jeugdhulp", when="aanbieders")
    lines = [words(line) for line in body_of(made).iter(f"{W}p")][:5]
    assert lines == [
        "Overwegingen1",
        "Artikel\u00a01  Definities1",
        "{%p if aanbieders %}",
        "Jeugdhulp1",
        "{%p endif %}",
    ]


def test_a_new_page_begins_at_the_next_paragraph_and_keeps_no_space_above() -> None:
    made = paper()
    made.para("Eerst")
    made.new_page()
    made.tag("{%p if a %}")
    made.para("Dan")
    breaking = [
        words(line) for line in body_of(made).iter(f"{W}p") if line.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert breaking == ["Dan"]


@pytest.mark.parametrize("tag", ["{% if a %}", "tekst {%p if a %}", "{%tr endfor %}", "{{ a }}"])
def test_a_tag_paragraph_holds_one_paragraph_tag_and_nothing_else(tag: str) -> None:
    with pytest.raises(ValueError, match="tag"):
        paper().tag(tag)


@pytest.mark.parametrize("text", ["een **half", "een *half", "zacht\u00adstreepje", "vast\u2011streepje"])
def test_a_text_that_would_come_out_wrong_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="text"):
        paper().para(text)


def test_a_bookmark_that_never_ends_is_refused() -> None:
    made = paper()
    made.bookmark_start("convenanttekst")
    with pytest.raises(ValueError, match="convenanttekst"):
        made.save_to(io.BytesIO())
