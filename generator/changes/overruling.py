"""What somebody decided about a change on the sheet Wijzigingen: whether the program makes its papers, and why.

In: an event and the rows of that sheet. Out: the row about it, and what is wrong with rows that are about nothing.
"""

from collections.abc import Iterator, Sequence

from generator.changes.effects import effect_of, effects
from generator.changes.event import Event
from generator.dutch import listing, plain
from generator.model import CHANGES, Overruling
from generator.problems import Problem, error, notice


def overruling_of(event: Event, rows: Sequence[Overruling]) -> Overruling | None:
    """Return the row about an event, the last where there are more: by the party's number and the change's name."""
    number = event.party.partition(":")[2].partition(" ")[0] or event.party
    name = plain(effect_of(event).name)
    found = [row for row in rows if plain(row.party) == plain(number) and plain(row.change) == name]
    return found[-1] if found else None


def is_overruled(event: Event, rows: Sequence[Overruling]) -> bool:
    """Tell whether somebody decided that nothing is made for an event."""
    row = overruling_of(event, rows)
    return row is not None and row.decision == "niet maken"


def faults(rows: Sequence[Overruling], events: Sequence[Event]) -> Iterator[Problem]:
    """Give what is wrong with the rows: a change that has no such name, no reason, or nothing that it is about."""
    names = {plain(one.name): one.name for one in effects().values()}
    for row in rows:
        if plain(row.change) not in names:
            yield error(
                "change-unknown",
                "Deze soort wijziging kent het programma niet.",
                f"Neem de naam over uit convenant changes. Het kent: {listing(list(names.values()))}.",
                at=row.source.place("change"),
                value=row.change,
                touches={CHANGES},
            )
        elif row.decision == "niet maken" and not row.reason:
            yield error(
                "change-without-reason",
                "Hier staat dat er niets gemaakt wordt, maar niet waarom.",
                "Vul de reden in: het verslag herhaalt die, en over een jaar weet u nog waarom.",
                at=row.source.place("reason"),
                touches={CHANGES},
            )
        elif not any(overruling_of(event, [row]) for event in events):
            yield notice(
                "change-not-there",
                "Deze verandering is er niet (meer) sinds het tekenen van het convenant.",
                "Haal de rij weg, of verbeter het nummer of de naam van de wijziging.",
                at=row.source.place("party"),
            )
