"""The empty box: what a font draws for a sign it does not have, found in the fonts that a PDF carries.

In: a PDF of LibreOffice. Out: whether any of its fonts draws the box. LibreOffice writes the right letters beside such
a box, so neither its words nor their places show it; but it carries the box as a glyph like any other, with the very
outline of the font's glyph 0.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")


def draws_a_box(pdf: bytes) -> bool:
    """Tell whether a TrueType font in a PDF has the box among the glyphs that are used.

    Fonts with other outlines (CFF) are not looked into.
    """
    return any(_has_box(font) for font in _fonts(pdf))


def _fonts(pdf: bytes) -> Iterator[bytes]:
    for begin in _STREAM.finditer(pdf):
        data = pdf[begin.end() : pdf.find(b"endstream", begin.end())]
        try:
            if zlib.decompressobj().decompress(data, 4) in _TRUETYPE:
                yield zlib.decompressobj().decompress(data)
        except zlib.error:
            continue


def _has_box(font: bytes) -> bool:
    """Tell whether a glyph that is used has the outline of glyph 0; a font that can't be read has none."""
    try:
        glyphs = _outlines(font)
    except (KeyError, struct.error):
        return False
    return bool(glyphs and glyphs[0]) and glyphs[0] in glyphs[1:]


def _outlines(font: bytes) -> list[bytes]:
    """Return the outline of each glyph, as the tables loca and glyf of the OpenType specification hold them."""
    (count,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4s4xII", font, 12 + 16 * row) for row in range(count))
    tables = {name: font[at : at + length] for name, at, length in rows}
    (long,) = struct.unpack_from(">h", tables[b"head"], 50)
    (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    places = struct.unpack_from(f">{glyphs + 1}{'I' if long else 'H'}", tables[b"loca"])
    unit = 1 if long else 2
    return [tables[b"glyf"][a * unit : b * unit] for a, b in pairwise(places)]
