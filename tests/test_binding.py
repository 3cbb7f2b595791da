"""A packet as a reader sees it: text, numbers, codes and bookmarks, read by another program than wrote the file."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdf
import pypdfium2
import pytest
import rdocx
import zxingcpp
from PIL import ImageChops
from pypdf.annotations import FreeText, Link
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, Fit, FloatObject, NameObject, NumberObject

from generator.packets.binding import Unbindable, bind
from generator.packets.packet import Packet, Part
from tests.pdf_files import bookmarks, codes, ink, picture, texts, write_pdf

DPI = 150
MM = DPI / 25.4


def document(
    folder: Path, name: str, pages: int, signed: tuple[int, ...] = (), first: int = 1, last: int | None = None
) -> Part:
    pdf = write_pdf(folder / f"{name}.pdf", [f"{name} {page}" for page in range(1, pages + 1)])
    return planned(pdf, name, pages, signed, first, last)


def planned(
    pdf: Path, name: str, pages: int, signed: tuple[int, ...] = (), first: int = 1, last: int | None = None
) -> Part:
    return Part(
        document_id=name,
        title=name.capitalize(),
        pdf=pdf,
        pages=pages,
        first=first,
        last=last,
        signed_pages=frozenset(signed),
    )


def packet(*parts: Part, title: str = "Pakket", duplex: bool = True) -> Packet:
    return Packet(title=title, parts=parts, project="noord", edition="2026-1", duplex=duplex)


def test_every_page_says_where_it_belongs(tmp_path: Path) -> None:
    target = tmp_path / "pakket.pdf"
    bind([packet(document(tmp_path, "omslag", 1), document(tmp_path, "volmacht", 2))], target)
    assert texts(target) == [
        "omslag 1|pagina 1 van 4 · omslag · 1/1",
        "Deze bladzijde is bewust leeggelaten|pagina 2 van 4",
        "volmacht 1|pagina 3 van 4 · volmacht · 1/2",
        "volmacht 2|pagina 4 van 4 · volmacht · 2/2",
    ]


def test_a_few_pages_of_a_document_keep_their_own_numbers(tmp_path: Path) -> None:
    target = tmp_path / "pakket.pdf"
    bind([packet(document(tmp_path, "convenant", 5, first=3, last=4), duplex=False)], target)
    assert texts(target) == [
        "convenant 3|pagina 1 van 2 · convenant · 3/5",
        "convenant 4|pagina 2 van 2 · convenant · 4/5",
    ]


def test_each_document_has_a_bookmark(tmp_path: Path) -> None:
    target = tmp_path / "pakket.pdf"
    bind([packet(document(tmp_path, "omslag", 1), document(tmp_path, "volmacht", 2))], target)
    assert bookmarks(target) == [(0, "Omslag", 1), (0, "Volmacht", 3)]


def test_many_packets_in_one_file_keep_their_numbers_and_bookmarks(tmp_path: Path) -> None:
    one, two = document(tmp_path, "volmacht", 1), document(tmp_path, "convenant", 2)
    target = tmp_path / "drukwerk.pdf"
    bind([packet(one, two, title="Café ’t Hoekje"), packet(two, title="Gemeente")], target, "Drukwerk")
    assert texts(target)[2:] == [
        "convenant 1|pagina 3 van 4 · convenant · 1/2",
        "convenant 2|pagina 4 van 4 · convenant · 2/2",
        "convenant 1|pagina 1 van 2 · convenant · 1/2",
        "convenant 2|pagina 2 van 2 · convenant · 2/2",
    ]
    assert bookmarks(target) == [
        (0, "Café ’t Hoekje", 1),
        (1, "Volmacht", 1),
        (1, "Convenant", 3),
        (0, "Gemeente", 5),
        (1, "Convenant", 5),
    ]
    pdf = pypdfium2.PdfDocument(target)
    assert [pdf.get_page_label(page) for page in (0, 3, 4)] == ["1-1", "1-4", "2-1"]


def test_the_file_has_a_title_and_a_language(tmp_path: Path) -> None:
    target = tmp_path / "pakket.pdf"
    bind([packet(document(tmp_path, "omslag", 1), title="Tekenpakket café")], target)
    pdf = pypdf.PdfReader(target)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Tekenpakket café"
    assert str(pdf.root_object["/Lang"]) == "nl-NL"
    assert "DisplayDocTitle': True" in str(pdf.root_object["/ViewerPreferences"])


def test_only_a_signed_page_bears_a_code_and_a_scanner_reads_it(tmp_path: Path) -> None:
    target = tmp_path / "pakket.pdf"
    bind([packet(document(tmp_path, "volmacht_41234_PO2507", 3, signed=(2,)))], target)
    assert [codes(picture(target, page)) for page in range(1, 5)] == [
        [],
        ["noord|volmacht_41234_PO2507|2|3|2026-1"],
        [],
        [],
    ]


def test_a_code_survives_the_loss_of_a_seventh(tmp_path: Path) -> None:
    target = tmp_path / "pakket.pdf"
    bind([packet(document(tmp_path, "volmacht_41234_PO2507", 1, signed=(1,)))], target)
    [code] = zxingcpp.read_barcodes(picture(target, 1))
    assert code.ec_level == "M"


def test_the_code_is_20_mm_in_the_lower_right_corner(tmp_path: Path) -> None:
    target = tmp_path / "pakket.pdf"
    bind([packet(document(tmp_path, "v", 1, signed=(1,)))], target)
    page = picture(target, 1)
    right_half = int(105 * MM)
    box = ink(page.crop((right_half, int(268 * MM), page.width, page.height)))
    assert box is not None
    left, top, right, bottom = box
    assert ((left + right_half) / MM, (right + right_half) / MM) == pytest.approx((186, 206), abs=0.4)  # two dots
    assert (bottom - top) / MM == pytest.approx(20, abs=0.2)
    assert 297 - 268 - bottom / MM == pytest.approx(7, abs=0.2)


FRAMES: dict[str, dict[str, object]] = {
    "turned a quarter": {"rotation": 90, "box": (0, 0, 842, 595)},
    "upside down": {"rotation": 180, "box": (0, 0, 595, 842)},
    "turned back": {"rotation": -90, "box": (0, 0, 842, 595)},
    "elsewhere": {"box": (-100, 50, 495, 892)},
    "elsewhere and turned": {"rotation": 90, "box": (-100, 50, 742, 645)},
    "cropped": {
        "box": (0, 0, 800, 1000),
        "CropBox": ArrayObject(FloatObject(value) for value in (100, 100, 695, 942)),
    },
    "state not restored": {"box": (0, 0, 595, 842), "extra": b"q 3 0 0 3 40 40 cm q"},
    "state restored too often": {"box": (0, 0, 595, 842), "extra": b"Q Q 3 0 0 3 40 40 cm"},
    "state not restored, though a text seems to": {
        "box": (0, 0, 595, 842),
        "extra": b"q 3 0 0 3 40 40 cm q 2 0 0 2 0 0 cm BT /F0 1 Tf 30 80 Td ( Q Q Q ) Tj ET",
    },
    "content ends in a text": {"box": (0, 0, 595, 842), "extra": b"q BT /F0 9 Tf 99 500 Td ( q Q Q Q ) Tj ET Q 2 w"},
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_the_mark_stands_in_the_same_place_however_a_page_lies(tmp_path: Path, frame: dict[str, object]) -> None:
    straight = write_pdf(tmp_path / "recht.pdf", [""], (0, 0, 595, 842))
    odd = write_pdf(tmp_path / "anders.pdf", [""], **frame)  # type: ignore[arg-type]
    shown = []
    for source in (straight, odd):
        target = tmp_path / f"pakket-{source.name}"
        bind([packet(planned(source, "v", 1, signed=(1,)), duplex=False)], target)
        page = picture(target, 1, 144)
        assert page.size == (1190, 1684)
        assert codes(page) == ["noord|v|1|1|2026-1"]
        shown.append(page.crop((0, 1400, 1190, 1684)))
    # glyphs may be smoothed otherwise when a page is turned
    assert max(ImageChops.difference(*shown).tobytes()) < 64


@pytest.fixture(scope="module")
def word_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF as the program makes them: from Word, tagged, with fonts of its own."""
    word = docx.Document()
    for article in range(1, 9):
        word.add_heading(f"Artikel {article}", 1)
        word.add_paragraph("Partijen wisselen gegevens zorgvuldig uit. " * 40)
    folder = tmp_path_factory.mktemp("word")
    word.save(str(folder / "convenant.docx"))
    pdf = folder / "convenant.pdf"
    pdf.write_bytes(rdocx.Document.open(str(folder / "convenant.docx")).to_pdf())
    return pdf


def test_a_document_looks_in_the_packet_as_it_did_alone(tmp_path: Path, word_made: Path) -> None:
    pages = len(pypdfium2.PdfDocument(word_made))
    other = document(tmp_path, "omslag", 1)
    target = tmp_path / "pakket.pdf"
    bind([packet(other, planned(word_made, "convenant", pages, signed=(1, 2)), other)], target)
    for page in range(1, pages + 1):
        before, after = picture(word_made, page, 72), picture(target, page + 2, 72)
        above = (0, 0, before.width, int(before.height * 0.88))
        assert before.crop(above).tobytes() == after.crop(above).tobytes()
        assert ink(before) is not None


def test_a_document_in_many_packets_is_stored_once(tmp_path: Path, word_made: Path) -> None:
    pages = len(pypdfium2.PdfDocument(word_made))
    same = tmp_path / "kopie.pdf"
    same.write_bytes(word_made.read_bytes())
    once, often = tmp_path / "een.pdf", tmp_path / "veel.pdf"
    bind([packet(planned(word_made, "a", pages))], once)
    bind([packet(planned(pdf, "a", pages), title=f"{n}") for n in range(10) for pdf in (word_made, same)], often)
    assert len(pypdfium2.PdfDocument(often)) == 20 * len(pypdfium2.PdfDocument(once))
    assert often.stat().st_size < 3 * once.stat().st_size  # each copy has its own tags
    assert programs(often) == programs(once) == programs(word_made) + 1  # and the stamp's own


def programs(pdf: Path) -> int:
    """Return how many font programs a file holds."""
    reader = pypdf.PdfReader(pdf)
    objects = [reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"])))]
    return sum(isinstance(found, DictionaryObject) and "/FontFile2" in found for found in objects)


def test_each_page_has_a_list_of_elements_of_its_own(tmp_path: Path, word_made: Path) -> None:
    pages = len(pypdfium2.PdfDocument(word_made))
    target = tmp_path / "pakket.pdf"
    bind([packet(planned(word_made, "a", pages), planned(word_made, "b", pages), duplex=False)], target)
    pdf = pypdf.PdfReader(target)
    assert "/StructTreeRoot" in pdf.root_object
    assert len({page["/StructParents"] for page in pdf.pages}) == 2 * pages


def test_no_structure_of_an_image_dangles(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=write_pdf(tmp_path / "v.pdf", ["volmacht"]))
    form = DecodedStreamObject()
    for key, value in (("Type", "XObject"), ("Subtype", "Form")):
        form[NameObject(f"/{key}")] = NameObject(f"/{value}")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(value) for value in (0, 0, 9, 9))
    form[NameObject("/StructParent")] = NumberObject(7)
    resources = writer.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/X"): writer._add_object(form)})
    writer.write(tmp_path / "v.pdf")
    bind([packet(planned(tmp_path / "v.pdf", "v", 1))], tmp_path / "pakket.pdf")
    bound: Any = pypdf.PdfReader(tmp_path / "pakket.pdf").pages[0]["/Resources"]
    assert set(bound["/XObject"]["/X"]) == {"/Type", "/Subtype", "/BBox"}


def test_the_same_packets_give_the_same_bytes(tmp_path: Path, word_made: Path) -> None:
    pages = len(pypdfium2.PdfDocument(word_made))
    planned_packet = packet(planned(word_made, "a", pages, signed=(1,)), document(tmp_path, "b", 1))
    bind([planned_packet], tmp_path / "1.pdf")
    bind(pickle.loads(pickle.dumps([planned_packet])), tmp_path / "2.pdf")
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_a_link_leads_to_this_copy_of_the_document(tmp_path: Path) -> None:
    plain = write_pdf(tmp_path / "zonder.pdf", ["inhoud", "artikel"])
    writer = pypdf.PdfWriter(clone_from=plain)
    inside = Link(rect=(50, 700, 200, 720), target_page_index=1, fit=Fit.fit())
    script = Link(rect=(50, 500, 200, 520), url="javascript:alert(1)")
    for link in (inside, Link(rect=(50, 600, 200, 620), url="https://example.org/"), script):
        writer.add_annotation(0, link)
    writer.write(tmp_path / "met.pdf")
    part = planned(tmp_path / "met.pdf", "convenant", 2)
    cover = document(tmp_path, "omslag", 1)
    bind([packet(part), packet(cover, part), packet(planned(part.pdf, "c", 2, last=1))], tmp_path / "pakket.pdf")
    pages = pypdf.PdfReader(tmp_path / "pakket.pdf").pages
    leads = [annotation.get_object() for page in pages for annotation in page.get("/Annots", [])]
    own = [page.indirect_reference for page in pages]
    assert [link["/Dest"][0] for link in leads if "/Dest" in link] == [own[1], own[5]]
    assert [link["/A"]["/URI"] for link in leads if "/A" in link] == ["https://example.org/"] * 3


def test_a_packet_can_itself_be_bound(tmp_path: Path) -> None:
    bind([packet(document(tmp_path, "volmacht", 1))], tmp_path / "een.pdf")
    bind([packet(planned(tmp_path / "een.pdf", "een", 2))], tmp_path / "twee.pdf")
    fonts: Any = pypdf.PdfReader(tmp_path / "twee.pdf", strict=True).pages[0]["/Resources"]
    assert set(fonts["/Font"]) == {"/F0", "/ConvenantStempel"}


def truncated(pdf: Path) -> None:
    pdf.write_bytes(pdf.read_bytes()[:-300])


def scribbled(pdf: Path) -> None:
    content = bytearray(pdf.read_bytes())
    content[200:500] = bytes(300)
    pdf.write_bytes(content)


def encrypted(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.encrypt("", "geheim", algorithm="RC4-128")
    writer.write(pdf)


def emptied(pdf: Path) -> None:
    pypdf.PdfWriter().write(pdf)


def with_fields(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject()})
    writer.write(pdf)


def with_layers(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject()
    writer.write(pdf)


def in_a_circle(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    form = DecodedStreamObject()
    itself = writer._add_object(form)
    form[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/X"): itself})}
    )
    writer.pages[0][NameObject("/Resources")] = form["/Resources"]
    writer.write(pdf)


def with_remark(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.add_annotation(0, FreeText(text="Niet eens", rect=(50, 50, 200, 150)))
    writer.write(pdf)


HOSTILE: list[tuple[Callable[[Path], object], str]] = [
    (Path.unlink, "is er niet"),
    (lambda pdf: pdf.write_bytes(b""), "beschadigd of is geen PDF"),
    (lambda pdf: pdf.write_bytes(b"PK\x03\x04 een Word-bestand"), "beschadigd of is geen PDF"),
    (truncated, "beschadigd of is geen PDF"),
    (scribbled, "beschadigd of is geen PDF"),
    (encrypted, "versleuteld"),
    (emptied, "geen bladzijden"),
    (with_fields, "invulvelden"),
    (with_layers, "lagen"),
    (with_remark, "opmerkingen"),
    (in_a_circle, "in een kring"),
    (lambda pdf: write_pdf(pdf, ["een", "twee", "drie"]), "het aantal bladzijden is 3, en gepland was 2"),
]


@pytest.mark.parametrize(("harm", "reason"), HOSTILE, ids=[reason for _, reason in HOSTILE])
def test_a_pdf_that_cannot_be_bound_is_refused_by_name(
    tmp_path: Path, harm: Callable[[Path], object], reason: str
) -> None:
    good, bad = document(tmp_path, "omslag", 1), document(tmp_path, "volmacht_41234", 2)
    harm(bad.pdf)
    target = tmp_path / "pakket.pdf"
    with pytest.raises(Unbindable, match=reason) as refused:
        bind([packet(good, bad)], target)
    assert str(pickle.loads(pickle.dumps(refused.value))).startswith("volmacht_41234 kan niet in een pakket: ")
    assert not target.exists()


def test_a_document_that_was_made_anew_is_read_anew(tmp_path: Path) -> None:
    part = document(tmp_path, "volmacht", 1)
    bind([packet(part)], tmp_path / "oud.pdf")
    write_pdf(part.pdf, ["veranderd"])
    bind([packet(part)], tmp_path / "nieuw.pdf")
    assert texts(tmp_path / "nieuw.pdf")[0].startswith("veranderd|")
