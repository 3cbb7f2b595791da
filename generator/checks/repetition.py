"""What stands in more than one row, and how that is told."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.model import Record
from generator.problems import Problem, error

R = TypeVar("R", bound=Record)


def repeated(records: Iterable[R], number: Callable[[R], str]) -> list[R]:
    """Return the records whose number another record has as well; an empty number is nobody's."""
    every = list(records)
    counted = Counter(number(record) for record in every)
    return [record for record in every if number(record) and counted[number(record)] > 1]


def twice(record: Record, attribute: str, what: str, touches: Iterable[str]) -> Problem:
    """Return the error that a number stands in another row as well; ``what`` names the number in Dutch."""
    return error(
        "number-twice",
        f"Meer dan één rij heeft {what}.",
        "Houd één rij over, of verbeter het nummer.",
        at=record.source.place(attribute),
        value=str(getattr(record, attribute)),
        touches=touches,
    )
