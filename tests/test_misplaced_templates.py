"""Templates that are elsewhere, of another sort or under another name: one sentence about what is really the matter."""

import shutil
from pathlib import Path

import pytest

from generator.problems import Exit
from tests.projects import ROOT, Told, door
from tests.word_files import word_file


def templates(folder: Path, *words: str) -> Told:
    absent = (f"--parties={folder / 'parties.xlsx'}", f"--cases={folder / 'cases.xlsx'}")
    return door("templates", *words, *absent)


def test_a_folder_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    told = templates(tmp_path, "check", f"--templates={tmp_path / 'sjablonen'}")
    assert told.exit == Exit.WRONG_USAGE
    assert told.err.count("FOUT") == 1
    assert "De map met sjablonen is er niet." in told.err


def test_a_folder_in_the_place_of_a_template_is_told_how_to_check_it(tmp_path: Path) -> None:
    told = templates(tmp_path, "check", str(tmp_path))
    assert told.exit == Exit.WRONG_USAGE
    assert f"Typ --templates {tmp_path} voor alle sjablonen" in told.err


def test_a_template_of_an_old_sort_is_told_what_it_is(tmp_path: Path) -> None:
    old = tmp_path / "volmacht.doc"
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"oud")
    assert "Dit is een oud Word-bestand (.doc)" in templates(tmp_path, "check", str(old)).out


def test_an_empty_file_is_told_to_be_empty(tmp_path: Path) -> None:
    empty = tmp_path / "volmacht.docx"
    empty.write_bytes(b"")
    assert "Dit bestand is leeg." in templates(tmp_path, "check", str(empty)).out


@pytest.mark.parametrize("name", ["volmacht.doc", "volmacht.dotx", "volmacht.docm", "Volmacht (2).DOCX"])
def test_what_lies_beside_the_templates_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    shutil.copy(ROOT / "templates" / "omslag.docx", folder)
    (folder / name).write_bytes(b"iets")
    report = templates(tmp_path, "check", f"--templates={folder}", "--kind=cover", "--json").report
    assert [(one["rule"], one["file"]) for one in report["problems"]] == [("template-unused", name)]


def test_a_model_that_is_not_there_is_no_template_to_put_back(tmp_path: Path) -> None:
    told = templates(tmp_path, "adopt", str(tmp_path / "model.docx"), "--kind=mandate")
    assert "model.docx: Dit bestand is er niet." in told.err


def test_a_preview_asks_for_a_folder(tmp_path: Path) -> None:
    path = word_file(tmp_path / "volmacht.docx", "{{ swv.naam }}")
    told = templates(tmp_path, "preview", str(path), f"--to={path}")
    assert (told.exit, "Hier hoort een map te staan" in told.err) == (Exit.WRONG_USAGE, True)


def test_a_refused_template_gets_no_marked_copy_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "volmacht.docx"
    path.write_bytes(b"geen Word")
    told = templates(tmp_path, "check", str(path), f"--marked-copy={tmp_path / 'nagekeken'}")
    assert "Van volmacht.docx is geen nagekeken kopie gemaakt. Herstel eerst wat hierboven staat." in told.out
    assert "niets aan te wijzen" not in told.out


def test_a_path_with_a_space_is_told_about_quotes(tmp_path: Path) -> None:
    told = door("templates", "compare", "mijn", "model.docx", "tekst.docx")
    assert (told.exit, "tussen aanhalingstekens" in told.err) == (Exit.WRONG_USAGE, True)


def test_a_kind_that_is_not_given_is_told_with_the_kinds(tmp_path: Path) -> None:
    told = templates(tmp_path, "adopt", str(tmp_path / "model.docx"))
    assert "Er ontbreekt een waarde: --kind. Mogelijk zijn: covenant, mandate," in told.err


def test_a_marked_copy_of_an_earlier_round_is_named_once_its_template_is_sound(tmp_path: Path) -> None:
    path = Path(shutil.copy(ROOT / "templates" / "omslag.docx", tmp_path))
    (tmp_path / "nagekeken").mkdir()
    shutil.copy(path, tmp_path / "nagekeken")
    told = templates(tmp_path, "check", str(path), f"--marked-copy={tmp_path / 'nagekeken'}")
    assert told.out.splitlines()[-2:] == [
        "Er was niets aan te wijzen; er is geen nagekeken kopie gemaakt.",
        f"In {tmp_path / 'nagekeken'} staat nog een oudere kopie van omslag.docx.",
    ]
