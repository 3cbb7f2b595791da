"""The catalogue of rules is whole: it holds all that is reported, and all that it holds is reported."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from generator.rules import GROUPS, RULES
from generator.signing.policy import POLICIES
from tools.effect_tables import with_effects
from tools.handbook import MANUAL, with_rules
from tools.policy_tables import with_policies

SOURCE = Path(__file__).parents[1] / "generator"
ID = re.compile(r"[a-z]+(?:-[a-z]+)+")
REPORTS = re.compile(
    r"(?:error|warning|notice|Problem|Remark|Fault|Refusal|Rejected|_[a-z_]*(?:error|warning|notice|fault|stop|remark|unknown))"
)


def reported() -> Iterator[tuple[str, str]]:
    """Give each rule that the source reports by name, with the file it does so in."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                given = [*node.args[:4], *(word.value for word in node.keywords if word.arg == "rule")]
                for argument in given if REPORTS.fullmatch(name) else ():
                    said = argument.value if isinstance(argument, ast.Constant) else None
                    if isinstance(said, str) and ID.fullmatch(said):
                        yield said, path.name


def test_what_is_reported_stands_in_the_catalogue() -> None:
    assert {(rule, file) for rule, file in reported() if rule not in RULES} == set()


def test_what_stands_in_the_catalogue_is_reported() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    computed = {"engine-too-slow", "engine-too-large"}  # by the reason why a child process ended
    assert {rule for rule in RULES if f'"{rule}"' not in source} - computed == set()


def test_every_rule_says_what_is_wrong_an_example_and_the_mend() -> None:
    for rule in RULES.values():
        assert rule.group in GROUPS
        assert rule.severities
        assert rule.wrong.endswith(".")
        assert rule.mend.endswith(".")
        assert rule.example or rule.id == "program-fault"


def test_the_manual_prints_the_catalogue() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert manual == with_rules(manual), "python -m tools.handbook"


def test_the_manual_prints_who_signs_by_which_policy_and_its_source() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert manual == with_policies(manual), "python -m tools.handbook"
    assert (
        "| 12 tot en met 15 jaar | de leerling | de leerling en ieder met gezag | de leerling en ieder met gezag |"
        in manual
    )
    assert "| 16 en 17 jaar | de leerling | de leerling | de leerling en ieder met gezag |" in manual
    for rules in POLICIES.values():
        assert all(f"| {rule.why} | {rule.source} |" in manual for rule in rules)


def test_the_manual_has_the_table_of_what_each_change_means() -> None:
    manual = MANUAL.read_text(encoding="utf-8")

    assert manual == with_effects(manual), "python -m tools.handbook"
