"""The words of a Word file as a reader meets them: in order, with list labels, without what is hidden or deleted.

What goes in is the file's bytes; what comes out is a ``WordText`` (body, notes, headers and footers apart), or with
``text_within`` the plain text of a bookmarked part. It raises ``WordFileError`` for what is no sound Word file.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from generator.word.labels import VAL, Counter, List, W, read_lists
from generator.word.story import ANY_NUMBER, ANY_SIGN, CLOSE, OPEN, SOFT_HYPHEN, Block, Walk, paragraphs
from generator.word.wordparts import PARSER, Package, WordFileError, open_package
from generator.word.wordstyles import Style, ancestry, read_styles

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MARKS = re.compile(f"[{ANY_NUMBER}{ANY_SIGN}{SOFT_HYPHEN}{OPEN}{CLOSE}]")


@dataclass(frozen=True, slots=True)
class WordText:
    """All that a reader meets.

    ``headers`` and ``footers`` hold every text that may stand at the top or foot of a page, "" among them where
    a page may have none. ``boxes`` are the texts of text boxes, which float and have no place in the order.
    """

    body: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    headers: tuple[str, ...] = ("",)
    footers: tuple[str, ...] = ("",)
    boxes: tuple[str, ...] = ()


def read(docx: bytes) -> WordText:
    """Return the words of a Word file."""
    return of_package(open_package(docx))


def of_package(package: Package, *, form_boxes: bool = True) -> WordText:
    """Return the words of a Word file that is already unpacked; raises WordFileError where it lacks a part it names.

    Without ``form_boxes`` the boxes of old form fields are no words, as in a PDF where they are pictures.
    """
    styles = read_styles(package.parts.get("word/styles.xml", b""))
    lists = _lists(package.parts.get("word/numbering.xml", b""))
    walk = Walk(styles, Counter(lists), form_boxes=form_boxes)
    body = walk.blocks(package.body)
    try:
        notes = tuple(text for kind in ("footnote", "endnote") for text in _notes(package, kind, walk))
        headers, footers = (_margin_texts(package, kind, styles, lists) for kind in ("header", "footer"))
    except KeyError as fault:
        raise WordFileError("a part is missing") from fault
    return WordText(tuple(body), notes, headers, footers, tuple(walk.boxes))


def text_within(docx: bytes, bookmark: str) -> str:
    """Return the body's words within a bookmark, or all of them where the file has no such bookmark.

    One line per paragraph with its list label, in Unicode's composed form (NFC), white space collapsed, empty
    lines and page numbers left out: equal words give equal text, whatever the typesetting.
    """
    package = open_package(docx)
    styles = read_styles(package.parts.get("word/styles.xml", b""))
    walk = Walk(styles, Counter(_lists(package.parts.get("word/numbering.xml", b""))), bookmark)
    around = _around(package.body, styles, bookmark)
    lines = []
    for paragraph in paragraphs(tuple(walk.blocks(around))):
        opened = paragraph.text.startswith(OPEN)
        lines.append(OPEN + paragraph.line.replace(OPEN, "") if opened else paragraph.line)
    text = "\n".join(lines)
    if OPEN in text:
        text = text.partition(OPEN)[2].partition(CLOSE)[0]
    tidy = (" ".join(unicodedata.normalize("NFC", line).split()) for line in _MARKS.sub("", text).split("\n"))
    return "\n".join(line for line in tidy if line)


def _around(body: etree._Element, styles: Mapping[str, Style], bookmark: str) -> list[etree._Element]:
    """Return the blocks of a body but for tables outside a bookmark that count in no list, and so can't matter to it.

    The list of a thousand boards is such a table, and reading it would take most of the time.
    """
    blocks = list(body)
    opened = next((one for one in body.iter(W + "bookmarkStart") if one.get(W + "name") == bookmark), None)
    closing = opened.get(W + "id") if opened is not None else None
    closed = next((one for one in body.iter(W + "bookmarkEnd") if one.get(W + "id") == closing), None)
    if opened is None or closed is None:
        return blocks
    first, last = (next(n for n, block in enumerate(blocks) if _holds(block, mark)) for mark in (opened, closed))
    return [block for n, block in enumerate(blocks) if first <= n <= last or _counts(block, styles)]


def _counts(block: etree._Element, styles: Mapping[str, Style]) -> bool:
    """Tell whether a block may change the numbers of lists after it: any block but a table without lists."""
    if block.tag != W + "tbl" or next(block.iter(W + "numPr", W + "fldChar"), None) is not None:
        return True
    used = {str(style.get(VAL)) for style in block.iter(W + "pStyle")} | {""}
    return any(style.list_id for name in used for _, style in ancestry(styles, name))


def _holds(block: etree._Element, mark: etree._Element) -> bool:
    return block is mark or any(parent is block for parent in mark.iterancestors())


@lru_cache(maxsize=16)
def _lists(numbering: bytes) -> dict[str, List]:
    return read_lists(numbering, PARSER) if numbering else {}


def _notes(package: Package, kind: str, walk: Walk) -> Iterator[str]:
    xml = package.parts.get(f"word/{kind}s.xml")
    if not xml or not walk.notes_seen[kind]:
        return
    found = {str(node.get(W + "id")): node for node in etree.fromstring(xml, PARSER).iter(W + kind)}
    for number, note_id in enumerate(list(walk.notes_seen[kind]), 1):
        walk.note_label = str(number) if kind == "footnote" else ANY_NUMBER
        yield walk.text(found[note_id])


def _margin_texts(
    package: Package, kind: str, styles: Mapping[str, Style], lists: Mapping[str, List]
) -> tuple[str, ...]:
    """Return every text a page may have in its header or footer, "" among them where a page may have none."""
    texts: dict[str, None] = {}
    even = b"evenAndOddHeaders" in package.parts.get("word/settings.xml", b"")
    inherited: set[str] = set()
    for section in package.document.iter(W + "sectPr"):
        for reference in section.findall(f"{W}{kind}Reference"):
            inherited.add(str(reference.get(W + "type") or "default"))
            part = package.parts[package.targets[str(reference.get(_R + "id"))]]
            walk = Walk(styles, Counter(lists))
            texts[" ".join(walk.text(etree.fromstring(part, PARSER)).split())] = None
        needed = {"default"} | ({"first"} if section.find(W + "titlePg") is not None else set())
        if not needed | ({"even"} if even else set()) <= inherited:
            texts[""] = None
    return tuple(texts) or ("",)
