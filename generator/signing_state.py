"""How the signing stands on a day: party by party, the gate of each SWV, and whether the covenant stands.

In: the region and the documents that are wanted. Out: a ``Status``. No paper of a case is in it: each school keeps
count of those itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.change_papers import concerned
from generator.documents import Document
from generator.dutch import capitalised, count, day, listing
from generator.model import Region
from generator.problems import Problem, notice
from generator.signing import mandate, register
from generator.signing.capacity import covenant_signatures
from generator.signing.mandate import Gate
from generator.signing.register import Paper, Place


@dataclass(frozen=True, slots=True)
class Standing:
    """One party: by subject and name, its places to sign, and what is missing, in Dutch sentences.

    ``waits`` are of the papers that it has not signed, ``lacks`` of its mandates that will not do. ``late`` are the
    places of which it should be reminded.
    """

    subject: str
    name: str
    places: tuple[Place, ...]
    waits: tuple[str, ...]
    lacks: tuple[str, ...] = ()
    late: tuple[Place, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Return all that is missing."""
        return (*self.waits, *self.lacks)


@dataclass(frozen=True, slots=True)
class Status:
    """How the signing stands on a day: the covenant's own places, the gate of each SWV, and party by party."""

    on: date
    covenant: tuple[Place, ...]
    gates: tuple[Gate, ...]
    parties: tuple[Standing, ...]
    verdict: str


def papers_to_sign(documents: Sequence[Document]) -> tuple[Paper, ...]:
    """Return the documents that parties sign; no paper of a case is among them."""
    return tuple(Paper(one.id, one.title, one.kind, one.lines) for one in documents if one.lines and not one.private)


def strange_rows(region: Region, documents: Sequence[Document]) -> Iterator[Problem]:
    """Give the rows of the register about a paper or a place to sign that there is not."""
    for row in register.unknown(region, papers_to_sign(documents)):
        yield notice(
            "register-unknown",
            "Dit stuk of deze handtekening is er niet (meer).",
            "Neem de naam over uit convenant status --xlsx, of haal de rij weg.",
            at=row.source.place("document"),
            value=row.document,
        )


def status_of(region: Region, documents: Sequence[Document], on: date) -> Status:
    """Return how the signing stands on a day.

    Where a director has signed for the boards, the mandates are judged by that day: what was signed by a mandate stays
    valid when the mandate ends (BW 3:72).
    """
    papers = papers_to_sign(documents)
    places = register.places(region, papers, on)
    covenants = {paper.id for paper in papers if paper.kind == "covenant"}
    covenant = tuple(one for one in places if one.document in covenants)
    second = {number: line.code for number, line in covenant_signatures(region).represented.items()}
    days = {place.code: place.signed_on for place in covenant}
    gates = tuple(mandate.gate(region, swv, days.get(second.get(swv.number, "")) or on) for swv in region.swvs)
    respond_by = region.covenant.respond_by
    parties = tuple(_party(subject, name, places, gates, respond_by, on) for subject, name in _parties(region, places))
    return Status(on, covenant, gates, parties, _verdict(region, covenant, gates, on))


def _parties(region: Region, places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """Give the parties that sign something, in the order of the sheets."""
    signing = {place.subject for place in places}
    yield from ((one.subject, capitalised(one.name)) for one in concerned(region) if one.subject in signing)


def _party(
    subject: str, name: str, places: Sequence[Place], gates: Sequence[Gate], respond_by: date | None, on: date
) -> Standing:
    own = tuple(place for place in places if place.subject == subject)
    waits = (f"{place.title}: {_waits(place)}" for place in own if place.state != "getekend")
    lacks = (
        f"Volmacht aan {gate.swv.short_name or gate.swv.name}: {'; '.join(lack.sentence for lack in held.lacks)}."
        for gate in gates
        for held in gate.held
        if held.board.subject == subject
    )
    late = tuple(place for place in own if place.is_late(respond_by, on))
    return Standing(subject, name, own, tuple(dict.fromkeys(waits)), tuple(dict.fromkeys(lacks)), late)


def _waits(place: Place) -> str:
    match place.state:
        case "ontvangen":
            return f"kwam terug op {day(place.received_on)}, maar Getekend op is nog niet ingevuld."
        case "verstuurd":
            return f"verstuurd op {day(place.sent_on)}, nog niet getekend terug van {place.signer}."
        case _:
            return f"nog te versturen, om te tekenen door {place.signer}."


def _verdict(region: Region, covenant: Sequence[Place], gates: Sequence[Gate], on: date) -> str:
    """Return in one or two sentences whether the covenant stands on a day."""
    terms = region.covenant
    if terms.end is not None and on > terms.end:
        return f"Het convenant is geëindigd op {day(terms.end)}."
    signed = sum(place.state == "getekend" for place in covenant)
    told = f"{signed} van de {count(len(covenant), 'handtekening', 'handtekeningen')} onder het convenant zijn gezet."
    if signed < len(covenant):
        return f"Het convenant is nog niet door alle partijen getekend: {told}"
    closed = [gate.swv.short_name or gate.swv.name for gate in gates if not gate.is_open]
    if closed:
        return (
            f"Onder het convenant staan alle handtekeningen, maar niet elke volmacht aan {listing(closed)} is in orde."
        )
    if on < terms.start:
        return f"Alle partijen hebben getekend. Het convenant gaat in op {day(terms.start)}."
    return "Het convenant geldt: alle partijen hebben getekend."
