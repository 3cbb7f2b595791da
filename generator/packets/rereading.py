"""A packet and its documents as they stand in their files, for the comparison with the plan.

All is read anew, and by other code than made the packet: what is compared with a plan must not come from who wrote it.
A packet is read page by page, so that a print run takes no more memory than a form.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from generator.packets import pdfreader
from generator.packets.outline import Heading
from generator.packets.pdfreader import PageProof, Unreadable, reading
from generator.packets.proof.book import Book, Entries, open_book, tree
from generator.packets.proof.findings import Findings
from generator.packets.stamp import Frame
from generator.pdf.lexer import PLAIN_STRING, WHITE, Malformed, Ref, text, unescaped
from generator.pdf.reading import FinishedPdf, Stream

_SHOWN = re.compile(rb"(" + PLAIN_STRING + rb")" + WHITE + rb"*+Tj", re.DOTALL)


Lead = tuple[bytes, int]
"""Where a link leads: to an address, or to a page, from 1; 0 for none."""


@dataclass(frozen=True, slots=True)
class BoundPage:
    """A page in a packet's file: what its first and last streams say, and the digest of those in between."""

    opening: bytes
    digest: bytes
    last: bytes
    links: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a document is known by: its pages, the links on each of them, and its own bookmarks."""

    pages: tuple[PageProof, ...]
    links: tuple[tuple[Lead, ...], ...]
    headings: tuple[Heading, ...]


class BoundFile:
    """A packet's file, open; a bookmark is its depth, title and page (0 for none). Raises what ``reading`` catches."""

    def __init__(self, stream: BinaryIO) -> None:
        self._book = open_book(FinishedPdf(stream), Findings())
        self.title = text(self._book.pdf.get(self._book.entries(self._book.pdf.trailer.get("/Info")).get("/Title")))
        self.language = text(self._book.pdf.get(self._book.catalog.get("/Lang")))
        self.count = len(self._book.pages)
        self._named = _named(self._book)

    def pages(self) -> Iterator[BoundPage]:
        """Give the pages, in order."""
        for at in range(self.count):
            page = self._book.page(at)
            streams = _streams(self._book, page)
            opening = streams[0].data() if len(streams) > 1 else b""
            last = b"".join(stream.data() for stream in streams[-1:])
            yield BoundPage(opening, content_digest(streams[1:-1]), last, _links(self._book, page, self._named))

    def bookmarks(self) -> Iterator[tuple[int, str, int]]:
        """Give the bookmarks in the order in which a reader sees them."""
        yield from _flat(_headings(self._book, self._book.catalog.get("/Outlines"), {}), 0)


def known(path: Path) -> Known:
    """Return what a document is known by, read anew as often as its file changes. Raises Unreadable."""
    with reading():
        state = path.stat()
    return _known(path, state.st_mtime_ns, state.st_size)


def content_digest(streams: Sequence[Stream]) -> bytes:
    """Return the digest of content streams as they are stored; of none, for a page without content of its own."""
    whole = hashlib.sha256()
    for stream in streams:
        whole.update(b"%d " % len(stream.stored))
        whole.update(stream.stored)
    return whole.digest()


def shown_text(content: bytes) -> str:
    """Return what a stamp's content stream shows as text, its pieces parted by spaces."""
    return " ".join(unescaped(piece[1:-1]).decode("cp1252", "replace") for piece in _SHOWN.findall(content))


@lru_cache(maxsize=4096)
def _known(path: Path, _changed: int, _size: int) -> Known:
    with reading():
        try:
            with path.open("rb") as stream:
                book = open_book(FinishedPdf(stream), Findings())
                named, pages = _named(book), [book.page(at) for at in range(len(book.pages))]
                return Known(
                    pages=tuple(_proof(book, page) for page in pages),
                    links=tuple(_links(book, page, named) for page in pages),
                    headings=_headings(book, book.catalog.get("/Outlines"), named),
                )
        except Malformed:  # written in a way that only a library for all of PDF reads
            return Known(pdfreader.read_proofs(path), (), pdfreader.read_headings(path))


def _proof(book: Book, page: Entries) -> PageProof:
    media = book.inherited(page, "/MediaBox")
    crop = book.inherited(page, "/CropBox") or media
    left, bottom, right, top = (
        float(choose(book.pdf.get(one), book.pdf.get(other)))
        for choose, one, other in zip((max, max, min, min), media, crop, strict=True)
    )
    rotation, unit = book.inherited(page, "/Rotate") or 0, book.pdf.get(page.get("/UserUnit", 1))
    if left >= right or bottom >= top or rotation % 90:
        raise Unreadable("een bladzijde heeft geen geldig formaat")
    return PageProof(content_digest(_streams(book, page)), Frame(left, bottom, right, top, rotation % 360, float(unit)))


def _streams(book: Book, page: Entries) -> list[Stream]:
    contents = book.pdf.get(page.get("/Contents"))
    found = [book.pdf.get(item) for item in contents] if isinstance(contents, list) else [contents]
    return [stream for stream in found if isinstance(stream, Stream)]


def _links(book: Book, page: Entries, named: dict[Any, Any]) -> tuple[Lead, ...]:
    """Return where each link on a page leads that leads to an address or to a page."""
    found = []
    for annotation in book.items(page.get("/Annots")):
        entries = book.entries(annotation)
        action = book.entries(entries.get("/A"))
        address = book.pdf.get(action.get("/URI")) if action.get("/S") == "/URI" else b""
        target = entries.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
        if entries.get("/Subtype") == "/Link" and (address or target is not None):
            found.append((address or b"", 0 if address else _page_of(book, target, named)))
    return tuple(found)


def _named(book: Book) -> dict[Any, Any]:
    """Return the named places of a document, old style and new."""
    names = book.entries(book.catalog.get("/Names")).get("/Dests")
    return {**dict(tree(book, names, "/Names", "")), **book.entries(book.catalog.get("/Dests"))}


def _headings(book: Book, parent: Any, named: dict[Any, Any]) -> tuple[Heading, ...]:
    found: list[Heading] = []
    item = book.entries(parent).get("/First")
    while item is not None:
        if len(found) > len(book.pdf):
            raise Malformed("bookmarks in a circle")
        entries = book.entries(item)
        action = book.entries(entries.get("/A"))
        target = entries.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
        title = text(book.pdf.get(entries.get("/Title")))
        found.append(Heading(title, _page_of(book, target, named), _headings(book, item, named)))
        item = entries.get("/Next")
    return tuple(found)


def _page_of(book: Book, target: Any, named: dict[Any, Any]) -> int:
    """Return the page that a bookmark leads to, from 1; 0 for none."""
    place = book.pdf.get(target)
    if isinstance(place, str | bytes):
        place = book.pdf.get(named.get(place))
    if isinstance(place, dict):
        place = book.pdf.get(place.get("/D"))
    first = place[0] if isinstance(place, list) and place else None
    return book.position[first] + 1 if type(first) is Ref and first in book.position else 0


def _flat(headings: Sequence[Heading], depth: int) -> Iterator[tuple[int, str, int]]:
    for heading in headings:
        yield depth, heading.title, heading.page
        yield from _flat(heading.below, depth + 1)
