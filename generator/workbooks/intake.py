"""Two workbooks become a region and its cases; every fault is gathered, and none is raised.

A row with an error is kept as far as it has a number to be known by, so that references to it still meet; its error
says which documents it holds back. A file that can't be read at all ends in a ``Stop``.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from generator.dutch import listing
from generator.model import (
    CHANGES,
    COVENANT,
    OWN_POLICY,
    REGISTER,
    CareProvider,
    Case,
    Covenant,
    Mandate,
    MeetingForm,
    Municipality,
    Overruling,
    OwnRule,
    Participant,
    Record,
    Region,
    Representative,
    School,
    SchoolBoard,
    Signatory,
    SigningRecord,
    Source,
    Swv,
)
from generator.problems import Problem, Stop, error
from generator.workbooks import columns, tables, workbook
from generator.workbooks.columns import Kind, Sheet, key
from generator.workbooks.tables import Entry, Table
from generator.workbooks.workbook import Book

NO_CASE = "casus"  # the subject of a fault in the case workbook that touches no case that could be read
MANY_UNKNOWN = 50  # from so many unknown codes on, a row may belong to any case
MBO = "mbo-instelling"
T = TypeVar("T", bound=Record)
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Intake:
    """What both workbooks say, and every problem of reading them, in the order of sheets and cells.

    A covenant without a start has ``date.min`` for it; its error holds back everything.
    """

    region: Region
    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]


def read(parties: Path, cases: Path | None = None) -> Intake:
    """Return the region and the cases of two workbooks; raise ``Stop`` when a file can't be read."""
    stops: list[Stop] = []
    party_book = _load(parties, columns.PARTIES, stops)
    case_book = _load(cases, columns.CASE_SHEETS, stops) if cases else None
    if party_book is None or stops:
        raise Stop(stops[0].exit_code, *(problem for stop in stops for problem in stop.problems))
    return of_books(party_book, case_book)


def of_books(party_book: Book, case_book: Book | None = None) -> Intake:
    """Return the region and the cases of two workbooks that are open."""
    of_parties = {sheet.name: tables.table(party_book, sheet) for sheet in columns.PARTIES}
    region, problems = _region(of_parties)
    if not any(entry.values for table in of_parties.values() for entry in table.entries):
        problems = _to_begin(problems)
    if case_book is None:
        return Intake(region, (), tuple(problems))
    found = {sheet.name: tables.table(case_book, sheet, private=True) for sheet in columns.CASE_SHEETS}
    read_cases, case_problems = _cases(found, region)
    return Intake(region, read_cases, (*_spread(problems, read_cases, region), *case_problems))


def _load(path: Path, sheets: Sequence[Sheet], stops: list[Stop]) -> Book | None:
    """Load the sheets of a workbook; when it can't be read, add to ``stops``, so that both files are told of."""
    names = {key(sheet.name) for sheet in sheets}
    try:
        return workbook.load(path, lambda name: key(name) in names)
    except Stop as stop:
        stops.append(stop)
        return None


def _to_begin(problems: Sequence[Problem]) -> list[Problem]:
    """Return one error for a workbook in which nothing is filled in yet, rather than one for each cell it needs."""
    empty = [problem for problem in problems if problem.rule in {"value-missing", "sheet-empty"}]
    if not empty:
        return list(problems)
    fields = listing([column.header for column in columns.COVENANT.columns if column.needed])
    sheets = listing([sheet.name for sheet in columns.PARTIES if sheet.needed and sheet is not columns.COVENANT])
    begin = error(
        "workbook-not-filled",
        "Deze werkmap is nog niet ingevuld.",
        f"Begin op blad {columns.COVENANT.name} met {fields}. Vul daarna op de bladen {sheets} ten minste één rij in.",
        at=empty[0].place,
    )
    return [begin, *(problem for problem in problems if problem not in empty)]


def _region(found: Mapping[str, Table]) -> tuple[Region, list[Problem]]:
    problems: list[Problem] = []

    def records(
        sheet: Sheet, build: Callable[[Entry], T | None], touches: Callable[[Values], set[str]]
    ) -> tuple[T, ...]:
        table = found[sheet.name]
        problems.extend(table.problems)
        problems.extend(_spanning(table, lambda entry: touches(dict(entry.values))))
        kept = []
        for entry in table.entries:
            touched = frozenset(touches(dict(entry.values)))
            problems.extend(replace(problem, touches=touched) for problem in entry.problems)
            record = build(entry)
            if record is not None:
                kept.append(record)
        return tuple(kept)

    covenants = records(columns.COVENANT, _covenant, lambda _: set())
    region = Region(
        covenant=covenants[0] if covenants else _no_covenant(found[columns.COVENANT.name]),
        swvs=records(columns.SWV, _swv, lambda values: _party("swv", values.get("number"), unknown=set())),
        boards=records(columns.BOARDS, _board, lambda values: _party("bestuur", values.get("number"))),
        municipalities=records(
            columns.MUNICIPALITIES, _municipality, lambda values: _party("gemeente", values.get("code"))
        ),
        mandates=records(columns.MANDATES, _mandate, lambda values: _party("bestuur", values.get("board"))),
        providers=records(columns.PROVIDERS, _provider, lambda values: _party("aanbieder", values.get("kvk"))),
        schools=records(columns.SCHOOLS, _school, lambda values: {f"school:{values.get('brin', '')}"}),
        meeting_forms=records(
            columns.MEETING_FORMS, _meeting_form, lambda values: {f"overleg:{values.get('code', '')}", COVENANT}
        ),
        own_policy=records(columns.OWN_POLICY, _own_rule, lambda _: {OWN_POLICY}),
        overrulings=records(columns.OVERRULINGS, _overruling, lambda _: {CHANGES}),
        signing=records(columns.REGISTER, _signing, lambda _: {REGISTER}),
    )
    return region, problems


def _spanning(table: Table, touches: Callable[[Entry], Set[str]]) -> Iterator[Problem]:
    """Give the problems of more than one row: each touches what those rows do, all where one of them does."""
    by_row = {entry.source.row: entry for entry in table.entries}
    for one in table.spanning:
        each = [touches(by_row[row]) for row in one.rows if row in by_row]
        yield replace(one.problem, touches=frozenset().union(*each) if each and all(each) else frozenset())


def _party(kind: str, number: object, unknown: Iterable[str] = (COVENANT,)) -> set[str]:
    """Return what a party's error touches: the party and the covenant; without a number, just what ``unknown`` says."""
    return {f"{kind}:{number}", COVENANT} if number else set(unknown)


def _values(entry: Entry, sheet: Sheet) -> Values:
    """Return an entry's values as a record takes them: a needed text that is missing (and was told of) is ""."""
    missing = {
        column.attribute: () if column.kind is Kind.SWVS else ""
        for column in sheet.columns
        if column.needed and column.kind is not Kind.DATE
    }
    return {"source": entry.source, "extra": entry.extra, **missing, **entry.values}


def _covenant(entry: Entry) -> Covenant:
    return Covenant(**{"start": date.min, "cells": entry.cells, **_values(entry, columns.COVENANT)})


def _no_covenant(table: Table) -> Covenant:
    place = table.problems[0].place
    return Covenant(source=Source(place.file, place.sheet, 1), region="", edition="", start=date.min, place="")


def _swv(entry: Entry) -> Swv | None:
    return Swv(**_values(entry, columns.SWV)) if "number" in entry.values else None


def _board(entry: Entry) -> SchoolBoard | None:
    if "number" not in entry.values:
        return None
    values = _values(entry, columns.BOARDS)
    signatories = (_signatory(values, "signatories.0"), _signatory(values, "signatories.1"))
    values["signatories"] = tuple(person for person in signatories if person.name or person.function)
    signs = values.pop("signs_itself", "zelf" if values["legal_form"] == MBO else "volmacht")
    return SchoolBoard(**values, signs_itself=signs == "zelf")


def _municipality(entry: Entry) -> Municipality | None:
    values = _values(entry, columns.MUNICIPALITIES)
    values["signatory"] = _signatory(values, "signatory")
    return Municipality(**values) if values["code"] else None


def _mandate(entry: Entry) -> Mandate | None:
    return Mandate(**_values(entry, columns.MANDATES)) if {"board", "swv"} <= entry.values.keys() else None


def _provider(entry: Entry) -> CareProvider | None:
    values = _values(entry, columns.PROVIDERS)
    values["signatory"] = _signatory(values, "signatory")
    return CareProvider(**values) if values["kvk"] else None


def _school(entry: Entry) -> School | None:
    return School(**_values(entry, columns.SCHOOLS)) if "brin" in entry.values else None


def _meeting_form(entry: Entry) -> MeetingForm | None:
    return MeetingForm(**_values(entry, columns.MEETING_FORMS)) if "code" in entry.values else None


def _own_rule(entry: Entry) -> OwnRule | None:
    known = {"from_age", "pupil_signs", "holders_sign"} <= entry.values.keys()
    return OwnRule(**_values(entry, columns.OWN_POLICY)) if known else None


def _overruling(entry: Entry) -> Overruling | None:
    known = {"party", "change", "decision"} <= entry.values.keys()
    return Overruling(**_values(entry, columns.OVERRULINGS)) if known else None


def _signing(entry: Entry) -> SigningRecord | None:
    return SigningRecord(**_values(entry, columns.REGISTER)) if "document" in entry.values else None


def _signatory(values: Values, path: str) -> Signatory:
    return Signatory(values.pop(f"{path}.name", ""), values.pop(f"{path}.function", ""))


def _cases(found: Mapping[str, Table], region: Region) -> tuple[tuple[Case, ...], list[Problem]]:
    cases, representatives, participants = (found[sheet.name] for sheet in columns.CASE_SHEETS)
    codes = [str(entry.values["code"]) for entry in cases.entries if "code" in entry.values]
    everyone = frozenset(f"casus:{code}" for code in codes) or frozenset({NO_CASE})
    problems = [replace(problem, touches=everyone) for table in found.values() for problem in table.problems]

    def of_row(entry: Entry) -> Set[str]:
        code = str(entry.values.get("code", entry.values.get("case", "")))
        return {f"casus:{code}"} if code in codes else everyone

    problems += [problem for table in found.values() for problem in _spanning(table, of_row)]
    around = _by_case(representatives, _representative)
    at_table = _by_case(participants, _participant)
    brins = {school.brin for school in region.schools}
    forms = {key(form.code): form.code for form in region.meeting_forms}
    read_cases: list[Case] = []
    for entry in cases.entries:
        code = str(entry.values.get("code", ""))
        touched = frozenset({f"casus:{code}" if code else NO_CASE})
        problems += [replace(problem, touches=touched) for problem in entry.problems]
        if code and {"born", "meeting_date"} <= entry.values.keys():
            case = Case(
                **_values(entry, columns.CASES),
                representatives=tuple(around.get(code, ())),
                participants=tuple(at_table.get(code, ())),
            )
            read_cases.append(_as_in_region(case, brins, forms))
    for table in (representatives, participants):
        problems += _of_rows_around(table, codes)
    return tuple(read_cases), problems


def _by_case(table: Table, build: Callable[[Entry], T | None]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for entry in table.entries:
        record = build(entry)
        if record is not None:
            found.setdefault(str(entry.values["case"]), []).append(record)
    return found


def _representative(entry: Entry) -> Representative | None:
    if not {"case", "relation"} <= entry.values.keys():
        return None
    return Representative(
        **{**_values(entry, columns.REPRESENTATIVES), "authority": entry.values.get("authority", "onbekend")}
    )


def _participant(entry: Entry) -> Participant | None:
    return Participant(**_values(entry, columns.PARTICIPANTS)) if "case" in entry.values else None


def _of_rows_around(table: Table, codes: Sequence[str]) -> Iterator[Problem]:
    """Give the problems of the rows of Gezag or Deelnemers.

    A row whose code is unknown may belong to a case with a code like it, and one without a code to any case: a form
    from which a parent is missing must not go out.
    """
    unknown = {str(entry.values.get("case", "")) for entry in table.entries} - set(codes)
    few = len(unknown) <= MANY_UNKNOWN
    alike = {code: difflib.get_close_matches(code, codes) if code and few else codes for code in unknown}
    for entry in table.entries:
        code = str(entry.values.get("case", ""))
        meant = alike.get(code, [code])
        touched = frozenset(f"casus:{code}" for code in meant) or frozenset({NO_CASE})
        yield from (replace(problem, touches=touched) for problem in entry.problems)
        if code in unknown and code:
            yield error(
                "case-unknown",
                f"Deze casus staat niet op blad {columns.CASES.name}.",
                "Verbeter de code, of voeg de casus toe.",
                at=entry.source.place("case"),
                touches=touched,
            )


def _as_in_region(case: Case, brins: Set[str], forms: Mapping[str, str]) -> Case:
    """Return a case with its school numbered, and its meeting form spelled, as the region has them."""
    school = case.school
    if school not in brins:
        # "00" is by DUO's numbering the main location, which a list of schools may give by its BRIN alone
        main = f"{school}00" if len(school) == 4 else school.removesuffix("00") if len(school) == 6 else school
        school = main if main in brins else school
    return replace(case, school=school, meeting_form=forms.get(key(case.meeting_form), case.meeting_form))


def _spread(problems: Iterable[Problem], cases: Sequence[Case], region: Region) -> Iterator[Problem]:
    """Give each problem, and let that of a school, meeting form or own policy touch the cases that rest on it."""
    resting: dict[str, set[str]] = {OWN_POLICY: {COVENANT}} if region.covenant.policy == "eigen" else {}
    for case in cases:
        own = {OWN_POLICY} if (case.policy or region.covenant.policy) == "eigen" else set()
        named = {f"school:{case.school}", f"school:{case.school[:4]}", f"overleg:{case.meeting_form}"}
        for subject in named | own:
            resting.setdefault(subject, set()).add(case.subject)
    for problem in problems:
        more = {subject for touched in problem.touches for subject in resting.get(touched, ())}
        yield replace(problem, touches=problem.touches | more) if more else problem
