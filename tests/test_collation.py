"""A packet that is not the planned one is found out, whatever happened to it (see `python -m tests.mutations`)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import NameObject

from generator.packets import binding, collation, stamp
from generator.packets.packet import Leaf, Packet
from tests.mutations import MUTATIONS, Bound, Copy, bound_in, harmed, nothing
from tests.pdf_files import write_pdf


@pytest.fixture
def bound(tmp_path: Path) -> Bound:
    return bound_in(tmp_path)


def test_a_packet_as_planned_has_no_differences(bound: Bound) -> None:
    assert bound.differences() == []


def test_undamaged_it_would_have_passed(bound: Bound) -> None:
    assert harmed(bound, nothing) == []


@pytest.mark.parametrize(("harm", "said"), MUTATIONS, ids=[harm.__name__ for harm, _ in MUTATIONS])
def test_what_happened_to_a_packet_is_found_out(bound: Bound, harm: Callable[[Copy], None], said: str) -> None:
    assert said in harmed(bound, harm)


def another_page(packet: Packet, leaf: Leaf, total: int) -> tuple[str, str]:
    return f"pagina {leaf.number + 1} van {total}", f" · {packet.addressee} · {leaf}"


def test_a_stamp_that_is_wrong_for_all_is_found_out_by_what_it_says(
    bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "_said", another_page)
    binding.bind(bound.packets, bound.target, "Drukwerk")
    found = bound.differences()
    assert "Bladzijde 1 zegt niet dat zij van ZK-7F3K ouder-1 is, of welke bladzijde zij is: omslag" in found[0]
    assert len([fault for fault in found if fault.startswith("Bladzijde ")]) == 8


def test_a_stamp_that_nobody_sees_is_found_out(bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamp, "TEXT_BASE", 400)
    binding.bind(bound.packets, bound.target, "Drukwerk")
    name = "toestemming_ZK-7F3K_ouder"
    assert bound.differences() == [
        f"Aan de voet van bladzijde 4 is niet te lezen dat zij {name}-1 2/2 is, van ZK-7F3K ouder-1.",
        f"Aan de voet van bladzijde 8 is niet te lezen dat zij {name}-2 2/2 is, van ZK-7F3K ouder-2.",
    ]


def test_when_all_pages_shift_a_few_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    bound = bound_in(tmp_path, *(f"ouder-{number}" for number in range(1, 9)))
    found = harmed(bound, lambda copy: copy.pages.insert(0, copy.pages[0]))
    assert found[0] == "Het pakket telt 33 bladzijden, en gepland waren 32."
    assert (len(found), found[-1]) == (13, "En zo nog 52 verschillen.")


def test_of_very_many_signed_pages_some_are_looked_at(bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamp, "TEXT_BASE", 400)
    monkeypatch.setattr(collation, "SEEN", 1)
    binding.bind(bound.packets, bound.target, "Drukwerk")
    assert [fault.split(" is ")[0] for fault in bound.differences()] == ["Aan de voet van bladzijde 4"]


def test_an_unreadable_packet_is_found_out(bound: Bound) -> None:
    bound.target.write_bytes(bound.target.read_bytes()[:-200])
    assert bound.differences() == ["Het pakket is niet terug te lezen: het bestand is beschadigd of is geen PDF."]


def in_a_circle(copy: Copy) -> None:
    first: Any = copy.writer.root_object["/Outlines"]["/First"]  # type: ignore[index]
    first[NameObject("/Next")] = first.indirect_reference


def test_bookmarks_in_a_circle_are_found_out(bound: Bound) -> None:
    assert "beschadigd" in harmed(bound, in_a_circle)[0]


def test_a_document_that_changed_since_is_found_out(bound: Bound) -> None:
    form = bound.packets[1].parts[1]
    write_pdf(form.pdf, ["toestemming één", "toestemming_ZK-7F3K_ouder-2 2"])
    assert bound.differences() == ["Bladzijde 7 heeft niet de inhoud van toestemming_ZK-7F3K_ouder-2 1/2."]


def test_a_document_that_is_gone_is_said(bound: Bound) -> None:
    bound.packets[0].parts[0].pdf.unlink()
    assert bound.differences() == [
        "Bladzijde 1 is niet na te gaan: het bestand van omslag_ZK-7F3K_ouder-1 1/1 is niet meer wat het was."
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_is_read_where_its_reader_sees_its_foot(tmp_path: Path, turn: int) -> None:
    bound = bound_in(tmp_path)
    form = bound.packets[0].parts[1]
    write_pdf(form.pdf, ["een", "twee"], rotation=turn, box=(-100.0, 50.0, 742.0, 645.0))
    binding.bind(bound.packets, bound.target, "Drukwerk")
    assert collation.collate(bound.packets, bound.target, "Drukwerk") == []
