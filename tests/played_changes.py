"""Plays random sequences of membership events on a random region, and says which events and papers they should give.

``python -m tests.changes_run`` plays very many.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from generator.changes.effects import effects
from generator.changes.events import events
from generator.changes.states import read, state_of, written
from generator.model import CareProvider, Mandate, Municipality, Region, SchoolBoard, Signatory, Swv
from tests.builders import board, mandate, municipality, provider, region, school, swv
from tests.changed_regions import papers_of, signed

STEPS = 12
NEXT_SIGNING = date(2028, 3, 1)
"""A new edition is compared with the old one until the day on which it is signed."""
WHOLE = {"addendum": "addendum", "besluitenlijst": "decisions", "agendabijlage": "agenda"}
OF_ONE = {"opzegging": "termination", "rechtsopvolging": "succession"}
Played = tuple[Region, set[tuple[str, str]]]
Move = Callable[[Region, Random, int], Played | None]


def start(luck: Random) -> Region:
    """Return a region whose covenant was signed, with some boards of each kind, all with a mandate."""
    numbers = [str(41200 + rank) for rank in range(luck.randint(3, 7))]
    words = [
        f"{number} stichting{luck.choice(('', ' twee'))} {luck.choice(('PO2507', 'VO2507'))}" for number in numbers
    ]
    made = region(
        *words,
        swvs="PO2507 VO2507",
        municipalities=tuple(f"{9801 + rank} Dorp{rank}" for rank in range(luck.randint(2, 4))),
    )
    return signed(
        replace(
            made,
            mandates=tuple(mandate(one.number, one.swvs[0]) for one in made.boards),
            providers=tuple(provider(str(51234500 + rank)) for rank in range(luck.randint(1, 3))),
            schools=tuple(school(f"{rank:02}AA", board=luck.choice(numbers)) for rank in range(6)),
        )
    )


def _board(rule: str, change: Callable[[SchoolBoard, int], dict[str, Any] | None]) -> Move:
    def play(made: Region, luck: Random, turn: int) -> Played | None:
        one = luck.choice(made.boards)
        changes = change(one, turn)
        if changes is None:
            return None
        boards = tuple(replace(row, **changes) if row is one else row for row in made.boards)
        return replace(made, boards=boards), {(rule, one.subject)}

    return play


def _municipality(rule: str, change: Callable[[Municipality, int], dict[str, Any] | None]) -> Move:
    def play(made: Region, luck: Random, turn: int) -> Played | None:
        one = luck.choice(made.municipalities)
        changes = change(one, turn)
        if changes is None:
            return None
        rows = tuple(replace(row, **changes) if row is one else row for row in made.municipalities)
        return replace(made, municipalities=rows), {(rule, one.subject)}

    return play


def _provider(rule: str, change: Callable[[CareProvider, int], dict[str, Any] | None]) -> Move:
    def play(made: Region, luck: Random, turn: int) -> Played | None:
        one = luck.choice(made.providers)
        changes = change(one, turn)
        if changes is None:
            return None
        rows = tuple(replace(row, **changes) if row is one else row for row in made.providers)
        return replace(made, providers=rows), {(rule, one.subject)}

    return play


def _mandate(rule: str, change: Callable[[Mandate, int], dict[str, Any] | None]) -> Move:
    def play(made: Region, luck: Random, turn: int) -> Played | None:
        one = luck.choice(made.mandates)
        changes = change(one, turn)
        if changes is None:
            return None
        rows = tuple(replace(row, **changes) if row is one else row for row in made.mandates)
        return replace(made, mandates=rows), {(rule, f"volmacht:{one.board} {one.swv}")}

    return play


def _swv(rule: str, change: Callable[[Swv, int], dict[str, Any]]) -> Move:
    def play(made: Region, luck: Random, turn: int) -> Played | None:
        one = luck.choice(made.swvs)
        rows = tuple(replace(row, **change(one, turn)) if row is one else row for row in made.swvs)
        return replace(made, swvs=rows), {(rule, one.subject)}

    return play


def _covenant(rule: str, change: Callable[[int], dict[str, Any]]) -> Move:
    def play(made: Region, luck: Random, turn: int) -> Played | None:
        return replace(made, covenant=replace(made.covenant, **change(turn))), {(rule, "convenant")}

    return play


def _day(turn: int) -> date:
    return date(2027, 2, 1) + timedelta(days=turn)


def _joins(made: Region, luck: Random, turn: int) -> Played:
    fresh = board(f"{43000 + turn} stichting {luck.choice(made.swvs).number}", member_since=_day(turn))
    return replace(made, boards=(*made.boards, fresh)), {("board-joined", fresh.subject)}


def _row_goes(made: Region, luck: Random, turn: int) -> Played | None:
    if len(made.boards) < 3:
        return None
    gone = luck.choice(made.boards)
    return replace(made, boards=tuple(one for one in made.boards if one is not gone)), {("board-left", gone.subject)}


def _merges(made: Region, luck: Random, turn: int) -> Played | None:
    free = [one for one in made.boards if not one.successor_of]
    if len(made.boards) < 3 or len(free) < 2:
        return None
    heir, gone = luck.sample(free, 2)
    kept = (one for one in made.boards if one is not gone)
    boards = tuple(replace(one, successor_of=gone.number) if one is heir else one for one in kept)
    schools = tuple(replace(one, board=heir.number) if one.board == gone.number else one for one in made.schools)
    return replace(made, boards=boards, schools=schools), {("board-merged", heir.subject)}


def _schools_move(made: Region, luck: Random, turn: int) -> Played | None:
    one, taker = luck.choice(made.schools), luck.choice(made.boards)
    if one.board == taker.number:
        return None
    schools = tuple(replace(row, board=taker.number) if row is one else row for row in made.schools)
    return replace(made, schools=schools), {("schools-moved", taker.subject)}


def _municipality_joins(made: Region, luck: Random, turn: int) -> Played:
    fresh = municipality(f"{9900 + turn} Nieuwdorp{turn}", party_since=_day(turn))
    return replace(made, municipalities=(*made.municipalities, fresh)), {("municipality-joined", fresh.subject)}


def _municipalities_merge(made: Region, luck: Random, turn: int) -> Played | None:
    if len(made.municipalities) < 3:
        return None
    gone = luck.sample(made.municipalities, 2)
    heir = municipality(f"{9950 + turn} Samendorp{turn}", successor_of="; ".join(one.code for one in gone))
    kept = tuple(one for one in made.municipalities if one not in gone)
    return replace(made, municipalities=(*kept, heir)), {("municipality-merged", heir.subject)}


def _provider_joins(made: Region, luck: Random, turn: int) -> Played:
    fresh = provider(str(59000000 + turn))
    return replace(made, providers=(*made.providers, fresh)), {("provider-joined", fresh.subject)}


def _swv_joins(made: Region, luck: Random, turn: int) -> Played:
    fresh = swv(f"PO8{turn:03}", kvk=f"42000{turn:03}")
    return replace(made, swvs=(*made.swvs, fresh)), {("swv-joined", fresh.subject)}


def _other_people(one: SchoolBoard, turn: int) -> dict[str, Any]:
    first = Signatory(f"mevrouw N. Nieuw-{turn}", one.signatories[0].function)
    return {"signatories": (first, *one.signatories[1:])}


def _other_number_of_people(one: SchoolBoard, turn: int) -> dict[str, Any]:
    if len(one.signatories) == 2:
        return {"signatories": one.signatories[:1]}
    return {"signatories": (*one.signatories, Signatory(f"de heer T. Tweede-{turn}", "secretaris"))}


def _complete(one: CareProvider, turn: int) -> dict[str, Any] | None:
    if one.made_known_on:
        return None
    return {"takes_part_since": _day(turn), "signed_on": _day(turn), "made_known_on": _day(turn)}


MOVES: dict[str, Move] = {
    "board-joined": _joins,
    "board-left by a day": _board(
        "board-left", lambda one, turn: None if one.member_until else {"member_until": _day(turn)}
    ),
    "board-left by a row that goes": _row_goes,
    "board-stays": _board("board-stays", lambda one, turn: {"member_until": None} if one.member_until else None),
    "board-merged": _merges,
    "board-renamed": _board(
        "board-renamed", lambda one, turn: {"name": f"Stichting Roos {turn}", "formerly": one.name}
    ),
    "board-moved-seat": _board("board-moved-seat", lambda one, turn: {"seat": f"Zetel {turn}"}),
    "board-other-entity": _board("board-other-entity", lambda one, turn: {"kvk": f"44000{turn:03}"}),
    "contact-changed": _board("contact-changed", lambda one, turn: {"email": f"post{turn}@voorbeeld.example"}),
    "signatory-changed": _board("signatory-changed", _other_people),
    "representation-changed": _board("representation-changed", _other_number_of_people),
    "board-signs-itself": _board(
        "board-signs-itself", lambda one, turn: None if one.signs_itself else {"signs_itself": True}
    ),
    "board-gives-mandate": _board(
        "board-gives-mandate", lambda one, turn: {"signs_itself": False} if one.signs_itself else None
    ),
    "board-other-swv": _board(
        "board-other-swv", lambda one, turn: {"swvs": ("VO2507",) if one.swvs == ("PO2507",) else ("PO2507",)}
    ),
    "schools-moved": _schools_move,
    "municipality-joined": _municipality_joins,
    "municipality-left": _municipality(
        "municipality-left", lambda one, turn: None if one.party_until else {"party_until": _day(turn)}
    ),
    "municipality-stays": _municipality(
        "municipality-stays", lambda one, turn: {"party_until": None} if one.party_until else None
    ),
    "municipality-merged": _municipalities_merge,
    "municipality-renamed": _municipality("municipality-renamed", lambda one, turn: {"name": f"Ander{turn}"}),
    "municipality-signatory-changed": _municipality(
        "municipality-signatory-changed", lambda one, turn: {"signatory": Signatory(f"N. Nieuw-{turn}", "burgemeester")}
    ),
    "provider-joined": _provider_joins,
    "provider-complete": _provider("provider-complete", _complete),
    "provider-ended": _provider("provider-ended", lambda one, turn: None if one.ended_on else {"ended_on": _day(turn)}),
    "provider-renamed": _provider("provider-renamed", lambda one, turn: {"name": f"Stichting De Libel {turn}"}),
    "swv-joined": _swv_joins,
    "swv-renamed": _swv("swv-renamed", lambda one, turn: {"name": f"Stichting Samen {turn}"}),
    "swv-moved-seat": _swv("swv-moved-seat", lambda one, turn: {"seat": f"Zetel {turn}"}),
    "director-changed": _swv("director-changed", lambda one, turn: {"director": f"de heer N. Nieuw-{turn}"}),
    "mandate-signed": _mandate("mandate-signed", lambda one, turn: {"signed_on": _day(turn)}),
    "mandate-revoked": _mandate(
        "mandate-revoked", lambda one, turn: None if one.revoked_on else {"revoked_on": _day(turn)}
    ),
    "mandate-terms-changed": _mandate(
        "mandate-terms-changed", lambda one, turn: {"substitution": not one.substitution}
    ),
    "edition-changed": _covenant(
        "edition-changed", lambda turn: {"edition": f"2027-{turn}", "signing_date": NEXT_SIGNING}
    ),
    "term-changed": _covenant("term-changed", lambda turn: {"end": date(2031, 1, 1) + timedelta(days=turn)}),
    "region-renamed": _covenant("region-renamed", lambda turn: {"region": f"Zilvermeer {turn}"}),
}
"""By what happens: how it is played on a region; nothing where it can't happen there."""


def sequence(luck: Random, steps: int = STEPS) -> Iterator[tuple[str, Region, Region, set[tuple[str, str]]]]:
    """Yield each move of a random sequence: its name, the region before and after, and the events it should give."""
    made = start(luck)
    for turn in range(1, steps + 1):
        name = luck.choice(list(MOVES))
        played = MOVES[name](made, luck, turn)
        if played is not None:
            yield name, made, *played
            made = played[0]


def found(before: Region, after: Region) -> list[tuple[str, str]]:
    """Return the events that the program finds, with the earlier state as the ledger keeps it."""
    kept = read(written(state_of(before)))
    assert kept is not None
    return sorted((event.rule, event.party) for event in events(kept, state_of(after)))


def asked(before: Region, after: Region) -> tuple[set[str], set[tuple[str, str]]]:
    """Return which kinds of papers the table asks for once for all, and which it asks for of which party."""
    words = [(word, party) for rule, party in found(before, after) for word in effects()[rule].make]
    once = {WHOLE[word] for word, _ in words if word in WHOLE}
    if found(before, after):
        once |= {"decisions", "agenda"}
    there = {one.subject for one in after.boards} | {one.subject for one in after.municipalities}
    told = {("notice", party) for word, party in words if word == "kennisgeving"}
    return once, told | {(OF_ONE[word], party) for word, party in words if word in OF_ONE and party in there}


def made(before: Region, after: Region) -> tuple[set[str], set[tuple[str, str]]]:
    """Return the same of the papers that the program wants, each of which it wants once."""
    papers = papers_of(before, after)
    twice = [name for name, times in Counter(one.id for one in papers).items() if times > 1]
    assert not twice, f"wanted twice: {twice}"
    once = {str(one.kind) for one in papers if one.kind in WHOLE.values()}
    kinds = {"notice", *OF_ONE.values()}
    return once, {(str(one.kind), one.subject) for one in papers if one.kind in kinds}
