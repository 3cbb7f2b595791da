"""``convenant cleanup``: what is about ended cases goes out of the output folder."""

import sys
from typing import Any

import click

from generator.cleaning import Order, clean, day_asked, look
from generator.cleaning_report import not_confirmed, outcome, preview
from generator.dutch_click import DutchCommand
from generator.options import Done, asked, common, tell
from generator.problems import Exit


@click.command("cleanup", cls=DutchCommand)
@click.option("--before", required=True, metavar="DATUM",
              help="Verwijder de stukken van casussen die vóór deze dag zijn geëindigd.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Zeg wat er verwijderd zou worden; verwijder niets.")
@click.option("--yes", is_flag=True, help="Verwijder zonder te vragen.")
@common
def cleanup_command(**words: Any) -> None:
    """Verwijder de stukken van afgelopen casussen uit de uitvoermap."""
    options = asked(words)
    before = day_asked(words["before"], options.today)
    found = look(Order(options.output, options.cases, before, options.today))
    if words["dry_run"]:
        tell(outcome(found, options.cases, done=False), words)
    if found.remove and not words["yes"]:
        if words["as_json_"] or not sys.stdin.isatty():
            tell(outcome(found, options.cases, done=False, problems=(not_confirmed(found),)), words)
        for line in preview(found):
            click.echo(line)
        answer = click.prompt("Wilt u dit verwijderen? Typ ja of nee", default="nee", show_default=False)
        if answer.strip().casefold() not in {"ja", "j"}:
            click.echo("Er is niets verwijderd.")
            raise Done(Exit.DONE)
    tell(outcome(clean(found), options.cases, done=True), words)
