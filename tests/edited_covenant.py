"""The shipped covenant as a region might edit it: an article reworded, one gone, one new, one moved, a table cut."""

import io
from copy import deepcopy
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.text.paragraph import Paragraph
from lxml import etree

COVENANT = Path(__file__).parent.parent / "templates" / "convenant.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ARTICLE, _CHAPTER = "Artikel", "Heading 1"


@cache
def edited() -> bytes:
    """Return the edited copy."""
    document = Document(str(COVENANT))
    _replace(document, "Kwaliteit", "gegevens", "feiten en oordelen")
    for block in _blocks(document, "Dataminimalisatie"):
        document.element.body.remove(block)
    before = _blocks(document, "Beveiliging")[0]
    for block in _blocks(document, "Geheimhouding"):
        before.addprevious(block)
    _add(document, "Toepasselijk recht", "Inwerkingtreding", "Dit Convenant treedt in werking op 1 maart 2026.")
    terms = next(table for table in document.tables if table.rows[0].cells[0].text == "Begrip")
    terms.rows[2].cells[1].paragraphs[0].runs[0].text = "de plicht om te zwijgen."
    terms._tbl.remove(terms.rows[4]._tr)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _blocks(document: Word, title: str) -> list[etree._Element]:
    """Return the blocks of the article with this title."""
    found: list[etree._Element] = []
    for block in document.iter_inner_content():
        heading = isinstance(block, Paragraph) and block.style is not None and block.style.name in (_ARTICLE, _CHAPTER)
        if found and heading:
            break
        if found or (heading and isinstance(block, Paragraph) and block.text.strip() == title):
            found.append(block._element)
    return found


def _replace(document: Word, title: str, old: str, new: str) -> None:
    """Replace a word once in an article."""
    for block in _blocks(document, title):
        for text in block.iter(W + "t"):
            if old in (text.text or ""):
                text.text = (text.text or "").replace(old, new, 1)
                return


def _add(document: Word, before: str, title: str, text: str) -> None:
    """Add an article of one paragraph before another."""
    model = _blocks(document, before)[:2]
    for block, said in zip(model, (title, text), strict=True):
        copy = deepcopy(block)
        for mark in [*copy.iter(W + "bookmarkStart", W + "bookmarkEnd"), *list(copy.iter(W + "r"))[1:]]:
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
        next(copy.iter(W + "t")).text = said
        model[0].addprevious(copy)
