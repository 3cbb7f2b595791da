"""Tagged content in as few pieces as its elements ask for: rdocx gives every single word an id of its own.

In: the objects of a tagged PDF, and the content of its pages. Out: the objects and contents that change, where pieces
that follow one another, on the page and in their element, are one piece. What is drawn stays as it is, and so does what
is read, in the same order; it takes a fraction of the ids. Whatever is not plainly understood stays as it was.
"""

import re
from collections.abc import Container, Mapping
from itertools import pairwise

from generator.pdf.lexer import Malformed
from generator.pdf.marks import ARTIFACT, TAGGED, Span, read_marks, read_spans
from generator.pdf.syntax import NotUnderstood, Ref, Value, parse, written

_PLAIN = re.compile(rb"/([A-Za-z0-9]+)\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC")
_ELEMENT = re.compile(rb"<<\s*/Type\s*/StructElem\b")


class Joining:
    """The tags of one file, as far as they must be known to join what they mark; ``root`` is its StructTreeRoot."""

    def __init__(self, bodies: Mapping[int, bytes], root: int) -> None:
        self._elements: dict[int, dict[bytes, Value]] = {}
        self._before: dict[int, dict[int, int]] = {}  # by page and id, the id just before it in its element
        self._lists: dict[int, tuple[int, list[Value]]] = {}
        self._holders: dict[tuple[int, int], int] = {}
        self.changed: dict[int, bytes] = {}
        """The objects that change, by number: known when every page was joined."""
        try:
            self._read(bodies, root)
        except NotUnderstood:
            self._before.clear()

    def page(self, page: int, entries: bytes, content: bytes) -> bytes:
        """Return the content of a page, given its object's number and bytes, joined; its tags are changed with it."""
        try:
            key = _number(_dictionary(parse(entries)).get(b"/StructParents"))
            joined, gone = join(content, self._before.get(page, {}))
        except (NotUnderstood, Malformed):
            return content
        if not gone or key not in self._lists:
            return content
        for holder in {self._holders[page, at] for at in gone}:
            self._drop(holder, page, gone)
        number, listed = self._lists[key]
        self.changed[number] = written([b"null" if at in gone else holder for at, holder in enumerate(listed)])
        return joined

    def _read(self, bodies: Mapping[int, bytes], root: int) -> None:
        tree = _dictionary(parse(bodies.get(root, b"")))
        parents = tree.get(b"/ParentTree")
        found = _dictionary(parse(bodies.get(parents, b"")) if isinstance(parents, Ref) else parents).get(b"/Nums")
        pairs = found if isinstance(found, list) else []
        for key, value in zip(pairs[::2], pairs[1::2], strict=False):
            listed = parse(bodies.get(value, b"")) if isinstance(value, Ref) else None
            if isinstance(value, Ref) and isinstance(listed, list):
                self._lists[_number(key)] = (int(value), listed)
        for number, body in bodies.items():
            if _ELEMENT.match(body):
                self._elements[number] = _dictionary(parse(body))
                self._follow(number, self._elements[number])

    def _follow(self, number: int, element: Mapping[bytes, Value]) -> None:
        kids = element.get(b"/K")
        places = [_place(element, kid) for kid in kids] if isinstance(kids, list) else []
        for before, here in pairwise(places):
            if before and here and before[0] == here[0]:
                self._before.setdefault(here[0], {})[here[1]] = before[1]
                self._holders[here] = number

    def _drop(self, number: int, page: int, gone: Container[int]) -> None:
        element = self._elements[number]
        kids = element[b"/K"]
        places = [(kid, _place(element, kid)) for kid in kids] if isinstance(kids, list) else []
        left = [kid for kid, place in places if not (place and place[0] == page and place[1] in gone)]
        self._elements[number] = {**element, b"/K": left}
        self.changed[number] = written(self._elements[number])


def join(content: bytes, before: Mapping[int, int]) -> tuple[bytes, frozenset[int]]:
    """Return content with joined what may be joined, and the ids that are gone.

    A piece is joined to the one just before it on the page where ``before`` says that in its element too that one comes
    just before it; an artifact to an artifact. Raises Malformed where the content can't be read.
    """
    pieces: list[bytes] = []
    at, gone = 0, set()
    for one, other in pairwise(sorted(read_spans(content), key=lambda span: span.start)):
        if one.depth != other.depth or content[one.end : other.start].strip():
            continue
        identity = _follower(content, one, other, before)
        if identity is None:
            continue
        pieces += (content[at : one.close], b"\n")
        at = other.inner
        if identity >= 0:
            gone.add(identity)
    if not pieces:
        return content, frozenset()
    joined = b"".join((*pieces, content[at:]))
    was, now = read_marks(content), read_marks(joined)
    left = tuple(one for one in was.ids if one not in gone)
    same = (now.ids, now.loose, now.crossed, now.balanced) == (left, was.loose, was.crossed, was.balanced)
    return (joined, frozenset(gone)) if same and len(set(was.ids)) == len(was.ids) else (content, frozenset())


def _follower(content: bytes, one: Span, other: Span, before: Mapping[int, int]) -> int | None:
    """Return the id that may be joined to the piece before it, -1 for an artifact; None where it must stay apart."""
    if one.holds_tagged or other.holds_tagged or one.kind != other.kind:
        return None
    said, says = content[one.start : one.inner], content[other.start : other.inner]
    if one.kind == ARTIFACT:
        return -1 if said == says else None
    mine, its = _PLAIN.fullmatch(said.strip()), _PLAIN.fullmatch(says.strip())
    if one.kind != TAGGED or not mine or not its or mine[1] != its[1]:
        return None
    return int(its[2]) if before.get(int(its[2])) == int(mine[2]) else None


def _place(element: Mapping[bytes, Value], kid: Value) -> tuple[int, int] | None:
    """Return the page's object number and the id of a piece of content among an element's kids."""
    if isinstance(kid, dict) and kid.get(b"/Type") == b"/MCR" and b"/Stm" not in kid:
        page, said = kid.get(b"/Pg", element.get(b"/Pg")), kid.get(b"/MCID")
    else:
        page, said = element.get(b"/Pg"), kid
    return (int(page), int(said)) if isinstance(page, Ref) and isinstance(said, bytes) and said.isdigit() else None


def _dictionary(value: "Value | None") -> dict[bytes, Value]:
    if not isinstance(value, dict):
        raise NotUnderstood
    return value


def _number(value: "Value | None") -> int:
    if not isinstance(value, bytes) or not value.isdigit():
        raise NotUnderstood
    return int(value)
