"""``convenant doctor``: what is there on this computer, and what is missing."""

from typing import Any

import click

from generator.doctor import examine
from generator.dutch_click import DutchCommand
from generator.options import asked, common, tell


@click.command("doctor", cls=DutchCommand)
@common
def doctor_command(**words: Any) -> None:
    """Kijk wat er geïnstalleerd is, welk programma wordt gebruikt, en wat er ontbreekt."""
    tell(examine(asked(words)), words)
