"""The words of a PDF, one by one (ISO 32000-1, 7.2 and 7.3): what proves a finished file reads it by this.

Written apart from what writes our files, so that a mistake there is not repeated here. A name is a ``str`` with its
slash, a string is ``bytes``, a reference a ``Ref``; numbers, lists, dicts, booleans and None are Python's own.
"""

import re
from typing import Any

WHITE = rb"[\0\t\n\x0c\r ]"
REGULAR = rb"[^\0\t\n\x0c\r ()<>\[\]{}/%]"
COMMENT = rb"%[^\r\n]*+"
PLAIN_STRING = rb"\((?:[^()\\]|\\.)*+\)"  # one that holds no parentheses of its own
HEXADECIMAL = rb"<[0-9A-Fa-f\0\t\n\x0c\r ]*+>"

_REFERENCE, _NAME, _INTEGER, _OPEN, _CLOSE, _STRING, _HEXADECIMAL, _REAL, _WORD = range(1, 10)
_TOKEN = re.compile(
    rb"(?:" + WHITE + rb"++|" + COMMENT + rb")*+(?:"
    rb"(\d++)" + WHITE + rb"++\d++" + WHITE + rb"++R(?!" + REGULAR + rb")"
    rb"|(/" + REGULAR + rb"*+)"
    rb"|([-+]?+\d++)(?!" + REGULAR + rb")"
    rb"|(<<|\[)|(>>|\])|(\()|(" + HEXADECIMAL + rb")"
    rb"|([-+]?+[0-9.]++)(?!" + REGULAR + rb")"
    rb"|(" + REGULAR + rb"++))",
    re.DOTALL,
)
_BEFORE_REFERENCE = re.compile(
    rb"(?:"
    + WHITE
    + rb"++|"
    + COMMENT
    + rb"|"
    + PLAIN_STRING
    + rb"|"
    + HEXADECIMAL
    + rb"|/"
    + REGULAR
    + rb"*+|<<|>>|[\[\]{}]"
    rb"|(?!\d++" + WHITE + rb"++\d++" + WHITE + rb"++R(?!" + REGULAR + rb"))" + REGULAR + rb"++)*+"
    rb"(?:(\d++)" + WHITE + rb"++\d++" + WHITE + rb"++R|(\())",
    re.DOTALL,
)
_IN_STRING = re.compile(rb"(?>[^()\\]++|\\.)*+", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n?|.)|\r\n?", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_CONSTANTS = {b"true": True, b"false": False, b"null": None}
_HEXED = re.compile("#([0-9A-Fa-f]{2})")
_names: dict[bytes, str] = {}
DEEPEST = 100


class Malformed(ValueError):  # noqa: N818  it says what the file is
    """What stands here is no PDF object."""


class Ref(int):
    """The number of another object; generations are all 0 in files that were never changed."""

    __slots__ = ()


def parse(data: bytes, at: int = 0) -> tuple[Any, int]:
    """Return the object that begins at an offset, and the offset behind it. Raises Malformed."""
    stack: list[list[Any]] = []
    current: list[Any] = []
    match = _TOKEN.match
    while True:
        found = match(data, at)
        if found is None:
            raise Malformed(f"no object at {at}")
        at, kind = found.end(), found.lastindex
        if kind == _REFERENCE:
            current.append(Ref(found[_REFERENCE]))
        elif kind == _NAME:
            current.append(_names.get(found[_NAME]) or _name(found[_NAME]))
        elif kind == _INTEGER:
            current.append(int(found[_INTEGER]))
        elif kind == _OPEN:
            stack.append(current)
            if len(stack) > DEEPEST:
                raise Malformed(f"too deep at {at}")
            current = []
        elif kind == _CLOSE:
            if not stack:
                raise Malformed(f"closed but not opened at {at}")
            value = current if found[_CLOSE] == b"]" else _dictionary(current, at)
            current = stack.pop()
            current.append(value)
        elif kind == _STRING:
            end = end_of_string(data, at)
            current.append(unescaped(data[at : end - 1]))
            at = end
        else:
            current.append(_scalar(kind, found[kind or 0]))
        if not stack:
            return current[0], at


def references(data: bytes, at: int = 0) -> list[tuple[int, int]]:
    """Return where each reference in a run of objects stands, with the number of the object it refers to."""
    found = []
    match = _BEFORE_REFERENCE.match
    while word := match(data, at):
        at = word.end()
        if word[1]:
            found.append((at, int(word[1])))
        else:
            at = end_of_string(data, at)
    return found


def end_of_string(data: bytes, at: int) -> int:
    """Return the offset behind a string's closing parenthesis; ``at`` is behind the opening one. Raises Malformed."""
    depth = 1
    while depth:
        found = _IN_STRING.match(data, at)
        at = found.end() if found else at
        if at >= len(data):
            raise Malformed("a string without an end")
        depth += 1 if data[at] == ord("(") else -1
        at += 1
    return at


def unescaped(raw: bytes) -> bytes:
    """Return what a string says, of what stands between its parentheses."""
    return _ESCAPE.sub(_meant, raw) if b"\\" in raw or b"\r" in raw else raw


def _meant(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign is None:
        return b"\n"
    if sign.isdigit():
        return bytes((int(sign, 8) & 255,))
    return _ESCAPED.get(sign, sign)


def _name(raw: bytes) -> str:
    said = _HEXED.sub(lambda code: chr(int(code[1], 16)), raw.decode("latin-1"))
    if len(_names) < 10_000:
        _names[raw] = said
    return said


def _dictionary(values: list[Any], at: int) -> dict[str, Any]:
    keys = values[::2]
    if len(values) % 2 or not all(type(key) is str for key in keys):
        raise Malformed(f"no dictionary before {at}")
    return dict(zip(keys, values[1::2], strict=True))


def _scalar(kind: int | None, raw: bytes) -> Any:
    if kind == _HEXADECIMAL:
        digits = raw[1:-1].translate(None, b"\0\t\n\x0c\r ")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if kind == _REAL:
        try:
            return float(raw)
        except ValueError:
            return 0.0
    if raw in _CONSTANTS:
        return _CONSTANTS[raw]
    raise Malformed(f"{raw[:20]!r} is no object")
