"""What happened to the municipalities between two states, herindelingen by the list of CBS included."""

from collections.abc import Iterator, Mapping

from generator.changes.event import Event, changed, happened
from generator.changes.of_boards import CONTACT, signatories
from generator.changes.states import Row, State
from generator.dutch import day, listing
from generator.registers.municipalities import ABOLISHED, NAMES


def of_municipalities(before: State, after: State) -> Iterator[Event]:
    """Give every event of a municipality: rows are matched by CBS code.

    In a herindeling rights and duties pass to the successor without a deed (Wet arhi, art. 44).
    """
    old, new = before.of("gemeente"), after.of("gemeente")
    ended = [row for number, row in old.items() if _ended(row, new.get(number))]
    heirs = {row.number: _heirs(row.number, new) for row in ended}
    taken: dict[str, list[Row]] = {}
    for row in ended:
        for heir in heirs[row.number]:
            taken.setdefault(heir, []).append(row)
        if not heirs[row.number]:
            yield _left(row, new.get(row.number))
    for number, row in new.items():
        if number in taken:
            yield _merged(row, taken[number], old)
        elif number not in old:
            since = row.day("party_since")
            yield happened("municipality-joined", row, "number", "party_since", after=row["name"], on=since)
        if number in old:
            yield from _compared(old[number], row)


def _ended(old: Row, new: Row | None) -> bool:
    """Tell whether a municipality is no longer a party, or will be no longer from a day that was not known before."""
    return new is None or bool(new["party_until"] and not old["party_until"])


def _heirs(code: str, new: Mapping[str, Row]) -> tuple[str, ...]:
    """Return who succeeds a municipality: as the workbook says, or else as the list of CBS does."""
    said = tuple(number for number, row in new.items() if code in row.listed("successor_of"))
    listed = ABOLISHED[code].successors if code in ABOLISHED else ()
    return said or tuple(number for number in listed if number in new and number != code)


def _left(old: Row, new: Row | None) -> Event:
    question = ""
    gone = ABOLISHED.get(old.number)
    if gone is not None:
        after = listing([f"{NAMES.get(one, '')} ({one})".strip() for one in gone.successors])
        question = f"Deze gemeente is op {day(gone.on)} opgegaan in {after}. Zet die op het blad Gemeenten."
    elif new is None:
        question = "Tot wanneer was deze gemeente partij? Zet de rij terug en vul Partij tot in."
    until = new.day("party_until") if new else None
    return happened(
        "municipality-left",
        new or old,
        "party_until",
        before=old["name"],
        after=day(until),
        on=until,
        question=question,
    )


def _merged(row: Row, parts: list[Row], old: Mapping[str, Row]) -> Event:
    before = listing([one["name"] for one in parts])
    gone = next((ABOLISHED[one.number].on for one in parts if one.number in ABOLISHED), None)
    on = row.day("party_since") or gone
    question = ""
    if on is None and row.number not in old:
        question = "Op welke dag ging de herindeling in? Vul bij de nieuwe gemeente Partij sinds in."
    others = [f"gemeente:{one.number}" for one in parts]
    return happened(
        "municipality-merged",
        row,
        "successor_of",
        before=before,
        after=row["name"],
        on=on,
        others=others,
        question=question,
    )


def _compared(old: Row, new: Row) -> Iterator[Event]:
    if old["party_until"] and not new["party_until"]:
        yield happened("municipality-stays", new, "party_until", before=day(old.day("party_until")))
    yield from changed("municipality-renamed", old, new, "name")
    yield from signatories("municipality-signatory-changed", old, new)
    yield from changed("municipality-proxy-changed", old, new, "proxy_reference")
    yield from changed("contact-changed", old, new, *CONTACT)
