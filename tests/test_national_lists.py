"""Two states of a list as large as the nation's: every planted difference is named, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from generator.changes.events import events
from generator.changes.states import state_of
from generator.model import Region, SchoolBoard, Signatory
from tests.builders import board, municipality, region, school

BOARDS, MUNICIPALITIES, SCHOOLS = 1200, 300, 3000
GONE = date(2027, 8, 1)


def nation() -> Region:
    """Return a made-up nation; many boards share a name, and numbers begin with a nought as often as in real lists."""
    made = region(municipalities=tuple(f"{3000 + one:04} Gemeente{one}" for one in range(MUNICIPALITIES)))
    boards = tuple(
        replace(board(_words(one)), name=f"Stichting De Lelie {one % 300}", kvk=f"{40000000 + one}")
        for one in range(BOARDS)
    )
    schools = tuple(school(_brin(one), board=boards[one % BOARDS].number) for one in range(SCHOOLS))
    return replace(made, boards=boards, schools=schools)


def _words(one: int) -> str:
    form = "vereniging" if one % 9 == 0 else "stichting"
    return f"{one * 7 + 100:05} {form}{' twee' if one % 4 == 0 else ''}"


def _brin(one: int) -> str:
    return f"{one // 676 % 100:02}{chr(65 + one // 26 % 26)}{chr(65 + one % 26)}"


def _board(**changes: Any) -> Callable[[SchoolBoard], SchoolBoard]:
    return lambda one: replace(one, **changes)


CHANGES: dict[str, Callable[[SchoolBoard], SchoolBoard]] = {
    "board-renamed": _board(name="Stichting De Nieuwe Naam", formerly="Stichting De Lelie"),
    "board-moved-seat": _board(seat="Elders"),
    "board-other-entity": _board(kvk="99999999"),
    "board-left": _board(member_until=GONE),
    "signatory-changed": lambda one: replace(
        one, signatories=(Signatory("mevrouw N. Nieuw", one.signatories[0].function), *one.signatories[1:])
    ),
    "board-signs-itself": _board(signs_itself=True),
    "contact-changed": _board(city="Elders"),
}


def test_every_planted_difference_is_named_and_nothing_else() -> None:
    luck, before = Random(7), nation()
    boards = {one.number: one for one in before.boards}
    chosen = luck.sample(sorted(boards), 60)
    planted = set()
    for rank, number in enumerate(chosen[:42]):
        rule = list(CHANGES)[rank % len(CHANGES)]
        boards[number] = CHANGES[rule](boards[number])
        planted.add((rule, f"bestuur:{number}"))
    for number in chosen[42:48]:
        del boards[number]
        planted.add(("board-left", f"bestuur:{number}"))
    for number, heir in zip(chosen[48:52], chosen[52:56], strict=True):
        del boards[number]
        boards[heir] = replace(boards[heir], successor_of=number)
        planted.add(("board-merged", f"bestuur:{heir}"))
    taken = dict(zip(chosen[48:52], chosen[52:56], strict=True))
    for one in range(6):
        boards[f"9{one:04}"] = board(f"9{one:04} stichting", kvk=f"9000000{one}")
        planted.add(("board-joined", f"bestuur:9{one:04}"))
    schools = [replace(one, board=taken.get(one.board, one.board)) for one in before.schools]
    giver, taker = chosen[56], chosen[57]
    moved = next(rank for rank, one in enumerate(schools) if one.board == giver)
    schools[moved] = replace(schools[moved], board=taker)
    planted.add(("schools-moved", f"bestuur:{taker}"))
    merged = municipality("9850 Samenstad", successor_of="3010; 3011", party_since=GONE)
    left = tuple(one for one in before.municipalities if one.code not in ("3010", "3011"))
    planted.add(("municipality-merged", "gemeente:9850"))
    shuffled = sorted(boards.values(), key=lambda _: luck.random())
    after = replace(before, boards=tuple(shuffled), schools=tuple(schools), municipalities=(*left, merged))

    found = [(event.rule, event.party) for event in events(state_of(before), state_of(after))]

    assert set(found) == planted
    assert len(found) == len(planted) == 60
