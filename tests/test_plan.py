"""What is made for a region and its cases: documents, packets, and who signs what in which packet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.bundles import Bundle
from generator.model import Case, Region
from generator.plan import Plan, plan
from tests.builders import SIGNING, case, covenant, mandate, participant, provider, region

BOARDS = ("41234 stichting", "41235 vereniging twee PO2507 VO2507", "41236 mbo-instelling zelf")


def planned(of: Region, *cases: Case) -> Plan:
    return plan(of, cases, today=SIGNING, sha256=lambda document: "0" * 64)


def whole(*cases: Case, **changes: Any) -> Plan:
    """Plan a region of two SWVs, three boards and two municipalities, one of which signs through a wethouder."""
    made = region(*BOARDS, swvs="PO2507 VO2507", municipalities=("9801 Zilverdam", "9802 Gravenmeer volmacht"))
    return planned(replace(made, **changes), *cases)


def packet(found: Plan, name: str) -> Bundle:
    return next(one for one in found.bundles if one.name == name)


def held(bundle: Bundle) -> list[str]:
    return [f"{item.document.id}{'' if item.pages == 'all' else f' ({item.pages})'}" for item in bundle.items]


def signed(bundle: Bundle) -> list[str]:
    return [f"{item.document.id} {line.code} {line.signer}" for item, line in bundle.signs]


COVENANT = "convenant_Zilvermeer_2026-1"
IN_ORDER = tuple(
    mandate(board, swv, start=date(2026, 11, 1))
    for board, swv in (("41234", "PO2507"), ("41235", "PO2507"), ("41235", "VO2507"))
)


def test_the_documents_of_a_region() -> None:
    found = whole(case(), providers=(provider(),))
    assert [document.stem for document in found.documents] == [
        f"covenant/{COVENANT}",
        f"covenant/{COVENANT}_publicatie",
        "mandates/volmacht_41234_PO2507",
        "mandates/volmacht_41235_PO2507",
        "mandates/volmacht_41235_VO2507",
        "accessions/toetreding_51234567",
        *(
            f"consents/ZK-7F3K/{name}"
            for name in (
                "schoolblad_ZK-7F3K",
                *("uitnodiging_ZK-7F3K_ouder-1", "toestemming_ZK-7F3K_ouder-1"),
                *("uitnodiging_ZK-7F3K_ouder-2", "toestemming_ZK-7F3K_ouder-2"),
                "uitnodiging_ZK-7F3K_leerling",
            )
        ),
    ]
    assert [document.private for document in found.documents] == [False] * 6 + [True] * 6


def test_the_packets_of_a_region_in_print_order() -> None:
    assert [bundle.path for bundle in whole(case(), providers=(provider(),)).bundles] == [
        f"packets/{name}.pdf"
        for name in (
            *("bestuur_41234", "bestuur_41235", "bestuur_41236", "gemeente_9801", "gemeente_9802"),
            *("aanbieder_51234567", "swv_PO2507", "swv_VO2507", "tekensessie_PO2507", "tekensessie_VO2507"),
            *("casus_ZK-7F3K_school", "casus_ZK-7F3K_ouder-1", "casus_ZK-7F3K_ouder-2", "casus_ZK-7F3K_leerling"),
            "dossier",
        )
    ]


def test_what_is_made_does_not_depend_on_the_order_of_the_cases() -> None:
    one, two = case(), case(code="ZK-1AAA")
    assert [bundle.path for bundle in whole(one, two).bundles] == [bundle.path for bundle in whole(two, one).bundles]


def test_a_board_gets_its_own_mandates_in_two_originals_with_the_text_of_the_covenant_and_signs_those() -> None:
    found = packet(whole(), "bestuur_41235")
    first, second = "volmacht_41235_PO2507", "volmacht_41235_VO2507"
    assert held(found) == [first, first, second, second, f"{COVENANT} (text)"]
    assert signed(found) == [
        f"{name} {who}"
        for name in (first, first, second, second)
        for who in ("H1 de heer P. Een-41235", "H2 mevrouw S. Twee-41235")
    ]
    assert found.originals == 2


def test_a_board_that_gave_no_mandate_signs_the_covenant_itself() -> None:
    found = packet(whole(), "bestuur_41236")
    assert held(found) == [f"{COVENANT} (text + own)"]
    assert signed(found) == [f"{COVENANT} H7 de heer P. Een-41236"]
    assert found.explanation == "U tekent het convenant zelf, namens uw bestuur."


def test_a_municipality_signs_through_who_may() -> None:
    found = whole()
    assert signed(packet(found, "gemeente_9801")) == [f"{COVENANT} H1 de heer B. van Zilverdam"]
    assert signed(packet(found, "gemeente_9802")) == [f"{COVENANT} H2 de heer B. van Gravenmeer"]
    (_, line), *_ = packet(found, "gemeente_9802").signs
    assert line.capacity.startswith("wethouder, krachtens schriftelijke volmacht van de burgemeester (BM-2026-0117)")


def test_a_swv_gets_the_mandates_given_to_it_and_signs_nothing_there() -> None:
    found = packet(whole(), "swv_VO2507")
    assert held(found) == [COVENANT, "volmacht_41235_VO2507"]
    assert found.signs == ()


def test_the_session_holds_the_boards_page_when_every_mandate_is_in_order() -> None:
    found = whole(mandates=IN_ORDER)
    session = packet(found, "tekensessie_PO2507")
    assert held(session) == [f"{COVENANT} (own)", f"{COVENANT} (own)"]
    assert signed(session) == [f"{COVENANT} H3 mevrouw A. van der PO2507", f"{COVENANT} H5 mevrouw A. van der PO2507"]
    assert session.missing == ()
    assert found.problems == ()


def test_a_closed_gate_holds_the_boards_page_and_says_who_is_missing() -> None:
    found = whole(mandates=(*IN_ORDER[:1], replace(IN_ORDER[1], revoked_on=date(2027, 2, 1)), IN_ORDER[2]))
    session = packet(found, "tekensessie_PO2507")
    assert held(session) == [f"{COVENANT} (own)"]
    assert signed(session) == [f"{COVENANT} H3 mevrouw A. van der PO2507"]
    assert session.missing == (
        "Het tekenblad namens de schoolbesturen: op 1 maart 2027 is nog niet elke volmacht in orde.",
        "41235 Vereniging De Lelie 41235: de volmacht is ingetrokken op 1 februari 2027.",
    )
    assert [problem.rule for problem in found.problems] == ["mandate-gate"]
    assert held(packet(found, "tekensessie_VO2507")) == [f"{COVENANT} (own)"] * 2


def test_the_gate_is_judged_on_the_signing_date() -> None:
    early = whole(mandates=IN_ORDER, covenant=covenant(signing_date=date(2026, 11, 1)))
    assert "de volmacht is pas op 18 november 2026 getekend" in " ".join(packet(early, "tekensessie_PO2507").missing)


def test_a_swv_without_boards_on_mandate_has_one_page_to_sign() -> None:
    found = planned(region("41236 mbo-instelling zelf"))
    session = packet(found, "tekensessie_PO2507")
    assert (held(session), session.missing) == ([f"{COVENANT} (own)"], ())


def test_a_packet_of_a_case_holds_one_form_and_nobody_elses() -> None:
    other = case(16, "voogd ja", code="ZK-1AAA")
    found = whole(case(13), other)
    envelopes = [bundle for bundle in found.bundles if bundle.kind == "casus" and bundle.signs]
    assert [(bundle.name, held(bundle), signed(bundle)) for bundle in envelopes] == [
        (
            f"casus_{code}_{role}",
            [f"uitnodiging_{code}_{role}", f"toestemming_{code}_{role}"],
            [f"toestemming_{code}_{role} H1 {name}"],
        )
        for code, role, name in (
            ("ZK-1AAA", "leerling", "Noor van der Heijden"),
            ("ZK-7F3K", "leerling", "Noor van der Heijden"),
            ("ZK-7F3K", "ouder-1", "Vertegenwoordiger 1"),
            ("ZK-7F3K", "ouder-2", "Vertegenwoordiger 2"),
        )
    ]
    assert all(bundle.private for bundle in envelopes)
    assert packet(found, "casus_ZK-7F3K_ouder-1").address == ("Straat 1", "9801 ZX Dorp1")
    for item in packet(found, "casus_ZK-7F3K_ouder-1").items:
        seen = repr(item.document.values())
        assert "Straat 1" in seen
        assert "Straat 2" not in seen


def test_a_secret_address_is_on_no_packet() -> None:
    found = packet(whole(case(gezag="ouder ja geheim")), "casus_ZK-7F3K_ouder-1")
    assert (found.address, found.secret_address) == ((), True)


def test_nothing_of_a_case_is_in_any_other_packet() -> None:
    found = whole(case(), providers=(provider(),))
    for bundle in found.bundles:
        if bundle.subject != "casus:ZK-7F3K":
            assert not any(item.document.private for item in bundle.items), bundle.name
            assert "ZK-7F3K" not in " ".join((bundle.title, bundle.label, bundle.explanation, *held(bundle)))


def test_a_pupil_who_does_not_sign_gets_an_invitation_and_no_more() -> None:
    found = packet(whole(case(9)), "casus_ZK-7F3K_leerling")
    assert held(found) == ["uitnodiging_ZK-7F3K_leerling"]
    assert (found.signs, found.address, found.addressee) == ((), (), "Noor van der Heijden")
    seen = repr(found.items[0].document.values())
    assert "Straat" not in seen
    assert "Vertegenwoordiger" not in seen
    assert found.title == "Uitnodiging ZK-7F3K, leerling"


def test_a_signer_gets_the_reading_aid_of_the_own_language_behind_the_form() -> None:
    found = plan(
        region(*BOARDS, swvs="PO2507 VO2507"),
        (case(9),),
        today=SIGNING,
        sha256=lambda _: "0" * 64,
        aid_for=lambda language: "leeshulp_turks.docx" if language == "taal 2" else "",
    )
    assert len(packet(found, "casus_ZK-7F3K_ouder-1").items) == 2
    *_, aid = packet(found, "casus_ZK-7F3K_ouder-2").items
    assert (aid.document.id, aid.document.template) == ("leeshulp_ZK-7F3K_ouder-2", "leeshulp_turks.docx")
    assert aid.document.lines == (), "the Dutch form is what is signed"


def test_the_school_keeps_its_sheet_a_note_per_treating_professional_and_the_log_sheets() -> None:
    table = (participant(treating=False), participant("GGZ", "psycholoog", treating=True), participant(treating=True))
    asked = case(9, participants=table, logs=("onderzoek", "zonder ouders"))
    found = packet(whole(asked), "casus_ZK-7F3K_school")
    assert held(found) == [
        "schoolblad_ZK-7F3K",
        *("dossiernotitie_ZK-7F3K_2", "dossiernotitie_ZK-7F3K_3"),
        *("logblad_ZK-7F3K_zonder-ouders", "logblad_ZK-7F3K_onderzoek"),
    ]
    assert found.signs == ()
    assert len({item.title for item in found.items}) == 5, "each is told from the others"
    for item in found.items:
        assert "Straat" not in repr(item.document.values()), item.document.id


def test_a_note_keeps_its_name_when_another_is_no_longer_treating() -> None:
    def notes(*treating: bool) -> list[str]:
        table = tuple(participant(treating=one) for one in treating)
        return [one.id for one in whole(case(participants=table)).documents if one.kind == "file_note"]

    assert notes(True, True) == ["dossiernotitie_ZK-7F3K_1", "dossiernotitie_ZK-7F3K_2"]
    assert notes(False, True) == ["dossiernotitie_ZK-7F3K_2"]


def test_who_cant_be_reached_gets_a_form_and_the_school_its_log_sheets() -> None:
    first, second = case().representatives
    found = whole(case(representatives=(first, replace(second, situation="onbereikbaar"))))
    assert held(packet(found, "casus_ZK-7F3K_ouder-2")) == [
        "uitnodiging_ZK-7F3K_ouder-2",
        "toestemming_ZK-7F3K_ouder-2",
    ]
    kept = packet(found, "casus_ZK-7F3K_school")
    assert held(kept)[1:] == ["logblad_ZK-7F3K_uitnodigingen", "logblad_ZK-7F3K_contactgegevens"]
    assert "niet bereikbaar" in str(kept.items[0].document.values()["onvolledig"])


def test_who_refuses_is_invited_and_the_school_sheet_says_that_consent_cant_be_complete() -> None:
    first, second = case().representatives
    found = whole(case(representatives=(first, replace(second, situation="weigert"))))
    invited = packet(found, "casus_ZK-7F3K_ouder-2")
    assert (held(invited), signed(invited)) == (["uitnodiging_ZK-7F3K_ouder-2"], [])
    assert invited.items[0].document.values()["ondertekenaar"]["tekent"] is False  # type: ignore[index]
    sheet = packet(found, "casus_ZK-7F3K_school").items[0].document.values()
    assert "weigert" in str(sheet["onvolledig"])


def test_everyone_with_gezag_over_a_minor_is_invited_also_who_need_not_sign() -> None:
    found = whole(case(16, "voogd ja, stiefouder nee", code="ZK-1AAA"))
    assert held(packet(found, "casus_ZK-1AAA_voogd-1")) == ["uitnodiging_ZK-1AAA_voogd-1"]
    grown = whole(case(19, "ouder ja", code="ZK-1AAA"))
    names = {bundle.name for bundle in (*found.bundles, *grown.bundles) if bundle.subject.startswith("casus")}
    assert names == {"casus_ZK-1AAA_school", "casus_ZK-1AAA_leerling", "casus_ZK-1AAA_voogd-1"}


def test_the_packets_of_a_school_stand_together_each_case_with_the_schools_own_first() -> None:
    near, far = case(code="ZK-9ZZZ", school="00AA"), case(code="ZK-1AAA", school="00AA01")
    other = case(code="ZK-2BBB", school="00AA")
    names = [bundle.name for bundle in whole(near, far, other).bundles if bundle.subject.startswith("casus")]
    assert [name for name in names if name.endswith("school")] == [
        *("casus_ZK-2BBB_school", "casus_ZK-9ZZZ_school", "casus_ZK-1AAA_school"),
    ]
    assert names[:2] == ["casus_ZK-2BBB_school", "casus_ZK-2BBB_ouder-1"]


def test_the_label_and_the_path_of_a_case_name_nobody() -> None:
    for bundle in whole(case(13)).bundles:
        assert "Heijden" not in bundle.label + bundle.path + bundle.title
        assert "Vertegenwoordiger" not in bundle.label + bundle.path + bundle.title


def test_the_dossier_is_the_whole_book_without_the_cases() -> None:
    found = packet(whole(case(), providers=(provider(),)), "dossier")
    assert held(found) == [
        COVENANT,
        *("volmacht_41234_PO2507", "volmacht_41235_PO2507", "volmacht_41235_VO2507", "toetreding_51234567"),
    ]
    assert found.signs == ()


def test_a_care_provider_gets_its_form_with_the_text_of_the_covenant_until_its_part_ends() -> None:
    ended = provider("51234568", ended_on=date(2026, 12, 31))
    found = whole(providers=(provider(), ended))
    assert [bundle.name for bundle in found.bundles if bundle.kind == "aanbieder"] == ["aanbieder_51234567"]
    its = packet(found, "aanbieder_51234567")
    assert held(its) == ["toetreding_51234567", f"{COVENANT} (text)"]
    assert signed(its) == ["toetreding_51234567 H1 mevrouw R. El Idrissi"]


def test_mandates_and_accession_forms_print_the_digest_of_the_covenants_text_and_cant_do_without() -> None:
    found = whole(providers=(provider(),))
    printing = {d.id: d for d in found.documents if "sjabloon:convenant.docx" in d.needs and d.kind != "covenant"}
    assert {document.kind for document in printing.values()} == {"mandate", "accession"}
    for document in printing.values():
        seen = document.values()["document"]
        assert isinstance(seen, Mapping)
        assert seen["sha256"] == "0" * 64, document.id


def test_who_left_before_the_start_gets_nothing() -> None:
    gone = region("41234 stichting", "41235 stichting")
    gone = replace(gone, boards=(gone.boards[0], replace(gone.boards[1], member_until=date(2027, 1, 1))))
    found = planned(gone)
    assert "bestuur_41235" not in {bundle.name for bundle in found.bundles}
    assert "volmacht_41235_PO2507" not in {document.id for document in found.documents}


def test_a_board_that_joins_later_already_gets_its_mandate() -> None:
    later = region("41234 stichting", "41235 stichting")
    later = replace(later, boards=(later.boards[0], replace(later.boards[1], member_since=date(2027, 8, 1))))
    assert held(packet(planned(later), "bestuur_41235")) == [
        "volmacht_41235_PO2507",
        "volmacht_41235_PO2507",
        f"{COVENANT} (text)",
    ]


def test_the_digest_of_the_covenants_text_is_asked_once() -> None:
    asked: list[str] = []

    def sha256(document: object) -> str:
        asked.append(getattr(document, "id", ""))
        return "0" * 64

    plan(region(*BOARDS, swvs="PO2507 VO2507"), (), today=SIGNING, sha256=sha256)
    assert asked == [COVENANT]


@pytest.mark.parametrize("age", [9, 13, 16, 18])
def test_every_signature_that_a_packet_asks_for_is_on_a_page_it_holds(age: int) -> None:
    for bundle in whole(case(age), mandates=IN_ORDER).bundles:
        inside = {item.document.id: {line.code for line in item.document.lines} for item in bundle.items}
        assert all(line.code in inside[item.document.id] for item, line in bundle.signs), bundle.name
