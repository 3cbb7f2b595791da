"""What a signed page is known by when it comes back on paper: a QR code, and a short code that a person can type.

In: the packet and the page; out: what the code says, and how it is drawn. No name, address or web address stands in it.
"""

import hashlib
from functools import lru_cache

import segno

from generator.packets.packet import Leaf, Packet
from generator.pdf.objects import number

# Every mask is legal and readable; weighing all eight takes most of the time that a code costs.
QR_MASK = 1
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: without I, L, O and U, which are misread
SHORT = 8


def payload(packet: Packet, leaf: Leaf) -> str:
    """Return what a page's QR code says: project, document, page, pages of the document and edition, parted by bars."""
    if leaf.part is None:
        raise ValueError("a blank page has no code")
    said = (packet.project, leaf.part.document_id, str(leaf.page), str(leaf.part.pages), packet.edition)
    return "|".join(value.replace("|", "-") for value in said)


def short_code(said: str) -> str:
    """Return eight characters that stand for what a QR code says, for who cannot scan it: "7QK4-M0ZD".

    They follow from the code alone, so of every page that was made it can be reckoned which one they stand for.
    """
    value = int.from_bytes(hashlib.sha256(said.encode()).digest(), "big")
    letters = "".join(LETTERS[value >> 5 * place & 31] for place in range(SHORT))
    return f"{letters[: SHORT // 2]}-{letters[SHORT // 2 :]}"


@lru_cache(maxsize=2048)
def qr(said: str, x: float, y: float, size: float) -> bytes:
    """Return operators that draw a QR code, level M, in a square with its lower left corner at (x, y), in points."""
    matrix = segno.make_qr(said, error="m", mask=QR_MASK, boost_error=False).matrix
    modules = len(matrix)
    drawn = [b"q %s 0 0 %s %s %s cm 0 g\n" % (*(number(size / modules),) * 2, number(x), number(y))]
    for row, line in enumerate(matrix):
        dark = bytes(line)
        start = dark.find(1)
        while start >= 0:
            end = dark.find(0, start)
            end = modules if end < 0 else end
            drawn.append(b"%d %d %d 1 re\n" % (start, modules - 1 - row, end - start))
            start = dark.find(1, end)
    return b"".join((*drawn, b"f Q\n"))
