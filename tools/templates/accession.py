"""Makes ``templates/toetreding.docx``: the form by which a youth-care provider joins the covenant later on.

A provider becomes a party by three conditions, all needed: it takes part, it has signed, and that was made known.
"""

from tools.templates.house import REVIEW, Paper

DECLARATIONS = (
    "het convenant, editie {{ convenant.editie }}, met de bijlagen heeft ontvangen en gelezen en de inhoud aanvaardt;",
    """als partij alle rechten en plichten van een jeugdhulpaanbieder op zich neemt, in het bijzonder over
    dataminimalisatie, bewaren, beveiliging en geheimhouding;""",
    """zelf verwerkingsverantwoordelijke is voor de persoonsgegevens in het eigen dossier, en betrokkenen daarover
    informeert;""",
    """alleen medewerkers aan een casusoverleg laat deelnemen die de geheimhouding en hun beroepsgeheim kennen, en dat
geheim alleen doorbreekt met toestemming of op een wettelijke grond;""",
    "weet dat wijzigen, opzeggen en beëindigen gaan zoals het convenant dat regelt.",
)

OBJECT = """
Het privacyconvenant samenwerking onderwijs – gemeenten – jeugdhulp van de regio {{ convenant.regio }},
**editie {{ convenant.editie }}**, met als ingangsdatum {{ convenant.ingangsdatum }} (hierna: het
convenant).{% if document.sha256 %} De tekst van de overwegingen en de artikelen is te herkennen aan dit controlegetal
(SHA-256):{% endif %}
"""

SIGNED = """
Ondertekend namens de jeugdhulpaanbieder, die met deze handtekening toetreedt tot het privacyconvenant van de regio
{{ convenant.regio }}, editie {{ convenant.editie }}:
"""

CONDITIONS = (
    ("deelname_sinds", "de aanbieder neemt deel aan een casusoverleg", ", sinds", ";"),
    ("getekend_op", "de aanbieder heeft dit formulier ondertekend", ", op", ";"),
    ("bekendgemaakt_op", "de convenantbeheerder heeft de toetreding aan de deelnemers bekendgemaakt", ", op", "."),
)

RECEIVED = """
{% if convenant.convenantbeheerder %}{{ convenant.convenantbeheerder|hoofdletter }}{% else %}De
convenantbeheerder{% endif %} heeft dit formulier ontvangen, werkt de lijst van partijen bij en maakt de
toetreding bekend aan de deelnemers.
"""


def accession_form() -> Paper:
    """Return the form of one care provider."""
    paper = Paper(
        "Toetredingsformulier",
        "Formulier waarmee een jeugdhulpaanbieder toetreedt tot het privacyconvenant",
        footer="Toetredingsformulier {{ aanbieder.kvk }} · editie {{ convenant.editie }}",
        body_pt=10.5,
        compact=True,
    )
    paper.title("Toetredingsformulier")
    paper.subtitle("voor jeugdhulpaanbieders, bij het privacyconvenant van de regio {{ convenant.regio }}")
    _who(paper)
    _declaration(paper)
    _when(paper)
    _contacts(paper)
    _signing(paper)
    _acknowledgement(paper)
    return paper


def _who(paper: Paper) -> None:
    paper.heading("Wie treedt toe")
    paper.facts(
        [
            ("Jeugdhulpaanbieder", "**{{ aanbieder.naam }}**"),
            ("Statutair gevestigd te", "{{ aanbieder.vestigingsplaats }}"),
            ("KvK-nummer", "{{ aanbieder.kvk }}"),
            ("Vertegenwoordigd door", "{{ aanbieder.ondertekenaar }}, {{ aanbieder.functie }}"),
            ("Werkt voor de gemeente", "{{ gemeente.naam }}"),
            "{%tr if aanbieder.e_mail %}",
            ("E-mail", "{{ aanbieder.e_mail }}"),
            "{%tr endif %}",
            "{%tr if aanbieder.deelname_sinds %}",
            ("Deelname aan casusoverleg", "sinds {{ aanbieder.deelname_sinds }}"),
            "{%tr endif %}",
        ]
    )
    paper.heading("Waartoe")
    paper.para(OBJECT, keep_together=True)
    paper.tag("{%p if document.sha256 %}")
    paper.para("{{ document.sha256 }}", style="Fingerprint")
    paper.tag("{%p endif %}")


def _declaration(paper: Paper) -> None:
    paper.heading("Verklaring")
    paper.para("De jeugdhulpaanbieder verklaart dat hij:", keep_next=True)
    for words in DECLARATIONS:
        paper.bullet(words)


def _when(paper: Paper) -> None:
    paper.heading("Vanaf wanneer de aanbieder partij is")
    paper.para("Daarvoor zijn drie dingen nodig, alle drie:", keep_next=True)
    paper.choices(
        [
            (
                f"{{% if aanbieder.{field} %}}☒{{% else %}}☐{{% endif %}}",
                f"{words}{{% if aanbieder.{field} %}}{since} {{{{ aanbieder.{field} }}}}{{% endif %}}{end}",
            )
            for field, words, since, end in CONDITIONS
        ]
    )


def _contacts(paper: Paper) -> None:
    paper.heading("Contact en functionaris gegevensbescherming")
    paper.fill_in(
        [
            "Contactpersoon voor het convenant:",
            "Telefoon en e-mail:",
            "Functionaris gegevensbescherming (FG), of contactpersoon privacy:",
            "Telefoon en e-mail:",
        ]
    )


def _signing(paper: Paper) -> None:
    paper.heading("Ondertekening")
    paper.signature(
        "{{ aanbieder.ondertekenaar }}",
        "{{ aanbieder.functie }}",
        "namens {{ aanbieder.naam }}",
        "{{ aanbieder.handtekening }}",
        intro=SIGNED,
    )


def _acknowledgement(paper: Paper) -> None:
    paper.heading("Bevestiging door de convenantbeheerder")
    paper.para(RECEIVED, keep_next=True)
    known = "{% if aanbieder.bekendgemaakt_op %}  {{ aanbieder.bekendgemaakt_op }}{% endif %}"
    paper.fill_in(["Ontvangen op:", f"Bekendgemaakt aan de deelnemers op:{known}", "Naam en paraaf:"])
    paper.para(REVIEW, style="Small")
