"""Makes ``templates/intrekking.docx`` and ``templates/bekrachtiging.docx``: the end of a mandate, and its repair.

Law cited: Burgerlijk Wetboek, book 3, article 72 (the end of a mandate) and article 69 (ratification).
"""

from tools.templates.changes.phrases import BOARD, COVENANT, KEEPER, REPRESENTED, SWV, signatures
from tools.templates.house import REVIEW, Paper

GIVEN_ON = "{% if volmacht.getekend_op %}, getekend op {{ volmacht.getekend_op }}{% endif %}"


def revocation() -> Paper:
    """Return the paper by which a board withdraws its mandate to one SWV."""
    paper = Paper(
        "Intrekking volmacht",
        "Bericht waarmee een schoolbestuur zijn volmacht intrekt",
        footer="Intrekking {{ bestuur.nummer }} aan {{ swv.nummer }} · editie {{ convenant.editie }}",
        compact=True,
    )
    paper.title("Intrekking van de volmacht")
    paper.subtitle("bij het privacyconvenant van de regio {{ convenant.regio }}")
    paper.para(
        f"Dit bericht is voor {SWV}, en voor {KEEPER}. De volmacht eindigt zodra u het hebt ontvangen (artikel 3:72 "
        "BW). Wilt u een getekend exemplaar met de datum van ontvangst terugsturen?"
    )
    paper.heading("Wie trekt in")
    paper.para(f"{BOARD}, {REPRESENTED}.")
    paper.heading("Wat wordt ingetrokken")
    paper.para(
        f"De volmacht aan {{{{ swv.naam }}}} om {COVENANT}, namens het bestuur te tekenen{GIVEN_ON}. De volmacht "
        "eindigt {% if per %}met ingang van {{ per }}, maar niet eerder dan bij de ontvangst van dit bericht{% else %}"
        "bij de ontvangst van dit bericht{% endif %}."
    )
    paper.heading("Wat dit niet verandert")
    paper.para(
        "Wat vóór de ontvangst op grond van de volmacht is getekend, blijft gelden. Intrekken is geen opzegging: het "
        "bestuur blijft gebonden totdat zijn deelname is geëindigd (artikel 19 van het convenant)."
        "{% if reden %} De aanleiding: {{ reden }}{% endif %}"
    )
    paper.heading("Ondertekening")
    signatures(paper)
    paper.heading("Ontvangen door de gevolmachtigde en de convenantbeheerder", 2)
    paper.fill_in(["Datum:", "Naam en paraaf:", "Datum:", "Naam en paraaf:"], columns=2)
    paper.para(REVIEW, style="Small")
    return paper


def ratification() -> Paper:
    """Return the paper by which a board confirms what was signed for it before its mandate was."""
    paper = Paper(
        "Bekrachtiging",
        "Verklaring waarmee een schoolbestuur een eerdere handtekening bekrachtigt",
        footer="Bekrachtiging {{ bestuur.nummer }} aan {{ swv.nummer }} · editie {{ convenant.editie }}",
        compact=True,
    )
    paper.title("Bekrachtiging")
    paper.subtitle("bij het privacyconvenant van de regio {{ convenant.regio }}")
    paper.para(
        "Het convenant is namens uw bestuur getekend voordat de volmacht was getekend. Met deze verklaring geldt die "
        "handtekening alsnog voor uw bestuur, vanaf de dag waarop zij is gezet (artikel 3:69 BW)."
    )
    paper.heading("Wie bekrachtigt")
    paper.para(f"{BOARD}, {REPRESENTED}.")
    paper.heading("Wat wordt bekrachtigd")
    paper.para(
        f"De ondertekening van {COVENANT}, namens het bestuur, door {{{{ swv.directeur }}}}, {{{{ swv.functie }}}} van "
        "{{ swv.naam }}{% if convenant.tekendatum %}, op {{ convenant.tekendatum }}{% endif %}.{% if "
        "volmacht.getekend_op %} Het bestuur tekende de volmacht op {{ volmacht.getekend_op }}.{% endif %}"
    )
    paper.heading("Verklaring")
    paper.para(
        "Het bestuur kent de tekst van het convenant en aanvaardt dat het daaraan gebonden is alsof de volmacht bij "
        "het tekenen al was gegeven. Rechten die derden intussen hebben gekregen, blijven bestaan."
    )
    paper.heading("Ondertekening")
    signatures(paper)
    paper.para(REVIEW, style="Small")
    return paper
