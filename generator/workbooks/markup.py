"""XML from a file that nobody has looked at yet: read as a stream of elements, without anything it might pull in.

An element is known by its local name, so that a prefix, or the other namespaces of the standard's strict form, make no
difference. A document type is refused, and with it every entity of the file's own.
"""

from collections.abc import Callable, Iterable
from typing import Any
from xml.parsers import expat

MAX_DEPTH = 64  # elements within each other; a sheet needs seven
BUFFER = 65_536  # characters of text given at once

Attributes = list[str]  # name, value, name, value, …
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Damaged(Exception):  # noqa: N818  it is told of as what the file is, not as an accident
    """The file is not what it should be, and Excel would not read it as it is either."""


def parse(content: Iterable[bytes], start: Start, end: End, text: Text | None = None) -> None:
    """Call ``start`` and ``end`` at every element and ``text`` at every run of text; raise ``Damaged``.

    No handler may keep the list of attributes, or raise a ``ValueError``.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = BUFFER
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = _refuse
    local: dict[str, str] = {}
    depth = 0

    def started(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Damaged
        if name not in local:
            local[name] = name.rpartition(":")[2]
        start(local[name], attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local[name])

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        for chunk in content:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as fault:  # also of an encoding that does not exist
        raise Damaged from fault


def nothing(_name: str) -> None:
    """Do nothing at the end of an element."""


def named(attributes: Attributes) -> dict[str, str]:
    """Return attributes by their names as they are written, prefixes included."""
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def yes(text: str) -> bool:
    """Tell whether an attribute says yes."""
    return text in {"1", "true"}


def _refuse(*_: Any) -> None:
    raise Damaged
