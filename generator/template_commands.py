"""The commands about templates: check, explain, show, adopt and compare them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import click

from generator.authoring import review
from generator.authoring.adoption import take_over
from generator.authoring.comparison import contrast
from generator.authoring.field_list import list_fields
from generator.authoring.showing import show
from generator.convert.engine import Choice
from generator.dutch_click import DutchGroup
from generator.model import TemplateKind
from generator.options import tell

KIND = click.Choice(get_args(TemplateKind))
FILE = click.Path(path_type=Path)


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all commands about templates have."""
    options = [
        click.option("--parties", type=FILE, default=Path("parties.xlsx"), metavar="BESTAND",
                     help="De partijenwerkmap, voor kolommen van uzelf (standaard parties.xlsx, als die er is)."),
        click.option("--cases", type=FILE, default=Path("cases.xlsx"), metavar="BESTAND",
                     help="De casuswerkmap, voor kolommen van uzelf (standaard cases.xlsx, als die er is)."),
        click.option("--templates", type=FILE, default=Path("templates"), metavar="MAP",
                     help="De map met sjablonen (standaard templates)."),
        click.option("--json", "as_json_", is_flag=True, help="Geef het verslag als JSON op stdout."),
        click.option("--quiet", is_flag=True, help="Toon alleen fouten."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.group("templates", cls=DutchGroup)
def templates() -> None:
    """Kijk sjablonen na, zie wat erin kan staan, bekijk er een, of neem een ander model over."""


@templates.command("check")
@click.argument("files", nargs=-1, type=FILE, metavar="[SJABLOON]...")
@click.option("--kind", type=KIND, help="Wat voor sjabloon het is, als de naam dat niet zegt.")
@click.option("--marked-copy", type=FILE, metavar="MAP",
              help="Schrijf in deze map een kopie van ieder sjabloon, met opmerkingen bij wat er is.")  # fmt: skip
@click.option("--trim", type=FILE, metavar="MAP",
              help="Schrijf in deze map een slankere kopie, zonder wat niet gebruikt wordt.")  # fmt: skip
@shared
def check_command(**words: Any) -> None:
    """Noem alle fouten in alle sjablonen tegelijk, elk met zijn plaats."""
    order = review.Order(
        folder=words["templates"],
        files=words["files"],
        kind=words["kind"],
        parties=words["parties"],
        cases=words["cases"],
        marked=words["marked_copy"],
        trimmed=words["trim"],
        moment=datetime.now().astimezone(),
    )
    tell(review.review(order), words)


@templates.command("fields")
@click.option("--kind", type=KIND, help="Alleen wat in dit soort sjabloon kan staan.")
@click.option("--docx", type=FILE, metavar="BESTAND", help="Schrijf de lijst als Word-bestand, om af te drukken.")
@shared
def fields_command(**words: Any) -> None:
    """Toon ieder gegeven dat in een sjabloon kan staan, met een voorbeeld en de kolom waar het vandaan komt."""
    known = review.known_region(words["parties"], words["cases"])
    tell(list_fields(words["kind"], words["docx"], known), words)


@templates.command("preview")
@click.argument("file", type=FILE, metavar="SJABLOON")
@click.option("--kind", type=KIND, help="Wat voor sjabloon het is, als de naam dat niet zegt.")
@click.option("--to", type=FILE, default=Path(), metavar="MAP", help="Waar het voorbeeld komt (standaard hier).")
@click.option("--engine", type=click.Choice(get_args(Choice)), default="auto",
              help="Waarmee Word in pdf wordt omgezet.")  # fmt: skip
@shared
def preview_command(**words: Any) -> None:
    """Bekijk een sjabloon met verzonnen gegevens, met VOORBEELD op iedere bladzijde, in Word en als pdf."""
    ((path, kind),) = review.choose(words["templates"], (words["file"],), words["kind"])
    known = review.known_region(words["parties"], words["cases"])
    tell(show(path, kind, words["to"], known, words["engine"]), words)


@templates.command("adopt")
@click.argument("file", type=FILE, metavar="MODEL")
@click.option("--kind", type=KIND, required=True, help="Wat voor sjabloon het wordt.")
@click.option("--to", type=FILE, metavar="BESTAND", help="Hoe het sjabloon heet (standaard MODEL_sjabloon.docx).")
@shared
def adopt_command(**words: Any) -> None:
    """Maak een sjabloon van een Word-model met invulplekken zoals {NAAM SWV}, en zeg wat u zelf moet doen."""
    known = review.known_region(words["parties"], words["cases"])
    tell(take_over(words["file"], words["kind"], words["to"], known, datetime.now().astimezone()), words)


@templates.command("compare")
@click.argument("old", type=FILE, metavar="MODEL")
@click.argument("new", type=FILE, metavar="TEKST")
@click.option("--docx", type=FILE, metavar="BESTAND", help="Schrijf het verschil als bijgehouden wijzigingen in Word.")
@click.option("--json", "as_json_", is_flag=True, help="Geef het verslag als JSON op stdout.")
@click.option("--quiet", is_flag=True, help="Toon alleen fouten.")
def compare_command(**words: Any) -> None:
    """Zeg per artikel wat er in een tekst anders is dan in het model."""
    tell(contrast(words["old"], words["new"], words["docx"], datetime.now().astimezone()), words)
