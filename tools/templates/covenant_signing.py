"""The covenant's signature pages: every capacity has a page of its own, so that it can be signed apart.

Before them comes a page that says who signs: whoever signs gets that page and the own one, and not those of the others.
"""

from collections.abc import Sequence

from tools.templates.covenant_parties import DECISION, FORMERLY, LEGAL_FORM, MANDATED, MANDATING_BOARDS, PROXY, name
from tools.templates.house import Paper

CODE = "{{% if not convenant.publicatie %}}{{{{ {0} }}}}{{% endif %}}"
COVENANT = "het privacyconvenant van de regio {{ convenant.regio }}, editie {{ convenant.editie }}, met zijn bijlagen"
AGREES = "De ondertekenaar verklaart namens deze Partij akkoord te gaan met dit Convenant en zijn bijlagen."
PLACE = "{{ convenant.tekenplaats }}"
BODIES = "voor het college en de burgemeester"
FOR_ITSELF = "voor het samenwerkingsverband zelf"
REPRESENTED = f"{MANDATING_BOARDS}, vertegenwoordigd door {{{{ swv.noemer }}}}"
ON_MANDATE = (
    "namens {% if swv.besturen|length == 1 %}het schoolbestuur{% else %}de schoolbesturen{% endif %} genoemd onder 3, "
    "krachtens schriftelijke volmacht"
)


def signature_pages(paper: Paper) -> None:
    """Set the signature pages of municipalities, partnerships, boards on mandate and boards that sign themselves."""
    paper.heading("Tekenbladen", new_page=True)
    paper.para(
        "Ieder tekent op een eigen blad, in de hoedanigheid die daarop staat. Wie in twee hoedanigheden tekent, "
        "tekent tweemaal. De tekenbladen vormen met de voorafgaande tekst één Convenant."
        "{% if convenant.tekendatum %} Het tekenen is voorzien op {{ convenant.tekendatum }} in "
        "{{ convenant.tekenplaats }}.{% endif %}"
    )
    _who_sign(paper)
    _municipalities(paper)
    _partnerships(paper)
    _mandated_boards(paper)
    _boards_themselves(paper)


def _who_sign(paper: Paper) -> None:
    paper.table(
        ("Tekenblad", "Wie tekent, en in welke hoedanigheid"),
        [
            "{%tr for gemeente in gemeenten %}",
            ("gemeente {{ gemeente.naam }}", f"{{{{ gemeente.functie }}}}, {BODIES}{PROXY}"),
            "{%tr endfor %}",
            "{%tr for swv in swvs %}",
            ("{{ swv.naam }}", f"{{{{ swv.functie }}}}, {FOR_ITSELF}"),
            "{%tr endfor %}",
            "{%tr for swv in swvs if swv.besturen %}",
            (REPRESENTED, f"{{{{ swv.functie }}}} van {{{{ swv.noemer }}}}, {ON_MANDATE}"),
            "{%tr endfor %}",
            "{%tr for bestuur in schoolbesturen if bestuur.tekent_zelf %}",
            (
                "{{ bestuur.naam }}",
                "{% for persoon in bestuur.ondertekenaars %}{% if not loop.first %} en {% endif %}{{ persoon.functie }}"
                "{% endfor %}, voor het schoolbestuur zelf{% if bestuur.gezamenlijk %}, gezamenlijk bevoegd{% endif %}",
            ),
            "{%tr endfor %}",
        ],
        (70.0, 86.0),
    )


def _sheet(paper: Paper, party: str, extra: Sequence[tuple[str, str] | str] = ()) -> None:
    paper.facts([("Partij", party), *extra, ("Tekent", COVENANT)], label_mm=30)


def _municipalities(paper: Paper) -> None:
    paper.tag("{%p for gemeente in gemeenten %}")
    paper.heading("Tekenblad gemeente {{ gemeente.naam }}", 2, new_page=True)
    _sheet(
        paper,
        "het college van burgemeester en wethouders en de burgemeester van de gemeente {{ gemeente.naam }}, ieder voor "
        f"zover het zijn bevoegdheid betreft{DECISION}",
    )
    paper.signature(
        name("gemeente.ondertekenaar"),
        "{{ gemeente.functie }}",
        f"{BODIES} van de gemeente {{{{ gemeente.naam }}}}{PROXY}",
        CODE.format("gemeente.handtekening"),
        place=PLACE,
        intro=AGREES,
    )
    paper.tag("{%p endfor %}")


def _partnerships(paper: Paper) -> None:
    paper.tag("{%p for swv in swvs %}")
    paper.heading("Tekenblad {{ swv.naam }}", 2, new_page=True)
    _sheet(
        paper,
        "{{ swv.naam }}, samenwerkingsverband passend onderwijs {{ swv.nummer }}, gevestigd te "
        "{{ swv.vestigingsplaats }}, KvK {{ swv.kvk }}",
    )
    paper.signature(
        name("swv.directeur"),
        "{{ swv.functie }}",
        FOR_ITSELF,
        CODE.format("swv.handtekening"),
        place=PLACE,
        intro=AGREES,
    )
    paper.tag("{%p endfor %}")


def _mandated_boards(paper: Paper) -> None:
    paper.tag("{%p for swv in swvs if swv.besturen %}")
    paper.heading(f"Tekenblad {REPRESENTED}", 2, new_page=True)
    _sheet(
        paper,
        "{% if swv.besturen|length == 1 %}het schoolbestuur in de lijst hieronder{% else %}de "
        "{{ swv.besturen|length }} schoolbesturen in de lijst hieronder, ieder voor zich{% endif %}",
        [("Hoedanigheid", ON_MANDATE)],
    )
    paper.table(
        ("Schoolbestuur", "Nummer", "Volmacht getekend op"),
        [
            "{%tr for bestuur in swv.besturen %}",
            (f"{{{{ bestuur.naam }}}}{FORMERLY}", "{{ bestuur.nummer }}", MANDATED),
            "{%tr endfor %}",
        ],
        (96.0, 20.0, 40.0),
    )
    paper.signature(
        name("swv.directeur"),
        "{{ swv.functie }} van {{ swv.naam }}",
        ON_MANDATE,
        CODE.format("swv.handtekening_besturen"),
        place=PLACE,
        intro="De ondertekenaar verklaart namens ieder schoolbestuur in de lijst akkoord te gaan met dit Convenant "
        "en zijn bijlagen. Zonder een geldige, getekende volmacht wordt voor een schoolbestuur niet getekend.",
    )
    paper.tag("{%p endfor %}")


def _boards_themselves(paper: Paper) -> None:
    paper.tag("{%p for bestuur in schoolbesturen if bestuur.tekent_zelf %}")
    paper.heading("Tekenblad {{ bestuur.naam }}", 2, new_page=True)
    _sheet(
        paper,
        f"{{{{ bestuur.naam }}}}{FORMERLY}, {LEGAL_FORM}, schoolbestuur {{{{ bestuur.nummer }}}}, gevestigd te "
        "{{ bestuur.vestigingsplaats }}, KvK {{ bestuur.kvk }}",
        [
            "{%tr if bestuur.gezamenlijk %}",
            ("Hoedanigheid", "het schoolbestuur zelf, door twee gezamenlijk bevoegde personen"),
            "{%tr endif %}",
        ],
    )
    paper.para(AGREES.replace("De ondertekenaar", "Wie hieronder tekent,"), keep_next=True)
    paper.tag("{%p for persoon in bestuur.ondertekenaars %}")
    paper.signature(
        name("persoon.naam"),
        "{{ persoon.functie }}",
        "voor het schoolbestuur zelf{% if bestuur.gezamenlijk %}, gezamenlijk bevoegd{% endif %}",
        CODE.format("persoon.handtekening"),
    )
    paper.tag("{%p endfor %}")
    paper.tag("{%p endfor %}")
