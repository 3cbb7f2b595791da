"""What a template sees: exactly the agreed names, and of other people no more than a name."""

import json
import pickle
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, cast

import pytest

from generator.fields import case_papers, papers
from generator.fields.papers import Cover, Fields, Listed, Mailing, MandateState, Shared, ToSign
from generator.model import Case, Log, Policy, Region
from generator.signing.consent import signers
from generator.templates.language import ENVIRONMENT
from tests.builders import (
    MEETING,
    SIGNING,
    board,
    case,
    covenant,
    mandate,
    meeting_form,
    participant,
    provider,
    region,
    representatives,
    swv,
)
from tests.consent_cases import OWN_POLICY

EVERY = "aanbieders convenant document gemeenten overlegvormen schoolbesturen swvs"
CASE = "casus leerling school bestuur deelnemers overlegvorm"
OF_CASE = ("consent", "invitation", "reading_aid", "school_sheet", "file_note", "log")
BOARD = (
    "nummer naam rechtsvorm kvk vestigingsplaats adres postcode plaats ondertekenaar_1 functie_1 ondertekenaar_2 "
    "functie_2 e_mail swv tekent lid_sinds lid_tot voorheen opvolger_van tekent_zelf ondertekenaars gezamenlijk "
    "swv_namen is_gemeente"
)
SWV = (
    "nummer naam korte_naam rechtsvorm kvk vestigingsplaats adres postcode plaats directeur functie e_mail sector "
    "sector_naam handtekening handtekening_besturen noemer"
)
MANDATE = (
    "bestuur swv gevolmachtigde persoon ingangsdatum einddatum editie bestuursbesluit_datum bestuursbesluit_nummer "
    "getekend_op ingetrokken_op tekenen wijzigen toetreden opzeggen ondervolmacht reikwijdte is_getekend"
)
MEETING_FORM = "code naam doel sector deelnemers voorzitter verslag bewaartermijn sector_naam"
PARTICIPANT = "organisatie rol naam behandelend informatie beperking bewaartermijn namens_gemeente"
GUEST = (
    "naam hoedanigheid reden adresregels geheim_adres namens taal is_leerling eigen_gegevens alleen_eigen_gegevens rol"
)
AGREED = {
    "convenant": (
        "regio editie ingangsdatum einddatum opzegtermijn_maanden evaluatie tekenplaats tekendatum convenantbeheerder "
        "beheerder_e_mail aanduiding_jongere toestemmingsbeleid retouradres reactiedatum tekenwijze "
        "aanduiding_jongeren lidwoord_jongere publicatie gelijk_aan_model sha256_model toestemmingsregels"
    ),
    "document": "id soort editie datum sha256",
    "swvs": f"{SWV} besturen",
    "swvs.besturen": f"{BOARD} volmacht",
    "swvs.besturen.volmacht": MANDATE,
    "schoolbesturen": BOARD,
    "schoolbesturen.ondertekenaars": "naam functie handtekening",
    "gemeenten": (
        "code naam adres postcode plaats ondertekenaar functie volmacht_kenmerk collegebesluit_datum "
        "collegebesluit_nummer e_mail partij_sinds partij_tot opvolger_van handtekening krachtens_volmacht"
    ),
    "aanbieders": (
        "naam kvk vestigingsplaats ondertekenaar functie gemeente e_mail deelname_sinds getekend_op bekendgemaakt_op "
        "beeindigd_op is_partij gemeente_naam handtekening"
    ),
    "overlegvormen": MEETING_FORM,
    "bestuur": BOARD,
    "swv": SWV,
    "volmacht": MANDATE,
    "casus": (
        "casus groep overlegdatum overlegtijd overlegplaats einddatum doel vraag contactpersoon_school wilsbekwaam"
    ),
    "leerling": "naam voornaam tussenvoegsel achternaam geboortedatum groep leeftijd",
    "school": "brin naam adres postcode plaats telefoon e_mail sector",
    "gezagsdragers": "naam relatie gezag bewijs",
    "deelnemers": PARTICIPANT,
    "deelnemer": PARTICIPANT,
    "behandelaars": PARTICIPANT,
    "blad": "soort",
    "personen": "naam relatie",
    "overlegvorm": MEETING_FORM,
    "pakket": (
        "titel voor adresregels soort toelichting tekent_op te_tekenen originelen documenten zonder_tekenbladen "
        "ontbreekt volmachten enveloppen paginas vellen dubbelzijdig terug_te_sturen te_bewaren retouradres "
        "reactiedatum contact contact_e_mail geheim_adres"
    ),
    "pakket.te_tekenen": "wie hoedanigheid titel bladzijde handtekening",
    "pakket.documenten": "titel eerste_pagina laatste_pagina paginas",
    "pakket.volmachten": "naam nummer getekend_op in_orde ontbreekt",
    "pakket.enveloppen": "nummer titel eerste_pagina laatste_pagina paginas vellen originelen persoonlijk",
}
OF_A_KIND = {  # a name that holds other fields in another kind of template
    ("mandate", "ondertekenaars"): "naam functie handtekening",
    ("school_sheet", "ondertekenaars"): "naam hoedanigheid reden rol namens taal",
    ("file_note", "ondertekenaars"): "naam hoedanigheid",
    ("consent", "ondertekenaar"): f"{GUEST} handtekening",
    ("reading_aid", "ondertekenaar"): f"{GUEST} handtekening",
    ("invitation", "ondertekenaar"): f"{GUEST} tekent",
}
DOCUMENT = papers.document_fields("volmacht_41234_PO2507", "volmacht", "2026-1", date(2026, 3, 1), "abc")
COVER = Cover(
    title="Volmacht",
    addressee="Stichting De Lelie",
    kind="bestuur",
    explanation="Om te tekenen.",
    address=("Kerkstraat 1", "1234 AB Zilverdam"),
    to_sign=(ToSign(who="de heer A", capacity="voorzitter", title="Volmacht", page=4, code="H1"),),
    documents=(Listed(title="Volmacht", first=3, last=4),),
    missing=("iets",),
    mandates=(MandateState("De Lelie", "41234", date(2026, 11, 18), ""), MandateState("De Roos", "41235", None, "weg")),
    mailings=(Mailing(title="De Lelie", first=5, last=8, sheets=2, originals=2, in_person=False),),
)


def small(**changes: Any) -> Region:
    made = region(
        "41234 stichting twee PO2507 VO2507",
        "41235 gemeente zelf twee",
        swvs="PO2507 VO2507",
        municipalities=("9801 Zilverdam", "9802 Ouddorp volmacht"),
        mandates=(mandate("41234", scope=("tekenen", "opzeggen"), substitution=True),),
        providers=(provider(),),
    )
    return replace(made, **changes)


def shared(found: Region | None = None, *, publication: bool = False, cases: tuple[Case, ...] = ()) -> Shared:
    return papers.region_fields(found or small(), on=SIGNING, publication=publication, cases=cases)


def consent(found: Case, rank: int = 0, parties: Region | None = None) -> papers.Names:
    who = signers(found, "praktijk", signing=SIGNING, meeting=MEETING)
    return papers.consent_fields(shared(parties, cases=(found,)), found, who.lines[rank], who, DOCUMENT)


def of_case(found: Case, rank: int = 0) -> dict[str, papers.Names]:
    """Return what the other papers of a case see; ``rank`` is that of the signer."""
    given = shared(cases=(found,))
    who = signers(found, "praktijk", signing=SIGNING, meeting=MEETING)
    return {
        "invitation": case_papers.invitation_fields(given, found, who.lines[rank], True, DOCUMENT),
        "reading_aid": case_papers.reading_aid_fields(given, found, who.lines[rank], who, DOCUMENT),
        "school_sheet": case_papers.school_sheet_fields(given, found, who, DOCUMENT),
        "file_note": case_papers.file_note_fields(given, found, found.participants[0], who, DOCUMENT),
        "log": case_papers.log_fields(given, found, "uitnodigingen", DOCUMENT),
    }


def row(value: object) -> Fields:
    """Return a row, or the first of a list of rows."""
    found = value[0] if isinstance(value, tuple) else value
    assert isinstance(found, Fields)
    return found


def rows(value: object) -> tuple[Fields, ...]:
    return cast(tuple[Fields, ...], value)


def everything() -> dict[str, papers.Names]:
    found = case(13, participants=(participant(treating=True),))
    return {
        "covenant": papers.covenant_fields(shared(), DOCUMENT),
        "mandate": papers.mandate_fields(shared(), "41234", "PO2507", DOCUMENT),
        "consent": consent(found),
        **of_case(found),
        "accession": papers.accession_fields(shared(), "51234567", DOCUMENT),
        "cover": papers.cover_fields(shared(), COVER, DOCUMENT),
    }


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("covenant", ""),
        ("mandate", "bestuur swv volmacht ondertekenaars"),
        ("consent", f"{CASE} ondertekenaar gezagsdragers gezag_onbekend"),
        ("invitation", f"{CASE} ondertekenaar"),
        ("reading_aid", f"{CASE} ondertekenaar gezagsdragers gezag_onbekend"),
        ("school_sheet", f"{CASE} ondertekenaars gezagsdragers behandelaars onvolledig uiterlijk"),
        ("file_note", f"{CASE} deelnemer ondertekenaars"),
        ("log", f"{CASE} blad personen"),
        ("accession", "aanbieder gemeente"),
        ("cover", "pakket"),
    ],
)
def test_a_template_sees_the_names_of_its_kind_and_no_other(kind: str, own: str) -> None:
    assert sorted(everything()[kind]) == sorted(f"{EVERY} {own}".split())


@pytest.mark.parametrize(("kind", "name"), OF_A_KIND)
def test_a_name_that_means_another_thing_in_each_kind_has_the_fields_agreed(kind: str, name: str) -> None:
    assert sorted(row(everything()[kind][name])) == sorted(OF_A_KIND[kind, name].split())


@pytest.mark.parametrize("path", AGREED)
def test_the_fields_are_those_agreed(path: str) -> None:
    seen = 0
    for names in everything().values():
        first, *rest = path.split(".")
        if first in names:
            found = row(names[first])
            for step in rest:
                found = row(found[step])
            assert sorted(found) == sorted(AGREED[path].split())
            seen += 1
    assert seen


def test_the_providers_and_municipalities_of_an_accession_have_the_same_fields_as_in_the_lists() -> None:
    names = everything()["accession"]
    assert sorted(row(names["aanbieder"])) == sorted(AGREED["aanbieders"].split())
    assert sorted(row(names["gemeente"])) == sorted(AGREED["gemeenten"].split())


def test_every_leaf_is_text_a_number_or_yes_or_no() -> None:
    def check(value: object) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                check(inner)
        elif isinstance(value, tuple):
            for inner in value:
                check(inner)
        else:
            assert isinstance(value, str | int), value

    for names in everything().values():
        check(names)


def test_a_template_prints_a_date_as_dutch_writes_it_and_an_empty_cell_as_nothing() -> None:
    template = ENVIRONMENT.from_string("{{ convenant.ingangsdatum }}|{{ convenant.einddatum }}|{{ bestuur.adres }}")
    assert template.render(everything()["mandate"]) == "1 januari 2027||"


def test_the_covenant() -> None:
    found = row(shared(small(covenant=covenant(pupil_word="jongere"))).names["convenant"])
    assert (found["aanduiding_jongere"], found["aanduiding_jongeren"], found["lidwoord_jongere"]) == (
        "jongere",
        "jongeren",
        "de",
    )
    assert (found["opzegtermijn_maanden"], found["publicatie"]) == (3, False)
    assert row(shared().names["convenant"])["aanduiding_jongeren"] == "leerlingen"


def test_a_swv_with_the_boards_it_represents_and_the_codes_of_its_signatures() -> None:
    po, vo = rows(shared().names["swvs"])
    assert [(s["handtekening"], s["handtekening_besturen"]) for s in (po, vo)] == [("H3", "H5"), ("H4", "H6")]
    assert [b["nummer"] for b in rows(po["besturen"])] == ["41234"]
    assert (po["sector_naam"], vo["sector_naam"], po["noemer"]) == (
        "primair onderwijs",
        "voortgezet onderwijs",
        "SWV PO2507",
    )
    alone = row(shared(region("41235 stichting zelf", swvs="PO2507")).names["swvs"])
    assert (alone["besturen"], alone["handtekening_besturen"]) == ((), "")
    assert row(shared(small(swvs=(swv(short_name=""),))).names["swvs"])["noemer"] == swv().name


def test_a_board_and_its_signatories() -> None:
    mandated, itself = rows(shared().names["schoolbesturen"])
    assert (mandated["tekent"], mandated["tekent_zelf"], mandated["gezamenlijk"]) == ("volmacht", False, True)
    assert (itself["tekent"], itself["tekent_zelf"], itself["is_gemeente"]) == ("zelf", True, True)
    assert [person["handtekening"] for person in rows(mandated["ondertekenaars"])] == ["", ""]
    assert [person["handtekening"] for person in rows(itself["ondertekenaars"])] == ["H7", "H8"]
    assert mandated["swv"] == ("PO2507", "VO2507")
    assert mandated["swv_namen"] == tuple(f"Stichting Samenwerkingsverband {n}" for n in ("PO2507", "VO2507"))


def test_a_municipality_signs_itself_or_through_a_volmacht() -> None:
    found = rows(shared().names["gemeenten"])
    assert [(m["handtekening"], m["krachtens_volmacht"]) for m in found] == [("H1", False), ("H2", True)]


def test_a_care_provider_is_party_only_by_the_day_asked() -> None:
    day = date(2027, 3, 1)
    joined = provider(takes_part_since=day, signed_on=day, made_known_on=day)
    for on, party in ((date(2027, 2, 28), False), (day, True)):
        found = row(papers.region_fields(small(providers=(joined,)), on=on).names["aanbieders"])
        assert (found["is_partij"], found["gemeente_naam"], found["getekend_op"]) == (
            party,
            "Zilverdam",
            "1 maart 2027",
        )


def test_a_mandate_and_its_switches() -> None:
    names = everything()["mandate"]
    given = row(names["volmacht"])
    switches = ("tekenen", "wijzigen", "toetreden", "opzeggen", "ondervolmacht", "is_getekend")
    assert [given[name] for name in switches] == [True, False, False, True, True, True]
    assert (given["ingangsdatum"], given["gevolmachtigde"]) == ("1 januari 2027", "functie")
    assert given["reikwijdte"] == ("tekenen", "opzeggen")
    assert [(p["functie"], p["handtekening"]) for p in rows(names["ondertekenaars"])] == [
        ("voorzitter", "H1"),
        ("secretaris", "H2"),
    ]
    assert row(names["swv"])["handtekening"] == ""
    default = row(papers.mandate_fields(shared(), "41234", "VO2507", DOCUMENT)["volmacht"])
    assert (default["is_getekend"], default["tekenen"], default["ingangsdatum"]) == (False, True, "1 januari 2027")


def test_a_board_that_joins_later_has_a_mandate_but_is_not_in_the_covenant() -> None:
    late = small(boards=(board("41299 stichting", member_since=date(2027, 5, 1)),))
    names = papers.mandate_fields(shared(late), "41299", "PO2507", DOCUMENT)
    assert row(names["bestuur"])["lid_sinds"] == "1 mei 2027"
    assert names["schoolbesturen"] == ()


def test_an_accession_form_is_signed_in_one_place() -> None:
    names = everything()["accession"]
    assert row(names["aanbieder"])["handtekening"] == "H1"
    assert row(names["gemeente"])["naam"] == "Zilverdam"


def test_a_pupil_with_age_on_the_day_of_the_meeting() -> None:
    pupil = row(consent(case(born=date(2014, 4, 15)))["leerling"])
    assert (pupil["naam"], pupil["geboortedatum"], pupil["leeftijd"]) == ("Noor van der Heijden", "15 april 2014", 13)


def test_who_signs_a_consent_form() -> None:
    found = case(13, "ouder ja eigen, ouder onbekend geheim")
    pupil, first, second = (row(consent(found, rank)["ondertekenaar"]) for rank in range(3))
    assert (pupil["is_leerling"], pupil["rol"], pupil["adresregels"], pupil["reden"]) == (
        True,
        "leerling",
        (),
        "Je bent 12 jaar of ouder, daarom beslis je mee.",
    )
    assert (first["adresregels"], first["eigen_gegevens"], first["rol"]) == (
        ("Straat 1", "9801 ZX Dorp1"),
        True,
        "ouder-1",
    )
    assert (second["adresregels"], second["geheim_adres"], second["taal"]) == ((), True, "taal 2")
    assert [consent(found, rank)["gezag_onbekend"] for rank in range(3)] == [False, False, True]
    assert [h["gezag"] for h in rows(consent(found)["gezagsdragers"])] == ["ja", "onbekend"]


def test_who_signs_for_own_data_only_is_not_told_who_has_gezag() -> None:
    found = case(9, "ouder ja eigen, ouder nee eigen")
    holder, other = (consent(found, rank) for rank in range(2))
    assert [row(names["ondertekenaar"])["alleen_eigen_gegevens"] for names in (holder, other)] == [False, True]
    assert [row(names["ondertekenaar"])["eigen_gegevens"] for names in (holder, other)] == [True, True]
    assert [len(rows(names["gezagsdragers"])) for names in (holder, other)] == [1, 0]
    assert "Vertegenwoordiger 1" not in "\n".join(papers.texts(other))


def test_a_gi_signs_through_its_jeugdbeschermer() -> None:
    signer = row(consent(case(9, "GI ja"))["ondertekenaar"])
    assert signer["namens"] == "Jeugdbescherming Zilvermeer"
    assert signer["hoedanigheid"] == "jeugdbeschermer, namens Jeugdbescherming Zilvermeer"


@pytest.mark.parametrize("policy_age", [9, 13, 16, 18])
def test_a_consent_form_reaches_no_address_language_or_own_column_of_another(policy_age: int) -> None:
    people = tuple(
        replace(person, extra=MappingProxyType({"telefoon": f"0600-{rank}"}))
        for rank, person in enumerate(
            representatives("ouder ja eigen, ouder ja eigen, ouder nee, stiefouder nee, GI nee"), start=1
        )
    )
    found = case(policy_age, representatives=people)
    lines = signers(found, "praktijk", signing=SIGNING, meeting=MEETING).lines
    for rank, line in enumerate(lines):
        reached = "\n".join(papers.texts(consent(found, rank)))
        for number in range(1, len(people) + 1):
            own = line.name == f"Vertegenwoordiger {number}"
            for secret in (f"Straat {number}", f"Dorp{number}", f"980{number} ZX", f"0600-{number}", f"taal {number}"):
                assert (secret in reached) == own, (line.role, secret)


def test_a_secret_address_is_reached_by_nobody() -> None:
    found = case(13, "ouder ja geheim, ouder ja")
    for rank in range(3):
        reached = "\n".join(papers.texts(consent(found, rank)))
        assert "Straat 1" not in reached
        assert "Dorp1" not in reached


def test_who_has_no_gezag_is_not_named() -> None:
    reached = "\n".join(papers.texts(consent(case(13, "ouder ja, ouder nee, stiefouder nee"))))
    assert "Vertegenwoordiger 1" in reached
    assert "Vertegenwoordiger 2" not in reached
    assert "Vertegenwoordiger 3" not in reached


def test_no_other_kind_reaches_anything_of_a_case() -> None:
    for kind, names in everything().items():
        assert ("Heijden" in "\n".join(papers.texts(names))) == (kind in OF_CASE)


@pytest.mark.parametrize("age", [9, 13, 16, 18])
def test_what_goes_to_one_person_reaches_no_address_language_or_own_column_of_another(age: int) -> None:
    people = tuple(
        replace(person, extra=MappingProxyType({"telefoon": f"0600-{rank}"}))
        for rank, person in enumerate(representatives("ouder ja eigen, ouder ja eigen, GI nee"), start=1)
    )
    found = case(age, representatives=people, participants=(participant(treating=True),))
    for rank, line in enumerate(signers(found, "praktijk", signing=SIGNING, meeting=MEETING).lines):
        made = of_case(found, rank)
        for kind in ("invitation", "reading_aid"):
            reached = "\n".join(papers.texts(made[kind]))
            for number in range(1, len(people) + 1):
                own = line.name == f"Vertegenwoordiger {number}"
                for secret in (f"Straat {number}", f"980{number} ZX", f"0600-{number}", f"taal {number}"):
                    assert (secret in reached) == own, (kind, line.role, secret)


def test_an_invitation_names_nobody_but_the_guest_the_pupil_and_who_is_at_the_table() -> None:
    found = case(9, participants=(participant(treating=True),))
    reached = "\n".join(papers.texts(of_case(found, 1)["invitation"]))
    assert "Vertegenwoordiger 2" in reached
    assert "Vertegenwoordiger 1" not in reached
    assert "Noor" in reached


@pytest.mark.parametrize("kind", ["school_sheet", "file_note", "log"])
def test_what_stays_with_the_school_or_a_professional_reaches_no_address_at_all(kind: str) -> None:
    people = tuple(
        replace(person, extra=MappingProxyType({"telefoon": f"0600-{rank}"}))
        for rank, person in enumerate(representatives("ouder ja eigen, ouder ja geheim, stiefouder nee"), start=1)
    )
    found = case(13, representatives=people, participants=(participant(treating=True),))
    reached = "\n".join(papers.texts(of_case(found)[kind]))
    assert "Vertegenwoordiger 1" in reached
    assert "Vertegenwoordiger 2" in reached
    for number in (1, 2, 3):
        for secret in (f"Straat {number}", f"Dorp{number}", f"980{number} ZX", f"0600-{number}"):
            assert secret not in reached
    assert "Vertegenwoordiger 3" not in reached, "a stiefouder has no part in it"


def test_a_school_sheet_knows_who_treat_and_by_when_forms_must_be_back() -> None:
    table = (participant(treating=True), participant("Gemeente Zilverdam", "leerplichtambtenaar", treating=False))
    names = of_case(case(13, participants=table))["school_sheet"]
    assert names["uiterlijk"] == "14 april 2027"
    assert [one["organisatie"] for one in rows(names["behandelaars"])] == ["Jeugdteam"]
    assert [one["rol"] for one in rows(names["ondertekenaars"])] == ["leerling", "ouder-1", "ouder-2"]


def test_a_file_note_is_about_one_professional_with_the_own_term() -> None:
    table = (participant(treating=True, retention="20 jaar"), participant("GGD", "jeugdarts", treating=True))
    found = of_case(case(13, participants=table))["file_note"]
    about = row(found["deelnemer"])
    assert (about["organisatie"], about["bewaartermijn"]) == ("Jeugdteam", "20 jaar")
    assert row(found["ondertekenaars"])["hoedanigheid"] == "leerling"


@pytest.mark.parametrize(
    ("sort", "people"),
    [
        ("uitnodigingen", ["Noor van der Heijden leerling", "Vertegenwoordiger 1 ouder", "Vertegenwoordiger 2 ouder"]),
        ("onderzoek", ["Noor van der Heijden leerling", "Vertegenwoordiger 1 ouder", "Vertegenwoordiger 2 ouder"]),
        ("zonder ouders", ["Vertegenwoordiger 1 ouder", "Vertegenwoordiger 2 ouder"]),
        ("contactgegevens", ["Vertegenwoordiger 2 ouder"]),
    ],
)
def test_a_log_sheet_is_about_whom_it_concerns(sort: Log, people: list[str]) -> None:
    first, second, third, *rest = representatives("ouder ja, ouder ja, ouder ja, ouder nee, pleegouder nee")
    second, third = replace(second, situation="onbereikbaar"), replace(third, situation="overleden")
    found = case(9, representatives=(first, second, third, *rest))
    names = case_papers.log_fields(shared(cases=(found,)), found, sort, DOCUMENT)
    assert row(names["blad"])["soort"] == sort
    assert [f"{one['naam']} {one['relatie']}" for one in rows(names["personen"])] == people


def test_a_reading_aid_has_no_place_to_sign() -> None:
    assert row(of_case(case(9, participants=(participant(),)))["reading_aid"]["ondertekenaar"])["handtekening"] == ""


def test_a_location_finds_its_school_by_brin() -> None:
    assert row(consent(case(9, school="00AA01"))["school"])["naam"] == "Basisschool 't Palet"


@pytest.mark.parametrize(
    ("organisation", "role", "municipal"),
    [
        ("GGD Zilvermeer", "jeugdarts", True),
        ("JGZ", "verpleegkundige", True),
        ("Jeugdgezondheidszorg Noord", "arts", True),
        ("Jeugdgezondheidsdienst Noord", "arts", True),
        ("Gezondheidscentrum Noord", "schoolarts", True),
        ("Leerplicht Zilverdam", "leerplichtambtenaar", True),
        ("Gemeente Zilverdam", "leerplichtambtenaar", False),  # it is the gemeente: nothing to add
        ("Stichting De Vlinder", "jeugdhulpverlener", False),
        ("GGZ Zilverdam", "psycholoog", False),
    ],
)
def test_who_is_at_the_table_for_the_gemeente(organisation: str, role: str, municipal: bool) -> None:
    found = case(9, participants=(participant(organisation, role, treating=False, information=("advies", "verloop")),))
    at_table = row(consent(found)["deelnemers"])
    assert at_table["namens_gemeente"] is municipal
    assert (at_table["informatie"], at_table["behandelend"]) == (("advies", "verloop"), False)


def test_own_columns_have_their_name_in_every_row_and_never_replace_a_known_one() -> None:
    first, second = board("41234 stichting"), board("41235 stichting")
    first = replace(first, extra=MappingProxyType({"denominatie": "openbaar", "naam": "verkeerd", "is_gemeente": "ja"}))
    one, two = rows(shared(small(boards=(first, second))).names["schoolbesturen"])
    assert (one["denominatie"], two["denominatie"]) == ("openbaar", "")
    assert (one["naam"], one["is_gemeente"]) == (first.name, False)


def test_an_own_column_never_replaces_a_derived_field() -> None:
    def claims(*names: str) -> MappingProxyType[str, str]:
        return MappingProxyType(dict.fromkeys(names, "van de gebruiker"))

    own_board = replace(
        board("41234 stichting zelf"),
        extra=claims("handtekening", "tekent_zelf", "ondertekenaars", "gezamenlijk", "swv_namen", "is_gemeente"),
    )
    own_swv = replace(swv(), extra=claims("handtekening", "handtekening_besturen", "besturen", "noemer", "sector_naam"))
    claimed = small(boards=(own_board,), swvs=(own_swv,))
    claimed = replace(
        claimed,
        municipalities=tuple(
            replace(one, extra=claims("handtekening", "krachtens_volmacht")) for one in claimed.municipalities
        ),
        providers=tuple(
            replace(one, extra=claims("handtekening", "is_partij", "gemeente_naam")) for one in claimed.providers
        ),
        mandates=tuple(replace(one, extra=claims("tekenen", "is_getekend")) for one in claimed.mandates),
        covenant=replace(claimed.covenant, extra=claims("publicatie", "lidwoord_jongere", "aanduiding_jongeren")),
    )
    made = shared(claimed)
    names = made.names
    told = row(rows(names["schoolbesturen"])[0])
    assert {name for name, value in told.items() if value == "van de gebruiker"} == {"handtekening"}
    assert row(rows(told["ondertekenaars"])[0])["handtekening"] != ""
    for found in (*(names[key] for key in ("convenant", "swvs", "gemeenten", "aanbieders")), dict(made.mandates)):
        assert "van de gebruiker" not in papers.texts(found)


def test_a_pupil_has_the_own_columns_of_the_sheet_gezag_empty() -> None:
    known = replace(representatives("ouder ja")[0], extra=MappingProxyType({"telefoon": "0600"}))
    assert row(consent(case(13, representatives=(known,)))["ondertekenaar"])["telefoon"] == ""


def test_the_publication_copy_reaches_no_name_of_a_natural_person() -> None:
    gemeente = replace(small().municipalities[0], extra=MappingProxyType({"contactpersoon": "mevrouw G. Geheim"}))
    found = small(
        mandates=(mandate("41234", holder="persoon", person="mevrouw P. Gevolmachtigd"),),
        municipalities=(gemeente,),
        meeting_forms=(meeting_form(),),
    )
    people = ("P. Een", "S. Twee", "A. van der", "B. van", "Gevolmachtigd", "K. Beheer", "Idrissi", "G. Geheim", "@")
    reached = "\n".join(papers.texts(papers.covenant_fields(shared(found, publication=True), DOCUMENT)))
    assert [name for name in people if name in reached] == []
    everyday = "\n".join(papers.texts(papers.covenant_fields(shared(found), DOCUMENT)))
    assert [name for name in people if name not in everyday] == []


def test_the_publication_copy_has_the_same_fields_and_says_what_it_is() -> None:
    public, everyday = (papers.covenant_fields(shared(publication=flag), DOCUMENT) for flag in (True, False))
    assert row(public["convenant"])["publicatie"] is True
    assert row(public["convenant"])["regio"] == "Zilvermeer"
    for name in EVERY.split():
        if public[name]:
            assert sorted(row(public[name])) == sorted(row(everyday[name]))
    assert [p["functie"] for p in rows(row(public["schoolbesturen"])["ondertekenaars"])] == ["voorzitter", "secretaris"]


@pytest.mark.parametrize("said", ["jaarlijks in het OOGO", "jaarlijks in het OOGO."])
def test_what_was_agreed_on_evaluation_ends_without_the_full_stop_that_the_sentence_has(said: str) -> None:
    made = small()
    given = shared(replace(made, covenant=replace(made.covenant, evaluation=said)))
    assert given.covenant["evaluatie"] == "jaarlijks in het OOGO"


def test_a_cover_sheet() -> None:
    packet = row(everything()["cover"]["pakket"])
    assert (packet["voor"], packet["retouradres"], packet["reactiedatum"]) == (
        "Stichting De Lelie",
        "Postbus 12, 1234\N{NO-BREAK SPACE}AB Zilverdam",  # no postcode breaks in the window of an envelope
        "1 december 2026",
    )
    assert (packet["contact"], packet["contact_e_mail"]) == ("mevrouw K. Beheer", "k.beheer@voorbeeld.example")
    assert dict(row(packet["documenten"])) == {
        "titel": "Volmacht",
        "eerste_pagina": 3,
        "laatste_pagina": 4,
        "paginas": 2,
    }
    assert row(packet["te_tekenen"])["bladzijde"] == 4
    assert [(one["getekend_op"], one["in_orde"]) for one in rows(packet["volmachten"])] == [
        ("18 november 2026", True),
        ("", False),
    ]
    assert (row(packet["enveloppen"])["nummer"], row(packet["enveloppen"])["paginas"]) == (1, 4)


def test_a_cover_says_on_which_pages_to_sign_each_page_once() -> None:
    def said(*pages: int) -> object:
        places = tuple(ToSign(who="A", capacity="", title="", page=page, code="H1") for page in pages)
        return row(papers.cover_fields(shared(), replace(COVER, to_sign=places), DOCUMENT)["pakket"])["tekent_op"]

    assert said() == ""
    assert said(4, 4) == "pagina 4"
    assert said(31, 12, 12) == "pagina 12 en 31"
    assert said(4, 6, 8) == "pagina 4, 6 en 8"


def test_a_cover_sheet_of_a_case_names_the_school_to_ask_and_never_the_keeper_beside_it() -> None:
    packet = row(papers.cover_fields(shared(), replace(COVER, contact="mevrouw T. Jansen"), DOCUMENT)["pakket"])
    assert (packet["contact"], packet["contact_e_mail"]) == ("mevrouw T. Jansen", "")


def test_fields_do_not_change() -> None:
    found = row(shared().names["convenant"])
    with pytest.raises(TypeError):
        found["regio"] = "anders"
    with pytest.raises(TypeError):
        found.update(regio="anders")
    with pytest.raises(TypeError):
        found |= {"regio": "anders"}
    assert found["regio"] == "Zilvermeer"


def test_fields_travel_to_another_process() -> None:
    names = everything()["mandate"]
    assert pickle.loads(pickle.dumps(names)) == names


def test_canonical_is_the_same_for_the_same_values_only() -> None:
    first, again = (papers.canonical(shared().names["swvs"]) for _ in range(2))
    assert first == again
    assert first != papers.canonical(shared(small(swvs=(swv("PO2507", city="Elders"), swv("VO2507")))).names["swvs"])
    assert json.loads(first)[0]["besturen"][0]["nummer"] == "41234"


def test_what_is_shared_is_made_once() -> None:
    once = shared()
    first, second = (papers.mandate_fields(once, "41234", number, DOCUMENT) for number in ("PO2507", "VO2507"))
    assert all(first[name] is second[name] for name in EVERY.split())


CONSENT_RULES = {
    "wet": ("de Leerling", "de Leerling"),
    "praktijk": ("de Leerling en iedere Ouder", "de Leerling"),
    "strengst": ("de Leerling en iedere Ouder", "de Leerling en iedere Ouder"),
}


@pytest.mark.parametrize(("name", "expected"), CONSENT_RULES.items())
def test_the_covenant_tells_who_consents_by_the_policy_of_the_region(name: Policy, expected: tuple[str, str]) -> None:
    found = shared(small(covenant=covenant(policy=name))).covenant["toestemmingsregels"]
    assert found == (
        "jonger dan 12 jaar: iedere Ouder",
        f"12 tot en met 15 jaar: {expected[0]}",
        f"16 en 17 jaar: {expected[1]}",
        "18 jaar en ouder: de Leerling",
    )


def test_the_covenant_tells_the_ages_of_a_regions_own_policy() -> None:
    own = small(covenant=covenant(policy="eigen", pupil_word="jongere"), own_policy=OWN_POLICY)
    assert shared(own).covenant["toestemmingsregels"] == (
        "jonger dan 10 jaar: iedere Ouder",
        "10 tot en met 13 jaar: de Jongere en iedere Ouder",
        "14 tot en met 17 jaar: de Jongere",
        "18 jaar en ouder: de Jongere",
    )
