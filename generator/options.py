"""What the commands share: their common options, what a person's words ask for, and how an outcome is told.

Results go to stdout, messages and progress to stderr.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from generator.outcome import Outcome
from generator.password import read_password
from generator.preparation import Options
from generator.problems import Exit
from generator.progress import Progress, Silence, TerminalProgress
from generator.report import (
    as_json,
    build_lines,
    check_lines,
    doctor_lines,
    import_lines,
    marked_lines,
    new_lines,
    problem_lines,
    report_lines,
    told_lines,
)

LINES = {
    "check": check_lines,
    "doctor": doctor_lines,
    "import": import_lines,
    "new": new_lines,
    "templates adopt": report_lines,
}
"""How a command's outcome reads, where it says more than what it has told."""


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all commands have."""
    options = [
        click.option("--parties", type=click.Path(path_type=Path), default=Path("parties.xlsx"), metavar="BESTAND",
                     help="De partijenwerkmap (standaard parties.xlsx)."),
        click.option("--cases", type=click.Path(path_type=Path), default=None, metavar="BESTAND",
                     help="De casuswerkmap (standaard cases.xlsx, als dat bestand er is)."),
        click.option("--templates", type=click.Path(path_type=Path), default=Path("templates"), metavar="MAP",
                     help="De map met sjablonen (standaard templates)."),
        click.option("--output", type=click.Path(path_type=Path), default=Path("output"), metavar="MAP",
                     help="De map voor wat gemaakt wordt (standaard output)."),
        click.option("--json", "as_json_", is_flag=True, help="Geef het verslag als JSON op stdout."),
        click.option("--quiet", is_flag=True, help="Toon geen voortgang en alleen fouten."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


class Done(Exception):  # noqa: N818  carries a command's exit code out through click
    """Ends a command with its exit code."""

    def __init__(self, exit_code: Exit) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def asked(words: dict[str, Any]) -> Options:
    """Return what a person asks of a command."""
    parties: Path = words["parties"]
    cases: Path | None = words["cases"]
    if cases is None and Path("cases.xlsx").exists():
        cases = Path("cases.xlsx")
    return Options(
        parties=parties,
        cases=cases,
        templates=words["templates"],
        output=words["output"],
        only=words.get("only") or "",
        party=words.get("party", ""),
        case=words.get("case", ""),
        dry_run=words.get("dry_run", False),
        force=words.get("force", False),
        engine=words.get("engine", "auto"),
        jobs=words.get("jobs", 0),
        duplex=not words.get("no_duplex", False),
        large_print=words.get("large_print", False),
        password=read_password(file) if (file := words.get("password_file")) else "",
        today=today(),
    )


def today() -> date:
    """Return today, or the day of SOURCE_DATE_EPOCH where a reproducible build sets that."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now().astimezone().date()


def shown(words: dict[str, Any]) -> Progress:
    """Return what shows progress: nothing where that was asked, or where nobody looks."""
    silent = words["quiet"] or words["as_json_"] or not sys.stderr.isatty()
    return Silence() if silent else TerminalProgress()


def tell(outcome: Outcome, words: dict[str, Any]) -> None:
    """Tell what a command found, as text or JSON, and end it; raises ``Done``."""
    if words["as_json_"]:
        click.echo(as_json(outcome))
    elif outcome.command == "build":
        problems = outcome.errors if words["quiet"] else outcome.problems
        for line in problem_lines(problems, outcome):
            click.echo(line, err=True)
        if not words["quiet"]:
            for line in (*build_lines(outcome), *outcome.told):
                click.echo(line)
    elif words["quiet"]:
        for line in (*problem_lines(outcome.errors), *marked_lines(outcome)):
            click.echo(line)
    else:
        for line in LINES.get(outcome.command, told_lines)(outcome):
            click.echo(line)
    raise Done(outcome.exit)
