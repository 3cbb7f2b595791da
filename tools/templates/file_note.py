"""Makes ``templates/dossiernotitie.docx``: the note with which a professional shows consent in the own file (Q5).

The school prints one for each treating professional; it holds names but no address.
"""

from tools.templates.house import Paper

REVIEW = "De jurist of functionaris gegevensbescherming (FG) van de regio bekijkt deze tekst vóór gebruik."


def file_note() -> Paper:
    """Return the note about consent for one professional's own file."""
    paper = Paper(
        "Dossiernotitie",
        "Laat in het dossier van één hulpverlener zien waarvoor toestemming is gegeven, en door wie",
        footer="Dossiernotitie {{ casus.casus }} · editie {{ convenant.editie }}",
        body_pt=11,
        compact=True,
    )
    paper.title("Notitie voor het eigen dossier")
    paper.subtitle("Toestemming in casus {{ casus.casus }}")
    for section in (_about, _told, _signed, _asked, _withdrawn, _kept):
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
        ],
        label_mm=40,
    )


def _told(paper: Paper) -> None:
    paper.heading("Wat mag u vertellen?", contents=False)
    paper.para("Neem de kruisjes over van de getekende formulieren. Zegt één persoon nee? Dan is het nee.")
    paper.tag('{%p if deelnemer.beperking != "geen" %}')
    paper.callout("**Al afgesproken:** {{ deelnemer.beperking }}.")
    paper.tag("{%p endif %}")
    paper.table(
        ("Soort informatie", "ja", "nee", "alleen advies"),
        [
            "{%tr for soort in deelnemer.informatie %}",
            ("{{ soort|hoofdletter }}", "☐", "☐", "☐"),
            "{%tr else %}",
            ("Wat nodig is voor dit overleg", "☐", "☐", "☐"),
            "{%tr endfor %}",
        ],
        (102, 14, 14, 26),
        align="lccc",
    )


def _signed(paper: Paper) -> None:
    paper.heading("Wie tekende?", contents=False)
    paper.write_in(
        ("Naam en hoedanigheid", "Keuze", "Getekend op", "Kopie erbij"),
        [
            "{%tr for persoon in ondertekenaars %}",
            ("**{{ persoon.naam }}**\n{{ persoon.hoedanigheid|hoofdletter }}", "☐ ja  ☐ nee", "", "☐ ja  ☐ nee"),
            "{%tr endfor %}",
        ],
        (72, 28, 28, 28),
    )


def _asked(paper: Paper) -> None:
    paper.heading("Hoe is het gevraagd?", contents=False)
    paper.para("☐ op papier  ☐ mondeling", style="Tick", keep_next=True)
    paper.para("Uitgelegd:  ☐ in een gesprek  ☐ per telefoon  ☐ met een leeshulp  ☐ met een tolk", style="Tick")
    paper.fill_in(("Gevraagd door:", "Gevraagd op:", "Taal:", "Tolk (naam):"), columns=2)


def _withdrawn(paper: Paper) -> None:
    paper.heading("Is de toestemming ingetrokken?", contents=False)
    paper.fill_in(("Ingetrokken op:", "Door:", "Voor:", "Genoteerd door:"), columns=2)


def _kept(paper: Paper) -> None:
    paper.heading("Hoe lang bewaart u dit?", contents=False)
    paper.para(
        "{% if deelnemer.bewaartermijn %}{{ deelnemer.bewaartermijn|hoofdletter }}."
        "{% elif overlegvorm.bewaartermijn %}{{ overlegvorm.bewaartermijn|hoofdletter }}."
        "{% else %}Bewaren tot: ______________________{% endif %}"
    )
