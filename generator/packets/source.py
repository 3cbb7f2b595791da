"""A document as material for a packet: its pages, links, tags, names and headings, and what it claims to be.

In: a PDF. Out: a ``Source``, read once in a process as long as the file does not change. What a packet must not hold is
refused: encrypted or damaged files, form fields, layers, remarks. Of links those to an address or to a page of the same
document are kept; scripts, attachments and other actions stay behind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.packets.materials import Materials
from generator.packets.outline import Heading
from generator.packets.pdfobjects import PdfObjects, Stream, operators
from generator.packets.pdfreader import Unreadable, reading
from generator.packets.places import Place, Places
from generator.packets.stamp import FONT_NAME, Frame, font
from generator.packets.tags import Tags, read_tags
from generator.pdf.content import depths, state_depths
from generator.pdf.metadata import Claims, read_claims
from generator.pdf.objects import Draft, Material, stream
from generator.pdf.syntax import Ref, Value, string, text_string

PAGE_ENTRIES = (b"/MediaBox", b"/CropBox", b"/BleedBox", b"/TrimBox", b"/ArtBox", b"/Rotate", b"/UserUnit", b"/Group")
INHERITED = (b"/Resources", b"/MediaBox", b"/CropBox", b"/Rotate")
LINK_ENTRIES = (b"/Rect", b"/Border", b"/BS", b"/C", b"/F", b"/H", b"/QuadPoints", b"/Contents")
ADDRESSES = (b"https://", b"http://", b"mailto:", b"tel:")
OPENING = tuple(stream(b"q\n" * depth) for depth in range(1, 9))
REMEMBERED = 32
"""How many documents a process remembers: a covenant stands in packet after packet, a form in two."""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A link on a page: its looks, its object number in the document, and an address or else a place there."""

    looks: Material
    number: int
    address: bytes = b""
    place: Place | None = None


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


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A document that was read.

    ``intent`` is what its colours mean, where it says so; ``drawings`` are the drawings that its tags know, by object
    number.
    """

    pages: tuple[SourcePage, ...]
    language: str
    claims: Claims
    intent: Material | None
    tags: Tags | None
    names: Mapping[bytes, Place]
    headings: tuple[Heading, ...]
    drawings: Mapping[int, Material]


def read_source(path: Path) -> Source:
    """Return a document. Raises Unreadable."""
    with reading():
        state = path.stat()
    return _remembered(path, state.st_mtime_ns, state.st_size)


def read_copy(path: Path, keys: Mapping[int, bytes]) -> Source:
    """Return a document with its tagged drawings for one copy in a packet: ``keys`` are entries of each, by number."""
    with reading():
        return _Reading(path.read_bytes(), keys).source()


@lru_cache(maxsize=REMEMBERED)
def _remembered(path: Path, _changed: int, _size: int) -> Source:
    return read_copy(path, {})


class _Reading:
    """One document being read."""

    def __init__(self, content: bytes, keys: Mapping[int, bytes]) -> None:
        self._objects = PdfObjects(content)
        if self._objects.encrypted:
            raise Unreadable("het bestand is versleuteld")
        self._catalog = self._objects.catalog
        if b"/AcroForm" in self._catalog:
            raise Unreadable("het bestand heeft invulvelden")
        if b"/OCProperties" in self._catalog:
            raise Unreadable("het bestand heeft lagen")
        self._materials = Materials(self._objects, keys)
        self._leaves = dict(self._walk(self._catalog[b"/Pages"], {}, set()))
        self._numbers = {number: at for at, number in enumerate(self._leaves)}
        self._places = Places(self._objects, self._numbers)

    def source(self) -> Source:
        if not self._leaves:
            raise Unreadable("het bestand heeft geen bladzijden")
        pages = tuple(self._page(leaf) for leaf in self._leaves.values())
        tags = read_tags(self._objects, self._numbers)
        links = {link.number for page in pages for link in page.links}
        tagged = tags.things | tags.drawings if tags else frozenset()
        drawings = {
            number: self._materials.of(number) for number in tagged if isinstance(self._objects.read(number), Stream)
        }
        return Source(
            pages=pages,
            language=text_string(self._objects.value(self._catalog.get(b"/Lang", b"()"))),
            claims=self._claims(tags, links),
            intent=self._intent(),
            tags=tags,
            names=self._places.named(),
            headings=tuple(self._headings(self._catalog.get(b"/Outlines"), set())),
            drawings=drawings,
        )

    def _walk(
        self, node: Value, inherited: Mapping[bytes, Value], seen: set[int]
    ) -> Iterator[tuple[int, dict[bytes, Value]]]:
        """Give the pages below a node of the page tree, with what they inherit, by object number."""
        entries = self._objects.dictionary(node)
        if not isinstance(node, Ref) or node in seen:
            raise ValueError("pages without end")
        seen.add(node)
        passed = {**inherited, **{key: entries[key] for key in INHERITED if key in entries}}
        if b"/Kids" not in entries:
            yield node, {**entries, **passed}
            return
        for kid in self._objects.array(entries[b"/Kids"]):
            yield from self._walk(kid, passed, seen)

    def _page(self, leaf: Mapping[bytes, Value]) -> SourcePage:
        entries = Draft()
        self._materials.entries(((key, leaf[key]) for key in PAGE_ENTRIES if key in leaf), entries)
        entries.add(b"/Resources")
        entries.refer(self._resources(leaf))
        streams = [value for value in self._objects.array(leaf.get(b"/Contents", [])) if isinstance(value, Ref)]
        content = b"\n".join((b"", *(self._objects.decoded(value) for value in streams), b""))
        lowest, last = state_depths(content) or depths(operators(content))
        contents = Draft()
        contents.refer(OPENING[-lowest] if -lowest < len(OPENING) else stream(b"q\n" * (1 - lowest)))
        for value in streams:
            contents.refer(self._materials.of(value))
        closing = b"Q\n" * (1 - lowest + last)
        return SourcePage(self._frame(leaf), entries.done(), contents.done(), closing, tuple(self._links(leaf)))

    def _resources(self, leaf: Mapping[bytes, Value]) -> Material:
        resources = self._objects.dictionary(leaf.get(b"/Resources", {}))
        fonts = self._objects.dictionary(resources.get(b"/Font", {}))
        draft = Draft()
        draft.add(b"<<")
        self._materials.entries(((key, value) for key, value in resources.items() if key != b"/Font"), draft)
        draft.add(b"/Font<<")
        self._materials.entries(((key, value) for key, value in fonts.items() if key != FONT_NAME), draft)
        draft.add(FONT_NAME)
        draft.refer(font())
        draft.add(b">>>>")
        return draft.done()

    def _links(self, leaf: Mapping[bytes, Value]) -> Iterator[Link]:
        for item in self._objects.array(leaf.get(b"/Annots", [])):
            annotation = self._objects.dictionary(item)
            if annotation.get(b"/Subtype") != b"/Link":
                raise Unreadable("het bestand heeft opmerkingen of invulvelden")
            looks = Draft()
            self._materials.entries(((key, annotation[key]) for key in LINK_ENTRIES if key in annotation), looks)
            number = item if isinstance(item, Ref) else 0
            action = self._objects.dictionary(annotation.get(b"/A", {}))
            address = string(self._objects.value(action[b"/URI"])) if action.get(b"/S") == b"/URI" else b""
            place = self._places.of(annotation)
            if address.startswith(ADDRESSES):
                yield Link(looks.done(), number, address=address)
            elif place is not None:
                yield Link(looks.done(), number, place=place)

    def _frame(self, leaf: Mapping[bytes, Value]) -> Frame:
        media = self._box(leaf[b"/MediaBox"])
        crop = self._box(leaf[b"/CropBox"]) if b"/CropBox" in leaf else media
        left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
        right, top = min(media[2], crop[2]), min(media[3], crop[3])
        rotation, unit = self._number(leaf.get(b"/Rotate", b"0")), self._number(leaf.get(b"/UserUnit", b"1"))
        if left >= right or bottom >= top or rotation % 90:
            raise Unreadable("een bladzijde heeft geen geldig formaat")
        return Frame(left, bottom, right, top, int(rotation) % 360, unit)

    def _box(self, value: Value) -> list[float]:
        box = [self._number(side) for side in self._objects.array(value)]
        if len(box) != 4:
            raise ValueError("no box")
        return box

    def _number(self, value: Value) -> float:
        found = self._objects.value(value)
        if not isinstance(found, bytes):
            raise TypeError("no number")
        return float(found)

    def _headings(self, node: "Value | None", seen: set[int]) -> Iterator[Heading]:
        item = self._objects.dictionary(node).get(b"/First") if node is not None else None
        while item is not None:
            if not isinstance(item, Ref) or item in seen:
                raise ValueError("bookmarks without end")
            seen.add(item)
            entries = self._objects.dictionary(item)
            place = self._places.of(entries)
            below = tuple(self._headings(item, seen))
            title = text_string(self._objects.value(entries[b"/Title"]))
            yield Heading(title, place.page + 1, below, place.view) if place else Heading(title, 0, below)
            item = entries.get(b"/Next")

    def _claims(self, tags: Tags | None, links: set[int]) -> Claims:
        """Return what the document declares, but no accessibility where its tags give the lie to it."""
        if b"/Metadata" not in self._catalog:
            return Claims()
        declared = read_claims(self._objects.decoded(self._catalog[b"/Metadata"]))
        marked = self._objects.dictionary(self._catalog.get(b"/MarkInfo", {}))
        honest = marked.get(b"/Marked") == b"true" and marked.get(b"/Suspects") != b"true"
        return declared & Claims(declared.archive, bool(tags and tags.sound and honest and links <= tags.things))

    def _intent(self) -> Material | None:
        for value in self._objects.array(self._catalog.get(b"/OutputIntents", [])):
            intent = self._objects.dictionary(value)
            if intent.get(b"/S") == b"/GTS_PDFA1":
                draft = Draft()
                self._materials.write(intent, draft)
                return draft.done()
        return None
