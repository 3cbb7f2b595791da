"""3 A letter to each party that should have sent something back: what just that party has yet to sign, and no more.

In go the region, the documents that are signed, and the day; out come documents. That a paper was sent, the sheet
Tekenregister says. The letters go out one by one: they are in no packet.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.change_papers import concerned
from generator.documents import TEMPLATE_OF, Document, template_subject
from generator.fields.changes import Concerned, Unsigned, reminder_fields
from generator.fields.papers import Shared, document_fields
from generator.model import COVENANT, REGISTER, Region
from generator.signing import register
from generator.signing.register import Place
from generator.signing_state import papers_to_sign

FOLDER = "reminders"


def reminders(region: Region, shared: Shared, documents: Sequence[Document], today: date) -> Iterator[Document]:
    """Give the letters that are due on a day, in the order of the sheets."""
    places = register.places(region, papers_to_sign(documents), today)
    late: dict[str, list[Place]] = {}
    for place in places:
        if place.is_late(region.covenant.respond_by, today):
            late.setdefault(place.subject, []).append(place)
    for party in concerned(region):
        if party.subject in late:
            yield _letter(region, shared, party, late[party.subject])


def name_of(subject: str) -> str:
    """Return the id of a party's letter: "herinnering_bestuur_41234"."""
    return f"herinnering_{subject.replace(':', '_')}"


def _letter(region: Region, shared: Shared, party: Concerned, late: Sequence[Place]) -> Document:
    covenant, template = region.covenant, TEMPLATE_OF["reminder"]
    unsigned = [Unsigned(title=one.title, who=one.signer, capacity=one.capacity, sent_on=one.sent_on) for one in late]
    name = name_of(party.subject)
    about = document_fields(name, "herinnering", covenant.edition, covenant.signing_date)
    asked = all(one.was_asked(covenant.respond_by) for one in late)
    return Document(
        id=name,
        kind="reminder",
        subject=party.subject,
        title=f"Herinnering aan {party.name}",
        template=template,
        folder=FOLDER,
        values=partial(reminder_fields, shared, party, unsigned, about, asked=asked),
        needs=frozenset({party.subject, COVENANT, REGISTER, template_subject(template)}),
    )
