"""3 A packet that is wanted: for whom, what it holds, and who signs where in it.

In go a kind of packet and the documents that there are; out come the items that ``packet_table`` puts in it. Nothing is
read or written here. The packets themselves are made in ``party_bundles`` and ``case_bundles``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.documents import Document
from generator.fields.papers import MandateState
from generator.model import SignatureLine, SigningWay
from generator.packet_table import PacketKind, Pages, Row, Signing, rows

PRINT_RUN = "packets/drukwerk.pdf"
"""All packets one after another, in print order."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document in a packet, one original of it: which of its pages, and the lines that the addressee signs in it.

    A packet does not wait for one that is ``optional``: it says instead that the document is not in it.
    """

    document: Document
    title: str
    pages: Pages = "all"
    signs: tuple[SignatureLine, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs a digital file: the place in the order of signing, and the codes of the places to sign."""

    rank: int
    name: str
    capacity: str
    email: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One packet that is wanted: for whom, what it holds, who signs where in it; ``label`` says it without a name.

    ``returns`` and ``keeps`` say what of it comes back and what the addressee keeps. ``signers`` are those of a digital
    file, which all of them sign.
    """

    name: str
    kind: str
    subject: str
    title: str
    label: str
    addressee: str
    explanation: str
    items: tuple[Item, ...]
    address: tuple[str, ...] = ()
    mandates: tuple[MandateState, ...] = ()
    missing: tuple[str, ...] = ()
    returns: str = ""
    keeps: str = ""
    contact: str = ""
    contact_email: str = ""
    return_address: str = ""
    respond_by: date | None = None
    secret_address: bool = False
    private: bool = False
    signing_way: SigningWay = "papier"
    signers: tuple[Signer, ...] = ()

    def without(self, lacking: Collection[str]) -> "Bundle":
        """Return the packet without some of its documents, by id; its cover says that they are not in it."""
        gone = [item for item in self.items if item.document.id in lacking]
        if not gone:
            return self
        missing = (*self.missing, *(f"{item.title}: deze kon niet worden gemaakt." for item in gone))
        return replace(self, items=tuple(item for item in self.items if item not in gone), missing=missing)

    @property
    def path(self) -> str:
        """Return "packets/bestuur_41234.pdf"."""
        return f"packets/{self.name}.pdf"

    @property
    def is_digital(self) -> bool:
        """Tell whether it is never printed: it has no cover, and no blank pages."""
        return bool(self.signers)

    @property
    def is_printed(self) -> bool:
        """Tell whether it goes into the print run: the dossier is a copy to keep."""
        return not (self.is_digital or self.kind == "dossier")

    @property
    def for_family(self) -> bool:
        """Tell whether a parent or pupil gets it."""
        return any(item.document.for_family for item in self.items)

    @property
    def signs(self) -> tuple[tuple[Item, SignatureLine], ...]:
        """Return every place where the addressee signs: the item, and the line in it."""
        return tuple((item, line) for item in self.items for line in item.signs)

    @property
    def originals(self) -> int:
        """Return how many originals there are of a document that is signed, or 0 where nothing is signed."""
        signed = [(item.document.id, line.code) for item, line in self.signs]
        return max((signed.count(one) for one in signed), default=0)


def filled(
    packet: PacketKind,
    papers: Iterable[Document],
    signing: Mapping[Signing, tuple[SignatureLine, ...]] | None = None,
    called: Mapping[Signing, str] | None = None,
) -> Iterator[Item]:
    """Give what a packet holds: the table's rows for it, filled in with the documents that there are.

    ``signing`` are the lines of the covenant that the addressee signs; other documents have lines of their own.
    ``called`` gives a signature sheet its title. A sheet without a line to sign is left out.
    """
    there = tuple(papers)
    for row in rows(packet):
        for document in there:
            if document.kind != row.document:
                continue
            lines = _lines(row, document, signing or {})
            title = (called or {}).get(row.signs, document.title)
            if lines or row.pages != "own":
                for original in row.originals:
                    yield Item(document, f"{title}, {original}" if original else title, row.pages, lines)


def _lines(
    row: Row, document: Document, signing: Mapping[Signing, tuple[SignatureLine, ...]]
) -> tuple[SignatureLine, ...]:
    if not row.signs:
        return ()
    return signing.get(row.signs, ()) if document.kind == "covenant" else document.lines


def address_lines(street: str, postcode: str, city: str) -> tuple[str, ...]:
    """Return an address as the lines of an envelope, without what is not known."""
    return tuple(line for line in (street, f"{postcode} {city}".strip()) if line)
