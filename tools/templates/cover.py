"""Makes ``templates/omslag.docx``: the first page of a packet, which says what this is and what the reader must do.

A packet about a pupil goes to a parent or a pupil: its cover is in plain Dutch (B1), and says neither "u" nor "je". The
others are businesslike. A packet in which nothing is to be signed says so. A "pagina" is one of the packet, as its
stamp says at the lower left; a "bladzijde" is one of a document, as that document's own footer says.
"""

from tools.templates.house import Paper

RETURN = "{% if pakket.adresregels and pakket.retouradres %}Retouradres: {{ pakket.retouradres }}{% endif %}"
PAGES = "{{ stuk.eerste_pagina }}{% if stuk.paginas > 1 %}–{{ stuk.laatste_pagina }}{% endif %}"
REVIEW = "De jurist of functionaris gegevensbescherming (FG) van de regio beoordeelt de tekst vooraf."
REVIEW_IN_PLAIN_WORDS = "Een jurist of privacydeskundige van de regio kijkt deze papieren vooraf na."
CONTACT = """
Neem contact op met {% if pakket.contact %}{{ pakket.contact }}{% if pakket.contact_e_mail %}
({{ pakket.contact_e_mail }}){% endif %}{% else %}{{ pakket.contact_e_mail }}{% endif %}.
"""
IS_PARTY = "pakket.soort in ['bestuur', 'gemeente', 'aanbieder']"
HOLDS_THE_TEXT = "['bestuur', 'gemeente', 'aanbieder', 'swv', 'dossier']"
FROM_OUTSIDE = "pakket.soort != 'dossier' and pakket.soort != 'drukwerk'"
"""Whether the reader is not the secretariat itself, whom questions go to."""
LONG = "pakket.documenten|length > 6"
LISTED = "pakket.soort != 'drukwerk' and pakket.soort != 'tekensessie'"
"""Whether the contents are a list of their own: a batch sheet lists envelopes, a session's checklist is all of it."""


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
    paper.tag("{%p if pakket.soort == 'casus' %}")
    _for_a_family(paper)
    paper.tag("{%p else %}")
    _for_an_organisation(paper)
    paper.tag("{%p endif %}")
    return paper


def _for_a_family(paper: Paper) -> None:
    paper.tag("{%p if pakket.te_tekenen %}")
    paper.title("Een vraag om toestemming")
    paper.tag("{%p else %}")
    paper.title("Een uitnodiging")
    paper.tag("{%p endif %}")
    paper.tag("{%p if pakket.geheim_adres %}")
    paper.para("**Persoonlijk overhandigen.** Het adres staat daarom niet op dit papier.")
    paper.tag("{%p endif %}")
    _explanation(paper)
    paper.tag("{%p if pakket.te_tekenen %}")
    paper.heading("Eerst lezen, dan tekenen")
    paper.para("Lees alles rustig door. Vraag gerust om uitleg of om een tolk.")
    paper.para("Is het goed zo? Zet dan een handtekening op deze plek:", keep_next=True)
    paper.tag("{%p for plek in pakket.te_tekenen %}")
    paper.bullet("**pagina {{ plek.bladzijde }}:** {{ plek.titel }}, {{ plek.wie }}")
    paper.tag("{%p endfor %}")
    paper.para(
        "Het nummer van de pagina staat links onderaan. Op die pagina wijst een pijl de plek aan. Tekenen hoeft niet."
    )
    paper.heading("Terugsturen")
    paper.para(
        "Stuur de getekende papieren terug{% if pakket.retouradres %} naar {{ pakket.retouradres }}{% endif %}. "
        "{% if pakket.reactiedatum %}Doe dat vóór het gesprek van **{{ pakket.reactiedatum }}.** {% endif %}"
        "Afgeven op school mag ook. Bewaar zelf een kopie."
    )
    paper.tag("{%p else %}")
    paper.heading("Tekenen")
    paper.para("Tekenen hoeft niet. Deze papieren zijn om te lezen en te bewaren.")
    paper.tag("{%p endif %}")
    _held_back(paper, "Dit zit er nog niet bij")
    _questions(paper, "Vragen?", f"Vragen stellen kan altijd. {CONTACT.strip()}")
    _contents(paper, "Deze papieren zitten in het pakket", REVIEW_IN_PLAIN_WORDS)


def _for_an_organisation(paper: Paper) -> None:
    paper.tag(f"{{%p if {IS_PARTY} %}}")
    paper.title("Tekenpakket")
    paper.tag("{%p elif pakket.soort == 'dossier' %}")
    paper.title("Dossier")
    paper.tag("{%p else %}")
    paper.title("{{ pakket.titel }}")
    paper.tag("{%p endif %}")
    paper.subtitle("privacyconvenant van de regio {{ convenant.regio }}, editie {{ convenant.editie }}")
    _explanation(paper)
    paper.tag("{%p if pakket.te_tekenen %}")
    _to_sign(paper)
    _to_return(paper)
    paper.tag("{%p elif pakket.soort == 'casus_school' %}")
    paper.callout("**Vul deze papieren in, en bewaar ze op school bij de leerling.** Ondertekenen hoeft u ze niet.")
    paper.tag("{%p elif pakket.soort != 'drukwerk' %}")
    paper.callout("**In dit pakket is niets te ondertekenen.** Het is bestemd om te lezen en te bewaren.")
    paper.tag("{%p endif %}")
    _held_back(paper, "Wat nog niet in dit pakket zit")
    _questions(paper, "", f"**Vragen?** {CONTACT.strip()}")
    _model(paper)
    paper.tag("{%p if pakket.soort == 'drukwerk' %}")
    _envelopes(paper)
    paper.tag("{%p else %}")
    _mandates(paper)
    paper.tag("{%p endif %}")
    paper.tag(f"{{%p if {LISTED} %}}")
    _contents(paper, "Inhoud", REVIEW)
    paper.tag("{%p endif %}")


def _to_sign(paper: Paper) -> None:
    """Set what is signed on which page; who signs all in one sitting gets boxes to tick."""
    paper.heading("Te ondertekenen")
    paper.para(
        "{% if pakket.tekent_op %}**U tekent op {{ pakket.tekent_op }},** bij de pijl in de kantlijn. {% endif %}"
        "Teken met een pen; vul plaats en datum in.",
        keep_next=True,
    )
    paper.tag("{%p if pakket.soort == 'tekensessie' %}")
    paper.table(
        ["Gedaan", "Pagina", "Wat u tekent, en in welke hoedanigheid"],
        [FOR_EVERY_PLACE, ["☐", "{{ plek.bladzijde }}", PLACE], "{%tr endfor %}"],
        [20, 18, 118],
    )
    paper.tag("{%p else %}")
    paper.table(
        ["Pagina", "Wie tekent wat"],
        [FOR_EVERY_PLACE, ["{{ plek.bladzijde }}", PLACE], "{%tr endfor %}"],
        [18, 138],
    )
    paper.tag("{%p endif %}")


FOR_EVERY_PLACE = "{%tr for plek in pakket.te_tekenen %}"
PLACE = (
    "{{ plek.titel }}\n"
    "**{{ plek.wie }}{% if plek.hoedanigheid %},{% endif %}**"
    "{% if plek.hoedanigheid %} {{ plek.hoedanigheid }}{% endif %}"
)


def _to_return(paper: Paper) -> None:
    paper.heading("Terugsturen")
    paper.para(
        "Stuur {% if pakket.terug_te_sturen %}{{ pakket.terug_te_sturen }}{% else %}het ondertekende pakket{% endif %} "
        "terug{% if pakket.retouradres %} naar {{ pakket.retouradres }}{% endif %}"
        "{% if pakket.reactiedatum %}, **uiterlijk {{ pakket.reactiedatum }}.**{% else %}.{% endif %} "
        "{% if pakket.te_bewaren %}{{ pakket.te_bewaren }} {% endif %}"
        "Een afschrift volgt na de laatste handtekening."
        "{% if pakket.zonder_tekenbladen %} De tekenbladen van andere partijen zijn in dit pakket weggelaten; "
        "het afschrift bevat ze alle.{% endif %}"
    )


def _envelopes(paper: Paper) -> None:
    """Set the batch sheet of the print run: every envelope, what goes in, and how much there is of all."""
    paper.heading("Enveloppen")
    paper.para(
        "**{{ pakket.enveloppen|length }} envelop{% if pakket.enveloppen|length != 1 %}pen{% endif %}, "
        "{{ pakket.paginas }} pagina’s op {{ pakket.vellen }} vel{% if pakket.vellen != 1 %}len{% endif %} papier**, "
        "{% if pakket.dubbelzijdig %}dubbelzijdig{% else %}enkelzijdig{% endif %} af te drukken, met dit blad erbij. "
        "Van een pakket met twee originelen blijft er één bij de ontvanger.",
        keep_next=True,
    )
    paper.table(
        ["Nr.", "Pakket", "Pagina’s (aantal)", "Vellen", "Originelen"],
        [
            "{%tr for envelop in pakket.enveloppen %}",
            [
                "{{ envelop.nummer }}",
                "{{ envelop.titel }}{% if envelop.persoonlijk %} – **persoonlijk overhandigen**{% endif %}",
                "{{ envelop.eerste_pagina }}–{{ envelop.laatste_pagina }}\N{NO-BREAK SPACE}({{ envelop.paginas }})",
                "{{ envelop.vellen }}",
                "{% if envelop.originelen %}{{ envelop.originelen }}{% else %}–{% endif %}",
            ],
            "{%tr endfor %}",
        ],
        [11, 76, 34, 14, 21],
    )


def _mandates(paper: Paper) -> None:
    """Set by which mandates a director signs for the boards, and which of them are not in order yet."""
    paper.tag("{%p if pakket.volmachten %}")
    paper.heading("Volmachten van de schoolbesturen")
    paper.table(
        ["Schoolbestuur", "Nummer", "Getekend op", "In orde"],
        [
            "{%tr for machtiging in pakket.volmachten %}",
            [
                "{{ machtiging.naam }}",
                "{{ machtiging.nummer }}",
                "{% if machtiging.getekend_op %}{{ machtiging.getekend_op }}{% else %}–{% endif %}",
                "{% if machtiging.in_orde %}ja{% else %}nee: {{ machtiging.ontbreekt }}{% endif %}",
            ],
            "{%tr endfor %}",
        ],
        [57, 18, 37, 44],
        keep_heading=True,
    )
    paper.tag("{%p endif %}")


def _model(paper: Paper) -> None:
    paper.tag(f"{{%p if convenant.gelijk_aan_model and pakket.soort in {HOLDS_THE_TEXT} %}}")
    paper.para(
        "De tekst van het convenant (overwegingen en artikelen) is woordelijk gelijk aan "
        "‘{{ convenant.gelijk_aan_model }}’, met dit controlegetal (SHA-256):",
        style="Small",
    )
    paper.para("{{ convenant.sha256_model }}", style="Fingerprint")
    paper.tag("{%p endif %}")


def _explanation(paper: Paper) -> None:
    paper.tag("{%p if pakket.toelichting %}")
    paper.para("{{ pakket.toelichting }}", style="Lead")
    paper.tag("{%p endif %}")


def _held_back(paper: Paper, heading: str) -> None:
    paper.tag("{%p if pakket.ontbreekt %}")
    paper.heading(heading)
    paper.tag("{%p for stuk in pakket.ontbreekt %}")
    paper.bullet("{{ stuk }}")
    paper.tag("{%p endfor %}")
    paper.tag("{%p endif %}")


def _questions(paper: Paper, heading: str, words: str) -> None:
    paper.tag(f"{{%p if {FROM_OUTSIDE} and (pakket.contact or pakket.contact_e_mail) %}}")
    if heading:
        paper.heading(heading)
    paper.para(words)
    paper.tag("{%p endif %}")


def _contents(paper: Paper, heading: str, review: str) -> None:
    """Set the contents: a short list stays together, a long one is a table whose heading row repeats.

    Where there is much to sign above it, the table begins on a page of its own. The small words about the review of the
    text come last, but before a table: behind it they might stand alone on a page.
    """
    paper.tag(f"{{%p if {LONG} %}}")
    paper.para(review, style="Foot")
    paper.tag("{%p endif %}")
    paper.tag(f"{{%p if {LONG} and pakket.te_tekenen %}}")
    paper.heading(heading, new_page=True)
    paper.tag("{%p else %}")
    paper.heading(heading)
    paper.tag("{%p endif %}")
    paper.tag(f"{{%p if {LONG} %}}")
    paper.table(
        ["Pagina", "Document"],
        ["{%tr for stuk in pakket.documenten %}", [PAGES, "{{ stuk.titel }}"], "{%tr endfor %}"],
        [26, 130],
    )
    paper.tag("{%p else %}")
    paper.tag("{%p for stuk in pakket.documenten %}")
    paper.listed(f"pagina {PAGES}", "{{ stuk.titel }}")
    paper.tag("{%p endfor %}")
    paper.para(review, style="Foot")
    paper.tag("{%p endif %}")
