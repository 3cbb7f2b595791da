"""A finished PDF, object by object, as it stands in its file: for who proves it, whoever wrote it.

Eleven bytes are kept of each object, where pypdf's own index takes two hundred: a print run has half a million. A file
is read as strictly as it may be, since it has just been made.
"""

import re
import sys
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from generator.pdf.lexer import Malformed, Ref, parse, parse_whole

FREE, PLAIN, PACKED = 0, 1, 2
CHUNK = 4096
OPEN_STREAMS = 24
LARGEST = 1 << 28
"""How many bytes one stream may unfold to."""
_HEADER = re.compile(rb"[\0\t\n\x0c\r ]*(\d+)[\0\t\n\x0c\r ]+(\d+)[\0\t\n\x0c\r ]+obj")
_BEHIND = re.compile(rb"[\0\t\n\x0c\r ]*(endobj|stream\r?\n)")
_ROWS = re.compile(rb"[\0\t\n\x0c\r ]*(\d+)[\0\t\n\x0c\r ]+(\d+)[\0\t\n\x0c\r ]*\r?\n")
_INDEX_AT = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """A stream: the entries of its dictionary, and its data as stored."""

    entries: dict[str, Any]
    stored: bytes

    def data(self) -> bytes:
        """Return the data decoded. Raises Malformed where it is damaged, or packed in another way than Flate."""
        coded = self.entries.get("/Filter")
        coded = coded[0] if isinstance(coded, list) and len(coded) == 1 else coded
        if coded in (None, []):
            return self.stored
        if coded != "/FlateDecode" or self.entries.get("/DecodeParms"):
            raise Malformed(f"a filter that is not read: {coded}")
        unfolding = zlib.decompressobj()
        try:
            data = unfolding.decompress(self.stored, LARGEST)
        except zlib.error as problem:
            raise Malformed(str(problem)) from problem
        if not unfolding.eof:
            raise Malformed("a stream that does not end, or is far too long")
        return data


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """An object stream, open: the bytes of its objects, and where each of them begins."""

    data: bytes
    numbers: tuple[int, ...]
    offsets: tuple[int, ...]


class FinishedPdf:
    """A PDF on an open stream. Raises Malformed, here and wherever an object is read, where it is no sound PDF."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._length = stream.seek(0, 2)
        self._kinds = bytearray()
        self._places = array("Q")
        self._ranks = array("H")
        self._open: OrderedDict[int, Packed] = OrderedDict()
        self.trailer: dict[str, Any] = {}
        stream.seek(max(0, self._length - 1024))
        found = _INDEX_AT.search(stream.read())
        if found is None:
            raise Malformed("a file without an end")
        self._read_index(int(found[1]))

    def __len__(self) -> int:
        """Return one more than the highest number an object has."""
        return len(self._kinds)

    def numbers(self) -> Iterator[int]:
        """Give the number of each object there is."""
        return (number for number, kind in enumerate(self._kinds) if kind)

    def streams_of_objects(self) -> list[int]:
        """Return the numbers of the object streams."""
        return sorted({self._places[number] for number, kind in enumerate(self._kinds) if kind == PACKED})

    def is_packed(self, number: int) -> bool:
        """Tell whether an object stands in an object stream."""
        return self._kinds[number] == PACKED

    def has(self, number: int) -> bool:
        """Tell whether there is an object of that number."""
        return 0 < number < len(self._kinds) and self._kinds[number] != FREE

    def get(self, value: Any) -> Any:
        """Return what a reference refers to, None where there is no such object; any other value is itself."""
        for _ in range(32):
            if type(value) is not Ref:
                return value
            value = self._object(value) if self.has(value) else None
        raise Malformed("references that lead nowhere")

    def packed(self, number: int) -> Packed:
        """Return an object stream; the last few stay open."""
        if number in self._open:
            self._open.move_to_end(number)
            return self._open[number]
        stream = self._plain(number) if self.has(number) and not self.is_packed(number) else None
        if not isinstance(stream, Stream) or stream.entries.get("/Type") != "/ObjStm":
            raise Malformed(f"{number} is no object stream")
        data, first = stream.data(), stream.entries["/First"]
        heads = [int(word) for word in data[:first].split()]
        self._open[number] = Packed(data, tuple(heads[::2]), tuple(first + at for at in heads[1::2]))
        if len(self._open) > OPEN_STREAMS:
            self._open.popitem(last=False)
        return self._open[number]

    def _object(self, number: int) -> Any:
        if not self.is_packed(number):
            return self._plain(number)
        packed, rank = self.packed(self._places[number]), self._ranks[number]
        if rank >= len(packed.numbers) or packed.numbers[rank] != number:
            raise Malformed(f"{number} is not where the index says")
        following = packed.offsets[rank + 1] if rank + 1 < len(packed.offsets) else len(packed.data)
        return parse_whole(packed.data[packed.offsets[rank] : following])

    def _plain(self, number: int) -> Any:
        found, value = self._at(self._places[number])
        if found != number:
            raise Malformed(f"{number} is not where the index says")
        return value

    def _at(self, place: int) -> tuple[int, Any]:
        """Return the number and the value of the object that begins at an offset in the file."""
        size = CHUNK
        while True:
            self._stream.seek(place)
            chunk = self._stream.read(size)
            try:
                return self._read(place, chunk)
            except Malformed:
                if len(chunk) < size:
                    raise
            size *= 8

    def _read(self, place: int, chunk: bytes) -> tuple[int, Any]:
        header = _HEADER.match(chunk)
        if header is None:
            raise Malformed(f"no object at {place}")
        value, end = parse(chunk, header.end())
        behind = _BEHIND.match(chunk, end)
        if behind is None:
            raise Malformed(f"the object at {place} does not end")
        if behind[1] == b"endobj":
            return int(header[1]), value
        length = self.get(value.get("/Length"))
        if type(length) is not int or not 0 <= length <= self._length:
            raise Malformed(f"the stream at {place} has no length")
        self._stream.seek(place + behind.end())
        data = self._stream.read(length + 20)
        if not data[length:].lstrip().startswith(b"endstream"):
            raise Malformed(f"the stream at {place} has another length than it says")
        return int(header[1]), Stream(value, data[:length])

    def _read_index(self, place: int) -> None:
        seen: set[int] = set()
        while place not in seen:
            seen.add(place)
            self._stream.seek(place)
            entries = self._table(place) if self._stream.read(4) == b"xref" else self._index_stream(place)
            self.trailer = {**entries, **self.trailer}
            if "/Prev" not in entries:
                return
            place = entries["/Prev"]
        raise Malformed("an index that leads in a circle")

    def _table(self, place: int) -> dict[str, Any]:
        """Read an index as a table, and return the trailer behind it."""
        self._stream.seek(place)
        data = self._stream.read(self._length - place)
        at = 4
        while rows := _ROWS.match(data, at):
            first, count, at = int(rows[1]), int(rows[2]), rows.end()
            self._make_room(first + count)
            for number in range(first, first + count):
                row = data[at : at + 20]
                at += 20
                if row[17:18] == b"n":
                    self._enter(number, PLAIN, int(row[:10]), 0)
        at = data.find(b"trailer", at)
        if at < 0:
            raise Malformed("an index without a trailer")
        trailer = parse(data, at + len(b"trailer"))[0]
        if not isinstance(trailer, dict):
            raise Malformed("an index without a trailer")
        return trailer

    def _index_stream(self, place: int) -> dict[str, Any]:
        _, stream = self._at(place)
        if not isinstance(stream, Stream) or stream.entries.get("/Type") != "/XRef":
            raise Malformed("a file without an index")
        widths, data = stream.entries["/W"], stream.data()
        kinds, places, ranks = (_column(data, widths, rank) for rank in range(3))
        if not widths[0]:
            kinds = array("Q", [PLAIN]) * len(places)
        runs, at = stream.entries.get("/Index", [0, stream.entries["/Size"]]), 0
        for first, count in zip(runs[::2], runs[1::2], strict=True):
            self._make_room(first + count)
            for number in range(first, first + count):
                self._enter(number, kinds[at], places[at], ranks[at])
                at += 1
        return stream.entries

    def _make_room(self, size: int) -> None:
        if size > self._length:
            raise Malformed("an index for more objects than the file has bytes")
        more = size - len(self._kinds)
        if more > 0:
            self._kinds.extend(bytes(more))
            self._places.extend(array("Q", bytes(8 * more)))
            self._ranks.extend(array("H", bytes(2 * more)))

    def _enter(self, number: int, kind: int, place: int, rank: int) -> None:
        if not self._kinds[number] and kind in (PLAIN, PACKED):
            self._kinds[number], self._places[number] = kind, place
            self._ranks[number] = rank if kind == PACKED else 0


def _column(data: bytes, widths: list[int], rank: int) -> "array[int]":
    """Return one column of an index's rows, whose numbers take so many bytes each. Raises Malformed."""
    if len(widths) != 3 or not any(widths) or not all(type(width) is int and 0 <= width <= 8 for width in widths):
        raise Malformed("an index with rows of an unknown kind")
    whole, begin, width = sum(widths), sum(widths[:rank]), widths[rank]
    count = len(data) // whole
    column = bytearray(8 * count)
    for byte in range(width):
        column[8 - width + byte :: 8] = data[begin + byte : whole * count : whole]
    numbers = array("Q", bytes(column))
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
