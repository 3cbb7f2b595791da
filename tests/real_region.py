"""The workbooks of a region of real boards, schools and municipalities, with made-up persons and pupils.

In go DUO's and CBS's open lists, as they lie beside the project (``DATA``); out come ``parties.xlsx`` and
``cases.xlsx``. DUO abbreviates names: these are not statutory ones, and good enough to try long and odd names on.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.projects import ROOT
from tests.workbooks import Lines, changed, write

DATA = ROOT.parent / "shared" / "data"
PO, VO = "PO9903", "VO9904"
PROVINCES = ("20", "21", "22")
"""CBS's codes of Groningen, Fryslân and Drenthe."""
DuoRow = Mapping[str, str]
LEGAL_FORMS = {
    "ver.": "vereniging",
    "vereniging": "vereniging",
    "openb": "stichting openbaar onderwijs",
    "bestuurscommissie": "openbare rechtspersoon",
    "rijksuniversiteit": "openbare rechtspersoon",
    "": "stichting",
}
"""A guess at a board's legal form, by the first of these that is in its name."""
NAMES = (
    "van der Linde",
    "Esdoorn",
    "Berkenbosch",
    "de Wilg",
    "Iepema",
    "Hazelaar",
    "ten Elzen",
    "van ’t Beukje",
    "Yılmaz",
    "Łąk",
)


@dataclass(frozen=True)
class RealBoard:
    """A real board: its numbers, its name of today and those it had, and its primary schools on DUO's list."""

    number: str
    kvk: str
    names: tuple[str, ...]
    swvs: tuple[str, ...]
    schools: tuple[DuoRow, ...]


def is_there() -> bool:
    """Tell whether the lists lie beside the project."""
    return DATA.is_dir()


@cache
def boards() -> tuple[RealBoard, ...]:
    """Return the 57 boards, in the order of their numbers."""
    named: dict[str, list[DuoRow]] = {}
    for row in _listed("schoolbesturen_noord.csv", "utf-8", ","):
        named.setdefault(row["bevoegd_gezag"], []).append(row)
    schools: dict[str, list[DuoRow]] = {number: [] for number in named}
    for row in _listed("po-vestigingen-2026-08.csv", "cp1252", ";"):
        schools.get(row["BEVOEGD GEZAG NUMMER"], []).append(row)
    return tuple(
        RealBoard(
            number=number,
            kvk=rows[0]["kvk"],
            names=tuple(row["naam"] for row in sorted(rows, key=lambda row: row["herkomst"] != "besturenlijst")),
            swvs=_swvs(rows[0]["soort"]),
            schools=tuple(schools[number]),
        )
        for number, rows in sorted(named.items())
    )


@cache
def municipalities() -> tuple[DuoRow, ...]:
    """Return CBS's rows of every municipality in the country, in the order of their names."""
    book = load_workbook(DATA / "cbs" / "gemeenten-alfabetisch-2024.xlsx", read_only=True)
    heads, *rows = ([str(value) for value in row] for row in next(iter(book)).iter_rows(values_only=True))
    book.close()
    return tuple(dict(zip(heads, row, strict=True)) for row in rows)


def of_the_north() -> Mapping[str, str]:
    """Return the names of the municipalities of Groningen, Fryslân and Drenthe, by code."""
    return {row["Gemeentecode"]: row["Gemeentenaam"] for row in municipalities() if row["Provinciecode"] in PROVINCES}


def write_books(folder: Path) -> None:
    """Write the two workbooks of the region into a folder."""
    write(folder / "parties.xlsx", changed(_parties(), {}))
    write(folder / "cases.xlsx", changed(_cases(), {}))


def _listed(file: str, encoding: str, delimiter: str) -> list[DuoRow]:
    with (DATA / "duo" / file).open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


def _swvs(kinds: str) -> tuple[str, ...]:
    """Return the SWVs of a board by DUO's kinds of education ("bo+so+vo")."""
    found = set(kinds.split("+"))
    return (*([PO] if found & {"bo", "so"} else []), *([VO] if found & {"vo", "mbo", "ho"} else []))


def _person(rank: int) -> str:
    return f"{('mevrouw', 'de heer')[rank % 2]} {'ABCDEFGHJK'[rank % 10]}. {NAMES[rank // 10 % 10]}"


def _parties() -> Mapping[str, Lines]:
    return {
        "Convenant": [
            {"Veld": "Regio", "Waarde": "Noord-Nederland (proef)"},
            {"Veld": "Editie", "Waarde": "2027-1"},
            {"Veld": "Ingangsdatum", "Waarde": date(2027, 1, 1)},
            {"Veld": "Tekenplaats", "Waarde": "Súdwest-Fryslân"},
            {"Veld": "Tekendatum", "Waarde": date(2026, 12, 10)},
            {"Veld": "Convenantbeheerder", "Waarde": "secretariaat SWV Noord PO"},
            {"Veld": "Retouradres", "Waarde": "Postbus 1, 1234 AB Proefdam"},
            {"Veld": "Reactiedatum", "Waarde": date(2026, 11, 30)},
        ],
        "SWV": [_swv(PO, "Primair Onderwijs", "99000031"), _swv(VO, "Voortgezet Onderwijs", "99000042")],
        "Schoolbesturen": [_board(board, rank) for rank, board in enumerate(boards())],
        "Gemeenten": [_municipality(code, name, rank) for rank, (code, name) in enumerate(of_the_north().items())],
        "Volmachten": [
            {
                "Bestuur": board.number,
                "SWV": PO,
                "Bestuursbesluit datum": date(2026, 11, 4),
                "Getekend op": date(2026, 11, 18),
            }
            for board in boards()
            if PO in board.swvs
        ],
        "Scholen": [_school(board, row) for board in boards() for row in board.schools],
        "Overlegvormen": [
            {"Code": "MDO", "Naam": "multidisciplinair overleg", "Doel": "bepalen welke hulp een leerling krijgt"}
        ],
    }


def _swv(number: str, kind: str, kvk: str) -> Mapping[str, Any]:
    return {
        "Nummer": number,
        "Naam": f"Stichting Samenwerkingsverband {kind} Noord-Nederland",
        "Korte naam": f"SWV Noord {number[:2]}",
        "KvK": kvk,
        "Vestigingsplaats": "Groningen",
        "Adres": "Proefplein 1",
        "Postcode": "1234 AB",
        "Plaats": "Groningen",
        "Directeur": f"mevrouw {number[0]}. van ’t Proefje",
        "Functie": "directeur-bestuurder",
        "Sector": number[:2].lower(),
    }


def _board(board: RealBoard, rank: int) -> Mapping[str, Any]:
    """Return a board's row: its seat is where most of its schools are, its legal form a guess from its name."""
    seats = Counter(school["GEMEENTENUMMER"] for school in board.schools).most_common(1)
    name, *former = board.names
    address = board.schools[0] if board.schools else {}
    return {
        "Nummer": board.number,
        "Naam": name,
        "Rechtsvorm": next(form for sign, form in LEGAL_FORMS.items() if sign in name.casefold()),
        "KvK": board.kvk,
        "Vestigingsplaats": _city(seats[0][0]) if seats else "Leeuwarden",
        "Adres": f"{address['STRAATNAAM']} {address['HUISNUMMER-TOEVOEGING']}" if address else "",
        "Postcode": address.get("POSTCODE", ""),
        "Plaats": address.get("PLAATSNAAM", "").title(),
        "Ondertekenaar 1": _person(rank),
        "Functie 1": "voorzitter van het college van bestuur",
        "Ondertekenaar 2": _person(rank + 57) if rank % 4 == 0 else "",
        "Functie 2": "secretaris" if rank % 4 == 0 else "",
        "SWV": "; ".join(board.swvs),
        "Voorheen": "; ".join(former),
    }


def _city(code: str) -> str:
    return next(row["Gemeentenaam"] for row in municipalities() if row["Gemeentecode"] == code)


def _municipality(code: str, name: str, rank: int) -> Mapping[str, Any]:
    by_proxy = rank % 9 == 8
    return {
        "Code": code,
        "Naam": name,
        "Ondertekenaar": _person(rank + 40),
        "Functie": "wethouder jeugd en onderwijs" if by_proxy else "burgemeester",
        "Volmacht kenmerk": f"BM-2026-{rank}" if by_proxy else "",
    }


def _school(board: RealBoard, row: DuoRow) -> Mapping[str, Any]:
    return {
        "BRIN": row["VESTIGINGSCODE"],
        "Naam": row["VESTIGINGSNAAM"],
        "Bestuur": board.number,
        "Adres": f"{row['STRAATNAAM']} {row['HUISNUMMER-TOEVOEGING']}",
        "Postcode": row["POSTCODE"],
        "Plaats": row["PLAATSNAAM"].title(),
        "Telefoon": row["TELEFOONNUMMER"],
        "Sector": "po",
    }


def _cases() -> Mapping[str, Lines]:
    """Return a few made-up pupils of 9, 13 and 16, at three of the schools."""
    schools = [board.schools[-1]["VESTIGINGSCODE"] for board in boards() if board.schools]
    codes = {"ZK-9NRD": (schools[0], 2017), "ZK-13NR": (schools[7], 2013), "ZK-16NR": (schools[-1], 2010)}
    parents: Sequence[Mapping[str, Any]] = [
        {"Naam": "mevrouw W. Proefstra-Ünal", "Adres": "Proefstraat 1", "Postcode": "1234 AB", "Plaats": "Bolsward"},
        {"Naam": "de heer Y. Proefstra", "Adres": "Proefweg 22", "Postcode": "1234 CD", "Plaats": "Joure"},
    ]
    return {
        "Casussen": [
            {
                "Casus": code,
                "School": school,
                "Voornaam": "Fedde",
                "Achternaam": "Proefstra",
                "Geboortedatum": date(year, 5, 12),
                "Overlegvorm": "MDO",
                "Overlegdatum": date(2027, 2, 4),
                "Doel": "passende hulp vinden",
            }
            for code, (school, year) in codes.items()
        ],
        "Gezag": [{"Casus": code, "Relatie": "ouder", "Gezag": "ja", **parent} for code in codes for parent in parents],
        "Deelnemers": [
            {"Casus": code, "Organisatie": "Gebiedsteam Súdwest-Fryslân", "Rol": "gezinswerker", "Behandelend": "ja"}
            for code in codes
        ],
    }
