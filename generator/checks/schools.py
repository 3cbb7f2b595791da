"""The schools and the meeting forms, and the cases whose forms name them."""

from collections.abc import Iterator, Sequence

from generator.checks.repetition import repeated, twice
from generator.dutch import plain
from generator.model import COVENANT, Case, MeetingForm, Region, School
from generator.problems import Problem, error

Problems = Iterator[Problem]


def school_twice(region: Region, cases: Sequence[Case]) -> Problems:
    """A school stands in one row."""
    for school in repeated(region.schools, lambda school: school.brin):
        yield twice(school, "brin", "deze BRIN", _of_school(school, cases))


def meeting_form_twice(region: Region, cases: Sequence[Case]) -> Problems:
    """A meeting form stands in one row."""
    for form in repeated(region.meeting_forms, lambda form: plain(form.code)):
        yield twice(form, "code", "deze code", (COVENANT, *_of_meeting_form(form, cases)))


def school_of_unknown(region: Region, cases: Sequence[Case]) -> Problems:
    """A school belongs to a board that is party."""
    known = {board.number for board in region.boards}
    for school in region.schools:
        if school.board and school.board not in known:
            yield error(
                "board-unknown",
                "Dit bestuur staat niet op het blad Schoolbesturen.",
                "Verbeter het nummer, of voeg het bestuur toe.",
                at=school.source.place("board"),
                value=school.board,
                touches=_of_school(school, cases),
            )


def _of_school(school: School, cases: Sequence[Case]) -> tuple[str, ...]:
    """Return the cases whose forms name a school; the school's own subject keeps a fault from touching everything."""
    return f"school:{school.brin}", *(case.subject for case in cases if school.brin in {case.school, case.school[:4]})


def _of_meeting_form(form: MeetingForm, cases: Sequence[Case]) -> tuple[str, ...]:
    return tuple(case.subject for case in cases if plain(case.meeting_form) == plain(form.code))
