"""One copy of a document in a packet: its pages, stamped, with its links, its signature fields and its tags.

In: a document and its place in the layout. Out: pages in the file and a Part in its structure tree. The same document
may stand in a file many times: what its copies share is stored once, and each has its own links, keys and elements.
"""

from collections.abc import Sequence

from generator.packets.naming import unused
from generator.packets.packet import Layout, Leaf, SignHere, Span
from generator.packets.signature_fields import appearance_of, field_body, said_of
from generator.packets.source import Link, Source, SourcePage, read_copy
from generator.packets.stamp import stamp
from generator.packets.structure import Copy, Field, Structure
from generator.packets.tags import Element, Reach, reach, taken
from generator.pdf.objects import literal, text
from generator.pdf.pages import PageTree
from generator.pdf.writer import PdfFile

WORTH_DEFLATING = 400


class Book:
    """The file being written, as far as its copies share it.

    ``names`` are the named places of all copies, as destinations, and ``fields`` the objects of signature fields.
    """

    def __init__(self, pdf: PdfFile, structure: Structure) -> None:
        self.pdf = pdf
        self.structure = structure
        self.pages = PageTree(pdf)
        self.names: dict[bytes, bytes] = {}
        self.fields: list[int] = []
        self.copies = 0

    def put_page(self, number: int, entries: bytes, contents: bytes, said: bytes) -> None:
        """Write a page with its contents, and behind these what its stamp says."""
        mark = self.pdf.put_deflated(b"", said) if len(said) > WORTH_DEFLATING else self.pdf.put_stream(b"", said)
        self.pages.add(number, b"%s/Contents[%s %d 0 R]" % (entries, contents, mark))


class PlacedCopy:
    """One copy being written, page by page; ``numbers`` are the objects reserved for the packet's pages."""

    def __init__(self, book: Book, layout: Layout, span: Span, source: Source, numbers: Sequence[int]) -> None:
        self._book = book
        self._layout = layout
        self._span = span
        self._source = source
        part = span.part
        self._first, self._last = part.first - 1, part.end - 1
        self._pages = {
            page: numbers[span.first - 1 + page - self._first] for page in range(self._first, self._last + 1)
        }
        self._fields: list[Field] = []
        book.copies += 1
        self._tag()
        self._name()

    def page(self, leaf: Leaf) -> None:
        """Write a page."""
        at, layout = leaf.page - 1, self._layout
        page = self._source.pages[at]
        number = self._pages[at]
        annotations = [*self._links(page.links), *self._signature_fields(leaf, page, number)]
        entries = [self._book.pdf.inline(page.entries)]
        if annotations:
            entries.append(b"/Annots[%s]" % b"".join(b" %d 0 R" % one for one in annotations))
        if at in self._page_keys:
            entries.append(b"/StructParents %d" % self._page_keys[at])
        if self._part is not None:
            entries.append(b"/Tabs/S")
        said = page.closing + stamp(layout.packet, leaf, layout.total, page.frame)
        self._book.put_page(number, b"".join(entries), self._book.pdf.inline(page.contents), said)

    def close(self) -> int:
        """Write the copy's tags, and return the number of its Part, or 0 where it has no tags."""
        if self._part is None or self._source.tags is None:
            return 0
        copy = Copy(
            title=self._span.part.title,
            language=self._source.language,
            tags=self._source.tags,
            part=self._part,
            pages=self._pages,
            page_keys=self._page_keys,
            thing_keys=self._thing_keys,
            drawing_keys=self._drawing_keys,
            objects=self._objects,
            fields=self._fields,
        )
        return self._book.structure.add(copy)

    def _tag(self) -> None:
        """Choose what is carried of the document's tags, and give it keys and objects."""
        source, structure = self._source, self._book.structure
        shown = source.pages[self._first : self._last + 1]
        links = {link.number for page in shown for link in page.links if link.number and self._is_kept(link)}
        self._part: Element | None = None
        found = Reach(frozenset(), frozenset(), frozenset())
        if source.tags is not None:
            part = taken(source.tags, self._first, self._last, links | set(source.drawings))
            if part.kids:
                self._part, found = part, reach(part)
        self._page_keys = {page: structure.key() for page in sorted(found.pages)}
        self._thing_keys = {number: structure.key() for number in sorted(found.things)}
        self._drawing_keys = {number: structure.key() for number in sorted(found.drawings)}
        self._objects = {number: self._book.pdf.reserve() for number in sorted(links & found.things)}
        self._unwritten = dict(self._objects)
        if found.drawings or any(number in source.drawings for number in found.things):
            self._draw()

    def _draw(self) -> None:
        """Read the document again for this copy alone: a drawing that its tags know has a key of its own."""
        whole = {number: b"/StructParent %d" % key for number, key in self._thing_keys.items()}
        inside = {number: b"/StructParents %d" % key for number, key in self._drawing_keys.items()}
        self._source = read_copy(self._span.part.pdf, {**whole, **inside})
        for number in {*whole, *inside} & set(self._source.drawings):
            self._objects[number] = self._book.pdf.place(self._source.drawings[number])

    def _name(self) -> None:
        book = self._book
        for name, place in self._source.names.items():
            if place.page in self._pages:
                destination = b"[%d 0 R %s]" % (self._pages[place.page], place.view)
                book.names[unused(name, book.names, book.copies)] = destination

    def _links(self, links: Sequence[Link]) -> list[int]:
        """Write a page's links, each leading to this very copy; one out of its pages is left out."""
        return [self._link(link) for link in links if self._is_kept(link)]

    def _is_kept(self, link: Link) -> bool:
        return bool(link.address) or (link.place is not None and link.place.page in self._pages)

    def _link(self, link: Link) -> int:
        if link.place is not None:
            leads = b"/Dest[%d 0 R %s]" % (self._pages[link.place.page], link.place.view)
        else:
            leads = b"/A<</S/URI/URI%s>>" % literal(link.address)
        number = self._unwritten.pop(link.number, 0)  # a link on two pages is in the tree once
        tagged = b"/StructParent %d" % self._thing_keys[link.number] if number else b""
        looks = self._book.pdf.inline(link.looks)
        return self._book.pdf.put(b"<</Type/Annot/Subtype/Link%s%s%s>>" % (looks, leads, tagged), number)

    def _signature_fields(self, leaf: Leaf, page: SourcePage, number: int) -> list[int]:
        if not self._layout.packet.signature_fields:
            return []
        return [self._field(sign, page, number) for sign in self._span.part.signs if sign.page == leaf.page]

    def _field(self, sign: SignHere, page: SourcePage, number: int) -> int:
        book = self._book
        key = None if self._part is None else book.structure.key()
        looks = book.pdf.place(appearance_of(sign))
        field = book.pdf.put(field_body(sign, len(book.fields) + 1, page.frame, number, key, looks))
        book.fields.append(field)
        if key is not None:
            self._fields.append(Field(field, number, sign.page - 1, key, text(said_of(sign))))
        return field
