"""The pages, one by one: what is marked on them against the structure tree, and their annotations and jumps."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from generator.packets.proof.book import Book, Entries
from generator.packets.proof.findings import ACCESSIBLE, ARCHIVE
from generator.packets.proof.jumps import Jumps
from generator.packets.proof.tags import Tags
from generator.pdf.lexer import Malformed, Ref
from generator.pdf.marks import Marks, read_marks
from generator.pdf.reading import Stream

REMEMBERED = 512
PRINTED, HIDDEN = 4, 1 | 2 | 32 | 256
"""Flags of an annotation: that it is printed, and that it is invisible, hidden, not viewed, or now and then so."""


@dataclass(slots=True)
class PageProof:
    """The proof of all pages of a book; ``resources`` are what they draw with, each once."""

    book: Book
    tags: Tags | None
    jumps: Jumps
    pieces: int = 0
    annotations: int = 0
    resources: dict[int, Entries] = field(default_factory=dict)
    _keys: set[int] = field(default_factory=set)
    _known: OrderedDict[int, Marks] = field(default_factory=OrderedDict)
    _objects: set[int] = field(default_factory=set)

    def prove(self) -> None:
        """Note what is wrong with any page, and what the structure tree says of pages that they do not say back."""
        for at, number in enumerate(self.book.pages):
            self._page(at, number, self.book.page(at))
        if self.tags is None:
            return
        say = self.book.findings.say
        for place in self.tags.content.keys() - self.book.position.keys() - self._objects:
            say("no-page", f"Er zijn tags voor inhoud van onderdeel {place}, en dat is geen bladzijde.")
        for _ in self.tags.objects.keys() - self._objects:
            say("lost-object", "Een tag noemt een koppeling of veld dat op geen bladzijde staat.")
        for key in self.tags.lists.keys() - self._keys:
            say("spare-key", f"De lijst van tags per bladzijde heeft een nummer {key} dat niets gebruikt.")

    def _page(self, at: int, number: int, page: Entries) -> None:
        resources = self.book.resources(page)
        marks = self._marks(page, resources)
        say, where = self.book.findings.say, f"Bladzijde {at + 1}"
        if not marks.balanced:
            say("balance", f"{where}: gemerkte inhoud is niet afgesloten, of afgesloten zonder begin.")
        if marks.loose:
            say("loose", f"{where}: er staat inhoud die noch bij een tag hoort, noch opmaak is.", ACCESSIBLE)
        if marks.crossed:
            say("crossed", f"{where}: inhoud hoort bij een tag en geldt toch als opmaak.", ACCESSIBLE)
        self._prove_marks(where, number, page.get("/StructParents"), marks)
        self._annotations(where, page)
        self._draw_with(resources)

    def _marks(self, page: Entries, resources: Entries) -> Marks:
        """Return what is marked on a page; a stream that is whole by itself is read once for all pages that show it."""
        contents = page.get("/Contents")
        found = self.book.pdf.get(contents)
        streams = found if isinstance(found, list) else [] if contents is None else [contents]
        properties = {
            key: self.book.entries(value) for key, value in self.book.entries(resources.get("/Properties")).items()
        }
        parts = [self._read(stream, properties) for stream in streams]
        if not all(part.balanced for part in parts):
            whole = b"\n".join(self._data(stream) for stream in streams)
            return read_marks(whole, properties)
        ids = tuple(identity for part in parts for identity in part.ids)
        return Marks(ids, sum(part.loose for part in parts), sum(part.crossed for part in parts), balanced=True)

    def _read(self, stream: Any, properties: Entries) -> Marks:
        if properties or type(stream) is not Ref:
            return read_marks(self._data(stream), properties)
        if stream not in self._known:
            self._known[stream] = read_marks(self._data(stream))
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return self._known[stream]

    def _data(self, stream: Any) -> bytes:
        found = self.book.pdf.get(stream)
        if not isinstance(found, Stream):
            raise Malformed("content that is no stream")
        return found.data()

    def _prove_marks(self, where: str, number: int, key: Any, marks: Marks) -> None:
        """Compare the marks of a page or form with the elements that hold them, and with the list that leads back."""
        say, ids = self.book.findings.say, set(marks.ids)
        self.pieces += len(marks.ids)
        if len(ids) != len(marks.ids):
            say("piece-twice", f"{where}: twee stukken inhoud hebben hetzelfde nummer.")
        if self.tags is None:
            if key is not None:  # marks alone do no harm: without a key nothing takes them for tags
                say("untagged", f"{where}: er is inhoud voor tags gemerkt, maar het bestand heeft geen tags.")
            return
        holders = self.tags.content.get(number, ())
        listed = self._list(where, key)
        held = {identity for identity, holder in enumerate(holders) if holder}
        if ids == held and [back or 0 for back in listed] == list(holders):
            return  # as it nearly always is: each piece has its tag, and the list says the same
        for identity in sorted(ids):
            holder = holders[identity] if identity < len(holders) else 0
            back = listed[identity] if identity < len(listed) else None
            if not holder:
                say("no-tag", f"{where}: stuk {identity} hoort bij geen tag die de boom bereikt.")
            elif back != holder:
                say(
                    "way-back",
                    f"{where}: de lijst van tags noemt bij stuk {identity} een andere tag.",
                )
        if any(holder and identity not in ids for identity, holder in enumerate(holders)):
            say("no-piece", f"{where}: een tag noemt een stuk inhoud dat er niet is.")
        if any(back is not None and identity not in ids for identity, back in enumerate(listed)):
            say("listed-piece", f"{where}: de lijst van tags noemt een stuk inhoud dat er niet is.")

    def _list(self, where: str, key: Any) -> list[Any]:
        """Return the tags that the list gives for a page's key, which no other page may have."""
        if key is None or self.tags is None:
            return []
        if key in self._keys:
            self.book.findings.say("key-shared", f"{where} deelt haar nummer in de lijst van tags met een andere.")
        self._keys.add(key)
        found = self.book.pdf.get(self.tags.lists.get(key))
        if not isinstance(found, list):
            self.book.findings.say("no-key", f"{where} heeft een nummer dat in de lijst van tags niet voorkomt.")
            return []
        return found

    def _annotations(self, where: str, page: Entries) -> None:
        annotations = self.book.items(page.get("/Annots"))
        if annotations and page.get("/Tabs") != "/S":
            said = f"{where}: de volgorde van de koppelingen volgt niet die van de tags."
            self.book.findings.say("tabs", said, ACCESSIBLE)
        for annotation in annotations:
            self.annotations += 1
            entries = self.book.entries(annotation)
            if type(annotation) is Ref:
                self._objects.add(int(annotation))
            self._prove_flags(where, entries)
            self.jumps.prove(f"{where}: een koppeling", entries)
            if self.tags is not None:
                self._prove_annotation(where, annotation, entries, self.tags)

    def _prove_flags(self, where: str, entries: Entries) -> None:
        flags = entries.get("/F", 0)
        if entries.get("/Subtype") != "/Popup" and (not flags & PRINTED or flags & HIDDEN):
            say = self.book.findings.say
            say("flags", f"{where}: een koppeling of veld wordt niet altijd getoond en afgedrukt.", ARCHIVE)

    def _prove_annotation(self, where: str, annotation: Any, entries: Entries, tags: Tags) -> None:
        say, key = self.book.findings.say, entries.get("/StructParent")
        widget = entries.get("/Subtype") == "/Widget"
        if not self.book.pdf.get(entries.get("/TU" if widget else "/Contents")):
            say("unspoken", f"{where}: een {'veld' if widget else 'koppeling'} heeft geen omschrijving.", ACCESSIBLE)
        if key is None:
            say("untagged-link", f"{where}: een koppeling of veld hoort bij geen tag.", ACCESSIBLE)
            if annotation in tags.objects:
                say("one-way", f"{where}: een koppeling of veld noemt zijn tag niet, en die tag noemt hem wel.")
            return
        if key in self._keys:
            say("key-shared", f"{where}: een koppeling of veld deelt zijn nummer in de lijst van tags.")
        self._keys.add(key)
        holder = tags.objects.get(annotation)
        if key not in tags.lists or holder is None or tags.lists[key] != holder:
            say("object", f"{where}: een koppeling of veld en de tag ervan noemen elkaar niet.")
        elif tags.kinds[holder] != ("/Form" if widget else "/Link"):
            say("object-kind", f"{where}: een koppeling of veld staat onder een tag van een andere soort.", ACCESSIBLE)

    def _draw_with(self, resources: Entries) -> None:
        """Take the fonts, images and forms that a page draws with, and those that its forms draw with."""
        waiting = [resources]
        while waiting:
            entries = waiting.pop()
            for kind in ("/Font", "/XObject", "/ExtGState", "/Pattern"):
                for value in self.book.entries(entries.get(kind)).values():
                    waiting += self._draw_one(value)

    def _draw_one(self, value: Any) -> list[Entries]:
        if type(value) is Ref and value in self.resources:
            return []
        found = self.book.pdf.get(value)
        entries = found.entries if isinstance(found, Stream) else found if isinstance(found, dict) else {}
        self.resources[int(value) if type(value) is Ref else -len(self.resources) - 1] = entries
        if isinstance(found, Stream) and entries.get("/Subtype") == "/Form":
            self._form(int(value), found)
            return [self.book.entries(entries.get("/Resources"))]
        return []

    def _form(self, number: int, form: Stream) -> None:
        key = form.entries.get("/StructParents")
        if key is not None:
            self._objects.add(number)
            self._prove_marks(f"Tekening {number}", number, key, read_marks(form.data()))
