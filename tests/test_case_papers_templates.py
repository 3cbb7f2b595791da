"""The school sheet, the invitation, the file note and the log sheets as their readers find them."""

import re
from copy import deepcopy

import pytest

from generator.templates import compiling
from tests import readability
from tests.case_papers import (
    ADVICE,
    COMMON,
    FATHER,
    GI,
    MOTHER,
    OWN_ONLY,
    PUPIL,
    Values,
    W,
    body,
    file_note,
    filled,
    invitation,
    lines,
    log,
    pages,
    participant,
    person,
    rows,
    school_sheet,
    text_of,
)
from tools.templates.__main__ import FOLDER

LOGS = ("uitnodigingen", "contactgegevens", "zonder ouders", "onderzoek")
INVITED = (MOTHER, PUPIL, GI)
EMPTY: Values = {
    f"casus__{name}": "" for name in ("overlegtijd", "overlegplaats", "contactpersoon_school", "einddatum")
}
EMPTY_SCHOOL: Values = {f"school__{name}": "" for name in ("telefoon", "e_mail")}

PAPERS: dict[str, tuple[str, Values]] = {
    "school sheet": ("schoolblad", school_sheet()),
    "school sheet, incomplete": ("schoolblad", school_sheet(onvolledig="Een ouder met gezag weigert te tekenen.")),
    **{f"invitation to {who['rol']}": ("uitnodiging", invitation(who)) for who in INVITED},
    "invitation to who does not sign": ("uitnodiging", invitation(PUPIL, ondertekenaar__tekent=False)),
    **{f"file note {rank}": ("dossiernotitie", file_note(rank)) for rank in range(3)},
    **{f"log of {sort}": ("logblad", log(sort)) for sort in LOGS},
}
STAYS = {name: paper for name, paper in PAPERS.items() if paper[0] != "uitnodiging"}
LETTERS = {name: paper for name, paper in PAPERS.items() if paper[0] == "uitnodiging"}


def each(papers: dict[str, tuple[str, Values]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("name", "values"), papers.values(), ids=papers.keys())


def said(name: str, values: Values) -> str:
    return "\n".join(lines(filled(name, values)))


# --- every paper -----------------------------------------------------------------------------------------------------


@each(PAPERS)
def test_the_program_itself_takes_the_template_and_finds_every_field(name: str, values: Values) -> None:
    template, problems = compiling.load(FOLDER / f"{name}.docx")
    assert template is not None
    assert problems == ()
    assert template.unknown(values) == ()
    (part,) = (part for part in template.parts if part.is_body)
    assert b"{%" not in part.fill(values)


@each(PAPERS)
def test_a_paper_names_its_case_on_every_page_and_leaves_no_tag(name: str, values: Values) -> None:
    printed = pages(filled(name, values))
    assert all("ZK-7F3K" in page and "editie 2027-1" in page for page in printed)
    assert not re.search(r"[{}%]|BSN|\bNone\b|\bundefined\b", " ".join(printed))


@each(PAPERS)
def test_a_papers_sentences_are_short(name: str, values: Values) -> None:
    figures = readability.measured(readability.sentences(readability.lines(filled(name, values))))
    assert figures.average <= readability.MOST_ON_AVERAGE
    assert figures.longest <= readability.MOST_WORDS


@each(STAYS)
def test_what_stays_at_school_or_goes_in_a_file_holds_no_address(name: str, values: Values) -> None:
    """A field with an address would be printed if the template asked for it, so each person gets one here."""
    planted = deepcopy(values)
    for people in ("ondertekenaars", "gezagsdragers", "personen", "behandelaars"):
        planted[people] = [
            {**each, "adres": "Kerkstraat 9", "adresregels": ["Kerkstraat 9"], "postcode": "1234 CD"}
            for each in planted.get(people, ())
        ]
    printed = said(name, planted)
    assert "Kerkstraat" not in printed
    assert "1234 CD" not in printed


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("schoolblad", school_sheet(**EMPTY, gezagsdragers=[], behandelaars=[], leerling__groep="")),
        ("schoolblad", school_sheet(**EMPTY, ondertekenaars=[], deelnemers=[])),
        ("uitnodiging", invitation(**EMPTY, **EMPTY_SCHOOL, deelnemers=[])),
        ("dossiernotitie", file_note(**EMPTY, overlegvorm__bewaartermijn="", deelnemer__bewaartermijn="")),
        ("logblad", log("uitnodigingen", **EMPTY, personen=[], leerling__groep="")),
    ],
)
def test_an_empty_cell_leaves_no_label_and_no_loose_punctuation(name: str, values: Values) -> None:
    printed = said(name, values)
    assert not re.search(r" [,.;]|,,|\.\.|\(\)| {3}|(?<!Goedendag), *$", printed, re.MULTILINE)
    for label in ("Contact op school", "Vragen?", "Geldt tot en met", "Uw eigen termijn", "Volgens de afspraken"):
        assert label not in printed


# --- the school sheet ------------------------------------------------------------------------------------------------


def test_the_school_sheet_says_who_signs_in_what_capacity_why_and_by_when() -> None:
    sheet = filled("schoolblad", school_sheet())
    table = rows(sheet)
    why = "Op het formulier: ‘U hebt gezag over uw kind en uw kind is jonger dan 16 jaar.’"
    assert ["Wie, en waarom?", "Ontvangen op", "Keuze"] in table
    assert [f"mevrouw L. van der Heijden (formulier ouder-1)Ouder met gezag{why}", "", "☐ ja  ☐ nee"] in table
    assert [f"de heer P. de Groot (formulier ouder-2)Ouder met gezag (taal: Tigrinya){why}", "", "☐ ja  ☐ nee"] in table
    assert "Elk formulier moet uiterlijk 14 april 2027 terug zijn op school." in lines(sheet)


def test_the_school_sheet_says_which_proof_was_seen_and_leaves_room_for_what_was_not() -> None:
    table = rows(filled("schoolblad", school_sheet()))
    assert [
        "mevrouw L. van der Heijden (ouder)",
        "Gezag: ja. Bewijs: uittreksel gezagsregister van 2 maart 2027",
    ] in table
    assert ["de heer P. de Groot (ouder)", "Gezag: onbekend. Nog geen bewijs. Gezien op:"] in table


def test_each_treating_professional_gets_a_line_for_the_copies() -> None:
    table = rows(filled("schoolblad", school_sheet()))
    copies = ["Dossiernotitie, leerling, ouder-1, ouder-2Gegeven op:"]
    assert ["GGD Zilvermeer, jeugdarts", *copies] in table
    assert ["Jeugdteam Zilverdam, jeugdhulpverlener, mevrouw D. Akkerman", *copies] in table
    assert not any(row[0].startswith("Gemeente") and copies[0] in row for row in table)


def test_the_pupil_the_holders_who_speaks_for_self_and_the_participants_are_invited() -> None:
    own = person("ouder-3", "mevrouw A. Smit", OWN_ONLY, "U tekent omdat het overleg ook gaat over gegevens van uzelf.")
    table = rows(filled("schoolblad", school_sheet(ondertekenaars=[PUPIL, MOTHER, own])))
    invited = [
        who for who, *_, comes in table[table.index(["Wie?", "Uitgenodigd op", "Komt?"]) + 1 :] if "nee" in comes
    ]
    assert invited == [
        "Noor van der Heijden (leerling)",
        "mevrouw L. van der Heijden (ouder)",
        "de heer P. de Groot (ouder)",
        "mevrouw A. Smit (over zichzelf)",
        "Jeugdteam Zilverdam, jeugdhulpverlener, mevrouw D. Akkerman",
        "GGD Zilvermeer, jeugdarts (namens de gemeente)",
        "Praktijk Jeugd & Gezin, psycholoog",
        "Gemeente Zilverdam, leerplichtambtenaar",
    ]


def test_nobody_has_gezag_over_a_pupil_of_age_whose_parents_come_if_the_pupil_wants() -> None:
    curator = {"naam": "mevrouw B. Kok", "relatie": "curator", "gezag": "ja", "bewijs": "beschikking"}
    sheet = filled("schoolblad", school_sheet(leerling__leeftijd=18, gezagsdragers=[curator]))
    printed = "\n".join(lines(sheet))
    assert ["mevrouw B. Kok (curator)", "Benoemd: ja. Bewijs: beschikking"] in rows(sheet)
    assert "Wie beslist voor de leerling, en welk bewijs is gezien?" in printed
    assert "Ouders alleen als de leerling dat wil." in printed
    assert "Wie heeft gezag" not in printed
    assert "Kijk wie het gezag heeft." not in printed


def test_what_is_missing_stands_with_what_it_means() -> None:
    missing = "Een ouder met gezag weigert te tekenen."
    incomplete = said("schoolblad", school_sheet(onvolledig=missing))
    assert f"De toestemming kan nog niet compleet zijn. {missing}" in incomplete
    assert "Dit betekent: een hulpverlener vertelt niets dat geheim is." in incomplete
    assert "niet compleet" not in said("schoolblad", school_sheet())


def test_where_everybody_refuses_nobody_is_said_to_be_unknown() -> None:
    unknown, refuses = "Er is nog niemand bekend die mag tekenen.", "Een ouder met gezag weigert te tekenen."
    refused = rows(filled("schoolblad", school_sheet(ondertekenaars=[], onvolledig=refuses)))
    assert ["Nu tekent niemand.", "", ""] in refused
    assert [unknown, "", ""] not in refused
    assert [unknown, "", ""] in rows(filled("schoolblad", school_sheet(ondertekenaars=[])))
    assert ["Nu tekent niemand.", "", "", ""] in rows(filled("dossiernotitie", file_note(ondertekenaars=[])))


def test_the_school_sheet_is_a_sheet_with_consent_in_front_and_the_meeting_on_the_back() -> None:
    front, back = pages(filled("schoolblad", school_sheet(onvolledig="Een ouder met gezag weigert te tekenen.")))
    assert "Wie moet tekenen?" in front
    assert "Gegeven op:" in front
    assert back.startswith("Privacyconvenant Zilvermeer Schoolblad Wie is uitgenodigd?")
    assert back.count("☐") > 20


# --- the invitation --------------------------------------------------------------------------------------------------


@each(LETTERS)
def test_an_invitation_is_one_page_and_says_what_it_must(name: str, values: Values) -> None:
    (page,) = pages(filled(name, values))
    for words in (
        "15 april 2027, 15.30 uur",
        "basisschool De Wilgenhoek, lokaal 4",
        "Afspraken maken over hulp in de klas",
        "Jeugdteam Zilverdam: jeugdhulpverlener, mevrouw D. Akkerman",
        "GGD Zilvermeer: jeugdarts (namens de gemeente)",
        "mag iemand meenemen",
        "een tolk?",
        "een andere dag",
        "Vraag naar mevrouw T. Jansen, intern begeleider.",
        "Bel 0123 456 789.",
        "Mail naar info@wilgenhoek.example.",
        "kijkt deze tekst vooraf na.",
    ):
        assert words in page


@pytest.mark.parametrize("who", INVITED, ids=lambda who: who["rol"])
def test_an_invitation_stays_on_its_page_with_six_at_the_table(who: Values) -> None:
    many = [
        participant(f"Instelling voor jeugdhulp {n}", "orthopedagoog", "hulp", name="mevrouw K. Vos") for n in "123456"
    ]
    purpose = "afspraken maken over hulp in de klas en thuis, en over de overstap naar een andere school na de zomer"
    (page,) = pages(filled("uitnodiging", invitation(who, deelnemers=many, casus__doel=purpose)))
    assert "Instelling voor jeugdhulp 6 (orthopedagoog)" in page


@pytest.mark.parametrize("more", [0, 4], ids=["each a line", "in one paragraph"])
def test_the_school_is_named_once_with_who_is_there_for_it_or_by_itself(more: int) -> None:
    others = [participant(f"Instelling {rank}", "orthopedagoog", "hulp") for rank in range(more + 1)]
    school = participant(COMMON["school"]["naam"], "intern begeleider", name="mevrouw T. Jansen")
    (alone,) = (
        row[1] for row in rows(filled("uitnodiging", invitation(deelnemers=others))) if row[0] == "Wie zijn erbij?"
    )
    (told,) = (
        row[1]
        for row in rows(filled("uitnodiging", invitation(deelnemers=[*others, school])))
        if row[0] == "Wie zijn erbij?"
    )
    assert alone.startswith(f"{COMMON['school']['naam']}{', ' if more else ''}Instelling 0")
    assert told.count(COMMON["school"]["naam"]) == 1
    assert told.startswith(f"{COMMON['school']['naam']}{' (' if more else ': '}intern begeleider")
    assert told.count("Instelling") == more + 1


@pytest.mark.parametrize("who", [MOTHER, GI], ids=lambda who: who["rol"])
def test_a_grown_up_is_addressed_as_u(who: Values) -> None:
    printed = said("uitnodiging", invitation(who))
    assert re.findall(r"\b(?:je|jij|jou|jouw)\b", printed, re.IGNORECASE) == []
    assert "Praat u mee over Noor?" in printed


@pytest.mark.parametrize("signs", [True, False])
def test_a_pupil_is_addressed_as_je(signs: bool) -> None:
    printed = said("uitnodiging", invitation(PUPIL, ondertekenaar__tekent=signs))
    assert re.findall(r"\b(?:u|uw|uzelf)\b", printed, re.IGNORECASE) == []
    assert "Beste Noor," in printed


@pytest.mark.parametrize("who", [MOTHER, PUPIL], ids=lambda who: who["rol"])
def test_who_signs_reads_that_a_form_is_with_the_letter(who: Values) -> None:
    with_form, without = (said("uitnodiging", invitation(who, ondertekenaar__tekent=signs)) for signs in (True, False))
    assert "Bij deze brief zit een formulier." in with_form
    assert "hoeft niets te tekenen" not in with_form
    assert "Bij deze brief zit een formulier." not in without
    assert "hoeft niets te tekenen" in without


def test_an_invitation_holds_the_address_of_its_addressee_and_of_no_other() -> None:
    printed = lines(filled("uitnodiging", invitation(GI)))
    assert printed[1:5] == [
        "Stichting Jeugdbescherming Zilvermeer",
        "t.a.v. mevrouw S. Bakker",
        "Kerkstraat 9",
        "1234 CD Zilverdam",
    ]
    assert "de heer P. de Groot" not in said("uitnodiging", invitation(MOTHER))


def test_a_secret_address_is_handed_over_in_person() -> None:
    printed = said("uitnodiging", invitation(ondertekenaar__geheim_adres=True, ondertekenaar__adresregels=[]))
    assert "Persoonlijk uitreiken aan mevrouw L. van der Heijden" in printed
    assert "Kerkstraat" not in printed


def test_a_time_and_a_place_that_are_not_known_yet_are_lines_to_write_on() -> None:
    table = rows(filled("uitnodiging", invitation(casus__overlegtijd="", casus__overlegplaats="")))
    assert ["Wanneer?", f"15 april 2027, hoe laat: {'_' * 10}"] in table
    assert ["Waar?", f"Adres en kamer: {'_' * 30}"] in table


# --- the file note ---------------------------------------------------------------------------------------------------


def test_a_file_note_says_for_whom_who_signed_and_what_may_be_told() -> None:
    note = filled("dossiernotitie", file_note(0))
    table = rows(note)
    assert ["Voor het dossier van", "Jeugdteam Zilverdam, jeugdhulpverlener, mevrouw D. Akkerman"] in table
    assert ["mevrouw L. van der HeijdenOuder met gezag", "☐ ja  ☐ nee", "", "☐ ja  ☐ nee"] in table
    assert ["Verloop van de hulp", "☐", "☐", "☐"] in table
    for label in ("Gevraagd door:", "Gevraagd op:", "Uitgelegd door:", "Ingetrokken op:", "Bewaren tot:"):
        assert label in lines(note)
    assert len(pages(note)) == 1


@pytest.mark.parametrize(
    ("rank", "limit", "row"),
    [(1, ADVICE, ["Gezondheid", "–", "☐", "☐"]), (2, "niet delen", ["Uitslag van het onderzoek", "–", "☒", "–"])],
)
def test_a_limit_that_was_agreed_is_named_and_leaves_just_its_choices(rank: int, limit: str, row: list[str]) -> None:
    note = filled("dossiernotitie", file_note(rank))
    assert f"Al afgesproken: {limit}." in "\n".join(lines(note))
    assert row in rows(note)


def test_the_holders_own_term_goes_before_the_meetings() -> None:
    assert "Uw eigen termijn: 20 jaar na de laatste wijziging in het dossier." in said("dossiernotitie", file_note(0))
    other = said("dossiernotitie", file_note(1))
    assert "Volgens de afspraken voor dit overleg: 2 jaar na het einde van de hulp." in other
    assert "20 jaar" not in other


def test_a_file_note_tells_nothing_of_another_professional() -> None:
    printed = said("dossiernotitie", file_note(0))
    assert not any(other["organisatie"] in printed for other in COMMON["deelnemers"][1:])


# --- the log sheets --------------------------------------------------------------------------------------------------

TITLES = {
    "uitnodigingen": "Uitnodigingen: gekomen of niet?",
    "contactgegevens": "Zoeken naar contactgegevens",
    "zonder ouders": "Overleg zonder ouders",
    "onderzoek": "Een onderzoek niet of niet helemaal delen",
}


@pytest.mark.parametrize("count", [0, 5])
@pytest.mark.parametrize("sort", LOGS)
def test_a_log_sheet_is_one_page_about_one_thing(sort: str, count: int) -> None:
    people = [{"naam": f"mevrouw {letter}. van den Heuvel", "relatie": "pleegouder"} for letter in "ABCDE"[:count]]
    (page,) = pages(filled("logblad", log(sort, personen=people)))
    assert [title for title in TITLES.values() if title in page] == [TITLES[sort]]
    assert "bekijkt deze tekst vóór gebruik." in page


@pytest.mark.parametrize(
    ("sort", "header"),
    [
        ("uitnodigingen", ["Aan wie?", "Datum", "Hoe? (brief, mail, bellen)", "Bewijs dat het aankwam", "Gekomen?"]),
        ("contactgegevens", ["Wie zoekt u?", "Datum", "Aan wie gevraagd?", "Wat kwam eruit?", "Door wie?"]),
    ],
)
def test_a_log_names_the_people_has_rows_to_write_in_and_repeats_its_heading(sort: str, header: list[str]) -> None:
    sheet = filled("logblad", log(sort))
    table = rows(sheet)
    assert header in table
    assert any(row[0].startswith("mevrouw L. van der Heijden") for row in table)
    assert len([row for row in table if len(row) == 5 and not row[0]]) >= 8
    (repeated,) = (row for row in body(sheet).iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None)
    assert [text_of(cell) for cell in repeated.iter(f"{W}tc")] == header


@pytest.mark.parametrize(
    ("sort", "asked"),
    [
        ("uitnodigingen", ("leesbevestiging", "Leerplicht ingelicht op:", "Op bezoek geweest bij de leerling thuis")),
        ("contactgegevens", ("de gemeente waar de leerling woont", "geen adres of nummer", "Niet gevonden.")),
        ("zonder ouders", ("Wat is eerst geprobeerd?", "Wie besloot dit, en wanneer?", "hoorden de ouders ervan?")),
        ("zonder ouders", ("goed hulpverlenerschap", "conflict van plichten", "De ouders houden hulp tegen.")),
        ("onderzoek", ("handelingsgerichte adviezen", "Wat houdt hen tegen?", "OPP", "handelingsverlegenheid", "TLV")),
    ],
)
def test_a_log_asks_what_the_sources_ask(sort: str, asked: tuple[str, ...]) -> None:
    printed = said("logblad", log(sort))
    assert [words for words in asked if words not in printed] == []


def test_the_pupil_stands_once_on_the_log_of_invitations() -> None:
    people = [{"naam": PUPIL["naam"], "relatie": "leerling"}, {"naam": FATHER["naam"], "relatie": "ouder"}]
    first = [row[0] for row in rows(filled("logblad", log("uitnodigingen", personen=people))) if len(row) == 5]
    assert first[1:4] == [PUPIL["naam"], FATHER["naam"], ""]
