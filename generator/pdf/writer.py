"""A PDF written front to back: every object goes to the file as soon as it is known, and nothing is written twice.

Streams are written as they are, all other objects packed in compressed object streams (PDF 1.5 and later), which
pypdf's own writer does not make. Nothing in the file depends on the hour.
"""

import hashlib
import zlib
from array import array
from typing import BinaryIO

from generator.pdf.objects import Material, hexadecimal

OBJECTS_PER_STREAM = 100
PLAIN, PACKED = 1, 2


class PdfFile:
    """A PDF in the making on an open binary stream; ``close`` makes it whole and leaves the stream open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self._length = 0
        self._index = array("Q", [65535])  # kind, place and rank of each object in eight bytes, as in the file
        # Apart, so that who reads the pages back need not read every font and every tag.
        self._waiting: list[tuple[int, bytes]] = []
        self._waiting_material: list[tuple[int, bytes]] = []
        self._waiting_tags: list[tuple[int, bytes]] = []
        self._placed: dict[bytes, int] = {}
        self._bodies: dict[bytes, bytes] = {}
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """Return a number for an object that follows later."""
        self._index.append(0)
        return len(self._index) - 1

    def put(self, body: bytes, number: int = 0) -> int:
        """Write an object and return its number: the given, reserved one, or a new one."""
        return self._put(self._waiting, body, number or self.reserve())

    def put_tag(self, body: bytes, number: int = 0) -> int:
        """Write an object of the structure tree or the outline, which no page needs to be drawn; return its number."""
        return self._put(self._waiting_tags, body, number or self.reserve())

    def put_stream(self, entries: bytes, data: bytes, number: int = 0) -> int:
        """Write a stream whose data is encoded as its dictionary entries say, and return its number."""
        number = number or self.reserve()
        self._index[number] = _row(PLAIN, self._length)
        self._write(
            b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data)), data, b"\nendstream\nendobj\n"
        )
        return number

    def put_deflated(self, entries: bytes, data: bytes, number: int = 0) -> int:
        """Write a stream compressed, and return its number."""
        return self.put_stream(entries + b"/Filter/FlateDecode", zlib.compress(data), number)

    def place(self, material: Material) -> int:
        """Write material with all that it refers to, unless the file has it already, and return its number."""
        number = self._placed.get(material.digest)
        if number is None:
            body = material.body(self.place(reference) for reference in material.references)
            if material.data is None:
                number = self._put(self._waiting_material, body, self.reserve())
            else:
                number = self.put_stream(body, material.data)
            self._placed[material.digest] = number
        return number

    def inline(self, material: Material) -> bytes:
        """Return the bytes of material for use within another object, what it refers to being placed."""
        body = self._bodies.get(material.digest)
        if body is None:
            body = material.body(self.place(reference) for reference in material.references)
            self._bodies[material.digest] = body
        return body

    def close(self, root: int, info: int) -> None:
        """Write what is waiting, the index and the trailer; the file's /ID is a digest of all that it holds."""
        self._pack(self._waiting_material)
        self._pack(self._waiting_tags)
        self._pack(self._waiting)
        at, number, identity = self._length, self.reserve(), hexadecimal(self._hash.digest()[:16])
        self._index[number] = _row(PLAIN, at)
        rows = b"".join(row.to_bytes(8, "big") for row in self._index)
        self.put_deflated(
            b"/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/Info %d 0 R/ID[%s%s]"
            % (number + 1, root, info, identity, identity),
            rows,
            number,
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % at)

    def _write(self, *parts: bytes) -> None:
        for part in parts:
            self._stream.write(part)
            self._hash.update(part)
            self._length += len(part)

    def _put(self, waiting: list[tuple[int, bytes]], body: bytes, number: int) -> int:
        waiting.append((number, body))
        if len(waiting) >= OBJECTS_PER_STREAM:
            self._pack(waiting)
        return number

    def _pack(self, waiting: list[tuple[int, bytes]]) -> None:
        """Write the objects that are waiting as one compressed object stream."""
        if not waiting:
            return
        number, offset, heads = self.reserve(), 0, []
        for rank, (packed, body) in enumerate(waiting):
            self._index[packed] = _row(PACKED, number, rank)
            heads.append(b"%d %d " % (packed, offset))
            offset += len(body) + 1
        head = b"".join(heads)
        self.put_deflated(
            b"/Type/ObjStm/N %d/First %d" % (len(heads), len(head)),
            head + b"\n".join(body for _, body in waiting),
            number,
        )
        waiting.clear()


def _row(kind: int, place: int, rank: int = 0) -> int:
    """Return an object's row in the index: a byte says how it is kept, five say where, and two its rank there."""
    return kind << 56 | place << 16 | rank
