"""The XML in a Word file, looked at before it is parsed: no document type, no encoding that Word doesn't write.

In: the members of a Word file. Out: the root of each that is XML, and what is wrong with the others. A document type is
refused where it begins, so that no entity is ever read, let alone expanded or fetched.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from lxml import etree

from generator.problems import Place, Problem, error
from generator.word import limits
from generator.word.places import Spot
from generator.word.unpacking import AS_DOCX, CONTENT_TYPES

_SUFFIXES = (".xml", ".rels", ".vml", ".svg", ".xhtml")
_STARTS = (
    b"<?xml",
    b"<!DOCTYPE",
    b"<\0?\0",
    b"\0<\0?",
    b"\xff\xfe<\0",
    b"\xfe\xff\0<",
    b"\xef\xbb\xbf<",
    b"\x4c\x6f\xa7\x94",
)
_ENCODINGS = frozenset({"", "utf-8", "utf8", "utf-16", "utf16", "utf-16le", "utf-16be", "us-ascii", "ascii"})
_SHORTER = "Verdeel het sjabloon, of begin met een nieuw document."
_CHUNK, _HEAD = 2**14, 256


class _DocumentType(Exception):  # noqa: N818  it ends the reading of a prolog
    pass


class _Root(Exception):  # noqa: N818
    pass


def parse(xml: bytes) -> etree._Element:
    """Return the root of a part, its indentation dropped as Word drops it; entities are never resolved."""
    parser = etree.XMLParser(
        remove_blank_text=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(xml, parser)


def parsed(members: Mapping[str, bytes], at: Place) -> tuple[dict[str, etree._Element], list[Problem]]:
    """Return the roots of the members that are XML, and why others that should be are not."""
    roots: dict[str, etree._Element] = {}
    problems: list[Problem] = []
    for name, content in members.items():
        if not _is_markup(name, content, members.get(CONTENT_TYPES, b"")):
            continue
        found = _root(name, content, Spot(at.file, name, member=name))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            roots[name] = found
    return roots, problems


def _is_markup(name: str, content: bytes, types: bytes) -> bool:
    if name.lower().endswith(_SUFFIXES) or content[:_HEAD].lstrip(b" \t\r\n").startswith(_STARTS):
        return True
    declared = re.search(rb'PartName="/' + re.escape(name.encode()) + rb'"[^>]*ContentType="[^"]*xml"', types)
    return declared is not None


def _root(name: str, content: bytes, at: Place) -> etree._Element | Problem:
    if len(content) > limits.MARKUP:
        message = f"Het onderdeel {name} is te groot ({len(content) // 2**20} MB)."
        return error("template-too-large", message, _SHORTER, at=at)
    if content.count(b"<") > 2 * limits.ELEMENTS:  # most have a begin and an end
        message = f"Het onderdeel {name} bestaat uit meer dan {limits.ELEMENTS} stukjes."
        return error("template-too-large", message, _SHORTER, at=at)
    try:
        _prolog(content)
        root = parse(content)
    except _DocumentType:
        return _dtd(name, at)
    except (etree.XMLSyntaxError, expat.ExpatError, LookupError, ValueError):  # also of an encoding nobody knows
        return error("template-not-docx", f"Het onderdeel {name} is beschadigd.", AS_DOCX, at=at)
    return root if root.getroottree().docinfo.internalDTD is None else _dtd(name, at)


def _dtd(name: str, at: Place) -> Problem:
    if name.lower().endswith(".svg"):
        message = "In een svg-afbeelding staat iets dat in een sjabloon niet mag (een DTD)."
        return error("template-dtd", message, "Voeg de afbeelding opnieuw in als png.", at=at)
    return error("template-dtd", f"In het onderdeel {name} staat iets dat Word nooit maakt (een DTD).", AS_DOCX, at=at)


def _prolog(content: bytes) -> None:
    """Read a part up to its root element; raises ``_DocumentType``, and ``ValueError`` for an odd encoding."""
    reader = expat.ParserCreate()

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() not in _ENCODINGS:
            raise ValueError

    def document_type(*_: object) -> None:
        raise _DocumentType

    def root(*_: object) -> None:
        raise _Root

    reader.XmlDeclHandler = declared
    reader.StartDoctypeDeclHandler = document_type
    reader.StartElementHandler = root
    try:
        for start in range(0, len(content), _CHUNK):
            reader.Parse(content[start : start + _CHUNK], False)
        reader.Parse(b"", True)
    except _Root:
        return
