"""What happened to the samenwerkingsverbanden between two states; that they merged or split, their boards tell."""

from collections.abc import Iterator

from generator.changes.event import Event, changed, happened
from generator.changes.of_boards import CONTACT
from generator.changes.states import Row, State
from generator.dutch import listing


def of_swvs(before: State, after: State) -> Iterator[Event]:
    """Give every event of a SWV: rows are matched by number."""
    old, new = before.of("swv"), after.of("swv")
    for number, row in new.items():
        if number in old:
            yield from _compared(old[number], row)
    gone = {number: row for number, row in old.items() if number not in new}
    heirs = {number: _heirs(number, before, after) for number in gone}
    explained: set[str] = set()
    for number, row in gone.items():
        found = heirs[number]
        if len(found) > 1:
            yield _split(row, [new[one] for one in found])
            explained |= set(found)
        elif not found:
            question = "Bij welk SWV horen de besturen van dit SWV nu? Vul het in bij Schoolbesturen, kolom SWV."
            yield happened("swv-left", row, before=row["name"], question=question)
    for heir in dict.fromkeys(one for found in heirs.values() if len(found) == 1 for one in found):
        parts = [gone[number] for number, found in heirs.items() if found == (heir,)]
        explained.add(heir)
        yield _merged(parts, new[heir], is_new=heir not in old)
    for number, row in new.items():
        if number not in old and number not in explained:
            yield happened("swv-joined", row, "number", after=row["name"])


def _heirs(number: str, before: State, after: State) -> tuple[str, ...]:
    """Return the SWVs that took over a SWV's boards: those its boards are with now, and were not with before."""
    found: dict[str, None] = {}
    for board in before.of("bestuur").values():
        now = after.of("bestuur").get(board.number)
        if now is not None and number in board.listed("swvs"):
            fresh = [one for one in now.listed("swvs") if one not in board.listed("swvs") and one in after.of("swv")]
            found |= dict.fromkeys(fresh)
    return tuple(found)


def _merged(parts: list[Row], heir: Row, *, is_new: bool) -> Event:
    """Return that SWVs went on as another; of one that went on as a new one, just the number may be another."""
    others = [f"swv:{one.number}" for one in parts]
    before = listing([one["name"] for one in parts])
    if len(parts) == 1 and is_new and parts[0]["kvk"] == heir["kvk"]:
        return happened("swv-renumbered", heir, "number", before=parts[0].number, after=heir.number, others=others)
    return happened("swv-merged", heir, "number", before=before, after=heir["name"], others=others)


def _split(row: Row, heirs: list[Row]) -> Event:
    after = listing([one["name"] for one in heirs])
    return happened("swv-split", row, before=row["name"], after=after, others=[f"swv:{one.number}" for one in heirs])


def _compared(old: Row, new: Row) -> Iterator[Event]:
    yield from changed("swv-renamed", old, new, "name")
    yield from changed("swv-moved-seat", old, new, "seat")
    yield from changed("swv-other-entity", old, new, "kvk")
    if old.people.get("director") != new.people.get("director"):
        was, now = (row.names.get("director", "") for row in (old, new))
        yield happened("director-changed", new, "director", before=was, after=now)
    elif old["function"] != new["function"]:
        yield from changed("director-function-changed", old, new, "function")
    yield from changed("contact-changed", old, new, *CONTACT)
