"""The reading aids: each says what the Dutch form says, in its order, and that the Dutch form is what is signed."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import jinja2
import pytest
from docx import Document
from docxtpl import DocxTemplate
from lxml import etree
from pypdf import PdfReader

from generator.authoring.examination import Examined, examined
from generator.convert.engine import Conversion, Work, convert
from generator.convert.libreoffice import Unfit, arabic_font, office
from generator.dutch import capitalised
from generator.problems import Severity
from generator.signing.languages import AIDS, Aid, tag_of
from generator.workers import Crew
from tests import test_consent_template as form
from tests.case_papers import W, text_of
from tests.projects import ROOT
from tools.templates.reading_aids.every import LANGUAGES
from tools.templates.reading_aids.texts import Texts

FORM = ROOT / "templates" / "toestemming.docx"
MARKS = str.maketrans("", "", "\u200e\u200f")
every_aid = pytest.mark.parametrize("aid", AIDS, ids=[aid.language for aid in AIDS])
Values = dict[str, Any]


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(1) as crew:
        yield crew


def template(aid: Aid) -> Path:
    return ROOT / "templates" / aid.template


def filled(path: Path, data: Values) -> bytes:
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    environment.filters["hoofdletter"] = capitalised
    opened = DocxTemplate(path)
    opened.render(data, environment, autoescape=True)
    done = io.BytesIO()
    opened.save(done)
    return done.getvalue()


def part(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def paragraphs(body: etree._Element) -> list[tuple[str, str]]:
    """Return the style and the text of every paragraph that says something."""
    found = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = text_of(paragraph).translate(MARKS).strip()
        if text:
            found.append(("" if style is None else str(style.get(f"{W}val")), text))
    return found


def said(aid: Aid, data: Values) -> str:
    return "\n".join(text for _, text in paragraphs(part(filled(template(aid), data))))


def boxes(body: etree._Element) -> list[list[str]]:
    """Return the boxes of each row of the table of what may be told, and the kind that stands before them."""
    rows = [[text_of(cell).translate(MARKS) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    return [row for row in rows if len(row) == 4 and set(row[1:]) <= set("☐☒–")]


@every_aid
def test_the_headings_of_the_form_stand_in_its_order_each_under_its_translation(aid: Aid) -> None:
    of_form = [text for style, text in paragraphs(part(filled(FORM, form.values()))) if style == "Heading1"]
    mine = paragraphs(part(filled(template(aid), form.values())))
    pairs = [(text, mine[at + 1]) for at, (style, text) in enumerate(mine) if style == "Heading1"]
    assert [dutch for _, dutch in pairs] == [("Original", heading) for heading in of_form]
    assert not {heading for heading, _ in pairs} & set(of_form)


@every_aid
def test_the_rows_to_tick_are_those_of_the_form(aid: Aid) -> None:
    data = form.values(ondertekenaar__eigen_gegevens=True)
    mine, of_form = (boxes(part(filled(path, data))) for path in (template(aid), FORM))
    assert [row[1:] for row in mine] == [row[1:] for row in of_form]
    assert any(row[0].endswith("Verloop van de hulp") for row in mine)


@every_aid
def test_the_dutch_form_is_what_is_signed_and_both_languages_say_so_at_head_and_foot(aid: Aid) -> None:
    lines = said(aid, form.values()).splitlines()
    texts = LANGUAGES[aid.language]
    for found in (lines[:8], lines[-2:]):
        assert any("Het Nederlandse formulier is wat u tekent." in line for line in found)
        assert any(texts.only_help in line for line in found)
    assert "Zit er een blad in een andere taal bij?" in form.form(form.signer(taal=aid.language))


@every_aid
def test_nobody_signs_it_and_its_footer_bears_the_addressee_s_code(aid: Aid) -> None:
    made = filled(template(aid), form.values())
    styles = {style for style, _ in paragraphs(part(made))}
    assert not styles & {"SignatureLine", "FillLine", "FillHigh"}
    footer = text_of(part(made, "word/footer.xml"))
    assert f"Leeshulp {aid.language} ZK-7F3K ouder-1" in footer


@every_aid
def test_it_holds_no_address_and_tags_that_are_known(aid: Aid) -> None:
    found = examined(template(aid), "reading_aid")
    assert [problem.rule for problem in found.problems] == ["aid-unreviewed"]
    assert "Kerkstraat" not in said(aid, form.values())


@every_aid
def test_who_signs_reads_why_in_the_language(aid: Aid) -> None:
    holders = LANGUAGES[aid.language].holders
    gi = form.values(ondertekenaar__namens="Stichting Hoede")
    gi["ondertekenaar"]["rol"] = "gi-1"
    own = form.values(ondertekenaar__eigen_gegevens=True, ondertekenaar__alleen_eigen_gegevens=True)
    for data, reason in (
        (form.values(), holders.parent),
        (gi, holders.body.replace("{{ ondertekenaar.namens }}", "Stichting Hoede")),
        (own, holders.own_data),
        (form.values(gezag_onbekend=True), holders.checked_first),
    ):
        assert reason in said(aid, data)
    for kept in ("Verloop van de hulp", "de heer P. de Groot", "Welke hulp past bij Noor?"):
        assert kept not in said(aid, own)
        assert kept in said(aid, form.values())


def reviewed(aid: Aid, folder: Path, *lines: str) -> Path:
    """Type over what stands beside "Vertaling nagekeken door", as a reviewer does in Word."""
    document = Document(str(template(aid)))
    cell = document.tables[0].rows[0].cells[1]
    for paragraph, line in zip(cell.paragraphs, lines, strict=True):
        for run in paragraph.runs[1:]:
            run.text = ""
        paragraph.runs[0].text = line
    document.save(str(folder / aid.template))
    return folder / aid.template


def rules(found: Examined) -> list[str]:
    return [problem.rule for problem in found.problems]


@every_aid
def test_as_long_as_nobody_reviewed_it_that_is_printed(aid: Aid, tmp_path: Path) -> None:
    printed = said(aid, form.values())
    assert "niet nagekeken vertaling" in printed
    assert LANGUAGES[aid.language].unreviewed in printed
    path = reviewed(aid, tmp_path, "mevrouw A. Haddad, beëdigd vertaler", "3 maart 2026")
    assert rules(examined(path, "reading_aid")) == []
    after = "\n".join(text for _, text in paragraphs(part(filled(path, form.values()))))
    assert "mevrouw A. Haddad, beëdigd vertaler" in after
    assert "niet nagekeken" not in after
    assert LANGUAGES[aid.language].unreviewed not in after


def test_a_marker_that_is_only_wiped_out_holds_the_aid_back(tmp_path: Path) -> None:
    found = examined(reviewed(AIDS[0], tmp_path, "", ""), "reading_aid")
    assert rules(found) == ["aid-unmarked"]
    assert found.problems[0].severity is Severity.ERROR
    assert found.template is None


def test_without_the_sentence_that_the_dutch_form_is_signed_it_is_held_back(tmp_path: Path) -> None:
    document = Document(str(template(AIDS[0])))
    for paragraph in document.paragraphs:
        if "Nederlandse formulier" in paragraph.text:
            paragraph.runs[0].text = "Dit blad helpt."
    document.save(str(tmp_path / AIDS[0].template))
    assert "aid-not-signed" in rules(examined(tmp_path / AIDS[0].template, "reading_aid"))


@every_aid
def test_what_a_screen_reader_speaks_is_tagged_in_its_language(aid: Aid) -> None:
    docx = template(aid).read_bytes()
    assert part(docx, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}language") == aid.tag
    default = part(docx, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert default is not None
    assert default.get(f"{W}{'bidi' if aid.right_to_left else 'val'}") == aid.tag
    for run in part(docx).iter(f"{W}r"):
        if re.search(r"\{\{|Nederlandse formulier|nagekeken door", text_of(run)):
            assert [tongue.get(f"{W}val") for tongue in run.iter(f"{W}lang")] == ["nl-NL"], text_of(run)


def test_arabic_runs_from_right_to_left_and_what_is_dutch_in_it_from_left_to_right() -> None:
    body = part(template(AIDS[1]).read_bytes())
    for table in body.iter(f"{W}tbl"):
        assert table.find(f"{W}tblPr/{W}bidiVisual") is not None
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in ("Steering", "Original"):
            continue
        assert paragraph.find(f"{W}pPr/{W}bidi") is not None
        for run in paragraph.iter(f"{W}r"):
            text = text_of(run)
            arabic = re.search("[\u0600-\u06ff]", text) is not None
            assert (run.find(f"{W}rPr/{W}rtl") is not None) or not arabic, text
            assert not (arabic and re.search(r"\{\{", text)), text
            if "{{" in text:
                assert (text[0], text[-1]) == ("\u200e", "\u200e")


@every_aid
def test_every_word_of_it_is_found_back_in_its_pdf(aid: Aid, crew: Crew, tmp_path: Path) -> None:
    if aid.right_to_left:
        try:
            office()
        except Unfit as unfit:
            pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")
        if not arabic_font():
            pytest.skip("Op deze computer staat geen lettertype met Arabische letters.")
    source = tmp_path / "leeshulp.docx"
    source.write_bytes(filled(template(aid), form.values(ondertekenaar__eigen_gegevens=True, gezag_onbekend=True)))
    work = Work("leeshulp", source, source.with_suffix(".pdf"), "Leeshulp", language=tag_of(aid.template))
    made = next(convert([work], crew=crew))
    assert isinstance(made, Conversion), made
    assert str(PdfReader(work.pdf).root_object["/Lang"]) == aid.tag
    assert made.engine == ("libreoffice" if aid.right_to_left else "embedded")
    assert made.pages <= 5


def texts_of(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name), f"{name}.{field.name}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(inner, f"{name}.{key}")
    elif isinstance(value, tuple):
        for rank, inner in enumerate(value):
            yield from texts_of(inner, f"{name}.{rank}")
    elif isinstance(value, str):
        yield name, value


def comparable(texts: Texts) -> dict[str, tuple[list[str], int, int]]:
    """Return of each text which values it prints, how often it is bold, and its boxes."""
    return {
        name: (sorted(set(re.findall(r"\{\{.*?\}\}", text))), text.count("**"), text.count("☐"))
        for name, text in texts_of(texts)
        if not name.startswith((".name", ".tongue"))
    }


@pytest.mark.parametrize("language", [aid.language for aid in AIDS[1:]])
def test_a_translation_prints_the_same_values_and_boxes_as_the_others(language: str) -> None:
    assert comparable(LANGUAGES[language]) == comparable(LANGUAGES["Engels"])


def test_no_text_was_left_in_another_language() -> None:
    seen: dict[str, str] = {}
    for language, texts in LANGUAGES.items():
        for name, text in texts_of(texts):
            words = re.sub(r"\{\{.*?\}\}", "", text)
            if len(words) > 12 and not name.startswith(".tongue"):
                assert seen.setdefault(words, language) == language, (name, text)
