"""The paragraphs of a template, each with the place a reader is told."""

from pathlib import Path

from docx.document import Document as Word

from generator.templates import draft
from generator.word.lines import shortened
from tests.word_files import changed, table, with_notes, word_file

BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:txbxContent>'
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{0}</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def with_box(path: Path, text: str) -> Path:
    box = BOX.format(text).encode()
    return changed(path, {"word/document.xml": lambda xml: xml.replace(b"</w:p>", box + b"</w:p>", 1)})


def test_every_paragraph_says_its_part_heading_and_cell(tmp_path: Path) -> None:
    def more(document: Word) -> None:
        table(("a", "b"), ("c", "{{ bestuur.naam }}"))(document)
        document.sections[0].footer.paragraphs[0].text = "Bladvoet"

    path = word_file(tmp_path / "a.docx", "# Artikel 1", "Een\ttwee", "# Artikel {{ x }}", "", also=more)
    seen = draft.read(with_notes(path, "footnotes", "Noot"))
    places = {line.text: str(line.spot).removeprefix("a.docx, ") for line in seen.lines}
    assert places["Een\ttwee"] == "tekst, alinea 2 (onder ‘Artikel 1’)"
    assert places["{{ bestuur.naam }}"] == "tekst, alinea 8 (tabel 1, rij 2, kolom 2; onder ‘Artikel …’)"
    assert places["Noot"] == "voetnoten, alinea 1"
    assert places["Bladvoet"] == "voettekst 1, alinea 1"
    heading = next(line for line in seen.lines if line.text == "Artikel 1")
    assert (heading.style, heading.level) == ("heading 1", 1)
    assert all(seen.line_of(line.spot) is line for line in seen.lines)


def test_a_text_box_is_read_once_and_its_tags_are_all_filled(tmp_path: Path) -> None:
    seen = draft.read(with_box(word_file(tmp_path / "a.docx", "Voor", "Na"), "{{ swv.naam }}"))
    (box,) = [line for line in seen.lines if line.box]
    assert (box.text, box.spot.cell) == ("{{ swv.naam }}", "alinea 2 (in een tekstvak)")
    body = [line.text for line in seen.lines if line.spot.member == "word/document.xml"]
    assert body == ["Voor", "{{ swv.naam }}", "Na"]
    assert [tag.text for tag in seen.tags] == ["{{ swv.naam }}"] * 2


def test_a_faulty_tag_in_a_text_box_is_told_once(tmp_path: Path) -> None:
    seen = draft.read(with_box(word_file(tmp_path / "a.docx", "Voor"), "{{ swv.naam("))
    (problem,) = seen.problems
    assert (problem.rule, problem.place) == ("template-tag-open", seen.lines[1].spot)


def test_a_long_text_is_cut_off_at_a_word() -> None:
    assert shortened("een  twee\ndrie", 13) == "een twee drie"
    assert shortened("een twee drie", 10) == "een twee…"
