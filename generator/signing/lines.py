"""The signature lines of a case: one per person who must sign, with role, capacity, address and the reason why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model import Case, Relation, Representative
from generator.signing import reasons
from generator.signing.authority import REFUSES, STANDINGS, authority, speaks_for_self
from generator.signing.demand import INCAPABLE, Demand

OWN_DATA_SOURCE = "BW 7:457 lid 1, Jeugdwet 7.3.11"
_ROLE: Mapping[Relation, str] = MappingProxyType(
    {"ouder": "ouder", "voogd": "voogd", "GI": "gi", "curator": "curator", "mentor": "mentor"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSigner:
    """One person who must sign, on a form of their own.

    ``role`` ("ouder-1") stands in file names; ``reason`` is one plain sentence to the signer, and ``basis`` the legal
    source. ``address`` holds the lines to print, and is empty where the address is secret or not known. ``own_data``
    says that the meeting also discusses the signer, ``own_data_only`` that the signer has no say about the pupil.
    ``representative`` is the row of the sheet Gezag, and is absent for the pupil.
    """

    role: str
    name: str
    capacity: str
    reason: str
    basis: str = ""
    is_pupil: bool = False
    check_authority: bool = False
    own_data: bool = False
    own_data_only: bool = False
    on_behalf_of: str = ""
    address: tuple[str, ...] = ()
    secret_address: bool = False
    language: str = ""
    representative: Representative | None = None


def lines(case: Case, first: Demand, last: Demand) -> Iterator[ConsentSigner]:
    """Give the lines that either of two days asks, the pupil's first; who refuses gets none."""
    if first.pupil or last.pupil:
        yield ConsentSigner(
            role="leerling",
            name=full_name(case),
            capacity="leerling",
            reason=reasons.of_pupil(first, last),
            basis=(first if first.pupil else last).rule.source,
            is_pupil=True,
        )
    for role, person in roles(case):
        signs = first.asks(person) or last.asks(person)
        if (signs or speaks_for_self(person)) and person.situation != REFUSES:
            yield _line(case, person, role, first, last)


def guests(case: Case, last: Demand) -> Iterator[ConsentSigner]:
    """Give everyone with gezag who is invited but has no line: who need not sign, or will not (questions 5 and 9)."""
    for role, person in roles(case):
        refuses = person.situation == REFUSES
        if any(person is one for one in last.holders) and (refuses or not last.asks(person)):
            yield ConsentSigner(
                role=role,
                name=person.name,
                capacity=_capacity(person, unknown=authority(person) == "onbekend", own_only=False),
                reason="",
                on_behalf_of=person.on_behalf_of,
                address=_address(person),
                secret_address=person.secret_address,
                language=person.language,
                representative=person,
            )


def roles(case: Case) -> Iterator[tuple[str, Representative]]:
    """Give each row of the sheet Gezag with its role and rank; who never signs has the relation for a role.

    Every row counts, so that a change of gezag never gives one parent's file name to the other.
    """
    ranks: dict[Relation, int] = {}
    for person in case.representatives:
        ranks[person.relation] = ranks.get(person.relation, 0) + 1
        yield f"{_ROLE.get(person.relation, person.relation)}-{ranks[person.relation]}", person


def _line(case: Case, person: Representative, role: str, first: Demand, last: Demand) -> ConsentSigner:
    signs = first.asks(person) or last.asks(person)
    unknown = signs and authority(person) == "onbekend"
    return ConsentSigner(
        role=role,
        name=person.name,
        capacity=_capacity(person, unknown=unknown, own_only=not signs),
        reason=reasons.of_holder(case, person, first, last) if signs else reasons.OWN_DATA,
        basis=_basis(case, person, first, last) if signs else OWN_DATA_SOURCE,
        check_authority=unknown,
        own_data=speaks_for_self(person),
        own_data_only=not signs,
        on_behalf_of=person.on_behalf_of,
        address=_address(person),
        secret_address=person.secret_address,
        language=person.language,
        representative=person,
    )


def _basis(case: Case, person: Representative, first: Demand, last: Demand) -> str:
    """Return the sources of a holder's line: of the gezag, and of the rule that asks for it."""
    standing = STANDINGS[person.relation].source
    day = first if first.asks(person) else last
    return f"{standing}, {day.rule.source}" if case.competent else f"{standing}, {INCAPABLE}"


def full_name(case: Case) -> str:
    """Return the pupil's name as it is printed."""
    return " ".join(part for part in (case.first_name, case.infix, case.last_name) if part)


def _address(person: Representative) -> tuple[str, ...]:
    if person.secret_address:
        return ()
    return tuple(line for line in (person.address, f"{person.postcode} {person.city}".strip()) if line)


def _capacity(person: Representative, *, unknown: bool, own_only: bool) -> str:
    if own_only:
        return f"{person.relation}, alleen voor gegevens over zichzelf"
    if person.relation == "GI":
        title = (
            f"jeugdbeschermer, namens {person.on_behalf_of}" if person.on_behalf_of else "gecertificeerde instelling"
        )
    elif person.relation == "ouder" and not unknown:
        title = "ouder met gezag"
    else:
        title = person.relation
    return f"{title} (gezag nog te controleren)" if unknown else title
