"""A PDF's objects as values, by their number: read by our own strict syntax, and by pypdf where that gives up.

In: a PDF's bytes. Out: values and streams (see ``generator.pdf.syntax``). Where the objects stand in the file is always
pypdf's to say, and a file that is damaged or no PDF raises what pypdf raises (``pdfreader.UNSOUND``).
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from generator.pdf.objects import hexadecimal
from generator.pdf.syntax import NotUnderstood, Ref, Value, ends_stream, name, parse, parse_object


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """A stream: its dictionary's entries without the length, and its data as it is stored."""

    entries: dict[bytes, Value]
    data: bytes


Read: TypeAlias = "Value | Stream"


class PdfObjects:
    """The objects of one file, each read once; ``slowly`` leaves all of it to pypdf."""

    def __init__(self, content: bytes, *, slowly: bool = False) -> None:
        self._content = content
        self._reader = PdfReader(io.BytesIO(content), strict=True)
        self.encrypted = self._reader.is_encrypted
        self._plain = self._reader.xref.get(0, {})
        self._packed = self._reader.xref_objStm
        self._slowly = slowly
        self._packs: dict[int, dict[int, bytes]] = {}
        self._values: dict[int, Read] = {}

    @property
    def numbers(self) -> list[int]:
        """Return the number of every object in the file, in order."""
        return sorted({*self._plain, *self._packed} - {0})

    @property
    def catalog(self) -> dict[bytes, Value]:
        """Return the file's catalog."""
        return self.dictionary(Ref(self._reader.trailer.raw_get("/Root").idnum))

    def read(self, number: int) -> Read:
        """Return an object by its number; one that the file does not have is null."""
        if number not in self._values:
            self._values[number] = self._by_pypdf(number) if self._slowly else self._read(number)
        return self._values[number]

    def value(self, value: Value) -> Read:
        """Return a value, or the one it refers to."""
        for _ in range(32):
            if not isinstance(value, Ref):
                return value
            found = self.read(value)
            if isinstance(found, Stream):
                return found
            value = found
        raise ValueError("references without end")

    def dictionary(self, value: Value) -> dict[bytes, Value]:
        """Return a dictionary, given as it is or by reference. Raises TypeError where it is something else."""
        found = self.value(value)
        if not isinstance(found, dict):
            raise TypeError("no dictionary")
        return found

    def array(self, value: Value) -> list[Value]:
        """Return an array, given as it is or by reference; anything else is an array of itself, and null of nothing."""
        found = self.value(value)
        if isinstance(found, list):
            return found
        return [] if found == b"null" else [value]

    def stream(self, value: Value) -> Stream:
        """Return a stream. Raises TypeError where the value refers to something else."""
        found = self.value(value)
        if not isinstance(found, Stream):
            raise TypeError("no stream")
        return found

    def decoded(self, value: Value) -> bytes:
        """Return a stream's data decoded. Raises TypeError where the value refers to something else."""
        found = self.stream(value)
        if found.entries.get(b"/Filter") == b"/FlateDecode" and b"/DecodeParms" not in found.entries:
            return zlib.decompress(found.data)
        if b"/Filter" not in found.entries:
            return found.data
        if not isinstance(value, Ref):
            raise TypeError("a stream is given by reference")
        return bytes(self._object(value).get_data())

    def _read(self, number: int) -> Read:
        try:
            return self._understood(number)
        except NotUnderstood:
            return self._by_pypdf(number)

    def _understood(self, number: int) -> Read:
        if number in self._packed:
            return parse(self._pack(self._packed[number][0])[number])
        if number not in self._plain:
            raise NotUnderstood
        value, at = parse_object(self._content, self._plain[number], number)
        if not at:
            return value
        if not isinstance(value, dict):
            raise NotUnderstood
        length = self.value(value.get(b"/Length", b""))
        if not isinstance(length, bytes) or not length.isdigit() or not ends_stream(self._content, at + int(length)):
            raise NotUnderstood
        entries = {key: item for key, item in value.items() if key != b"/Length"}
        return Stream(entries, self._content[at : at + int(length)])

    def _pack(self, number: int) -> dict[int, bytes]:
        """Return the bytes of each object in an object stream."""
        if number not in self._packs:
            pack = self.stream(Ref(number))
            first, count = pack.entries.get(b"/First"), pack.entries.get(b"/N")
            if not isinstance(first, bytes) or not isinstance(count, bytes):
                raise NotUnderstood
            data = self.decoded(Ref(number))
            head = [int(word) for word in data[: int(first)].split()]
            places = [int(first) + offset for offset in head[1::2]]
            if len(head) != 2 * int(count) or places != sorted(places):
                raise NotUnderstood
            ends = (*places[1:], len(data))
            self._packs[number] = {
                packed: data[place:end] for packed, place, end in zip(head[::2], places, ends, strict=False)
            }
        return self._packs[number]

    def _object(self, number: int) -> Any:
        return IndirectObject(number, 0, self._reader).get_object()

    def _by_pypdf(self, number: int) -> Read:
        found = self._object(number)
        if isinstance(found, StreamObject):
            # As it is stored, undecoded: pypdf has no public way to it.
            entries = _entries((key, item) for key, item in dict.items(found) if key != "/Length")
            return Stream(entries, bytes(found._data))
        return value_of(found)


def operators(content: bytes) -> list[bytes]:
    """Return the operators of a content stream, in order, as pypdf reads it: slowly, and all of the syntax."""
    joined = ContentStream(None, None)
    joined.set_data(content)
    return [operator for _, operator in joined.operations]


def _entries(items: Any) -> dict[bytes, Value]:
    pairs: Iterator[tuple[bytes, Value]] = ((_name(key), value_of(item)) for key, item in items)
    return {key: item for key, item in pairs if item != b"null"}


def value_of(found: Any) -> Value:
    """Return the value that an object of pypdf's is, streams aside."""
    kind = type(found)
    if kind is IndirectObject:
        return Ref(found.idnum)
    if kind is ArrayObject:
        return [value_of(item) for item in list.__iter__(found)]
    if kind is DictionaryObject:
        return _entries(dict.items(found))
    return _scalar(found)


def _scalar(found: Any) -> bytes:
    if isinstance(found, NameObject):
        return _name(found)
    if isinstance(found, NumberObject):
        return b"%d" % found
    if isinstance(found, FloatObject):
        return found.myrepr().encode()
    if isinstance(found, TextStringObject):
        return hexadecimal(bytes(found.original_bytes) if found else b"")
    if isinstance(found, ByteStringObject):
        return hexadecimal(bytes(found))
    if isinstance(found, BooleanObject):
        return b"true" if found.value else b"false"
    if found is None or isinstance(found, NullObject):
        return b"null"
    raise TypeError(type(found).__name__)


def _name(value: str) -> bytes:
    return name(NameObject(value).renumber())
