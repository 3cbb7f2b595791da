"""The cases: each once, at a school and in a meeting that exist, of a pupil of the right age.

Who must sign a case is for ``signing.consent``. No problem here holds a value: it may be a pupil's data.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.checks.repetition import repeated
from generator.dutch import plain
from generator.model import Case, Region
from generator.problems import Problem, error, notice, warning

Problems = Iterator[Problem]
ADULT = 18
LONGEST = 366  # days
YOUNGEST, OLDEST = 4, 23  # a pupil's age, in whole years, on the day of the meeting


def case_twice(_region: Region, cases: Sequence[Case]) -> Problems:
    """A case stands in one row."""
    for case in repeated(cases, lambda case: case.code):
        yield _case_error(
            case, "code", "number-twice", "Deze casus staat in meer dan één rij.", "Geef iedere casus een eigen code."
        )


def school_of_case(region: Region, cases: Sequence[Case]) -> Problems:
    """A case's school stands on the sheet Scholen; for a location that does not, its school's own address is used."""
    known = {school.brin for school in region.schools}
    for case in cases:
        if not case.school or case.school in known:
            continue
        if case.school[:4] in known:
            yield _case_warning(
                case,
                "school",
                "school-location",
                "Deze vestiging staat niet op het blad Scholen; het adres van de hoofdvestiging wordt gedrukt.",
                "Voeg de vestiging toe aan het blad Scholen.",
            )
        else:
            yield _case_error(
                case,
                "school",
                "school-unknown",
                "Deze school staat niet op het blad Scholen.",
                "Verbeter de BRIN, of voeg de school toe.",
            )


def meeting_form_of_case(region: Region, cases: Sequence[Case]) -> Problems:
    """A case's meeting form stands on the sheet Overlegvormen, and suits the school's sector."""
    forms = {form.code: form for form in region.meeting_forms}
    sectors = {school.brin: school.sector for school in region.schools}
    for case in cases:
        form, sector = forms.get(case.meeting_form), sectors.get(case.school, "")
        if form is None and case.meeting_form:
            yield _case_error(
                case,
                "meeting_form",
                "meeting-form-unknown",
                "Deze overlegvorm staat niet op het blad Overlegvormen.",
                "Verbeter de code, of voeg de overlegvorm toe.",
            )
        elif form and form.sector and sector and form.sector != sector:
            yield _case_warning(
                case,
                "meeting_form",
                "meeting-form-sector",
                f"Deze overlegvorm is voor het {form.sector}, en de school hoort bij het {sector}.",
                "Kies een andere overlegvorm, of maak Sector leeg op het blad Overlegvormen.",
            )


def age_of_pupil(_region: Region, cases: Sequence[Case]) -> Problems:
    """A pupil is between 4 and 23 on the day of the meeting."""
    for case in cases:
        if not YOUNGEST <= years(case.born, case.meeting_date) <= OLDEST:
            yield _case_error(
                case,
                "born",
                "pupil-age",
                f"Op de dag van het overleg is de leerling jonger dan {YOUNGEST} of ouder dan {OLDEST} jaar.",
                "Controleer de geboortedatum en de overlegdatum.",
            )


def meeting_and_terms(region: Region, cases: Sequence[Case]) -> Problems:
    """A meeting falls in the term of the covenant, and the consent ends after the meeting."""
    covenant = region.covenant
    for case in cases:
        if case.end and case.end < case.meeting_date:
            yield _case_error(
                case, "end", "period-reversed", "De Einddatum ligt vóór de Overlegdatum.", "Controleer beide datums."
            )
        early = case.meeting_date < covenant.start
        if early or (covenant.end and case.meeting_date > covenant.end):
            yield _case_warning(
                case,
                "meeting_date",
                "meeting-outside-covenant",
                f"Het overleg is {'vóór de ingangsdatum' if early else 'na de einddatum'} van het convenant.",
                "Controleer de overlegdatum.",
            )


def address_half(_region: Region, cases: Sequence[Case]) -> Problems:
    """An address has a street, a postcode and a place, or is absent."""
    for case in cases:
        for person in case.representatives:
            parts = {"address": person.address, "postcode": person.postcode, "city": person.city}
            missing = [attribute for attribute, part in parts.items() if not part]
            if 0 < len(missing) < len(parts) and not person.secret_address:
                yield warning(
                    "address-half",
                    "Dit adres is niet compleet.",
                    "Vul Adres, Postcode en Plaats alle drie in, of geen van drieën.",
                    at=person.source.place(missing[0]),
                    touches=(case.subject,),
                )


def end_of_consent(_region: Region, cases: Sequence[Case]) -> Problems:
    """A consent says until when it holds; a year is the longest that a parent can oversee."""
    for case in cases:
        if case.end is None:
            yield notice(
                "consent-without-end",
                "Einddatum is leeg. Op het formulier staat dan dat de toestemming geldt tot zij wordt ingetrokken.",
                "Vul liever in tot wanneer de toestemming geldt.",
                at=case.source.place("end"),
                touches=(case.subject,),
            )
        elif (case.end - case.meeting_date).days > LONGEST:
            yield _case_warning(
                case,
                "end",
                "end-far",
                "De toestemming geldt tot meer dan een jaar na het overleg.",
                "Kies een eerdere Einddatum, of vraag na een jaar opnieuw om toestemming.",
            )


def person_twice(_region: Region, cases: Sequence[Case]) -> Problems:
    """A person stands once around a pupil: two rows would make two forms."""
    for case in cases:
        for person in repeated(case.representatives, lambda person: plain(person.name)):
            yield warning(
                "person-twice",
                "Deze persoon staat bij dezelfde casus in meer dan één rij, en kan daardoor twee formulieren krijgen.",
                "Houd één rij over.",
                at=person.source.place("name"),
                touches=(case.subject,),
            )


def parent_is_pupil(_region: Region, cases: Sequence[Case]) -> Problems:
    """A representative with the pupil's own name is most likely the pupil, put on the wrong sheet."""
    for case in cases:
        pupil = plain(" ".join(part for part in (case.first_name, case.infix, case.last_name) if part))
        for person in case.representatives:
            if plain(person.name) == pupil:
                yield warning(
                    "representative-is-pupil",
                    "Hier staat de naam van de leerling zelf.",
                    "Zet op blad Gezag alleen wie om de leerling heen staan. De leerling krijgt vanzelf een formulier.",
                    at=person.source.place("name"),
                    touches=(case.subject,),
                )


def curator_of_minor(_region: Region, cases: Sequence[Case]) -> Problems:
    """Curatele and mentorschap are for adults (BW 1:378, 1:450): a minor has a parent or voogd."""
    for case in cases:
        for person in case.representatives:
            minor = years(case.born, case.meeting_date) < ADULT
            if minor and person.relation in {"curator", "mentor"} and person.authority == "ja":
                yield warning(
                    "curator-of-minor",
                    f"De leerling is nog geen {ADULT}, en een {person.relation} is er alleen voor een volwassene.",
                    "Verbeter de Relatie of de Geboortedatum.",
                    at=person.source.place("relation"),
                    touches=(case.subject,),
                )


def years(born: date, on: date) -> int:
    """Return an age in whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _case_error(case: Case, attribute: str, rule: str, message: str, mend: str) -> Problem:
    return error(rule, message, mend, at=case.source.place(attribute), touches=(case.subject,))


def _case_warning(case: Case, attribute: str, rule: str, message: str, mend: str) -> Problem:
    return warning(rule, message, mend, at=case.source.place(attribute), touches=(case.subject,))
