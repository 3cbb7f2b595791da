"""Makes real workbooks for tests: a small sound region and two cases, with what a test changes in it.

``parties(folder, {"Schoolbesturen KvK": 1234567})`` puts a value in the first row of a sheet; the value ``GONE`` takes
the whole column away, and a header that does not exist adds it. ``"Schoolbesturen Naam 3"`` means row 3 of the sheet.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from generator.problems import Problem

GONE = object()
Lines = Sequence[Mapping[str, Any]]

PARTIES: Mapping[str, Lines] = {
    "Convenant": [
        {"Veld": "Regio", "Waarde": "Zilvermeer"},
        {"Veld": "Editie", "Waarde": "2026-1"},
        {"Veld": "Ingangsdatum", "Waarde": date(2027, 1, 1)},
        {"Veld": "Tekenplaats", "Waarde": "Zilverdam"},
    ],
    "SWV": [
        {
            "Nummer": "PO9901",
            "Naam": "Stichting SWV Zilvermeer",
            "KvK": "99000011",
            "Vestigingsplaats": "Zilverdam",
            "Adres": "Stationsplein 14",
            "Postcode": "1234 AD",
            "Plaats": "Zilverdam",
            "Directeur": "mevrouw A. van der Meulen",
            "Functie": "directeur",
        }
    ],
    "Schoolbesturen": [
        {
            "Nummer": "90101",
            "Naam": "Stichting De Waterlelie",
            "Rechtsvorm": "stichting",
            "KvK": "99000101",
            "Vestigingsplaats": "Zilverdam",
            "Ondertekenaar 1": "de heer P. van den Boogaard",
            "Functie 1": "voorzitter",
            "SWV": "PO9901",
        },
        {
            "Nummer": "90102",
            "Naam": "ROC Zilverland",
            "Rechtsvorm": "mbo-instelling",
            "KvK": "99000102",
            "Vestigingsplaats": "Zilverdam",
            "Ondertekenaar 1": "mevrouw B. Şahin",
            "Functie 1": "voorzitter",
            "SWV": "PO9901",
        },
    ],
    "Gemeenten": [
        {"Code": "9801", "Naam": "Zilverdam", "Ondertekenaar": "mevrouw J. de Vries", "Functie": "burgemeester"}
    ],
    "Volmachten": [{"Bestuur": "90101", "SWV": "PO9901"}],
    "Scholen": [{"BRIN": "99XA", "Naam": "Basisschool 't Palet", "Bestuur": "90101"}],
    "Overlegvormen": [{"Code": "MDO", "Naam": "multidisciplinair overleg", "Doel": "hulp bepalen"}],
}
CASES: Mapping[str, Lines] = {
    "Casussen": [
        {
            "Casus": code,
            "School": "99XA",
            "Voornaam": "Noor",
            "Achternaam": "Heijden",
            "Geboortedatum": date(2017, 5, 12),
            "Overlegvorm": "MDO",
            "Overlegdatum": date(2027, 4, 15),
            "Doel": "hulp in de klas",
        }
        for code in ("ZK-1AAA", "ZK-2BBB")
    ],
    "Gezag": [
        {
            "Casus": code,
            "Naam": "mevrouw L. Bakker",
            "Relatie": "ouder",
            "Gezag": "ja",
            "Adres": "Dijk 3",
            "Postcode": "1234 AB",
            "Plaats": "Zilverdam",
        }
        for code in ("ZK-1AAA", "ZK-2BBB")
    ],
    "Deelnemers": [
        {
            "Casus": code,
            "Organisatie": "Jeugdteam",
            "Rol": "hulpverlener",
            "Behandelend": "ja",
            "Informatie": "verloop van de hulp",
        }
        for code in ("ZK-1AAA", "ZK-2BBB")
    ],
}


def write(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """Write a workbook of sheets of rows, and return its path."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def parties(folder: Path, changes: Mapping[str, Any] | None = None) -> Path:
    """Write a sound small parties.xlsx with some changes."""
    return write(folder / "parties.xlsx", changed(PARTIES, changes or {}))


def cases(folder: Path, changes: Mapping[str, Any] | None = None) -> Path:
    """Write a sound small cases.xlsx with some changes."""
    return write(folder / "cases.xlsx", changed(CASES, changes or {}))


def changed(tables: Mapping[str, Lines], changes: Mapping[str, Any]) -> dict[str, list[list[Any]]]:
    """Return tables with some changes, as sheets of rows."""
    made = {name: [dict(line) for line in lines] for name, lines in tables.items()}
    for key, value in changes.items():
        sheet, _, header = key.partition(" ")
        start, _, last = header.rpartition(" ")
        row, header = (int(last) - 2, start) if last.isdigit() and int(last) > 2 else (0, header)
        if not header:
            del made[sheet]
        elif sheet == "Convenant":
            _change_field(made[sheet], header, value)
        elif value is GONE:
            for line in made[sheet]:
                line.pop(header, None)
        else:
            while len(made[sheet]) <= row:
                made[sheet].append({})
            made[sheet][row][header] = value
    return {name: _rows(lines) for name, lines in made.items()}


def _change_field(lines: list[dict[str, Any]], field: str, value: Any) -> None:
    found = next((line for line in lines if line["Veld"] == field), None)
    if value is GONE and found:
        lines.remove(found)
    elif found:
        found["Waarde"] = value
    else:
        lines.append({"Veld": field, "Waarde": value})


def _rows(lines: list[dict[str, Any]]) -> list[list[Any]]:
    headers = list(dict.fromkeys(header for line in lines for header in line))
    return [headers, *([line.get(header) for header in headers] for line in lines)]


def told(problems: Sequence[Problem]) -> list[str]:
    """Return problems as "error kvk-format D2", to compare at a glance."""
    return [f"{problem.severity} {problem.rule} {problem.place.cell}" for problem in problems]
