"""A Word file with remarks: what somebody sees who opens it in Word."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from generator.problems import Place
from generator.templates import draft
from generator.word.commenting import Remark, commented, uncommented
from generator.word.lines import Line
from tests.word_files import W, changed, members, word_file

MAIN = "word/document.xml"
MOMENT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def marked(path: Path, *remarks: Remark) -> bytes:
    return commented(path.read_bytes(), MAIN, remarks, MOMENT)


def lines(path: Path) -> list[Line]:
    return [line for line in draft.read(path).lines if line.spot.member == MAIN]


def shown(content: bytes) -> list[tuple[str, str]]:
    """Return each comment and the words it stands at."""
    parts = members(content)
    name = next(name for name in parts if name.startswith("word/comments"))
    body = etree.fromstring(parts[MAIN])
    found = []
    for comment in etree.fromstring(parts[name]):
        number = comment.get(f"{W}id")
        assert len(body.findall(f".//{W}commentReference[@{W}id='{number}']")) == 1
        inside, words = False, ""
        for element in body.iter():
            if element.get(f"{W}id") == number:
                inside = element.tag == f"{W}commentRangeStart"
            elif inside and element.tag == f"{W}t":
                words += element.text or ""
        found.append((" / ".join("".join(map(str, one.itertext())) for one in comment.iter(f"{W}p")), words))
    return found


def test_a_remark_stands_at_the_words_it_is_about(tmp_path: Path) -> None:
    def runs(document: Document) -> None:  # type: ignore[valid-type]
        paragraph = document.paragraphs[1]  # type: ignore[attr-defined]
        for text in ("Het bestuur {{ best", "uur.namm }}", " tekent."):
            paragraph.add_run(text)

    path = word_file(tmp_path / "a.docx", "Een", "", also=runs)
    made = marked(path, Remark(lines(path)[1].spot, ("Onbekend veld.", "Wat te doen: …"), "{{ bestuur.namm }}"))
    assert shown(made) == [("Onbekend veld. / Wat te doen: …", "Het bestuur {{ bestuur.namm }}")]
    (comment,) = Document(_saved(tmp_path, made)).comments
    assert (comment.author, comment.text) == ("convenant", "Onbekend veld.\nWat te doen: …")


def test_what_is_said_of_another_part_stands_first_and_names_its_place(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "Een", "Twee")
    made = marked(path, Remark(Place("a.docx", "voettekst 1", "alinea 1"), ("Fout.",)))
    assert shown(made) == [("Dit gaat over: a.docx, voettekst 1, alinea 1. / Fout.", "Een")]


def test_own_comments_stay_and_ours_are_renewed(tmp_path: Path) -> None:
    def with_comment(document: Document) -> None:  # type: ignore[valid-type]
        document.add_comment(document.paragraphs[0].runs, "Van een collega", author="Jurist")  # type: ignore[attr-defined]

    path = word_file(tmp_path / "a.docx", "Een", "Twee", also=with_comment)
    once = marked(path, Remark(lines(path)[0].spot, ("Eerst.",)))
    again = commented(once, MAIN, [Remark(lines(path)[1].spot, ("Later.",))], MOMENT)
    assert shown(again) == [("Van een collega", "Een"), ("Later.", "Twee")]
    cleaned = draft.read(Path(_saved(tmp_path, again))).file
    body = etree.fromstring(cleaned.members[MAIN])
    assert [line.text for line in lines(tmp_path / "kopie.docx")] == ["Een", "Twee"]
    assert b"Later" not in cleaned.members["word/comments.xml"]
    assert len(list(body.iter(f"{W}commentReference", f"{W}commentRangeStart", f"{W}commentRangeEnd"))) == 3
    assert uncommented(members(path.read_bytes()), MAIN, "word/comments.xml") == members(path.read_bytes())


def test_what_is_not_touched_stays_byte_for_byte(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "Een")
    before, after = members(path.read_bytes()), members(marked(path, Remark(lines(path)[0].spot, ("Fout.",))))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {MAIN, "word/comments1.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def test_a_text_without_paragraphs_gets_one_for_its_remark(tmp_path: Path) -> None:
    path = changed(word_file(tmp_path / "a.docx"), {MAIN: lambda xml: re.sub(rb"<w:p\b.*</w:p>|<w:p/>", b"", xml)})
    assert shown(marked(path, Remark(Place("a.docx"), ("Leeg.",)))) == [("Dit gaat over: a.docx. / Leeg.", "")]


@pytest.mark.parametrize("number", ["²", "-x", "9" * 5000])
def test_an_odd_number_of_a_comment_or_a_heading_is_no_accident(tmp_path: Path, number: str) -> None:
    path = word_file(tmp_path / "a.docx", "# Kop", "Tekst")
    word = Document(str(path))
    word.add_comment(word.paragraphs[1].runs, text="Klopt dit?", author="M", initials="M")
    word.save(str(path))
    odd = number.encode()
    changed(
        path,
        {
            "word/comments.xml": lambda xml: re.sub(rb'w:id="[^"]*"', b'w:id="' + odd + b'"', xml),
            "word/styles.xml": lambda xml: re.sub(
                rb'<w:outlineLvl w:val="[^"]*"', b'<w:outlineLvl w:val="' + odd + b'"', xml
            ),
        },
    )
    assert "Weg." in members(marked(path, Remark(Place("a.docx"), ("Weg.",))))["word/comments.xml"].decode()
    assert [line.text for line in draft.read(path).lines if line.spot.member == MAIN] == ["Kop", "Tekst"]


def _saved(folder: Path, content: bytes) -> str:
    path = folder / "kopie.docx"
    path.write_bytes(content)
    return str(path)
