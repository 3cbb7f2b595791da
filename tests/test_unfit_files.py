"""Files that are no template at all: each is refused in one sentence, whatever else is in it."""

from pathlib import Path

import pytest

from generator.templates import draft
from generator.word import wordfile
from tests.word_files import changed, word_file

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refused(path: Path) -> list[str]:
    with pytest.raises(wordfile.Refused) as told:
        draft.read(path)
    return [problem.rule for problem in told.value.problems]


def test_a_strict_document_is_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "Een")
    changed(path, {"word/document.xml": lambda xml: xml.replace(TRANSITIONAL, STRICT)})
    assert refused(path) == ["template-strict"]


def test_a_folder_by_the_name_of_a_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / "volmacht.docx").mkdir()
    assert refused(tmp_path / "volmacht.docx") == ["template-unreadable"]


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"geen Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600):
        (tmp_path / "a.docx").write_bytes(content)
        assert refused(tmp_path / "a.docx") == ["template-not-docx"]
