"""What the consent policy asks of a case on one day: whether the pupil signs, and which holders of gezag."""

from dataclasses import dataclass
from datetime import date

from generator.model import Case, Representative
from generator.signing import authority, policy
from generator.signing.policy import OF_AGE, Rule, Rules

INCAPABLE = "BW 7:465 lid 2 en 3, NVO-beroepscode art. 7"
"""The sources of who signs for a pupil who can't decide."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What the rules ask on one day: ``holders`` are all with gezag, ``asked`` those of them who must sign."""

    rules: Rules
    rank: int
    of_age: bool
    pupil: bool
    asks_holders: bool
    holders: tuple[Representative, ...]

    @property
    def rule(self) -> Rule:
        """Return the rule of this day."""
        return self.rules[self.rank]

    @property
    def asked(self) -> tuple[Representative, ...]:
        """Return the holders who must sign."""
        return self.holders if self.asks_holders else ()

    @property
    def answered(self) -> bool:
        """Tell whether everyone the rule asks for is known."""
        return bool(self.holders) or not self.asks_holders

    def asks(self, person: Representative) -> bool:
        """Tell whether a person must sign."""
        return any(person is holder for holder in self.asked)


def age(born: date, on: date) -> int:
    """Return the age in whole years on a day.

    Who is born on 29 February turns a year older on 1 March in a common year: a year of life is full when its last day
    (28 February) has passed. The law has no rule of its own for this; it is how Dutch practice counts.
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def demand(case: Case, rules: Rules, on: date) -> Demand:
    """Return what the rules ask on a day.

    A pupil who can't decide (wilsonbekwaam) does not sign: who holds gezag does, and from 18 on the curator or mentor
    (``INCAPABLE``). An adult's parent or partner is not offered: a region decides that.
    """
    years = max(age(case.born, on), 0)
    of_age = years >= OF_AGE
    rank = policy.at(rules, years)
    represented = not of_age or not case.competent
    holders = tuple(p for p in case.representatives if represented and authority.holds(p, of_age=of_age))
    return Demand(
        rules,
        rank,
        of_age,
        pupil=rules[rank].pupil and case.competent,
        asks_holders=rules[rank].holders or not case.competent,
        holders=holders,
    )
