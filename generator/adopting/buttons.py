"""The buttons by which old models leave room for a text (MACROBUTTON): a click selects them, and typing replaces them.

In: the XML of a part. Out: the same, with what a button shows as ordinary text between brackets: a template can't have
them, since they can start a macro.
"""

import re
from collections.abc import Iterator

from lxml import etree

from generator.word.labels import W

_BUTTON = re.compile(r"\s*MACROBUTTON\s+(?:\"[^\"]*\"|\S+)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"[\[{<«].*[\]}>»]|[….\s_]*", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def flattened(root: etree._Element) -> bool:
    """Make ordinary text of every button, and return whether there was one."""
    found = False
    for simple in list(root.iter(f"{W}fldSimple")):
        instruction = simple.get(f"{W}instr") or ""
        if _BUTTON.match(instruction):
            made = etree.Element(f"{W}r")
            simple.addprevious(made)
            _say(made, instruction)
            _remove(simple)
            found = True
    for paragraph in root.iter(f"{W}p"):
        for marks in list(_complex(paragraph)):
            codes = [mark for mark in marks if mark.tag == f"{W}instrText"]
            instruction = "".join(code.text or "" for code in codes)
            run = codes[-1].getparent() if codes else None
            if run is not None and _BUTTON.match(instruction):
                _say(run, instruction)
                for mark in marks:
                    _remove(mark)
                found = True
    return found


def _complex(paragraph: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the signs and codes of each field of a paragraph that holds no other field."""
    open_fields: list[list[etree._Element]] = []
    for mark in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([])
        if open_fields:
            open_fields[-1].append(mark)
        if kind == "end" and open_fields:
            yield open_fields.pop()


def _say(run: etree._Element, instruction: str) -> None:
    shown = _BUTTON.sub("", instruction, count=1).strip()
    text = etree.SubElement(run, f"{W}t")
    text.text = shown if _BRACKETS.fullmatch(shown) else f"[{shown}]"
    text.set(_SPACE, "preserve")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
