"""What a cover says of its packet: titles, addressees and explanations in the reader's own terms."""

from dataclasses import replace
from datetime import date
from itertools import groupby

from generator.bundles import Bundle
from generator.model import Case, Region
from generator.packet_table import TABLE
from generator.plan import plan
from tests import builders

TODAY = date(2027, 1, 4)


def bundles(region: Region, *cases: Case) -> dict[str, Bundle]:
    made = plan(region, cases, today=TODAY, sha256=lambda _: "0f" * 32)
    return {bundle.name: bundle for bundle in made.bundles}


def test_a_mandate_is_called_after_its_other_side() -> None:
    made = bundles(builders.region("41234 stichting twee"))
    assert [item.title for item in made["bestuur_41234"].items] == [
        "Volmacht aan SWV PO2507, eerste exemplaar: voor het samenwerkingsverband",
        "Volmacht aan SWV PO2507, tweede exemplaar: voor uw bestuur",
        "Privacyconvenant Zilvermeer, editie 2026-1",
    ]
    assert made["swv_PO2507"].items[1].title == "Volmacht van Stichting De Lelie 41234"
    assert made["dossier"].items[1].title == "Volmacht van Stichting De Lelie 41234 aan SWV PO2507"


def test_a_board_reads_what_it_signs_in_singular_and_plural() -> None:
    made = bundles(
        builders.region(
            "41234 stichting", "41235 stichting PO2507 VO2507", "41236 stichting zelf", swvs="PO2507 VO2507"
        )
    )
    said = {name: bundle.explanation for name, bundle in made.items() if name.startswith("bestuur")}
    copies = "in twee exemplaren: het eerste is voor het samenwerkingsverband, het tweede voor uw bestuur."
    assert said == {
        "bestuur_41234": f"U tekent de volmacht {copies} Het convenant is de bijlage: dat tekent het "
        "samenwerkingsverband namens uw bestuur.",
        "bestuur_41235": f"U tekent beide volmachten {copies} Het convenant is de bijlage: dat tekent elk "
        "samenwerkingsverband namens uw bestuur.",
        "bestuur_41236": "U tekent het convenant zelf, namens uw bestuur.",
    }


def test_a_gemeente_that_is_a_board_too_has_two_packets_with_different_titles() -> None:
    board = builders.board("41234 gemeente", name="Gemeente Zilverdam")
    made = bundles(builders.region(boards=(board,)))
    assert made["bestuur_41234"].title == "Tekenpakket Gemeente Zilverdam (als schoolbestuur)"
    assert made["gemeente_9801"].title == "Tekenpakket gemeente Zilverdam"


def test_the_director_reads_which_mandates_are_missing_but_not_how_the_secretariat_mends_it() -> None:
    session = bundles(builders.region("41234 stichting"))["tekensessie_PO2507"]
    assert [item.title for item, _ in session.signs] == ["Tekenblad namens SWV PO2507"]
    assert session.missing[1:] == ("41234 Stichting De Lelie 41234: de volmacht is nog niet getekend.",)


def test_a_packet_for_a_family_has_a_title_without_a_name_for_each_signer() -> None:
    made = bundles(builders.region("41234 stichting"), builders.case(13))
    titles = {bundle.title for bundle in made.values() if bundle.kind == "casus"}
    assert made["casus_ZK-7F3K_school"].title == "Papieren voor de school ZK-7F3K"
    assert titles == {f"Vraag om toestemming ZK-7F3K, {role}" for role in ("leerling", "ouder-1", "ouder-2")}
    assert made["casus_ZK-7F3K_ouder-1"].explanation.startswith("Basisschool 't Palet vraagt toestemming")


def test_a_gi_is_addressed_as_an_organisation_and_its_worker_below_it() -> None:
    made = bundles(builders.region("41234 stichting"), builders.case(9, "GI ja"))["casus_ZK-7F3K_gi-1"]
    assert (made.addressee, *made.address) == (
        "Jeugdbescherming Zilvermeer",
        "t.a.v. Vertegenwoordiger 1",
        "Straat 1",
        "9801 ZX Dorp1",
    )


def test_the_dossier_names_only_what_it_holds() -> None:
    def said(region: Region) -> str:
        return bundles(region)["dossier"].explanation.split(". ")[0]

    one = builders.region("41234 stichting")
    assert said(one) == "Het volledige dossier: het convenant en de volmacht"
    joined = replace(one, providers=(builders.provider(), builders.provider("51234568")))
    assert said(joined) == "Het volledige dossier: het convenant, de volmacht en de toetredingsformulieren"
    assert said(builders.region("41236 stichting zelf")) == "Het volledige dossier: het convenant"


def test_a_pupil_who_just_comes_is_not_asked_for_consent() -> None:
    made = bundles(builders.region("41234 stichting"), builders.case(9))["casus_ZK-7F3K_leerling"]
    assert made.explanation == "Basisschool 't Palet nodigt uit voor een gesprek met hulpverleners."
    assert [item.title for item in made.items] == ["Uitnodiging"]


def test_the_school_is_told_that_its_papers_stay_there() -> None:
    school = builders.school(address="Kade 1", postcode="1234 AB", city="Zilverdam")
    region = replace(builders.region("41234 stichting"), schools=(school,))
    made = bundles(region, builders.case(9))["casus_ZK-7F3K_school"]
    assert (made.addressee, made.address) == ("Basisschool 't Palet", ("Kade 1", "1234 AB Zilverdam"))
    assert made.explanation.startswith("Deze papieren blijven op school.")
    assert made.private


def test_a_secret_address_is_on_no_packet() -> None:
    made = bundles(builders.region("41234 stichting"), builders.case(9, "ouder ja geheim, ouder ja"))
    assert made["casus_ZK-7F3K_ouder-1"].address == ()
    assert made["casus_ZK-7F3K_ouder-1"].secret_address


def test_a_gemeente_reads_in_which_capacity_and_by_which_mandate_it_signs() -> None:
    made = bundles(builders.region(municipalities=("9801 Zilverdam", "9802 Ouddorp volmacht")))
    both = "tekent één keer, in twee hoedanigheden: voor het college van burgemeester en wethouders en voor de "
    both += "burgemeester"
    assert made["gemeente_9801"].explanation == f"De burgemeester {both}."
    by = "krachtens diens schriftelijke volmacht met kenmerk BM-2026-0117"
    assert made["gemeente_9802"].explanation == f"De wethouder {both}, {by}."


def test_what_comes_back_and_what_stays_differs_per_kind_of_packet() -> None:
    region = builders.region("41234 stichting", "41236 stichting zelf", providers=(builders.provider(),))
    made = bundles(region)
    assert made["bestuur_41234"].returns == "het eerste exemplaar van de volmacht"
    assert made["bestuur_41234"].keeps == "Het tweede exemplaar en het convenant zijn voor uw bestuur."
    assert made["bestuur_41236"].returns == made["gemeente_9801"].returns == "het ondertekende tekenblad"
    assert made["aanbieder_51234567"].returns == "het ondertekende formulier"
    assert (made["swv_PO2507"].returns, made["dossier"].returns) == ("", "")


def test_a_director_reads_how_each_mandate_stands() -> None:
    region = builders.region("41234 stichting", "41235 stichting", mandates=(builders.mandate(),))
    for packet in ("tekensessie_PO2507", "swv_PO2507"):
        assert [(one.number, one.lacks) for one in bundles(region)[packet].mandates] == [
            ("41234", ""),
            ("41235", "de volmacht is nog niet getekend"),
        ]


def test_every_packet_holds_what_its_rows_in_the_table_say() -> None:
    region = builders.region("41234 stichting", "41236 stichting zelf", providers=(builders.provider(),))
    kinds = set()
    for bundle in bundles(region, builders.case(13)).values():
        kind = "bestuur zelf" if bundle.name == "bestuur_41236" else bundle.kind
        kinds.add(kind)
        held = [(item.document.kind, item.pages, bool(item.signs)) for item in bundle.items]
        said = [(row.document, row.pages, bool(row.signs)) for row in TABLE if row.packet == kind]
        order = [one for one, _ in groupby(held)]
        assert order == [one for one, _ in groupby(said) if one in held], bundle.name
    assert {row.packet for row in TABLE} - kinds == {"digitaal", "wijziging", "rondzending", "overleg"}, (
        "which come with another way of signing, or with a change"
    )
    assert all(row.why.endswith(".") for row in TABLE)
