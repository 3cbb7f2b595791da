"""A finished PDF as its proof meets it: the pages in order, and the trees that names and numbers stand in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.packets.proof.findings import Findings
from generator.pdf.lexer import Malformed, Ref
from generator.pdf.reading import FinishedPdf

DEEPEST = 60
Entries = dict[str, Any]


@dataclass(slots=True)
class Book:
    """One file being proved: ``pages`` are the numbers of its pages, in order, and ``position`` their places from 0."""

    pdf: FinishedPdf
    findings: Findings
    catalog: Entries
    pages: list[int] = field(default_factory=list)
    position: dict[int, int] = field(default_factory=dict)

    def entries(self, value: Any) -> Entries:
        """Return a dictionary, also where it is referred to; an empty one where there is none."""
        found = self.pdf.get(value)
        return found if isinstance(found, dict) else {}

    def items(self, value: Any) -> list[Any]:
        """Return an array, also where it is referred to; an empty one where there is none."""
        found = self.pdf.get(value)
        return found if isinstance(found, list) else []

    def page(self, at: int) -> Entries:
        """Return the entries of a page, from 0."""
        return self.entries(Ref(self.pages[at]))

    def resources(self, page: Entries) -> Entries:
        """Return a page's resources, its own or those of a node above it."""
        return self.entries(self.inherited(page, "/Resources"))

    def inherited(self, page: Entries, key: str) -> Any:
        """Return what a page says, or else a node above it in the tree of pages; None where none of them says it."""
        node = page
        for _ in range(DEEPEST):
            if key in node or "/Parent" not in node:
                break
            node = self.entries(node["/Parent"])
        return self.pdf.get(node.get(key))


def open_book(pdf: FinishedPdf, findings: Findings) -> Book:
    """Return a file with its pages counted; what is wrong with their tree is among the findings. Raises Malformed."""
    catalog = pdf.get(pdf.trailer.get("/Root"))
    if not isinstance(catalog, dict) or catalog.get("/Type") != "/Catalog":
        raise Malformed("a file without a catalog")
    book = Book(pdf, findings, catalog)
    root = catalog.get("/Pages")
    if not isinstance(root, Ref):
        raise Malformed("a file without pages")
    _count_pages(book, root, None, 0)
    book.position = {number: at for at, number in enumerate(book.pages)}
    if len(book.position) != len(book.pages):
        findings.say("page-twice", "Een bladzijde staat twee keer in de lijst van bladzijden.")
    return book


def _count_pages(book: Book, node: Any, parent: int | None, depth: int) -> int:
    entries = book.entries(node)
    if not isinstance(node, Ref) or not entries or depth > DEEPEST:
        raise Malformed("a tree of pages that does not hold")
    if entries.get("/Parent") != parent:
        book.findings.say("page-parent", f"De lijst van bladzijden klopt niet bij onderdeel {node:d}.")
    if "/Kids" not in entries:
        book.pages.append(int(node))
        return 1
    count = sum(_count_pages(book, kid, int(node), depth + 1) for kid in book.items(entries["/Kids"]))
    if entries.get("/Count") != count:
        book.findings.say("page-count", f"De lijst van bladzijden telt er {count}, en zegt een ander aantal.")
    return count


def tree(book: Book, root: Any, leaf: str, name: str) -> Iterator[tuple[Any, Any]]:
    """Give the pairs of a tree of names or numbers, in order; what is wrong with its order is among the findings.

    ``leaf`` is "/Names" or "/Nums", and ``name`` what a sentence calls the tree.
    """
    last: Any = None
    for key, value in _below(book, root, leaf, name, 0):
        if last is not None and not last < key:
            book.findings.say(f"order {name}", f"{name} staat niet op volgorde, of noemt iets twee keer.")
        last = key
        yield key, value


def _below(book: Book, node: Any, leaf: str, name: str, depth: int) -> Iterator[tuple[Any, Any]]:
    if depth > DEEPEST:
        raise Malformed("a tree that is too deep")
    entries = book.entries(node)
    limits = book.items(entries.get("/Limits"))
    first = last = None
    for key, value in _pairs(book, entries, leaf, name, depth):
        first, last = key if first is None else first, key
        yield key, value
    if (depth or limits) and limits != [first, last]:
        book.findings.say(f"limits {name}", f"{name} zegt bij een deel andere grenzen dan dat heeft.")


def _pairs(book: Book, entries: Entries, leaf: str, name: str, depth: int) -> Iterator[tuple[Any, Any]]:
    values = book.items(entries.get(leaf))
    kind = bytes if leaf == "/Names" else int
    for key, value in zip(values[::2], values[1::2], strict=False):
        if type(key) is not kind:
            raise Malformed(f"{name}: a key of another kind")
        yield key, value
    for kid in book.items(entries.get("/Kids")):
        yield from _below(book, kid, leaf, name, depth + 1)
