"""What is wrong with a case's signers, by cell; no message holds a name, a date or another value of the case."""

from collections.abc import Iterator

from generator.model import Case, Representative
from generator.problems import Place, Problem, error, notice, warning
from generator.signing.authority import (
    NEVER_SIGNS,
    RECOGNISED_EARLY,
    REFUSES,
    STANDINGS,
    UNREACHABLE,
    authority,
    never_signs,
    speaks_for_self,
)
from generator.signing.demand import Demand
from generator.signing.policy import OF_AGE

MOST = 2
"""How many people can hold gezag together (BW 1:245 lid 3, 1:253t and 1:282)."""


def doubts(case: Case, first: Demand, last: Demand, *, past: bool) -> Iterator[Problem]:
    """Give all that somebody must mend or look at before a case's forms are signed."""
    if past:
        yield _warn(
            case,
            "consent-meeting-past",
            "de overlegdatum ligt in het verleden, dus alleen de leeftijd op die dag telt",
            "Controleer de overlegdatum.",
            "meeting_date",
        )
    if (first.rank, first.of_age) != (last.rank, last.of_age):
        yield _birthday(case, first, last)
    yield from _nobody(case, last)
    for person in case.representatives:
        signs = first.asks(person) or last.asks(person)
        yield from _impossible(case, person)
        yield from _of_person(case, person, signs=signs)
        yield from _of_situation(case, person, signs=signs)
    yield from _contradictions(case, first)
    if first.of_age != last.of_age:
        yield from _contradictions(case, last)
    yield from _not_needed(case, last)


def _birthday(case: Case, first: Demand, last: Demand) -> Problem:
    differs = (first.pupil, first.asked) != (last.pupil, last.asked)
    effect = (
        "Iedereen die op één van beide dagen moet tekenen, krijgt een formulier: dat is altijd genoeg"
        if differs and first.answered
        else "Wie tekent, verandert daardoor niet"
        if not differs
        else "Wie vanaf die verjaardag moet tekenen, krijgt een formulier"
    )
    ages = sorted({str(rule.from_age) for rule in last.rules} - {"0"} | {str(OF_AGE)}, key=int)
    turns = " of ".join(part for part in (", ".join(ages[:-1]), ages[-1]) if part)
    return _warn(
        case,
        "consent-birthday",
        f"tussen het tekenen en het overleg wordt de leerling {turns} jaar. {effect}",
        "Laat liever na die verjaardag tekenen.",
        "born",
    )


def _nobody(case: Case, last: Demand) -> Iterator[Problem]:
    """Give an error where somebody must sign on the day of the meeting and nobody is known who may."""
    if last.answered:
        return
    who = "voor deze meerderjarige mag tekenen" if last.of_age else "gezag heeft en mag tekenen"
    mend = (
        "Vul op het blad Gezag de curator of de mentor in, met Gezag = ja."
        if last.of_age
        else "Vul op het blad Gezag in wie gezag heeft: een ouder, een voogd of een GI, met Gezag = ja."
    )
    gone = any(person.situation in NEVER_SIGNS for person in case.representatives)
    yield error(
        "consent-nobody",
        f"Casus {case.code}: er is niemand bekend die {who}.",
        f"{mend} Heeft niemand meer gezag? Meld dat bij de Raad voor de Kinderbescherming."
        if gone and not last.of_age
        else mend,
        at=case.source.place("competent" if not case.competent else "code"),
        touches=(case.subject,),
    )


def _of_person(case: Case, person: Representative, *, signs: bool) -> Iterator[Problem]:
    at = person.source.place("authority")
    if signs and person.situation == RECOGNISED_EARLY:
        yield _warn(
            case,
            "consent-recognised-early",
            "een erkenning vóór 2023 geeft zonder aantekening in het gezagsregister geen gezag. Het formulier krijgt "
            "een controleregel",
            "Kijk in het gezagsregister. Vul daarna Gezag en Bewijs in, en maak Situatie leeg.",
            person.source.place("situation"),
        )
    elif signs and authority(person) == "onbekend":
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
    if never_signs(person.relation) and person.authority != "nee":
        yield _warn(
            case,
            "consent-never-signs",
            f"een {person.relation} tekent niet",
            "Heeft de rechter gezag gegeven? Vul dan bij Relatie ‘voogd’ in. Zo niet, zet Gezag op nee.",
            at,
        )
    if person.own_data and not speaks_for_self(person) and person.situation not in NEVER_SIGNS:
        yield _warn(
            case,
            "consent-own-data-apart",
            f"er zijn eigen gegevens aangevinkt bij een {person.relation}, en die tekent dit formulier niet",
            "Vraag deze persoon apart om toestemming voor gegevens over zichzelf.",
            person.source.place("own_data"),
        )


def _of_situation(case: Case, person: Representative, *, signs: bool) -> Iterator[Problem]:
    at = person.source.place("situation")
    if person.situation == "onbekend":
        yield notice(
            "consent-person-unknown",
            f"Casus {case.code}: van een vertegenwoordiger weet niemand wie het is. Deze persoon tekent niet.",
            "Kijk op de geboorteakte of in het gezagsregister of er nog iemand gezag heeft.",
            at=at,
            touches=(case.subject,),
        )
    if person.situation == REFUSES and (signs or speaks_for_self(person)):
        yield _warn(
            case,
            "consent-refused",
            "iemand die moet tekenen, weigert. Voor deze persoon is er geen formulier, en "
            + ("de toestemming wordt niet compleet" if signs else "gegevens over deze persoon mag niemand delen"),
            "Overleg eerst met deze persoon. Zie de handleiding voor wat u dan nog mag delen.",
            at,
        )
    if person.situation == UNREACHABLE and (signs or speaks_for_self(person)):
        yield _warn(
            case,
            "consent-unreachable",
            "iemand die moet tekenen, is niet bereikbaar. Het formulier is er wel, met de logbladen",
            "Schrijf elke poging op. Zonder deze handtekening is de toestemming niet compleet.",
            at,
        )


def _impossible(case: Case, person: Representative) -> Iterator[Problem]:
    """Give an error where a row says two things that can't both be so: nobody knows whether a signature is missing."""
    situation, relation = person.situation, person.relation
    if situation in NEVER_SIGNS and person.authority == "ja":
        said = (
            "wie is overleden, heeft geen gezag"
            if situation == "overleden"
            else "wie onbekend is, kan geen gezag hebben dat is nagekeken"
        )
        mend = "Zet Gezag op nee, of verbeter Situatie."
    elif relation == "GI" and situation in NEVER_SIGNS:
        said, mend = f"een GI kan niet {situation} zijn", "Maak Situatie leeg, of verbeter Relatie."
    elif situation == RECOGNISED_EARLY and relation != "ouder":
        said, mend = f"een {relation} kan niet erkend zijn als ouder", "Maak Situatie leeg, of zet Relatie op ouder."
    else:
        return
    yield error(
        "consent-situation-odd",
        f"Casus {case.code}: {said}.",
        mend,
        at=person.source.place("situation"),
        touches=(case.subject,),
    )


def _contradictions(case: Case, on: Demand) -> Iterator[Problem]:
    """Give an error where more people hold gezag, or stand for an adult, than can do so together."""
    sure = [person for person in on.holders if authority(person) == "ja"]
    relations = {person.relation for person in sure}
    alone = "GI" in relations and len(sure) > 1
    mixed = len(relations) > 1 and all(STANDINGS[relation].adult for relation in relations)
    if len(sure) <= MOST and not alone and not mixed:
        return
    mend = (
        "Met een curator is er geen mentor. Zet bij wie het niet is Gezag op nee."
        if on.of_age
        else "Gezag hebben hoogstens twee personen, of één GI. Een GI bij ondertoezichtstelling heeft Gezag = nee."
    )
    yield error(
        "consent-holders-odd",
        f"Casus {case.code}: er staan meer vertegenwoordigers met Gezag = ja dan samen kan.",
        mend,
        at=sure[-1].source.place("authority"),
        touches=(case.subject,),
    )


def _not_needed(case: Case, last: Demand) -> Iterator[Problem]:
    if case.competent and last.of_age:
        for person in case.representatives:
            if STANDINGS[person.relation].adult and person.authority == "ja":
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
