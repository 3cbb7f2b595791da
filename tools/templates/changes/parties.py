"""Makes ``templates/rechtsopvolging.docx`` and ``templates/opzegging.docx``: a party is another's heir, or leaves.

Law cited: Burgerlijk Wetboek, book 2, article 309 (a legal merger passes all rights and duties on).
"""

from tools.templates.changes.phrases import BOARD, COVENANT, KEEPER, REPRESENTED, signatures
from tools.templates.house import REVIEW, Paper

PREDECESSORS = (
    "{% for voorganger in voorgangers %}{% if loop.first %}{% elif loop.last %} en {% else %}, {% endif %}"
    "{{ voorganger.naam }} ({{ voorganger.nummer }}){% endfor %}"
)


def succession() -> Paper:
    """Return the declaration of a board that succeeds one or more boards that were parties."""
    paper = Paper(
        "Verklaring rechtsopvolging",
        "Verklaring van een schoolbestuur dat het een andere partij opvolgt",
        footer="Rechtsopvolging {{ bestuur.nummer }} · {{ convenant.regio }} · editie {{ convenant.editie }}",
        compact=True,
    )
    paper.title("Verklaring rechtsopvolging")
    paper.subtitle("bij het privacyconvenant van de regio {{ convenant.regio }}")
    paper.para(
        f"Deze verklaring is voor {KEEPER}. De opvolger meldt zich binnen een maand (artikel 18 van het convenant). "
        "Stuurt u een uittreksel uit het handelsregister mee waaruit de fusie blijkt?"
    )
    paper.heading("Wie volgt op")
    paper.para(f"{BOARD}, {REPRESENTED}.")
    paper.heading("Wie wordt opgevolgd")
    paper.para(f"{PREDECESSORS}{{% if per %}}, met ingang van {{{{ per }}}}{{% endif %}}.")
    paper.heading("Verklaring")
    paper.para("Het bestuur verklaart dat:", keep_next=True)
    paper.bullet(
        "het door een juridische fusie alle rechten en plichten van {% if voorgangers|length == 1 %}dit bestuur{% else "
        "%}deze besturen{% endif %} heeft gekregen (artikel 2:309 BW);"
    )
    paper.bullet(f"het daarmee partij is bij {COVENANT}, in de plaats van wie is opgevolgd;")
    paper.bullet("het de tekst van het convenant kent;")
    paper.bullet(
        "de scholen van {% if voorgangers|length == 1 %}het vorige bestuur{% else %}de vorige besturen{% endif %} nu "
        "onder dit bestuur vallen."
    )
    paper.para(
        "Een volmacht van {% if voorgangers|length == 1 %}het vorige bestuur{% else %}een vorig bestuur{% endif %} "
        "geldt voor wat daarmee al is getekend. Voor een volgende handtekening geeft dit bestuur zelf een volmacht, of "
        "het tekent zelf."
    )
    paper.heading("Ondertekening")
    signatures(paper)
    paper.para(REVIEW, style="Small")
    return paper


def termination() -> Paper:
    """Return the notice by which a board or a municipality ends its part in the covenant."""
    paper = Paper(
        "Opzegging",
        "Bericht waarmee een partij haar deelname aan het privacyconvenant opzegt",
        footer="Opzegging {{ partij.nummer }} · {{ convenant.regio }} · editie {{ convenant.editie }}",
        compact=True,
    )
    paper.title("Opzegging")
    paper.subtitle("van de deelname aan het privacyconvenant van de regio {{ convenant.regio }}")
    paper.para(
        f"Dit bericht is voor {KEEPER}. Wilt u de ontvangst bevestigen, en de opzegging binnen twee weken aan alle "
        "partijen meedelen (artikel 19 van het convenant)?"
    )
    paper.heading("Wie zegt op")
    paper.para(
        f"**{{{{ partij.naam }}}}**{{% if partij.zetel %}} te {{{{ partij.zetel }}}}{{% endif %}}, {REPRESENTED}."
    )
    paper.heading("Wat wordt opgezegd")
    paper.para(
        f"De deelname aan {COVENANT}{{% if per %}}. De partij wil haar deelname eindigen met ingang van {{{{ per }}}}"
        "{% endif %}. De opzegtermijn is {{ convenant.opzegtermijn_maanden }} "
        "{% if convenant.opzegtermijn_maanden == 1 %}maand{% else %}maanden{% endif %}, tegen het einde van een "
        "kalendermaand. Tot die dag blijft de partij gebonden."
    )
    paper.heading("Wat blijft gelden")
    paper.para(
        "Na het einde blijven de afspraken over geheimhouding, bewaren, beveiliging en rechten gelden voor de gegevens "
        "die daarvoor zijn gedeeld. Tussen de andere partijen blijft het convenant gelden."
    )
    paper.heading("Ondertekening")
    signatures(paper, on_behalf="namens {{ partij.naam }}")
    paper.heading("Ontvangen door de convenantbeheerder", 2)
    paper.fill_in(["Datum:", "Naam en paraaf:"], columns=2)
    paper.para(REVIEW, style="Small")
    return paper
