"""Who signs the covenant, in what capacity and why: its signature lines, in the order of its signature pages.

First the municipalities, then each SWV, then each SWV's director a second time for the boards that gave it a mandate,
then the boards that sign for themselves. Care providers do not sign the covenant: they accede (art. 18).
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.dutch import count
from generator.model import Municipality, Region, SchoolBoard, SignatureLine, Swv
from generator.signing import mandate, membership


@dataclass(frozen=True, slots=True)
class CovenantSignatures:
    """The covenant's signature lines, by the number of the party that signs."""

    municipalities: Mapping[str, SignatureLine]
    swvs: Mapping[str, SignatureLine]
    represented: Mapping[str, SignatureLine]
    """By SWV number: the director's second signature, for the boards; absent where no board gave a mandate."""
    boards: Mapping[str, tuple[SignatureLine, ...]]
    """By board number: one line for each of its signatories."""

    @property
    def lines(self) -> tuple[SignatureLine, ...]:
        """Return all lines in the order of the signature pages."""
        single = (*self.municipalities.values(), *self.swvs.values(), *self.represented.values())
        return (*single, *(line for lines in self.boards.values() for line in lines))


def code(number: int) -> str:
    """Return the short code that is printed where a document's first, second, … signature comes: "H1"."""
    return f"H{number}"


def covenant_signatures(region: Region) -> CovenantSignatures:
    """Return the signature lines of the covenant, coded H1, H2, … in the order of the signature pages."""
    numbers = itertools.count(1)

    def coded(line: SignatureLine) -> SignatureLine:
        return replace(line, code=code(next(numbers)))

    municipalities = {m.code: coded(_of_municipality(m)) for m in membership.municipalities(region)}
    swvs = {swv.number: coded(_of_swv(swv)) for swv in region.swvs}
    represented = {
        swv.number: coded(_for_boards(swv, principals))
        for swv in region.swvs
        if (principals := [given.board for given in mandate.represented(region, swv)])
    }
    boards = {
        board.number: tuple(coded(line) for line in _of_board(board))
        for board in membership.boards(region)
        if board.signs_itself
    }
    return CovenantSignatures(
        MappingProxyType(municipalities),
        MappingProxyType(swvs),
        MappingProxyType(represented),
        MappingProxyType(boards),
    )


def _of_municipality(municipality: Municipality) -> SignatureLine:
    """Return a gemeente's one line: the burgemeester, or who holds the burgemeester's written volmacht.

    The burgemeester represents the gemeente (Gemeentewet 171) and may let another do so in writing; college and
    burgemeester are both party, each for its own powers.
    """
    bodies = f"namens het college van burgemeester en wethouders en de burgemeester van de gemeente {municipality.name}"
    if municipality.proxy_reference:
        capacity = (
            f"{municipality.signatory.function}, krachtens schriftelijke volmacht van de burgemeester "
            f"({municipality.proxy_reference}), {bodies}"
        )
        reason = "De burgemeester heeft deze persoon schriftelijk volmacht gegeven om te tekenen."
    else:
        capacity = f"{municipality.signatory.function}, {bodies}"
        reason = "De burgemeester vertegenwoordigt de gemeente; college en burgemeester zijn beide partij."
    return SignatureLine("", municipality.signatory.name, capacity, municipality.subject, reason)


def _of_swv(swv: Swv) -> SignatureLine:
    reason = "Het samenwerkingsverband is zelf partij bij het convenant."
    return SignatureLine("", swv.director, f"{swv.function} van {swv.name}", swv.subject, reason)


def _for_boards(swv: Swv, boards: list[SchoolBoard]) -> SignatureLine:
    whom = boards[0].name if len(boards) == 1 else count(len(boards), "schoolbestuur", "schoolbesturen")
    capacity = f"{swv.function} van {swv.name}, namens {whom}, krachtens schriftelijke volmacht"
    reason = "Deze schoolbesturen zijn partij en hebben volmacht gegeven om namens hen te tekenen."
    if len(boards) == 1:
        reason = "Dit schoolbestuur is partij en heeft volmacht gegeven om namens het bestuur te tekenen."
    return SignatureLine("", swv.director, capacity, swv.subject, reason)


def _of_board(board: SchoolBoard) -> Iterator[SignatureLine]:
    joint = len(board.signatories) > 1
    reason = "Het schoolbestuur is partij en gaf geen volmacht; het tekent zelf."
    if joint:
        reason = "Het schoolbestuur is partij en gaf geen volmacht; het tekent zelf, met twee personen samen."
    for person in board.signatories:
        capacity = f"{person.function} van {board.name}{', gezamenlijk bevoegd' if joint else ''}"
        yield SignatureLine("", person.name, capacity, board.subject, reason)
