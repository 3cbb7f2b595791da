"""A PDF read back: what a reader meets on its pages, and where.

What goes in is the PDF's bytes; what comes out is one ``Sheet`` per page, in the order in which the page was
written. All measures are points from the page's lower left corner.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from generator.convert.rightward import is_from_right


class NotReadable(Exception):  # noqa: N818  it says what is wrong with the PDF
    """Says that a PDF cannot be opened or has no pages."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size, its text line by line, the boxes of its words or lines of text, and its upright lines.

    ``codes`` holds each place where a code that was asked for stands as a word of its own; of a page that has one, also
    the boxes of its words, of its level lines (drawn, or written with dots) and of its pictures are known.
    """

    width: float
    height: float
    text: str
    pieces: tuple[Box, ...]
    uprights: tuple[Box, ...]
    codes: tuple[tuple[str, Box], ...]
    words: tuple[Box, ...] = ()
    levels: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()


def read_back(pdf: bytes, codes: Sequence[str] = ()) -> tuple[Sheet, ...]:
    """Return the pages of a PDF; raises NotReadable for what is no PDF or has no page."""
    document = _open(pdf)
    try:
        return tuple(_sheet(document[number], codes) for number in range(len(document)))
    finally:
        document.close()


def texts_by_line(pdf: bytes, *, from_right: bool = False) -> tuple[str, ...]:
    """Return the text of each page with every line's characters from left to right.

    A writer may draw one line in several goes (first the signs its font lacks, then the rest); this slow reading puts
    such a line in order. Lines keep the order in which they were written. ``from_right`` asks for a line that holds
    words from right to left in that order, without the marks on their letters.
    """
    document = _open(pdf)
    try:
        read = _from_right if from_right else _by_line
        return tuple(read(document[number]) for number in range(len(document)))
    finally:
        document.close()


def covered_sign(pdf: bytes) -> int:
    """Return the first page on which a sign between words is drawn over another sign, or 0 where none is.

    LibreOffice does that with a full stop before a ligature, where two fonts share a run from right to left.
    """
    document = _open(pdf)
    try:
        pages = range(len(document))
        return next((number + 1 for number in pages if _covers_a_sign(document[number])), 0)
    finally:
        document.close()


def _open(pdf: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        raise NotReadable from fault
    if len(document) == 0:
        raise NotReadable
    return document


def _sheet(page: pdfium.PdfPage, codes: Sequence[str]) -> Sheet:
    width, height = page.get_size()
    layer = page.get_textpage()
    text = layer.get_text_range()
    boxes = _boxes(page)
    found = tuple((code, box) for code in codes if code in text for box in _places(layer, text, code))
    words, dots = _words(layer, text) if found else ((), ())
    levels = (*boxes.levels, *dots) if found else ()
    pictures = boxes.pictures if found else ()
    layer.close()
    page.close()
    return Sheet(width, height, text, boxes.pieces, boxes.uprights, found, words, levels, pictures)


def _places(layer: pdfium.PdfTextPage, text: str, code: str) -> Iterable[Box]:
    """Yields where a code stands, as often as it stands there as a word of its own."""
    if not re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text):
        return
    search = layer.search(code, match_case=True, match_whole_word=True)
    while hit := search.get_next():
        yield _box(layer, hit[0], sum(hit))


_LINE_OR_WORD = re.compile(r"((?:[._…] ?){5,})|(?:(?![._…]{5})\S)+")


def _words(layer: pdfium.PdfTextPage, text: str) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Return the boxes of a page's words, and those of the lines that are written with dots or underscores."""
    words: list[Box] = []
    dots: list[Box] = []
    for found in _LINE_OR_WORD.finditer(text):
        (dots if found[1] else words).append(_box(layer, found.start(), found.start() + len(found[0].rstrip())))
    return tuple(words), tuple(dots)


def _box(layer: pdfium.PdfTextPage, start: int, end: int) -> Box:
    """Return the box around some signs of a page's text."""
    lefts, bottoms, rights, tops = zip(*(layer.get_charbox(index) for index in range(start, end)), strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


@dataclass(frozen=True, slots=True)
class _Boxes:
    pieces: tuple[Box, ...]
    uprights: tuple[Box, ...]
    levels: tuple[Box, ...]
    pictures: tuple[Box, ...]


_DRAWN = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)


def _boxes(page: pdfium.PdfPage) -> _Boxes:
    """Return the boxes of a page's texts, lines and pictures, straight from the library: this runs often."""
    pieces, uprights, levels, pictures = [], [], [], []
    edges = [ctypes.c_float() for _ in range(4)]
    where = [ctypes.byref(edge) for edge in edges]
    for index in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind not in _DRAWN or not raw.FPDFPageObj_GetBounds(thing, *where):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if right > left and top > bottom:
                pieces.append(Box(left, bottom, right, top))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(Box(left, bottom, right, top))
        elif right - left < 3 and top - bottom > 6:
            uprights.append(Box(left, bottom, right, top))
        elif top - bottom < 3 and right - left > 20:
            levels.append(Box(left, bottom, right, top))
    return _Boxes(tuple(pieces), tuple(uprights), tuple(levels), tuple(pictures))


def _by_line(page: pdfium.PdfPage) -> str:
    layer = page.get_textpage()
    text = layer.get_text_range()
    x, y = ctypes.c_double(), ctypes.c_double()
    signs = []
    for index, sign in enumerate(text):
        if not sign.isspace():
            raw.FPDFText_GetCharOrigin(layer, index, ctypes.byref(x), ctypes.byref(y))
            signs.append((round(y.value), x.value, sign))
    layer.close()
    page.close()
    lines = (sorted(line, key=lambda sign: sign[1]) for _, line in groupby(signs, key=lambda sign: sign[0]))
    return "\n".join("".join(sign for _, _, sign in line) for line in lines)


def _from_right(page: pdfium.PdfPage) -> str:
    """Return a page with each line that holds letters from right to left in that order, and the others as written.

    The library puts a line with such letters in an order of its own, cells of a table and all; so the order is taken
    from the page's own list of what is drawn. A letter with a mark is drawn at the height of the mark: what is off by
    less than half a letter is the same line.
    """
    layer = page.get_textpage()
    drawn = (raw.FPDFPage_GetObject(page, rank) for rank in range(raw.FPDFPage_CountObjects(page)))
    ranks = {_address(thing): rank for rank, thing in enumerate(drawn)}
    x, y = ctypes.c_double(), ctypes.c_double()
    signs = []
    for index, sign in enumerate(layer.get_text_range()):
        rank = ranks.get(_address(raw.FPDFText_GetTextObject(layer, index)))
        if rank is not None and not sign.isspace() and not unicodedata.combining(sign):
            raw.FPDFText_GetCharOrigin(layer, index, ctypes.byref(x), ctypes.byref(y))
            half = raw.FPDFText_GetFontSize(layer, index) / 2
            signs.append((rank, index, x.value, y.value, half, sign))
    layer.close()
    page.close()
    lines: list[list[tuple[float, str]]] = []
    height = 0.0
    for _, _, left, bottom, half, sign in sorted(signs):
        if not lines or abs(bottom - height) > half:
            lines.append([])
            height = bottom
        lines[-1].append((left, sign))
    return "\n".join(map(_in_order, lines))


COVERED = 0.7
"""The part of the smaller sign's box that another may share: letters that join stay far below it."""
_NEAR = 120
"""How many signs off the other may be: about a line."""


def _covers_a_sign(page: pdfium.PdfPage) -> bool:
    layer = page.get_textpage()
    signs = []
    for index, sign in enumerate(layer.get_text_range()):
        if not sign.isspace() and not unicodedata.combining(sign):
            box = Box(*layer.get_charbox(index))
            if box.right > box.left and box.top > box.bottom:
                signs.append((sign.isalnum(), _address(raw.FPDFText_GetTextObject(layer, index)), box))
    layer.close()
    page.close()
    return any(
        one != other and _shared(box, beside) > COVERED
        for at, (letter, one, box) in enumerate(signs)
        if not letter
        for _, other, beside in signs[max(0, at - _NEAR) : at + _NEAR]
    )


def _shared(one: Box, other: Box) -> float:
    """Return how much of the smaller of two boxes lies in the other, from 0 to 1."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / min((box.right - box.left) * (box.top - box.bottom) for box in (one, other))


def _address(thing: Any) -> int | None:
    return ctypes.cast(thing, ctypes.c_void_p).value


def _in_order(line: Sequence[tuple[float, str]]) -> str:
    written = "".join(sign for _, sign in line)
    if not is_from_right(written):
        return written
    return "".join(sign for _, sign in sorted(line, key=lambda sign: sign[0]))[::-1]
