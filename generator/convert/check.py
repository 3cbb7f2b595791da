"""The check that every PDF must pass before it is written, whichever engine made it.

What goes in is the Word file's words, the PDF and what is to be found in it; what comes out is its number of pages
and the places to sign, or the reason to refuse it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.guard import first_difference, runs_from_right
from generator.convert.ink import first_fault
from generator.convert.readback import NotReadable, Sheet, covered_sign, read_back, texts_by_line
from generator.convert.signing_area import areas
from generator.convert.work import Spot
from generator.word.words import WordText


class Rejected(Exception):  # noqa: N818  it is a decision, not an accident
    """Says by which rule, and why in Dutch, a PDF is not good enough."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Passed:
    """What is known of a PDF that passed: its number of pages and the places to sign."""

    pages: int
    spots: tuple[Spot, ...]


def check(said: WordText, pdf: bytes, codes: Sequence[str], *, private: bool, word_by_word: bool) -> Passed:
    """Return what is known of a sound PDF; raises Rejected for any other."""
    try:
        sheets = read_back(pdf, codes)
    except NotReadable as fault:
        raise Rejected("not-readable", "De omzetter gaf geen leesbare PDF.") from fault
    difference = first_difference(said, [sheet.text for sheet in sheets])
    if difference is not None:
        difference = first_difference(said, texts_by_line(pdf))
    if difference is not None and runs_from_right(said):
        difference = first_difference(said, texts_by_line(pdf, from_right=True), from_right=True)
    if difference is not None:
        raise Rejected("words-differ", difference.sentence(private=private))
    page = covered_sign(pdf) if runs_from_right(said) else 0
    if page:
        raise Rejected("ink", f"Op bladzijde {page} valt een teken over een ander. Kies een ander lettertype (Tahoma).")
    fault_in_ink = first_fault(sheets, word_by_word=word_by_word)
    if fault_in_ink:
        raise Rejected("ink", fault_in_ink)
    return Passed(len(sheets), _spots(sheets, codes))


def _spots(sheets: Sequence[Sheet], codes: Sequence[str]) -> tuple[Spot, ...]:
    found = [
        Spot(code, number, *(round(edge, 2) for edge in (area.left, area.bottom, area.right, area.top)))
        for number, sheet in enumerate(sheets, 1)
        for (code, _), area in zip(sheet.codes, areas(sheet), strict=True)
    ]
    times = Counter(spot.code for spot in found)
    for code in codes:
        if times[code] != 1:
            how = f"{times[code]} keer" if times[code] else "niet"
            raise Rejected(
                "signature-code", f"De tekenplaats {code} staat {how} in het document, en hoort er één keer te staan."
            )
    return tuple(sorted(found, key=lambda spot: codes.index(spot.code)))
