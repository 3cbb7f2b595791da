"""Templates from run to run: what was proofread and is the same, by the same program, is not proofread again."""

import shutil
from typing import Any

import pytest

from generator import preparation
from generator.problems import Exit
from generator.proofreading import every
from tests.projects import Project
from tests.word_files import changed


@pytest.fixture
def proofread(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the templates that are proofread, as they come."""
    names: list[str] = []
    whole = every.proofread

    def noted(draft: Any, *rest: Any) -> Any:
        names.append(draft.name)
        return whole(draft, *rest)

    monkeypatch.setattr("generator.authoring.examination.proofread", noted)
    return names


def test_a_template_that_was_found_sound_is_opened_without_proofreading_it(
    small: Project, proofread: list[str]
) -> None:
    assert len(small.built("--force").made) > 3
    assert proofread == []


def test_one_that_changed_is_proofread_and_its_faults_are_told(small: Project, proofread: list[str]) -> None:
    template = small.folder / "templates" / "volmacht.docx"
    changed(
        template, {"word/document.xml": lambda old: old.replace(b"</w:t></w:r></w:p>", b" XXX</w:t></w:r></w:p>", 1)}
    )
    told = small.build()
    assert proofread == ["volmacht.docx"]
    assert told.exit == Exit.HELD_BACK
    assert told.problem("leftover-dummy")["file"] == "volmacht.docx"
    assert "volmacht_90101_PO9901" in told.held


def test_another_program_proofreads_again(
    small: Project, proofread: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    other = tmp_path / "program"
    other.mkdir()
    shutil.copy(preparation.PACKAGE / "rules.csv", other)
    monkeypatch.setattr(preparation, "PACKAGE", other)
    small.built("--only", "mandates")
    assert "volmacht.docx" in proofread


def test_a_column_of_ones_own_has_the_templates_proofread_again(small: Project, proofread: list[str]) -> None:

    def add(book: Any) -> None:
        sheet = book["Schoolbesturen"]
        sheet.cell(1, sheet.max_column + 1, "Denominatie")

    small.edit(add)
    small.built("--only", "mandates", "--force")
    assert "volmacht.docx" in proofread
