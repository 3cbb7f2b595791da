"""The commands: typed words become one call, and its outcome is told."""

import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from generator import __version__, marked_copy
from generator.build import build, check
from generator.cleaning import Order as CleaningOrder
from generator.cleaning import clean, day_asked, look
from generator.cleaning_report import not_confirmed, outcome, preview
from generator.doctor import examine
from generator.dutch_click import DutchGroup
from generator.importing.bringing import Order, bring
from generator.importing.choice import Wanted
from generator.new_project import create
from generator.options import Done, asked, common, shown, tell, today
from generator.problems import Exit
from generator.template_commands import templates

KINDS = ("covenant", "mandates", "consents", "accessions", "packets")
ENGINES = ("auto", "embedded", "libreoffice", "none")


@click.group(cls=DutchGroup, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100})
@click.version_option(__version__, prog_name="convenant", help="Toon de versie.", message="%(prog)s %(version)s")
def convenant() -> None:
    """Maakt convenant, volmachten, toestemmingsformulieren en tekenpakketten uit één werkmap."""


@convenant.command("new")
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAP")
@click.option("--json", "as_json_", is_flag=True, help="Geef het verslag als JSON op stdout.")
@click.option("--quiet", is_flag=True, help="Toon alleen fouten.")
def new_command(**words: Any) -> None:
    """Zet een nieuwe map klaar: lege werkmappen met uitleg en keuzelijsten, en de sjablonen."""
    tell(create(words["folder"]), words)


@convenant.command("check")
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


@convenant.command("build")
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
@common
def build_command(**words: Any) -> None:
    """Maak alles wat nieuw of veranderd is: Word, pdf en tekenpakketten."""
    with closing(shown(words)) as progress:
        outcome = build(asked(words), progress)
    tell(outcome, words)


@convenant.command("cleanup")
@click.option("--before", required=True, metavar="DATUM",
              help="Verwijder de stukken van casussen die vóór deze dag zijn geëindigd.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Zeg wat er verwijderd zou worden; verwijder niets.")
@click.option("--yes", is_flag=True, help="Verwijder zonder te vragen.")
@common
def cleanup_command(**words: Any) -> None:
    """Verwijder de stukken van afgelopen casussen uit de uitvoermap."""
    options = asked(words)
    before = day_asked(words["before"], options.today)
    found = look(CleaningOrder(options.output, options.cases, before, options.today))
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


@convenant.command("import")
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


@convenant.command("doctor")
@common
def doctor_command(**words: Any) -> None:
    """Kijk wat er geïnstalleerd is, welk programma wordt gebruikt, en wat er ontbreekt."""
    tell(examine(asked(words)), words)


convenant.add_command(templates)
