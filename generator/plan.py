"""3 What is to be made for a region and its cases: every document, and every packet, in print order.

A pure function of what the workbooks say and of the day; ``ledger`` knows what of it was made before.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator import case_bundles, change_bundles, documents, esigning, party_bundles
from generator.bundles import Bundle
from generator.case_papers import papers_of
from generator.change_papers import ChangePapers, signing_of
from generator.changes.event import Event
from generator.documents import Document
from generator.dutch import day
from generator.fields import papers
from generator.model import NO_MODEL, Case, Region, TextModel
from generator.problems import Problem, notice
from generator.reminders import reminders
from generator.signing import mandate, membership
from generator.signing.capacity import covenant_signatures
from generator.signing.consent import signers
from generator.signing.mandate import Gate


def no_aid(_: str) -> str:
    """Say of every language that there is no reading aid in it."""
    return ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is wanted, in print order; the print run itself, ``drukwerk``, is the bundles one after another.

    ``former`` are the documents of parties that have left since the signing: they are in the archive, and not made.
    """

    covenant: Document
    documents: tuple[Document, ...]
    bundles: tuple[Bundle, ...]
    problems: tuple[Problem, ...]
    shared: papers.Shared
    former: tuple[Document, ...] = ()


def plan(
    region: Region,
    cases: tuple[Case, ...],
    *,
    today: date,
    sha256: Callable[[Document], str],
    model: TextModel = NO_MODEL,
    aid_for: Callable[[str], str] = no_aid,
    case_asked: str = "",
    events: tuple[Event, ...] = (),
) -> Plan:
    """Return what is wanted for a region.

    ``sha256`` is asked once for the digest of the covenant's text; ``model`` is what its template is equal to.
    ``aid_for`` gives the template of the reading aid in a language, or "" where there is none. With ``case_asked``
    nothing is planned of other cases. ``events`` are what happened since the covenant was signed.
    """
    on = region.covenant.signing_date or today
    shared = papers.region_fields(region, on=on, cases=cases, model=model)
    public = papers.region_fields(region, on=on, publication=True, model=model)
    signatures = covenant_signatures(region)
    covenant, publication = documents.covenants(region, shared, public, signatures)
    text = sha256(covenant)
    left = membership.left_since_signing(region, today)
    given = tuple(documents.mandates(region, shared, text))
    joining = tuple(documents.accessions(region, shared, text))
    mandates, accessions = (tuple(one for one in found if one.subject not in left) for found in (given, joining))
    former = tuple(one for one in (*given, *joining) if one.subject in left)
    gates = {swv.number: mandate.gate(region, swv, on) for swv in region.swvs}
    stand = signing_of(region, signatures.lines, today)
    changes = tuple(ChangePapers(region, shared, events, stand, today).documents())
    signed = (covenant, *mandates, *accessions, *changes)
    letters = () if case_asked else tuple(reminders(region, shared, signed, today))
    forms: list[Document] = []
    envelopes: list[Bundle] = []
    problems: list[Problem] = []
    for case in sorted(cases, key=lambda case: (case.school, case.code)):
        if case_asked not in ("", case.code):
            continue
        asked = signers(case, region.covenant.policy, signing=today, meeting=case.meeting_date, own=region.own_policy)
        papers_of_case = papers_of(region.covenant, shared, case, asked, aid_for)
        forms += papers_of_case.documents
        envelopes += case_bundles.of_case(region, case, papers_of_case)
        problems += asked.problems
    of_parties = (
        *party_bundles.of_boards(region, covenant, mandates, signatures),
        *party_bundles.of_municipalities(region, covenant, signatures),
        *party_bundles.of_providers(region, covenant, accessions),
    )
    wanted = (
        *(one for one in of_parties if one.subject not in left),
        *party_bundles.of_swvs(region, covenant, mandates, gates),
        *party_bundles.of_sessions(region, covenant, signatures, gates, on),
        *change_bundles.of_changes(region, changes),
        *envelopes,
        party_bundles.dossier(region, (covenant, *mandates, *accessions)),
    )
    wanted = (
        *esigning.signed_by(region.covenant.signing_way, wanted),
        *esigning.digital(region, (covenant, *mandates, *accessions), signatures, gates),
    )
    problems += esigning.waiting(region, signatures, gates)
    everything = (covenant, publication, *mandates, *accessions, *changes, *letters, *forms)
    return Plan(covenant, everything, wanted, (*problems, *_closed_gates(gates, on)), shared, former)


def _closed_gates(gates: Mapping[str, Gate], on: date) -> Iterator[Problem]:
    """Say, board by board, why a director's second signature is held back."""
    for number, found in gates.items():
        for held in found.held:
            yield notice(
                "mandate-gate",
                f"De directeur van {number} kan op {day(on)} nog niet tekenen namens bestuur {held.sentence}",
                f"{held.mend} Tot dan zit het tekenblad namens de schoolbesturen niet in tekensessie_{number}.pdf. "
                f"Kan dat niet wachten? {mandate.WAYS_OUT}",
                at=held.place,
            )
