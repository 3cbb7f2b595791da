"""Makes ``templates/logblad.docx``: the log sheets of a case, one part for each ``blad.soort``; a page is one of them.

Questions 8, 9, 11 and 12 of the sources ask the school to write down what it did.
"""

from collections.abc import Sequence

from tools.templates.house import Paper, Row

REVIEW = "De jurist of functionaris gegevensbescherming (FG) van de regio bekijkt deze tekst vóór gebruik."


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
    paper.subtitle("Logblad bij casus {{ casus.casus }}: blijft op school")
    paper.facts(
        [
            ("Leerling", "{{ leerling.naam }}"),
            ("Overleg", "{{ overlegvorm.naam|hoofdletter }} op {{ casus.overlegdatum }}"),
        ],
        label_mm=40,
    )
    paper.para(why)


def _rows(count: int, *cells: str) -> Sequence[Row]:
    return [cells] * count


def _invitations(paper: Paper) -> None:
    _head(
        paper,
        "Uitnodigingen en niet gekomen",
        "Schrijf elke uitnodiging op. Ga na of het bericht is aangekomen.",
    )
    paper.para("Om wie gaat het? {% for persoon in personen %}{{ persoon.naam }} ({{ persoon.relatie }}). {% endfor %}")
    paper.write_in(
        ("Datum", "Aan wie?", "Hoe?", "Bewijs van ontvangst", "Gekomen?"),
        _rows(12, "", "", "", "", "☐ ja  ☐ nee"),
        (22, 40, 26, 42, 26),
    )
    paper.para("Leerplicht geïnformeerd:  ☐ ja  ☐ nee  ☐ niet nodig", style="Tick", keep_next=True)
    paper.fill_in(("Op:", "Door:"), columns=2)


def _contact_data(paper: Paper) -> None:
    _head(
        paper,
        "Zoeken naar contactgegevens",
        "De school probeert de gegevens van ouders te vinden. Schrijf op wat u deed en wat het opleverde.",
    )
    paper.write_in(
        ("Datum", "Wie zoekt u?", "Waar gevraagd?", "Wat leverde het op?", "Door"),
        _rows(12, "", "", "", "", ""),
        (22, 34, 38, 42, 20),
    )


def _without_parents(paper: Paper) -> None:
    _head(
        paper,
        "Overleg zonder ouders",
        "Overleg met ouders is de regel. Schrijf op waarom het nu anders gaat.",
    )
    paper.write_in(
        ("Vraag", "Antwoord"),
        [
            ("Waarom zonder ouders?", ""),
            ("Wat is eerst geprobeerd?", ""),
            ("Wie besloot dit, en wanneer?", ""),
            ("Wanneer en hoe horen de ouders ervan?", ""),
        ],
        (52, 104),
        height_mm=30,
    )


def _research(paper: Paper) -> None:
    _head(
        paper,
        "Een onderzoek niet of niet helemaal delen",
        "Schrijf op wat is afgesproken over de uitslag van een onderzoek.",
    )
    paper.para("☐ de uitslag wordt niet gedeeld  ☐ alleen handelingsgerichte adviezen", style="Tick")
    paper.write_in(
        ("Vraag", "Antwoord"),
        [
            ("Om welk onderzoek gaat het, en waarvoor?", ""),
            ("Wat houdt de ouders of de leerling tegen?", ""),
            ("Wat mag wel?", ""),
            ("Wat betekent dit voor het plan van de school?", ""),
        ],
        (52, 104),
        height_mm=28,
    )
