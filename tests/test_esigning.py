"""How parties sign who do not sign on paper: tags and fields at each place, and one file for each document."""

import csv
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from generator.bundles import Bundle
from generator.esigning import on_paper, text_tag, with_tags
from generator.model import Case, Region, Signatory, SigningWay
from generator.packets.binding import bind
from generator.packets.packet import Packet, Part, SignHere
from generator.plan import Plan, plan
from tests import builders
from tests.pdf_files import picture, texts, write_pdf
from tests.projects import Project

BOARDS = ("41234 stichting twee", "41235 stichting zelf")
DIGITAL_COVENANT = "digitaal_convenant_Zilvermeer_2026-1"


def planned(region: Region, *cases: Case) -> Plan:
    return plan(region, cases, today=builders.START, sha256=lambda _: "0f" * 32)


def signing(way: SigningWay, *boards: str, **changes: Any) -> Region:
    return builders.region(*(boards or BOARDS), covenant=builders.covenant(signing_way=way), **changes)


def by_name(made: Plan) -> dict[str, Bundle]:
    return {bundle.name: bundle for bundle in made.bundles}


@pytest.mark.parametrize(
    ("way", "tag"),
    [
        ("papier", ""),
        ("pdf", ""),
        ("validsign", "{{esl:Signer2:Capture:size(233,41)}}"),
        ("adobe", "{{Sig3_es_:signer2:signature}}"),
        ("documenso", "{{signature, r2}}"),
    ],
)
def test_each_service_has_its_own_tag(way: SigningWay, tag: str) -> None:
    assert text_tag(way, rank=2, number=3, width=233.1, height=41.4) == tag


def sheet(tmp_path: Path, *places: SignHere) -> Part:
    pdf = write_pdf(tmp_path / "v.pdf", ["Volmacht"])
    return Part(document_id="volmacht_41234_PO2507", title="Volmacht", pdf=pdf, pages=1, signs=places)


@pytest.mark.parametrize("way", ["validsign", "adobe", "documenso"])
def test_a_tag_is_read_at_its_place_fills_it_and_is_not_seen(tmp_path: Path, way: SigningWay) -> None:
    mandates = by_name(planned(signing(way)))["digitaal_volmacht_41234_PO2507"]
    places = [
        SignHere(code="H1", page=1, left=278, bottom=555, right=511, top=597),
        SignHere(code="H2", page=1, left=278, bottom=355, right=511, top=397),
    ]
    parts = with_tags(mandates, [sheet(tmp_path, *places)])
    packet = Packet(title="P", parts=parts, project="noord", edition="2026-1", duplex=False)
    bind([packet], tmp_path / "met.pdf")
    bind([on_paper(packet)], tmp_path / "zonder.pdf")
    assert picture(tmp_path / "met.pdf", 1).tobytes() == picture(tmp_path / "zonder.pdf", 1).tobytes()
    assert "{{" not in texts(tmp_path / "zonder.pdf")[0]
    page = pypdfium2.PdfDocument(tmp_path / "met.pdf")[0]
    layer = page.get_textpage()
    for rank, place in enumerate(places, start=1):
        tag = text_tag(way, rank, rank, 233, 42)
        assert layer.get_text_bounded(place.left, place.bottom, place.right, place.top).strip() == tag
        first = layer.get_text_range().index(tag)
        left, _, _, _ = layer.get_charbox(first, loose=True)
        _, bottom, right, top = layer.get_charbox(first + len(tag) - 1, loose=True)
        assert (left, bottom, right, top) == pytest.approx((place.left, place.bottom, place.right, place.top), abs=1.5)


def test_nothing_changes_on_paper() -> None:
    made = planned(signing("papier"))
    assert not [bundle for bundle in made.bundles if bundle.is_digital]
    assert {bundle.signing_way for bundle in made.bundles} == {"papier"}


def test_each_document_that_parties_sign_is_one_file_for_all_its_signers() -> None:
    region = signing("validsign", providers=(builders.provider(),), mandates=(builders.mandate(),))
    made = by_name(planned(region, builders.case()))
    names = {name for name, bundle in made.items() if bundle.is_digital}
    assert names == {DIGITAL_COVENANT, "digitaal_volmacht_41234_PO2507", "digitaal_toetreding_51234567"}
    signers = made[DIGITAL_COVENANT].signers
    director = "directeur-bestuurder van Stichting Samenwerkingsverband PO2507"
    assert [(one.rank, one.name, one.codes) for one in signers] == [
        (1, "de heer B. van Zilverdam", ("H1",)),
        (2, "mevrouw A. van der PO2507", ("H2", "H3")),
        (3, "de heer P. Een-41235", ("H4",)),
    ]
    assert signers[1].capacity.startswith(f"{director} en {director}, namens Stichting De Lelie 41234")
    assert [one.email for one in signers] == ["", "directeur@po2507.example", "p.een@41235.example"]


def test_two_who_are_called_the_same_are_two_signers() -> None:
    namesake = Signatory("de heer J. Jansen", "voorzitter")
    boards = tuple(builders.board(f"{number} stichting zelf", signatories=(namesake,)) for number in ("41234", "41235"))
    made = by_name(planned(signing("adobe", boards=boards)))[DIGITAL_COVENANT]
    assert [one.name for one in made.signers].count(namesake.name) == 2


def test_a_digital_covenant_lacks_a_second_signature_until_every_mandate_is_in_order() -> None:
    made = planned(signing("documenso"))
    assert [one.codes for one in by_name(made)[DIGITAL_COVENANT].signers] == [("H1",), ("H2",), ("H4",)]
    (told,) = [one for one in made.problems if one.rule == "esigning-incomplete"]
    assert "PO2507" in told.message
    assert not [one for one in planned(signing("papier")).problems if one.rule == "esigning-incomplete"]


def test_what_a_family_signs_stays_on_paper() -> None:
    made = by_name(planned(signing("validsign"), builders.case()))
    assert made["bestuur_41234"].signing_way == "validsign"
    assert {bundle.signing_way for name, bundle in made.items() if name.startswith("casus")} == {"papier"}


def test_a_packet_is_printed_without_tags_and_fields(tmp_path: Path) -> None:
    place = SignHere(code="H1", page=1, left=278, bottom=555, right=511, top=597, text_tag="{{signature, r1}}")
    packet = Packet(title="P", parts=(sheet(tmp_path, place),), project="n", edition="1", signature_fields=True)
    printed = on_paper(packet)
    assert not printed.signature_fields
    assert printed.parts[0].signs == (replace(place, text_tag=""),)


def built(project: Project, way: str) -> dict[str, dict[str, Any]]:
    project.edit(lambda book: book["Convenant"].append(["Tekenwijze", way]))
    return {one["path"]: one for one in project.built("--only", "packets").report["packets"]}


def test_a_build_makes_the_files_and_lists_their_signers(small: Project) -> None:
    made = built(small, "validsign")
    path = f"packets/{DIGITAL_COVENANT}.pdf"
    assert made[path]["blank_pages"] == 0
    assert [one["id"] for one in made[path]["documents"]] == ["convenant_Zilvermeer_2026-1"], "it has no cover"
    shown = texts(small.output / path)
    for place in made[path]["signatures"]:
        assert "{{esl:Signer" in shown[place["page"] - 1]
    listed = (small.output / path).with_suffix(".csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(listed.splitlines(), delimiter=";"))
    assert [row["Volgorde"] for row in rows] == [str(rank) for rank in range(1, len(rows) + 1)]
    assert sum(len(row["Tekenplaatsen"].split(", ")) for row in rows) == len(made[path]["signatures"])
    run = made["packets/drukwerk.pdf"]
    assert len(run["signatures"]) > len(made[path]["signatures"])
    assert not [text for text in texts(small.output / "packets/drukwerk.pdf") if "{{" in text]
    assert not [name for name, one in made.items() if "casus" in name and "{{" in " ".join(texts(small.output / name))]
    small.change({"Convenant Waarde Tekenwijze": "papier"})
    small.built()
    assert not list((small.output / "packets").glob("digitaal_*")), "what is no longer wanted goes"
    assert "{{" not in " ".join(texts(small.output / "packets/bestuur_90102.pdf"))


def test_a_build_gives_each_place_a_field_of_its_own(small: Project) -> None:
    made = built(small, "pdf")
    for path, packet in made.items():
        fields = PdfReader(small.output / path).get_fields() or {}
        expected = 0 if "casus" in path or "drukwerk" in path else len(packet["signatures"])
        assert len(fields) == expected, path
    assert len(PdfReader(small.output / f"packets/{DIGITAL_COVENANT}.pdf").get_fields() or {}) > 2


def test_every_packet_says_on_which_of_its_pages_its_addressee_signs(small: Project) -> None:
    packets = small.build().report["packets"]
    signed = [(packet, place) for packet in packets for place in packet["signatures"]]
    assert len(signed) > 10
    for packet, place in signed:
        text = texts(small.output / packet["path"])[place["page"] - 1]
        assert place["code"] in re.split(r"[\s|]+", text), packet["path"]
        assert f"· {place['document']} ·" in text
