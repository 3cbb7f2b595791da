"""A region to which much has happened since its covenant was signed, so that every paper of a change is wanted."""

from dataclasses import replace
from datetime import date

from generator.change_papers import ChangePapers, signing_of
from generator.changes.baseline import baseline
from generator.changes.event import Event
from generator.changes.events import events
from generator.changes.states import state_of
from generator.documents import Document
from generator.fields import papers
from generator.model import Region
from generator.signing.capacity import covenant_signatures
from tests.builders import board, mandate, municipality, provider, region

SIGNED, TODAY = date(2026, 12, 10), date(2027, 9, 1)
GONE, LATE = date(2027, 8, 1), date(2027, 1, 20)


def signed(made: Region) -> Region:
    """Return a region whose covenant was signed."""
    return replace(made, covenant=replace(made.covenant, signing_date=SIGNED))


BEFORE = signed(
    replace(
        region(
            *("41234 stichting twee", "41235 vereniging", "41236 stichting", "41237 stichting"),
            municipalities=("9801 Zilverdam", "9802 Duinoord"),
        ),
        mandates=(mandate("41234"), mandate("41235"), mandate("41236", signed_on=LATE), mandate("41237")),
        providers=(provider(takes_part_since=date(2027, 2, 1), signed_on=date(2027, 2, 3)),),
    )
)
BEFORE = replace(
    BEFORE,
    boards=(replace(BEFORE.boards[0], address="Dijk 2", postcode="1234 AB", city="Zilverdam"), *BEFORE.boards[1:]),
)
"""As it was signed: board 41236 gave its mandate only afterwards, and a care provider waits to be made known."""
AFTER = replace(
    BEFORE,
    boards=(
        replace(BEFORE.boards[0], member_until=GONE),
        replace(BEFORE.boards[1], name="Vereniging De Roos", formerly=BEFORE.boards[1].name, successor_of="41237"),
        BEFORE.boards[2],
        board("41240 stichting", member_since=GONE),
    ),
    municipalities=(BEFORE.municipalities[0], municipality("9803 Veenrade", party_since=GONE, successor_of="9802")),
    mandates=BEFORE.mandates[:3],
)
"""As it is: 41234 leaves, 41237 went into 41235, which has another name, 41240 joins, and Duinoord became Veenrade."""


def happened(before: Region = BEFORE, after: Region = AFTER, today: date = TODAY) -> tuple[Event, ...]:
    """Return the events since the signing."""
    now = state_of(after)
    kept = state_of(before) if today >= SIGNED else None
    return events(baseline(kept, now, today), now)


def papers_of(before: Region = BEFORE, after: Region = AFTER, today: date = TODAY) -> tuple[Document, ...]:
    """Return the papers that the events ask for."""
    shared = papers.region_fields(after, on=today)
    stand = signing_of(after, covenant_signatures(after).lines, today)
    return tuple(ChangePapers(after, shared, happened(before, after, today), stand, today).documents())
