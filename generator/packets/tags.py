"""A document's tags as values: its structure tree, and what of it belongs to a few of its pages.

In: a PDF's objects. Out: elements, each with its kids in reading order. An element keeps what it says of itself (its
attributes, alternative text, language, title); the rest of a tree (numbers, parents, lists by page) follows from it.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from generator.packets.pdfobjects import PdfObjects
from generator.pdf.syntax import Ref, Value, string, written

# What an element may say of itself: of ISO 32000-1, table 323, all but what ties it to its tree.
_SAID = (b"/ID", b"/A", b"/C", b"/R", b"/T", b"/Lang", b"/Alt", b"/E", b"/ActualText")
_DEPTH = 12
_MOST = 100_000
"""The highest number that content on one page may have: above it, a file means harm."""


class Content(NamedTuple):
    """Marked content: a number on a page of the document, from 0, or in the drawing with this object number on it."""

    page: int
    number: int
    stream: int = 0


class Thing(NamedTuple):
    """A link or a drawing as a whole, by its object number, on a page of the document."""

    page: int
    number: int


Kid: TypeAlias = "Content | Thing | Element"


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element of a structure tree.

    ``said`` is what it says of itself; ``page`` is its own page or -1, and ``number`` its object's number in the
    document.
    """

    kind: bytes
    kids: tuple[Kid, ...]
    said: Mapping[bytes, Value] = field(default_factory=dict)
    page: int = -1
    number: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Tags:
    """A document's tags: a Part that holds all, what each kind of element means, and the classes of attributes.

    ``things`` and ``drawings`` are the object numbers of links and drawings that stand in the tree as a whole, and of
    drawings that hold marked content. ``sound`` tells whether the tree is as it should be.
    """

    part: Element
    meanings: Mapping[bytes, bytes]
    classes: Mapping[bytes, bytes]
    ids: frozenset[bytes]
    things: frozenset[int]
    drawings: frozenset[int]
    sound: bool


def read_tags(objects: PdfObjects, pages: Mapping[int, int]) -> Tags | None:
    """Return a document's tags, or None where it has none; ``pages`` are the pages, from 0, by object number.

    Raises one of ``UNSOUND`` where the tree is no tree.
    """
    catalog = objects.catalog
    if b"/StructTreeRoot" not in catalog:
        return None
    root = objects.dictionary(catalog[b"/StructTreeRoot"])
    return _Reading(objects, pages, root).tags(root)


def taken(tags: Tags, first: int, last: int, alive: Container[int]) -> Element:
    """Return the document's Part with what belongs to its pages from first to last, counted from 0.

    Of links and drawings as a whole those are kept that are ``alive``. A row keeps its cells, also those whose content
    stands on another page, since a table without them would shift.
    """
    kids = _kids(tags, tags.part.kids, first, last, alive)
    return tags.part if kids == tags.part.kids else replace(tags.part, kids=kids)


class Reach(NamedTuple):
    """What the content of elements stands on: pages from 0, drawings by object number, and links and drawings whole."""

    pages: frozenset[int]
    drawings: frozenset[int]
    things: frozenset[int]


def reach(part: Element) -> Reach:
    """Return what the content of an element and of all elements below it stands on."""
    kids = [kid for element in elements(part) for kid in element.kids]
    contents = {(kid.page, kid.stream) for kid in kids if isinstance(kid, Content)}
    return Reach(
        frozenset(page for page, stream in contents if not stream),
        frozenset(stream for _, stream in contents if stream),
        frozenset(kid.number for kid in kids if isinstance(kid, Thing)),
    )


def elements(part: Element) -> Iterator[Element]:
    """Give an element and all elements below it, in reading order."""
    yield part
    for kid in part.kids:
        if isinstance(kid, Element):
            yield from elements(kid)


def _kids(tags: Tags, kids: tuple[Kid, ...], first: int, last: int, alive: Container[int]) -> tuple[Kid, ...]:
    kept: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Element):
            below = _kids(tags, kid.kids, first, last, alive)
            if not below and not (not kid.kids and first <= kid.page <= last):
                continue
            if below and tags.meanings.get(kid.kind) == b"/TR":
                below = _row(tags, kid.kids, below)
            same = len(below) == len(kid.kids) and all(one is other for one, other in zip(below, kid.kids, strict=True))
            kept.append(kid if same else replace(kid, kids=below))
        elif first <= kid.page <= last and (isinstance(kid, Content) or kid.number in alive):
            kept.append(kid)
    return tuple(kept)


def _row(tags: Tags, cells: tuple[Kid, ...], kept: tuple[Kid, ...]) -> tuple[Kid, ...]:
    there = {kid.number: kid for kid in kept if isinstance(kid, Element) and kid.number}
    row: list[Kid] = []
    for cell in cells:
        if isinstance(cell, Element) and tags.meanings.get(cell.kind) in (b"/TH", b"/TD"):
            row.append(there.get(cell.number) or replace(cell, kids=()))
        elif cell in kept:
            row.append(cell)
    return tuple(row)


class _Reading:
    """One structure tree being read."""

    def __init__(self, objects: PdfObjects, pages: Mapping[int, int], root: Mapping[bytes, Value]) -> None:
        self._objects = objects
        self._pages = pages
        self._roles = objects.dictionary(root.get(b"/RoleMap", {}))
        self._classes = objects.dictionary(root.get(b"/ClassMap", {}))
        self._seen: set[int] = set()
        self._meanings: dict[bytes, bytes] = {}
        self._ids: set[bytes] = set()
        self._things: set[int] = set()
        self._drawings: set[int] = set()
        self._sound = True

    def tags(self, root: Mapping[bytes, Value]) -> Tags:
        tops = [kid for kid in self._below(root.get(b"/K", []), -1) if isinstance(kid, Element)]
        if len(tops) == 1 and self._meanings[tops[0].kind] == b"/Document":
            part = replace(tops[0], kind=b"/Part")
        else:
            part = Element(b"/Part", tuple(tops))
        return Tags(
            part=part,
            meanings=self._meanings,
            classes={key: written(self._resolved(value)) for key, value in self._classes.items()},
            ids=frozenset(self._ids),
            things=frozenset(self._things),
            drawings=frozenset(self._drawings),
            sound=self._sound,
        )

    def _below(self, kids: Value, page: int) -> Iterator[Kid]:
        for value in self._objects.array(kids):
            if type(value) is bytes:
                yield from self._content(page, value)
                continue
            entries = value if isinstance(value, dict) else self._objects.dictionary(value)
            kind = entries.get(b"/Type")
            if kind == b"/MCR":
                at = self._page(entries, page)
                stream = entries.get(b"/Stm", 0)
                yield from self._content(at, entries[b"/MCID"], stream if isinstance(stream, Ref) else 0)
            elif kind == b"/OBJR":
                yield from self._thing(self._page(entries, page), entries.get(b"/Obj"))
            else:
                yield from self._element(entries, page, value if isinstance(value, Ref) else 0)

    def _page(self, entries: Mapping[bytes, Value], inherited: int) -> int:
        page = entries.get(b"/Pg")
        return self._pages.get(page, -1) if isinstance(page, Ref) else inherited

    def _content(self, page: int, number: Value, stream: int = 0) -> Iterator[Content]:
        if page < 0 or not isinstance(number, bytes):
            self._sound = False
            return
        if int(number) not in range(_MOST):
            raise ValueError("marked content without end")
        if stream:
            self._drawings.add(stream)
        yield Content(page, int(number), stream)

    def _thing(self, page: int, thing: "Value | None") -> Iterator[Thing]:
        if page < 0 or not isinstance(thing, Ref):
            self._sound = False
            return
        self._things.add(thing)
        yield Thing(page, thing)

    def _element(self, entries: Mapping[bytes, Value], inherited: int, number: int) -> Iterator[Element]:
        if number in self._seen:
            self._sound = False
            return
        if number:
            self._seen.add(number)
        page = self._page(entries, inherited)
        kind = entries[b"/S"]
        if not isinstance(kind, bytes):
            raise TypeError("an element of no kind")
        self._meanings.setdefault(kind, self._meaning(kind))
        kids = tuple(self._below(entries.get(b"/K", []), page))
        said = {key: self._resolved(entries[key]) for key in _SAID if key in entries}
        if b"/ID" in said:
            self._ids.add(string(said[b"/ID"]))
        yield Element(kind, kids, said, page, number)

    def _meaning(self, kind: bytes) -> bytes:
        """Return the type that a kind of element stands for in the end."""
        met = set()
        while kind in self._roles and kind not in met:
            met.add(kind)
            role = self._objects.value(self._roles[kind])
            if not isinstance(role, bytes):
                raise TypeError("a role of no kind")
            kind = role
        return kind

    def _resolved(self, value: Value, depth: int = 0) -> Value:
        """Return a value with no reference in it."""
        found = self._objects.value(value)
        if depth > _DEPTH:
            raise ValueError("a value without end")
        if isinstance(found, list):
            return [self._resolved(item, depth + 1) for item in found]
        if isinstance(found, dict):
            return {key: self._resolved(item, depth + 1) for key, item in found.items()}
        if isinstance(found, bytes):
            return found
        raise TypeError("a stream in a value")
