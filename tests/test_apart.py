"""Of a PDF that either engine makes, each stretch of a page is tagged or an artifact, and looks as it did."""

from pathlib import Path

import pypdfium2
import pytest

from generator.convert import embedded
from generator.convert.finish import finish
from generator.packets.soundness import prove
from generator.pdf.apart import set_apart
from tests.raw_word import p, raw_word, table
from tests.tagged_pdf import stream, tagged, write

TEXT = b"/P <</MCID %d>> BDC BT /F0 12 Tf 9 %d Td (regel) Tj ET EMC\n"
LINE = b"0 0 m 300 300 l S\n"
BEGIN, END = b"/Artifact BMC\n", b"EMC\n"

MENDED = {
    "a line between tags": TEXT % (0, 20) + LINE + TEXT % (1, 40),
    "tags within an artifact": BEGIN + b"q 0 0 300 300 re W n " + TEXT % (0, 20) + LINE + TEXT % (1, 40) + b"Q " + END,
    "artifacts within an artifact with tags": BEGIN + BEGIN + LINE + END + TEXT % (0, 20) + END + TEXT % (1, 40),
    "a line in a text": b"BT /F0 12 Tf 9 60 Td (los) Tj ET " + TEXT % (0, 20) + TEXT % (1, 40),
}
LEFT_ALONE = {
    "nothing to mend": (BEGIN + LINE + END + TEXT % (0, 20), True),
    "a text that begins outside a tag": (b"BT /F0 12 Tf (los) Tj /P <</MCID 0>> BDC (in) Tj ET EMC", False),
    "a stamp within a tag": (b"/P <</MCID 0>> BDC /Artifact BMC f EMC (in) Tj EMC", False),
    "a language around tags": (b"/Span <</Lang(nl)>> BDC f " + TEXT % (0, 20) + b"EMC", False),
    "a mark that does not end": (b"/P <</MCID 0>> BDC (in) Tj", False),
    "no content at all": (b"(", False),
}


def page(folder: Path, name: str, content: bytes) -> Path:
    objects = tagged()
    objects["text1"] = stream("", content)
    return write(folder / f"{name}.pdf", objects)


def drawn(path: Path) -> bytes:
    return bytes(pypdfium2.PdfDocument(path)[0].render(scale=0.5).buffer)


@pytest.mark.parametrize("content", MENDED.values(), ids=list(MENDED))
def test_what_is_not_tagged_becomes_an_artifact_and_looks_the_same(tmp_path: Path, content: bytes) -> None:
    mended, apart = set_apart(content)
    before, after = page(tmp_path, "voor", content), page(tmp_path, "na", mended)
    assert apart
    assert prove(before).faults != ()
    assert prove(after).faults == ()
    assert drawn(after) == drawn(before)


@pytest.mark.parametrize(("content", "apart"), LEFT_ALONE.values(), ids=list(LEFT_ALONE))
def test_what_is_well_or_cannot_be_mended_stays_as_it_is(content: bytes, apart: bool) -> None:
    assert set_apart(content) == (content, apart)


def test_a_word_file_becomes_a_pdf_that_is_sound(tmp_path: Path) -> None:
    docx = raw_word(p("Volmacht"), table(("Wie", "Wat"), ("school", "niets")), "Tekst onder de tabel.")
    made = tmp_path / "volmacht.pdf"
    made.write_bytes(finish(embedded.to_pdf(docx), "Volmacht"))
    proof = prove(made)
    assert proof.faults == ()
    assert proof.claims == ("PDF/A", "PDF/UA")
    assert proof.pieces > 4
