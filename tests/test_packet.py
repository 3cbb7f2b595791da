"""The layout of a packet, as small pictures: a word per page."""

from pathlib import Path

import pytest

from generator.packets.packet import Packet, Part, lay_out


def part(name: str, pages: int, first: int = 1, last: int | None = None, signed: tuple[int, ...] = ()) -> Part:
    return Part(
        document_id=name,
        title=name.capitalize(),
        pdf=Path(f"{name}.pdf"),
        pages=pages,
        first=first,
        last=last,
        signed_pages=frozenset(signed),
    )


def packet(*parts: Part, duplex: bool = True) -> Packet:
    return Packet(title="Pakket", parts=parts, project="noord", edition="2026-1", duplex=duplex)


def picture(made: Packet) -> list[str]:
    return [str(leaf) for leaf in lay_out(made).leaves]


def test_every_document_begins_on_a_right_hand_page() -> None:
    made = packet(part("omslag", 1), part("volmacht", 2), part("convenant", 3))
    assert picture(made) == [
        *("omslag 1/1", "blanco"),
        *("volmacht 1/2", "volmacht 2/2"),
        *("convenant 1/3", "convenant 2/3"),
        *("convenant 3/3", "blanco"),
    ]


def test_no_duplex_leaves_no_page_blank() -> None:
    made = packet(part("omslag", 1), part("volmacht", 2), part("convenant", 3), duplex=False)
    assert picture(made) == [
        *("omslag 1/1", "volmacht 1/2", "volmacht 2/2"),
        *("convenant 1/3", "convenant 2/3", "convenant 3/3"),
    ]


def test_a_packet_can_take_a_few_pages_that_keep_their_own_numbers() -> None:
    made = packet(part("omslag", 1), part("convenant", 26, first=23, last=25))
    assert picture(made) == [
        *("omslag 1/1", "blanco"),
        *("convenant 23/26", "convenant 24/26"),
        *("convenant 25/26", "blanco"),
    ]


def test_the_contents_list_knows_where_a_document_stands() -> None:
    laid = lay_out(packet(part("omslag", 1), part("volmacht", 2), part("convenant", 3)))
    assert [(span.part.document_id, span.first, span.last) for span in laid.spans] == [
        ("omslag", 1, 1),
        ("volmacht", 3, 4),
        ("convenant", 5, 7),
    ]
    assert laid.blank_pages == (2, 8)
    assert laid.total == 8


def test_a_place_to_sign_is_found_on_its_packet_page() -> None:
    laid = lay_out(packet(part("omslag", 1), part("convenant", 26, first=23, last=25, signed=(24,))))
    assert laid.page_of("convenant", 24) == 4
    assert [leaf.number for leaf in laid.leaves if leaf.signed] == [4]
    with pytest.raises(KeyError):
        laid.page_of("convenant", 22)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 1), (1, 4)])
def test_a_page_that_a_document_does_not_have_is_no_part_of_it(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="of 3"):
        part("volmacht", 3, first=first, last=last)


def test_a_packet_holds_something() -> None:
    with pytest.raises(ValueError, match="without documents"):
        packet()
