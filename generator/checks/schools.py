"""The schools and the meeting forms, and the cases whose forms name them."""

from collections.abc import Iterator, Mapping, Sequence

from generator.checks.repetition import repeated, twice
from generator.dutch import plain
from generator.model import COVENANT, Case, MeetingForm, Region, School
from generator.problems import Problem, error

Problems = Iterator[Problem]


def school_twice(region: Region, cases: Sequence[Case]) -> Problems:
    """A school stands in one row."""
    resting = _by_school(cases)
    for school in repeated(region.schools, lambda school: school.brin):
        yield twice(school, "brin", "deze BRIN", _of_school(school, resting))


def meeting_form_twice(region: Region, cases: Sequence[Case]) -> Problems:
    """A meeting form stands in one row."""
    for form in repeated(region.meeting_forms, lambda form: plain(form.code)):
        yield twice(form, "code", "deze code", (COVENANT, *_of_meeting_form(form, cases)))


def school_of_unknown(region: Region, cases: Sequence[Case]) -> Problems:
    """A school belongs to a board that is party."""
    known, resting = {board.number for board in region.boards}, _by_school(cases)
    for school in region.schools:
        if school.board and school.board not in known:
            yield error(
                "board-unknown",
                "Dit bestuur staat niet op het blad Schoolbesturen.",
                "Verbeter het nummer, of voeg het bestuur toe.",
                at=school.source.place("board"),
                value=school.board,
                touches=_of_school(school, resting),
            )


def _by_school(cases: Sequence[Case]) -> Mapping[str, Sequence[str]]:
    """Return the cases that name a school, by its BRIN and by that of its location."""
    found: dict[str, list[str]] = {}
    for case in cases:
        for brin in {case.school, case.school[:4]}:
            found.setdefault(brin, []).append(case.subject)
    return found


def _of_school(school: School, resting: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the cases whose forms name a school; the school's own subject keeps a fault from touching everything."""
    return f"school:{school.brin}", *resting.get(school.brin, ())


def _of_meeting_form(form: MeetingForm, cases: Sequence[Case]) -> tuple[str, ...]:
    return tuple(case.subject for case in cases if plain(case.meeting_form) == plain(form.code))
