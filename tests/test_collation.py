"""A packet that is not the planned one is found out, whatever happened to it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, TextStringObject

from generator.packets.binding import bind
from generator.packets.collation import collate
from generator.packets.packet import Packet, Part
from tests.pdf_files import write_pdf

Pages = list[Any]


def part(folder: Path, name: str, pages: int) -> Part:
    pdf = write_pdf(folder / f"{name}.pdf", [f"{name} {page}" for page in range(1, pages + 1)])
    return Part(document_id=name, title=name, pdf=pdf, pages=pages, signed_pages=frozenset({1}))


@pytest.fixture
def packets(tmp_path: Path) -> list[Packet]:
    parts = (part(tmp_path, "omslag", 1), part(tmp_path, "volmacht", 2))
    one = Packet(title="Een", parts=parts, project="noord", edition="2026-1")
    two = Packet(title="Twee", parts=parts[1:], project="noord", edition="2026-1")
    return [one, two]


@pytest.fixture
def bound(tmp_path: Path, packets: list[Packet]) -> Path:
    target = tmp_path / "pakket.pdf"
    bind(packets, target)
    return target


def test_a_packet_as_planned_has_no_differences(packets: list[Packet], bound: Path) -> None:
    assert collate(packets, bound) == []


def contents(page: Any) -> Any:
    return page.get_object()["/Contents"]


def swapped(pages: Pages) -> None:
    pages[2], pages[3] = pages[3], pages[2]


def dropped(pages: Pages) -> None:
    del pages[3]


def doubled(pages: Pages) -> None:
    pages.insert(3, pages[3])


def replaced_by_its_neighbour(pages: Pages) -> None:
    pages[3] = pages[2]


def from_the_other_packet(pages: Pages) -> None:
    pages[2] = pages[4]


def with_another_content(pages: Pages) -> None:
    contents(pages[2])[1] = contents(pages[3])[1]


def without_content(pages: Pages) -> None:
    del contents(pages[2])[1]


def with_something_added(pages: Pages) -> None:
    contents(pages[2]).insert(2, contents(pages[3])[1])


def with_another_mark(pages: Pages) -> None:
    contents(pages[2])[2] = contents(pages[4])[2]


def without_a_mark(pages: Pages) -> None:
    del contents(pages[2])[2]


def with_a_mark_that_says_nothing(pages: Pages) -> None:
    contents(pages[1])[-1] = DecodedStreamObject()


def with_a_mark_in_the_state_of_the_content(pages: Pages) -> None:
    said = DecodedStreamObject()
    said.set_data(contents(pages[3])[2].get_object().get_data().removeprefix(b"Q\n"))
    contents(pages[3])[2] = said


def with_something_on_a_blank_page(pages: Pages) -> None:
    contents(pages[1]).insert(0, contents(pages[0])[1])


DAMAGES: list[tuple[Callable[[Pages], None], str]] = [
    (swapped, "Bladzijde 3 heeft niet de inhoud van volmacht 1/2."),
    (dropped, "Het pakket telt 5 bladzijden, en gepland waren 6."),
    (doubled, "Het pakket telt 7 bladzijden, en gepland waren 6."),
    (replaced_by_its_neighbour, "Bladzijde 4 heeft niet de inhoud van volmacht 2/2."),
    (from_the_other_packet, "Bladzijde 3 draagt niet het stempel van volmacht 1/2, bladzijde 3 van 4."),
    (with_another_content, "Bladzijde 3 heeft niet de inhoud van volmacht 1/2."),
    (without_content, "Bladzijde 3 heeft niet de inhoud van volmacht 1/2."),
    (with_something_added, "Bladzijde 3 heeft niet de inhoud van volmacht 1/2."),
    (with_another_mark, "Bladzijde 3 draagt niet het stempel van volmacht 1/2, bladzijde 3 van 4."),
    (without_a_mark, "Bladzijde 3 draagt niet het stempel van volmacht 1/2, bladzijde 3 van 4."),
    (with_a_mark_that_says_nothing, "Bladzijde 2 draagt niet het stempel van blanco, bladzijde 2 van 4."),
    (
        with_a_mark_in_the_state_of_the_content,
        "Bladzijde 4 draagt niet het stempel van volmacht 2/2, bladzijde 4 van 4.",
    ),
    (with_something_on_a_blank_page, "Bladzijde 2 heeft niet de inhoud van blanco."),
]


@pytest.mark.parametrize(("damage", "found"), DAMAGES, ids=[damage.__name__ for damage, _ in DAMAGES])
def test_a_damaged_packet_is_found_out(
    packets: list[Packet], bound: Path, damage: Callable[[Pages], None], found: str
) -> None:
    writer = PdfWriter(clone_from=bound)
    damage(writer.root_object["/Pages"]["/Kids"])  # type: ignore[index]
    writer.write(bound)
    assert found in collate(packets, bound)


def test_undamaged_it_would_have_passed(packets: list[Packet], bound: Path) -> None:
    PdfWriter(clone_from=bound).write(bound)
    assert collate(packets, bound) == []


def test_a_bookmark_that_leads_elsewhere_is_found_out(packets: list[Packet], bound: Path) -> None:
    writer = PdfWriter(clone_from=bound)
    first: Any = writer.root_object["/Outlines"]["/First"]  # type: ignore[index]
    first[NameObject("/Title")] = TextStringObject("Drie")
    writer.write(bound)
    assert collate(packets, bound) == ["De bladwijzers wijzen niet naar de geplande documenten."]


def test_another_title_is_found_out(packets: list[Packet], bound: Path) -> None:
    assert collate(packets, bound, "Iets anders") == ["De titel of de taal van het pakket is niet de geplande."]


def test_an_unreadable_packet_is_found_out(packets: list[Packet], bound: Path) -> None:
    bound.write_bytes(bound.read_bytes()[:-200])
    assert collate(packets, bound) == ["Het pakket is niet terug te lezen: het bestand is beschadigd of is geen PDF."]


def test_a_document_that_changed_since_is_found_out(packets: list[Packet], bound: Path) -> None:
    write_pdf(packets[1].parts[0].pdf, ["volmacht een", "volmacht 2"])
    assert collate(packets, bound) == [
        "Bladzijde 3 heeft niet de inhoud van volmacht 1/2.",
        "Bladzijde 5 heeft niet de inhoud van volmacht 1/2.",
    ]


def test_a_document_that_is_gone_is_said(packets: list[Packet], bound: Path) -> None:
    packets[0].parts[0].pdf.unlink()
    assert collate(packets, bound) == [
        "Bladzijde 1 is niet na te gaan: het bestand van omslag 1/1 is niet meer wat het was."
    ]
