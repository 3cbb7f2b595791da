"""Links, named places and bookmarks: each must lead to a page of the file itself."""

from typing import Any

from generator.packets.proof.book import Book, Entries, tree
from generator.packets.proof.findings import ARCHIVE
from generator.packets.proof.tags import Tags
from generator.pdf.lexer import Ref, text

DEEPEST = 30
MOST = 1_000_000
ALLOWED_ACTIONS = ("/GoTo", "/GoToR", "/GoToE", "/URI", "/Named", "/Thread", "/SubmitForm")


class Jumps:
    """The places in a file that have a name, and what leads to them or to a page."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._named: dict[Any, Any] = {}
        names = book.entries(book.catalog.get("/Names"))
        self._named.update(tree(book, names.get("/Dests"), "/Names", "De lijst van genoemde plaatsen"))
        self._named.update(book.entries(book.catalog.get("/Dests")))
        self.bookmarks = 0

    def prove_names(self) -> None:
        """Note named places that are on no page of this file."""
        for name, place in self._named.items():
            if not self._lands(place):
                shown = name.decode("latin-1") if isinstance(name, bytes) else str(name)
                self._book.findings.say("name", f"De genoemde plaats ‘{shown}’ is op geen bladzijde van dit bestand.")

    def prove(self, what: str, entries: Entries) -> None:
        """Note where a link, a bookmark or the way a file opens does not lead to a page, or does what it may not."""
        say, action = self._book.findings.say, self._book.entries(entries.get("/A"))
        kind = action.get("/S")
        if "/Dest" in entries and not self._lands(entries["/Dest"]):
            say("jump", f"{what} leidt naar geen bladzijde van dit bestand.")
        if kind == "/GoTo" and not self._lands(action.get("/D")):
            say("jump", f"{what} leidt naar geen bladzijde van dit bestand.")
        if kind == "/JavaScript":
            say("script", f"{what} voert een script uit.")
        elif action and kind not in ALLOWED_ACTIONS:
            say("action", f"{what} doet iets dat PDF/A verbiedt.", ARCHIVE)
        if "/AA" in entries:
            say("action", f"{what} doet iets dat PDF/A verbiedt.", ARCHIVE)

    def prove_bookmarks(self, tags: Tags | None) -> None:
        """Note bookmarks that lead astray, or do not hold together."""
        root = self._book.catalog.get("/Outlines")
        if root is not None:
            self._below(root, tags, 0)

    def prove_labels(self) -> None:
        """Note page labels that are not for pages of this file."""
        labels = self._book.catalog.get("/PageLabels")
        if labels is None:
            return
        pages = [page for page, _ in tree(self._book, labels, "/Nums", "De lijst van bladzijdenummers")]
        if not pages or pages[0] != 0 or pages[-1] >= len(self._book.pages):
            self._book.findings.say("labels", "De lijst van bladzijdenummers past niet bij de bladzijden.")

    def _below(self, parent: Any, tags: Tags | None, depth: int) -> int:
        """Prove the bookmarks below one, and return how many show when it is open."""
        say, above = self._book.findings.say, self._book.entries(parent)
        shown, before, here = 0, None, above.get("/First")
        while here is not None and self.bookmarks < MOST and depth < DEEPEST:
            self.bookmarks += 1
            entries = self._book.entries(here)
            what = f"De bladwijzer ‘{text(self._book.pdf.get(entries.get('/Title')))}’"
            self._prove_one(what, entries, tags)
            if entries.get("/Parent") != parent or entries.get("/Prev") != before:
                say("bookmark", f"{what} noemt andere bladwijzers naast of boven zich dan er zijn.")
            below = self._below(here, tags, depth + 1) if "/First" in entries else 0
            shown += 1 + (below if entries.get("/Count", 0) > 0 else 0)
            before, here = here, entries.get("/Next")
        if here is not None or above.get("/Last") != before or abs(above.get("/Count", shown)) != shown:
            say("bookmarks", "De bladwijzers tellen niet wat zij zeggen te tellen.")
        return shown

    def _prove_one(self, what: str, entries: Entries, tags: Tags | None) -> None:
        say = self._book.findings.say
        if not entries.get("/Title"):
            say("bookmark-title", "Een bladwijzer heeft geen opschrift.")
        if "/Dest" not in entries and "/A" not in entries:
            say("jump", f"{what} leidt naar geen bladzijde van dit bestand.")
        self.prove(what, entries)
        element = entries.get("/SE")
        if element is not None and (tags is None or not 0 <= element < len(tags.seen) or not tags.seen[element]):
            say("bookmark-tag", f"{what} noemt een tag die niet in de boom staat.")

    def _lands(self, place: Any, depth: int = 0) -> bool:
        found = self._book.pdf.get(place)
        if isinstance(found, str | bytes) and depth < 2:
            return found in self._named and self._lands(self._named[found], depth + 1)
        if isinstance(found, dict):
            return self._lands(found.get("/D"), depth + 1) if depth < DEEPEST else False
        return isinstance(found, list) and bool(found) and type(found[0]) is Ref and found[0] in self._book.position
