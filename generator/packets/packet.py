"""6 Which page of which document stands on which page of a signing packet.

In go the documents of one packet, in order; out comes its layout: a leaf per page, with the blank pages that let
every document begin on a right-hand page. Nothing is read or written here: ``binding`` makes the file and
``collation`` proves it. All pages count from 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLANK_TEXT = "Deze bladzijde is bewust leeggelaten"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignHere:
    """A place where the packet's addressee signs: a rectangle on a page of the document, in points from its lower left.

    ``signer`` and ``capacity`` are what a signature field says; ``text_tag`` is what an e-signing service reads there.
    """

    code: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    signer: str = ""
    capacity: str = ""
    text_tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A document's place in a packet: the whole document, or the pages ``first`` up to and including ``last``.

    ``pages`` is the number of pages of the whole document, also where the packet takes a few of them;
    ``signed_pages`` are pages of the document, and only these bear a QR code. ``title`` is the bookmark. ``signs`` are
    the places where the packet's own addressee signs.
    """

    document_id: str
    title: str
    pdf: Path
    pages: int
    first: int = 1
    last: int | None = None
    signed_pages: frozenset[int] = frozenset()
    signs: tuple[SignHere, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.end <= self.pages:
            raise ValueError(f"{self.document_id}: pages {self.first} to {self.end} of {self.pages}")

    @property
    def end(self) -> int:
        """Return the last page of the document that the packet takes."""
        return self.pages if self.last is None else self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """The documents one addressee gets, in order; ``project`` and ``edition`` stand in the QR codes.

    In a duplex packet every document begins on a right-hand page, and the last sheet is complete. In one in large print
    the number of each page is large too, since the cover sends its reader there. ``addressee`` is a code for whose it
    is, never a name ("bestuur 41234"). With ``signature_fields`` each place to sign is an empty signature field.
    ``private`` says that it holds a pupil's data.
    """

    title: str
    parts: tuple[Part, ...]
    project: str
    edition: str
    duplex: bool = True
    large_print: bool = False
    addressee: str = ""
    signature_fields: bool = False
    private: bool = False

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError(f"{self.title}: a packet without documents")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a packet: its number in the packet, and the document's own page, or no document where it is blank."""

    number: int
    part: Part | None = None
    page: int = 0

    @property
    def signed(self) -> bool:
        """Tell whether somebody signs on this page."""
        return self.part is not None and self.page in self.part.signed_pages

    @property
    def places(self) -> tuple[SignHere, ...]:
        """Return where the packet's own addressee signs on this page."""
        return tuple(place for place in self.part.signs if place.page == self.page) if self.part else ()

    def __str__(self) -> str:
        return f"{self.part.document_id} {self.page}/{self.part.pages}" if self.part else "blanco"


@dataclass(frozen=True, slots=True)
class Span:
    """The pages of the packet, first and last, on which a part stands; blank pages are not counted in."""

    part: Part
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A packet page by page."""

    packet: Packet
    leaves: tuple[Leaf, ...]
    spans: tuple[Span, ...]

    @property
    def total(self) -> int:
        """Return the number of pages of the packet, blank ones included."""
        return len(self.leaves)

    @property
    def blank_pages(self) -> tuple[int, ...]:
        """Return the pages of the packet that are blank."""
        return tuple(leaf.number for leaf in self.leaves if leaf.part is None)

    @property
    def bookmarks(self) -> tuple[tuple[str, int], ...]:
        """Return the title and first page of each document in the packet."""
        return tuple((span.part.title, span.first) for span in self.spans)

    def page_of(self, document_id: str, page: int) -> int:
        """Return the page of the packet on which a document's own page stands, the first if there are more.

        Raises KeyError where the packet does not hold that page.
        """
        for span in self.spans:
            if span.part.document_id == document_id and span.part.first <= page <= span.part.end:
                return span.first + page - span.part.first
        raise KeyError(f"{document_id} {page}")


def lay_out(packet: Packet) -> Layout:
    """Return a packet page by page: a blank one wherever a document would end on a right-hand page."""
    leaves = tuple(_leaves(packet))
    spans, at = [], 0
    for part in packet.parts:
        length = part.end - part.first + 1
        spans.append(Span(part, at + 1, at + length))
        at += length + (length % 2 if packet.duplex else 0)
    return Layout(packet, leaves, tuple(spans))


def _leaves(packet: Packet) -> Iterator[Leaf]:
    number = 0
    for part in packet.parts:
        for page in range(part.first, part.end + 1):
            number += 1
            yield Leaf(number, part, page)
        if packet.duplex and number % 2:
            number += 1
            yield Leaf(number)
