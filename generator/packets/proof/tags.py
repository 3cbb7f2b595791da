"""The structure tree, walked down from its root: which element holds which marked content and which annotation.

Only that walk counts; what elements, pages and lists say of one another is compared with it (ISO 32000-1, 14.7, 14.8).
"""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from generator.packets.proof.book import Book, Entries, tree
from generator.packets.proof.findings import ACCESSIBLE
from generator.packets.proof.meaning import Meaning
from generator.pdf.lexer import Ref

HIGHEST_ID = 1_000_000
_NUMBERS = frozenset((int,))
_STANDARD = (
    "/Document /Part /Art /Sect /Div /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /Private /H /H1 /H2 /H3 /H4 /H5"
    " /H6 /P /L /LI /Lbl /LBody /Table /TR /TH /TD /THead /TBody /TFoot /Span /Quote /Note /Reference /BibEntry /Code"
    " /Link /Annot /Ruby /RB /RT /RP /Warichu /WT /WP /Figure /Formula /Form"
)
STANDARD = frozenset(_STANDARD.split())
Waiting = tuple[Any, Entries, int, str, Any]
"""What stands in the tree, its entries, the element above it with its kind, and the page."""


@dataclass(slots=True)
class Tags:
    """What the walk found: the element of each piece of content on each page, and of each annotation.

    ``content`` gives by page (or form) the element's number at the place of each id, 0 where there is none.
    """

    elements: Counter[str] = field(default_factory=Counter)
    """How many elements there are of each standard type."""
    content: "dict[int, array[int]]" = field(default_factory=dict)
    objects: dict[int, int] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    """The standard type of each element that holds an annotation."""
    seen: bytearray = field(default_factory=bytearray)
    lists: dict[int, Any] = field(default_factory=dict)
    """What the parent tree gives by key."""


def walk_tags(book: Book) -> Tags | None:
    """Return what the structure tree holds, or None where there is no tree; what is wrong is among the findings."""
    root = book.catalog.get("/StructTreeRoot")
    entries = book.entries(root)
    if not isinstance(root, Ref) or not entries:
        return None
    walk = _Walk(book, root, entries)
    walk.walk()
    walk.meaning.prove(entries)
    walk.tags.lists = dict(tree(book, entries.get("/ParentTree"), "/Nums", "De lijst van tags per bladzijde"))
    following = entries.get("/ParentTreeNextKey")
    if walk.tags.lists and following is not None and following <= max(walk.tags.lists):
        book.findings.say("next-key", "De lijst van tags per bladzijde zou een nummer opnieuw uitgeven.")
    return walk.tags


class _Walk:
    """One walk from the root of the structure tree to all that it holds."""

    def __init__(self, book: Book, root: Ref, entries: Entries) -> None:
        self.book = book
        self.tags = Tags(seen=bytearray(len(book.pdf)))
        self.meaning = Meaning(book)
        self._root = root
        self._kids = entries.get("/K")
        self._roles = book.entries(entries.get("/RoleMap"))
        self._standard: dict[Any, str] = {}

    def walk(self) -> None:
        waiting: list[Waiting] = [
            (kid, self.book.entries(kid), int(self._root), "", None) for kid in reversed(self._listed(self._kids))
        ]
        while waiting:
            found = self._element(*waiting.pop())
            waiting += reversed(found)

    def _element(self, kid: Any, entries: Entries, parent: int, above: str, page: Any) -> list[Waiting]:
        """Take an element and return the elements below it."""
        say = self.book.findings.say
        if type(kid) is not Ref or "/S" not in entries:
            say("element", f"Tag {parent} heeft iets onder zich dat geen tag is.")
            return []
        number = int(kid)
        if self.tags.seen[number]:
            say("element-twice", f"Tag {number} staat twee keer in de boom van tags.")
            return []
        self.tags.seen[number] = 1
        if entries.get("/P") != parent:
            say("parent", f"Tag {number} noemt een andere tag boven zich dan waaronder hij staat.")
        page = entries.get("/Pg", page)
        if page is not None and page not in self.book.position:
            say("tag-page", f"Tag {number} noemt een bladzijde die niet in dit bestand staat.")
        kind = self._kind(entries["/S"])
        self.tags.elements[kind] += 1
        self.meaning.note(number, kind, above, entries)
        elements: list[Waiting] = []
        kids = self._listed(entries.get("/K"))
        if kind == "/Link" and not any(self._is_object(held) for held in kids):
            say("link-alone", f"Tag {number} is een link, maar er hoort geen link op de bladzijde bij.", ACCESSIBLE)
        if self._hold_run(number, page, kids):
            return []
        for held in kids:
            if type(held) is int:
                self._hold(number, page, held)
                continue
            below = self.book.entries(held)
            if below.get("/Type") == "/MCR":
                self._hold(number, below.get("/Stm", below.get("/Pg", page)), below.get("/MCID"))
            elif below.get("/Type") == "/OBJR":
                self._hold_object(number, kind, below.get("/Obj"))
            else:
                elements.append((held, below, number, kind, page))
        return elements

    def _is_object(self, held: Any) -> bool:
        """Tell whether a kid of an element is an annotation's (ISO 14289-1, 7.18.5)."""
        return type(held) is not int and self.book.entries(held).get("/Type") == "/OBJR"

    def _listed(self, value: Any) -> list[Any]:
        """Return the kids of an element, each as it stands there."""
        if value is None:
            return []
        found = self.book.pdf.get(value) if type(value) is Ref else value
        return found if isinstance(found, list) else [value]

    def _kind(self, name: Any) -> str:
        """Return the standard type that a type stands for."""
        if name not in self._standard:
            meant, seen = name, set()
            while meant not in STANDARD and meant in self._roles and meant not in seen:
                seen.add(meant)
                meant = self.book.pdf.get(self._roles[meant])
            if meant not in STANDARD:
                self.book.findings.say("role", f"De soort tag {str(name)[1:]} staat voor geen soort die lezers kennen.")
            self._standard[name] = str(meant)
        return self._standard[name]

    def _hold_run(self, number: int, page: Any, kids: list[Any]) -> bool:
        """Take a run of pieces that follow on those of the tags before it, as nearly all do; tell if it is one."""
        row = self.tags.content.get(page)
        if row is None or not kids or kids[0] != len(row) or not _NUMBERS.issuperset(map(type, kids)):
            return False
        if len(row) + len(kids) > HIGHEST_ID or kids != list(range(len(row), len(row) + len(kids))):
            return False
        row.extend([number] * len(kids))
        return True

    def _hold(self, number: int, page: Any, identity: Any) -> None:
        say = self.book.findings.say
        if type(page) is not Ref or type(identity) is not int or not 0 <= identity < HIGHEST_ID:
            say("placeless", f"Tag {number} noemt een stuk inhoud zonder bladzijde.")
            return
        row = self.tags.content.setdefault(int(page), array("I"))
        if len(row) <= identity:
            row.extend([0] * (identity + 1 - len(row)))
        if row[identity]:
            say("two-tags", f"Tag {number} noemt een stuk inhoud dat al bij tag {row[identity]} hoort.")
        row[identity] = number

    def _hold_object(self, number: int, kind: str, target: Any) -> None:
        if type(target) is not Ref or not self.book.pdf.has(target):
            self.book.findings.say("no-object", f"Tag {number} noemt een koppeling of veld dat er niet is.")
            return
        if int(target) in self.tags.objects:
            self.book.findings.say("object-twice", f"Tag {number} noemt een koppeling of veld van een andere tag.")
        self.tags.objects[int(target)] = number
        self.tags.kinds[number] = kind
