"""The bookmarks of a packet: documents, and below each its own headings; in a print run, packets above them.

In: layouts, and each document's headings. Out: bookmarks, with their pages. Nothing is read or written here:
``binding`` writes them, and ``collation`` compares them with the headings as another program reads them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.packets.packet import Layout, Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A document's own bookmark: its title, its page from 1 or 0 for none, how it is shown, and those below it."""

    title: str
    page: int
    below: tuple["Heading", ...] = ()
    view: bytes = b"/Fit"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A packet's bookmark: ``page`` counts from 1, in the whole file; one of a document has its ``span``."""

    title: str
    page: int
    below: tuple["Bookmark", ...] = ()
    view: bytes = b"/Fit"
    span: Span | None = None


def planned_bookmarks(layouts: Sequence[Layout], headings: Callable[[Span], Sequence[Heading]]) -> tuple[Bookmark, ...]:
    """Return the bookmarks of a file with these packets, in order; ``headings`` gives those of a whole document.

    In a file of several packets the headings of private ones are left out: a form's heading may be a pupil's name.
    """
    packets, before = [], 0
    for layout in layouts:
        named = not (layout.packet.private and len(layouts) > 1)
        documents = tuple(_document(span, before, headings(span) if named else ()) for span in layout.spans)
        packets.append(Bookmark(layout.packet.title, before + 1, documents))
        before += layout.total
    return tuple(packets) if len(packets) > 1 else packets[0].below


def outlined(bookmarks: Sequence[Bookmark], depth: int = 0) -> Iterator[tuple[int, str, int]]:
    """Give depth, title and page of each bookmark, in the order in which a reader sees them."""
    for bookmark in bookmarks:
        yield depth, bookmark.title, bookmark.page
        yield from outlined(bookmark.below, depth + 1)


def _document(span: Span, before: int, headings: Sequence[Heading]) -> Bookmark:
    below = tuple(_below(headings, span.part.first, span.part.end, before + span.first - span.part.first))
    return Bookmark(span.part.title, before + span.first, below, span=span)


def _below(headings: Sequence[Heading], first: int, last: int, before: int) -> Iterator[Bookmark]:
    """Give the headings on pages from first to last; of one on another page, those below it take its place."""
    for heading in headings:
        below = tuple(_below(heading.below, first, last, before))
        if first <= heading.page <= last:
            yield Bookmark(heading.title, before + heading.page, below, heading.view)
        else:
            yield from below
