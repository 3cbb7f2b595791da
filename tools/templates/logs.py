"""Makes ``templates/logblad.docx``: the log sheets of a case, one part for each ``blad.soort``; each is one page.

Questions 8, 9, 11 and 12 of the sources ask the school to write down what it did. No address is printed, and the sheet
asks to write none: it lies in a pupil's file, which both parents may read.
"""

from tools.templates.house import Paper
from tools.templates.school_sheet import RELATION

REVIEW = "De jurist of functionaris gegevensbescherming (FG) van de regio bekijkt deze tekst vóór gebruik."
PEOPLE = '{%tr for persoon in personen if persoon.relatie != "leerling" %}'
FEW_PEOPLE = "{%tr if 4 > personen|length %}"
"""Where few stand on the sheet already, the page has room for more rows to write in."""
GROUNDS = "☐ goed hulpverlenerschap  ☐ conflict van plichten"


def log_sheet() -> Paper:
    """Return the template of every log sheet."""
    paper = Paper(
        "Logblad",
        "Legt vast wat de school deed: uitnodigingen, contactgegevens, overleg zonder ouders of een onderzoek",
        footer="Logblad {{ casus.casus }} · editie {{ convenant.editie }}",
        body_pt=11,
        compact=True,
    )
    paper.tag('{%p if blad.soort == "uitnodigingen" %}')
    _invitations(paper)
    paper.tag('{%p elif blad.soort == "contactgegevens" %}')
    _contact_data(paper)
    paper.tag('{%p elif blad.soort == "zonder ouders" %}')
    _without_parents(paper)
    paper.tag("{%p else %}")
    _research(paper)
    paper.tag("{%p endif %}")
    paper.para(REVIEW, style="Small")
    return paper


def _head(paper: Paper, title: str, why: str) -> None:
    paper.title(title)
    paper.subtitle("Logblad bij casus {{ casus.casus }}: blijft op school, in het dossier van de leerling")
    paper.facts(
        [
            (
                "Leerling",
                "{{ leerling.naam }}, geboren op {{ leerling.geboortedatum }}"
                "{% if leerling.groep %}, {{ leerling.groep }}{% endif %}",
            ),
            ("Overleg", "{{ overlegvorm.naam|hoofdletter }} op {{ casus.overlegdatum }}"),
        ],
        label_mm=26,
    )
    paper.para(why)


def _invitations(paper: Paper) -> None:
    _head(
        paper,
        "Uitnodigingen: gekomen of niet?",
        "Schrijf elke uitnodiging op. Kwam het bericht aan? Vraag bijvoorbeeld een leesbevestiging, of stuur het "
        "aangetekend.",
    )
    came = "☐ ja  ☐ nee"
    paper.write_in(
        ("Aan wie?", "Datum", "Hoe? (brief, mail, bellen)", "Bewijs dat het aankwam", "Gekomen?"),
        [
            ("{{ leerling.naam }}", "", "", "", came),
            PEOPLE,
            ("{{ persoon.naam }}", "", "", "", came),
            "{%tr endfor %}",
            *[("", "", "", "", came)] * 5,
            FEW_PEOPLE,
            *[("", "", "", "", came)] * 3,
            "{%tr endif %}",
        ],
        (46, 20, 30, 34, 26),
        align="llllb",
    )
    paper.heading("Kwam de leerling niet? Wat deed de school nog?", contents=False)
    paper.choices(
        [
            ("☐", "De ouders benaderd"),
            ("☐", "Op bezoek geweest bij de leerling thuis, bijvoorbeeld door de mentor"),
            ("☐", "Leerplicht ingelicht (altijd bij verzuim van wie leerplichtig is)"),
            ("☐", "Een andere instantie gevraagd te helpen"),
        ]
    )
    paper.fill_in(
        ("Leerplicht ingelicht op:", "Door:", "Wat doet leerplicht?", "Wat deed de school nog meer?"), columns=2
    )


def _contact_data(paper: Paper) -> None:
    _head(
        paper,
        "Zoeken naar contactgegevens",
        "De school moet ouders vertellen hoe het gaat, tot de leerling 18 jaar is. Daarom zoekt zij hun "
        "contactgegevens. Vraag het aan de leerling, en aan de gemeente waar de leerling woont. Schrijf hier op wat u "
        "deed. Schrijf hier **geen adres of nummer** op: dat hoort in de administratie van de school.",
    )
    paper.write_in(
        ("Wie zoekt u?", "Datum", "Aan wie gevraagd?", "Wat kwam eruit?", "Door wie?"),
        [
            PEOPLE,
            (f"{{{{ persoon.naam }}}} ({RELATION})", "", "", "", ""),
            "{%tr endfor %}",
            *[("", "", "", "", "")] * 9,
        ],
        (42, 20, 34, 34, 26),
    )
    paper.heading("Hoe liep het af?", contents=False)
    paper.choices(
        [
            ("☐", "Gevonden. De gegevens staan in de administratie van de school."),
            ("☐", "Niet gevonden. Dit blad ligt in het dossier van de leerling."),
        ]
    )
    paper.fill_in(("Afgesloten op:", "Door:"), columns=2)


def _without_parents(paper: Paper) -> None:
    _head(
        paper,
        "Overleg zonder ouders",
        "Overleg met ouders is de regel. Een hulpverlener vertelt zonder toestemming niets dat geheim is. Dit blad is "
        "voor de uitzondering. De hulpverlener beslist zelf, en schrijft de reden ook op in het eigen dossier.",
    )
    paper.heading("Wat is de grond?", contents=False)
    paper.choices(
        [
            ("☐", "Praten met de ouders lukt helemaal niet meer."),
            ("☐", "De ouders houden hulp tegen."),
            ("☐", "De gezondheid van de leerling loopt gevaar."),
        ]
    )
    paper.para(f"De hulpverlener beroept zich op:  {GROUNDS}", style="Tick")
    paper.write_in(
        None,
        [
            ("Welk gevaar is er, en waaruit blijkt dat?", ""),
            ("Wat is eerst geprobeerd? Noem ook wanneer.", ""),
            ("Wie besloot dit, en wanneer? Met wie is overlegd?", ""),
            ("Wat vindt de leerling ervan?", ""),
            ("Wat is verteld, en aan wie?", ""),
            ("Wanneer en door wie hoorden de ouders ervan? Nog niet? Waarom niet?", ""),
        ],
        (50, 106),
        height_mm=24,
    )


def _research(paper: Paper) -> None:
    _head(
        paper,
        "Een onderzoek niet of niet helemaal delen",
        "Wil een ouder of leerling de uitslag van een onderzoek niet delen? Praat daar samen over. Vaak zijn adviezen "
        "voor de klas genoeg. Schrijf hier niets op uit het onderzoek zelf.",
    )
    paper.heading("Wat is de keuze?", contents=False)
    paper.choices(
        [
            ("☐", "De uitslag wordt niet gedeeld."),
            ("☐", "Alleen handelingsgerichte adviezen worden gedeeld: wat helpt in de klas."),
            ("☐", "De uitslag wordt later of voor een deel gedeeld."),
        ]
    )
    paper.write_in(
        None,
        [
            ("Welk onderzoek is het? Wie deed het, en waarvoor?", ""),
            ("Wat was vooraf afgesproken?", ""),
            ("Met wie is gepraat, en wanneer? Wat houdt hen tegen?", ""),
            ("Welke adviezen mag de school wel hebben?", ""),
        ],
        (50, 106),
        height_mm=26,
    )
    paper.heading("Wat betekent dit voor de school?", contents=False)
    paper.choices(
        [
            (
                "☐",
                "De school legde uit: dit is nodig voor het plan (ontwikkelingsperspectief, OPP).",
            ),
            ("☐", "De school kan toch een OPP maken."),
            ("☐", "De school weet zo niet meer hoe zij kan helpen (handelingsverlegenheid)."),
            ("☐", "De school vraagt een toelaatbaarheidsverklaring (TLV) aan. Dat is de laatste stap."),
        ]
    )
    paper.fill_in(("Besproken op:", "Door:"), columns=2)
