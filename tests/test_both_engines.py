"""What every engine must give for the same Word file: its words, tags, language, links, places to sign, equal bytes."""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Cm
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from generator.convert import libreoffice
from generator.convert.engine import Conversion, Engine, Outcome, Work, convert
from generator.convert.matching import squeeze
from generator.packets import soundness
from generator.workers import Crew
from tests.raw_word import NAMESPACES, field, run

TITLE = "Toestemming – ‘zo’ & <meer>"
LINK = "https://example.org/uitleg"
ALTERNATIVE = "De vlag van de regio"
NAME = "geheime-naam-van-het-bestand"
ENGLISH = "This paragraph is in English."


@dataclass(frozen=True, slots=True)
class Made:
    """What an engine made of the sample, twice, by different children, at different seconds."""

    outcome: Conversion
    pdf: Path
    again: bytes

    @property
    def reader(self) -> PdfReader:
        return PdfReader(self.pdf)

    @property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]


@pytest.fixture(scope="module", params=["embedded", "libreoffice"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    engine: Engine = request.param
    if engine == "libreoffice":
        try:
            libreoffice.office()
        except libreoffice.Unfit as unfit:
            pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")
    folder = tmp_path_factory.mktemp(engine)
    source = folder / f"{NAME}.docx"
    source.write_bytes(sample())
    works = [Work("stuk", source, folder / f"{NAME}{turn}.pdf", TITLE, ("H2", "H1")) for turn in ("", "-weer")]
    outcomes: list[Outcome] = []
    for work in works:
        with Crew(1) as crew:
            outcomes += convert([work], crew=crew, engine=engine)
        time.sleep(1.1)
    first, second = outcomes
    assert isinstance(first, Conversion), first
    assert isinstance(second, Conversion), second
    assert first.engine == engine
    return Made(first, works[0].pdf, works[1].pdf.read_bytes())


def sample() -> bytes:
    """Return a Word file of three pages with everything that a paper of ours may hold; its own language is English."""
    word = Document()
    word.core_properties.author, word.core_properties.title = "Iemand Anders", "Een andere titel"
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = "Kop van het stuk"
    section.footer.paragraphs[0]._p.append(parse_xml(f"<w:r {NAMESPACES}><w:t>pagina </w:t></w:r>"))
    for instruction, between in (("PAGE", " van "), ("NUMPAGES", " einde")):
        for piece in parse_xml(f"<w:p {NAMESPACES}>{field(instruction, '1')}{run(between)}</w:p>"):
            section.footer.paragraphs[0]._p.append(piece)
    word.styles.add_style("Tabeltekst", WD_STYLE_TYPE.PARAGRAPH)
    word.add_heading("Eerste hoofdstuk", 1)
    word.add_paragraph("Beste ouder, lees eerst de ")
    relation = word.part.relate_to(LINK, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    word.paragraphs[-1]._p.append(
        parse_xml(f'<w:hyperlink {NAMESPACES} r:id="{relation}">{run("uitleg")}</w:hyperlink>')
    )
    word.add_paragraph("een doel", style="List Bullet")
    word.add_paragraph("nog een doel", style="List Bullet")
    table = word.add_table(2, 2)
    for cell, text in zip(table._cells, ("Wie", "Mag dat?", "school", "☐ ja ☐ nee"), strict=True):
        cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {NAMESPACES}/>"))
    word.add_picture(picture(), Cm(2))
    word.inline_shapes[0]._inline.docPr.set("descr", ALTERNATIVE)
    word.add_heading("Onderdeel", 2)
    word.add_paragraph()._p.append(
        parse_xml(f'<w:r {NAMESPACES}><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>{ENGLISH}</w:t></w:r>')
    )
    word.add_page_break()  # type: ignore[no-untyped-call]
    word.add_heading("Tweede hoofdstuk", 1)
    word.add_paragraph("Handtekening H1")
    word.add_page_break()  # type: ignore[no-untyped-call]
    word.add_paragraph("Handtekening H2")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "orange").save(out, "PNG")
    out.seek(0)
    return out


def elements(node: Any) -> Iterator[DictionaryObject]:
    """Give every element of a structure tree, in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from elements(child)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        yield from elements(node.get("/K", ArrayObject()))


def kinds(made: Made) -> list[str]:
    """Return the kind of each element, an engine's own names replaced by the standard ones."""
    tree = made.root["/StructTreeRoot"]
    roles = tree.get("/RoleMap", {})
    return [str(roles.get(node["/S"], node["/S"])) for node in elements(tree["/K"])]


def test_its_words_are_there_in_order(made: Made) -> None:
    text = " ".join(page.extract_text() for page in made.reader.pages)
    order = ["Eerste hoofdstuk", "uitleg", "een doel", "Mag dat?", "Onderdeel", ENGLISH, "Tweede", "H1", "H2"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_it_is_tagged_with_headings_lists_and_tables(made: Made) -> None:
    assert made.root["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf's own boolean
    found = kinds(made)
    assert [kind for kind in found if kind in ("/H1", "/H2")] == ["/H1", "/H2", "/H1"]
    assert (found.count("/Table"), found.count("/TR"), found.count("/LI")) == (1, 2, 2)
    assert {"/Document", "/P", "/L", "/Figure"} <= set(found)


def test_the_cells_of_the_repeated_row_are_headers(made: Made) -> None:
    found = kinds(made)
    assert (found.count("/TH"), found.count("/TD")) == (2, 2)


def test_a_picture_has_its_alternative_text(made: Made) -> None:
    figures = [node for node in elements(made.root["/StructTreeRoot"]["/K"]) if str(node["/S"]) == "/Figure"]
    assert [str(node.get("/Alt")).strip() for node in figures] == [ALTERNATIVE]


def test_it_is_dutch_and_what_is_not_says_so(made: Made) -> None:
    assert made.root["/Lang"] == "nl-NL"
    assert made.reader.xmp_metadata is not None
    assert made.reader.xmp_metadata.dc_language == ["nl-NL"]
    languages = {str(node["/Lang"]) for node in elements(made.root["/StructTreeRoot"]["/K"]) if "/Lang" in node}
    assert languages <= {"en-GB", "nl-NL"}
    if made.outcome.engine == "libreoffice":
        assert "en-GB" in languages


def test_it_bears_the_title_of_the_document_and_no_other(made: Made) -> None:
    reader = made.reader
    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert reader.metadata.author is None
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": TITLE}
    assert made.root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712


def test_the_headings_are_bookmarks_to_their_pages(made: Made) -> None:
    reader = made.reader
    first, below, second = reader.outline
    assert isinstance(below, list)
    entries: list[Any] = [first, *below, second]
    shown = [(entry["/Title"], reader.get_destination_page_number(entry)) for entry in entries]
    assert shown == [("Eerste hoofdstuk", 0), ("Onderdeel", 0), ("Tweede hoofdstuk", 1)]


def test_no_link_leads_elsewhere(made: Made) -> None:
    """LibreOffice 7.4 prints the words of a link to the web and leaves out where it leads; later ones may not."""
    found = [note.get_object()["/A"]["/URI"] for page in made.reader.pages for note in page.get("/Annots", ())]
    assert found == [LINK] or (made.outcome.engine == "libreoffice" and found == [])


def test_the_places_to_sign_are_found(made: Made) -> None:
    assert [(spot.code, spot.page) for spot in made.outcome.spots] == [("H2", 3), ("H1", 2)]


def test_its_pages_are_a4_and_count_themselves(made: Made) -> None:
    assert made.outcome.pages == len(made.reader.pages) == 3
    for number, page in enumerate(made.reader.pages, 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert f"pagina{number}van3" in squeeze(page.extract_text())
        assert "Kop van het stuk" in page.extract_text()


def test_equal_input_gives_equal_bytes(made: Made) -> None:
    assert made.pdf.read_bytes() == made.again


def test_nothing_of_the_files_name_its_author_or_the_hour_gets_in(made: Made) -> None:
    reader = made.reader
    objects = (reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"]))))
    held = b"".join(
        one.get_data() + repr(dict(one)).encode() if isinstance(one, StreamObject) else repr(one).encode()
        for one in objects
    )
    for secret in (NAME, "Iemand Anders", "Een andere titel", "CreationDate", "CreateDate", "ModDate"):
        assert secret.encode() not in held
        assert secret.encode("utf-16-be").hex() not in held.decode("latin-1").lower()


def test_it_claims_what_it_is_and_keeps_to_it(made: Made) -> None:
    proof = soundness.prove(made.pdf)
    assert proof.faults == ()
    assert "PDF/A" in proof.claims
