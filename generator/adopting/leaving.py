"""What adopting leaves for a person, in Dutch: slots that are not sure, double wordings, signatures, instructions.

In: what was found in a part and not settled. Out: problems, each with its place in the new template.
"""

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from generator.problems import Problem, notice, warning
from generator.word.places import Spot

Sort = Literal["unsure", "again", "branch", "signature", "remark", "settled", "reader"]
INSTRUCTIONS = frozenset({"remark", "settled", "reader"})


@dataclass(frozen=True, slots=True)
class Left:
    """Something a person must look at.

    ``remark``, ``settled`` and ``reader`` are instructions: one that became a remark of the template, one that is done
    and gone, and one that may be meant for whoever signs. ``before`` is the text that stands before a slot.
    """

    sort: Sort
    element: etree._Element
    shown: str
    near: tuple[str, ...] = ()
    before: str = ""


def problem(left: Left, spot: Spot) -> Problem:
    """Return what is left, told to the person."""
    match left.sort:
        case "remark":
            message = "Deze aanwijzing is nu een opmerking voor de maker van het sjabloon: zij wordt niet gedrukt."
            return notice("adopt-instruction", message, "Lees haar, en haal haar weg.", at=spot, value=left.shown)
        case "settled":
            message = "Deze aanwijzing is uitgevoerd, en weggehaald."
            return notice("adopt-instruction", message, "Kijk of het zo klopt.", at=spot, value=left.shown)
        case "reader":
            message = "Deze aanwijzing is misschien voor wie tekent, en is blijven staan."
            mend = "Haal haar weg als zij niet gedrukt moet worden."
            return notice("adopt-instruction", message, mend, at=spot, value=left.shown)
        case "branch":
            message = "Hier staan de tekst voor één gemeente en die voor meer gemeenten naast elkaar."
            mend = "Zet {%p if gemeenten|length == 1 %} boven de ene, {%p else %} ertussen en {%p endif %} eronder."
            return warning("adopt-branches", message, mend, at=spot, value=left.shown)
        case "signature":
            message = "Bij deze handtekening ontbreekt de code waaraan het programma de tekenplaats herkent."
            mend = "Zet achter ‘Handtekening’ de code van wie hier tekent, zoals {{ gemeente.handtekening }}."
            return warning("adopt-signature", message, mend, at=spot, value=left.shown)
        case "again":
            message = f"‘{left.shown}’ is een volgende in een rij die niet als lijst is herkend."
            mend = (
                "Haal dit stuk weg als het gelijk is aan het eerste: dat wordt voor elk herhaald. Kies anders het veld."
            )
            return warning("adopt-unsure", message, mend, at=spot, value=left.shown)
    return _unsure(left, spot)


def _unsure(left: Left, spot: Spot) -> Problem:
    shown = left.shown if left.shown.strip("._… \t") else f"{left.before} {left.shown[:8]}".strip()
    message = f"Wat bij ‘{shown}’ hoort, is niet zeker; het staat er nog."
    near = ", ".join(f"{{{{ {path} }}}}" for path in left.near)
    mend = f"Kies het veld zelf. Het meest lijkt: {near}." if near else "Kies het veld zelf, of schrijf de tekst uit."
    return warning("adopt-unsure", message, mend, at=spot, value=left.shown)
