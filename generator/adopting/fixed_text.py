"""The bookmark around a covenant's considerations and articles, of which mandates print the digest.

In: the blocks of a model's body. Out: the same with the bookmark, where it is clear where that text begins and ends.
"""

import re
from collections.abc import Callable, Sequence

from lxml import etree

from generator.documents import TEXT
from generator.word.labels import W
from generator.word.numbers import whole_number

_BEGINS = re.compile(r"\W*(?:overwegende|overwegingen|considerans|in aanmerking nemende)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\W*art(?:ikel|\.)\s*\d", re.IGNORECASE)
_FIRST = re.compile(r"\W*art(?:ikel|\.)\s*1\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\W*(?:aldus|ondertekening|ondertekend|handtekeningen|tekenblad|tekenbladen|bijlagen?|toelichting)\b.{0,80}$",
    re.IGNORECASE,
)


def mark(root: etree._Element, blocks: Sequence[etree._Element], said: Callable[[etree._Element], str]) -> str:
    """Put the bookmark around the fixed text, and return between which lines, or nothing where that is not clear.

    ``said`` gives what a block says.
    """
    if any(one.get(f"{W}name") == TEXT for one in root.iter(f"{W}bookmarkStart")):
        return ""
    lines = [said(block).strip() for block in blocks]
    articles = [place for place, line in enumerate(lines) if _ARTICLE.match(line)]
    first = next((place for place in articles if _FIRST.match(lines[place])), None)
    if first is None:
        return ""
    start = next((place for place in range(first) if _BEGINS.match(lines[place])), first)
    last = next((place for place in range(articles[-1] + 1, len(lines)) if _ENDS.match(lines[place])), None)
    if last is None:
        return ""
    end = next(place for place in range(last - 1, start - 1, -1) if lines[place])
    _insert(root, blocks[start], blocks[end])
    return f"tussen ‘{lines[start][:60]}’ en ‘{lines[last][:60]}’"


def _insert(root: etree._Element, first: etree._Element, last: etree._Element) -> None:
    used = [whole_number(one.get(f"{W}id")) or 0 for one in root.iter(f"{W}bookmarkStart")]
    opening, closing = etree.Element(f"{W}bookmarkStart"), etree.Element(f"{W}bookmarkEnd")
    for one in (opening, closing):
        one.set(f"{W}id", str(max(used, default=0) + 1))
    opening.set(f"{W}name", TEXT)
    first.addprevious(opening)
    last.addnext(closing)
