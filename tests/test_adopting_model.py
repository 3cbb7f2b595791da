"""A whole model, with two wordings, lists, instructions and places to sign, becomes a template that fills itself in."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

import pytest

from generator import specimen
from generator.adopting.adopt import Adopted, adopt
from generator.adopting.report import report
from generator.proofreading.every import proofread
from generator.templates import compiling, draft, render
from tests.official_model import COLLEGE, COLLEGES, INSTRUCTION, official_model
from tests.word_files import lines

Names = Mapping[str, object]


@pytest.fixture
def adopted(tmp_path: Path) -> Adopted:
    model = official_model(tmp_path / "model.docx")
    return adopt(model.read_bytes(), model.name, "covenant", specimen.names("covenant"))


@lru_cache
def gemeenten() -> tuple[Mapping[str, object], ...]:
    return cast(tuple[Mapping[str, object], ...], specimen.names("covenant")["gemeenten"])


def named(*names: str) -> Names:
    made = [{**gemeenten()[0], "naam": name, "handtekening": f"H{name[0]}"} for name in names]
    return {**specimen.names("covenant"), "gemeenten": made}


def without_codes(names: Names) -> Names:
    """Return the names as the copy for publication has them: nobody signs it."""
    codes = ("handtekening", "handtekening_besturen")
    rows = {name: cast(tuple[Mapping[str, object], ...], names[name]) for name in ("gemeenten", "swvs")}
    bare = {
        name: [{key: "" if key in codes else value for key, value in row.items()} for row in several]
        for name, several in rows.items()
    }
    return {**names, **bare}


def filled(adopted: Adopted, names: Names, folder: Path) -> list[str]:
    path = folder / "template.docx"
    path.write_bytes(adopted.docx)
    template, problems = compiling.load(path)
    assert template is not None
    assert problems == ()
    assert template.unknown(names) == ()
    made = render.render(template, names)
    assert isinstance(made, bytes)
    return [line for line in lines(made) if line]


def test_one_gemeente_is_told_in_the_singular(adopted: Adopted, tmp_path: Path) -> None:
    said = filled(adopted, named("Aardenhout"), tmp_path)
    signer = gemeenten()[0]["ondertekenaar"]
    assert said[2] == (f"{COLLEGE} Aardenhout, rechtsgeldig vertegenwoordigd door {signer}, hierna: ‘Gemeente’;")
    assert COLLEGES not in said
    assert any("tussen de gemeente Aardenhout en het samenwerkingsverband. Het college stelt" in line for line in said)


def test_three_are_told_in_the_plural(adopted: Adopted, tmp_path: Path) -> None:
    said = filled(adopted, named("Aardenhout", "Bergdorp", "Colmschate"), tmp_path)
    signer = gemeenten()[0]["ondertekenaar"]
    assert said[2:7] == [
        COLLEGES,
        f"Aardenhout, vertegenwoordigd door {signer};",
        f"Bergdorp, vertegenwoordigd door {signer};",
        f"Colmschate, vertegenwoordigd door {signer};",
        "hierna afzonderlijk ‘Gemeente’ en gezamenlijk ‘Gemeenten’;",
    ]
    assert not any(line.startswith(f"{COLLEGE} Aardenhout, rechtsgeldig") for line in said)
    (both,) = (line for line in said if line.startswith("Dit convenant geldt"))
    assert "tussen de gemeenten Aardenhout, Bergdorp en Colmschate en het samenwerkingsverband. " in both
    assert both.endswith("De colleges stellen het vast.")


def test_each_board_is_listed_and_counted(adopted: Adopted, tmp_path: Path) -> None:
    said = filled(adopted, specimen.names("covenant"), tmp_path)
    boards = cast(tuple[Mapping[str, object], ...], specimen.names("covenant")["schoolbesturen"])
    start = said.index("de volgende schoolbesturen:") + 1
    assert said[start : start + len(boards)] == [
        f"{number}. {board['naam']}, gevestigd te {board['vestigingsplaats']};"
        for number, board in enumerate(boards, 1)
    ]
    table = said.index("KvK-nummer") + 1
    assert said[table : table + 2 * len(boards)] == [text for board in boards for text in (board["naam"], board["kvk"])]


def test_each_signs_once_for_itself_and_each_swv_for_its_boards(adopted: Adopted, tmp_path: Path) -> None:
    said = filled(adopted, named("Aardenhout", "Bergdorp"), tmp_path)
    swvs = cast(tuple[Mapping[str, object], ...], specimen.names("covenant")["swvs"])
    codes = [line.split()[-1] for line in said if line.startswith("Handtekening")]
    assert codes == [
        "HA",
        "HB",
        *(swv["handtekening"] for swv in swvs),
        *(swv["handtekening_besturen"] for swv in swvs),
    ]
    assert said.count(f"Naam: {swvs[0]['directeur']}") == 2


def test_nothing_of_the_model_is_printed_but_what_is_left_for_a_person(adopted: Adopted, tmp_path: Path) -> None:
    said = "\n".join(filled(adopted, specimen.names("covenant"), tmp_path))
    for gone in (INSTRUCTION, "Instructie", "Etc.", "OF", "[", "Indien één", "{NAAM", "{PLAATS"):
        assert gone not in said
    assert said.count("{") == 1
    assert [found.value for found in adopted.findings] == ["{CONTACTPERSOON GELE GIDS}"]
    assert [found.value for found in adopted.instructions] == [
        INSTRUCTION,
        "Instructie: vul alle velden tussen accolades in en verwijder deze tekst.",
        "[Indien één gemeente partij is:]",
        "[Indien meerdere gemeenten partij zijn:]",
    ]


def test_what_is_left_is_what_proofreading_finds_too(adopted: Adopted, tmp_path: Path) -> None:
    path = tmp_path / "template.docx"
    path.write_bytes(adopted.docx)
    names, bare = specimen.names("covenant"), specimen.names("covenant", bare=True)
    found = proofread(draft.read(path), "covenant", names, bare)
    leftovers = [one.value for one in found if one.rule.startswith("leftover-")]
    assert leftovers == ["Vragen kunnen worden gesteld aan {CONTACTPERSOON GELE GIDS}."]


def test_the_copy_for_publication_names_nobody_and_has_no_codes(adopted: Adopted, tmp_path: Path) -> None:
    names = without_codes(named("Aardenhout"))
    covenant = cast(Mapping[str, object], names["convenant"])
    said = filled(adopted, {**names, "convenant": {**covenant, "publicatie": True}}, tmp_path)
    assert (
        f"{COLLEGE} Aardenhout, rechtsgeldig vertegenwoordigd door (naam niet gepubliceerd), hierna: ‘Gemeente’;"
        in said
    )
    assert not any(str(gemeenten()[0]["ondertekenaar"]) in line for line in said)
    assert {line for line in said if line.startswith("Handtekening")} == {"Handtekening: ……………………… "}


def test_every_place_that_is_told_is_found_in_the_new_template(adopted: Adopted, tmp_path: Path) -> None:
    path = tmp_path / "template.docx"
    path.write_bytes(adopted.docx)
    seen = draft.read(path)
    for change in adopted.changes:
        line = seen.line_of(change.spot)
        assert line is not None
        if change.before and change.after:
            assert line.text.startswith(change.after[:100])
    for found in adopted.findings:
        assert any(found.value in line.text for line in seen.lines if line.spot.cell == found.place.cell)


def test_the_report_can_be_read_from_a_windows_screen(adopted: Adopted) -> None:
    told = report(adopted)
    assert told[-1] == (
        "26 alinea’s herschreven, 1 plek voor u, 4 aanwijzingen gevonden. Lees het sjabloon na voordat u het gebruikt."
    )
    assert all(line.encode("cp1252") for line in told if line)
