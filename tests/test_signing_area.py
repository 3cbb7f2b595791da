"""Where somebody signs: on the line that belongs to the code, in every way in which a template may draw it."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from generator.convert import embedded, libreoffice
from generator.convert.engine import Conversion, Work, convert
from generator.convert.readback import Box, Sheet, read_back
from generator.convert.signing_area import areas
from generator.workers import Crew
from tests import signing_places
from tests.projects import Project, Told
from tests.raw_word import p, raw_word, run, table

BEFORE, AFTER = "Tekst ervoor.", "Tekst erna."
UNDERLINED = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1"/></w:pBdr>'
HIGH_ROW = '<w:tr><w:trPr><w:trHeight w:val="1400" w:hRule="atLeast"/></w:trPr>'
TABS = '<w:tabs><w:tab w:val="left" {} w:pos="{}"/></w:tabs>'


def cells(*words: str, border: str = "bottom") -> str:
    """Return a table of one row whose cells have a line on one side only."""
    side = f'<w:tcPr><w:tcW w:w="4000" w:type="dxa"/><w:tcBorders><w:{border} w:val="single" w:sz="6"/></w:tcBorders>'
    made = "".join(f"<w:tc>{side}</w:tcPr>{p(one)}</w:tc>" for one in words)
    grid = '<w:gridCol w:w="4000"/>' * len(words)
    layout = '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{layout}<w:tblGrid>{grid}</w:tblGrid>{HIGH_ROW}{made}</w:tr></w:tbl>"


def after_tab(label: str, code: str, leader: str) -> str:
    return p(run(label) + run("<w:tab/>") + run(f" {code}"), TABS.format(f'w:leader="{leader}"', 5000))


DRAWN = {
    "in cells with walls": (
        (BEFORE, table(("De heer A. Bee", "H1"), ("Mevrouw C. Dee", "H2")).replace("<w:tr>", HIGH_ROW), AFTER),
        [(225, 688, 362, 750), (225, 618, 362, 680)],
    ),
    "under the two halves of a line": (
        (BEFORE, cells("", ""), p(run("H1") + run("<w:tab/>") + run("H2"), TABS.format("", 4000)), AFTER),
        [(73, 688, 273, 752), (275, 688, 474, 752)],
    ),
    "under cells with a name in them": (
        (BEFORE, cells("Voor de een", "Voor de ander"), cells("H1", "H2", border="left"), AFTER),
        [(73, 688, 273, 746), (275, 688, 474, 746)],
    ),
    "after dots and after underscores by a tab": (
        (BEFORE, "", "", after_tab("Handtekening ", "H1", "dot"), "", "", after_tab("Teken ", "H2", "underscore")),
        [(142, 723, 323, 795), (108, 680, 323, 719)],
    ),
    "after dots and after underscores": (
        (BEFORE, "", "", f"Handtekening: {'.' * 44} H1", "", "", "", f"{'_' * 30} H2"),
        [(145, 723, 264, 795), (77, 667, 240, 717)],
    ),
    "without a line": (
        (BEFORE, "", "", "", "H1", AFTER, "", "", "Getekend door de heer Bee H2"),
        [(134, 708, 330, 780), (217, 654, 456, 707)],
    ),
    "on a line, and under one": (
        (BEFORE, "", "", p("H1", UNDERLINED), "", "", "", p(" ", UNDERLINED), "handtekening van de heer Bee H2"),
        [(134, 718, 374, 790), (75, 662, 315, 714)],
    ),
    "in rows without walls": (
        (BEFORE, cells("Wie"), cells("H1"), cells("H2"), AFTER),
        [(88, 615, 274, 686), (88, 544, 274, 615)],
    ),
    "under lines that stand one under the other": (
        (BEFORE, p(" ", UNDERLINED), "H1", "", "", p(" ", UNDERLINED), "H2", AFTER),
        [(134, 744, 374, 806), (89, 689, 329, 741)],
    ),
}  # fmt: skip


def close(found: Box, expected: tuple[int, ...]) -> bool:
    edges = (found.left, found.bottom, found.right, found.top)
    return all(abs(edge - wanted) < 14 for edge, wanted in zip(edges, expected, strict=True))


@pytest.mark.parametrize("name", DRAWN)
def test_the_room_to_sign_is_on_the_codes_own_line(name: str) -> None:
    blocks, expected = DRAWN[name]
    (sheet,) = read_back(embedded.to_pdf(raw_word(*blocks)), ("H1", "H2"))
    found = areas(sheet)
    assert all(close(one, wanted) for one, wanted in zip(found, expected, strict=True)), found


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(1) as crew:
        yield crew


def test_libreoffice_draws_otherwise_and_the_room_is_the_same(
    crew: Crew, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It draws one line under a whole row, and the line of a paragraph twice."""
    try:
        libreoffice.office()
    except libreoffice.Unfit as unfit:
        pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")
    folder = tmp_path_factory.mktemp("office")
    works = []
    for number, (name, (blocks, _)) in enumerate(DRAWN.items()):
        (folder / f"{number}.docx").write_bytes(raw_word(*blocks))
        works.append(Work(name, folder / f"{number}.docx", folder / f"{number}.pdf", "Titel", ("H1", "H2")))
    for outcome in convert(works, crew=crew, engine="libreoffice"):
        assert isinstance(outcome, Conversion)
        found = [Box(one.left, one.bottom, one.right, one.top) for one in outcome.spots]
        assert all(map(close, found, DRAWN[outcome.id][1])), (outcome.id, found)


def test_the_room_ends_at_a_picture_and_on_the_paper() -> None:
    sign, line = Box(100, 690, 110, 698), Box(60, 702, 560, 703)
    sheet = Sheet(595, 760, "H1", (), (), (("H1", sign),), (sign,), (line,))
    assert areas(sheet) == (Box(60, 704, 300, 724),)
    with_picture = replace(sheet, pictures=(Box(60, 710, 200, 740),))
    (area,) = areas(with_picture)
    assert area.left > 200
    assert area.right == 441


def test_where_there_is_no_room_one_signs_near_the_code_or_over_it() -> None:
    """A rectangle without height would be no field, and no text can be drawn in it."""
    sign, line = Box(100, 690, 110, 698), Box(60, 702, 300, 703)
    full = Box(60, 704, 300, 712)
    sheet = Sheet(595, 842, "H1", (), (), (("H1", sign),), (sign, full), (line,))
    (area,) = areas(sheet)
    assert area.left > sign.right, "beside it"
    wall = replace(sheet, words=(sign, Box(0, 699, 595, 842), Box(0, 600, 99, 800), Box(111, 600, 595, 800)))
    assert areas(wall) == (sign,)


def apart(one: Box, other: Box) -> bool:
    return one.right <= other.left or other.right <= one.left or one.top <= other.bottom or other.top <= one.bottom


def any_page(chance: random.Random) -> Sheet:
    """Return a page on which codes, words and lines stand anywhere."""

    def box(width: float, height: float) -> Box:
        left, bottom = chance.uniform(30, 560 - width), chance.uniform(30, 800 - height)
        return Box(left, bottom, left + width, bottom + height)

    signs: list[Box] = []
    for _ in range(chance.randint(1, 6)):
        sign = box(10, 7)
        if all(apart(sign, other) for other in signs):
            signs.append(sign)
    words = (*signs, *(box(chance.uniform(5, 80), 8) for _ in range(chance.randint(0, 120))))
    levels = tuple(box(chance.uniform(30, 450), 0.8) for _ in range(chance.randint(0, 15)))
    uprights = tuple(box(0.8, chance.uniform(10, 200)) for _ in range(chance.randint(0, 6)))
    codes = tuple((f"H{rank}", sign) for rank, sign in enumerate(signs, start=1))
    return Sheet(595, 842, "", (), uprights, codes, words, levels)


@pytest.mark.parametrize("seed", range(200))
def test_whatever_is_drawn_a_place_is_on_the_page_and_over_nothing_but_its_code(seed: int) -> None:
    sheet = any_page(random.Random(seed))
    found = areas(sheet)
    for (_, sign), area in zip(sheet.codes, found, strict=True):
        assert 0 <= area.left < area.right <= sheet.width
        assert 0 <= area.bottom < area.top <= sheet.height
        assert area == sign or all(apart(area, word) for word in sheet.words if word != sign)
    assert all(apart(one, other) for one, other in combinations(found, 2))


def test_every_place_to_sign_of_the_example_is_free_and_on_its_line(example: tuple[Project, Told]) -> None:
    project, told = example
    kinds, found = signing_places.of_all(project.output, told.report["documents"])
    assert kinds == {"covenant", "mandate", "accession", "consent"}
    assert found == []


def test_large_print_has_its_place_to_sign_too(small: Project) -> None:
    told = small.built("--large-print", "--case", "ZK-1AAA")
    kinds, found = signing_places.of_all(small.output, told.report["documents"])
    assert "consent" in kinds
    assert found == []
