"""The two engines side by side: the example says the same by both, and each steps in, or not, for the other."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from pypdf import PdfReader

from generator.convert import libreoffice
from generator.convert.engine import version
from generator.convert.margins import running_texts
from generator.convert.matching import squeeze
from generator.problems import Exit
from generator.word.words import read
from tests import signing_places
from tests.projects import ROOT, Project, Told, contents
from tests.raw_word import NAMESPACES

Built = tuple[Project, Told]
RUN = "packets/drukwerk.pdf"
ENTRY = re.compile(r"^(.*?)[. ]*(?:\. ?){3}[. ]*(\d+)\s*$", re.MULTILINE)
"""A line of a table of contents: its title and its page."""


@pytest.fixture(scope="module")
def office() -> None:
    try:
        libreoffice.office()
    except libreoffice.Unfit as unfit:
        pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")


@pytest.fixture(scope="module")
def by_office(office: None, tmp_path_factory: pytest.TempPathFactory, _day_of_the_session: None) -> Built:
    """Return the example region, built by LibreOffice, and what the build told."""
    project = copy_of_example(tmp_path_factory.mktemp("office"))
    return project, project.built("--engine", "libreoffice")


def copy_of_example(folder: Path) -> Project:
    for book in ("parties.xlsx", "cases.xlsx"):
        shutil.copy(ROOT / book, folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return Project(folder)


def documents(told: Told) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in told.report["documents"]}


def packets(told: Told) -> dict[str, dict[str, Any]]:
    return {one["path"]: one for one in told.report["packets"]}


def texts(path: Path) -> list[str]:
    """Return the text of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [pdf[number].get_textpage().get_text_range().replace("\r\n", "\n") for number in range(len(pdf))]


def pages(path: Path) -> list[str]:
    """Return the text of each page, without white space."""
    return [squeeze(text) for text in texts(path)]


def words_above(path: Path, place: dict[str, Any]) -> str:
    """Return what a page says above a place to sign, without white space."""
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[place["page"] - 1]
        width, height = page.get_size()
        return squeeze(page.get_textpage().get_text_bounded(0, place["y"] + place["height"], width, height))


def repeated_rows(word: WordDocument) -> Iterator[str]:
    """Yield the rows that stand again at the top of every page their table reaches."""
    for row in word.element.body.iter(qn("w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
            yield squeeze("".join(text.text or "" for text in row.iter(qn("w:t"))))


def running_words(project: Project, document: dict[str, Any]) -> str:
    """Return what a document says from its first page to its last, but for page numbers and repeated rows."""
    docx = project.output / document["docx"]
    shown = [squeeze(ENTRY.sub(r"\1", text)) for text in texts(project.output / document["pdf"])]
    said = "".join(running_texts(read(docx.read_bytes()), shown))
    for row in sorted(set(repeated_rows(Document(str(docx)))), key=len, reverse=True):
        said = said.replace(row, "")
    return said


def test_both_engines_made_the_same_documents_from_the_same_word_files(example: Built, by_office: Built) -> None:
    ours, theirs = (contents(project.output) for project, _ in (example, by_office))
    assert set(ours) == set(theirs)
    assert {path: one for path, one in ours.items() if path.endswith(".docx")} == {
        path: one for path, one in theirs.items() if path.endswith(".docx")
    }
    made_by = {entry["engine"] for entry in by_office[0].read().values() if entry["kind"] != "packet"}
    assert made_by == {version("libreoffice")}


def test_every_document_says_the_same_by_both_engines(example: Built, by_office: Built) -> None:
    found = documents(by_office[1])
    assert len(found) > 30
    for name, document in documents(example[1]).items():
        ours, theirs = running_words(example[0], document), running_words(by_office[0], found[name])
        assert len(ours) > 500, name
        assert ours == theirs, name


def test_every_place_to_sign_stands_with_the_same_words_by_both_engines(example: Built, by_office: Built) -> None:
    """LibreOffice now and then fits a word less on a line: a page more or less is no fault, a signature astray is."""
    for name, document in documents(example[1]).items():
        other = documents(by_office[1])[name]
        assert abs(document["pages"] - other["pages"]) <= 1, name
        for one, two in zip(document["signatures"], other["signatures"], strict=True):
            assert (one["signer"], one["capacity"]) == (two["signer"], two["capacity"])
            blocks = [
                words_above(project.output / of["pdf"], spot)[-60:]
                for project, of, spot in ((example[0], document, one), (by_office[0], other, two))
            ]
            assert len(blocks[0]) == 60, name
            assert blocks[0] == blocks[1], name


def test_every_place_to_sign_is_free_and_on_its_line_by_libreoffice_too(by_office: Built) -> None:
    project, told = by_office
    kinds, found = signing_places.of_all(project.output, told.report["documents"])
    assert kinds == {"covenant", "mandate", "accession", "consent"}
    assert found == []


def test_large_print_has_its_places_to_sign_by_libreoffice_too(by_office: Built, tmp_path: Path) -> None:
    project = by_office[0].copy(tmp_path / "large")
    told = project.built("--engine", "libreoffice", "--large-print", "--case", "ZK-7F3K")
    kinds, found = signing_places.of_all(project.output, told.report["documents"])
    assert "consent" in kinds
    assert found == []


def test_the_covenants_table_of_contents_is_right_by_both_engines(example: Built, by_office: Built) -> None:
    for project, told in (example, by_office):
        document = documents(told)["convenant_Zilvermeer_2026-1"]
        shown = texts(project.output / document["pdf"])
        entries = ENTRY.findall(shown[1])
        assert len(entries) > 25
        for title, number in entries:
            starts = [squeeze(line) for line in shown[int(number) - 1].splitlines()]
            assert any(squeeze(title).startswith(start) for start in starts if len(start) > 6), title


def test_the_packets_hold_the_same_and_their_contents_lists_are_right_by_either(
    example: Built, by_office: Built
) -> None:
    ours, theirs = (packets(told) for _, told in (example, by_office))
    assert {path: [one["id"] for one in packet["documents"]] for path, packet in ours.items()} == {
        path: [one["id"] for one in packet["documents"]] for path, packet in theirs.items()
    }
    for path, packet in theirs.items():
        cover, *rest = packet["documents"]
        shown = pages(by_office[0].output / path)
        assert len(shown) == packet["pages"], path
        listed = "".join(shown[: cover["last"]])
        if path == RUN:
            continue  # its cover lists packets, and test_reader follows each of those
        for one in rest:
            first, last = one["first"], one["last"]
            assert (f"{first}–{last}" if last > first else str(first)) in listed, path
            assert f"{one['id']}·" in shown[first - 1], path


def test_what_libreoffice_made_is_dutch_and_titled_like_the_other(example: Built, by_office: Built) -> None:
    for path in (*(one["pdf"] for one in documents(example[1]).values()), *packets(example[1])):
        ours, theirs = (PdfReader(project.output / path) for project, _ in (example, by_office))
        assert ours.metadata is not None
        assert theirs.metadata is not None
        assert ours.metadata.title == theirs.metadata.title != "", path
        language = "tr-TR" if "leeshulp" in path else "nl-NL"
        assert theirs.trailer["/Root"]["/Lang"] == language, path  # type: ignore[index]


def test_libreoffice_gives_equal_bytes_for_equal_input(by_office: Built, tmp_path: Path) -> None:
    again = copy_of_example(tmp_path)
    again.built("--engine", "libreoffice", "--only", "covenant")
    again.built("--engine", "libreoffice", "--case", "ZK-7F3K")
    first = contents(by_office[0].output)
    made = {path: one for path, one in contents(again.output).items() if path.endswith((".docx", ".pdf"))}
    assert len(made) > 6
    assert made == {path: first[path] for path in made}


SMALL_CAPITALS = "<w:p><w:r><w:rPr><w:smallCaps/></w:rPr><w:t>Met kleine letters</w:t></w:r></w:p>"
TEXT_BOX = (
    '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:40pt" stroked="t">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>In een kader</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    "</v:rect></w:pict></w:r></w:p>"
)
FAULTS = [
    pytest.param(SMALL_CAPITALS, "small-caps", "kleine kapitalen", "metkleineletters", id="small capitals"),
    pytest.param(TEXT_BOX, "text-box", "een tekstvak", "ineenkader", id="a text box with a border"),
]


def add_to_consent_form(project: Project, xml: str) -> None:
    """Put a paragraph above the consent form's first."""
    path = project.folder / "templates" / "toestemming.docx"
    word = Document(str(path))
    word.element.body.insert(0, parse_xml(with_names(xml)))
    word.save(str(path))


def with_names(xml: str) -> str:
    return xml.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)


@pytest.mark.parametrize(("xml", "rule", "reason", "words"), FAULTS)
def test_libreoffice_makes_what_the_embedded_engine_cannot_and_says_why(
    office: None, fresh: Project, xml: str, rule: str, reason: str, words: str
) -> None:
    add_to_consent_form(fresh, xml)
    told = fresh.built()
    assert told.held == {}
    notice = told.problem("engine-detour")
    assert notice["severity"] == "notice"
    assert reason in notice["message"]
    assert "LibreOffice maakte 2 documenten" in notice["message"]
    engines = {
        entry["kind"]: entry["engine"] for entry in fresh.read().values() if entry["kind"] in ("consent", "mandate")
    }
    assert engines == {"consent": version("libreoffice"), "mandate": version("embedded")}
    shown = "".join(pages(fresh.output / "consents/ZK-1AAA/toestemming_ZK-1AAA_ouder-1.pdf"))
    assert words in shown.casefold()


@pytest.mark.parametrize(("xml", "rule", "reason", "words"), FAULTS)
def test_without_libreoffice_those_are_refused_with_the_reason_and_the_rest_stands(
    monkeypatch: pytest.MonkeyPatch, fresh: Project, xml: str, rule: str, reason: str, words: str
) -> None:
    monkeypatch.setattr(libreoffice, "find_program", lambda: None)
    add_to_consent_form(fresh, xml)
    told = fresh.build()
    assert told.exit == Exit.HELD_BACK
    assert told.held == {
        name: [rule]
        for case in ("ZK-1AAA", "ZK-2BBB")
        for name in (f"toestemming_{case}_ouder-1", f"packets/casus_{case}_ouder-1.pdf")
    }
    refusals = [one for one in told.report["problems"] if one["rule"] == rule]
    assert len(refusals) == 2
    for one in refusals:
        assert reason in one["message"]
        assert "LibreOffice staat niet op deze computer" in one["message"]
    made = contents(fresh.output)
    assert {"covenant/convenant_Zilvermeer_2026-1.pdf", "packets/bestuur_90101.pdf", "packets/drukwerk.pdf"} <= set(
        made
    )
    assert not any("toestemming" in path or ("casus" in path and "ouder" in path) for path in made)
