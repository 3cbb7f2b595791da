"""A small reader of tracked changes: a Word file with all of them accepted, or all rejected, as Word would do it."""

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def accepted(docx: bytes) -> bytes:
    """Return the file with every insertion kept and every deletion gone."""
    return _settled(docx, kept="ins", gone="del")


def rejected(docx: bytes) -> bytes:
    """Return the file with every deletion put back and every insertion gone."""
    return _settled(docx, kept="del", gone="ins")


def _settled(docx: bytes, *, kept: str, gone: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(members["word/document.xml"])
    _settle(root, W + kept, W + gone)
    members["word/document.xml"] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _settle(root: etree._Element, kept: str, gone: str) -> None:
    for row in list(root.iter(W + "tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            _drop(row)
    for table in list(root.iter(W + "tbl")):
        if table.find(f".//{W}tr") is None:
            _drop(table)
    ended = [mark for mark in root.iter(gone) if _parent(mark).tag == W + "rPr"]
    for mark in [mark for mark in root.iter(gone) if _parent(mark).tag not in (W + "rPr", W + "trPr")]:
        _drop(mark)
    for mark in reversed(ended):
        paragraph = _parent(_parent(_parent(mark)))
        following = paragraph.getnext()
        left = [child for child in paragraph if child.tag != W + "pPr"]
        if following is not None and following.tag == W + "p":
            at = 1 if following.find(W + "pPr") is not None else 0
            for offset, child in enumerate(left):
                following.insert(at + offset, child)
            _drop(paragraph)
        elif all(child.tag in (W + "bookmarkStart", W + "bookmarkEnd") for child in left):
            for child in left:
                paragraph.addprevious(child)
            _drop(paragraph)
        else:
            _drop(mark)
    for mark in list(root.iter(kept)):
        parent = _parent(mark)
        if parent.tag not in (W + "rPr", W + "trPr"):
            at = parent.index(mark)
            for offset, child in enumerate(list(mark)):
                parent.insert(at + offset, child)
        _drop(mark)
    for text in root.iter(W + "delText"):
        text.tag = W + "t"


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _drop(element: etree._Element) -> None:
    _parent(element).remove(element)
