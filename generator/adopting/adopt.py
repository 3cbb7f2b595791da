"""A Word model with placeholders becomes a template: tags where it asks for a name, loops where it asks for several.

In: the bytes of a .docx, the kind of template it is to be, and the example names of that kind. Out: an ``Adopted``: the
template, each paragraph that changed as it was and as it is, and what is left for a person. Nothing is guessed: what is
not sure stays as it is, with the fields that come nearest.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from lxml import etree

from generator.adopting.parts import Change, Part
from generator.adopting.vocabulary import Vocabulary
from generator.model import CaseKind, TemplateKind
from generator.problems import Place, Problem, error
from generator.word import wordfile
from generator.word.lines import kinds_of
from generator.word.places import Spot

MOST = 20_000
"""Paragraphs: a model has some hundreds, and each of them is compared with those around it."""

__all__ = ["Adopted", "Change", "adopt"]

_PARAGRAPH = re.compile(rb"<w:p[ />]")
_BY_PEN: tuple[TemplateKind, ...] = (*get_args(CaseKind), "accession")
_NO_TEXT = ("opmerkingen", "eigenschappen")


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
    lines = sum(len(_PARAGRAPH.findall(xml)) for member, xml in file.members.items() if member in file.texts)
    if lines > MOST:
        message = f"Dit bestand heeft {lines} alinea’s; overnemen kan tot {MOST}."
        raise wordfile.Refused(error("template-too-large", message, "Neem het model in delen over.", at=Place(name)))
    vocabulary = Vocabulary(names)
    kinds = kinds_of(file.members.get("word/styles.xml"))
    written: dict[str, bytes] = {}
    parts: list[Part] = []
    for member, title in file.texts.items():
        if title.startswith(_NO_TEXT):
            continue
        root = wordfile.parse(file.members[member])
        part = Part(
            root, Spot(name, title, member=member), kinds, vocabulary, kind in _BY_PEN, kind == "covenant"
        ).adopted()
        parts.append(part)
        if part.changes or part.touched:
            written[member] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    members = ((member, written.get(member, old)) for member, old in file.members.items())
    return Adopted(
        wordfile.Mould(members).cast(()),
        kind,
        tuple(change for part in parts for change in part.changes),
        tuple(found for part in parts for found in part.findings),
        tuple(found for part in parts for found in part.instructions),
    )
