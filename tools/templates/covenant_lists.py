"""Annexes 3 to 6 of the covenant: kinds of meeting, the list of parties, contacts and sources."""

from tools.templates.covenant_parties import (
    ATTORNEY,
    FORMERLY,
    MANDATED,
    MANDATING_BOARDS,
    ONE_MUNICIPALITY,
    REPRESENTATIVES,
    person,
)
from tools.templates.covenant_sources import REFERENCE_DATE, RETENTIONS, SOURCES
from tools.templates.house import Paper

SECTORS = (("Primair onderwijs", "po"), ("Voortgezet onderwijs", "vo"), ("Beide sectoren", ""))
EMAIL = (
    "{{% if convenant.publicatie %}}niet gepubliceerd{{% elif {0}.e_mail %}}{{{{ {0}.e_mail }}}}"
    "{{% else %}}door de Partij op te geven{{% endif %}}"
)
CONTACTS = (
    ("gemeente", "gemeenten", "Gemeente {{ gemeente.naam }}"),
    ("swv", "swvs", "{{ swv.naam }}"),
    ("bestuur", "schoolbesturen", "{{ bestuur.naam }}"),
    ("aanbieder", "aanbieders if aanbieder.is_partij", "{{ aanbieder.naam }}"),
)


def meeting_forms(paper: Paper) -> None:
    """Set annex 3: every kind of meeting, po and vo apart."""
    paper.heading("Bijlage 3 – Overlegvormen", new_page=True)
    paper.para(
        "Ieder overleg hieronder is een Casusoverleg waarop het Convenant van toepassing is. De «Jongere» en de "
        "Ouders worden "
        "voor ieder overleg uitgenodigd. Iedere Overlegvorm dient alleen doelen die artikel 3 noemt.".replace(
            "«Jongere»", "{{ convenant.aanduiding_jongere|hoofdletter }}"
        )
    )
    paper.tag("{%p if not overlegvormen %}")
    paper.para(
        "Partijen hebben bij deze editie geen afzonderlijke Overlegvormen beschreven. Voor ieder Casusoverleg "
        "gelden de doelen van artikel 3; de School zit voor, maakt het Verslag en bewaart het zolang als het "
        "leerlingdossier."
    )
    paper.tag("{%p endif %}")
    for title, sector in SECTORS:
        paper.tag(f'{{%p for overlegvorm in overlegvormen if overlegvorm.sector == "{sector}" %}}')
        paper.tag("{%p if loop.first %}")
        paper.heading(title, 2)
        paper.tag("{%p endif %}")
        _meeting_form(paper)
        paper.tag("{%p endfor %}")


def _meeting_form(paper: Paper) -> None:
    paper.heading("{{ overlegvorm.naam|hoofdletter }}", 3)
    paper.facts(
        [
            ("Waartoe dient het", "{{ overlegvorm.doel }}"),
            *_fact("Wie nemen deel", "overlegvorm.deelnemers"),
            *_fact("Wie zit voor", "overlegvorm.voorzitter"),
            *_fact("Wat wordt vastgelegd", "overlegvorm.verslag"),
            *_fact("Hoe lang bewaard", "overlegvorm.bewaartermijn"),
        ]
    )


def _fact(label: str, expression: str) -> list[tuple[str, str] | str]:
    return [f"{{%tr if {expression} %}}", (label, f"{{{{ {expression} }}}}"), "{%tr endif %}"]


def party_list(paper: Paper) -> None:
    """Set annex 4: who is a party, who represents it and since when the mandate is signed."""
    paper.heading("Bijlage 4 – Lijst van Partijen", new_page=True)
    paper.para(
        "Stand bij het opmaken van editie {{ convenant.editie }}{% if document.datum %}, "
        "{{ document.datum }}{% endif %}. De Convenantbeheerder houdt deze lijst bij (artikel 17 en 18)."
    )
    _municipalities(paper)
    _partnerships(paper)
    _mandates(paper)
    _boards_themselves(paper)
    _care_providers(paper)


def _municipalities(paper: Paper) -> None:
    paper.heading(f"{{% if {ONE_MUNICIPALITY} %}}Gemeente{{% else %}}Gemeenten{{% endif %}}", 2)
    paper.table(
        ("Gemeente", "Vertegenwoordigd door", "Volmacht en collegebesluit"),
        [
            "{%tr for gemeente in gemeenten %}",
            (
                "{{ gemeente.naam }}",
                person("gemeente.ondertekenaar", "gemeente.functie"),
                "{% if gemeente.krachtens_volmacht %}volmacht{% if gemeente.volmacht_kenmerk %} "
                "{{ gemeente.volmacht_kenmerk }}{% endif %}{% if gemeente.collegebesluit_datum %}; "
                "{% endif %}{% endif %}"
                "{% if gemeente.collegebesluit_datum %}besluit van {{ gemeente.collegebesluit_datum }}"
                "{% if gemeente.collegebesluit_nummer %}, {{ gemeente.collegebesluit_nummer }}{% endif %}"
                "{% elif not gemeente.krachtens_volmacht %}–{% endif %}",
            ),
            "{%tr endfor %}",
        ],
        (40.0, 62.0, 54.0),
    )


def _partnerships(paper: Paper) -> None:
    paper.heading("{% if swvs|length == 1 %}Samenwerkingsverband{% else %}Samenwerkingsverbanden{% endif %}", 2)
    paper.table(
        ("SWV", "Nummer", "Vertegenwoordigd door"),
        [
            "{%tr for swv in swvs %}",
            ("{{ swv.naam }}", "{{ swv.nummer }}", person("swv.directeur", "swv.functie")),
            "{%tr endfor %}",
        ],
        (76.0, 22.0, 58.0),
    )


def _mandates(paper: Paper) -> None:
    paper.tag("{%p for swv in swvs if swv.besturen %}")
    paper.heading(
        f"{MANDATING_BOARDS.replace('school', 'School')}, krachtens volmacht vertegenwoordigd door "
        "{{ swv.noemer }}",
        2,
    )
    paper.table(
        ("Schoolbestuur", "Gevolmachtigde", "Omvat", "Volmacht getekend op"),
        [
            "{%tr for bestuur in swv.besturen %}",
            (
                "{{ bestuur.naam }} ({{ bestuur.nummer }}{% if bestuur.voorheen %}, voorheen "
                "{{ bestuur.voorheen }}{% endif %})",
                ATTORNEY,
                "{{ bestuur.volmacht.reikwijdte|opsomming }}",
                MANDATED,
            ),
            "{%tr endfor %}",
        ],
        (55.0, 38.0, 28.0, 35.0),
    )
    paper.tag("{%p endfor %}")


def _boards_themselves(paper: Paper) -> None:
    paper.tag("{%p for bestuur in schoolbesturen if bestuur.tekent_zelf %}")
    paper.tag("{%p if loop.first %}")
    paper.heading(
        "{% if loop.last %}Schoolbestuur dat zelf tekent{% else %}Schoolbesturen die zelf tekenen{% endif %}", 2
    )
    paper.tag("{%p endif %}")
    paper.bullet(
        f"{{{{ bestuur.naam }}}}{FORMERLY} ({{{{ bestuur.nummer }}}}), vertegenwoordigd door {REPRESENTATIVES}"
    )
    paper.tag("{%p endfor %}")


def _care_providers(paper: Paper) -> None:
    paper.tag("{%p for aanbieder in aanbieders if aanbieder.is_partij %}")
    paper.tag("{%p if loop.first %}")
    paper.heading("{% if loop.last %}Jeugdhulpaanbieder{% else %}Jeugdhulpaanbieders{% endif %}", 2)
    paper.tag("{%p endif %}")
    paper.bullet(
        "{{ aanbieder.naam }} (KvK {{ aanbieder.kvk }}), toetreding getekend op {{ aanbieder.getekend_op }} en "
        "bekendgemaakt op {{ aanbieder.bekendgemaakt_op }}"
    )
    paper.tag("{%p endfor %}")


def contacts(paper: Paper) -> None:
    """Set annex 5: the keeper of the covenant, and each party's contact and data protection officer."""
    paper.heading("Bijlage 5 – Contactpunten en functionarissen gegevensbescherming")
    paper.para(
        "Aan het contactpunt wordt een inbreuk, een verzoek van een Betrokkene of een wijziging gemeld. Iedere "
        "Partij vult de laatste kolom in met de FG of, als zij er geen hoeft te hebben, de contactpersoon voor "
        "privacy (artikel 15)."
    )
    paper.facts(
        [
            (
                "Convenantbeheerder",
                "{% if convenant.publicatie %}naam niet gepubliceerd{% elif convenant.convenantbeheerder %}"
                "{{ convenant.convenantbeheerder }}{% else %}aan te wijzen in het OOGO{% endif %}"
                "{% if convenant.beheerder_e_mail and not convenant.publicatie %}, "
                "{{ convenant.beheerder_e_mail }}{% endif %}",
            )
        ]
    )
    rows: list[tuple[str, str] | str] = []
    for item, items, who in CONTACTS:
        contact = f"**{who}**\n{EMAIL.format(item)}"
        rows += [f"{{%tr for {item} in {items} %}}", (contact, ""), "{%tr endfor %}"]
    paper.table(("Partij en contactpunt", "FG of contactpersoon voor privacy"), rows, (100.0, 56.0))


def sources(paper: Paper) -> None:
    """Set annex 6: the laws and the retention terms, with the date they were taken from and what must be verified."""
    paper.heading("Bijlage 6 – Bronnen en bewaartermijnen", new_page=True)
    paper.para(
        f"Peildatum: **{REFERENCE_DATE}**. Bij ‘ja’ is de regel uit de praktijk bekend: de jurist of FG van de regio "
        "ziet hem na voordat wordt getekend. Een verbetering in deze lijst verandert de artikelen niet."
    )
    paper.heading("A. Regels waarop het Convenant rust", 2)
    paper.table(
        ("Onderwerp", "Bron", "Artikel", "Nazien"),
        [(source.subject, source.place, source.articles, "ja" if source.verify else "–") for source in SOURCES],
        (56.0, 68.0, 18.0, 14.0),
    )
    paper.heading("B. Bewaartermijnen", 2)
    paper.table(
        ("Dossier", "Termijn", "Grond", "Nazien"),
        [(retention.file, retention.term, retention.ground, "ja") for retention in RETENTIONS],
        (46.0, 60.0, 36.0, 14.0),
    )
