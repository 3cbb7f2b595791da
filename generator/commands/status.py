"""``convenant status``: who has signed what on a day, what is missing, and whether the covenant stands."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from generator.dutch_click import DutchCommand
from generator.options import asked, common, shown, tell
from generator.status import tell_status
from generator.typed_day import typed_day

HOW = 'Schrijf de dag als 31-12-2026, 2026-12-31 of "31 december 2026".'


@click.command("status", cls=DutchCommand)
@click.option("--on", default="", metavar="DATUM", help="De stand op deze dag (standaard vandaag).")
@click.option("--xlsx", type=click.Path(path_type=Path), metavar="BESTAND",
              help="Schrijf het tekenregister, om in te vullen.")  # fmt: skip
@common
def status_command(**words: Any) -> None:
    """Zeg wie wat getekend heeft, wat er ontbreekt, en of het convenant geldt."""
    options = asked(words)
    on = typed_day(words["on"], "--on", "status-date", HOW) if words["on"] else options.today
    with closing(shown(words)) as progress:
        outcome = tell_status(options, on, words["xlsx"], progress)
    tell(outcome, words)
