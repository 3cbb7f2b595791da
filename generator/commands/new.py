"""``convenant new``: a folder to start from."""

from pathlib import Path
from typing import Any

import click

from generator.dutch_click import DutchCommand
from generator.new_project import create
from generator.options import tell


@click.command("new", cls=DutchCommand)
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAP")
@click.option("--json", "as_json_", is_flag=True, help="Geef het verslag als JSON op stdout.")
@click.option("--quiet", is_flag=True, help="Toon alleen fouten.")
def new_command(**words: Any) -> None:
    """Zet een nieuwe map klaar: lege werkmappen met uitleg en keuzelijsten, en de sjablonen."""
    tell(create(words["folder"]), words)
