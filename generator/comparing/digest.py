"""One number for the words of a text: equal for files that say the same in another typesetting, else different.

In: a Word file. Out: the SHA-256 of its paragraphs, a line each: the number as it is compared ("artikel 3", "3.2"),
then its words, with one space between them. What counts as a word, and what is typesetting, is said in ``wording``.
"""

import hashlib
from collections.abc import Iterator

from generator.comparing.pieces import Line, lines
from generator.comparing.reading import read


def digest(docx: bytes, bookmark: str = "") -> str:
    """Return the SHA-256 of the text within a bookmark, or of all of it where the file has no such bookmark.

    It raises WordFileError for what is no sound Word file.
    """
    every = list(lines(read(docx, bookmark).pieces))
    chosen = list(_within(every)) if any(line.opens for line in every) else every
    said = "\n".join(" ".join((line.number, *line.words)).strip() for line in chosen if line.words or line.number)
    return hashlib.sha256(said.encode()).hexdigest()


def _within(every: list[Line]) -> Iterator[Line]:
    """Yield the paragraphs from where the bookmark opens up to where it closes."""
    inside = False
    for line in every:
        if line.closes and inside:
            return
        inside = inside or line.opens
        if inside:
            yield line
        if line.ends and inside:
            return
