"""Whether everything in a file is reached from its trailer, and everything that is referred to is there."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from generator.packets.proof.book import Book
from generator.packets.proof.findings import ARCHIVE
from generator.pdf.lexer import Ref, references
from generator.pdf.reading import FinishedPdf, Stream

FORBIDDEN_FILTERS = ("/LZWDecode", "/Crypt")


def prove_reach(book: Book) -> None:
    """Note objects that nothing leads to, references that lead nowhere, and streams that an archive forbids."""
    links = _Links(len(book.pdf))
    for number in book.pdf.streams_of_objects():
        links.read_packed(book.pdf, number)
    own = bytearray(len(book.pdf))  # what the file itself is built of, which nothing refers to
    for number in book.pdf.numbers():
        if not book.pdf.is_packed(number):
            value = book.pdf.get(Ref(number))
            entries = value.entries if isinstance(value, Stream) else value
            own[number] = isinstance(value, Stream) and entries.get("/Type") in ("/ObjStm", "/XRef")
            links.add(number, list(_references(entries)))
            if isinstance(value, Stream):
                _prove_stream(book, number, value)
    reached = links.reached(_references({key: book.pdf.trailer.get(key) for key in ("/Root", "/Info", "/Encrypt")}))
    for number in book.pdf.numbers():
        if not reached[number] and not own[number]:
            book.findings.say("orphan", f"Onderdeel {number} staat in het bestand, maar niets verwijst ernaar.")
    for number in links.missing(book.pdf):
        book.findings.say("dangling", f"Er wordt verwezen naar onderdeel {number}, en dat is er niet.")


class _Links:
    """Which object refers to which: of each object where its references begin and end in one long row of numbers."""

    def __init__(self, size: int) -> None:
        self._targets = array("I")
        self._begins = array("I", bytes(4 * size))
        self._ends = array("I", bytes(4 * size))

    def add(self, number: int, targets: list[int]) -> None:
        self._begins[number] = len(self._targets)
        self._targets.extend(targets)
        self._ends[number] = len(self._targets)

    def read_packed(self, pdf: FinishedPdf, number: int) -> None:
        """Take the references of all objects in an object stream."""
        packed = pdf.packed(number)
        order = sorted(zip(packed.offsets, packed.numbers, strict=True))
        if not order:
            return
        places, targets = references(packed.data, order[0][0])
        begin = 0
        for rank, (_, one) in enumerate(order):
            # A reference is known by where it ends, so one that ends where the next object begins is of this object.
            end = bisect_right(places, order[rank + 1][0]) if rank + 1 < len(order) else len(places)
            if one < len(self._begins):
                self.add(one, targets[begin:end])
            begin = end

    def reached(self, roots: Iterator[int]) -> bytearray:
        """Return for each object whether the roots lead to it."""
        size = len(self._begins)
        reached = bytearray(size)
        waiting = [root for root in roots if root < size]
        while waiting:
            number = waiting.pop()
            if not reached[number]:
                reached[number] = 1
                row = self._targets[self._begins[number] : self._ends[number]]
                waiting += [target for target in row if target < size and not reached[target]]
        return reached

    def missing(self, pdf: FinishedPdf) -> list[int]:
        """Return the numbers that are referred to and are not there."""
        named = bytearray(len(self._begins))
        for target in self._targets:
            if target < len(named):
                named[target] = 1
        beyond = {target for target in self._targets if target >= len(named)}
        return sorted({number for number, there in enumerate(named) if there and not pdf.has(number)} | beyond)


def _references(value: Any) -> Iterator[int]:
    if type(value) is Ref:
        yield int(value)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _prove_stream(book: Book, number: int, stream: Stream) -> None:
    coded = stream.entries.get("/Filter")
    if "/F" in stream.entries:
        book.findings.say("outside", f"Onderdeel {number} haalt zijn inhoud uit een ander bestand.")
    if any(name in FORBIDDEN_FILTERS for name in (coded if isinstance(coded, list) else [coded])):
        book.findings.say("filter", f"Onderdeel {number} is verpakt op een manier die PDF/A verbiedt.", ARCHIVE)
