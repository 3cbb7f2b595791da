"""What a page's mark and its flags say, and that they stay in their places."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.packets.binding import bind
from generator.packets.packet import Leaf, Packet, Part, SignHere
from generator.packets.page_code import payload, short_code
from generator.packets.stamp import mark
from tests.pdf_files import codes, ink, picture, texts, write_pdf

MM = 150 / 25.4


def part(document_id: str, pdf: Path = Path("v.pdf")) -> Part:
    return Part(document_id=document_id, title="Volmacht", pdf=pdf, pages=1, signed_pages=frozenset({1}))


def packet(*parts: Part, project: str = "noord", edition: str = "2026-1") -> Packet:
    return Packet(title="Pakket", parts=parts, project=project, edition=edition, duplex=False)


def test_a_mark_gives_the_place_in_the_packet_and_in_the_document() -> None:
    made = packet(part("volmacht_41234_PO2507"))
    assert mark(made, Leaf(3, made.parts[0], 1), 12) == "pagina 3 van 12 · volmacht_41234_PO2507 · 1/1"
    assert mark(made, Leaf(4), 12) == "pagina 4 van 12"


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


def place(**changes: Any) -> SignHere:
    """Return a place to sign on the right, 60 mm wide and at half height of the page."""
    made = SignHere(code="H1", page=1, left=300, bottom=400, right=470, top=440, signer="A", capacity="b")
    return replace(made, **changes)


def bound(folder: Path, *places: SignHere, **changes: Any) -> Path:
    """Bind a packet of one empty page with these places to sign on it, but no code, and return its file."""
    signing = replace(part("v", write_pdf(folder / "v.pdf", [""])), signs=places, signed_pages=frozenset())
    bind([replace(packet(signing), **changes)], folder / "pakket.pdf")
    return folder / "pakket.pdf"


def flags(path: Path) -> tuple[float, float, float, float] | None:
    """Return where something is drawn above the foot, in points: left, bottom, right, top."""
    page = picture(path, 1)
    found = ink(page.crop((0, 0, page.width, int(280 * MM))))
    if found is None:
        return None
    left, top, right, bottom = (value * 72 / 150 for value in found)
    return left, 841.89 - bottom, right, 841.89 - top


def test_a_flag_in_the_margin_points_at_the_place_to_sign(tmp_path: Path) -> None:
    path = bound(tmp_path, place())
    assert [line.strip() for line in texts(path)[0].split("|")][-2:] == ["Teken", "hier"]
    left, bottom, right, top = flags(path) or (0, 0, 0, 0)
    assert 186 / 25.4 * 72 < left < right < 206 / 25.4 * 72, "in the margin: the text ends at 183 mm"
    assert (bottom + top) / 2 == pytest.approx(420, abs=1)


def test_a_place_on_the_left_has_its_flag_in_the_left_margin(tmp_path: Path) -> None:
    left, _, right, _ = flags(bound(tmp_path, place(left=80, right=250))) or (0, 0, 0, 0)
    assert 4 / 25.4 * 72 < left < right < 24 / 25.4 * 72


def test_a_flag_never_stands_over_the_place_itself(tmp_path: Path) -> None:
    left, _, right, _ = flags(bound(tmp_path, place(left=240, right=580))) or (0, 0, 0, 0)
    assert 13 < left < right < 80, "the other margin is free"
    assert flags(bound(tmp_path, place(left=20, right=580))) is None


def test_a_flag_stays_clear_of_the_code_below_it(tmp_path: Path) -> None:
    _, bottom, _, _ = flags(bound(tmp_path, place(bottom=30, top=60))) or (0, 0, 0, 0)
    assert bottom > 27 * 72 / 25.4, "the code is 20 mm high and begins at 7 mm"


def test_who_reads_large_print_gets_a_large_flag_and_a_large_number(tmp_path: Path) -> None:
    def height(**changes: Any) -> float:
        _, bottom, _, top = flags(bound(tmp_path, place(), **changes)) or (0, 0, 0, 0)
        return top - bottom

    assert height(large_print=True) > 1.3 * height()
    path = bound(tmp_path, large_print=True, addressee="casus ZK-7F3K, ouder-1")
    assert texts(path) == ["pagina 1 van 1 · casus ZK-7F3K, ouder-1 · v · 1/1"]


def test_only_the_places_on_a_page_itself_are_flagged(tmp_path: Path) -> None:
    assert flags(bound(tmp_path, place(page=2))) is None


def test_every_page_says_whose_packet_it_is_a_blank_one_too(tmp_path: Path) -> None:
    path = bound(tmp_path, addressee="bestuur 41234", duplex=True)
    assert texts(path)[0] == "pagina 1 van 2 · bestuur 41234 · v · 1/1"
    assert texts(path)[1].endswith("pagina 2 van 2 · bestuur 41234")


def test_what_a_signing_service_reads_is_there_and_nobody_sees_it(tmp_path: Path) -> None:
    path = bound(tmp_path, place(left=20, right=580, text_tag="{{sig_1:signer1:signature}}"))
    assert "{{sig_1:signer1:signature}}" in texts(path)[0]
    assert flags(path) is None
