"""What becomes of what was signed: it stays valid, must be signed again, or a person must decide; and why.

In: the region as it is now and the events since. Out: a standing for every mandate that was signed, and one for the
covenant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.changes.effects import Effect, effect_of, told
from generator.changes.event import Event
from generator.dutch import day
from generator.model import COVENANT, Mandate, Region

Verdict = Literal["geldig", "beslissen", "opnieuw", "vervallen"]
GRAVITY: tuple[Verdict, ...] = ("geldig", "beslissen", "opnieuw", "vervallen")
"""The verdicts from light to grave: of several events the gravest counts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What becomes of one signed thing: of a mandate by board and SWV ("41234 PO2507"), or of the covenant ("").

    ``why`` holds one Dutch sentence for each event that bears on it, or one that says that nothing does.
    """

    number: str
    verdict: Verdict
    why: tuple[str, ...]


def standings(region: Region, events: Iterable[Event]) -> tuple[Standing, ...]:
    """Return the covenant's standing and then that of every signed mandate, in the order of the sheets."""
    happened = tuple(events)
    return (_of_covenant(happened), *_of_mandates(region, happened))


def _of_covenant(events: tuple[Event, ...]) -> Standing:
    found: list[tuple[Verdict, str]] = []
    for event in events:
        match effect_of(event).covenant:
            case "opnieuw":
                found.append(("opnieuw", f"{told(event)} Alle partijen tekenen opnieuw."))
            case "beslissen":
                found.append(("beslissen", f"{told(event)} Beslis of het convenant opnieuw getekend moet worden."))
            case "zelf":
                found.append(("geldig", f"{told(event)} Alleen deze partij tekent erbij."))
    return _gravest("", found, "Er is niets gebeurd dat het convenant raakt. Het blijft gelden.")


def _of_mandates(region: Region, events: tuple[Event, ...]) -> Iterator[Standing]:
    for row in region.mandates:
        if row.signed_on is None:
            continue
        number = f"{row.board} {row.swv}"
        found = [_judged(row, event, region) for event in events if _touches(event, row)]
        if row.revoked_on is not None:
            found.append(("vervallen", f"De volmacht is ingetrokken op {day(row.revoked_on)}."))
        yield _gravest(number, found, "Er is niets gebeurd dat deze volmacht raakt. Zij blijft gelden.")


def _touches(event: Event, row: Mandate) -> bool:
    """Tell whether an event is of a mandate's board, of its SWV, of the covenant, or of the mandate itself."""
    about = {f"bestuur:{row.board}", f"swv:{row.swv}", f"volmacht:{row.board} {row.swv}", COVENANT}
    return event.party in about or (event.rule not in _OF_THE_TAKER and bool(about & set(event.others)))


_OF_THE_TAKER = frozenset({"schools-moved", "board-other-swv"})
"""The events that leave the mandates of the other parties in them as they are; a board's own are judged by SWV."""


def _judged(row: Mandate, event: Event, region: Region) -> tuple[Verdict, str]:
    effect = effect_of(event)
    verdict, why = _verdict(row, event, effect, region)
    return verdict, f"{told(event)} {why}"


def _verdict(row: Mandate, event: Event, effect: Effect, region: Region) -> tuple[Verdict, str]:
    match effect.mandate:
        case "geldig":
            return "geldig", "De volmacht blijft gelden."
        case "opnieuw":
            return "opnieuw", "De volmacht moet opnieuw worden getekend."
        case "nieuw":
            return _renewed(row, event)
        case "editie":
            return _of_edition(row, region)
        case "tekst":
            return (
                "beslissen",
                "De volmacht noemt het controlegetal van de oude tekst. Beslis of zij de nieuwe tekst dekt.",
            )
        case "directeur":
            return _of_director(row)
        case "intrekken":
            return "vervallen", "De volmacht wordt ingetrokken. Wat ermee is getekend, blijft gelden."
        case "ingetrokken":
            return "vervallen", "Wat ermee is getekend, blijft gelden."
        case "beslissen":
            return "beslissen", f"{effect.meaning} Beslis of een nieuwe volmacht nodig is."


def _renewed(row: Mandate, event: Event) -> tuple[Verdict, str]:
    if f"bestuur:{row.board}" in event.others:
        return "vervallen", "De volmacht van het bestuur dat is opgegaan, dient niet meer voor een nieuwe handtekening."
    if event.rule == "board-other-swv" and f"swv:{row.swv}" in event.others:
        return "vervallen", "De volmacht aan het oude samenwerkingsverband wordt ingetrokken."
    return "geldig", "De volmacht die er al was, blijft gelden."


def _of_edition(row: Mandate, region: Region) -> tuple[Verdict, str]:
    if row.edition and row.edition != region.covenant.edition:
        return "opnieuw", f"De volmacht is alleen voor editie {row.edition}."
    return "geldig", "De volmacht is niet tot één editie beperkt en blijft gelden."


def _of_director(row: Mandate) -> tuple[Verdict, str]:
    if row.holder == "persoon":
        return "opnieuw", "De volmacht is aan de persoon gegeven en moet opnieuw worden getekend."
    to_whom = "de functie" if row.holder == "functie" else "het samenwerkingsverband"
    return "geldig", f"De volmacht is aan {to_whom} gegeven en blijft gelden."


def _gravest(number: str, found: list[tuple[Verdict, str]], otherwise: str) -> Standing:
    if not found:
        return Standing(number, "geldig", (otherwise,))
    verdict = max((verdict for verdict, _ in found), key=GRAVITY.index)
    return Standing(number, verdict, tuple(dict.fromkeys(why for _, why in found)))
