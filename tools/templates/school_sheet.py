"""Makes ``templates/schoolblad.docx``: the sheet of a case that stays at school, about consent and about the meeting.

One sheet of two pages: in front who must sign, on the back who comes and what is still to do. It holds names but never
an address: whoever passes a desk may read what lies on it. A table in the middle of a page has two columns and no
heading row, which an engine might leave alone at the foot of that page.
"""

from tools.templates.house import Paper

REVIEW = "De jurist of functionaris gegevensbescherming (FG) van de regio bekijkt deze tekst vóór gebruik."
OWN_ONLY = '"alleen voor gegevens over zichzelf" in persoon.hoedanigheid'
"""Whether a signer decides about own data only; the others who sign are the pupil and holders of gezag."""
RELATION = "{% if persoon.relatie == 'GI' %}jeugdbeschermer{% else %}{{ persoon.relatie }}{% endif %}"
"""What a holder is to the pupil; for a gecertificeerde instelling (GI) a named person acts."""
MINOR = "(18 > leerling.leeftijd)"
COMES = "☐ ja  ☐ nee"


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
    for section in (_meeting, _incomplete, _signers, _authority, _copies, _invited, _steps):
        section(paper)
    paper.para(REVIEW, style="Foot")
    return paper


def _meeting(paper: Paper) -> None:
    paper.facts(
        [
            (
                "Leerling",
                "{{ leerling.naam }}, geboren op {{ leerling.geboortedatum }}"
                "{% if leerling.groep %}, {{ leerling.groep }}{% endif %}",
            ),
            (
                "Overleg",
                "{{ overlegvorm.naam|hoofdletter }} op {{ casus.overlegdatum }}"
                "{% if casus.overlegtijd %}, {{ casus.overlegtijd }}{% endif %}"
                "{% if casus.overlegplaats %}, {{ casus.overlegplaats }}{% endif %}",
            ),
            ("Doel", "{{ casus.doel|hoofdletter }}"),
            "{%tr if casus.contactpersoon_school %}",
            ("Contact op school", "{{ casus.contactpersoon_school }}"),
            "{%tr endif %}",
        ],
        label_mm=40,
    )


def _incomplete(paper: Paper) -> None:
    paper.tag("{%p if onvolledig %}")
    paper.callout(
        "**De toestemming kan nog niet compleet zijn.** {{ onvolledig }}\n"
        "Dit betekent: een hulpverlener vertelt niets dat geheim is. Of alleen zo, dat niemand weet over wie het gaat."
    )
    paper.tag("{%p endif %}")


def _signers(paper: Paper) -> None:
    paper.heading("Wie moet tekenen?", contents=False)
    paper.para("Elk formulier moet **uiterlijk {{ uiterlijk }}** terug zijn op school.", keep_next=True)
    paper.write_in(
        ("Wie, en waarom?", "Ontvangen op", "Keuze"),
        [
            "{%tr for persoon in ondertekenaars %}",
            (
                "**{{ persoon.naam }}** (formulier {{ persoon.rol }})\n{{ persoon.hoedanigheid|hoofdletter }}"
                "{% if persoon.taal %} (taal: {{ persoon.taal }}){% endif %}\nOp het formulier: ‘{{ persoon.reden }}’",
                "",
                "☐ ja  ☐ nee",
            ),
            "{%tr else %}",
            (
                "{% if onvolledig %}Nu tekent niemand.{% else %}Er is nog niemand bekend die mag tekenen.{% endif %}",
                "",
                "",
            ),
            "{%tr endfor %}",
        ],
        (100, 30, 26),
        align="llb",
    )


def _authority(paper: Paper) -> None:
    paper.tag("{%p if gezagsdragers %}")
    paper.tag(f"{{%p if {MINOR} %}}")
    paper.heading("Wie heeft gezag, en welk bewijs is gezien?", contents=False)
    paper.tag("{%p else %}")
    paper.heading("Wie beslist voor de leerling, en welk bewijs is gezien?", contents=False)
    paper.tag("{%p endif %}")
    paper.write_in(
        None,
        [
            "{%tr for persoon in gezagsdragers %}",
            (
                f"{{{{ persoon.naam }}}} ({RELATION})",
                f"{{% if {MINOR} %}}Gezag{{% else %}}Benoemd{{% endif %}}: {{{{ persoon.gezag }}}}. "
                "{% if persoon.bewijs %}Bewijs: {{ persoon.bewijs }}{% else %}Nog geen bewijs. Gezien op:{% endif %}",
            ),
            "{%tr endfor %}",
        ],
        (66, 90),
        height_mm=7,
    )
    paper.tag("{%p endif %}")


def _copies(paper: Paper) -> None:
    paper.tag("{%p if behandelaars %}")
    paper.heading("Wie krijgt een kopie voor het eigen dossier?", contents=False)
    paper.para("Streep door wat u niet gaf.", keep_next=True)
    paper.write_in(
        None,
        [
            "{%tr for deelnemer in behandelaars %}",
            (
                "{{ deelnemer.organisatie }}, {{ deelnemer.rol }}"
                "{% if deelnemer.naam %}, {{ deelnemer.naam }}{% endif %}",
                "Dossiernotitie{% for persoon in ondertekenaars %}, {{ persoon.rol }}{% endfor %}\nGegeven op:",
            ),
            "{%tr endfor %}",
        ],
        (66, 90),
        height_mm=7,
    )
    paper.tag("{%p endif %}")


def _invited(paper: Paper) -> None:
    paper.heading("Wie is uitgenodigd?", contents=False, new_page=True)
    paper.write_in(
        ("Wie?", "Uitgenodigd op", "Komt?"),
        [
            ("{{ leerling.naam }} (leerling)", "", COMES),
            "{%tr for persoon in gezagsdragers %}",
            (f"{{{{ persoon.naam }}}} ({RELATION})", "", COMES),
            "{%tr endfor %}",
            f"{{%tr for persoon in ondertekenaars if {OWN_ONLY} %}}",
            ("{{ persoon.naam }} (over zichzelf)", "", COMES),
            "{%tr endfor %}",
            "{%tr for deelnemer in deelnemers %}",
            (
                "{{ deelnemer.organisatie }}, {{ deelnemer.rol }}"
                "{% if deelnemer.naam %}, {{ deelnemer.naam }}{% endif %}"
                "{% if deelnemer.namens_gemeente %} (namens de gemeente){% endif %}",
                "",
                COMES,
            ),
            "{%tr endfor %}",
        ],
        (90, 40, 26),
        align="llb",
        height_mm=8,
    )


def _steps(paper: Paper) -> None:
    paper.heading("Wat doet u vóór het overleg?", contents=False)
    steps = (
        f"{{% if {MINOR} %}}Kijk wie het gezag heeft.{{% else %}}Kijk of er een curator of mentor is.{{% endif %}} "
        "Schrijf op welk bewijs u zag.",
        f"Nodig de leerling{{% if {MINOR} %}}, de ouders (of de voogd){{% endif %}} en de hulpverleners uit."
        f"{{% if not {MINOR} %}} Ouders alleen als de leerling dat wil.{{% endif %}}",
        "Geef iedereen alleen het eigen formulier. Kijk naar de naam op elk blad.",
        "Staat er geen adres op een formulier? Geef het dan zelf af, alleen aan deze persoon.",
        "Leg het formulier uit. Vraag zo nodig een tolk.",
        "Schrijf op de voorkant welk formulier terug is, en wat de keuze is.",
        "Vul elke dossiernotitie in. Geef haar aan de hulpverlener, met een kopie van elk formulier.",
        "Heeft iemand een nee aangekruist? Vertel de hulpverleners vooraf wat zij niet vertellen.",
        "Is een formulier niet terug? Dan vertelt een hulpverlener niets dat geheim is.",
        "Komt iemand niet, of vindt u iemand niet? Vul een logblad in.",
    )
    paper.choices([("☐", step) for step in steps])
