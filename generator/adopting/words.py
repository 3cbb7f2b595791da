"""The Dutch words of models, as tables: what they call a party, and what they call each of its fields.

A secretary can read these tables, and an engineer can lengthen them; nothing else here knows Dutch words for fields.
The first word of a row is what we would print ourselves. Words are compared in lower case, without accents, articles
and little words (``vocabulary.spoken``).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody a model speaks of: its name as one row, the lists of such rows, the name in a loop, and its words.

    ``broad`` says that its word in running text tells whom the text is about.
    """

    name: str
    lists: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    variable: str = ""
    broad: bool = True


PARTIES = (
    Party(
        "swv",
        ("swvs",),
        (
            "swv", "samenwerkingsverband", "samenwerkingsverband passend onderwijs", "samenwerkingsverbanden",
            "samenwerkingsverbanden passend onderwijs", "swvs", "swv s",
        ),
    ),
    Party(
        "bestuur",
        ("schoolbesturen", "besturen"),
        ("schoolbestuur", "schoolbesturen", "bestuur", "besturen", "bevoegd gezag", "volmachtgever"),
    ),
    Party("gemeente", ("gemeenten",), ("gemeente", "gemeenten", "gemeentes")),
    Party(
        "aanbieder",
        ("aanbieders",),
        ("jeugdhulpaanbieder", "jeugdhulpaanbieders", "aanbieder", "aanbieders", "zorgaanbieder", "zorgaanbieders"),
    ),
    Party("ondertekenaar", ("ondertekenaars",), ("ondertekenaar", "ondertekenaars"), "persoon", broad=False),
    Party("overlegvorm", ("overlegvormen",), ("overlegvorm", "overlegvormen"), "overlegvorm", broad=False),
    Party("gezagsdrager", ("gezagsdragers",), ("gezagsdrager", "gezagsdragers", "ouder", "voogd"), broad=False),
    Party("deelnemer", ("deelnemers",), ("deelnemer", "deelnemers"), broad=False),
    Party("leerling", (), ("leerling", "jongere", "kind")),
    Party("school", (), ("school",)),
    Party("casus", (), ("casus",), broad=False),
    Party("volmacht", (), ("volmacht", "machtiging"), broad=False),
    Party("convenant", (), ("convenant", "privacyconvenant"), broad=False),
    Party("document", (), ("document", "formulier"), broad=False),
    Party("pakket", (), ("pakket", "tekenpakket"), broad=False),
)  # fmt: skip

ORGANISATIONS = frozenset({"swv", "bestuur", "gemeente", "aanbieder"})
"""Those that sign, each by a person."""

SIGNER = "*ondertekenaar"
SIGNER_FUNCTION = "*functie"
"""Stand-ins for whoever signs for an organisation, and for the function; ``SIGNERS`` says which field that is."""

SIGNERS = {
    "swv": {SIGNER: "directeur", SIGNER_FUNCTION: "functie"},
    "gemeente": {SIGNER: "ondertekenaar", SIGNER_FUNCTION: "functie"},
    "aanbieder": {SIGNER: "ondertekenaar", SIGNER_FUNCTION: "functie"},
}
"""A schoolbestuur is not among them: one or two persons sign for it, which is a list of its own."""

PERSONS_NAMES = frozenset(
    {"swv.directeur", "gemeente.ondertekenaar", "aanbieder.ondertekenaar", "ondertekenaar.naam", "volmacht.persoon"}
)
"""What the covenant's copy for publication leaves empty in the middle of a sentence."""

CODES = frozenset({"handtekening", "handtekening_besturen"})
"""The codes at the places to sign, which that copy has not."""

EVERYWHERE: dict[str, tuple[str, ...]] = {
    "naam": ("naam", "statutaire naam", "volledige naam", "naam organisatie", "naam rechtspersoon"),
    "korte_naam": ("korte naam", "afkorting", "verkorte naam"),
    "rechtsvorm": ("rechtsvorm",),
    "kvk": (
        "kvk", "kvk nummer", "kvknummer", "nummer kvk", "kamer koophandel", "nummer kamer koophandel",
        "kamer koophandel nummer", "kamer koophandel onder nummer", "handelsregister", "handelsregisternummer",
        "handelsregister onder nummer", "kvk onder nummer", "ingeschreven onder nummer",
    ),
    "vestigingsplaats": (
        "vestigingsplaats", "plaats vestiging", "gevestigd", "statutair gevestigd", "zetel", "zetelend",
    ),
    "adres": ("adres", "straat huisnummer", "straat en huisnummer", "kantooradres", "aan adres", "bezoekadres"),
    "postcode": ("postcode",),
    "plaats": ("plaats", "kantoorhoudend", "kantoor houdend", "kantoorhoudende", "woonplaats"),
    "e_mail": ("e mail", "email", "e mailadres", "emailadres", "mailadres"),
    "telefoon": ("telefoon", "telefoonnummer"),
    SIGNER: (
        "naam ondertekenaar", "ondertekenaar", "vertegenwoordiger", "naam vertegenwoordiger", "vertegenwoordigd door",
        "rechtsgeldig vertegenwoordigd door", "deze vertegenwoordigd door", "tekenbevoegde", "naam tekenbevoegde",
        "naam bevoegde", "namens deze", "getekend door", "ondertekend door",
    ),
    SIGNER_FUNCTION: (
        "functie", "functie ondertekenaar", "functie vertegenwoordiger", "functie tekenbevoegde", "hoedanigheid",
        "zijn haar functie", "functienaam",
    ),
}  # fmt: skip
"""By field: what models call it, whoever it is of; a row counts for a party that has the field."""

OWN: dict[str, dict[str, tuple[str, ...]]] = {
    "swv": {
        "nummer": ("nummer", "swv nummer", "samenwerkingsverbandnummer", "administratienummer"),
        "directeur": (
            "directeur", "naam directeur", "bestuurder", "naam bestuurder", "directeur bestuurder",
            "naam directeur bestuurder",
        ),
        "functie": ("functie directeur", "functie bestuurder"),
        "sector_naam": ("sector",),
    },
    "bestuur": {
        "nummer": ("nummer", "bevoegd gezagnummer", "bevoegd gezag nummer", "bestuursnummer", "gezagnummer"),
        SIGNER: ("naam bestuurder", "bestuurder"),
        SIGNER_FUNCTION: ("functie bestuurder",),
    },
    "gemeente": {
        "code": ("code", "gemeentecode", "cbs code", "nummer"),
        "ondertekenaar": ("burgemeester", "naam burgemeester", "wethouder", "naam wethouder"),
        "functie": ("functie burgemeester", "functie wethouder"),
        "volmacht_kenmerk": ("kenmerk volmacht", "volmacht kenmerk"),
        "collegebesluit_datum": ("datum collegebesluit", "collegebesluit", "datum besluit college", "datum besluit"),
        "collegebesluit_nummer": ("nummer collegebesluit", "besluitnummer", "nummer besluit"),
    },
    "aanbieder": {"gemeente_naam": ("naam gemeente", "gemeente")},
    "convenant": {
        "regio": ("regio", "naam regio"),
        "editie": ("editie", "versie", "versienummer", "editienummer"),
        "ingangsdatum": ("ingangsdatum", "datum ingang", "datum inwerkingtreding", "inwerkingtreding"),
        "einddatum": ("einddatum", "datum einde"),
        "opzegtermijn_maanden": ("opzegtermijn", "aantal maanden opzegtermijn"),
        "tekenplaats": ("tekenplaats", "plaats ondertekening", "plaats tekenen", "plaats tekening"),
        "tekendatum": (
            "tekendatum", "datum ondertekening", "datum tekenen", "datum tekening", "datum ondertekening convenant",
        ),
        "convenantbeheerder": ("convenantbeheerder", "naam convenantbeheerder", "beheerder", "naam beheerder"),
        "beheerder_e_mail": ("e mail beheerder", "e mailadres beheerder", "e mail convenantbeheerder"),
        "retouradres": ("retouradres",),
        "reactiedatum": ("reactiedatum",),
    },
    "volmacht": {
        "bestuursbesluit_datum": ("datum bestuursbesluit", "bestuursbesluit"),
        "bestuursbesluit_nummer": ("nummer bestuursbesluit",),
        "persoon": ("persoon", "naam gevolmachtigde"),
    },
    "leerling": {"naam": ("naam",), "geboortedatum": ("geboortedatum",)},
    "school": {"naam": ("naam",), "brin": ("brin", "brinnummer")},
    "casus": {
        "casus": ("casuscode", "code"),
        "overlegdatum": ("overlegdatum", "datum overleg"),
        "contactpersoon_school": ("contactpersoon", "contactpersoon school"),
    },
    "document": {"sha256": ("controlegetal", "sha 256")},
}  # fmt: skip
"""By party and field: words that only it has."""

ALONE: dict[str, tuple[str, str]] = {
    "regio": ("convenant", "regio"),
    "naam regio": ("convenant", "regio"),
    "editie": ("convenant", "editie"),
    "versie": ("convenant", "editie"),
    "tekenplaats": ("convenant", "tekenplaats"),
    "plaats ondertekening": ("convenant", "tekenplaats"),
    "tekendatum": ("convenant", "tekendatum"),
    "datum ondertekening": ("convenant", "tekendatum"),
    "convenantbeheerder": ("convenant", "convenantbeheerder"),
    "naam convenantbeheerder": ("convenant", "convenantbeheerder"),
    "beheerder": ("convenant", "convenantbeheerder"),
    "naam beheerder": ("convenant", "convenantbeheerder"),
    "opzegtermijn": ("convenant", "opzegtermijn_maanden"),
    "datum inwerkingtreding": ("convenant", "ingangsdatum"),
    "ingangsdatum": ("convenant", "ingangsdatum"),
    "einddatum": ("convenant", "einddatum"),
    "directeur": ("swv", "directeur"),
    "naam directeur": ("swv", "directeur"),
    "directeur bestuurder": ("swv", "directeur"),
    "naam directeur bestuurder": ("swv", "directeur"),
    "burgemeester": ("gemeente", "ondertekenaar"),
    "naam burgemeester": ("gemeente", "ondertekenaar"),
    "wethouder": ("gemeente", "ondertekenaar"),
    "naam wethouder": ("gemeente", "ondertekenaar"),
    "geboortedatum": ("leerling", "geboortedatum"),
    "overlegdatum": ("casus", "overlegdatum"),
    "casuscode": ("casus", "casus"),
    "brin": ("school", "brin"),
}
"""Words that say of whom they are without a party beside them."""

SHARED = {"ingangsdatum": "volmacht", "einddatum": "volmacht"}
"""Those that don't where the template is about this party: a volmacht begins and ends too."""

BARE = frozenset({"", "naam", "plaats", "datum", "nummer", "tekst"})
"""Words that leave it to the text before them what is meant."""

SIGNING = {"naam": "ondertekenaar", "functie": "functie"}
"""What a bare label means in a block where somebody signs."""

SIGNED: dict[str, str] = {"plaats": "tekenplaats", "datum": "tekendatum", "te": "tekenplaats", "op": "tekendatum"}
"""What a bare label means there of the covenant's signing; there is one such field for all who sign."""

PEN = frozenset({"handtekening", "paraaf", "plaats", "datum", "te", "op", "plaats datum"})
"""Labels of lines that may be meant for a pen."""

BY_PEN = frozenset({"handtekening", "paraaf", "datum"})
"""Those of them that whoever signs writes down."""

DOUBLES: tuple[tuple[str, str, str], ...] = (
    ("gemeente", "gemeenten", "gemeenten"),
    ("college", "colleges", "gemeenten"),
    ("burgemeester", "burgemeesters", "gemeenten"),
    ("samenwerkingsverband", "samenwerkingsverbanden", "swvs"),
    ("swv", "swv’s", "swvs"),
    ("directeur", "directeuren", "swvs"),
    ("schoolbestuur", "schoolbesturen", "schoolbesturen"),
    ("bestuur", "besturen", "schoolbesturen"),
    ("jeugdhulpaanbieder", "jeugdhulpaanbieders", "aanbieders"),
    ("aanbieder", "aanbieders", "aanbieders"),
)
"""One, several, and the list that says which of the two it is."""

THE = frozenset({"college", "samenwerkingsverband", "swv", "schoolbestuur", "bestuur"})
"""Those with “het”: of several it is “de”."""

VERBS = (("is", "zijn"), ("heeft", "hebben"), ("wordt", "worden"), ("zal", "zullen"), ("stelt", "stellen"))
