"""Makes ``templates/addendum.docx``: the list of parties as it has become, in place of annex 4 of the covenant.

The convenantbeheerder keeps that list (art. 17 lid 4 and art. 18 of the covenant): no party signs it.
"""

from tools.templates.changes.phrases import COVENANT
from tools.templates.house import REVIEW, Paper

INTRO = f"""
Dit is de bijgewerkte bijlage 4 (lijst van partijen) bij {COVENANT}.{{% if peildatum %}} Zij geeft de stand van
{{{{ peildatum }}}} en vervangt de lijst die bij het tekenen gold.{{% else %}} Zij vervangt de lijst die bij het tekenen
gold.{{% endif %}} De tekst van het convenant verandert niet. Wie al getekend heeft, hoeft hiervoor niet opnieuw te
tekenen.
"""


def addendum() -> Paper:
    """Return the new list of parties, with what changed in it."""
    paper = Paper(
        "Addendum: lijst van partijen",
        "De bijgewerkte lijst van partijen bij het privacyconvenant",
        footer="Addendum lijst van partijen · {{ convenant.regio }} · editie {{ convenant.editie }}",
        body_pt=10,
        compact=True,
    )
    paper.title("Addendum: lijst van partijen")
    paper.subtitle("bij het privacyconvenant van de regio {{ convenant.regio }}")
    paper.para(INTRO)
    paper.heading("Wat er is veranderd")
    paper.table(
        ("Wat", "Wat er gebeurde", "Vanaf"),
        [
            "{%tr for wijziging in wijzigingen %}",
            (
                "{{ wijziging.soort|hoofdletter }}",
                "{{ wijziging.gebeurd }}",
                "{% if wijziging.datum %}{{ wijziging.datum }}{% else %}–{% endif %}",
            ),
            "{%tr endfor %}",
        ],
        (38.0, 88.0, 30.0),
    )
    paper.heading("Vaststelling")
    paper.para("De convenantbeheerder stelt deze lijst vast en zendt haar aan alle partijen.", keep_next=True)
    paper.fill_in_and_sign(["Naam:", "Datum:"], "Handtekening:")
    _parties(paper)
    paper.para(REVIEW, style="Small")
    return paper


def _parties(paper: Paper) -> None:
    _list(paper, "Gemeenten", "gemeente", "gemeenten_nu", "{{ gemeente.naam }} ({{ gemeente.code }})")
    _list(paper, "Samenwerkingsverbanden", "swv", "swvs_nu", "{{ swv.naam }} ({{ swv.nummer }})")
    _list(
        paper,
        "Schoolbesturen",
        "bestuur",
        "besturen_nu",
        "{{ bestuur.naam }}, {{ bestuur.vestigingsplaats }}, KvK {{ bestuur.kvk }} ({{ bestuur.nummer }})",
    )
    _list(
        paper,
        "Jeugdhulpaanbieders",
        "aanbieder",
        "aanbieders_nu",
        "{{ aanbieder.naam }}, {{ aanbieder.vestigingsplaats }}, KvK {{ aanbieder.kvk }}",
    )


def _list(paper: Paper, title: str, row: str, rows: str, said: str) -> None:
    paper.tag(f"{{%p if {rows} %}}")
    paper.heading(title)
    paper.table(
        ("Partij", "Bijzonderheden"),
        [
            f"{{%tr for {row} in {rows} %}}",
            (said, f"{{% if {row}.opmerking %}}{{{{ {row}.opmerking }}}}{{% else %}}–{{% endif %}}"),
            "{%tr endfor %}",
        ],
        (94.0, 62.0),
    )
    paper.tag("{%p endif %}")
