"""The articles of a text, and which article of the new text is which of the old.

In: the pieces of two texts. Out: articles and their matches: the same title first, then the same text, then most words
shared; what is left over is gone or new. An article begins at "Artikel 3", at "Bijlage 2", and at a heading of the
first two levels.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.comparing.alignment import MOST_PAIRS, likeness, paired, rising
from generator.comparing.pieces import Line, Piece
from generator.comparing.wording import shown

SECTION_LEVEL = 2  # headings below this level stand inside an article
RENEWED = 0.4  # the least likeness by which an article under another title is the same one
_TAGS = re.compile(r"(?:\{[{%#].*?[}%#]\}\s*)+", re.DOTALL)
_LONGEST_TITLE = 12  # words of a line that is the title of the bare line "Artikel 3" above it


@dataclass(frozen=True)
class Article:
    """A stretch of text under one heading; the text before the first heading has no ``head``."""

    place: int
    head: Line | None
    pieces: tuple[Piece, ...]

    @cached_property
    def number(self) -> str:
        """Return the number as it is compared ("artikel 3"), or nothing."""
        return self.head.number if self.head else ""

    @property
    def numbered(self) -> bool:
        """Return whether it calls itself an article."""
        return self.number.startswith("artikel ")

    @cached_property
    def title(self) -> tuple[str, ...]:
        """Return the words of the title; under the bare line "Artikel 3" the next short line is the title."""
        if self.head is None or self.head.words:
            return self.head.words if self.head else ()
        below = self.pieces[1] if len(self.pieces) > 1 else None
        short = isinstance(below, Line) and not below.label and len(below.words) <= _LONGEST_TITLE
        return below.words if below and short and below.words[-1:] not in ((".",), (";",), (":",)) else ()

    @cached_property
    def name(self) -> str:
        """Return how a reader calls it: "Artikel 3 Doel"."""
        if self.head is None:
            return "Begin van de tekst"
        titled = bool(self.title) and not self.head.words
        below = self.pieces[1] if titled else None
        title = below.body if isinstance(below, Line) else self.head.body
        return shown(f"{self.head.label} {_TAGS.sub('…', title)}")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the keys of all words but its heading's."""
        return tuple(word for piece in self.pieces if piece is not self.head for word in piece.words)

    @cached_property
    def same(self) -> tuple[Hashable, ...]:
        """Return what is equal for articles that say the same under their headings."""
        return tuple(piece.same for piece in self.pieces if piece is not self.head)


@dataclass(frozen=True, slots=True)
class Match:
    """An article in the old and in the new text; ``moved`` says that it stands in another order there."""

    old: Article | None
    new: Article | None
    moved: bool = False


def divided(pieces: Sequence[Piece]) -> tuple[Article, ...]:
    """Return the articles of a text, in order."""
    found: list[tuple[Line | None, list[Piece]]] = [(None, [])]
    for piece in pieces:
        if isinstance(piece, Line) and _begins(piece):
            found.append((piece, []))
        found[-1][1].append(piece)
    kept = [(head, own) for head, own in found if own]
    return tuple(Article(place, head, tuple(own)) for place, (head, own) in enumerate(kept))


def _begins(line: Line) -> bool:
    if not line.heading or not (line.words or line.label):
        return False
    named = line.number.startswith(("artikel ", "bijlage "))
    return named or (line.level is not None and line.level <= SECTION_LEVEL)


def matched(old: Sequence[Article], new: Sequence[Article]) -> tuple[Match, ...]:
    """Return every article once: in the order of the new text, the gone ones where they stood."""
    pairs = _pairs(old, new)
    back = {found: place for place, found in pairs.items()}
    kept = rising([back[place] for place in sorted(back)])
    matches: list[Match] = []
    told = 0
    for article in new:
        place = back.get(article.place)
        if place is None:
            matches.append(Match(None, article))
            continue
        if place in kept:
            matches.extend(Match(one, None) for one in old[told:place] if one.place not in pairs)
            told = place
        matches.append(Match(old[place], article, moved=place not in kept))
    matches.extend(Match(one, None) for one in old[told:] if one.place not in pairs)
    return tuple(matches)


def together(old: Article, new: Article) -> Iterator[tuple[Piece | None, Piece | None]]:
    """Yield the pieces of a matched article together: its headings first, however much they differ."""
    if old.head is None or new.head is None:
        yield from paired(old.pieces, new.pieces)
        return
    yield old.head, new.head
    yield from paired(old.pieces[1:], new.pieces[1:])


def _pairs(old: Sequence[Article], new: Sequence[Article]) -> dict[int, int]:
    """Return the place in the new text of each article that is in both: the surest pairs are made first."""
    pairs: dict[int, int] = {}
    for key in (_exactly, _by_kind_and_title, _by_title, _by_text):
        _pair(pairs, _equal(*_left(pairs, old, new), key))
    _pair(pairs, _alike(*_left(pairs, old, new)))
    return pairs


def _pair(pairs: dict[int, int], found: Iterable[tuple[Article, Article]]) -> None:
    pairs.update((one.place, other.place) for one, other in found)


def _left(pairs: dict[int, int], old: Sequence[Article], new: Sequence[Article]) -> tuple[list[Article], list[Article]]:
    taken = set(pairs.values())
    return [one for one in old if one.place not in pairs], [one for one in new if one.place not in taken]


def _exactly(article: Article) -> Hashable:
    return article.title, article.same


def _by_kind_and_title(article: Article) -> Hashable:
    return article.title and (article.number.partition(" ")[0], article.title)


def _by_title(article: Article) -> Hashable:
    return article.title if article.head else "begin"


def _by_text(article: Article) -> Hashable:
    return article.same if article.words else ()


def _equal(
    old: Sequence[Article], new: Sequence[Article], key: Callable[[Article], Hashable]
) -> Iterator[tuple[Article, Article]]:
    """Yield articles with the same key, in order; an empty key is no key."""
    waiting: defaultdict[Hashable, list[Article]] = defaultdict(list)
    for article in reversed(old):
        waiting[key(article)].append(article)
    for article in new:
        said = key(article)
        if said and waiting[said]:
            yield waiting[said].pop(), article


def _alike(old: Sequence[Article], new: Sequence[Article]) -> Iterator[tuple[Article, Article]]:
    """Yield the articles that share most of their words, the likest first; an equal number speaks for a pair."""
    if len(old) * len(new) > MOST_PAIRS:
        return
    left, right = ([Counter(one.title + one.words) for one in side] for side in (old, new))
    scores = [
        (likeness(bag, other) + (0.1 if old[n].number == new[m].number else 0), n, m)
        for n, bag in enumerate(left)
        for m, other in enumerate(right)
    ]
    taken_old, taken_new = set[int](), set[int]()
    for score, n, m in sorted(scores, key=lambda found: (-found[0], found[1:])):
        if score >= RENEWED and n not in taken_old and m not in taken_new:
            taken_old.add(n)
            taken_new.add(m)
            yield old[n], new[m]
