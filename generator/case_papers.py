"""3 Which papers a case asks for: for each signer, for the school, and for each professional's own file.

In go a case and who signs; out come documents. Nothing is read or written here. No name of a person stands in an id or
a title; what a paper shows is made when it is printed (``fields.case_papers``).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.documents import TEMPLATE_OF, Document, template_subject
from generator.fields import case_papers as fields
from generator.fields.parties import Shared
from generator.fields.rows import Fields, Names, document_fields
from generator.files import safe_name
from generator.model import Case, CaseKind, Covenant, DocumentKind, Log, SignatureLine
from generator.signing.capacity import code
from generator.signing.consent import ConsentSigner, Signers, full_name

PUPIL = "leerling"
TITLES: Mapping[DocumentKind, str] = {
    "consent": "Toestemmingsformulier",
    "invitation": "Uitnodiging",
    "reading_aid": "Leeshulp bij het formulier",
    "school_sheet": "Schoolblad",
    "file_note": "Dossiernotitie",
    "log": "Logblad",
}
LOGS: Mapping[Log, str] = {
    "uitnodigingen": "Logblad uitnodigingen",
    "contactgegevens": "Logblad contactgegevens",
    "zonder ouders": "Logblad overleg zonder ouders",
    "onderzoek": "Logblad onderzoek",
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """What goes to one person, and to nobody else: an invitation, and, for who signs, the form and a reading aid."""

    guest: ConsentSigner
    invitation: Document
    form: Document | None = None
    aid: Document | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return its documents, in the order in which they are read."""
        return tuple(one for one in (self.invitation, self.form, self.aid) if one)


@dataclass(frozen=True, slots=True)
class CasePapers:
    """All papers of a case: an envelope for each person, and what stays at school."""

    envelopes: tuple[Envelope, ...]
    at_school: tuple[Document, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return every document, in print order: the school's first, then of each person."""
        return (*self.at_school, *(document for envelope in self.envelopes for document in envelope.documents))


def papers_of(
    covenant: Covenant, shared: Shared, case: Case, asked: Signers, aid_for: Callable[[str], str]
) -> CasePapers:
    """Return the papers of a case; ``aid_for`` gives the template of the reading aid in a language, or ""."""
    desk = _Desk(covenant, shared, case, asked)
    return CasePapers(tuple(desk.envelopes(aid_for)), tuple(desk.at_school()))


@dataclass(frozen=True, slots=True)
class _Desk:
    """Makes the papers of one case."""

    covenant: Covenant
    shared: Shared
    case: Case
    asked: Signers

    def envelopes(self, aid_for: Callable[[str], str]) -> Iterator[Envelope]:
        """Give an envelope for each signer, and one with just an invitation for who is invited and does not sign."""
        case = self.case
        for signer in self.asked.lines:
            form = self._document(
                "consent",
                f"toestemming_{case.code}_{signer.role}",
                "toestemmingsformulier",
                partial(fields.consent_fields, self.shared, case, signer, self.asked),
                lines=(SignatureLine(code(1), signer.name, signer.capacity, case.subject, signer.reason),),
            )
            yield Envelope(signer, self._invitation(signer, signs=True), form, self._aid(signer, aid_for))
        if not any(signer.is_pupil for signer in self.asked.lines):
            pupil = ConsentSigner(role=PUPIL, name=full_name(case), capacity="leerling", reason="", is_pupil=True)
            yield Envelope(pupil, self._invitation(pupil, signs=False))
        for guest in self.asked.guests:
            yield Envelope(guest, self._invitation(guest, signs=False))

    def _invitation(self, guest: ConsentSigner, *, signs: bool) -> Document:
        return self._document(
            "invitation",
            f"uitnodiging_{self.case.code}_{guest.role}",
            "uitnodiging",
            partial(fields.invitation_fields, self.shared, self.case, guest, signs),
        )

    def _aid(self, signer: ConsentSigner, aid_for: Callable[[str], str]) -> Document | None:
        template = aid_for(signer.language)
        if not template:
            return None
        return self._document(
            "reading_aid",
            f"leeshulp_{self.case.code}_{signer.role}",
            "leeshulp",
            partial(fields.reading_aid_fields, self.shared, self.case, signer, self.asked),
            template=template,
        )

    def at_school(self) -> Iterator[Document]:
        """Give the school sheet, a note for the file of each treating professional, and the log sheets."""
        case, asked, shared = self.case, self.asked, self.shared
        values: Callable[[Fields], Names] = partial(fields.school_sheet_fields, shared, case, asked)
        yield self._document("school_sheet", f"schoolblad_{case.code}", "schoolblad", values)
        for rank, professional in enumerate(case.participants, start=1):
            # every row counts, so that a note keeps its name when another professional is no longer treating
            if professional.treating:
                name = f"dossiernotitie_{case.code}_{rank}"
                values = partial(fields.file_note_fields, shared, case, professional, asked)
                title = f"{TITLES['file_note']} {case.code}, deelnemer {rank}"
                yield self._document("file_note", name, "dossiernotitie", values, title=title)
        for sort in asked.logs:
            name = f"logblad_{case.code}_{safe_name(sort)}"
            values = partial(fields.log_fields, shared, case, sort)
            yield self._document("log", name, "logblad", values, title=f"{LOGS[sort]} {case.code}")

    def _document(
        self,
        kind: CaseKind,
        name: str,
        sort: str,
        values: Callable[[Fields], Names],
        *,
        title: str = "",
        template: str = "",
        lines: tuple[SignatureLine, ...] = (),
    ) -> Document:
        template = template or TEMPLATE_OF[kind]
        return Document(
            id=name,
            kind=kind,
            subject=self.case.subject,
            title=title or f"{TITLES[kind]} {self.case.code}",
            template=template,
            folder=f"consents/{self.case.code}",
            values=partial(values, document_fields(name, sort, self.covenant.edition, None)),
            lines=lines,
            needs=frozenset({self.case.subject, template_subject(template)}),
            private=True,
        )
