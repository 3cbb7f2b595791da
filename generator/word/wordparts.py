"""The parts of a Word file, unpacked with care: from bytes to parsed XML, or ``WordFileError``."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from generator.word.labels import W
from generator.word.unpacking import whole

MAX_UNPACKED = 200_000_000
"""The most bytes a Word file may hold once unpacked; its parts are text, far below this."""
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
"""Reads a part; it never fetches or expands anything."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class WordFileError(Exception):
    """Says that a file is no sound Word file; its message is a kind, never a word of the document."""


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file unpacked: its XML parts by name, the parsed document, and the targets of its relationships."""

    parts: Mapping[str, bytes]
    document: etree._Element
    targets: Mapping[str, str]

    @property
    def body(self) -> etree._Element:
        """Return the element that holds the document's blocks."""
        found = self.document.find(W + "body")
        if found is None:
            raise WordFileError("no body")
        return found


def open_package(docx: bytes) -> Package:
    """Return the XML parts of a Word file; raises WordFileError where it is damaged or far too large."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise WordFileError("too large")
            listed = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
            parts = {one.filename: whole(archive, one) for one in listed}
        document = etree.fromstring(parts["word/document.xml"], PARSER)
        targets = _targets(parts.get("word/_rels/document.xml.rels", b""))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as fault:
        raise WordFileError(type(fault).__name__) from fault
    return Package(parts, document, targets)


def _targets(rels: bytes) -> dict[str, str]:
    if not rels:
        return {}
    found = etree.fromstring(rels, PARSER).iter(_RELATIONSHIP)
    return {str(node.get("Id")): _part(str(node.get("Target"))) for node in found}


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else f"word/{target}"
