"""What was chosen as rows of the workbook: the text of each cell by the column's attribute."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.dutch import listing
from generator.importing.choice import COMMAND, Chosen
from generator.importing.gathering import Registers
from generator.importing.names import abbreviated, fullest, legal_form
from generator.problems import Problem, notice, warning
from generator.registers.lists import Address, ListedBoard, ListedSchool, ListKind
from generator.workbooks.columns import BOARDS, MUNICIPALITIES, SCHOOLS, Sheet

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """What the lists say for one sheet, by number; ``identity`` is the attribute that holds the number.

    ``chosen`` go in; ``known`` is all that the lists say, to compare with what the workbook has. ``listed`` are the
    numbers that the lists have, or None where no list was given that would have them. ``new_only`` are attributes that
    are guessed or given for new rows, and prove nothing about a row that is there.
    """

    sheet: Sheet
    identity: str
    chosen: tuple[str, ...]
    known: Mapping[str, Row]
    listed: frozenset[str] | None
    new_only: frozenset[str] = frozenset()

    def new(self, number: str) -> Row:
        """Return the row of a number that was chosen."""
        return self.known.get(number, {self.identity: number})


def rows(registers: Registers, chosen: Chosen) -> tuple[Rows, Rows, Rows]:
    """Return the rows of boards, municipalities and schools."""
    of_schools = {school.board for school in registers.schools.values()}
    boards = {*registers.boards, *chosen.boards}
    return (
        Rows(
            BOARDS,
            "number",
            chosen.boards,
            {number: _board(registers.boards.get(number, ListedBoard(number)), chosen.swvs) for number in boards},
            frozenset(of_schools | registers.boards.keys()),
            frozenset({"swvs", "legal_form"}),
        ),
        Rows(
            MUNICIPALITIES,
            "code",
            chosen.municipalities,
            {code: {"code": code, "name": _without_kind(name)} for code, name in registers.municipalities.items()},
            frozenset(registers.municipalities) if ListKind.MUNICIPALITIES in registers.kinds else None,
        ),
        Rows(
            SCHOOLS,
            "brin",
            tuple(school.code for school in chosen.schools),
            {code: _school(school) for code, school in registers.schools.items()},
            frozenset(registers.schools) if ListKind.SCHOOLS in registers.kinds else None,
            frozenset({"sector"}),
        ),
    )


def _without_kind(name: str) -> str:
    """Return a municipality's name without the word that tells it from the province of that name."""
    return name.removesuffix(" (gemeente)")


def about_names(registers: Registers, chosen: Chosen) -> Iterator[Problem]:
    """Tell which boards have no name in the lists, which name was chosen, and which is not statutory."""
    nameless = [number for number in chosen.boards if number not in registers.boards]
    if nameless:
        yield warning(
            "import-board-nameless",
            f"De lijsten noemen geen naam van bestuur {listing(nameless)}.",
            "Geef ook DUO’s lijst van besturen, of vul de namen zelf in.",
            at=COMMAND,
        )
    for number in chosen.boards:
        if number not in registers.boards:
            continue
        name, others = fullest(registers.boards[number].names)
        if others:
            yield notice(
                "import-names-several",
                f"Bestuur {number} heeft in de lijsten meer namen. Gekozen is ‘{name}’; de lijsten noemen ook "
                f"{listing([f'‘{other}’' for other in others])}.",
                "Kijk in het handelsregister welke de statutaire naam is.",
                at=COMMAND,
            )
        if abbreviated(name):
            yield warning(
                "import-name-short",
                f"‘{name}’ (bestuur {number}) is zo te zien niet de statutaire naam, maar een afkorting van DUO.",
                "Vul de naam in zoals die in het handelsregister staat.",
                at=COMMAND,
            )


def _board(board: ListedBoard, swvs: str) -> Row:
    name, _ = fullest(board.names)
    return {
        "number": board.number,
        "name": name,
        "legal_form": legal_form(name),
        "kvk": board.kvk,
        **_address(board.address),
        "swvs": swvs,
    }


def _school(school: ListedSchool) -> Row:
    return {
        "brin": school.code,
        "name": school.name,
        "board": school.board,
        **_address(school.address),
        "telephone": school.telephone,
        "sector": school.sector,
    }


def _address(address: Address) -> Row:
    return {"address": address.street, "postcode": address.postcode, "city": address.town}
