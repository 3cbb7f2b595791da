"""What a model says to whoever fills it in, and does not belong in a finished document.

In: a passage. Out: the instructions in it: those to the author of the template, which are no longer printed, and
those that may be meant for whoever signs ("doorhalen wat niet van toepassing is"), which a person must judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.adopting.passages import Passage, run_of
from generator.word.labels import VAL, W

_MAKER = re.compile(
    r"functietoets|\bF11\b|\binvulvelden?\b|\binstructies?\b|\bopsteller\b|\binvuller\b"
    r"|\b(?:dit|het) (?:model|sjabloon)\b",
    re.IGNORECASE,
)
"""What is said to nobody but the maker of a text."""

_AUTHOR = re.compile(
    _MAKER.pattern + r"|\bvul (?:hier|in|de|het)\b|\b(?:kies|selecteer)\b"
    r"|\b(?:verwijder|schrap|haal)\b.{0,40}\b(?:weg|als|indien|tekst|regel|alinea|wat|deze|dit|niet)\b"
    r"|\bpas (?:zo nodig )?aan\b|\baan te passen\b|\bherhaal\b|\bnaar behoefte\b|\bvervang\b"
    r"|\bdeze (?:tekst|alinea|regel|instructie) (?:kan|mag|moet)\b",
    re.IGNORECASE,
)
_READER = re.compile(
    r"\bdoorhalen\b|\bdoorstrepen\b|\bhaal door\b|\bdoor te halen\b|\baankruisen\b|\bkruis aan\b|\bomcirkel"
    r"|\bblokletters\b|\bindien van toepassing\b|\bs\.?v\.?p\.?\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\([^()]{6,300}\)|\[[^\[\]]{6,300}\]|\{[^{}]{6,300}\}")
_STARTS = re.compile(
    r"\W*(?:invul)?instructies?\b\s*(?:[:–-]|voor (?:het )?(?:invullen|gebruik)\b|\W*$)"
    r"|\W*toelichting (?:bij|voor) (?:het invullen|de opsteller|de invuller)\b",
    re.IGNORECASE,
)
_KEY = re.compile(r"\b(?:functie)?toets F\d{1,2}\b", re.IGNORECASE)  # nobody presses a key to read a covenant
_CHOICE = re.compile(r"\b(?:kies|selecteer)\b.*[/:|]", re.IGNORECASE)
_SENTENCE = 160  # characters: what is longer may say something else too
_WHOLE = 400  # characters: what is longer is a text of the model itself


@dataclass(frozen=True, slots=True)
class Instruction:
    """A piece of text that instructs; ``leaves`` when it is surely meant for the template's author."""

    start: int
    end: int
    text: str
    leaves: bool
    whole: bool


def instructions_of(passage: Passage, *, pen: bool = False) -> tuple[Instruction, ...]:
    """Return the instructions in a passage, in order; ``pen``: whoever signs fills in things with a pen too."""
    text = passage.text.strip()
    start = passage.text.find(text) if text else 0
    if text and len(text) <= _WHOLE and "{{" not in text and (_is_whole(text) or _in_italics(passage, text)):
        author = _MAKER.search(text) or _STARTS.match(text) or (not pen and _AUTHOR.search(text))
        leaves = bool(author) and _fits(text)
        return (Instruction(start, start + len(text), text, leaves, True),)
    return tuple(_pieces(passage, pen))


def _is_whole(text: str) -> bool:
    if _STARTS.match(text) or (_KEY.search(text) and len(text) <= _SENTENCE):
        return True
    instructs = _AUTHOR.search(text) or _READER.search(text)
    return bool(_PIECE.fullmatch(text) and instructs and not _CHOICE.search(text))


def _in_italics(passage: Passage, text: str) -> bool:
    if not (_AUTHOR.search(text) or _READER.search(text)) or text[0] not in "([{" or text[-1] not in ")]}.":
        return False
    return all(_italic(owner) for owner in passage.owners if (owner.text or "").strip())


def _italic(text: etree._Element) -> bool:
    run = run_of(text)
    found = None if run is None else run.find(f"{W}rPr/{W}i")
    return found is not None and found.get(VAL) not in ("0", "false")


def _pieces(passage: Passage, pen: bool) -> Iterator[Instruction]:
    for found in _PIECE.finditer(passage.text):
        said = found.group()
        if said.startswith("{") and passage.text[found.end() : found.end() + 1] == "}":
            continue  # within a tag
        bare = said[1:-1].strip()
        if len(bare.split()) < 3 or _CHOICE.search(bare):
            continue  # "[naam invullen]" asks for a name, and "[kies: stichting / vereniging]" for one of these
        author, reader = _AUTHOR.search(bare), _READER.search(bare)
        if author or reader:
            sure = _MAKER.search(bare) or (author and not reader and not pen and not said.startswith("("))
            yield Instruction(found.start(), found.end(), said, bool(sure) and _fits(said), False)


def _fits(text: str) -> bool:
    """Tell whether a text can stand in a remark of the template, which is closed by its own signs."""
    return not set("#%") & set(text) and not any(mark in text for mark in ("{{", "}}"))
