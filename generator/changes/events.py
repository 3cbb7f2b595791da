"""Every event between two states of a region, in the order in which a reader would tell them."""

from generator.changes.event import Event
from generator.changes.of_boards import of_boards
from generator.changes.of_municipalities import of_municipalities
from generator.changes.of_others import of_covenant, of_mandates, of_providers
from generator.changes.of_swvs import of_swvs
from generator.changes.states import State


def events(before: State, after: State) -> tuple[Event, ...]:
    """Return what happened between two states: parties are matched by number, never by name.

    What can't be told from the numbers is a question in the event, not a guess.
    """
    parts = (of_covenant, of_swvs, of_boards, of_municipalities, of_providers, of_mandates)
    return tuple(event for part in parts for event in part(before, after))
