"""A build that is killed at a rename leaves each file old or new, and the next build completes it."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.projects import ROOT, Project

KILLED = 77
PROGRAM = """
import os, pathlib, sys
left, rename = int(sys.argv.pop(1)), pathlib.Path.replace
def replace(self, target):
    global left
    left -= 1
    if left == 0:
        os._exit(77)
    return rename(self, target)
pathlib.Path.replace = replace
from generator import cli
sys.exit(int(cli.run(sys.argv[1:])))
"""
"""The program, killed without a word where it is about to put its N-th file in place."""


def build_killed(project: Project, at: int) -> int:
    words = ("build", "--quiet", *project.words)
    command = [sys.executable, "-c", PROGRAM, str(at), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False).returncode


def copied(project: Project, folder: Path) -> Project:
    shutil.copytree(project.folder, folder)
    return Project(folder)


def papers(project: Project) -> dict[str, str]:
    """Return the files that are a user's: not the ledger, nor what a killed build left to be swept."""
    return {name: sha for name, sha in project.files().items() if not name.startswith((".", "ledger"))}


def test_a_build_that_is_killed_at_a_rename_is_completed_by_the_next(small: Project, tmp_path: Path) -> None:
    old = papers(small)
    small.change({"Schoolbesturen Ondertekenaar 1 90101": "mevrouw N. Nieuw"})
    whole = copied(small, tmp_path / "whole")
    whole.built()
    new = papers(whole)
    assert old != new

    at = 0
    while True:
        at = 2 * at or 1
        killed = copied(small, tmp_path / f"killed-{at}")
        if build_killed(killed, at) != KILLED:
            break
        there = papers(killed)
        assert all(sha in (old.get(name), new.get(name)) for name, sha in there.items()), at
        assert there.keys() >= old.keys() & new.keys(), at

        killed.built()
        assert papers(killed) == new, at
        assert killed.truthful(), at
    assert at > 2
    assert papers(killed) == new
