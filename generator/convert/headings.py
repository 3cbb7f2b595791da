"""The headings of a PDF, as its bookmarks tell them: with their level, their page and their height on it."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (from 0), its words, its page (from 1), and its top in points from the page's lower edge."""

    level: int
    title: str
    page: int
    top: float


def headings_of(pdf: Path) -> tuple[Heading, ...]:
    """Return the headings of a PDF in reading order; none of a file that cannot be read or has no bookmarks."""
    try:
        document = pdfium.PdfDocument(pdf)
    except (pdfium.PdfiumError, OSError):
        return ()
    try:
        return tuple(_headings(document))
    finally:
        document.close()


def _headings(document: pdfium.PdfDocument) -> list[Heading]:
    found = []
    for bookmark in document.get_toc():
        place = bookmark.get_dest()
        page = place.get_index() if place else None
        if page is not None:
            _, where = place.get_view()
            # of a place on a page (XYZ) the second number is its height; one without a height is the page's top
            found.append(Heading(bookmark.level, bookmark.get_title(), page + 1, where[1] if len(where) > 1 else 0.0))
    return found
