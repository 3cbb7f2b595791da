"""One thing that happened to a party, or to the covenant, between two states."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.changes.states import Row
from generator.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event: its rule in the table of effects, the party by subject and name, and what it was and became.

    ``on`` is the day it counts from, where the workbook says so. ``others`` are the subjects of the other parties in
    it, such as who a board succeeds, and ``names`` what they are called, where that is known. ``places`` are the cells
    that say it. A ``question`` is what only a person knows: nothing is guessed.
    """

    rule: str
    party: str
    name: str = ""
    before: str = ""
    after: str = ""
    on: date | None = None
    others: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    question: str = ""


def subject(row: Row) -> str:
    """Return a row's party as a subject: "bestuur:41234", and "convenant" for the covenant."""
    return f"{row.kind}:{row.number}" if row.number else row.kind


def happened(
    rule: str,
    row: Row,
    *attributes: str,
    before: str = "",
    after: str = "",
    on: date | None = None,
    others: Iterable[str] = (),
    names: Iterable[str] = (),
    question: str = "",
) -> Event:
    """Return an event of a row; the attributes are those of the cells that say it."""
    places = tuple(place for attribute in attributes or ("",) if (place := row.place(attribute)))
    return Event(
        rule=rule,
        party=subject(row),
        name=row["name"],
        before=before,
        after=after,
        on=on,
        others=tuple(others),
        names=tuple(names),
        places=places,
        question=question,
    )


def changed(rule: str, old: Row, new: Row, *attributes: str, question: str = "") -> tuple[Event, ...]:
    """Return one event where any of these facts of a row differs, with what they were and are; else nothing."""
    different = [one for one in attributes if (old[one], old.people.get(one)) != (new[one], new.people.get(one))]
    if not different:
        return ()
    before, after = (", ".join(filter(None, (row[one] for one in different))) for row in (old, new))
    return (happened(rule, new, *different, before=before, after=after, question=question),)
