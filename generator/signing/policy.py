"""Who signs at which age: the policies a region chooses from, as the table ``policies.csv`` has them, and its own.

In: a policy's name, and the rules of the sheet Eigen beleid. Out: rules in the order of age, each with its legal source
and one plain sentence. The sources were taken from practice and are for the region's lawyer to confirm; they stand in
that table and nowhere else.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import cast

from generator.model import OwnRule, Policy

OF_AGE = 18
"""From this age nobody holds gezag, and only the pupil decides (BW 1:233 and 1:245)."""
REPRESENTED_BELOW = 12
"""Below this age the law lets who holds gezag decide (BW 7:465 lid 1)."""
SOURCES_DATE = date(2025, 1, 1)
"""The day up to which the sources in the table were followed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who signs from an age on, until the age of the next rule, and the legal source and reason of that."""

    from_age: int
    pupil: bool
    holders: bool
    source: str
    why: str = ""


Rules = tuple[Rule, ...]
"""The rules of one policy in the order of age; the first is from birth."""


def table(name: str) -> Iterator[Mapping[str, str]]:
    """Give the rows of one of this package's tables."""
    text = files("generator.signing").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter=";")


def _read() -> Mapping[Policy, Rules]:
    made: dict[Policy, Rules] = {}
    for name, rows in groupby(table("policies.csv"), key=lambda row: row["beleid"]):
        made[cast(Policy, name)] = tuple(
            Rule(
                int(row["vanaf leeftijd"]),
                row["leerling tekent"] == "ja",
                row["gezag tekent"] == "ja",
                row["bron"],
                row["waarom"],
            )
            for row in rows
        )
    return MappingProxyType(made)


POLICIES: Mapping[Policy, Rules] = _read()
"""The policies that come with the program; "eigen" is the region's own, and stands in its workbook."""


def rules(policy: Policy, own: Sequence[OwnRule] = ()) -> Rules:
    """Return the rules of a policy; of a region's own those of its sheet, or none where that is not sound."""
    if policy in POLICIES:
        return POLICIES[policy]
    made = tuple(Rule(rule.from_age, rule.pupil_signs, rule.holders_sign, rule.basis) for rule in own)
    return made if is_sound(made) else ()


def is_sound(made: Rules) -> bool:
    """Tell whether rules say of every age who signs, and from 18 on that only the pupil does."""
    ages = [rule.from_age for rule in made]
    return (
        ages[:1] == [0]
        and all(young < old for young, old in pairwise(ages))
        and all(rule.pupil or rule.holders for rule in made)
        and all(is_adult(rule) for rule in made[at(made, OF_AGE) :])
    )


def is_adult(rule: Rule) -> bool:
    """Tell whether just the pupil signs by a rule."""
    return rule.pupil and not rule.holders


def at(made: Rules, age: int) -> int:
    """Return the rank of the rule for an age."""
    return max(rank for rank, rule in enumerate(made) if rule.from_age <= age)


def ages(made: Rules, rank: int) -> str:
    """Return the ages of a rule: "jonger dan 12 jaar", "16 en 17 jaar" or "18 jaar en ouder"."""
    first = made[rank].from_age
    if rank + 1 == len(made):
        return f"{first} jaar en ouder" if first else "elke leeftijd"
    last = made[rank + 1].from_age - 1
    if not first:
        return f"jonger dan {last + 1} jaar"
    return f"{first}{'' if last == first else f' en {last}' if last == first + 1 else f' tot en met {last}'} jaar"


def who(rule: Rule) -> str:
    """Return who signs by a rule, in words: "de leerling en ieder met gezag"."""
    return " en ".join(["de leerling"] * rule.pupil + ["ieder met gezag"] * rule.holders)


def changes_at(made: Rules, rank: int) -> int:
    """Return the age at which others sign than by the rule of this rank; 18 where that never changes."""
    now = (made[rank].pupil, made[rank].holders)
    return next((rule.from_age for rule in made[rank + 1 :] if (rule.pupil, rule.holders) != now), OF_AGE)
