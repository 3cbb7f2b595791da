"""The labels of a Word file's numbered paragraphs ("Artikel 3", "3.2", "a."), counted as Word counts them.

What goes in is ``word/numbering.xml`` and then, paragraph by paragraph in reading order, a list id and a level;
what comes out is the label a reader sees before that paragraph.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
UNKNOWN = "\ue000"
"""Stands for a number whose notation is not known here."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and writes."""

    start: int = 1
    notation: str = "decimal"
    pattern: str = ""
    restarts_after: int | None = None
    """The level (from 0) after which this one starts again; None for every higher level, -1 for never."""
    plain: bool = False
    """Whether every number in the label is written as a decimal, whatever its own level says."""


@dataclass(frozen=True, slots=True)
class List:
    """A list: the abstract list it counts with, its levels, and the starts that are its own."""

    family: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]
    by_style: Mapping[str, int]


def read_lists(numbering: bytes, parser: etree.XMLParser) -> dict[str, List]:
    """Return the lists of ``word/numbering.xml`` by their id."""
    root = etree.fromstring(numbering, parser)
    families = {str(node.get(W + "abstractNumId")): node for node in root.iter(W + "abstractNum")}
    linked = {_value(node, "styleLink"): number for number, node in families.items()}
    lists = {}
    for node in root.iter(W + "num"):
        family = _value(node, "abstractNumId")
        link = _value(families[family], "numStyleLink") if family in families else ""
        family = linked.get(link, family) if link else family
        if family in families:
            lists[str(node.get(W + "numId"))] = _list(family, families[family], node)
    return lists


def _list(family: str, abstract: etree._Element, own: etree._Element) -> List:
    nodes = {int(str(node.get(W + "ilvl"))): node for node in abstract.findall(W + "lvl")}
    restarts = {}
    for override in own.findall(W + "lvlOverride"):
        depth = int(str(override.get(W + "ilvl")))
        level = override.find(W + "lvl")
        if level is not None:
            nodes[depth] = level
        start = _value(override, "startOverride")
        if start:
            restarts[depth] = int(start)
    by_style = {_value(node, "pStyle"): depth for depth, node in nodes.items() if _value(node, "pStyle")}
    return List(family, {depth: _level(node) for depth, node in nodes.items()}, restarts, by_style)


def _level(node: etree._Element) -> Level:
    restart = _value(node, "lvlRestart")
    plain = node.find(W + "isLgl")
    return Level(
        start=int(_value(node, "start") or 0),
        notation=_value(node, "numFmt") or "decimal",
        pattern=_value(node, "lvlText"),
        restarts_after=int(restart) - 1 if restart else None,
        plain=plain is not None and plain.get(VAL) not in ("0", "false"),
    )


@dataclass(slots=True)
class Counter:
    """Counts through one document; ask it once for every numbered paragraph, in reading order."""

    lists: Mapping[str, List]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, list_id: str, depth: int) -> str:
        """Return the label of the next paragraph of a list at a depth from 0; nothing for an unknown list."""
        found = self.lists.get(list_id)
        if found is None or depth not in found.levels:
            return ""
        counts = self.counts.setdefault(found.family, {})
        self._advance(found, list_id, depth, counts)
        level = found.levels[depth]
        if level.notation == "bullet":
            return level.pattern

        def number(match: re.Match[str]) -> str:
            nth = int(match[1]) - 1
            source = found.levels.get(nth, level)
            return written(counts.get(nth, source.start), "decimal" if level.plain else source.notation)

        return re.sub(r"%([1-9])", number, level.pattern)

    def _advance(self, found: List, list_id: str, depth: int, counts: dict[int, int]) -> None:
        restart = found.restarts.get(depth)
        if restart is not None and (list_id, depth) not in self.begun:
            counts[depth] = restart
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = found.levels[depth].start
        self.begun.add((list_id, depth))
        for higher in range(depth):
            counts.setdefault(higher, found.levels[higher].start if higher in found.levels else 1)
        for deeper in [other for other in counts if other > depth]:
            after = found.levels[deeper].restarts_after if deeper in found.levels else None
            if after is None or (after >= 0 and depth <= after):
                del counts[deeper]


def written(number: int, notation: str) -> str:
    """Return a number as Word writes it in a notation of ``w:numFmt``."""
    match notation:
        case "decimal":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter":
            letters = _letters(number)
            return letters if notation == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            roman = _roman(number)
            return roman if notation == "lowerRoman" else roman.upper()
        case "none":
            return ""
        case _:
            return UNKNOWN


def _letters(number: int) -> str:
    """Return a … z, aa, bb …: Word repeats the letter."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    steps = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    out = ""
    for step, sign in zip(steps, signs, strict=True):
        out += sign * (number // step)
        number %= step
    return out


def _value(node: etree._Element, child: str) -> str:
    found = node.find(W + child)
    return "" if found is None else str(found.get(VAL) or "")
