"""Rows of the lists beside rows of the workbook, matched by number: what is new, and what differs, cell by cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.importing.names import abbreviated, less_statutory
from generator.importing.rows import Row, Rows
from generator.importing.standing import Standing, StandingSheet
from generator.outcome import Change
from generator.problems import Place, Problem, notice, warning
from generator.registers.municipalities import is_fictitious
from generator.workbooks.columns import BOARDS, MUNICIPALITIES, SCHOOLS, Sheet, key

ADDED = re.compile(r"\s*\([^)]*\)$")


@dataclass(frozen=True, slots=True)
class Addition:
    """A row that is not there yet: the sheet, and the text of its cells by column letter."""

    sheet: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a sheet lacks and where it differs, and what there is to tell of it."""

    additions: tuple[Addition, ...]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def compare(listed: Rows, there: StandingSheet, file: Path, *, update: bool) -> Compared:
    """Return what the lists would add to a sheet, and each cell in which they say something else."""
    by_number = {_same_number(listed.sheet, number): row for number, row in listed.known.items()}
    have = {_same_number(listed.sheet, row.number) for row in there.rows}
    new = [listed.new(number) for number in listed.chosen if _same_number(listed.sheet, number) not in have]
    changes: list[Change] = []
    problems: list[Problem] = list(_without_column(listed, there, new, file))
    for row in there.rows:
        for attribute, said in by_number.get(_same_number(listed.sheet, row.number), {}).items():
            if change := _difference(listed, there, row, attribute, said, update=update):
                changes.append(change)
                why = _kept_why(listed.sheet, attribute, change.old, said) if update and not change.written else ""
                problems += _kept(change, why, file) if why else []
    return Compared(
        tuple(Addition(there.name, _cells(there, row)) for row in new),
        tuple(changes),
        (*problems, *_gone(listed, there, file)),
    )


def _cells(there: StandingSheet, row: Row) -> Mapping[str, str]:
    return {there.letters[attribute]: said for attribute, said in row.items() if said and attribute in there.letters}


def _same_number(sheet: Sheet, number: str) -> str:
    """Return a number for comparing: "00" is by DUO's numbering the main location, which may go without."""
    return number.removesuffix("00") if sheet is SCHOOLS and len(number) == 6 else number


def _difference(
    listed: Rows, there: StandingSheet, row: Standing, attribute: str, said: str, *, update: bool
) -> Change | None:
    letter = there.letters.get(attribute)
    if letter is None or not said or attribute in row.unreadable or attribute in {listed.identity, *listed.new_only}:
        return None
    old = row.cells.get(attribute, "")
    if _meaning(listed.sheet, attribute, old) == _meaning(listed.sheet, attribute, said):
        return None
    header = listed.sheet.column(attribute).header
    written = update and not (old and _kept_why(listed.sheet, attribute, old, said))
    return Change(there.name, f"{letter}{row.row}", header, old, said, written=written)


def _kept_why(sheet: Sheet, attribute: str, old: str, said: str) -> str:
    """Return why a list does not overrule what stands there, or nothing where it may."""
    if attribute == "kvk":
        return "Een ander KvK-nummer kan een andere rechtspersoon zijn, dus wat er stond, is gebleven."
    if attribute == "name" and sheet is BOARDS and less_statutory(said, than=old):
        return "Dat lijkt minder op de statutaire naam, dus wat er stond, is gebleven."
    if attribute == "name" and abbreviated(said) and not abbreviated(old):
        return "Dat is een afkorting, dus wat er stond, is gebleven."
    return ""


def _meaning(sheet: Sheet, attribute: str, text: str) -> str:
    """Return what of a text counts in a comparison: how a number is spaced, or a town accented, does not."""
    match attribute:
        case "telephone":
            return re.sub(r"\D", "", text)[-9:]  # without the 0 or the +31 in front
        case "kvk" | "board":
            return re.sub(r"\D", "", text).lstrip("0")
        case "postcode":
            return re.sub(r"\s", "", text).upper()
        case "city":
            return key(ADDED.sub("", text))
        case "address":
            return key(text)
        case "name" if sheet is MUNICIPALITIES:
            return ADDED.sub("", text)
        case _:
            return text


def _kept(change: Change, why: str, file: Path) -> list[Problem]:
    told = warning(
        "import-kept",
        f"In de lijst staat ‘{change.new}’. {why}",
        "Kijk in het handelsregister wat klopt, en verander de cel zo nodig zelf.",
        at=Place(file.name, change.sheet, change.cell),
        value=change.old,
    )
    return [told]


def _without_column(listed: Rows, there: StandingSheet, new: list[Row], file: Path) -> Iterator[Problem]:
    filled = {attribute for row in new for attribute, said in row.items() if said}
    for column in listed.sheet.columns:
        if column.attribute in filled and column.attribute not in there.letters:
            yield notice(
                "import-column-absent",
                f"Blad {there.name} heeft geen kolom {column.header}; wat de lijsten daarvoor hebben, is weggelaten.",
                "Voeg de kolom toe en importeer opnieuw, met --update.",
                at=Place(file.name, there.name),
            )


def _gone(listed: Rows, there: StandingSheet, file: Path) -> Iterator[Problem]:
    """Tell of rows that the lists don't have; they are never removed."""
    if listed.listed is None:
        return
    known = {_same_number(listed.sheet, number) for number in listed.listed}
    for row in there.rows:
        fictitious = listed.sheet is MUNICIPALITIES and is_fictitious(row.number)
        if fictitious or _same_number(listed.sheet, row.number) in known:
            continue
        yield notice(
            "import-gone",
            f"{listed.sheet.column(listed.identity).header} {row.number} staat niet in de lijsten die u gaf. Er is "
            "niets verwijderd.",
            "Kijk of deze rij nog klopt; misschien hoort die bij een lijst die u niet gaf.",
            at=Place(file.name, there.name, f"{there.letters[listed.identity]}{row.row}"),
            value=row.number,
        )
