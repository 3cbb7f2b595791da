"""Singular and plural side by side: a word that says both, or two paragraphs of which one had to go.

In: a template's lines and blocks. Out: each place where a reader would find both. The program knows how many there are:
a template chooses with ``{% if gemeenten|length == 1 %}``.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.dutch import listing
from generator.problems import Problem, error, warning
from generator.proofreading.blocks import Outline
from generator.proofreading.quoting import excerpt
from generator.templates.draft import Draft
from generator.templates.language import TAG
from generator.word.lines import Line, shortened

PAIRS = (  # of the texts of the model: singular and plural
    ("het college", "de colleges"),
    ("het schoolbestuur", "de schoolbesturen"),
    ("het samenwerkingsverband", "de samenwerkingsverbanden"),
    ("de gemeente", "de gemeenten"),
    ("de burgemeester", "de burgemeesters"),
    ("college", "colleges"),
    ("schoolbestuur", "schoolbesturen"),
    ("samenwerkingsverband", "samenwerkingsverbanden"),
    ("gemeente", "gemeenten"),
    ("burgemeester", "burgemeesters"),
    ("wethouder", "wethouders"),
    ("ondergetekende", "ondergetekenden"),
    ("aanbieder", "aanbieders"),
    ("ouder", "ouders"),
    ("partij", "partijen"),
    ("heeft", "hebben"),
    ("is", "zijn"),
    ("wordt", "worden"),
    ("zal", "zullen"),
    ("kan", "kunnen"),
    ("moet", "moeten"),
    ("mag", "mogen"),
    ("tekent", "tekenen"),
    ("verklaart", "verklaren"),
)
_SINGULAR = {plural: one for one, plural in PAIRS}
_PLURAL = re.compile(r"\b(?:" + "|".join(sorted(_SINGULAR, key=len, reverse=True)) + r")\b")
_VERBS = "|".join(rf"{one}/{plural}" for one, plural in PAIRS if " " not in one)
_SLASHED = re.compile(
    rf"\b(?:{_VERBS}|de/het|het/de|(\w{{4,}}) ?/ ?\1(?:e?n|s)|(\w{{3,}})t/\2en)\b"
    r"|\b[^\W\d_]{3,}\((?:[a-z]?en|n|s|e|t|’s|'s)\)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:hij ?/ ?zij|zij ?/ ?hij|zijn ?/ ?haar|haar ?/ ?zijn|hem ?/ ?haar"
    r"|(?:de )?heer ?/ ?mevrouw|mevrouw ?/ ?(?:de )?heer|dhr\.? ?/ ?me?v?r?w?\.)",
    re.IGNORECASE,
)
_OR = re.compile(r"\W*(?:of|ofwel)\W*", re.IGNORECASE)
FEWEST, BEGIN = 6, 4  # words: the shortest paragraph that is judged, and how many are its first ones
LIKE, BEGINS_LIKE = 0.8, 0.7  # how alike two paragraphs are in the singular; and their first words, where these differ
FIRST = 12  # words, that are compared where two paragraphs begin the same


def check(draft: Draft, outline: Outline) -> Iterator[Problem]:
    """Yield each word that says singular and plural, and each pair of paragraphs that does."""
    for line in draft.lines:
        yield from _words(line)
    yield from _paragraphs(draft, outline)


def _words(line: Line) -> Iterator[Problem]:
    text = TAG.sub(lambda tag: " " * len(tag.group()), line.text)
    if "/" not in text and "(" not in text:
        return
    if text.rstrip().endswith(":") and len(text.split()) < 12 and "{" not in line.text:
        return  # the label of a line to write on: only who writes there knows how many
    choose = "Laat het programma kiezen, zoals {% if gemeenten|length == 1 %}gemeente{% else %}gemeenten{% endif %}."
    name = "Noem de persoon met een veld, of schrijf ‘deze persoon’ of ‘die’."
    yield from _told(line, text, _SLASHED, "Enkelvoud en meervoud staan naast elkaar", choose)
    yield from _told(line, text, _PERSON, "De lezer moet kiezen wie er is bedoeld", name)


def _told(line: Line, text: str, pattern: re.Pattern[str], what: str, mend: str) -> Iterator[Problem]:
    found = list(pattern.finditer(text))
    if found:
        said = listing([f"‘{word}’" for word in dict.fromkeys(one.group() for one in found)])
        shown = excerpt(line.text, found[0].start(), found[-1].end())
        yield warning("leftover-both-forms", f"{what}: {said}.", mend, at=line.spot, value=shown)


def _paragraphs(draft: Draft, outline: Outline) -> Iterator[Problem]:
    first: Line | None = None
    before = ""
    for line in draft.lines:
        said = " ".join(TAG.sub("…", line.text).split()).lower()
        if not said.strip("… ") or _OR.fullmatch(said):
            continue
        near = first and first.spot.member == line.spot.member
        if first and near and _both(before, said) and outline.around(first) == outline.around(line):
            message = f"Deze alinea staat er in enkelvoud en in meervoud: zie ook alinea {first.spot.paragraph}."
            mend = (
                "Zet {%p if gemeenten|length == 1 %} boven het enkelvoud, {%p else %} ertussen en {%p endif %} "
                "eronder; of haal weg wat niet geldt."
            )
            yield error("leftover-both-branches", message, mend, at=line.spot, value=shortened(line.text, 80))
        first, before = line, said


def _both(before: str, said: str) -> bool:
    """Return whether two texts say the same but for singular and plural: throughout, or from their first words on."""
    words, others = before.split(), said.split()
    if min(len(words), len(others)) < FEWEST or len(_PLURAL.findall(before)) == len(_PLURAL.findall(said)):
        return False
    ones, other_ones = _singular(before), _singular(said)
    if words[:BEGIN] != others[:BEGIN] and ones[:BEGIN] == other_ones[:BEGIN]:
        first = min(FIRST, len(ones), len(other_ones))
        return _alike(ones[:first], other_ones[:first], BEGINS_LIKE)
    return _alike(ones, other_ones, LIKE)


def _alike(ones: list[str], others: list[str], enough: float) -> bool:
    matcher = SequenceMatcher(None, ones, others, autojunk=False)
    return matcher.quick_ratio() >= enough and matcher.ratio() >= enough


def _singular(text: str) -> list[str]:
    return _PLURAL.sub(lambda found: _SINGULAR[found.group()], text).split()
