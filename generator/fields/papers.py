"""What a template sees: the top-level names of each kind of document, with no more than that kind needs.

In: what is shared (``parties``), and a mandate's two sides, a provider or a cover. Out: the names of one template, in
Dutch. The papers of a case, which hold a pupil's data, stand in ``case_papers``.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import cast

from generator.dutch import listing
from generator.fields.case_papers import consent_fields
from generator.fields.parties import Shared, region_fields
from generator.fields.rows import Fields, Names, canonical, date_text, document_fields, texts
from generator.signing.capacity import code

__all__ = [
    "Cover",
    "Fields",
    "Listed",
    "Mailing",
    "MandateState",
    "Names",
    "Shared",
    "ToSign",
    "accession_fields",
    "canonical",
    "consent_fields",
    "covenant_fields",
    "cover_fields",
    "document_fields",
    "mandate_fields",
    "region_fields",
    "texts",
]

POSTCODE_SPACE = re.compile(r"(?<=\b\d{4}) (?=[A-Z]{2}\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """One place to sign in a packet, on a page of that packet."""

    who: str
    capacity: str
    title: str
    page: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One document in a packet's contents."""

    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MandateState:
    """A board's mandate as its SWV's director reads it: when it was signed, and what it lacks on the day of signing."""

    board: str
    number: str
    signed_on: date | None
    lacks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """One envelope of the print run: a packet with its pages in that file, its sheets of paper and its originals.

    ``in_person`` says that it is handed over, since the address is secret.
    """

    title: str
    first: int
    last: int
    sheets: int
    originals: int
    in_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a cover sheet tells.

    Where they are empty, the contact is the covenant's keeper, and the address to return to and the day the covenant's.
    ``sheets`` are those of paper; with ``without_others`` the packet lacks the signature sheets of other parties.
    """

    title: str
    addressee: str
    kind: str
    explanation: str
    address: tuple[str, ...] = ()
    to_sign: tuple[ToSign, ...] = ()
    documents: tuple[Listed, ...] = ()
    missing: tuple[str, ...] = ()
    mandates: tuple[MandateState, ...] = ()
    mailings: tuple[Mailing, ...] = ()
    originals: int = 0
    without_others: bool = False
    returns: str = ""
    keeps: str = ""
    pages: int = 0
    sheets: int = 0
    duplex: bool = True
    contact: str = ""
    contact_email: str = ""
    return_address: str = ""
    respond_by: date | None = None
    secret_address: bool = False


def covenant_fields(shared: Shared, document: Fields) -> Names:
    """Return the names of the covenant's template."""
    return {**shared.names, "document": document}


def mandate_fields(shared: Shared, board: str, swv: str, document: Fields) -> Names:
    """Return the names of a mandate's template, for a board and a SWV by number; a KeyError for an unknown pair."""
    return {
        **shared.names,
        "document": document,
        "bestuur": shared.boards[board],
        "swv": shared.swvs[swv],
        "volmacht": shared.mandates[board, swv],
        "ondertekenaars": _coded(shared.boards[board]),
    }


def accession_fields(shared: Shared, kvk: str, document: Fields) -> Names:
    """Return the names of an accession form's template, for a care provider by its KvK number."""
    provider = shared.providers[kvk]
    return {
        **shared.names,
        "document": document,
        "aanbieder": Fields({**provider, "handtekening": code(1)}),
        "gemeente": shared.municipalities[str(provider["gemeente"])],
    }


def cover_fields(shared: Shared, cover: Cover, document: Fields) -> Names:
    """Return the names of a cover sheet's template."""
    covenant = shared.covenant
    packet = Fields(
        {
            "titel": cover.title,
            "voor": cover.addressee,
            "adresregels": cover.address,
            "soort": cover.kind,
            "toelichting": cover.explanation,
            "tekent_op": _on_pages(cover.to_sign),
            "te_tekenen": tuple(_to_sign(place) for place in cover.to_sign),
            "originelen": cover.originals,
            "documenten": tuple(_listed(document) for document in cover.documents),
            "zonder_tekenbladen": cover.without_others,
            "ontbreekt": cover.missing,
            "volmachten": tuple(_given(state) for state in cover.mandates),
            "enveloppen": tuple(_mailing(rank, one) for rank, one in enumerate(cover.mailings, start=1)),
            "paginas": cover.pages,
            "vellen": cover.sheets,
            "dubbelzijdig": cover.duplex,
            "terug_te_sturen": cover.returns,
            "te_bewaren": cover.keeps,
            "retouradres": _unbroken(cover.return_address or str(covenant["retouradres"])),
            "reactiedatum": date_text(cover.respond_by) or covenant["reactiedatum"],
            "contact": cover.contact or covenant["convenantbeheerder"],
            "contact_e_mail": cover.contact_email or ("" if cover.contact else covenant["beheerder_e_mail"]),
            "geheim_adres": cover.secret_address,
        }
    )
    return {**shared.names, "document": document, "pakket": packet}


def _coded(board: Fields) -> tuple[Fields, ...]:
    """Return a board's signatories with the codes of a document that just they sign."""
    people = cast(tuple[Fields, ...], board["ondertekenaars"])
    return tuple(Fields({**person, "handtekening": code(rank)}) for rank, person in enumerate(people, start=1))


def _unbroken(address: str) -> str:
    """Return an address in which no postcode breaks over two lines: it stands in the narrow window of an envelope."""
    return POSTCODE_SPACE.sub("\N{NO-BREAK SPACE}", address)


def _on_pages(places: tuple[ToSign, ...]) -> str:
    """Return "pagina 12 en 31", or nothing where nothing is signed."""
    pages = sorted({place.page for place in places})
    return f"pagina {listing([str(page) for page in pages])}" if pages else ""


def _given(state: MandateState) -> Fields:
    return Fields(
        {
            "naam": state.board,
            "nummer": state.number,
            "getekend_op": date_text(state.signed_on),
            "in_orde": not state.lacks,
            "ontbreekt": state.lacks,
        }
    )


def _mailing(rank: int, one: Mailing) -> Fields:
    return Fields(
        {
            "nummer": rank,
            "titel": one.title,
            "eerste_pagina": one.first,
            "laatste_pagina": one.last,
            "paginas": one.last - one.first + 1,
            "vellen": one.sheets,
            "originelen": one.originals,
            "persoonlijk": one.in_person,
        }
    )


def _to_sign(place: ToSign) -> Fields:
    return Fields(
        {
            "wie": place.who,
            "hoedanigheid": place.capacity,
            "titel": place.title,
            "bladzijde": place.page,
            "handtekening": place.code,
        }
    )


def _listed(listed: Listed) -> Fields:
    return Fields(
        {
            "titel": listed.title,
            "eerste_pagina": listed.first,
            "laatste_pagina": listed.last,
            "paginas": listed.last - listed.first + 1,
        }
    )
