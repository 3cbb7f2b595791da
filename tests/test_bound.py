"""A packet that came out wrong is not released, and it is said whether it differs from its plan or is no sound PDF."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.packets.bound import Binding, bind_and_collate
from generator.packets.packet import Packet, Part
from generator.packets.soundness import prove
from tests.pdf_files import write_pdf
from tests.tagged_pdf import Objects, put, tagged, write


def nothing(_: Objects) -> None:
    """Leave a document as it is."""


def binding(folder: Path, pages: int = 1, extra: bytes = b"", password: str = "") -> Binding:
    pdf = write_pdf(folder / "volmacht.pdf", ["volmacht"], extra=extra)
    part = Part(document_id="volmacht", title="Volmacht", pdf=pdf, pages=pages)
    packet = Packet(title="Pakket", parts=(part,), project="noord", edition="2026-1", duplex=False)
    return Binding((packet,), folder / "pakket.pdf", "Pakket", password)


def test_a_packet_in_which_all_is_right_has_no_faults(tmp_path: Path) -> None:
    bound = bind_and_collate(binding(tmp_path))
    assert (bound.pages, bound.ranges, bound.faults) == (1, (("volmacht", 1, 1),), ())


def test_a_document_that_is_no_sound_pdf_makes_a_packet_that_is_none(tmp_path: Path) -> None:
    bound = bind_and_collate(binding(tmp_path, extra=b"/P <</Lang(nl)>> BDC"))
    assert bound.rule == "packet-unsound"
    assert bound.faults == ("Bladzijde 1: gemerkte inhoud is niet afgesloten, of afgesloten zonder begin.",)


CLAIMS = {
    "all it should": (nothing, ("PDF/A", "PDF/UA")),
    "a picture without words": (put("figure", "/Alt(Een vlak)", ""), ("PDF/A",)),
    "a heading that leaps": (put("root", "/Kop/H1", "/Kop/H3"), ("PDF/A",)),
    "a font that is not in the file": (put("descriptor", "/FontFile2 {program}", ""), ()),
}


@pytest.mark.parametrize(("harm", "claims"), CLAIMS.values(), ids=list(CLAIMS))
def test_a_packet_claims_no_more_than_its_documents_hold_to(
    tmp_path: Path, harm: Callable[[Objects], None], claims: tuple[str, ...]
) -> None:
    objects = tagged()
    harm(objects)
    pdf = write(tmp_path / "volmacht.pdf", objects)
    part = Part(document_id="volmacht", title="Volmacht", pdf=pdf, pages=2)
    packet = Packet(title="Pakket", parts=(part,), project="noord", edition="2026-1")
    bound = bind_and_collate(Binding((packet,), tmp_path / "pakket.pdf", "Pakket"))
    proof = prove(tmp_path / "pakket.pdf")
    assert bound.faults == proof.faults == ()
    assert proof.claims == claims
    assert proof.pieces == 4  # its tags are kept, whatever it claims


def test_a_document_with_other_pages_than_planned_differs_from_the_plan(tmp_path: Path) -> None:
    bound = bind_and_collate(binding(tmp_path, pages=2))
    assert bound.rule == "packet-differs"
    assert [fault.split(":")[0] for fault in bound.faults] == ["volmacht kan niet in een pakket"]


def test_a_packet_with_a_password_is_proved_before_it_is_closed(tmp_path: Path) -> None:
    bound = bind_and_collate(binding(tmp_path, extra=b"EMC", password="eenden zwemmen"))
    assert bound.rule == "packet-unsound"
