"""Makes the papers for the regional talks: ``templates/besluitenlijst.docx`` and ``templates/agendabijlage.docx``.

A change of the covenant is discussed in the OOGO first (art. 17 lid 1).
"""

from tools.templates.changes.phrases import COVENANT
from tools.templates.house import REVIEW, Paper

STATE = (
    ("Handtekeningen gezet", "{{ stand.getekend }} van {{ stand.alle }}"),
    ("Volmachten getekend", "{{ stand.volmachten_getekend }} van {{ stand.volmachten }}"),
)


def decisions() -> Paper:
    """Return the list of decisions that are asked of the talks, on one page where the changes are few."""
    paper = Paper(
        "Besluitenlijst",
        "Wat in het op overeenstemming gericht overleg wordt gevraagd te besluiten",
        footer="Besluitenlijst · {{ convenant.regio }} · editie {{ convenant.editie }}",
        compact=True,
    )
    paper.title("Besluitenlijst")
    paper.subtitle("privacyconvenant van de regio {{ convenant.regio }}, voor het op overeenstemming gericht overleg")
    paper.fill_in(["Datum van het overleg:", "Voorzitter:"], columns=2)
    paper.table(
        ("Nr.", "Gevraagd besluit", "Akkoord"),
        [
            "{%tr for wijziging in wijzigingen %}",
            (
                "{{ loop.index }}",
                "**{{ wijziging.besluit }}**\n{{ wijziging.gebeurd }}{% if wijziging.bron %} ({{ wijziging.bron }})"
                "{% endif %}",
                "☐",
            ),
            "{%tr endfor %}",
        ],
        (12.0, 122.0, 22.0),
        align="llc",
    )
    paper.heading("Vastgesteld")
    paper.fill_in_and_sign(["Naam:", "Datum:"], "Handtekening voorzitter:")
    paper.para(REVIEW, style="Small")
    return paper


def agenda() -> Paper:
    """Return the annex to the agenda: what changed since the covenant was signed, and how the signing stands."""
    paper = Paper(
        "Agendabijlage",
        "Wat er sinds het tekenen van het convenant is veranderd, en hoe het met de handtekeningen staat",
        footer="Agendabijlage · {{ convenant.regio }} · editie {{ convenant.editie }}",
        compact=True,
    )
    paper.title("Agendabijlage")
    paper.subtitle("voor het op overeenstemming gericht overleg over het privacyconvenant")
    paper.para(
        f"Deze bijlage gaat over {COVENANT}. Zij zegt wat er is veranderd sinds het convenant is getekend"
        "{% if convenant.tekendatum %} op {{ convenant.tekendatum }}{% endif %}, wat dat betekent, en welke "
        "handtekeningen er nog nodig zijn."
    )
    paper.heading("Wat er is veranderd")
    paper.tag("{%p if not wijzigingen %}")
    paper.para("Er is niets veranderd.")
    paper.tag("{%p endif %}")
    paper.tag("{%p for wijziging in wijzigingen %}")
    paper.heading("{{ loop.index }}. {{ wijziging.soort|hoofdletter }}", 2)
    paper.para("{{ wijziging.gebeurd }} {{ wijziging.gevolg }}")
    paper.tag("{%p if wijziging.vraag %}")
    paper.para("Nog te beantwoorden: {{ wijziging.vraag }}")
    paper.tag("{%p endif %}")
    paper.tag("{%p endfor %}")
    paper.heading("Hoe het met de handtekeningen staat")
    paper.facts(list(STATE))
    paper.tag("{%p if stand.zonder_volmacht %}")
    paper.para(
        "Nog geen volmacht in orde: {% for partij in stand.zonder_volmacht %}{% if loop.first %}{% elif loop.last %}"
        " en {% else %}, {% endif %}{{ partij.naam }}{% endfor %}. Tot die er is, kan de directeur niet namens {% if "
        "stand.zonder_volmacht|length == 1 %}dit bestuur{% else %}deze besturen{% endif %} tekenen."
    )
    paper.tag("{%p endif %}")
    paper.para(REVIEW, style="Small")
    return paper
