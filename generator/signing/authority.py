"""Who may sign beside the pupil: by relation the table ``authority.csv``, and ``situations.csv`` for what upsets it.

In: a row of the sheet Gezag. Out: whether that person may sign for a minor, or for an adult who can't decide. Gezag
that a recognition before 2023 may not have brought counts as unknown, whatever the sheet says (BW 1:251b holds for
recognitions from 1 January 2023 on; earlier ones need an entry in the gezagsregister, BW 1:252).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from generator.model import Authority, Log, Relation, Representative, Situation
from generator.signing.policy import table

RECOGNISED_EARLY: Situation = "erkend vóór 2023"
REFUSES: Situation = "weigert"
UNREACHABLE: Situation = "onbereikbaar"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a relation to the pupil brings: whether such a person can sign for a minor, or for an incapable adult."""

    minor: bool
    adult: bool
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a situation does: whether there is a form ("nooit" where nobody could sign), and the log sheets it asks."""

    form: str
    logs: frozenset[Log]
    source: str
    why: str


STANDINGS: Mapping[Relation, Standing] = MappingProxyType(
    {
        cast(Relation, row["wie"]): Standing(
            row["tot 18 jaar"] == "ja", row["vanaf 18 jaar, wilsonbekwaam"] == "ja", row["bron"], row["waarom"]
        )
        for row in table("authority.csv")
    }
)

EFFECTS: Mapping[Situation, Effect] = MappingProxyType(
    {
        cast(Situation, row["situatie"]): Effect(
            row["formulier"],
            frozenset(cast(list[Log], [log for log in row["logbladen"].split(", ") if log])),
            row["bron"],
            row["wat het betekent"],
        )
        for row in table("situations.csv")
    }
)
NEVER_SIGNS = frozenset(situation for situation, effect in EFFECTS.items() if effect.form == "nooit")
"""The situations in which there is nobody who could sign."""


def never_signs(relation: Relation) -> bool:
    """Tell whether nobody signs by this relation alone; with gezag by a court such a person is a voogd."""
    return not (STANDINGS[relation].minor or STANDINGS[relation].adult)


def authority(person: Representative) -> Authority:
    """Return what is known of a person's gezag, also by the situation."""
    return "onbekend" if person.situation == RECOGNISED_EARLY else person.authority


def holds(person: Representative, *, of_age: bool) -> bool:
    """Tell whether a person holds gezag, or stands for an adult; who is dead or not known holds nothing."""
    standing = STANDINGS[person.relation]
    relation = standing.adult if of_age else standing.minor
    return relation and authority(person) != "nee" and person.situation not in NEVER_SIGNS


def speaks_for_self(person: Representative) -> bool:
    """Tell whether a person's own data are discussed: consent to that needs no gezag, whatever the pupil's age.

    A GI has none, and who never signs this form is asked apart.
    """
    apart = person.relation == "GI" or never_signs(person.relation) or person.situation in NEVER_SIGNS
    return person.own_data and not apart
