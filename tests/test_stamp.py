"""What a page's mark says, and that it stays in its place."""

from pathlib import Path

import pytest

from generator.packets.binding import bind
from generator.packets.packet import Leaf, Packet, Part
from generator.packets.page_code import payload, short_code
from generator.packets.stamp import mark
from tests.pdf_files import codes, ink, picture, texts, write_pdf

MM = 150 / 25.4


def part(document_id: str, pdf: Path = Path("v.pdf")) -> Part:
    return Part(document_id=document_id, title="Volmacht", pdf=pdf, pages=1, signed_pages=frozenset({1}))


def packet(*parts: Part, project: str = "noord", edition: str = "2026-1") -> Packet:
    return Packet(title="Pakket", parts=parts, project=project, edition=edition, duplex=False)


def test_a_mark_gives_the_place_in_the_packet_and_in_the_document() -> None:
    assert mark(Leaf(3, part("volmacht_41234_PO2507"), 1), 12) == "pagina 3 van 12 · volmacht_41234_PO2507 · 1/1"
    assert mark(Leaf(4), 12) == "pagina 4 van 12"


def test_a_code_parts_its_values_by_bars_whatever_they_hold() -> None:
    volmacht = part("volmacht")
    made = packet(volmacht, project="noord|oost", edition="concept 2|3")
    assert payload(made, Leaf(1, volmacht, 1)) == "noord-oost|volmacht|1|1|concept 2-3"


def test_a_blank_page_has_no_code() -> None:
    with pytest.raises(ValueError, match="blank"):
        payload(packet(part("volmacht")), Leaf(2))


def test_a_long_id_stays_left_of_the_code(tmp_path: Path) -> None:
    long = part("convenant_" + "w" * 120, write_pdf(tmp_path / "v.pdf", [""]))
    bind([packet(long)], tmp_path / "pakket.pdf")
    page = picture(tmp_path / "pakket.pdf", 1)
    foot = page.crop((0, int(280 * MM), int(184.5 * MM), page.height))
    box = ink(foot)
    assert box is not None
    assert box[0] / MM == pytest.approx(27, abs=0.5)
    assert box[2] / MM < 183.5
    assert codes(page) == [f"noord|{long.document_id}|1|1|2026-1"]


def test_letters_with_accents_are_printed_and_what_the_font_lacks_is_a_question_mark(tmp_path: Path) -> None:
    there = part("coöperatie_één–Łódź", write_pdf(tmp_path / "v.pdf", ["v"]))
    bind([packet(there)], tmp_path / "pakket.pdf")
    said = "noord|coöperatie_één–Łódź|1|1|2026-1"
    assert texts(tmp_path / "pakket.pdf") == [f"v|pagina 1 van 1 · coöperatie_één–?ód? · 1/1|{short_code(said)}"]
    assert codes(picture(tmp_path / "pakket.pdf", 1)) == [said]
