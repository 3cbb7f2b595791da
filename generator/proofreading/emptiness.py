"""Fields that can be empty, printed where the sentence then reads wrongly.

In: the tags of a template and the blocks around them, and which paths can be empty. Out: each such field, with the
sentence as it would read and the ``if`` to put around it. A field alone in its paragraph or cell, or after a label, is
left out in peace: an empty line there is what the reader expects.
"""

import re
from collections.abc import Container, Iterator, Mapping

from generator.model import TemplateKind
from generator.problems import Problem, warning
from generator.proofreading.blocks import Outline, Placed, enclosing_tests
from generator.templates.language import ITEM
from generator.word.lines import shortened

Path = tuple[str, ...]
TELLS: Mapping[str, tuple[str, ...]] = {
    "is_getekend": ("getekend_op",),
    "is_partij": ("deelname_sinds", "getekend_op", "bekendgemaakt_op"),
    "krachtens_volmacht": ("volmacht_kenmerk",),
    "gezamenlijk": ("ondertekenaar_2", "functie_2"),
    "gevolmachtigde": ("persoon",),
}
"""By a field that is worked out or chosen: the fields of the same row that it says something of (fields/parties)."""
MASKED = frozenset({"directeur", "ondertekenaar", "ondertekenaar_1", "persoon", "convenantbeheerder"})
"""The names of natural persons, which the covenant's copy for publication leaves empty (fields/rows)."""
PUBLIC = ("convenant", "publicatie")
_CHOOSES = re.compile(r"\b(?:or|if)\b")
_OR = re.compile(r"\bor\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDS = re.compile(r"(?<=[.!?;])\s+|[\t\n]")
BESIDE, NEAR = 70, 40  # characters of the sentence that a message shows on either side, and tags that it may span
_HERE = "\ue000"
"""Stands for the field that is empty."""


def check(outline: Outline, kind: TemplateKind, empty: Container[Path]) -> Iterator[Problem]:
    """Yield each field that can be empty, and that its sentence can't do without; ``empty`` has these paths."""
    told: set[tuple[str, int, str]] = set()
    beside: dict[int, list[Placed]] = {}
    for placed in outline.tags:
        beside.setdefault(id(placed.line), []).append(placed)
    for placed in outline.tags:
        key = (placed.line.spot.member, placed.line.spot.paragraph, placed.tag.text)
        if placed.tag.said.word != "print" or key in told or _CHOOSES.search(placed.tag.text):
            continue
        for read in placed.reads:
            if read.each or read.path[0] == "loop":
                continue
            found = _problem(placed, beside[id(placed.line)], read.path, kind, empty)
            if found:
                told.add(key)
                yield found
                break


def _problem(
    placed: Placed, beside: list[Placed], path: Path, kind: TemplateKind, empty: Container[Path]
) -> Problem | None:
    published = kind == "covenant" and _is_person(path) and not _guarded(placed, PUBLIC)
    if not (published or path in empty) or _guarded(placed, path):
        return None
    sentence = _sentence(placed, beside)
    if sentence is None:
        return None
    name = placed.tag.text[2:-2].strip(" -+")
    if published:
        message = f"In het exemplaar voor publicatie is ‘{name}’ leeg. Dan staat er: ‘{sentence}’."
        other = "{% if convenant.publicatie %}(naam niet gepubliceerd){% else %}"
        mend = f"Schrijf {other}{placed.tag.text}{{% endif %}}."
    else:
        message = f"‘{name}’ kan leeg zijn. Dan staat er: ‘{sentence}’."
        field = name.partition("|")[0].strip()
        mend = f"Zet {{% if {field} %}} vóór en {{% endif %}} achter de woorden die bij {placed.tag.text} horen."
    return warning("field-can-be-empty", message, mend, at=placed.line.spot, value=placed.tag.text)


def _is_person(path: Path) -> bool:
    return path[-1] in MASKED or path[-3:] == ("ondertekenaars", ITEM, "naam")


def _guarded(placed: Placed, path: Path) -> bool:
    """Return whether a test around a tag asks after a path, or after what tells of it.

    Where any of several things will do ("or"), it is said that this one is there only once another is known not to be.
    """
    tests = tuple(enclosing_tests(placed))
    absent = {read.path for test, holds in tests if not holds for read in test.reads}
    for test, holds in tests:
        asked = {read.path for read in test.reads}
        if holds and _OR.search(test.tag.text) and len(asked) > 1 and not asked & absent:
            continue
        if path in asked or any(one[:-1] == path[:-1] and path[-1] in TELLS.get(one[-1], ()) for one in asked):
            return True
    return False


def _sentence(placed: Placed, beside: list[Placed]) -> str | None:
    """Return the sentence around a tag as it reads when the tag prints nothing; None where it does not mind."""
    sentence = next(part for part in _ENDS.split(_read_without(placed, beside)) if _HERE in part)
    before, _, after = sentence.partition(_HERE)
    if not after.strip(" .…") and (before.rstrip().endswith(":") or not before.strip(" …")):
        return None  # alone, or after a label
    near = before.rstrip()[-1:] + after.lstrip()[:1]
    if not _WORD.search(before + after) and not set(near) & set(",(;)–‘’"):
        return None
    start = f"…{before[-BESIDE:]}" if len(before) > BESIDE else before
    return shortened(start + after, 2 * BESIDE)


def _read_without(placed: Placed, beside: list[Placed]) -> str:
    """Return the paragraph with a mark where the tag stands, other fields as "…", and one branch of each choice.

    Of a long paragraph it is as much as ``NEAR`` tags before and after.
    """
    text = placed.line.text
    at = beside.index(placed)
    near = beside[max(0, at - NEAR) : at + NEAR]
    own = {branch.block: branch for branch in placed.inside}
    pieces: list[str] = []
    last, around = (near[0].start if at > NEAR else 0), near[0].inside

    def read() -> bool:
        return all(own.get(branch.block, branch.block.branches[0]) is branch for branch in around)

    for other in near:
        pieces.append(text[last : other.start] if read() else "")
        around = (*other.inside, other.opens) if other.opens else other.inside
        if other is placed:
            pieces.append(_HERE)
        elif other.tag.said.word == "print" and read():
            pieces.append("…")
        last = other.end
    after = beside[at + NEAR].start if at + NEAR < len(beside) else len(text)
    return "".join([*pieces, text[last:after]])
