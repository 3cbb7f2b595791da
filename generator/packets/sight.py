"""What a reader sees at the foot of a page: the words that pdfium finds there, whatever the file says of itself.

In: a PDF and pages with their frames. Out: the text in a strip along the lower edge as a viewer shows the page.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pypdfium2

from generator.packets.stamp import Frame

STRIP = 40.0
"""How high the strip is, in points: the foot of a packet's page stands in it, also in large print."""

PAGES_AT_ONCE = 50
"""After so many pages the file is opened anew: pdfium keeps what it has read, and a print run has thousands."""


def feet(path: Path, pages: Iterable[tuple[int, Frame]]) -> Iterator[str]:
    """Give what is to be read at the foot of each of these pages, which count from 1. Raises pypdfium2.PdfiumError."""
    left = iter(pages)
    while some := tuple(islice(left, PAGES_AT_ONCE)):
        with pypdfium2.PdfDocument(path) as pdf:
            for number, frame in some:
                page = pdf[number - 1]
                text = page.get_textpage()
                yield text.get_text_bounded(*_strip(frame))
                text.close()
                page.close()


def _strip(frame: Frame) -> tuple[float, float, float, float]:
    """Return the strip in the page's own coordinates: left, bottom, right, top."""
    left, bottom, right, top = frame.left, frame.bottom, frame.right, frame.top
    high = STRIP / frame.unit
    return {
        0: (left, bottom, right, bottom + high),
        90: (right - high, bottom, right, top),
        180: (left, top - high, right, top),
        270: (left, bottom, left + high, top),
    }[frame.rotation]
