"""6 A finished packet is read back and compared with its plan, page by page."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.packets.binding import LANGUAGE
from generator.packets.outline import outlined, planned_bookmarks
from generator.packets.packet import Layout, Leaf, Packet, lay_out
from generator.packets.pdfreader import (
    BoundFile,
    BoundPage,
    PageProof,
    Unreadable,
    content_digest,
    read_back,
    read_headings,
    read_proofs,
)
from generator.packets.stamp import A4, stamp

BLANK = PageProof(content_digest([]), A4)


def collate(packets: Sequence[Packet], target: Path, title: str = "") -> list[str]:
    """Return what differs between a bound file and its plan, as Dutch sentences: nothing when all is right.

    Takes what ``bind`` was given. Compares the number of pages, every page's mark and own content, and the bookmarks.
    Reads the documents anew, and nothing that ``bind`` remembers of them.
    """
    layouts = [lay_out(packet) for packet in packets]
    try:
        bound = read_back(target)
    except Unreadable as problem:
        return [f"Het pakket is niet terug te lezen: {problem}."]
    return list(_differences(bound, layouts, title or packets[0].title))


def _differences(bound: BoundFile, layouts: Sequence[Layout], title: str) -> Iterator[str]:
    planned = [(layout, leaf) for layout in layouts for leaf in layout.leaves]
    if len(bound.pages) != len(planned):
        yield f"Het pakket telt {len(bound.pages)} bladzijden, en gepland waren {len(planned)}."
    for number, (page, (layout, leaf)) in enumerate(zip(bound.pages, planned, strict=False), 1):
        yield from _page(number, page, layout, leaf)
    bookmarks = _bookmarks(layouts)
    if bookmarks is not None and bound.bookmarks != bookmarks:
        yield "De bladwijzers wijzen niet naar de geplande documenten."
    if (bound.title, bound.language) != (title, LANGUAGE):
        yield "De titel of de taal van het pakket is niet de geplande."


def _page(number: int, page: BoundPage, layout: Layout, leaf: Leaf) -> Iterator[str]:
    proof = _proof(leaf)
    if proof is None:
        yield f"Bladzijde {number} is niet na te gaan: het bestand van {leaf} is niet meer wat het was."
        return
    # The state is saved before a document's own content and restored after it; a blank page has nothing to guard.
    saved, restored = ({b"q"}, {b"Q"}) if leaf.part else (set(), set())
    if page.digest != proof.digest or set(page.opening.split()) != saved:
        yield f"Bladzijde {number} heeft niet de inhoud van {leaf}."
    said = stamp(layout.packet, leaf, layout.total, proof.frame)
    if not page.last.endswith(said) or set(page.last.removesuffix(said).split()) != restored:
        yield f"Bladzijde {number} draagt niet het stempel van {leaf}, bladzijde {leaf.number} van {layout.total}."


def _proof(leaf: Leaf) -> PageProof | None:
    if leaf.part is None:
        return BLANK
    try:
        proofs = read_proofs(leaf.part.pdf)
    except Unreadable:
        return None
    return proofs[leaf.page - 1] if len(proofs) == leaf.part.pages else None


def _bookmarks(layouts: Sequence[Layout]) -> tuple[tuple[int, str, int], ...] | None:
    """Return the bookmarks that were planned, with the headings that the documents have now; None if one is gone."""
    try:
        return tuple(outlined(planned_bookmarks(layouts, lambda span: read_headings(span.part.pdf))))
    except Unreadable:
        return None
