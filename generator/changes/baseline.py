"""Since when changes count: the state in which the covenant was signed.

Until the day of signing a change of the parties is a change of the covenant itself, and nothing more has to be made.
From then on each change is compared with the parties as they signed, however many builds lie between.
"""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from generator.changes.states import Kind, Row, State

SINCE_AND_UNTIL: dict[Kind, tuple[str, str]] = {
    "bestuur": ("member_since", "member_until"),
    "gemeente": ("party_since", "party_until"),
    "aanbieder": ("takes_part_since", "ended_on"),
}


def baseline(signed: State | None, now: State, today: date) -> State:
    """Return the state to compare with: the one kept since the signing, or else the one that the dates tell of.

    ``signed`` is what an earlier build kept. One of an earlier edition counts until the new edition is signed too. What
    is not signed yet is compared with itself: nothing has happened to it.
    """
    same_edition = signed is not None and signed.covenant["edition"] == now.covenant["edition"]
    if signed is not None and same_edition is is_signed(now, today):
        return signed
    on = now.covenant.day("signing_date")
    return as_of(now, on) if on is not None and is_signed(now, today) else now


def is_signed(state: State, today: date) -> bool:
    """Tell whether the day of signing has come, so that this state is one to keep."""
    on = state.covenant.day("signing_date")
    return on is not None and on <= today


def as_of(state: State, on: date) -> State:
    """Return a state without what came after a day, as far as the dates in the workbook tell."""
    rows = dict(state.rows)
    for kind, (since, until) in SINCE_AND_UNTIL.items():
        kept = {
            number: _still_there(row, until, on) for number, row in state.of(kind).items() if not _later(row, since, on)
        }
        rows[kind] = MappingProxyType(kept)
    return replace(state, rows=MappingProxyType(rows))


def _later(row: Row, attribute: str, on: date) -> bool:
    day = row.day(attribute)
    return day is not None and day > on


def _still_there(row: Row, until: str, on: date) -> Row:
    if not _later(row, until, on):
        return row
    return replace(row, facts={name: fact for name, fact in row.facts.items() if name != until})
