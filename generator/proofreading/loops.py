"""Loops and choices that do nothing, or something else than their author thinks.

In: the blocks of a template, and the names it sees. Out: each loop that never uses its item or takes a name that is in
use, and each block that holds nothing, chooses between equals, or always goes the same way.
"""

import re
from collections.abc import Container, Iterator

from lxml import etree

from generator.problems import Problem, warning
from generator.proofreading.blocks import Block, Branch, Outline, Placed
from generator.word.labels import W
from generator.word.lines import Line

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”")
_NAME = re.compile(r"(?<![.\w])[^\W\d]\w*")
_KEYWORDS = frozenset({"p", "r", "tr", "tc", "if", "elif", "and", "or", "not", "in", "is", "even", "odd", "length"}) | {
    word for text in ("true", "false", "none") for word in (text, text.title())
}
_RSID = re.compile(rb' w:rsid\w*="[^"]*"| w14:\w+="[^"]*"')
_FLOATS = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sym", f"{W}fldChar", f"{W}fldSimple")


def check(outline: Outline, known: Container[str]) -> Iterator[Problem]:
    """Yield the loops and choices that can't be meant; ``known`` has the names that the template sees."""
    for block in outline.blocks:
        if block.opener.tag.said.word == "for":
            yield from _loop(block, known)
        else:
            yield from _constant(block)
        if block.end is not None:
            yield from _content(block)


def _problem(rule: str, message: str, mend: str, placed: Placed) -> Problem:
    return warning(rule, message, mend, at=placed.line.spot, value=placed.tag.text)


def _loop(block: Block, known: Container[str]) -> Iterator[Problem]:
    opener = block.opener
    name = opener.tag.said.target
    if f"{name} in " not in " ".join(opener.tag.text.split()):
        return  # it can't be understood, which is told already
    if name in opener.tag.scope:
        message = f"De herhaling hieromheen gebruikt de naam ‘{name}’ ook al; dan is niet duidelijk welke is bedoeld."
        yield _problem("loop-shadows", message, "Kies in de binnenste herhaling een andere naam achter for.", opener)
    elif name in known:
        message = f"De herhaling gebruikt de naam ‘{name}’, en die betekent in dit sjabloon al iets anders."
        mend = "Kies achter for een andere naam, zoals {% for verband in swvs %} waar ‘swv’ er al is."
        yield _problem("loop-shadows", message, mend, opener)
    inside = [tag.tag.text for tag in block.branches[0].tags]
    own_test = opener.tag.text.partition(" in ")[2].partition(" if ")[2]
    if block.end is not None and inside and not {name, "loop"} & set(_names(*inside, own_test)):
        message = f"De herhaling gebruikt ‘{name}’ nergens, en drukt dus telkens hetzelfde af."
        mend = f"Gebruik erbinnen een veld ervan, zoals {{{{ {name}.naam }}}}, of haal de herhaling weg."
        yield _problem("loop-unused", message, mend, opener)
    elif block.end is not None and not inside and any(_said(branch) for branch in block.branches):
        message = f"In de herhaling staat geen enkel veld; ‘{name}’ wordt nergens gebruikt."
        yield _problem("loop-unused", message, f"Zet erbinnen bijvoorbeeld {{{{ {name}.naam }}}}.", opener)


def _names(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from _NAME.findall(_QUOTED.sub("''", text))


def _constant(block: Block) -> Iterator[Problem]:
    for branch in block.branches:
        tag = branch.start.tag
        if tag.said.word in ("if", "elif") and tag.said.expressions and not set(_names(tag.text)) - _KEYWORDS:
            message = "Deze keuze noemt geen veld; de uitkomst is dus altijd hetzelfde."
            mend = "Noem het veld waar het van afhangt, of haal de keuze weg."
            yield _problem("test-constant", message, mend, branch.start)


def _content(block: Block) -> Iterator[Problem]:
    said = [_said(branch) for branch in block.branches]
    opener, end = block.opener.tag, block.end
    if None in said or end is None:
        return
    if not any(said):
        message = f"Tussen {opener.text} en {end.tag.text} staat niets."
        yield _problem("block-empty", message, "Zet er de tekst tussen, of haal beide tags weg.", block.opener)
    elif len(said) > 1 and block.branches[-1].start.tag.said.word == "else" and len(set(said)) == 1:
        message = "Wat er ook uit deze keuze komt, er staat hetzelfde."
        mend = "Pas een van beide teksten aan, of haal de keuze weg en houd de tekst één keer over."
        yield _problem("branches-equal", message, mend, block.opener)


def _said(branch: Branch) -> bytes | None:
    """Return what stands in a branch, with its layout; b"" for nothing, None where that can't be told."""
    start, end = branch.start, branch.end
    if end is None or start.tag.said.level != end.tag.said.level:
        return None
    match start.tag.said.level:
        case "" | "r" if start.line is end.line:
            return _inline(start.line, start.end, end.start)
        case "p":
            return _between(start.line.element, end.line.element)
        case "tr":
            rows = [next(placed.line.element.iterancestors(f"{W}tr"), None) for placed in (start, end)]
            return None if rows[0] is None or rows[1] is None else _between(rows[0], rows[1])
    return None


def _inline(line: Line, start: int, end: int) -> bytes | None:
    """Return a piece of a paragraph; None where the paragraph holds more than words of one layout."""
    if next(line.element.iter(*_FLOATS), None) is not None:
        return None
    layouts = set()
    for text in line.texts:
        run = text.getparent()
        properties = None if run is None else run.find(f"{W}rPr")
        layouts.add(b"" if properties is None else etree.tostring(properties))
    return line.text[start:end].encode() if len(layouts) == 1 else None


def _between(first: etree._Element, last: etree._Element) -> bytes | None:
    """Return the XML between two elements of one parent; None where they have not the same parent."""
    if first.getparent() is not last.getparent():
        return None
    found = []
    here = first.getnext()
    while here is not None and here is not last:
        found.append(_RSID.sub(b"", etree.tostring(here, with_tail=False)))
        here = here.getnext()
    return None if here is None else b"".join(found)
