"""Our own templates, printed with placeholders and adopted, are what they were."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import cast

import pytest

from generator import specimen
from generator.adopting.adopt import Adopted, adopt
from generator.model import TemplateKind
from generator.templates import compiling, draft, render
from generator.word import words
from generator.word.story import paragraphs
from tests.printed_template import as_a_model, two_alike, with_placeholders
from tools.templates.__main__ import FOLDER


def texts(path: Path) -> list[str]:
    return [line.text for line in draft.read(path).lines]


@pytest.mark.parametrize(
    ("name", "kind", "fields"),
    [("convenant", "covenant", 150), ("volmacht", "mandate", 50), ("toetreding", "accession", 20)],
)
def test_every_field_printed_as_a_placeholder_comes_back(
    name: str, kind: TemplateKind, fields: int, tmp_path: Path
) -> None:
    printed, count = with_placeholders(FOLDER / f"{name}.docx")
    assert count > fields
    adopted = adopt(printed, f"{name}.docx", kind, specimen.names(kind))
    path = tmp_path / f"{name}.docx"
    path.write_bytes(adopted.docx)
    assert texts(path) == texts(FOLDER / f"{name}.docx")
    assert adopted.findings == ()


def test_of_the_consent_form_all_comes_back_but_a_line_of_an_address(tmp_path: Path) -> None:
    printed, _ = with_placeholders(FOLDER / "toestemming.docx")
    adopted = adopt(printed, "toestemming.docx", "consent", specimen.names("consent"))
    path = tmp_path / "toestemming.docx"
    path.write_bytes(adopted.docx)
    assert [found.value for found in adopted.findings] == ["{ADRESREGELS ONDERTEKENAAR}"]
    was, now = texts(FOLDER / "toestemming.docx"), texts(path)
    assert [line for line in now if line not in was] == ["{ADRESREGELS ONDERTEKENAAR}"]


def filled(path: Path, names: Mapping[str, object]) -> list[str]:
    template, problems = compiling.load(path)
    assert template is not None
    assert problems == ()
    assert template.unknown(names) == ()
    made = render.render(template, names)
    assert isinstance(made, bytes)
    # a model prints no field with its first letter made a capital
    return [block.line.casefold() for block in paragraphs(words.read(made).body)]


def round_trip(name: str, kind: TemplateKind, folder: Path) -> tuple[Adopted, list[str]]:
    """Return a template adopted from how it prints, and where the two differ once they are filled in."""
    names = cast(Mapping[str, object], two_alike(specimen.names(kind)))
    adopted = adopt(as_a_model(FOLDER / f"{name}.docx", names), f"{name}.docx", kind, names)
    path = folder / f"{name}.docx"
    path.write_bytes(adopted.docx)
    was, now = filled(FOLDER / f"{name}.docx", names), filled(path, names)
    differ = [line for line in unified_diff(was, now, lineterm="", n=0) if line[:2] not in ("--", "++", "@@")]
    return adopted, [line for line in differ if line[1:].strip()]


@pytest.mark.parametrize(("name", "kind"), [("volmacht", "mandate"), ("toetreding", "accession")])
def test_a_mandate_and_an_accession_form_as_a_model_print_the_same_words(
    name: str, kind: TemplateKind, tmp_path: Path
) -> None:
    adopted, differ = round_trip(name, kind, tmp_path)
    assert differ == []
    assert adopted.findings == ()


def test_the_covenant_as_a_model_prints_the_same_words_in_all_its_lists_and_tables(tmp_path: Path) -> None:
    adopted, differ = round_trip("convenant", "covenant", tmp_path)
    assert differ == []
    assert adopted.findings == ()
