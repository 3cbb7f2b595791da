"""When each case ended: by the case workbook, else by the vernietigingslijst, else by what stands in ``bewaard``.

In: the workbook, the list, the files in the output folder; out: of each case its last day, or why that is not known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.case_files import Remains
from generator.disposal import Row
from generator.problems import Exit, Severity, Stop
from generator.workbooks import tables, workbook
from generator.workbooks.columns import CASES, key
from generator.workbooks.tables import Entry, Table


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day of a case, or why it is not known; ``listed`` tells that its rows are in the case workbook."""

    last: date | None
    why: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """What the case workbook says of its cases; ``whole`` tells that no row may be of a case that can't be read."""

    endings: Mapping[str, Ending]
    whole: bool


def of_workbook(cases: Path | None) -> Rows:
    """Return the last day of each case in a workbook; raises ``Stop`` where that can't be read."""
    if cases is None:
        return Rows({}, whole=False)
    book = workbook.load(cases, lambda name: key(name) == key(CASES.name))
    table = tables.table(book, CASES, private=True)
    if faults := [one for one in table.problems if one.severity is Severity.ERROR]:
        raise Stop(Exit.INPUT_HAS_ERRORS, *faults)
    found: dict[str, Ending] = {}
    whole = True
    for entry in table.entries:
        code = str(entry.values.get("code", ""))
        whole = whole and bool(code)
        if code:
            found[code] = _later(found.get(code), _of_row(entry, table))
    return Rows(found, whole)


def endings(workbook_rows: Rows, before: Iterable[Row], stands: Remains) -> dict[str, Ending]:
    """Return the ending of every case that anything is known of.

    A case that left the workbook, and of which no list tells, had ended when its last paper was set aside.
    """
    found = dict(_of_list(before))
    files = stands.by_case()
    for code in stands.codes - found.keys():
        found[code] = _of_files([one.set_aside for one in files.get(code, ())], whole=workbook_rows.whole)
    return found | dict(workbook_rows.endings)


def _of_row(entry: Entry, table: Table) -> Ending:
    row = entry.source.row
    spanned = any(row in one.rows and one.problem.severity is Severity.ERROR for one in table.spanning)
    days = [day for name in ("end", "meeting_date") if isinstance(day := entry.values.get(name), date)]
    if spanned or not days or any(one.severity is Severity.ERROR for one in entry.problems):
        return Ending(None, f"op blad {CASES.name} staat een fout in rij {row}", listed=True)
    return Ending(max(days), listed=True)


def _later(one: Ending | None, other: Ending) -> Ending:
    """Return the ending of a case that stands there twice: the later, and not known where either isn't."""
    if one is None or other.last is None:
        return other
    return one if one.last is None or one.last > other.last else other


def _of_list(before: Iterable[Row]) -> Iterator[tuple[str, Ending]]:
    for row in before:
        if isinstance(row.ended, date):
            yield row.case, Ending(row.ended)


def _of_files(files: Sequence[date | None], *, whole: bool) -> Ending:
    days = [day for day in files if day]
    if whole and days and len(days) == len(files):
        return Ending(max(days))
    if whole:
        return Ending(None, "de casus staat niet meer in de casuswerkmap, en is daarna niet bijgewerkt")
    return Ending(None, "van deze casus is niet te zien wanneer zij eindigde")
