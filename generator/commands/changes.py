"""``convenant changes``: what has changed in the parties, what that means, and what must be made and signed."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from generator.changing import tell_changes
from generator.dutch_click import DutchCommand
from generator.options import asked, common, shown, tell


@click.command("changes", cls=DutchCommand)
@click.option("--against", type=click.Path(path_type=Path), metavar="OUD.xlsx",
              help="Vergelijk met deze oudere partijenwerkmap (standaard: met de laatste build).")  # fmt: skip
@click.option("--xlsx", type=click.Path(path_type=Path), metavar="BESTAND",
              help="Schrijf de lijst ook als werkmap.")  # fmt: skip
@common
def changes_command(**words: Any) -> None:
    """Zeg wat er aan de partijen is veranderd, wat dat betekent en wie opnieuw tekent."""
    with closing(shown(words)) as progress:
        outcome = tell_changes(asked(words), words["against"], words["xlsx"], progress)
    tell(outcome, words)
