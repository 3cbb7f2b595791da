"""``convenant build``: all that is new or changed."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from generator.build import build
from generator.dutch_click import DutchCommand
from generator.options import asked, common, shown, tell

KINDS = ("covenant", "mandates", "consents", "accessions", "packets")
ENGINES = ("auto", "embedded", "libreoffice", "none")


@click.command("build", cls=DutchCommand)
@click.option("--only", type=click.Choice(KINDS), help="Maak alleen deze soort.")
@click.option("--party", default="", metavar="NUMMER", help="Alleen voor deze partij: bestuur, gemeente, SWV of KvK.")
@click.option("--case", default="", metavar="CODE", help="Alleen voor deze casus.")
@click.option("--dry-run", is_flag=True, help="Zeg wat er gemaakt zou worden en waarom; maak niets.")
@click.option("--force", is_flag=True, help="Maak alles opnieuw, ook wat niet veranderd is.")
@click.option("--engine", type=click.Choice(ENGINES), default="auto", help="Waarmee Word in pdf wordt omgezet.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="AANTAL",
              help="Hoeveel er tegelijk wordt omgezet (standaard: alle kernen).")  # fmt: skip
@click.option("--no-duplex", is_flag=True, help="Enkelzijdig: geen lege bladzijden in de pakketten.")
@click.option("--large-print", is_flag=True,
              help="Grote letters (18 punten) in wat ouders en leerlingen krijgen.")  # fmt: skip
@click.option("--password-file", type=click.Path(path_type=Path), metavar="BESTAND",
              help="Beveilig de pakketten van casussen (AES-256) met het wachtwoord op de eerste regel van BESTAND. "
                   "Zo’n pakket is geen archiefbestand (PDF/A) en kan niet digitaal worden getekend.")  # fmt: skip
@common
def build_command(**words: Any) -> None:
    """Maak alles wat nieuw of veranderd is: Word, pdf en tekenpakketten."""
    with closing(shown(words)) as progress:
        outcome = build(asked(words), progress)
    tell(outcome, words)
