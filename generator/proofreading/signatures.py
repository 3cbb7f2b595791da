"""The codes at signatures: each is printed once, since the place to sign is found by it.

In: the tags of a template and the blocks around them. Out: each code that stands a second time in the same document.
"""

from collections.abc import Iterator

from generator.problems import Problem, error
from generator.proofreading.blocks import Outline, Placed

CODES = frozenset({"handtekening", "handtekening_besturen"})
"""The fields that print the code of a signature (fields/papers, fields/parties)."""


def check(outline: Outline) -> Iterator[Problem]:
    """Yield every tag that prints a code which another tag prints whatever is chosen.

    Two tags that each stand in an ``if`` may be meant for one or the other; these the making of the document counts.
    """
    always: dict[tuple[str, ...], Placed] = {}
    printed = [(one, read.path) for one in outline.tags for read in one.reads if _is_code(one, read.path)]
    for one, path in printed:
        if _is_always(one):
            always.setdefault(path, one)
    for one, path in printed:
        first = always.get(path, one)
        if first is not one:
            message = f"De code {one.tag.text} staat ook in {first.line.spot.cell}; zij hoort er één keer te staan."
            mend = "Haal de code weg waar niet wordt getekend."
            yield error("signature-code", message, mend, at=one.line.spot, value=one.tag.text)


def _is_code(placed: Placed, path: tuple[str, ...]) -> bool:
    return placed.tag.said.word == "print" and path[-1] in CODES


def _is_always(placed: Placed) -> bool:
    """Return whether no ``if`` stands around a tag, and no loop that passes items over."""
    openers = ((branch.start, branch.block.opener) for branch in placed.inside)
    return all(
        start is opener and start.tag.said.word == "for" and len(start.tag.said.expressions) == 1
        for start, opener in openers
    )
