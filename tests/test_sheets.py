"""Which pages are signature sheets: small pictures of a covenant's headings and places to sign."""

import pytest

from generator.convert.headings import Heading
from generator.sheets import Sheet, signature_sheets

PAGES = 8
PLACES = [("H1", 5), ("H2", 6), ("H3", 7)]


def heading(level: int, title: str, page: int, top: float = 771.0) -> Heading:
    return Heading(level, title, page, top)


TEXT = (heading(0, "Partijen", 1), heading(1, "Artikel 1", 2, 400.0), heading(0, "Bijlage 1", 3))
SHEETS = (heading(0, "Tekenbladen", 4), heading(1, "Een", 5), heading(1, "Twee", 6), heading(1, "Drie", 7))


def found(*headings: Heading, places: list[tuple[str, int]] | None = None) -> list[tuple[str, int, int, str]]:
    sheets = signature_sheets(headings, PLACES if places is None else places, PAGES)
    return [(one.title, one.first, one.last, " ".join(sorted(one.codes))) for one in sheets]


def test_each_heading_in_the_chapter_is_a_sheet_up_to_the_next() -> None:
    assert found(*TEXT, *SHEETS) == [("Een", 5, 5, "H1"), ("Twee", 6, 6, "H2"), ("Drie", 7, 8, "H3")]


def test_two_who_sign_together_share_a_sheet_that_may_run_on() -> None:
    assert found(*TEXT, *SHEETS[:3], places=[("H1", 5), ("H2", 6), ("H3", 7)]) == [
        ("Een", 5, 5, "H1"),
        ("Twee", 6, 8, "H2 H3"),
    ]


def test_what_comes_behind_the_chapter_is_no_sheet() -> None:
    assert found(*TEXT, *SHEETS, heading(0, "Bijlage 2", 8))[-1] == ("Drie", 7, 7, "H3")


@pytest.mark.parametrize("title", ["Ondertekening", "Handtekeningen", "Bijlage 7 – Tekenbladen", "TEKENBLADEN"])
def test_the_chapter_is_known_by_its_name(title: str) -> None:
    assert len(found(*TEXT, heading(0, title, 4), *SHEETS[1:])) == 3


@pytest.mark.parametrize(
    "headings",
    [
        (),
        TEXT,
        (*TEXT, heading(0, "Artikel 22 Ondertekening", 4), *SHEETS[1:]),
        (*TEXT, SHEETS[0]),
        (*TEXT, heading(0, "Tekenbladen", 5), *SHEETS[1:]),  # the first sheet stands on the chapter's own page
        (*TEXT, *SHEETS[:2], heading(1, "Twee", 6, 500.0), SHEETS[3]),  # something stands above it
        (*TEXT, *SHEETS[:2], heading(1, "Twee", 5), SHEETS[3]),  # two on one page
        (*TEXT, *SHEETS, heading(0, "Bijlage 2", 7, 300.0)),  # text begins on the last sheet
    ],
)
def test_where_it_is_not_sure_there_are_no_sheets(headings: tuple[Heading, ...]) -> None:
    assert found(*headings) == []


def test_who_signs_elsewhere_makes_it_unsure() -> None:
    assert found(*TEXT, *SHEETS, places=[("H9", 3), *PLACES]) == []
    assert found(*TEXT, *SHEETS, places=[]) == []


def test_a_sheet_on_which_nobody_signs_is_there_without_a_code() -> None:
    assert signature_sheets((*TEXT, *SHEETS), [("H1", 5), ("H3", 7)], PAGES)[1] == Sheet("Twee", 6, 6, frozenset())
