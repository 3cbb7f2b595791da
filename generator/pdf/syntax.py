"""The syntax of PDF objects, read strictly: what is not plainly understood is refused, never guessed at.

In: bytes of a PDF. Out: values. A scalar (a name, a number, a string, true) stays the bytes in which it is written,
an array is a list, a dictionary a dict, and a reference a ``Ref``; so whatever need not change is never rewritten.
Brackets in brackets in a string and generations other than 0 are among what is refused: those are for who knows all of
PDF.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

WHITE = rb"\0\t\n\f\r "
REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_SPACE = rb"(?:[%b]++|%%[^\r\n]*+)*" % WHITE
# A piece of marked content, written as both engines write it, is one token: a tagged page has hundreds of them.
_GOOD = (
    rb"/(?:[^\0\t\n\f\r ()<>\[\]{}/%%#]|#[0-9A-Fa-f]{2})*(?!%(regular)b)"
    rb"|\d++%(white)b0%(white)bR(?!%(regular)b)"
    rb"|(?:[+-]?(?:\d++\.?\d*+|\.\d++)|true|false|null|stream|endobj)(?!%(regular)b)"
    rb"|<<(?:%(gap)b/Type%(gap)b/MCR%(gap)b/Pg%(white)b\d++%(white)b0%(white)bR%(gap)b/MCID%(white)b\d++%(gap)b>>)?"
    rb"|>>|\[|\]"
    rb"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    rb"|<[0-9A-Fa-f\0\t\n\f\r ]*+>"
) % {b"gap": b"[" + WHITE + b"]*+", b"white": b"[" + WHITE + b"]++", b"regular": REGULAR}
# Whatever is no token matches as a token of no bytes: nothing is skipped unseen.
_TOKEN = re.compile(_SPACE + rb"(?:(" + _GOOD + rb")|[^" + WHITE + rb"%])", re.DOTALL)
_HEAD = re.compile(rb"[%b]*+(\d++)[%b]++0[%b]++obj(?!%b)" % (WHITE, WHITE, WHITE, REGULAR))
_DIGITS = re.compile(rb"\d+")
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_UNPLAIN = re.compile(rb"[^!-~]|[#()<>\[\]{}/%]")
_END = re.compile(rb"[%b]*+endstream(?!%b)" % (WHITE, REGULAR))
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))|\r\n?", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
# What PDFDocEncoding has where Latin-1 has control characters.
_PDF_DOC = dict(
    zip((*range(0x18, 0x20), *range(0x80, 0xA1)), "˘ˇˆ˙˝˛˚˜•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€", strict=True)
)


class NotUnderstood(Exception):  # noqa: N818  it says what the bytes are
    """Bytes are not written in the part of PDF's syntax that is read here."""


class Ref(int):
    """A reference to the object with this number."""

    __slots__ = ()


Value: TypeAlias = "bytes | Ref | list[Value] | dict[bytes, Value]"


def parse(content: bytes) -> Value:
    """Return the one value that the bytes hold. Raises NotUnderstood."""
    return _value(_TOKEN.findall(content))


def parse_object(content: bytes, at: int, number: int) -> tuple[Value, int]:
    """Return the object with this number that begins at a place in a file, and where the data of its stream begins.

    That place is 0 where the object is no stream. Raises NotUnderstood.
    """
    head = _HEAD.match(content, at)
    if head is None or int(head[1]) != number:
        raise NotUnderstood
    tokens: list[bytes] = []
    for found in _TOKEN.finditer(content, head.end()):
        token = found[1] or b""
        if token == b"endobj":
            return _value(tokens), 0
        if token == b"stream":
            return _value(tokens), _after_line(content, found.end())
        tokens.append(token)
    raise NotUnderstood


def name(token: bytes) -> bytes:
    """Return a name in the one way to write it: with a code for every sign that needs one, and for no other."""
    plain = _CODE.sub(lambda found: bytes.fromhex(found[1].decode()), token[1:])
    return b"/" + _UNPLAIN.sub(lambda found: b"#%02X" % found[0][0], plain)


def ends_stream(content: bytes, at: int) -> bool:
    """Tell whether a stream's data ends at this place in a file."""
    return _END.match(content, at) is not None


def written(value: Value) -> bytes:
    """Return a value as bytes."""
    kind = type(value)
    if kind is bytes:
        return value  # type: ignore[return-value]
    if isinstance(value, Ref):
        return b"%d 0 R" % value
    if isinstance(value, list):
        return b"[" + b" ".join(map(written, value)) + b"]"
    if isinstance(value, dict):
        return b"<<" + b" ".join(b"%s %s" % (key, written(item)) for key, item in value.items()) + b">>"
    raise TypeError(kind.__name__)


def string(token: object) -> bytes:
    """Return the bytes that a string stands for. Raises ValueError where the token is no string."""
    if isinstance(token, bytes) and token.startswith(b"("):
        return _ESCAPE.sub(_unescaped, token[1:-1])
    if isinstance(token, bytes) and token.startswith(b"<"):
        digits = token[1:-1].translate(None, b"\0\t\n\f\r ")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    raise ValueError("no string")


def text_string(token: object) -> str:
    """Return what a text string says. Raises ValueError where the token is no string."""
    said = string(token)
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if said.startswith(mark):
            return said.removeprefix(mark).decode(encoding, "replace")
    return said.decode("latin-1").translate(_PDF_DOC)


def _value(tokens: Sequence[bytes]) -> Value:
    if b"" in tokens or b"stream" in tokens or b"endobj" in tokens:
        raise NotUnderstood
    if b"#" in b"".join(tokens):
        tokens = [name(token) if token.startswith(b"/") else token for token in tokens]
    held: list[Value] = []
    outer: list[tuple[list[Value], bytes]] = []
    add = held.append
    for token in tokens:
        first = token[0]
        if first == 0x2F:
            add(token)
        elif token[-1] == 0x52:
            add(Ref(token.split(None, 1)[0]))
        elif token == b"[" or token == b"<<":
            outer.append((held, b"]" if token == b"[" else b">>"))
            held = []
            add = held.append
        elif token == b"]" or token == b">>":
            if not outer or outer[-1][1] != token:
                raise NotUnderstood
            inner: Value = held if token == b"]" else _dictionary(held)
            held = outer.pop()[0]
            add = held.append
            add(inner)
        elif token.startswith(b"<<"):
            page, _, number = _DIGITS.findall(token)
            add({b"/Type": b"/MCR", b"/Pg": Ref(page), b"/MCID": number})
        else:
            add(token)
    if outer or len(held) != 1:
        raise NotUnderstood
    return held[0]


def _dictionary(items: list[Value]) -> dict[bytes, Value]:
    keys = items[::2]
    for key in keys:
        if type(key) is not bytes or key[0] != 0x2F:
            raise NotUnderstood
    entries: dict[bytes, Value] = dict(zip(keys, items[1::2], strict=False))  # type: ignore[arg-type]
    if len(entries) * 2 != len(items):  # a key without a value, or one that stands there twice
        raise NotUnderstood
    if b"null" in items:  # which is as good as no entry
        return {key: value for key, value in entries.items() if value != b"null"}
    return entries


def _after_line(content: bytes, at: int) -> int:
    """Return where a stream's data begins: after the end of the line that says so, which is never a lone return."""
    if content.startswith(b"\r\n", at):
        return at + 2
    if content.startswith(b"\n", at):
        return at + 1
    raise NotUnderstood


def _unescaped(found: re.Match[bytes]) -> bytes:
    octal, line, sign = found[1], found[2], found[3]
    if octal is not None:
        return bytes((int(octal, 8) & 255,))
    if line is not None:
        return b""
    return _ESCAPED.get(sign, sign) if sign is not None else b"\n"
