"""Which pages of a document come into a packet, and where its addressee signs in them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.bundles import Item
from generator.documents import Document
from generator.fields.papers import Names
from generator.ledger import Entry
from generator.model import SignatureLine
from generator.packet_table import Pages
from generator.parting import leaves_out, parts
from generator.sheets import Sheet

SHEETS = tuple(Sheet(f"Tekenblad {code}", page, page, frozenset({code})) for code, page in (("H1", 5), ("H2", 6)))
LINES = {code: SignatureLine(code, f"wie {code}", "bestuurder", "bestuur:1") for code in ("H1", "H2")}


def _nothing() -> Names:
    return {}


COVENANT = Document(
    id="convenant",
    kind="covenant",
    subject="convenant",
    title="Convenant",
    template="convenant.docx",
    folder="covenant",
    values=_nothing,
    lines=tuple(LINES.values()),
)
ENTRY = Entry(
    kind="covenant",
    subject="convenant",
    files={},
    inputs={},
    pages=7,
    spots=(("H1", 5, 280, 500, 510, 540), ("H2", 6, 280, 400, 510, 440)),
)


def taken(pages: Pages, *codes: str, sheets: tuple[Sheet, ...] = SHEETS) -> list[tuple[str, int, int, str]]:
    item = Item(COVENANT, "Convenant", pages, tuple(LINES[code] for code in codes))
    made = parts(item, ENTRY, Path("c.pdf"), sheets)
    return [(one.title, one.first, one.end, " ".join(place.code for place in one.signs)) for one in made]


@pytest.mark.parametrize(
    ("pages", "codes", "expected"),
    [
        ("all", "", ["Convenant 1-7"]),
        ("text", "", ["Convenant, tekst en bijlagen 1-4", "Convenant, vervolg 7-7"]),
        (
            "text + own",
            "H2",
            ["Convenant, tekst en bijlagen 1-4", "Tekenblad H2 6-6 (H2)", "Convenant, vervolg 7-7"],
        ),
        ("own", "H1", ["Convenant 5-5 (H1)"]),
    ],
)
def test_a_packet_takes_its_own_pages(pages: Pages, codes: str, expected: list[str]) -> None:
    found = taken(pages, *codes.split())
    assert [
        f"{title} {first}-{last}{f' ({signs})' if signs else ''}" for title, first, last, signs in found
    ] == expected


def test_where_the_sheets_are_not_known_the_text_comes_whole() -> None:
    assert taken("text", sheets=()) == [("Convenant", 1, 7, "")]
    assert taken("text + own", "H2", sheets=()) == [("Convenant", 1, 7, "H2")]
    assert taken("own", "H1", sheets=()) == [("Convenant", 5, 5, "H1")]
    assert taken("own", "H2", sheets=()) == [("Convenant", 6, 6, "H2")]


def test_a_sheet_of_more_pages_is_taken_whole() -> None:
    long = (SHEETS[0], Sheet("Tekenblad H2", 6, 7, frozenset({"H2"})))
    assert taken("own", "H2", sheets=long) == [("Convenant", 6, 7, "H2")]


def test_a_sheet_on_which_nobody_signs_is_left_out_of_no_packet() -> None:
    extra = (*SHEETS, Sheet("Overzicht", 7, 7, frozenset()))
    assert [title for title, *_ in taken("text", sheets=extra)] == ["Convenant, tekst en bijlagen", "Overzicht"]


def test_a_place_to_sign_knows_its_rectangle_and_who_signs_there() -> None:
    item = Item(COVENANT, "Convenant", "own", (LINES["H2"],))
    (part,) = parts(item, ENTRY, Path("c.pdf"), SHEETS)
    (place,) = part.signs
    assert (place.page, place.left, place.bottom, place.right, place.top) == (6, 280, 400, 510, 440)
    assert (place.signer, place.capacity) == ("wie H2", "bestuurder")
    assert part.signed_pages == {5, 6}, "the code is on every page that somebody signs"


def test_it_is_known_whether_sheets_of_others_are_left_out() -> None:
    found: Mapping[Pages, bool] = {
        pages: leaves_out(Item(COVENANT, "Convenant", pages, (LINES["H2"],)), SHEETS)
        for pages in ("all", "text", "text + own", "own")
    }
    assert found == {"all": False, "text": True, "text + own": True, "own": False}
    assert not leaves_out(Item(COVENANT, "Convenant", "text + own", tuple(LINES.values())), SHEETS)
