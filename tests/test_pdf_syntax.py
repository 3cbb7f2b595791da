"""Our own reading of PDF's syntax says what pypdf's says, or gives up; what it gives up on is pypdf's to read."""

import io
import random
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader
from pypdf.generic import read_object

from generator.convert.embedded import to_pdf
from generator.convert.finish import finish
from generator.packets.pdfobjects import PdfObjects, Stream, operators, value_of
from generator.pdf.content import depths, state_depths
from generator.pdf.syntax import NotUnderstood, Ref, Value, name, parse, string, text_string, written
from tests.tagged_files import Tagged, write_tagged

WHITE = (b" ", b"\n", b"\r\n", b"\t", b" %let op: <<(\n", b"")


def made(chance: random.Random, depth: int = 0) -> Value:
    """Return some value, of any kind and any depth."""
    kind = chance.randrange(9 if depth < 4 else 6)
    if kind == 0:
        return name(b"/" + b"".join(chance.choice(SIGNS) for _ in range(chance.randrange(1, 6))))
    if kind == 1:
        return str(chance.choice((0, 7, -12, 40000, 3.25, -0.5))).encode()
    if kind == 2:
        return b"<" + bytes(chance.randrange(256) for _ in range(chance.randrange(6))).hex().encode() + b">"
    if kind == 3:
        return b"(" + b"".join(chance.choice(PIECES) for _ in range(chance.randrange(6))) + b")"
    if kind == 4:
        return Ref(chance.randrange(1, 99999))
    if kind == 5:
        return chance.choice((b"true", b"false"))
    if kind == 6:
        return [made(chance, depth + 1) for _ in range(chance.randrange(5))]
    keys = {name(b"/K%d" % chance.randrange(99)) for _ in range(chance.randrange(5))}
    return {key: made(chance, depth + 1) for key in sorted(keys)}


SIGNS = (b"a", b"Z", b"9", b"-", b"_", b".", b"#23", b"(", b" ", b"/", b"%", "é".encode())
PIECES = (
    b"tekst",
    b"\\(",
    b"\\)",
    b"\\\\",
    b"\\n",
    b"\\101",
    b"(a)",
    b">>",
    b"<<",
    b"/N",
    b"[",
    b"% geen",
    b"\xe9",
)


def untidy(value: Value, chance: random.Random) -> bytes:
    """Return a value as another program may write it, with anything between its parts that means nothing."""
    gap = chance.choice(WHITE)
    if isinstance(value, list):
        return b"[" + b"".join(gap + b" " + untidy(item, chance) for item in value) + gap + b"]"
    if isinstance(value, dict):
        pairs = (key + b" " + gap + untidy(item, chance) + gap for key, item in value.items())
        return b"<<" + gap + b"".join(pairs) + b">>"
    return written(value)


def plain(value: Any) -> Any:
    """Return a value with its strings and numbers as what they stand for."""
    if isinstance(value, Stream):
        return plain(value.entries), value.data
    if isinstance(value, Ref):
        return int(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if value[:1] in (b"(", b"<"):
        return "string", string(value)
    return round(float(value), 5) if value[:1] in b"+-.0123456789" else value


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return PdfReader(write_tagged(tmp_path_factory.mktemp("pdf") / "t.pdf", Tagged()))


@pytest.mark.parametrize("seed", range(150))
def test_a_value_is_read_as_pypdf_reads_it(seed: int, reader: PdfReader) -> None:
    chance = random.Random(seed)
    value = made(chance)
    content = untidy(value, chance) + b" "
    theirs = value_of(read_object(io.BytesIO(content), reader))
    assert plain(parse(content)) == plain(theirs) == plain(value)


def files(folder: Path) -> list[Path]:
    word = docx.Document()
    word.add_heading("Artikel 1 (één)", 1)
    word.add_table(rows=2, cols=2).cell(0, 0).text = "Naam"
    word.save(str(folder / "w.docx"))
    before = to_pdf((folder / "w.docx").read_bytes())
    (folder / "motor.pdf").write_bytes(before)
    (folder / "af.pdf").write_bytes(finish(before, "W"))
    return [folder / "motor.pdf", folder / "af.pdf", write_tagged(folder / "t.pdf", Tagged())]


def test_every_object_of_a_file_is_read_as_pypdf_reads_it(tmp_path: Path) -> None:
    for path in files(tmp_path):
        ours, theirs = PdfObjects(path.read_bytes()), PdfObjects(path.read_bytes(), slowly=True)
        assert len(ours.numbers) > 20
        for number in ours.numbers:
            assert plain(ours.read(number)) == plain(theirs.read(number)), (path.name, number)


BROKEN = (
    b"",
    b"1 2",
    b"<</A>>",
    b"<</A 1/A 2>>",
    b"<<1 2>>",
    b"[1",
    b"[1>>",
    b">>",
    b"(a",
    b"((((a))))",
    b"<4G>",
    b"12abc",
    b"1 1 R",
    b"/A#2",
    b"endobj",
    b"trueish",
    b"{1}",
)


@pytest.mark.parametrize("content", BROKEN)
def test_what_is_not_plainly_understood_is_refused(content: bytes) -> None:
    with pytest.raises(NotUnderstood):
        parse(content)


def test_a_string_says_what_it_stands_for() -> None:
    assert string(b"(a\\(b\\)\\101\\\nc\r\nd)") == b"a(b)Ac\nd"
    assert string(b"<41 4>") == b"A@"
    assert text_string(b"<FEFF0065006E00202019>") == "en \u2019"
    assert text_string(b"(\x90s)") == "\u2019s"
    assert text_string(b"(\xef\xbb\xbfcaf\xc3\xa9)") == "café"


CONTENTS = (
    b"q 1 0 0 1 0 0 cm q Q Q",
    b"q q Q",
    b"Q Q q",
    b"BT ( q Q Q ) Tj [(q) -3 <71> (Q)] TJ ET q",
    b"/q gs /Q Do % Q Q\nq",
    b"(( q )) Tj q /P<</MCID 0/A(Q)>>BDC EMC Q",
    b"q\nQ\rq[1 2]0 d Q(Q)Tj",
    b"q 3 0 0 3 0 0 cm(Q)Tj(\\)Q)Tj",
)


@pytest.mark.parametrize("content", CONTENTS)
def test_the_graphics_state_is_followed_as_pypdf_follows_it(content: bytes) -> None:
    assert state_depths(content) == depths(operators(content))


@pytest.mark.parametrize("content", [b"BI /W 1 /H 1 /BPC 8 /CS /G ID q EI q", b"q (a( Tj", b"<zz> Q"])
def test_content_that_may_hold_anything_is_not_followed(content: bytes) -> None:
    assert state_depths(content) is None
