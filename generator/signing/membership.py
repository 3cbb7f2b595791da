"""Who is a party to the covenant on a date.

A party *since* a day is in from that day on; a party *until* a day ("lid tot 1 januari") is out from that day on.
So of two boards that merge on one day, just one is in.
"""

from collections.abc import Mapping
from datetime import date

from generator.model import CareProvider, Municipality, Region, SchoolBoard


def within(since: date | None, until: date | None, on: date) -> bool:
    """Tell whether a day lies from ``since`` up to, not on, ``until``; an empty end is open."""
    return (since is None or since <= on) and (until is None or on < until)


def boards(region: Region) -> tuple[SchoolBoard, ...]:
    """Return the boards that are party on the day the covenant starts, in the order of the sheet."""
    start = region.covenant.start
    return tuple(board for board in region.boards if within(board.member_since, board.member_until, start))


def municipalities(region: Region) -> tuple[Municipality, ...]:
    """Return the municipalities that are party on the day the covenant starts, in the order of the sheet."""
    start = region.covenant.start
    return tuple(
        municipality
        for municipality in region.municipalities
        if within(municipality.party_since, municipality.party_until, start)
    )


def is_party(provider: CareProvider, on: date) -> bool:
    """Tell whether a care provider meets all three conditions: it takes part, has signed, and that was made known.

    Art. 18 of the covenant; a provider whose part has ended is no longer a party.
    """
    conditions = (provider.takes_part_since, provider.signed_on, provider.made_known_on)
    met = all(since is not None and since <= on for since in conditions)
    return met and within(None, provider.ended_on, on)


def remaining(region: Region, on: date) -> frozenset[str]:
    """Return the subjects of all parties that have not left by a day, nor by the day the covenant starts.

    One that comes later is among them; a care provider is, as long as its part has not ended.
    """
    last = max(on, region.covenant.start)
    return frozenset(subject for subject, until in _until(region).items() if within(None, until, last))


def left_since_signing(region: Region, on: date) -> frozenset[str]:
    """Return the subjects of the parties that signed the covenant, or might have, and have left by a day.

    Before the signing nobody has: who is a party at the covenant's start signs it.
    """
    signed = region.covenant.signing_date
    if signed is None or signed > on:
        return frozenset()
    return frozenset(subject for subject, until in _until(region).items() if until is not None and until <= on)


def _until(region: Region) -> Mapping[str, date | None]:
    return {
        **{one.subject: one.member_until for one in region.boards},
        **{one.subject: one.party_until for one in region.municipalities},
        **{one.subject: one.ended_on for one in region.providers},
        **{one.subject: None for one in region.swvs},
    }
