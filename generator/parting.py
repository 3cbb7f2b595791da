"""6 Which pages of a document a packet takes, as parts: all, the text without sheets of others, or just a sheet.

In go an item of a packet, the ledger's entry of its document and the document's signature sheets; out come parts, each
of which begins on a right-hand page. The places to sign in them are those of the packet's own addressee.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.bundles import Item
from generator.ledger import Entry
from generator.packets.packet import Part, SignHere
from generator.sheets import Sheet


def parts(item: Item, entry: Entry, pdf: Path, sheets: Sequence[Sheet]) -> tuple[Part, ...]:
    """Return the parts of one item, in the order of the document; ``sheets`` is empty where they are not known."""
    spans = list(_spans(item, entry, sheets))
    return tuple(_part(item, entry, pdf, *span) for span in spans)


def leaves_out(item: Item, sheets: Sequence[Sheet]) -> bool:
    """Tell whether an item with the covenant's text lacks signature sheets that the covenant has."""
    return item.pages in ("text", "text + own") and any(not _is_own(item, sheet) for sheet in sheets)


def _spans(item: Item, entry: Entry, sheets: Sequence[Sheet]) -> Iterator[tuple[str, int, int]]:
    """Give the title, first and last page of each part."""
    if item.pages == "own":
        yield _own_sheet(item, entry, sheets)
    elif item.pages == "all" or not sheets:
        yield item.title, 1, entry.pages
    else:
        yield f"{item.title}, tekst en bijlagen", 1, sheets[0].first - 1
        yield from ((sheet.title, sheet.first, sheet.last) for sheet in sheets if _is_own(item, sheet))
        if sheets[-1].last < entry.pages:
            yield f"{item.title}, vervolg", sheets[-1].last + 1, entry.pages


def _own_sheet(item: Item, entry: Entry, sheets: Sequence[Sheet]) -> tuple[str, int, int]:
    """Return the sheet that an item is: by its heading, or else all pages since somebody else signed."""
    codes = {line.code for line in item.signs}
    own = next((sheet for sheet in sheets if codes & sheet.codes), None)
    if own:
        return item.title, own.first, own.last
    last = max(page for code, page, *_ in entry.spots if code in codes)
    before = [page for code, page, *_ in entry.spots if page < last and code not in codes]
    return item.title, max(before, default=last - 1) + 1, last


def _is_own(item: Item, sheet: Sheet) -> bool:
    """Tell whether the addressee signs on a sheet; one on which nobody signs is everybody's."""
    return not sheet.codes or any(line.code in sheet.codes for line in item.signs)


def _part(item: Item, entry: Entry, pdf: Path, title: str, first: int, last: int) -> Part:
    lines = {line.code: line for line in item.signs}
    return Part(
        document_id=item.document.id,
        title=title,
        pdf=pdf,
        pages=entry.pages,
        first=first,
        last=last,
        signed_pages=frozenset(page for _, page, *_ in entry.spots),
        signs=tuple(
            SignHere(
                code=code,
                page=page,
                left=left,
                bottom=bottom,
                right=right,
                top=top,
                signer=lines[code].signer,
                capacity=lines[code].capacity,
            )
            for code, page, left, bottom, right, top in entry.spots
            if code in lines and first <= page <= last
        ),
    )
