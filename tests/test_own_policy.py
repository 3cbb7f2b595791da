"""A fault in a region's own consent policy holds back what rests on it, and nothing else."""

from dataclasses import replace

import pytest

from generator.model import OwnRule, Policy, Region
from generator.problems import Severity
from generator.signing import policy
from generator.signing.own_policy import own_policy
from tests.builders import case, covenant, region, source
from tests.consent_cases import OWN_POLICY

EVERYONE_HOLDERS = replace(OWN_POLICY[-1], pupil_signs=False, holders_sign=True)


def with_policy(chosen: Policy, *rules: OwnRule) -> Region:
    return replace(region(), covenant=covenant(policy=chosen), own_policy=rules)


@pytest.mark.parametrize(
    ("chosen", "of_case", "touched"),
    [
        ("eigen", None, {"beleid:eigen", "convenant", "casus:ZK-7F3K"}),
        ("eigen", "wet", {"beleid:eigen", "convenant"}),
        ("praktijk", "eigen", {"beleid:eigen", "casus:ZK-7F3K"}),
        ("praktijk", None, {"beleid:eigen"}),
    ],
)
def test_a_fault_holds_back_who_follows_the_policy(chosen: Policy, of_case: Policy | None, touched: set[str]) -> None:
    found = own_policy(with_policy(chosen, *OWN_POLICY[:2], EVERYONE_HOLDERS), (case(9, policy=of_case),))
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    assert [(problem.rule, set(problem.touches)) for problem in errors] == [("policy-adult", touched)]


def test_a_policy_that_is_chosen_and_not_written_down_is_told_where_it_is_chosen() -> None:
    (of_case,) = own_policy(with_policy("wet"), (case(9, policy="eigen"),))
    assert (of_case.rule, of_case.place.sheet, of_case.place.cell) == ("policy-own-missing", "Casussen", "Q2")


def test_what_is_told_as_an_error_is_what_is_not_sound() -> None:
    choices = [(False, True), (True, True), (True, False), (False, False)]
    for first in choices:
        for last in choices:
            for ages in ((0, 12), (0, 18), (12, 0), (12, 18), (0, 0)):
                rules = tuple(
                    OwnRule(
                        source=source("Eigen beleid", row),
                        from_age=age,
                        pupil_signs=pupil,
                        holders_sign=holders,
                        basis="besluit",
                    )
                    for row, (age, (pupil, holders)) in enumerate(zip(ages, (first, last), strict=True), start=2)
                )
                told = own_policy(with_policy("eigen", *rules), ())
                wrong = any(problem.severity is Severity.ERROR for problem in told)
                assert bool(policy.rules("eigen", rules)) != wrong, (ages, first, last)


def test_the_ages_of_a_rule_in_words() -> None:
    rules = policy.rules("eigen", OWN_POLICY)
    said = [policy.ages(rules, rank) for rank in range(len(rules))]
    assert said == ["jonger dan 10 jaar", "10 tot en met 13 jaar", "14 tot en met 17 jaar", "18 jaar en ouder"]
    assert policy.ages(policy.POLICIES["wet"], 2) == "16 en 17 jaar"
    assert policy.ages(rules[-1:], 0) == "18 jaar en ouder"
