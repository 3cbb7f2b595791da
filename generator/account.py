"""What became of one document or packet, as the report tells it: pure, from what was wanted and what was decided."""

from dataclasses import dataclass

from generator.documents import Document
from generator.ledger import Entry
from generator.model import SignatureLine
from generator.outcome import Paper, Signature


@dataclass(frozen=True, slots=True)
class Fate:
    """Why a thing was to be made, which rules held it back, whether it was made, and what now stands of it.

    ``reason`` is the why as a sentence.
    """

    why: tuple[str, ...]
    held: tuple[str, ...]
    made: bool
    entry: Entry | None
    reason: str = ""


def of_document(document: Document, fate: Fate) -> Paper:
    """Return what became of a document; where it is private, its signer is known by role and not by name."""
    if fate.entry is None or fate.held:
        return _without_files(document.id, document.kind, document.subject, fate, needs=document.needs)
    lines = {line.code: line for line in document.lines}
    return Paper(
        name=document.id,
        kind=document.kind,
        subject=document.subject,
        docx=f"{document.stem}.docx",
        pdf=next((path for path in fate.entry.files if path.endswith(".pdf")), ""),
        pages=fate.entry.pages,
        made=fate.made,
        why=fate.why,
        reason=fate.reason,
        signatures=tuple(_signature(document, lines[spot[0]], spot) for spot in fate.entry.spots if spot[0] in lines),
    )


def _signature(document: Document, line: SignatureLine, spot: tuple[str, int, float, float, float, float]) -> Signature:
    code, page, left, bottom, right, top = spot
    return Signature(
        signer=document.id.rpartition("_")[2] if document.private else line.signer,
        capacity=_capacity(document, line),
        page=page,
        x=left,
        y=bottom,
        width=round(right - left, 2),
        height=round(top - bottom, 2),
        code=code,
    )


def _capacity(document: Document, line: SignatureLine) -> str:
    """Return in what capacity somebody signs; where that is private, without the institution that follows a comma."""
    return line.capacity.partition(",")[0] if document.private else line.capacity


def of_packet(path: str, subject: str, label: str, fate: Fate) -> Paper:
    """Return what became of a packet; ``label`` says for whom it is, without a name."""
    if fate.entry is None or fate.held:
        return _without_files(path, "packet", subject, fate, label)
    return Paper(
        name=path,
        kind="packet",
        subject=subject,
        pdf=path,
        pages=fate.entry.pages,
        made=fate.made,
        why=fate.why,
        reason=fate.reason,
        addressee=label,
        ranges=fate.entry.ranges,
        places=fate.entry.places,
        blanks=fate.entry.blanks,
    )


def _without_files(
    name: str, kind: str, subject: str, fate: Fate, label: str = "", needs: frozenset[str] = frozenset()
) -> Paper:
    made = fate.made and not fate.held
    return Paper(
        name,
        kind,
        subject,
        made=made,
        why=fate.why,
        reason=fate.reason,
        held_by=fate.held,
        addressee=label,
        needs=needs,
    )
