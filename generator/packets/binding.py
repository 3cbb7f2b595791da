"""6 Packets become one PDF: every page stamped, every document a bookmark with its own tags, shared material once."""

from collections.abc import Sequence
from pathlib import Path

from generator.packets.copying import Book, PlacedCopy
from generator.packets.outline import Bookmark, Heading, planned_bookmarks
from generator.packets.packet import Layout, Leaf, Packet, Part, Span, lay_out
from generator.packets.pdfreader import Unreadable
from generator.packets.signature_fields import form_entries
from generator.packets.source import Source, read_source
from generator.packets.stamp import A4, FONT_NAME, font, stamp
from generator.packets.structure import Structure
from generator.pdf.metadata import ARCHIVE, PRODUCER, Claims, metadata
from generator.pdf.objects import Material, hexadecimal, text
from generator.pdf.trees import put_tree
from generator.pdf.writer import PdfFile

LANGUAGE = "nl-NL"
EVERY = Claims(ARCHIVE, accessible=True)
BLANK_ENTRIES = Material((b"/MediaBox[0 0 595.28 841.89]/Resources<</Font<<" + FONT_NAME, b">>>>"), (font(),))


class Unbindable(Exception):  # noqa: N818  it says what the PDF is
    """A PDF cannot stand in a packet: ``str()`` is a Dutch sentence that names the document by its id.

    Travels between processes.
    """

    def __init__(self, document_id: str, reason: str) -> None:
        super().__init__(document_id, reason)
        self.document_id = document_id
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.document_id} kan niet in een pakket: {self.reason}."


def bind(packets: Sequence[Packet], target: Path, title: str = "", most: Claims = EVERY) -> tuple[Layout, ...]:
    """Write packets, in order, as one PDF and return their layouts; the same packets give the same bytes.

    One packet gets a bookmark per document, with the document's own below it; several get a bookmark per packet above
    these, and each keeps its own numbering. The documents' tags are joined in one tree, and what they all claim to hold
    to (PDF/A-2b, PDF/UA-1) the file claims too, but no more than ``most``. ``title`` is the file's title, and the first
    packet's where it is not given. Raises Unbindable where a document's PDF is missing, encrypted or damaged, has forms
    or layers, or has another number of pages than planned; no file is left then.
    """
    if not packets:
        raise ValueError("no packets to bind")
    layouts = tuple(lay_out(packet) for packet in packets)
    try:
        with target.open("wb") as out:
            _Binding(PdfFile(out), layouts, title or packets[0].title, most).write()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return layouts


def source_of(part: Part) -> Source:
    """Return a part's document. Raises Unbindable where it cannot be read, or is not as long as was planned."""
    try:
        source = read_source(part.pdf)
    except Unreadable as problem:
        raise Unbindable(part.document_id, str(problem)) from problem
    if len(source.pages) != part.pages:
        raise Unbindable(part.document_id, f"het aantal bladzijden is {len(source.pages)}, en gepland was {part.pages}")
    return source


class _Binding:
    """The file being written: packet by packet, page by page."""

    def __init__(self, pdf: PdfFile, layouts: Sequence[Layout], title: str, most: Claims) -> None:
        self._pdf = pdf
        self._layouts = layouts
        self._title = title
        self._book = Book(pdf, Structure(pdf, title, LANGUAGE))
        self._claims = most
        self._tagged = True
        self._intents: dict[bytes, Material] = {}
        self._headings: dict[Path, tuple[Heading, ...]] = {}
        self._parts: dict[int, int] = {}  # the structure tree's, by the page on which they begin

    def write(self) -> None:
        labels = []
        for number, layout in enumerate(self._layouts, 1):
            prefix = b"/P" + text(f"{number}-") if len(self._layouts) > 1 else b""
            labels.append(b"%d<</S/D%s>>" % (len(self._book.pages.numbers), prefix))
            self._packet(layout)
        bookmarks = planned_bookmarks(self._layouts, lambda span: self._headings[span.part.pdf])
        entries = (
            b"/Pages %d 0 R" % self._book.pages.close(),
            b"/Outlines %d 0 R/PageMode/UseOutlines" % self._outline(bookmarks),
            b"/PageLabels<</Nums[%s]>>" % b"".join(labels),
            b"/Lang%s/ViewerPreferences<</DisplayDocTitle true>>" % text(LANGUAGE),
            self._tags(),
            self._names(),
            form_entries(self._book.fields),
            self._declared(),
        )
        root = self._pdf.put(b"<</Type/Catalog%s>>" % b"".join(entries))
        self._pdf.close(root, self._pdf.put(b"<</Title%s/Producer%s>>" % (text(self._title), text(PRODUCER))))

    def _packet(self, layout: Layout) -> None:
        numbers = [self._pdf.reserve() for _ in layout.leaves]
        spans = {span.first: span for span in layout.spans}
        for leaf in layout.leaves:
            if leaf.number in spans:
                span = spans[leaf.number]
                copy = self._opened(layout, span, numbers)
            if leaf.part is None:
                self._blank(layout, leaf, numbers[leaf.number - 1])
                continue
            copy.page(leaf)
            if leaf.number == span.last:
                self._closed(copy, len(self._book.pages.numbers) - leaf.number + span.first)

    def _opened(self, layout: Layout, span: Span, numbers: Sequence[int]) -> PlacedCopy:
        source = source_of(span.part)
        self._claims &= source.claims
        self._headings[span.part.pdf] = source.headings
        if source.intent is not None:
            self._intents[source.intent.digest] = source.intent
        return PlacedCopy(self._book, layout, span, source, numbers)

    def _closed(self, copy: PlacedCopy, first: int) -> None:
        part = copy.close()
        self._tagged &= bool(part)
        if part:
            self._parts[first] = part

    def _blank(self, layout: Layout, leaf: Leaf, number: int) -> None:
        said = stamp(layout.packet, leaf, layout.total, A4)
        self._book.put_page(number, self._pdf.inline(BLANK_ENTRIES), b"", said)

    def _tags(self) -> bytes:
        tree = self._book.structure.close()
        return b"%s/MarkInfo<</Marked %s>>" % (tree, b"true" if self._tagged else b"false") if tree else b""

    def _names(self) -> bytes:
        names = [(hexadecimal(name), place) for name, place in sorted(self._book.names.items())]
        return b"/Names<</Dests %d 0 R>>" % put_tree(self._pdf, b"/Names", names) if names else b""

    def _declared(self) -> bytes:
        """Return what the catalog says of the standards that the file holds to: no more than every document claims."""
        alike = len(self._intents) == 1  # the stamp needs one as well: its grey is what the intent makes of it
        archive = ARCHIVE if self._claims.archive == ARCHIVE and alike else 0
        claims = Claims(archive, self._claims.accessible and self._tagged)
        said = self._pdf.put_stream(b"/Type/Metadata/Subtype/XML", metadata(self._title, LANGUAGE, claims))
        intent = b"/OutputIntents[%s]" % b"".join(map(self._pdf.inline, self._intents.values())) if alike else b""
        return b"/Metadata %d 0 R%s" % (said, intent)

    def _outline(self, bookmarks: Sequence[Bookmark]) -> int:
        root = self._pdf.reserve()
        self._pdf.put_tag(b"<</Type/Outlines%s>>" % self._below(bookmarks, root, len(bookmarks)), root)
        return root

    def _below(self, bookmarks: Sequence[Bookmark], parent: int, shown: int) -> bytes:
        """Write bookmarks and return what the one above them says of them; a negative ``shown`` folds them away."""
        numbers = [self._pdf.reserve() for _ in bookmarks]
        for at, bookmark in enumerate(bookmarks):
            page = self._book.pages.numbers[bookmark.page - 1]
            entries = [b"/Title%s/Parent %d 0 R/Dest[%d 0 R %s]" % (text(bookmark.title), parent, page, bookmark.view)]
            if at:
                entries.append(b"/Prev %d 0 R" % numbers[at - 1])
            if at + 1 < len(numbers):
                entries.append(b"/Next %d 0 R" % numbers[at + 1])
            if bookmark.span and bookmark.page in self._parts:
                entries.append(b"/SE %d 0 R" % self._parts[bookmark.page])
            if bookmark.below:
                entries.append(self._below(bookmark.below, numbers[at], -len(bookmark.below)))
            self._pdf.put_tag(b"<<%s>>" % b"".join(entries), numbers[at])
        return b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[0], numbers[-1], shown)
