"""Makes ``templates/herinnering.docx``: a kind letter to one party about what just that party has not signed yet."""

from tools.templates.changes.phrases import COVENANT, KEEPER_AND_EMAIL
from tools.templates.house import REVIEW, Paper


def reminder() -> Paper:
    """Return the letter to one party about the papers that are not back yet."""
    paper = Paper(
        "Herinnering",
        "Brief aan één partij over wat nog getekend moet worden",
        footer="Herinnering {{ partij.nummer }} · {{ convenant.regio }} · editie {{ convenant.editie }}",
        body_pt=11,
        compact=True,
    )
    paper.address_window(
        "partij.adresregels", addressee="{{ partij.naam }}", return_address="{{ convenant.retouradres }}"
    )
    paper.title("Wilt u nog tekenen?")
    paper.para(
        "Wij hebben {% if stukken|length == 1 %}dit stuk{% else %}deze stukken{% endif %} nog niet getekend van u "
        "terug. Wilt u {% if stukken|length == 1 %}het{% else %}ze{% endif %} tekenen en terugsturen"
        "{% if convenant.reactiedatum %}? Wij vroegen dat vóór {{ convenant.reactiedatum }}.{% else %}?{% endif %}"
    )
    paper.table(
        ("Stuk", "Wie tekent", "Verstuurd"),
        [
            "{%tr for stuk in stukken %}",
            (
                "{{ stuk.titel }}",
                "{{ stuk.wie }}, {{ stuk.hoedanigheid }}",
                "{% if stuk.verstuurd %}{{ stuk.verstuurd }}{% else %}–{% endif %}",
            ),
            "{%tr endfor %}",
        ],
        (66.0, 62.0, 28.0),
    )
    paper.para(
        f"Het gaat om {COVENANT}. Hebt u al getekend en teruggestuurd? Dan heeft dit bericht u gekruist; u hoeft dan "
        "niets te doen. Bent u {% if stukken|length == 1 %}het stuk{% else %}de stukken{% endif %} kwijt, of klopt er "
        "iets niet? Laat het ons weten, dan sturen wij {% if stukken|length == 1 %}het{% else %}ze{% endif %} opnieuw."
    )
    paper.para(
        "{% if convenant.retouradres %}Stuur de getekende stukken naar {{ convenant.retouradres }}. {% endif %}"
        f"Vragen beantwoordt {KEEPER_AND_EMAIL}.",
        keep_next=True,
    )
    paper.fill_in(["Datum van verzending:", "Naam:"], columns=2)
    paper.para(REVIEW, style="Small")
    return paper
