"""What a document of each kind must show, with the reason: the table behind ``required``.

The legal reasons are those of the mandate (Burgerlijk Wetboek, Boek 3, title 3), of a professional's duty of secrecy
and of the covenant's own articles; a region's lawyer can read them here and have them changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import TemplateKind
from generator.problems import Severity


@dataclass(frozen=True, slots=True)
class Need:
    """Something a document must show: any of these paths ("*" for an item of a list), why, and a tag to paste.

    ``asked`` says that a question about it is enough: a switch is shown as a cross or as words, never as itself.
    """

    what: str
    paths: tuple[str, ...]
    why: str
    example: str
    asked: bool = False
    severity: Severity = Severity.ERROR


def _switch(name: str, what: str) -> Need:
    return Need(
        f"of de gevolmachtigde {what}",
        (f"volmacht.{name}", "volmacht.reikwijdte", "volmacht.reikwijdte.*"),
        "een bijzondere volmacht geldt alleen voor wat zij noemt",
        f"{{% if volmacht.{name} %}}☒{{% else %}}☐{{% endif %}}",
        asked=True,
    )


MANDATE = (
    Need("de naam van het schoolbestuur", ("bestuur.naam",), "dat is de volmachtgever", "{{ bestuur.naam }}"),
    Need(
        "het KvK-nummer van het bestuur", ("bestuur.kvk",), "namen van besturen lijken op elkaar", "{{ bestuur.kvk }}"
    ),
    Need(
        "de vestigingsplaats van het bestuur",
        ("bestuur.vestigingsplaats",),
        "daarmee staat vast welke rechtspersoon volmacht geeft",
        "{{ bestuur.vestigingsplaats }}",
    ),
    Need(
        "wie het bestuur vertegenwoordigen",
        ("ondertekenaars.*.naam", "bestuur.ondertekenaars.*.naam", "bestuur.ondertekenaar_1"),
        "alleen wie bevoegd is, kan namens het bestuur volmacht geven",
        "{% for persoon in ondertekenaars %}{{ persoon.naam }}{% endfor %}",
    ),
    Need(
        "de functie van wie tekent",
        ("ondertekenaars.*.functie", "bestuur.ondertekenaars.*.functie", "bestuur.functie_1"),
        "daaruit blijkt de bevoegdheid",
        "{% for persoon in ondertekenaars %}{{ persoon.functie }}{% endfor %}",
    ),
    Need("de naam van het samenwerkingsverband", ("swv.naam",), "daar hoort de gevolmachtigde bij", "{{ swv.naam }}"),
    Need(
        "wie gevolmachtigde is",
        ("swv.functie", "swv.directeur", "volmacht.persoon"),
        "een volmacht zonder gevolmachtigde geeft niemand bevoegdheid (artikel 3:60 BW)",
        "{{ swv.functie }}",
    ),
    Need(
        "de editie van het convenant",
        ("convenant.editie", "document.editie"),
        "de volmacht geldt voor die tekst",
        "{{ convenant.editie }}",
    ),
    Need(
        "het controlegetal van de tekst",
        ("document.sha256",),
        "daaraan is te zien voor welke tekst de volmacht is gegeven",
        "{{ document.sha256 }}",
    ),
    _switch("tekenen", "het convenant mag ondertekenen"),
    _switch("wijzigen", "wijzigingen mag ondertekenen (artikel 17 van het convenant)"),
    _switch("toetreden", "toetredingen mag aanvaarden (artikel 18 van het convenant)"),
    _switch("opzeggen", "het convenant mag opzeggen (artikel 19 van het convenant)"),
    Need(
        "of de volmacht mag worden doorgegeven",
        ("volmacht.ondervolmacht",),
        "zonder die bepaling mag het maar in enkele gevallen (artikel 3:64 BW)",
        "{% if volmacht.ondervolmacht %}…{% else %}…{% endif %}",
        asked=True,
    ),
    Need(
        "vanaf wanneer de volmacht geldt",
        ("volmacht.ingangsdatum",),
        "voor die dag kan niemand er gebruik van maken",
        "{{ volmacht.ingangsdatum }}",
    ),
    Need(
        "tot wanneer de volmacht geldt",
        ("volmacht.einddatum",),
        "een bestuur dat een einde afsprak, moet dat terugzien",
        "{% if volmacht.einddatum %}tot en met {{ volmacht.einddatum }}{% endif %}",
    ),
    Need(
        "de code bij de handtekening",
        ("ondertekenaars.*.handtekening",),
        "daaraan vindt het programma terug waar wordt getekend",
        "{% for persoon in ondertekenaars %}{{ persoon.handtekening }}{% endfor %}",
    ),
)

CONSENT = (
    Need(
        "de code van de casus",
        ("casus.casus",),
        "daarmee hoort het papier bij het goede dossier, zonder naam op de envelop",
        "{{ casus.casus }}",
    ),
    Need(
        "de naam van de leerling",
        ("leerling.naam", "leerling.achternaam"),
        "wie tekent, moet zien over wie het gaat",
        "{{ leerling.naam }}",
    ),
    Need("de school", ("school.naam",), "dat is wie de toestemming vraagt", "{{ school.naam }}"),
    Need(
        "de naam van wie tekent",
        ("ondertekenaar.naam",),
        "elk formulier is voor één persoon; op het verkeerde papier is het een datalek",
        "{{ ondertekenaar.naam }}",
    ),
    Need(
        "de hoedanigheid van wie tekent",
        ("ondertekenaar.hoedanigheid",),
        "daaruit blijkt of deze persoon mag beslissen",
        "{{ ondertekenaar.hoedanigheid }}",
    ),
    Need(
        "waarom juist deze persoon tekent",
        ("ondertekenaar.reden",),
        "wie tekent, moet begrijpen waarom dat aan hem of haar wordt gevraagd",
        "{{ ondertekenaar.reden }}",
    ),
    Need(
        "welk overleg het is",
        ("overlegvorm.naam",),
        "de toestemming geldt voor één overleg",
        "{{ overlegvorm.naam }}",
    ),
    Need(
        "de dag van het overleg",
        ("casus.overlegdatum",),
        "de toestemming geldt voor dat overleg",
        "{{ casus.overlegdatum }}",
    ),
    Need(
        "het doel van het overleg",
        ("casus.doel", "casus.vraag"),
        "zonder doel weet niemand waarvoor de geheimhouding wijkt",
        "{{ casus.doel }}",
    ),
    Need(
        "wie aan tafel zitten",
        ("deelnemers.*.organisatie", "deelnemers.*.naam"),
        "wie tekent, moet weten wie het horen",
        "{% for deelnemer in deelnemers %}{{ deelnemer.organisatie }}{% endfor %}",
    ),
    Need(
        "wat ieder mag vertellen",
        ("deelnemers.*.informatie", "deelnemers.*.informatie.*"),
        "de toestemming is per hulpverlener en per soort informatie",
        "{% for soort in deelnemer.informatie %}{{ soort }}{% endfor %}",
    ),
    Need(
        "de code bij de handtekening",
        ("ondertekenaar.handtekening",),
        "daaraan vindt het programma terug waar wordt getekend",
        "{{ ondertekenaar.handtekening }}",
    ),
)

_CASE_CODE = Need(
    "de code van de casus", ("casus.casus",), "daarmee hoort het papier bij het goede dossier", "{{ casus.casus }}"
)
_PUPIL = Need(
    "de naam van de leerling",
    ("leerling.naam", "leerling.voornaam", "leerling.achternaam"),
    "wie het leest, moet zien over wie het gaat",
    "{{ leerling.naam }}",
)
_WHEN = Need(
    "de dag van het overleg", ("casus.overlegdatum",), "het gaat om dat ene overleg", "{{ casus.overlegdatum }}"
)
_WHO_SIGN = (
    Need(
        "wie moeten tekenen",
        ("ondertekenaars.*.naam",),
        "zonder een ja van ieder van hen vertelt een hulpverlener niets dat geheim is",
        "{% for persoon in ondertekenaars %}{{ persoon.naam }}{% endfor %}",
    ),
    Need(
        "als wat zij tekenen",
        ("ondertekenaars.*.hoedanigheid",),
        "daaruit blijkt of zij mogen beslissen",
        "{% for persoon in ondertekenaars %}{{ persoon.hoedanigheid }}{% endfor %}",
    ),
)

INVITATION = (
    _CASE_CODE,
    _PUPIL,
    Need(
        "de naam van wie is uitgenodigd",
        ("ondertekenaar.naam",),
        "elke uitnodiging is voor één persoon; op de verkeerde deurmat is het een datalek",
        "{{ ondertekenaar.naam }}",
    ),
    Need("de school", ("school.naam",), "dat is wie uitnodigt", "{{ school.naam }}"),
    _WHEN,
    Need(
        "hoe laat het overleg is",
        ("casus.overlegtijd",),
        "anders weet de gast niet wanneer",
        "{% if casus.overlegtijd %}{{ casus.overlegtijd }}{% endif %}",
    ),
    Need(
        "waar het overleg is",
        ("casus.overlegplaats",),
        "anders weet de gast niet waarheen",
        "{% if casus.overlegplaats %}{{ casus.overlegplaats }}{% endif %}",
    ),
    Need(
        "wie aan tafel zitten",
        ("deelnemers.*.organisatie", "deelnemers.*.naam"),
        "wie komt, moet weten met wie",
        "{% for deelnemer in deelnemers %}{{ deelnemer.organisatie }}{% endfor %}",
    ),
)

READING_AID = (
    _CASE_CODE,
    _PUPIL,
    _WHEN,
    Need(
        "wie aan tafel zitten",
        ("deelnemers.*.organisatie", "deelnemers.*.naam"),
        "wie tekent, moet weten wie het horen",
        "{% for deelnemer in deelnemers %}{{ deelnemer.organisatie }}{% endfor %}",
    ),
)

SCHOOL_SHEET = (
    _CASE_CODE,
    _PUPIL,
    _WHEN,
    *_WHO_SIGN,
    Need(
        "wanneer de formulieren terug moeten zijn",
        ("uiterlijk",),
        "anders is de toestemming er niet op tijd",
        "{{ uiterlijk }}",
    ),
    Need(
        "waarom de toestemming niet compleet kan worden",
        ("onvolledig",),
        "anders gaat het overleg door zonder dat iemand het weet",
        "{% if onvolledig %}{{ onvolledig }}{% endif %}",
    ),
)

FILE_NOTE = (
    _CASE_CODE,
    _PUPIL,
    _WHEN,
    Need(
        "voor welke hulpverlener de notitie is",
        ("deelnemer.organisatie",),
        "hij moet de toestemming in het eigen dossier kunnen laten zien",
        "{{ deelnemer.organisatie }}",
    ),
    *_WHO_SIGN,
    Need(
        "wat de hulpverlener mag vertellen",
        ("deelnemer.informatie", "deelnemer.informatie.*"),
        "de toestemming is per hulpverlener en per soort informatie",
        "{% for soort in deelnemer.informatie %}{{ soort }}{% endfor %}",
    ),
    Need(
        "hoe lang de hulpverlener het bewaart",
        ("deelnemer.bewaartermijn", "overlegvorm.bewaartermijn"),
        "elke organisatie heeft een eigen bewaartermijn",
        "{% if deelnemer.bewaartermijn %}{{ deelnemer.bewaartermijn }}{% endif %}",
    ),
)

LOG = (
    _CASE_CODE,
    _PUPIL,
    _WHEN,
    Need(
        "welk logblad het is",
        ("blad.soort",),
        "er is één sjabloon voor alle soorten",
        '{%p if blad.soort == "uitnodigingen" %} … {%p endif %}',
        asked=True,
    ),
)

ACCESSION = (
    Need("de naam van de aanbieder", ("aanbieder.naam",), "dat is wie toetreedt", "{{ aanbieder.naam }}"),
    Need("het KvK-nummer van de aanbieder", ("aanbieder.kvk",), "namen lijken op elkaar", "{{ aanbieder.kvk }}"),
    Need(
        "de vestigingsplaats van de aanbieder",
        ("aanbieder.vestigingsplaats",),
        "daarmee staat vast welke rechtspersoon toetreedt",
        "{{ aanbieder.vestigingsplaats }}",
    ),
    Need(
        "wie voor de aanbieder tekent",
        ("aanbieder.ondertekenaar",),
        "alleen wie bevoegd is, kan namens de aanbieder toetreden",
        "{{ aanbieder.ondertekenaar }}",
    ),
    Need(
        "de functie van wie tekent", ("aanbieder.functie",), "daaruit blijkt de bevoegdheid", "{{ aanbieder.functie }}"
    ),
    Need(
        "de gemeente waarvoor de aanbieder werkt",
        ("gemeente.naam", "aanbieder.gemeente_naam"),
        "daaruit volgt bij welk overleg de aanbieder hoort",
        "{{ gemeente.naam }}",
    ),
    Need(
        "de editie van het convenant",
        ("convenant.editie", "document.editie"),
        "de aanbieder treedt toe tot die tekst",
        "{{ convenant.editie }}",
    ),
    Need(
        "de code bij de handtekening",
        ("aanbieder.handtekening",),
        "daaraan vindt het programma terug waar wordt getekend",
        "{{ aanbieder.handtekening }}",
    ),
)

COVENANT = (
    Need("de regio", ("convenant.regio",), "daaraan is het convenant te herkennen", "{{ convenant.regio }}"),
    Need("de editie", ("convenant.editie", "document.editie"), "volmachten verwijzen ernaar", "{{ convenant.editie }}"),
    Need(
        "de ingangsdatum",
        ("convenant.ingangsdatum",),
        "vóór die dag zijn partijen niet gebonden",
        "{{ convenant.ingangsdatum }}",
    ),
    Need(
        "de gemeenten",
        ("gemeenten.*.naam",),
        "elke partij staat met naam in het convenant",
        "{%p for gemeente in gemeenten %} … {{ gemeente.naam }} … {%p endfor %}",
    ),
    Need(
        "wie voor elke gemeente tekent",
        ("gemeenten.*.ondertekenaar",),
        "een partij is vertegenwoordigd door een bevoegd persoon",
        "{{ gemeente.ondertekenaar }}",
    ),
    Need(
        "de samenwerkingsverbanden",
        ("swvs.*.naam",),
        "elke partij staat met naam in het convenant",
        "{%p for swv in swvs %} … {{ swv.naam }} … {%p endfor %}",
    ),
    Need(
        "de vestigingsplaats van elk samenwerkingsverband",
        ("swvs.*.vestigingsplaats",),
        "daarmee staat vast welke rechtspersoon partij is",
        "{{ swv.vestigingsplaats }}",
    ),
    Need(
        "wie voor elk samenwerkingsverband tekent",
        ("swvs.*.directeur",),
        "een partij is vertegenwoordigd door een bevoegd persoon",
        "{{ swv.directeur }}",
    ),
    Need(
        "de schoolbesturen",
        ("schoolbesturen.*.naam", "swvs.*.besturen.*.naam"),
        "elke partij staat met naam in het convenant",
        "{%p for bestuur in schoolbesturen %} … {{ bestuur.naam }} … {%p endfor %}",
    ),
    Need(
        "de vestigingsplaats van elk schoolbestuur",
        ("schoolbesturen.*.vestigingsplaats", "swvs.*.besturen.*.vestigingsplaats"),
        "daarmee staat vast welke rechtspersoon partij is",
        "{{ bestuur.vestigingsplaats }}",
    ),
    Need(
        "de code bij de handtekening van elke gemeente",
        ("gemeenten.*.handtekening",),
        "daaraan vindt het programma terug waar wordt getekend",
        "{% for gemeente in gemeenten %}{{ gemeente.handtekening }}{% endfor %}",
    ),
    Need(
        "de code bij de handtekening van elk samenwerkingsverband",
        ("swvs.*.handtekening",),
        "daaraan vindt het programma terug waar wordt getekend",
        "{% for swv in swvs %}{{ swv.handtekening }}{% endfor %}",
    ),
    Need(
        "de code bij de handtekening namens de besturen",
        ("swvs.*.handtekening_besturen",),
        "de directeur tekent een tweede keer, namens de besturen die volmacht gaven",
        "{% for swv in swvs if swv.besturen %}{{ swv.handtekening_besturen }}{% endfor %}",
    ),
    Need(
        "de code bij de handtekening van besturen die zelf tekenen",
        ("schoolbesturen.*.ondertekenaars.*.handtekening",),
        "zodra één bestuur zelf tekent, kan het convenant anders niet worden gemaakt",
        "{% for bestuur in schoolbesturen if bestuur.tekent_zelf %}{% for persoon in bestuur.ondertekenaars %}"
        "{{ persoon.handtekening }}{% endfor %}{% endfor %}",
        severity=Severity.WARNING,
    ),
)

COVER = (
    Need("voor wie het pakket is", ("pakket.voor",), "op de verkeerde deurmat is het een datalek", "{{ pakket.voor }}"),
    Need(
        "wat er te tekenen is",
        ("pakket.te_tekenen.*.titel", "pakket.te_tekenen.*.wie"),
        "anders blijft een handtekening vergeten",
        "{% for plek in pakket.te_tekenen %}{{ plek.titel }}{% endfor %}",
    ),
    Need(
        "op welke bladzijde wordt getekend",
        ("pakket.te_tekenen.*.bladzijde",),
        "anders blijft een handtekening vergeten",
        "{% for plek in pakket.te_tekenen %}{{ plek.bladzijde }}{% endfor %}",
    ),
    Need(
        "welke stukken in het pakket zitten",
        ("pakket.documenten.*.titel",),
        "daaraan ziet de ontvanger of het pakket compleet is",
        "{% for stuk in pakket.documenten %}{{ stuk.titel }}{% endfor %}",
    ),
    Need(
        "het adres om terug te sturen",
        ("pakket.retouradres",),
        "anders weet de ontvanger niet waarheen",
        "{% if pakket.retouradres %}{{ pakket.retouradres }}{% endif %}",
    ),
    Need(
        "vóór welke dag",
        ("pakket.reactiedatum",),
        "anders weet de ontvanger niet wanneer",
        "{% if pakket.reactiedatum %}{{ pakket.reactiedatum }}{% endif %}",
    ),
)

_EDITION = Need(
    "de editie van het convenant",
    ("convenant.editie", "document.editie"),
    "anders weet niemand over welk convenant het gaat",
    "{{ convenant.editie }}",
)
_CHANGES = Need(
    "wat er is veranderd",
    ("wijzigingen.*.gebeurd",),
    "daarvoor is dit stuk",
    "{% for wijziging in wijzigingen %}{{ wijziging.gebeurd }}{% endfor %}",
)
_PARTY = Need("om welke partij het gaat", ("partij.naam",), "daarvoor is dit stuk", "{{ partij.naam }}")
_SIGNING = (
    Need(
        "wie tekenen",
        ("ondertekenaars.*.naam",),
        "alleen wie bevoegd is, kan voor de partij tekenen",
        "{% for persoon in ondertekenaars %}{{ persoon.naam }}{% endfor %}",
    ),
    Need(
        "de code bij de handtekening",
        ("ondertekenaars.*.handtekening",),
        "daaraan vindt het programma terug waar wordt getekend",
        "{% for persoon in ondertekenaars %}{{ persoon.handtekening }}{% endfor %}",
    ),
)
_OF_MANDATE = (
    Need("de naam van het schoolbestuur", ("bestuur.naam",), "dat gaf de volmacht", "{{ bestuur.naam }}"),
    Need(
        "het KvK-nummer van het bestuur", ("bestuur.kvk",), "namen van besturen lijken op elkaar", "{{ bestuur.kvk }}"
    ),
    Need("de naam van het samenwerkingsverband", ("swv.naam",), "dat kreeg de volmacht", "{{ swv.naam }}"),
    _EDITION,
    *_SIGNING,
)
CHANGES: Mapping[TemplateKind, tuple[Need, ...]] = {
    "addendum": (
        _CHANGES,
        _EDITION,
        Need(
            "de schoolbesturen na de verandering",
            ("besturen_nu.*.naam",),
            "het addendum vervangt de lijst van partijen",
            "{% for bestuur in besturen_nu %}{{ bestuur.naam }}{% endfor %}",
        ),
    ),
    "notice": (_PARTY, _CHANGES, _EDITION),
    "revocation": _OF_MANDATE,
    "ratification": _OF_MANDATE,
    "succession": (
        Need("de naam van het schoolbestuur", ("bestuur.naam",), "dat volgt op", "{{ bestuur.naam }}"),
        Need(
            "wie wordt opgevolgd",
            ("voorgangers.*.naam",),
            "daarvoor is deze verklaring",
            "{% for voorganger in voorgangers %}{{ voorganger.naam }}{% endfor %}",
        ),
        _EDITION,
        *_SIGNING,
    ),
    "termination": (_PARTY, _EDITION, *_SIGNING),
    "announcement": (
        Need("de naam van de aanbieder", ("aanbieder.naam",), "die treedt toe", "{{ aanbieder.naam }}"),
        Need("het KvK-nummer van de aanbieder", ("aanbieder.kvk",), "namen lijken op elkaar", "{{ aanbieder.kvk }}"),
        _EDITION,
    ),
    "reminder": (
        _PARTY,
        Need(
            "wat nog getekend moet worden",
            ("stukken.*.titel",),
            "daarvoor is deze brief",
            "{% for stuk in stukken %}{{ stuk.titel }}{% endfor %}",
        ),
    ),
    "decisions": (_CHANGES,),
    "agenda": (_CHANGES,),
}
"""What the papers of a change must show."""

NEEDS: Mapping[TemplateKind, tuple[Need, ...]] = {
    "covenant": COVENANT,
    "mandate": MANDATE,
    "consent": CONSENT,
    "invitation": INVITATION,
    "reading_aid": READING_AID,
    "school_sheet": SCHOOL_SHEET,
    "file_note": FILE_NOTE,
    "log": LOG,
    "accession": ACCESSION,
    **CHANGES,
    "cover": COVER,
}
"""What a document of each kind must show."""
