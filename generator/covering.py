"""6 What the cover of a packet tells: who signs what on which of its pages, what is in it, what goes back.

In go a bundle and its layout, and for the print run the packets behind it; out comes what the cover's template sees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.bundles import Bundle
from generator.fields.papers import Cover, Listed, Mailing, ToSign
from generator.packets.packet import Layout, Packet, lay_out


@dataclass(frozen=True, slots=True)
class Stacked:
    """A packet in the print run, with the bundle that it was made from."""

    bundle: Bundle
    packet: Packet


def told(bundle: Bundle, layout: Layout, *, without_others: bool, behind: Sequence[Stacked] = ()) -> Cover:
    """Return what a cover tells; ``without_others`` says that signature sheets of other parties are left out."""
    mailings = tuple(_mailings(layout.total, behind))
    total = mailings[-1].last if mailings else layout.total
    documents = (Listed(title=span.part.title, first=span.first, last=span.last) for span in layout.spans[1:])
    packets = (Listed(title=one.title, first=one.first, last=one.last) for one in mailings)
    return Cover(
        title=bundle.title,
        addressee=bundle.addressee,
        kind=bundle.kind,
        explanation=bundle.explanation,
        address=bundle.address,
        to_sign=tuple(_to_sign(layout)),
        documents=(*documents, *packets),
        missing=bundle.missing,
        mandates=bundle.mandates,
        mailings=mailings,
        originals=bundle.originals,
        without_others=without_others,
        returns=bundle.returns,
        keeps=bundle.keeps,
        pages=total,
        sheets=_sheets_of_paper(layout.packet, total),
        duplex=layout.packet.duplex,
        contact=bundle.contact,
        contact_email=bundle.contact_email,
        return_address=bundle.return_address,
        respond_by=bundle.respond_by,
        secret_address=bundle.secret_address,
    )


def _to_sign(layout: Layout) -> Iterator[ToSign]:
    for span in layout.spans:
        for place in span.part.signs:
            yield ToSign(
                who=place.signer,
                capacity=place.capacity,
                title=span.part.title,
                page=span.first + place.page - span.part.first,
                code=place.code,
            )


def _mailings(before: int, behind: Sequence[Stacked]) -> Iterator[Mailing]:
    """Give each packet with its pages in one file, in which ``before`` pages come first."""
    for one in behind:
        pages = lay_out(one.packet).total
        yield Mailing(
            title=one.packet.title,
            first=before + 1,
            last=before + pages,
            sheets=_sheets_of_paper(one.packet, pages),
            originals=one.bundle.originals,
            in_person=one.bundle.secret_address,
        )
        before += pages


def _sheets_of_paper(packet: Packet, pages: int) -> int:
    return (pages + 1) // 2 if packet.duplex else pages
