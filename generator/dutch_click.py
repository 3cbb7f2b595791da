"""The command line's own words, in Dutch: click speaks English, its users here don't."""

from collections.abc import Mapping
from typing import Any

import click

SECTIONS = {"Options": "Opties", "Commands": "Opdrachten"}


class _DutchHelp:
    """Titles, usage line and help option of a command, in Dutch."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a Dutch explanation."""
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option:
            option.help = "Toon deze uitleg."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        words = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT [OPTIES]"}
        formatter.write_usage(ctx.command_path, " ".join(words.get(one, one) for one in pieces), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under a Dutch title, and a group's commands below them."""
        rows = [record for one in self.get_params(ctx) if (record := one.get_help_record(ctx))]  # type: ignore[attr-defined]
        if rows:
            with formatter.section(SECTIONS["Options"]):
                formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write a group's commands under a Dutch title."""
        commands: Mapping[str, click.Command] = self.commands  # type: ignore[attr-defined]
        with formatter.section(SECTIONS["Commands"]):
            formatter.write_dl([(name, one.get_short_help_str(limit=200)) for name, one in commands.items()])


class DutchCommand(_DutchHelp, click.Command):
    """A command whose help is in Dutch."""


class DutchGroup(_DutchHelp, click.Group):
    """A group of commands whose help is in Dutch."""

    command_class = DutchCommand


def explain(problem: click.ClickException) -> str:
    """Return what was wrong with the words of the command, in Dutch."""
    option = _option(problem)
    match problem:
        case click.NoSuchOption():
            hint = f" Bedoelde u {', '.join(sorted(problem.possibilities))}?" if problem.possibilities else ""
            return f"De optie {problem.option_name} bestaat niet.{hint}"
        case click.MissingParameter():
            return f"Er ontbreekt een waarde: {option}.{_choices(problem)}"
        case click.BadOptionUsage():
            return f"De optie {problem.option_name} heeft een waarde nodig, of juist niet."
        case click.BadParameter() if choices := _choices(problem):
            return f"Onbekende keuze bij {option}.{choices}"
        case click.BadParameter():
            return f"De waarde bij {option} is niet goed."
        case click.UsageError() if "No such command" in problem.message:
            known = ", ".join(problem.ctx.command.commands) if _is_group(problem) else ""  # type: ignore[union-attr]
            return f"Deze opdracht bestaat niet. Mogelijk zijn: {known}."
        case click.UsageError() if "unexpected extra" in problem.message:
            return "Er staat te veel op de regel. Staat er een spatie in een naam? Zet die dan tussen aanhalingstekens."
        case _:
            return f"De opdracht is niet te begrijpen: {problem.format_message()}"


def _choices(problem: click.BadParameter) -> str:
    kind = getattr(problem.param, "type", None)
    return f" Mogelijk zijn: {', '.join(map(str, kind.choices))}." if isinstance(kind, click.Choice) else ""


def _is_group(problem: click.UsageError) -> bool:
    return problem.ctx is not None and isinstance(problem.ctx.command, click.Group)


def _option(problem: Any) -> str:
    param = getattr(problem, "param", None)
    return "/".join(param.opts) if param is not None else ""
