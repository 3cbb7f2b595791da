"""6 Which pages of the covenant are signature sheets, so that a packet can hold one's own and not those of others.

In go the headings of its PDF and its places to sign; out come the sheets: none where that is not quite sure. A sheet
left out by mistake would take the covenant's own words with it, so what is unsure is left whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.convert.headings import Heading

CHAPTER = re.compile(r"^(bijlage\s+\w+\W+)?(teken|onderteken|handteken)", re.IGNORECASE)
"""What the chapter of the signature sheets is called: "Tekenbladen", "Bijlage 7 – Ondertekening"."""
NEAR = 20.0
"""How far below the highest heading of all, in points, one may stand and still be the first thing on its page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A signature sheet: what it is called, its first and last page in the document, and the codes on it."""

    title: str
    first: int
    last: int
    codes: frozenset[str]


def signature_sheets(headings: Sequence[Heading], places: Sequence[tuple[str, int]], pages: int) -> tuple[Sheet, ...]:
    """Return a document's signature sheets; ``places`` are the code and page of each place to sign.

    There are sheets only where one chapter, called after signing, holds every place to sign; where it begins on a page
    before the first sheet, which stays in; and where each sheet has a heading, on top of a fresh page.
    """
    chapters = [heading for heading in headings if heading.level == 0]
    for chapter, following in pairwise([*chapters, None]):
        if chapter is not None and CHAPTER.match(chapter.title):
            end = pages if following is None else following.page - 1
            inside = [one for one in headings if one.level == 1 and chapter.page <= one.page <= end]
            found = _of_chapter(chapter, inside, places, end, max(one.top for one in headings))
            if found:
                return found
    return ()


def _of_chapter(
    chapter: Heading, inside: Sequence[Heading], places: Sequence[tuple[str, int]], end: int, top: float
) -> tuple[Sheet, ...]:
    starts = [heading.page for heading in inside]
    fresh = all(before < after for before, after in pairwise([chapter.page, *starts]))
    if not starts or not fresh or any(heading.top < top - NEAR for heading in inside):
        return ()
    if not places or any(not starts[0] <= page <= end for _, page in places):
        return ()
    lasts = [*(start - 1 for start in starts[1:]), end]
    return tuple(
        Sheet(
            heading.title, heading.page, last, frozenset(code for code, page in places if heading.page <= page <= last)
        )
        for heading, last in zip(inside, lasts, strict=True)
    )
