"""What happened to the school boards and their schools between two states."""

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.changes.event import Event, changed, happened, subject
from generator.changes.states import Row, State
from generator.dutch import day, listing

SIGNATORIES = ("signatories.0", "signatories.1")
CONTACT = ("address", "postcode", "city", "email")


def of_boards(before: State, after: State) -> Iterator[Event]:
    """Give every event of a board: rows are matched by number, and one that got another number by its KvK."""
    old, new = before.of("bestuur"), after.of("bestuur")
    gone = [row for number, row in old.items() if number not in new]
    fresh = [row for number, row in new.items() if number not in old]
    renumbered = _renumbered(gone, fresh)
    succeeded = {number: row for row in new.values() for number in row.listed("successor_of")}
    for row in fresh:
        if row.number in renumbered:
            was = renumbered[row.number]
            yield happened("board-renumbered", row, "number", before=was.number, after=row.number)
            yield from _compared(was, row, before, after)
        elif not row["successor_of"]:
            yield _joined(row, gone)
    for number, row in new.items():
        if number in old:
            yield from _compared(old[number], row, before, after)
        yield from _merged(old.get(number), row, old)
    left = [row for row in gone if row not in renumbered.values()]
    for row in left:
        if row.number not in succeeded:
            yield _vanished(row, fresh, before, after)
    yield from _schools(before, after, succeeded)


def _renumbered(gone: list[Row], fresh: list[Row]) -> Mapping[str, Row]:
    """Return by new number each board that surely is one that is gone: the only two rows with its KvK number."""
    found = {}
    for row in fresh:
        same = [one for one in gone if one["kvk"] == row["kvk"]]
        if len(same) == 1 and sum(one["kvk"] == row["kvk"] for one in fresh) == 1:
            found[row.number] = same[0]
    return found


def _joined(row: Row, gone: list[Row]) -> Event:
    since = row.day("member_since")
    alike = [one.number for one in gone if row["kvk"] == one["kvk"]]
    question = ""
    if alike:
        question = f"Heeft dit bestuur de plaats ingenomen van {listing(alike)}? Het KvK-nummer is hetzelfde."
    elif since is None:
        question = (
            "Sinds wanneer is dit bestuur lid? Vul Lid sinds in: ligt die dag na de ingangsdatum, dan treedt het toe "
            "met een addendum en blijft het getekende convenant zoals het is."
        )
    return happened("board-joined", row, "number", "member_since", after=row["name"], on=since, question=question)


def _vanished(row: Row, fresh: list[Row], before: State, after: State) -> Event:
    """Return that a board's row is no longer there, which does not say when and why it left."""
    schools = [one.number for one in before.of("school").values() if one["board"] == row.number]
    there = {after.of("school")[one]["board"] for one in schools if one in after.of("school")} - {row.number}
    alike = [one.number for one in fresh if one["kvk"] == row["kvk"]]
    if alike:
        question = f"Gaat bestuur {row.number} verder als {listing(alike)}? Het KvK-nummer is hetzelfde."
    elif schools and len(there) == 1 and there <= after.of("bestuur").keys():
        question = (
            f"Is bestuur {row.number} opgegaan in bestuur {next(iter(there))}, waar zijn scholen nu onder vallen? "
            "Vul dan bij dat bestuur Opvolger van in."
        )
    else:
        question = "Tot wanneer was dit bestuur lid? Zet de rij terug en vul Lid tot in: dan zijn de papieren te maken."
    return happened("board-left", row, before=row["name"], question=question)


def _merged(old: Row | None, row: Row, boards: Mapping[str, Row]) -> Iterator[Event]:
    known = old.listed("successor_of") if old else ()
    fresh = [number for number in row.listed("successor_of") if number not in known]
    if fresh:
        names = [boards[one]["name"] if one in boards else one for one in fresh]
        yield happened(
            "board-merged",
            row,
            "successor_of",
            before=listing(names),
            names=names,
            after=row["name"],
            on=row.day("member_since"),
            others=[f"bestuur:{number}" for number in fresh],
        )


def _compared(old: Row, new: Row, before: State, after: State) -> Iterator[Event]:
    yield from changed("board-renamed", old, new, "name", question=_formerly(old, new))
    yield from changed("board-moved-seat", old, new, "seat")
    yield from changed("board-other-entity", old, new, "kvk")
    yield from changed("board-other-form", old, new, "legal_form")
    yield from _membership(old, new)
    yield from signatories("signatory-changed", old, new, "representation-changed")
    if old["signs_itself"] != new["signs_itself"]:
        rule = "board-signs-itself" if new["signs_itself"] else "board-gives-mandate"
        yield happened(rule, new, "signs_itself", before=_signs(old), after=_signs(new))
    yield from _partnerships(old, new, before, after)
    yield from changed("contact-changed", old, new, *CONTACT)


def _formerly(old: Row, new: Row) -> str:
    if old["name"] == new["name"] or new["formerly"]:
        return ""
    return f"Vul bij Voorheen in: {old['name']}. Dan staat op elk stuk dat het dezelfde rechtspersoon is."


def _signs(row: Row) -> str:
    return "zelf" if row["signs_itself"] else "volmacht"


def _membership(old: Row, new: Row) -> Iterator[Event]:
    until = new.day("member_until")
    if old["member_until"] == new["member_until"]:
        return
    if until is None:
        yield happened("board-stays", new, "member_until", before=day(old.day("member_until")))
    else:
        yield happened("board-left", new, "member_until", before=new["name"], after=day(until), on=until)


def signatories(rule: str, old: Row, new: Row, representation: str = "") -> Iterator[Event]:
    """Give that other people sign, or in another function; or that one signs where two did, or the other way round."""
    slots = SIGNATORIES if representation else ("signatory",)
    was, now = ([slot for slot in slots if f"{slot}.name" in row.people] for row in (old, new))
    cells = tuple(chain.from_iterable((f"{slot}.name", f"{slot}.function") for slot in slots))
    if representation and was and now and len(was) != len(now):
        words = {1: "één handtekening", 2: "twee handtekeningen"}
        yield happened(representation, new, *cells[2:], before=words[len(was)], after=words[len(now)])
    different = [cell for cell in cells if (old.people.get(cell), old[cell]) != (new.people.get(cell), new[cell])]
    if different and len(was) == len(now):
        yield happened(rule, new, *different, before=_people(old, different), after=_people(new, different))


def _people(row: Row, cells: list[str]) -> str:
    """Return who signs, as far as it is known: of an earlier build only the functions are."""
    return listing([said for cell in cells if (said := row.names.get(cell) or row[cell])])


def _partnerships(old: Row, new: Row, before: State, after: State) -> Iterator[Event]:
    """Give that a board belongs to other SWVs; that a SWV itself is no more, or is new, is told of the SWV."""
    left = set(old.listed("swvs")) - set(new.listed("swvs"))
    entered = set(new.listed("swvs")) - set(old.listed("swvs"))
    if left and left.isdisjoint(after.of("swv")) and left <= before.of("swv").keys():
        return
    if left or entered:
        yield happened(
            "board-other-swv",
            new,
            "swvs",
            before=old["swvs"],
            after=new["swvs"],
            others=[f"swv:{number}" for number in sorted(left | entered)],
        )


def _schools(before: State, after: State, succeeded: Mapping[str, Row]) -> Iterator[Event]:
    """Give per pair of boards that schools went from the one to the other, unless the one succeeded the other."""
    moved: dict[tuple[str, str], list[Row]] = {}
    old = before.of("school")
    for number, row in after.of("school").items():
        if number in old and old[number]["board"] != row["board"]:
            moved.setdefault((old[number]["board"], row["board"]), []).append(row)
    boards = after.of("bestuur")
    for (giver, taker), schools in moved.items():
        successor = succeeded.get(giver)
        if taker not in boards or (successor and successor.number == taker):
            continue
        board = boards[taker]
        yield Event(
            rule="schools-moved",
            party=subject(board),
            name=board["name"],
            before=giver,
            after=listing([f"{one['name']} ({one.number})" for one in schools]),
            others=(f"bestuur:{giver}",),
            places=tuple(place for one in schools if (place := one.place("board"))),
        )
