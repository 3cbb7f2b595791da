"""Makes ``templates/volmacht.docx``: the power of attorney by which a board lets the director sign in its name.

Its order is that of a careful lawyer: who gives, to whom, for what, what may and may not be done, until when, and how
it ends. Law cited: Burgerlijk Wetboek, book 3, articles 64, 68 and 69.
"""

from tools.templates.house import REVIEW, Paper

FORMS = {
    "stichting": "een stichting, statutair gevestigd te",
    "vereniging": "een vereniging, statutair gevestigd te",
    "coöperatie": "een coöperatie, statutair gevestigd te",
    "stichting openbaar onderwijs": """
        een stichting die openbaar onderwijs in stand houdt (stichting openbaar onderwijs), statutair gevestigd te""",
    "openbare rechtspersoon": """
        een openbare rechtspersoon, bij gemeentelijke verordening ingesteld om openbaar onderwijs in stand te
        houden, gevestigd te""",
    "gemeente": """
        als bevoegd gezag van het openbaar onderwijs, vertegenwoordigd door het college van burgemeester en
        wethouders, zetelend te""",
    "mbo-instelling": """
        een rechtspersoon die een instelling voor middelbaar beroepsonderwijs in stand houdt, statutair gevestigd te""",
}

FORM = (
    "".join(
        f"{{% {'elif' if at else 'if'} bestuur.rechtsvorm == '{form}' %}}{words.strip()}"
        for at, (form, words) in enumerate(FORMS.items())
    )
    + "{% else %}statutair gevestigd te{% endif %}"
)

SIGNERS = (
    "{% for persoon in ondertekenaars %}{% if not loop.first %}, en {% endif %}{{ persoon.naam }}, "
    "{{ persoon.functie }}{% endfor %}"
)

GIVER = f"""
{{% if bestuur.is_gemeente and not 'emeente' in bestuur.naam %}}De gemeente {{% endif %}}**{{{{ bestuur.naam }}}},**
{FORM}
{{{{ bestuur.vestigingsplaats }}}}{{% if bestuur.adres %}}, kantoorhoudend {{% if bestuur.plaats %}}te
{{{{ bestuur.plaats }}}} {{% endif %}}aan het adres {{{{ bestuur.adres }}}}{{% endif %}}, ingeschreven in het
handelsregister onder KvK-nummer {{{{ bestuur.kvk }}}}, bevoegd-gezagnummer {{{{ bestuur.nummer }}}};
{{% if bestuur.is_gemeente %}}namens het college
{{% if bestuur.gezamenlijk %}}tekenen gezamenlijk{{% else %}}tekent{{% endif %}} {SIGNERS}{{% else %}}hier rechtsgeldig
vertegenwoordigd door {SIGNERS}, {{% if bestuur.gezamenlijk %}}die gezamenlijk bevoegd zijn{{% else %}}die alleen en
zelfstandig bevoegd is{{% endif %}}{{% endif %}}; hierna: de volmachtgever.
"""

SWV = """
**{{ swv.naam }},** {% if swv.rechtsvorm %}een {{ swv.rechtsvorm }}, {% endif %}gevestigd te {{ swv.vestigingsplaats }},
kantoorhoudend te {{ swv.plaats }} aan het adres {{ swv.adres }}, KvK-nummer {{ swv.kvk }}, samenwerkingsverband
{{ swv.nummer }}; hierna: de gevolmachtigde.
"""

BY_PERSON = f"""
**{{% if volmacht.persoon %}}{{{{ volmacht.persoon|hoofdletter }}}}{{% else %}}{{{{ swv.directeur|hoofdletter }}}}{{%
endif %}},**
{{{{ swv.functie }}}} van {SWV.strip()} De volmacht is aan deze persoon gegeven en eindigt zodra deze de
genoemde functie niet meer vervult.
"""

BY_SWV = f"""
{SWV.strip()} De volmacht wordt uitgeoefend door wie het samenwerkingsverband volgens de statuten rechtsgeldig
vertegenwoordigt. Bij het geven van deze volmacht is dat {{{{ swv.directeur }}}}, {{{{ swv.functie }}}}.
"""

BY_FUNCTION = f"""
Degene die ten tijde van de handeling de functie vervult van **{{{{ swv.functie }}}}** van {SWV.strip()} Bij
het geven van deze volmacht is dat {{{{ swv.directeur }}}}. De volmacht hoort bij de functie en geldt ook voor
een opvolger.
"""

OBJECT = """
Deze bijzondere volmacht betreft het privacyconvenant samenwerking onderwijs – gemeenten – jeugdhulp van de regio
{{ convenant.regio }}, **editie {{ convenant.editie }}**, met als ingangsdatum {{ convenant.ingangsdatum }} (hierna: het
convenant), tussen {% if gemeenten|length == 1 %}de gemeente{% else %}de gemeenten{% endif %}
{% for gemeente in gemeenten %}{% if loop.first %}{% elif loop.last %} en {% else %}, {% endif
%}{{ gemeente.naam }}{% endfor %},
{% if swvs|length == 1 %}het samenwerkingsverband{% else %}de samenwerkingsverbanden{% endif %}
{% for verband in swvs %}{% if loop.first %}{% elif loop.last %} en {% else %}, {% endif
%}{{ verband.naam }}{% endfor %}, en de schoolbesturen die daarin zijn genoemd. De tekst van de
overwegingen en artikelen is bijlage 1; daarbij hoort dit controlegetal (SHA-256):
"""

ACTS = (
    ("volmacht.tekenen", "het convenant **ondertekenen**"),
    (
        "volmacht.wijzigen",
        "instemmen met **wijzigingen** van het convenant en die ondertekenen (artikel 17 van het convenant)",
    ),
    ("volmacht.toetreden", "de **toetreding** van nieuwe partijen aanvaarden (artikel 18 van het convenant)"),
    ("volmacht.opzeggen", "het convenant **opzeggen** (artikel 19 van het convenant)"),
)

LIMITS = """
Wat niet is aangekruist, mag de gevolmachtigde niet. De volmacht geldt ook niet voor andere overeenkomsten, financiële
verplichtingen, gerechtelijke procedures of beslissingen over gegevens van afzonderlijke
{{ convenant.aanduiding_jongeren }}.{% if volmacht.editie %} Zij geldt alleen voor editie {{
volmacht.editie }}{% if volmacht.wijzigen %}; wijzigen betreft dan alleen de bijlagen (artikel 17.4){% endif
%}.{% endif %}{% if volmacht.editie or not volmacht.wijzigen %} Voor een nieuwe editie van het
convenant is een nieuwe volmacht nodig.{% endif %}{% if volmacht.wijzigen or volmacht.toetreden or volmacht.opzeggen %}
De gevolmachtigde bericht de volmachtgever vooraf over elke wijziging, toetreding of opzegging.{% endif %}
"""

DOUBLE_ACTING = """
De gevolmachtigde handelt bij het convenant ook voor {% if volmacht.gevolmachtigde == 'swv' %}zichzelf{% else %}het
samenwerkingsverband zelf{% endif %} en voor andere schoolbesturen. De volmachtgever weet dit en staat toe dat de
gevolmachtigde ook als wederpartij optreedt (artikel 3:68 BW). Strijd van belangen is uitgesloten,
omdat de tekst{% if volmacht.wijzigen %} van deze editie{% endif %} vastligt en voor alle schoolbesturen gelijk is.{%
if volmacht.wijzigen %} Dit geldt ook voor een wijziging die voor alle schoolbesturen gelijk is.{% endif %}
"""

SUBSTITUTION = """
{% if volmacht.ondervolmacht %}De gevolmachtigde mag deze volmacht schriftelijk, geheel of voor een deel, aan
een ander doorgeven, binnen dezelfde grenzen (ondervolmacht, artikel 3:64 BW).{% else %}De gevolmachtigde mag
deze volmacht niet aan een ander doorgeven: ondervolmacht (artikel 3:64 BW) is uitgesloten.{% endif %}
"""

TERM = """
De volmacht geldt vanaf {{ volmacht.ingangsdatum }} {% if volmacht.einddatum %}tot en met {{ volmacht.einddatum
}}, of zoveel eerder als{% else %}tot{% endif %} zij wordt ingetrokken of het convenant voor de volmachtgever eindigt.
"""

REVOCATION = """
De volmachtgever kan haar altijd intrekken, met een schriftelijk bericht aan de gevolmachtigde en aan de
convenantbeheerder{% if convenant.convenantbeheerder %} ({{ convenant.convenantbeheerder }}){% endif %}. Wat
vóór de ontvangst van dat bericht op grond van de volmacht is gedaan, blijft gelden: intrekken is geen opzegging
van het convenant.{% if volmacht.tekenen %} Heeft de gevolmachtigde deze editie al eerder namens de volmachtgever
ondertekend, dan bekrachtigt de volmachtgever dat hierbij (artikel 3:69 BW).{% endif %}
"""

BODY = (
    "{% if bestuur.is_gemeente %}Het college van burgemeester en wethouders{% else %}Het bestuur van de volmachtgever"
    "{% endif %}"
)

ANNEXES = """
Bijlagen: (1) de tekst van het convenant, editie {{ convenant.editie }};
(2) {% if bestuur.is_gemeente %}het besluit waaruit blijkt dat de ondertekenaar bevoegd is{% else %}een
recent uittreksel uit het handelsregister{% endif %}{% if bestuur.is_gemeente %}{% for persoon in ondertekenaars if not
'urgemeester' in persoon.functie %}{% if loop.first %}; (3) de schriftelijke volmacht van de burgemeester aan wie
hieronder tekent{% endif %}{% endfor %}{% endif %}.
"""


def mandate() -> Paper:
    """Return the mandate of one board to one SWV."""
    paper = Paper(
        "Volmacht",
        "Volmacht van een schoolbestuur om het privacyconvenant namens het bestuur te ondertekenen",
        footer="Volmacht {{ bestuur.nummer }} aan {{ swv.nummer }} · editie {{ convenant.editie }}",
        body_pt=10,
        compact=True,
    )
    paper.title("Volmacht")
    paper.subtitle("voor het privacyconvenant van de regio {{ convenant.regio }}")
    paper.heading("Volmachtgever")
    paper.para(GIVER, keep_together=True)
    _holder(paper)
    paper.heading("Waarvoor")
    paper.para(OBJECT, keep_next=True, keep_together=True)
    paper.para("{{ document.sha256 }}", style="Fingerprint")
    paper.heading("Wat de gevolmachtigde mag")
    paper.para("De gevolmachtigde mag namens de volmachtgever wat hieronder is aangekruist:", keep_next=True)
    paper.choices([(f"{{% if {switch} %}}☒{{% else %}}☐{{% endif %}}", words) for switch, words in ACTS])
    paper.para(LIMITS, keep_together=True)
    paper.heading("Optreden voor meer partijen, en doorgeven")
    paper.para(f"{DOUBLE_ACTING.strip()} {SUBSTITUTION.strip()}", keep_together=True)
    paper.heading("Duur, intrekking en bekrachtiging")
    paper.para(TERM, keep_together=True)
    paper.para(REVOCATION, keep_together=True)
    _signing(paper)
    return paper


def _holder(paper: Paper) -> None:
    paper.heading("Gevolmachtigde")
    paper.tag("{%p if volmacht.gevolmachtigde == 'persoon' %}")
    paper.para(BY_PERSON, keep_together=True)
    paper.tag("{%p elif volmacht.gevolmachtigde == 'swv' %}")
    paper.para(BY_SWV, keep_together=True)
    paper.tag("{%p else %}")
    paper.para(BY_FUNCTION, keep_together=True)
    paper.tag("{%p endif %}")


def _signing(paper: Paper) -> None:
    paper.heading("Besluit, bijlagen en ondertekening")
    paper.tag("{%p if volmacht.bestuursbesluit_datum %}")
    paper.para(
        f"{BODY} heeft tot deze volmacht besloten op {{{{ volmacht.bestuursbesluit_datum }}}}"
        "{% if volmacht.bestuursbesluit_nummer %} (besluit {{ volmacht.bestuursbesluit_nummer }}){% endif %}. "
        f"{ANNEXES.strip()}",
        keep_next=True,
        keep_together=True,
    )
    paper.tag("{%p else %}")
    paper.para(f"{BODY} heeft tot deze volmacht besloten.", keep_next=True)
    paper.fill_in(["Datum van het besluit:", "Nummer van het besluit:"], columns=2)
    paper.para(ANNEXES, keep_next=True, keep_together=True)
    paper.tag("{%p endif %}")
    paper.tag("{%p for persoon in ondertekenaars %}")
    paper.signature(
        "{{ persoon.naam }}",
        "{{ persoon.functie }}",
        "namens {% if bestuur.is_gemeente %}het college van {% endif %}{{ bestuur.naam }}"
        "{% if bestuur.gezamenlijk %}, gezamenlijk bevoegd{% endif %}",
        "{{ persoon.handtekening }}",
    )
    paper.tag("{%p endfor %}")
    paper.para(REVIEW, style="Small")
