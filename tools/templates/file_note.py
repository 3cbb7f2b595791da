"""Makes ``templates/dossiernotitie.docx``: the note with which a professional shows consent in the own file (Q5).

The school prints one for each treating professional and fills in what the signed forms say; it holds no address.
"""

from tools.templates.consent import BOXES
from tools.templates.house import Paper

REVIEW = "De jurist of functionaris gegevensbescherming (FG) van de regio bekijkt deze tekst vóór gebruik."


def file_note() -> Paper:
    """Return the note about consent for one professional's own file."""
    paper = Paper(
        "Dossiernotitie",
        "Laat in het dossier van één hulpverlener zien waarvoor toestemming is gegeven, en door wie",
        footer="Dossiernotitie {{ casus.casus }} · editie {{ convenant.editie }}",
        body_pt=10.5,
        compact=True,
    )
    paper.title("Notitie voor het eigen dossier")
    paper.subtitle("Toestemming in casus {{ casus.casus }}")
    for section in (_about, _signed, _told, _asked, _withdrawn, _kept):
        section(paper)
    paper.para(REVIEW, style="Small")
    return paper


def _about(paper: Paper) -> None:
    paper.facts(
        [
            (
                "Voor het dossier van",
                "**{{ deelnemer.organisatie }},** {{ deelnemer.rol }}"
                "{% if deelnemer.naam %}, {{ deelnemer.naam }}{% endif %}",
            ),
            ("Leerling", "{{ leerling.naam }}, geboren op {{ leerling.geboortedatum }}"),
            ("Overleg", "{{ overlegvorm.naam|hoofdletter }} op {{ casus.overlegdatum }}, {{ school.naam }}"),
            ("Doel", "{{ casus.doel|hoofdletter }}"),
            "{%tr if casus.einddatum %}",
            ("Geldt tot en met", "{{ casus.einddatum }}"),
            "{%tr endif %}",
        ],
        label_mm=40,
    )
    paper.para(
        "De school vult deze notitie in. Bewaar haar met een kopie van elk getekend formulier. Zo kunt u laten zien "
        "dat u mocht vertellen. Zonder getekende formulieren is dit geen toestemming."
    )


def _signed(paper: Paper) -> None:
    paper.heading("Wie tekende?", contents=False)
    paper.write_in(
        ("Naam en hoedanigheid", "Keuze", "Getekend op", "Kopie erbij"),
        [
            "{%tr for persoon in ondertekenaars %}",
            ("**{{ persoon.naam }}**\n{{ persoon.hoedanigheid|hoofdletter }}", "☐ ja  ☐ nee", "", "☐ ja  ☐ nee"),
            "{%tr else %}",
            ("Nu tekent niemand.", "", "", ""),
            "{%tr endfor %}",
        ],
        (76, 26, 28, 26),
        align="lblb",
    )


def _told(paper: Paper) -> None:
    paper.heading("Wat mag u vertellen?", contents=False)
    agreed = '{% if deelnemer.beperking != "geen" %} **Al afgesproken: {{ deelnemer.beperking }}.**{% endif %}'
    paper.para(
        f"Neem de kruisjes over van de formulieren. Het strengste kruisje telt.{agreed}",
        keep_next=True,
    )
    paper.table(
        ("Soort informatie", "ja", "nee", "alleen advies"),
        [
            "{%tr for soort in deelnemer.informatie %}",
            ("{{ soort|hoofdletter }}", *BOXES),
            "{%tr else %}",
            ("Wat nodig is voor dit gesprek", *BOXES),
            "{%tr endfor %}",
            ("Iets over een ouder zelf (alleen als dat is gevraagd)", *BOXES),
        ],
        (102, 14, 14, 26),
        align="lccc",
    )


def _asked(paper: Paper) -> None:
    paper.heading("Hoe is het gevraagd en uitgelegd?", contents=False)
    paper.para("☐ op papier  ☐ mondeling  ☐ met een leeshulp  ☐ met een tolk", style="Tick", keep_next=True)
    paper.fill_in(("Gevraagd door:", "Gevraagd op:", "Uitgelegd door:", "Taal, en naam van de tolk:"), columns=2)


def _withdrawn(paper: Paper) -> None:
    paper.heading("Is de toestemming ingetrokken?", contents=False)
    paper.fill_in(("Ingetrokken op:", "Door:", "Voor alles, of alleen voor:", "Genoteerd door:"), columns=2)


def _kept(paper: Paper) -> None:
    paper.heading("Hoe lang bewaart u dit?", contents=False)
    paper.tag("{%p if deelnemer.bewaartermijn %}")
    paper.para("Uw eigen termijn: {{ deelnemer.bewaartermijn }}.", keep_next=True)
    paper.tag("{%p elif overlegvorm.bewaartermijn %}")
    paper.para("Volgens de afspraken voor dit overleg: {{ overlegvorm.bewaartermijn }}.", keep_next=True)
    paper.tag("{%p endif %}")
    paper.fill_in(("Bewaren tot:", "Vernietigd op:"), columns=2)
