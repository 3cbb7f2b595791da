"""Where a model leaves room for a name: braces, brackets, dotted lines, XXX, the highlighter, controls, merge fields.

In: a passage. Out: its ``Slot``s, in order, without those that are tags already.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from lxml import etree

from generator.adopting.passages import Passage, is_marked
from generator.templates.language import TAG
from generator.word.labels import VAL, W

Sort = Literal["bracketed", "line", "marked", "control", "merge"]
LONGEST = 90  # characters: what is longer between brackets is a sentence, not a placeholder
ETC = r"[\[({]?\s*(?:etc\b\.?|enz\b\.?|enzovoorts?\b|et cetera\b|…|\.\.\.)(?:\s*[\])}])?"
_BRACKETED = re.compile(
    r"\{(?P<brace>[^{}]{1,90})\}|\[(?P<square>[^\[\]]{1,90})\]|<<(?P<angles>[^<>]{1,90})>>|«(?P<guillemets>[^«»]{1,90})»"
    r"|<(?P<angle>[A-Za-zÀ-ÿ][^<>@/:]{1,60})>"
)
_LINE = re.compile(r"[….]++(?: ?[…._]++)*|_++(?: ?[…._]++)*|\b[xX]{3,}\b")
_STOP = re.compile(r"[…_]\.$")
_IS_LINE = re.compile(r"…|\.{4}|_{3}|(?:\. ){4}|(?:_ ){3}|[xX]{3}")
_ETC = re.compile(ETC, re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_DOTS = re.compile(r"[\s….…_xX-]*")
_FORM = re.compile(r"\s*FORMTEXT\b", re.IGNORECASE)
_MERGE = re.compile(r'\s*MERGEFIELD\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place to fill: from letter to letter, as shown, and the words that say what belongs there ("" for a line).

    ``husks`` are the elements around it that go when it is filled (a content control, the characters of a field).
    """

    start: int
    end: int
    shown: str
    words: str
    sort: Sort
    husks: tuple[etree._Element, ...] = ()


def slots_of(passage: Passage) -> tuple[Slot, ...]:
    """Return the slots of a passage in order; they don't overlap."""
    taken = [False] * len(passage.text)
    for tag in TAG.finditer(passage.text):
        _take(taken, tag.start(), tag.end())
    found: list[Slot] = []
    for finder in (_merge_fields, _controls, _bracketed, _marked, _lines):
        for slot in finder(passage):
            if not any(taken[slot.start : slot.end]):
                _take(taken, slot.start, slot.end)
                found.append(slot)
    return tuple(sorted(found, key=lambda slot: slot.start))


def _take(taken: list[bool], start: int, end: int) -> None:
    taken[start:end] = [True] * (end - start)


def _bracketed(passage: Passage) -> Iterator[Slot]:
    for found in _BRACKETED.finditer(passage.text):
        words = next(group for group in found.groups() if group is not None).strip()
        if _ETC.fullmatch(words):
            continue
        if _LETTER.search(words) or _DOTS.fullmatch(words):  # "[1]" and "(3)" point to something else
            asked = "" if _DOTS.fullmatch(words) else words
            yield Slot(found.start(), found.end(), found.group(), asked, "bracketed")


def _lines(passage: Passage) -> Iterator[Slot]:
    for found in _LINE.finditer(passage.text):
        shown = found.group()
        if _STOP.search(shown):
            shown = shown[:-1]  # the sentence ends here
        if _IS_LINE.search(shown):
            yield Slot(found.start(), found.start() + len(shown), shown, "", "line")


def _marked(passage: Passage) -> Iterator[Slot]:
    for start, end in _stretches(passage, lambda node: node if is_marked(node) else None, joined=True):
        shown = passage.text[start:end]
        start, end = start + len(shown) - len(shown.lstrip()), end - len(shown) + len(shown.rstrip())
        words = passage.text[start:end]
        if not _LETTER.search(words) or len(words) > LONGEST or _ETC.fullmatch(words):
            continue
        yield Slot(start, end, words, words, "marked")


def _controls(passage: Passage) -> Iterator[Slot]:
    for start, end in _stretches(passage, _control):
        control = _control(passage.owners[start])
        if control is not None:
            shown = passage.text[start:end]
            yield Slot(start, end, shown, _asked_by(control) or shown, "control", (control,))


def _control(text: etree._Element) -> etree._Element | None:
    """Return the content control whose placeholder a text is."""
    for control in text.iterancestors(f"{W}sdt"):
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            return control
    return None


def _asked_by(control: etree._Element) -> str:
    for name in ("alias", "tag"):
        found = control.find(f"{W}sdtPr/{W}{name}")
        if found is not None and found.get(VAL):
            return str(found.get(VAL)).replace("_", " ")
    return ""


def _merge_fields(passage: Passage) -> Iterator[Slot]:
    simple = {node: node.get(f"{W}instr") or "" for node in passage.element.iter(f"{W}fldSimple")}
    for start, end in _stretches(passage, lambda node: next(iter(node.iterancestors(f"{W}fldSimple")), None)):
        holder = next(passage.owners[start].iterancestors(f"{W}fldSimple"))
        if asked := _MERGE.match(simple.get(holder, "")):
            yield Slot(start, end, passage.text[start:end], _spoken(asked), "merge", (holder,))
    yield from _complex_fields(passage)


def _complex_fields(passage: Passage) -> Iterator[Slot]:
    opened: list[etree._Element] = []
    instruction, depth, shows = "", 0, False
    first, last = -1, -1
    places = {node: place for place, node in reversed(list(enumerate(passage.owners)))}
    for node in passage.element.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            depth += 1
            if depth == 1:
                opened, instruction, shows, first, last = [node], "", False, -1, -1
                continue
        if depth == 0:
            continue
        if node.tag == f"{W}instrText":
            instruction += node.text or ""
            opened.append(node)
        elif kind is not None:
            opened.append(node)
            shows = shows or (kind == "separate" and depth == 1)
            depth -= kind == "end"
        elif shows and node in places and node.text:
            first = places[node] if first < 0 else first
            last = places[node] + len(node.text)
        if kind == "end" and depth == 0 and first >= 0:
            shown = passage.text[first:last]
            if asked := _MERGE.match(instruction):
                yield Slot(first, last, shown, _spoken(asked), "merge", tuple(opened))
            elif _FORM.match(instruction) and not _BRACKETED.search(shown):
                words = shown.strip() if _LETTER.search(shown) else _named(opened[0])
                yield Slot(first, last, shown, words, "control" if words else "line", tuple(opened))


def _named(begin: etree._Element) -> str:
    """Return the name that a form field was given; what Word itself calls it ("Tekst1") says nothing."""
    name = begin.find(f"{W}ffData/{W}name")
    said = "" if name is None else str(name.get(VAL) or "")
    return "" if re.fullmatch(r"(?:Te[xk]s?t)\d*|", said) else re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", said)


def _spoken(asked: re.Match[str]) -> str:
    return (asked[1] or asked[2]).replace("_", " ")


def _stretches(
    passage: Passage, holder_of: Callable[[etree._Element], etree._Element | None], *, joined: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield from where to where letters have the same holder; ``joined``: have any holder at all."""
    holders = [holder_of(owner) for owner in passage.owners]
    start = 0
    for _, several in groupby(holders, lambda holder: holder is not None if joined else holder):
        length = len(list(several))
        if holders[start] is not None:
            yield start, start + length
        start += length


def strip_husks(slot: Slot) -> None:
    """Take away what stood around a slot that is filled, and keep what was in it."""
    for husk in slot.husks:
        parent = husk.getparent()
        if parent is None:
            continue
        inside = husk.find(f"{W}sdtContent") if husk.tag == f"{W}sdt" else husk
        place = parent.index(husk)
        kept = list(inside) if inside is not None and husk.tag in (f"{W}sdt", f"{W}fldSimple") else []
        parent.remove(husk)
        for number, child in enumerate(kept):
            parent.insert(place + number, child)
