"""3 Which documents are wanted, of whom, from which template, and where each is signed.

In go the region and its signatures; out come documents. Nothing is read or written here. The papers of a case stand in
``case_papers``; every path of a document in the output folder is named in these two, and every path of a packet in
``bundles`` and ``case_bundles``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from generator.fields import papers
from generator.fields.papers import Names, Shared, document_fields
from generator.files import safe_name
from generator.model import (
    COVENANT,
    CareProvider,
    ChangeKind,
    Covenant,
    DocumentKind,
    Region,
    SignatureLine,
    TemplateKind,
)
from generator.signing import mandate, membership
from generator.signing.capacity import CovenantSignatures, code
from generator.signing.languages import AID_TEMPLATES

COVENANT_TEMPLATE, MANDATE_TEMPLATE, CONSENT_TEMPLATE = "convenant.docx", "volmacht.docx", "toestemming.docx"
ACCESSION_TEMPLATE, COVER_TEMPLATE = "toetreding.docx", "omslag.docx"
TEMPLATE_OF: Mapping[TemplateKind, str] = MappingProxyType(
    {
        "covenant": COVENANT_TEMPLATE,
        "mandate": MANDATE_TEMPLATE,
        "consent": CONSENT_TEMPLATE,
        "invitation": "uitnodiging.docx",
        "reading_aid": AID_TEMPLATES[0],
        "school_sheet": "schoolblad.docx",
        "file_note": "dossiernotitie.docx",
        "log": "logblad.docx",
        "accession": ACCESSION_TEMPLATE,
        "addendum": "addendum.docx",
        "notice": "kennisgeving.docx",
        "revocation": "intrekking.docx",
        "ratification": "bekrachtiging.docx",
        "succession": "rechtsopvolging.docx",
        "termination": "opzegging.docx",
        "announcement": "bekendmaking.docx",
        "reminder": "herinnering.docx",
        "decisions": "besluitenlijst.docx",
        "agenda": "agendabijlage.docx",
        "cover": COVER_TEMPLATE,
    }
)
"""The file of each kind of template; of reading aids, which have a file for each language, the first."""
CHANGE_TEMPLATES = tuple(TEMPLATE_OF[kind] for kind in get_args(ChangeKind))
"""The templates of the papers of a change, which a build asks for only when there is one."""
OPTIONAL = (*CHANGE_TEMPLATES, *AID_TEMPLATES)
TEMPLATES = tuple(name for name in TEMPLATE_OF.values() if name not in OPTIONAL)
"""The templates that a build can't do without: a language without a file just has no reading aid."""
KIND_OF: Mapping[str, TemplateKind] = MappingProxyType(
    {name: kind for kind, name in TEMPLATE_OF.items()} | dict.fromkeys(AID_TEMPLATES, "reading_aid")
)
FOR_FAMILIES: frozenset[str] = frozenset({"consent", "invitation", "reading_aid"})
"""The kinds of document that a parent or pupil reads, and that may be asked for in large print."""
TEXT = "convenanttekst"
"""The bookmark around the covenant's fixed text: its words give the SHA-256 that mandates and accession forms print."""


def templates_in(folder: Path) -> tuple[str, ...]:
    """Return the templates of a folder: those a build can't do without, and of the others those that are there."""
    return (*TEMPLATES, *(name for name in OPTIONAL if (folder / name).is_file()))


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


def covenant_id(covenant: Covenant) -> str:
    """Return the covenant's id: "convenant_Zilvermeer_2026-1"."""
    return f"convenant_{safe_name(covenant.region)}_{safe_name(covenant.edition)}"


def covenants(
    region: Region, shared: Shared, public: Shared, signatures: CovenantSignatures
) -> tuple[Document, Document]:
    """Return the covenant, and its copy for publication without natural persons' names and places to sign."""
    covenant = region.covenant
    name = covenant_id(covenant)
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
