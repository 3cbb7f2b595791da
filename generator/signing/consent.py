"""Who must sign a consent form, in what capacity and why: a pure function of the case, the policy and two dates.

The consent lifts a professional's duty of secrecy; it is not the legal basis of the AVG. Authorities differ about who
gives it, so the rule is a region's choice between the policies of one table (``policy``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.model import Case, Log, OwnRule, Policy, Representative
from generator.problems import Problem
from generator.signing import policy as policies
from generator.signing.authority import EFFECTS, REFUSES, UNREACHABLE, authority, speaks_for_self
from generator.signing.demand import Demand, age, demand
from generator.signing.doubts import doubts
from generator.signing.lines import ConsentSigner, full_name, guests, lines

__all__ = ["ConsentSigner", "Signers", "age", "full_name", "signers"]

LOGS: tuple[Log, ...] = ("uitnodigingen", "contactgegevens", "zonder ouders", "onderzoek")


@dataclass(frozen=True, slots=True)
class Signers:
    """The lines of a case: who must sign, who holds gezag (or stands for an adult), and what is wrong.

    ``holders`` say of their gezag what is known of it: unknown, too, where a recognition before 2023 leaves it open.

    ``guests`` are those with gezag who are invited to the meeting without having anything to sign.
    ``incomplete`` is "" or a sentence for the school that says why the consent can't be complete now; it names nobody.
    ``logs`` are the log sheets that the case asks for, in the order of the column.
    """

    lines: tuple[ConsentSigner, ...]
    problems: tuple[Problem, ...] = ()
    holders: tuple[Representative, ...] = ()
    guests: tuple[ConsentSigner, ...] = ()
    incomplete: str = ""
    logs: tuple[Log, ...] = ()


def signers(case: Case, policy: Policy, *, signing: date, meeting: date, own: Sequence[OwnRule] = ()) -> Signers:
    """Return exactly the people who must sign for a case, each with the reason why.

    ``policy`` is the covenant's; a case's own policy goes before it; ``own`` is the region's own one, and where that is
    asked for and not sound, nobody signs (``own_policy`` tells). ``signing`` is the day of signing, as a rule today;
    once the meeting is past, only the day of the meeting counts. Where the rule differs between the two days, everyone
    whom it asks on either day signs: that is always enough. Nobody who may sign on the day of the meeting is an error
    that holds the case back, and so is gezag that contradicts itself.
    """
    rules = policies.rules(case.policy or policy, own)
    if not rules:
        return Signers(())
    first = demand(case, rules, min(signing, meeting))
    last = demand(case, rules, meeting)
    signing_lines = tuple(lines(case, first, last))
    named = {line.role for line in signing_lines}
    return Signers(
        signing_lines,
        tuple(doubts(case, first, last, past=meeting < signing)),
        tuple(_as_known(p) for p in case.representatives if any(p is h for h in (*first.holders, *last.holders))),
        tuple(guest for guest in guests(case, last) if guest.role not in named),
        " ".join(_incomplete(case, first, last)),
        _logs(case, first, last),
    )


def _as_known(person: Representative) -> Representative:
    return replace(person, authority=authority(person))


def _incomplete(case: Case, first: Demand, last: Demand) -> Iterator[str]:
    """Give what the school must know of signatures that will not come."""
    asked = [p for p in case.representatives if first.asks(p) or last.asks(p)]
    refusing = [p for p in asked if p.situation == REFUSES]
    lost = [p for p in asked if p.situation == UNREACHABLE]
    if refusing:
        who = "Iemand die moet tekenen, weigert" if len(refusing) == 1 else "Meer dan één persoon weigert te tekenen"
        yield f"{who}."
    if lost:
        who = "Iemand die moet tekenen, is" if len(lost) == 1 else "Meer dan één persoon die moet tekenen, is"
        yield f"{who} nog niet bereikbaar."


def _logs(case: Case, first: Demand, last: Demand) -> tuple[Log, ...]:
    """Return the log sheets that the case's row or a person's situation asks for.

    Who can't be reached: the invitations and no-shows, and the search for contact data (questions 11 and 12 of the
    sources). Who refuses: the invitations, and the ground for meeting without parents (question 9).
    """
    asked = set(case.logs)
    for person in case.representatives:
        if person.situation and (first.asks(person) or last.asks(person) or speaks_for_self(person)):
            asked |= EFFECTS[person.situation].logs
    return tuple(log for log in LOGS if log in asked)
