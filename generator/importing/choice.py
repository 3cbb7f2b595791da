"""Which schools, boards and municipalities go into the workbook: those that a person chose by number."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.dutch import listing
from generator.importing.gathering import Registers, instead, list_date, named_alike
from generator.problems import Exit, Place, Problem, Stop, error, warning
from generator.registers.lists import ListedSchool, ListKind
from generator.registers.municipalities import ABOLISHED
from generator.workbooks import values
from generator.workbooks.columns import BOARDS

HOW = (
    "Kies met --municipality (CBS-code) of --board (bevoegd-gezagnummer), bijvoorbeeld: convenant import "
    "po-vestigingen.csv besturen.csv --municipality 0080,1900"
)
COMMAND = Place("")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The numbers as they were typed: municipalities, boards, and the SWVs of new boards."""

    municipalities: Sequence[str] = ()
    boards: Sequence[str] = ()
    swvs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes into the workbook, by number."""

    schools: tuple[ListedSchool, ...]
    boards: tuple[str, ...]
    municipalities: tuple[str, ...]
    swvs: str
    problems: tuple[Problem, ...] = ()


def choose(registers: Registers, wanted: Wanted, today: date) -> Chosen:
    """Return what was chosen; raises Stop with every number that is not known.

    Municipalities choose their schools and the boards of those; boards choose their schools and the municipalities of
    those; both together choose the schools of these boards in these municipalities.
    """
    codes = _numbers(wanted.municipalities, 4)
    boards = _numbers(wanted.boards, 5)
    swvs, wrong = _swvs(wanted.swvs)
    if not codes and not boards:
        raise Stop(Exit.WRONG_USAGE, error("import-nothing-chosen", "Er is niets gekozen.", HOW, at=COMMAND))
    wrong += [problem for code in codes for problem in _unknown_municipality(registers, code, today)]
    wrong += [problem for number in boards for problem in _unknown_board(registers, number)]
    if codes and ListKind.SCHOOLS not in registers.kinds and not boards:
        wrong.append(
            error(
                "import-no-schools",
                "Een keuze op gemeente heeft een lijst van scholen nodig: daarin staat in welke gemeente een school "
                "staat, en van welk bestuur die is.",
                "Geef ook DUO’s lijst van vestigingen.",
                at=COMMAND,
            )
        )
    if wrong:
        raise Stop(Exit.WRONG_USAGE, *registers.problems, *wrong)
    schools = tuple(
        school
        for _, school in sorted(registers.schools.items())
        if (not codes or school.municipality in codes) and (not boards or school.board in boards)
    )
    return Chosen(
        schools,
        boards or tuple(sorted({school.board for school in schools})),
        codes or tuple(sorted({school.municipality for school in schools} & registers.municipalities.keys())),
        swvs,
        tuple(_without_schools(registers, schools, codes, boards)),
    )


def _numbers(words: Sequence[str], length: int) -> tuple[str, ...]:
    """Return what was typed, cut at commas, with the zeros that a number lacks."""
    parts = [part.strip() for word in words for part in word.replace(";", ",").split(",")]
    numbers = [part.upper().removeprefix("GM") if length == 4 and part[2:].isdigit() else part for part in parts]
    return tuple(dict.fromkeys(number.zfill(length) if number.isdigit() else number for number in numbers if number))


def _swvs(words: Sequence[str]) -> tuple[str, list[Problem]]:
    said, remark = values.read(BOARDS.column("swvs"), ";".join(words))
    if remark:
        return "", [error("swv-format", remark.message, remark.mend, at=COMMAND)]
    return "; ".join(said) if isinstance(said, tuple) else "", []


def _unknown_municipality(registers: Registers, code: str, today: date) -> Iterator[Problem]:
    gone = ABOLISHED.get(code)
    if gone and gone.on <= today:
        mend = f"Kies in plaats daarvan {listing(gone.successors)}."
        yield error("municipality-abolished", instead(code), mend, at=COMMAND)
    elif code not in registers.municipalities and not any(
        school.municipality == code for school in registers.schools.values()
    ):
        alike = named_alike(code) or [
            f"{one} {registers.municipalities[one]}"
            for one in difflib.get_close_matches(code, registers.municipalities, n=3, cutoff=0.75)
        ]
        mend = f"Bedoelde u {' of '.join(alike)}?" if alike else "De codes staan in de lijst van CBS."
        yield error(
            "import-municipality-unknown",
            f"‘{code}’ is geen CBS-code van een gemeente (lijst van {list_date()}, en de lijsten die u gaf).",
            mend,
            at=COMMAND,
        )


def _unknown_board(registers: Registers, number: str) -> Iterator[Problem]:
    known = {school.board for school in registers.schools.values()} | registers.boards.keys()
    if number in known:
        return
    alike = [_with_name(registers, one) for one in difflib.get_close_matches(number, known, n=3, cutoff=0.75)]
    yield error(
        "import-board-unknown",
        f"Bestuur ‘{number}’ staat niet in de lijsten die u gaf.",
        f"Bedoelde u {' of '.join(alike)}?" if alike else "Kies een bevoegd-gezagnummer uit de lijsten.",
        at=COMMAND,
    )


def _with_name(registers: Registers, number: str) -> str:
    board = registers.boards.get(number)
    return f"{number} {board.names[0].text}" if board and board.names else number


def _without_schools(
    registers: Registers, schools: Sequence[ListedSchool], codes: Sequence[str], boards: Sequence[str]
) -> Iterator[Problem]:
    if ListKind.SCHOOLS not in registers.kinds:
        return
    empty = [code for code in codes if code not in {school.municipality for school in schools}]
    idle = [number for number in boards if number not in {school.board for school in schools}]
    named = [f"{code} {registers.municipalities.get(code, '')}".strip() for code in empty]
    told = [f"gemeente {listing(named)}" if empty else "", f"bestuur {listing(idle)}" if idle else ""]
    if any(told):
        yield warning(
            "import-without-schools",
            f"In de lijsten staat geen school bij {' en '.join(filter(None, told))}.",
            "Geef ook de lijsten van andere soorten onderwijs, als daar de scholen in staan.",
            at=COMMAND,
        )
