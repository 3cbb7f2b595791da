"""Annexes 1 and 2 of the covenant: the blank accession form, who gives consent, and the blank consent form."""

from tools.templates.covenant_prose import paragraphs
from tools.templates.house import Paper

INFORMATION = ("Organisatie en naam", "Over welk onderwerp", "Ja", "Nee", "Alleen advies")


def accession_form(paper: Paper) -> None:
    """Set annex 1: the form by which a care provider joins, blank and complete in itself."""
    paper.heading("Bijlage 1 – Toetredingsformulier", new_page=True)
    paper.para(
        "Voor een aanbieder van Jeugdhulp die Partij wil worden bij het privacyconvenant van de regio "
        "{{ convenant.regio }}, editie {{ convenant.editie }} (artikel 18)."
    )
    paper.fill_in(
        (
            "Naam van de organisatie:",
            "KvK-nummer:",
            "Gevestigd te:",
            "Vertegenwoordigd door (naam en functie):",
            "Neemt deel aan Casusoverleg sinds:",
            "Werkt in opdracht van de gemeente(n):",
            "Contactpunt (e-mail en telefoon):",
            "FG of contactpersoon voor privacy:",
        )
    )
    paper.heading("De aanbieder verklaart", 2)
    for text in (
        "dat hij het Convenant met zijn bijlagen heeft gelezen en de verplichtingen daarvan aanvaardt;",
        "dat hij zelfstandig verwerkingsverantwoordelijke is voor de gegevens die hij inbrengt, ontvangt en vastlegt;",
        "dat wie namens hem deelneemt, het Convenant kent en aan geheimhouding is gebonden;",
        "dat hij iedere verandering in deze gegevens, en het einde van zijn deelname, aan de Convenantbeheerder meldt;",
        "dat hij alleen opzegt op de wijze van artikel 19.",
    ):
        paper.bullet(text)
    paper.para(
        "Hij wordt Partij zodra aan drie voorwaarden samen is voldaan: hij neemt deel aan een Casusoverleg, dit "
        "formulier is getekend en zijn toetreding is aan de deelnemende Partijen bekendgemaakt.",
        keep_next=True,
    )
    paper.signature("", "namens de aanbieder, in de functie die hierboven staat", "", "")
    paper.heading("In te vullen door de Convenantbeheerder", 2)
    paper.fill_in(("Ontvangen op:", "Bekendgemaakt aan de deelnemende Partijen op:", "Paraaf:"))


def consent(paper: Paper) -> None:
    """Set annex 2: what the consent form is for, who signs it under the region's policy, and a blank one."""
    paper.heading("Bijlage 2 – Toestemmingsformulier", new_page=True)
    for text in paragraphs(CONSENT_RULES):
        paper.para(text)
    paper.heading("Wie geeft Toestemming", 2)
    paper.para("Dit hangt af van de leeftijd op de dag van het Casusoverleg:", keep_next=True)
    paper.tag("{%p for regel in convenant.toestemmingsregels %}")
    paper.bullet("{{ regel }}{% if loop.last %}.{% else %};{% endif %}")
    paper.tag("{%p endfor %}")
    paper.para("Daarbij geldt:", keep_next=True)
    for text in paragraphs(CONSENT_SIGNERS):
        paper.bullet(text)
    paper.heading("Wat het formulier bevat", 2)
    for text in paragraphs(CONSENT_CONTENTS):
        paper.bullet(text)
    _blank_consent(paper)


CONSENT_RULES = """
Toestemming heft het Beroepsgeheim van een Professional op (artikel 6). Zij is geen grondslag in de zin van de AVG. Het
formulier wordt vóór het Casusoverleg ingevuld en getekend, één formulier per ondertekenaar.
"""

CONSENT_SIGNERS = """
Hoort bij de leeftijd van de «Jongere» op de dag van het overleg een andere regel dan op de dag van tekenen, dan tekent
ieder die volgens een van beide regels moet tekenen.

Een Ouder tekent altijd zelf voor gegevens over zichzelf, hoe oud de «Jongere» ook is.

Hebben beide Ouders het Gezag, dan tekenen zij beiden, ook na een scheiding. Wonen zij apart, dan krijgt ieder een eigen
formulier, zonder het adres van de ander.

Bij een ondertoezichtstelling blijven de Ouders tekenen. Heeft een gecertificeerde instelling de voogdij, dan tekent de
jeugdbeschermer namens haar. Een pleeg- of stiefouder tekent niet.

Kan een «Jongere» zijn belangen niet waarderen, dan tekenen tot achttien jaar de Ouders, en daarna de curator of mentor.

Is niet zeker wie het Gezag heeft, dan wordt dat eerst nagegaan. Weigert iemand van wie de Toestemming nodig is, of is
hij niet te bereiken, dan is zij niet compleet. De organisator legt vast wat hij heeft geprobeerd.
"""

CONSENT_CONTENTS = """
het overleg, de datum, het doel en de vraag, en tot wanneer de Toestemming geldt;

de «Jongere»: naam, geboortedatum, School en groep, en nooit een BSN;

wie er aan tafel zitten en, per Professional, welke informatie wel, niet of alleen als advies wordt gedeeld;

wat wordt vastgelegd, door wie, en hoe lang het wordt bewaard;

de rechten: erbij zijn, inzien, niet tekenen en altijd intrekken; en wanneer zonder Toestemming mag worden gesproken;

naam, hoedanigheid, plaats, datum en handtekening; wie uitleg gaf, in welke taal; en een strook om in te trekken.
"""


def _blank_consent(paper: Paper) -> None:
    paper.heading("Toestemmingsformulier (model)", 2, new_page=True)
    paper.para("**Mogen hulpverleners in een overleg over uw kind of over jou vertellen?**", style="Lead")
    paper.fill_in(
        (
            "Over wie gaat het (naam, geboortedatum, school, groep):",
            "Welk overleg, op welke dag:",
            "Waarom, en welke vraag:",
            "Deze toestemming geldt tot:",
        )
    )
    paper.heading("Wat hulpverleners mogen vertellen", 3)
    paper.table(INFORMATION, [("\n", "", "☐", "☐", "☐")] * 4, (52.0, 52.0, 14.0, 14.0, 24.0), align="llccc")
    paper.para(
        "Hulpverleners hebben een geheimhoudingsplicht. Daarom is deze toestemming nodig. Het is geen toestemming "
        "voor het verwerken van gegevens volgens de AVG. Tekenen hoeft niet. Wie niet tekent, houdt hetzelfde recht op "
        "school en hulp. Intrekken kan altijd: zeg of schrijf het aan de school of de hulpverlener. Wat al is "
        "verteld, kan niet worden teruggedraaid. Zonder toestemming mag een hulpverlener alleen spreken als de wet "
        "dat toestaat, als goede hulp dat echt vraagt of als er ernstig gevaar is."
    )
    paper.fill_in(("Wat wordt opgeschreven, door wie, en hoe lang bewaard:", "Uitgelegd door, en in welke taal:"))
    paper.signature(
        "", "☐ ouder met gezag\n☐ voogd, curator of mentor\n☐ jeugdbeschermer, namens:\n☐ ik teken voor mijzelf", "", ""
    )
    paper.cut_line("intrekken: vul in en geef af aan de school of de hulpverlener")
    paper.fill_in(("Ik trek mijn toestemming in voor het overleg van:", "Naam, datum en handtekening:"))
