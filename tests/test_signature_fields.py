"""Empty signature fields in a packet, as a program for signing PDFs and a screen reader find them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from generator.convert.embedded import to_pdf
from generator.convert.finish import finish
from generator.packets.binding import bind
from generator.packets.collation import collate
from generator.packets.packet import Packet, Part, SignHere
from generator.packets.soundness import prove
from tests.pdf_files import write_pdf
from tests.tagged_files import Tagged, spoken, write_tagged

SIGN = SignHere(
    code="HT1", page=2, left=100, bottom=200, right=260, top=240, signer="A. de Vries", capacity="directeur"
)


def packet(pdf: Path, *signs: SignHere, fields: bool = True, pages: int = 2) -> Packet:
    whole = Part(document_id="volmacht", title="Volmacht", pdf=pdf, pages=pages, signs=signs)
    return Packet(title="Pakket", parts=(whole,), project="noord", edition="1", signature_fields=fields)


def bound(folder: Path, *packets: Packet) -> pypdf.PdfReader:
    target = folder / "pakket.pdf"
    bind(packets, target)
    assert collate(packets, target) == []
    assert prove(target).faults == ()
    return pypdf.PdfReader(target, strict=True)


def fields(reader: pypdf.PdfReader) -> list[Any]:
    form: Any = reader.root_object["/AcroForm"]
    return [field.get_object() for field in form["/Fields"]]


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    return write_tagged(tmp_path / "volmacht.pdf", Tagged())


def test_each_place_to_sign_is_an_empty_field_that_says_who_signs(tmp_path: Path, tagged: Path) -> None:
    other = SignHere(code="HT2", page=1, left=50, bottom=60, right=90, top=80)
    reader = bound(tmp_path, packet(tagged, SIGN, other), packet(tagged, SIGN))
    found = fields(reader)
    assert [(field["/T"], field["/TU"]) for field in found] == [
        ("handtekening-1", "Handtekening"),
        ("handtekening-2", "Handtekening van A. de Vries, directeur"),
        ("handtekening-3", "Handtekening van A. de Vries, directeur"),
    ]
    assert [reader.get_page_number(field["/P"]) for field in found] == [0, 1, 3]
    for field in found:
        assert (field["/FT"], field["/Subtype"], field["/F"]) == ("/Sig", "/Widget", 4)
        assert "/V" not in field
        assert field["/AP"]["/N"].get_data() == b""
        assert field in [shown.get_object() for shown in field["/P"]["/Annots"]]
    assert found[1]["/Rect"] == [100, 200, 260, 240]
    assert reader.root_object["/AcroForm"]["/SigFlags"] == 1  # type: ignore[index]


def test_a_screen_reader_meets_the_field_where_its_page_ends(tmp_path: Path, tagged: Path) -> None:
    bound(tmp_path, packet(tagged, SIGN, SignHere(code="HT2", page=1, left=50, bottom=60, right=90, top=80)))
    [document] = spoken(tmp_path / "pakket.pdf").kids
    said = [(kid.kind, kid.text, kid.said.get("/Alt")) for kid in document.kids]
    first = said.index(("Form", "[/Widget]", "Handtekening"))
    assert said[-2:] == [
        ("P", "Slot een", None),
        ("Form", "[/Widget]", "Handtekening van A. de Vries, directeur"),
    ]
    assert said[first + 1] == ("P", "Slot een", None)


def test_a_packet_that_is_signed_on_paper_has_no_fields(tmp_path: Path, tagged: Path) -> None:
    assert "/AcroForm" not in bound(tmp_path, packet(tagged, SIGN, fields=False)).root_object


def test_fields_take_no_claim_away(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Volmacht", 1)
    word.save(str(tmp_path / "v.docx"))
    (tmp_path / "v.pdf").write_bytes(finish(to_pdf((tmp_path / "v.docx").read_bytes()), "Volmacht"))
    reader = bound(tmp_path, packet(tmp_path / "v.pdf", replace(SIGN, page=1), pages=1))
    assert len(fields(reader)) == 1
    assert prove(tmp_path / "pakket.pdf").claims == ("PDF/A", "PDF/UA")


TURNED = {0: [100, 200, 260, 240], 90: [355, 100, 395, 260], 180: [335, 602, 495, 642], 270: [200, 582, 240, 742]}


@pytest.mark.parametrize(("rotation", "rect"), TURNED.items())
def test_a_field_stands_where_a_reader_sees_it_however_the_page_lies(
    tmp_path: Path, rotation: int, rect: list[int]
) -> None:
    pdf = write_pdf(tmp_path / "v.pdf", ["een", "twee"], (0, 0, 595, 842), rotation)
    [field] = fields(bound(tmp_path, packet(pdf, SIGN)))
    assert field["/Rect"] == rect
