"""The door: what a user types, what is answered on which stream, and with which exit code."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.commands import build as build_command
from generator.convert import libreoffice
from generator.problems import Exit
from tests.projects import Project, Told, door, process

ENGLISH = re.compile(r"\b(?:error|usage|options?|missing|invalid|try|such|commands?|show)\b(?![-=])", re.IGNORECASE)


def dutch(text: str) -> bool:
    """Tell whether a text is free of click's English, and printable on a console of Windows."""
    text.encode("cp1252")
    return not ENGLISH.search(re.sub(r"--\w[\w-]*", "", text))


# --- usage ---


def test_bare_convenant_is_its_help() -> None:
    told = door()
    assert told.exit == Exit.WRONG_USAGE
    assert told.out == ""
    assert told.err.startswith("Gebruik: convenant [OPTIES] OPDRACHT")
    assert all(command in told.err for command in ("check", "build", "doctor"))
    assert dutch(told.err)


@pytest.mark.parametrize("command", [(), ("check",), ("build",), ("doctor",)])
def test_help_is_dutch_and_on_stdout(command: tuple[str, ...]) -> None:
    told = door(*command, "--help")
    assert (told.exit, told.err) == (Exit.DONE, "")
    assert told.out.startswith(" ".join(("Gebruik: convenant", *command)))
    assert dutch(told.out)


def test_the_version() -> None:
    told = door("--version")
    assert told.exit == Exit.DONE
    assert re.fullmatch(r"convenant \d+\.\d+\.\d+\n", told.out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("bild",),
            "Deze opdracht bestaat niet. Mogelijk zijn: new, check, build, changes, cleanup, status, import, doctor, "
            "templates.",
        ),
        (("build", "--only", "volmachten"), "Onbekende keuze bij --only. Mogelijk zijn: covenant, mandates"),
        (("build", "--engine", "word"), "Onbekende keuze bij --engine."),
        (("build", "--jobs", "-1"), "De waarde bij --jobs is niet goed."),
        (("build", "--jobs", "veel"), "De waarde bij --jobs is niet goed."),
        (("build", "--ouput", "x"), "De optie --ouput bestaat niet. Bedoelde u --output?"),
        (("build", "--output"), "De optie --output heeft een waarde nodig"),
        (("build", "parties.xlsx"), "Er staat te veel op de regel"),
        (("check", "--force"), "De optie --force bestaat niet."),
    ],
)
def test_wrong_usage_is_said_in_dutch(words: tuple[str, ...], said: str) -> None:
    told = door(*words)
    assert (told.exit, told.out) == (Exit.WRONG_USAGE, "")
    assert said in told.err
    assert dutch(told.err)


def test_a_choice_that_nothing_belongs_to_is_called_that(small: Project) -> None:
    told = door("build", *small.words, "--only", "accessions")
    assert (told.exit, told.out) == (Exit.DONE, "Bij wat u vroeg, hoort geen document.\n")


@pytest.mark.parametrize(("option", "value"), [("--party", "99999"), ("--case", "ZK-0000"), ("--case", "90101")])
def test_a_party_or_case_that_nobody_knows(small: Project, option: str, value: str) -> None:
    before = small.files()
    told = small.build(option, value)
    assert told.exit == Exit.WRONG_USAGE
    assert told.problem("unknown-subject")["message"] == f"{value} komt niet voor in de werkmappen."
    assert small.files() == before


# --- check ---


def test_check_finds_nothing_wrong(small: Project) -> None:
    before = small.files()
    told = door("check", *small.words)
    assert told.exit == Exit.DONE
    assert "0 fouten, 0 waarschuwingen" in told.out
    assert (told.err, small.files()) == ("", before)


def test_check_gives_every_problem_with_its_cell_and_mend(small: Project) -> None:
    small.change({"Schoolbesturen KvK 90101": "12", "Schoolbesturen Rechtsvorm 90103": "clubje"})
    small.change({"Casussen Geboortedatum ZK-1AAA": "gisteren"}, "cases.xlsx")
    told = door("check", *small.words)
    assert told.exit == Exit.INPUT_HAS_ERRORS
    for line in (
        "FOUT  parties.xlsx, Schoolbesturen, D2: KvK moet uit precies 8 cijfers bestaan. Er staat: “12”. [kvk-format]",
        "FOUT  parties.xlsx, Schoolbesturen, C4:",
        "FOUT  cases.xlsx, Casussen, E2: Geboortedatum is geen bestaande datum",
    ):
        assert line in told.out
    assert told.out.count("Wat te doen:") >= 3
    assert "3 fouten" in told.out
    assert re.search(r"Tegengehouden: .*\bvolmacht_90101_PO9901.*: parties.xlsx, Schoolbesturen, D2", told.out)
    assert dutch(told.out)


def test_check_as_json(small: Project) -> None:
    small.change({"Schoolbesturen KvK 90101": "12"})
    told = door("check", "--json", *small.words)
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert (told.report["command"], told.report["ok"]) == ("check", False)
    assert told.problem("kvk-format")["cell"] == "D2"
    assert told.err == ""


# --- build ---


def test_messages_go_to_stderr_and_results_to_stdout(fresh: Project) -> None:
    told = door("build", *fresh.words, "--only", "mandates", "--engine", "none")
    assert told.exit == Exit.DONE
    assert told.out.splitlines()[0] == "2 volmachten: 2 gemaakt."
    assert told.out.splitlines()[-1] == f"Wat gemaakt is, staat in {fresh.output}."
    assert "TER INFO" in told.err
    assert "lezen" not in told.err, "no progress where nobody watches"
    assert dutch(told.out + told.err)


def test_quiet_says_nothing_unless_something_is_wrong(small: Project) -> None:
    small.change({"Schoolbesturen Naam 90101": "Stichting De Zilverreiger"})
    told = door("build", "--quiet", *small.words)
    assert (told.exit, told.out, told.err) == (Exit.DONE, "", "")
    small.change({"Schoolbesturen KvK 90101": "12"})
    told = door("build", "--quiet", *small.words)
    assert (told.exit, told.out) == (Exit.HELD_BACK, "")
    assert told.err.startswith("FOUT  parties.xlsx, Schoolbesturen, D2:")
    assert "TER INFO" not in told.err
    told = door("check", "--quiet", *small.words)
    assert "TER INFO" not in told.out
    assert "FOUT" in told.out


@pytest.mark.parametrize("command", ["build", "check", "doctor"])
def test_json_is_all_that_is_on_stdout(small: Project, command: str) -> None:
    told = door(command, "--json", *small.words)
    assert told.exit == Exit.DONE
    assert told.report["command"] == command
    assert told.report["schema"] == 1
    assert told.err == ""


def test_json_also_tells_why_a_command_was_stopped(small: Project) -> None:
    (small.folder / "parties.xlsx").unlink()
    for command in ("build", "check"):
        told = door(command, "--json", *small.words)
        assert told.exit == Exit.INPUT_HAS_ERRORS
        assert (told.report["command"], told.report["ok"]) == (command, False)
        assert told.rules == {"workbook-missing"}


def test_an_engine_that_is_not_there(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> Any:
        raise libreoffice.Unfit("LibreOffice staat niet op deze computer.")

    monkeypatch.setattr(libreoffice, "office", absent)
    before = small.files()
    told = small.build("--engine", "libreoffice")
    assert told.exit == Exit.ENGINE_MISSING
    assert told.problem("engine-missing")["message"] == "LibreOffice staat niet op deze computer."
    assert small.files() == before
    assert small.build().exit == Exit.DONE, "and nobody needs it"
    told = door("doctor", "--json", *small.words)
    assert told.exit == Exit.DONE
    assert told.report["facts"]["LibreOffice"] == "niet te gebruiken"
    assert told.problem("engine-no-libreoffice")["severity"] == "notice"


def test_ctrl_c_is_answered(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build_command, "build", interrupted)
    told = door("build", *small.words)
    assert (told.exit, told.out) == (Exit.INTERRUPTED, "")
    assert told.err.strip().startswith("Onderbroken.")


def test_the_defaults_are_the_files_of_the_folder_where_one_stands(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.folder)
    told = door("build")
    assert (told.exit, told.out[:23]) == (Exit.DONE, "Er is niets veranderd. ")


# --- doctor ---


def test_doctor_tells_what_is_there_and_what_is_missing(small: Project) -> None:
    (small.folder / "parties.xlsx").unlink()
    (small.folder / "templates" / "omslag.docx").unlink()
    told = door("doctor", *small.words)
    assert told.exit == Exit.DONE
    assert "ingebouwde omzetter" in told.out
    assert "rdocx" in told.out
    assert "Het sjabloon omslag.docx ontbreekt." in told.out
    assert "De partijenwerkmap is er niet." in told.out
    told.out.encode("cp1252")


# --- consoles ---


def cp1252(*words: str) -> tuple[int, bytes, bytes]:
    """Run the program as on an old Windows console."""
    ended = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(Path(cli.__file__).parents[1])},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return ended.returncode, ended.stdout, ended.stderr


def test_an_old_console_gets_what_it_can_show(small: Project) -> None:
    small.change({"Schoolbesturen Naam 90101": "Stichting Şafak ✓", "Schoolbesturen KvK 90103": "12"})
    code, out, err = cp1252("build", *small.words)
    assert code == Exit.HELD_BACK
    assert re.search(r"Tegengehouden: .*\bvolmacht_90103_PO9901", out.decode("cp1252"))
    assert "Er staat: “12”" in err.decode("cp1252")
    code, out, err = cp1252("build", "--json", "--dry-run", *small.words)
    assert "Stichting Şafak ✓" in json.dumps(json.loads(out.decode("ascii")), ensure_ascii=False)
    assert b"Traceback" not in err


def test_the_whole_program_as_a_process(small: Project) -> None:
    told: Told = process("build", "--json", *small.words)
    assert told.exit == Exit.DONE
    assert told.made == {}
    assert told.err == ""
    assert process().exit == Exit.WRONG_USAGE


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_somebody_who_watches_sees_the_seven_steps(small: Project) -> None:
    small.change({"Schoolbesturen Naam 90101": "Stichting De Zilverreiger"})
    watching = Terminal()
    with redirect_stdout(io.StringIO()), redirect_stderr(watching):
        assert cli.run(["build", *small.words]) == Exit.DONE
    text = watching.getvalue()
    assert "\x1b" not in text
    steps = [line.rpartition("\r")[2] for line in text.split("TER INFO")[0].strip().split("\n")]
    assert [step.split()[1] for step in steps] == [
        *("lezen", "toetsen", "plannen", "schrijven", "omzetten", "bundelen", "bewaren")
    ]
    assert steps[4] == "5 omzetten 5/5"
    assert re.fullmatch(r"6 bundelen (\d+)/\1", steps[5])
