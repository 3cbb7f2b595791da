"""A region's own consent policy is looked over: every age has one rule, somebody signs, and an adult decides alone."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model import COVENANT, OWN_POLICY, Case, OwnRule, Region
from generator.problems import Place, Problem, error, notice, warning
from generator.signing import policy
from generator.signing.policy import OF_AGE, REPRESENTED_BELOW, Rule

SHEET = "Eigen beleid"


def own_policy(region: Region, cases: Sequence[Case]) -> Iterator[Problem]:
    """Give what is wrong with the sheet Eigen beleid; an error holds back the cases and the covenant that follow it."""
    following = [case for case in cases if (case.policy or region.covenant.policy) == "eigen"]
    touches = frozenset({OWN_POLICY, *(case.subject for case in following)})
    if region.covenant.policy == "eigen":  # the covenant prints it
        touches |= {COVENANT}
    chosen = _chosen(region, following)
    if region.own_policy and not chosen:
        yield notice(
            "policy-unused",
            "Hier staat een eigen beleid, maar geen convenant of casus volgt het.",
            "Zet Toestemmingsbeleid op eigen, of maak dit blad leeg.",
            at=region.own_policy[0].source.place("from_age"),
        )
    if chosen and not region.own_policy:
        yield error(
            "policy-own-missing",
            f"Het toestemmingsbeleid is ‘eigen’, maar op blad {SHEET} staat geen regel.",
            f"Vul blad {SHEET} in, of kies wet, praktijk of strengst.",
            at=chosen,
            touches=touches,
        )
    yield from _ages(region.own_policy, touches)
    for rank, rule in enumerate(region.own_policy):
        yield from _who(region.own_policy, rank, rule, touches)


def _chosen(region: Region, following: Sequence[Case]) -> Place | None:
    """Return the first cell that asks for the own policy."""
    if region.covenant.policy == "eigen":
        return region.covenant.cells.get("policy", region.covenant.source.place("policy"))
    return following[0].source.place("policy") if following else None


def _ages(rules: Sequence[OwnRule], touches: frozenset[str]) -> Iterator[Problem]:
    if rules and rules[0].from_age:
        yield error(
            "policy-gap",
            f"Voor wie jonger is dan {rules[0].from_age} jaar staat er geen regel.",
            "Laat de eerste rij bij 0 jaar beginnen.",
            at=rules[0].source.place("from_age"),
            touches=touches,
        )
    for above, rule in pairwise(rules):
        if rule.from_age <= above.from_age:
            yield error(
                "policy-order",
                "Deze leeftijd is niet hoger dan die in de rij erboven.",
                "Zet de rijen op volgorde van leeftijd, en elke leeftijd één keer.",
                at=rule.source.place("from_age"),
                touches=touches,
            )


def _who(rules: Sequence[OwnRule], rank: int, rule: OwnRule, touches: frozenset[str]) -> Iterator[Problem]:
    until = rules[rank + 1].from_age if rank + 1 < len(rules) else None
    adult = policy.is_adult(Rule(rule.from_age, rule.pupil_signs, rule.holders_sign, rule.basis))
    if not rule.pupil_signs and not rule.holders_sign:
        yield error(
            "policy-nobody",
            "Volgens deze regel tekent er niemand.",
            "Zet Leerling tekent of Gezag tekent op ja.",
            at=rule.source.place("pupil_signs"),
            touches=touches,
        )
    elif (until is None or until > OF_AGE) and not adult:
        yield error(
            "policy-adult",
            "Deze regel geldt ook vanaf 18 jaar. Dan heeft niemand meer gezag en tekent alleen de leerling (BW 1:245).",
            "Voeg een rij toe met Vanaf leeftijd 18, Leerling tekent ja en Gezag tekent nee."
            if rule.from_age < OF_AGE
            else "Zet Leerling tekent op ja en Gezag tekent op nee.",
            at=rule.source.place("holders_sign"),
            touches=touches,
        )
    if rule.from_age < REPRESENTED_BELOW and rule.pupil_signs and not rule.holders_sign:
        yield warning(
            "policy-young",
            "Deze regel laat een kind onder de 12 jaar alleen beslissen. In de wet beslist dan wie gezag heeft "
            "(BW 7:465 lid 1).",
            "Zet Gezag tekent op ja, of vraag uw jurist of dit mag.",
            at=rule.source.place("holders_sign"),
            touches=touches,
        )
    if rule.from_age > OF_AGE:
        yield warning(
            "policy-age-odd",
            "Vanaf 18 jaar verandert er niets meer: alleen de leerling tekent.",
            "Haal deze rij weg, of verbeter de leeftijd.",
            at=rule.source.place("from_age"),
            touches=touches,
        )
