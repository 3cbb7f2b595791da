"""Two Word files compared: what a reader is told of each article, and when two texts are the same."""

import io
from pathlib import Path

import pytest
from docx import Document

from generator.comparing.compare import State, compare
from generator.comparing.digest import digest
from generator.comparing.models import equal_to_model, models
from generator.comparing.opening import sound
from generator.documents import TEXT
from generator.word.wordfile import Refused
from generator.word.wordparts import WordFileError
from tests.edited_covenant import COVENANT, edited
from tests.raw_word import item, levels, p, raw_word, run, table
from tests.word_files import changed

HEADING = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
AS_HEADING = '<w:pStyle w:val="H1"/>'
ARTICLES = levels(("decimal", "Artikel %1"), ("decimal", "%1.%2"))


def states(old: bytes, new: bytes) -> dict[str, str]:
    return {one.new or one.old: ", ".join(one.states) for one in compare(old, new).articles}


def lines(old: bytes, new: bytes) -> list[str]:
    return [line for one in compare(old, new).articles for line in one.lines]


def test_each_article_is_told_by_what_became_of_it() -> None:
    old = raw_word(
        "Artikel 1 Begrippen", "Ouder is wie gezag heeft.", "Artikel 2 Doel", "Het doel is samenwerken.",
        "Artikel 3 Klachten", "Wie klaagt, krijgt antwoord.", "Artikel 4 Duur", "Dit geldt een jaar.",
    )  # fmt: skip
    new = raw_word(
        "Artikel 1 Begrippen", "Ouder is wie gezag heeft.", "Artikel 2 Doel", "Het doel is goed samenwerken.",
        "Artikel 3 Duur", "Dit geldt een jaar.", "Artikel 4 Kosten", "Ieder draagt de eigen kosten.",
    )  # fmt: skip
    assert states(old, new) == {
        "Artikel 1 Begrippen": "gelijk",
        "Artikel 2 Doel": "gewijzigd",
        "Artikel 3 Klachten": "vervallen",
        "Artikel 3 Duur": "anders genummerd",
        "Artikel 4 Kosten": "nieuw",
    }
    assert compare(old, new).summary == (
        "1 van de 4 artikelen is gelijk aan het model; "
        "1 is gewijzigd, 1 is vervallen, 1 is nieuw en 1 is alleen anders genummerd."
    )
    assert lines(old, new) == [
        "Het doel is [+ goed +] samenwerken.",
        "[- Wie klaagt, krijgt antwoord. -]",
        "[+ Ieder draagt de eigen kosten. +]",
    ]


def test_the_headline_names_the_former_number() -> None:
    old = raw_word("Artikel 1 Doel", "Samen.", "Artikel 2 Duur", "Dit geldt een jaar.")
    new = raw_word("Artikel 1 Duur", "Dit geldt een jaar.")
    assert [one.headline for one in compare(old, new).articles] == [
        "Artikel 1 Doel – vervallen",
        "Artikel 1 Duur (was Artikel 2) – anders genummerd",
    ]


def test_a_moved_article_is_named_and_the_others_stay() -> None:
    titles = ["Doel", "Duur", "Klachten", "Kosten"]
    old = raw_word(*(f"{p(title, AS_HEADING)}{p(f'De tekst over {title}.')}" for title in titles), styles=HEADING)
    new = raw_word(
        *(f"{p(title, AS_HEADING)}{p(f'De tekst over {title}.')}" for title in ["Kosten", *titles[:3]]), styles=HEADING
    )
    assert states(old, new) == {"Kosten": "verplaatst", "Doel": "gelijk", "Duur": "gelijk", "Klachten": "gelijk"}


def test_an_article_under_another_title_is_the_same_article() -> None:
    text = "Iedere partij houdt geheim wat zij in het overleg over de jongere verneemt."
    (change,) = compare(raw_word("Artikel 1 Geheim", text), raw_word("Artikel 1 Zwijgplicht", text)).articles
    assert change.headline == "Artikel 1 Zwijgplicht (was Artikel 1 Geheim) – gewijzigd"
    assert change.lines == ("Artikel 1 [- Geheim -] [+ Zwijgplicht +]",)


def test_a_bare_number_takes_its_title_from_the_line_below() -> None:
    old = raw_word("Artikel 1", "Doel", "Samen werken wij.", "Artikel 2", "Duur", "Een jaar.")
    new = raw_word("Artikel 1", "Duur", "Een jaar.")
    assert states(old, new) == {"Artikel 1 Doel": "vervallen", "Artikel 1 Duur": "anders genummerd"}


def test_a_sentence_that_names_an_article_begins_none() -> None:
    old = raw_word("Artikel 1 Doel", "Artikel 6 van de AVG geldt.", "Artikel 5 AVG blijft gelden.")
    new = raw_word("Artikel 1 Doel", "Artikel 9 van de AVG geldt.", "Artikel 5 AVG blijft gelden.")
    assert states(old, new) == {"Artikel 1 Doel": "gewijzigd"}
    assert lines(old, new) == ["Artikel [- 6 -] [+ 9 +] van de AVG geldt."]


def test_typesetting_is_no_difference() -> None:
    old = raw_word(
        item("Doel"), item("Wij schrijven 'samen' - altijd. {{ bestuur.naam }} tekent", level=1), numbering=ARTICLES
    )
    new = raw_word(
        p("Artikel\u00a01. Doel", AS_HEADING),
        p(
            run("1.1\u00a0Wij schrijven ‘sa", "<w:b/>") + run("men’  –") + run("altijd. {{bestuur") + run(".naam}} te")
            + run("\u00adkent")
        ),
        "",
        styles=HEADING,
    )  # fmt: skip
    assert states(old, new) == {"Artikel 1. Doel": "gelijk"}
    assert digest(old) == digest(new)


def test_capitals_by_style_are_typesetting_and_typed_ones_are_not() -> None:
    plain, caps = raw_word("Doel"), raw_word(p(run("Doel", "<w:caps/>")))
    assert digest(plain) == digest(caps)
    assert digest(plain) != digest(raw_word("DOEL"))


@pytest.mark.parametrize(
    "other",
    ["Een partij zwijgt niet.", "Een Partij zwijgt.", "Een partij, zwijgt.", "Een partij", "{{ swv.naam }} zwijgt."],
)
def test_every_word_and_sign_is_text(other: str) -> None:
    assert digest(raw_word("Een partij zwijgt.")) != digest(raw_word(other))
    assert not compare(raw_word("Een partij zwijgt."), raw_word(other)).equal


def test_only_changed_sentences_are_shown() -> None:
    old = "De eerste zin blijft. De tweede zin noemt 3 dagen. De derde zin blijft. De vierde blijft ook."
    new = old.replace("3 dagen", "5 dagen")
    assert lines(raw_word(old), raw_word(new)) == ["… De tweede zin noemt [- 3 -] [+ 5 +] dagen. …"]


def test_a_tag_counts_as_one_word() -> None:
    old, new = raw_word("Dit is {{ swv.naam }} in Ede."), raw_word("Dit is {{ swv.korte_naam }} in Ede.")
    assert lines(old, new) == ["Dit is [- {{ swv.naam }} -] [+ {{ swv.korte_naam }} +] in Ede."]


def test_a_table_is_told_row_by_row() -> None:
    old = table(("Begrip", "Betekenis"), ("Ouder", "wie gezag heeft"), ("School", "waar men leert"), ("Kind", "jong"))
    new = table(("Begrip", "Betekenis"), ("Ouder", "wie het gezag heeft"), ("Kind", "jong"), ("Wijk", "deel van Ede"))
    assert lines(raw_word(old), raw_word(new)) == [
        "Ouder | wie [+ het +] gezag heeft",
        "[- School | waar men leert -]",
        "[+ Wijk | deel van Ede +]",
    ]


def test_changes_that_were_tracked_already_count_as_accepted() -> None:
    tracked = (
        "<w:p><w:r><w:t xml:space='preserve'>Een partij </w:t></w:r><w:del w:id='1'><w:r><w:delText>spreekt</w:delText>"
        "</w:r></w:del><w:ins w:id='2'><w:r><w:t>zwijgt</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert compare(raw_word(tracked), raw_word("Een partij zwijgt.")).equal


def test_what_stands_beside_the_text_is_told_too() -> None:
    found = compare(raw_word("Tekst.", footer="Editie 2025"), raw_word("Tekst.", footer="Editie 2026"))
    assert [(one.headline, one.lines) for one in found.beside] == [
        ("Voetteksten – gewijzigd", ("Editie [- 2025 -] [+ 2026 +]",))
    ]
    assert not found.equal
    assert "Buiten de lopende tekst is er verschil in 1 onderdeel." in found.summary


def test_a_table_of_contents_follows_from_the_headings() -> None:
    style = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    entry = p("Artikel 1 Doel 7", '<w:pStyle w:val="TOC1"/>')
    assert compare(raw_word(entry, "Artikel 1 Doel", styles=style), raw_word("Artikel 1 Doel")).equal


def test_our_own_covenant_against_an_edited_copy() -> None:
    found = compare(COVENANT.read_bytes(), edited())
    told = {one.new or one.old: one for one in found.articles}
    assert [name for name, one in told.items() if State.CHANGED in one.states] == [
        "Artikel 1 Definities",
        "Artikel 7 Kwaliteit",
    ]
    assert told["Artikel 7 Dataminimalisatie"].states == (State.GONE,)
    assert told["Artikel 20 Inwerkingtreding"].states == (State.NEW,)
    assert told["Artikel 9 Geheimhouding"].headline == (
        "Artikel 9 Geheimhouding (was Artikel 11) – verplaatst en anders genummerd"
    )
    assert any("[- gegevens -] [+ feiten en oordelen +]" in line for line in told["Artikel 7 Kwaliteit"].lines)
    assert told["Artikel 1 Definities"].lines[0].endswith("[+ de plicht om te zwijgen. +]")
    assert found.summary.startswith("7 van de 21 artikelen zijn gelijk aan het model; 2 zijn gewijzigd, 1 is vervallen")
    assert compare(COVENANT.read_bytes(), COVENANT.read_bytes()).summary == (
        "Alle 21 artikelen zijn gelijk aan het model."
    )


def test_the_digest_of_the_covenants_text_leaves_out_what_is_the_regions_own() -> None:
    document = Document(str(COVENANT))
    document.paragraphs[0].runs[0].text = "Ons eigen convenant"
    for paragraph in document.paragraphs:
        for piece in paragraph.runs:
            piece.font.bold = True
    out = io.BytesIO()
    document.save(out)
    model, ours = COVENANT.read_bytes(), out.getvalue()
    assert digest(ours, TEXT) == digest(model, TEXT)
    assert digest(ours) != digest(model)
    assert digest(edited(), TEXT) != digest(model, TEXT)


def test_a_text_is_equal_to_the_model_that_lies_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "Landelijk model, editie 2020.docx").write_bytes(COVENANT.read_bytes())
    (tmp_path / "Regiomodel.docx").write_bytes(edited())
    (tmp_path / "kapot.docx").write_bytes(b"PK")
    (tmp_path / "~$gioMODEL.docx").write_bytes(b"")
    known, problems = models(tmp_path, TEXT)
    assert equal_to_model(digest(edited(), TEXT), known) == "Regiomodel"
    assert equal_to_model(digest(raw_word("Iets anders.")), known) is None
    assert [(one.rule, one.place.file) for one in problems] == [("compare-not-word", "kapot.docx")]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "compare-not-word"),
        (b"PK\x03\x04 afgebroken", "compare-not-word"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "compare-not-word"),
        (raw_word("x").replace(b"word/document.xml", b"word/documenT.xml"), "compare-not-word"),
        (raw_word("a" * 2_000_001), "compare-too-large"),
    ],
)
def test_a_file_that_cannot_be_compared_is_refused_in_dutch(tmp_path: Path, content: bytes, rule: str) -> None:
    path = tmp_path / "model.docx"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        sound(path)
    assert [(one.rule, one.place.file) for one in refused.value.problems] == [(rule, "model.docx")]
    with pytest.raises(WordFileError):
        compare(content, raw_word("x"))


def test_a_damaged_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.docx"
    path.write_bytes(raw_word("x", header="Boven"))
    changed(path, {"word/header.xml": lambda xml: xml[:-5]})
    with pytest.raises(Refused):
        sound(path)


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path, rule in ((tmp_path / "weg.docx", "compare-missing"), (tmp_path, "compare-unreadable")):
        with pytest.raises(Refused) as refused:
            sound(path)
        assert [one.rule for one in refused.value.problems] == [rule]


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dtd.docx"
    path.write_bytes(raw_word("x"))
    changed(path, {"word/document.xml": lambda xml: b'<!DOCTYPE x [<!ENTITY a "aa">]>' + xml})
    with pytest.raises(WordFileError):
        compare(path.read_bytes(), raw_word("x"))
