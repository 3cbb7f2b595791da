"""What a template of a change sees, for the region of the specimen: by the same code that makes real papers.

In: the kind of template, and the specimen's region and what its templates share. Out: the names that template gets.
"""

from dataclasses import replace
from datetime import date

from generator.changes.event import Event
from generator.fields import changes as fields
from generator.fields.changes import Concerned, Signed, Unsigned
from generator.fields.papers import Names, Shared, document_fields
from generator.model import ChangeKind, Region, SchoolBoard

ON = date(2027, 8, 1)
QUESTION = "Sinds wanneer is dit bestuur lid? Vul Lid sinds in."


def names(kind: ChangeKind, region: Region, shared: Shared, *, full: bool) -> Names:
    """Return what a template of this kind sees; where not ``full`` with nothing that may be left out."""
    covenant, board, swv = region.covenant, region.boards[0], region.swvs[0]
    about = document_fields("voorbeeld", kind, covenant.edition, covenant.signing_date)
    events = _events(region) if full else (Event(rule="signatory-changed", party="convenant"),)
    party = _concerned(board, full=full)
    per = ON if full else None
    receivers = [one.name for one in region.municipalities] + [one.name for one in region.swvs]
    match kind:
        case "addendum":
            return fields.addendum_fields(shared, region, events, ON, about)
        case "notice":
            merged = (*events, Event(rule="swv-merged", party=swv.subject, name=swv.name, before="A", after=swv.name))
            return fields.notice_fields(shared, party, merged if full else events, receivers, about)
        case "revocation":
            return fields.revocation_fields(shared, party, swv.number, "Het bestuur is geen lid meer.", per, about)
        case "ratification":
            return fields.ratification_fields(shared, party, swv.number, about)
        case "succession":
            former = [("40987", "Stichting De Lelie"), ("40988", "Vereniging De Roos")]
            return fields.succession_fields(shared, party, former, per, about)
        case "termination":
            return fields.termination_fields(shared, party, per, about)
        case "announcement":
            return fields.announcement_fields(shared, region.providers[0].kvk, receivers, about)
        case "reminder":
            sent = Unsigned(
                title="Volmacht aan SWV Zilvermeer PO", who="de heer P. de Boer", capacity="voorzitter", sent_on=per
            )
            return fields.reminder_fields(shared, party, [sent, replace(sent, title="Convenant")], about)
        case "decisions" | "agenda":
            without = tuple(one.name for one in region.boards) if full else ()
            signed = Signed(signatures=12, wanted=15, mandates_signed=58, mandates=60, without_mandate=without)
            return fields.talks_fields(shared, events, signed, about)


def _events(region: Region) -> tuple[Event, ...]:
    board, swv = region.boards[0], region.swvs[0]
    renamed = Event(
        rule="board-renamed",
        party=board.subject,
        name=board.name,
        before="Stichting De Lelie",
        after=board.name,
        on=ON,
        question=QUESTION,
    )
    return (
        renamed,
        replace(renamed, rule="board-joined", party=region.boards[1].subject, name=region.boards[1].name),
        replace(renamed, rule="swv-renamed", party=swv.subject, name=swv.name, after=swv.name, question=""),
        *(
            replace(renamed, rule="municipality-renamed", party=one.subject, name=one.name, after=one.name)
            for one in region.municipalities
        ),
    )


def _concerned(board: SchoolBoard, *, full: bool) -> Concerned:
    return Concerned(
        subject=board.subject,
        name=board.name,
        number=board.number,
        seat=board.seat if full else "",
        address=(board.address, f"{board.postcode} {board.city}") if full else (),
        signatories=board.signatories,
    )
