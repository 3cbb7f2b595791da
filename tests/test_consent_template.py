"""The consent form as its reader sees it: filled in by docxtpl itself, and read back from Word and from the PDF."""

import re
from datetime import date

import pytest

from generator.model import Case, Representative, Source
from generator.signing import consent
from tests import case_papers
from tests.case_papers import ADVICE, COMMON, MOTHER, OWN_ONLY, Values, changed, participant

NAMED = {"informatie": ["verloop van de hulp"], "bewaartermijn": ""}
PARENT: Values = {
    **COMMON,
    "leerling": {**COMMON["leerling"], "geboortedatum": "12 mei 2017", "groep": "groep 6", "leeftijd": 9},
    "ondertekenaar": {
        **MOTHER,
        "reden": "U hebt gezag over uw kind en uw kind is jonger dan 12 jaar.",
        "adresregels": ["Kerkstraat 9", "1234 CD Zilverdam"],
        "geheim_adres": False,
        "eigen_gegevens": False,
        "alleen_eigen_gegevens": False,
        "handtekening": "H1",
    },
    "gezagsdragers": [
        {"naam": "mevrouw L. van der Heijden", "relatie": "ouder", "gezag": "ja", "bewijs": "gezagsregister"},
        {"naam": "de heer P. de Groot", "relatie": "ouder", "gezag": "ja", "bewijs": "", "adres": "Elders 7"},
    ],
    "gezag_onbekend": False,
    "deelnemers": [{**COMMON["deelnemers"][0], **NAMED}, *COMMON["deelnemers"][1:]],
}


def values(**changes: object) -> Values:
    """Return a parent's values with changes, such as ``casus__vraag=""``."""
    return changed(PARENT, changes)


def signer(**changes: object) -> Values:
    return values(**{f"ondertekenaar__{name}": value for name, value in changes.items()})


def pupil(age: int) -> Values:
    of_age: Values = {"gezagsdragers": []} if age >= 18 else {}
    reason = f"Je bent {12 if age < 16 else age} jaar of ouder, daarom beslis je mee."
    who = {
        "is_leerling": True,
        "rol": "leerling",
        "naam": "Noor van der Heijden",
        "hoedanigheid": "leerling",
        "reden": reason,
    }
    return {**signer(**who), **of_age, "leerling": {**PARENT["leerling"], "leeftijd": age}}


def filled(data: Values) -> bytes:
    return case_papers.filled("toestemming", data)


def lines(data: Values) -> list[str]:
    return case_papers.lines(filled(data))


def form(data: Values) -> str:
    return "\n".join(lines(data))


def rows(data: Values) -> list[list[str]]:
    return case_papers.rows(filled(data))


def pages(data: Values) -> list[str]:
    return case_papers.pages(filled(data))


def said_to(text: str, *words: str) -> list[str]:
    return re.findall(rf"\b(?:{'|'.join(words)})\b", text, re.IGNORECASE)


FORMS = {
    "parent": PARENT,
    "parent, own data too": signer(eigen_gegevens=True),
    "parent, own data only": signer(eigen_gegevens=True, alleen_eigen_gegevens=True, hoedanigheid=OWN_ONLY),
    "parent of a pupil of 16": values(leerling__leeftijd=16),
    "GI": signer(hoedanigheid="jeugdbeschermer, namens Stichting Hoede", namens="Stichting Hoede"),
    "curator": {**signer(hoedanigheid="curator"), "leerling": {**PARENT["leerling"], "leeftijd": 18}},
    "pupil of 13": pupil(13),
    "pupil of 18": pupil(18),
    "gezag unknown": values(gezag_onbekend=True),
}
ALL = pytest.mark.parametrize("data", FORMS.values(), ids=FORMS.keys())
GROWN_UPS = {name: data for name, data in FORMS.items() if not data["ondertekenaar"]["is_leerling"]}
TO_GROWN_UPS = pytest.mark.parametrize("data", GROWN_UPS.values(), ids=GROWN_UPS.keys())


@ALL
def test_every_form_says_what_it_must(data: Values) -> None:
    said = form(data)
    for sentence in (
        "Deze toestemming is nodig omdat hulpverleners een geheimhoudingsplicht hebben.",
        "Het is geen toestemming voor de verwerking van gegevens volgens de AVG.",
        "hoeft niet te tekenen",
        "kunt dit altijd intrekken",
        "Wat al verteld is",
        "Goed hulpverlenerschap.",
        "Conflict van plichten.",
        "Veilig Thuis.",
        "meldcode",
        "Autoriteit Persoonsgegevens",
        "Uitgelegd door:",
        "Met tolk (naam):",
        "Bewijs van gezag gezien:",
        "Kopie gegeven aan:",
        "Ik trek mijn toestemming in",
        f"Code ZK-7F3K {data['ondertekenaar']['rol']}, gesprek op 15 april 2027",
        "privacyconvenant van Zilvermeer (editie 2027-1)",
        "2 jaar na het einde van de hulp",
        "De jurist of functionaris gegevensbescherming van de regio",
    ):
        assert sentence in said
    assert data["ondertekenaar"]["reden"] in said
    assert not re.search(r"[{}%]|BSN|\bNone\b|\bundefined\b", said)


@ALL
def test_every_page_of_a_form_says_whose_it_is(data: Values) -> None:
    code = f"Toestemming ZK-7F3K {data['ondertekenaar']['rol']} · editie 2027-1"
    assert all(code in page for page in pages(data))


@ALL
def test_every_form_has_one_place_to_sign_and_fits_four_pages(data: Values) -> None:
    said = pages(data)
    assert len(said) == 4
    assert len(said_to(" ".join(said), "H1")) == 1


@TO_GROWN_UPS
def test_a_grown_up_is_addressed_as_u(data: Values) -> None:
    said = form(data)
    assert said_to(said, "je", "jij", "jou", "jouw", "jezelf") == []
    assert len(said_to(said, "u", "uw", "uzelf")) > 20


@pytest.mark.parametrize("age", [13, 18])
def test_a_pupil_is_addressed_as_je(age: int) -> None:
    said = form(pupil(age))
    assert said_to(said, "u", "uw", "uzelf") == []
    assert len(said_to(said, "je", "jij", "jou", "jouw")) > 20
    assert "Mogen hulpverleners praten over jou?" in said
    assert "Beste Noor," in said


@TO_GROWN_UPS
def test_a_grown_ups_sentences_are_short(data: Values) -> None:
    sentences = [
        sentence
        for line in lines(data)
        for sentence in re.split(r"(?<=[.?!]) +", re.sub(r"\b([A-Z])\. ", r"\1 ", line))
    ]
    counts = [len(sentence.split()) for sentence in sentences if sentence.endswith((".", "?", "!"))]
    assert sum(counts) / len(counts) <= 12
    assert max(counts) <= 20


@pytest.mark.parametrize(
    ("kind", "boxes"),
    [
        ("Verloop van de hulp", ["☐", "☐", "☐"]),
        ("Gezondheid", ["–", "☐", "☐"]),
        ("Uitslag van het onderzoek", ["–", "☒", "–"]),
    ],
)
def test_each_kind_of_information_has_the_choices_that_its_limit_leaves(kind: str, boxes: list[str]) -> None:
    assert [boxes] == [row[1:] for row in rows(PARENT) if row[0].endswith(kind)]


def test_an_organisation_and_its_limit_stand_with_the_first_that_it_tells() -> None:
    told = [row[0] for row in rows(values(deelnemers=COMMON["deelnemers"]))]
    assert "Jeugdteam Zilverdam (jeugdhulpverlener)Verloop van de hulp" in told
    assert "Adviezen voor de klas" in told
    assert f"GGD Zilvermeer (jeugdarts)Al afgesproken: {ADVICE}.Gezondheid" in told
    assert "Praktijk Jeugd & Gezin (psycholoog)Al afgesproken: niet delen.Uitslag van het onderzoek" in told


def test_who_decides_for_the_own_data_only_is_told_by_which_organisation() -> None:
    own = signer(eigen_gegevens=True, alleen_eigen_gegevens=True, hoedanigheid=OWN_ONLY)
    told = rows(own)
    assert ["Jeugdteam Zilverdam (jeugdhulpverlener)Iets over uzelf", "☐", "☐", "☐"] in told
    assert ["Praktijk Jeugd & Gezin (psycholoog)Al afgesproken: niet delen.", "", "", ""] in told


def test_who_has_nothing_to_tell_is_present_but_gets_no_line() -> None:
    assert "Gemeente Zilverdam: leerplichtambtenaar" in lines(PARENT)
    assert "Gemeente Zilverdam (leerplichtambtenaar)" not in form(PARENT)


def test_who_treats_without_named_information_still_gets_a_line() -> None:
    treating = {**participant("Praktijk Zon", "therapeut"), "behandelend": True}
    assert ["Praktijk Zon (therapeut)Wat nodig is voor dit gesprek", "☐", "☐", "☐"] in rows(
        values(deelnemers=[treating])
    )


def test_own_data_are_asked_apart_unless_nothing_is_shared() -> None:
    told = rows(signer(eigen_gegevens=True))
    assert told.count(["Iets over uzelf", "☐", "☐", "☐"]) == 1
    assert told.count(["Iets over uzelf", "–", "☐", "☐"]) == 1
    assert "uzelf" not in form(PARENT)


def test_who_signs_for_own_data_only_is_asked_and_shown_nothing_more() -> None:
    """The words in the capacity that the template looks for are those that the policy gives."""
    parent = Representative(
        source=Source("", "", 1), case="ZK-7F3K", name="mevrouw A", relation="ouder", authority="nee", own_data=True
    )
    case = Case(
        source=Source("", "", 1),
        code="ZK-7F3K",
        school="00AA",
        first_name="Noor",
        last_name="Heijden",
        born=date(2010, 5, 12),
        meeting_form="MDO",
        meeting_date=date(2027, 4, 15),
        purpose="hulp",
        representatives=(parent,),
    )
    who = consent.signers(case, "wet", signing=date(2027, 3, 1), meeting=case.meeting_date).lines[-1]
    said = form(
        signer(
            eigen_gegevens=who.own_data,
            alleen_eigen_gegevens=who.own_data_only,
            hoedanigheid=who.capacity,
            reden=who.reason,
        )
    )
    assert "Mogen hulpverleners ook praten over u?" in said
    assert "Iets over uzelf" in said
    for kept in ("Verloop van de hulp", "Gezondheid", "Welke hulp past bij Noor?", "de heer P. de Groot", "u en Noor"):
        assert kept not in said


def test_the_address_is_the_signers_and_nobody_elses() -> None:
    said = form(PARENT)
    assert "Kerkstraat 9" in said
    assert "Elders 7" not in said
    assert "Persoonlijk uitreiken" not in said


def test_a_secret_address_is_handed_over_in_person() -> None:
    said = form(signer(geheim_adres=True, adresregels=[]))
    assert "Persoonlijk uitreiken aan mevrouw L. van der Heijden" in said
    assert "Kerkstraat" not in said


def test_holders_of_gezag_are_named_with_the_proof_that_was_seen() -> None:
    said = lines(PARENT)
    assert "mevrouw L. van der Heijden, ouder. Gezag: ja. Bewijs: gezagsregister." in said
    assert "de heer P. de Groot, ouder. Gezag: ja. Nog geen bewijs gezien." in said


def test_unknown_gezag_prints_a_line_to_check_it() -> None:
    assert "☐ Gezag gecontroleerd op:" in form(values(gezag_onbekend=True))
    assert "Gezag gecontroleerd" not in form(PARENT)


def test_a_pupil_of_age_reads_nothing_of_gezag_but_in_the_schools_own_note() -> None:
    said = form(pupil(18))
    assert "beslissen?" not in said
    assert said.lower().count("gezag") == 1


@pytest.mark.parametrize("capacity", ["jeugdbeschermer, namens Stichting Hoede", "gecertificeerde instelling"])
def test_a_gi_signs_through_a_person_and_is_named_once(capacity: str) -> None:
    said = form(signer(naam="mevrouw S. Bakker", hoedanigheid=capacity, namens="Stichting Hoede"))
    assert said.count("mevrouw S. Bakker") == 2  # in the address, and where she signs
    assert said.count("amens Stichting Hoede") == 1
    assert "Stichting Hoede\nt.a.v. mevrouw S. Bakker\nKerkstraat 9" in said


def test_each_holder_prints_its_own_term_and_the_others_that_of_the_meeting() -> None:
    kept = {**participant("Jeugdteam Zilverdam", "jeugdhulpverlener", "hulp"), "bewaartermijn": "20 jaar"}
    told = rows(values(deelnemers=[kept, participant("GGD Zilvermeer", "jeugdarts", "gezondheid")]))
    assert ["Hoe lang?", "2 jaar na het einde van de hulpJeugdteam Zilverdam: 20 jaar"] in told


@pytest.mark.parametrize(("language", "told"), [("Arabisch", True), ("Nederlands", False), ("", False)])
def test_who_reads_another_language_signs_the_dutch_form(language: str, told: bool) -> None:
    said = signer(taal=language)
    assert ("U tekent dit Nederlandse formulier." in form(said)) == told
    assert len(pages(said)) == 4


def test_an_empty_cell_leaves_no_label_and_no_loose_punctuation() -> None:
    emptied = {
        **{f"casus__{name}": "" for name in ("vraag", "einddatum", "contactpersoon_school")},
        **{f"school__{name}": "" for name in ("adres", "telefoon", "e_mail")},
        **{f"overlegvorm__{name}": "" for name in ("verslag", "voorzitter", "bewaartermijn")},
        "leerling__groep": "",
        "deelnemers": [],
        "gezagsdragers": [],
    }
    said = form(values(**emptied))
    for label in ("Onze vraag", "Verslag", "Wie leidt", "Bel ", "Mail ", "Vraag naar", "beslissen?"):
        assert label not in said
    assert "Hoe lang?\nVraag het aan de school" in said
    assert "Vragen? De school helpt graag." in said
    assert "De toestemming geldt alleen voor dit ene gesprek." in said
    assert "Geef of stuur deze strook aan basisschool De Wilgenhoek." in said
    assert not re.search(r" [,.]|,,|\.\.|\(\)| {3}", said)
    assert all(row[1] for row in rows(values(**emptied)) if len(row) == 2)


@pytest.mark.parametrize("count", range(1, 9))
def test_the_note_and_the_slip_stay_together_and_so_does_the_signature(count: int) -> None:
    """However far the text above them runs: the slip never has a sheet to itself, and the last page is not empty."""
    people = [participant(f"Organisatie {rank}", "hulpverlener", "hulp", "advies") for rank in range(count)]
    said = pages(values(deelnemers=people))
    for first, last in (("Keuze en handtekening", "H1"), ("Voor het dossier", "Handtekening:")):
        assert [first in page for page in said] == [last in page for page in said]
    assert "hier afknippen" in said[-1]


@ALL
def test_four_who_each_tell_two_things_fit_two_sheets(data: Values) -> None:
    """Also where the question is long, and one of them keeps it for a term of its own."""
    names = ("Jeugdteam Zilverdam", "GGD Zilvermeer, jeugdgezondheidszorg", "Stichting De Vlinder", "Daltonschool")
    people = [
        participant(name, "jeugdhulpverlener", "situatie thuis", "wat in de klas helpt", name="mevrouw D. Akkerman")
        for name in names
    ]
    people[2]["bewaartermijn"] = "20 jaar na de laatste wijziging in het dossier"
    question = "Wat heeft Noor nodig om weer mee te doen, en wie begint waarmee op school?"
    full = changed(data, {"deelnemers": people, "casus__vraag": question, "ondertekenaar__taal": "Tigrinya"})
    assert len(pages(full)) == 4
