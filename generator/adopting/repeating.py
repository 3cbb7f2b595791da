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


def repetition(items: Sequence[Item], at: int, is_item: Callable[[int], bool]) -> tuple[int, int]:
    """Return how long the item that starts here is and where its last copy ends, or (0, 0).

    ``is_item`` tells whether the blocks from here, so many of them, are about one party.
    """
    if not any(items[at].shape) or not items[at].marks:
        return 0, 0
    for length in range(1, min(LONGEST_ITEM, len(items) - at) + 1):
        end = _end(items, at, length)
        etc = length == 1 and end < len(items) and items[end].etc
        if (end > at + length or etc) and is_item(length):
            return length, end
    return 0, 0


def _end(items: Sequence[Item], at: int, length: int) -> int:
    """Return where the copies end: each looks like the first and is of another party; the last may lack blanks."""
    shape = [item.shape for item in items[at : at + length]]
    bare = len(_without_blanks(shape))
    first = _marks(items[at : at + length])
    seen = {party: {marks} for party, marks in first.items() if marks}
    marked = bool(seen)
    end = at + length
    while True:
        for size in {length: None, bare: None}:
            copy = items[end : end + size]
            if len(copy) == size and [item.shape for item in copy] == shape[:size]:
                break
        else:
            return end
        marks = _marks(copy)
        if not marked and any(marks.values()):
            return end
        for party in [party for party, known in seen.items() if not marks.get(party) or marks[party] in known]:
            del seen[party]
        if marked and not seen:
            return end
        for party, known in seen.items():
            known.add(marks[party])
        end += size
        if size < length:
            return end


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
