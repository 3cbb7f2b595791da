"""The ranges that a sheet has made into one cell."""

import re
from collections.abc import Iterable

RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)


def apart(ranges: Iterable[str]) -> list[str]:
    """Return the ranges, as "B3:B7", of which none overlaps one before it: Excel makes no others."""
    kept: list[str] = []
    boxes: list[tuple[int, int, int, int]] = []
    for one in ranges:
        found = RANGE.fullmatch(one.replace("$", "").upper())
        if found is None:
            continue
        left, top, right, bottom = _column(found[1]), int(found[2]), _column(found[3]), int(found[4])
        if any(left <= r and x <= right and top <= b and y <= bottom for x, y, r, b in boxes):
            continue
        boxes.append((left, top, right, bottom))
        kept.append(found.group())
    return kept


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
