"""What is wrong, where it stands, and how to mend it; and the exit codes that say how a command ended."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Exit(IntEnum):
    """How a command ended, as the shell sees it."""

    DONE = 0
    INPUT_HAS_ERRORS = 1
    WRONG_USAGE = 2
    ENGINE_MISSING = 3
    HELD_BACK = 4
    INTERRUPTED = 130


class Severity(StrEnum):
    """How much a problem matters: only an error holds documents back."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, and in it a sheet and cell ("D7") or a part and paragraph of a Word file."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in Dutch for the person who can mend it.

    ``touches`` names the subjects whose documents an error holds back ("bestuur:41234", "casus:ZK-7F3K"; see
    ``model``); an error that touches nothing in particular holds back everything.
    ``value`` is what stands in the cell; it is never shown for a workbook with pupils' data.
    """

    severity: Severity
    rule: str
    message: str
    mend: str = ""
    place: Place = field(default_factory=lambda: Place(""))
    value: str = ""
    touches: frozenset[str] = frozenset()


def error(
    rule: str, message: str, mend: str = "", *, at: Place, value: str = "", touches: Iterable[str] = ()
) -> Problem:
    """Return a problem that holds back the documents it touches."""
    return Problem(Severity.ERROR, rule, message, mend, at, value, frozenset(touches))


def warning(
    rule: str, message: str, mend: str = "", *, at: Place, value: str = "", touches: Iterable[str] = ()
) -> Problem:
    """Return a problem that somebody should look at, and that holds nothing back."""
    return Problem(Severity.WARNING, rule, message, mend, at, value, frozenset(touches))


def notice(
    rule: str, message: str, mend: str = "", *, at: Place, value: str = "", touches: Iterable[str] = ()
) -> Problem:
    """Return something worth knowing."""
    return Problem(Severity.NOTICE, rule, message, mend, at, value, frozenset(touches))


class Stop(Exception):  # noqa: N818  it is a decision, not an accident
    """Ends a command with an exit code and the problems that made it end; only the door catches it."""

    def __init__(self, exit_code: Exit, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.exit_code = exit_code
        self.problems = problems
