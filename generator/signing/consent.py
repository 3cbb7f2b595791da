"""Who must sign a consent form, in what capacity and why: a pure function of the case, the policy and two dates.

The consent lifts a professional's duty of secrecy; it is not the legal basis of the AVG. Authorities differ about who
gives it, so the rule is a region's choice between the policies of one table, ``POLICIES``. Its sources were taken from
practice and are for the region's lawyer to confirm; they stand here and nowhere else.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from generator.model import Case, Policy, Relation, Representative
from generator.problems import Place, Problem, error, warning

BIRTHDAYS = (12, 16, 18)
"""The ages at which the rule changes; they part the four age bands of a policy."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who signs in one age band under one policy, and the source of that rule."""

    pupil: bool
    holders: bool
    source: str


def _holders(source: str) -> Rule:
    return Rule(pupil=False, holders=True, source=source)


def _pupil(source: str) -> Rule:
    return Rule(pupil=True, holders=False, source=source)


def _both(source: str) -> Rule:
    return Rule(pupil=True, holders=True, source=source)


SOURCES_DATE = date(2025, 1, 1)
"""The day up to which the sources below were followed."""

_REPRESENTED = "BW 7:465 lid 1; Jeugdwet 7.3.15 lid 1; NVO-beroepscode art. 5"
_OWN_DISCLOSURE = "BW 7:457 lid 1 en 3; Jeugdwet 7.3.11 (verstrekken aan derden)"
_TOGETHER = "NVO-beroepscode art. 5; vergelijk BW 7:450 lid 2 en Jeugdwet 7.3.4 lid 2"
_AS_ADULT = "BW 7:447 lid 1; NVO-beroepscode art. 5"
_UNTIL_ADULT = "BW 1:245 (gezag tot 18 jaar); keuze van de regio, strenger dan de wet"
_ADULT = "BW 1:233 en 1:245 (meerderjarig, geen gezag meer)"

POLICIES: Mapping[Policy, tuple[Rule, Rule, Rule, Rule]] = MappingProxyType(
    {
        #            under 12                12–15                    16–17                 18 and over
        "wet": (_holders(_REPRESENTED), _pupil(_OWN_DISCLOSURE), _pupil(_OWN_DISCLOSURE), _pupil(_ADULT)),
        "praktijk": (_holders(_REPRESENTED), _both(_TOGETHER), _pupil(_AS_ADULT), _pupil(_ADULT)),
        "strengst": (_holders(_REPRESENTED), _both(_TOGETHER), _both(_UNTIL_ADULT), _pupil(_ADULT)),
    }
)

MINOR: tuple[Relation, ...] = ("ouder", "voogd", "GI")
ADULT: tuple[Relation, ...] = ("curator", "mentor")
INCOMPETENT: Mapping[bool, tuple[Relation, ...]] = MappingProxyType({False: MINOR, True: ADULT})
"""Who signs for a pupil who can't decide, by whether the pupil is of age.

BW 7:465 lid 2 en 3; NVO-beroepscode art. 7. A parent or partner of an adult is not offered: the region decides that.
"""

NEVER: tuple[Relation, ...] = ("pleegouder", "stiefouder")
"""Who has no say by that relation alone; with gezag given by a court such a person is a voogd, or a parent."""

_ROLE: Mapping[Relation, str] = MappingProxyType(
    {"ouder": "ouder", "voogd": "voogd", "GI": "gi", "curator": "curator", "mentor": "mentor"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSigner:
    """One person who must sign, on a form of their own.

    ``role`` ("ouder-1") stands in file names; ``reason`` is one plain sentence to the signer. ``address`` holds the
    lines to print, and is empty where the address is secret or not known. ``own_data`` says that the meeting also
    discusses the signer, ``own_data_only`` that the signer has no say about the pupil. ``representative`` is the row of
    the sheet Gezag, and is absent for the pupil.
    """

    role: str
    name: str
    capacity: str
    reason: str
    is_pupil: bool = False
    check_authority: bool = False
    own_data: bool = False
    own_data_only: bool = False
    on_behalf_of: str = ""
    address: tuple[str, ...] = ()
    secret_address: bool = False
    language: str = ""
    representative: Representative | None = None


@dataclass(frozen=True, slots=True)
class Signers:
    """The lines of a case: who must sign, who holds gezag (or stands for an adult), and what is wrong."""

    lines: tuple[ConsentSigner, ...]
    problems: tuple[Problem, ...] = ()
    holders: tuple[Representative, ...] = ()


@dataclass(frozen=True, slots=True)
class _Demand:
    """What the rule asks on one day."""

    band: int
    pupil: bool
    asks_holders: bool
    holders: tuple[Representative, ...]

    @property
    def asked(self) -> tuple[Representative, ...]:
        """The holders who must sign."""
        return self.holders if self.asks_holders else ()

    def asks(self, person: Representative) -> bool:
        return any(person is holder for holder in self.asked)

    @property
    def answered(self) -> bool:
        """Whether everyone the rule asks for is known."""
        return bool(self.holders) or not self.asks_holders


def age(born: date, on: date) -> int:
    """Return the age in whole years on a day.

    Who is born on 29 February turns a year older on 1 March in a common year: a year of life is full when its last day
    (28 February) has passed. The law has no rule of its own for this; it is how Dutch practice counts.
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def signers(case: Case, policy: Policy, *, signing: date, meeting: date) -> Signers:
    """Return exactly the people who must sign for a case, each with the reason why.

    ``policy`` is the covenant's; a case's own policy goes before it. ``signing`` is the day of signing, as a rule
    today; once the meeting is past, only the day of the meeting counts. Where the rule differs between the two days,
    everyone whom it asks on either day signs: that is always enough. Nobody who may sign on the day of the meeting
    is an error that holds the case back.
    """
    rules = POLICIES[case.policy or policy]
    first = _demand(case, rules, min(signing, meeting))
    last = _demand(case, rules, meeting)
    return Signers(
        tuple(_lines(case, first, last)),
        tuple(_problems(case, first, last, past=meeting < signing)),
        tuple(p for p in case.representatives if any(p is h for h in (*first.holders, *last.holders))),
    )


def _demand(case: Case, rules: tuple[Rule, ...], on: date) -> _Demand:
    band = bisect_right(BIRTHDAYS, age(case.born, on))
    of_age = band == len(BIRTHDAYS)
    relations = INCOMPETENT[True] if of_age and not case.competent else () if of_age else MINOR
    holders = tuple(p for p in case.representatives if p.relation in relations and p.authority != "nee")
    rule = rules[band]
    return _Demand(
        band,
        pupil=rule.pupil and case.competent,
        asks_holders=rule.holders or not case.competent,
        holders=holders,
    )


def _lines(case: Case, first: _Demand, last: _Demand) -> Iterator[ConsentSigner]:
    if first.pupil or last.pupil:
        yield ConsentSigner(
            role="leerling",
            name=full_name(case),
            capacity="leerling",
            reason=_reason_of_pupil(first, last),
            is_pupil=True,
        )
    ranks: dict[Relation, int] = {}
    for person in case.representatives:
        # every row counts, so that a change of gezag never gives one parent's file name to the other
        ranks[person.relation] = ranks.get(person.relation, 0) + 1
        signs = first.asks(person) or last.asks(person)
        if not signs and not _speaks_for_self(person):
            continue
        unknown = signs and person.authority == "onbekend"
        yield ConsentSigner(
            role=f"{_ROLE[person.relation]}-{ranks[person.relation]}",
            name=person.name,
            capacity=_capacity(person, unknown=unknown, own_only=not signs),
            reason=_reason(case, person, first, last) if signs else _OWN_REASON,
            check_authority=unknown,
            own_data=_speaks_for_self(person),
            own_data_only=not signs,
            on_behalf_of=person.on_behalf_of,
            address=_address(person),
            secret_address=person.secret_address,
            language=person.language,
            representative=person,
        )


def _speaks_for_self(person: Representative) -> bool:
    """Tell whether a person's own data are discussed: consent to that needs no gezag, whatever the pupil's age."""
    return person.own_data and person.relation not in (*NEVER, "GI")


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


_OWN_REASON = "U tekent omdat het overleg ook gaat over gegevens van uzelf."
_OPENING: Mapping[Relation, str] = MappingProxyType(
    {
        "ouder": "U hebt{maybe} gezag over uw kind",
        "voogd": "U bent{maybe} de voogd van deze leerling",
        "GI": "U beslist{maybe} namens {body}",
        "curator": "U bent{maybe} de curator van deze leerling",
        "mentor": "U bent{maybe} de mentor van deze leerling",
    }
)


def _reason(case: Case, person: Representative, first: _Demand, last: _Demand) -> str:
    """Return why a holder of gezag, or who stands for an adult, must sign: a sentence that begins with "U"."""
    unknown = person.authority == "onbekend"
    opening = _OPENING[person.relation].format(
        maybe=" misschien" if unknown else "", body=person.on_behalf_of or "uw instelling"
    )
    if unknown:
        return f"{opening}; dat controleren we voordat u tekent."
    child = "uw kind" if person.relation == "ouder" else "de leerling"
    if not first.asks(person):
        return f"{opening} en {child} is op de dag van het overleg 18 jaar of ouder."
    if not last.asks(person):
        return f"{opening} en {child} is jonger dan {BIRTHDAYS[first.band]} jaar op de dag dat u tekent."
    if not case.competent:
        return f"{opening} en {child} kan dit niet zelf beslissen."
    return f"{opening} en {child} is jonger dan {BIRTHDAYS[last.band]} jaar."


def _reason_of_pupil(first: _Demand, last: _Demand) -> str:
    if not first.pupil:
        turns = BIRTHDAYS[last.band - 1]
        return f"Je bent op de dag van het overleg {turns} jaar of ouder, daarom vragen we het ook aan jou."
    together = first.asks_holders or last.asks_holders
    return f"Je bent {BIRTHDAYS[first.band - 1]} jaar of ouder, daarom beslis je {'mee' if together else 'zelf'}."


def _problems(case: Case, first: _Demand, last: _Demand, *, past: bool) -> Iterator[Problem]:
    """Give what is wrong with a case's signers; no message holds a name, a date or another value of the case."""
    if past:
        yield _warn(
            case,
            "consent-meeting-past",
            "de overlegdatum ligt in het verleden, dus alleen de leeftijd op die dag telt",
            "Controleer de overlegdatum.",
            "meeting_date",
        )
    if first.band != last.band:
        yield _birthday(case, first, last)
    yield from _nobody(case, last)
    for person in case.representatives:
        yield from _doubts(case, person, first, last)
    yield from _contradictions(case, last)


def _birthday(case: Case, first: _Demand, last: _Demand) -> Problem:
    differs = (first.pupil, first.asked) != (last.pupil, last.asked)
    effect = (
        "Iedereen die op één van beide dagen moet tekenen, krijgt een formulier: dat is altijd genoeg"
        if differs and first.answered
        else "Wie tekent, verandert daardoor niet"
        if not differs
        else "Wie vanaf die verjaardag moet tekenen, krijgt een formulier"
    )
    return _warn(
        case,
        "consent-birthday",
        f"tussen het tekenen en het overleg wordt de leerling 12, 16 of 18 jaar. {effect}",
        "Laat liever na die verjaardag tekenen.",
        "born",
    )


def _nobody(case: Case, last: _Demand) -> Iterator[Problem]:
    """Give an error where somebody must sign on the day of the meeting and nobody is known who may."""
    if last.answered:
        return
    adult = last.band == len(BIRTHDAYS)
    who = "voor deze meerderjarige mag tekenen" if adult else "gezag heeft en mag tekenen"
    yield error(
        "consent-nobody",
        f"Casus {case.code}: er is niemand bekend die {who}.",
        "Vul op het blad Gezag de curator of de mentor in, met Gezag = ja."
        if adult
        else "Vul op het blad Gezag in wie gezag heeft: een ouder, een voogd of een GI, met Gezag = ja.",
        at=case.source.place("competent" if not case.competent else "code"),
        touches=(case.subject,),
    )


def _doubts(case: Case, person: Representative, first: _Demand, last: _Demand) -> Iterator[Problem]:
    at = person.source.place("authority")
    signs = first.asks(person) or last.asks(person)
    if signs and person.authority == "onbekend":
        yield _warn(
            case,
            "consent-authority-unknown",
            "het gezag van een vertegenwoordiger is onbekend. Het formulier krijgt een controleregel",
            "Kijk in het gezagsregister vóórdat deze persoon tekent, en vul Gezag in.",
            at,
        )
    if signs and person.relation == "GI" and not person.on_behalf_of:
        yield _warn(
            case,
            "consent-gi-person",
            "bij een GI tekent een jeugdbeschermer met naam",
            "Zet in Naam de jeugdbeschermer en in Namens de gecertificeerde instelling.",
            person.source.place("on_behalf_of"),
        )
    if person.relation in NEVER and person.authority != "nee":
        yield _warn(
            case,
            "consent-never-signs",
            f"een {person.relation} tekent niet",
            "Heeft de rechter gezag gegeven? Vul dan bij Relatie ‘voogd’ in. Zo niet, zet Gezag op nee.",
            at,
        )
    if person.own_data and not _speaks_for_self(person):
        yield _warn(
            case,
            "consent-own-data-apart",
            f"er zijn eigen gegevens aangevinkt bij een {person.relation}, en die tekent dit formulier niet",
            "Vraag deze persoon apart om toestemming voor gegevens over zichzelf.",
            person.source.place("own_data"),
        )


def _contradictions(case: Case, last: _Demand) -> Iterator[Problem]:
    sure = [person for person in last.holders if person.authority == "ja"]
    relations = {person.relation for person in sure}
    if len(sure) > 2 or ("GI" in relations and len(relations) > 1):
        yield _warn(
            case,
            "consent-holders-odd",
            "er staan meer vertegenwoordigers met Gezag = ja dan samen kan",
            "Gezag hebben hoogstens twee personen, of één GI. Een GI bij ondertoezichtstelling heeft Gezag = nee.",
            sure[-1].source.place("authority"),
        )
    if case.competent and last.band == len(BIRTHDAYS):
        for person in case.representatives:
            if person.relation in ADULT and person.authority == "ja":
                yield _warn(
                    case,
                    "consent-competence",
                    f"er is een {person.relation}, maar de leerling is wilsbekwaam en tekent zelf",
                    "Klopt dat niet? Zet op het blad Casussen Wilsbekwaam op nee.",
                    "competent",
                )


def _warn(case: Case, rule: str, message: str, mend: str, at: str | Place) -> Problem:
    place = case.source.place(at) if isinstance(at, str) else at
    return warning(rule, f"Casus {case.code}: {message}.", mend, at=place, touches=(case.subject,))
