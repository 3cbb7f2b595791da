"""Which things of an old and a new row belong together: equal ones first, then those that are much alike.

In: two sequences. Out: pairs in reading order, where None stands for "not there". The work is bounded: where far too
many things look the same, what lies between the first and the last difference is taken as replaced.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Protocol, TypeVar


class Said(Protocol):
    """What can be paired: ``same`` is equal for equal text, ``words`` show likeness, and ``name`` may settle it."""

    @property
    def same(self) -> Hashable: ...  # noqa: D102
    @property
    def words(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def name(self) -> Hashable: ...  # noqa: D102


T = TypeVar("T", bound=Said)
Stretch = tuple[int, int, int, int]
"""Where a difference stands: from and up to where in the old sequence, and in the new one."""
MOST_MATCHES = 20_000  # pairs of equal things that are weighed against each other
MOST_PAIRS = 10_000  # pairs of unequal things whose likeness is looked at
NEAR = 20  # how far ahead a likeness is looked for where there are more pairs
ALIKE = 0.5  # the least likeness by which one thing is a new form of another


def differences(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Stretch]:
    """Return the stretches in which two sequences differ, in order; what lies between them is equal."""
    least = min(len(old), len(new))
    head = next((n for n in range(least) if old[n] != new[n]), least)
    tail = next((n for n in range(least - head) if old[-1 - n] != new[-1 - n]), least - head)
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if not left and not right:
        return []
    often = Counter(left)
    if not left or not right or sum(often[one] for one in right) > MOST_MATCHES:
        return [(head, len(old) - tail, head, len(new) - tail)]
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [(a + head, b + head, c + head, d + head) for kind, a, b, c, d in codes if kind != "equal"]


def paired(old: Sequence[T], new: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    """Yield old and new things together, in order: those that say the same, else those that are much alike."""
    at_old = at_new = 0
    for first, last, begin, end in differences([one.same for one in old], [one.same for one in new]):
        yield from zip(old[at_old:first], new[at_new:begin], strict=True)
        yield from _alike(old[first:last], new[begin:end])
        at_old, at_new = last, end
    yield from zip(old[at_old:], new[at_new:], strict=True)


def _alike(old: Sequence[T], new: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    at_old = at_new = 0
    pairs = _best(old, new) if len(old) * len(new) <= MOST_PAIRS else _next_best(old, new)
    for left, right in [*pairs, (len(old), len(new))]:
        yield from ((one, None) for one in old[at_old:left])
        yield from ((None, one) for one in new[at_new:right])
        if left < len(old):
            yield old[left], new[right]
        at_old, at_new = left + 1, right + 1


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return how many words two texts share, from 0 (none) to 1 (all)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _likenesses(old: Sequence[Said], new: Sequence[Said]) -> list[list[float]]:
    """Return the likeness of each old to each new thing, 0 where it is too little."""
    bags = [Counter(one.words) for one in new]
    return [[_likeness(one, bag, other, right) for other, right in zip(new, bags, strict=True)]
            for one, bag in ((one, Counter(one.words)) for one in old)]  # fmt: skip


def _likeness(one: Said, bag: Counter[str], other: Said, right: Counter[str]) -> float:
    found = likeness(bag, right)
    if one.name and one.name == other.name:
        return max(found, ALIKE)
    return found if found >= ALIKE else 0.0


def _best(old: Sequence[Said], new: Sequence[Said]) -> list[tuple[int, int]]:
    """Return the pairs in rising order whose likenesses sum to the most."""
    alike = _likenesses(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in reversed(range(len(old))):
        for column in reversed(range(len(new))):
            both = best[row + 1][column + 1] + alike[row][column] if alike[row][column] else 0.0
            best[row][column] = max(both, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < len(old) and column < len(new):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((row, column))
            row, column = row + 1, column + 1
    return pairs


def _next_best(old: Sequence[Said], new: Sequence[Said]) -> list[tuple[int, int]]:
    """Return pairs in rising order, each the best among the next few: for what is too much to weigh as a whole."""
    pairs, begin = [], 0
    for row, one in enumerate(old):
        near = _likenesses([one], new[begin : begin + NEAR])[0]
        best = max(near, default=0.0)
        if best:
            column = begin + near.index(best)
            pairs.append((row, column))
            begin = column + 1
    return pairs


def rising(numbers: Sequence[int]) -> set[int]:
    """Return the numbers that can keep their place: as many as possible that rise from left to right."""
    ends: list[int] = []
    chains: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        chains[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = chains[last]
    return kept
