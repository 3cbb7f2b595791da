"""3 Which packets a case asks for: one for each person, with nothing of anybody else's, and one that stays at school.

In go a case and its papers; out come bundles in print order: the school's first, then of each person.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.bundles import Bundle, address_lines, filled
from generator.case_papers import TITLES, CasePapers, Envelope
from generator.documents import Document
from generator.dutch import capitalised
from generator.model import Case, Region, School


def of_case(region: Region, case: Case, papers: CasePapers) -> Iterator[Bundle]:
    """Give the school's packet, and one packet per person."""
    school = next((one for one in region.schools if one.brin == case.school), None) or next(
        (one for one in region.schools if one.brin == case.school[:4]), None
    )
    yield _of_school(case, school, papers.at_school)
    for envelope in papers.envelopes:
        yield _of_person(case, school, envelope)


def _of_school(case: Case, school: School | None, documents: tuple[Document, ...]) -> Bundle:
    return Bundle(
        name=f"casus_{case.code}_school",
        kind="casus_school",
        subject=case.subject,
        title=f"Papieren voor de school {case.code}",
        label=f"casus {case.code}, school",
        addressee=capitalised(school.name) if school else "De school",
        address=_school_address(school),
        explanation="Deze papieren blijven op school. Geef ze niet mee aan de leerling of de ouders. Elke hulpverlener "
        "krijgt de eigen dossiernotitie, met een kopie van de getekende formulieren.",
        items=tuple(filled("casus_school", documents)),
        private=True,
    )


def _of_person(case: Case, school: School | None, envelope: Envelope) -> Bundle:
    guest, form = envelope.guest, envelope.form
    called = capitalised(school.name) if school else "De school"
    asked = (
        f"{called} vraagt toestemming voor een gesprek met hulpverleners. Toestemming geven betekent: het goed vinden. "
        "In het formulier staat waarover het gesprek gaat."
    )
    return Bundle(
        name=f"casus_{case.code}_{guest.role}",
        kind="casus",
        subject=case.subject,
        title=f"{'Vraag om toestemming' if form else 'Uitnodiging'} {case.code}, {guest.role}",
        label=f"casus {case.code}, {guest.role}",
        addressee=guest.on_behalf_of or guest.name,
        address=(f"t.a.v. {guest.name}", *guest.address) if guest.on_behalf_of else guest.address,
        explanation=asked if form else f"{called} nodigt uit voor een gesprek met hulpverleners.",
        items=tuple(
            replace(item, title=TITLES[item.document.kind], optional=item.document is envelope.aid)
            for item in filled("casus", envelope.documents)
        ),
        contact=case.contact or (school.name if school else ""),
        contact_email=school.email if school else "",
        return_address=", ".join((school.name, *_school_address(school))) if school else "",
        respond_by=case.meeting_date,
        secret_address=guest.secret_address,
        private=True,
    )


def _school_address(school: School | None) -> tuple[str, ...]:
    return address_lines(school.address, school.postcode, school.city) if school else ()
