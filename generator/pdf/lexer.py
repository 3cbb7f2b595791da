"""The words of a PDF, one by one (ISO 32000-1, 7.2 and 7.3): what proves a finished file reads it by this.

Written apart from what writes our files, so that a mistake there is not repeated here. A name is a ``str`` with its
slash, a string is ``bytes``, a reference a ``Ref``; numbers, lists, dicts, booleans and None are Python's own.
"""

import re
from typing import Any, TypeVar

WHITE = rb"[\0\t\n\x0c\r ]"
REGULAR = rb"[^\0\t\n\x0c\r ()<>\[\]{}/%]"
COMMENT = rb"%[^\r\n]*+"
PLAIN_STRING = rb"\([^()\\]*+(?:\\.[^()\\]*+)*\)"  # one that holds no parentheses of its own
HEXADECIMAL = rb"<[0-9A-Fa-f\0\t\n\x0c\r ]*+>"

_REFERENCE = rb"\d++" + WHITE + rb"++\d++" + WHITE + rb"++R(?!" + REGULAR + rb")"
_NUMBER_OF = rb"(\d++)" + WHITE + rb"++\d++" + WHITE + rb"++R"
_SPACE = rb"(?:" + WHITE + rb"++|" + COMMENT + rb")*"
_OTHERS = rb"/" + REGULAR + rb"*+|" + REGULAR + rb"++|<<|>>|[\[\]{}]|" + HEXADECIMAL + rb"|" + PLAIN_STRING
_WORD = _REFERENCE + rb"|" + _OTHERS
_TOKEN = re.compile(_SPACE + rb"(?:(" + _WORD + rb")|(\())", re.DOTALL)
_WORDS = re.compile(_SPACE + rb"(" + _WORD + rb"|[^\0\t\n\x0c\r %])", re.DOTALL)
_UP_TO_REFERENCE = re.compile(
    rb"(?:"
    + WHITE
    + rb"++|"
    + COMMENT
    + rb"|(?!"
    + _REFERENCE
    + rb")(?:"
    + _OTHERS
    + rb"))*(?:"
    + _NUMBER_OF
    + rb"|(\()|.|\Z)",
    re.DOTALL,
)
_IN_STRING = re.compile(rb"(?:[^()\\]++|\\.)*", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n?|.)|\r\n?", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_CONSTANTS = {b"true": True, b"false": False, b"null": None}
_HEXED = re.compile("#([0-9A-Fa-f]{2})")
_OPENING, _CLOSING = {b"<<": b">>", b"[": b"]"}, (b">>", b"]")
_DIGITS, _NUMERIC = b"0123456789", b"0123456789+-."
_ENCODINGS = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
# PDFDocEncoding, where it is not Latin-1 (annex D).
_DOCUMENT_SIGNS = {
    **dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜", strict=True)),
    **dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True)),
    0xA0: "€",
}
_Value = TypeVar("_Value")
_known: dict[bytes, Any] = {}
"""Names, small numbers and references, which come back all the time."""
_TEXT = frozenset((str,))
DEEPEST, MOST_KNOWN, SMALL = 100, 10_000, 4


class Malformed(ValueError):  # noqa: N818  it says what the file is
    """What stands here is no PDF object."""


class Ref(int):
    """The number of another object; generations are all 0 in files that were never changed."""

    __slots__ = ()


def parse(data: bytes, at: int = 0) -> tuple[Any, int]:
    """Return the object that begins at an offset, and the offset behind it. Raises Malformed."""
    depth, words = 0, []
    while True:
        found = _TOKEN.match(data, at)
        if found is None:
            raise Malformed(f"no object at {at}")
        at, word = found.end(), found[1]
        if word is None:  # a string with parentheses of its own
            end = end_of_string(data, at)
            word, at = data[at - 1 : end], end
        words.append(word)
        depth += (word in _OPENING) - (word in _CLOSING)
        if depth <= 0:
            return _value(words), at


def parse_whole(data: bytes) -> Any:
    """Return the object that bytes hold; what else they hold behind it is not looked at. Raises Malformed."""
    words = _WORDS.findall(data)
    return parse(data)[0] if b"(" in words else _value(words)


def references(data: bytes, at: int = 0) -> tuple[list[int], list[int]]:
    """Return where each reference in a run of objects ends, and the number of the object that each refers to."""
    places, targets = [], []
    match = _UP_TO_REFERENCE.match
    while word := match(data, at):
        at = word.end()
        if word[1]:
            places.append(at)
            targets.append(int(word[1]))
        elif word[2]:
            at = end_of_string(data, at)
        else:
            break  # the end, or what is no object
    return places, targets


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


def text(value: Any) -> str:
    """Return what a text string says; nothing where the value is no string (ISO 32000-1, 7.9.2)."""
    if not isinstance(value, bytes):
        return ""
    for mark, encoding in _ENCODINGS:
        if value.startswith(mark):
            return value.removeprefix(mark).decode(encoding, "replace")
    return value.decode("latin-1").translate(_DOCUMENT_SIGNS)


def _meant(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign is None:
        return b"\n"
    if sign.isdigit():
        return bytes((int(sign, 8) & 255,))
    return _ESCAPED.get(sign, sign)


def _value(words: list[bytes]) -> Any:
    """Return the first object that words make."""
    outer: list[tuple[list[Any], bytes]] = []
    held: list[Any] = []
    for word in words:
        known = _known.get(word)
        if known is not None:
            held.append(known)
        elif word.endswith(b" R") and word[0] in _DIGITS:
            held.append(_remember(word, Ref(word.split(None, 1)[0])))
        elif word == b"null":
            held.append(None)
        elif word in _OPENING:
            outer.append((held, _OPENING[word]))
            held = []
            if len(outer) > DEEPEST:
                raise Malformed("too deep")
            continue
        elif word in _CLOSING:
            if not outer or outer[-1][1] != word:
                raise Malformed("closed but not opened")
            inner = held if word == b"]" else _dictionary(held)
            held = outer.pop()[0]
            held.append(inner)
        else:
            held.append(_scalar(word))
        if not outer:
            return held[0]
    raise Malformed("not closed")


def _scalar(word: bytes) -> Any:
    first = word[0]
    if first in _DIGITS and word.endswith(b"R"):
        return Ref(word.split(None, 1)[0])
    if first in _NUMERIC:
        return _number(word)
    if word.startswith(b"/"):
        return _name(word)
    if word.startswith(b"(") and word.endswith(b")"):
        return unescaped(word[1:-1])
    if word.startswith(b"<") and word.endswith(b">"):
        digits = word[1:-1].translate(None, b"\0\t\n\x0c\r ")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if word in _CONSTANTS:
        return _CONSTANTS[word]
    raise Malformed(f"{word[:20]!r} is no object")


def _remember(word: bytes, value: _Value) -> _Value:
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    _known[word] = value
    return value


def _number(word: bytes) -> int | float:
    try:
        value = int(word)
    except ValueError:
        return float(word)
    return _remember(word, value) if len(word) <= SMALL else value


def _name(raw: bytes) -> str:
    said = _HEXED.sub(lambda code: chr(int(code[1], 16)), raw.decode("latin-1"))
    return _remember(raw, said)


def _dictionary(values: list[Any]) -> dict[str, Any]:
    keys = values[::2]
    if len(values) % 2 or not _TEXT.issuperset(map(type, keys)):
        raise Malformed("no dictionary")
    return dict(zip(keys, values[1::2], strict=True))
