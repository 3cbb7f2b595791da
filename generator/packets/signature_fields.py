"""Empty signature fields: where somebody signs, a place that a program for signing PDFs finds by itself.

In: a place to sign, and the frame of its page. Out: the field's object, and what the catalog says of all fields. A
field's name says no more than which one it is; who signs there is in its description, as it is on the page.
"""

from collections.abc import Sequence

from generator.packets.packet import SignHere
from generator.packets.stamp import Frame
from generator.pdf.objects import Material, number, stream, text

_SIGNATURES_EXIST = 1
"""ISO 32000-1, table 219: there are signature fields; not that any of them is signed."""
_PRINTED = 4


def said_of(sign: SignHere) -> str:
    """Return what a screen reader says of a place to sign."""
    who = ", ".join(part for part in (sign.signer, sign.capacity) if part)
    return f"Handtekening van {who}" if who else "Handtekening"


def field_body(sign: SignHere, rank: int, frame: Frame, page: int, key: int | None, appearance: int) -> bytes:
    """Return the body of an empty signature field, the file's ``rank``-th; ``key`` is its key in the structure tree."""
    tagged = b"" if key is None else b"/StructParent %d" % key
    rect = b" ".join(number(side) for side in _on_page(sign, frame))
    return b"<</Type/Annot/Subtype/Widget/FT/Sig/T%s/TU%s/F %d/Rect[%s]/P %d 0 R/AP<</N %d 0 R>>%s>>" % (
        text(f"handtekening-{rank}"),
        text(said_of(sign)),
        _PRINTED,
        rect,
        page,
        appearance,
        tagged,
    )


def appearance_of(sign: SignHere) -> Material:
    """Return how an empty field looks: like nothing."""
    size = number(sign.right - sign.left), number(sign.top - sign.bottom)
    return stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources<<>>" % size)


def form_entries(fields: Sequence[int]) -> bytes:
    """Return what the catalog says of signature fields; nothing where there are none."""
    listed = b"".join(b" %d 0 R" % field for field in fields)
    return b"/AcroForm<</Fields[%s]/SigFlags %d>>" % (listed, _SIGNATURES_EXIST) if fields else b""


def _on_page(sign: SignHere, frame: Frame) -> tuple[float, float, float, float]:
    """Return a rectangle, given as a reader sees the page, in the page's own coordinates."""
    left, bottom, right, top = (side / frame.unit for side in (sign.left, sign.bottom, sign.right, sign.top))
    return {
        0: (frame.left + left, frame.bottom + bottom, frame.left + right, frame.bottom + top),
        90: (frame.right - top, frame.bottom + left, frame.right - bottom, frame.bottom + right),
        180: (frame.right - right, frame.top - top, frame.right - left, frame.top - bottom),
        270: (frame.left + bottom, frame.top - right, frame.left + top, frame.top - left),
    }[frame.rotation]
