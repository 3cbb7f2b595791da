"""The door: typed words become one call, its outcome becomes text or JSON and an exit code.

Results go to stdout, messages and progress to stderr. One net catches what went wrong, so that a user's mistake never
shows a traceback. A mistake of ours doesn't either, unless CONVENANT_DEBUG is set: a traceback may quote a cell.
"""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from generator import __version__, marked_copy
from generator.build import build, check
from generator.doctor import examine
from generator.dutch_click import DutchGroup, explain
from generator.files import trouble
from generator.importing.bringing import Order, bring
from generator.importing.choice import Wanted
from generator.new_project import create
from generator.outcome import Outcome
from generator.preparation import PACKAGE, Options
from generator.problems import Exit, Place, Stop, error
from generator.progress import Progress, Silence, TerminalProgress
from generator.report import (
    as_json,
    build_lines,
    check_lines,
    doctor_lines,
    import_lines,
    marked_lines,
    new_lines,
    problem_lines,
)

KINDS = ("covenant", "mandates", "consents", "accessions", "packets")
LINES = {"doctor": doctor_lines, "import": import_lines, "new": new_lines}
ENGINES = ("auto", "embedded", "libreoffice", "none")


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all commands have."""
    options = [
        click.option("--parties", type=click.Path(path_type=Path), default=Path("parties.xlsx"), metavar="BESTAND",
                     help="De partijenwerkmap (standaard parties.xlsx)."),
        click.option("--cases", type=click.Path(path_type=Path), default=None, metavar="BESTAND",
                     help="De casuswerkmap (standaard cases.xlsx, als dat bestand er is)."),
        click.option("--templates", type=click.Path(path_type=Path), default=Path("templates"), metavar="MAP",
                     help="De map met sjablonen (standaard templates)."),
        click.option("--output", type=click.Path(path_type=Path), default=Path("output"), metavar="MAP",
                     help="De map voor wat gemaakt wordt (standaard output)."),
        click.option("--json", "as_json_", is_flag=True, help="Geef het verslag als JSON op stdout."),
        click.option("--quiet", is_flag=True, help="Toon geen voortgang en alleen fouten."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


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
    _tell(create(words["folder"]), words)


@convenant.command("check")
@click.option("--marked-copy", type=click.Path(path_type=Path), metavar="BESTAND",
              help="Schrijf een kopie van de werkmap waarin staat wat er is en wat u doet.")  # fmt: skip
@common
def check_command(**words: Any) -> None:
    """Lees werkmappen en sjablonen, en noem alle fouten tegelijk."""
    options, copy = _options(words), words["marked_copy"]
    if copy:
        marked_copy.refuse(copy, [one for one in (options.parties, options.cases) if one])
    with closing(_progress(words)) as progress:
        outcome = check(options, progress)
    if copy:
        copies = marked_copy.write(copy, options.parties, options.cases, outcome.problems)
        outcome = replace(outcome, marked_copies=copies)
    _tell(outcome, words)


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
@common
def build_command(**words: Any) -> None:
    """Maak alles wat nieuw of veranderd is: Word, pdf en tekenpakketten."""
    with closing(_progress(words)) as progress:
        outcome = build(_options(words), progress)
    _tell(outcome, words)


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
    _tell(bring(Order(words["lists"], words["parties"], wanted, _today(), moment, update=words["update"])), words)


@convenant.command("doctor")
@common
def doctor_command(**words: Any) -> None:
    """Kijk wat er geïnstalleerd is, welk programma wordt gebruikt, en wat er ontbreekt."""
    _tell(examine(_options(words)), words)


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
    except _Done as done:
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


class _Done(Exception):  # noqa: N818  carries a command's exit code out through click
    def __init__(self, exit_code: Exit) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def _tell(outcome: Outcome, words: dict[str, Any]) -> None:
    if words["as_json_"]:
        click.echo(as_json(outcome))
    elif outcome.command == "build":
        shown = outcome.errors if words["quiet"] else outcome.problems
        for line in problem_lines(shown, outcome):
            click.echo(line, err=True)
        if not words["quiet"]:
            for line in build_lines(outcome):
                click.echo(line)
    elif words["quiet"]:
        for line in (*problem_lines(outcome.errors), *marked_lines(outcome)):
            click.echo(line)
    else:
        for line in LINES.get(outcome.command, check_lines)(outcome):
            click.echo(line)
    raise _Done(outcome.exit)


def _stopped(stop: Stop, words: list[str]) -> Exit:
    if "--json" in words:
        command = next((word for word in words if word in convenant.commands), "")
        click.echo(as_json(Outcome(command, stop.problems)))
    for line in problem_lines(stop.problems):
        click.echo(line, err=True)
    return stop.exit_code


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


def _options(words: dict[str, Any]) -> Options:
    parties: Path = words["parties"]
    cases: Path | None = words["cases"]
    if cases is None and Path("cases.xlsx").exists():
        cases = Path("cases.xlsx")
    return Options(
        parties=parties,
        cases=cases,
        templates=words["templates"],
        output=words["output"],
        only=words.get("only") or "",
        party=words.get("party", ""),
        case=words.get("case", ""),
        dry_run=words.get("dry_run", False),
        force=words.get("force", False),
        engine=words.get("engine", "auto"),
        jobs=words.get("jobs", 0),
        duplex=not words.get("no_duplex", False),
        today=_today(),
    )


def _today() -> date:
    """Return today, or the day of SOURCE_DATE_EPOCH where a reproducible build sets that."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now().astimezone().date()


def _progress(words: dict[str, Any]) -> Progress:
    silent = words["quiet"] or words["as_json_"] or not sys.stderr.isatty()
    return Silence() if silent else TerminalProgress()
