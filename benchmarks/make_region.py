"""Makes the workbooks of a made-up region of any size: so many mandates, and exactly so many consent forms.

Every name is invented; the numbers follow one another. The same sizes and day give the same region.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

from openpyxl import Workbook

from generator.registers.municipalities import NAMES
from generator.workbooks import columns
from generator.workbooks.columns import Sheet

Row = dict[str, object]
PLACES = ("Zilverdam", "Lelieveen", "Oud-Meerhuizen", "'s-Zandlo", "Waterbroek", "Hoogvlier", "Rietkerk", "Noorderzijl")
SURNAMES = ("Akkerman", "de Boer", "Çelik", "van Dijk", "El Idrissi", "Fåhræus", "van der Meulen", "Yılmaz")
FORMS = (*columns.LEGAL_FORMS[:5], "stichting", "stichting")  # no gemeente and no mbo: each of these gives a mandate
AGES = (9, 16, 13, 10, 18)  # by the default policy these give 2, 1, 3, 2 and 1 forms
SIGNERS = {9: 2, 10: 2, 13: 3, 16: 1, 18: 1}


@dataclass(frozen=True, slots=True)
class Files:
    """The two workbooks of a region."""

    parties: Path
    cases: Path


def make(
    folder: Path, today: date, *, mandates: int = 60, forms: int = 500, municipalities: int = 8, schools: int = 0
) -> Files:
    """Write parties.xlsx and cases.xlsx: a board per mandate, and cases whose signers add up to ``forms``.

    There is a school for each board where their number is not given.
    """
    files = Files(folder / "parties.xlsx", folder / "cases.xlsx")
    _write(
        files.parties,
        {
            columns.SWV: _swvs(),
            columns.BOARDS: _boards(mandates),
            columns.MUNICIPALITIES: _municipalities(municipalities),
            columns.PROVIDERS: _providers([str(row["Code"]) for row in _municipalities(municipalities)]),
            columns.SCHOOLS: _schools(schools or mandates, mandates),
            columns.MEETING_FORMS: _meeting_forms(),
        },
        _covenant(today),
    )
    meeting = today + timedelta(days=30)
    ages = tuple(_ages(forms))
    _write(
        files.cases,
        {
            columns.CASES: _cases(ages, meeting, mandates),
            columns.REPRESENTATIVES: _representatives(ages),
            columns.PARTICIPANTS: _participants(ages),
        },
    )
    return files


def _write(path: Path, sheets: dict[Sheet, Iterable[Row]], covenant: Row | None = None) -> None:
    book = Workbook(write_only=True)
    if covenant:
        sheet = book.create_sheet(columns.COVENANT.name)
        for pair in ((columns.FIELD, columns.VALUE), *covenant.items()):
            sheet.append(pair)
    for kind, rows in sheets.items():
        headers = [column.header for column in kind.columns]
        sheet = book.create_sheet(kind.name)
        sheet.append(headers)
        for cells in rows:
            sheet.append([cells.get(header, "") for header in headers])
    book.save(path)


def _covenant(today: date) -> Row:
    return {
        "Regio": "Zilvermeer",
        "Editie": "2026-1",
        "Ingangsdatum": today + timedelta(days=20),
        "Opzegtermijn maanden": 3,
        "Tekenplaats": PLACES[0],
        "Tekendatum": today + timedelta(days=10),
        "Convenantbeheerder": "secretariaat SWV Zilvermeer PO",
        "Beheerder e-mail": "convenant@zilvermeer.example",
        "Toestemmingsbeleid": "praktijk",
        "Retouradres": "Postbus 12, 1234 AB Zilverdam",
        "Reactiedatum": today + timedelta(days=5),
    }


def _address(number: int) -> Row:
    return {
        "Adres": f"Kerkstraat {number}",
        "Postcode": f"{1100 + number % 8900} AB",
        "Plaats": PLACES[number % len(PLACES)],
    }


def _person(number: int) -> str:
    return f"mevrouw {chr(65 + number % 26)}. {SURNAMES[number % len(SURNAMES)]}"


def _swvs() -> Iterator[Row]:
    for rank, (number, sector) in enumerate((("PO2507", "po"), ("VO2507", "vo"))):
        yield {
            "Nummer": number,
            "Naam": f"Stichting Samenwerkingsverband Zilvermeer {sector.upper()}",
            "Korte naam": f"SWV Zilvermeer {sector.upper()}",
            "Rechtsvorm": "stichting",
            "KvK": f"{50000001 + rank}",
            "Vestigingsplaats": PLACES[0],
            **_address(rank + 1),
            "Directeur": _person(rank),
            "Functie": "directeur-bestuurder",
            "Sector": sector,
        }


def _boards(count: int) -> Iterator[Row]:
    for number, form in zip(range(count), cycle(FORMS), strict=False):
        second = {"Ondertekenaar 2": _person(number + 5), "Functie 2": "secretaris"} if number % 4 == 0 else {}
        yield {
            "Nummer": f"{41000 + number}",
            "Naam": f"Schoolbestuur {PLACES[number % len(PLACES)]} & Omstreken {number + 1}",
            "Rechtsvorm": form,
            "KvK": f"{41000000 + number}",
            "Vestigingsplaats": PLACES[number % len(PLACES)],
            **_address(number + 10),
            "Ondertekenaar 1": _person(number),
            "Functie 1": "voorzitter van het bestuur",
            **second,
            "SWV": "PO2507" if number % 3 else "VO2507",
        }


def _municipalities(count: int) -> Iterator[Row]:
    """Yield made-up municipalities, or, where there are to be more than those, the country's own."""
    invented = {f"{9800 + number}": place for number, place in enumerate(PLACES)}
    named = invented if count <= len(PLACES) else NAMES
    for number, (code, name) in enumerate(list(named.items())[:count]):
        yield {
            "Code": code,
            "Naam": name,
            **_address(number + 80),
            "Ondertekenaar": _person(number + 11),
            "Functie": "burgemeester",
        }


def _providers(codes: Sequence[str]) -> Iterator[Row]:
    for number, code in enumerate(codes[:6]):
        yield {
            "Naam": f"Stichting Jeugdhulp De Vlinder {number + 1}",
            "KvK": f"{61000000 + number}",
            "Vestigingsplaats": PLACES[number],
            "Ondertekenaar": _person(number + 3),
            "Functie": "directeur",
            "Gemeente": code,
        }


def _schools(count: int, boards: int) -> Iterator[Row]:
    for number in range(count):
        yield {
            "BRIN": _brin(number),
            "Naam": f"Basisschool 't Palet {number + 1}",
            "Bestuur": f"{41000 + number % boards}",
            **_address(number + 100),
            "Telefoon": "0123-456789",
            "Sector": "po" if number % 3 else "vo",
        }


def _brin(number: int) -> str:
    return f"{number % 100:02}{chr(65 + number // 100 % 26)}{chr(65 + number // 2600)}"


def _meeting_forms() -> Iterator[Row]:
    yield {
        "Code": "MDO",
        "Naam": "multidisciplinair overleg",
        "Doel": "samen bepalen welke hulp een leerling nodig heeft",
        "Deelnemers": "school, ouders, leerling en jeugdteam",
        "Voorzitter": "de intern begeleider van de school",
        "Verslag": "afspraken, door de school",
        "Bewaartermijn": "2 jaar na het einde van de hulp",
    }


def _ages(forms: int) -> Iterator[int]:
    """Yield the age of the pupil of each case, so that the signers add up to the number of forms."""
    left = forms
    for age in cycle(AGES):
        if left <= 0:
            return
        fitting = age if SIGNERS[age] <= left else 16
        left -= SIGNERS[fitting]
        yield fitting


def _cases(ages: tuple[int, ...], meeting: date, schools: int) -> Iterator[Row]:
    birthday = (meeting - timedelta(days=180)).replace(day=1)  # far from the meeting, on both sides
    for number, age in enumerate(ages):
        yield {
            "Casus": f"ZK-{number + 1:04}",
            "School": _brin(number % schools),
            "Voornaam": ("Noor", "Finn", "Aïsha", "Sem", "Zoë")[number % 5],
            "Achternaam": SURNAMES[number % len(SURNAMES)].removeprefix("van der ").removeprefix("van "),
            "Geboortedatum": birthday.replace(year=birthday.year - age),
            "Groep": "groep 6",
            "Overlegvorm": "MDO",
            "Overlegdatum": meeting,
            "Doel": "afspraken maken over hulp in de klas",
            "Vraag": "Welke hulp past bij deze leerling, op school en thuis?",
            "Contactpersoon school": "mevrouw T. Jansen, intern begeleider",
        }


def _representatives(ages: tuple[int, ...]) -> Iterator[Row]:
    for number, age in enumerate(ages):
        for rank in range(2 if age < 18 else 0):
            yield {
                "Casus": f"ZK-{number + 1:04}",
                "Naam": _person(number + rank),
                "Relatie": "ouder",
                "Gezag": "ja",
                "Bewijs": "uittreksel gezagsregister",
                **_address(number + 200 + rank),
            }


def _participants(ages: tuple[int, ...]) -> Iterator[Row]:
    for number in range(len(ages)):
        for organisation, role, treating in (
            ("Basisschool", "intern begeleider", "nee"),
            ("Jeugdteam Zilverdam", "jeugdhulpverlener", "ja"),
            ("GGD Zilvermeer", "jeugdarts", "ja"),
        ):
            yield {
                "Casus": f"ZK-{number + 1:04}",
                "Organisatie": organisation,
                "Rol": role,
                "Behandelend": treating,
                "Informatie": "verloop van de hulp; advies" if treating == "ja" else "",
            }
