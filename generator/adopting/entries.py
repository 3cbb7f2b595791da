"""A paragraph while it is being adopted: what its slots ask, which loops it stands in, and what is to be written.

It is the one thing here that changes; it lives as long as one part is being worked on.
"""

from dataclasses import dataclass, field

from lxml import etree

from generator.adopting.asking import Asked
from generator.adopting.instructions import Instruction
from generator.adopting.passages import Passage


@dataclass(frozen=True, slots=True)
class Inline:
    """A loop within a sentence: its party, where it starts, the slots of one item, those that go, and where it ends.

    ``tail`` is what stands behind the last slot of each item and belongs to it (a bracket).
    """

    party: str
    start: int
    item: list[Asked]
    gone: list[Asked]
    end: int
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph in a loop that was there already, and the name it gives to one of a party."""

    start: int
    end: int
    party: str
    name: str


@dataclass(slots=True)
class Entry:
    """A passage and what becomes of it.

    ``bound`` gives the name by which a loop around it calls a party; ``spans`` those of loops within it that the model
    has already. ``nested`` are the parties whose loop goes through a list within another. ``before`` is its text as it
    was, and ``counted`` says that a number was typed before it that a loop must count.
    """

    passage: Passage
    asked: list[Asked] = field(default_factory=list)
    instructions: tuple[Instruction, ...] = ()
    bound: dict[str, str] = field(default_factory=dict)
    nested: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    before: str = ""
    counted: bool = False
    gone: bool = False

    @property
    def text(self) -> str:
        """Return the text as it stands in the model."""
        return self.passage.text

    @property
    def element(self) -> etree._Element:
        """Return the paragraph."""
        return self.passage.element

    @property
    def is_remark(self) -> bool:
        """Tell whether all of it is an instruction that leaves."""
        return any(one.whole and one.leaves for one in self.instructions)

    def binds(self, asked: Asked) -> bool:
        """Tell whether a loop around a slot has its party; that of a schoolbestuur has those who sign for it too."""
        if asked.meaning is None:
            return False
        party, start = asked.meaning.party, asked.slot.start
        near = {span.party for span in self.spans if span.start <= start < span.end} | set(self.bound)
        return party in near or (party == "ondertekenaar" and "bestuur" in near)

    def free(self) -> list[Asked]:
        """Return the slots that no sentence's list has taken."""
        taken = {id(one) for inline in self.inlines for one in (*inline.item, *inline.gone)}
        return [one for one in self.asked if id(one) not in taken]
