"""What the names in a template stand for: the sheet behind each, its name inside a loop, and what is derived.

A field that is a column is explained in ``columns``; every other field has its sentence here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model import TemplateKind
from generator.workbooks import columns
from generator.workbooks.columns import Sheet


@dataclass(frozen=True, slots=True)
class Thing:
    """What one or more names in a template stand for.

    ``names`` are the names it has, also those of lists of it; ``item`` is what one of a list is called in a loop.
    """

    key: str
    names: tuple[str, ...]
    heading: str
    sheet: Sheet | None = None
    item: str = ""


SIGNERS_OF_A_CASE = "ondertekenaars van de casus"
THINGS = (
    Thing(
        "bestuur", ("bestuur", "schoolbesturen", "besturen", "besturen_nu"), "Schoolbesturen", columns.BOARDS, "bestuur"
    ),
    Thing("swv", ("swv", "swvs", "swvs_nu"), "Samenwerkingsverbanden", columns.SWV, "swv"),
    Thing("volmacht", ("volmacht",), "De volmacht", columns.MANDATES),
    Thing("persoon", ("ondertekenaars",), "Wie namens het bestuur tekenen", item="persoon"),
    Thing("gemeente", ("gemeente", "gemeenten", "gemeenten_nu"), "Gemeenten", columns.MUNICIPALITIES, "gemeente"),
    Thing(
        "aanbieder", ("aanbieder", "aanbieders", "aanbieders_nu"), "Jeugdhulpaanbieders", columns.PROVIDERS, "aanbieder"
    ),
    Thing("casus", ("casus",), "De casus", columns.CASES),
    Thing("leerling", ("leerling",), "De leerling", columns.CASES),
    Thing("ondertekenaar", ("ondertekenaar",), "Voor wie dit stuk is", columns.REPRESENTATIVES),
    Thing("tekenaar", (SIGNERS_OF_A_CASE,), "Wie voor deze casus tekenen", item="persoon"),
    Thing("gezagsdrager", ("gezagsdragers",), "Wie gezag hebben", columns.REPRESENTATIVES, "persoon"),
    Thing("deelnemer", ("deelnemers", "deelnemer"), "Wie aan tafel zitten", columns.PARTICIPANTS, "deelnemer"),
    Thing("behandelaar", ("behandelaars",), "Wie behandelen", columns.PARTICIPANTS, "deelnemer"),
    Thing("blad", ("blad",), "Het logblad"),
    Thing("om_wie", ("personen",), "Om wie het logblad gaat", item="persoon"),
    Thing("school", ("school",), "De school", columns.SCHOOLS),
    Thing("pakket", ("pakket",), "Het pakket"),
    Thing("plek", ("te_tekenen",), "Waar wordt getekend", item="plek"),
    Thing("machtiging", ("volmachten",), "De volmachten van de schoolbesturen", item="machtiging"),
    Thing("envelop", ("enveloppen",), "De enveloppen van het drukwerk", item="envelop"),
    Thing("stuk", ("documenten",), "Wat in het pakket zit", item="stuk"),
    Thing("wijziging", ("wijzigingen",), "Wat er is veranderd", item="wijziging"),
    Thing("partij", ("partij", "zonder_volmacht"), "De partij van dit stuk", item="partij"),
    Thing("ontvanger", ("ontvangers",), "Aan wie dit bericht gaat", item="ontvanger"),
    Thing("voorganger", ("voorgangers",), "Wie wordt opgevolgd", item="voorganger"),
    Thing("open_stuk", ("stukken",), "Wat nog niet getekend terug is", item="stuk"),
    Thing("stand", ("stand",), "Hoe het met de handtekeningen staat"),
    Thing("convenant", ("convenant",), "Het convenant", columns.COVENANT),
    Thing("document", ("document",), "Dit document"),
    Thing("overlegvorm", ("overlegvorm", "overlegvormen"), "Vormen van overleg", columns.MEETING_FORMS, "overlegvorm"),
)
_SIGNERS_IN: tuple[TemplateKind, ...] = ("school_sheet", "file_note")
THING_OF: Mapping[str, Thing] = MappingProxyType({name: thing for thing in THINGS for name in thing.names})
"""By name in a template."""


def known_as(path: tuple[str, ...], kind: TemplateKind) -> str:
    """Return the name by which a thing is known here: who signs for a board is another than who signs for a case."""
    if path == ("ondertekenaars",) and kind in _SIGNERS_IN:
        return SIGNERS_OF_A_CASE
    return path[-1] if path else ""


HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "bestuur": "Het schoolbestuur van dit stuk",
        "swv": "Het samenwerkingsverband van dit stuk",
        "gemeente": "De gemeente van dit stuk",
        "aanbieder": "De jeugdhulpaanbieder van dit stuk",
        "overlegvorm": "De vorm van overleg",
        "gezag_onbekend": "Het gezag",
        "besturen_nu": "De schoolbesturen na de verandering",
        "swvs_nu": "De samenwerkingsverbanden na de verandering",
        "gemeenten_nu": "De gemeenten na de verandering",
        "aanbieders_nu": "De jeugdhulpaanbieders na de verandering",
        "peildatum": "De dag van de laatste verandering",
        "doen": "Wat de lezer moet doen",
        "reden": "Waarom de volmacht wordt ingetrokken",
        "per": "De dag waarop het ingaat",
        "deelnemer": "De hulpverlener voor wie deze notitie is",
        "onvolledig": "Of de toestemming compleet kan worden",
        "uiterlijk": "Wanneer de formulieren terug moeten zijn",
    }
)
"""The heading of a name that has another than its thing."""

SHARED = ("convenant", "document", "schoolbesturen", "swvs", "gemeenten", "aanbieders", "overlegvormen")
"""The names that every template has, in the order in which they are explained."""

LINES = frozenset({"adresregels", "ontbreekt", "toestemmingsregels"})
"""The lists of texts that stand under each other, and are no enumeration in a sentence."""

_SIGNED = "De code bij de handtekening"
_FOR_MUNICIPALITY = "Of deze deelnemer namens de gemeente meedoet (JGZ, GGD, leerplicht)."
DERIVED: Mapping[str, str] = MappingProxyType(
    {
        "swvs": "De samenwerkingsverbanden, in de volgorde van het blad.",
        "schoolbesturen": "De schoolbesturen die partij zijn op de dag dat het convenant ingaat.",
        "gemeenten": "De gemeenten die partij zijn op de dag dat het convenant ingaat.",
        "aanbieders": "De jeugdhulpaanbieders op het blad, ook wie nog geen partij is.",
        "overlegvormen": "De vormen van overleg, in de volgorde van het blad.",
        "besturen_nu": "De schoolbesturen op het blad die geen oud-lid zijn, ook wie er later bij kwam.",
        "swvs_nu": "De samenwerkingsverbanden op het blad.",
        "gemeenten_nu": "De gemeenten op het blad die nog partij zijn, ook wie er later bij kwam.",
        "aanbieders_nu": "De jeugdhulpaanbieders op het blad die nog meedoen.",
        "bestuur.opmerking": "Wat er aan deze partij is veranderd, in enkele woorden.",
        "swv.opmerking": "Wat er aan deze partij is veranderd, in enkele woorden.",
        "gemeente.opmerking": "Wat er aan deze partij is veranderd, in enkele woorden.",
        "aanbieder.opmerking": "Wat er aan deze partij is veranderd, in enkele woorden.",
        "wijzigingen": "Wat er sinds het tekenen van het convenant is veranderd.",
        "wijziging.soort": "Welk soort verandering het is, zoals: bestuur andere naam.",
        "wijziging.partij": "De naam van de partij die veranderd is; leeg als het over het convenant gaat.",
        "wijziging.nummer": "Het nummer van die partij.",
        "wijziging.gebeurd": "Wat er gebeurde, in een hele zin.",
        "wijziging.gevolg": "Wat dat betekent, in een of twee zinnen.",
        "wijziging.besluit": "Wat het regionale overleg wordt gevraagd te besluiten.",
        "wijziging.bron": "Het artikel van de wet of van het convenant.",
        "wijziging.was": "Hoe het eerst was.",
        "wijziging.wordt": "Hoe het nu is.",
        "wijziging.datum": "De dag waarop de verandering ingaat.",
        "wijziging.vraag": "Wat nog moet worden uitgezocht.",
        "peildatum": "De laatste dag waarop een van de veranderingen inging.",
        "partij.naam": "De naam van de partij.",
        "partij.nummer": "Het nummer van de partij.",
        "partij.zetel": "De vestigingsplaats; leeg bij een gemeente.",
        "partij.adresregels": "De regels van het adres.",
        "doen": "Wat de lezer moet doen, als dat meer is dan bewaren.",
        "ontvangers": "De partijen die dit bericht krijgen.",
        "ontvanger.naam": "De naam van de partij.",
        "voorgangers": "De schoolbesturen die in dit bestuur zijn opgegaan.",
        "voorganger.naam": "De naam van het bestuur.",
        "voorganger.nummer": "Het bevoegd-gezagnummer van het bestuur.",
        "reden": "Wat er gebeurde, in een hele zin.",
        "per": "De dag waarop het ingaat, zoals die in de werkmap staat.",
        "stukken": "Wat deze partij nog niet getekend heeft teruggestuurd.",
        "open_stuk.titel": "De titel van het stuk.",
        "open_stuk.wie": "Wie het moet tekenen.",
        "open_stuk.hoedanigheid": "Als wat deze persoon tekent.",
        "open_stuk.verstuurd": "Wanneer het stuk is verstuurd.",
        "stand.getekend": "Hoeveel handtekeningen er staan.",
        "stand.alle": "Hoeveel handtekeningen er nodig zijn.",
        "stand.volmachten_getekend": "Hoeveel volmachten in orde zijn.",
        "stand.volmachten": "Hoeveel volmachten er nodig zijn.",
        "stand.zonder_volmacht": "De schoolbesturen van wie de volmacht nog niet in orde is.",
        "ondertekenaars": "Wie deze volmacht namens het bestuur tekenen: een of twee personen.",
        "gezagsdragers": "Wie gezag over de leerling hebben, of een meerderjarige vertegenwoordigen.",
        "gezag_onbekend": "Of van deze ondertekenaar het gezag nog moet worden nagegaan.",
        "deelnemers": "Wie aan het overleg meedoen.",
        SIGNERS_OF_A_CASE: "Wie voor deze casus een formulier krijgen om te tekenen.",
        "behandelaars": "Wie van de deelnemers de leerling behandelen.",
        "personen": "De mensen over wie op dit logblad wordt geschreven.",
        "onvolledig": "Waarom de toestemming niet compleet kan worden, in één zin; anders leeg.",
        "uiterlijk": "De dag vóór het overleg.",
        "blad.soort": "Welk logblad dit is: uitnodigingen, contactgegevens, zonder ouders of onderzoek.",
        "om_wie.naam": "De naam van deze persoon.",
        "om_wie.relatie": "Wat deze persoon van de leerling is, of leerling.",
        "tekenaar.naam": "De naam van wie tekent.",
        "tekenaar.hoedanigheid": "Als wat deze persoon tekent.",
        "tekenaar.reden": "Waarom deze persoon tekent, in één zin die de persoon aanspreekt.",
        "tekenaar.rol": "De rol met een volgnummer, zoals in de naam van het bestand.",
        "tekenaar.namens": "De gecertificeerde instelling waarvoor deze persoon tekent.",
        "tekenaar.taal": "De taal waarin wordt uitgelegd.",
        "convenant.aanduiding_jongeren": "Het woord voor de jongere in het meervoud.",
        "convenant.lidwoord_jongere": "Het lidwoord bij dat woord.",
        "convenant.gelijk_aan_model": "De naam van het model waaraan de tekst van het convenant woordelijk gelijk is.",
        "convenant.toestemmingsregels": "Wie volgens het beleid het toestemmingsformulier tekent, per leeftijd.",
        "convenant.sha256_model": "Het controlegetal van de woorden van dat model.",
        "convenant.publicatie": "Of dit de versie voor publicatie is: daarin zijn de namen van personen leeg.",
        "swv.sector_naam": "De sector, voluit geschreven.",
        "swv.noemer": "De korte naam, of de hele naam als er geen korte is.",
        "swv.besturen": "De schoolbesturen die dit samenwerkingsverband volmacht geven.",
        "swv.handtekening": f"{_SIGNED} van het samenwerkingsverband, op het tekenblad van het convenant.",
        "swv.handtekening_besturen": f"{_SIGNED} namens de schoolbesturen, op het tekenblad van het convenant.",
        "bestuur.tekent_zelf": "Of het bestuur het convenant zelf tekent.",
        "bestuur.ondertekenaars": "Wie namens het bestuur tekenen: een of twee personen.",
        "bestuur.gezamenlijk": "Of twee personen samen tekenen.",
        "bestuur.swv_namen": "De namen van de samenwerkingsverbanden waar het bestuur bij hoort.",
        "bestuur.is_gemeente": "Of het bestuur een gemeente is.",
        "persoon.naam": "De naam van wie tekent: Ondertekenaar 1 of Ondertekenaar 2.",
        "persoon.functie": "De functie van wie tekent: Functie 1 of Functie 2.",
        "persoon.handtekening": f"{_SIGNED}; leeg waar een ander namens het bestuur tekent.",
        "volmacht.is_getekend": "Of Getekend op is ingevuld.",
        "volmacht.tekenen": "Of tekenen in de reikwijdte staat.",
        "volmacht.wijzigen": "Of wijzigen in de reikwijdte staat.",
        "volmacht.toetreden": "Of toetreden in de reikwijdte staat.",
        "volmacht.opzeggen": "Of opzeggen in de reikwijdte staat.",
        "gemeente.handtekening": f"{_SIGNED} van de gemeente, op het tekenblad van het convenant.",
        "gemeente.krachtens_volmacht": "Of Volmacht kenmerk is ingevuld: dan tekent een ander voor de burgemeester.",
        "aanbieder.is_partij": "Of de aanbieder partij is: hij doet mee, heeft getekend, en dat is bekendgemaakt.",
        "aanbieder.gemeente_naam": "De naam van de gemeente waarvoor de aanbieder werkt.",
        "aanbieder.handtekening": f"{_SIGNED} van de aanbieder, op het toetredingsformulier.",
        "overlegvorm.sector_naam": "De sector, voluit geschreven.",
        "document.id": "De naam van dit document, zonder namen van personen.",
        "document.soort": "Wat voor stuk dit is.",
        "document.editie": "De editie van het convenant.",
        "document.datum": "De tekendatum van het convenant.",
        "document.sha256": "Het controlegetal van de tekst van het convenant waar dit stuk bij hoort.",
        "leerling.naam": "Voornaam, tussenvoegsel en achternaam.",
        "leerling.leeftijd": "De leeftijd in jaren op de dag van het overleg.",
        "ondertekenaar.naam": "De naam van wie tekent, of is uitgenodigd.",
        "ondertekenaar.hoedanigheid": "Als wat deze persoon tekent.",
        "ondertekenaar.reden": "Waarom deze persoon tekent, in één zin.",
        "ondertekenaar.tekent": "Of bij de uitnodiging een formulier zit om te tekenen.",
        "ondertekenaar.adresregels": "Het adres van deze persoon; leeg als het geheim of niet bekend is.",
        "ondertekenaar.geheim_adres": "Of het adres geheim is.",
        "ondertekenaar.namens": "De gecertificeerde instelling waarvoor deze persoon tekent.",
        "ondertekenaar.taal": "De taal waarin wordt uitgelegd.",
        "ondertekenaar.is_leerling": "Of deze persoon de leerling zelf is.",
        "ondertekenaar.eigen_gegevens": "Of ook over gegevens van deze persoon zelf wordt gesproken.",
        "ondertekenaar.alleen_eigen_gegevens": "Of deze persoon alleen voor de eigen gegevens tekent.",
        "ondertekenaar.rol": "De rol met een volgnummer, zoals in de naam van het bestand.",
        "ondertekenaar.handtekening": f"{_SIGNED} van deze persoon.",
        "deelnemer.namens_gemeente": _FOR_MUNICIPALITY,
        "behandelaar.namens_gemeente": _FOR_MUNICIPALITY,
        "pakket.titel": "De titel van het pakket.",
        "pakket.voor": "Voor wie het pakket is.",
        "pakket.adresregels": "Het adres van wie het pakket krijgt.",
        "pakket.soort": "Wat voor pakket dit is: bestuur, gemeente, aanbieder, swv, tekensessie, casus, "
        "casus_school, dossier of drukwerk.",
        "pakket.toelichting": "Wat van de ontvanger wordt gevraagd.",
        "pakket.tekent_op": "Op welke pagina’s van het pakket wordt getekend, in woorden: pagina 12 en 31.",
        "pakket.te_tekenen": "De plekken waar in dit pakket wordt getekend.",
        "pakket.originelen": "Van elk stuk dat wordt getekend: hoeveel exemplaren er in het pakket zitten.",
        "pakket.documenten": "De stukken in dit pakket, op volgorde; in drukwerk de pakketten.",
        "pakket.zonder_tekenbladen": "Of de tekenbladen van andere partijen zijn weggelaten.",
        "pakket.volmachten": "De volmachten waarmee de directeur namens de schoolbesturen tekent.",
        "pakket.enveloppen": "In drukwerk: de enveloppen, op volgorde van afdrukken.",
        "pakket.paginas": "Hoeveel pagina’s het pakket heeft; in drukwerk het hele bestand.",
        "pakket.vellen": "Hoeveel vellen papier dat zijn.",
        "pakket.dubbelzijdig": "Of op twee kanten van het papier wordt afgedrukt.",
        "pakket.terug_te_sturen": "Wat de ontvanger terugstuurt.",
        "pakket.te_bewaren": "Wat de ontvanger zelf bewaart, in één zin.",
        "pakket.ontbreekt": "Wat nog niet in het pakket zit, en waarom.",
        "pakket.retouradres": "Waar het getekende heen gaat: het retouradres van het convenant, of de school.",
        "pakket.reactiedatum": "Wanneer het terug moet zijn: de reactiedatum van het convenant, of de overlegdatum.",
        "pakket.contact": "Bij wie vragen terechtkunnen: de convenantbeheerder, of de school.",
        "pakket.contact_e_mail": "Het e-mailadres daarvan.",
        "pakket.geheim_adres": "Of het adres van de ontvanger geheim is.",
        "plek.wie": "Wie daar tekent.",
        "plek.hoedanigheid": "Als wat deze persoon daar tekent.",
        "plek.titel": "Het stuk dat wordt getekend.",
        "plek.bladzijde": "De bladzijde van het pakket waarop wordt getekend.",
        "plek.handtekening": f"{_SIGNED}, zoals die op die bladzijde staat.",
        "machtiging.naam": "Het schoolbestuur dat de volmacht geeft.",
        "machtiging.nummer": "Het nummer van dat schoolbestuur.",
        "machtiging.getekend_op": "Wanneer de volmacht is getekend; leeg als dat nog moet.",
        "machtiging.in_orde": "Of op de dag van tekenen niets aan de volmacht ontbreekt.",
        "machtiging.ontbreekt": "Wat er nog aan de volmacht ontbreekt.",
        "envelop.nummer": "Het volgnummer van de envelop.",
        "envelop.titel": "De titel van het pakket dat erin gaat.",
        "envelop.eerste_pagina": "De eerste pagina van het pakket in dit bestand.",
        "envelop.laatste_pagina": "De laatste pagina van het pakket in dit bestand.",
        "envelop.paginas": "Hoeveel pagina’s het pakket heeft.",
        "envelop.vellen": "Hoeveel vellen papier het pakket heeft.",
        "envelop.originelen": "Hoeveel exemplaren erin zitten van wat wordt getekend; 0 als er niets wordt getekend.",
        "envelop.persoonlijk": "Of het pakket persoonlijk wordt overhandigd, omdat het adres geheim is.",
        "stuk.titel": "De titel van het stuk.",
        "stuk.eerste_pagina": "De eerste bladzijde van het stuk in het pakket.",
        "stuk.laatste_pagina": "De laatste bladzijde van het stuk in het pakket.",
        "stuk.paginas": "Hoeveel bladzijden het stuk heeft.",
    }
)
"""By thing and field: what a field is that no column holds."""
