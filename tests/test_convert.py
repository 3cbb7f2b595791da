"""A Word file becomes a PDF that passed its check, or a refusal that says why, in a child process."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from pypdf import PdfReader

from generator.convert import embedded, libreoffice
from generator.convert.engine import Conversion, Outcome, Refusal, Work, convert, version
from generator.convert.finish import NotUnderstood, finish
from generator.convert.ink import first_fault
from generator.convert.mending import mended
from generator.convert.readback import Box, Sheet, read_back
from generator.word import words
from generator.workers import Crew
from tests.raw_word import NAMESPACES, item, levels, p, raw_word, run, table

TICKS = "☐ ja ☐ nee"
FORM = (
    p("Mogen wij overleggen?", '<w:pStyle w:val="Heading1"/>'),
    "Beste ouder, wij willen graag overleggen.",
    table(("Wie", "Mag dat?"), ("school", TICKS)),
    item("een doel"),
    p(run("Handtekening ") + run("H3", '<w:sz w:val="12"/>')),
    p(run("Handtekening ") + run("H12", '<w:sz w:val="12"/>')),
)
HEADING = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
BULLETS = levels(("bullet", "•"))


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(1) as crew:
        yield crew


def made(docx: bytes) -> bytes:
    return finish(embedded.to_pdf(docx), "Toestemming")


def form(*more: str) -> bytes:
    return raw_word(*FORM, *more, styles=HEADING, numbering=BULLETS)


def convert_one(
    crew: Crew, folder: Path, docx: bytes, *codes: str, private: bool = False, engine: str = "embedded"
) -> tuple[Outcome, Path]:
    source, target = folder / "stuk.docx", folder / "stuk.pdf"
    source.write_bytes(docx)
    work = Work("stuk", source, target, "Een titel", codes, private)
    (outcome,) = convert([work], crew=crew, engine=engine)  # type: ignore[arg-type]
    return outcome, target


def test_a_form_becomes_a_pdf_with_its_places_to_sign(crew: Crew, tmp_path: Path) -> None:
    outcome, target = convert_one(crew, tmp_path, form(), "H12", "H3")
    assert isinstance(outcome, Conversion)
    assert (outcome.id, outcome.engine, outcome.pages, outcome.detour) == ("stuk", "embedded", 1, "")
    assert outcome.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    twelve, three = outcome.spots
    assert (twelve.code, three.code) == ("H12", "H3")
    page = pdfium.PdfDocument(target)[0].get_textpage()
    for spot in outcome.spots:
        before = page.get_text_bounded(spot.left - 15, spot.bottom - 2, spot.left, spot.bottom + 8)
        assert before.split()[-1] == spot.code
        assert page.get_text_bounded(spot.left, spot.bottom, spot.right, spot.top).strip() == ""
    assert three.bottom >= twelve.top


def test_the_pdf_says_its_language_and_title_and_keeps_its_tags_and_bookmarks() -> None:
    reader = PdfReader(io.BytesIO(finish(embedded.to_pdf(form()), "Toestemming – ‘zo’ & <meer>")))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  pypdf's own boolean
    assert reader.metadata is not None
    assert reader.metadata.title == "Toestemming – ‘zo’ & <meer>"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Toestemming – ‘zo’ & <meer>"}
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert {"/H1", "/Table", "/TD", "/LI"} <= kinds(root["/StructTreeRoot"])
    assert [entry["/Title"] for entry in reader.outline] == ["Mogen wij overleggen?"]  # type: ignore[call-overload]


def kinds(node: object) -> set[str]:
    """Return the kinds of element in a structure tree."""
    if not isinstance(node, dict):
        return set()
    children = node.get("/K", [])
    found = {str(node.get("/S"))}
    for child in children if isinstance(children, list) else [children]:
        found |= kinds(child.get_object() if hasattr(child, "get_object") else child)
    return found


def test_the_finish_changes_no_page_and_halves_the_file() -> None:
    before = embedded.to_pdf(raw_word(*["Een alinea van de tekst die loopt."] * 90))
    after = finish(before, "x")
    assert [sheet.text for sheet in read_back(after)] == [sheet.text for sheet in read_back(before)]
    assert drawn(after) == drawn(before)
    assert len(after) < len(before) / 2


def drawn(pdf: bytes) -> bytes:
    return bytes(pdfium.PdfDocument(pdf)[0].render().buffer)


def test_equal_input_gives_equal_bytes() -> None:
    assert made(form()) == made(form())


def test_a_claim_of_accessibility_goes_when_a_link_is_not_tagged() -> None:
    plain, linked = (finish(embedded.to_pdf(with_link(url)), "x") for url in ("", "https://example.org"))
    assert b"pdfuaid:part>1" in plain
    assert b"pdfuaid:part" not in linked
    assert b"pdfaid:part>2" in plain
    assert b"pdfaid:part>2" in linked


def with_link(url: str) -> bytes:
    document = Document()
    paragraph = document.add_paragraph("tekst ")
    if url:
        relation = document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        paragraph._p.append(parse_xml(f'<w:hyperlink {NAMESPACES} r:id="{relation}">{run("koppeling")}</w:hyperlink>'))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", made(form())])
def test_a_pdf_of_another_make_is_not_guessed_at(content: bytes) -> None:
    with pytest.raises(NotUnderstood):
        finish(content, "x")


def test_signs_and_words_of_one_run_stay_as_they_are() -> None:
    for font in ("Calibri", "Times New Roman"):
        fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/><w:b/>'
        docx = raw_word(p(run(f"{TICKS} → door", fonts)))
        pdf = embedded.to_pdf(docx)
        assert read_back(pdf)[0].text.split() == ["☐", "ja", "☐", "nee", "→", "door"]
        assert not embedded.misses_a_glyph(pdf)


def test_a_file_that_needs_no_mending_is_left_alone() -> None:
    docx = raw_word("Beste ouder – ‘zo’ • één")
    assert mended(docx) is docx


def test_a_sign_the_fonts_lack_is_refused_by_name(crew: Crew, tmp_path: Path) -> None:
    outcome, target = convert_one(crew, tmp_path, raw_word("Hier afknippen: ✂ ziet u"))
    assert isinstance(outcome, Refusal)
    assert outcome.rule == "missing-glyph"
    assert "✂" in outcome.reason
    assert not target.exists()


def test_every_sign_called_safe_is_drawn() -> None:
    pdf = embedded.to_pdf(raw_word(*sorted(embedded.SIGNS)))
    assert not embedded.misses_a_glyph(pdf)
    seen = {sign for sheet in read_back(pdf) for sign in sheet.text}
    assert seen >= embedded.SIGNS - {"‐", "‑"}


@pytest.mark.parametrize(
    ("docx", "rule", "said"),
    [
        (form(p(run("x", "<w:smallCaps/>"))), "small-caps", "kleine kapitalen"),
        (raw_word("x" * 200), "ink", "bladzijde 1 loopt tekst van het papier"),
        (raw_word(table(("samenwerkingsverbandsdirecteurs", "", "b"), width=1400)), "ink", "over de rand van zijn cel"),
        (
            raw_word("tekst van de brief", header="".join(p(f"kopregel {n}") for n in range(9))),
            "ink",
            "over andere tekst heen",
        ),
        (b"geen Word-bestand", "word-file", "beschadigd"),
    ],
    ids=["rule", "off the page", "over the cell", "over other text", "damaged"],
)
def test_what_the_embedded_engine_cannot_do_is_refused_with_its_reason(
    crew: Crew, tmp_path: Path, docx: bytes, rule: str, said: str
) -> None:
    outcome, target = convert_one(crew, tmp_path, docx)
    assert isinstance(outcome, Refusal)
    assert (outcome.rule, said in outcome.reason) == (rule, True)
    assert not target.exists()


@pytest.mark.parametrize(("codes", "times"), [(("H4",), "niet"), (("H3", "H1"), "niet")])
def test_a_place_to_sign_must_be_there_as_a_word_of_its_own(
    crew: Crew, tmp_path: Path, codes: tuple[str, ...], times: str
) -> None:
    outcome, _ = convert_one(crew, tmp_path, form(), *codes)
    assert isinstance(outcome, Refusal)
    assert outcome.rule == "signature-code"
    assert f"{codes[-1]} staat {times} in" in outcome.reason


def test_a_place_to_sign_must_be_there_once(crew: Crew, tmp_path: Path) -> None:
    outcome, _ = convert_one(crew, tmp_path, form("Nog eens H3"), "H3")
    assert isinstance(outcome, Refusal)
    assert "H3 staat 2 keer in" in outcome.reason


def test_without_libreoffice_the_refusal_says_that_too(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "find_program", lambda: None)
    outcome, _ = convert_one(crew, tmp_path, form(p(run("x", "<w:smallCaps/>"))), engine="auto")
    assert isinstance(outcome, Refusal)
    assert "kleine kapitalen" in outcome.reason
    assert "LibreOffice staat niet op deze computer" in outcome.reason
    assert version("libreoffice") == ""
    assert version("embedded") == "rdocx 0.16.3"


def test_ink_that_only_touches_is_no_fault() -> None:
    words_ = (Box(10, 10, 30, 20), Box(30, 10, 50, 20), Box(10, 19, 50, 29), Box(50, 14, 53, 19))
    sheet = Sheet(600, 800, "a b", words_, (Box(30, 0, 30.5, 19),), ())
    assert first_fault([sheet], word_by_word=True) == ""
    over = Sheet(600, 800, "a b", (*words_, Box(12, 11, 28, 21)), (), ())
    assert first_fault([sheet, over], word_by_word=True) == "Op bladzijde 2 staat tekst over andere tekst heen."
    unknown = Sheet(600, 800, "a \ufffd", (), (), ())
    assert "teken dat het lettertype niet heeft" in first_fault([unknown], word_by_word=False)


def test_words_are_compared_in_every_conversion(crew: Crew, tmp_path: Path) -> None:
    """A wrapper that neither the rules nor the engine know slips past the rules, and is caught by the guard."""
    hidden = p(run("zichtbaar ") + f"<w:wrapper>{run('weg')}</w:wrapper>")
    docx = raw_word(hidden)
    assert words.read(docx).body == words.read(raw_word(p("zichtbaar weg"))).body
    outcome, _ = convert_one(crew, tmp_path, docx)
    assert isinstance(outcome, Refusal)
    assert outcome.rule == "words-differ"
    assert "weg" in outcome.reason
    private, _ = convert_one(crew, tmp_path, docx, private=True)
    assert isinstance(private, Refusal)
    assert "weg" not in private.reason
    assert "alinea 1" in private.reason
