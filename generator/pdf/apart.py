"""Content in which each stretch is either tagged or an artifact, as PDF/UA asks (ISO 14289-1, 7.1).

LibreOffice leaves the lines of a table unmarked, and rdocx tags text within a box that it marks as an artifact, where
a reader's software may skip it. What is drawn stays as it is, and so do the tags.
"""

from collections.abc import Iterator

from generator.pdf.lexer import Malformed
from generator.pdf.marks import ARTIFACT, OTHER, TAGGED, Marks, operators, paints, read_marks, read_spans

BEGIN, END = b"/Artifact BMC\n", b"\nEMC\n"


def set_apart(content: bytes) -> tuple[bytes, bool]:
    """Return a page's content with what is not tagged marked as artifacts, and whether all of it is now one or other.

    Where that cannot be done, the content comes back as it was.
    """
    try:
        before = read_marks(content)
        if _is_apart(before):
            return content, True
        mended = b"".join(_pieces(content))
        after = read_marks(mended)
    except Malformed:
        return content, False
    return (mended, True) if _is_apart(after) and after.ids == before.ids else (content, False)


def _is_apart(marks: Marks) -> bool:
    return marks.balanced and not marks.loose and not marks.crossed


def _pieces(content: bytes) -> Iterator[bytes]:
    """Give the content in pieces: what is well marked as it is, and what stands between as an artifact if it paints."""
    at = 0
    for start, end, kept in sorted(_marks(content)):
        if start >= at:
            yield from _between(content[at:start])
            yield content[start:end] if kept else b"\n"
            at = end
    yield from _between(content[at:])


def _marks(content: bytes) -> Iterator[tuple[int, int, bool]]:
    """Give the stretches that stay as they are, and both ends of each artifact that holds tagged content."""
    for span in read_spans(content):
        if span.kind == ARTIFACT and span.holds_tagged:
            yield span.start, span.inner, False
            yield span.close, span.end, False
        elif span.kind in (TAGGED, ARTIFACT) or span.depth:
            yield span.start, span.end, True
        elif span.kind == OTHER and span.holds_tagged:
            raise Malformed("tags within a mark that is neither")


def _between(content: bytes) -> Iterator[bytes]:
    words = list(operators(content))
    if not any(map(paints, words)):
        yield content
    elif words.count(b"BT") != words.count(b"ET"):
        raise Malformed("a text that begins or ends where marks do not")
    else:
        yield from (BEGIN, content, END)
