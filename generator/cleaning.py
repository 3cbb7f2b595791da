"""What ``convenant cleanup`` does: the output of ended cases goes, and it is said plainly what could not be reached.

In: an output folder, when each case ended, and a day; out: what was removed and what was left. Only files that the
program made are removed, only inside the folder; a cleaning that was interrupted is completed by the next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from generator import disposal_list, ledger
from generator.bundles import PRINT_RUN
from generator.case_files import PAPERS, Found, Remains, empty_folders, remains
from generator.disposal import Row, refreshed
from generator.dutch import count
from generator.ending import Ending, Rows, endings, of_workbook
from generator.files import workshop
from generator.ledger import Entry, Ledger
from generator.problems import Exit, Place, Problem, Stop, error, warning
from generator.typed_day import typed_day

UP_TO_TODAY = 'Schrijf een dag tot en met vandaag, als 31-12-2026, 2026-12-31 of "31 december 2026".'


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asks: the output of cases that ended before a day must go."""

    output: Path
    cases: Path | None
    before: date
    today: date


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What is to be removed, and why the rest is left; ``ended`` are the cases, each with its ending."""

    order: Order
    ended: Mapping[str, Ending]
    remove: tuple[Found, ...]
    problems: tuple[Problem, ...]
    left: tuple[tuple[str, str], ...] = ()

    @property
    def cases(self) -> tuple[str, ...]:
        """Return the cases of which something is to be removed."""
        return tuple(sorted({code for one in self.remove for code in one.codes} & self.ended.keys()))

    @property
    def rows_remain(self) -> tuple[str, ...]:
        """Return the ended cases whose rows still stand in the case workbook."""
        return tuple(sorted(code for code, one in self.ended.items() if one.listed))


def day_asked(words: str, today: date) -> date:
    """Return the day that somebody typed; raises ``Stop`` where it can be read in two ways, or is still to come."""
    found = typed_day(words, "--before", "cleanup-date", UP_TO_TODAY)
    if found > today:
        why = "Die dag moet nog komen, en een casus die nog loopt, wordt niet opgeruimd."
        raise Stop(Exit.WRONG_USAGE, error("cleanup-date", why, UP_TO_TODAY, at=Place("")))
    return found


def look(order: Order) -> Cleaning:
    """Return what there is to remove; raises ``Stop`` where there is no folder, or the case workbook can't be read."""
    if not order.output.is_dir():
        mend = "Geef met --output de map op waarin convenant build heeft gewerkt."
        message = f"De map {order.output} is er niet."
        raise Stop(Exit.WRONG_USAGE, error("cleanup-no-output", message, mend, at=Place(str(order.output))))
    rows = of_workbook(order.cases)
    known, _ = ledger.read(order.output)
    return _seen(order, rows, remains(order.output, known))


def clean(wanted: Cleaning) -> Cleaning:
    """Remove what was found, and return what was removed and what was left; raises ``Stop`` where a build is busy."""
    order = wanted.order
    with workshop(order.output):
        known, _ = ledger.read(order.output)
        now = {one.path for one in remains(order.output, known).files}
        done = _Deed(order.output)
        try:
            for one in wanted.remove:
                if one.path in now:  # what came since was not shown, and what has gone need not go
                    done.remove(one)
        finally:
            _forget(order.output, known, wanted.ended)
        for folder in empty_folders(order.output, [one.path for one in done.removed]):
            _drop(folder)
        problems = _tell_list(wanted, known, done)
    left = (*wanted.left, *done.left)
    return Cleaning(order, wanted.ended, tuple(done.removed), (*wanted.problems, *done.problems, *problems), left)


@dataclass(slots=True)
class _Deed:
    output: Path
    removed: list[Found] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def remove(self, one: Found) -> None:
        path = self.output / one.path
        try:
            _unlink(path)
        except OSError:
            why = "het is open in een ander programma, of u mag het niet verwijderen"
            self.left.append((one.path, why))
            self.problems.append(
                error(
                    "cleanup-left",
                    f"{one.path} kon niet worden verwijderd: {why}.",
                    "Sluit het bestand en geef de opdracht nog eens.",
                    at=Place(str(self.output)),
                )
            )
        else:
            self.removed.append(one)


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        path.chmod(0o600)  # Windows removes no file that is read-only
        path.unlink(missing_ok=True)


def _drop(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # something of somebody's is in it, or it is open: then it stays


def _forget(output: Path, known: Ledger, ended: Mapping[str, Ending]) -> None:
    """Let the ledger forget what is gone, also by a cleaning that was interrupted; a damaged ledger stays as it is."""
    subjects = {f"casus:{code}" for code in ended}
    gone = [
        name
        for name, entry in known.entries.items()
        if (entry.subject in subjects or name == PRINT_RUN)
        and not any((output / path).exists() for path in entry.files)
    ]
    if gone:
        ledger.write(known.with_changes({}, gone), output)


def _stands(output: Path, entry: Entry) -> bool:
    return any((output / path).exists() for path in entry.files)


def _tell_list(wanted: Cleaning, known: Ledger, done: _Deed) -> tuple[Problem, ...]:
    order = wanted.order
    stands = remains(order.output, known)
    gone = {code for one in done.removed for code in one.codes} & wanted.ended.keys() - {
        code for one in stands.files for code in one.codes
    }
    last = {code: ending.last for code, ending in wanted.ended.items() if ending.last and code in gone}
    rows = disposal_list.todo(order.output, lambda before: refreshed(before, stands, last, order.today))
    return disposal_list.put(order.output, rows, datetime.now(UTC).strftime("%Y-%m-%d_%H%M%S"))


def _seen(order: Order, rows: Rows, stands: Remains) -> Cleaning:
    found = endings(rows, _listed(order.output), stands)
    ended = {code: one for code, one in found.items() if one.last and one.last < order.before}
    removed = tuple(one for one in stands.files if _goes(one, ended))
    problems, left = [], []
    for problem, path, why in _left(order, stands, found, ended):
        problems.append(problem)
        left.append((path, why))
    return Cleaning(order, ended, removed, tuple(problems), tuple(left))


def _listed(output: Path) -> tuple[Row, ...]:
    try:
        return disposal_list.read(output)
    except Stop:
        return ()  # then the workbook and the folder tell, and what they don't know stays


def _goes(one: Found, ended: Mapping[str, Ending]) -> bool:
    """Tell whether a file must go: that of an ended case, and a print run that holds one or may hold one."""
    return bool(one.codes & ended.keys()) if one.codes else bool(ended)


def _left(
    order: Order, stands: Remains, found: Mapping[str, Ending], ended: Mapping[str, Ending]
) -> Iterator[tuple[Problem, str, str]]:
    """Give what stays though it is, or may be, of an ended case."""
    at = Place(str(order.output))
    for one in stands.barred:
        if one.codes & ended.keys():
            why = "een koppeling, of het staat buiten de map"
            message = f"{one.path} is niet verwijderd: het is {why}."
            mend = "Verwijder zelf waar die koppeling heen gaat, en de koppeling."
            yield error("cleanup-link", message, mend, at=at), one.path, why
    for code in sorted(stands.strange.keys() & ended.keys()):
        path, why = f"{PAPERS}/{code}", "het programma heeft dit niet gemaakt"
        number = count(stands.strange[code], "bestand", "bestanden")
        message = f"Bij casus {code} is gebleven wat het programma niet heeft gemaakt: {number}."
        mend = f"Kijk in {path} en in bewaard, en verwijder zelf wat weg moet."
        yield warning("cleanup-strange", message, mend, at=at), path, why
    for code in sorted(code for code, one in found.items() if one.last is None and code in stands.codes):
        why = found[code].why
        message = f"De bestanden van casus {code} zijn gebleven: {why}."
        mend = "Herstel dat, draai convenant build, en geef de opdracht dan nog eens."
        yield warning("cleanup-end-unknown", message, mend, at=at), f"{PAPERS}/{code}", why
