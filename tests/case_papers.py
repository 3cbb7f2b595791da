"""Values for the papers of one case, as their templates get them, and the papers filled in and read back.

In: changes to a case that does not exist. Out: names for a template; its paragraphs, its rows and its pages.
"""

from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import jinja2
import pypdfium2 as pdfium
from docxtpl import DocxTemplate
from lxml import etree

from generator.convert import embedded
from generator.dutch import capitalised
from tools.templates.__main__ import FOLDER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADVICE = "alleen handelingsgerichte adviezen"
OWN_ONLY = "ouder, alleen voor gegevens over zichzelf"

Values = dict[str, Any]


def participant(organisation: str, role: str, *information: str, limit: str = "geen", **more: str) -> Values:
    return {
        "organisatie": organisation,
        "rol": role,
        "naam": more.get("name", ""),
        "behandelend": bool(information),
        "informatie": list(information),
        "beperking": limit,
        "bewaartermijn": more.get("retention", ""),
        "namens_gemeente": organisation.startswith("GGD"),
    }


def person(role: str, name: str, capacity: str, reason: str, **more: object) -> Values:
    return {
        "naam": name,
        "hoedanigheid": capacity,
        "reden": reason,
        "rol": role,
        "namens": more.get("on_behalf_of", ""),
        "taal": more.get("language", ""),
        "is_leerling": role == "leerling",
    }


MOTHER = person(
    "ouder-1",
    "mevrouw L. van der Heijden",
    "ouder met gezag",
    "U hebt gezag over uw kind en uw kind is jonger dan 16 jaar.",
)
FATHER = person(
    "ouder-2",
    "de heer P. de Groot",
    "ouder met gezag",
    "U hebt gezag over uw kind en uw kind is jonger dan 16 jaar.",
    language="Tigrinya",
)
PUPIL = person("leerling", "Noor van der Heijden", "leerling", "Je bent 12 jaar of ouder, daarom beslis je mee.")
GI = person(
    "gi-1",
    "mevrouw S. Bakker",
    "jeugdbeschermer, namens Stichting Jeugdbescherming Zilvermeer",
    "U beslist namens Stichting Jeugdbescherming Zilvermeer en de leerling is jonger dan 16 jaar.",
    on_behalf_of="Stichting Jeugdbescherming Zilvermeer",
)
COMMON: Values = {
    "convenant": {"regio": "Zilvermeer", "editie": "2027-1"},
    "casus": {
        "casus": "ZK-7F3K",
        "overlegdatum": "15 april 2027",
        "overlegtijd": "15.30 uur",
        "overlegplaats": "basisschool De Wilgenhoek, lokaal 4",
        "einddatum": "31 juli 2027",
        "doel": "afspraken maken over hulp in de klas",
        "vraag": "Welke hulp past bij Noor?",
        "contactpersoon_school": "mevrouw T. Jansen, intern begeleider",
    },
    "leerling": {
        "naam": "Noor van der Heijden",
        "voornaam": "Noor",
        "geboortedatum": "12 mei 2014",
        "groep": "groep 8",
        "leeftijd": 12,
    },
    "school": {
        "naam": "basisschool De Wilgenhoek",
        "adres": "Schoolstraat 1",
        "postcode": "1234 AB",
        "plaats": "Zilverdam",
        "telefoon": "0123 456 789",
        "e_mail": "info@wilgenhoek.example",
    },
    "bestuur": {"naam": "Stichting Onderwijs & Co"},
    "deelnemers": [
        participant(
            *("Jeugdteam Zilverdam", "jeugdhulpverlener", "verloop van de hulp", "adviezen voor de klas"),
            name="mevrouw D. Akkerman",
            retention="20 jaar na de laatste wijziging in het dossier",
        ),
        participant("GGD Zilvermeer", "jeugdarts", "gezondheid", limit=ADVICE),
        participant("Praktijk Jeugd & Gezin", "psycholoog", "uitslag van het onderzoek", limit="niet delen"),
        participant("Gemeente Zilverdam", "leerplichtambtenaar"),
    ],
    "overlegvorm": {
        "naam": "multidisciplinair overleg",
        "voorzitter": "de intern begeleider van de school",
        "verslag": "afspraken, door de school",
        "bewaartermijn": "2 jaar na het einde van de hulp",
    },
}
HOLDERS = [
    {"naam": MOTHER["naam"], "relatie": "ouder", "gezag": "ja", "bewijs": "uittreksel gezagsregister van 2 maart 2027"},
    {"naam": FATHER["naam"], "relatie": "ouder", "gezag": "onbekend", "bewijs": ""},
]


def changed(values: Values, changes: Mapping[str, object]) -> Values:
    """Return values with changes, such as ``casus__vraag=""``."""
    made = deepcopy(values)
    for path, value in changes.items():
        first, _, second = path.partition("__")
        if second:
            made[first][second] = value
        else:
            made[first] = value
    return made


def school_sheet(**changes: object) -> Values:
    more = {
        "ondertekenaars": [PUPIL, MOTHER, FATHER],
        "gezagsdragers": HOLDERS,
        "onvolledig": "",
        "uiterlijk": "14 april 2027",
        "behandelaars": [each for each in COMMON["deelnemers"] if each["behandelend"]],
    }
    return changed({**COMMON, **more}, changes)


def invitation(who: Values = MOTHER, **changes: object) -> Values:
    address = ["Kerkstraat 9", "1234 CD Zilverdam"]
    addressee = {**who, "adresregels": address, "geheim_adres": False, "tekent": True}
    return changed({**COMMON, "ondertekenaar": addressee}, changes)


def file_note(rank: int = 0, **changes: object) -> Values:
    signers = [{name: who[name] for name in ("naam", "hoedanigheid")} for who in (PUPIL, MOTHER, FATHER)]
    return changed({**COMMON, "deelnemer": COMMON["deelnemers"][rank], "ondertekenaars": signers}, changes)


def log(sort: str, **changes: object) -> Values:
    people = [{"naam": holder["naam"], "relatie": holder["relatie"]} for holder in HOLDERS]
    return changed({**COMMON, "blad": {"soort": sort}, "personen": people}, changes)


def filled(name: str, values: Values) -> bytes:
    """Return a template's Word file, filled in by docxtpl itself."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    environment.filters["hoofdletter"] = capitalised
    template = DocxTemplate(FOLDER / f"{name}.docx")
    template.render(values, environment, autoescape=True)
    done = BytesIO()
    template.save(done)
    return done.getvalue()


def body(docx: bytes) -> etree._Element:
    with ZipFile(BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def text_of(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t")).replace("\N{NO-BREAK SPACE}", " ")


def lines(docx: bytes) -> list[str]:
    return [line for line in map(text_of, body(docx).iter(f"{W}p")) if line]


def rows(docx: bytes) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in body(docx).iter(f"{W}tr")]


def pages(docx: bytes) -> list[str]:
    """Return the words of each page, as the embedded engine prints it."""
    pdf = pdfium.PdfDocument(embedded.to_pdf(docx))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
