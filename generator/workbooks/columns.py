"""Every sheet and column of the two workbooks, as one table.

Reading, the names of fields in templates, the example workbooks and the list of fields all come from here, so that a
column is named, typed and explained once. An attribute is a path in the row's record: ``signatories.1.name`` is the
second signatory's name.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.dutch import field_name, plain
from generator.model import (
    CareProvider,
    Case,
    Covenant,
    Mandate,
    MeetingForm,
    Municipality,
    Overruling,
    OwnRule,
    Participant,
    Record,
    Representative,
    School,
    SchoolBoard,
    SigningRecord,
    Swv,
)


class Kind(StrEnum):
    """What a cell of a column holds."""

    TEXT = "tekst"
    DIGITS = "nummer met vaste lengte"
    SWV = "SWV-nummer"
    SWVS = "SWV-nummers"
    BRIN = "BRIN"
    CASE = "casuscode"
    CODE = "code"
    POSTCODE = "postcode"
    EMAIL = "e-mailadres"
    TELEPHONE = "telefoonnummer"
    NUMBER = "getal"
    DATE = "datum"
    YES_NO = "ja/nee"
    CHOICE = "keuze"
    CHOICES = "keuzes"
    LIST = "lijst"


LINE = 80  # characters: about one line of a table, an address or a signature block
LONGEST = {
    "name": 200,
    "formerly": 200,
    "evaluation": 200,
    "return_address": 120,
    "purpose": 400,
    "question": 400,
    "participants": 300,
    "minutes": 300,
    "retention": 200,
    "chair": 120,
    "organisation": 120,
    "information": 400,
    "proof": 120,
    "on_behalf_of": 120,
    "contact": 120,
    "address": 60,
    "director": 45,
    "function": 45,
    "city": 40,
    "first_name": 40,
    "last_name": 60,
    "infix": 20,
    "group": 40,
}
"""How many characters fit well on paper, by attribute; tried by printing every document with all of them at once."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column (or, on the sheet Convenant, one field): its header, and what its cells hold.

    ``length`` is the number of digits of a fixed-length number; ``needed`` says that no row does without a value;
    ``fits`` is how many characters the place on paper holds, where the attribute's usual length is another.
    """

    header: str
    attribute: str
    kind: Kind
    explanation: str
    example: str
    needed: bool = False
    length: int = 0
    choices: tuple[str, ...] = ()
    fits: int = 0

    @property
    def field(self) -> str:
        """Return the name of the column in a template."""
        return field_name(self.header)

    @property
    def longest(self) -> int:
        """Return how many characters fit well where the value is printed, 0 where its form sets the length."""
        if self.kind not in {Kind.TEXT, Kind.CODE, Kind.LIST}:
            return 0
        return self.fits or LONGEST.get(self.attribute, LINE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the record each row becomes, and its columns in the order they are shown."""

    name: str
    record: type[Record]
    explanation: str
    columns: tuple[Column, ...]
    needed: bool = False

    def column(self, attribute: str) -> Column:
        """Return the column of an attribute; a KeyError says that there is none."""
        for column in self.columns:
            if column.attribute == attribute:
                return column
        raise KeyError(attribute)


FIELD, VALUE = "Veld", "Waarde"
LEGAL_FORMS = (
    "stichting",
    "vereniging",
    "coöperatie",
    "stichting openbaar onderwijs",
    "openbare rechtspersoon",
    "gemeente",
    "mbo-instelling",
)
SWV_LEGAL_FORMS = ("stichting", "vereniging", "coöperatie")
SECTORS = ("po", "vo")
POLICIES = ("wet", "praktijk", "strengst", "eigen")
SIGNING_WAYS = ("papier", "pdf", "validsign", "adobe", "documenso")
HOLDERS = ("functie", "persoon", "swv")
ACTS = ("tekenen", "wijzigen", "toetreden", "opzeggen")
RELATIONS = ("ouder", "voogd", "GI", "curator", "mentor", "pleegouder", "stiefouder")
AUTHORITIES = ("ja", "nee", "onbekend")
SITUATIONS = ("overleden", "onbekend", "weigert", "onbereikbaar", "erkend vóór 2023")
LOGS = ("uitnodigingen", "contactgegevens", "zonder ouders", "onderzoek")
LIMITS = ("geen", "alleen handelingsgerichte adviezen", "niet delen")
YES_NO = ("ja", "nee")
DECISIONS = ("maken", "niet maken")


def _text(header: str, attribute: str, explanation: str, example: str, *, needed: bool = False) -> Column:
    return Column(header, attribute, Kind.TEXT, explanation, example, needed)


def _needed(header: str, attribute: str, explanation: str, example: str) -> Column:
    return _text(header, attribute, explanation, example, needed=True)


def _date(header: str, attribute: str, explanation: str, example: str, *, needed: bool = False) -> Column:
    return Column(header, attribute, Kind.DATE, explanation, example, needed)


def _digits(header: str, attribute: str, length: int, explanation: str, example: str, *, needed: bool = True) -> Column:
    return Column(header, attribute, Kind.DIGITS, explanation, example, needed, length)


def _choice(
    header: str,
    attribute: str,
    choices: tuple[str, ...],
    explanation: str,
    example: str,
    *,
    needed: bool = False,
) -> Column:
    return Column(header, attribute, Kind.CHOICE, explanation, example, needed, choices=choices)


def _yes_no(header: str, attribute: str, explanation: str, example: str, *, needed: bool = False) -> Column:
    return Column(header, attribute, Kind.YES_NO, explanation, example, needed, choices=YES_NO)


def _kvk() -> Column:
    return _digits(
        "KvK", "kvk", 8, "Het nummer bij de Kamer van Koophandel: 8 cijfers, ook een nul vooraan.", "41234567"
    )


def _seat() -> Column:
    return _needed("Vestigingsplaats", "seat", "De statutaire zetel, zoals in de statuten.", "Zilverdam")


def _address(*, needed: bool = False) -> tuple[Column, Column, Column]:
    return (
        _text("Adres", "address", "Straat en huisnummer.", "Kerkstraat 1", needed=needed),
        Column("Postcode", "postcode", Kind.POSTCODE, "Vier cijfers en twee letters.", "1234 AB", needed),
        _text("Plaats", "city", "De plaats van het adres.", "Zilverdam", needed=needed),
    )


def _email(header: str = "E-mail", attribute: str = "email") -> Column:
    return Column(
        header, attribute, Kind.EMAIL, "Waar vragen en getekende stukken heen mogen.", "info@voorbeeld.example"
    )


def _sector(explanation: str = "po of vo.") -> Column:
    return _choice("Sector", "sector", SECTORS, explanation, "po")


COVENANT = Sheet(
    "Convenant",
    Covenant,
    "Het convenant zelf: één gegeven per rij, in de kolommen Veld en Waarde.",
    (
        _needed("Regio", "region", "De naam van de regio, zoals die op het convenant staat.", "Zilvermeer"),
        _needed("Editie", "edition", "De aanduiding van deze tekst; een gewijzigde tekst krijgt een nieuwe.", "2026-1"),
        _date("Ingangsdatum", "start", "De dag waarop het convenant ingaat.", "1 januari 2027", needed=True),
        _date("Einddatum", "end", "De laatste dag, als het convenant een einde heeft.", "31 december 2030"),
        Column(
            "Opzegtermijn maanden",
            "notice_months",
            Kind.NUMBER,
            "Hoeveel maanden vooraf wordt opgezegd; leeg is 3.",
            "3",
        ),
        _text("Evaluatie", "evaluation", "Wanneer en waar het convenant wordt geëvalueerd.", "jaarlijks in het OOGO"),
        _needed("Tekenplaats", "place", "De plaats waar wordt getekend.", "Zilverdam"),
        _date("Tekendatum", "signing_date", "De dag waarop wordt getekend.", "10 december 2026"),
        _text("Convenantbeheerder", "keeper", "Wie de lijst van partijen bijhoudt.", "secretariaat SWV Zilvermeer PO"),
        _email("Beheerder e-mail", "keeper_email"),
        _choice(
            "Aanduiding jongere",
            "pupil_word",
            ("leerling", "jongere"),
            "Het woord in de tekst; leeg is leerling.",
            "leerling",
        ),
        _choice(
            "Toestemmingsbeleid",
            "policy",
            POLICIES,
            "Wie een toestemmingsformulier tekent; leeg is praktijk, eigen staat op blad Eigen beleid.",
            "praktijk",
        ),
        _text(
            "Retouradres",
            "return_address",
            "Waar getekende stukken heen gaan, op één regel.",
            "Postbus 12, 1234 AB Zilverdam",
        ),
        _date("Reactiedatum", "respond_by", "Vóór welke dag getekende stukken terug moeten zijn.", "1 december 2026"),
        _choice(
            "Tekenwijze",
            "signing_way",
            SIGNING_WAYS,
            "Hoe partijen tekenen: op papier, in een pdf-veld of met een e-tekendienst; leeg is papier.",
            "papier",
        ),
    ),
    needed=True,
)

SWV = Sheet(
    "SWV",
    Swv,
    "De samenwerkingsverbanden passend onderwijs die partij zijn.",
    (
        Column("Nummer", "number", Kind.SWV, "PO of VO en vier cijfers.", "PO2507", needed=True),
        Column(
            "Naam",
            "name",
            Kind.TEXT,
            "De statutaire naam.",
            "Stichting Samenwerkingsverband Zilvermeer PO",
            needed=True,
            fits=90,
        ),
        _text("Korte naam", "short_name", "De naam in lopende tekst; leeg is de hele naam.", "SWV Zilvermeer PO"),
        _choice("Rechtsvorm", "legal_form", SWV_LEGAL_FORMS, "De rechtsvorm volgens de statuten.", "stichting"),
        _kvk(),
        _seat(),
        *_address(needed=True),
        _needed("Directeur", "director", "Wie voor het SWV tekent, zoals gedrukt wordt.", "mevrouw A. van der Meulen"),
        _needed("Functie", "function", "De functie van wie tekent.", "directeur-bestuurder"),
        _email(),
        _sector(),
    ),
    needed=True,
)

BOARDS = Sheet(
    "Schoolbesturen",
    SchoolBoard,
    "De schoolbesturen die partij zijn: een rij per bestuur.",
    (
        _digits("Nummer", "number", 5, "Het bevoegd-gezagnummer: 5 cijfers.", "41234"),
        _needed("Naam", "name", "De statutaire naam, niet de afkorting van een lijst.", "Stichting De Waterlelie"),
        _choice(
            "Rechtsvorm", "legal_form", LEGAL_FORMS, "Bepaalt de bewoording van de volmacht.", "stichting", needed=True
        ),
        _kvk(),
        _seat(),
        *_address(),
        _needed("Ondertekenaar 1", "signatories.0.name", "Wie tekent, zoals gedrukt wordt.", "de heer P. de Boer"),
        _needed("Functie 1", "signatories.0.function", "De functie van wie tekent.", "voorzitter van het bestuur"),
        _text("Ondertekenaar 2", "signatories.1.name", "Alleen bij gezamenlijke bevoegdheid.", "mevrouw S. Yılmaz"),
        _text("Functie 2", "signatories.1.function", "De functie van de tweede.", "secretaris van het bestuur"),
        _email(),
        Column("SWV", "swvs", Kind.SWVS, "Bij welk SWV het bestuur hoort; meer dan één met ;.", "PO2507; VO2507", True),
        _choice(
            "Tekent",
            "signs_itself",
            ("volmacht", "zelf"),
            "Via het SWV (volmacht) of zelf; leeg is volmacht, en zelf bij een mbo-instelling.",
            "volmacht",
        ),
        _date("Lid sinds", "member_since", "Sinds wanneer het bestuur lid van het SWV is.", "1 augustus 2014"),
        _date("Lid tot", "member_until", "Tot wanneer het bestuur lid is.", ""),
        _text("Voorheen", "formerly", "De vorige naam van dezelfde rechtspersoon.", "Stichting De Lelie"),
        _text("Opvolger van", "successor_of", "Nummer van het bestuur dat is opgegaan in dit bestuur.", "40987"),
    ),
    needed=True,
)

MUNICIPALITIES = Sheet(
    "Gemeenten",
    Municipality,
    "De gemeenten die partij zijn.",
    (
        _digits("Code", "code", 4, "De CBS-code: 4 cijfers, ook een nul vooraan.", "9801"),
        _needed("Naam", "name", "De naam zonder het woord gemeente.", "Zilverdam"),
        *_address(),
        _needed("Ondertekenaar", "signatory.name", "Wie voor de gemeente tekent.", "de heer J.P. van Es"),
        _needed("Functie", "signatory.function", "burgemeester, of wethouder met volmacht.", "burgemeester"),
        _text(
            "Volmacht kenmerk",
            "proxy_reference",
            "Als de burgemeester niet zelf tekent: het kenmerk van de schriftelijke volmacht.",
            "BM-2026-0117",
        ),
        _date("Collegebesluit datum", "decision_date", "De dag van het besluit van het college.", "3 november 2026"),
        _text("Collegebesluit nummer", "decision_number", "Het nummer van dat besluit.", "2026/1184"),
        _email(),
        _date("Partij sinds", "party_since", "Sinds wanneer de gemeente partij is.", "1 januari 2027"),
        _date("Partij tot", "party_until", "Tot wanneer de gemeente partij is.", ""),
        _text("Opvolger van", "successor_of", "CBS-code van de opgegane gemeente(n).", "9805"),
    ),
    needed=True,
)

MANDATES = Sheet(
    "Volmachten",
    Mandate,
    "De volmachten van besturen aan een SWV; een rij verfijnt de volmacht en legt het tekenen vast.",
    (
        _digits("Bestuur", "board", 5, "Het nummer van het bestuur dat volmacht geeft.", "41234"),
        Column("SWV", "swv", Kind.SWV, "Het nummer van het SWV dat volmacht krijgt.", "PO2507", needed=True),
        _choice("Gevolmachtigde", "holder", HOLDERS, "Aan wie; leeg is functie (wie directeur is).", "functie"),
        _text("Persoon", "person", "De naam, als de volmacht aan een persoon is.", "mevrouw A. van der Meulen"),
        _date("Ingangsdatum", "start", "Leeg is de ingangsdatum van het convenant.", "1 december 2026"),
        _date("Einddatum", "end", "De laatste dag van de volmacht.", "31 december 2030"),
        _text("Editie", "edition", "Alleen als de volmacht tot één editie beperkt is.", "2026-1"),
        Column(
            "Reikwijdte",
            "scope",
            Kind.CHOICES,
            "Wat mag, met ; ertussen; leeg is alleen tekenen.",
            "tekenen; wijzigen",
            choices=ACTS,
        ),
        _yes_no("Ondervolmacht", "substitution", "Of de volmacht mag worden doorgegeven; leeg is nee.", "nee"),
        _date("Bestuursbesluit datum", "decision_date", "De dag van het besluit van het bestuur.", "4 november 2026"),
        _text("Bestuursbesluit nummer", "decision_number", "Het nummer van dat besluit.", "2026-14"),
        _date("Getekend op", "signed_on", "De dag waarop de volmacht is getekend.", "18 november 2026"),
        _date("Ingetrokken op", "revoked_on", "De dag waarop de volmacht is ingetrokken.", ""),
    ),
)

PROVIDERS = Sheet(
    "Aanbieders",
    CareProvider,
    "De jeugdhulpaanbieders die toetreden.",
    (
        _needed("Naam", "name", "De statutaire naam.", "Stichting Jeugdhulp De Vlinder"),
        _kvk(),
        _seat(),
        _needed("Ondertekenaar", "signatory.name", "Wie voor de aanbieder tekent.", "mevrouw R. El Idrissi"),
        _needed("Functie", "signatory.function", "De functie van wie tekent.", "directeur"),
        _digits("Gemeente", "municipality", 4, "De CBS-code van de gemeente waarvoor de aanbieder werkt.", "9801"),
        _email(),
        _date(
            "Deelname sinds", "takes_part_since", "Sinds wanneer aan casusoverleg wordt meegedaan.", "1 februari 2027"
        ),
        _date("Getekend op", "signed_on", "De dag waarop het toetredingsformulier is getekend.", "15 januari 2027"),
        _date("Bekendgemaakt op", "made_known_on", "De dag waarop de deelnemers zijn ingelicht.", "20 januari 2027"),
        _date("Beëindigd op", "ended_on", "De dag waarop de deelname eindigde.", ""),
    ),
)

SCHOOLS = Sheet(
    "Scholen",
    School,
    "De scholen van de besturen.",
    (
        Column(
            "BRIN", "brin", Kind.BRIN, "Twee cijfers en twee letters, eventueel met twee cijfers.", "00AA", needed=True
        ),
        _needed("Naam", "name", "De naam van de school.", "Basisschool 't Palet"),
        _digits("Bestuur", "board", 5, "Het nummer van het bestuur.", "41234"),
        *_address(),
        Column("Telefoon", "telephone", Kind.TELEPHONE, "Tien cijfers.", "0123-456789"),
        _email(),
        _sector(),
    ),
)

MEETING_FORMS = Sheet(
    "Overlegvormen",
    MeetingForm,
    "De soorten overleg waarin een leerling wordt besproken.",
    (
        Column("Code", "code", Kind.CODE, "Een korte code, waar een casus naar verwijst.", "MDO", needed=True),
        _needed("Naam", "name", "De naam van het overleg.", "multidisciplinair overleg"),
        _needed("Doel", "purpose", "Waartoe het overleg dient.", "samen bepalen welke hulp een leerling nodig heeft"),
        _sector("po of vo; leeg is beide."),
        _text("Deelnemers", "participants", "Wie aan tafel zitten.", "school, ouders, leerling en jeugdteam"),
        _text("Voorzitter", "chair", "Wie het overleg leidt.", "de intern begeleider van de school"),
        _text("Verslag", "minutes", "Wat wordt vastgelegd en door wie.", "afspraken, door de school"),
        _text("Bewaartermijn", "retention", "Hoe lang het verslag wordt bewaard.", "2 jaar na het einde van de hulp"),
    ),
)

OWN_POLICY = Sheet(
    "Eigen beleid",
    OwnRule,
    "Alleen bij Toestemmingsbeleid = eigen: wie er tekent, vanaf welke leeftijd. Een rij per leeftijd, te beginnen bij "
    "0.",
    (
        Column(
            "Vanaf leeftijd",
            "from_age",
            Kind.NUMBER,
            "Vanaf welke leeftijd deze regel geldt; tot de leeftijd in de volgende rij.",
            "0",
            needed=True,
        ),
        _yes_no("Leerling tekent", "pupil_signs", "Of de leerling zelf tekent.", "nee", needed=True),
        _yes_no("Gezag tekent", "holders_sign", "Of iedereen met gezag tekent; nee vanaf 18 jaar.", "ja", needed=True),
        _needed("Bron", "basis", "De wet, de code of het besluit waar de regel op rust.", "besluit OOGO 3 juni 2026"),
    ),
)

OVERRULINGS = Sheet(
    "Wijzigingen",
    Overruling,
    "Alleen als u het anders wilt dan convenant changes voorstelt: een rij per verandering.",
    (
        _needed("Partij", "party", "Het nummer van de partij, of het woord convenant.", "41234"),
        _needed("Wijziging", "change", "De soort verandering, zoals convenant changes haar noemt.", "bestuur weg"),
        _choice("Besluit", "decision", DECISIONS, "Of het programma er stukken voor maakt.", "niet maken", needed=True),
        _text("Reden", "reason", "Waarom; het verslag herhaalt dit.", "de volmacht is al in maart ingetrokken"),
    ),
)

REGISTER = Sheet(
    "Tekenregister",
    SigningRecord,
    "Hoe ver het tekenen is: convenant status --xlsx geeft de rijen, en u vult de dagen in.",
    (
        _needed("Document", "document", "De naam van het stuk, zonder .pdf.", "volmacht_41234_PO2507"),
        _text("Handtekening", "code", "De code bij de handtekening; leeg is het hele stuk.", "H1"),
        _date("Verstuurd op", "sent_on", "De dag waarop het is verstuurd.", "12 november 2026"),
        _date("Ontvangen op", "received_on", "De dag waarop het getekend terugkwam.", "25 november 2026"),
        _date("Getekend op", "signed_on", "De dag die bij de handtekening staat.", "20 november 2026"),
        _text("Opmerking", "remark", "Vrije ruimte. Zet hier niets over leerlingen.", ""),
    ),
)

CASES = Sheet(
    "Casussen",
    Case,
    "De leerlingen die worden besproken: een rij per casus. Nooit een BSN.",
    (
        Column(
            "Casus", "code", Kind.CASE, "Een code zonder naam erin: letters, cijfers en streepjes.", "ZK-7F3K", True
        ),
        Column("School", "school", Kind.BRIN, "BRIN of vestigingscode van de school.", "00AA", needed=True),
        _needed("Voornaam", "first_name", "De roepnaam.", "Noor"),
        _text("Tussenvoegsel", "infix", "Zoals van der.", "van der"),
        _needed("Achternaam", "last_name", "Zonder tussenvoegsel.", "Heijden"),
        _date("Geboortedatum", "born", "De geboortedatum.", "12 mei 2017", needed=True),
        _text("Groep", "group", "De groep of klas.", "groep 6"),
        Column("Overlegvorm", "meeting_form", Kind.CODE, "De code van het overleg.", "MDO", needed=True),
        _date("Overlegdatum", "meeting_date", "De dag van het overleg.", "15 april 2027", needed=True),
        _text("Overlegtijd", "meeting_time", "Hoe laat het overleg begint.", "14.30 uur"),
        _text("Overlegplaats", "meeting_place", "Waar het overleg is.", "Basisschool 't Palet, kamer 3"),
        _date("Einddatum", "end", "Tot wanneer de toestemming geldt.", "31 juli 2027"),
        _needed("Doel", "purpose", "Waartoe deze leerling wordt besproken.", "afspraken maken over hulp in de klas"),
        _text("Vraag", "question", "De vraag aan het overleg.", "Welke hulp past bij Noor, op school en thuis?"),
        _yes_no("Wilsbekwaam", "competent", "Of de leerling zelf kan beslissen; leeg is ja.", "ja"),
        _text(
            "Contactpersoon school", "contact", "Bij wie vragen terechtkunnen.", "mevrouw T. Jansen, intern begeleider"
        ),
        _choice("Toestemmingsbeleid", "policy", POLICIES, "Alleen als het afwijkt van het convenant.", "praktijk"),
        Column(
            "Logbladen",
            "logs",
            Kind.CHOICES,
            "Welke logbladen erbij moeten, met ; ertussen.",
            "uitnodigingen",
            choices=LOGS,
        ),
    ),
    needed=True,
)

REPRESENTATIVES = Sheet(
    "Gezag",
    Representative,
    "Wie om de leerling heen staan, en wie van hen gezag hebben.",
    (
        Column("Casus", "case", Kind.CASE, "De code van de casus.", "ZK-7F3K", needed=True),
        Column(
            "Naam",
            "name",
            Kind.TEXT,
            "De naam, zoals gedrukt wordt.",
            "mevrouw L. van der Heijden",
            needed=True,
            fits=LINE,
        ),
        _choice("Relatie", "relation", RELATIONS, "Wat deze persoon van de leerling is.", "ouder", needed=True),
        _choice("Gezag", "authority", AUTHORITIES, "Of deze persoon gezag heeft.", "ja", needed=True),
        _text("Bewijs", "proof", "Wat is gezien.", "uittreksel gezagsregister van 2 maart 2027"),
        _text("Namens", "on_behalf_of", "De gecertificeerde instelling.", "Stichting Jeugdbescherming Zilvermeer"),
        *_address(),
        _yes_no("Geheim adres", "secret_address", "Het adres wordt dan nergens gedrukt; leeg is nee.", "nee"),
        _text("Taal", "language", "De taal waarin wordt uitgelegd.", "Tigrinya"),
        _yes_no("Eigen gegevens", "own_data", "Of er ook over deze persoon zelf wordt gesproken.", "nee"),
        _choice(
            "Situatie",
            "situation",
            SITUATIONS,
            "Alleen als deze persoon niet gewoon kan tekenen; onbekend: niemand weet wie het is.",
            "onbereikbaar",
        ),
    ),
)

PARTICIPANTS = Sheet(
    "Deelnemers",
    Participant,
    "Wie bij het overleg aan tafel zitten, en wat zij mogen inbrengen.",
    (
        Column("Casus", "case", Kind.CASE, "De code van de casus.", "ZK-7F3K", needed=True),
        _needed("Organisatie", "organisation", "De organisatie.", "Jeugdteam Zilverdam"),
        _needed("Rol", "role", "De rol aan tafel.", "jeugdhulpverlener"),
        Column("Naam", "name", Kind.TEXT, "De naam, als die bekend is.", "mevrouw D. Akkerman", fits=LINE),
        _yes_no("Behandelend", "treating", "Of deze deelnemer de leerling behandelt; leeg is nee.", "ja"),
        Column(
            "Informatie", "information", Kind.LIST, "Soorten informatie, met ; ertussen.", "verloop van de hulp; advies"
        ),
        _choice("Beperking", "limit", LIMITS, "Wat deze deelnemer deelt; leeg is geen beperking.", "geen"),
        _text("Bewaartermijn", "retention", "Hoe lang deze deelnemer het bewaart.", "20 jaar na de laatste hulp"),
    ),
)

PARTIES: tuple[Sheet, ...] = (
    COVENANT,
    SWV,
    BOARDS,
    MUNICIPALITIES,
    MANDATES,
    PROVIDERS,
    SCHOOLS,
    MEETING_FORMS,
    OWN_POLICY,
    OVERRULINGS,
    REGISTER,
)
CASE_SHEETS: tuple[Sheet, ...] = (CASES, REPRESENTATIVES, PARTICIPANTS)


@lru_cache(maxsize=4096)
def key(header: str) -> str:
    """Return what two spellings of one header have in common: no case, accents, spaces or hyphens."""
    return "".join(letter for letter in plain(header) if letter.isalnum())


def value(record: Record, column: Column) -> object:
    """Return what a record holds for a column, as the model types it, or "" where the path leads nowhere."""
    found: object = record
    for step in column.attribute.split("."):
        if isinstance(found, tuple):
            found = found[int(step)] if int(step) < len(found) else ""
        elif found != "":
            found = getattr(found, step)
    return found
