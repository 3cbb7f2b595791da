"""3 Which papers a change of the parties asks for, since the covenant was signed: of whom, and where each is signed.

In go the region and the events since the signing; out come documents. The mandates and accession forms that a change
asks for are among ``documents``: those are wanted of every party, changed or not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.changes.effects import effect_of, told
from generator.changes.event import Event
from generator.changes.overruling import is_overruled
from generator.documents import TEMPLATE_OF, Document, covenant_id, template_subject
from generator.fields import changes as fields
from generator.fields.changes import Concerned, Signed
from generator.fields.papers import Names, Shared, document_fields
from generator.files import safe_name
from generator.model import CHANGES, COVENANT, ChangeKind, Mandate, Region, Signatory, SignatureLine
from generator.signing import mandate, membership, register
from generator.signing.capacity import code

FOLDER = "changes"
TALKS = frozenset({"decisions", "agenda"})


@dataclass(frozen=True, slots=True)
class ChangePapers:
    """Makes the papers of the events of one region; ``signed`` is how the signing stands, ``today`` the day of it."""

    region: Region
    shared: Shared
    events: tuple[Event, ...]
    signed: Signed
    today: date

    def documents(self) -> Iterator[Document]:
        """Give every paper, in the order in which somebody would read them."""
        if self.events:
            yield self._talks("decisions", "besluitenlijst", "Besluitenlijst voor het regionale overleg")
            yield self._talks("agenda", "agendabijlage", "Agendabijlage voor het regionale overleg")
        if self._asks("addendum"):
            yield self._addendum()
        yield from self._notices()
        yield from self._terminations()
        yield from self._revocations()
        yield from self._successions()
        yield from self._ratifications()
        yield from self._announcements()

    def _asks(self, paper: str) -> tuple[Event, ...]:
        """Return the events that ask for a kind of paper, by its Dutch name in the table of effects.

        Those of which somebody decided that nothing is made do not.
        """
        return tuple(
            event
            for event in self.events
            if paper in effect_of(event).make and not is_overruled(event, self.region.overrulings)
        )

    # --- of the region ---

    def _talks(self, kind: ChangeKind, word: str, title: str) -> Document:
        name = f"{word}_{safe_name(self.region.covenant.region)}_{safe_name(self.region.covenant.edition)}"
        values = partial(fields.talks_fields, self.shared, self.events, self.signed)
        return self._document(kind, name, COVENANT, title, values, word)

    def _addendum(self) -> Document:
        covenant = self.region.covenant
        name = f"addendum_{safe_name(covenant.region)}_{safe_name(covenant.edition)}"
        values = partial(fields.addendum_fields, self.shared, self.region, self._asks("addendum"), self.today)
        return self._document("addendum", name, COVENANT, "Addendum: lijst van partijen", values, "addendum")

    # --- of one party ---

    def _notices(self) -> Iterator[Document]:
        by_party: dict[str, list[Event]] = {}
        for event in self._asks("kennisgeving"):
            by_party.setdefault(event.party, []).append(event)
        for subject, events in by_party.items():
            party = self._party(subject) or Concerned(
                subject=subject, name=events[0].name, number=subject.partition(":")[2] or self.region.covenant.region
            )
            receivers = [name for one, name in self._parties() if one != subject]
            values = partial(fields.notice_fields, self.shared, party, tuple(events), receivers)
            name = f"kennisgeving_{_safe(subject)}"
            yield self._document("notice", name, subject, f"Kennisgeving over {party.name}", values, "kennisgeving")

    def _terminations(self) -> Iterator[Document]:
        for event in self._asks("opzegging"):
            party = self._party(event.party)
            if party is None:
                continue  # its row is gone: the event's question asks to put it back
            values = partial(fields.termination_fields, self.shared, party, event.on)
            title = f"Opzegging door {party.name}"
            yield self._signed("termination", f"opzegging_{_safe(event.party)}", party, title, values, "opzegging")

    def _revocations(self) -> Iterator[Document]:
        """Give one for every signed mandate that ends, however many events end it: it tells them all."""
        ending: dict[tuple[str, str], list[tuple[Event, Mandate]]] = {}
        for event in self._asks("intrekking"):
            for row in self.region.mandates:
                if self._is_to_end(row, event) and (row.board, row.swv) in self.shared.mandates:
                    ending.setdefault((row.board, row.swv), []).append((event, row))
        for (board, swv), found in ending.items():
            party = self._party(f"bestuur:{board}")
            if party:
                why = " ".join(dict.fromkeys(told(event) for event, _ in found))
                on = min(filter(None, (event.on or row.revoked_on for event, row in found)), default=None)
                values = partial(fields.revocation_fields, self.shared, party, swv, why, on)
                yield self._of_mandate("revocation", "intrekking", party, swv, values)

    def _is_to_end(self, row: Mandate, event: Event) -> bool:
        """Tell whether an event ends a mandate that was signed: the board's own, or to the SWV that it left."""
        if row.signed_on is None or event.party not in (f"bestuur:{row.board}", f"volmacht:{row.board} {row.swv}"):
            return False
        if event.rule == "board-other-swv":
            board = next(one for one in self.region.boards if one.number == row.board)
            return row.swv not in board.swvs
        return True

    def _ratifications(self) -> Iterator[Document]:
        """Give one for every mandate that was signed after the covenant was signed by it (BW 3:69)."""
        on = self.region.covenant.signing_date
        if on is None or on > self.today:
            return
        there = {board.number for board in membership.boards(self.region)}
        for board, swv, row in mandate.mandates(self.region):
            late = row.signed_on is not None and row.signed_on > on and row.revoked_on is None
            began = board.member_since is None or board.member_since <= on
            party = self._party(board.subject)
            if party and late and began and board.number in there:
                values = partial(fields.ratification_fields, self.shared, party, swv.number)
                yield self._of_mandate("ratification", "bekrachtiging", party, swv.number, values)

    def _of_mandate(
        self, kind: ChangeKind, word: str, party: Concerned, swv: str, values: "partial[Names]"
    ) -> Document:
        title = f"{word.capitalize()} van de volmacht van {party.name}"
        return self._signed(kind, f"{word}_{party.number}_{swv}", party, title, values, word)

    def _successions(self) -> Iterator[Document]:
        for event in self._asks("rechtsopvolging"):
            party = self._party(event.party)
            if party is None:
                continue
            former = [(one.partition(":")[2], name) for one, name in zip(event.others, event.names, strict=True)]
            values = partial(fields.succession_fields, self.shared, party, former, event.on)
            name = f"rechtsopvolging_{party.number}"
            title = f"Verklaring rechtsopvolging van {party.name}"
            yield self._signed("succession", name, party, title, values, "rechtsopvolging")

    def _announcements(self) -> Iterator[Document]:
        """Give one for every provider that takes part and has signed, and of which that was not made known yet.

        Before the covenant is signed there is nothing to accede to (art. 18).
        """
        on = self.region.covenant.signing_date
        if on is None or on > self.today:
            return
        for one in self.region.providers:
            ready = one.takes_part_since and one.signed_on and one.signed_on <= self.today
            known = one.made_known_on is not None or one.ended_on is not None
            if ready and not known and one.municipality in self.shared.municipalities:
                receivers = [name for subject, name in self._parties() if subject != one.subject]
                values = partial(fields.announcement_fields, self.shared, one.kvk, receivers)
                title = f"Bekendmaking van de toetreding van {one.name}"
                yield self._document(
                    "announcement", f"bekendmaking_{one.kvk}", one.subject, title, values, "bekendmaking"
                )

    # --- what they share ---

    def _signed(
        self, kind: ChangeKind, name: str, party: Concerned, title: str, values: "partial[Names]", word: str
    ) -> Document:
        lines = tuple(
            SignatureLine(code(rank), person.name, f"{person.function} van {party.name}", party.subject)
            for rank, person in enumerate(party.signatories, start=1)
        )
        return self._document(kind, name, party.subject, title, values, word, lines)

    def _document(
        self,
        kind: ChangeKind,
        name: str,
        subject: str,
        title: str,
        values: "partial[Names]",
        word: str,
        lines: tuple[SignatureLine, ...] = (),
    ) -> Document:
        covenant = self.region.covenant
        template = TEMPLATE_OF[kind]
        about = document_fields(name, word, covenant.edition, covenant.signing_date)
        return Document(
            id=name,
            kind=kind,
            subject=subject,
            title=title,
            template=template,
            folder=FOLDER,
            values=partial(values, about),
            lines=lines,
            needs=frozenset({subject, COVENANT, CHANGES, template_subject(template)}),
        )

    def _parties(self) -> Iterator[tuple[str, str]]:
        """Give every party that is written to, by subject and name."""
        region, on = self.region, self.today
        for municipality in region.municipalities:
            if membership.within(None, municipality.party_until, on):
                yield municipality.subject, f"gemeente {municipality.name}"
        yield from ((swv.subject, swv.name) for swv in region.swvs)
        for board in region.boards:
            if membership.within(None, board.member_until, on):
                yield board.subject, board.name
        yield from ((one.subject, one.name) for one in region.providers if membership.is_party(one, on))

    def _party(self, subject: str) -> Concerned | None:
        """Return a party as a letter or a notice calls it, or nothing where its row is gone."""
        return next((party for party in concerned(self.region) if party.subject == subject), None)


def concerned(region: Region) -> Iterator[Concerned]:
    """Give every party in the workbook, as a letter or a notice calls it."""
    for board in region.boards:
        yield Concerned(
            subject=board.subject,
            name=board.name,
            number=board.number,
            seat=board.seat,
            address=_address(board.address, board.postcode, board.city),
            signatories=board.signatories,
        )
    for municipality in region.municipalities:
        yield Concerned(
            subject=municipality.subject,
            name=f"de gemeente {municipality.name}",
            number=municipality.code,
            address=_address(municipality.address, municipality.postcode, municipality.city),
            signatories=(municipality.signatory,),
        )
    for swv in region.swvs:
        yield Concerned(
            subject=swv.subject,
            name=swv.name,
            number=swv.number,
            seat=swv.seat,
            address=_address(swv.address, swv.postcode, swv.city),
            signatories=(Signatory(swv.director, swv.function),),
        )
    for provider in region.providers:
        yield Concerned(
            subject=provider.subject,
            name=provider.name,
            number=provider.kvk,
            seat=provider.seat,
            signatories=(provider.signatory,),
        )


def _address(street: str, postcode: str, city: str) -> tuple[str, ...]:
    return tuple(line for line in (street, f"{postcode} {city}".strip()) if line)


def _safe(subject: str) -> str:
    """Return a subject for a file name: "bestuur_41234"."""
    return subject.replace(":", "_").replace(" ", "_")


def signing_of(region: Region, wanted: Sequence[SignatureLine], today: date) -> Signed:
    """Return how the signing stands on a day: of the covenant's lines as the register says, and of each mandate."""
    given = mandate.mandates(region)
    lacking = [one.board.name for one in given if mandate.missing(*one, region.covenant, today)]
    paper = register.Paper(covenant_id(region.covenant), "", "covenant", tuple(wanted))
    return Signed(
        signatures=sum(place.state == "getekend" for place in register.places(region, [paper], today)),
        wanted=len(wanted),
        mandates_signed=len(given) - len(lacking),
        mandates=len(given),
        without_mandate=tuple(dict.fromkeys(lacking)),
    )
