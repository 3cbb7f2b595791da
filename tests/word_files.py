"""Small Word files for tests: made with python-docx, changed inside, and read back as a reader sees them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_file(path: Path, *paragraphs: str, also: Callable[[Word], object] | None = None) -> Path:
    """Write a Word file with these paragraphs ("# Kop" is a heading), and return its path."""
    document = Document()
    for text in paragraphs:
        if text.startswith("# "):
            document.add_heading(text[2:], 1)
        else:
            document.add_paragraph(text)
    if also:
        also(document)
    document.save(str(path))
    return path


def table(*rows: tuple[str, ...]) -> Callable[[Word], object]:
    """Return what adds a table with these cells."""

    def add(document: Word) -> None:
        made = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    return add


def changed(path: Path, changes: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    """Change members of a Word file, or add them (they then start empty)."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        members[name] = change(members.get(name, b""))
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def with_notes(path: Path, kind: str, text: str) -> Path:
    """Add a part "footnotes" or "endnotes" with one note that says this."""
    xml = (
        f'<w:{kind} xmlns:w="{W[1:-1]}"><w:{kind[:-1]} w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        f"</w:{kind[:-1]}></w:{kind}>"
    )
    override = f'<Override PartName="/word/{kind}.xml" ContentType="{TYPES}.{kind}+xml"/></Types>'
    return changed(
        path,
        {
            f"word/{kind}.xml": lambda _: xml.encode(),
            "[Content_Types].xml": lambda old: old.replace(b"</Types>", override.encode()),
            "word/_rels/document.xml.rels": relationship(kind, f"{kind}.xml"),
        },
    )


def relationship(kind: str, target: str, *, external: bool = False) -> Callable[[bytes], bytes]:
    """Return what adds a relationship to a .rels member."""
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rX{kind}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/></Relationships>'
    return lambda old: old.replace(b"</Relationships>", line.encode())


def members(content: bytes) -> dict[str, bytes]:
    """Return what is in a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(content: bytes, member: str = "word/document.xml") -> list[str]:
    """Return the paragraphs of a part as a reader sees them: a tab is a tab, a line break a new line."""
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    paragraphs = etree.fromstring(members(content)[member]).iter(f"{W}p")
    return [
        "".join(shown.get(str(element.tag), element.text or "") for element in paragraph.iterfind(f".//{W}r/*"))
        for paragraph in paragraphs
    ]
