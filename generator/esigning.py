"""3 How parties sign who do not sign on paper: in which order, and what a signing service reads at each place.

In go the packets that are wanted and the region's Tekenwijze; out come the same packets with it, and one file for each
document that all its signers sign. Nothing is read or written here. What families sign stays on paper: a signing
service would get to know which pupil is talked about, and consent can do without that (AVG 5(1)(c)).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from generator.bundles import Bundle, Item, Signer, filled
from generator.documents import Document
from generator.model import Region, SignatureLine, SigningWay
from generator.packets.packet import Packet, Part, SignHere
from generator.problems import Problem, notice
from generator.signing.capacity import CovenantSignatures
from generator.signing.mandate import Gate

ON_PAPER: SigningWay = "papier"


def text_tag(way: SigningWay, rank: int, number: int, width: float, height: float) -> str:
    """Return what a signing service must read at a place of some points wide and high, or "" where there is none.

    ``rank`` is the signer's place in the order of signing; ``number`` is that of the place in its file, from 1. The tag
    is drawn over the whole place: Acrobat Sign and Documenso make the field as large as the tag is drawn, ValidSign as
    it says, in pixels from the tag's upper left corner.

    ValidSign (OneSpan Sign): docs.onespan.com/docs/text-tag-extraction and kb.validsign.eu, "How is a text tag
    structured". Acrobat Sign: helpx.adobe.com/sign/authoring/text-tags/basics-syntax.html; each field has a name of its
    own. Documenso: docs.documenso.com/users/documents/pdf-placeholders; a signature takes no more than its recipient.
    """
    match way:
        case "validsign":
            return f"{{{{esl:Signer{rank}:Capture:size({int(width)},{int(height)})}}}}"
        case "adobe":
            return f"{{{{Sig{number}_es_:signer{rank}:signature}}}}"
        case "documenso":
            return f"{{{{signature, r{rank}}}}}"
        case "papier" | "pdf":
            return ""


def with_tags(bundle: Bundle, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts of a packet with the text tag of each place to sign in them."""
    ranks = {(item.document.id, line.code): rank for rank, item, line in _ranked(bundle)}
    numbers = count(1)

    def tagged(part: Part, place: SignHere) -> SignHere:
        rank = ranks[part.document_id, place.code]
        width, height = place.right - place.left, place.top - place.bottom
        return replace(place, text_tag=text_tag(bundle.signing_way, rank, next(numbers), width, height))

    return tuple(replace(part, signs=tuple(tagged(part, place) for place in part.signs)) for part in parts)


def on_paper(packet: Packet) -> Packet:
    """Return a packet as it is printed: without what only a screen or a service has a use for."""
    parts = (replace(part, signs=tuple(replace(place, text_tag="") for place in part.signs)) for part in packet.parts)
    return replace(packet, parts=tuple(parts), signature_fields=False)


def signed_by(way: SigningWay, bundles: Iterable[Bundle]) -> Iterator[Bundle]:
    """Give packets with the way in which they are signed; what a family gets, and what nobody signs, stays paper."""
    for bundle in bundles:
        digital = bundle.signs and not (bundle.private or bundle.for_family)
        yield replace(bundle, signing_way=way) if digital else bundle


def digital(
    region: Region,
    documents: Iterable[Document],
    signatures: CovenantSignatures,
    gates: Mapping[str, Gate],
) -> Iterator[Bundle]:
    """Give one packet for each document that parties sign, with every signer's place; none where they sign on paper.

    A director's second signature is in it only when every mandate is in order.
    """
    way = region.covenant.signing_way
    if way == ON_PAPER:
        return
    closed = {line.code for number, line in signatures.represented.items() if not gates[number].is_open}
    for document in documents:
        lines = tuple(line for line in document.lines if document.kind != "covenant" or line.code not in closed)
        bundle = Bundle(
            name=f"digitaal_{document.id}",
            kind="digitaal",
            subject=document.subject,
            title=document.title,
            label="digitaal te tekenen",
            addressee="",
            explanation="",
            items=tuple(filled("digitaal", (document,), {"all": lines})),
            signing_way=way,
        )
        yield replace(bundle, signers=tuple(_signers(region, bundle)))


def waiting(region: Region, signatures: CovenantSignatures, gates: Mapping[str, Gate]) -> Iterator[Problem]:
    """Say whose second signature the digital covenant still lacks: what a service sealed can't be signed later."""
    covenant = region.covenant
    for number in signatures.represented:
        if covenant.signing_way != ON_PAPER and not gates[number].is_open:
            yield notice(
                "esigning-incomplete",
                f"In het digitale convenant is nog geen plaats waar de directeur van {number} tekent namens de "
                "schoolbesturen: niet elke volmacht is in orde.",
                "Bied het convenant pas digitaal aan als de volmachten in orde zijn. Daarna kan er niets meer bij.",
                at=covenant.cells.get("signing_way", covenant.source.place()),
            )


def signer_list(signers: Iterable[Signer]) -> bytes:
    """Return a list of signers as a file that Excel opens: whom to invite in the signing service, in which order."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, delimiter=";")
    rows.writerow(("Volgorde", "Naam", "Hoedanigheid", "E-mailadres van de partij", "Tekenplaatsen"))
    for one in signers:
        rows.writerow((one.rank, one.name, one.capacity, one.email, ", ".join(one.codes)))
    return written.getvalue().encode("utf-8-sig")


def _ranked(bundle: Bundle) -> Iterator[tuple[int, Item, SignatureLine]]:
    """Give each place to sign with its signer's rank; who signs twice for one party is one signer."""
    ranks: dict[tuple[str, str], int] = {}
    for item, line in bundle.signs:
        yield ranks.setdefault((line.signer, line.subject), len(ranks) + 1), item, line


def _signers(region: Region, bundle: Bundle) -> Iterator[Signer]:
    emails = {one.subject: one.email for one in region.municipalities}
    emails |= {one.subject: one.email for one in region.swvs}
    emails |= {one.subject: one.email for one in region.boards}
    emails |= {one.subject: one.email for one in region.providers}
    lines: dict[int, list[SignatureLine]] = {}
    for rank, _, line in _ranked(bundle):
        lines.setdefault(rank, []).append(line)
    for rank, own in lines.items():
        yield Signer(
            rank=rank,
            name=own[0].signer,
            capacity=" en ".join(line.capacity for line in own),
            email=emails.get(own[0].subject, ""),
            codes=tuple(line.code for line in own),
        )
