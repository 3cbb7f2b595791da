"""What of the plan is asked for, what an error holds back, and what a packet is made from."""

from pathlib import Path

import pytest

from generator import ledger
from generator.choice import Choice, Chooser, Wish, bundle_inputs, held_by
from generator.ledger import Entry, Ledger
from generator.plan import Plan, plan
from generator.problems import Place, Problem, error, warning
from tests.builders import SIGNING, case, provider, region

COVENANT = "convenant_Zilvermeer_2026-1"
OF_CASE = (
    "schoolblad_ZK-1AAA uitnodiging_ZK-1AAA_ouder-1 toestemming_ZK-1AAA_ouder-1 uitnodiging_ZK-1AAA_ouder-2 "
    "toestemming_ZK-1AAA_ouder-2 uitnodiging_ZK-1AAA_leerling"
)
HERE = Place("parties.xlsx")


def small() -> Plan:
    made = region("41234 stichting", "41235 stichting", providers=(provider(),))
    return plan(made, (case(), case(code="ZK-1AAA")), today=SIGNING, sha256=lambda document: "0" * 64)


@pytest.mark.parametrize(
    ("wish", "documents", "packets"),
    [
        (Wish(only="covenant"), f"{COVENANT} {COVENANT}_publicatie", ""),
        (Wish(only="mandates"), "volmacht_41234_PO2507 volmacht_41235_PO2507", ""),
        (Wish(only="accessions"), "toetreding_51234567", ""),
        (Wish(only="consents", case="ZK-1AAA"), OF_CASE, ""),
        (Wish(party="41234"), f"{COVENANT} volmacht_41234_PO2507", "bestuur_41234"),
        (Wish(party="41234", only="mandates"), "volmacht_41234_PO2507", ""),
        (Wish(party="41234", only="packets"), f"{COVENANT} volmacht_41234_PO2507", "bestuur_41234"),
        (Wish(party="9801"), COVENANT, "gemeente_9801"),
        (
            Wish(party="PO2507"),
            f"{COVENANT} volmacht_41234_PO2507 volmacht_41235_PO2507",
            "swv_PO2507 tekensessie_PO2507",
        ),
        (Wish(party="51234567"), f"{COVENANT} toetreding_51234567", "aanbieder_51234567"),
        (
            Wish(case="ZK-1AAA"),
            OF_CASE,
            "casus_ZK-1AAA_school casus_ZK-1AAA_ouder-1 casus_ZK-1AAA_ouder-2 casus_ZK-1AAA_leerling",
        ),
        (Wish(party="41234", only="consents"), "", ""),
    ],
)
def test_a_wish_takes_what_is_about_it(wish: Wish, documents: str, packets: str) -> None:
    found = small()
    assert [one.id for one in wish.documents(found)] == documents.split()
    assert [one.name for one in wish.bundles(found)] == packets.split()
    assert not wish.whole
    assert wish.unmet(found) == ()


def test_no_wish_is_everything() -> None:
    found = small()
    assert Wish().whole
    assert Wish().documents(found) == found.documents
    assert Wish().bundles(found) == found.bundles


@pytest.mark.parametrize(
    ("wish", "unmet"),
    [
        (Wish(party="99999"), ("99999",)),
        (Wish(case="ZK-0000"), ("ZK-0000",)),
        (Wish(party="99999", case="ZK-0000"), ("99999", "ZK-0000")),
        (Wish(case="41234"), ("41234",)),
        (Wish(party="ZK-1AAA"), ("ZK-1AAA",)),
    ],
)
def test_what_nobody_knows_is_unmet(wish: Wish, unmet: tuple[str, ...]) -> None:
    assert wish.unmet(small()) == unmet


@pytest.mark.parametrize(
    ("problems", "rules"),
    [
        ((), ()),
        ((error("kvk-format", "", at=HERE, touches={"bestuur:41234"}),), ("kvk-format",)),
        ((error("kvk-format", "", at=HERE, touches={"bestuur:41235"}),), ()),
        ((error("sheet-missing", "", at=HERE),), ("sheet-missing",)),
        ((warning("name-odd", "", at=HERE, touches={"bestuur:41234"}),), ()),
        ((error("a", "", at=HERE), error("b", "", at=HERE), error("a", "", at=HERE)), ("a", "b")),
    ],
)
def test_errors_hold_back_what_they_touch(problems: tuple[Problem, ...], rules: tuple[str, ...]) -> None:
    assert held_by({"bestuur:41234", "swv:PO2507"}, problems) == rules


def chooser(output: Path, *, fits: bool = True, force: bool = False) -> Chooser:
    (output / "a.pdf").write_bytes(b"pdf")
    entry = Entry(
        "mandate", "bestuur:41234", {"a.pdf": ledger.mark(output / "a.pdf")}, {"program": "p", "field:x": "1"}
    )
    return Chooser(Ledger({"a": entry}), output, lambda entry: fits, force)


def test_a_thing_is_left_or_made_for_its_reasons(tmp_path: Path) -> None:
    same = {"program": "p", "field:x": "1"}
    assert chooser(tmp_path).choose("a", same) == Choice("a", same)
    assert chooser(tmp_path).choose("b", same).why == ("new",)
    assert chooser(tmp_path).choose("a", {**same, "field:x": "2"}).why == ("field:x",)
    assert chooser(tmp_path, fits=False).choose("a", same).why == ("engine",)
    assert chooser(tmp_path, force=True).choose("a", same).why == ("forced",)
    known = chooser(tmp_path)
    (tmp_path / "a.pdf").unlink()
    assert known.choose("a", same).why == ("missing:a.pdf",)


@pytest.mark.parametrize(
    ("why", "by_values", "same_again"),
    [
        ((), False, True),
        (("field:bestuur.naam",), True, False),
        (("template", "field:casus"), True, False),
        (("program", "field:casus"), False, False),
        (("new",), False, False),
        (("missing:a.pdf", "altered:a.docx"), False, True),
        (("forced",), False, True),
        (("missing:a.pdf", "field:casus"), False, False),
        (("engine",), False, False),
    ],
)
def test_a_choice_knows_whether_it_changes_anything(why: tuple[str, ...], by_values: bool, same_again: bool) -> None:
    choice = Choice("a", why=why)
    assert (choice.by_values, choice.same_again) == (by_values, same_again)


def test_a_packet_is_made_from_its_documents_and_what_its_cover_says() -> None:
    found = {one.name: one for one in small().bundles}
    board = bundle_inputs(found["bestuur_41234"], lambda name: f"{name:x<40}", duplex=True)
    assert set(board) == {"duplex", "field:pakket", f"document:{COVENANT}", "document:volmacht_41234_PO2507"}
    assert board["document:volmacht_41234_PO2507"] == "volmacht_41234_P"
    assert bundle_inputs(found["bestuur_41234"], lambda name: "y", duplex=True)["field:pakket"] == board["field:pakket"]
    other = bundle_inputs(found["bestuur_41235"], lambda name: "y", duplex=False)
    assert other["field:pakket"] != board["field:pakket"]
    assert other["duplex"] != board["duplex"]


def test_what_a_packet_is_made_from_tells_no_name() -> None:
    for bundle in small().bundles:
        told = repr(bundle_inputs(bundle, lambda name: "0" * 64, duplex=True))
        assert "Vertegenwoordiger" not in told
        assert "Heijden" not in told
