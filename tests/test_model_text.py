"""A covenant whose text is a model's, word for word: the cover says so, and of which model."""

import shutil
from pathlib import Path

import pypdfium2
import pytest

from generator.authoring.modelling import FOLDER
from generator.comparing.digest import digest
from generator.documents import TEXT
from generator.problems import Exit
from tests.projects import DAY, Project, Told, door, new_project
from tests.word_files import changed

NAME = "Landelijk model, editie 2020"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    return new_project(tmp_path / "project")


def with_model(project: Project, old: str, new: str) -> Path:
    """Lay the covenant's text beside it as a model, with some of its XML changed."""
    folder = project.folder / "templates" / FOLDER
    folder.mkdir()
    model = Path(shutil.copy(project.folder / "templates" / "convenant.docx", folder / f"{NAME}.docx"))

    def other(xml: bytes) -> bytes:
        assert old.encode() in xml
        return xml.replace(old.encode(), new.encode())

    return changed(model, {"word/document.xml": other})


def checked(project: Project) -> Told:
    return door("check", "--json", *project.words)


def cover(project: Project) -> str:
    told = project.build("--party", "9801")
    assert told.exit == Exit.DONE, told.err
    page = pypdfium2.PdfDocument(project.output / "packets" / "gemeente_9801.pdf")[0]
    return " ".join(str(page.get_textpage().get_text_range()).split())


def test_the_cover_names_the_model_and_its_digest(project: Project) -> None:
    model = with_model(project, "</w:t></w:r>", '</w:t></w:r><w:r><w:t xml:space="preserve"></w:t></w:r>')
    said = cover(project)
    assert f"woordelijk gelijk aan ‘{NAME}’" in said
    assert digest(model.read_bytes(), TEXT) in said.replace(" ", "")


def test_another_word_is_another_text_and_that_is_said(project: Project) -> None:
    with_model(project, "zorgvuldig", "voorzichtig")
    told = checked(project)
    assert f"niet gelijk aan een model in de map {FOLDER} ({NAME})" in told.problem("model-differs")["message"]
    folder = project.folder / "templates"
    assert told.problem("model-differs")["mend"].endswith(
        f'compare "{folder / FOLDER / NAME}.docx" {folder / "convenant.docx"}'
    )
    assert "woordelijk gelijk" not in cover(project)


def test_a_model_that_can_t_be_read_holds_nothing_back(project: Project) -> None:
    folder = project.folder / "templates" / FOLDER
    folder.mkdir()
    (folder / "kapot.docx").write_bytes(b"geen Word")
    assert checked(project).exit == Exit.DONE
    assert "woordelijk gelijk" not in cover(project)
