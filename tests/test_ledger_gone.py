"""The ledger is gone or damaged: what stands in the output folder is known again by its bytes, and stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import Project, door, new_project

LEDGER = "ledger.json"


def gone(path: Path) -> None:
    path.unlink()


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def no_ledger(path: Path) -> None:
    path.write_text('{"schema": 2}', encoding="utf-8")


@pytest.fixture
def built(tmp_path: Path) -> Project:
    project = new_project(tmp_path / "regio")
    project.built("--engine", "none")
    return project


@pytest.mark.parametrize("harm", [gone, cut_off, no_ledger])
def test_the_next_build_leaves_every_file_as_it_is_and_knows_it_again(
    built: Project, harm: Callable[[Path], None]
) -> None:
    before = {path: path.read_bytes() for path in built.output.rglob("*") if path.is_file() and path.name != LEDGER}
    harm(built.output / LEDGER)
    built.built("--engine", "none")
    after = {path: path.read_bytes() for path in built.output.rglob("*") if path.is_file() and path.name != LEDGER}

    assert after == before
    assert built.truthful()
    assert built.built("--engine", "none").made == {}


def test_without_a_ledger_changes_says_that_it_does_not_know_how_it_was(built: Project) -> None:
    gone(built.output / LEDGER)

    assert "nog niet eerder gebouwd" in door("changes", *built.words).out
