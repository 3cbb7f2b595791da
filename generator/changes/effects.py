"""What each event means: the table ``effects.csv`` as data, and its sentences for one event.

In: events. Out: in plain Dutch what happened and what it means, which documents must be made, and what becomes of the
mandates and the covenant that were signed. The sources were taken from practice and are for the region's lawyer to
confirm; they stand in that table and nowhere else.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast

from generator.changes.event import Event
from generator.dutch import day

ForMandate = Literal[
    "geldig", "opnieuw", "nieuw", "editie", "tekst", "directeur", "intrekken", "ingetrokken", "beslissen"
]
"""What becomes of a signed mandate; "editie", "tekst" and "directeur" depend on what the mandate itself says."""
ForCovenant = Literal["geldig", "opnieuw", "zelf", "beslissen"]
"""What becomes of a signed covenant: it stands, all sign again, just this party signs it, or a person must decide."""

TO_NOTE = "Kennisnemen van deze verandering."
"""What the talks are asked about a change that asks for no decision of theirs."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One row of the table: of an event by rule, its name, what it means, and what is to be made and signed.

    ``make`` names kinds of documents in Dutch, as the table does. ``decision`` is what the regional talks are asked,
    and ``decide`` says that a person must look at it.
    """

    rule: str
    name: str
    what: str
    meaning: str
    make: tuple[str, ...]
    mandate: ForMandate
    covenant: ForCovenant
    decision: str
    decide: bool
    source: str


def _rows() -> Iterator[Mapping[str, str]]:
    text = files("generator.changes").joinpath("effects.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter=";")


@lru_cache(maxsize=1)
def effects() -> Mapping[str, Effect]:
    """Return the table by rule, in its own order."""
    return MappingProxyType(
        {
            row["gebeurtenis"]: Effect(
                rule=row["gebeurtenis"],
                name=row["naam"],
                what=row["wat er gebeurde"],
                meaning=row["wat het betekent"],
                make=tuple(word.strip() for word in row["maken"].split(",") if word.strip()),
                mandate=cast(ForMandate, row["volmacht"]),
                covenant=cast(ForCovenant, row["convenant"]),
                decision=row["besluit"] or TO_NOTE,
                decide=row["beslissen"] == "ja",
                source=row["bron"],
            )
            for row in _rows()
        }
    )


def effect_of(event: Event) -> Effect:
    """Return what an event means."""
    return effects()[event.rule]


def told(event: Event) -> str:
    """Return what happened as a Dutch sentence: "Het bestuur heette Stichting A en heet nu Stichting B."."""
    said = _filled(effect_of(event).what, event)
    return f"{said} Het telt vanaf {day(event.on)}." if event.on and day(event.on) not in said else said


def asked(event: Event) -> str:
    """Return what the regional talks are asked to decide: "Instemmen met editie 2027-1 van het convenant."."""
    return _filled(effect_of(event).decision, event)


def _filled(sentence: str, event: Event) -> str:
    return sentence.format(
        naam=event.name,
        was=event.before or "onbekend",
        wordt=event.after or "leeg",
        dag=day(event.on),
        nummer=event.party.partition(":")[2].partition(" ")[0],
    )
