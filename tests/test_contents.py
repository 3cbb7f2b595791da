"""Which articles of the covenant's text changed, whatever its typesetting."""

from pathlib import Path

from generator.comparing.contents import articles
from generator.documents import COVENANT_TEMPLATE, TEXT
from tests.word_files import changed

SHIPPED = Path(__file__).parents[1] / "templates" / COVENANT_TEMPLATE


def test_the_shipped_covenant_has_its_articles_and_just_those_between_the_bookmark() -> None:
    found = articles(SHIPPED.read_bytes(), TEXT)

    assert sum(name.startswith("Artikel ") for name in found) == 21
    assert not [name for name in found if name.startswith("Bijlage")]


def test_a_changed_sentence_changes_its_article_only(tmp_path: Path) -> None:
    before = articles(SHIPPED.read_bytes(), TEXT)
    path = tmp_path / "convenant.docx"
    path.write_bytes(SHIPPED.read_bytes())
    said, instead = b"wordt alleen schriftelijk gewijzigd", b"wordt alleen mondeling gewijzigd"
    changed(path, {"word/document.xml": lambda xml: xml.replace(said, instead)})
    after = articles(path.read_bytes(), TEXT)

    assert [name for name in after if after[name] != before.get(name)] == ["Artikel 17 Wijzigingen"]
    assert list(after) == list(before)
