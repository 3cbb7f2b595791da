"""What a region changed against a model, article by article, as text.

In: an old and a new Word file. Out: a ``Comparison``: of each article what became of it, and the sentences that
changed, as ``[- weg -] [+ nieuw +]``; and one sentence that sums it up.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.comparing.alignment import paired
from generator.comparing.articles import Article, Match, divided, matched, together
from generator.comparing.pieces import Line, Piece, Row, Table, lines
from generator.comparing.reading import Text, beside, read
from generator.comparing.sentences import added, gone, marked
from generator.comparing.wording import keys, shown
from generator.dutch import count, listing


class State(StrEnum):
    """What became of an article."""

    EQUAL = "gelijk"
    CHANGED = "gewijzigd"
    NEW = "nieuw"
    GONE = "vervallen"
    MOVED = "verplaatst"
    RENUMBERED = "anders genummerd"


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article: its name in the old and in the new text, what became of it, and the lines that changed.

    ``numbered`` says that it is called an article; other parts (an annex, the list of parties) are not counted.
    ``former`` is what it was called before, where that differs: its number, or its whole name.
    """

    old: str
    new: str
    states: tuple[State, ...]
    lines: tuple[str, ...] = ()
    numbered: bool = False
    former: str = ""

    @property
    def equal(self) -> bool:
        """Return whether nothing changed."""
        return self.states == (State.EQUAL,)

    @property
    def headline(self) -> str:
        """Return "Artikel 7 Kwaliteit (was Artikel 8) – gewijzigd en anders genummerd"."""
        former = f" (was {self.former})" if self.former else ""
        return f"{self.new or self.old}{former} – {listing(self.states)}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared: every article in the new text's order, the gone ones where they stood.

    ``beside`` tells what changed outside the running text: headers, footers, notes, text boxes.
    """

    articles: tuple[ArticleChange, ...]
    beside: tuple[ArticleChange, ...] = ()

    @property
    def equal(self) -> bool:
        """Return whether the two say the same everywhere."""
        return not self.beside and all(article.equal for article in self.articles)

    @property
    def summary(self) -> str:
        """Return "18 van de 21 artikelen zijn gelijk aan het model; 2 zijn gewijzigd en 1 is vervallen."."""
        counted = [article for article in self.articles if article.numbered] or list(self.articles)
        by_article = any(article.numbered for article in counted)
        noun = ("artikel", "artikelen") if by_article else ("onderdeel", "onderdelen")
        told = listing([*_told(counted)])
        sentence = f"{_equal_of(counted, *noun)}{f'; {told}' if told else ''}."
        changed = sum(not article.equal for article in (*self.articles, *self.beside))
        if others := changed - sum(not article.equal for article in counted):
            where = "artikelen" if by_article else "lopende tekst"
            sentence += f" Buiten de {where} is er verschil in {count(others, 'onderdeel', 'onderdelen')}."
        return sentence

    def lines(self) -> Iterator[str]:
        """Yield the comparison as text, line by line."""
        yield self.summary
        for article in (*self.articles, *self.beside):
            if article.lines:
                yield ""
            yield article.headline
            yield from (f"    {line}" for line in article.lines)


def compare(old: bytes, new: bytes) -> Comparison:
    """Return what changed from an old to a new Word file; raises WordFileError for what is no sound Word file."""
    before, after = read(old), read(new)
    matches = matched(divided(before.pieces), divided(after.pieces))
    return Comparison(tuple(_change(match) for match in matches), tuple(_beside(before, after)))


def _equal_of(counted: Sequence[ArticleChange], one: str, many: str) -> str:
    total = sum(bool(article.old) for article in counted)
    equal = sum(article.equal for article in counted)
    if total == 0:
        return f"Het model heeft geen {many}"
    if total == 1:
        return f"Het {one} is {'' if equal else 'niet '}gelijk aan het model"
    if equal == total:
        return f"Alle {total} {many} zijn gelijk aan het model"
    said = f"{equal} van de {total} {many}" if equal else f"Geen van de {total} {many}"
    return f"{said} {'zijn' if equal > 1 else 'is'} gelijk aan het model"


def _told(counted: Sequence[ArticleChange]) -> Iterator[str]:
    """Yield "2 zijn gewijzigd" for each thing that became of articles; each is counted once, by what weighs most."""
    order = (State.CHANGED, State.GONE, State.NEW, State.MOVED, State.RENUMBERED)
    main = [next(state for state in order if state in article.states) for article in counted if not article.equal]
    for state in order:
        if number := main.count(state):
            only = "alleen " if state in (State.MOVED, State.RENUMBERED) else ""
            yield f"{number} {'is' if number == 1 else 'zijn'} {only}{state}"


def _change(match: Match) -> ArticleChange:
    old, new = match.old, match.new
    if old is None and new is not None:
        return ArticleChange("", new.name, (State.NEW,), tuple(_whole(new, added)), new.numbered)
    if new is None and old is not None:
        return ArticleChange(old.name, "", (State.GONE,), tuple(_whole(old, gone)), old.numbered)
    assert old is not None and new is not None  # noqa: PT018, S101  a match has at least one side
    pairs = list(together(old, new))
    told = tuple(line for one, other in pairs for line in _changed(one, other))
    found = {
        State.CHANGED: bool(told),
        State.MOVED: match.moved,
        State.RENUMBERED: old.number != new.number or (not told and _numbers(old) != _numbers(new)),
    }
    states = tuple(state for state, true in found.items() if true) or (State.EQUAL,)
    return ArticleChange(old.name, new.name, states, told, old.numbered or new.numbered, _former(old, new))


def _former(old: Article, new: Article) -> str:
    if old.title != new.title or not old.head:
        return old.name if old.name != new.name else ""
    return shown(old.head.label).rstrip(".:–—- ") if old.number != new.number else ""


def _numbers(article: Article) -> list[str]:
    return [line.number for line in lines(article.pieces)]


def _whole(article: Article, sign: Callable[[str], str]) -> Iterator[str]:
    """Yield all lines of an article but its heading, each as deleted or inserted."""
    for piece in article.pieces:
        if piece is not article.head:
            yield from _lines_of(piece, sign)


def _lines_of(piece: Piece, sign: Callable[[str], str]) -> Iterator[str]:
    if isinstance(piece, Line):
        yield sign(piece.shown)
    else:
        yield from (sign(row.shown) for row in piece.rows)


def _changed(one: Piece | None, other: Piece | None) -> Iterator[str]:
    """Yield the lines that tell of a change in a piece, if any."""
    if one is not None and other is not None and one.same == other.same:
        return
    if isinstance(one, Line) and isinstance(other, Line):
        yield shown(f"{other.label} {marked(one.body, other.body)}")
    elif isinstance(one, Table) and isinstance(other, Table):
        for row, newer in paired(one.rows, other.rows):
            yield from _changed_row(row, newer)
    else:
        yield from _lines_of(one, gone) if one is not None else ()
        yield from _lines_of(other, added) if other is not None else ()


def _changed_row(one: Row | None, other: Row | None) -> Iterator[str]:
    if one is not None and other is not None:
        if one.same == other.same:
            return
        if len(one.cells) == len(other.cells):
            both = zip(one.cells, other.cells, strict=True)
            yield " | ".join(_changed_cell(cell, newer) for cell, newer in both)
            return
    if one is not None:
        yield gone(one.shown)
    if other is not None:
        yield added(other.shown)


def _changed_cell(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> str:
    """Return a cell with its changes; one that stayed the same as it is, so that a reader knows which row it is."""
    changes = [line for piece, newer in paired(one, other) for line in _changed(piece, newer)]
    return " ".join(changes or [line.shown for line in lines(other)])


@dataclass(frozen=True, slots=True)
class _Aside:
    """A text beside the running text; two are equal when they say the same."""

    text: str = field(compare=False)
    words: tuple[str, ...]
    name: None = None

    @property
    def same(self) -> tuple[str, ...]:
        return self.words


def _beside(old: Text, new: Text) -> Iterator[ArticleChange]:
    """Yield what changed outside the running text."""
    before, after = beside(old), beside(new)
    for name, ours, theirs in (
        ("Kopteksten", before.headers, after.headers),
        ("Voetteksten", before.footers, after.footers),
        ("Voetnoten en eindnoten", before.notes, after.notes),
        ("Tekstvakken", before.boxes, after.boxes),
    ):
        pairs = paired(
            [_Aside(one, keys(one)) for one in ours if keys(one)],
            [_Aside(one, keys(one)) for one in theirs if keys(one)],
        )
        told = [marked(one.text if one else "", other.text if other else "") for one, other in pairs if one != other]
        if told:
            yield ArticleChange(name, name, (State.CHANGED,), tuple(told))
