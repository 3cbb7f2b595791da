"""The embedded engine: rdocx, which comes with the program and needs nothing else on the computer.

What goes in is a Word file's bytes; what comes out is a tagged PDF/A with the engine's own fonts, so that equal input
gives equal bytes on every machine. Before that, what the engine is known to spoil is put into a shape it can do:
a sign outside its text fonts gets a run of its own, because one such sign would take the words beside it along.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from importlib.metadata import version as installed_version
from io import BytesIO

import rdocx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SYMBOL_FONT = "Segoe UI Symbol"
"""The name by which the engine finds the symbol font it brings along."""

SIGNS = frozenset("–—‐‑‘’‚‛“”„†‡•…‰‹›€№™−√∞∑≈≠≤≥←↑→↓↔①②■□▪▫▲▼►◄◆○●◦☐☑☒♠♣♥♦✓✗")
"""Signs beyond the letters that the engine's fonts are known to have; of most others it draws an empty box."""

_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_HYPHENS = {0x2011: "-", 0x00AD: None}
_SYMBOL = re.compile("([\u2190-\u2bff]+)")
# The same signs as bytes in UTF-8 or as character references: most parts hold none, and are not parsed at all.
_SUSPECT = re.compile(rb"\xe2[\x86-\xaf]|\xe2\x80\x91|\xc2\xad|&#|<w:noBreakHyphen|<w:softHyphen")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
# Glyph 0 of a font is its empty box; the engine writes every glyph as a string of its own.
_NO_GLYPH = rb"(\000\000)"


class EngineFailed(Exception):  # noqa: N818  it says what happened
    """Says that the engine refused a Word file."""


@cache
def version() -> str:
    """Return the engine's name and version."""
    return f"rdocx {installed_version('rdocx')}"


def to_pdf(docx: bytes) -> bytes:
    """Return the PDF of a Word file; raises EngineFailed for a file the engine cannot open or lay out."""
    try:
        return bytes(rdocx.Document.from_bytes(prepared(docx)).to_pdfa_deterministic())
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


def prepared(docx: bytes) -> bytes:
    """Return the Word file in a shape the engine can do; the very same bytes where nothing is in its way."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        names = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
        changed = {name: _prepared_part(xml) for name in names if _SUSPECT.search(xml := archive.read(name))}
        return _with_parts(archive, changed) if changed else docx


def _with_parts(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in archive.namelist():
            target.writestr(zipfile.ZipInfo(name), changed.get(name) or archive.read(name))
    return out.getvalue()


def _prepared_part(xml: bytes) -> bytes:
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    for node in list(root.iter(W + "noBreakHyphen", W + "softHyphen")):
        node.text = "-" if node.tag == W + "noBreakHyphen" else ""
        node.tag = W + "t"
    for text in root.iter(W + "t"):
        if text.text:
            text.text = text.text.translate(_HYPHENS)
    for run in list(root.iter(W + "r")):
        if any(_SYMBOL.search(text.text or "") for text in run.findall(W + "t")):
            _split(run)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _split(run: etree._Element) -> None:
    """Replaces a run by several, so that signs and words do not share one."""
    parent = run.getparent()
    if parent is None:
        return
    at = parent.index(run)
    parent.remove(run)
    for offset, piece in enumerate(_pieces(run)):
        parent.insert(at + offset, piece)


def _pieces(run: etree._Element) -> Iterator[etree._Element]:
    properties = run.find(W + "rPr")
    for child in list(run):
        if child.tag == W + "t":
            for part in filter(None, _SYMBOL.split(child.text or "")):
                yield _text_run(part, properties)
        elif child is not properties:
            piece = _bare_run(properties)
            piece.append(child)
            yield piece


def _bare_run(properties: etree._Element | None) -> etree._Element:
    run = etree.Element(W + "r")
    if properties is not None:
        run.append(deepcopy(properties))
    return run


def _text_run(text: str, properties: etree._Element | None) -> etree._Element:
    run = _bare_run(properties)
    if _SYMBOL.match(text):
        _set_symbol_font(run)
    node = etree.SubElement(run, W + "t")
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    node.text = text
    return run


def _set_symbol_font(run: etree._Element) -> None:
    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.SubElement(run, W + "rPr")
    for old in properties.findall(W + "rFonts"):
        properties.remove(old)
    style = properties.find(W + "rStyle")
    fonts = etree.Element(W + "rFonts")
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(W + kind, SYMBOL_FONT)
    properties.insert(0 if style is None else properties.index(style) + 1, fonts)
