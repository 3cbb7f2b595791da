"""The parties as a template sees them: made once per run, and shared by all documents.

In: a region and a day. Out: the names every template sees, and the parties by number to pick from. The publication
copy is made here: what it leaves out never reaches a template.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from generator.dutch import capitalised
from generator.fields.rows import Fields, Names, Own, row
from generator.model import (
    NO_MODEL,
    CareProvider,
    Case,
    Covenant,
    Mandate,
    MeetingForm,
    Municipality,
    Record,
    Region,
    School,
    SchoolBoard,
    Signatory,
    SignatureLine,
    Swv,
    TextModel,
)
from generator.signing import mandate, membership, policy
from generator.signing.capacity import CovenantSignatures, covenant_signatures
from generator.workbooks import columns
from generator.workbooks.columns import Sheet

SECTORS = MappingProxyType({"": "", "po": "primair onderwijs", "vo": "voortgezet onderwijs"})
SCHOOL = ("brin", "naam", "adres", "postcode", "plaats", "telefoon", "e_mail", "sector")


@dataclass(frozen=True, slots=True)
class Shared:
    """What is made once per run: the names every template sees, and the parties by number to pick from."""

    names: Fields
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


def region_fields(
    region: Region,
    *,
    on: date,
    publication: bool = False,
    cases: Iterable[Case] = (),
    model: TextModel = NO_MODEL,
) -> Shared:
    """Return what all templates share; ``on`` decides which care providers are a party.

    The publication copy holds no natural person's name, no e-mail address and none of the user's own columns. ``cases``
    only give the names of the user's own columns, so that each row has them all. ``model`` is what the covenant's text
    is equal to.
    """
    return _Region(region, on, publication, own_columns(region, tuple(cases)), model).shared()


def own_columns(region: Region, cases: tuple[Case, ...]) -> Own:
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


@dataclass(frozen=True, slots=True)
class _Region:
    """Makes the fields of the parties."""

    region: Region
    on: date
    publication: bool
    own: Own
    model: TextModel

    def shared(self) -> Shared:
        signatures = covenant_signatures(self.region)
        given = mandate.mandates(self.region)
        mandates = {(row.board, row.swv): self._mandate(row) for row in self.region.mandates}  # ended ones too
        mandates |= {(board.number, swv.number): self._mandate(made) for board, swv, made in given}
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
            Fields(names),
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
        return Fields({**row(record, sheet, self.own, masked=self.publication), **derived})

    def _name(self, name: str) -> str:
        return "" if self.publication else name

    def _covenant(self, covenant: Covenant) -> Fields:
        plural = {"leerling": "leerlingen", "jongere": "jongeren"}[covenant.pupil_word]
        return self._row(
            covenant,
            columns.COVENANT,
            evaluatie=covenant.evaluation.rstrip(
                " ."
            ),  # it ends a sentence of the covenant, which has its own full stop
            aanduiding_jongeren=plural,
            lidwoord_jongere="de",
            gelijk_aan_model=self.model.name,
            sha256_model=self.model.sha256,
            toestemmingsregels=tuple(_consent_rules(self.region)),
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
        return row(school, columns.SCHOOLS, self.own, only=SCHOOL, masked=self.publication)

    def _mandate(self, given: Mandate) -> Fields:
        return self._row(
            mandate.dated(given, self.region.covenant),
            columns.MANDATES,
            is_getekend=given.signed_on is not None,
            **{act: act in given.scope for act in columns.ACTS},
        )


def _consent_rules(region: Region) -> Iterator[str]:
    """Give who signs a consent form by the region's policy: "16 en 17 jaar: de Leerling en iedere Ouder"."""
    rules = policy.rules(region.covenant.policy, region.own_policy)
    pupil = f"de {capitalised(region.covenant.pupil_word)}"
    for rank, rule in enumerate(rules):
        who = " en ".join([pupil] * rule.pupil + ["iedere Ouder"] * rule.holders)
        yield f"{policy.ages(rules, rank)}: {who}"
