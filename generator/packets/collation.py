"""6 A finished packet is read back and compared with its plan, page by page."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.packets.binding import LANGUAGE
from generator.packets.outline import outlined, planned_bookmarks
from generator.packets.packet import Layout, Leaf, Packet, lay_out
from generator.packets.pdfreader import PageProof, Unreadable, reading
from generator.packets.rereading import BoundFile, BoundPage, Lead, content_digest, known, shown_text
from generator.packets.sight import feet
from generator.packets.stamp import A4, stamp

TOLD = 12
SEEN = 60
ADDRESSES = (b"https://", b"http://", b"mailto:", b"tel:")
"""What the address of a link may begin with; other links stay behind, as do those to pages that are not taken."""
BLANK = PageProof(content_digest([]), A4)


def collate(packets: Sequence[Packet], target: Path, title: str = "") -> list[str]:
    """Return what differs between a bound file and its plan, as Dutch sentences: nothing when all is right.

    Takes what ``bind`` was given. Compares the number of pages, every page's own content and stamp, what that stamp
    says and, where somebody signs, what a reader sees of it, the bookmarks and the title. Reads the documents anew, and
    nothing that ``bind`` remembers of them.
    """
    layouts = [lay_out(packet) for packet in packets]
    try:
        with reading(), target.open("rb") as stream:
            found = list(_differences(BoundFile(stream), layouts, title or packets[0].title, target))
    except Unreadable as problem:
        return [f"Het pakket is niet terug te lezen: {problem}."]
    more = len(found) - TOLD  # one page too many, and all that follow differ
    return [*found[:TOLD], f"En zo nog {more} verschillen."] if more > 1 else found


def _differences(bound: BoundFile, layouts: Sequence[Layout], title: str, target: Path) -> Iterator[str]:
    planned = [(layout, leaf) for layout in layouts for leaf in layout.leaves]
    if bound.count != len(planned):
        yield f"Het pakket telt {bound.count} bladzijden, en gepland waren {len(planned)}."
    for number, (page, (layout, leaf)) in enumerate(zip(bound.pages(), planned, strict=False), 1):
        differs = list(_page(number, page, layout, leaf))
        yield from differs
        if not differs and _strays(page.links, number, leaf):
            yield f"Op bladzijde {number} leidt een koppeling elders heen dan in {leaf}."
    if bound.count == len(planned):
        yield from _unseen(target, planned)
    bookmarks = _bookmarks(layouts)
    if bookmarks is not None and tuple(bound.bookmarks()) != bookmarks:
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
    elif not _says(shown_text(page.last), layout, leaf):
        yield f"Bladzijde {number} zegt niet dat zij van {_whose(layout)} is, of welke bladzijde zij is: {leaf}."


def _strays(links: Sequence[Lead], number: int, leaf: Leaf) -> bool:
    """Tell whether links lead elsewhere than those of the document, of which some stay behind but none may change."""
    if leaf.part is None:
        return bool(links)
    document = known(leaf.part.pdf).links
    before = number - leaf.page  # how many pages come before the document's first, taken or not
    kept = [
        (address, page and before + page)
        for address, page in (document[leaf.page - 1] if document else ())
        if address.startswith(ADDRESSES) or leaf.part.first <= page <= leaf.part.end
    ]
    return bool(document) and list(links) != kept


def _unseen(target: Path, planned: Sequence[tuple[Layout, Leaf]]) -> Iterator[str]:
    """Give the signed pages on which a reader does not see at the foot whose and which they are.

    Looking at a page takes longer than all else that is compared; so of more than ``SEEN`` some are looked at.
    """
    places = [(number, *one) for number, one in enumerate(planned, 1) if one[1].signed]
    spread = places[:: -(-len(places) // SEEN) or 1]
    signed = [(number, layout, leaf, proof.frame) for number, layout, leaf in spread if (proof := _proof(leaf))]
    seen = feet(target, [(number, frame) for number, _, _, frame in signed])
    for (number, layout, leaf, _), text in zip(signed, seen, strict=True):
        if not _says(text, layout, leaf):
            yield f"Aan de voet van bladzijde {number} is niet te lezen dat zij {leaf} is, van {_whose(layout)}."


def _says(text: str, layout: Layout, leaf: Leaf) -> bool:
    """Tell whether a text says which page this is: its place in the packet, whose packet that is, document and page."""
    document = (leaf.part.document_id, f"{leaf.page}/{leaf.part.pages}") if leaf.part else ()
    place = f"pagina {leaf.number} van {layout.total}"
    said = " · ".join(value for value in (place, layout.packet.addressee, *document) if value)
    # What the stamp's font does not have is a question mark on paper.
    signs = "".join(re.escape(sign) if sign.isascii() or sign == "·" else f"[{sign}?]" for sign in said)
    return re.search(rf"(?<!\S){signs}(?!\S)", " ".join(text.split())) is not None


def _whose(layout: Layout) -> str:
    return layout.packet.addressee or layout.packet.title


def _proof(leaf: Leaf) -> PageProof | None:
    if leaf.part is None:
        return BLANK
    try:
        proofs = known(leaf.part.pdf).pages
    except Unreadable:
        return None
    return proofs[leaf.page - 1] if len(proofs) == leaf.part.pages else None


def _bookmarks(layouts: Sequence[Layout]) -> tuple[tuple[int, str, int], ...] | None:
    """Return the bookmarks that were planned, with the headings that the documents have now; None if one is gone."""
    try:
        return tuple(outlined(planned_bookmarks(layouts, lambda span: known(span.part.pdf).headings)))
    except Unreadable:
        return None
