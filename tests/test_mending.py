"""A Word file is mended on its way to the embedded engine: all its words are in the PDF, and without LibreOffice."""

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from generator.convert import child, embedded
from generator.convert.guard import first_difference
from generator.convert.matching import squeeze
from generator.convert.mending import mended, mended_parts, with_parts
from generator.convert.readback import read_back
from generator.convert.rules import broken_rules
from generator.convert.work import Conversion, Outcome, Refusal, Work
from generator.word import words
from generator.word.story import paragraphs
from generator.word.wordparts import open_package
from tests.raw_word import field, item, levels, p, raw_word, run, table
from tests.word_files import members, word_file

TEMPLATES = sorted((Path(__file__).parents[1] / "templates").glob("*.docx"))
DUTCH = [path for path in TEMPLATES if not path.stem.startswith("leeshulp")]
"""Those all in one language: in a reading aid, a word of another one has a run of its own, and those are joined."""
T = '<w:t xml:space="preserve">'
LINE = '<w:u w:val="single"/>'


def typeface(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def form_field(data: str, kind: str, result: str = "") -> str:
    """Return the runs of a form field of an old Word file."""
    return field(kind, result).replace('"begin"/>', f'"begin"><w:ffData>{data}</w:ffData></w:fldChar>', 1)


def box(*, ticked: bool) -> str:
    state = "<w:checked/>" if ticked else ""
    return form_field(f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox>', "FORMCHECKBOX")


def either(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def bookmark(number: int, name: str, inner: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


CHOICES = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="vader"/><w:listEntry w:val="moeder"/></w:ddList>'
LEFT = '<w:bidi w:val="0"/>'
LEFT_STYLE = f'<w:style w:type="paragraph" w:default="1" w:styleId="S"><w:pPr>{LEFT}</w:pPr></w:style>'
LOST = {
    "a sign among words": (raw_word("☐ ja ☐ nee ✓"), "☐ ja ☐ nee ✓"),
    "a sign with its space": (raw_word(p(run("☐ ") + run("ja"))), "☐ ja"),
    "a sign with a tab": (raw_word(p(run(f"{T}☒</w:t><w:tab/>{T}ja</w:t>"))), "☒ ja"),
    "a hyphen of Word's": (raw_word(p(run(f"{T}vso</w:t><w:noBreakHyphen/>{T}school</w:t>"))), "vso-school"),
    "a joiner": (raw_word("art\u2060ikel regel achter en"), "artikel regel achter en"),
    "a mark of direction": (raw_word("art\u200eikel regel achter en"), "artikel regel achter en"),
    "a byte order mark": (raw_word("sa\ufeffmen werken"), "samen werken"),
    "a smart tag": (
        raw_word(p(run("te ") + f'<w:smartTag w:element="x"><w:smartTagPr/>{run("Ede")}</w:smartTag>')),
        "te Ede",
    ),
    "custom XML around a paragraph": (raw_word(f'<w:customXml w:element="x">{p("blok")}</w:customXml>'), "blok"),
    "custom XML around a row": (
        raw_word(
            table(("a", "b"))
            .replace("<w:tr>", '<w:customXml w:element="x"><w:tr>')
            .replace("</w:tr>", "</w:tr></w:customXml>")
        ),
        "a b",
    ),
    "a direction": (raw_word(p(f'<w:dir w:val="ltr"><w:bdo w:val="ltr">{run("zo")}</w:bdo></w:dir>')), "zo"),
    "an alternative of runs": (raw_word(p(run("een ") + either(run("keuze"), run("noodgreep")))), "een keuze"),
    "an alternative in a run": (raw_word(p(run(either(f"{T}keuze</w:t>", f"{T}anders</w:t>")))), "keuze"),
    "empty boxes of a form": (raw_word(p(box(ticked=False) + run(" ja"))), "☐ ja"),
    "ticked boxes of a form": (raw_word(p(box(ticked=True) + run(" ja"))), "☒ ja"),
    "a choice of a form": (raw_word(p(form_field(CHOICES, "FORMDROPDOWN"))), "moeder"),
    "a box of a symbol font": (raw_word(p(run('<w:sym w:font="Wingdings" w:char="F0A8"/>') + run(" ja"))), "☐ ja"),
    "a symbol font's own code": (raw_word(p(run("\uf0fd", typeface("Wingdings")) + run(" ja"))), "☒ ja"),
    "a direction that is off": (raw_word(p("Beste ouder of voogd", LEFT)), "Beste ouder of voogd"),
    "a direction off by style": (raw_word("Beste ouder of voogd", styles=LEFT_STYLE), "Beste ouder of voogd"),
    "a bookmark in a loop": (raw_word(p(bookmark(1, "a", run("een"))), p(bookmark(1, "a", run("twee")))), "een twee"),
    "a bookmark in the header": (
        raw_word(p(bookmark(1, "a", run("een"))), header=p(bookmark(1, "b", run("kop")))),
        "kop een",
    ),
}
"""What the engine loses, garbles or refuses when it is not mended, and what a reader must find."""


def text(pdf: bytes) -> str:
    return " ".join(" ".join(sheet.text for sheet in read_back(pdf)).split())


def fault(docx: bytes) -> str:
    """Return what the engine does wrong with a Word file as it is."""
    try:
        pdf = embedded.of_mended(docx)
    except embedded.EngineFailed:
        return "refused"
    if embedded.misses_a_glyph(pdf):
        return "box"
    return "words" if first_difference(words.read(docx), [sheet.text for sheet in read_back(pdf)]) else ""


def outcome(folder: Path, docx: bytes) -> Outcome:
    source = folder / "stuk.docx"
    source.write_bytes(docx)
    return child.by_embedded(Work("stuk", source, folder / "stuk.pdf", "Titel"))


@pytest.mark.parametrize("name", LOST)
def test_what_the_engine_would_lose_is_in_the_pdf(name: str, tmp_path: Path) -> None:
    docx, said = LOST[name]
    assert fault(docx)
    made = outcome(tmp_path, docx)
    assert isinstance(made, Conversion), made
    assert text((tmp_path / "stuk.pdf").read_bytes()) == said


@pytest.mark.parametrize("name", LOST)
def test_a_mended_file_says_the_same_and_needs_no_mending(name: str) -> None:
    docx, _ = LOST[name]
    once = mended(docx)
    assert mended(once) is once
    assert once == mended(docx)
    if "symbol font" not in name:
        before, after = ([squeeze(one.line) for one in paragraphs(words.read(of).body)] for of in (docx, once))
        assert before == after


def test_every_mend_at_once(tmp_path: Path) -> None:
    blocks = [
        p(inner)
        for inner in (
            run("Vooraf "),
            box(ticked=True) + run(" samen"),
            form_field("<w:textInput/>", "FORMTEXT", "Jansen"),
        )
    ]
    lines = p(run("Naam: ") + run("<w:tab/><w:tab/>", LINE))
    many = p("".join(run(" en ") + field("MERGEFIELD naam", f"bestuur {number}") for number in range(320)))
    tagged = p(
        f'<w:smartTag w:element="x">{run("sa")}{run("men")}</w:smartTag>' + run(" ☐ vso\u2011school", typeface("Arial"))
    )
    docx = raw_word(
        *blocks, lines, many, tagged, item("eerste"), item("tweede"), p(bookmark(3, "a", run("wel"))),
        p(bookmark(3, "b", run('<w:sym w:font="Wingdings 2" w:char="0052"/>') + run(" gedaan")), LEFT),
        numbering=levels(("decimal", "Artikel %1")), header=p(run("kop") + run("tekst")), footer=p(field("PAGE", "1")),
    )  # fmt: skip
    assert fault(docx)
    assert isinstance(made := outcome(tmp_path, docx), Conversion), made
    said = text((tmp_path / "stuk.pdf").read_bytes())
    for expected in (
        "koptekst",
        "☒ samen",
        "Jansen",
        "bestuur 319",
        "samen ☐ vso-school",
        "Artikel 2 tweede",
        "☑ gedaan",
    ):
        assert expected in said


def test_a_value_with_an_arrow_or_a_letter_of_another_font_leaves_the_words_around_it_in_theirs() -> None:
    docx = raw_word(p(run("Stichting Noord ❖ Zuid, mevrouw Nguyễn, samen", typeface("Cambria"))))
    assert typefaces(docx) != {"Caladea"}
    reader = PdfReader(io.BytesIO(embedded.to_pdf(docx)))
    said: dict[str, str] = {}
    reader.pages[0].extract_text(
        visitor_text=lambda piece, _, __, font, ___: said.update(
            {name(font): said.get(name(font), "") + piece} if font else {}
        )
    )
    assert "".join(said["Caladea"].split()) == "StichtingNoordZuid,mevrouwsamen"
    assert said["NotoSansSymbols2"].strip() == "❖"
    assert said["Carlito"].strip() == "Nguyễn,"


def name(font: dict[str, str]) -> str:
    return font["/BaseFont"].removeprefix("/").rpartition("+")[2]


def typefaces(docx: bytes) -> set[str]:
    fonts = PdfReader(io.BytesIO(embedded.of_mended(docx))).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    return {name(font.get_object()) for font in fonts}


CUT = {
    "runs": run("samen") + run("werking"),
    "texts of a run": run(f"{T}samen</w:t>{T}werking</w:t>"),
    "a spelling mark": run("samen", '<w:lang w:val="nl-NL"/>') + '<w:proofErr w:type="spellEnd"/>' + run("werking"),
    "where the cursor was": run("samen") + bookmark(0, "_GoBack", "") + run("werking"),
    "a hyphen": run(f"{T}06</w:t><w:noBreakHyphen/>{T}123456789</w:t>"),
}


@pytest.mark.parametrize("name", CUT)
def test_a_word_that_word_cut_is_not_broken_at_the_end_of_a_line(name: str) -> None:
    ends = (CUT[name].replace('w:id="0"', f'w:id="{length}"') for length in range(58, 80))
    docx = raw_word(*(p(run("x" * length + " ") + end) for length, end in zip(range(58, 80), ends, strict=True)))
    assert broken(docx) != []
    assert broken(mended(docx)) == []


def broken(docx: bytes) -> list[str]:
    """Return the lines that hold only a part of the last word."""
    lines = text_lines(embedded.of_mended(docx))
    whole = {"samenwerking", "06-123456789"}
    return [line for line in lines if not line.startswith("x") and line.strip() not in whole]


def text_lines(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    return [line for page in document for line in page.get_textpage().get_text_range().split("\r\n")]


def test_pieces_of_another_look_stay_apart() -> None:
    for docx in (
        raw_word(p(run("samen", "<w:b/>") + run("werking"))),
        raw_word(p(run("samen ") + run("werken"))),
        raw_word(p(run("een") + bookmark(4, "deel", run("deel")))),
    ):
        assert mended(docx) is docx


def test_a_line_of_underlined_tabs_is_drawn_where_it_stood() -> None:
    own = '<w:tabs><w:tab w:val="left" w:pos="5000"/></w:tabs>'
    docx = raw_word(p(run("Naam: ") + run("<w:tab/>" * 5, LINE)), p(run("Datum: ") + run("<w:tab/>", LINE), own))
    assert "_" not in text(embedded.of_mended(docx))
    first, second = text_lines(embedded.to_pdf(docx))
    assert first.count("_") > 15
    assert second.count("_") > 20
    assert broken_rules(mended_parts(open_package(docx).parts)) == ()


def test_a_line_of_tabs_that_are_not_all_underlined_is_left_to_libreoffice(tmp_path: Path) -> None:
    mixed = raw_word(p(run("Naam:<w:tab/>".replace("Naam:", f"{T}Naam:</w:t>")) + run("<w:tab/>", LINE)))
    styled = raw_word(
        p(run("<w:tab/>", LINE), '<w:pStyle w:val="S"/>'),
        styles='<w:style w:type="paragraph" w:styleId="S"><w:pPr><w:tabs><w:tab w:val="right" w:pos="900"/></w:tabs>'
        "</w:pPr></w:style>",
    )
    for docx in (mixed, styled):
        assert mended(docx) is docx
        made = outcome(tmp_path, docx)
        assert isinstance(made, Refusal)
        assert made.rule == "underlined-tab"


@pytest.mark.parametrize(
    ("level", "style", "expected"),
    [
        ("", "", "Carlito"),
        ('<w:rPr><w:rFonts w:hint="default"/><w:b/></w:rPr>', "", "Carlito"),
        ("", typeface("Cambria"), "Caladea"),
        (f"<w:rPr>{typeface('Times New Roman')}</w:rPr>", "", "LiberationSerif"),
    ],
)
def test_a_label_has_the_typeface_of_its_paragraph(level: str, style: str, expected: str) -> None:
    numbering = levels(("decimal", "Artikel %1")).replace('"decimal"/>', '"decimal"/><w:pStyle w:val="K"/>')
    heading = f'<w:style w:type="paragraph" w:styleId="K"><w:rPr>{style}</w:rPr></w:style>'
    listed = '<w:pStyle w:val="K"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    docx = raw_word(p("tekst", listed), numbering=numbering.replace("</w:lvl>", f"{level}</w:lvl>"), styles=heading)
    body = "Caladea" if style else "Carlito"
    assert {one.removesuffix("-Bold") for one in typefaces(mended(docx))} == {expected, body}


@pytest.mark.parametrize(("code", "sign"), [("\uf0a8", "☐"), ("\uf0fd", "☒"), ("\uf0a7", "▪")])
def test_a_box_as_the_label_of_a_list_is_drawn(code: str, sign: str, tmp_path: Path) -> None:
    look = f"<w:rPr>{typeface('Wingdings')}</w:rPr></w:lvl>"
    docx = raw_word(item("ja"), numbering=levels(("bullet", code)).replace("</w:lvl>", look))
    assert isinstance(made := outcome(tmp_path, docx), Conversion), made
    assert text((tmp_path / "stuk.pdf").read_bytes()) == f"{sign} ja"
    assert (mended(docx) is docx) == (sign == "▪")


def aligned(place: str) -> str:
    return f'<w:ptab w:relativeTo="margin" w:alignment="{place}" w:leader="none"/>'


def test_a_header_in_three_parts_stands_left_in_the_middle_and_right() -> None:
    header = p(run(f"{T}een</w:t>{aligned('center')}{T}twee</w:t>{aligned('right')}{T}drie</w:t>"))
    page = pdfium.PdfDocument(embedded.to_pdf(raw_word("tekst", header=header)))[0]
    layer = page.get_textpage()
    left, middle, right = (layer.get_charbox(layer.search(one).get_next()[0])[0] for one in ("een", "twee", "drie"))
    assert left < 80
    assert 280 < middle < page.get_width() / 2
    assert right > 490


def test_a_cell_or_a_mix_of_tabs_keeps_its_own_tabs() -> None:
    tab = run(aligned("right"))
    for docx in (raw_word(table((p(tab), "b"))), raw_word(p(tab + run("<w:tab/>")))):
        assert mended(docx) is docx


def test_fields_become_text_where_there_are_many_but_not_what_the_layout_knows() -> None:
    few = raw_word(p(field("MERGEFIELD naam", "Ede") * 3))
    assert mended(few) is few
    merged = "".join(run(" ") + field("MERGEFIELD naam", f"w{number}") for number in range(60))
    docx = raw_word(p(merged + run(" blad ") + field("PAGE", "7")))
    xml = members(mended(docx))["word/document.xml"]
    assert (xml.count(b'"begin"'), xml.count(b"MERGEFIELD"), xml.count(b"PAGE")) == (1, 0, 1)
    assert text(embedded.to_pdf(docx)).endswith("w59 blad 1")


def test_nested_fields_leave_the_outer_result() -> None:
    inner = field("MERGEFIELD soort", "po")
    outer = field("IF", "basisschool").replace("</w:instrText></w:r>", f"</w:instrText></w:r>{inner}", 1)
    docx = raw_word(p(outer + form_field("<w:textInput/>", "FORMTEXT", "x") * 60))
    assert squeeze(text(embedded.to_pdf(docx))) == "basisschool" + "x" * 60


def test_the_guard_still_sees_a_tick_that_is_wrong() -> None:
    empty, ticked = (raw_word(p(box(ticked=ticked) + run(" ja"))) for ticked in (False, True))
    pages = [sheet.text for sheet in read_back(embedded.to_pdf(ticked))]
    assert first_difference(words.read(ticked), pages) is None
    assert first_difference(words.read(empty), pages) is not None


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        (p(f'<w:bdo w:val="rtl">{run("om")}</w:bdo>'), "smart-tag"),
        (p(run('<w:sym w:font="Webdings" w:char="F061"/>')), "symbol-font"),
        (p("rechts", "<w:bidi/>"), "right-to-left"),
        (form_field("<w:textInput/>", "FORMTEXT", f"een{p('twee')}"), ""),
    ],
)
def test_what_is_not_safe_to_mend_is_left_to_libreoffice(block: str, rule: str, tmp_path: Path) -> None:
    if not rule:
        opened = '<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar>'
        block, rule = p(run(opened)) + p(run('<w:fldChar w:fldCharType="end"/>')), "form-field"
    made = outcome(tmp_path, raw_word(block))
    assert isinstance(made, Refusal)
    assert made.rule == rule


@pytest.mark.parametrize("path", DUTCH, ids=lambda path: path.stem)
def test_the_shipped_templates_need_no_mending(path: Path) -> None:
    docx = path.read_bytes()
    assert mended(docx) is docx


@pytest.mark.parametrize(
    "docx",
    [
        raw_word("Beste ouder – ‘zo’ • één, € 5, ½, “x” → −", p(run("☐") + run(" ja")), p(run("☐") + run("ja"))),
        raw_word(p(run("vet", "<w:b/>") + run(", gewoon")), p(run("x", LINE) + run("<w:tab/>"))),
        raw_word(
            p("a", '<w:pStyle w:val="S"/>' + LEFT), styles='<w:style w:styleId="S"><w:pPr><w:bidi/></w:pPr></w:style>'
        ),
        raw_word(p(field("PAGE", "1") + run(" van ") + field("NUMPAGES", "2"))),
    ],
    ids=["signs", "looks", "right to left", "pages"],
)
def test_a_clean_file_is_the_very_same(docx: bytes) -> None:
    assert mended(docx) is docx


def test_other_parts_stay_as_they_were(tmp_path: Path) -> None:
    docx = word_file(tmp_path / "a.docx", "een ☐ keuze").read_bytes()
    before, after = members(docx), members(mended(docx))
    assert list(before) == list(after)
    assert {part for part, content in before.items() if after[part] != content} == {"word/document.xml"}


def test_a_part_that_is_unsound_or_hostile_is_left_as_it_is(tmp_path: Path) -> None:
    sound = word_file(tmp_path / "a.docx", "een ☐ keuze").read_bytes()
    parts = {"word/document.xml": b"<!DOCTYPE x>" + members(sound)["word/document.xml"].partition(b"?>")[2]}
    assert mended_parts(parts) == {}
    assert mended_parts({"word/header1.xml": "<w:hdr>☐ ja".encode()}) == {}
    flood = raw_word("☐a" * 150_000)
    assert mended(flood) is flood
    assert with_parts(sound, {}) is sound
