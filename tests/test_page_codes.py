"""The code of a signed page is read back from paper, by a machine and by a person (see `tests/qr_readings.py`)."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.packets.binding import bind
from generator.packets.packet import Leaf, Packet, Part, lay_out
from generator.packets.page_code import LETTERS, payload, short_code
from tests.pdf_files import codes, ink, picture, texts, write_pdf
from tests.qr_readings import CODE, IDS, RESOLUTIONS, readings, signed_page


@pytest.mark.parametrize("document_id", IDS[1::2])
def test_a_code_is_read_at_every_resolution_turned_and_harmed(tmp_path: Path, document_id: str) -> None:
    lost = [
        (harm.__name__, turn, dpi)
        for harm, turn, found in readings(tmp_path, document_id)
        for dpi in RESOLUTIONS
        if not found[dpi]
    ]
    assert lost == []


def test_around_a_code_all_is_white_as_a_scanner_needs(tmp_path: Path) -> None:
    path, _ = signed_page(tmp_path, "v1")
    left, top, right, bottom = CODE
    quiet = 4 * 20 / 25  # four modules of the smallest code that is made
    dot = 0.1  # in mm, at 254 dots to the inch
    around = ((left - quiet) / dot, (top - quiet) / dot, (right + quiet) / dot, (bottom + quiet) / dot)
    box = ink(picture(path, 1, 254).crop(around))
    assert box == pytest.approx((10 * quiet, 10 * quiet, 10 * quiet + 200, 10 * quiet + 200), abs=2)


def packet(folder: Path) -> Packet:
    pdf = write_pdf(folder / "v.pdf", ["toestemming van Sanne de Vries", "Dorpsstraat 1"])
    part = Part(document_id="toestemming_ZK-7F3K_ouder-1", title="Toestemming van Sanne de Vries", pdf=pdf, pages=2)
    signed = replace(part, signed_pages=frozenset({1, 2}))
    return Packet(
        title="Sanne de Vries", parts=(signed,), project="noord", edition="2026-1", addressee="ZK-7F3K ouder-1"
    )


def test_a_code_says_project_document_page_total_and_edition_and_no_more(tmp_path: Path) -> None:
    bind([packet(tmp_path)], tmp_path / "pakket.pdf")
    assert [codes(picture(tmp_path / "pakket.pdf", page)) for page in (1, 2)] == [
        ["noord|toestemming_ZK-7F3K_ouder-1|1|2|2026-1"],
        ["noord|toestemming_ZK-7F3K_ouder-1|2|2|2026-1"],
    ]


def test_the_same_code_stands_there_for_a_person_to_type(tmp_path: Path) -> None:
    bind([packet(tmp_path)], tmp_path / "pakket.pdf")
    for page, text in enumerate(texts(tmp_path / "pakket.pdf"), 1):
        [scanned] = codes(picture(tmp_path / "pakket.pdf", page))
        assert short_code(scanned) in text.split("|")


def test_each_page_of_a_region_has_a_short_code_of_its_own() -> None:
    said = [f"noord|volmacht_{board}_PO2507|{page}|8|2026-1" for board in range(41000, 42700) for page in range(1, 9)]
    shorts = {short_code(one) for one in said}
    assert len(shorts) == len(said) == 13_600
    assert set("".join(shorts)) == {*LETTERS, "-"}
    assert {len(short) for short in shorts} == {9}


@pytest.mark.parametrize("letter", "ILOU")
def test_a_short_code_has_no_letter_that_is_misread(letter: str) -> None:
    assert letter not in LETTERS


def test_a_short_code_stays_what_it_is() -> None:
    assert short_code("noord|toestemming_ZK-7F3K_ouder-1|2|2|2026-1") == "RPSX-ZDWH"


def test_what_differs_in_a_code_differs_in_its_short_code(tmp_path: Path) -> None:
    made = packet(tmp_path)
    first, second = lay_out(made).leaves
    others = [(made, second), (replace(made, project="zuid"), first), (replace(made, edition="2"), first)]
    assert short_code(payload(made, first)) not in [short_code(payload(*other)) for other in others]
    assert payload(made, first) == payload(made, Leaf(9, first.part, 1))
