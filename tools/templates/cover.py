"""Makes ``templates/omslag.docx``: the first page of a packet, which says what this is and what the reader must do.

A packet about a pupil goes to a parent or a pupil: its cover is in plain Dutch (B1), and says neither "u" nor "je". The
others are businesslike. A packet in which nothing is to be signed says so.
"""

from tools.templates.house import REVIEW, Paper

NOTHING_TO_SIGN = "not pakket.te_tekenen"
RETURN = "{% if pakket.adresregels and pakket.retouradres %}Retouradres: {{ pakket.retouradres }}{% endif %}"
PAGES = "{{ stuk.eerste_pagina }}{% if stuk.paginas > 1 %}–{{ stuk.laatste_pagina }}{% endif %}"


REVIEW_IN_PLAIN_WORDS = "Een jurist of privacydeskundige van de regio kijkt deze papieren na voordat er wordt getekend."
CONTACT = """
Neem contact op met {% if pakket.contact %}{{ pakket.contact }}{% if pakket.contact_e_mail %}
({{ pakket.contact_e_mail }}){% endif %}{% else %}{{ pakket.contact_e_mail }}{% endif %}.
"""
LONG = "pakket.documenten|length > 4 or pakket.te_tekenen|length > 2 or pakket.ontbreekt|length > 2"


def cover_sheet() -> Paper:
    """Return the cover sheet of every kind of packet."""
    paper = Paper(
        "Pakket",
        "Omslag van een pakket: voor wie, wat te ondertekenen en hoe terug te sturen",
        footer="Omslag · editie {{ convenant.editie }}",
        body_pt=12,
        header="",
        compact=True,
    )
    paper.address_window(
        "pakket.adresregels",
        addressee="{{ pakket.voor }}",
        return_address=RETURN,
    )
    paper.title("{{ pakket.titel }}")
    paper.tag("{%p if pakket.soort == 'casus' %}")
    _for_a_family(paper)
    paper.tag("{%p else %}")
    _for_an_organisation(paper)
    paper.tag("{%p endif %}")
    return paper


def _for_a_family(paper: Paper) -> None:
    paper.tag("{%p if pakket.geheim_adres %}")
    paper.para("Persoonlijk overhandigen. Het adres staat daarom niet op dit papier.", style="Small")
    paper.tag("{%p endif %}")
    paper.tag("{%p if pakket.toelichting %}")
    paper.para("{{ pakket.toelichting }}", style="Lead")
    paper.tag("{%p endif %}")
    paper.tag(f"{{%p if {NOTHING_TO_SIGN} %}}")
    paper.heading("Tekenen")
    paper.para("Er hoeft niets getekend te worden. Deze papieren zijn om te lezen en te bewaren.")
    paper.tag("{%p else %}")
    paper.heading("Eerst lezen, dan tekenen")
    paper.para("Lees alles rustig door. Is het goed zo? Zet dan een handtekening op deze plek:", keep_next=True)
    paper.tag("{%p for plek in pakket.te_tekenen %}")
    paper.bullet("**bladzijde {{ plek.bladzijde }}** van dit pakket: {{ plek.titel }} – {{ plek.wie }}")
    paper.tag("{%p endfor %}")
    paper.para("Tekenen hoeft niet. Wie twijfelt, kan eerst met de school praten.")
    paper.para(REVIEW_IN_PLAIN_WORDS, style="Small")
    paper.heading("Terugsturen")
    _where_to(paper, "Stuur de getekende papieren terug", "Of geef ze af op school. Houd zelf een kopie.")
    paper.tag("{%p endif %}")
    paper.tag("{%p if pakket.ontbreekt %}")
    paper.heading("Dit zit er nog niet bij")
    _held_back(paper)
    paper.tag("{%p endif %}")
    _questions(paper, "Vragen?", "Vragen stellen kan altijd, ook voor het tekenen.")
    _contents(paper, "Deze papieren zitten in het pakket")


def _for_an_organisation(paper: Paper) -> None:
    paper.subtitle("privacyconvenant van de regio {{ convenant.regio }}, editie {{ convenant.editie }}")
    paper.tag("{%p if pakket.toelichting %}")
    paper.para("{{ pakket.toelichting }}", style="Lead")
    paper.tag("{%p endif %}")
    paper.tag(f"{{%p if {NOTHING_TO_SIGN} %}}")
    paper.callout("**In dit pakket is niets te ondertekenen.** Het is bestemd om te lezen en te bewaren.")
    paper.tag("{%p else %}")
    paper.heading("Te ondertekenen")
    paper.table(
        ["Bladzijde", "Document", "Door wie"],
        [
            "{%tr for plek in pakket.te_tekenen %}",
            [
                "{{ plek.bladzijde }}",
                "{{ plek.titel }}",
                "**{{ plek.wie }}**{% if plek.hoedanigheid %}, {{ plek.hoedanigheid }}{% endif %}",
            ],
            "{%tr endfor %}",
        ],
        [24, 66, 66],
    )
    paper.para("Elk document is er in één origineel. Teken dat zelf, met een pen, en vul plaats en datum in.")
    paper.para(REVIEW, style="Small")
    paper.heading("Terugsturen")
    _where_to(
        paper, "Stuur het ondertekende pakket terug", "Na de ondertekening door alle partijen volgt een afschrift."
    )
    paper.tag("{%p endif %}")
    paper.tag("{%p if pakket.ontbreekt %}")
    paper.heading("Wat nog niet in dit pakket zit")
    _held_back(paper)
    paper.tag("{%p endif %}")
    _questions(paper, "Vragen", "")
    _contents(paper, "Inhoud")


def _where_to(paper: Paper, what: str, then: str) -> None:
    paper.para(
        f"{what}{{% if pakket.reactiedatum %}}, **uiterlijk {{{{ pakket.reactiedatum }}}}**{{% endif %}}"
        f"{{% if pakket.retouradres %}}, naar {{{{ pakket.retouradres }}}}{{% endif %}}. {then}"
    )


def _held_back(paper: Paper) -> None:
    paper.tag("{%p for stuk in pakket.ontbreekt %}")
    paper.bullet("{{ stuk }}")
    paper.tag("{%p endfor %}")


def _questions(paper: Paper, heading: str, first: str) -> None:
    paper.tag("{%p if pakket.contact or pakket.contact_e_mail %}")
    paper.heading(heading)
    paper.para(f"{first} {CONTACT.strip()}")
    paper.tag("{%p endif %}")


def _contents(paper: Paper, heading: str) -> None:
    """Set the contents: a short list stays together, a long one gets a page of its own and a repeating heading row."""
    paper.tag(f"{{%p if {LONG} %}}")
    paper.heading(heading, new_page=True)
    paper.table(
        ["Document", "Bladzijden"],
        ["{%tr for stuk in pakket.documenten %}", ["{{ stuk.titel }}", PAGES], "{%tr endfor %}"],
        [128, 28],
        align="lr",
    )
    paper.tag("{%p else %}")
    paper.heading(heading)
    paper.tag("{%p for stuk in pakket.documenten %}")
    paper.contents_line("{{ stuk.titel }}", f"bladzijde {PAGES}")
    paper.tag("{%p endfor %}")
    paper.tag("{%p endif %}")
