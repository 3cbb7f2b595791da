"""The last touch to an engine's PDF: its language and title, only true claims, no clock, and a compact file.

What goes in is a PDF as either engine writes it (one classic index, no encryption); what comes out says the same on
its pages, with its tags, in less than half the bytes. Objects are not taken apart: their bytes are moved as they
are, but for the few that hold what must change. Anything unexpected raises ``NotUnderstood``.
"""

import io
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from generator.pdf.apart import set_apart
from generator.pdf.colour import is_profile, undated
from generator.pdf.joining import Joining
from generator.pdf.metadata import PRODUCER, Claims, metadata, read_claims
from generator.pdf.objects import text
from generator.pdf.writer import PdfFile

LANGUAGE = "nl-NL"


class NotUnderstood(Exception):  # noqa: N818  it says what the PDF is
    """Says that a PDF is not written the way both engines write theirs."""


def finish(pdf: bytes, title: str, language: str = LANGUAGE) -> bytes:
    """Return the PDF with its language ("nl-NL") and this title; equal pages and title give equal bytes."""
    source = _parse(pdf)
    catalogue = source.body(source.root)
    xmp = source.reference(catalogue, b"/Metadata")
    changed = {
        source.root: _catalogue(catalogue, language),
        source.info: b"<</Title%s/Producer%s>>" % (text(title), text(PRODUCER)),
    }
    for number, page in _pages(source):
        changed[number] = _TABS.sub(b"/Tabs/S", page)
    joining = Joining(source.bodies, source.reference(catalogue, b"/StructTreeRoot"))
    contents, apart = _set_apart(source, joining)
    changed |= joining.changed
    out = io.BytesIO()
    file = PdfFile(out)
    for _ in range(source.size - 1):
        file.reserve()
    for number, body in source.bodies.items():
        if number == xmp:
            said = _metadata(source, _inflated(*source.streams[number]), title, language, apart=apart)
            file.put_stream(b"/Type/Metadata/Subtype/XML", said, number)
        elif number in contents:
            file.put_deflated(*contents[number], number)
        elif number in source.profiles:
            file.put_deflated(*_undated(*source.streams[number]), number)
        elif number in source.streams:
            file.put_stream(*source.streams[number], number)
        elif number not in source.lengths:
            put = file.put_tag if _TAG.match(body) else file.put
            put(changed.get(number, body), number)
    file.close(source.root, source.info)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Source:
    """A PDF's objects as bytes, by number; ``streams`` holds the entries (without length) and data of each stream.

    ``lengths`` are the objects that are a stream's length and nothing else; ``profiles`` the colour profiles.
    """

    size: int
    root: int
    info: int
    bodies: Mapping[int, bytes]
    streams: Mapping[int, tuple[bytes, bytes]]
    lengths: frozenset[int]
    profiles: frozenset[int]

    def body(self, number: int) -> bytes:
        if number not in self.bodies:
            raise NotUnderstood
        return self.bodies[number]

    def reference(self, body: bytes, key: bytes) -> int:
        found = re.search(re.escape(key) + rb"\s+(\d+)\s+0\s+R", body)
        return int(found[1]) if found else 0


# The structure tree's elements, and its lists of them by page: most of a tagged file's objects.
_TAG = re.compile(rb"<<\s*/Type\s*/Struct|\[\s*\d+ 0 R[\d R\s]*\]$")
_INDEX = re.compile(rb"xref\s+0\s+(\d+)\s+")
_HEAD = re.compile(rb"\s*(\d+)\s+0\s+obj\s*")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+(\d+)(\s+0\s+R)?")
_DEFLATED = re.compile(rb"/Filter\s*/FlateDecode\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
# LibreOffice says in a string, which no reader looks for, that links come in the order of the tags.
_TABS = re.compile(rb"/Tabs\s*\(S\)")
_PROFILE = re.compile(rb"/DestOutputProfile\s+(\d+)\s+0\s+R")


def _parse(pdf: bytes) -> _Source:
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf[-64:])
    index = _INDEX.match(pdf, int(start[1])) if start else None
    if index is None:
        raise NotUnderstood
    size, at = int(index[1]), index.end()
    trailer = pdf[at + 20 * size :]
    root, info = (re.search(rb"/%s\s+(\d+)\s+0\s+R" % key, trailer) for key in (b"Root", b"Info"))
    if root is None or info is None or b"/Encrypt" in trailer or b"/Prev" in trailer:
        raise NotUnderstood
    bodies = _bodies(pdf, [pdf[row : row + 20] for row in range(at, at + 20 * size, 20)], index.start())
    streams, lengths = _streams(bodies)
    profiles = frozenset(int(found[1]) for body in bodies.values() for found in _PROFILE.finditer(body[:2000]))
    return _Source(size, int(root[1]), int(info[1]), bodies, streams, lengths, profiles)


def _bodies(pdf: bytes, rows: list[bytes], end: int) -> dict[int, bytes]:
    """Return every object's bytes between its "obj" and its "endobj"."""
    places = sorted((int(row[:10]), number) for number, row in enumerate(rows) if row[17:18] == b"n")
    bodies = {}
    for rank, (place, number) in enumerate(places):
        chunk = pdf[place : places[rank + 1][0] if rank + 1 < len(places) else end].rstrip()
        head = _HEAD.match(chunk)
        if head is None or int(head[1]) != number or not chunk.endswith(b"endobj"):
            raise NotUnderstood
        bodies[number] = chunk[head.end() : -6].rstrip()
    return bodies


def _streams(bodies: Mapping[int, bytes]) -> tuple[dict[int, tuple[bytes, bytes]], frozenset[int]]:
    streams, lengths = {}, set()
    for number, body in bodies.items():
        begin = _STREAM.search(body) if body.endswith(b"endstream") else None
        if begin is None:
            continue
        entries = body[2 : begin.start()]
        length = _LENGTH.search(entries)
        if length is None or not body.startswith(b"<<"):
            raise NotUnderstood
        count = int(length[1])
        if length[2]:
            lengths.add(count)
            count = int(bodies[count])
        data = body[begin.end() : begin.end() + count]
        if body[begin.end() + count :].strip() != b"endstream":
            raise NotUnderstood
        streams[number] = (entries[: length.start()] + entries[length.end() :], data)
    return streams, frozenset(lengths)


def _catalogue(body: bytes, language: str) -> bytes:
    """Return the catalogue with the document's language, and its title shown in place of a file name."""
    bare = re.sub(rb"/Lang\s*\([^)]*\)", b"", body)
    bare = re.sub(rb"/ViewerPreferences\s*<<[^<>]*>>", b"", bare)
    added = b"/Lang(%s)/ViewerPreferences<</DisplayDocTitle true>>" % language.encode()
    return b"<<" + added + bare.removeprefix(b"<<")


def _undated(entries: bytes, profile: bytes) -> tuple[bytes, bytes]:
    """Return a colour profile with a fixed date and no digest: LibreOffice dates it at conversion."""
    raw = _inflated(entries, profile)
    if not is_profile(raw):
        raise NotUnderstood
    return _DEFLATED.sub(b"", entries), undated(raw)


def _pages(source: _Source) -> list[tuple[int, bytes]]:
    objects = [(number, body) for number, body in source.bodies.items() if number not in source.streams]
    return [(number, body) for number, body in objects if _PAGE.search(body)]


def _set_apart(source: _Source, joining: Joining) -> tuple[dict[int, tuple[bytes, bytes]], bool]:
    """Return the pages' contents that must be written anew, and whether all content is tagged or an artifact now."""
    mended, apart = {}, True
    pages = _pages(source)
    drawn = [source.reference(page, b"/Contents") for _, page in pages]
    for (at, page), number in zip(pages, drawn, strict=True):
        entries, data = source.streams.get(number, (b"", b""))
        before = _inflated(entries, data)
        content, done = set_apart(before)
        if done and drawn.count(number) == 1:
            content = joining.page(at, page, content)
        if content != before:
            mended[number] = _DEFLATED.sub(b"", entries), content
        apart = apart and done and number in source.streams
    return mended, apart


def _inflated(entries: bytes, data: bytes) -> bytes:
    try:
        return zlib.decompress(data) if _DEFLATED.search(entries) else data
    except zlib.error as fault:
        raise NotUnderstood from fault


def _metadata(source: _Source, xmp: bytes, title: str, language: str, *, apart: bool) -> bytes:
    """Return the metadata with the title, the language, and those of the engine's claims that hold."""
    declared = read_claims(xmp)
    accessible = declared.accessible and apart and _links_are_tagged(source)
    return metadata(title, language, Claims(declared.archive, accessible))


def _links_are_tagged(source: _Source) -> bool:
    """Tells whether every link has its tag and every such tag its link: else a claim of accessibility is false.

    LibreOffice 7.4 tags the words of a link to the web, and leaves the link itself out.
    """
    bodies = [body for number, body in source.bodies.items() if number not in source.streams]
    links = [body for body in bodies if b"/Subtype" in body and re.search(rb"/Subtype\s*/Link\b", body)]
    tags = sum(len(re.findall(rb"/S\s*/Link\b", body)) for body in bodies)
    leading = sum(len(re.findall(rb"/Type\s*/OBJR\b", body)) for body in bodies)
    return tags <= leading and all(re.search(rb"/StructParent\s", body) for body in links)
