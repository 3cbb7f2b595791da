"""What several tests share: the example and a small region, each built once, and a day that stands still."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import DAY, ROOT, Project, Told, new_project


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test live on one day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture(scope="session")
def _day_of_the_session() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        yield


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, _day_of_the_session: None) -> tuple[Project, Told]:
    """Return the example region, built once, and what the build told; for reading only."""
    project = Project(tmp_path_factory.mktemp("example"))
    for book in ("parties.xlsx", "cases.xlsx"):
        shutil.copy(ROOT / book, project.folder)
    shutil.copytree(ROOT / "templates", project.folder / "templates")
    return project, project.built()


@pytest.fixture(scope="session")
def _small(tmp_path_factory: pytest.TempPathFactory, _day_of_the_session: None) -> Project:
    project = new_project(tmp_path_factory.mktemp("small"))
    project.built("--engine", "embedded")
    return project


@pytest.fixture
def small(_small: Project, tmp_path: Path) -> Project:
    """Return a copy of a small region, built already: three boards, of which 90102 signs itself, and two cases."""
    return _small.copy(tmp_path / "project")


@pytest.fixture
def fresh(tmp_path: Path) -> Project:
    """Return the small region, not yet built."""
    return new_project(tmp_path / "fresh")
