"""Who the covenant's parties are: the phrases about them, and the parties block."""

from tools.templates.house import Paper

WITHHELD = "(naam niet gepubliceerd)"


def name(expression: str) -> str:
    """Return a person's name, withheld in the copy for publication."""
    return f"{{% if convenant.publicatie %}}{WITHHELD}{{% else %}}{{{{ {expression} }}}}{{% endif %}}"


def person(expression: str, function: str) -> str:
    """Return a person by name and function; the copy for publication gives the function only."""
    return f"{name(expression)}, {{{{ {function} }}}}"


def listing(item: str, items: str, text: str) -> str:
    """Return a loop that prints "A, B en C"; ``items`` may carry no filter, for its last item must end the loop."""
    between = "{% if not loop.first %}{% if loop.last %} en {% else %}, {% endif %}{% endif %}"
    return f"{{% for {item} in {items} %}}{between}{text}{{% endfor %}}"


OFFICE = (
    "{{% if {0}.adres %}}, kantoorhoudend te {{% if {0}.plaats %}}{{{{ {0}.plaats }}}}, {{% endif %}}"
    "{{{{ {0}.adres }}}}"
    "{{% if {0}.postcode %}}, {{{{ {0}.postcode }}}}{{% endif %}}{{% endif %}}"
)
PROXY = (
    "{% if gemeente.krachtens_volmacht %}, krachtens schriftelijke volmacht van de burgemeester"
    "{% if gemeente.volmacht_kenmerk %} met kenmerk {{ gemeente.volmacht_kenmerk }}{% endif %}{% endif %}"
)
DECISION = (
    "{% if gemeente.collegebesluit_datum %}, ter uitvoering van het besluit van het college van "
    "{{ gemeente.collegebesluit_datum }}"
    "{% if gemeente.collegebesluit_nummer %}, nummer {{ gemeente.collegebesluit_nummer }}{% endif %}{% endif %}"
)
ONE_MUNICIPALITY = "gemeenten|length == 1"
FORMERLY = "{% if bestuur.voorheen %} (voorheen {{ bestuur.voorheen }}){% endif %}"
LEGAL_FORM = "{{ bestuur.rechtsvorm }}{% if bestuur.is_gemeente %}, als bevoegd gezag{% endif %}"
REPRESENTATIVES = (
    "{% for persoon in bestuur.ondertekenaars %}{% if not loop.first %}, en {% endif %}"
    + person("persoon.naam", "persoon.functie")
    + "{% endfor %}{% if bestuur.gezamenlijk %}, gezamenlijk bevoegd{% endif %}"
)
MANDATED = (
    "{% if bestuur.volmacht.ingetrokken_op %}ingetrokken op {{ bestuur.volmacht.ingetrokken_op }}"
    "{% elif bestuur.volmacht.is_getekend %}{{ bestuur.volmacht.getekend_op }}"
    "{% if bestuur.volmacht.einddatum %}, geldt tot en met {{ bestuur.volmacht.einddatum }}{% endif %}"
    "{% else %}nog niet getekend{% endif %}"
)
ATTORNEY = (
    '{% if bestuur.volmacht.gevolmachtigde == "persoon" %}' + name("bestuur.volmacht.persoon") + "{% elif "
    'bestuur.volmacht.gevolmachtigde == "swv" %}het samenwerkingsverband zelf{% else %}de {{ swv.functie }}{% endif %}'
)
CARE_PROVIDERS = (
    "de aanbieders van jeugdhulp die aan een Casusoverleg deelnemen en het toetredingsformulier (bijlage 1) hebben "
    "getekend, en van wie de toetreding aan de deelnemende Partijen is bekendgemaakt (artikel 18)"
)
MANDATING_BOARDS = "{% if swv.besturen|length == 1 %}schoolbestuur{% else %}schoolbesturen{% endif %}"
BOARD_WIDTHS = (58.0, 32.0, 27.0, 18.0, 21.0)


def parties(paper: Paper) -> None:
    """Set the parties block: municipalities, partnerships, boards and care providers, in that order."""
    paper.heading("Partijen", new_page=True)
    paper.para("De ondergetekenden:", keep_next=True)
    _municipalities(paper)
    _partnerships(paper)
    _boards(paper)
    _care_providers(paper)
    paper.para("hierna gezamenlijk: ‘Partijen’, en ieder afzonderlijk: ‘Partij’.")


def _municipalities(paper: Paper) -> None:
    signer = person("gemeente.ondertekenaar", "gemeente.functie")
    represented = f"{OFFICE.format('gemeente')}, rechtsgeldig vertegenwoordigd door {signer}{PROXY}{DECISION};"
    paper.heading(f"1. {{% if {ONE_MUNICIPALITY} %}}Gemeente{{% else %}}Gemeenten{{% endif %}}", 2)
    paper.tag(f"{{%p if {ONE_MUNICIPALITY} %}}")
    paper.tag("{%p for gemeente in gemeenten %}")
    paper.para(
        "het college van burgemeester en wethouders en de burgemeester van de gemeente **{{ gemeente.naam }}**, "
        "ieder voor "
        f"zover het zijn bevoegdheid betreft{represented}",
    )
    paper.tag("{%p endfor %}")
    paper.para("hierna: ‘Gemeente’;")
    paper.tag("{%p else %}")
    paper.para(
        "de colleges van burgemeester en wethouders en de burgemeesters van de gemeenten hieronder, ieder voor "
        "zover het zijn bevoegdheid betreft:",
        keep_next=True,
    )
    paper.tag("{%p for gemeente in gemeenten %}")
    paper.bullet(f"de gemeente **{{{{ gemeente.naam }}}}**{represented}")
    paper.tag("{%p endfor %}")
    paper.para("hierna afzonderlijk: ‘Gemeente’, en gezamenlijk: ‘Gemeenten’;")
    paper.tag("{%p endif %}")


def _partnerships(paper: Paper) -> None:
    paper.heading("2. {% if swvs|length == 1 %}Samenwerkingsverband{% else %}Samenwerkingsverbanden{% endif %}", 2)
    paper.para(
        "{% if swvs|length == 1 %}het samenwerkingsverband{% else %}de samenwerkingsverbanden{% endif %} passend "
        "onderwijs:",
        keep_next=True,
    )
    paper.tag("{%p for swv in swvs %}")
    paper.bullet(
        "**{{ swv.naam }}** ({{ swv.nummer }}{% if swv.sector_naam %}, {{ swv.sector_naam }}{% endif %}), "
        "{% if swv.rechtsvorm %}{{ swv.rechtsvorm }}, {% endif %}gevestigd te {{ swv.vestigingsplaats }}"
        f"{OFFICE.format('swv')}, KvK {{{{ swv.kvk }}}}, rechtsgeldig vertegenwoordigd door "
        f"{person('swv.directeur', 'swv.functie')};"
    )
    paper.tag("{%p endfor %}")
    paper.para(
        "hierna{% if swvs|length > 1 %} ieder afzonderlijk{% endif %}: ‘SWV’;",
    )


def _boards(paper: Paper) -> None:
    header = ("Schoolbestuur", "Rechtsvorm", "Gevestigd te", "Nummer", "KvK")
    row = (
        f"**{{{{ bestuur.naam }}}}**{FORMERLY}",
        LEGAL_FORM,
        "{{ bestuur.vestigingsplaats }}",
        "{{ bestuur.nummer }}",
        "{{ bestuur.kvk }}",
    )
    paper.heading("3. {% if schoolbesturen|length == 1 %}Schoolbestuur{% else %}Schoolbesturen{% endif %}", 2)
    paper.tag("{%p for swv in swvs if swv.besturen %}")
    paper.para(
        "{% if swv.besturen|length == 1 %}het schoolbestuur hieronder{% else %}de schoolbesturen "
        "hieronder{% endif %}, bij "
        f"volmacht rechtsgeldig vertegenwoordigd door {person('swv.directeur', 'swv.functie')} van "
        "**{{ swv.naam }}**:",
        keep_next=True,
    )
    paper.table(header, ["{%tr for bestuur in swv.besturen %}", row, "{%tr endfor %}"], BOARD_WIDTHS)
    paper.tag("{%p endfor %}")
    _self_signing_boards(paper)
    paper.tag("{%p if not schoolbesturen %}")
    paper.para("de schoolbesturen die op de wijze van artikel 18 Partij worden;")
    paper.tag("{%p endif %}")
    paper.para(
        "hierna{% if schoolbesturen|length > 1 %} ieder afzonderlijk{% endif %}: ‘Schoolbestuur’"
        "{% if schoolbesturen|length > 1 %}, en gezamenlijk: ‘Schoolbesturen’{% endif %};"
        "{% if swvs|length > 1 %} een schoolbestuur dat door meer dan één samenwerkingsverband wordt "
        "vertegenwoordigd, staat bij elk daarvan genoemd en is één Partij;{% endif %}",
    )
    paper.tag("{%p for bestuur in schoolbesturen if bestuur.is_gemeente %}")
    paper.tag("{%p if loop.first %}")
    paper.para(
        "een gemeente die ook schoolbestuur is, kan zowel onder 1 als onder 3 staan: zij is dan in twee "
        "hoedanigheden Partij;",
    )
    paper.tag("{%p endif %}")
    paper.tag("{%p endfor %}")


def _self_signing_boards(paper: Paper) -> None:
    paper.tag("{%p for bestuur in schoolbesturen if bestuur.tekent_zelf %}")
    paper.tag("{%p if loop.first %}")
    paper.para(
        "{% if loop.last %}het schoolbestuur hieronder, dat zelf tekent{% else %}de schoolbesturen hieronder, die "
        "zelf tekenen{% endif %}:",
        keep_next=True,
    )
    paper.tag("{%p endif %}")
    paper.bullet(
        f"**{{{{ bestuur.naam }}}}**{FORMERLY} ({{{{ bestuur.nummer }}}}), {LEGAL_FORM}, gevestigd te "
        f"{{{{ bestuur.vestigingsplaats }}}}{OFFICE.format('bestuur')}, KvK {{{{ bestuur.kvk }}}}, rechtsgeldig "
        f"vertegenwoordigd door {REPRESENTATIVES};"
    )
    paper.tag("{%p endfor %}")


def _care_providers(paper: Paper) -> None:
    paper.heading("4. Jeugdhulpaanbieders", 2)
    paper.para(f"{CARE_PROVIDERS}. Wie zo later Partij wordt, hoeft hier niet te zijn genoemd.")
    paper.tag("{%p for aanbieder in aanbieders if aanbieder.is_partij %}")
    paper.tag("{%p if loop.first %}")
    paper.para("Bij het opmaken van deze editie is aan deze voorwaarden voldaan door:", keep_next=True)
    paper.tag("{%p endif %}")
    paper.bullet(
        "**{{ aanbieder.naam }}**, gevestigd te {{ aanbieder.vestigingsplaats }}, KvK {{ aanbieder.kvk }}, "
        "bekendgemaakt op {{ aanbieder.bekendgemaakt_op }};"
    )
    paper.tag("{%p endfor %}")
    paper.para("hierna ieder afzonderlijk: ‘Jeugdhulpaanbieder’;")
