"""Makes ``templates/convenant.docx``: front page, parties, the fixed text, explanation, annexes and signature pages.

The fixed text (considerations and articles) stands in the bookmark ``convenanttekst``; its words give the SHA-256 that
every mandate prints, so it says nothing of who the parties are.
"""

from tools.templates.covenant_articles import ARTICLES, CATEGORY_TABLE, CONSIDERATIONS, EXPLANATION
from tools.templates.covenant_forms import accession_form, consent
from tools.templates.covenant_lists import contacts, meeting_forms, party_list, sources
from tools.templates.covenant_parties import ONE_MUNICIPALITY, listing, parties
from tools.templates.covenant_prose import Clause, paragraphs
from tools.templates.covenant_signing import signature_pages
from tools.templates.house import Paper

FIXED_TEXT = "convenanttekst"
CATEGORY_TITLE = "Verwerking en uitwisseling type persoonsgegevens"


def covenant() -> Paper:
    """Return the template of the covenant."""
    paper = Paper(
        "Onderwijs – gemeente – jeugdhulp",
        "Privacyconvenant over het uitwisselen van persoonsgegevens tussen onderwijs, gemeenten en jeugdhulp.",
        footer="Convenant, editie {{ convenant.editie }}",
        body_pt=10,
    )
    for part in (
        _front,
        parties,
        _fixed_text,
        _explanation,
        accession_form,
        consent,
        meeting_forms,
        party_list,
        contacts,
        sources,
        signature_pages,
    ):
        part(paper)
    return paper


def _front(paper: Paper) -> None:
    paper.title("Privacyconvenant")
    paper.subtitle("Samenwerking tussen onderwijs, gemeente en jeugdhulp in de regio {{ convenant.regio }}")
    paper.facts(
        [
            ("Editie", "{{ convenant.editie }}"),
            "{%tr if document.datum %}",
            ("Datum van de tekst", "{{ document.datum }}"),
            "{%tr endif %}",
            ("Ingangsdatum", "{{ convenant.ingangsdatum }}"),
            "{%tr if convenant.einddatum %}",
            ("Einddatum", "{{ convenant.einddatum }}"),
            "{%tr endif %}",
            *_parties_in_short(),
        ]
    )
    paper.callout(
        "De jurist of de functionaris gegevensbescherming (FG) van de regio beoordeelt deze tekst voordat zij "
        "wordt getekend."
        "{% if convenant.publicatie %} Dit is het exemplaar voor publicatie: namen van personen zijn "
        "weggelaten.{% endif %}"
    )
    paper.heading("Inhoud", new_page=True, contents=False)
    paper.contents()


def _parties_in_short() -> list[tuple[str, str] | str]:
    boards = "{{ schoolbesturen|length }}"
    return [
        (
            f"{{% if {ONE_MUNICIPALITY} %}}Gemeente{{% else %}}Gemeenten{{% endif %}}",
            listing("gemeente", "gemeenten", "{{ gemeente.naam }}"),
        ),
        (
            "{% if swvs|length == 1 %}Samenwerkingsverband{% else %}Samenwerkingsverbanden{% endif %}",
            listing("swv", "swvs", "{{ swv.naam }}"),
        ),
        (
            "{% if schoolbesturen|length == 1 %}Schoolbestuur{% else %}Schoolbesturen{% endif %}",
            f"{{% if schoolbesturen %}}{boards} {{% if schoolbesturen|length == 1 %}}schoolbestuur{{% else %}}"
            "schoolbesturen{% endif %}, genoemd onder 3{% else %}wie later Partij wordt (artikel 18){% endif %}",
        ),
        ("Jeugdhulp", "de aanbieders van jeugdhulp die zijn toegetreden (artikel 18)"),
    ]


def _fixed_text(paper: Paper) -> None:
    paper.bookmark_start(FIXED_TEXT)
    paper.heading("Overwegingen")
    paper.para("Partijen nemen het volgende in aanmerking:", keep_next=True)
    for text in paragraphs(CONSIDERATIONS):
        paper.consideration(text)
    paper.para("En komen het volgende overeen.")
    for article in ARTICLES:
        paper.article(article.title)
        for clause in article.clauses:
            _clause(paper, clause)
        if article.title == CATEGORY_TITLE:
            paper.table(("Rol", "Brengt in", "Ontvangt", "Legt vast"), CATEGORY_TABLE, (58.0, 28.0, 28.0, 42.0))
    paper.bookmark_end(FIXED_TEXT)


def _clause(paper: Paper, clause: Clause) -> None:
    paper.clause(clause.text, keep_next=bool(clause.points or clause.definitions))
    for point in clause.points:
        paper.clause(point, 2)
    if clause.definitions:
        rows = [(f"**{definition.term}**", definition.meaning) for definition in clause.definitions]
        paper.table(("Begrip", "Betekenis"), rows, (44.0, 112.0))


def _explanation(paper: Paper) -> None:
    paper.heading("Toelichting")
    for text in paragraphs(EXPLANATION):
        paper.para(text, keep_together=True)
