"""3 Which documents are wanted, of whom, from which template, and where each is signed.

In go the region, a case and its signers; out come documents. Nothing is read or written here. Every path of a document
in the output folder is named here, and every path of a packet in ``bundles``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import get_args

from generator.fields import papers
from generator.fields.papers import Names, Shared, document_fields
from generator.files import safe_name
from generator.model import COVENANT, CareProvider, Case, DocumentKind, Region, SignatureLine, TemplateKind
from generator.signing import mandate, membership
from generator.signing.capacity import CovenantSignatures, code
from generator.signing.consent import Signers

COVENANT_TEMPLATE, MANDATE_TEMPLATE, CONSENT_TEMPLATE = "convenant.docx", "volmacht.docx", "toestemming.docx"
ACCESSION_TEMPLATE, COVER_TEMPLATE = "toetreding.docx", "omslag.docx"
TEMPLATES = (COVENANT_TEMPLATE, MANDATE_TEMPLATE, CONSENT_TEMPLATE, ACCESSION_TEMPLATE, COVER_TEMPLATE)
TEMPLATE_OF: Mapping[TemplateKind, str] = MappingProxyType(dict(zip(get_args(TemplateKind), TEMPLATES, strict=True)))
"""The file of each kind of template."""
KIND_OF: Mapping[str, TemplateKind] = MappingProxyType({name: kind for kind, name in TEMPLATE_OF.items()})
FOR_FAMILIES: frozenset[str] = frozenset({"consent", "invitation"})
"""The kinds of document that a parent or pupil reads, and that may be asked for in large print."""
TEXT = "convenanttekst"
"""The bookmark around the covenant's fixed text: its words give the SHA-256 that mandates and accession forms print."""


def template_subject(name: str) -> str:
    """Return the subject that a fault in a template touches."""
    return f"sjabloon:{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document that is wanted; ``stem`` is its path in the output folder, without suffix.

    ``values`` gives what its template sees. ``needs`` are the subjects it can't do without: an error that touches one
    of them holds it back. ``private`` says that it holds a pupil's data.
    """

    id: str
    kind: DocumentKind
    subject: str
    title: str
    template: str
    folder: str
    values: Callable[[], Names]
    lines: tuple[SignatureLine, ...] = ()
    needs: frozenset[str] = frozenset()
    private: bool = False

    @property
    def stem(self) -> str:
        """Return "mandates/volmacht_41234_PO2507"."""
        return f"{self.folder}/{self.id}"

    @property
    def for_family(self) -> bool:
        """Tell whether a parent or pupil reads it."""
        return self.kind in FOR_FAMILIES


def covenants(
    region: Region, shared: Shared, public: Shared, signatures: CovenantSignatures
) -> tuple[Document, Document]:
    """Return the covenant, and its copy for publication without natural persons' names and places to sign."""
    covenant = region.covenant
    name = f"convenant_{safe_name(covenant.region)}_{safe_name(covenant.edition)}"
    title = f"Privacyconvenant {covenant.region}, editie {covenant.edition}"

    def document(name: str, title: str, shared: Shared, lines: tuple[SignatureLine, ...]) -> Document:
        about = document_fields(name, "convenant", covenant.edition, covenant.signing_date)
        return Document(
            id=name,
            kind="covenant",
            subject=COVENANT,
            title=title,
            template=COVENANT_TEMPLATE,
            folder="covenant",
            values=partial(papers.covenant_fields, shared, about),
            lines=lines,
            needs=frozenset({COVENANT, template_subject(COVENANT_TEMPLATE)}),
        )

    return (
        document(name, title, shared, signatures.lines),
        document(f"{name}_publicatie", f"{title} (publicatie)", public, ()),
    )


def mandates(region: Region, shared: Shared, text: str) -> Iterator[Document]:
    """Give a mandate for every board that signs on mandate, for each of its SWVs; ``text`` is the covenant's digest."""
    covenant = region.covenant
    for board, swv, _ in mandate.mandates(region):
        name = f"volmacht_{board.number}_{swv.number}"
        about = document_fields(name, "volmacht", covenant.edition, covenant.signing_date, text)
        yield Document(
            id=name,
            kind="mandate",
            subject=board.subject,
            title=f"Volmacht van {board.name} aan {swv.short_name or swv.name}",
            template=MANDATE_TEMPLATE,
            folder="mandates",
            values=partial(papers.mandate_fields, shared, board.number, swv.number, about),
            lines=tuple(
                SignatureLine(
                    code(rank),
                    person.name,
                    f"{person.function} van {board.name}",
                    board.subject,
                    "Het bestuur geeft met deze handtekening volmacht.",
                )
                for rank, person in enumerate(board.signatories, start=1)
            ),
            needs=frozenset(
                {
                    board.subject,
                    swv.subject,
                    template_subject(MANDATE_TEMPLATE),
                    template_subject(COVENANT_TEMPLATE),  # the mandate prints the digest of its text
                }
            ),
        )


def accessions(region: Region, shared: Shared, text: str) -> Iterator[Document]:
    """Give an accession form for every care provider whose part has not ended; ``text`` is the covenant's digest."""
    covenant = region.covenant
    for provider in region.providers:
        if not membership.within(None, provider.ended_on, covenant.start) or not _has_municipality(region, provider):
            continue
        name = f"toetreding_{provider.kvk}"
        about = document_fields(name, "toetredingsformulier", covenant.edition, covenant.signing_date, text)
        line = SignatureLine(
            code(1),
            provider.signatory.name,
            f"{provider.signatory.function} van {provider.name}",
            provider.subject,
            "De jeugdhulpaanbieder treedt toe tot het convenant.",
        )
        yield Document(
            id=name,
            kind="accession",
            subject=provider.subject,
            title=f"Toetredingsformulier van {provider.name}",
            template=ACCESSION_TEMPLATE,
            folder="accessions",
            values=partial(papers.accession_fields, shared, provider.kvk, about),
            lines=(line,),
            needs=frozenset(
                {
                    provider.subject,
                    template_subject(ACCESSION_TEMPLATE),
                    template_subject(COVENANT_TEMPLATE),  # the form prints the digest of its text
                }
            ),
        )


def _has_municipality(region: Region, provider: CareProvider) -> bool:
    return any(municipality.code == provider.municipality for municipality in region.municipalities)


def consents(region: Region, shared: Shared, case: Case, asked: Signers) -> Iterator[Document]:
    """Give a consent form for every signer of a case."""
    covenant = region.covenant
    for signer in asked.lines:
        name = f"toestemming_{case.code}_{signer.role}"
        about = document_fields(name, "toestemmingsformulier", covenant.edition, None)
        yield Document(
            id=name,
            kind="consent",
            subject=case.subject,
            title=f"Toestemmingsformulier {case.code}",
            template=CONSENT_TEMPLATE,
            folder=f"consents/{case.code}",
            values=partial(papers.consent_fields, shared, case, signer, asked, about),
            lines=(SignatureLine(code(1), signer.name, signer.capacity, case.subject, signer.reason),),
            needs=frozenset({case.subject, template_subject(CONSENT_TEMPLATE)}),
            private=True,
        )
