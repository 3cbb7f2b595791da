"""Where an element of a template stands, as a reader finds it back: the paragraph that holds it.

In: a ``Draft`` and an element of one of its parts. Out: the ``Line`` nearest to it, and problems at lines.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from lxml import etree

from generator.problems import Place, Problem, notice, warning
from generator.templates.draft import Draft
from generator.templates.language import TAG
from generator.word.labels import W
from generator.word.lines import Line
from generator.word.places import Spot

_P, _SECTION = f"{W}p", f"{W}sectPr"


class _Tell(Protocol):
    def __call__(self, rule: str, message: str, mend: str, /, *, at: Place, value: str) -> Problem: ...


class Nearest:
    """Finds the paragraph that an element stands in or by."""

    def __init__(self, by_element: Mapping[etree._Element, Line]) -> None:
        self._by_element = by_element

    def of(self, element: etree._Element) -> Line | None:
        """Return the paragraph around an element, or else the first in it; for a section, the last before it."""
        for around in (element, *element.iterancestors(_P)):
            if found := self._by_element.get(around):
                return found
        inside = (self._by_element.get(one) for one in element.iter(_P))
        first = next((line for line in inside if line), None)
        section = next((one for one in (element, *element.iterancestors()) if one.tag == _SECTION), None)
        return self._before(section) if first is None and section is not None else first

    def _before(self, element: etree._Element) -> Line | None:
        for beside in element.itersiblings(preceding=True):
            if last := [line for one in beside.iter(_P) if (line := self._by_element.get(one))]:
                return last[-1]
        return None


class Lines(Nearest):
    """The paragraphs of a draft, found by their elements."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.paragraphs = tuple(line for line in draft.lines if line.element.tag == _P)
        super().__init__({line.element: line for line in self.paragraphs})

    def in_copy(self, member: str, root: etree._Element) -> Nearest:
        """Return what finds the same paragraphs in a changed copy of a part."""
        numbered = {line.spot.paragraph: line for line in self.paragraphs if line.spot.member == member}
        copied = enumerate(root.iter(_P), 1)
        return Nearest({element: numbered[number] for number, element in copied if number in numbered})

    def spot(self, member: str, element: etree._Element) -> Spot:
        """Return where an element stands; the whole part where no paragraph is near."""
        line = self.of(element)
        return line.spot if line else self.part(member)

    def part(self, member: str) -> Spot:
        """Return the place of a part as a whole."""
        return Spot(self.draft.name, self.draft.file.texts.get(member, ""), member=member)

    def printed(self) -> Iterator[str]:
        """Give the parts that come on paper: not the comments, nor the file's properties."""
        return (
            member for member, title in self.draft.file.texts.items() if title not in ("opmerkingen", "eigenschappen")
        )


def on_paper(text: str) -> str:
    """Return what a text leaves on paper: a tag with a value as one letter, a tag that steers as nothing."""
    return TAG.sub(lambda tag: "x" if tag[0].startswith("{{") else "", text)


def noticed(rule: str, message: str, mend: str, found: Iterable[Line | None]) -> Iterator[Problem]:
    """Yield one notice about all the lines in which something was found, at the first of them."""
    return _told(notice, rule, message, mend, found)


def warned(rule: str, message: str, mend: str, found: Iterable[Line | None]) -> Iterator[Problem]:
    """Yield one warning about all the lines in which something was found, at the first of them."""
    return _told(warning, rule, message, mend, found)


def _told(tell: _Tell, rule: str, message: str, mend: str, found: Iterable[Line | None]) -> Iterator[Problem]:
    spots = list(dict.fromkeys(line.spot for line in found if line))
    if spots:
        others = len(spots) - 1
        elsewhere = f" Ook op {others} andere {'plaats' if others == 1 else 'plaatsen'}." if others else ""
        yield tell(rule, message + elsewhere, mend, at=spots[0], value=spots[0].excerpt)
