"""The bytes of PDF objects: what a packet is made of, whoever read it or will write it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """An object that pages share (a font, an image, a content stream), with holes where it refers to other material.

    It belongs to no file: ``pieces`` are the bytes around the holes, one more than there are ``references``; a stream
    has ``data``. The digest covers all that hangs below it, so equal digests mean equal appearance.
    """

    pieces: tuple[bytes, ...]
    references: tuple["Material", ...] = ()
    data: bytes | None = None
    digest: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        whole = hashlib.sha256(b"object" if self.data is None else b"stream%d " % len(self.data))
        whole.update(self.data or b"")
        for piece in self.pieces:
            whole.update(b"%d " % len(piece))
            whole.update(piece)
        for reference in self.references:
            whole.update(reference.digest)
        object.__setattr__(self, "digest", whole.digest())

    def body(self, numbers: Iterable[int]) -> bytes:
        """Return the object's bytes with its holes filled by object numbers, in order."""
        filled = [self.pieces[0]]
        for number, piece in zip(numbers, self.pieces[1:], strict=True):
            filled += (b" %d 0 R" % number, piece)
        return b"".join(filled)


class Draft:
    """Material in the making: bytes and references, in the order in which they come."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._references: list[Material] = []
        self._piece: list[bytes] = []

    def add(self, *parts: bytes) -> None:
        """Add bytes."""
        self._piece += parts

    def refer(self, material: Material) -> None:
        """Add a reference to other material."""
        self._pieces.append(b"".join(self._piece))
        self._references.append(material)
        self._piece = []

    def done(self, data: bytes | None = None) -> Material:
        """Return the finished material: a stream where data is given."""
        return Material((*self._pieces, b"".join(self._piece)), tuple(self._references), data)


def stream(data: bytes, entries: bytes = b"") -> Material:
    """Return a stream without references; ``entries`` are those of its dictionary, but for its length."""
    return Material((entries,), (), data)


def number(value: float) -> bytes:
    """Return a number to four decimals, as short as it can be written."""
    return f"{value:.4f}".rstrip("0").rstrip(".").encode() if value % 1 else b"%d" % value


def hexadecimal(value: bytes) -> bytes:
    """Return bytes as a PDF string."""
    return b"<" + value.hex().encode() + b">"


def literal(value: bytes) -> bytes:
    """Return bytes as a PDF string that a person can read in the file."""
    escaped = value.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(" + escaped + b")"


def text(value: str) -> bytes:
    """Return a text string, such as a title."""
    return literal(value.encode()) if value.isascii() else hexadecimal(b"\xfe\xff" + value.encode("utf-16-be"))
