"""Random sequences of membership events: what is found is what was played, and the papers are what the table asks."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Region
from tests.changed_regions import papers_of, signed
from tests.played_changes import asked, found, made, sequence
from tests.test_changes import BASE


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_what_is_found_is_what_was_played_and_the_papers_are_what_the_table_asks(seed: int) -> None:
    first: Region | None = None
    for name, before, after, expected in sequence(Random(seed)):
        first = first or before

        assert found(before, after) == sorted(expected), name
        assert asked(first, after) == made(first, after), name


def test_a_mandate_that_two_events_end_is_revoked_by_one_paper_that_tells_both() -> None:
    before = signed(BASE)
    gone = replace(before.boards[0], member_until=date(2027, 8, 1))
    revoked = replace(before.mandates[0], revoked_on=date(2027, 7, 1))
    after = replace(before, boards=(gone, before.boards[1]), mandates=(revoked, before.mandates[1]))

    (paper,) = (one for one in papers_of(before, after) if one.id == "intrekking_41234_PO2507")

    assert "geen lid meer" in str(paper.values())
    assert "ingetrokken op 1 juli 2027" in str(paper.values())
