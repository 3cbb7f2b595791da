"""Makes the letters to the parties: ``templates/kennisgeving.docx`` of a change, ``bekendmaking.docx`` of an accession.

The convenantbeheerder tells every accession and other change as soon as it is known (art. 17 lid 4), and every notice
within two weeks (art. 19). One letter, one message; what the reader must do stands first.
"""

from tools.templates.changes.phrases import COVENANT, closing, letter_head
from tools.templates.house import REVIEW, Paper

ALL = "alle partijen bij het privacyconvenant van de regio {{ convenant.regio }}"
RECEIVERS = (
    "{% for ontvanger in ontvangers %}{% if loop.first %}{% elif loop.last %} en {% else %}, {% endif %}"
    "{{ ontvanger.naam }}{% endfor %}"
)


def notice() -> Paper:
    """Return the letter to the other parties about what changed at one party."""
    paper = Paper(
        "Kennisgeving",
        "Bericht aan de partijen over een verandering bij één partij",
        footer="Kennisgeving {{ partij.nummer }} · {{ convenant.regio }} · editie {{ convenant.editie }}",
        body_pt=11,
        compact=True,
    )
    letter_head(paper, ALL, "een verandering bij {{ partij.naam }}", title="Kennisgeving")
    paper.para(
        "{% if doen %}{{ doen }}{% else %}U hoeft niets te doen. Wilt u dit bericht bewaren bij het convenant?"
        "{% endif %}"
    )
    paper.heading("Wat er is veranderd")
    paper.tag("{%p for wijziging in wijzigingen %}")
    paper.para("{{ wijziging.gebeurd }} {{ wijziging.gevolg }}")
    paper.tag("{%p endfor %}")
    paper.heading("Wat blijft")
    paper.para(
        f"De tekst van {COVENANT}, verandert niet. Tussen de andere partijen blijven alle afspraken gelden. De "
        "bijgewerkte lijst van partijen staat in het addendum."
    )
    closing(paper)
    paper.heading("Aan wie dit bericht gaat", 2)
    paper.para(f"{RECEIVERS}.", style="Small")
    paper.para(REVIEW, style="Small")
    return paper


def announcement() -> Paper:
    """Return the letter by which the accession of a care provider is made known: the third condition of art. 18."""
    paper = Paper(
        "Bekendmaking van toetreding",
        "Bericht aan de partijen dat een jeugdhulpaanbieder toetreedt",
        footer="Bekendmaking {{ aanbieder.kvk }} · {{ convenant.regio }} · editie {{ convenant.editie }}",
        body_pt=11,
        compact=True,
    )
    letter_head(paper, ALL, "{{ aanbieder.naam }} treedt toe", title="Bekendmaking van toetreding")
    paper.para(
        "U hoeft niets te doen. Vanaf de datum van dit bericht mag u met deze aanbieder gegevens delen zoals het "
        "convenant dat regelt."
    )
    paper.heading("Wie treedt toe")
    paper.facts(
        [
            ("Jeugdhulpaanbieder", "**{{ aanbieder.naam }}**"),
            ("Gevestigd te", "{{ aanbieder.vestigingsplaats }}"),
            ("KvK-nummer", "{{ aanbieder.kvk }}"),
            ("Werkt voor de gemeente", "{{ gemeente.naam }}"),
            "{%tr if aanbieder.deelname_sinds %}",
            ("Neemt deel sinds", "{{ aanbieder.deelname_sinds }}"),
            "{%tr endif %}",
            "{%tr if aanbieder.getekend_op %}",
            ("Heeft getekend op", "{{ aanbieder.getekend_op }}"),
            "{%tr endif %}",
        ]
    )
    paper.heading("Waarom u dit krijgt")
    paper.para(
        f"De aanbieder treedt toe tot {COVENANT}. Daarvoor zijn drie dingen nodig: de aanbieder neemt deel aan een "
        "casusoverleg, heeft het toetredingsformulier getekend, en de toetreding is aan de partijen bekendgemaakt "
        "(artikel 18). Met dit bericht is aan de laatste voorwaarde voldaan."
    )
    closing(paper)
    paper.heading("Aan wie dit bericht gaat", 2)
    paper.para(f"{RECEIVERS}.", style="Small")
    paper.para(REVIEW, style="Small")
    return paper
