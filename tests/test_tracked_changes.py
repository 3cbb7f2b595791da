"""The comparison as a Word file: accepting all gives the new text, rejecting all the old one."""

import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from lxml import etree

from generator.comparing.pieces import lines
from generator.comparing.reading import read
from generator.comparing.tracked import tracked
from tests.edited_covenant import COVENANT, edited
from tests.raw_word import field, item, levels, p, raw_word, run, table
from tests.tracked_changes import W, accepted, rejected
from tests.word_files import members

NOON = datetime(2026, 3, 1, 12)
ARTICLES = levels(("decimal", "Artikel %1"), ("decimal", "%1.%2"))
LETTERS = levels(("lowerLetter", "%1."))


def said(docx: bytes) -> list[tuple[str, ...]]:
    """Return the words of every paragraph, its number first."""
    return [(line.number, *line.words) for line in lines(read(docx).pieces)]


def marks(docx: bytes) -> list[tuple[str, str]]:
    """Return every stretch that was inserted or deleted, in order."""
    root = etree.fromstring(members(docx)["word/document.xml"])
    return [
        (str(mark.tag).removeprefix(W), "".join(one.text or "" for one in mark.iter(W + "t", W + "delText")))
        for mark in root.iter(W + "ins", W + "del")
        if len(mark)
    ]


def test_our_own_covenant_both_ways() -> None:
    model, ours = COVENANT.read_bytes(), edited()
    for old, new in ((model, ours), (ours, model)):
        made = tracked(old, new, on=NOON)
        assert said(accepted(made)) == said(new)
        assert said(rejected(made)) == said(old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (raw_word("Een partij zwijgt."), raw_word("Een partij zwijgt altijd.")),
        (raw_word("Eerst dit.", "Dan dat.", "Dan niets."), raw_word("Dan niets.")),
        (raw_word("Blijft."), raw_word("Ervoor.", "Blijft.", "Erachter.")),
        (raw_word("Heel iets anders."), raw_word("Geen woord gelijk hier.", "Nog een regel.")),
        (raw_word(item("Doel"), item("Samen.", 1), numbering=ARTICLES), raw_word("Artikel 1 Duur", "1.1 Altijd.")),
        (raw_word("Artikel 1 Duur", "1.1 Altijd."), raw_word(item("Doel"), item("Samen.", 1), numbering=ARTICLES)),
        (raw_word(item("een"), item("twee"), numbering=LETTERS), raw_word(item("twee"), numbering=LETTERS)),
        (raw_word(item("een"), item("twee"), numbering=LETTERS), raw_word("twee", "drie")),
        (raw_word(table(("a", "b"), ("c", "d"))), raw_word(table(("a", "x"), ("c", "d"), ("e", "f")))),
        (raw_word(table(("a", "b"), ("c", "d"), ("e", "f"))), raw_word(table(("e", "f")))),
        (raw_word("Tekst.", table(("a", "b")), "Slot."), raw_word("Tekst.", "Slot.")),
        (raw_word("Tekst.", "Slot."), raw_word("Tekst.", table(("a", "b")), "Slot.")),
        (raw_word(table(("a", p("een") + p("twee")))), raw_word(table(("a", p("twee") + p("drie"))))),
        (raw_word(table((table(("binnen",)) + p(""), "b"))), raw_word(table((table(("buiten",)) + p(""), "b")))),
        (raw_word(table(("a", "b", "c"))), raw_word(table(("a", "b")))),
        (raw_word(p(run("Eén ") + field("REF x", "twee") + run(" drie"))), raw_word("Eén vier drie")),
        (raw_word("Eén vier drie"), raw_word(p(run("Eén ") + field("REF x", "twee") + run(" drie")))),
        (raw_word("Wij {{ a }} en"), raw_word(p(run("Wij {{") + run(" b }}", "<w:b/>") + run(" en")))),
        (
            raw_word("Artikel 1 Doel", "Samen.", "Artikel 2 Duur", "Een jaar.", "Artikel 3 Kosten", "Ieder draagt ze."),
            raw_word("Artikel 1 Kosten", "Ieder draagt ze.", "Artikel 2 Doel", "Samen.", "Artikel 3 Duur", "Een jaar."),
        ),
        (raw_word("Regel"), raw_word("")),
        (raw_word(""), raw_word("Regel")),
    ],
)
def test_accepting_gives_the_new_text_and_rejecting_the_old(old: bytes, new: bytes) -> None:
    made = tracked(old, new, on=NOON)
    assert said(accepted(made)) == said(new)
    assert said(rejected(made)) == said(old)


def test_only_what_changed_is_marked_and_a_lone_word_takes_its_space_along() -> None:
    old = raw_word("Een partij zwijgt over de jongere.", "Dit blijft.")
    new = raw_word("Iedere partij zwijgt altijd over jongere.", "Dit blijft.")
    assert marks(tracked(old, new, on=NOON)) == [
        ("del", "Een"), ("ins", "Iedere"), ("ins", "altijd "), ("del", "de "),
    ]  # fmt: skip


def test_the_new_files_look_stays_and_the_old_words_keep_theirs() -> None:
    old = raw_word(p(run("Een ") + run("vet", "<w:b/>") + run(" woord.")))
    new = raw_word(p(run("Een scheef woord.", "<w:i/>")))
    root = etree.fromstring(members(tracked(old, new, on=NOON))["word/document.xml"])
    looks = [
        ("".join(one.text or "" for one in made.iter(W + "t", W + "delText")), [str(x.tag)[len(W) :] for x in made[0]])
        for made in root.iter(W + "r")
    ]
    assert looks == [("Een ", ["i"]), ("vet", ["b"]), ("scheef", ["i"]), (" woord.", ["i"])]


def test_typesetting_is_not_tracked() -> None:
    old = raw_word("Artikel 1 Doel", "Wij zeggen 'samen' en {{ swv.naam }}.")
    new = raw_word(item("Doel"), p(run("Wij zeggen ‘samen’ en {{swv.naam}}.", "<w:b/>")), numbering=ARTICLES)
    assert marks(tracked(old, new, on=NOON)) == []


def test_who_and_when_are_told_and_the_same_files_give_the_same_bytes() -> None:
    old, new = raw_word("Een."), raw_word("Twee.")
    made = tracked(old, new, on=NOON)
    root = etree.fromstring(members(made)["word/document.xml"])
    found = list(root.iter(W + "ins", W + "del"))
    assert {(one.get(W + "author"), one.get(W + "date")) for one in found} == {("convenant", "2026-03-01T12:00:00Z")}
    assert len({one.get(W + "id") for one in found}) == len(found)
    assert tracked(old, new, on=NOON) == made


def test_the_rest_of_the_new_file_is_kept() -> None:
    old, new = raw_word("Een.", footer="Oud"), raw_word("Twee.", footer="Nieuw", header="Boven")
    made = tracked(old, new, on=NOON)
    before, after = members(new), members(made)
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_marks_that_were_in_the_new_file_are_settled_first() -> None:
    typed = (
        "<w:p><w:r><w:t xml:space='preserve'>Een partij </w:t></w:r><w:del w:id='1'><w:r><w:delText>spreekt</w:delText>"
        "</w:r></w:del><w:ins w:id='2'><w:r><w:t>zwijgt</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    )
    made = tracked(raw_word("Een partij praat."), raw_word(typed), on=NOON)
    assert marks(made) == [("del", "praat"), ("ins", "zwijgt")]


def test_a_note_of_the_old_file_is_not_asked_of_the_new_one() -> None:
    reference = run('<w:footnoteReference w:id="7"/>')
    made = tracked(raw_word(p(run("Weg ermee") + reference), "Blijft."), raw_word("Blijft."), on=NOON)
    assert b"footnoteReference" not in members(made)["word/document.xml"]


def test_the_last_paragraph_of_a_cell_keeps_its_end() -> None:
    made = tracked(raw_word(table(("", "b"))), raw_word(table(("nieuw", "b"))), on=NOON)
    root = etree.fromstring(members(made)["word/document.xml"])
    assert root.find(f".//{W}pPr/{W}rPr/{W}ins") is None


def test_the_file_is_a_sound_zip() -> None:
    made = tracked(raw_word("Een."), raw_word("Twee."), on=NOON)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
