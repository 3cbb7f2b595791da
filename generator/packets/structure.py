"""The structure tree of a packet: one Document, with a Part for each copy of each document.

In: the tags of a copy, and where its pages, links and drawings stand in the file. Out: the tree in the file. Numbers
and lists by page are made anew from the elements, so they cannot disagree with them. Kinds, classes and ids that two
documents use for different things get another name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.packets.naming import Meanings, unused
from generator.packets.tags import Content, Element, Kid, Tags, elements
from generator.pdf.objects import hexadecimal, text
from generator.pdf.syntax import Value, string, written
from generator.pdf.trees import put_tree
from generator.pdf.writer import PdfFile

OURS = (b"/Document", b"/Part", b"/Form")


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field in the tree: its object, the page it stands on as an object and from 0, and its key."""

    number: int
    page: int
    at: int
    key: int
    said: bytes


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a document in the file.

    ``pages`` are the object numbers of its pages by page of the document, from 0; ``page_keys``, ``thing_keys`` and
    ``drawing_keys`` are the keys of what has tags, and ``objects`` the object numbers of links and drawings by their
    number in the document.
    """

    title: str
    language: str
    tags: Tags
    part: Element
    pages: Mapping[int, int]
    page_keys: Mapping[int, int]
    thing_keys: Mapping[int, int]
    drawing_keys: Mapping[int, int]
    objects: Mapping[int, int]
    fields: Sequence[Field] = ()


class Structure:
    """The tree being written, copy by copy."""

    def __init__(self, pdf: PdfFile, title: str, language: str) -> None:
        self._pdf = pdf
        self._title = title
        self._language = language
        self._root = pdf.reserve()
        self._document = pdf.reserve()
        self._parts: list[int] = []
        self._parents: list[tuple[int, int]] = []
        self._kinds = Meanings()
        self._classes = Meanings()
        self._ids: dict[bytes, int] = {}
        self._next = 0
        for kind in OURS:
            self._kinds.join(kind, kind)

    def key(self) -> int:
        """Return a key, used nowhere yet, by which a page, link or drawing is found in the tree."""
        self._next += 1
        return self._next - 1

    def add(self, copy: Copy) -> int:
        """Write the elements of one copy and return the number of its Part."""
        part = _Writing(self._pdf, copy, self._names(copy)).part(self._document, self._language)
        self._parts.append(part.number)
        self._ids.update(part.ids)
        self._parents += part.parents
        return part.number

    def close(self) -> bytes:
        """Write the rest of the tree and return the entries that the catalog needs for it; none without any copy."""
        if not self._parts:
            return b""
        kids = b"".join(b" %d 0 R" % part for part in self._parts)
        said = b"/T%s/Lang%s" % (text(self._title), text(self._language))
        document = b"<</Type/StructElem/S/Document/P %d 0 R%s/K[%s]>>" % (self._root, said, kids)
        self._pdf.put_tag(document, self._document)
        pairs = [(b"%d" % key, b"%d 0 R" % number) for key, number in sorted(self._parents)]
        entries = [b"/ParentTree %d 0 R/ParentTreeNextKey %d" % (put_tree(self._pdf, b"/Nums", pairs), self._next)]
        roles = {kind: meaning for kind, meaning in self._kinds.all.items() if kind != meaning}
        if roles:
            entries.append(b"/RoleMap<<%s>>" % b"".join(kind + meaning for kind, meaning in sorted(roles.items())))
        if self._classes.all:
            classes = b"".join(b"%s %s" % pair for pair in sorted(self._classes.all.items()))
            entries.append(b"/ClassMap<<%s>>" % classes)
        if self._ids:
            ids = [(hexadecimal(name), b"%d 0 R" % number) for name, number in sorted(self._ids.items())]
            entries.append(b"/IDTree %d 0 R" % put_tree(self._pdf, b"/Names", ids))
        body = b"<</Type/StructTreeRoot/K %d 0 R%s>>" % (self._document, b"".join(entries))
        self._pdf.put_tag(body, self._root)
        return b"/StructTreeRoot %d 0 R" % self._root

    def _names(self, copy: Copy) -> "_Names":
        tags, rank = copy.tags, len(self._parts) + 1
        kinds = {kind: self._kinds.join(kind, meaning) for kind, meaning in tags.meanings.items()}
        kinds[b"/Part"] = b"/Part"
        classes = {name: self._classes.join(name, meaning) for name, meaning in tags.classes.items()}
        ids = {}
        if tags.ids:
            here = {string(one.said[b"/ID"]) for one in elements(copy.part) if b"/ID" in one.said}
            ids = {name: unused(name, self._ids, rank) for name in sorted(here)}
        return _Names(kinds, classes, ids)


@dataclass(frozen=True, slots=True)
class _Names:
    kinds: Mapping[bytes, bytes]
    classes: Mapping[bytes, bytes]
    ids: Mapping[bytes, bytes]


@dataclass(slots=True)
class _Written:
    """A copy's Part in the file: its number, its ids, and what is found by each key: an element, or a list of them."""

    number: int
    ids: dict[bytes, int] = field(default_factory=dict)
    parents: list[tuple[int, int]] = field(default_factory=list)


class _Writing:
    """The elements of one copy being written."""

    def __init__(self, pdf: PdfFile, copy: Copy, names: _Names) -> None:
        self._pdf = pdf
        self._copy = copy
        self._names = names
        self._written = _Written(pdf.reserve())
        self._contents: dict[int, dict[int, int]] = {}

    def part(self, document: int, language: str) -> _Written:
        copy, number = self._copy, self._written.number
        said = {b"/T": text(copy.title), **copy.part.said}
        if copy.language and copy.language.casefold() != language.casefold():
            said = {b"/Lang": text(copy.language), **said}
        kids = [self._kid(kid, copy.part.page, number) for kid in copy.part.kids]
        for one in reversed(copy.fields):
            kids.insert(self._behind(one.at), b"%d 0 R" % self._form(one, number))
        self._put(replace(copy.part, said=said), kids, copy.part.page, document, number)
        for key, contents in self._contents.items():
            listed = (contents.get(at) for at in range(max(contents) + 1))
            found = b"".join(b" %d 0 R" % one if one else b" null" for one in listed)
            self._written.parents.append((key, self._pdf.put_tag(b"[%s]" % found)))
        return self._written

    def _kid(self, kid: Kid, page: int, parent: int) -> bytes:
        if isinstance(kid, Content):
            return self._content(kid, page, parent)
        if isinstance(kid, Element):
            return b"%d 0 R" % self._element(kid, parent)
        self._written.parents.append((self._copy.thing_keys[kid.number], parent))
        where = (self._copy.pages[kid.page], self._copy.objects[kid.number])
        return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % where

    def _content(self, kid: Content, page: int, parent: int) -> bytes:
        copy = self._copy
        key = copy.drawing_keys[kid.stream] if kid.stream else copy.page_keys[kid.page]
        self._contents.setdefault(key, {})[kid.number] = parent
        if kid.page == page and not kid.stream:
            return b"%d" % kid.number
        drawn = b"/Stm %d 0 R" % copy.objects[kid.stream] if kid.stream else b""
        return b"<</Type/MCR/Pg %d 0 R%s/MCID %d>>" % (copy.pages[kid.page], drawn, kid.number)

    def _element(self, element: Element, parent: int) -> int:
        number = self._pdf.reserve()
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), element.page)
        self._put(element, [self._kid(kid, page, number) for kid in element.kids], page, parent, number)
        return number

    def _put(self, element: Element, kids: Sequence[bytes], page: int, parent: int, number: int) -> None:
        written_kids = b"/K[%s]" % b" ".join(kids) if len(kids) > 1 else b"/K %s" % kids[0] if kids else b""
        at = b"/Pg %d 0 R" % self._copy.pages[page] if page in self._copy.pages else b""
        said = b"".join(b"%s %s" % (key, self._said(key, value, number)) for key, value in element.said.items())
        kind = self._names.kinds[element.kind]
        self._pdf.put_tag(b"<</Type/StructElem/S%s/P %d 0 R%s%s%s>>" % (kind, parent, at, said, written_kids), number)

    def _said(self, key: bytes, value: Value, number: int) -> bytes:
        """Return what an element says of itself, with the names that it goes by here; its id is noted."""
        if key == b"/ID":
            name = self._names.ids[string(value)]
            self._written.ids[name] = number
            return hexadecimal(name)
        if key == b"/C":
            classes = value if isinstance(value, list) else [value]
            return b"[%s]" % b" ".join(self._names.classes.get(one, one) for one in classes if isinstance(one, bytes))
        if key == b"/A" and self._names.ids:
            held = value if isinstance(value, list) else [value]
            return written([self._attributes(one) if isinstance(one, dict) else one for one in held])
        return written(value)

    def _attributes(self, attributes: Mapping[bytes, Value]) -> dict[bytes, Value]:
        """Return attributes whose header cells are those of this copy; cells that the packet does not take go."""
        headers = attributes.get(b"/Headers")
        if not isinstance(headers, list):
            return dict(attributes)
        ids = self._names.ids
        here: list[Value] = [hexadecimal(ids[said]) for said in map(string, headers) if said in ids]
        others = {key: value for key, value in attributes.items() if key != b"/Headers"}
        return {**others, b"/Headers": here} if here else others

    def _behind(self, page: int) -> int:
        """Return how many of the Part's kids come before a field on this page: all up to the last that reaches it."""
        return max((at for at, kid in enumerate(self._copy.part.kids, 1) if _reaches(kid, page)), default=0)

    def _form(self, one: Field, part: int) -> int:
        number = self._pdf.reserve()
        body = b"<</Type/StructElem/S/Form/P %d 0 R/Pg %d 0 R/Alt%s/K<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>>>" % (
            *(part, one.page, one.said, one.page, one.number),
        )
        self._pdf.put_tag(body, number)
        self._written.parents.append((one.key, number))
        return number


def _reaches(kid: Kid, page: int) -> bool:
    if isinstance(kid, Element):
        return kid.page == page or any(_reaches(below, page) for below in kid.kids)
    return kid.page == page
