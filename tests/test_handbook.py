"""What the handbook and the README promise is there: the messages, the options and the files they name."""

import re
from pathlib import Path

import click
import pytest

from generator.cli import convenant
from generator.problems import Exit

ROOT = Path(__file__).parents[1]
HANDBOOK = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
TEMPLATES = (ROOT / "docs" / "een-sjabloon-aanpassen.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
MESSAGES = HANDBOOK.split("## Meldingen en wat u dan doet")[1].split("## Privacy")[0]


def told() -> list[str]:
    cells = re.findall(r"^\| (`[^|]+?) \|", MESSAGES, re.MULTILINE)
    return sorted(name for cell in cells for name in re.findall(r"`([a-z-]+)`", cell))


def test_the_handbook_has_the_messages_a_user_meets() -> None:
    assert len(told()) > 60
    assert len(told()) == len(set(told()))


@pytest.mark.parametrize("rule", told())
def test_a_message_in_the_handbook_exists(rule: str) -> None:
    is_ending = rule in {"-format", "-unknown", "template-"}
    assert is_ending or f'"{rule}"' in PROGRAM


@pytest.mark.parametrize("text", [HANDBOOK, README, TEMPLATES], ids=["handbook", "readme", "templates"])
def test_an_option_that_is_named_exists(text: str) -> None:
    groups = [one for one in convenant.commands.values() if isinstance(one, click.Group)]
    commands = (*convenant.commands.values(), *(one for group in groups for one in group.commands.values()))
    known = {name for command in commands for one in command.params for name in one.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--no-deps", "--help"}
    assert named
    assert named <= known


def test_the_handbook_tells_every_exit_code() -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", MESSAGES, re.MULTILINE)} == {int(code) for code in Exit}


@pytest.mark.parametrize(
    "name",
    ["README.md", "CONTRIBUTING.md", "docs/handleiding.md", "docs/een-sjabloon-aanpassen.md", "benchmarks/README.md"],
)
def test_no_link_is_dead(name: str) -> None:
    page = ROOT / name
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    files = [link for link in links if not link.startswith(("http", "#"))]
    assert [link for link in files if not (page.parent / link).exists()] == []


def test_the_handbook_links_to_its_own_headings() -> None:
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", HANDBOOK, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", HANDBOOK)) <= headings
