"""Dates that belong together: what ends does so after it has begun, and who signs has decided."""

from collections.abc import Iterable, Iterator

from generator.checks.mandates import of_mandate
from generator.model import COVENANT, Record, Region
from generator.problems import Place, Problem, error, warning

Problems = Iterator[Problem]
Named = tuple[str, str]  # an attribute and the header of its column


def period_reversed(region: Region) -> Problems:
    """What ends does so after it has begun."""
    covenant = region.covenant
    if covenant.end and covenant.end < covenant.start:
        yield _reversed(covenant.cells.get("end", covenant.source.place()), "Einddatum", "Ingangsdatum", ())
    if covenant.signing_date and covenant.respond_by and covenant.signing_date < covenant.respond_by:
        yield warning(
            "period-reversed",
            "De Reactiedatum ligt na de Tekendatum.",
            "Vraag de stukken terug vóór de dag van het tekenen.",
            at=covenant.cells.get("respond_by", covenant.source.place()),
        )
    for record, touched, first, last in _periods(region):
        start, end = getattr(record, first[0]), getattr(record, last[0])
        if start and end and end < start:
            yield _reversed(record.source.place(last[0]), last[1], first[1], touched)


def _periods(region: Region) -> Iterator[tuple[Record, tuple[str, ...], Named, Named]]:
    for board in region.boards:
        yield board, (board.subject, COVENANT), ("member_since", "Lid sinds"), ("member_until", "Lid tot")
    for municipality in region.municipalities:
        yield (
            municipality,
            (municipality.subject, COVENANT),
            ("party_since", "Partij sinds"),
            ("party_until", "Partij tot"),
        )
    for mandate in region.mandates:
        touched = of_mandate(mandate)
        yield mandate, touched, ("start", "Ingangsdatum"), ("end", "Einddatum")
        yield mandate, touched, ("signed_on", "Getekend op"), ("revoked_on", "Ingetrokken op")
    for provider in region.providers:
        yield (
            provider,
            (provider.subject, COVENANT),
            ("takes_part_since", "Deelname sinds"),
            ("ended_on", "Beëindigd op"),
        )


def order_odd(region: Region) -> Problems:
    """A board decides before it signs, and who joins is made known after signing."""
    for mandate in region.mandates:
        if mandate.decision_date and mandate.signed_on and mandate.signed_on < mandate.decision_date:
            yield warning(
                "order-odd",
                "De volmacht is getekend vóór het bestuursbesluit.",
                "Controleer beide datums.",
                at=mandate.source.place("signed_on"),
                touches=of_mandate(mandate),
            )
    for provider in region.providers:
        if provider.signed_on and provider.made_known_on and provider.made_known_on < provider.signed_on:
            yield warning(
                "order-odd",
                "De toetreding is bekendgemaakt voordat die was getekend.",
                "Controleer beide datums.",
                at=provider.source.place("made_known_on"),
                touches=(provider.subject,),
            )


def _reversed(place: Place, end: str, start: str, touches: Iterable[str]) -> Problem:
    return error("period-reversed", f"{end} ligt vóór {start}.", "Controleer beide datums.", at=place, touches=touches)
