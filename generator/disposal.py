"""What must be destroyed when: of each case, who holds what and until which day, without a name of anybody.

In: the cases, what stands about them in the output folder, and the rows as they were; out: rows, by date. What somebody
wrote in a row stays, and so does a case that has left the case workbook: its papers are still in a cupboard.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from generator.bundles import PRINT_RUN
from generator.case_files import KEPT, PAPERS, Found, Remains
from generator.dutch import count, listing, plain
from generator.model import Case, Participant, Region
from generator.retention import Term, end_of, of_meeting, of_participant

UNKNOWN = "nog niet bekend"
SCHOOL = "de school"
GONE = "de casus staat niet meer in de casuswerkmap"
ELSEWHERE = "zie de werkmap"
OWN_FILE, AT_HOLDER = "eigen dossier: kopieën en notities", "bij deze organisatie"
KINDS: Mapping[str, tuple[str, str]] = {
    "toestemming": ("toestemmingsformulier", "toestemmingsformulieren"),
    "uitnodiging": ("uitnodiging", "uitnodigingen"),
    "leeshulp": ("leeshulp", "leeshulpen"),
    "schoolblad": ("schoolblad", "schoolbladen"),
    "dossiernotitie": ("dossiernotitie", "dossiernotities"),
    "logblad": ("logblad", "logbladen"),
    "casus": ("pakket", "pakketten"),
}
"""How papers are called, by the first word of their file names; any other word is its own name."""
Day = date | str
"""A day, or what somebody wrote in its place."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: a case and an organisation that holds something of it."""

    case: str
    holder: str
    papers: str = ""
    where: str = ""
    term: str = ""
    since: str = ""
    due: Day = UNKNOWN
    ended: Day = ""
    cleaned: Day = ""
    done: Day = ""
    remark: str = ""

    @property
    def order(self) -> tuple[date, str, bool, str]:
        """Return what the list is sorted on: its date, what has none last; then the case, its school first."""
        due = self.due if isinstance(self.due, date) else date.max
        return due, self.case, self.where == AT_HOLDER, plain(self.holder)


def rows(
    region: Region, cases: Sequence[Case], stands: Remains, before: Sequence[Row] = (), asked: str = ""
) -> tuple[Row, ...]:
    """Return what the list must be after a build, from what it was; with one case ``asked``, the others' rows stay.

    A case comes into the list with its first paper, and leaves it when somebody takes its rows away.
    """
    if asked:
        others = [row for row in before if row.case != asked]
        one = [case for case in cases if case.code == asked]
        its = rows(region, one, stands, [row for row in before if row.case == asked])
        return tuple(sorted((*others, *its), key=lambda row: row.order))
    listed = {row.case for row in before} | stands.codes
    schools = {one.brin: one.name for one in reversed(region.schools)}  # of a number given twice, the first
    wanted = (row for case in cases if case.code in listed for row in _of_case(case, region, schools))
    made = {(row.case, row.holder): row for row in wanted}
    present = {case.code for case in cases}
    for row in before:
        name = row.case, row.holder
        if name in made:
            made[name] = replace(made[name], cleaned=row.cleaned, done=row.done, remark=row.remark)
        elif row.case not in present or row.done or row.remark:
            made[name] = row
    for code in stands.codes - {row.case for row in made.values()}:
        made[code, SCHOOL] = Row(code, SCHOOL, since=GONE)
    return _sorted(made.values(), stands, {})


def refreshed(before: Sequence[Row], stands: Remains, ended: Mapping[str, date], today: date) -> tuple[Row, ...]:
    """Return the rows after a cleaning ``today``; ``ended`` gives, of each case that was cleaned, its last day."""
    cleaned = dict.fromkeys(ended, today)
    listed = {row.case for row in before}
    new = (Row(code, SCHOOL, since=GONE, ended=last) for code, last in ended.items() if code not in listed)
    return _sorted((*before, *new), stands, cleaned)


def _of_case(case: Case, region: Region, schools: Mapping[str, str]) -> Iterator[Row]:
    """Give the rows of a case: of its school, of who treats the pupil, and of who has a term of their own."""
    school = schools.get(case.school, SCHOOL)
    people = _surnames(case)
    yield _row(case, school, of_meeting(case, region), people)
    theirs: dict[tuple[str, str], Participant] = {}
    for one in case.participants:
        if one.treating or one.retention:
            theirs.setdefault((_organisation(one, people), one.retention), one)
    holders = [holder for holder, _ in theirs]
    for (holder, _), one in theirs.items():
        role = _nameless(one.role, people) or "deelnemer"
        shown = f"{holder} ({role})" if holders.count(holder) > 1 or holder == school else holder
        term = of_participant(one, case, region)
        yield replace(_row(case, shown, term, people), papers=OWN_FILE, where=AT_HOLDER)


def _row(case: Case, holder: str, term: Term, people: Set[str]) -> Row:
    return Row(
        case.code,
        holder,
        term=_nameless(term.words, people) if term.words else "niet ingevuld",
        since=_nameless(term.reckoned(case), people),
        due=term.ends(case) or UNKNOWN,
        ended=end_of(case),
    )


def _organisation(participant: Participant, people: Set[str]) -> str:
    """Return the organisation; for who works under their own name, the role."""
    named = _nameless(participant.organisation, people)
    return named if named != ELSEWHERE else _nameless(participant.role, people)


def _surnames(case: Case) -> frozenset[str]:
    """Return the last word of the name of everybody of a case."""
    people = [case.first_name, case.last_name, case.contact, *(one.name for one in case.participants)]
    people += [one.name for one in case.representatives if one.relation != "GI" or one.on_behalf_of]
    return frozenset(words[-1] for person in people if (words := _words(person.partition(",")[0])))


def _nameless(said: str, people: Set[str]) -> str:
    """Return what a cell says, or where to look when the name of one of these people is in it."""
    return ELSEWHERE if not people.isdisjoint(_words(said)) else said


@lru_cache(maxsize=4096)
def _words(said: str) -> tuple[str, ...]:
    """Return the words of a cell, as they compare; organisations, roles and terms stand in many rows."""
    return tuple(re.findall(r"\w+", plain(said)))


def _sorted(made: Iterable[Row], stands: Remains, cleaned: Mapping[str, date]) -> tuple[Row, ...]:
    """Return rows by date, each with what now stands of its case in the output folder."""
    found = stands.by_case()
    told = (row if row.where == AT_HOLDER else _standing(row, found.get(row.case, ()), cleaned) for row in made)
    return tuple(sorted(told, key=lambda row: row.order))


def _standing(row: Row, found: Sequence[Found], cleaned: Mapping[str, date]) -> Row:
    papers = listing(list(counted(found))) or "geen bestanden in output"
    when: Day = "" if found else cleaned.get(row.case, row.cleaned)
    return replace(row, papers=papers, where="; ".join(_places(row.case, found)), cleaned=when)


def counted(found: Iterable[Found]) -> Iterator[str]:
    """Give how many of each kind there are: a Word file and its PDF are one."""
    current: set[str] = set()
    old: set[str] = set()
    for one in found:
        stem = one.path.rpartition(".")[0]
        if one.set_aside:
            old.add(stem)
        elif one.path != PRINT_RUN:
            current.add(stem.rpartition("/")[2])
    kinds = [stem.partition("_")[0] for stem in current]
    for kind in (*(kind for kind in KINDS if kind in kinds), *sorted(set(kinds) - KINDS.keys())):
        yield count(kinds.count(kind), *KINDS.get(kind, (kind, kind)))
    if old:
        yield count(len(old), "oude versie", "oude versies")


def _places(code: str, found: Sequence[Found]) -> Iterator[str]:
    live = [one.path for one in found if not one.set_aside]
    if any(path.startswith(f"{PAPERS}/") for path in live):
        yield f"{PAPERS}/{code}"
    if any(path.startswith("packets/") and path != PRINT_RUN for path in live):
        yield f"packets/casus_{code}_….pdf"
    if PRINT_RUN in live:
        yield PRINT_RUN
    if len(live) < len(found):
        yield KEPT
