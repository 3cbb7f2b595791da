"""What a template sees: the model as fields with Dutch names, each kind of document with no more than it needs.

In: a region, a case, a signer. Out: the top-level names of one template. Every leaf is a str, an int, a bool or a list
of rows or texts; an empty cell is "" and a date is "1 maart 2026". A field is named after its column (``columns``).
What all documents share is made once (``region_fields``).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NoReturn, TypeAlias, cast

from generator import columns, consent, mandate, membership
from generator.capacity import CovenantSignatures, code, covenant_signatures
from generator.columns import Kind, Sheet
from generator.consent import ConsentSigner, Signers
from generator.dutch import day, plain
from generator.model import (
    CareProvider,
    Case,
    Covenant,
    Mandate,
    MeetingForm,
    Municipality,
    Participant,
    Record,
    Region,
    School,
    SchoolBoard,
    Signatory,
    SignatureLine,
    Swv,
)


class Fields(dict[str, object]):
    """One row as a template sees it: a dict that never changes, so that documents and threads can share it."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("the fields of a template do not change")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type["Fields"], tuple[dict[str, object]]]:
        return Fields, (dict(self),)


Names: TypeAlias = dict[str, object]
"""The top-level names of one template."""

COLUMNS = MappingProxyType(
    {
        sheet.name: tuple((column.field, column) for column in sheet.columns)
        for sheet in (*columns.PARTIES, *columns.CASE_SHEETS)
    }
)
"""By sheet: each column with its name in a template."""
SECTORS = MappingProxyType({"": "", "po": "primair onderwijs", "vo": "voortgezet onderwijs"})
PERSONAL = frozenset(
    {
        "keeper",
        "keeper_email",
        "return_address",
        "director",
        "email",
        "signatory.name",
        "signatories.0.name",
        "signatories.1.name",
        "person",
    }
)
"""What the publication copy leaves empty: natural persons' names, and addresses that may hold one."""

# Youth public health and leerplicht are at the table for the gemeente, which is the party (question 2 of the sources).
FOR_MUNICIPALITY = re.compile(r"\b(jgz|ggd|jeugdgezondheidszorg|jeugdarts|jeugdverpleegkundige|leerplicht\w*)\b")

PUPIL = ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "groep")
CASE = ("casus", "groep", "overlegdatum", "einddatum", "doel", "vraag", "contactpersoon_school", "wilsbekwaam")
SCHOOL = ("brin", "naam", "adres", "postcode", "plaats", "telefoon", "e_mail", "sector")
PARTICIPANT = ("organisatie", "rol", "naam", "behandelend", "informatie", "beperking")
HOLDER = ("naam", "relatie", "gezag", "bewijs")


@dataclass(frozen=True, slots=True)
class Shared:
    """What is made once per run: the names every template sees, and the parties by number to pick from."""

    names: Mapping[str, object]
    covenant: Fields
    boards: Mapping[str, Fields]
    swvs: Mapping[str, Fields]
    mandates: Mapping[tuple[str, str], Fields]
    municipalities: Mapping[str, Fields]
    providers: Mapping[str, Fields]
    schools: Mapping[str, tuple[Fields, str]]
    meeting_forms: Mapping[str, Fields]
    own: Mapping[str, tuple[str, ...]]
    """By sheet: the user's own columns."""

    def school(self, brin: str) -> tuple[Fields, str]:
        """Return a school and its board's number, by vestigingscode or, where that has no row, by its BRIN."""
        return self.schools[brin] if brin in self.schools else self.schools[brin[:4]]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a cover sheet tells; ``contact`` is the covenant's keeper where it is empty."""

    title: str
    addressee: str
    kind: str
    explanation: str
    address: tuple[str, ...] = ()
    to_sign: tuple[ToSign, ...] = ()
    documents: tuple[Listed, ...] = ()
    missing: tuple[str, ...] = ()
    contact: str = ""
    contact_email: str = ""
    secret_address: bool = False


def region_fields(region: Region, *, on: date, publication: bool = False, cases: Iterable[Case] = ()) -> Shared:
    """Return what all templates share; ``on`` decides which care providers are a party.

    The publication copy holds no natural person's name, no e-mail address and none of the user's own columns. ``cases``
    only give the names of the user's own columns, so that each row has them all.
    """
    return _Region(region, on, publication, _own_columns(region, tuple(cases))).shared()


def document_fields(document_id: str, kind: str, edition: str, made: date | None, sha256: str = "") -> Fields:
    """Return what a document says of itself; ``sha256`` is that of the covenant's text, and "" in the covenant."""
    return Fields({"id": document_id, "soort": kind, "editie": edition, "datum": _day(made), "sha256": sha256})


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


def consent_fields(shared: Shared, case: Case, signer: ConsentSigner, signers: Signers, document: Fields) -> Names:
    """Return the names of one signer's consent form: of the others it holds a name and what is known of their gezag."""
    school, board = shared.school(case.school)
    return {
        **shared.names,
        "document": document,
        "casus": _row(case, columns.CASES, shared.own, only=CASE),
        "leerling": _pupil(case),
        "school": school,
        "bestuur": shared.boards[board],
        "ondertekenaar": _signer(signer, shared.own[columns.REPRESENTATIVES.name]),
        "gezagsdragers": tuple(_row(holder, columns.REPRESENTATIVES, only=HOLDER) for holder in signers.holders),
        "gezag_onbekend": signer.check_authority,
        "deelnemers": tuple(_participant(participant, shared.own) for participant in case.participants),
        "overlegvorm": shared.meeting_forms[case.meeting_form],
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
            "te_tekenen": tuple(_to_sign(place) for place in cover.to_sign),
            "documenten": tuple(_listed(document) for document in cover.documents),
            "ontbreekt": cover.missing,
            "retouradres": covenant["retouradres"],
            "reactiedatum": covenant["reactiedatum"],
            "contact": cover.contact or covenant["convenantbeheerder"],
            "contact_e_mail": cover.contact_email or ("" if cover.contact else covenant["beheerder_e_mail"]),
            "geheim_adres": cover.secret_address,
        }
    )
    return {**shared.names, "document": document, "pakket": packet}


def canonical(value: object) -> str:
    """Return fields as JSON that is the same for the same values: what a ledger takes its digest of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def texts(value: object) -> Iterator[str]:
    """Give every text a template can reach from a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


Own: TypeAlias = Mapping[str, tuple[str, ...]]


def _own_columns(region: Region, cases: tuple[Case, ...]) -> Own:
    """Return the user's own columns of each sheet: the union over its rows, so that no row lacks one."""
    records: Mapping[Sheet, Iterable[Record]] = {
        columns.COVENANT: (region.covenant,),
        columns.SWV: region.swvs,
        columns.BOARDS: region.boards,
        columns.MUNICIPALITIES: region.municipalities,
        columns.MANDATES: region.mandates,
        columns.PROVIDERS: region.providers,
        columns.SCHOOLS: region.schools,
        columns.MEETING_FORMS: region.meeting_forms,
        columns.CASES: cases,
        columns.REPRESENTATIVES: (person for case in cases for person in case.representatives),
        columns.PARTICIPANTS: (participant for case in cases for participant in case.participants),
    }
    return {
        sheet.name: tuple(dict.fromkeys(name for record in rows for name in record.extra))
        for sheet, rows in records.items()
    }


_NO_OWN: Own = MappingProxyType({})


def _row(
    record: Record, sheet: Sheet, own: Own = _NO_OWN, *, only: tuple[str, ...] = (), masked: bool = False
) -> Fields:
    """Return the fields of one row; a known column goes before a column of the user's own with its name."""
    fields: Names = {name: "" if masked else record.extra.get(name, "") for name in own.get(sheet.name, ())}
    for name, column in COLUMNS[sheet.name]:
        if not only or name in only:
            hidden = masked and column.attribute in PERSONAL
            fields[name] = "" if hidden else _leaf(columns.value(record, column), column.kind)
    return Fields(fields)


def _leaf(value: Any, kind: Kind) -> object:
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, bool) and kind is Kind.CHOICE:
        return "zelf" if value else "volmacht"
    return "" if value is None else value


@lru_cache(maxsize=4096)
def _day(value: date | None) -> str:
    return day(value)


@dataclass(frozen=True, slots=True)
class _Region:
    """Makes the fields of the parties."""

    region: Region
    on: date
    publication: bool
    own: Own

    def shared(self) -> Shared:
        signatures = covenant_signatures(self.region)
        given = mandate.mandates(self.region)
        mandates = {(board.number, swv.number): self._mandate(row) for board, swv, row in given}
        boards = {board.number: self._board(board, signatures) for board in self.region.boards}
        swvs = {swv.number: self._swv(swv) for swv in self.region.swvs}
        municipalities = {m.code: self._municipality(m, signatures) for m in self.region.municipalities}
        providers = {provider.kvk: self._provider(provider) for provider in self.region.providers}
        forms = {form.code: self._meeting_form(form) for form in self.region.meeting_forms}
        covenant = self._covenant(self.region.covenant)
        names: Names = {
            "convenant": covenant,
            "swvs": tuple(self._party(swv, swvs[swv.number], boards, mandates, signatures) for swv in self.region.swvs),
            "schoolbesturen": tuple(boards[board.number] for board in membership.boards(self.region)),
            "gemeenten": tuple(municipalities[m.code] for m in membership.municipalities(self.region)),
            "aanbieders": tuple(providers.values()),
            "overlegvormen": tuple(forms.values()),
        }
        schools = {school.brin: (self._school(school), school.board) for school in self.region.schools}
        return Shared(
            MappingProxyType(names),
            covenant,
            boards,
            swvs,
            mandates,
            municipalities,
            providers,
            schools,
            forms,
            self.own,
        )

    def _row(self, record: Record, sheet: Sheet, **derived: object) -> Fields:
        return Fields({**_row(record, sheet, self.own, masked=self.publication), **derived})

    def _name(self, name: str) -> str:
        return "" if self.publication else name

    def _covenant(self, covenant: Covenant) -> Fields:
        plural = {"leerling": "leerlingen", "jongere": "jongeren"}[covenant.pupil_word]
        return self._row(
            covenant,
            columns.COVENANT,
            aanduiding_jongeren=plural,
            lidwoord_jongere="de",
            publicatie=self.publication,
        )

    def _swv(self, swv: Swv) -> Fields:
        return self._row(
            swv,
            columns.SWV,
            sector_naam=SECTORS[swv.sector],
            noemer=swv.short_name or swv.name,
            handtekening="",
            handtekening_besturen="",
        )

    def _party(
        self,
        swv: Swv,
        fields: Fields,
        boards: Mapping[str, Fields],
        mandates: Mapping[tuple[str, str], Fields],
        signatures: CovenantSignatures,
    ) -> Fields:
        """Return a SWV as the covenant shows it: with the boards it represents, and where its director signs."""
        principals = (given.board.number for given in mandate.represented(self.region, swv))
        second = signatures.represented.get(swv.number)
        return Fields(
            {
                **fields,
                "besturen": tuple(Fields({**boards[n], "volmacht": mandates[n, swv.number]}) for n in principals),
                "handtekening": signatures.swvs[swv.number].code,
                "handtekening_besturen": second.code if second else "",
            }
        )

    def _board(self, board: SchoolBoard, signatures: CovenantSignatures) -> Fields:
        names = {swv.number: swv.name for swv in self.region.swvs}
        lines = signatures.boards.get(board.number, ())
        return self._row(
            board,
            columns.BOARDS,
            tekent_zelf=board.signs_itself,
            ondertekenaars=self._signatories(board.signatories, lines),
            gezamenlijk=len(board.signatories) > 1,
            swv_namen=tuple(names[number] for number in board.swvs if number in names),
            is_gemeente=board.legal_form == "gemeente",
        )

    def _signatories(self, people: tuple[Signatory, ...], lines: tuple[SignatureLine, ...]) -> tuple[Fields, ...]:
        codes = [line.code for line in lines] or [""] * len(people)
        return tuple(
            Fields({"naam": self._name(person.name), "functie": person.function, "handtekening": sign})
            for person, sign in zip(people, codes, strict=True)
        )

    def _municipality(self, municipality: Municipality, signatures: CovenantSignatures) -> Fields:
        line = signatures.municipalities.get(municipality.code)
        return self._row(
            municipality,
            columns.MUNICIPALITIES,
            handtekening=line.code if line else "",
            krachtens_volmacht=bool(municipality.proxy_reference),
        )

    def _provider(self, provider: CareProvider) -> Fields:
        names = {municipality.code: municipality.name for municipality in self.region.municipalities}
        return self._row(
            provider,
            columns.PROVIDERS,
            is_partij=membership.is_party(provider, self.on),
            gemeente_naam=names.get(provider.municipality, ""),
            handtekening="",
        )

    def _meeting_form(self, form: MeetingForm) -> Fields:
        return self._row(form, columns.MEETING_FORMS, sector_naam=SECTORS[form.sector])

    def _school(self, school: School) -> Fields:
        return _row(school, columns.SCHOOLS, self.own, only=SCHOOL, masked=self.publication)

    def _mandate(self, given: Mandate) -> Fields:
        return self._row(
            mandate.dated(given, self.region.covenant),
            columns.MANDATES,
            is_getekend=given.signed_on is not None,
            **{act: act in given.scope for act in columns.ACTS},
        )


def _coded(board: Fields) -> tuple[Fields, ...]:
    """Return a board's signatories with the codes of a document that just they sign."""
    people = cast(tuple[Fields, ...], board["ondertekenaars"])
    return tuple(Fields({**person, "handtekening": code(rank)}) for rank, person in enumerate(people, start=1))


def _pupil(case: Case) -> Fields:
    return Fields(
        {
            **_row(case, columns.CASES, only=PUPIL),
            "naam": consent.full_name(case),
            "leeftijd": consent.age(case.born, case.meeting_date),
        }
    )


def _signer(signer: ConsentSigner, own: tuple[str, ...]) -> Fields:
    row = signer.representative
    return Fields(
        {
            **{name: row.extra.get(name, "") if row else "" for name in own},
            "naam": signer.name,
            "hoedanigheid": signer.capacity,
            "reden": signer.reason,
            "adresregels": signer.address,
            "geheim_adres": signer.secret_address,
            "namens": signer.on_behalf_of,
            "taal": signer.language,
            "is_leerling": signer.is_pupil,
            "eigen_gegevens": signer.own_data,
            "rol": signer.role,
            "handtekening": code(1),
        }
    )


def _participant(participant: Participant, own: Own) -> Fields:
    said = plain(f"{participant.organisation} {participant.role}")
    municipal = bool(FOR_MUNICIPALITY.search(said)) and "gemeente" not in said
    return Fields({**_row(participant, columns.PARTICIPANTS, own, only=PARTICIPANT), "namens_gemeente": municipal})


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
