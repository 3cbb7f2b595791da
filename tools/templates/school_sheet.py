"""Makes ``templates/schoolblad.docx``: one page of a case that stays at school, with who must still sign.

It holds names but never an address: what lies on a desk may be read by whoever passes.
"""

from tools.templates.house import Paper

REVIEW = "De jurist of functionaris gegevensbescherming (FG) van de regio bekijkt deze tekst vóór gebruik."
OWN_ONLY = '"alleen voor gegevens over zichzelf" in persoon.hoedanigheid'
"""Whether a signer decides about own data only; the others who sign are the pupil and holders of gezag."""


def school_sheet() -> Paper:
    """Return the sheet on which the school keeps who signs, who comes, and what is still missing."""
    paper = Paper(
        "Schoolblad",
        "Houdt per casus bij wie moet tekenen, wie is uitgenodigd en wat nog ontbreekt; blijft op school",
        footer="Schoolblad {{ casus.casus }} · editie {{ convenant.editie }}",
        body_pt=11,
        compact=True,
    )
    paper.title("Schoolblad")
    paper.subtitle("Casus {{ casus.casus }}: dit blad blijft op school")
    for section in (_meeting, _incomplete, _signers, _copies, _invited, _authority, _steps):
        section(paper)
    paper.para(REVIEW, style="Small")
    return paper


def _meeting(paper: Paper) -> None:
    when = "{{ casus.overlegdatum }}{% if casus.overlegtijd %}, {{ casus.overlegtijd }}{% endif %}"
    paper.facts(
        [
            (
                "Leerling",
                "{{ leerling.naam }}, geboren op {{ leerling.geboortedatum }}"
                "{% if leerling.groep %}, {{ leerling.groep }}{% endif %}",
            ),
            (
                "Overleg",
                f"{{{{ overlegvorm.naam|hoofdletter }}}} op {when}"
                "{% if casus.overlegplaats %}, {{ casus.overlegplaats }}{% endif %}",
            ),
            "{%tr if casus.contactpersoon_school %}",
            ("Contact op school", "{{ casus.contactpersoon_school }}"),
            "{%tr endif %}",
            ("Formulieren terug", "**uiterlijk {{ uiterlijk }}**"),
        ],
        label_mm=40,
    )


def _incomplete(paper: Paper) -> None:
    paper.tag("{%p if onvolledig %}")
    paper.callout(
        "**De toestemming kan nu niet compleet worden.** {{ onvolledig }}\n"
        "Zonder complete toestemming vertelt een hulpverlener niets dat geheim is."
    )
    paper.tag("{%p endif %}")


def _signers(paper: Paper) -> None:
    paper.heading("Wie moet tekenen?", contents=False)
    paper.write_in(
        ("Wie, en waarom?", "Formulier", "Uiterlijk", "Ontvangen op"),
        [
            "{%tr for persoon in ondertekenaars %}",
            (
                "**{{ persoon.naam }}**\n{{ persoon.hoedanigheid|hoofdletter }}"
                "{% if persoon.taal %}; taal: {{ persoon.taal }}{% endif %}\n{{ persoon.reden }}",
                "{{ persoon.rol }}",
                "{{ uiterlijk }}",
                "",
            ),
            "{%tr else %}",
            ("Er is nog niemand bekend die mag tekenen.", "", "", ""),
            "{%tr endfor %}",
        ],
        (84, 22, 26, 24),
    )


def _copies(paper: Paper) -> None:
    paper.tag("{%p if behandelaars %}")
    paper.heading("Wie krijgt een kopie voor het eigen dossier?", contents=False)
    paper.write_in(
        ("Hulpverlener", "Kopie van het formulier van", "Gegeven op"),
        [
            "{%tr for deelnemer in behandelaars %}",
            (
                "**{{ deelnemer.organisatie }}**\n{{ deelnemer.rol }}"
                "{% if deelnemer.naam %}, {{ deelnemer.naam }}{% endif %}",
                "{%p for persoon in ondertekenaars %}\n☐ {{ persoon.rol }}\n{%p endfor %}\n☐ dossiernotitie",
                "",
            ),
            "{%tr endfor %}",
        ],
        (76, 52, 28),
    )
    paper.tag("{%p endif %}")


def _invited(paper: Paper) -> None:
    paper.heading("Wie is uitgenodigd?", contents=False)
    answer = "☐ ja  ☐ nee"
    paper.write_in(
        ("Wie?", "Uitgenodigd op", "Komt?"),
        [
            ("{{ leerling.naam }} (leerling)", "", answer),
            "{%tr for persoon in gezagsdragers %}",
            ("{{ persoon.naam }} ({{ persoon.relatie }})", "", answer),
            "{%tr endfor %}",
            f"{{%tr for persoon in ondertekenaars if {OWN_ONLY} %}}",
            ("{{ persoon.naam }} (ouder)", "", answer),
            "{%tr endfor %}",
            "{%tr for deelnemer in deelnemers %}",
            (
                "{{ deelnemer.organisatie }} ({{ deelnemer.rol }})"
                "{% if deelnemer.namens_gemeente %}, namens de gemeente{% endif %}",
                "",
                answer,
            ),
            "{%tr endfor %}",
        ],
        (92, 36, 28),
        height_mm=7,
    )


def _authority(paper: Paper) -> None:
    paper.tag("{%p if gezagsdragers %}")
    paper.heading("Wie heeft het gezag?", contents=False)
    paper.table(
        ("Wie?", "Gezag", "Bewijs dat is gezien"),
        [
            "{%tr for persoon in gezagsdragers %}",
            (
                "{{ persoon.naam }} ({{ persoon.relatie }})",
                "{{ persoon.gezag }}",
                "{% if persoon.bewijs %}{{ persoon.bewijs }}{% else %}nog geen; gezien op: ____________{% endif %}",
            ),
            "{%tr endfor %}",
        ],
        (72, 22, 62),
    )
    paper.tag("{%p endif %}")


def _steps(paper: Paper) -> None:
    paper.heading("Wat doet u vóór het overleg?", contents=False)
    for step in (
        "Controleer wie het gezag heeft, en schrijf op welk bewijs u zag.",
        "Nodig de leerling, de ouders en de hulpverleners uit.",
        "Geef of stuur iedereen alleen het eigen formulier.",
        "Leg het formulier uit, zo nodig met een tolk.",
        "Schrijf hierboven op wat terug is.",
        "Geef elke hulpverlener een kopie en de dossiernotitie.",
        "Ontbreekt er een formulier? Vertel de hulpverleners dat zij zwijgen over wat geheim is.",
    ):
        paper.para(f"☐ {step}", style="Tick")
