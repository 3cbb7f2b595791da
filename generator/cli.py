"""The door: one net catches what went wrong in any command, so that a user's mistake never shows a traceback.

A mistake of ours doesn't either, unless CONVENANT_DEBUG is set: a traceback may quote a cell.
"""

import os
import sys
import traceback
from pathlib import Path

import click

from generator.commands.convenant import convenant
from generator.dutch_click import explain
from generator.files import trouble
from generator.options import Done
from generator.outcome import Outcome
from generator.preparation import PACKAGE
from generator.problems import Exit, Place, Stop, error
from generator.report import as_json, problem_lines

__all__ = ["convenant", "main", "run"]


def main() -> None:
    """Run the program on the command line's words and end the process with the contract's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console of 1252 or older shows "?" and goes on
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> Exit:
    """Return the exit code of a command: the one net for everything that may go wrong."""
    try:
        convenant.main(words, prog_name="convenant", standalone_mode=False)
    except Done as done:
        return done.exit_code
    except Stop as stop:
        return _stopped(stop, words)
    except click.exceptions.NoArgsIsHelpError as help_asked:
        click.echo(help_asked.format_message(), err=True)
        return Exit.WRONG_USAGE
    except click.ClickException as problem:
        click.echo(explain(problem), err=True)
        return Exit.WRONG_USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("Onderbroken. Er is niets half geschreven; begin gerust opnieuw.", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.DONE
    except OSError as problem:
        return _stopped(trouble(Path(str(problem.filename or "")), problem), words)
    except Exception as bug:  # noqa: BLE001  the last net
        return _stopped(_ours(bug), words)
    return Exit.DONE


def _stopped(stop: Stop, words: list[str]) -> Exit:
    if "--json" in words:
        click.echo(as_json(Outcome(_command(words), stop.problems)))
    for line in problem_lines(stop.problems):
        click.echo(line, err=True)
    return stop.exit_code


def _command(words: list[str]) -> str:
    """Return the command among the words, "templates check" where it is one of a group."""
    named: list[str] = []
    here: click.Command = convenant
    for word in words:
        if isinstance(here, click.Group) and word in here.commands:
            here = here.commands[word]
            named.append(word)
    return " ".join(named)


def _ours(bug: Exception) -> Stop:
    """Return what to tell of a mistake of the program itself: where, not what, since that may hold a person's data."""
    if os.environ.get("CONVENANT_DEBUG"):
        traceback.print_exception(bug)
    frames = traceback.extract_tb(bug.__traceback__)
    where = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)][-1]
    return Stop(
        Exit.INPUT_HAS_ERRORS,
        error(
            "program-fault",
            f"Het programma liep vast door een fout van het programma zelf ({type(bug).__name__} in "
            f"{Path(where.filename).name}, regel {where.lineno}).",
            "Meld dit aan de makers, met deze regel erbij. Met CONVENANT_DEBUG=1 toont het programma meer; "
            "let op: daarin kunnen gegevens van personen staan.",
            at=Place(""),
        ),
    )
