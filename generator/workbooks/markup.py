"""XML from a file that nobody has looked at yet: read as a stream of elements, without anything it might pull in.

An element is known by its local name, so that a prefix or a namespace of the strict form of the standard makes no
difference. A document type is refused, and with it every entity of the file's own.
"""

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

MAX_DEPTH = 64  # elements within each other; a sheet needs seven

Attributes = list[str]  # name, value, name, value, …
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Malformed(Exception):  # noqa: N818  it is told of as what the file is, not as an accident
    """The bytes are no XML that may be read."""


def parse(content: bytes, start: Start, end: End, text: Text | None = None) -> None:
    """Call ``start`` and ``end`` at every element and ``text`` at every run of text; raise ``Malformed``."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = _refuse
    locals_: dict[str, str] = {}
    depth = 0

    def started(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Malformed
        local = locals_.get(name)
        if local is None:
            local = locals_[name] = name.rpartition(":")[2]
        start(local, attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(locals_[name])

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as fault:
        raise Malformed from fault


def _refuse(*_: Any) -> None:
    raise Malformed


def named(attributes: Attributes) -> dict[str, str]:
    """Return attributes by their names as they are written, prefixes included."""
    return dict(zip(attributes[::2], attributes[1::2], strict=True))
