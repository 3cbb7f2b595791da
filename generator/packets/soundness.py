"""6 A finished packet is proved as a PDF: its tags, links, bookmarks, fonts and metadata, and what it claims of itself.

In: a file. Out: its faults, as Dutch sentences without personal data. It is read by another reader than bound it, and
nothing is known here of how it was made. What it does not claim and does not have is no fault.
"""

from dataclasses import dataclass
from pathlib import Path

from generator.packets.proof.book import open_book
from generator.packets.proof.claims import prove_claims, read_metadata
from generator.packets.proof.findings import Findings
from generator.packets.proof.jumps import Jumps
from generator.packets.proof.pages import PageProof
from generator.packets.proof.reach import prove_reach
from generator.packets.proof.tags import walk_tags
from generator.pdf.lexer import Malformed
from generator.pdf.reading import FinishedPdf

# What reading a file that is no sound PDF may come to.
UNSOUND = (Malformed, ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a file was found to hold, and what is wrong with it.

    ``broken`` are the claims that it makes and does not hold to; it ``stands`` where nothing else is wrong.
    ``elements`` counts the tags of each standard type, and ``pieces`` the stretches of content that have one.
    """

    faults: tuple[str, ...]
    claims: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()
    stands: bool = False
    pages: int = 0
    objects: int = 0
    elements: tuple[tuple[str, int], ...] = ()
    fonts: int = 0
    pieces: int = 0
    annotations: int = 0
    bookmarks: int = 0


def faults(path: Path) -> list[str]:
    """Return what is wrong with a PDF, as Dutch sentences: nothing when all is right. Raises OSError."""
    return list(prove(path).faults)


def prove(path: Path) -> Proof:
    """Return the proof of a PDF: what it holds, and what is wrong with it. Raises OSError."""
    with path.open("rb") as stream:
        try:
            return _proof(FinishedPdf(stream))
        except UNSOUND:
            return Proof(("Het bestand is beschadigd of is geen PDF: het is niet na te gaan.",))


def _proof(pdf: FinishedPdf) -> Proof:
    if pdf.trailer.get("/Encrypt") is not None:
        return Proof(("Het bestand is versleuteld: het is niet na te gaan.",))
    metadata = read_metadata(pdf)
    findings = Findings(metadata.claims)
    book = open_book(pdf, findings)
    tags = walk_tags(book)
    jumps = Jumps(book)
    pages = PageProof(book, tags, jumps)
    pages.prove()
    jumps.prove("Het openen van het bestand", {"/A": book.catalog.get("/OpenAction")})
    jumps.prove_names()
    jumps.prove_bookmarks(tags)
    jumps.prove_labels()
    prove_claims(book, metadata, pages.resources)
    prove_reach(book)
    return Proof(
        faults=tuple(findings.sentences()),
        claims=tuple(sorted(metadata.claims)),
        broken=frozenset(findings.broken),
        stands=findings.stands,
        pages=len(book.pages),
        objects=sum(1 for _ in pdf.numbers()),
        elements=tuple((kind[1:], count) for kind, count in tags.elements.most_common()) if tags else (),
        fonts=sum(entries.get("/Type") == "/Font" for entries in pages.resources.values()),
        pieces=pages.pieces,
        annotations=pages.annotations,
        bookmarks=jumps.bookmarks,
    )
