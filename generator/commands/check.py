"""``convenant check``: all faults at once, and a copy of the workbook in which they stand."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator import marked_copy
from generator.build import check
from generator.dutch_click import DutchCommand
from generator.options import asked, common, shown, tell


@click.command("check", cls=DutchCommand)
@click.option("--marked-copy", type=click.Path(path_type=Path), metavar="BESTAND",
              help="Schrijf een kopie van de werkmap waarin staat wat er is en wat u doet.")  # fmt: skip
@common
def check_command(**words: Any) -> None:
    """Lees werkmappen en sjablonen, en noem alle fouten tegelijk."""
    options, copy = asked(words), words["marked_copy"]
    if copy:
        marked_copy.refuse(copy, [one for one in (options.parties, options.cases) if one])
    with closing(shown(words)) as progress:
        outcome = check(options, progress)
    if copy:
        copies = marked_copy.write(copy, options.parties, options.cases, outcome.problems)
        outcome = replace(outcome, marked_copies=copies)
    tell(outcome, words)
