"""What the templates of a change see: the events in words, the parties as they are now, and who signs.

In: what is shared, and the events since the signing. Out: the names of one template, in Dutch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.changes.effects import asked, effect_of, told
from generator.changes.event import Event
from generator.dutch import capitalised, day
from generator.fields.parties import Shared
from generator.fields.rows import Fields, Names, date_text
from generator.model import Region, Signatory
from generator.signing import membership
from generator.signing.capacity import code

MANDATE_ANEW = (
    "Geeft uw bestuur volmacht aan dit samenwerkingsverband? Dan krijgt u een nieuwe volmacht om te tekenen. De andere "
    "partijen hoeven niets te doen."
)
NOT_YET = "Nog geen partij"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A party that a paper is about or to: how it is called, its number, seat, address and who signs for it."""

    subject: str
    name: str
    number: str
    seat: str = ""
    address: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """How the signing stands: signatures set and wanted, mandates signed and wanted, and which boards lack one."""

    signatures: int
    wanted: int
    mandates_signed: int
    mandates: int
    without_mandate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """A paper that is not back yet: its title, who signs in what capacity, and when it was sent."""

    title: str
    who: str
    capacity: str
    sent_on: date | None = None


def happened(events: Iterable[Event]) -> tuple[Fields, ...]:
    """Return events as the rows of ``wijzigingen``."""
    return tuple(
        Fields(
            {
                "soort": effect_of(event).name,
                "partij": event.name,
                "nummer": event.party.partition(":")[2],
                "gebeurd": told(event),
                "gevolg": effect_of(event).meaning,
                "besluit": asked(event),
                "bron": effect_of(event).source,
                "was": event.before,
                "wordt": event.after,
                "datum": date_text(event.on),
                "vraag": event.question,
            }
        )
        for event in events
    )


def addendum_fields(shared: Shared, region: Region, events: Sequence[Event], on: date, document: Fields) -> Names:
    """Return the names of the new list of parties: all who are in it on a day, each with what is to be said of it."""
    remarks = _remarks(events)
    last = max((event.on for event in events if event.on), default=None)
    there = membership.within

    def listed(rows: Iterable[tuple[str, Fields]], otherwise: str = "") -> tuple[Fields, ...]:
        return tuple(
            Fields({**fields, "opmerking": remarks.get(subject, "" if fields.get("is_partij", True) else otherwise)})
            for subject, fields in rows
        )

    boards = (one for one in region.boards if there(None, one.member_until, on))
    municipalities = (one for one in region.municipalities if there(None, one.party_until, on))
    providers = (one for one in region.providers if there(None, one.ended_on, on))
    return {
        **shared.names,
        "document": document,
        "wijzigingen": happened(events),
        "peildatum": date_text(last),
        "swvs_nu": listed((one.subject, shared.swvs[one.number]) for one in region.swvs),
        "besturen_nu": listed((one.subject, shared.boards[one.number]) for one in boards),
        "gemeenten_nu": listed((one.subject, shared.municipalities[one.code]) for one in municipalities),
        "aanbieders_nu": listed(((one.subject, shared.providers[one.kvk]) for one in providers), NOT_YET),
    }


def _remarks(events: Iterable[Event]) -> dict[str, str]:
    """Return by party what the new list says of it: "partij vanaf 1 augustus 2027; voorheen Stichting De Lelie"."""
    found: dict[str, list[str]] = {}
    for event in events:
        if said := _remark(event):
            found.setdefault(event.party, []).append(said)
    return {subject: capitalised("; ".join(dict.fromkeys(said))) for subject, said in found.items()}


def _remark(event: Event) -> str:
    since = f" vanaf {day(event.on)}" if event.on else ""
    match event.rule.partition("-")[2]:
        case "joined":
            bound = ", zodra de volmacht is getekend of het bestuur zelf tekent" if event.rule == "board-joined" else ""
            return f"nieuw{since}{bound}"
        case "left":
            return f"partij tot {day(event.on)}" if event.on else ""
        case "renamed":
            return f"voorheen {event.before}"
        case "moved-seat":
            return f"zetel voorheen {event.before}"
        case "merged":
            return f"opvolger van {event.before}{since}"
        case "renumbered":
            return f"voorheen nummer {event.before}"
        case "complete":
            return f"partij{since}"
    return ""


def notice_fields(
    shared: Shared, party: Concerned, events: Sequence[Event], receivers: Sequence[str], document: Fields
) -> Names:
    """Return the names of the letter to the other parties about one party."""
    anew = any(effect_of(event).mandate == "opnieuw" for event in events)
    return {
        **shared.names,
        "document": document,
        "partij": _party(party),
        "wijzigingen": happened(events),
        "doen": MANDATE_ANEW if anew else "",
        "ontvangers": _named(receivers),
    }


def ratification_fields(shared: Shared, party: Concerned, swv: str, document: Fields) -> Names:
    """Return the names of the paper by which a board confirms what was signed for it, by a SWV's number."""
    return {
        **shared.names,
        "document": document,
        "bestuur": shared.boards[party.number],
        "swv": shared.swvs[swv],
        "volmacht": shared.mandates[party.number, swv],
        "ondertekenaars": coded(party.signatories),
    }


def revocation_fields(
    shared: Shared, party: Concerned, swv: str, reason: str, per: date | None, document: Fields
) -> Names:
    """Return the names of the paper by which a board withdraws its mandate to a SWV, by that one's number."""
    return {**ratification_fields(shared, party, swv, document), "reden": reason, "per": date_text(per)}


def succession_fields(
    shared: Shared, heir: Concerned, predecessors: Sequence[tuple[str, str]], per: date | None, document: Fields
) -> Names:
    """Return the names of a board's declaration that it succeeds others, each by number and name."""
    return {
        **shared.names,
        "document": document,
        "bestuur": shared.boards[heir.number],
        "voorgangers": tuple(Fields({"nummer": number, "naam": name}) for number, name in predecessors),
        "ondertekenaars": coded(heir.signatories),
        "per": date_text(per),
    }


def termination_fields(shared: Shared, party: Concerned, per: date | None, document: Fields) -> Names:
    """Return the names of the notice by which a party ends its part."""
    return {
        **shared.names,
        "document": document,
        "partij": _party(party),
        "ondertekenaars": coded(party.signatories),
        "per": date_text(per),
    }


def announcement_fields(shared: Shared, kvk: str, receivers: Sequence[str], document: Fields) -> Names:
    """Return the names of the letter that makes a care provider's accession known."""
    provider = shared.providers[kvk]
    return {
        **shared.names,
        "document": document,
        "aanbieder": provider,
        "gemeente": shared.municipalities[str(provider["gemeente"])],
        "ontvangers": _named(receivers),
    }


def talks_fields(shared: Shared, events: Sequence[Event], signed: Signed, document: Fields) -> Names:
    """Return the names of the papers for the regional talks."""
    state = Fields(
        {
            "getekend": signed.signatures,
            "alle": signed.wanted,
            "volmachten_getekend": signed.mandates_signed,
            "volmachten": signed.mandates,
            "zonder_volmacht": _named(signed.without_mandate),
        }
    )
    return {**shared.names, "document": document, "wijzigingen": happened(events), "stand": state}


def reminder_fields(
    shared: Shared, party: Concerned, unsigned: Sequence[Unsigned], document: Fields, *, asked: bool = True
) -> Names:
    """Return the names of the letter to one party about what just that party has not signed yet.

    Where not all of it was ``asked`` back before the covenant's Reactiedatum, the letter does not know that day.
    """
    papers = tuple(
        Fields({"titel": one.title, "wie": one.who, "hoedanigheid": one.capacity, "verstuurd": date_text(one.sent_on)})
        for one in unsigned
    )
    covenant = shared.covenant if asked else Fields({**shared.covenant, "reactiedatum": ""})
    return {**shared.names, "convenant": covenant, "document": document, "partij": _party(party), "stukken": papers}


def coded(signatories: Sequence[Signatory]) -> tuple[Fields, ...]:
    """Return who signs a paper that just they sign, with the codes of their places."""
    return tuple(
        Fields({"naam": person.name, "functie": person.function, "handtekening": code(rank)})
        for rank, person in enumerate(signatories, start=1)
    )


def _party(party: Concerned) -> Fields:
    return Fields({"naam": party.name, "nummer": party.number, "zetel": party.seat, "adresregels": party.address})


def _named(names: Iterable[str]) -> tuple[Fields, ...]:
    return tuple(Fields({"naam": name}) for name in names)
