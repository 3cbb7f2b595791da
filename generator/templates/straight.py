"""Tags made plain: the quotes, spaces and unseen characters in them that Word or a web page put there.

In: the lines of a part. Out: whether anything was made plain; the elements then hold the tags as they are meant.
"""

from collections.abc import Iterable
from itertools import accumulate

from generator.templates.language import TAG
from generator.templates.slips import as_meant
from generator.word.lines import Line


def straighten(lines: Iterable[Line]) -> bool:
    """Make the tags in the lines plain, run by run, and return whether there was anything to do."""
    changed = False
    for line in lines:
        text = line.tagged
        if "{" not in text or as_meant(text) == text:
            continue
        within = bytearray(len(text))
        for tag in TAG.finditer(text):
            if not tag.group().startswith("{#"):
                within[tag.start() : tag.end()] = b"\1" * len(tag.group())
        ends = accumulate(len(element.text or "") for element in line.texts)
        for element, end in zip(line.texts, ends, strict=True):
            said = element.text or ""
            marks = within[end - len(said) : end]
            plain = "".join(as_meant(one) if mark else one for one, mark in zip(said, marks, strict=True))
            if plain != said:
                element.text, changed = plain, True
    return changed
