"""The mark that a packet puts on each of its pages: a line of text at the foot, and a QR code where somebody signs.

Where the packet's own addressee signs, a flag in the margin says so.

All measures are of the page as a reader sees it, turned and cropped as it may be, from its lower left corner.
No name, address or web address ever stands in a mark.
"""

import json
import zlib
from dataclasses import dataclass
from importlib.resources import files

from generator.packets.packet import BLANK_TEXT, Leaf, Packet, SignHere
from generator.packets.page_code import payload, qr, short_code
from generator.pdf.objects import Material, literal, number, stream

MM = 72 / 25.4
FONT_NAME = b"/ConvenantStempel"
TEXT_SIZE, LARGE_TEXT_SIZE = 8.0, 14.0
LARGE_REST_SIZE = 9.0
"""In large print the number of the page is large; what only the secretariat reads is not."""
TEXT_LEFT, TEXT_RIGHT, TEXT_BASE = 27 * MM, 183 * MM, 7.5 * MM
QR_SIZE, QR_FROM_RIGHT, QR_BASE = 20 * MM, 24 * MM, 7 * MM
CODE_SIZE, CODE_BASE = 6.5, QR_BASE + QR_SIZE + 4 * MM  # beyond the white that a scanner needs
BLANK_SIZE = 10.0
FLAG_SIZE, LARGE_FLAG_SIZE = 9.0, 13.0
FLAG_FROM_EDGE = 5 * MM  # what printers leave white
FLAG_BASE = CODE_BASE + 3 * MM
BEGIN, END = b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n", b"EMC\n"

_DATA = files("generator.packets").joinpath("data")
_METRICS = json.loads(_DATA.joinpath("stempel.json").read_text(encoding="utf-8"))
_WIDTHS: list[int] = _METRICS["widths"]
_KNOWN = bytes(code if code >= 32 and _WIDTHS[code - 32] else ord("?") for code in range(256))


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in the page's own coordinates, and how a viewer turns it, clockwise in degrees.

    ``unit`` is the length of one of the page's own units in points.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0
    unit: float = 1.0

    @property
    def width(self) -> float:
        """Return how wide a reader sees the page, in points."""
        across = self.top - self.bottom if self.rotation % 180 else self.right - self.left
        return across * self.unit

    @property
    def height(self) -> float:
        """Return how high a reader sees the page, in points."""
        along = self.right - self.left if self.rotation % 180 else self.top - self.bottom
        return along * self.unit

    @property
    def matrix(self) -> bytes:
        """Return the operator that puts the origin in the lower left corner as seen, and counts in points."""
        cosine, sine, x, y = {
            0: (1, 0, self.left, self.bottom),
            90: (0, 1, self.right, self.bottom),
            180: (-1, 0, self.right, self.top),
            270: (0, -1, self.left, self.top),
        }[self.rotation]
        turn = (cosine / self.unit, sine / self.unit, -sine / self.unit, cosine / self.unit, x, y)
        return b" ".join(number(value) for value in turn) + b" cm\n"


A4 = Frame(0, 0, 595.28, 841.89)


def mark(packet: Packet, leaf: Leaf, total: int) -> str:
    """Return what the foot of a page says: its place in the packet, whose packet that is, its document and page."""
    return "".join(_said(packet, leaf, total))


def _said(packet: Packet, leaf: Leaf, total: int) -> tuple[str, str]:
    """Return the foot of a page in two: what the addressee is sent there by, and what tells the page from others."""
    document = (leaf.part.document_id, f"{leaf.page}/{leaf.part.pages}") if leaf.part else ()
    rest = (value for value in (packet.addressee, *document) if value)
    return f"pagina {leaf.number} van {total}", "".join(f" · {value}" for value in rest)


def stamp(packet: Packet, leaf: Leaf, total: int, frame: Frame) -> bytes:
    """Return the content stream that marks a page of a packet: a page artifact, no part of the document."""
    code = _code(payload(packet, leaf), frame.width - QR_FROM_RIGHT) if leaf.signed else b""
    blank = b"" if leaf.part else _blank(frame)
    foot = _foot(_said(packet, leaf, total), large=packet.large_print)
    flags = b"".join(flag(place, frame, large=packet.large_print) + tag(place) for place in leaf.places)
    return b"".join((BEGIN, b"q ", frame.matrix, blank, foot, code, flags, b"Q\n", END))


def font() -> Material:
    """Return the stamp's font, whole: a subset that ships with the program (see data/stempel-licence.txt)."""
    return _FONT


def _code(said: str, left: float) -> bytes:
    """Return the code of a signed page, for a scanner, and the same above it for a person."""
    written = encode(short_code(said))
    x = left + (QR_SIZE - length(written, CODE_SIZE)) / 2
    return qr(said, left, QR_BASE, QR_SIZE) + show(written, CODE_SIZE, x, CODE_BASE)


def _foot(said: tuple[str, str], *, large: bool) -> bytes:
    place, rest = map(encode, said)
    if not large:
        return _fitting(place + rest, TEXT_SIZE, TEXT_LEFT)
    first = _fitting(place, LARGE_TEXT_SIZE, TEXT_LEFT)
    return first + _fitting(rest, LARGE_REST_SIZE, TEXT_LEFT + length(place, LARGE_TEXT_SIZE)) if rest else first


def _fitting(written: bytes, size: float, x: float) -> bytes:
    """Return operators that write at the foot, squeezed where the line would run on into the code."""
    room = (TEXT_RIGHT - x) / length(written, size)
    squeeze = b"" if room >= 1 else b"%s Tz " % number(100 * room)
    return show(written, size, x, TEXT_BASE, squeeze)


def flag(place: SignHere, frame: Frame, *, large: bool = False) -> bytes:
    """Return operators that draw a flag with "Teken hier" in the margin, which points at a place to sign.

    It stands in the nearer margin, clear of the page's code; where the place leaves no margin free, there is no flag.
    """
    size = LARGE_FLAG_SIZE if large else FLAG_SIZE
    width, height = length(FLAG_LINES[0], size) + 1.5 * size, 2.75 * size
    right, left = frame.width - FLAG_FROM_EDGE - width, FLAG_FROM_EDGE
    is_free = {right: place.right <= right, left: place.left >= left + width}
    nearer = (right, left) if place.left + place.right > frame.width else (left, right)
    x = next((edge for edge in nearer if is_free[edge]), None)
    if x is None:
        return b""
    lowest = FLAG_BASE if x == right else TEXT_BASE + size
    y = max((place.bottom + place.top - height) / 2, lowest)
    tip, back = (x, x + width) if x == right else (x + width, x)
    shoulder = tip + (0.75 if x == right else -0.75) * size
    corners = ((tip, y + height / 2), (shoulder, y + height), (back, y + height), (back, y), (shoulder, y))
    outline = b" l ".join(b"%s %s" % (number(one), number(other)) for one, other in corners).replace(b" l", b" m", 1)
    start = min(shoulder, back) + 0.35 * size
    lines = ((FLAG_LINES[0], y + 1.55 * size), (FLAG_LINES[1], y + 0.5 * size))
    words = b"".join(show(written, size, start, base) for written, base in lines)
    return b"".join((b"q 0.2 g ", outline, b" l f\n1 g ", words, b"Q\n"))


def tag(place: SignHere) -> bytes:
    """Return operators that write what a signing service looks for at a place to sign: text that nobody sees.

    It fills the whole place, since services make their field as wide and as high as the text.
    """
    if not place.text_tag:
        return b""
    written = encode(place.text_tag)
    ascent, descent = _METRICS["ascent"] / 1000, _METRICS["descent"] / 1000
    size = (place.top - place.bottom) / (ascent - descent)
    squeeze = 100 * (place.right - place.left) / length(written, size)
    settings = b"3 Tr %s Tz " % number(squeeze)
    return b"q " + show(written, size, place.left, place.bottom - descent * size, settings) + b"Q\n"


def _blank(frame: Frame) -> bytes:
    written = encode(BLANK_TEXT)
    x = (frame.width - length(written, BLANK_SIZE)) / 2
    return show(written, BLANK_SIZE, x, frame.height / 2)


def show(written: bytes, size: float, x: float, y: float, settings: bytes = b"") -> bytes:
    """Return the operators that write encoded text in the stamp's font, with its first character's foot at (x, y)."""
    place = b"%s %s Td " % (number(x), number(y))
    return b"".join((b"BT ", FONT_NAME, b" ", number(size), b" Tf ", settings, place, literal(written), b" Tj ET\n"))


def encode(said: str) -> bytes:
    """Return text in the font's encoding, with a question mark for what the font does not have."""
    return said.encode("cp1252", "replace").translate(_KNOWN)


def length(written: bytes, size: float) -> float:
    """Return how long encoded text is, in points, at a size in points."""
    return sum(_WIDTHS[code - 32] for code in written) * size / 1000


def _made_font() -> Material:
    program = _DATA.joinpath("stempel.ttf").read_bytes()
    name = _METRICS["name"].encode()
    box = b" ".join(b"%d" % value for value in _METRICS["bbox"])
    lines = _METRICS["ascent"], _METRICS["descent"], _METRICS["cap_height"]
    descriptor = Material(
        (
            b"<</Type/FontDescriptor/FontName/%s/Flags 32/FontBBox[%s]/ItalicAngle 0" % (name, box)
            + b"/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2" % lines,
            b">>",
        ),
        (stream(zlib.compress(program, 9), b"/Length1 %d/Filter/FlateDecode" % len(program)),),
    )
    widths = b" ".join(b"%d" % width for width in _WIDTHS)
    return Material(
        (
            b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 32/LastChar 255/Widths[%s]" % (name, widths)
            + b"/Encoding/WinAnsiEncoding/FontDescriptor",
            b">>",
        ),
        (descriptor,),
    )


_FONT = _made_font()
FLAG_LINES = encode("Teken"), encode("hier")
