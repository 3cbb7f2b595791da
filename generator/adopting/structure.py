"""Lines and rows that come and go around the text of a model: the tags of a loop, the copies that a loop replaces.

In: elements of a part. Out: the same part with a paragraph or row before and after them, or without them.
"""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from generator.adopting.arranging import CELL, Loop, variable
from generator.adopting.claims import P
from generator.word.labels import W

BOARDS = "besturen"
_KEPT = tuple(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))


def surround(loop: Loop, items: str) -> str:
    """Put the tags of a loop around its elements, and return how that reads; ``items`` is its top-level list."""
    heads = []
    if loop.own_outer:
        heads.append(f"for swv in swvs if swv.{BOARDS}")
    through = f"swv.{BOARDS}" if loop.within == "swv" else items
    name = variable(loop.party)
    heads.append(f"for {name} in {through}" + (f" if {name}.{loop.only}" if loop.only else ""))
    first, last = loop.elements[0], loop.elements[-1]
    for head in heads:
        _before(first, _holder(loop.level, head, first))
    for _ in heads:
        _after(last, _holder(loop.level, "endfor", first))
    shown = " ".join(f"{{%{loop.level} {head} %}}" for head in heads)
    return f"{shown} … " + " ".join([f"{{%{loop.level} endfor %}}"] * len(heads))


def choose(condition: str, one: Sequence[etree._Element], many: Sequence[etree._Element]) -> str:
    """Put the tags of a choice around two wordings, and return how that reads."""
    _before(one[0], _tag_line(f"{{%p if {condition} %}}"))
    _after(one[-1], _tag_line("{%p else %}"))
    _after(many[-1], _tag_line("{%p endif %}"))
    return f"{{%p if {condition} %}} … {{%p else %}} … {{%p endif %}}"


def remove(element: etree._Element) -> etree._Element | None:
    """Take an element away, but for the bookmarks in it, and return what stands before it."""
    parent = element.getparent()
    if parent is None:
        return None
    place = parent.index(element)
    for node in list(element.iter(*_KEPT)) if element.tag == P else ():
        parent.insert(place, node)
        place += 1
    before = element.getprevious()
    parent.remove(element)
    return before


def _holder(level: str, said: str, like: etree._Element) -> etree._Element:
    tag = f"{{%{level} {said} %}}"
    return _tag_row(tag, like) if level == "tr" else _tag_line(tag)


def _tag_line(tag: str) -> etree._Element:
    """Return a paragraph that holds just a tag; it is gone once the template is filled in."""
    line = etree.Element(P)
    text = etree.SubElement(etree.SubElement(line, f"{W}r"), f"{W}t")
    text.text = tag
    return line


def _tag_row(tag: str, like: etree._Element) -> etree._Element:
    """Return a row like another, with just a tag in its first cell."""
    row = deepcopy(like)
    for number, cell in enumerate(row.findall(CELL)):
        for child in list(cell):
            if child.tag != f"{W}tcPr":
                cell.remove(child)
        cell.append(_tag_line(tag) if number == 0 else etree.Element(P))
    for child in list(row):
        if child.tag not in (CELL, f"{W}trPr", f"{W}tblPrEx"):
            row.remove(child)
    return row


def _before(element: etree._Element, new: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), new)


def _after(element: etree._Element, new: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element) + 1, new)
