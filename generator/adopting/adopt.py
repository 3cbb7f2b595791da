"""A Word model with placeholders becomes a template: tags where it asks for a name, loops where it asks for several.

In: the bytes of a .docx, the kind of template it is to be, and the example names of that kind. Out: an ``Adopted``: the
template, each paragraph that changed as it was and as it is, and what is left for a person. Nothing is guessed: what is
not sure stays as it is, with the fields that come nearest.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.adopting.parts import Change, Left, Part
from generator.adopting.vocabulary import Vocabulary
from generator.model import TemplateKind
from generator.problems import Problem, notice, warning
from generator.word import wordfile
from generator.word.lines import kinds_of
from generator.word.places import Spot

__all__ = ["Adopted", "Change", "adopt"]

_BY_PEN: tuple[TemplateKind, ...] = ("consent", "accession")
_COMMENTS = "opmerkingen"
_PROPERTIES = "eigenschappen"


@dataclass(frozen=True, slots=True)
class Adopted:
    """A template made of a model.

    ``changes`` says what was written, paragraph by paragraph; ``findings`` what is left for a person, each with its
    place in the template; ``instructions`` every line that tells how to fill in the model.
    """

    docx: bytes
    kind: TemplateKind
    changes: tuple[Change, ...]
    findings: tuple[Problem, ...]
    instructions: tuple[Problem, ...]


def adopt(content: bytes, name: str, kind: TemplateKind, names: Mapping[str, object]) -> Adopted:
    """Return the template a model becomes; raises ``wordfile.Refused`` where the file is unfit.

    ``names`` are the example names of this kind; no field is written that is not among them.
    """
    file = wordfile.opened(content, name)
    vocabulary = Vocabulary(names)
    kinds = kinds_of(file.members.get("word/styles.xml"))
    written: dict[str, bytes] = {}
    changes: list[Change] = []
    left: list[Left] = []
    for member, title in file.texts.items():
        if title.startswith((_COMMENTS, _PROPERTIES)):
            continue
        root = wordfile.parse(file.members[member])
        part = Part(root, Spot(name, title, member=member), kinds, vocabulary, kind in _BY_PEN)
        made = part.adopted()
        changes += made.changes
        left += made.left
        if made.changes:
            written[member] = _xml(root)
    fixed = ((member, written.get(member, old)) for member, old in file.members.items())
    findings, instructions = _split(left)
    return Adopted(wordfile.Mould(fixed).cast(()), kind, tuple(changes), findings, instructions)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _split(left: list[Left]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    findings = tuple(_finding(one) for one in left if one.sort != "instruction")
    instructions = tuple(_instruction(one) for one in left if one.sort == "instruction")
    return findings, instructions


def _finding(left: Left) -> Problem:
    if left.sort == "branch":
        message = "Hier staan de tekst voor één gemeente en die voor meer gemeenten naast elkaar."
        mend = "Zet {%p if gemeenten|length == 1 %} boven de ene, {%p else %} ertussen en {%p endif %} onder de andere."
        return warning("adopt-branches", message, mend, at=left.spot, value=left.shown)
    if left.sort == "signature":
        message = "Bij deze handtekening ontbreekt de code waaraan het programma de tekenplaats herkent."
        mend = "Zet achter ‘Handtekening’ de code van wie hier tekent, zoals {{ gemeente.handtekening }}."
        return warning("adopt-signature", message, mend, at=left.spot, value=left.shown)
    if left.sort == "again":
        message = f"‘{left.shown}’ is een volgende in een rij die niet als lijst is herkend."
        mend = (
            "Haal dit stuk weg als het gelijk is aan het eerste: dat wordt voor elk herhaald. Anders kiest u het veld."
        )
        return warning("adopt-unsure", message, mend, at=left.spot, value=left.shown)
    shown = left.shown if left.shown.strip("._… \t") else f"{left.label} {left.shown[:8]}".strip()
    message = f"Wat bij ‘{shown}’ hoort, is niet zeker; het staat er nog."
    near = ", ".join(f"{{{{ {path} }}}}" for path in left.near)
    mend = f"Kies het veld zelf. Het meest lijkt: {near}." if near else "Kies het veld zelf, of schrijf de tekst uit."
    return warning("adopt-unsure", message, mend, at=left.spot, value=left.shown)


def _instruction(left: Left) -> Problem:
    if left.label:
        message = "Deze aanwijzing is nu een opmerking voor de maker van het sjabloon: zij wordt niet gedrukt."
        return notice("adopt-instruction", message, "Lees haar, en haal haar weg.", at=left.spot, value=left.shown)
    message = "Deze aanwijzing is misschien voor wie tekent, en is blijven staan."
    return notice("adopt-instruction", message, "Haal haar weg als zij niet gedrukt moet worden.", at=left.spot,
                  value=left.shown)  # fmt: skip
