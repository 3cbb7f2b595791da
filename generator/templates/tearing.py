"""Tags that docxtpl would tear a part with, or lose a piece of it; each with its place.

In: docxtpl's source of a part, and the tags that were found in its text. Out: which of them keep it from being filled.
docxtpl cuts the XML as text: a tag with a dash takes away what stands between it and the text beside it, and tags that
merge cells are put around whatever stands there. So what comes out is compared with what went in.
"""

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree

from generator.problems import Problem, error
from generator.templates import language
from generator.templates.language import TAG
from generator.templates.tags import Tag
from generator.templates.unfillable import CARRIED
from generator.word.places import Spot
from generator.word.wordfile import W

CELL_WORDS = ("vm", "hm", "colspan", "cellbg")
_TOKEN = re.compile(TAG.pattern + r"|<(?P<close>/?)(?P<name>[\w:.-]+)(?:[^<>\"]|\"[^\"]*\")*?(?P<empty>/?)>", re.DOTALL)
_WORD = re.compile(r"\{%[-+]?\s*(if|for|elif|else|endif|endfor)\b")
_MARKUP = re.compile(r"<[^<>]*>")
_RETYPE = "Typ de tag opnieuw, in één keer, in een gewone alinea of cel."


def dashed(tag: Tag) -> bool:
    """Return whether a tag has a dash with which docxtpl joins paragraphs."""
    return tag.text.startswith("{%-") or tag.text.endswith("-%}")


def whole(root: etree._Element, source: str, bare: etree._Element) -> bool:
    """Return whether a part keeps its text and what stands in it, and stays whole whichever branch is taken.

    ``bare`` is the source without its tags, which are no text.
    """
    return _held(root) == _held(bare) and _balanced(source)


def _held(root: etree._Element) -> tuple[Counter[str], Counter[str]]:
    """Return the letters in a part outside its tags, and the other things in it, each with how often it is there."""
    texts: dict[etree._Element | None, list[str]] = {}
    for element in root.iter(f"{W}t"):
        texts.setdefault(next(element.iterancestors(f"{W}p"), None), []).append(element.text or "")
    letters = Counter(sign for text in texts.values() for sign in TAG.sub("", "".join(text)) if not sign.isspace())
    return letters, Counter(str(element.tag) for element in root.iter(*CARRIED))


def _balanced(source: str) -> bool:
    """Return whether every branch and round leaves open the same elements as it found, so that each is whole XML."""
    opened: list[str] = []
    blocks: list[tuple[str, ...]] = []
    for token in _TOKEN.finditer(source):
        if name := token["name"]:
            if token["close"]:
                opened.pop()
            elif not token["empty"]:
                opened.append(name)
        elif word := _WORD.match(token.group()):
            if word[1] in ("if", "for"):
                blocks.append(tuple(opened))
            elif not blocks or blocks[-1] != tuple(opened):
                return False
            elif word[1] in ("endif", "endfor"):
                blocks.pop()
    return True


def torn(tags: Sequence[Tag], strange: str | Tag | None, part: Spot) -> tuple[Problem, ...]:
    """Return which tags keep a part from being filled: those with a dash, else what is strange, else those in cells."""
    if dashes := [tag for tag in tags if dashed(tag)]:
        message = "Door het streepje in deze tag raakt de tekst eromheen beschadigd of zoek."
        return tuple(_fault(message, "Haal het streepje uit de tag.", tag.place, tag.text) for tag in dashes)
    if isinstance(strange, str):
        said = _MARKUP.sub("", strange)
        same = [tag for tag in tags if language.normal(tag.text) == language.normal(said)]
        place = same[0].place if len(same) == 1 else part
        return (_fault("Deze tag kan hier niet worden ingevuld.", _RETYPE, place, said),)
    if strange:
        return (_fault("Deze tag kan hier niet worden ingevuld.", _RETYPE, strange.place, strange.text),)
    if cells := [tag for tag in tags if tag.said.word in CELL_WORDS]:
        message = "Door deze tag raakt de cel beschadigd."
        mend = "Zet de tag voor de tekst van de cel, met alles in één alinea en één opmaak."
        return tuple(_fault(message, mend, tag.place, tag.text) for tag in cells)
    return (_fault("De tags in dit deel lopen door elkaar.", _RETYPE, part, ""),)


def _fault(message: str, mend: str, at: Spot, value: str) -> Problem:
    return error("template-structure", message, mend, at=at, value=value)


def merging_nothing(tags: Sequence[Tag]) -> tuple[Problem, ...]:
    """Return every tag that merges cells and stands in no loop: there is nothing to merge with."""
    return tuple(
        error(
            "template-forbidden",
            "Deze tag bestaat alleen binnen een {% for %}.",
            "Haal hem weg.",
            at=tag.place,
            value=tag.text,
        )
        for tag in tags
        if tag.said.word in ("vm", "hm") and "loop" not in tag.scope
    )


def cells_in_disorder(root: etree._Element, tags: Sequence[Tag]) -> tuple[Problem, ...]:
    """Return every tag that merges cells and does not stand in a cell as Word writes it, with its properties first.

    docxtpl looks for what stands around such a tag, and in any other cell it would look for ever.
    """
    merging = [tag for tag in tags if tag.said.word in ("vm", "hm")]
    if not merging:
        return ()
    sound = {
        number
        for number, paragraph in enumerate(root.iter(f"{W}p"), 1)
        if (cell := next(paragraph.iterancestors(f"{W}tc"), None)) is not None and cell[0].tag == f"{W}tcPr"
    }
    message = "Deze tag kan hier niet worden ingevuld."
    mend = "Zet de tag in een gewone cel van een tabel, en bewaar het sjabloon opnieuw in Word."
    return tuple(_fault(message, mend, tag.place, tag.text) for tag in merging if tag.place.paragraph not in sound)


def unmatched(reason: Exception, tag: Tag | None, part: Spot) -> Problem:
    """Return why the tags of a part don't fit together, and the tag at which that was seen."""
    at, value = (tag.place, tag.text) if tag else (part, "")
    if isinstance(reason, language.TooMuch):
        return error("template-too-much", str(reason), reason.mend, at=at, value=value)
    message = "Deze tag past niet bij de tags ervoor." if tag else "De tags in dit deel passen niet in elkaar."
    mend = "Kijk na of elke if en for één eind heeft, en hoogstens één else, die achteraan staat."
    return error("template-syntax", message, mend, at=at, value=value)
