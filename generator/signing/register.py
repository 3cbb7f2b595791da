"""How far the signing of each place is on a day: sent, received, signed; by the workbook's columns and its register.

In: the region, the documents that are signed, and a day. Out: a row for each place to sign. That a mandate or an
accession form is signed, the sheets Volmachten and Aanbieders say; all else the sheet Tekenregister.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.model import Region, SignatureLine, SigningRecord

State = Literal["getekend", "ontvangen", "verstuurd", "te versturen"]
"""From done to not begun; what came back without a day of signing is "ontvangen", and has to be looked at."""


PATIENCE = timedelta(weeks=4)
"""How long a paper may be away before its party is reminded, where no day was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place to sign: in which document, by whom in what capacity, and the days that are known by the day asked."""

    document: str
    title: str
    code: str
    signer: str
    capacity: str
    subject: str
    sent_on: date | None = None
    received_on: date | None = None
    signed_on: date | None = None
    remark: str = ""

    @property
    def state(self) -> State:
        """Return how far it is."""
        if self.signed_on:
            return "getekend"
        if self.received_on:
            return "ontvangen"
        return "verstuurd" if self.sent_on else "te versturen"

    @property
    def is_open(self) -> bool:
        """Tell whether it went out and did not come back."""
        return self.state == "verstuurd"

    def is_late(self, respond_by: date | None, on: date) -> bool:
        """Tell whether it should have been back by a day: before the day that was asked, or else in four weeks.

        What was sent on that day or later, such as a paper of a change, was not asked back before it.
        """
        if not self.is_open or self.sent_on is None:
            return False
        return on >= (respond_by if self.was_asked(respond_by) and respond_by else self.sent_on + PATIENCE)

    def was_asked(self, respond_by: date | None) -> bool:
        """Tell whether it was sent with the request to send it back before this day."""
        return respond_by is not None and self.sent_on is not None and self.sent_on < respond_by


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that is signed: its id, title and lines, and the subjects of its parties."""

    id: str
    title: str
    kind: str
    lines: tuple[SignatureLine, ...]


def places(region: Region, papers: Iterable[Paper], on: date) -> tuple[Place, ...]:
    """Return every place to sign with what is known of it on a day, in the order of the papers."""
    register = {(row.document, row.code): row for row in region.signing}
    elsewhere, former = dict(_signed_elsewhere(region)), dict(_signed_before(region))
    return tuple(
        _place(
            paper, line, register.get((paper.id, line.code)) or register.get((paper.id, "")), (elsewhere, former), on
        )
        for paper in papers
        for line in paper.lines
    )


def _place(
    paper: Paper,
    line: SignatureLine,
    row: SigningRecord | None,
    known: tuple[Mapping[str, date], Mapping[str, date]],
    on: date,
) -> Place:
    elsewhere, former = known

    def by(day: date | None) -> date | None:
        return day if day is not None and day <= on else None

    sent_on = by(row.sent_on) if row else None
    answered = sent_on is not None and paper.id in former and former[paper.id] >= sent_on
    return Place(
        document=paper.id,
        title=paper.title,
        code=line.code,
        signer=line.signer,
        capacity=line.capacity,
        subject=line.subject,
        sent_on=None if answered else sent_on,
        received_on=by(row.received_on) if row else None,
        signed_on=by((row.signed_on if row else None) or elsewhere.get(paper.id)),
        remark=row.remark if row else "",
    )


def _signed_elsewhere(region: Region) -> Iterator[tuple[str, date]]:
    """Give the documents of which another sheet says that they are signed: by the last signatory."""
    edition = region.covenant.edition
    for mandate in region.mandates:
        if mandate.signed_on and mandate.revoked_on is None and mandate.edition in ("", edition):
            yield f"volmacht_{mandate.board}_{mandate.swv}", mandate.signed_on
    for provider in region.providers:
        if provider.signed_on:
            yield f"toetreding_{provider.kvk}", provider.signed_on


def _signed_before(region: Region) -> Iterator[tuple[str, date]]:
    """Give the mandates that were signed and do not serve any more: what was sent for them has come back."""
    for mandate in region.mandates:
        if mandate.signed_on:
            yield f"volmacht_{mandate.board}_{mandate.swv}", mandate.signed_on


def unknown(region: Region, papers: Iterable[Paper]) -> tuple[SigningRecord, ...]:
    """Return the rows of the register about a document or place that there is not."""
    known = {(paper.id, line.code) for paper in papers for line in paper.lines}
    known |= {(document, "") for document, _ in known}
    return tuple(row for row in region.signing if (row.document, row.code) not in known)
