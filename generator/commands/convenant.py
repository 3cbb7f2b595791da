"""The program: which commands there are, and where each stands."""

import click

from generator import __version__
from generator.commands.by_name import ByName
from generator.dutch_click import DutchGroup

COMMANDS = ByName(
    **{
        "new": "generator.commands.new:new_command",
        "check": "generator.commands.check:check_command",
        "build": "generator.commands.build:build_command",
        "changes": "generator.commands.changes:changes_command",
        "cleanup": "generator.commands.cleanup:cleanup_command",
        "status": "generator.commands.status:status_command",
        "import": "generator.commands.bring:import_command",
        "doctor": "generator.commands.doctor:doctor_command",
        "templates": "generator.template_commands:templates",
    }
)


@click.group(
    cls=DutchGroup,
    commands=COMMANDS,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="convenant", help="Toon de versie.", message="%(prog)s %(version)s")
def convenant() -> None:
    """Maakt convenant, volmachten, toestemmingsformulieren en tekenpakketten uit één werkmap."""
