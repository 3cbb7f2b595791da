"""The SWVs, school boards and care providers: each once, with its own number, and with whom it belongs."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from generator.checks.repetition import repeated, twice
from generator.dutch import plain
from generator.model import COVENANT, CareProvider, Municipality, Region, SchoolBoard, Swv
from generator.problems import Problem, error, warning

Problems = Iterator[Problem]
Party = Swv | SchoolBoard | CareProvider
P = TypeVar("P", Swv, SchoolBoard, CareProvider)


def number_twice(region: Region) -> Problems:
    """Each SWV, board and care provider stands in one row."""
    for swv in repeated(region.swvs, lambda swv: swv.number):
        yield twice(swv, "number", "dit SWV-nummer", (swv.subject, COVENANT))
    for board in repeated(region.boards, lambda board: board.number):
        yield twice(board, "number", "dit bestuursnummer", (board.subject, COVENANT))
    for provider in repeated(region.providers, lambda provider: provider.kvk):
        yield twice(provider, "kvk", "dit KvK-nummer", (provider.subject, COVENANT))


def kvk_twice(region: Region) -> Problems:
    """One KvK number is one legal entity: two parties that share it may be a slip of the pen.

    A care provider's own number is its identity, and is told of when it stands twice on its own sheet.
    """
    entities: list[Party] = [*region.swvs, *region.boards, *region.providers]
    for entity in repeated(entities, lambda entity: entity.kvk):
        if isinstance(entity, CareProvider) and not _shares_kvk(entity, region):
            continue
        yield warning(
            "kvk-twice",
            "Dit KvK-nummer staat ook bij een ander bestuur, SWV of andere aanbieder.",
            "Controleer bij de Kamer van Koophandel welk nummer van wie is.",
            at=entity.source.place("kvk"),
            value=entity.kvk,
            touches=(entity.subject,),
        )


def _shares_kvk(provider: CareProvider, region: Region) -> bool:
    others: tuple[Swv | SchoolBoard, ...] = (*region.swvs, *region.boards)
    return any(provider.kvk == party.kvk for party in others)


def name_twice(region: Region) -> Problems:
    """Parties of one kind with one name and two numbers do exist, and are more often one party."""
    yield from _name_twice(region.swvs, lambda swv: swv.number)
    yield from _name_twice(region.boards, lambda board: board.number)
    yield from _name_twice(region.providers, lambda provider: provider.kvk)


def _name_twice(parties: Sequence[P], number: Callable[[P], str]) -> Problems:
    numbers: dict[str, set[str]] = {}
    for party in parties:
        numbers.setdefault(plain(party.name), set()).add(number(party))
    for party in repeated(parties, lambda party: plain(party.name)):
        if len(numbers[plain(party.name)]) > 1:
            yield warning(
                "name-twice",
                "Een andere rij met een ander nummer heeft dezelfde naam.",
                "Controleer of het twee rechtspersonen zijn.",
                at=party.source.place("name"),
                value=party.name,
                touches=(party.subject,),
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


def successor(region: Region) -> Problems:
    """A party names by number those that went up in it, never itself."""
    parties: tuple[tuple[SchoolBoard | Municipality, str, str], ...] = (
        *((board, board.number, board.successor_of) for board in region.boards),
        *((municipality, municipality.code, municipality.successor_of) for municipality in region.municipalities),
    )
    for party, number, named in parties:
        before = re.split(r"[;,\s]+", named.strip("; ,")) if named else []
        if number and number in before:
            yield error(
                "successor-itself",
                "Opvolger van noemt het eigen nummer.",
                "Vul het nummer in van wie hierin is opgegaan, of maak de cel leeg.",
                at=party.source.place("successor_of"),
                value=named,
                touches=(party.subject, COVENANT),
            )
        elif any(not (one.isdigit() and len(one) == len(number)) for one in before):
            yield warning(
                "successor-format",
                f"Opvolger van is geen nummer van {len(number)} cijfers.",
                "Vul het nummer in, geen naam; meer nummers scheidt u met een puntkomma.",
                at=party.source.place("successor_of"),
                value=named,
                touches=(party.subject,),
            )


def sector_of_number(region: Region) -> Problems:
    """An SWV's number begins with its sector."""
    for swv in region.swvs:
        if swv.sector and swv.number[:2].lower() in {"po", "vo"} and swv.number[:2].lower() != swv.sector:
            yield warning(
                "swv-sector",
                f"Sector is {swv.sector}, maar het SWV-nummer begint met {swv.number[:2]}.",
                "Verbeter de sector of het nummer.",
                at=swv.source.place("sector"),
                value=swv.sector,
                touches=(swv.subject,),
            )
