"""Where somebody signs: the free room on the line that belongs to a signature code.

What goes in is what is drawn on a page: its codes, words and lines; what comes out is a rectangle per code. Nothing in
a PDF says which line a code belongs to, so it is found as the eye finds it: the line of dots beside the code, the
bottom of the cell that holds it, or the line just over it, of which it is the caption. A code without any line has the
free room beside or above it. All measures are points, from the page's lower left corner.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.convert.readback import Box, Sheet

WIDE, HIGH = 127.5, 34.0
"""How much room a signature needs: 45 by 12 mm."""
WIDEST, HIGHEST = 240.0, 72.0
"""How much room it gets at most: 85 by 25 mm."""
LEAST = 8.0
"""What is smaller, in width or in height, is no room: then one signs elsewhere near the code, or over it."""
MARGIN = 36.0
"""How far from the paper's edge one signs, where no line says it."""
_REACH, _LINES = 18.0, 1.5
"""How far above its caption a line may be, in points, and in heights of the caption's letters where those are large."""
_DEEP = 120.0
"""How far below a code the bottom of its cell may be."""
_BESIDE, _BELOW = 30.0, 6.0
"""How far from a code the line beside it may begin or end, and how far under its letters."""
_SAME = 3.0
"""By how much the ends of lines that belong together may be off."""
_AIR = 1.0
"""What stays free between the room to sign and what borders it."""


def areas(sheet: Sheet) -> tuple[Box, ...]:
    """Return where one signs for each code of a page, in their order; no two overlap, and all lie on the page."""
    signs = [sign for _, sign in sheet.codes]
    lines = [_line(sheet, sign) for sign in signs]
    found: list[Box] = []
    for sign, line in zip(signs, lines, strict=True):
        rooms = []
        if line:
            others = [other for other, its in zip(signs, lines, strict=True) if its and _level(its, line)]
            rooms += [_room(sheet, sign, _own_part(sheet, sign, line, others), found)]
        if not any(map(_is_room, rooms)):
            rows = [Box(0, other.bottom, sheet.width, other.top) for other in signs if other.bottom > sign.top]
            rooms += [_room(sheet, sign, base, [*found, *rows]) for base in _without_line(sheet, sign)]
        best = max(rooms, key=_worth)
        found.append(best if _is_room(best) else sign)
    return tuple(found)


def _is_room(room: Box) -> bool:
    return room.right - room.left >= LEAST and room.top - room.bottom >= LEAST


def _worth(room: Box) -> tuple[float, float]:
    """Return how well a signature fits in a room, at most 1, and its size."""
    width, height = room.right - room.left, room.top - room.bottom
    return min(width / WIDE, 1) * min(height / HIGH, 1), width * height


# --- the line that belongs to a code ---


def _line(sheet: Sheet, sign: Box) -> Box | None:
    beside = _beside(sheet, sign)
    if beside:
        return beside
    above, below = _above(sheet, sign), _below(sheet, sign)
    if below is None or above is None:
        return above or (below if below and _stands_on(sheet, sign, below) else None)
    return below if _is_cell(sheet, sign, above, below) else above


def _beside(sheet: Sheet, sign: Box) -> Box | None:
    """Return the line that ends before a code or begins after it, on its own height."""
    near = {
        max(sign.left - line.right, line.left - sign.right): line
        for line in sheet.levels
        if sign.bottom - _BELOW <= line.bottom <= sign.top - _AIR and not _spans(line, sign)
    }
    distance = min((gap for gap in near if -_SAME <= gap <= _BESIDE), default=None)
    return None if distance is None else near[distance]


def _above(sheet: Sheet, sign: Box) -> Box | None:
    """Return the line just over a code, with no words between them."""
    reach = max(_REACH, _LINES * (sign.top - sign.bottom))
    lines = [one for one in sheet.levels if _spans(one, sign) and -_AIR * 2 <= one.bottom - sign.top <= reach]
    line = min(lines, key=lambda one: one.bottom, default=None)
    if line and not any(sign.top < word.bottom < line.bottom and _across(word, sign) for word in sheet.words):
        return line
    return None


def _below(sheet: Sheet, sign: Box) -> Box | None:
    """Return the nearest line under a code: the bottom of its cell, when it is in one."""
    lines = [one for one in sheet.levels if _spans(one, sign) and -_AIR * 2 <= sign.bottom - one.top <= _DEEP]
    return max(lines, key=lambda one: one.top, default=None)


def _is_cell(sheet: Sheet, sign: Box, above: Box, below: Box) -> bool:
    """Tell whether the lines over and under a code are the top and the bottom of its cell.

    They have the same ends, and either walls between them or nothing but the code. Where lines with captions stand one
    under the other it looks the same, but for the last code, which has no line under it.
    """
    tops = [line for line in sheet.levels if _level(line, above)]
    if not any(abs(top.left - below.left) < _SAME and abs(top.right - below.right) < _SAME for top in tops):
        return False
    walls = (wall for wall in sheet.uprights if wall.top > above.bottom - _SAME and wall.bottom < below.top + _SAME)
    if any(above.left - _SAME < wall.left and wall.right < above.right + _SAME for wall in walls):
        return True
    if not _nothing_between(sheet, sign, below):
        return False
    beneath = next((other for _, other in sheet.codes if _above(sheet, other) is below), None)
    if beneath is None:
        return True
    following = _below(sheet, beneath)
    return following is not None and _is_cell(sheet, beneath, below, following)


def _stands_on(sheet: Sheet, sign: Box, below: Box) -> bool:
    """Tell whether a code stands on a line, with at most a signature between them."""
    return sign.bottom - below.top < HIGHEST and _nothing_between(sheet, sign, below)


def _nothing_between(sheet: Sheet, sign: Box, below: Box) -> bool:
    return not any(below.top < word.bottom and word.top < sign.bottom and _across(word, below) for word in sheet.words)


def _own_part(sheet: Sheet, sign: Box, line: Box, others: Sequence[Box]) -> Box:
    """Return the part of a line that is between the walls beside a code, and this side of other codes on that line."""
    left, right = line.left, line.right
    middle = (sign.left + sign.right) / 2
    edges = [wall.left for wall in sheet.uprights if wall.bottom < line.top + 2 and wall.top > line.top + HIGH / 2]
    row = sorted((other for other in others if _across(other, line)), key=lambda other: other.left)
    edges += [_between(sheet, one, two, line) for one, two in pairwise(row)]
    left = max((edge for edge in edges if left < edge <= middle), default=left)
    right = min((edge for edge in edges if middle < edge < right), default=right)
    return Box(left, line.bottom, right, line.top)


def _between(sheet: Sheet, one: Box, two: Box, line: Box) -> float:
    """Return where the part of one code ends and that of the next begins: at the widest gap between their captions."""
    caption = sorted((word.left, word.right) for word in sheet.words if word.bottom < one.top and one.bottom < word.top)
    between = [(left, right) for left, right in caption if right > one.left and left < two.right]
    gaps = [(start - end, end, start) for (_, end), (start, _) in pairwise(between)]
    _, end, start = max(gaps, default=(0.0, one.right, two.left))
    first = min((left for left, right in caption if right > line.left), default=line.left)
    return start - _SAME if first - line.left < WIDE / 4 else end + _SAME


def _without_line(sheet: Sheet, sign: Box) -> Iterator[Box]:
    """Yield where a line might have been for a code that has none: beside it, before it and over it."""
    last = sheet.width - MARGIN
    yield Box(sign.right + 3, sign.bottom, min(sign.right + 3 + WIDEST, last), sign.bottom)
    yield Box(max(sign.left - 3 - WIDEST, MARGIN), sign.bottom, sign.left - 3, sign.bottom)
    yield Box(max(min(sign.left, last - WIDE), MARGIN), sign.top + 2, min(sign.left + WIDEST, last), sign.top + 2)


# --- the room on a line ---


def _room(sheet: Sheet, sign: Box, line: Box, taken: Iterable[Box]) -> Box:
    """Return the best free room on a line; the code itself may lie in it only where there is no room beside it."""
    things = [*sheet.words, *sheet.pictures, *taken]
    things += (one for one in sheet.levels if one.bottom > line.top + _AIR)
    things += (wall for wall in sheet.uprights if line.left + _SAME < wall.left < line.right - _SAME)
    top = sheet.height - MARGIN
    free = _largest(line, sign, things, top)
    if _worth(free)[0] == 1:
        return free
    without = _largest(line, sign, [one for one in things if not _within(one, sign)], top)
    return max((free, without), key=_worth)


def _largest(line: Box, sign: Box, things: Iterable[Box], highest: float) -> Box:
    """Return the largest free rectangle that stands on a line, in which a signature fits if that can be."""
    floor = line.top + _AIR
    ceiling = max(floor, min(floor + HIGHEST, highest))
    over = [one for one in things if one.top > floor and one.bottom < ceiling and _across(one, line)]
    rooms = []
    for top in sorted({max(one.bottom - _AIR, floor) for one in over} | {ceiling}):
        reached = line.left
        for left, right in (*sorted((one.left, one.right) for one in over if one.bottom < top), (line.right, 0.0)):
            if left - _AIR > reached:
                rooms.append(_narrowed(Box(reached, floor, min(left - _AIR, line.right), top), sign))
            reached = max(reached, right + _AIR)
    return max(rooms, key=_worth, default=Box(line.left, floor, line.right, floor))


def _narrowed(room: Box, sign: Box) -> Box:
    """Return a room no wider than a signature ever is, at the end where its code is."""
    if room.right - room.left <= WIDEST:
        return room
    if sign.left - room.left <= room.right - sign.right:
        return Box(room.left, room.bottom, room.left + WIDEST, room.top)
    return Box(room.right - WIDEST, room.bottom, room.right, room.top)


def _level(one: Box, other: Box) -> bool:
    return abs(one.bottom - other.bottom) < _SAME


def _spans(line: Box, sign: Box) -> bool:
    return line.left - _SAME <= sign.left and sign.right <= line.right + _SAME


def _across(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right


def _within(one: Box, other: Box) -> bool:
    """Tell whether a box is another, but for what rounding does."""
    return (
        other.left - _AIR <= one.left
        and one.right <= other.right + _AIR
        and other.bottom - _AIR <= one.bottom
        and one.top <= other.top + _AIR
    )
