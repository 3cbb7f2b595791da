"""3 Which packets are wanted: for whom, what each holds, and who signs where in it.

In go the documents that are wanted; out come bundles in print order, one kind of addressee after another. Nothing is
read or written here. The packets of a case stand in ``case_bundles``.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.documents import Document
from generator.dutch import day, listing
from generator.model import COVENANT, Region, SignatureLine
from generator.signing import membership
from generator.signing.capacity import CovenantSignatures
from generator.signing.mandate import Gate

MUNICIPALITY = "gemeente"
"""The legal form of a board that is a gemeente: it has a packet as a gemeente too."""
PRINT_RUN = "packets/drukwerk.pdf"
"""All packets one after another, in print order."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document in a bundle: all of it, or just the pages that lead up to one signature.

    A packet does not wait for one that is ``optional``: it says instead that the document is not in it.
    """

    document: Document
    title: str
    up_to: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One packet that is wanted: for whom, what it holds, who signs where in it; ``label`` says it without a name."""

    name: str
    kind: str
    subject: str
    title: str
    label: str
    addressee: str
    explanation: str
    items: tuple[Item, ...]
    signs: tuple[tuple[Document, SignatureLine], ...] = ()
    address: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    contact: str = ""
    contact_email: str = ""
    return_address: str = ""
    respond_by: date | None = None
    secret_address: bool = False
    private: bool = False

    def without(self, lacking: Collection[str]) -> "Bundle":
        """Return the packet without some of its documents, by id; its cover says that they are not in it."""
        gone = [item for item in self.items if item.document.id in lacking]
        if not gone:
            return self
        missing = (*self.missing, *(f"{item.title}: deze kon niet worden gemaakt." for item in gone))
        return replace(self, items=tuple(item for item in self.items if item not in gone), missing=missing)

    @property
    def path(self) -> str:
        """Return "packets/bestuur_41234.pdf"."""
        return f"packets/{self.name}.pdf"

    @property
    def for_family(self) -> bool:
        """Tell whether a parent or pupil gets it."""
        return any(item.document.for_family for item in self.items)


def _whole(document: Document) -> Item:
    return Item(document, document.title)


def of_boards(
    region: Region, covenant: Document, mandates: tuple[Document, ...], signatures: CovenantSignatures
) -> Iterator[Bundle]:
    """A board's packet: its mandates with the covenant's text as annex, or the covenant where it signs for itself."""
    given: dict[str, list[Document]] = {}
    for document in mandates:
        given.setdefault(document.subject, []).append(_given_to(region, document))
    for board in region.boards:
        own = given.get(board.subject, [])
        lines = signatures.boards.get(board.number, ())
        if not own and not lines:
            continue  # left before the covenant starts
        yield Bundle(
            name=f"bestuur_{board.number}",
            kind="bestuur",
            subject=board.subject,
            title=f"Tekenpakket {board.name}{' (als schoolbestuur)' if board.legal_form == MUNICIPALITY else ''}",
            label=f"bestuur {board.number}",
            addressee=board.name,
            address=address_lines(board.address, board.postcode, board.city),
            explanation=_what_a_board_signs(len(own)),
            items=(*map(_whole, own), _whole(covenant)),
            signs=(
                *((document, line) for document in own for line in document.lines),
                *((covenant, line) for line in lines),
            ),
        )


def _given_to(region: Region, mandate: Document) -> Document:
    """Return a mandate as its own board calls it: by whom it is given to."""
    swv = next(one for one in region.swvs if one.subject in mandate.needs)
    return replace(mandate, title=f"Volmacht aan {swv.short_name or swv.name}")


def _given_by(names: Mapping[str, str], mandate: Document) -> Document:
    """Return a mandate as its own SWV calls it: by whom it is given."""
    return replace(mandate, title=f"Volmacht van {names[mandate.subject]}")


def _what_a_board_signs(mandates: int) -> str:
    if not mandates:
        return "U tekent het convenant zelf, namens uw bestuur."
    what = {1: "alleen de volmacht", 2: "beide volmachten"}.get(mandates, "alle volmachten")
    whose = "het samenwerkingsverband" if mandates == 1 else "elk samenwerkingsverband"
    return f"U tekent {what}. Het convenant is de bijlage: dat tekent {whose} namens uw bestuur."


def of_municipalities(region: Region, covenant: Document, signatures: CovenantSignatures) -> Iterator[Bundle]:
    """A municipality's packet: the covenant, to sign."""
    for municipality in membership.municipalities(region):
        yield Bundle(
            name=f"gemeente_{municipality.code}",
            kind="gemeente",
            subject=municipality.subject,
            title=f"Tekenpakket gemeente {municipality.name}",
            label=f"gemeente {municipality.code}",
            addressee=f"College van burgemeester en wethouders van de gemeente {municipality.name}",
            address=address_lines(municipality.address, municipality.postcode, municipality.city),
            explanation="U tekent het convenant namens het college van burgemeester en wethouders en de burgemeester.",
            items=(_whole(covenant),),
            signs=((covenant, signatures.municipalities[municipality.code]),),
        )


def of_swvs(region: Region, covenant: Document, mandates: tuple[Document, ...]) -> Iterator[Bundle]:
    """A SWV's packet, to read and keep: the covenant, and the mandates its director signs by."""
    names = {board.subject: board.name for board in region.boards}
    for swv in region.swvs:
        given = [_given_by(names, document) for document in mandates if swv.subject in document.needs]
        yield Bundle(
            name=f"swv_{swv.number}",
            kind="swv",
            subject=swv.subject,
            title=f"Leespakket {swv.short_name or swv.name}",
            label=f"swv {swv.number}",
            addressee=swv.name,
            address=address_lines(swv.address, swv.postcode, swv.city),
            explanation=f"{_what_a_swv_keeps(len(given))} Wat de directeur tekent, zit in een pakket apart: "
            f"tekensessie_{swv.number}.",
            items=(_whole(covenant), *map(_whole, given)),
        )


def _what_a_swv_keeps(mandates: int) -> str:
    if not mandates:
        return "Dit is het convenant."
    given = "de volmacht van een schoolbestuur" if mandates == 1 else "de volmachten van de schoolbesturen"
    return f"Dit zijn het convenant en {given}."


def of_sessions(
    region: Region, covenant: Document, signatures: CovenantSignatures, gates: Mapping[str, Gate], on: date
) -> Iterator[Bundle]:
    """What one director signs, in one stack; the boards' page is in it only when every mandate is in order."""
    for swv in region.swvs:
        gate = gates[swv.number]
        own, second = signatures.swvs[swv.number], signatures.represented.get(swv.number)
        items = [Item(covenant, f"Tekenblad namens {swv.short_name or swv.name}", own.code)]
        lines = [own]
        missing: tuple[str, ...] = ()
        if second and gate.is_open:
            items.append(Item(covenant, "Tekenblad namens de schoolbesturen", second.code))
            lines.append(second)
        elif second:
            missing = (
                f"Het tekenblad namens de schoolbesturen: op {day(on)} is nog niet elke volmacht in orde.",
                *gate.sentences,
            )
        yield Bundle(
            name=f"tekensessie_{swv.number}",
            kind="tekensessie",
            subject=swv.subject,
            title=f"Tekensessie {swv.short_name or swv.name}",
            label=f"tekensessie {swv.number}",
            addressee=f"{swv.director}, {swv.function}",
            address=(swv.name, *address_lines(swv.address, swv.postcode, swv.city)),
            explanation="Dit zijn alle bladen die u tekent. De hele tekst van het convenant staat in het pakket "
            f"swv_{swv.number}.",
            items=tuple(items),
            signs=tuple((replace(covenant, title=item.title), line) for item, line in zip(items, lines, strict=True)),
            missing=missing,
        )


def dossier(region: Region, documents: tuple[Document, ...]) -> Bundle:
    """The whole book of the covenant; no case is in it, since pupils' data are kept apart."""
    covenant = region.covenant
    return Bundle(
        name="dossier",
        kind="dossier",
        subject=COVENANT,
        title=f"Dossier privacyconvenant {covenant.region}, editie {covenant.edition}",
        label="dossier",
        addressee=covenant.keeper or "de convenantbeheerder",
        explanation=f"Het volledige dossier: {listing(_what_a_dossier_holds(documents))}. "
        "Er zitten geen toestemmingsformulieren in: die bewaart elke school bij de leerling.",
        items=tuple(map(_whole, documents)),
    )


def _what_a_dossier_holds(documents: tuple[Document, ...]) -> list[str]:
    """Return the kinds of document that a dossier holds, each in the number in which it is there."""
    kinds = [document.kind for document in documents]
    return [
        words[kinds.count(kind) > 1]
        for kind, words in (
            ("covenant", ("het convenant", "het convenant")),
            ("mandate", ("de volmacht", "de volmachten")),
            ("accession", ("het toetredingsformulier", "de toetredingsformulieren")),
        )
        if kind in kinds
    ]


def address_lines(street: str, postcode: str, city: str) -> tuple[str, ...]:
    """Return an address as the lines of an envelope, without what is not known."""
    return tuple(line for line in (street, f"{postcode} {city}".strip()) if line)
