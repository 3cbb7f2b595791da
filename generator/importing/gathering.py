"""What several lists say, taken together: each school, board and municipality once, by its number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.dutch import count, day, listing, plain
from generator.problems import Place, Problem, Stop, notice, warning
from generator.registers import lists
from generator.registers.lists import Address, Listed, ListedBoard, ListedSchool, ListKind
from generator.registers.municipalities import ABOLISHED, LIST_OF, NAMES


@dataclass(frozen=True, slots=True)
class Registers:
    """All lists together; a municipality has its name by CBS, from the given list or else the one that we ship."""

    schools: Mapping[str, ListedSchool]
    boards: Mapping[str, ListedBoard]
    municipalities: Mapping[str, str]
    kinds: frozenset[ListKind]
    problems: tuple[Problem, ...] = ()


def gather(paths: Iterable[Path], today: date) -> Registers:
    """Read the lists; raises Stop with what is wrong with any of them."""
    found: list[Listed] = []
    stops: list[Stop] = []
    for path in paths:
        try:
            found.append(lists.read(path))
        except Stop as stop:
            stops.append(stop)
    if stops:
        raise Stop(stops[0].exit_code, *(problem for stop in stops for problem in stop.problems))
    schools, problems = _schools((school for one in found for school in one.schools), today)
    own = {code: name for one in found for code, name in (one.municipalities or {}).items()}
    return Registers(
        schools,
        _boards(board for one in found for board in one.boards),
        {**NAMES, **own},
        frozenset(kind for one in found for kind in one.kinds),
        (*(problem for one in found for problem in one.problems), *problems),
    )


def _schools(schools: Iterable[ListedSchool], today: date) -> tuple[Mapping[str, ListedSchool], list[Problem]]:
    found: dict[str, ListedSchool] = {}
    odd: list[str] = []
    moved: set[str] = set()
    for school in schools:
        gone = ABOLISHED.get(school.municipality)
        if gone and gone.on <= today and len(gone.successors) == 1:
            moved.add(f"{gone.name} ({gone.code}, nu {gone.successors[0]})")
            school = replace(school, municipality=gone.successors[0])
        known = found.setdefault(school.code, school)
        odd += [school.code] if (known.name, known.board) != (school.name, school.board) else []
    problems: list[Problem] = []
    if odd:
        problems.append(
            warning(
                "list-school-twice",
                f"{count(len(odd), 'school staat', 'scholen staan')} meer dan eens in de lijsten, met een andere naam "
                f"of een ander bestuur: {_some(odd)}. Overgenomen is wat er het eerst stond.",
                "Geef van elke soort de nieuwste lijst, en die het eerst.",
                at=Place(""),
            )
        )
    if moved:
        problems.append(
            notice(
                "list-municipality-old",
                f"De lijst noemt gemeenten die er niet meer zijn: {_some(sorted(moved))}. Hun scholen zijn bij de "
                "opvolger geteld.",
                "Download een nieuwere lijst.",
                at=Place(""),
            )
        )
    return found, problems


def _boards(boards: Iterable[ListedBoard]) -> Mapping[str, ListedBoard]:
    found: dict[str, ListedBoard] = {}
    for board in boards:
        known = found.get(board.number, ListedBoard(board.number))
        names = known.names + tuple(name for name in board.names if name.text not in {one.text for one in known.names})
        address = known.address if known.address != Address() else board.address
        found[board.number] = ListedBoard(board.number, names, known.kvk or board.kvk, address)
    return found


def _some(names: list[str], most: int = 8) -> str:
    return listing(names) if len(names) <= most else f"{', '.join(names[:most])} en nog {len(names) - most} andere"


def instead(code: str) -> str:
    """Return what to say of an abolished municipality: since when, and who came after it."""
    gone = ABOLISHED[code]
    after = listing([f"{one} {NAMES.get(one, '')}".strip() for one in gone.successors])
    return f"{gone.name} ({code}) is op {day(gone.on)} opgegaan in {after}."


def named_alike(word: str) -> list[str]:
    """Return the municipalities that a word may mean, each as "0080 Leeuwarden"."""
    meant = plain(word)
    return [f"{code} {name}" for code, name in NAMES.items() if meant and plain(name).startswith(meant)][:5]


def list_date() -> str:
    """Return the day of CBS's list that comes with the program, in words."""
    return day(LIST_OF)
