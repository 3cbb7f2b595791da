"""The numbers of bookmarks: the engine refuses a file where one is used twice, as it is once a loop repeats a bookmark.

In: all parts of a file. Out: the same bookmarks by the same names, each with a number of its own.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from generator.convert.mends.part import W, remove

START = re.compile(rb"<w:bookmarkStart\b[^>]{0,400}?\bw:id=\"([^\"]*)\"")


def clash(parts: Iterable[bytes]) -> bool:
    """Tell whether a number is used twice in a file, or is none."""
    numbers = [number for xml in parts for number in START.findall(xml)]
    return len(set(numbers)) < len(numbers) or not all(number.isdigit() for number in numbers)


def renumber(root: etree._Element, numbers: Iterator[int]) -> bool:
    """Give every bookmark of a part a new number; an end without a beginning goes."""
    open_ones: dict[str, list[str]] = {}
    for node in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        old = str(node.get(W + "id"))
        if node.tag == W + "bookmarkStart":
            new = str(next(numbers))
            open_ones.setdefault(old, []).append(new)
            node.set(W + "id", new)
        elif open_ones.get(old):
            node.set(W + "id", open_ones[old].pop())
        else:
            remove(node)
    return True
