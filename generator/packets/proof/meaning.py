"""What the tags mean to who hears a page read: kinds that belong together, headings without leaps, cells with a header.

In: the elements in reading order, each with its standard type. What is asked of a kind is asked of a file that claims
PDF/UA (ISO 14289-1, 7.3 to 7.6; ISO 32000-1, 14.8.4).
"""

from typing import Any

from generator.packets.proof.book import Book, Entries, tree
from generator.packets.proof.findings import ACCESSIBLE

PICTURES = ("/Figure", "/Formula")
CELLS = ("/TH", "/TD")
BELOW = {
    "/Table": ("/TR", "/THead", "/TBody", "/TFoot", "/Caption"),
    **dict.fromkeys(("/THead", "/TBody", "/TFoot"), ("/TR",)),
    "/TR": CELLS,
    "/L": ("/L", "/LI", "/Caption"),
    "/LI": ("/Lbl", "/LBody"),
}
"""What may stand right below a kind, and, for rows, cells and items, nowhere else."""
ONLY_BELOW = {
    "/TR": ("/Table", "/THead", "/TBody", "/TFoot"),
    **dict.fromkeys(CELLS, ("/TR",)),
    **dict.fromkeys(("/THead", "/TBody", "/TFoot"), ("/Table",)),
    "/LI": ("/L",),
    "/LBody": ("/LI",),
}


class Meaning:
    """The elements so far, as far as later ones or the list of ids must agree with them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._heading = 0
        self._ids: dict[Any, int] = {}
        self._headers: set[Any] = set()
        self._bare: list[tuple[int, Any]] = []
        """Header cells that do not say what they head, each with its id."""

    def note(self, number: int, kind: str, above: str, entries: Entries) -> None:
        """Take the next element, with the kind of the one above it."""
        say = self._book.findings.say
        if kind not in BELOW.get(above, (kind,)) or above not in ONLY_BELOW.get(kind, (above,)):
            say("nesting", f"Tag {number} ({kind[1:]}) hoort niet direct onder {above[1:] or 'de wortel'}.", ACCESSIBLE)
        if kind in PICTURES and not self._book.pdf.get(entries.get("/Alt", entries.get("/ActualText"))):
            say("alt", f"Tag {number} is een afbeelding zonder beschrijving.", ACCESSIBLE)
        if len(kind) == len("/H1") and kind[:2] == "/H" and kind != "/H":
            if int(kind[2]) > self._heading + 1:
                say("heading", f"Tag {number} is een kop die een niveau overslaat: {kind[1:]}.", ACCESSIBLE)
            self._heading = int(kind[2])
        if "/ID" in entries:
            self._note_id(number, self._book.pdf.get(entries["/ID"]))
        if kind in CELLS:
            self._note_cell(number, kind, entries)

    def _note_id(self, number: int, identity: Any) -> None:
        if identity in self._ids:
            self._book.findings.say("id-twice", f"Tag {number} heeft hetzelfde kenmerk als een andere tag.")
        self._ids[identity] = number

    def _note_cell(self, number: int, kind: str, entries: Entries) -> None:
        attributes = self._book.pdf.get(entries.get("/A"))
        listed = [self._book.entries(one) for one in (attributes if isinstance(attributes, list) else [attributes])]
        for one in listed:
            self._headers.update(self._book.items(one.get("/Headers")))
        if kind == "/TH" and not any("/Scope" in one for one in listed):
            self._bare.append((number, self._book.pdf.get(entries.get("/ID"))))

    def prove(self, root: Entries) -> None:
        """Note where the list of ids and the elements that bear them differ, and headers that head nothing."""
        say = self._book.findings.say
        listed = dict(tree(self._book, root.get("/IDTree"), "/Names", "De lijst van kenmerken van tags"))
        for identity in listed.keys() | self._ids.keys():
            if listed.get(identity) != self._ids.get(identity):
                say("ids", "De lijst van kenmerken van tags noemt een andere tag dan die het kenmerk draagt.")
        if self._headers - self._ids.keys():
            say("headers", "Een cel van een tabel noemt een kopcel die er niet is.")
        for number, identity in self._bare:
            if identity not in self._headers:
                say("scope", f"Tag {number} is een kopcel die niet zegt waarvan zij de kop is.", ACCESSIBLE)
