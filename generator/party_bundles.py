"""3 Which packets the parties get, in print order: boards, municipalities, care providers, SWVs and their directors.

In go the region and the documents that are wanted; out come bundles. What each holds stands in ``packet_table``; here
stands what its cover says to whom.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.bundles import Bundle, address_lines, filled
from generator.documents import Document
from generator.dutch import day, listing
from generator.fields.papers import MandateState
from generator.model import COVENANT, Municipality, Region, SchoolBoard, SignatureLine, Swv
from generator.signing import mandate, membership
from generator.signing.capacity import CovenantSignatures
from generator.signing.mandate import Gate

MUNICIPALITY = "gemeente"
"""The legal form of a board that is a gemeente: it has a packet as a gemeente too."""
SHEET = "het ondertekende tekenblad"
TEXT = "De tekst van het convenant kunt u bewaren."


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
        if own or lines:  # else it left before the covenant starts
            yield _of_board(board, covenant, own, lines)


def _of_board(
    board: SchoolBoard, covenant: Document, mandates: list[Document], lines: tuple[SignatureLine, ...]
) -> Bundle:
    many = len(mandates) > 1
    itself = not mandates
    return Bundle(
        name=f"bestuur_{board.number}",
        kind="bestuur",
        subject=board.subject,
        title=f"Tekenpakket {board.name}{' (als schoolbestuur)' if board.legal_form == MUNICIPALITY else ''}",
        label=f"bestuur {board.number}",
        addressee=board.name,
        address=address_lines(board.address, board.postcode, board.city),
        explanation=_what_a_board_signs(len(mandates), len(lines)),
        items=tuple(filled("bestuur zelf" if itself else "bestuur", (*mandates, covenant), {"board": lines})),
        returns=SHEET if itself else f"het eerste exemplaar van {'elke' if many else 'de'} volmacht",
        keeps=TEXT if itself else "Het tweede exemplaar en het convenant zijn voor uw bestuur.",
    )


def _given_to(region: Region, mandate: Document) -> Document:
    """Return a mandate as its own board calls it: by whom it is given to."""
    swv = next(one for one in region.swvs if one.subject in mandate.needs)
    return replace(mandate, title=f"Volmacht aan {swv.short_name or swv.name}")


def _given_by(names: Mapping[str, str], mandate: Document) -> Document:
    """Return a mandate as its own SWV calls it: by whom it is given."""
    return replace(mandate, title=f"Volmacht van {names[mandate.subject]}")


def _what_a_board_signs(mandates: int, lines: int) -> str:
    if not mandates:
        return f"U tekent het convenant zelf, {'met twee personen samen, ' if lines > 1 else ''}namens uw bestuur."
    what = {1: "de volmacht", 2: "beide volmachten"}.get(mandates, "alle volmachten")
    whose = "het samenwerkingsverband" if mandates == 1 else "elk samenwerkingsverband"
    return (
        f"U tekent {what} in twee exemplaren: het eerste is voor het samenwerkingsverband, het tweede voor uw bestuur. "
        f"Het convenant is de bijlage: dat tekent {whose} namens uw bestuur."
    )


def of_municipalities(region: Region, covenant: Document, signatures: CovenantSignatures) -> Iterator[Bundle]:
    """A municipality's packet: the covenant, to sign."""
    for municipality in membership.municipalities(region):
        line = signatures.municipalities[municipality.code]
        yield Bundle(
            name=f"gemeente_{municipality.code}",
            kind="gemeente",
            subject=municipality.subject,
            title=f"Tekenpakket gemeente {municipality.name}",
            label=f"gemeente {municipality.code}",
            addressee=f"College van burgemeester en wethouders van de gemeente {municipality.name}",
            address=address_lines(municipality.address, municipality.postcode, municipality.city),
            explanation=_in_which_capacity(municipality),
            items=tuple(filled("gemeente", (covenant,), {"gemeente": (line,)})),
            returns=SHEET,
            keeps=TEXT,
        )


def _in_which_capacity(municipality: Municipality) -> str:
    """Return for which two bodies a municipality's one signature is, and by which mandate where it is by one."""
    who, reference = municipality.signatory.function, municipality.proxy_reference
    by = f", krachtens diens schriftelijke volmacht met kenmerk {reference}" if reference else ""
    return (
        f"De {who} tekent één keer, in twee hoedanigheden: voor het college van burgemeester en wethouders en voor de "
        f"burgemeester{by}."
    )


def of_providers(region: Region, covenant: Document, accessions: tuple[Document, ...]) -> Iterator[Bundle]:
    """A care provider's packet: its accession form to sign, with the covenant's text as annex."""
    forms = {document.subject: document for document in accessions}
    for provider in region.providers:
        if provider.subject in forms:
            form = replace(forms[provider.subject], title="Toetredingsformulier")
            yield Bundle(
                name=f"aanbieder_{provider.kvk}",
                kind="aanbieder",
                subject=provider.subject,
                title=f"Tekenpakket {provider.name}",
                label=f"aanbieder {provider.kvk}",
                addressee=provider.name,
                explanation="U tekent alleen het toetredingsformulier. Het convenant is de bijlage: met dit formulier "
                "treedt u daartoe toe.",
                items=tuple(filled("aanbieder", (form, covenant))),
                returns="het ondertekende formulier",
                keeps=TEXT,
            )


def of_swvs(
    region: Region, covenant: Document, mandates: tuple[Document, ...], gates: Mapping[str, Gate]
) -> Iterator[Bundle]:
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
            items=tuple(filled("swv", (covenant, *given))),
            mandates=_states(region, swv, gates[swv.number]),
        )


def _what_a_swv_keeps(mandates: int) -> str:
    if not mandates:
        return "Dit is het convenant."
    given = "de volmacht van een schoolbestuur" if mandates == 1 else "de volmachten van de schoolbesturen"
    return f"Dit zijn het convenant en {given}."


def _states(region: Region, swv: Swv, gate: Gate) -> tuple[MandateState, ...]:
    """Return how each mandate stands by which a SWV's director signs for the boards."""
    lacks = {held.board.number: "; ".join(lack.sentence for lack in held.lacks) for held in gate.held}
    return tuple(
        MandateState(board.name, board.number, given.signed_on, lacks.get(board.number, ""))
        for board, _, given in mandate.represented(region, swv)
    )


def of_sessions(
    region: Region, covenant: Document, signatures: CovenantSignatures, gates: Mapping[str, Gate], on: date
) -> Iterator[Bundle]:
    """What one director signs, in one stack; the boards' page is in it only when every mandate is in order."""
    for swv in region.swvs:
        gate = gates[swv.number]
        own, second = signatures.swvs[swv.number], signatures.represented.get(swv.number)
        also = second and gate.is_open
        missing: tuple[str, ...] = ()
        if second and not also:
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
            explanation=f"{_what_a_director_signs(second=bool(also))} De hele tekst van het convenant staat in het "
            f"pakket swv_{swv.number}.",
            items=tuple(
                filled(
                    "tekensessie",
                    (covenant,),
                    {"swv": (own,), "boards": (second,) if second and also else ()},
                    {
                        "swv": f"Tekenblad namens {swv.short_name or swv.name}",
                        "boards": "Tekenblad namens de schoolbesturen",
                    },
                )
            ),
            mandates=_states(region, swv, gate),
            missing=missing,
            returns="de ondertekende bladen" if also else SHEET,
        )


def _what_a_director_signs(*, second: bool) -> str:
    if second:
        return (
            "Dit zijn alle bladen die u tekent: één keer voor het samenwerkingsverband, en één keer namens de "
            "schoolbesturen, krachtens hun volmacht."
        )
    return "Dit is het blad dat u tekent voor het samenwerkingsverband."


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
        items=tuple(filled("dossier", documents)),
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
