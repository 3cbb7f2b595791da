"""Project folders for tests: workbooks, templates and an output folder; and what a build there did.

``Project.build("--only", "mandates")`` goes through the door, as a user does, and gives what came out of it.
"""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator import cli
from generator.problems import Exit
from tests import workbooks

ROOT = Path(__file__).parents[1]
DAY = "1795000000"
"""18 November 2026, as SOURCE_DATE_EPOCH: the day on which tests build, so that no pupil has a birthday in between."""


@dataclass(frozen=True)
class Told:
    """What a command told: its exit code, stdout and stderr."""

    exit: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """Return what ``--json`` gave."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def made(self) -> dict[str, str]:
        """Return what was made, by name, each with its reason."""
        return {name: one["why"]["sentence"] for name, one in self._papers() if one["made"]}

    @property
    def held(self) -> dict[str, list[str]]:
        """Return what was held back, by name, each with the rules that did it."""
        return {name: one["held_by"] for name, one in self._papers() if one["held_by"]}

    @property
    def rules(self) -> set[str]:
        """Return the rules of the problems that were found, and of what they held back."""
        return {one["rule"] for one in self.report["problems"]}

    def problem(self, rule: str) -> dict[str, Any]:
        """Return the one problem with a rule."""
        (found,) = [one for one in self.report["problems"] if one["rule"] == rule]
        return dict(found)

    def _papers(self) -> list[tuple[str, dict[str, Any]]]:
        report = self.report
        return [(one.get("id") or one["path"], one) for one in (*report["documents"], *report["packets"])]


THIRD_BOARD = {
    "Schoolbesturen Nummer 4": "90103",
    "Schoolbesturen Naam 4": "Vereniging De Kandelaar",
    "Schoolbesturen Rechtsvorm 4": "vereniging",
    "Schoolbesturen KvK 4": "99000103",
    "Schoolbesturen Vestigingsplaats 4": "Zilverdam",
    "Schoolbesturen Ondertekenaar 1 4": "mevrouw K. Terlouw",
    "Schoolbesturen Functie 1 4": "voorzitter",
    "Schoolbesturen SWV 4": "PO9901",
}


def new_project(
    folder: Path, parties: Mapping[str, Any] | None = None, cases: Mapping[str, Any] | None = None
) -> "Project":
    """Make a folder with the workbooks of a small region, some cells changed, and the templates."""
    folder.mkdir(exist_ok=True)
    workbooks.parties(folder, {**THIRD_BOARD, **(parties or {})})
    workbooks.cases(folder, cases)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return Project(folder)


def door(*words: str) -> Told:
    """Give words to the door, and return what it told; the day is whatever SOURCE_DATE_EPOCH says."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.run(list(words))
    assert "Traceback" not in err.getvalue()
    return Told(int(code), out.getvalue(), err.getvalue())


def process(*words: str, **options: Any) -> Told:
    """Run the program as a process of its own, and return what it told."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "PYTHONIOENCODING": "utf-8", **options.pop("env", {})}
    ended = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=300,
        check=False,
        **options,
    )
    return Told(ended.returncode, ended.stdout.decode(errors="strict"), ended.stderr.decode(errors="strict"))


@dataclass(frozen=True)
class Project:
    """A folder with ``parties.xlsx``, ``cases.xlsx``, ``templates`` and ``output``."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def words(self) -> tuple[str, ...]:
        """Return the options that point at this folder."""
        cases = self.folder / "cases.xlsx"
        return (
            *("--parties", str(self.folder / "parties.xlsx")),
            *(("--cases", str(cases)) if cases.exists() else ()),
            *("--templates", str(self.folder / "templates")),
            *("--output", str(self.output)),
        )

    def build(self, *words: str) -> Told:
        """Build here with ``--json``, and return what was told."""
        return door("build", "--json", *self.words, *words)

    def built(self, *words: str) -> Told:
        """Build here, and return what was told: all went well."""
        told = self.build(*words)
        assert told.exit == Exit.DONE, told.err
        return told

    def change(self, cells: Mapping[str, Any], book: str = "parties.xlsx") -> None:
        """Change cells by name: "Schoolbesturen Naam 90101" is the Naam in the row whose first cell says 90101."""

        def fill(workbook: Any) -> None:
            for key, value in cells.items():
                sheet, rest = key.split(" ", 1)
                column, row = rest.rsplit(" ", 1)
                heads = [cell.value for cell in workbook[sheet][1]]
                (found,) = [line for line in workbook[sheet].iter_rows(min_row=2) if str(line[0].value) == row]
                found[heads.index(column)].value = value

        self.edit(fill, book)

    def edit(self, change: Callable[[Any], object], book: str = "parties.xlsx") -> None:
        """Change a workbook."""
        workbook = load_workbook(self.folder / book)
        change(workbook)
        workbook.save(self.folder / book)

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the entries of the ledger."""
        whole = json.loads((self.output / "ledger.json").read_text(encoding="utf-8"))
        entries: dict[str, dict[str, Any]] = whole["entries"]
        return entries

    def files(self) -> dict[str, str]:
        """Return every file in the output folder, hidden ones too, with a digest of its bytes."""
        return contents(self.output)

    def truthful(self) -> bool:
        """Tell whether every file the ledger knows stands there with the bytes the ledger says."""
        known = {path: mark["sha256"][:16] for entry in self.read().values() for path, mark in entry["files"].items()}
        there = self.files()
        return all(there.get(path) == digest for path, digest in known.items())

    def copy(self, folder: Path) -> "Project":
        """Copy the project with its output, times included."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Project(folder)


def contents(folder: Path) -> dict[str, str]:
    """Return the files in a folder by path, each with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
