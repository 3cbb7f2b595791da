"""Who signs for whom on a mandate, and what a mandate still lacks on a date: the gate before the second signature.

A board may stand in the covenant as "bij volmacht" only by a mandate that is signed, covers this edition and the act
of signing, has begun, has not ended and is not revoked (BW 3:60 and on; the end of a mandate: BW 3:72).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from generator.dutch import day, plain
from generator.model import Covenant, Mandate, Region, SchoolBoard, Swv
from generator.problems import Place
from generator.signing import membership

TITLES = frozenset({"de heer", "dhr", "dhr.", "heer", "mevrouw", "mevr", "mevr.", "mw", "mw."})


WAYS_OUT = (
    "Zet bij een bestuur Tekent op zelf, of laat het weg: vul bij Lid tot een dag in vóór het tekenen en de "
    "ingangsdatum."
)
"""How one cell of the sheet Schoolbesturen takes a board out of the gate: it signs itself, or is no party.

A board that is a member on the day of signing and leaves later was a party, and would have to give notice.
"""


class Given(NamedTuple):
    """A mandate with its two sides."""

    board: SchoolBoard
    swv: Swv
    mandate: Mandate


class Lack(NamedTuple):
    """One thing a mandate lacks: a stable code, a clause in Dutch without a capital or full stop, the mend, and where.

    The clause is for everybody who signs, the mend for who keeps the workbook; an empty one goes without saying.
    ``attribute`` is that of the mandate's cell to be mended.
    """

    code: str
    sentence: str
    mend: str = ""
    attribute: str = "signed_on"


@dataclass(frozen=True, slots=True)
class Held:
    """A board whose mandate lacks something."""

    board: SchoolBoard
    lacks: tuple[Lack, ...]
    mandate: Mandate

    @property
    def place(self) -> Place:
        """Return the cell to be mended: of the mandate's row, or of the board where it has none."""
        attribute = self.lacks[0].attribute
        if self.mandate.recorded and attribute in self.mandate.source.columns:
            return self.mandate.source.place(attribute)
        return self.board.source.place("number")

    @property
    def sentence(self) -> str:
        """Return the board's number and name, and all that is missing, as one Dutch sentence."""
        return f"{self.board.number} {self.board.name}: {'; '.join(lack.sentence for lack in self.lacks)}."

    @property
    def mend(self) -> str:
        """Return what can be done about it, in Dutch sentences."""
        mends = dict.fromkeys(
            lack.mend or "Regel wat ontbreekt en vul het in op het blad Volmachten." for lack in self.lacks
        )
        return " ".join(mends)


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a director may sign for the boards: only when each of their mandates lacks nothing."""

    swv: Swv
    boards: tuple[SchoolBoard, ...]
    held: tuple[Held, ...]

    @property
    def is_open(self) -> bool:
        """Return whether nothing is missing."""
        return not self.held

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what is missing, one Dutch sentence per board."""
        return tuple(held.sentence for held in self.held)


def mandates(region: Region) -> tuple[Given, ...]:
    """Return the mandate of every board that signs on mandate, for each of its SWVs, in the order of the sheets.

    A board that joins later gets its mandate too; a board that left before the covenant starts gets none. A pair
    without a row in the sheet Volmachten has the default: by function, for signing only, and not recorded.
    """
    swvs = {swv.number: swv for swv in region.swvs}
    return tuple(
        Given(board, swvs[number], _mandate(region, board, number))
        for board in region.boards
        if not board.signs_itself and membership.within(None, board.member_until, region.covenant.start)
        for number in dict.fromkeys(board.swvs)
        if number in swvs
    )


def represented(region: Region, swv: Swv) -> tuple[Given, ...]:
    """Return the mandates by which a SWV's director signs the covenant: of the boards that are party at its start."""
    members = {board.number for board in membership.boards(region)}
    return tuple(
        given for given in mandates(region) if given.swv.number == swv.number and given.board.number in members
    )


def _mandate(region: Region, board: SchoolBoard, swv: str) -> Mandate:
    rows = [row for row in region.mandates if row.board == board.number and row.swv == swv]
    if not rows:
        return Mandate(board=board.number, swv=swv, recorded=False, source=board.source)
    edition = region.covenant.edition
    # an older row may record a mandate that was revoked or for an earlier edition; of equals the last is the newest
    fitness = [(row.revoked_on is None, row.edition in ("", edition), place) for place, row in enumerate(rows)]
    return rows[max(fitness)[2]]


def starts(mandate: Mandate, covenant: Covenant) -> date:
    """Return the day a mandate begins: its own, or the covenant's start, or the day of signing where that is earlier.

    A mandate that began only after the covenant was signed could not have been used to sign it.
    """
    return mandate.start or min(covenant.start, covenant.signing_date or covenant.start)


def dated(mandate: Mandate, covenant: Covenant) -> Mandate:
    """Return the mandate with its start filled in."""
    return replace(mandate, start=starts(mandate, covenant))


def missing(board: SchoolBoard, swv: Swv, mandate: Mandate, covenant: Covenant, on: date) -> tuple[Lack, ...]:
    """Return all that a mandate lacks for signing the covenant on a day; nothing means that it will do."""
    return (
        *_unsigned(board, mandate, on),
        *_uncovered(mandate, covenant),
        *_out_of_time(mandate, covenant, on),
        *_wrong_person(mandate, swv),
    )


def gate(region: Region, swv: Swv, on: date) -> Gate:
    """Return whether a SWV's director may sign for its boards on a day, and for which boards something is missing."""
    given = represented(region, swv)
    lacks = ((board, missing(board, swv, mandate, region.covenant, on), mandate) for board, _, mandate in given)
    return Gate(
        swv,
        tuple(board for board, _, _ in given),
        tuple(Held(board, lack, mandate) for board, lack, mandate in lacks if lack),
    )


def _unsigned(board: SchoolBoard, mandate: Mandate, on: date) -> Iterator[Lack]:
    """Give what keeps the signatures from being complete; "Getekend op" is the day the last signatory signed."""
    if not board.signatories or any(not person.name or not person.function for person in board.signatories):
        yield Lack("signatory-unknown", "niet van elke ondertekenaar zijn naam en functie bekend")
    if not mandate.recorded or mandate.signed_on is None:
        both = " door beide ondertekenaars" if len(board.signatories) > 1 else ""
        mend = "Laat de volmacht tekenen en vul daarna Getekend op in op het blad Volmachten."
        yield Lack("not-signed", f"de volmacht is nog niet getekend{both}", mend)
    elif mandate.signed_on > on:
        yield Lack("signed-later", f"de volmacht is pas op {day(mandate.signed_on)} getekend, na {day(on)}")


def _uncovered(mandate: Mandate, covenant: Covenant) -> Iterator[Lack]:
    if mandate.edition and mandate.edition != covenant.edition:
        yield Lack(
            "other-edition",
            f"de volmacht is voor editie {mandate.edition}, niet voor {covenant.edition}",
            "",
            "edition",
        )
    if "tekenen" not in mandate.scope:
        yield Lack("not-for-signing", "de volmacht geldt niet voor het tekenen van het convenant", "", "scope")


def _out_of_time(mandate: Mandate, covenant: Covenant, on: date) -> Iterator[Lack]:
    begins = starts(mandate, covenant)
    if on < begins:
        mend = "Vul op het blad Volmachten een eerdere Ingangsdatum in, of op het blad Convenant de Tekendatum."
        yield Lack("not-begun", f"de volmacht gaat pas in op {day(begins)}", mend, "start")
    if mandate.end is not None and mandate.end < on:
        yield Lack("ended", f"de volmacht is geëindigd op {day(mandate.end)}", "", "end")
    if mandate.revoked_on is not None and mandate.revoked_on <= on:
        yield Lack("revoked", f"de volmacht is ingetrokken op {day(mandate.revoked_on)}", "", "revoked_on")


def _wrong_person(mandate: Mandate, swv: Swv) -> Iterator[Lack]:
    if mandate.holder != "persoon":
        return
    if not mandate.person:
        yield Lack("person-missing", "de volmacht is aan een persoon, maar er staat niet aan wie", "", "person")
    elif bare(mandate.person) != bare(swv.director):
        yield Lack(
            "other-person",
            f"de volmacht staat op naam van een ander dan wie nu tekent voor {swv.short_name or swv.name}",
            "",
            "person",
        )


def bare(name: str) -> str:
    """Return a person's name without title, accents and spacing, for comparing."""
    words = plain(name).split()
    for length in (2, 1):
        if " ".join(words[:length]) in TITLES:
            words = words[length:]
            break
    return "".join(words)
