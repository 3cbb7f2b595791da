"""Writes into the manual what the program itself knows best: its rules, who signs, how easily papers read.

Run as ``python -m tools.handbook``; a test holds the manual equal to what this writes.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.report import LABELS
from generator.rules import GROUPS, RULES, Rule
from tools.effect_tables import with_effects
from tools.policy_tables import with_policies
from tools.reading_figures import with_figures

MANUAL = Path(__file__).parents[1] / "docs" / "handleiding.md"
BEGIN, END = "<!-- regels: begin (python -m tools.handbook) -->", "<!-- regels: einde -->"
BAR = r"\|"


def main() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    MANUAL.write_text(with_figures(with_effects(with_policies(with_rules(manual)))), encoding="utf-8", newline="\n")


def with_rules(manual: str) -> str:
    """Return the manual with the tables of rules as the catalogue has them now."""
    before, _, rest = manual.partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = "\n".join(_tables())
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def _tables() -> Iterator[str]:
    for group, title in GROUPS.items():
        rules = [rule for rule in RULES.values() if rule.group == group]
        if rules:
            yield f"**{title}**\n"
            yield "| melding | ernst | wat er is | bijvoorbeeld | wat u doet |"
            yield "|---|---|---|---|---|"
            yield from map(_row, rules)
            yield ""


def _row(rule: Rule) -> str:
    severity = ", ".join(LABELS[one] for one in rule.severities)
    example = f"`{rule.example}`" if "{" in rule.example else rule.example
    cells = (f"`{rule.id}`", severity, rule.wrong, example, rule.mend)
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


if __name__ == "__main__":
    main()
