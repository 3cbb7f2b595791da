"""``convenant import``: a workbook filled from lists."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from generator.dutch_click import DutchCommand
from generator.importing.bringing import Order, bring
from generator.importing.choice import Wanted
from generator.options import tell, today


@click.command("import", cls=DutchCommand)
@click.argument("lists", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="LIJST...")
@click.option(
    "--parties",
    type=click.Path(path_type=Path),
    default=Path("parties.xlsx"),
    metavar="BESTAND",
    help="De partijenwerkmap (standaard parties.xlsx); is die er niet, dan wordt die gemaakt.",
)
@click.option(
    "--municipality",
    multiple=True,
    metavar="CODE",
    help="De scholen en besturen van deze gemeente (CBS-code; mag vaker, of met komma’s).",
)
@click.option(
    "--board",
    multiple=True,
    metavar="NUMMER",
    help="Dit bestuur en zijn scholen (bevoegd-gezagnummer; mag vaker, of met komma’s).",
)
@click.option("--swv", multiple=True, metavar="NUMMER", help="Het SWV van nieuwe besturen, zoals PO2507.")
@click.option("--update", is_flag=True, help="Neem ook over wat in de werkmap anders is dan in de lijsten.")
@click.option("--json", "as_json_", is_flag=True, help="Geef het verslag als JSON op stdout.")
@click.option("--quiet", is_flag=True, help="Toon alleen fouten.")
def import_command(**words: Any) -> None:
    """Vul de partijenwerkmap uit lijsten die u bij DUO en CBS hebt gedownload."""
    wanted = Wanted(words["municipality"], words["board"], words["swv"])
    moment = datetime.now().astimezone()
    tell(bring(Order(words["lists"], words["parties"], wanted, today(), moment, update=words["update"])), words)
