"""PDFs as pypdf reads them: a document's pages as material for a packet, and a finished packet as it is in its file.

What a packet must not hold is refused here: encrypted or damaged files, form fields, layers, remarks. Of links those
to an address or to a page of the same document are kept; scripts, attachments and other actions stay behind.
"""

import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
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

from generator.packets.stamp import FONT_NAME, Frame, font
from generator.pdf.objects import Draft, Material, hexadecimal, stream

# What pypdf may raise on a file that is no sound PDF.
UNSOUND = (
    *(PyPdfError, zlib.error),
    *(ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError, AssertionError),
)
PAGE_ENTRIES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit", "/Group")
LINK_ENTRIES = ("/Rect", "/Border", "/BS", "/C", "/F", "/H", "/QuadPoints", "/Contents")
ADDRESSES = (b"https://", b"http://", b"mailto:", b"tel:")
# Keeping the tags: these keys tie a page's content to its document's structure tree. Where that tree is carried into
# the packet they must be renumbered instead of dropped, with /Tabs among the page entries; ``binding`` writes the tree.
STRUCTURE_KEYS = frozenset({"/StructParent", "/StructParents"})
STACK = re.compile(rb"[qQ](?<=\s[qQ])(?=\s)")
OPENING = tuple(stream(b"q\n" * depth) for depth in range(1, 9))


class Unreadable(Exception):  # noqa: N818  it says what the file is
    """A PDF cannot be taken into a packet: the reason, as a Dutch sentence without its first word's capital."""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A link on a page: its looks, and an address, or else the page (from 0) of the document and the view of it."""

    looks: Material
    address: bytes = b""
    page: int = 0
    view: bytes = b""


@dataclass(frozen=True, slots=True, eq=False)
class SourcePage:
    """A document's page, ready for a packet: its own content untouched, its resources with the stamp's font.

    ``entries`` are those of the page's dictionary, ``contents`` the references to its streams, of which the first saves
    the graphics state; ``closing`` restores it and must come before anything drawn after it.
    """

    frame: Frame
    entries: Material
    contents: Material
    closing: bytes
    links: tuple[Link, ...]


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


def read_source(path: Path) -> tuple[SourcePage, ...]:
    """Return a document's pages; a file is read once in a process, as long as it does not change. Raises Unreadable."""
    return _read_source(path, *_state(path))


def read_proofs(path: Path) -> tuple[PageProof, ...]:
    """Return what a document's pages are known by, read anew and cheaply. Raises Unreadable."""
    return _read_proofs(path, *_state(path))


def read_back(path: Path, password: str = "") -> BoundFile:
    """Return a packet as it stands in its file, opened with its password if it has one. Raises Unreadable."""
    with _reading():
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
def _reading() -> Iterator[None]:
    try:
        yield
    except UNSOUND as problem:
        raise Unreadable("het bestand is beschadigd of is geen PDF") from problem
    except OSError:
        raise Unreadable("het bestand is er niet of kan niet worden gelezen") from None


def _state(path: Path) -> tuple[int, int]:
    with _reading():
        state = path.stat()
        return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=256)
def _read_source(path: Path, _changed: int, _size: int) -> tuple[SourcePage, ...]:
    with _reading():
        return _Source(path.read_bytes()).pages()


@lru_cache(maxsize=4096)
def _read_proofs(path: Path, _changed: int, _size: int) -> tuple[PageProof, ...]:
    with _reading():
        leaves = PdfReader(io.BytesIO(path.read_bytes()), strict=True).pages
        return tuple(PageProof(content_digest(_streams(leaf)), _frame(leaf)) for leaf in leaves)


class _Source:
    """One PDF being read: each of its objects becomes material once."""

    def __init__(self, content: bytes) -> None:
        self._reader = PdfReader(io.BytesIO(content), strict=True)
        if self._reader.is_encrypted:
            raise Unreadable("het bestand is versleuteld")
        catalog = self._reader.root_object
        if "/AcroForm" in catalog:
            raise Unreadable("het bestand heeft invulvelden")
        if "/OCProperties" in catalog:
            raise Unreadable("het bestand heeft lagen")
        self._material: dict[int, Material | None] = {}
        self._leaves = list(self._reader.pages)
        self._numbers = {_number(leaf): at for at, leaf in enumerate(self._leaves)}

    def pages(self) -> tuple[SourcePage, ...]:
        if not self._leaves:
            raise Unreadable("het bestand heeft geen bladzijden")
        return tuple(self._page(leaf) for leaf in self._leaves)

    def _page(self, leaf: PageObject) -> SourcePage:
        entries = Draft()
        for key in PAGE_ENTRIES:
            if key in leaf:
                entries.add(_name(key))
                self._write(leaf.raw_get(key), entries)
        entries.add(b"/Resources")
        entries.refer(self._resources(leaf))
        streams = _streams(leaf)
        opening, closing = _saved_states(streams)
        contents = Draft()
        contents.refer(OPENING[opening - 1] if opening <= len(OPENING) else stream(b"q\n" * opening))
        for value in streams:
            contents.refer(self._stream(value))
        links = tuple(self._links(leaf))
        return SourcePage(_frame(leaf), entries.done(), contents.done(), b"Q\n" * closing, links)

    def _resources(self, leaf: PageObject) -> Material:
        resources = leaf.get("/Resources", DictionaryObject()).get_object()
        draft = Draft()
        draft.add(b"<<")
        self._entries((item for item in dict.items(resources) if item[0] != "/Font"), draft)
        draft.add(b"/Font<<")
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        self._entries((item for item in dict.items(fonts) if item[0].encode() != FONT_NAME), draft)
        draft.add(FONT_NAME)
        draft.refer(font())
        draft.add(b">>>>")
        return draft.done()

    def _links(self, leaf: PageObject) -> Iterator[Link]:
        for item in leaf.get("/Annots", ArrayObject()).get_object():
            annotation = item.get_object()
            if annotation.get("/Subtype") != "/Link":
                raise Unreadable("het bestand heeft opmerkingen of invulvelden")
            looks = Draft()
            self._entries(((key, annotation.raw_get(key)) for key in LINK_ENTRIES if key in annotation), looks)
            action = annotation.get("/A", DictionaryObject()).get_object()
            target = annotation.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
            address = _bytes(action["/URI"]) if action.get("/S") == "/URI" else b""
            if address.startswith(ADDRESSES):
                yield Link(looks.done(), address=address)
            elif target is not None:
                yield from self._jump(looks.done(), target)

    def _jump(self, looks: Material, target: Any) -> Iterator[Link]:
        """Give the link to a place in the document, unless that place cannot be found."""
        if not isinstance(target, ArrayObject):
            found = self._reader.named_destinations.get(str(target).removeprefix("/"))
            target = found.dest_array if found else ArrayObject()
        page = self._numbers.get(getattr(list.__getitem__(target, 0), "idnum", -1)) if target else None
        if page is not None:
            view = Draft()
            for value in target[1:]:
                view.add(_scalar(value))
            yield Link(looks, page=page, view=view.done().pieces[0])

    def _refer(self, reference: IndirectObject, draft: Draft) -> None:
        number = reference.idnum
        if number not in self._material:
            self._material[number] = None  # in the making
            self._material[number] = self._made(reference.get_object())
        material = self._material[number]
        if material is None:
            raise Unreadable("het bestand verwijst in een kring")
        draft.refer(material)

    def _made(self, value: Any) -> Material:
        if isinstance(value, StreamObject):
            return self._stream(value)
        draft = Draft()
        self._write(value, draft)
        return draft.done()

    def _stream(self, value: StreamObject) -> Material:
        if "/F" in value:
            raise Unreadable("het bestand leunt op een ander bestand")
        draft = Draft()
        self._entries((item for item in dict.items(value) if item[0] != "/Length"), draft)
        return draft.done(_stored(value))

    def _entries(self, items: Any, draft: Draft) -> None:
        for key, value in items:
            if key not in STRUCTURE_KEYS:
                draft.add(_name(key))
                self._write(value, draft)

    def _write(self, value: Any, draft: Draft) -> None:
        kind = type(value)
        if kind is IndirectObject:
            self._refer(value, draft)
        elif kind is ArrayObject:
            draft.add(b"[")
            for item in list.__iter__(value):
                self._write(item, draft)
            draft.add(b"]")
        elif kind is DictionaryObject:
            draft.add(b"<<")
            self._entries(dict.items(value), draft)
            draft.add(b">>")
        else:
            draft.add(_scalar(value))


def _scalar(value: Any) -> bytes:
    if isinstance(value, NameObject):
        return _name(value)
    if isinstance(value, NumberObject):
        return b" %d" % value
    if isinstance(value, FloatObject):
        return b" " + value.myrepr().encode()
    if isinstance(value, TextStringObject | ByteStringObject):
        return hexadecimal(_bytes(value))
    if isinstance(value, BooleanObject):
        return b" true" if value.value else b" false"
    if value is None or isinstance(value, NullObject):
        return b" null"
    raise TypeError(type(value).__name__)


@lru_cache(maxsize=4096)
def _name(value: str) -> bytes:
    return NameObject(value).renumber()


def _bytes(value: Any) -> bytes:
    if isinstance(value, TextStringObject):
        return bytes(value.original_bytes) if value else b""
    return bytes(value)


def _stored(value: StreamObject) -> bytes:
    """Return a stream as it is stored, undecoded: pypdf has no public way to it."""
    return bytes(value._data)


def _number(leaf: PageObject) -> int:
    if leaf.indirect_reference is None:
        raise ValueError("a page that nothing can refer to")
    return leaf.indirect_reference.idnum


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


def _saved_states(streams: Sequence[StreamObject]) -> tuple[int, int]:
    """Return how often to save the graphics state before a page's content and restore it after: once, if all is well.

    A page may save and not restore, or restore what it never saved; a stamp behind it would go astray.
    """
    content = b"\n".join((b"", *(value.get_data() for value in streams), b""))
    lowest, depth = _depths(STACK.findall(content))
    if (lowest, depth) != (0, 0):  # a lone q may also be part of a text or an image: look again, carefully
        joined = ContentStream(None, None)
        joined.set_data(content)
        operators = joined.operations
        lowest, depth = _depths([name for _, name in operators if name in (b"q", b"Q")])
    return 1 - lowest, 1 - lowest + depth


def _depths(operators: Sequence[bytes]) -> tuple[int, int]:
    """Return the lowest and the last depth that saving and restoring the graphics state leads to."""
    depths = list(accumulate((1 if operator == b"q" else -1 for operator in operators), initial=0))
    return min(depths), depths[-1]


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
