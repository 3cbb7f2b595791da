"""What must hold across the rows of a region and its cases: a list of small functions that return problems.

Each check has one subject and a stable rule id; ``check`` runs them all. What a single cell must look like is told when
it is read (``values``), who must sign a case by ``consent``, and which mandates hold on a day by ``mandate``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.dutch import plain
from generator.model import COVENANT, Case, Mandate, MeetingForm, Record, Region, School, SchoolBoard, Swv
from generator.problems import Place, Problem, error, warning

Problems = Iterator[Problem]
YOUNGEST, OLDEST = 4, 23  # a pupil's age, in whole years, on the day of the meeting
Named = tuple[str, str]  # an attribute and the header of its column
R = TypeVar("R", bound=Record)


def check(region: Region, cases: Sequence[Case] = ()) -> tuple[Problem, ...]:
    """Return every problem across the rows of a region and its cases, in the order of the checks."""
    of_region = (problem for one in REGION_CHECKS for problem in one(region))
    of_cases = (problem for one in CASE_CHECKS for problem in one(region, cases))
    return (*of_region, *of_cases)


def number_twice(region: Region) -> Problems:
    """Each party, school, meeting form and mandate stands in one row."""
    for swv in _repeated(region.swvs, lambda swv: swv.number):
        yield _twice(swv, "number", "dit SWV-nummer", (swv.subject, COVENANT))
    for board in _repeated(region.boards, lambda board: board.number):
        yield _twice(board, "number", "dit bestuursnummer", (board.subject, COVENANT))
    for municipality in _repeated(region.municipalities, lambda municipality: municipality.code):
        yield _twice(municipality, "code", "deze gemeentecode", (municipality.subject, COVENANT))
    for provider in _repeated(region.providers, lambda provider: provider.kvk):
        yield _twice(provider, "kvk", "dit KvK-nummer", (provider.subject, COVENANT))
    for mandate in _repeated(region.mandates, lambda mandate: f"{mandate.board} {mandate.swv}"):
        yield _twice(mandate, "board", "dit bestuur met dit SWV", _of_mandate(mandate))


def kvk_twice(region: Region) -> Problems:
    """One KvK number is one legal entity: two boards or SWVs that share it may be a slip of the pen."""
    entities: list[Swv | SchoolBoard] = [*region.swvs, *region.boards]
    for entity in _repeated(entities, lambda entity: entity.kvk):
        yield warning(
            "kvk-twice",
            "Dit KvK-nummer staat ook bij een ander bestuur of SWV.",
            "Controleer bij de Kamer van Koophandel welk nummer van wie is.",
            at=entity.source.place("kvk"),
            value=entity.kvk,
            touches=(entity.subject,),
        )


def name_twice(region: Region) -> Problems:
    """Boards with one name and two numbers do exist, and are more often one board."""
    for board in _repeated(region.boards, lambda board: plain(board.name)):
        yield warning(
            "name-twice",
            "Een ander bestuur met een ander nummer heeft dezelfde naam.",
            "Controleer of het twee rechtspersonen zijn.",
            at=board.source.place("name"),
            value=board.name,
            touches=(board.subject,),
        )


def board_of_unknown_swv(region: Region) -> Problems:
    """A board belongs to SWVs that are party."""
    known = {swv.number for swv in region.swvs}
    for board in region.boards:
        for number in board.swvs:
            if number not in known:
                yield error(
                    "swv-unknown",
                    f"SWV {number} staat niet op het blad SWV.",
                    "Verbeter het nummer, of voeg het SWV toe.",
                    at=board.source.place("swvs"),
                    value=number,
                    touches=(board.subject, COVENANT),
                )


def swv_without_boards(region: Region) -> Problems:
    """An SWV of which no board is party is most likely a mistake in the boards' column SWV."""
    named = {number for board in region.boards for number in board.swvs}
    for swv in region.swvs:
        if swv.number not in named:
            yield warning(
                "swv-without-boards",
                "Bij dit SWV hoort geen enkel schoolbestuur.",
                "Zet het nummer bij de besturen in de kolom SWV.",
                at=swv.source.place("number"),
                value=swv.number,
                touches=(swv.subject,),
            )


def signatory_half(region: Region) -> Problems:
    """A second signatory has a name and a function, or is absent."""
    for board in region.boards:
        for rank, person in enumerate(board.signatories[1:], start=1):
            if not person.name or not person.function:
                missing = "name" if not person.name else "function"
                header = f"{'Ondertekenaar' if missing == 'name' else 'Functie'} {rank + 1}"
                yield error(
                    "signatory-half",
                    f"De tweede ondertekenaar is half ingevuld: {header} is leeg.",
                    f"Vul {header} in, of maak ook de andere cel leeg.",
                    at=board.source.place(f"signatories.{rank}.{missing}"),
                    touches=(board.subject, COVENANT),
                )


def signatory_twice(region: Region) -> Problems:
    """Two joint signatories are two people."""
    for board in region.boards:
        names = [plain(person.name) for person in board.signatories if person.name]
        if len(set(names)) < len(names):
            yield error(
                "signatory-twice",
                "Beide ondertekenaars zijn dezelfde persoon.",
                "Vul de tweede ondertekenaar in, of maak de cellen leeg.",
                at=board.source.place("signatories.1.name"),
                touches=(board.subject, COVENANT),
            )


def proxy_missing(region: Region) -> Problems:
    """Who signs for a municipality and is not its mayor needs the mayor's written volmacht (Gemeentewet 171 lid 2)."""
    for municipality in region.municipalities:
        is_mayor = "burgemeester" in plain(municipality.signatory.function)
        if municipality.signatory.function and not is_mayor and not municipality.proxy_reference:
            yield warning(
                "proxy-missing",
                "Wie hier tekent is geen burgemeester, en Volmacht kenmerk is leeg.",
                "Vul het kenmerk van de schriftelijke volmacht van de burgemeester in.",
                at=municipality.source.place("proxy_reference"),
                touches=(municipality.subject,),
            )


def mandate_of_unknown(region: Region) -> Problems:
    """A mandate is given by a board of the region to an SWV it belongs to."""
    boards = {board.number: board for board in region.boards}
    swvs = {swv.number for swv in region.swvs}
    for mandate in region.mandates:
        board = boards.get(mandate.board)
        if board is None:
            yield _unknown(mandate, "board", "Dit bestuur staat niet op het blad Schoolbesturen.", mandate.board)
        if mandate.swv not in swvs:
            yield _unknown(mandate, "swv", "Dit SWV staat niet op het blad SWV.", mandate.swv)
        elif board and mandate.swv not in board.swvs:
            yield _unknown(
                mandate, "swv", "Het bestuur hoort volgens blad Schoolbesturen niet bij dit SWV.", mandate.swv
            )


def mandate_person(region: Region) -> Problems:
    """A mandate to a person names the person; a mandate to a function or SWV does not."""
    for mandate in region.mandates:
        if mandate.holder == "persoon" and not mandate.person:
            yield error(
                "mandate-person",
                "De volmacht is aan een persoon, maar Persoon is leeg.",
                "Vul de naam in, of kies bij Gevolmachtigde functie.",
                at=mandate.source.place("person"),
                touches=_of_mandate(mandate),
            )
        elif mandate.holder != "persoon" and mandate.person:
            yield warning(
                "mandate-person",
                "Persoon is ingevuld, maar de volmacht is niet aan een persoon; de naam wordt niet gebruikt.",
                "Kies bij Gevolmachtigde persoon, of maak Persoon leeg.",
                at=mandate.source.place("person"),
                touches=_of_mandate(mandate),
            )


def mandate_not_needed(region: Region) -> Problems:
    """A board that signs for itself gives no mandate."""
    own = {board.number for board in region.boards if board.signs_itself}
    for mandate in region.mandates:
        if mandate.board in own:
            yield warning(
                "mandate-not-needed",
                "Dit bestuur tekent zelf; de volmacht wordt niet gebruikt.",
                "Zet Tekent op volmacht op blad Schoolbesturen, of verwijder deze rij.",
                at=mandate.source.place("board"),
                value=mandate.board,
                touches=(f"bestuur:{mandate.board}",),
            )


def mandate_without_signing(region: Region) -> Problems:
    """A mandate that does not let its holder sign does not serve the covenant."""
    for mandate in region.mandates:
        if "tekenen" not in mandate.scope:
            yield warning(
                "mandate-scope",
                "Deze volmacht geldt niet voor het tekenen van het convenant.",
                "Zet tekenen bij Reikwijdte.",
                at=mandate.source.place("scope"),
                touches=_of_mandate(mandate),
            )


def mandate_for_one_edition(region: Region) -> Problems:
    """A mandate for one edition reaches no change of the text: each is a new edition (article 17 of the covenant)."""
    for mandate in region.mandates:
        if mandate.edition and "wijzigen" in mandate.scope:
            yield warning(
                "mandate-edition-amend",
                f"Deze volmacht geldt alleen voor editie {mandate.edition}. Iedere wijziging van de tekst is een "
                "nieuwe editie (artikel 17), dus met deze volmacht kunnen alleen de bijlagen worden gewijzigd.",
                "Maak Editie leeg als de volmacht ook voor de tekst moet gelden. Is dit de bedoeling, laat het dan zo.",
                at=mandate.source.place("edition"),
                value=mandate.edition,
                touches=(f"bestuur:{mandate.board}",),
            )


def provider_of_unknown(region: Region) -> Problems:
    """A care provider works for a municipality that is party."""
    known = {municipality.code for municipality in region.municipalities}
    for provider in region.providers:
        if provider.municipality and provider.municipality not in known:
            yield error(
                "municipality-unknown",
                "Deze gemeente staat niet op het blad Gemeenten.",
                "Verbeter de code, of voeg de gemeente toe.",
                at=provider.source.place("municipality"),
                value=provider.municipality,
                touches=(provider.subject, COVENANT),
            )


def period_reversed(region: Region) -> Problems:
    """What ends does so after it has begun."""
    covenant = region.covenant
    if covenant.end and covenant.end < covenant.start:
        yield _reversed(covenant.cells.get("end", covenant.source.place()), "Einddatum", "Ingangsdatum", ())
    if covenant.signing_date and covenant.respond_by and covenant.signing_date < covenant.respond_by:
        yield warning(
            "period-reversed",
            "De Reactiedatum ligt na de Tekendatum.",
            "Vraag de stukken terug vóór de dag van het tekenen.",
            at=covenant.cells.get("respond_by", covenant.source.place()),
        )
    for record, touched, first, last in _periods(region):
        start, end = getattr(record, first[0]), getattr(record, last[0])
        if start and end and end < start:
            yield _reversed(record.source.place(last[0]), last[1], first[1], touched)


def _periods(region: Region) -> Iterator[tuple[Record, tuple[str, ...], Named, Named]]:
    for board in region.boards:
        yield board, (board.subject, COVENANT), ("member_since", "Lid sinds"), ("member_until", "Lid tot")
    for municipality in region.municipalities:
        yield (
            municipality,
            (municipality.subject, COVENANT),
            ("party_since", "Partij sinds"),
            ("party_until", "Partij tot"),
        )
    for mandate in region.mandates:
        touched = _of_mandate(mandate)
        yield mandate, touched, ("start", "Ingangsdatum"), ("end", "Einddatum")
        yield mandate, touched, ("signed_on", "Getekend op"), ("revoked_on", "Ingetrokken op")
    for provider in region.providers:
        yield (
            provider,
            (provider.subject, COVENANT),
            ("takes_part_since", "Deelname sinds"),
            ("ended_on", "Beëindigd op"),
        )


def order_odd(region: Region) -> Problems:
    """A board decides before it signs, and who joins is made known after signing."""
    for mandate in region.mandates:
        if mandate.decision_date and mandate.signed_on and mandate.signed_on < mandate.decision_date:
            yield warning(
                "order-odd",
                "De volmacht is getekend vóór het bestuursbesluit.",
                "Controleer beide datums.",
                at=mandate.source.place("signed_on"),
                touches=_of_mandate(mandate),
            )
    for provider in region.providers:
        if provider.signed_on and provider.made_known_on and provider.made_known_on < provider.signed_on:
            yield warning(
                "order-odd",
                "De toetreding is bekendgemaakt voordat die was getekend.",
                "Controleer beide datums.",
                at=provider.source.place("made_known_on"),
                touches=(provider.subject,),
            )


def school_twice(region: Region, cases: Sequence[Case]) -> Problems:
    """A school stands in one row."""
    for school in _repeated(region.schools, lambda school: school.brin):
        yield _twice(school, "brin", "deze BRIN", _of_school(school, cases))


def meeting_form_twice(region: Region, cases: Sequence[Case]) -> Problems:
    """A meeting form stands in one row."""
    for form in _repeated(region.meeting_forms, lambda form: plain(form.code)):
        yield _twice(form, "code", "deze code", (COVENANT, *_of_meeting_form(form, cases)))


def school_of_unknown(region: Region, cases: Sequence[Case]) -> Problems:
    """A school belongs to a board that is party."""
    known = {board.number for board in region.boards}
    for school in region.schools:
        if school.board and school.board not in known:
            yield error(
                "board-unknown",
                "Dit bestuur staat niet op het blad Schoolbesturen.",
                "Verbeter het nummer, of voeg het bestuur toe.",
                at=school.source.place("board"),
                value=school.board,
                touches=_of_school(school, cases),
            )


def case_twice(_region: Region, cases: Sequence[Case]) -> Problems:
    """A case stands in one row."""
    for case in _repeated(cases, lambda case: case.code):
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
        born, on = case.born, case.meeting_date
        years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        if not YOUNGEST <= years <= OLDEST:
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


def nobody_at_table(_region: Region, cases: Sequence[Case]) -> Problems:
    """A consent form says who will be at the table."""
    for case in cases:
        if not case.participants:
            yield _case_warning(
                case,
                "code",
                "participants-missing",
                "Bij deze casus staat niemand op het blad Deelnemers; het formulier noemt dan geen organisaties.",
                "Vul op het blad Deelnemers in wie aan tafel zitten.",
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


def _repeated(records: Iterable[R], number: Callable[[R], str]) -> list[R]:
    """Return the records whose number another record has as well; an empty number is nobody's."""
    every = list(records)
    counted = Counter(number(record) for record in every)
    return [record for record in every if number(record) and counted[number(record)] > 1]


def _twice(record: Record, attribute: str, what: str, touches: Iterable[str]) -> Problem:
    return error(
        "number-twice",
        f"Meer dan één rij heeft {what}.",
        "Houd één rij over, of verbeter het nummer.",
        at=record.source.place(attribute),
        value=str(getattr(record, attribute)),
        touches=touches,
    )


def _unknown(mandate: Mandate, attribute: str, message: str, value: str) -> Problem:
    return error(
        "mandate-unknown",
        message,
        "Verbeter het nummer, of vul het andere blad aan.",
        at=mandate.source.place(attribute),
        value=value,
        touches=_of_mandate(mandate),
    )


def _reversed(place: Place, end: str, start: str, touches: Iterable[str]) -> Problem:
    return error("period-reversed", f"{end} ligt vóór {start}.", "Controleer beide datums.", at=place, touches=touches)


def _case_error(case: Case, attribute: str, rule: str, message: str, mend: str) -> Problem:
    return error(rule, message, mend, at=case.source.place(attribute), touches=(case.subject,))


def _case_warning(case: Case, attribute: str, rule: str, message: str, mend: str) -> Problem:
    return warning(rule, message, mend, at=case.source.place(attribute), touches=(case.subject,))


def _of_mandate(mandate: Mandate) -> tuple[str, ...]:
    return f"bestuur:{mandate.board}", COVENANT


def _of_school(school: School, cases: Sequence[Case]) -> tuple[str, ...]:
    """Return the cases whose forms name a school; the school's own subject keeps a fault from touching everything."""
    return f"school:{school.brin}", *(case.subject for case in cases if school.brin in {case.school, case.school[:4]})


def _of_meeting_form(form: MeetingForm, cases: Sequence[Case]) -> tuple[str, ...]:
    return tuple(case.subject for case in cases if plain(case.meeting_form) == plain(form.code))


REGION_CHECKS: Sequence[Callable[[Region], Problems]] = (
    number_twice,
    kvk_twice,
    name_twice,
    board_of_unknown_swv,
    swv_without_boards,
    signatory_half,
    signatory_twice,
    proxy_missing,
    mandate_of_unknown,
    mandate_person,
    mandate_not_needed,
    mandate_without_signing,
    mandate_for_one_edition,
    provider_of_unknown,
    period_reversed,
    order_odd,
)
CASE_CHECKS: Sequence[Callable[[Region, Sequence[Case]], Problems]] = (
    school_twice,
    meeting_form_twice,
    school_of_unknown,
    case_twice,
    school_of_case,
    meeting_form_of_case,
    age_of_pupil,
    meeting_and_terms,
    nobody_at_table,
    address_half,
)
