"""What DUO and CBS call the columns of their lists: other names in other years, one meaning."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from generator.workbooks.columns import key


class Field(StrEnum):
    """What a column of a list holds."""

    SCHOOL = "BRIN van de school"
    LOCATION = "vestiging"
    SCHOOL_NAME = "naam van de school"
    BOARD = "bevoegd-gezagnummer"
    BOARD_NAME = "naam van het bestuur"
    NAME = "naam"
    ORIGIN = "herkomst van de naam"
    KVK = "KvK-nummer"
    STREET = "straat"
    HOUSE = "huisnummer"
    POSTCODE = "postcode"
    TOWN = "plaats"
    TELEPHONE = "telefoon"
    MUNICIPALITY = "gemeentecode"
    MUNICIPALITY_NAME = "gemeentenaam"
    SECONDARY = "soort voortgezet onderwijs"


NAMES: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.SCHOOL: ("BRIN", "BRIN NUMMER", "BRINNUMMER", "INSTELLINGSCODE", "INSTELLINGS CODE", "INSTELLING CODE"),
        Field.LOCATION: ("VESTIGINGSCODE", "VESTIGINGSNUMMER", "VESTIGINGS NUMMER", "BRIN VESTIGING", "OVT CODE"),
        Field.SCHOOL_NAME: ("VESTIGINGSNAAM", "NAAM VESTIGING", "INSTELLINGSNAAM", "SCHOOLNAAM", "NAAM SCHOOL"),
        Field.BOARD: (
            "BEVOEGD GEZAG NUMMER",
            "BEVOEGD GEZAGNUMMER",
            "BEVOEGD GEZAG",
            "BEVOEGD GEZAG CODE",
            "BG NUMMER",
            "BESTUURSNUMMER",
        ),
        Field.BOARD_NAME: ("BEVOEGD GEZAG NAAM", "NAAM BEVOEGD GEZAG", "BESTUURSNAAM", "NAAM BESTUUR"),
        Field.NAME: ("NAAM",),
        Field.ORIGIN: ("HERKOMST",),
        Field.KVK: ("KVK", "KVK NUMMER", "KVK NR", "KAMER VAN KOOPHANDEL NUMMER"),
        Field.STREET: ("STRAATNAAM", "STRAAT"),
        Field.HOUSE: ("HUISNUMMER-TOEVOEGING", "HUISNUMMER TOEVOEGING", "HUISNUMMER", "HUISNR"),
        Field.POSTCODE: ("POSTCODE",),
        Field.TOWN: ("PLAATSNAAM", "PLAATS", "WOONPLAATS"),
        Field.TELEPHONE: ("TELEFOONNUMMER", "TELEFOON"),
        Field.MUNICIPALITY: ("GEMEENTENUMMER", "GEMEENTECODE", "GEMEENTE CODE", "GEMEENTE NUMMER", "CBS CODE"),
        Field.MUNICIPALITY_NAME: ("GEMEENTENAAM", "GEMEENTE NAAM"),
        Field.SECONDARY: ("ONDERWIJSSTRUCTUUR",),
    }
)
"""The names of each field; case, accents, spaces, hyphens and underscores do not matter."""
BY_KEY: Mapping[str, Field] = MappingProxyType({key(name): field for field, names in NAMES.items() for name in names})


def known(header: str) -> bool:
    """Tell whether a list has a column of this name."""
    return key(header) in BY_KEY


def fields(header: tuple[str, ...]) -> Mapping[Field, int]:
    """Return where in a header each field stands, the first of each."""
    found: dict[Field, int] = {}
    for place, name in enumerate(header):
        if field := BY_KEY.get(key(name)):
            found.setdefault(field, place)
    return found
