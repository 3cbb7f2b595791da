"""What events mean for what was signed: by the domain's table, not by the code's."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.changes.baseline import baseline
from generator.changes.effects import effect_of, effects, told
from generator.changes.events import events
from generator.changes.states import State, state_of
from generator.changes.validity import standings
from generator.model import Region, Signatory
from tests.builders import board, mandate, municipality, region, swv
from tests.test_changes import BASE, ONE_EVENT, happened, with_board, with_covenant, with_swv

SIGNED, LATER = date(2026, 12, 10), date(2027, 9, 1)


def verdicts(before: Region, after: Region) -> dict[str, str]:
    return {one.number: one.verdict for one in standings(after, happened(before, after))}


def test_the_table_has_an_effect_for_every_event_and_no_other() -> None:
    seen = {event.rule for after, _ in ONE_EVENT.values() for event in happened(BASE, after)}

    assert seen == set(ONE_EVENT)
    assert seen <= effects().keys()


@pytest.mark.parametrize("rule", ONE_EVENT)
def test_an_event_is_told_in_whole_sentences(rule: str) -> None:
    after, _ = ONE_EVENT[rule]
    (event,) = happened(BASE, after)

    assert told(event).endswith(".")
    assert "{" not in told(event)
    assert "  " not in told(event)
    assert effect_of(event).meaning.endswith(".")


DOMAIN = {
    "a board joins: the others stay": ("board-joined", "geldig", "geldig"),
    "rename, same KvK: the mandate stays": ("board-renamed", "geldig", "geldig"),
    "new seat: the mandate stays": ("board-moved-seat", "geldig", "geldig"),
    "a signatory changes: the mandate stays": ("signatory-changed", "geldig", "geldig"),
    "a board leaves: its mandate is withdrawn": ("board-left", "vervallen", "geldig"),
    "a burgemeester changes: nothing": ("municipality-signatory-changed", "geldig", "geldig"),
    "a municipality merges: without a deed": ("municipality-renamed", "geldig", "geldig"),
    "the board signs for itself": ("board-signs-itself", "vervallen", "geldig"),
    "other terms: another mandate": ("mandate-terms-changed", "opnieuw", "geldig"),
    "a provider ends": ("provider-ended", "geldig", "geldig"),
    "a new edition: all sign": ("edition-changed", "geldig", "opnieuw"),
}


@pytest.mark.parametrize("case", DOMAIN)
def test_the_domain_s_table(case: str) -> None:
    rule, of_mandate, of_covenant = DOMAIN[case]
    found = verdicts(BASE, ONE_EVENT[rule][0])

    assert (found["41234 PO2507"], found[""]) == (of_mandate, of_covenant)


@pytest.mark.parametrize(("holder", "verdict"), [("functie", "geldig"), ("swv", "geldig"), ("persoon", "opnieuw")])
def test_a_new_director_ends_the_mandates_to_the_person_only(holder: Any, verdict: str) -> None:
    before = replace(BASE, mandates=(mandate(holder=holder, person=BASE.swvs[0].director), mandate("41235")))
    after = replace(before, swvs=(replace(before.swvs[0], director="de heer N. Nieuw"),))

    assert verdicts(before, after) == {"": "geldig", "41234 PO2507": verdict, "41235 PO2507": "geldig"}


def test_a_new_edition_ends_the_mandates_for_the_old_one_only() -> None:
    before = replace(BASE, mandates=(mandate(edition="2026-1"), mandate("41235")))
    after = replace(before, covenant=replace(before.covenant, edition="2027-1"))

    assert verdicts(before, after) == {"": "opnieuw", "41234 PO2507": "opnieuw", "41235 PO2507": "geldig"}


def test_swvs_that_merge_want_every_mandate_anew() -> None:
    before = region("41234 stichting PO0001", "41235 stichting PO0002", swvs="PO0001 PO0002")
    before = replace(before, mandates=(mandate("41234", "PO0001"), mandate("41235", "PO0002")))
    heir = swv("PO0003", kvk="41000099")
    after = replace(before, swvs=(heir,), boards=tuple(replace(one, swvs=("PO0003",)) for one in before.boards))

    assert verdicts(before, after) == {"": "geldig", "41234 PO0001": "opnieuw", "41235 PO0002": "opnieuw"}


def test_a_merger_takes_the_old_board_s_mandate_along() -> None:
    after = replace(BASE, boards=(replace(BASE.boards[1], successor_of="41234"),))

    assert verdicts(BASE, after) == {"": "geldig", "41234 PO2507": "vervallen", "41235 PO2507": "geldig"}


def test_the_gravest_event_counts_and_every_reason_is_told() -> None:
    after = replace(with_swv(name="Stichting Samen"), boards=with_board("41234", signs_itself=True).boards)
    standing = standings(after, happened(BASE, after))[1]

    assert standing.verdict == "vervallen"
    assert len(standing.why) == 2


def _signed(made: Region) -> Region:
    return replace(made, covenant=replace(made.covenant, signing_date=SIGNED))


def since(signed: State | None, made: Region, today: date = LATER) -> list[str]:
    now = state_of(made)
    return [event.rule for event in events(baseline(signed, now, today), now)]


def test_before_the_signing_nothing_has_happened_to_the_covenant() -> None:
    assert since(None, _signed(BASE), today=date(2026, 12, 9)) == []


def test_after_the_signing_the_dates_tell_who_came_and_went() -> None:
    late = board("41240 stichting", member_since=date(2027, 8, 1))
    gone = replace(BASE.boards[0], member_until=date(2027, 8, 1))
    new = municipality("9803 Veenrade", party_since=date(2027, 1, 1))
    made = _signed(replace(BASE, boards=(gone, BASE.boards[1], late), municipalities=(*BASE.municipalities, new)))

    assert since(None, made) == ["board-joined", "board-left", "municipality-joined"]


def test_changes_count_from_the_signing_however_many_builds_lie_between() -> None:
    signed = state_of(_signed(BASE))
    renamed = _signed(with_board("41234", name="Stichting De Roos", formerly="Stichting De Lelie 41234"))

    assert since(signed, renamed) == ["board-renamed"]
    assert since(signed, _signed(BASE)) == []


def test_a_new_edition_is_compared_with_the_old_one_until_it_is_signed() -> None:
    signed = state_of(_signed(BASE))
    covenant = with_covenant(edition="2027-1", signing_date=date(2027, 12, 1)).covenant
    other = replace(BASE.boards[0], signatories=(Signatory("N. Nieuw", "voorzitter"),))
    made = replace(BASE, covenant=covenant, boards=(other, BASE.boards[1]))

    assert since(signed, made) == ["edition-changed", "signatory-changed"]
    assert since(signed, made, today=date(2027, 12, 1)) == []
