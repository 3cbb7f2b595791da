"""PDFs as pypdf reads them: what a document's pages and headings are known by, and a packet as it is in its file.

All is read anew, and by other code than made the packet: what is compared with a plan must not come from who wrote it.
"""

import hashlib
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    StreamObject,
)

from generator.packets.outline import Heading
from generator.packets.stamp import Frame

# What pypdf may raise on a file that is no sound PDF.
UNSOUND = (
    *(PyPdfError, zlib.error),
    *(ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError, AssertionError),
)


class Unreadable(Exception):  # noqa: N818  it says what the file is
    """A PDF cannot be taken into a packet: the reason, as a Dutch sentence without its first word's capital."""


@dataclass(frozen=True, slots=True)
class PageProof:
    """What a page is known by: the digest of its own content streams as they are stored, and its frame."""

    digest: bytes
    frame: Frame


@dataclass(frozen=True, slots=True)
class BoundPage:
    """A page in a packet's file: what its first and last streams say, and the digest of those in between."""

    opening: bytes
    digest: bytes
    last: bytes


@dataclass(frozen=True, slots=True)
class BoundFile:
    """A packet's file as it was read back; a bookmark is its depth, title and page (0 for none)."""

    title: str
    language: str
    pages: tuple[BoundPage, ...]
    bookmarks: tuple[tuple[int, str, int], ...]


def read_proofs(path: Path) -> tuple[PageProof, ...]:
    """Return what a document's pages are known by, read anew and cheaply. Raises Unreadable."""
    return _known(path, *_state(path)).pages


def read_headings(path: Path) -> tuple[Heading, ...]:
    """Return a document's own bookmarks, read anew. Raises Unreadable."""
    return _known(path, *_state(path)).headings


def read_back(path: Path, password: str = "") -> BoundFile:
    """Return a packet as it stands in its file, opened with its password if it has one. Raises Unreadable."""
    with reading():
        reader = PdfReader(io.BytesIO(path.read_bytes()), strict=True)
        if password:
            reader.decrypt(password)
        catalog = reader.root_object
        leaves = list(_tree_leaves(catalog["/Pages"]))
        numbers = {leaf: at for at, (leaf, _) in enumerate(leaves, 1)}
        return BoundFile(
            title=(reader.metadata.title or "") if reader.metadata else "",
            language=str(catalog.get("/Lang", "")),
            pages=tuple(_bound_page(page) for _, page in leaves),
            bookmarks=tuple(_bookmarks(catalog.get("/Outlines"), numbers, 0)),
        )


@contextmanager
def reading() -> Iterator[None]:
    """Say of whatever goes wrong while a file is read that the file is Unreadable."""
    try:
        yield
    except UNSOUND as problem:
        raise Unreadable("het bestand is beschadigd of is geen PDF") from problem
    except OSError:
        raise Unreadable("het bestand is er niet of kan niet worden gelezen") from None


def _state(path: Path) -> tuple[int, int]:
    with reading():
        state = path.stat()
        return state.st_mtime_ns, state.st_size


@dataclass(frozen=True, slots=True)
class _Known:
    pages: tuple[PageProof, ...]
    headings: tuple[Heading, ...]


@lru_cache(maxsize=4096)
def _known(path: Path, _changed: int, _size: int) -> _Known:
    with reading():
        reader = PdfReader(io.BytesIO(path.read_bytes()), strict=True)
        leaves, catalog = list(reader.pages), reader.root_object
        numbers = {leaf.indirect_reference.idnum: at for at, leaf in enumerate(leaves, 1) if leaf.indirect_reference}
        pages = tuple(PageProof(content_digest(_streams(leaf)), _frame(leaf)) for leaf in leaves)
        return _Known(pages, tuple(_headings(catalog.get("/Outlines"), dict(_named(catalog)), numbers)))


def _headings(node: Any, named: dict[str, Any], numbers: dict[int, int]) -> Iterator[Heading]:
    item = node.get_object().get("/First") if node is not None else None
    while item is not None:
        item = item.get_object()
        action = item.get("/A", DictionaryObject()).get_object()
        target = item.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
        if target is not None and not isinstance(target, ArrayObject):
            target = named.get(str(target).removeprefix("/"), ArrayObject()).get_object()
            target = target["/D"] if isinstance(target, DictionaryObject) else target
        page = numbers.get(getattr(list.__getitem__(target, 0), "idnum", 0), 0) if target else 0
        yield Heading(str(item["/Title"]), page, tuple(_headings(item, named, numbers)))
        item = item.get("/Next")


def _named(catalog: DictionaryObject) -> Iterator[tuple[str, Any]]:
    """Give the named places of a file, old style and new: pypdf's own list has one of the two."""
    old = catalog.get("/Dests", DictionaryObject()).get_object()
    yield from ((key.removeprefix("/"), old.raw_get(key)) for key in old)
    names = catalog.get("/Names", DictionaryObject()).get_object()
    if "/Dests" in names:
        yield from _name_leaves(names["/Dests"])


def _name_leaves(node: Any) -> Iterator[tuple[str, Any]]:
    pairs = node.get("/Names", ArrayObject()).get_object()
    yield from ((str(pairs[at]), list.__getitem__(pairs, at + 1)) for at in range(0, len(pairs), 2))
    for kid in node.get("/Kids", ArrayObject()).get_object():
        yield from _name_leaves(kid.get_object())


def _stored(value: StreamObject) -> bytes:
    """Return a stream as it is stored, undecoded: pypdf has no public way to it."""
    return bytes(value._data)


def _streams(leaf: DictionaryObject) -> list[StreamObject]:
    contents: Any = leaf["/Contents"] if "/Contents" in leaf else ArrayObject()
    return [item.get_object() for item in contents] if isinstance(contents, ArrayObject) else [contents]


def content_digest(streams: Sequence[StreamObject]) -> bytes:
    """Return the digest of content streams as they are stored; of none, for a page without content of its own."""
    whole = hashlib.sha256()
    for value in streams:
        data = _stored(value)
        whole.update(b"%d " % len(data))
        whole.update(data)
    return whole.digest()


def _frame(leaf: PageObject) -> Frame:
    media, crop = leaf.mediabox, leaf.cropbox
    left, right = max(media.left, crop.left), min(media.right, crop.right)
    bottom, top = max(media.bottom, crop.bottom), min(media.top, crop.top)
    if left >= right or bottom >= top or leaf.rotation % 90:
        raise Unreadable("een bladzijde heeft geen geldig formaat")
    return Frame(
        float(left), float(bottom), float(right), float(top), leaf.rotation % 360, float(leaf.get("/UserUnit", 1))
    )


def _tree_leaves(node: Any) -> Iterator[tuple[int, DictionaryObject]]:
    """Give the pages below a node of the page tree, in order: pypdf's own list of them costs half as much again."""
    for reference in list.__iter__(node["/Kids"]):
        kid = reference.get_object()
        if "/Kids" in kid:
            yield from _tree_leaves(kid)
        else:
            yield reference.idnum, kid


def _bound_page(leaf: DictionaryObject) -> BoundPage:
    streams = _streams(leaf)
    first, own, last = streams[:1], streams[1:-1], streams[-1:]
    opening = b"".join(value.get_data() for value in first) if len(streams) > 1 else b""
    return BoundPage(opening, content_digest(own), b"".join(value.get_data() for value in last))


def _bookmarks(node: Any, numbers: dict[int, int], depth: int) -> Iterator[tuple[int, str, int]]:
    item = node.get_object().get("/First") if node is not None else None
    while item is not None:
        item = item.get_object()
        yield depth, str(item["/Title"]), numbers.get(list.__getitem__(item["/Dest"], 0).idnum, 0)
        yield from _bookmarks(item, numbers, depth + 1)
        item = item.get("/Next")
