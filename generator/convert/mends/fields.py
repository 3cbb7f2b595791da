"""Fields of which only the stored result counts: the engine's time grows with the square of their number, and of the
form fields of old Word files it draws no box.

In: a part. Out: form fields, and where there are many also mail merge fields and their like, as the text they show.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.convert.mends.part import Mend, W, put_in_place, remove, said_by
from generator.word.formfields import shown

MANY = 50
"""From how many fields in a part on their number is felt: opening four hundred takes seconds, fifty a tenth of one."""
_KEPT = frozenset(
    ("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "TOC", "TOA", "INDEX", "SEQ", "STYLEREF", "HYPERLINK")
)
"""The fields that the engine works out by itself, or whose result does more than say something."""
_FORM = frozenset({"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})
_DEEPEST = 20
_PASSED_OVER = frozenset({W + "proofErr", W + "bookmarkStart", W + "bookmarkEnd"})


@dataclass(slots=True)
class _Field:
    """A field in one paragraph: its instruction, and all that stands there but its result."""

    begin: etree._Element
    code: list[etree._Element] = field(default_factory=list)
    instruction: str = ""
    separated: bool = False
    sound: bool = True

    @property
    def kind(self) -> str:
        return (self.instruction.upper().split(maxsplit=1) or [""])[0]


def _flatten(root: etree._Element, _: Mapping[str, bytes]) -> bool:
    signs = list(root.iter(W + "fldChar"))
    many = sum(sign.get(W + "fldCharType") == "begin" for sign in signs) > MANY
    changed = False
    for place in _places(signs):
        for one in _fields(place):
            plain = one.kind in _FORM or (many and one.kind not in _KEPT)
            if plain and one.sound and one.begin.getparent() is not None:
                _leave_result(one)
                changed = True
    return changed


def _places(signs: list[etree._Element]) -> list[etree._Element]:
    """Return the paragraphs, or parts of one, whose runs hold fields, each once."""
    runs = [run for sign in signs if (run := sign.getparent()) is not None]
    return list(dict.fromkeys(place for run in runs if (place := run.getparent()) is not None))


def _fields(place: etree._Element) -> list[_Field]:
    """Return the fields that begin and end in one place, a field before those within it."""
    found: list[_Field] = []
    whole: list[_Field] = []
    under_way: list[_Field] = []
    for node in _pieces(place):
        kind = node.get(W + "fldCharType") if node.tag == W + "fldChar" else None
        if kind == "begin":
            under_way.append(_Field(node))
            found.append(under_way[-1])
        for one in under_way:
            _take(one, node, own=one is under_way[-1])
        if kind == "separate" and under_way:
            under_way[-1].separated = True
        elif kind == "end" and under_way:
            whole.append(under_way.pop())
        if len(under_way) > _DEEPEST:
            return []
    complete = {id(one) for one in whole}
    return [one for one in found if id(one) in complete]


def _pieces(place: etree._Element) -> Iterator[etree._Element]:
    """Yields what the runs of a place hold, and what stands between them, as it is at the start."""
    for node in list(place):
        if node.tag == W + "r":
            yield from (child for child in list(node) if child.tag != W + "rPr")
        elif node.tag not in _PASSED_OVER:
            yield node


def _take(one: _Field, node: etree._Element, *, own: bool) -> None:
    """Add a piece to a field under way: to its code until its result begins, and again for the sign that ends it."""
    if not one.separated:
        parent = node.getparent()
        one.code.append(node)
        one.sound = one.sound and parent is not None and parent.tag == W + "r"
        if own and node.tag == W + "instrText":
            one.instruction += node.text or ""
    elif own and node.tag == W + "fldChar":
        one.code.append(node)


def _leave_result(one: _Field) -> None:
    """Take everything of a field out but its result; a box or a choice takes the place of its beginning."""
    text = shown(one.begin) if one.kind in _FORM else ""
    runs = dict.fromkeys(run for node in one.code if (run := node.getparent()) is not None)
    if text:
        put_in_place(one.begin, [said_by(text)])
    for node in one.code:
        remove(node)
    for run in runs:
        if all(child.tag == W + "rPr" for child in run):
            remove(run)


def _has_plain_field(xml: bytes) -> bool:
    return b"<w:ffData" in xml or xml.count(b'w:fldCharType="begin"') > MANY


FLATTENING = Mend(_has_plain_field, _flatten)
