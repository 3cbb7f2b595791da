"""What happened, what it means and what must be done, event by event: as lines for a person, and as the JSON report.

In: the events between two states, the documents that are wanted now, and what becomes of what was signed. Out: an
outcome. Nothing is read or written here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.changes.effects import Effect, effect_of, told
from generator.changes.event import Event
from generator.changes.overruling import overruling_of
from generator.changes.validity import Standing
from generator.documents import Document
from generator.dutch import capitalised, count, listing
from generator.model import Overruling

KIND_OF_PAPER: Mapping[str, str] = {
    "convenant": "covenant",
    "volmacht": "mandate",
    "toetreding": "accession",
    "toestemming": "consent",
    "addendum": "addendum",
    "kennisgeving": "notice",
    "intrekking": "revocation",
    "opzegging": "termination",
    "rechtsopvolging": "succession",
    "besluitenlijst": "decisions",
    "agendabijlage": "agenda",
}
"""The kind of document behind each word of the table of effects."""
OF_ALL = frozenset({"covenant", "addendum", "decisions", "agenda"})
"""The kinds that are made once, for all parties together."""
VERDICTS = {
    "geldig": "blijft gelden",
    "beslissen": "vraagt een beslissing",
    "opnieuw": "moet opnieuw worden getekend",
    "vervallen": "dient niet meer",
}
MANY = 12


@dataclass(frozen=True, slots=True)
class Told:
    """One event with what it asks for: the ids of the documents to make, and who signs again."""

    event: Event
    documents: tuple[str, ...]
    sign_again: tuple[str, ...]
    overruling: Overruling | None = None

    @property
    def effect(self) -> Effect:
        """Return what the event means."""
        return effect_of(self.event)


def account(
    events: Iterable[Event],
    documents: Sequence[Document],
    standings: Sequence[Standing],
    overrulings: Sequence[Overruling] = (),
) -> tuple[Told, ...]:
    """Return each event with the documents of the plan that it asks for, who signs them, and what was decided."""
    anew = {one.number for one in standings if one.verdict == "opnieuw"}
    return tuple(_of(event, documents, anew, overruling_of(event, overrulings)) for event in events)


def _of(event: Event, documents: Sequence[Document], anew: set[str], overruling: Overruling | None) -> Told:
    if overruling and overruling.decision == "niet maken":
        return Told(event, (), (), overruling)
    wanted = [one for one in documents if _is_asked(event, one)]
    signing = [one for one in wanted if _signs_again(event, one, anew)]
    signers = dict.fromkeys(f"{line.signer} ({line.capacity})" for one in signing for line in one.lines)
    return Told(event, tuple(one.id for one in wanted), tuple(signers), overruling)


def _is_asked(event: Event, document: Document) -> bool:
    kinds = {KIND_OF_PAPER[word] for word in effect_of(event).make}
    if document.kind not in kinds or document.id.endswith("_publicatie"):
        return False
    concerned = {event.party.replace("volmacht:", "bestuur:").partition(" ")[0], *event.others}
    whole = event.party == "convenant" or document.kind in OF_ALL
    return whole or document.subject in concerned or bool(_of_swv(event) & document.needs)


def _of_swv(event: Event) -> set[str]:
    """Return the SWVs of an event: every mandate to them is touched."""
    return {event.party} if event.party.startswith("swv:") else set()


def _signs_again(event: Event, document: Document, anew: set[str]) -> bool:
    """Tell whether a document of an event is to be signed: a new one is, and one that stands is not."""
    if document.kind == "mandate":
        number = document.id.removeprefix("volmacht_").replace("_", " ")
        return number in anew or effect_of(event).mandate == "nieuw"
    if document.kind == "covenant":
        return effect_of(event).covenant in ("opnieuw", "zelf")
    return bool(document.lines)


def lines(found: Sequence[Told], standings: Sequence[Standing], since: str) -> Iterator[str]:
    """Yield the page that says what happened, what it means, what must be made and who signs it, since when."""
    if not found:
        yield f"Er is niets veranderd sinds {since}."
        return
    yield f"{capitalised(count(len(found), 'verandering', 'veranderingen'))} sinds {since}."
    for rank, one in enumerate(found, 1):
        yield ""
        yield from _event_lines(rank, one)
    yield ""
    yield from _standing_lines(standings)
    if any(one.documents for one in found):
        yield "convenant build maakt wat er nieuw is, en laat de rest staan."


def _event_lines(rank: int, one: Told) -> Iterator[str]:
    event, effect = one.event, one.effect
    cells = f" [{_some([str(place) for place in event.places])}]" if event.places else ""
    name = f": {event.name}" if event.name else ""
    yield f"{rank}. {capitalised(effect.name)}{name} ({event.party.replace(':', ' ')}){cells}"
    yield f"   {told(event)}"
    yield f"   Betekent: {effect.meaning}"
    yield f"   Te maken: {_some(one.documents) if one.documents else 'niets'}."
    yield f"   Tekent opnieuw: {_some(one.sign_again) if one.sign_again else 'niemand'}."
    if one.overruling:
        reason = f": {one.overruling.reason}" if one.overruling.reason else ""
        yield f"   Besloten op blad Wijzigingen: {one.overruling.decision}{reason}."
    elif event.question:
        yield f"   Vraag: {event.question}"
    elif effect.decide:
        yield "   Beslis zelf: dit kan het programma niet weten. Vraag het zo nodig een jurist."


def _standing_lines(standings: Sequence[Standing]) -> Iterator[str]:
    """Yield what becomes of what was signed: the ones that stand in one line, each other one with its reasons."""
    covenant, *mandates = standings
    why = () if covenant.verdict == "geldig" else covenant.why
    yield " ".join((f"Het convenant {VERDICTS[covenant.verdict]}.", *why))
    stand = sum(one.verdict == "geldig" for one in mandates)
    if mandates:
        yield f"Van {count(len(mandates), 'getekende volmacht', 'getekende volmachten')} {_keep(stand)} gelden."
    for one in mandates:
        if one.verdict != "geldig":
            yield f"   Volmacht {one.number} {VERDICTS[one.verdict]}: {' '.join(one.why)}"


def _keep(number: int) -> str:
    return f"{'blijft' if number == 1 else 'blijven'} er {number}"


def _some(names: Sequence[str]) -> str:
    if len(names) <= MANY + 1:
        return listing(names)
    return f"{', '.join(names[:MANY])} en nog {len(names) - MANY} andere"


def as_json(found: Sequence[Told], standings: Sequence[Standing]) -> dict[str, Any]:
    """Return what the JSON report adds: the events, and what becomes of what was signed."""
    return {
        "events": [
            {
                "rule": one.event.rule,
                "party": one.event.party.partition(":")[2] or one.event.party,
                "subject": one.event.party,
                "before": one.event.before,
                "after": one.event.after,
                "on": one.event.on.isoformat() if one.event.on else "",
                "cells": [str(place) for place in one.event.places],
                "effect": one.effect.meaning,
                "documents": list(one.documents),
                "sign_again": list(one.sign_again),
                "why": told(one.event),
                "question": one.event.question,
                "decide": one.effect.decide,
                "source": one.effect.source,
                "decision": one.overruling.decision if one.overruling else "",
                "reason": one.overruling.reason if one.overruling else "",
            }
            for one in found
        ],
        "signed": [
            {
                "document": f"volmacht_{one.number.replace(' ', '_')}" if one.number else "convenant",
                "verdict": {"geldig": "valid", "beslissen": "decide", "opnieuw": "sign-again", "vervallen": "ended"}[
                    one.verdict
                ],
                "why": list(one.why),
            }
            for one in standings
        ],
    }
