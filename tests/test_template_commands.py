"""``convenant templates``: what a secretary is told of the templates she changed, and what she gets."""

import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document

from generator.problems import Exit
from generator.rules import RULES
from generator.signing.languages import AID_TEMPLATES
from tests import planted_template, workbooks
from tests.planted_template import Planted, begins
from tests.projects import ROOT, Told, door
from tests.word_files import members, word_file

CLEAN = tuple(path.name for path in sorted((ROOT / "templates").glob("*.docx")))


def templates(folder: Path, *words: str) -> Told:
    """Give a command about templates, in a folder without workbooks."""
    absent = (f"--parties={folder / 'parties.xlsx'}", f"--cases={folder / 'cases.xlsx'}")
    return door("templates", *words, *absent)


def planted(folder: Path, faults: tuple[Planted, ...] = planted_template.PLANTED) -> Path:
    path = folder / "volmacht.docx"
    planted_template.write(path, faults)
    return path


def told_of(path: Path) -> list[tuple[str, str]]:
    report = templates(path.parent, "check", str(path), "--json").report
    return [(one["rule"], begins(one["excerpt"])) for one in report["problems"]]


def test_every_planted_fault_is_told_once_at_its_paragraph_and_nothing_else(tmp_path: Path) -> None:
    expected = sorted(planted_template.expected())
    assert len(expected) >= 40
    assert sorted(told_of(planted(tmp_path))) == expected


@pytest.mark.parametrize("fault", planted_template.PLANTED, ids=lambda fault: fault.paragraphs[0][:40])
def test_a_fault_by_itself_is_told_as_well(fault: Planted, tmp_path: Path) -> None:
    path = planted(tmp_path, (fault,))
    assert told_of(path) == list(planted_template.expected((fault,)))


def test_a_marked_copy_has_a_comment_at_every_fault(tmp_path: Path) -> None:
    path = planted(tmp_path)
    before = path.read_bytes()
    told = templates(tmp_path, "check", str(path), "--marked-copy", str(tmp_path / "nagekeken"))
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert path.read_bytes() == before
    copy = tmp_path / "nagekeken" / "volmacht.docx"
    assert f"De nagekeken kopie staat in {copy}" in told.out
    comments = [comment.text for comment in Document(str(copy)).comments]
    rules = [text.rpartition("[")[2].rstrip("]") for text in comments]
    assert sorted(rules) == sorted(rule for rule, _ in planted_template.expected())
    assert next(text for text in comments if "bestuur.namm" in text).split("\n") == [
        "FOUT: Het veld ‘bestuur.namm’ bestaat niet.",
        "Er staat: “{{ bestuur.namm }}”.",
        "Wat te doen: Bedoelde u bestuur.naam?",
        "[template-unknown-name]",
    ]
    text = [paragraph.text for paragraph in Document(str(copy)).paragraphs]
    assert text == [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_a_marked_copy_that_was_mended_is_a_template_without_remarks(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "templates", tmp_path / "templates")
    planted_template.write(folder / "volmacht.docx", (Planted("", ("Naam: {{ bestuur.namm }}.",)),))
    templates(tmp_path, "check", f"--templates={folder}", f"--marked-copy={tmp_path / 'n'}")
    assert {path.name for path in (tmp_path / "n").iterdir()} == {"volmacht.docx", *AID_TEMPLATES}
    document = Document(str(tmp_path / "n" / "volmacht.docx"))
    document.paragraphs[-1].runs[0].text = "Naam: {{ bestuur.naam }}."
    document.save(str(folder / "volmacht.docx"))
    told = templates(tmp_path, "check", f"--templates={folder}", "--json")
    assert (told.exit, beyond_translations(told)) == (Exit.DONE, [])


def test_a_marked_copy_somebody_changed_is_kept(tmp_path: Path) -> None:
    path = planted(tmp_path)
    words = ("check", str(path), "--marked-copy", str(tmp_path / "n"))
    templates(tmp_path, *words)
    templates(tmp_path, *words)
    assert [one.name for one in (tmp_path / "n").iterdir()] == ["volmacht.docx"]
    document = Document(str(tmp_path / "n" / "volmacht.docx"))
    document.save(str(tmp_path / "n" / "volmacht.docx"))
    told = templates(tmp_path, *words)
    assert "volmacht_vorige-1.docx" in told.out
    assert (tmp_path / "n" / "volmacht_vorige-1.docx").exists()


def test_the_folder_of_the_templates_themselves_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "templates", tmp_path / "templates")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for option in ("--marked-copy", "--trim"):
        told = templates(tmp_path, "check", f"--templates={folder}", option, str(folder))
        assert told.exit == Exit.WRONG_USAGE
        assert "nooit overschreven" in told.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def beyond_translations(told: Told) -> list[dict[str, Any]]:
    """Return the problems, but for the notices that nobody looked the shipped translations over."""
    return [one for one in told.report["problems"] if one["rule"] != "aid-unreviewed"]


def test_the_shipped_templates_are_clean(tmp_path: Path) -> None:
    told = templates(tmp_path, "check", f"--templates={ROOT / 'templates'}", "--json")
    assert (told.exit, beyond_translations(told)) == (Exit.DONE, [])
    assert sorted(told.report["templates"]) == list(CLEAN)


def test_a_file_that_is_not_used_and_one_that_is_missing_are_named(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (folder / "volmacht.docx").rename(folder / "volmacht (2).docx")
    (folder / "~$omslag.docx").write_bytes(b"")
    told = templates(tmp_path, "check", f"--templates={folder}", "--json")
    found = {(one["rule"], Path(one["file"]).name) for one in beyond_translations(told)}
    assert found == {("template-missing", "volmacht.docx"), ("template-unused", "volmacht (2).docx")}


def test_a_kind_that_can_t_be_seen_is_asked_for(tmp_path: Path) -> None:
    path = word_file(tmp_path / "brief.docx", "Beste {{ pakket.voor }}")
    told = templates(tmp_path, "check", str(path), "--json")
    assert (told.exit, told.rules, "--kind" in told.err) == (Exit.WRONG_USAGE, {"template-kind-unknown"}, True)
    rules = {
        one["rule"] for one in templates(tmp_path, "check", str(path), "--kind=cover", "--json").report["problems"]
    }
    assert "missing-field" in rules


def test_a_column_of_the_user_s_own_may_be_named(tmp_path: Path) -> None:
    workbooks.parties(tmp_path, {"Schoolbesturen Kleur": "rood"})
    path = planted(
        tmp_path, (Planted("", ("Bij {{ bestuur.naam }}{% if bestuur.kleur %}: {{ bestuur.kleur }}{% endif %}",)),)
    )
    assert told_of(path) == []
    listed = templates(tmp_path, "fields", "--kind=mandate").out
    assert "{{ bestuur.kleur }}" in listed
    assert "rood" not in listed
    (tmp_path / "parties.xlsx").unlink()
    assert [rule for rule, _ in told_of(path)] == ["template-unknown-name"]


def test_a_workbook_that_can_t_be_read_keeps_nobody_from_checking_templates(tmp_path: Path) -> None:
    (tmp_path / "parties.xlsx").write_bytes(b"geen Excel")
    told = templates(tmp_path, "check", f"--templates={ROOT / 'templates'}", "--json")
    assert (told.exit, told.rules) == (Exit.DONE, {"template-own-columns", "aid-unreviewed"})


def test_every_field_is_listed_with_an_example_and_its_column(tmp_path: Path) -> None:
    told = templates(tmp_path, "fields")
    assert "{{ bestuur.vestigingsplaats }}" in told.out
    assert "Schoolbesturen › Vestigingsplaats" in told.out
    report = templates(tmp_path, "fields", "--kind=consent", "--json").report
    (field,) = [one for one in report["fields"] if one["path"] == "leerling.voornaam"]
    assert (field["kind"], field["source"], field["tag"]) == (
        "consent", "Casussen › Voornaam", "{{ leerling.voornaam }}",
    )  # fmt: skip


def test_the_list_of_fields_comes_as_a_word_file_too(tmp_path: Path) -> None:
    target = tmp_path / "velden.docx"
    told = templates(tmp_path, "fields", "--docx", str(target))
    assert told.out == f"De lijst met velden staat in {target}.\n"
    cells = [cell.text for table in Document(str(target)).tables for row in table.rows for cell in row.cells]
    assert "{{ convenant.regio }}" in cells
    assert templates(tmp_path, "fields", "--docx", str(tmp_path / "volmacht.docx")).exit == Exit.WRONG_USAGE
    assert members(target.read_bytes())["word/document.xml"].count(b"<w:tblHeader") > 5


def test_a_preview_shows_made_up_data_and_that_it_is_no_real_paper(tmp_path: Path) -> None:
    told = templates(tmp_path, "preview", str(ROOT / "templates" / "toetreding.docx"), "--to", str(tmp_path))
    word, pdf = tmp_path / "voorbeeld_toetreding.docx", tmp_path / "voorbeeld_toetreding.pdf"
    assert told.exit == Exit.DONE
    assert f"Het voorbeeld staat in {word} en {pdf}." in told.out
    assert "Toetredingsformulier" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    headers = [text for name, text in members(word.read_bytes()).items() if name.startswith("word/header")]
    assert headers
    assert all("VOORBEELD" in text.decode() for text in headers)


def test_a_template_with_faults_gives_no_preview(tmp_path: Path) -> None:
    told = templates(tmp_path, "preview", str(planted(tmp_path)), "--to", str(tmp_path))
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert "bestuur.namm" in told.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["volmacht.docx"]


def test_a_model_becomes_a_template_with_remarks_at_what_is_left(tmp_path: Path) -> None:
    model = word_file(
        tmp_path / "model.docx",
        "# Volmacht",
        "{NAAM SCHOOLBESTUUR}, gevestigd te {VESTIGINGSPLAATS SCHOOLBESTUUR}, geeft volmacht aan {NAAM SWV}.",
        "Het hoofd van de afdeling is {NAAM AFDELINGSHOOFD}.",
    )
    before = model.read_bytes()
    told = templates(tmp_path, "adopt", str(model), "--kind=mandate", "--json")
    made = tmp_path / "model_sjabloon.docx"
    assert (told.exit, told.report["files"], model.read_bytes()) == (Exit.DONE, [str(made)], before)
    texts = [paragraph.text for paragraph in Document(str(made)).paragraphs]
    assert (
        texts[1]
        == "{{ bestuur.naam }}, gevestigd te {{ bestuur.vestigingsplaats }}, geeft volmacht aan {{ swv.naam }}."
    )
    assert texts[2] == "Het hoofd van de afdeling is {NAAM AFDELINGSHOOFD}."
    assert told.report["adopted"][0]["after"] == texts[1]
    (comment,) = Document(str(made)).comments
    assert "NAAM AFDELINGSHOOFD" in comment.text
    text = templates(tmp_path, "adopt", str(model), "--kind=mandate").out
    assert "Wat u zelf moet doen" in text
    assert f"convenant templates check {made} --kind mandate" in text


def test_the_model_itself_is_never_written(tmp_path: Path) -> None:
    model = word_file(tmp_path / "model.docx", "{NAAM SWV}")
    before = model.read_bytes()
    told = templates(tmp_path, "adopt", str(model), "--kind=mandate", "--to", str(model))
    assert (told.exit, model.read_bytes()) == (Exit.WRONG_USAGE, before)


def test_two_texts_are_compared_by_article_and_in_word(tmp_path: Path) -> None:
    old = word_file(tmp_path / "oud.docx", "# Artikel 1 Doel", "Samen zorgen wij.", "# Artikel 2 Duur", "Een jaar.")
    new = word_file(tmp_path / "nieuw.docx", "# Artikel 1 Doel", "Samen helpen wij.", "# Artikel 2 Duur", "Een jaar.")
    docx = tmp_path / "verschil.docx"
    told = door("templates", "compare", str(old), str(new), "--docx", str(docx))
    assert told.exit == Exit.DONE
    assert "1 van de 2 artikelen is gelijk aan het model" in told.out
    assert "Artikel 1 Doel – gewijzigd" in told.out
    xml = members(docx.read_bytes())["word/document.xml"].decode()
    assert "<w:del " in xml
    assert "<w:ins " in xml
    report = door("templates", "compare", str(old), str(new), "--json").report
    assert (report["equal"], [one["states"] for one in report["articles"]]) == (False, [["gewijzigd"], ["gelijk"]])
    assert report["sha256"]["old"] != report["sha256"]["new"]


def test_a_file_that_is_no_word_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "kapot.docx"
    broken.write_bytes(b"geen Word")
    sound = word_file(tmp_path / "goed.docx", "Een")
    for words in (
        ("compare", str(broken), str(sound)),
        ("compare", str(tmp_path / "weg.docx"), str(sound)),
        ("adopt", str(broken), "--kind=covenant"),
        ("preview", str(broken), "--kind=covenant", "--to", str(tmp_path)),
        ("check", str(broken), "--kind=covenant"),
    ):
        told = door("templates", *words)
        assert told.exit == Exit.INPUT_HAS_ERRORS, words
        assert "FOUT" in told.err + told.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["goed.docx", "kapot.docx"]


def test_a_slimmer_copy_says_the_same(tmp_path: Path) -> None:
    heavy = word_file(tmp_path / "volmacht.docx", "# Volmacht", "{{ bestuur.naam }} geeft volmacht.")
    told = templates(tmp_path, "check", str(heavy), "--trim", str(tmp_path / "slank"))
    slim = tmp_path / "slank" / "volmacht.docx"
    assert f"Een slankere kopie staat in {slim}" in told.out
    assert slim.stat().st_size < heavy.stat().st_size / 2
    assert [one.text for one in Document(str(slim)).paragraphs] == [one.text for one in Document(str(heavy)).paragraphs]


def test_every_rule_about_templates_has_a_test() -> None:
    tests = [path for path in (ROOT / "tests").glob("*.py") if path.name != "test_rules_catalogue.py"]
    told = "\n".join(path.read_text(encoding="utf-8") for path in tests)
    rules = [rule for rule, about in RULES.items() if about.group == "sjablonen"]
    assert len(rules) > 100
    untested = [rule for rule in rules if f'"{rule}"' not in told and f'"{rule.removeprefix("print-")}"' not in told]
    assert untested == []
