"""6 Packets become one PDF: every page stamped, every document a bookmark, shared material stored once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.packets.packet import Layout, Leaf, Packet, Part, lay_out
from generator.packets.pdfreader import Link, SourcePage, Unreadable, read_source
from generator.packets.stamp import A4, FONT_NAME, font, stamp
from generator.pdf.objects import Material, literal, text
from generator.pdf.writer import PdfFile

LANGUAGE = "nl-NL"
PAGES_PER_NODE = 50
BLANK_ENTRIES = Material((b"/MediaBox[0 0 595.28 841.89]/Resources<</Font<<" + FONT_NAME, b">>>>"), (font(),))
WORTH_DEFLATING = 400


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


@dataclass(frozen=True, slots=True)
class _Bookmark:
    title: str
    page: int  # as an object's number
    below: tuple["_Bookmark", ...] = ()


def bind(packets: Sequence[Packet], target: Path, title: str = "") -> tuple[Layout, ...]:
    """Write packets, in order, as one PDF and return their layouts; the same packets give the same bytes.

    One packet gets a bookmark per document; several get a bookmark per packet, with the documents below it, and
    each keeps its own numbering. ``title`` is the file's title, and the first packet's where it is not given.
    Raises Unbindable where a document's PDF is missing, encrypted or damaged, has forms or layers, or has another
    number of pages than planned; no file is left then.
    """
    if not packets:
        raise ValueError("no packets to bind")
    layouts = tuple(lay_out(packet) for packet in packets)
    try:
        with target.open("wb") as out:
            _Book(PdfFile(out), layouts).write(title or packets[0].title)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return layouts


def source_pages(part: Part) -> tuple[SourcePage, ...]:
    """Return all pages of a part's document. Raises Unbindable where they are not the pages that were planned."""
    try:
        pages = read_source(part.pdf)
    except Unreadable as problem:
        raise Unbindable(part.document_id, str(problem)) from problem
    if len(pages) != part.pages:
        raise Unbindable(part.document_id, f"het aantal bladzijden is {len(pages)}, en gepland was {part.pages}")
    return pages


class _Book:
    """The file being written: pages in order, with the tree of pages and the bookmarks growing along."""

    def __init__(self, pdf: PdfFile, layouts: Sequence[Layout]) -> None:
        self._pdf = pdf
        self._layouts = layouts
        self._tree = pdf.reserve()
        self._nodes: list[int] = []
        self._kids: list[int] = []
        self._count = 0

    def write(self, title: str) -> None:
        labels, bookmarks = [], []
        for number, layout in enumerate(self._layouts, 1):
            prefix = b"/P" + text(f"{number}-") if len(self._layouts) > 1 else b""
            labels.append(b"%d<</S/D%s>>" % (self._count, prefix))
            below = self._packet(layout)
            bookmarks.append(_Bookmark(layout.packet.title, below[0].page, below))
        self._close_node()
        kids = b"".join(b" %d 0 R" % node for node in self._nodes)
        self._pdf.put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (self._count, kids), self._tree)
        outline = self._outline(bookmarks if len(bookmarks) > 1 else bookmarks[0].below)
        # Keeping the tags: the structure tree that joins the documents' own trees, with /MarkInfo, belongs here.
        root = self._pdf.put(
            b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/PageLabels<</Nums[%s]>>/Lang%s"
            b"/ViewerPreferences<</DisplayDocTitle true>>>>" % (self._tree, outline, b"".join(labels), text(LANGUAGE))
        )
        self._pdf.close(root, self._pdf.put(b"<</Title%s>>" % text(title)))

    def _packet(self, layout: Layout) -> tuple[_Bookmark, ...]:
        numbers = [self._pdf.reserve() for _ in layout.leaves]
        for leaf in layout.leaves:
            self._page(layout, leaf, numbers)
        return tuple(_Bookmark(title, numbers[page - 1]) for title, page in layout.bookmarks)

    def _page(self, layout: Layout, leaf: Leaf, numbers: Sequence[int]) -> None:
        if leaf.part is None:
            said = stamp(layout.packet, leaf, layout.total, A4)
            self._put_page(numbers[leaf.number - 1], self._pdf.inline(BLANK_ENTRIES), b"", said)
            return
        page = source_pages(leaf.part)[leaf.page - 1]
        said = page.closing + stamp(layout.packet, leaf, layout.total, page.frame)
        entries = self._pdf.inline(page.entries) + self._links(page.links, leaf, leaf.part, numbers)
        self._put_page(numbers[leaf.number - 1], entries, self._pdf.inline(page.contents), said)

    def _put_page(self, number: int, entries: bytes, contents: bytes, said: bytes) -> None:
        mark = self._pdf.put_deflated(b"", said) if len(said) > WORTH_DEFLATING else self._pdf.put_stream(b"", said)
        if not self._kids:
            self._nodes.append(self._pdf.reserve())
        body = b"<</Type/Page/Parent %d 0 R%s/Contents[%s %d 0 R]>>" % (self._nodes[-1], entries, contents, mark)
        self._kids.append(self._pdf.put(body, number))
        self._count += 1
        if len(self._kids) == PAGES_PER_NODE:
            self._close_node()

    def _close_node(self) -> None:
        if self._kids:
            kids = b"".join(b" %d 0 R" % kid for kid in self._kids)
            body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>" % (self._tree, len(self._kids), kids)
            self._pdf.put(body, self._nodes[-1])
            self._kids = []

    def _links(self, links: Sequence[Link], leaf: Leaf, part: Part, numbers: Sequence[int]) -> bytes:
        """Return a page's links, each leading to this very copy of the document; one out of its pages is left out."""
        written = []
        for link in links:
            if link.address:
                leads = b"/A<</S/URI/URI%s>>" % literal(link.address)
            elif part.first <= link.page + 1 <= part.end:
                leads = b"/Dest[%d 0 R%s]" % (numbers[leaf.number - leaf.page + link.page], link.view)
            else:
                continue
            written.append(self._pdf.put(b"<</Type/Annot/Subtype/Link%s%s>>" % (self._pdf.inline(link.looks), leads)))
        return b"/Annots[%s]" % b"".join(b" %d 0 R" % number for number in written) if written else b""

    def _outline(self, bookmarks: Sequence[_Bookmark]) -> int:
        root = self._pdf.reserve()
        self._pdf.put(b"<</Type/Outlines%s>>" % self._below(bookmarks, root, len(bookmarks)), root)
        return root

    def _below(self, bookmarks: Sequence[_Bookmark], parent: int, shown: int) -> bytes:
        """Write bookmarks and return what the one above them says of them; a negative ``shown`` folds them away."""
        numbers = [self._pdf.reserve() for _ in bookmarks]
        for at, bookmark in enumerate(bookmarks):
            entries = [b"/Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]" % (text(bookmark.title), parent, bookmark.page)]
            if at:
                entries.append(b"/Prev %d 0 R" % numbers[at - 1])
            if at + 1 < len(numbers):
                entries.append(b"/Next %d 0 R" % numbers[at + 1])
            if bookmark.below:
                entries.append(self._below(bookmark.below, numbers[at], -len(bookmark.below)))
            self._pdf.put(b"<<%s>>" % b"".join(entries), numbers[at])
        return b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[0], numbers[-1], shown)
