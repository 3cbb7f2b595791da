"""The blocks of a template: which tags and paragraphs stand within which ``for`` and which branch of which ``if``.

In: a ``Draft``. Out: its ``Outline``: each tag in its line, and the blocks around it. Blocks that are not closed or not
opened are told by the draft; here they hold what can still be said to stand in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from re import Match

from generator.templates.compiling import reads_of
from generator.templates.draft import Draft
from generator.templates.language import TAG, Read
from generator.templates.tags import Tag
from generator.word.lines import Line


@dataclass(eq=False, slots=True)
class Placed:
    """One tag in its line, from ``start`` to ``end`` of the line's text; ``inside`` holds the branches around it.

    The branches go from the outermost inwards; ``reads`` are the paths that the tag reads, and ``opens`` is the branch
    that begins with it.
    """

    tag: Tag
    line: Line
    start: int
    end: int
    inside: tuple["Branch", ...]
    reads: tuple[Read, ...]
    opens: "Branch | None" = None


@dataclass(eq=False, slots=True)
class Branch:
    """What stands from ``start``, the tag that opens it, to the next tag of its block; ``tags`` are those inside."""

    block: "Block"
    start: Placed
    tags: list[Placed] = field(default_factory=list)

    @property
    def end(self) -> Placed | None:
        """Return the tag that ends the branch, or None where the block is never closed."""
        after = self.block.branches.index(self) + 1
        return self.block.branches[after].start if after < len(self.block.branches) else self.block.end

    def holds(self, line: Line) -> bool:
        """Return whether a whole paragraph stands in the branch."""
        first, last = self.start.line.spot, self.end
        if last is None or line.spot.member != first.member:
            return False
        return first.paragraph < line.spot.paragraph < last.line.spot.paragraph


@dataclass(eq=False, slots=True)
class Block:
    """A ``for`` or an ``if`` with its branches, up to the tag that closes it."""

    branches: list[Branch] = field(default_factory=list)
    end: Placed | None = None

    @property
    def opener(self) -> Placed:
        """Return the tag that begins the block."""
        return self.branches[0].start


@dataclass(frozen=True, slots=True)
class Outline:
    """The tags of a template in their order, and its blocks in the order in which they begin."""

    tags: tuple[Placed, ...]
    blocks: tuple[Block, ...]

    def around(self, line: Line) -> frozenset[Branch]:
        """Return every branch that a whole paragraph stands in."""
        return frozenset(branch for block in self.blocks for branch in block.branches if branch.holds(line))


def outline(draft: Draft) -> Outline:
    """Return the tags and blocks of a template; the copies that Word keeps of text boxes are left out."""
    lines = {(line.spot.member, line.spot.paragraph): line for line in draft.lines}
    tags: list[Placed] = []
    blocks: list[Block] = []
    for member in draft.tags_of:
        walk = _Walk(blocks)
        spread: dict[tuple[str, int], Iterator[Match[str]]] = {}
        for tag in draft.tags_of[member]:
            key = (member, tag.place.paragraph)
            if key in lines:
                found = spread.setdefault(key, TAG.finditer(lines[key].text))
                tags.append(walk.placed(tag, lines[key], next(found, None)))
    return Outline(tuple(tags), tuple(blocks))


@dataclass(slots=True)
class _Walk:
    """Goes through the tags of one part, and keeps which branches are open."""

    blocks: list[Block]
    open: list[Branch] = field(default_factory=list)

    def placed(self, tag: Tag, line: Line, found: Match[str] | None) -> Placed:
        start, end = found.span() if found else (len(line.text), len(line.text))
        word = tag.said.word
        block = self._continued(word)
        if word in ("for", "if"):
            block = Block()
            self.blocks.append(block)
        placed = Placed(tag, line, start, end, tuple(self.open), tuple(reads_of(tag)))
        for branch in self.open:
            branch.tags.append(placed)
        if block is None:
            return placed
        if word in ("endfor", "endif"):
            block.end = placed
        else:
            branch = placed.opens = Branch(block, placed)
            block.branches.append(branch)
            self.open.append(branch)
        return placed

    def _continued(self, word: str) -> Block | None:
        """Return the block that a tag closes or goes on with, its last branch and all within it closed."""
        openers = {"endfor": ("for",), "endif": ("if",), "elif": ("if",), "else": ("if", "for")}.get(word, ())
        fits = (n for n, branch in enumerate(self.open) if branch.block.opener.tag.said.word in openers)
        last = max(fits, default=None)
        if last is None:
            return None
        block = self.open[last].block
        del self.open[last:]
        return block


def enclosing_tests(placed: Placed) -> Iterator[tuple[Placed, bool]]:
    """Yield the tags whose test decides whether a tag is reached, and whether the test then holds or fails."""
    for branch in placed.inside:
        for other in branch.block.branches:
            yield other.start, other is branch
            if other is branch:
                break
