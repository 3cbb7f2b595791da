"""What a content stream says is marked: the ids that tie content to the structure tree, and what stands outside them.

The stream is read word by word, but for speed only the words of marked content are looked at; what stands between them
is looked at where it is not marked (ISO 32000-1, 14.6).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.pdf.lexer import (
    COMMENT,
    HEXADECIMAL,
    PLAIN_STRING,
    REGULAR,
    WHITE,
    Malformed,
    end_of_string,
    parse,
)

_GAP = rb"(?:" + WHITE + rb"++|" + COMMENT + rb")*"
_WORD_ENDS = rb"(?!" + REGULAR + rb")"
_OF_MARKS = rb"(?:B(?:MC|DC|I)|EMC|MP|DP)" + _WORD_ENDS
# No two of its parts begin with the same sign, so that there is one way only to go through a stretch.
_UP_TO_MARK = (
    rb"(?:[-+.0-9\0\t\n\x0c\r \[\]]++|" + PLAIN_STRING + rb"|(?!" + _OF_MARKS + rb"|[-+.0-9])" + REGULAR + rb"++"
    rb"|/" + REGULAR + rb"*+(?!" + _GAP + rb"(?:<<|/|BMC|MP))|" + HEXADECIMAL + rb"|" + COMMENT + rb"|<<|>>|[{}])*"
)
_PLAIN_MARK = (
    rb"/" + REGULAR + rb"*+" + WHITE + rb"*+<<" + WHITE + rb"*+/MCID" + WHITE + rb"++(\d++)" + WHITE + rb"*+>>"
    + WHITE + rb"*+BDC" + _WORD_ENDS
)  # fmt: skip
# The two marks that nearly all are, taken along in one stride: one that only gives an id, and the end of one.
_STRIDE = re.compile(rb"(?:" + _UP_TO_MARK + rb")(?:()(?:" + _PLAIN_MARK + rb"|(EMC)" + _WORD_ENDS + rb"))?", re.DOTALL)
# A tagged piece as nearly all are: nothing marked before it since the last, and nothing within it.
_PIECE = re.compile(
    rb"(" + _UP_TO_MARK + rb")" + _PLAIN_MARK + rb"(?:" + _UP_TO_MARK + rb")EMC" + _WORD_ENDS, re.DOTALL
)
_OPERATOR = re.compile(_GAP + rb"(BMC|BDC|EMC|MP|DP|BI)" + _WORD_ENDS)
_IMAGE_DATA = re.compile(rb"[\0\t\n\x0c\r ]ID[\0\t\n\x0c\r ].*?[\0\t\n\x0c\r ]EI" + _WORD_ENDS, re.DOTALL)
_PAINTS = re.compile(rb"(?:Tj|TJ|'|\"|Do|sh|BI|EI|[fF]\*?|[Bb]\*?|[Ss])" + _WORD_ENDS)
_NEXT_WORD = re.compile(
    rb"(?:" + WHITE + rb"++|" + COMMENT + rb"|" + PLAIN_STRING + rb"|" + HEXADECIMAL + rb"|[\[\]{}]|<<|>>"
    rb"|/" + REGULAR + rb"*+|[-+.0-9]++" + _WORD_ENDS + rb")*(" + REGULAR + rb"++|\(|$)",
    re.DOTALL,
)
ARTIFACT, TAGGED, OTHER = range(3)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a content stream: the ids in order, and how often something is wrong.

    ``loose`` counts what is painted without being tagged or an artifact, ``crossed`` artifacts within tagged content
    and the reverse; ``balanced`` tells whether all that is begun is ended.
    """

    ids: tuple[int, ...]
    loose: int
    crossed: int
    balanced: bool


def read_marks(content: bytes, properties: Mapping[str, Any] | None = None) -> Marks:
    """Return what is marked in a content stream; ``properties`` are those a page's resources name. Raises Malformed."""
    reading = _Reading(content, properties or {})
    reading.read()
    return Marks(tuple(reading.ids), reading.loose, reading.crossed, not reading.stack and not reading.unopened)


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of content: where its mark begins, its content begins and ends, and its mark ends.

    ``depth`` counts the marks around it; ``holds_tagged`` tells whether tagged content stands somewhere in it.
    """

    start: int
    inner: int
    close: int
    end: int
    kind: int
    depth: int
    holds_tagged: bool


def read_spans(content: bytes) -> list[Span]:
    """Return the marked stretches of a content stream, each after those within it. Raises Malformed."""
    outline = _Outline(content)
    outline.read()
    return outline.spans


class _Reading:
    """One content stream being read."""

    def __init__(self, content: bytes, properties: Mapping[str, Any]) -> None:
        self.content = content
        self.properties = properties
        self.ids: list[int] = []
        self.stack: list[int] = []
        self.loose = self.crossed = self.unopened = 0

    def read(self) -> None:
        content, end, at = self.content, len(self.content), 0
        known = 0  # how far the content is looked through for what is not marked
        while at < end:
            piece = _PIECE.match(content, at) if known == at and not self.stack else None
            if piece:
                self._take(piece)
                at = known = piece.end()
                continue
            stride = _STRIDE.match(content, at)
            plain = stride is not None and stride.start(1) >= 0
            at = max(at, stride.start(1) if plain else stride.end()) if stride else at
            if not plain and at < end and content[at] == ord("("):
                at = end_of_string(content, at + 1)
                continue
            self._look(content[known:at])
            at = known = self._mark(at, stride if plain else None) if at < end else end

    def _take(self, piece: re.Match[bytes]) -> None:
        self._look(piece[1])
        self.ids.append(int(piece[2]))

    def _look(self, between: bytes) -> None:
        """Count what a stretch between marks paints that is not marked."""
        if self._unmarked() and not between.isspace():
            self.loose += sum(map(paints, operators(between)))

    def _mark(self, at: int, plain: re.Match[bytes] | None) -> int:
        """Take one operator of marked content, with its operands, and return the offset behind it."""
        if plain:
            if plain[2]:
                self._begin(TAGGED, int(plain[2]))
            else:
                self._end()
            return plain.end()
        operands: list[Any] = []
        while (operator := _OPERATOR.match(self.content, at)) is None:
            value, at = parse(self.content, at)
            operands.append(value)
        said = operator[1]
        if said == b"EMC":
            self._end()
        elif said == b"BMC":
            self._begin(_kind(operands[-1], None), None)
        elif said == b"BDC":
            identity = self._id_in(operands[-1])
            self._begin(_kind(operands[-2], identity), identity)
        elif said == b"BI":
            return self._behind_image(operator.end())
        return operator.end()

    def _unmarked(self) -> bool:
        return not self.stack or all(kind == OTHER for kind in self.stack)

    def _id_in(self, properties: Any) -> int | None:
        listed = self.properties.get(properties) if isinstance(properties, str) else properties
        number = listed.get("/MCID") if isinstance(listed, dict) else None
        return number if type(number) is int else None

    def _begin(self, kind: int, identity: int | None) -> None:
        if identity is not None:
            self.ids.append(identity)
        self.crossed += (kind == TAGGED and ARTIFACT in self.stack) or (kind == ARTIFACT and TAGGED in self.stack)
        self.stack.append(kind)

    def _end(self) -> None:
        if self.stack:
            self.stack.pop()
        else:
            self.unopened += 1

    def _behind_image(self, at: int) -> int:
        """Return the offset behind an image that stands in the content itself."""
        self.loose += self._unmarked()
        found = _IMAGE_DATA.search(self.content, at)
        if found is None:
            raise Malformed("an image without an end")
        return found.end()


class _Outline(_Reading):
    """One content stream being read for where each mark begins and ends."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content, {})
        self.spans: list[Span] = []
        self._open: list[tuple[int, int]] = []
        self._holders: list[bool] = []

    def _take(self, piece: re.Match[bytes]) -> None:
        super()._take(piece)
        begin = _STRIDE.match(self.content, piece.end(1))
        close = piece.end() - len(b"EMC")
        if begin:
            self.spans.append(Span(piece.end(1), begin.end(), close, piece.end(), TAGGED, 0, holds_tagged=False))

    def _mark(self, at: int, plain: re.Match[bytes] | None) -> int:
        before = len(self.stack)
        end = super()._mark(at, plain)
        if len(self.stack) > before:
            self._open.append((at, end))
            self._holders = [True if self.stack[-1] == TAGGED else holds for holds in self._holders]
            self._holders.append(False)
        elif len(self.stack) < before:
            self.spans.append(Span(*self._open.pop(), at, end, self._closed, len(self.stack), self._holders.pop()))
        return end

    def _end(self) -> None:
        self._closed = self.stack[-1] if self.stack else OTHER
        super()._end()


def _kind(tag: Any, identity: int | None) -> int:
    return TAGGED if identity is not None else ARTIFACT if tag == "/Artifact" else OTHER


def operators(content: bytes) -> Iterator[bytes]:
    """Give the operators in a stretch of content that has no marks."""
    at = 0
    while word := _NEXT_WORD.match(content, at):
        at = word.end()
        if word[1] == b"(":
            at = end_of_string(content, at)
        elif not word[1]:
            break
        else:
            yield word[1]


def paints(operator: bytes) -> bool:
    """Tell whether an operator paints something."""
    return _PAINTS.fullmatch(operator) is not None
