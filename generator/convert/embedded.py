"""The embedded engine: rdocx, which comes with the program and needs nothing else on the computer.

What goes in is a Word file's bytes, mended or not; what comes out is a tagged PDF/A with the engine's own fonts, so
that equal input gives equal bytes on every machine.
"""

import re
import zlib

import rdocx

from generator.convert.mending import mended

SIGNS = frozenset("–—‐‑‘’‚‛“”„†‡•…‰‹›€№™−√∞∑≈≠≤≥←↑→↓↔①②■□▪▫▲▼►◄◆○●◦☐☑☒♠♣♥♦✓✗")
"""Signs beyond the letters that the engine's fonts are known to have; of most others it draws an empty box."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
# Glyph 0 of a font is its empty box; the engine writes every glyph as a string of its own.
_NO_GLYPH = rb"(\000\000)"


class EngineFailed(Exception):  # noqa: N818  it says what happened
    """Says that the engine refused a Word file."""


def to_pdf(docx: bytes) -> bytes:
    """Return the PDF of a Word file, mended first; raises EngineFailed where the engine cannot open or lay it out."""
    return of_mended(mended(docx))


def of_mended(docx: bytes) -> bytes:
    """Return the PDF of a Word file as it is; raises EngineFailed where the engine cannot open or lay it out."""
    try:
        return bytes(rdocx.Document.from_bytes(docx).to_pdfa_deterministic())
    except (rdocx.RdocxError, ValueError) as fault:
        raise EngineFailed from fault


def misses_a_glyph(pdf: bytes) -> bool:
    """Tells whether the engine drew an empty box somewhere, which its text layer does not always show."""
    for begin in _STREAM.finditer(pdf):
        try:
            content = zlib.decompress(pdf[begin.end() : pdf.find(b"\nendstream", begin.end())])
        except zlib.error:
            continue
        if _NO_GLYPH in content:
            return True
    return False


def unusual_signs(text: str) -> str:
    """Return the signs of a text that the engine may have no glyph for, for a message that must name one."""
    return "".join(sorted({sign for sign in text if ord(sign) > 0x24F and sign not in SIGNS and not sign.isspace()}))
