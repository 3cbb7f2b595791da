"""A finished PDF is read word by word as the standard has it, and nothing that is no sound PDF gets through."""

import io
from pathlib import Path
from typing import Any

import pytest

from generator.pdf.lexer import Malformed, Ref, parse, parse_whole, references
from generator.pdf.marks import read_marks
from generator.pdf.reading import FinishedPdf
from generator.pdf.writer import PdfFile
from tests.pdf_files import write_pdf

OBJECTS = [
    (b"<</A[1 0 R -3 +7 .5 true null]/B(x)>>", {"/A": [1, -3, 7, 0.5, True, None], "/B": b"x"}),
    (rb"(een (twee) \(drie\) \101\n\\)", b"een (twee) (drie) A\n\\"),
    (b"(over\\\r\nde regel\r\n)", b"overde regel\n"),
    (b"<48 656C6 >", b"Hel`"),
    (b"/Naam#20met#23", "/Naam met#"),
    (b"% een opmerking (\n<</K%<<\n<</D 12>>>>", {"/K": {"/D": 12}}),
    (b"[/A/B<</C[]>>(]>>)]", ["/A", "/B", {"/C": []}, b"]>>"]),
]


@pytest.mark.parametrize(("written", "meant"), OBJECTS)
def test_an_object_is_read_as_it_is_meant(written: bytes, meant: object) -> None:
    assert parse(written + b" endobj")[0] == meant
    assert parse_whole(written + b" ") == meant


@pytest.mark.parametrize(
    "written", [b"", b"<<", b"[1 2", b"(x", b"]", b"<</A>>", b"<<1 2>>", b"[<<]>>", b"een", b"[" * 500]
)
def test_what_is_no_object_is_refused(written: bytes) -> None:
    with pytest.raises(Malformed):
        parse(written)
    with pytest.raises(Malformed):
        parse_whole(written)


def test_a_reference_is_known_from_what_looks_like_one() -> None:
    said = b"1 0 R (2 0 R (3 0 R)) %4 0 R\n<50> /6 0 R[7 0 R 8 9 0 R]<</A 10 0 R>> 11 0 Rx 12 0 R"
    assert references(said)[1] == [1, 7, 9, 10, 12]
    assert type(parse(b"[7 0 R]")[0][0]) is Ref


CONTENTS = [
    (b"/P<</MCID 3>>BDC (a) Tj EMC", (3,), 0, 0, True),
    (b"/P <</ActualText(\\)EMC(x)) /MCID 4>> BDC [(EMC)-3(BT)] TJ EMC", (4,), 0, 0, True),
    (b"/Span /Lijst BDC (a) Tj EMC", (9,), 0, 0, True),
    (b"/Artifact BMC 0 0 m S EMC /Artifact<</Type/Page>>BDC f EMC", (), 0, 0, True),
    (b"0 0 m 1 1 l S % f EMC\n(f EMC) Tj", (), 2, 0, True),
    (b"/Lijst gs /F0 12 Tf 0 0 9 9 re W n q Q BT ET", (), 0, 0, True),
    (b"/Taal<</Lang(nl)>>BDC (a) Tj EMC", (), 1, 0, True),
    (b"/Taal<</Lang(nl)>>BDC /P<</MCID 0>>BDC (a) Tj EMC EMC", (0,), 0, 0, True),
    (b"/Artifact BMC /P<</MCID 0>>BDC f EMC EMC /P<</MCID 1>>BDC /Artifact BMC f EMC EMC", (0, 1), 0, 2, True),
    (b"/P<</MCID 0>>BDC BI /W 1/H 1 ID x EMC Q EI EMC", (0,), 0, 0, True),
    (b"BI /W 1/H 1 ID xx EI", (), 1, 0, True),
    (b"/P<</MCID 0>>BDC f", (0,), 0, 0, False),
    (b"f* EMC", (), 1, 0, False),
    (b"/Punt MP /Punt<</MCID 8>>DP", (), 0, 0, True),
]


@pytest.mark.parametrize(("content", "ids", "loose", "crossed", "balanced"), CONTENTS)
def test_what_is_marked_is_told_from_what_is_not(
    content: bytes, ids: tuple[int, ...], loose: int, crossed: int, balanced: bool
) -> None:
    marks = read_marks(content, {"/Lijst": {"/MCID": 9}})
    assert (marks.ids, marks.loose, marks.crossed, marks.balanced) == (ids, loose, crossed, balanced)


def written(count: int) -> io.BytesIO:
    """Return a file of our own writer, with that many objects on top of its pages."""
    out = io.BytesIO()
    pdf = PdfFile(out)
    tree = pdf.reserve()
    page = pdf.put(b"<</Type/Page/Parent %d 0 R>>" % tree)
    pdf.put(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % page, tree)
    for number in range(count):
        pdf.put_tag(b"<</Nummer %d/Tekst(a\\)b(c))>>" % number)
    pdf.close(pdf.put(b"<</Type/Catalog/Pages %d 0 R>>" % tree), pdf.put(b"<<>>"))
    return out


def read_all(stream: io.BytesIO) -> list[Any]:
    pdf = FinishedPdf(stream)
    return [pdf.get(Ref(number)) for number in pdf.numbers()]


def test_every_object_of_our_own_files_is_found_where_the_index_says() -> None:
    values = read_all(written(950))
    assert [value["/Nummer"] for value in values if isinstance(value, dict) and "/Nummer" in value] == list(range(950))


def test_a_file_that_another_program_wrote_is_read_alike(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "v.pdf", ["een", "twee"])
    with path.open("rb") as stream:
        pdf = FinishedPdf(stream)
        catalog = pdf.get(pdf.trailer["/Root"])
        pages = [pdf.get(page) for page in pdf.get(catalog["/Pages"])["/Kids"]]
        contents = [pdf.get(page["/Contents"]).data() for page in pages]
    assert [content.split(b" Td ")[1] for content in contents] == [b"(een) Tj ET", b"(twee) Tj ET"]


@pytest.mark.parametrize("cut", [1, 20, 60, 400])
def test_a_file_of_which_a_piece_is_missing_is_refused(cut: int) -> None:
    whole = written(50).getvalue()
    with pytest.raises((Malformed, KeyError)):
        read_all(io.BytesIO(whole[: len(whole) // 2] + whole[len(whole) // 2 + cut :]))


def test_a_long_row_of_numbers_before_a_mark_within_a_mark_is_gone_through_once() -> None:
    """There is one way to read it: with two, this would take longer than the world has stood."""
    numbers = b"1 0 0 1 56.8 780 Tm [(a) -3 (b) 4 (c)]TJ " * 400
    content = b"/P<</MCID 0>>BDC " + numbers + b"/Span<</MCID 1>>BDC (x)Tj EMC EMC "

    assert read_marks(content * 5).ids == (0, 1) * 5
