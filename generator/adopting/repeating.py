"""How often an item of a list comes in a row of blocks or rows that look the same: "A", "B", "Etc.".

In: what each block says with its slots as what they mean, and the marks of these slots. Out: how many blocks make one
item, and where its last copy ends.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LONGEST_ITEM = 12  # blocks that make one item
Shape = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A block or row: how it looks, and for each party that it asks of, the marks ("A"); ``etc`` says "Etc."."""

    shape: Shape
    marks: Mapping[str, frozenset[str]]
    etc: bool


@dataclass(frozen=True, slots=True)
class Found:
    """How long an item is, where its last copy ends, and the parties whose marks differ from copy to copy."""

    length: int
    end: int
    varying: frozenset[str]


def repetition(items: Sequence[Item], at: int, is_item: Callable[[int, frozenset[str]], bool]) -> Found | None:
    """Return the item that starts here and is repeated, or None.

    ``is_item`` tells whether the blocks from here, so many of them, are about one party, given those that vary.
    """
    if not any(items[at].shape) or not items[at].marks:
        return None
    for length in range(1, min(LONGEST_ITEM, len(items) - at) + 1):
        end, varying = _end(items, at, length)
        etc = length == 1 and end < len(items) and items[end].etc
        if (end > at + length or etc) and is_item(length, varying):
            return Found(length, end, varying)
    return None


def _end(items: Sequence[Item], at: int, length: int) -> tuple[int, frozenset[str]]:
    """Return where the copies end, and who vary; each copy looks like the first, but the last may lack blank lines."""
    shape = [item.shape for item in items[at : at + length]]
    bare = len(_without_blanks(shape))
    first = _marks(items[at : at + length])
    seen = {party: {marks} for party, marks in first.items() if marks}
    marked = bool(seen)
    end = at + length
    while (size := _copy(items, end, shape, bare)) > 0:
        marks = _marks(items[end : end + size])
        if not marked and any(marks.values()):
            break
        still = {party for party, known in seen.items() if marks.get(party) and marks[party] not in known}
        if marked and not still:
            break
        seen = {party: seen[party] | {marks[party]} for party in still}
        end += size
        if size < length:
            break
    return end, frozenset(seen) if end > at + length else frozenset()


def _copy(items: Sequence[Item], at: int, shape: list[Shape], bare: int) -> int:
    """Return how many blocks from here look like the item: all of it, without the blank lines at its end, or none."""
    for size in (len(shape), bare):
        if [item.shape for item in items[at : at + size]] == shape[:size]:
            return size
    return 0


def _marks(items: Sequence[Item]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for item in items:
        for party, marks in item.marks.items():
            found[party] = found.get(party, frozenset()) | marks
    return found


def _without_blanks(shape: list[Shape]) -> list[Shape]:
    while len(shape) > 1 and not any(shape[-1]):
        shape = shape[:-1]
    return shape
