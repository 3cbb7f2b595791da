"""What happened between two states of a region: every event by itself, and nothing that did not happen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.changes.event import Event
from generator.changes.events import events
from generator.changes.states import read, state_of, written
from generator.model import Region, Signatory
from tests.builders import board, mandate, municipality, provider, region, school, source, swv

BASE = region("41234 stichting", "41235 vereniging twee", municipalities=("9801 Zilverdam", "9802 Duinoord"))
BASE = replace(BASE, mandates=(mandate(), mandate("41235")), providers=(provider(),))


def happened(before: Region, after: Region) -> tuple[Event, ...]:
    return events(state_of(before), state_of(after))


def told(before: Region, after: Region) -> list[tuple[str, str]]:
    return [(event.rule, event.party) for event in happened(before, after)]


def with_board(number: str, **changes: Any) -> Region:
    return replace(BASE, boards=tuple(replace(one, **changes) if one.number == number else one for one in BASE.boards))


def with_municipality(code: str, **changes: Any) -> Region:
    changed = (replace(one, **changes) if one.code == code else one for one in BASE.municipalities)
    return replace(BASE, municipalities=tuple(changed))


def with_mandate(**changes: Any) -> Region:
    return replace(BASE, mandates=(replace(BASE.mandates[0], **changes), *BASE.mandates[1:]))


def with_provider(**changes: Any) -> Region:
    return replace(BASE, providers=(replace(BASE.providers[0], **changes),))


def with_covenant(**changes: Any) -> Region:
    return replace(BASE, covenant=replace(BASE.covenant, **changes))


def with_swv(**changes: Any) -> Region:
    return replace(BASE, swvs=(replace(BASE.swvs[0], **changes),))


ONE_EVENT: dict[str, tuple[Region, str]] = {
    "board-joined": (replace(BASE, boards=(*BASE.boards, board("41240 stichting"))), "bestuur:41240"),
    "board-left": (with_board("41234", member_until=date(2027, 8, 1)), "bestuur:41234"),
    "board-renamed": (
        with_board("41234", name="Stichting De Roos", formerly="Stichting De Lelie 41234"),
        "bestuur:41234",
    ),
    "board-moved-seat": (with_board("41234", seat="Duinoord"), "bestuur:41234"),
    "board-other-entity": (with_board("41234", kvk="41299999"), "bestuur:41234"),
    "board-other-form": (with_board("41234", legal_form="vereniging"), "bestuur:41234"),
    "signatory-changed": (
        with_board("41234", signatories=(Signatory("mevrouw N. Nieuw", "voorzitter"),)),
        "bestuur:41234",
    ),
    "representation-changed": (with_board("41235", signatories=BASE.boards[1].signatories[:1]), "bestuur:41235"),
    "board-signs-itself": (with_board("41234", signs_itself=True), "bestuur:41234"),
    "board-other-swv": (with_board("41234", swvs=("PO2507", "VO2507")), "bestuur:41234"),
    "contact-changed": (with_board("41234", email="nieuw@voorbeeld.example"), "bestuur:41234"),
    "director-changed": (with_swv(director="de heer N. Nieuw"), "swv:PO2507"),
    "director-function-changed": (with_swv(function="bestuurder"), "swv:PO2507"),
    "swv-renamed": (with_swv(name="Stichting Samen Verder"), "swv:PO2507"),
    "swv-moved-seat": (with_swv(seat="Duinoord"), "swv:PO2507"),
    "swv-other-entity": (with_swv(kvk="41999999"), "swv:PO2507"),
    "swv-joined": (replace(BASE, swvs=(*BASE.swvs, swv("VO2507"))), "swv:VO2507"),
    "municipality-joined": (
        replace(BASE, municipalities=(*BASE.municipalities, municipality("9803 Veenrade"))),
        "gemeente:9803",
    ),
    "municipality-left": (with_municipality("9802", party_until=date(2028, 1, 1)), "gemeente:9802"),
    "municipality-renamed": (with_municipality("9802", name="Duinoord aan Zee"), "gemeente:9802"),
    "municipality-signatory-changed": (
        with_municipality("9802", signatory=Signatory("mevrouw N. Nieuw", "burgemeester")),
        "gemeente:9802",
    ),
    "municipality-proxy-changed": (with_municipality("9802", proxy_reference="BM-1"), "gemeente:9802"),
    "provider-joined": (replace(BASE, providers=(*BASE.providers, provider("59999999"))), "aanbieder:59999999"),
    "provider-complete": (
        with_provider(takes_part_since=date(2027, 2, 1), signed_on=date(2027, 2, 3), made_known_on=date(2027, 2, 10)),
        "aanbieder:51234567",
    ),
    "provider-ended": (with_provider(ended_on=date(2027, 9, 1)), "aanbieder:51234567"),
    "provider-renamed": (with_provider(name="Stichting De Libel"), "aanbieder:51234567"),
    "provider-other-municipality": (with_provider(municipality="9802"), "aanbieder:51234567"),
    "provider-signatory-changed": (with_provider(signatory=Signatory("N. Nieuw", "directeur")), "aanbieder:51234567"),
    "mandate-terms-changed": (with_mandate(substitution=True), "volmacht:41234 PO2507"),
    "mandate-signed": (with_mandate(signed_on=date(2026, 12, 1)), "volmacht:41234 PO2507"),
    "mandate-revoked": (with_mandate(revoked_on=date(2027, 3, 1)), "volmacht:41234 PO2507"),
    "mandate-gone": (replace(BASE, mandates=BASE.mandates[1:]), "volmacht:41234 PO2507"),
    "edition-changed": (with_covenant(edition="2027-1"), "convenant"),
    "term-changed": (with_covenant(end=date(2031, 12, 31)), "convenant"),
    "region-renamed": (with_covenant(region="Zilvermeer en Duin"), "convenant"),
    "policy-changed": (with_covenant(policy="strengst"), "convenant"),
}
"""By rule: the region after just that happened, and whose event it is."""


@pytest.mark.parametrize("rule", ONE_EVENT)
def test_one_event(rule: str) -> None:
    after, party = ONE_EVENT[rule]

    assert told(BASE, after) == [(rule, party)]
    assert told(after, after) == []


BACK = {
    "board-left": "board-stays",
    "board-signs-itself": "board-gives-mandate",
    "municipality-left": "municipality-stays",
}


@pytest.mark.parametrize(("rule", "back"), BACK.items())
def test_an_event_that_is_taken_back(rule: str, back: str) -> None:
    after, party = ONE_EVENT[rule]

    assert told(after, BASE) == [(back, party)]


def test_a_name_that_is_written_in_another_way_is_no_event() -> None:
    same = with_board("41234", signatories=(Signatory("dhr. P. Een-41234", "voorzitter"),))

    assert told(BASE, same) == []


def test_the_order_of_the_rows_is_no_event() -> None:
    assert told(BASE, replace(BASE, boards=BASE.boards[::-1], municipalities=BASE.municipalities[::-1])) == []


def test_two_boards_of_one_name_are_told_apart() -> None:
    twins = replace(BASE, boards=tuple(replace(one, name="Stichting De Lelie") for one in BASE.boards))
    after = replace(twins, boards=twins.boards[1:])

    assert told(twins, after) == [("board-left", "bestuur:41234")]


def test_a_merger_is_one_event_and_no_leaving_or_joining() -> None:
    heir = board("41299 stichting", successor_of="41234", member_since=date(2027, 8, 1))
    after = replace(BASE, boards=(*BASE.boards[1:], heir), schools=(school(board="41299"),))

    (event,) = happened(BASE, after)

    assert (event.rule, event.party, event.on) == ("board-merged", "bestuur:41299", date(2027, 8, 1))
    assert event.others == ("bestuur:41234",)
    assert event.before == "Stichting De Lelie 41234"


def test_a_board_merges_into_one_that_is_there() -> None:
    after = replace(BASE, boards=(replace(BASE.boards[1], successor_of="41234"),))

    assert told(BASE, after) == [("board-merged", "bestuur:41235")]


def test_a_board_whose_schools_went_to_another_board_raises_the_question_of_a_merger() -> None:
    after = replace(BASE, boards=BASE.boards[1:], schools=(school(board="41235"),))

    left, moved = happened(BASE, after)

    assert (left.rule, moved.rule) == ("board-left", "schools-moved")
    assert "opgegaan in bestuur 41235" in left.question
    assert (moved.party, moved.others) == ("bestuur:41235", ("bestuur:41234",))


def test_another_number_of_the_same_legal_person() -> None:
    after = replace(BASE, boards=(replace(BASE.boards[0], number="41299"), BASE.boards[1]), mandates=BASE.mandates[1:])

    assert ("board-renumbered", "bestuur:41299") in told(BASE, after)
    assert not {"board-joined", "board-left"} & {rule for rule, _ in told(BASE, after)}


def test_two_new_boards_with_the_number_of_one_that_is_gone_are_a_question() -> None:
    """A name may be a board's or another's; so may a KvK number that was copied: nothing is guessed."""
    fresh = tuple(replace(BASE.boards[0], number=number) for number in ("41298", "41299"))
    found = happened(BASE, replace(BASE, boards=(*fresh, BASE.boards[1])))

    assert [event.rule for event in found] == ["board-joined", "board-joined", "board-left"]
    assert all("KvK-nummer is hetzelfde" in event.question for event in found)


def _swvs(numbers: str, boards: dict[str, str]) -> Region:
    made = region(*(f"{number} stichting {swvs}" for number, swvs in boards.items()), swvs=numbers)
    return replace(made, swvs=tuple(replace(one, kvk=f"410000{one.number[-2:]}") for one in made.swvs))


SWV_STORIES: dict[str, tuple[Region, Region, list[tuple[str, str]]]] = {
    "two become one": (
        _swvs("PO0001 PO0002", {"41234": "PO0001", "41235": "PO0002"}),
        _swvs("PO0003", {"41234": "PO0003", "41235": "PO0003"}),
        [("swv-merged", "swv:PO0003")],
    ),
    "one goes into another": (
        _swvs("PO0001 PO0002", {"41234": "PO0001", "41235": "PO0002"}),
        _swvs("PO0002", {"41234": "PO0002", "41235": "PO0002"}),
        [("swv-merged", "swv:PO0002")],
    ),
    "one becomes two": (
        _swvs("PO0001", {"41234": "PO0001", "41235": "PO0001"}),
        _swvs("PO0002 PO0003", {"41234": "PO0002", "41235": "PO0003"}),
        [("swv-split", "swv:PO0001")],
    ),
    "nobody knows": (
        _swvs("PO0001 PO0002", {"41234": "PO0001", "41235": "PO0002"}),
        _swvs("PO0002", {"41235": "PO0002"}),
        [("swv-left", "swv:PO0001"), ("board-left", "bestuur:41234")],
    ),
}


@pytest.mark.parametrize("story", SWV_STORIES)
def test_swvs_that_merge_or_split(story: str) -> None:
    before, after, expected = SWV_STORIES[story]

    assert told(before, after) == expected


def test_another_number_of_the_same_swv() -> None:
    before, after = (_swvs(number, {"41234": number}) for number in ("PO0001", "PO0002"))
    after = replace(after, swvs=(replace(after.swvs[0], kvk=before.swvs[0].kvk),))

    assert told(before, after) == [("swv-renumbered", "swv:PO0002")]


def test_municipalities_that_merge_by_the_workbook() -> None:
    heir = municipality("9803 Zilveroord", successor_of="9801; 9802", party_since=date(2028, 1, 1))
    (event,) = happened(BASE, replace(BASE, municipalities=(heir,)))

    assert (event.rule, event.before, event.on) == ("municipality-merged", "Zilverdam en Duinoord", date(2028, 1, 1))
    assert event.others == ("gemeente:9801", "gemeente:9802")


def test_a_herindeling_that_only_the_list_of_cbs_knows() -> None:
    """Haaren (0788) was divided in 2021: over Boxtel, Oisterwijk, Tilburg and Vught."""
    before = region("41234 stichting", municipalities=("0788 Haaren", "0757 Boxtel"))
    after = region("41234 stichting", municipalities=("0757 Boxtel",))

    (event,) = happened(before, after)

    assert (event.rule, event.party, event.on) == ("municipality-merged", "gemeente:0757", date(2021, 1, 1))


def test_a_municipality_that_is_gone_into_one_that_is_not_listed_raises_a_question() -> None:
    before = region("41234 stichting", municipalities=("0788 Haaren", "9801 Zilverdam"))
    (event,) = happened(before, replace(before, municipalities=before.municipalities[1:]))

    assert event.rule == "municipality-left"
    assert "Boxtel (0757)" in event.question


def test_what_is_not_said_is_asked() -> None:
    joined = happened(BASE, ONE_EVENT["board-joined"][0])[0]
    renamed = happened(BASE, with_board("41234", name="Stichting De Roos"))[0]

    assert "Lid sinds" in joined.question
    assert "Voorheen" in renamed.question
    assert "Stichting De Lelie 41234" in renamed.question


def test_changed_articles_ask_for_a_new_edition() -> None:
    before, after = (state_of(BASE, {"Artikel 1": "a", "Artikel 2": two}) for two in ("b", "c"))
    (event,) = events(before, after)

    assert (event.rule, event.after) == ("articles-changed", "Artikel 2")
    assert "nieuwe Editie" in event.question


def test_an_event_names_its_cells() -> None:
    placed = replace(BASE.boards[0], seat="Duinoord", source=source("Schoolbesturen", 7, {"seat": "E"}))
    (event,) = happened(BASE, replace(BASE, boards=(placed, BASE.boards[1])))

    assert [place.cell for place in event.places] == ["E7"]


PEOPLE: tuple[Callable[[Region], str], ...] = (
    lambda one: one.boards[0].signatories[0].name,
    lambda one: one.swvs[0].director,
    lambda one: one.municipalities[0].signatory.name,
    lambda one: one.providers[0].signatory.name,
    lambda one: one.covenant.keeper,
    lambda one: one.swvs[0].email,
)


def test_a_state_is_kept_without_names_of_people_and_tells_the_same_afterwards() -> None:
    kept = written(state_of(BASE))
    again = read(kept)
    assert again is not None

    assert not [person(BASE) for person in PEOPLE if person(BASE) in repr(kept)]
    assert events(again, state_of(BASE)) == ()
    for rule, (after, party) in ONE_EVENT.items():
        assert [(event.rule, event.party) for event in events(again, state_of(after))] == [(rule, party)]


@pytest.mark.parametrize("value", [None, {}, [], {"schema": 99}, {"schema": 1, "rows": {"bestuur": [1]}}])
def test_what_is_no_state_is_none(value: object) -> None:
    assert read(value) is None
