"""Where links and headings of a document lead: a page of it, and how that page is shown.

In: destinations as a PDF writes them, with or without a name. Out: places.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.packets.pdfobjects import PdfObjects
from generator.pdf.syntax import Ref, Value, string, written

_DEPTH = 32


class Place(NamedTuple):
    """A page of a document, from 0, and the rest of the destination: which part of the page, and how large."""

    page: int
    view: bytes


class Places:
    """The places of one file; ``pages`` are its pages, from 0, by object number."""

    def __init__(self, objects: PdfObjects, pages: Mapping[int, int]) -> None:
        self._objects = objects
        self._pages = pages
        self._targets = dict(self._listed())

    def named(self) -> dict[bytes, Place]:
        """Return the places that have a name; a name that leads nowhere is left out."""
        found = ((name, self.find(target)) for name, target in self._targets.items())
        return {name: place for name, place in found if place is not None}

    def find(self, target: Value) -> Place | None:
        """Return the place that a destination means, or None where it is no place in the file."""
        found = self._objects.value(target)
        if isinstance(found, bytes) and found[:1] in (b"/", b"(", b"<"):
            name = found[1:] if found.startswith(b"/") else string(found)
            found = self._objects.value(self._targets.get(name, []))
        if isinstance(found, dict):
            found = self._objects.value(found.get(b"/D", []))
        if not isinstance(found, list) or not found or not isinstance(found[0], Ref) or found[0] not in self._pages:
            return None
        if any(isinstance(value, Ref) for value in found[1:]):
            return None
        return Place(self._pages[found[0]], b" ".join(written(value) for value in found[1:]))

    def of(self, entries: Mapping[bytes, Value]) -> Place | None:
        """Return the place to which a link or a bookmark leads, by its destination or its action."""
        if b"/Dest" in entries:
            return self.find(entries[b"/Dest"])
        action = self._objects.value(entries.get(b"/A", {}))
        if isinstance(action, dict) and action.get(b"/S") == b"/GoTo":
            return self.find(action.get(b"/D", []))
        return None

    def _listed(self) -> Iterator[tuple[bytes, Value]]:
        catalog = self._objects.catalog
        for key, target in self._objects.dictionary(catalog.get(b"/Dests", {})).items():
            yield key[1:], target
        names = self._objects.dictionary(catalog.get(b"/Names", {}))
        if b"/Dests" in names:
            yield from self._leaves(names[b"/Dests"], 0)

    def _leaves(self, node: Value, depth: int) -> Iterator[tuple[bytes, Value]]:
        entries = self._objects.dictionary(node)
        if depth > _DEPTH:
            raise ValueError("names without end")
        pairs = self._objects.array(entries.get(b"/Names", []))
        for name, target in zip(pairs[::2], pairs[1::2], strict=False):
            said = self._objects.value(name)
            if isinstance(said, bytes):
                yield string(said), target
        for kid in self._objects.array(entries.get(b"/Kids", [])):
            yield from self._leaves(kid, depth + 1)
