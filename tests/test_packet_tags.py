"""The tags, links, places, bookmarks and claims of documents in a packet, read by other programs than wrote them."""

from pathlib import Path
from typing import Any

import docx
import pypdf
import pypdfium2
import pytest

from generator.convert.embedded import to_pdf
from generator.convert.finish import finish
from generator.packets.binding import bind
from generator.packets.collation import collate
from generator.packets.packet import Packet, Part
from generator.packets.soundness import prove
from tests.pdf_files import bookmarks, write_pdf
from tests.tagged_files import Spoken, Tagged, profile, spoken, write_tagged


@pytest.fixture
def one(tmp_path: Path) -> Part:
    return part(write_tagged(tmp_path / "een.pdf", Tagged()))


@pytest.fixture
def two(tmp_path: Path) -> Part:
    """A document that gives another meaning to every name that the first one uses."""
    about = Tagged(word="twee", own_kind="/P", space=2, language="ar")
    return part(write_tagged(tmp_path / "twee.pdf", about))


def part(pdf: Path, first: int = 1, last: int = 2, pages: int = 2) -> Part:
    return Part(document_id=pdf.stem, title=pdf.stem.capitalize(), pdf=pdf, pages=pages, first=first, last=last)


def few(whole: Part, first: int, last: int) -> Part:
    return part(whole.pdf, first, last)


def bound(folder: Path, *parts: Part, duplex: bool = False) -> Path:
    return bound_run(folder, packet("Pakket", *parts, duplex=duplex))


def packet(title: str, *parts: Part, duplex: bool = False) -> Packet:
    return Packet(title=title, parts=parts, project="noord", edition="2026-1", duplex=duplex)


def bound_run(folder: Path, *packets: Packet) -> Path:
    """Return a bound file that is as it was planned, and of which every tag is right."""
    target = folder / "pakket.pdf"
    bind(packets, target)
    assert collate(packets, target) == []
    assert prove(target).faults == ()
    return target


def outline(node: Spoken) -> list[tuple[str, str]]:
    return [(element.kind, element.text) for element in node.flat()]


def read(target: Path) -> tuple[pypdf.PdfReader, Any]:
    reader = pypdf.PdfReader(target, strict=True)
    return reader, reader.root_object


def test_a_packet_is_read_aloud_as_its_documents_one_after_another(tmp_path: Path, one: Part, two: Part) -> None:
    documents = [spoken(each.pdf) for each in (one, two)]
    packet = spoken(bound(tmp_path, one, two, duplex=True))
    assert (packet.kind, packet.said) == ("Document", {"/T": "Pakket", "/Lang": "nl-NL"})
    assert [kid.kind for kid in packet.kids] == ["Part", "Part"]
    for document, carried in zip(documents, packet.kids, strict=True):
        assert outline(carried)[1:] == outline(document)[1:]
        assert ("TH", f"Naam {'een' if document is documents[0] else 'twee'}") in outline(carried)


def test_a_tree_without_one_document_on_top_becomes_a_part_as_it_is(tmp_path: Path, one: Part) -> None:
    loose = part(write_tagged(tmp_path / "los.pdf", Tagged(top="/Sect")))
    packet = spoken(bound(tmp_path, loose))
    assert [(kid.kind, [below.kind for below in kid.kids]) for kid in packet.kids] == [("Part", ["Sect"])]


def test_what_a_document_says_of_itself_is_kept(tmp_path: Path, one: Part, two: Part) -> None:
    packet = spoken(bound(tmp_path, one, two))
    titles = [(kid.said["/T"], kid.said.get("/Lang"), kid.said["/A"][0]["/WritingMode"]) for kid in packet.kids]
    assert titles == [("Een", None, "/LrTb"), ("Twee", "ar", "/LrTb")]
    assert [element.said["/Alt"] for element in packet.flat() if element.kind == "Figure"] == ["Een schema (leeg)"] * 2


def test_a_name_with_another_meaning_gets_another_name(tmp_path: Path, one: Part, two: Part) -> None:
    target = bound(tmp_path, one, two)
    packet = spoken(target)
    heads = [element for element in packet.flat() if element.text.startswith("Kop")]
    assert [(head.kind, head.text) for head in heads] == [("H1", "Kop een"), ("P", "Kop twee")]
    classes = read(target)[1]["/StructTreeRoot"]["/ClassMap"]
    assert [classes[head.said["/C"][0]]["/SpaceAfter"] for head in heads] == [1, 2]


def test_a_cell_names_the_header_of_its_own_copy(tmp_path: Path, one: Part) -> None:
    target = bound(tmp_path, one, one, few(one, 2, 2))
    _, catalog = read(target)
    pairs = catalog["/StructTreeRoot"]["/IDTree"]["/Kids"][0].get_object()["/Names"]
    known = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert len(known) == 3 + 3 + 2
    for copy in spoken(target).kids:
        row = next(element for element in copy.flat() if element.kind == "TR")
        header, *cells = row.kids
        assert [cell.said["/A"][0]["/Headers"] for cell in cells] == [[header.said["/ID"]]] * 2
        assert known[header.said["/ID"]].get_object()["/ID"] == header.said["/ID"]


def test_of_a_few_pages_only_their_own_elements_are_carried(tmp_path: Path, one: Part) -> None:
    [last] = spoken(bound(tmp_path, few(one, 2, 2))).kids
    assert outline(last) == [
        ("Part", ""),
        ("Table", ""),
        ("TR", ""),
        ("TH", ""),  # a row keeps its cells: without them a table would shift
        ("TD", ""),
        ("TD", "Vervolg een"),
        ("TR", ""),
        ("TD", "Rij een"),
        ("P", "Slot een"),
    ]
    [first] = spoken(bound(tmp_path, few(one, 1, 1))).kids
    assert ("Figure", "") in outline(first)
    assert ("Link", "Naar twee een") in outline(first)  # the words stay, though they lead nowhere here
    assert [text for _, text in outline(first) if "[/Link]" in text] == ["[/Link]"]  # the address
    assert ("P", "Slot een") not in outline(first)


def test_a_header_that_a_few_pages_do_not_take_is_named_by_no_cell(tmp_path: Path, one: Part) -> None:
    whole, last = spoken(bound(tmp_path, one, few(one, 2, 2))).kids
    attributes = [
        element.said["/A"][0] for copy in (whole, last) for element in copy.flat() if element.text == "Rij een"
    ]
    assert attributes == [{"/O": "/Table", "/ColSpan": 2, "/Headers": ["kolom"]}, {"/O": "/Table", "/ColSpan": 2}]


def test_of_a_table_over_pages_each_row_keeps_its_cells(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=0, cols=2)
    for row in range(200):
        table.add_row().cells[0].text = f"Regel {row}"
    pdf = made(word, tmp_path / "lang.pdf")
    pages = len(pypdfium2.PdfDocument(pdf))
    [carried] = spoken(bound(tmp_path, part(pdf, 2, 2, pages))).kids
    rows = [element for element in carried.flat() if element.kind == "TR"]
    assert 0 < len(rows) < 200
    assert {len(row.kids) for row in rows} == {2}


def test_a_page_without_tags_is_a_blank_one(tmp_path: Path, one: Part) -> None:
    reader, _ = read(bound(tmp_path, few(one, 1, 1), one, duplex=True))
    assert ["/StructParents" in page for page in reader.pages] == [True, False, True, True]
    assert [page.get("/Tabs") for page in reader.pages] == ["/S", None, "/S", "/S"]


def test_a_drawing_with_tagged_text_is_a_copy_of_its_own(tmp_path: Path, one: Part) -> None:
    reader, _ = read(bound(tmp_path, one, one))
    drawings: list[Any] = [reader.pages[page]["/Resources"]["/XObject"]["/X0"] for page in (0, 2)]  # type: ignore[index]
    assert len({drawing["/StructParents"] for drawing in drawings}) == 2


def test_a_link_leads_to_this_copy_and_its_tag_knows_it(tmp_path: Path, one: Part) -> None:
    reader, _ = read(bound(tmp_path, one, one))
    for page in (0, 2):
        links = [link.get_object() for link in reader.pages[page].annotations or []]
        own = reader.pages[page + 1].indirect_reference
        assert [link["/Dest"] for link in links[:2]] == [[own, "/XYZ", 0, 750, 0], [own, "/Fit"]]
        assert links[2]["/A"]["/URI"] == "https://example.org/een"
        assert [link["/Contents"] for link in links] == ["koppeling"] * 3


def test_a_named_place_keeps_its_name_and_a_second_one_gets_another(tmp_path: Path, one: Part, two: Part) -> None:
    reader, _ = read(bound(tmp_path, one, two, few(one, 1, 1)))
    places = {name: reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()}
    assert places == {"slot": 1, "twee": 1, "slot-2": 3, "twee-2": 3}


def test_headings_stand_below_their_document_folded_away(tmp_path: Path, one: Part, two: Part) -> None:
    target = bound(tmp_path, one, few(one, 2, 2), duplex=True)
    assert bookmarks(target) == [
        (0, "Een", 1),
        (1, "Kop een", 1),
        (2, "Slot een", 2),
        (0, "Een", 3),
        (1, "Slot een", 3),  # the heading above it stands on a page that is not here
    ]
    _, catalog = read(target)
    first = catalog["/Outlines"]["/First"]
    assert (catalog["/Outlines"]["/Count"], first["/Count"], first["/First"]["/Count"]) == (2, -1, -1)
    assert (first["/SE"]["/S"], first["/SE"]["/T"]) == ("/Part", "Een")
    assert first["/First"]["/Dest"][1:] == ["/XYZ", 0, 800, 0]


def test_in_a_print_run_packets_stand_above_their_documents(tmp_path: Path, one: Part, two: Part) -> None:
    target = bound_run(tmp_path, packet("Bestuur", one), packet("Gemeente", two, one))
    assert [(depth, title) for depth, title, _ in bookmarks(target)] == [
        *((0, "Bestuur"), (1, "Een"), (2, "Kop een"), (3, "Slot een")),
        *((0, "Gemeente"), (1, "Twee"), (2, "Kop twee"), (3, "Slot twee")),
        *((1, "Een"), (2, "Kop een"), (3, "Slot een")),
    ]
    assert [kid.said["/T"] for kid in spoken(target).kids] == ["Een", "Twee", "Een"]


def claimed(folder: Path, *about: Tagged) -> tuple[set[str], int]:
    """Return what a packet of these documents claims, and how many output intents it has."""
    parts = [part(write_tagged(folder / f"d{at}.pdf", each)) for at, each in enumerate(about)]
    target = folder / "pakket.pdf"
    bind([packet("Pakket", *parts)], target)
    _, catalog = read(target)
    said = catalog["/Metadata"].get_data()
    marks = (("A", b"<pdfaid:part>2<"), ("UA", b"<pdfuaid:part>1<"), ("schema", b"pdfaSchema:prefix>pdfuaid"))
    return {name for name, mark in marks if mark in said}, len(catalog.get("/OutputIntents", []))


ALL = Tagged(claims="AU", profile=profile())
CLAIMS: dict[str, tuple[tuple[Tagged, ...], tuple[set[str], int]]] = {
    "all alike": ((ALL, ALL), ({"A", "UA", "schema"}, 1)),
    "profiles of another day": (
        (ALL, Tagged(claims="AU", profile=profile(b"\x07\xeb\x00\x02"))),
        ({"A", "UA", "schema"}, 1),
    ),
    "profiles of other colours": ((ALL, Tagged(claims="AU", profile=profile(red=b"R"))), ({"UA"}, 0)),
    "one without UA": ((ALL, Tagged(claims="A", profile=profile())), ({"A"}, 1)),
    "one without any": ((ALL, Tagged()), (set(), 1)),
}


@pytest.mark.parametrize(("about", "expected"), CLAIMS.values(), ids=CLAIMS)
def test_a_packet_claims_no_more_than_each_of_its_documents(
    tmp_path: Path, about: tuple[Tagged, ...], expected: tuple[set[str], int]
) -> None:
    assert claimed(tmp_path, *about) == expected


def test_a_document_without_tags_takes_the_claim_of_accessibility_away(tmp_path: Path, one: Part) -> None:
    untagged = part(write_pdf(tmp_path / "kaal.pdf", ["een", "twee"]))
    _, catalog = read(bound(tmp_path, one, untagged))
    assert catalog["/MarkInfo"]["/Marked"] is False or str(catalog["/MarkInfo"]["/Marked"]) == "False"
    assert b"pdfuaid:part" not in catalog["/Metadata"].get_data()


def test_the_metadata_and_the_info_say_the_same(tmp_path: Path, one: Part) -> None:
    target = tmp_path / "pakket.pdf"
    bind([packet("Café & co", one)], target)
    reader, _ = read(target)
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert reader.metadata is not None
    assert xmp.dc_title == {"x-default": "Café & co"}
    assert xmp.dc_language == ["nl-NL"]
    assert (reader.metadata.title, reader.metadata.producer) == ("Café & co", "convenant")
    assert xmp.pdf_producer == "convenant"


def made(word: Any, pdf: Path) -> Path:
    """Return a Word file's PDF as the program makes it."""
    word.save(str(pdf.with_suffix(".docx")))
    pdf.write_bytes(finish(to_pdf(pdf.with_suffix(".docx").read_bytes()), pdf.stem))
    return pdf


def test_documents_as_the_program_makes_them_keep_every_claim(tmp_path: Path) -> None:
    parts = []
    for name in ("een", "twee"):
        word = docx.Document()
        word.add_heading(f"Artikel {name}", 1)
        word.add_paragraph("Partijen wisselen gegevens zorgvuldig uit. " * 30)
        parts.append(part(made(word, tmp_path / f"{name}.pdf"), 1, 1, 1))
    target = bound(tmp_path, *parts, duplex=True)
    proof = prove(target)
    assert (proof.claims, proof.faults) == (("PDF/A", "PDF/UA"), ())
    assert [title for _, title, _ in bookmarks(target)] == ["Een", "Artikel een", "Twee", "Artikel twee"]
