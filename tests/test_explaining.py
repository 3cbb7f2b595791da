"""The list of fields says all that a template may use, and a preview shows a template filled, marked on every page."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from docx import Document
from lxml import etree

from generator import specimen
from generator.convert import child
from generator.convert.readback import read_back
from generator.convert.work import Conversion, Work
from generator.documents import TEMPLATE_OF, templates_in
from generator.explaining.fields import BY_PROGRAM, FieldRow, fields_of
from generator.explaining.preview import as_pdf, preview
from generator.explaining.printed import printed
from generator.explaining.things import DERIVED, SHARED
from generator.explaining.watermark import marked
from generator.model import Case, Region, TemplateKind
from generator.specimen import ITEM
from generator.templates import compiling
from generator.templates.compiling import Template
from generator.templates.render import render
from generator.workbooks import columns
from generator.workers import Crew
from tests.builders import board, case, region
from tests.raw_word import p, raw_word
from tests.word_files import RELATIONSHIPS, W, lines, members, word_file

KINDS = get_args(TemplateKind)
SIGNED = (
    *("covenant", "mandate", "consent", "accession"),
    *("revocation", "ratification", "succession", "termination"),
)
SHIPPED = Path(__file__).parents[1] / "templates"
every_kind = pytest.mark.parametrize("kind", KINDS)


def rows(kind: TemplateKind) -> dict[tuple[str, str, str], FieldRow]:
    return {(row.group, row.within, row.path): row for row in fields_of(kind)}


def field(kind: TemplateKind, path: str, within: str = "") -> FieldRow:
    return next(row for row in fields_of(kind) if (row.path, row.within) == (path, within))


@cache
def shipped(kind: TemplateKind) -> Template:
    template, problems = compiling.load(SHIPPED / TEMPLATE_OF[kind])
    assert template is not None, problems
    return template


# --- the fields ------------------------------------------------------------------------------------------------------


@every_kind
def test_every_field_of_a_document_has_its_row_once(kind: TemplateKind) -> None:
    leaves = {path for path, value in specimen.leaves(specimen.names(kind)) if path[-1] != ITEM}
    assert len(fields_of(kind)) == len(rows(kind)) == len(leaves)
    assert {row.group for row in fields_of(kind)} == set(specimen.names(kind))


@every_kind
def test_every_tag_can_be_copied_into_a_template_as_it_stands(kind: TemplateKind, tmp_path: Path) -> None:
    loops = {(row.group, row.path): row for row in fields_of(kind) if row.repeats}

    def whole(row: FieldRow) -> str:
        """Return the tag in the loops around it, with a word where there must come something."""
        text, within = row.tag.replace("…", "x"), row.within
        while within:
            around = loops[row.group, within]
            text, within = around.tag.replace("…", text), around.within
        return text

    template, problems = compiling.load(word_file(tmp_path / "alle.docx", *map(whole, fields_of(kind))))
    assert template is not None, problems
    assert not problems
    assert template.unknown(specimen.names(kind)) == ()
    for bare in (False, True):
        assert isinstance(render(template, specimen.names(kind, bare=bare)), bytes)
    text = lines(render(template, specimen.names(kind)))  # type: ignore[arg-type]
    for row, line in zip(fields_of(kind), text, strict=True):
        if row.tag.startswith("{{") and "opsomming" not in row.tag and not row.within:
            assert line.replace("\N{NO-BREAK SPACE}", " ") == row.example, row.tag


def test_a_field_of_a_column_names_its_sheet_and_header_and_the_columns_example() -> None:
    row = field("covenant", "bestuur.kvk", "schoolbesturen")
    column = columns.BOARDS.column("kvk")
    assert (row.source, row.example, row.meaning) == ("Schoolbesturen › KvK", "41234567", column.explanation)
    assert (row.tag, row.can_be_empty, row.note) == ("{{ bestuur.kvk }}", False, "")


def test_a_column_that_is_not_needed_is_said_to_be_empty_sometimes() -> None:
    row = field("mandate", "bestuur.voorheen")
    assert row.can_be_empty
    assert row.note == "Kan leeg zijn."


def test_a_list_is_said_to_repeat_with_the_loop_to_copy() -> None:
    row = field("covenant", "schoolbesturen")
    assert row.repeats
    assert row.tag == "{% for bestuur in schoolbesturen %}…{% endfor %}"
    assert row.example == "Stichting De Waterlelie / Vereniging De Kandelaar / Stichting ROC Zilverland"
    inner = field("covenant", "swv.besturen", "swvs")
    assert (inner.tag, inner.can_be_empty) == ("{% for bestuur in swv.besturen %}…{% endfor %}", True)


def test_a_yes_or_no_is_to_be_asked_and_not_printed() -> None:
    row = field("mandate", "volmacht.ondervolmacht")
    assert row.yes_no
    assert (row.tag, row.example) == ("{% if volmacht.ondervolmacht %}…{% endif %}", "nee")
    assert row.note == "Ja of nee: alleen in {% if … %}."


def test_a_list_of_texts_becomes_one_line_or_several() -> None:
    assert field("mandate", "bestuur.swv").tag == "{{ bestuur.swv|opsomming }}"
    address = field("consent", "ondertekenaar.adresregels")
    assert address.tag == "{% for regel in ondertekenaar.adresregels %}{{ regel }}{% endfor %}"
    assert address.example.count(" / ") == 1


def test_what_is_never_filled_in_a_kind_of_document_is_said_to_be_empty_there() -> None:
    assert field("consent", "document.datum").note == "In dit stuk altijd leeg."
    assert field("covenant", "document.datum").note == "Kan leeg zijn."


def test_every_derived_field_has_its_sentence_and_every_sentence_a_field() -> None:
    found = {row.meaning for kind in KINDS for row in fields_of(kind) if row.source == BY_PROGRAM}
    assert found == set(DERIVED.values())


def test_what_a_kind_alone_has_comes_before_what_all_share() -> None:
    order = list(dict.fromkeys(row.group for row in fields_of("mandate")))
    assert order == ["bestuur", "swv", "volmacht", "ondertekenaars", *SHARED]


def own_columns() -> tuple[Region, tuple[Case, ...]]:
    found = replace(case(), extra={"mentor_klas": "geheim"}, first_name="Geertruida")
    parties = region("41234 stichting")
    return replace(parties, boards=(board("41234 stichting", extra={"denominatie": "geheim"}),)), (found,)


def test_the_users_own_columns_are_listed_without_their_values() -> None:
    parties, cases = own_columns()
    listed = fields_of("consent", parties, cases)
    own = {row.path: row for row in listed if row.meaning == "Uw eigen kolom."}
    assert own["bestuur.denominatie"].source == "Schoolbesturen › denominatie"
    assert own["casus.mentor_klas"].example == "voorbeeld mentor klas"
    assert all(row.can_be_empty for row in own.values())
    assert not [row for row in listed if "geheim" in row.example and row.path != "ondertekenaar.geheim_adres"]


# --- on paper --------------------------------------------------------------------------------------------------------


def test_the_printed_list_has_every_field_its_header_on_each_page_and_is_dutch() -> None:
    content = printed({kind: fields_of(kind) for kind in KINDS})
    document = Document(io.BytesIO(content))
    cells = {cell.text for table in document.tables for cell in table.columns[0].cells}
    assert {row.tag for kind in KINDS for row in fields_of(kind)} <= cells
    headings = [one.text for one in document.paragraphs if (one.style and one.style.name) == "Heading 1"]
    assert headings == [
        "In elk sjabloon",
        "Voor het convenant: convenant.docx",
        "Voor de volmacht: volmacht.docx",
        "Voor het toestemmingsformulier: toestemming.docx",
        "Voor de uitnodiging voor een overleg: uitnodiging.docx",
        "Voor een leeshulp in een andere taal: leeshulp_engels.docx",
        "Voor het schoolblad van een casus: schoolblad.docx",
        "Voor de dossiernotitie voor een hulpverlener: dossiernotitie.docx",
        "Voor een logblad bij een casus: logblad.docx",
        "Voor het toetredingsformulier: toetreding.docx",
        "Voor het addendum met de lijst van partijen: addendum.docx",
        "Voor de kennisgeving van een verandering: kennisgeving.docx",
        "Voor de intrekking van een volmacht: intrekking.docx",
        "Voor de bekrachtiging van een handtekening: bekrachtiging.docx",
        "Voor de verklaring van rechtsopvolging: rechtsopvolging.docx",
        "Voor de opzegging: opzegging.docx",
        "Voor de bekendmaking van een toetreding: bekendmaking.docx",
        "Voor de herinnering aan wie nog moet tekenen: herinnering.docx",
        "Voor de besluitenlijst voor het regionale overleg: besluitenlijst.docx",
        "Voor de agendabijlage voor het regionale overleg: agendabijlage.docx",
        "Voor de omslag van een pakket: omslag.docx",
    ]
    said = [one.text for one in document.paragraphs]
    assert "Zoals bij het toestemmingsformulier: casus, leerling, school, deelnemers en overlegvorm." in said
    for table in document.tables:
        first = table.rows[0]._tr
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)
    assert [one.get(f"{W}val") for one in etree.fromstring(members(content)["word/styles.xml"]).iter(f"{W}lang")] == [
        "nl-NL"
    ]
    assert content == printed({kind: fields_of(kind) for kind in KINDS})


def test_the_list_of_one_kind_tells_all_its_fields_under_its_own_heading() -> None:
    content = printed({"mandate": fields_of("mandate")})
    document = Document(io.BytesIO(content))
    assert not [one.text for one in document.paragraphs if one.text == "In elk sjabloon"]
    cells = [cell.text for table in document.tables for cell in table.columns[0].cells]
    assert set(cells) >= {row.tag for row in fields_of("mandate")}
    assert cells.count("{{ bestuur.kvk }}") == 1  # told once, and named in the loop over schoolbesturen
    assert "Binnen de herhaling van schoolbesturen: de velden van bestuur die hierboven staan" in cells


def test_the_embedded_engine_prints_the_list_with_page_numbers(tmp_path: Path) -> None:
    source = tmp_path / "velden.docx"
    source.write_bytes(printed({"cover": fields_of("cover")}))
    outcome = child.by_embedded(Work("velden", source, tmp_path / "velden.pdf", "Velden voor sjablonen"))
    assert isinstance(outcome, Conversion), outcome
    pages = read_back((tmp_path / "velden.pdf").read_bytes())
    assert [f"bladzijde {number} van {len(pages)}" in page.text for number, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)
    assert sum("Tag om over te nemen" in page.text for page in pages) == len(pages)


# --- a preview -------------------------------------------------------------------------------------------------------


def pictures(pdf: bytes) -> list[int]:
    """Return how many pictures each page has."""
    document = pdfium.PdfDocument(pdf)
    return [len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))) for page in document]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if TEMPLATE_OF[kind] in templates_in(SHIPPED)])
def test_a_preview_has_the_mark_on_every_page_and_the_words_and_places_to_sign_of_the_document(
    kind: TemplateKind,
) -> None:
    shown = preview(shipped(kind), kind)
    plain = render(shipped(kind), specimen.usual(kind))
    assert isinstance(shown, bytes)
    assert isinstance(plain, bytes)
    assert lines(shown) == lines(plain)
    with Crew(1) as crew:
        pdf = as_pdf(shown, TEMPLATE_OF[kind], crew=crew, engine="embedded")
    assert isinstance(pdf, bytes), pdf
    marks = pictures(pdf)
    assert marks == [1] * len(marks)
    assert ("H1" in "".join(page.text for page in read_back(pdf))) is (kind in SIGNED)


def test_a_preview_is_a_parents_form_and_has_nothing_of_the_users() -> None:
    parties, cases = own_columns()
    shown = preview(shipped("consent"), "consent", parties, cases)
    assert isinstance(shown, bytes)
    text = "\n".join(lines(shown))
    assert "mevrouw L. van der Heijden" in text
    assert "Geertruida" not in text
    assert shown == preview(shipped("consent"), "consent", parties, cases)


def test_a_template_that_cannot_be_filled_says_why(tmp_path: Path) -> None:
    template, _ = compiling.load(word_file(tmp_path / "omslag.docx", "Voor {{ pakket.vor }}"))
    assert template is not None
    problems = preview(template, "cover")
    assert isinstance(problems, tuple)
    assert [(problem.rule, problem.mend) for problem in problems] == [("template-unknown-name", "Bedoelde u voor?")]


def test_a_pdf_that_cannot_be_made_names_the_template_and_the_reason() -> None:
    columns_of_text = raw_word("Tekst", section='<w:cols w:num="2"/>')
    with Crew(1) as crew:
        problems = as_pdf(columns_of_text, "volmacht.docx", crew=crew, engine="embedded")
    assert isinstance(problems, tuple)
    assert problems[0].place.file == "volmacht.docx"
    assert problems[0].message


def headers(content: bytes) -> dict[str, bool]:
    """Return for each kind of header that the first section has whether it holds a picture behind the text."""
    parts = members(content)
    relations = {
        one.get("Id"): str(one.get("Target")) for one in etree.fromstring(parts["word/_rels/document.xml.rels"])
    }
    section = next(etree.fromstring(parts["word/document.xml"]).iter(f"{W}sectPr"))
    found = {}
    for one in section.findall(f"{W}headerReference"):
        target = relations[one.get(f"{{{RELATIONSHIPS}}}id")].removeprefix("/word/")
        root = etree.fromstring(parts[f"word/{target}"])
        found[str(one.get(f"{W}type"))] = any(drawn.get("behindDoc") == "1" for drawn in root.iter("{*}anchor"))
    return found


def test_a_file_without_a_header_gets_one_for_the_mark() -> None:
    assert headers(marked(raw_word("Tekst"))) == {"default": True}


def test_another_first_page_is_marked_too_and_the_header_that_is_there_keeps_its_words() -> None:
    content = marked(raw_word("Tekst", header="Volmacht", section="<w:titlePg/>"))
    assert headers(content) == {"first": True, "default": True}
    assert "Volmacht" in lines(content, "word/header.xml")


def test_pages_left_and_right_are_both_marked_and_every_section_is(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "twee.docx",
        "Een",
        also=lambda word: setattr(word.settings, "odd_and_even_pages_header_footer", True),
    )
    assert headers(marked(path.read_bytes())) == {"default": True, "even": True}
    landscape = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    two = marked(raw_word(p("Een", landscape), "Twee", header="Kop"))
    with Crew(1) as crew:
        pdf = as_pdf(two, "twee.docx", crew=crew, engine="embedded")
    assert isinstance(pdf, bytes), pdf
    assert pictures(pdf) == [1, 1]
