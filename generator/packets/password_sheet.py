"""6 The sheet with the password of the protected packets: one page, to be given apart from them.

In: the password and what the sheet is of; out: a tagged PDF, in the stamp's font. It is made without a template, so
that the password stands in no Word file and in no digest of what a document was made from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator.dutch import listing
from generator.packets.stamp import A4, FONT_NAME, MM, encode, font, length, show
from generator.pdf.objects import Material, text
from generator.pdf.writer import PdfFile

TITLE = "Wachtwoordblad"
LEFT, WIDTH, TOP = 25 * MM, 160 * MM, A4.height - 25 * MM
LEADING = 1.4
HEADING, SUBHEADING, BODY = 24.0, 15.0, 12.0
PASSWORD = (26.0, 18.0, 13.0)
"""The sizes in which the password is tried, until it fits on one line; the last also where it takes more."""
MISREAD = {
    "0": "het cijfer nul",
    "O": "de hoofdletter o",
    "1": "het cijfer één",
    "I": "de hoofdletter i",
    "l": "de kleine letter l",
    "|": "een rechte streep",
}
"""What looks like something else on paper."""
NOT_PARTED = re.compile(r"\S(?: +\S)*")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph or heading: its tag, its size, its lines, and the white above it in points."""

    tag: bytes
    size: float
    lines: tuple[str, ...]
    above: float


def write_sheet(target: Path, password: str, about: str) -> None:
    """Write the sheet; ``about`` says of what and when, as "Convenant Zilvermeer, 18 november 2026"."""
    passages = tuple(_passages(password, about))
    with target.open("wb") as out:
        pdf = PdfFile(out)
        tree, top, root, pages, page = (pdf.reserve() for _ in range(5))
        contents = pdf.put_deflated(b"", b"".join(_drawn(passages)))
        page_entries = pdf.inline(Material((b"/Resources<</Font<<" + FONT_NAME, b">>>>"), (font(),)))
        pdf.put(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595.28 841.89]/StructParents 0/Tabs/S%s/Contents %d 0 R>>"
            % (pages, page_entries, contents),
            page,
        )
        pdf.put(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % page, pages)
        kids = [
            pdf.put(b"<</Type/StructElem/S/%s/P %d 0 R/Pg %d 0 R/K %d>>" % (one.tag, top, page, number))
            for number, one in enumerate(passages)
        ]
        named = b" ".join(b"%d 0 R" % kid for kid in kids)
        pdf.put(b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (tree, named), top)
        pdf.put(
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[0[%s]]>>/ParentTreeNextKey 1>>" % (top, named), tree
        )
        pdf.put(
            b"<</Type/Catalog/Pages %d 0 R/Lang(nl-NL)/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R"
            b"/ViewerPreferences<</DisplayDocTitle true>>>>" % (pages, tree),
            root,
        )
        pdf.close(root, pdf.put(b"<</Title%s>>" % text(TITLE)))


def _passages(password: str, about: str) -> Iterator[_Passage]:
    yield _Passage(b"H1", HEADING, (TITLE,), 0)
    yield _paragraph(about)
    yield _paragraph("De beveiligde pakketten gaan open met dit wachtwoord:", 16)
    yield _shown(password)
    yield _paragraph(_how_to_type(password), 18)
    yield _Passage(b"H2", SUBHEADING, ("Voor wie een pakket krijgt",), 22)
    yield _paragraph("Open het pakket. Dat is een pdf-bestand. Het programma vraagt om het wachtwoord. Typ het over.")
    yield _paragraph("Bewaar dit blad niet bij het pakket. Geef het wachtwoord niet aan een ander.")
    yield _Passage(b"H2", SUBHEADING, ("Voor wie de pakketten verstuurt",), 22)
    yield _paragraph(
        "Stuur dit blad niet mee met een pakket, en zet het wachtwoord niet in dezelfde e-mail. Geef het op papier, "
        "of bel een nummer dat u al had."
    )
    yield _paragraph(
        "Alleen de pakketten waarvan de naam met casus begint, hebben dit wachtwoord. Het bestand drukwerk.pdf en de "
        "losse stukken in de map consents hebben er geen. Verstuur die niet."
    )
    yield _paragraph(
        "Niemand kan een pakket openen zonder het wachtwoord, ook de makers van het programma niet. Is het kwijt, maak "
        "de pakketten dan opnieuw met een ander wachtwoord."
    )


def _how_to_type(password: str) -> str:
    said = f"Het zijn {len(password)} tekens. Hoofdletters en kleine letters zijn verschillend."
    if " " in password:
        said += " De spaties horen erbij."
    doubtful = [(MISREAD[sign], place) for place, sign in enumerate(password, 1) if sign in MISREAD]
    places = [
        f"{what} ({listing([str(place) for _, place in found])})"
        for what, found in groupby(sorted(doubtful), key=lambda one: one[0])
    ]
    return f"{said} Let op, met de plaats erbij: {listing(places)}." if places else said


def _paragraph(said: str, above: float = 8) -> _Passage:
    return _Passage(b"P", BODY, tuple(_wrapped(said.split(" "), " ", BODY)), above)


def _shown(password: str) -> _Passage:
    """Return the password as large as it fits on a line, or else on more lines, parted where no space would be lost."""
    size = next((one for one in PASSWORD if length(encode(password), one) <= WIDTH), PASSWORD[-1])
    return _Passage(b"P", size, tuple(_wrapped(NOT_PARTED.findall(password), "", size)), 14)


def _wrapped(pieces: Sequence[str], between: str, size: float) -> Iterator[str]:
    line = pieces[0]
    for piece in pieces[1:]:
        longer = f"{line}{between}{piece}"
        if length(encode(longer), size) > WIDTH:
            yield line
            line = piece
        else:
            line = longer
    yield line


def _drawn(passages: Sequence[_Passage]) -> Iterator[bytes]:
    y = TOP
    for number, passage in enumerate(passages):
        y -= passage.above
        yield b"/%s<</MCID %d>>BDC\n" % (passage.tag, number)
        for line in passage.lines:
            y -= passage.size * LEADING
            yield show(encode(line), passage.size, LEFT, y)
        yield b"EMC\n"
