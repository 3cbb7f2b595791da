"""Tagged words become tagged paragraphs: fewer ids, and nothing else about a page or its tags is another."""

from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from generator.convert import embedded, finish
from generator.packets import soundness
from generator.pdf.joining import Joining, join
from generator.pdf.marks import read_marks
from tests.raw_word import raw_word

IN_ORDER = {1: 0, 2: 1, 3: 2}
"""Four pieces that follow one another in one element."""


def word(number: int, said: str = "woord", tag: str = "P") -> str:
    return f"/{tag} <<\n  /MCID {number}\n>> BDC\nq\nBT ({said}) Tj ET\nQ\nEMC\n"


def joined(content: str, before: Mapping[int, int] = IN_ORDER) -> tuple[str, set[int]]:
    made, gone = join(content.encode(), before)
    return made.decode(), set(gone)


def test_words_that_follow_one_another_in_their_element_are_one_piece() -> None:
    made, gone = joined("".join(word(at, f"woord {at}") for at in range(4)))
    assert gone == {1, 2, 3}
    assert made.count("BDC") == made.count("EMC") == 1
    assert [made.index(f"(woord {at}) Tj") for at in range(4)] == sorted(
        made.index(f"(woord {at}) Tj") for at in range(4)
    )
    assert read_marks(made.encode()).ids == (0,)


APART = {
    "of another element": (word(0) + word(1), {}),
    "in another order": (word(1) + word(0), IN_ORDER),
    "of another tag": (word(0) + word(1, tag="Span"), IN_ORDER),
    "with an artifact between them": (word(0) + "/Artifact BMC\n0 0 9 9 re f\nEMC\n" + word(1), IN_ORDER),
    "with a line between them": (word(0) + "0 0 9 9 re f\n" + word(1), IN_ORDER),
    "with more said of one": (word(0) + word(1).replace("/MCID", "/Lang (en) /MCID"), IN_ORDER),
    "of which one holds the other": (word(0).replace("Q\n", "Q\n" + word(1)), IN_ORDER),
    "with another in between": (word(0) + word(2) + word(1), IN_ORDER),
    "that stand there twice": (word(0) + word(1) + word(1), IN_ORDER),
}


@pytest.mark.parametrize("kind", APART)
def test_two_pieces_stay_apart(kind: str) -> None:
    content, before = APART[kind]
    made, gone = joined(content, before)
    assert (made, gone) == (content, set())


def test_artifacts_that_follow_one_another_are_one_and_other_artifacts_are_not() -> None:
    plain = "/Artifact BMC\n0 0 9 9 re f\nEMC\n"
    made, gone = joined(plain * 3)
    assert (made.count("BMC"), made.count("re f"), gone) == (1, 3, set())
    footer = plain.replace("BMC", "<</Type/Pagination>> BDC")
    assert joined(plain + footer) == (plain + footer, set())


def test_what_a_text_says_is_no_mark() -> None:
    said = "EMC /P <</MCID 1>> BDC"
    made, gone = joined(word(0, said) + word(1, said))
    assert gone == {1}
    assert made.count(f"({said})") == 2


def test_tags_that_are_not_understood_change_nothing() -> None:
    content = (word(0) + word(1)).encode()
    for tree in (b"", b"<</K 2 0 R>>", b"<</ParentTree 9 0 R>>", b"[1 2", b"<</ParentTree<</Kids[3 0 R]>>>>"):
        joining = Joining({1: tree, 2: b"<</Type/StructElem/S/P/Pg 5 0 R/K[0 1]>>"}, 1)
        assert joining.page(5, b"<</Type/Page/StructParents 0>>", content) == content
        assert joining.changed == {}


def test_the_element_and_the_list_of_the_page_lose_what_is_gone() -> None:
    bodies = {
        1: b"<</ParentTree<</Nums[0 3 0 R]>>>>",
        2: b"<</Type/StructElem/S/P/Pg 5 0 R/K[0 <</Type/MCR/Pg 5 0 R/MCID 1>> <</Type/MCR/Pg 6 0 R/MCID 2>>]>>",
        3: b"[2 0 R 2 0 R 4 0 R]",
        4: b"<</Type/StructElem/S/P/Pg 5 0 R/K 2>>",
    }
    joining = Joining(bodies, 1)
    made = joining.page(5, b"<</Type/Page/StructParents 0>>", (word(0) + word(1) + word(2)).encode())
    assert read_marks(made).ids == (0, 2)
    assert joining.changed.keys() == {2, 3}
    assert b"/MCID 1" not in joining.changed[2]
    assert b"/MCID 2" in joining.changed[2]
    assert joining.changed[3] == b"[2 0 R null 4 0 R]"


def test_a_page_looks_and_reads_as_it_did_and_has_a_piece_for_each_paragraph(tmp_path: Path) -> None:
    words = " ".join(f"woord{at}" for at in range(200))
    block = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    before = embedded.to_pdf(raw_word(block, block))
    after = tmp_path / "na.pdf"
    after.write_bytes(finish.finish(before, "Woorden"))
    proof = soundness.prove(after)
    assert proof.faults == ()
    assert proof.pieces <= 4
    with pypdfium2.PdfDocument(before) as old, pypdfium2.PdfDocument(after) as new:
        assert len(old) == len(new)
        for one, other in zip(old, new, strict=True):
            assert one.render(scale=1).to_pil().tobytes() == other.render(scale=1).to_pil().tobytes()
            assert one.get_textpage().get_text_range() == other.get_textpage().get_text_range()
            assert "woord7 " in other.get_textpage().get_text_range()
