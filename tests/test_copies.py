"""What somebody mended in a copy that we wrote is never lost; what we wrote ourselves is written over."""

import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests import planted_template
from tests.projects import door
from tests.word_files import members


def as_office_saves(path: Path) -> None:
    """Give every part of a file the moment that Word and Excel give it: the first that a zip file knows."""
    parts = members(path.read_bytes())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)


@pytest.mark.parametrize("wish", ["--marked-copy", "--trim"])
def test_what_was_mended_in_a_copy_is_never_lost(tmp_path: Path, wish: str) -> None:
    path, folder = tmp_path / "volmacht.docx", tmp_path / "n"
    planted_template.write(path, planted_template.PLANTED)
    words = ("templates", "check", str(path), f"{wish}={folder}", f"--parties={tmp_path / 'parties.xlsx'}")
    door(*words)
    document = Document(str(folder / "volmacht.docx"))
    document.add_paragraph("Mijn verbetering")
    document.save(str(folder / "volmacht.docx"))
    as_office_saves(folder / "volmacht.docx")
    assert "volmacht_vorige-1.docx" in door(*words).out
    kept = Document(str(folder / "volmacht_vorige-1.docx"))
    assert kept.paragraphs[-1].text == "Mijn verbetering"
    door(*words)
    assert not (folder / "volmacht_vorige-2.docx").exists()
