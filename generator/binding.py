"""6 Packets become one PDF: every page stamped, every document a bookmark, shared material stored once."""

from collections.abc import Sequence
from pathlib import Path

from generator.packet import Layout, Packet


class Unbindable(Exception):  # noqa: N818  it says what the PDF is
    """A PDF cannot stand in a packet: ``str()`` is a Dutch sentence that names the document by its id.

    Travels between processes.
    """

    def __init__(self, document_id: str, reason: str) -> None:
        super().__init__(document_id, reason)
        self.document_id = document_id
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.document_id} kan niet in een pakket: {self.reason}"


def bind(packets: Sequence[Packet], target: Path, title: str = "") -> tuple[Layout, ...]:
    """Write packets, in order, as one PDF and return their layouts; the same packets give the same bytes.

    One packet gets a bookmark per document; several get a bookmark per packet, with the documents below it, and
    each keeps its own numbering. ``title`` is the file's title, and the first packet's where it is not given.
    Raises Unbindable where a document's PDF is missing, encrypted or damaged, has forms or layers, or has another
    number of pages than planned; no file is left then.
    """
    raise NotImplementedError
