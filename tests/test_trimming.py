"""A trimmed Word file has lost what it did not use, and nothing else: it prints the same, byte for byte."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from generator.convert import embedded
from generator.proofreading import weight
from generator.templates import draft
from generator.word.trimming import trimmed
from tests.raw_word import field, item, levels, p, raw_word
from tests.word_files import changed, lines, members, relationship, word_file

SHIPPED = sorted((Path(__file__).parents[1] / "templates").glob("*.docx"))
OTHERS = Path(__file__).parents[2] / "shared/data/templates"
MAY_CHANGE = re.compile(
    r"word/(?:document|styles|numbering|settings|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|.*\.rels"
)
Change = Callable[[bytes], bytes]


def same_print(before: bytes) -> None:
    """Assert that a file prints the same once trimmed, and that it kept all other parts."""
    after = trimmed(before)
    assert embedded.to_pdf(after) == embedded.to_pdf(before)
    assert trimmed(after) is after
    old, new = members(before), members(after)
    assert set(new) <= set(old)
    kept = {name: content for name, content in new.items() if not MAY_CHANGE.fullmatch(name)}
    kept.pop("[Content_Types].xml")
    assert kept == {name: old[name] for name in kept}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_template_prints_the_same(path: Path) -> None:
    same_print(path.read_bytes())


@pytest.mark.skipif(not OTHERS.is_dir(), reason="other people's templates are not on this computer")
def test_other_peoples_templates_print_the_same() -> None:
    for path in sorted(OTHERS.glob("*.docx")):
        same_print(path.read_bytes())


def style(name: str, more: str = "", kind: str = "paragraph", shown: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown or name}"/>{more}</w:style>'


def styles_left(content: bytes) -> list[str]:
    return re.findall(r'w:styleId="([^"]*)"', members(trimmed(content))["word/styles.xml"].decode())


def in_style(name: str, text: str = "tekst") -> str:
    return p(text, f'<w:pStyle w:val="{name}"/>')


BASED = '<w:basedOn w:val="B"/>'
TABLE = '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr></w:tbl>'


@pytest.mark.parametrize(
    ("block", "styles", "left"),
    [
        (in_style("A"), style("A") + style("B"), ["A"]),
        (in_style("A"), style("A", BASED) + style("B", '<w:next w:val="C"/>') + style("C"), ["A", "B", "C"]),
        (in_style("A"), style("A", '<w:link w:val="B"/>') + style("B", '<w:link w:val="A"/>'), ["A", "B"]),
        ("x", style("A").replace("<w:style ", '<w:style w:default="1" ') + style("B"), ["A"]),
        (p(field('TOC \\o "1-2"', "Inhoud")), style("I1", shown="toc 1") + style("I9", shown="index 1"), ["I1"]),
        (p(field('STYLEREF "Naam regio"', "x")), style("N", shown="Naam regio") + style("B"), ["N"]),
        (p(field('TOC \\t "Artikel,1"', "x")), style("N", shown="Artikel") + style("B"), ["N"]),
        (TABLE, style("T", kind="table") + style("U", kind="table"), ["T"]),
        (item("x"), style("L") + style("B"), ["L"]),
    ],
    ids=["used", "based on and next", "linked", "default", "contents", "field", "contents by name", "table", "list"],
)  # fmt: skip
def test_a_style_stays_where_something_leads_to_it(block: str, styles: str, left: list[str]) -> None:
    lists = levels(("decimal", "%1.")).replace("<w:lvlText", '<w:pStyle w:val="L"/><w:lvlText')
    assert styles_left(raw_word(block, styles=styles, numbering=lists)) == left


def test_a_list_that_no_paragraph_and_no_style_uses_goes_with_what_it_counts_with() -> None:
    idle = '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    numbering = '<w:abstractNum w:abstractNumId="7"/>' + levels(("decimal", "Artikel %1"), more=idle)
    content = raw_word(item("Definities"), numbering=numbering)
    left = members(trimmed(content))["word/numbering.xml"].decode()
    assert re.findall(r'w:(?:abstractNumId|numId)="(\d)"', left) == ["0", "1"]
    same_print(content)


MARKED = b'<w:p w:rsidR="00AB12CD"><w:proofErr w:type="spellStart"/>'
NOTED = b'<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="x" w:val="y"/></w:docVars>'


@pytest.fixture
def heavy(tmp_path: Path) -> bytes:
    """Return a Word file that carries all sorts along."""
    path = word_file(tmp_path / "zwaar.docx", "# Kop", "Tekst van een alinea")
    put: dict[str, Change] = {
        "word/document.xml": lambda xml: xml.replace(b"<w:p>", MARKED),
        "word/settings.xml": lambda xml: xml.replace(b"</w:settings>", NOTED + b"</w:settings>"),
        "customXml/item9.xml": lambda _: b"<data/>",
        "word/media/los.png": lambda _: b"niet getoond",
        "word/media/oud.png": lambda _: b"ook niet getoond",
        "word/_rels/document.xml.rels": lambda xml: relationship("customXml", "../customXml/item9.xml")(
            relationship("image", "media/oud.png")(xml)
        ),
        "[Content_Types].xml": lambda xml: xml.replace(
            b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>'
        ),
    }  # fmt: skip
    return changed(path, put).read_bytes()


def test_what_word_carries_along_goes_and_what_it_needs_stays(heavy: bytes) -> None:
    before, after = members(heavy), members(trimmed(heavy))
    assert "docProps/thumbnail.jpeg" in before
    gone = set(before) - set(after)
    assert {"docProps/thumbnail.jpeg", "customXml/item9.xml", "word/media/los.png", "word/media/oud.png"} <= gone
    assert b"thumbnail" not in after["_rels/.rels"]
    assert b"oud.png" not in after["word/_rels/document.xml.rels"]
    for left in (b"rsid", b"proofErr"):
        assert left not in after["word/document.xml"]
    assert b"docVars" not in after["word/settings.xml"]
    assert b"rsid" not in after["word/settings.xml"]
    assert b"compatSetting" in after["word/settings.xml"]
    assert b"latentStyles" not in after["word/styles.xml"]
    assert before["word/styles.xml"].count(b"<w:style ") > 100
    assert after["word/styles.xml"].count(b"<w:style ") < 12
    assert lines(trimmed(heavy)) == lines(heavy)
    assert len(trimmed(heavy)) < len(heavy) / 3
    same_print(heavy)


def test_a_trimmed_file_opens_as_a_word_file_in_which_one_can_go_on(heavy: bytes, tmp_path: Path) -> None:
    path = tmp_path / "slank.docx"
    path.write_bytes(trimmed(heavy))
    document = Document(str(path))
    document.add_paragraph("Erbij", style="Heading 1").runs[0].font.size = Pt(12)
    assert [paragraph.text for paragraph in document.paragraphs] == ["Kop", "Tekst van een alinea", "Erbij"]


def test_data_that_a_control_shows_stays(heavy: bytes, tmp_path: Path) -> None:
    path = tmp_path / "gebonden.docx"
    path.write_bytes(heavy)
    bound = (
        b'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/data" w:storeItemID="x"/></w:sdtPr><w:sdtContent/></w:sdt><w:sectPr'
    )
    changed(path, {"word/document.xml": lambda xml: xml.replace(b"<w:sectPr", bound)})
    assert "customXml/item9.xml" in members(trimmed(path.read_bytes()))


def test_a_slim_file_and_a_signed_one_are_the_same_bytes(heavy: bytes, tmp_path: Path) -> None:
    slim = raw_word("Tekst")
    assert trimmed(slim) is slim
    path = tmp_path / "getekend.docx"
    path.write_bytes(heavy)
    signed = changed(path, {"_xmlsignatures/sig1.xml": lambda _: b"<Signature/>"}).read_bytes()
    assert trimmed(signed) is signed


def test_a_heavy_template_is_told_with_how_much_and_a_trimmed_one_is_not(heavy: bytes, tmp_path: Path) -> None:
    path = tmp_path / "zwaar.docx"
    path.write_bytes(heavy)
    (problem,) = weight.check(draft.read(path))
    assert (problem.rule, problem.place.file) == ("template-heavy", "zwaar.docx")
    assert re.search(
        r"bevat wat het niet gebruikt: 15\d opmaakprofielen, \d+ lijsten, een voorbeeldplaatje", problem.message
    )
    path.write_bytes(trimmed(heavy))
    assert list(weight.check(draft.read(path))) == []
