"""How a paragraph or run looks in the end: its own properties, its styles and what those are based on, the defaults.

In: ``word/styles.xml`` and an element of the text. Out: the property that counts, as the element that sets it. What a
table's style sets is left out of account.
"""

from collections.abc import Iterator

from lxml import etree

from generator.word.labels import VAL, W
from generator.word.wordfile import parse

_DEEPEST = 50  # styles based on each other; a file in which they go round in a circle ends here too
_OFF = frozenset({"0", "false", "off", "none"})
_RUN, _PARAGRAPH = f"{W}rPr/{W}", f"{W}pPr/{W}"


class Styles:
    """The styles of one Word file."""

    def __init__(self, styles: bytes | None) -> None:
        self.root = parse(styles) if styles else None
        nodes = () if self.root is None else self.root.findall(f"{W}style")
        self.nodes = {str(node.get(f"{W}styleId")): node for node in nodes}
        self.default = next(
            (name for name, node in self.nodes.items() if node.get(f"{W}type") == "paragraph" and _is_default(node)), ""
        )
        self._known: dict[tuple[str, str], etree._Element | None] = {}

    def of_paragraph(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """Return the property of a paragraph that counts ("keepNext"), or None where nothing sets it."""
        own = paragraph.find(_PARAGRAPH + name)
        if own is None:
            own = self.of_style(self.style_of(paragraph), _PARAGRAPH + name)
        return self._of_defaults("pPrDefault", _PARAGRAPH + name) if own is None else own

    def of_run(self, run: etree._Element, paragraph: etree._Element, name: str) -> etree._Element | None:
        """Return the property of a run that counts ("color"), or None where nothing sets it."""
        path = _RUN + name
        own = run.find(path)
        if own is None:
            style = run.find(f"{_RUN}rStyle")
            own = None if style is None else self.of_style(str(style.get(VAL)), path)
        if own is None:
            own = self.of_style(self.style_of(paragraph), path)
        return self._of_defaults("rPrDefault", path) if own is None else own

    def levels_of_run(self, run: etree._Element, paragraph: etree._Element, name: str) -> Iterator[etree._Element]:
        """Give every element that says something about a property of a run, the one that counts first."""
        path = _RUN + name
        style = run.find(f"{_RUN}rStyle")
        own = run.find(path)
        if own is not None:
            yield own
        if style is not None:
            yield from self._levels_of_style(str(style.get(VAL)), path)
        yield from self._levels_of_style(self.style_of(paragraph), path)
        default = self._of_defaults("rPrDefault", path)
        if default is not None:
            yield default

    def _levels_of_style(self, name: str, path: str) -> Iterator[etree._Element]:
        for node in self.ancestry(name):
            found = node.find(path)
            if found is not None:
                yield found

    def ancestry(self, name: str) -> Iterator[etree._Element]:
        """Give a style and what it is based on, nearest first, as deep as anyone may have meant."""
        for _ in range(_DEEPEST):
            if name not in self.nodes:
                return
            yield self.nodes[name]
            based = self.nodes[name].find(f"{W}basedOn")
            name = "" if based is None else str(based.get(VAL))

    def style_of(self, paragraph: etree._Element) -> str:
        """Return the id of a paragraph's style."""
        first = next(iter(paragraph), None)  # properties come first; looking further takes long among many runs
        style = first.find(f"{W}pStyle") if first is not None and first.tag == f"{W}pPr" else None
        return self.default if style is None else str(style.get(VAL))

    def of_style(self, name: str, path: str) -> etree._Element | None:
        """Return what a style says at a path ("w:rPr/w:color"), itself or by what it is based on."""
        key = name, path
        if key not in self._known:
            self._known[key] = next(self._levels_of_style(name, path), None)
        return self._known[key]

    def _of_defaults(self, kind: str, path: str) -> etree._Element | None:
        key = f" {kind}", path
        if key not in self._known:
            found = None if self.root is None else self.root.find(f"{W}docDefaults/{W}{kind}/{path}")
            self._known[key] = found
        return self._known[key]


def is_on(switch: etree._Element | None) -> bool:
    """Tell whether a switch such as w:b or w:keepNext is there and not set to off."""
    return switch is not None and switch.get(VAL) not in _OFF


def number(element: etree._Element | None, attribute: str = "val", otherwise: int = 0) -> int:
    """Return a whole number that an attribute holds, or another where there is none to read."""
    value = "" if element is None else str(element.get(f"{W}{attribute}") or "")
    try:
        return int(float(value))
    except (ValueError, OverflowError):
        return otherwise


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}default") in ("1", "true", "on")
