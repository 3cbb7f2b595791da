"""A Word file as the pieces that are compared: paragraphs and tables, each with its element, label and words.

In: the file's bytes. Out: a ``Text``; changes that were already tracked in it count as accepted. Empty paragraphs and
the lines of a table of contents are no pieces: the one says nothing, the other follows from the headings.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from generator.comparing.accepting import accept
from generator.comparing.pieces import Line, Piece, Row, Table
from generator.comparing.wording import keys, label_key, shown, typed_label
from generator.word.labels import VAL, Counter, List, W, read_lists
from generator.word.lines import Kind, Kinds, kinds_of
from generator.word.numbers import whole_number
from generator.word.story import CLOSE, OPEN, Paragraph, Walk
from generator.word.unpacking import whole
from generator.word.wordparts import PARSER, Package, WordFileError, open_package
from generator.word.words import WordText, of_package
from generator.word.wordstyles import Style, read_styles

MOST_CHARACTERS = 2_000_000  # of a body; a covenant has a hundred thousand
_DAMAGE = (zlib.error, zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_CONTENTS = ("toc ", "contents ", "inhopg ", "table of figures")
_LONGEST_HEADING = 20  # words; more is a sentence that begins with "Artikel 3"


@dataclass(frozen=True, slots=True)
class Text:
    """A Word file opened: its parts, its pieces in order, and its styles and lists by id.

    ``kinds`` says what the styles are called, ``styles`` what their text depends on.
    """

    package: Package
    pieces: tuple[Piece, ...]
    kinds: Kinds
    styles: Mapping[str, Style]
    lists: Mapping[str, List]


def read(docx: bytes, bookmark: str = "") -> Text:
    """Return a Word file's text, with marks where a bookmark opens and closes; raises WordFileError for a bad file."""
    try:
        package = open_package(docx)
        if package.document.getroottree().docinfo.internalDTD is not None:
            raise WordFileError("document type")
        if sum(len(node.text or "") for node in package.body.iter(W + "t")) > MOST_CHARACTERS:
            raise WordFileError("too large")
        accept(package.document)
        styles = read_styles(package.parts.get("word/styles.xml", b""))
        numbering = package.parts.get("word/numbering.xml", b"")
        lists = read_lists(numbering, PARSER) if numbering else {}
        kinds = kinds_of(package.parts.get("word/styles.xml"))
        walk = Walk(styles, Counter(lists), bookmark, as_typed=True)
        return Text(package, tuple(_pieces(package.body, walk, kinds)), kinds, styles, lists)
    except (*_DAMAGE, etree.XMLSyntaxError, KeyError, IndexError, RecursionError) as fault:
        raise WordFileError(type(fault).__name__) from fault


def beside(text: Text) -> WordText:
    """Return what stands outside the running text as well; raises WordFileError where a part is damaged."""
    try:
        return of_package(text.package)
    except (*_DAMAGE, etree.XMLSyntaxError, KeyError, IndexError, RecursionError) as fault:
        raise WordFileError(type(fault).__name__) from fault


def members(docx: bytes) -> dict[str, bytes]:
    """Return everything in a Word file by name; raises WordFileError where a part is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            return {one.filename: whole(archive, one) for one in archive.infolist() if not one.is_dir()}
    except _DAMAGE as fault:
        raise WordFileError(type(fault).__name__) from fault


def _pieces(parent: etree._Element, walk: Walk, kinds: Kinds) -> Iterator[Piece]:
    for child in parent:
        if child.tag == W + "p":
            line = _line(child, walk, kinds)
            if line is not None:
                yield line
        elif child.tag == W + "tbl":
            yield Table(child, tuple(_rows(child, walk, kinds)))
        elif child.tag in _WRAPPERS:
            yield from _pieces(child, walk, kinds)
        else:
            walk.blocks([child])  # a bookmark, or what is no text of the body; it may count in a list


def _rows(parent: etree._Element, walk: Walk, kinds: Kinds) -> Iterator[Row]:
    for child in parent:
        if child.tag == W + "tr":
            holders = tuple(_cells(child))
            yield Row(child, holders, tuple(tuple(_pieces(cell, walk, kinds)) for cell in holders))
        elif child.tag in _WRAPPERS:
            yield from _rows(child, walk, kinds)


def _cells(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _line(element: etree._Element, walk: Walk, kinds: Kinds) -> Line | None:
    found = walk.blocks([element])[0]
    assert isinstance(found, Paragraph)  # noqa: S101  a paragraph gives a paragraph
    kind, level = _kind(element, kinds)
    if kind.name.startswith(_CONTENTS):
        return None
    text = found.text.replace(OPEN, "").replace(CLOSE, "")
    opens, ends = OPEN in found.text, CLOSE in found.text
    closes = ends and not shown(found.text.partition(CLOSE)[0])
    heading = level is not None or _is_heading(found.label, text)
    space = len(text) - len(text.lstrip())
    typed = "" if found.label else text[:space] + typed_label(text[space:], heading=heading)
    label = found.label or typed
    words = keys(text[len(typed) :])
    if not words and not label_key(label) and not opens and not closes:
        return None
    return Line(element, text, label, typed, level, heading, words, opens, closes and not opens, ends)


def _kind(paragraph: etree._Element, kinds: Kinds) -> tuple[Kind, int | None]:
    """Return the style of a paragraph, and the level of heading it has by its style or by itself."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    kind = kinds.get("" if style is None else str(style.get(VAL)), Kind(""))
    own = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if own is None:
        return kind, kind.level
    value = whole_number(own.get(VAL))
    return kind, None if value is None or value > 8 else value + 1  # 9 stands for running text


def _is_heading(label: str, text: str) -> bool:
    """Tell whether a paragraph without a style of heading begins an article: "Artikel 3 Doel", no sentence."""
    said = f"{label} {text}".strip()
    typed = typed_label(said, heading=True)
    rest = said[len(typed) :].strip()
    if not typed[:1].isalpha() or len(typed.strip()) < len("art 1"):
        return False
    begins = not rest or rest[0].isupper() or rest[0] in "‘“'\"{(["
    return begins and len(rest.split()) <= _LONGEST_HEADING and not rest.endswith((".", ";", ",", ":"))
