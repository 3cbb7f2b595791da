"""The guard: the words of a PDF must be the words of its Word file, all of them, in the same order, and no others.

What goes in is the Word file's words and the text of each page; what comes out is the first ``Difference``, or
nothing. White space is left out of the comparison, because a PDF has lines where a Word file has spaces.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.convert.margins import Lost, running_texts
from generator.convert.matching import Parts, alike, counted, ends, expected, literal, shown, squeeze
from generator.convert.rightward import is_from_right
from generator.word.story import Block, Paragraph, Row, paragraphs
from generator.word.words import WordText

SHOWN_WORDS = 6
"""How many words of a document a message quotes at most."""
_MOST_TRIES = 20_000


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the PDF leaves its Word file.

    ``paragraph`` counts the body's paragraphs from 1; it is 0 for a header, footer, note or text box. ``words`` are
    the first words that are missing or displaced, or, where ``added``, the first that should not be there.
    """

    paragraph: int
    words: str
    added: bool = False

    def sentence(self, *, private: bool) -> str:
        """Return the difference in Dutch; a private document's own words are left out."""
        place = f"alinea {self.paragraph}" if self.paragraph else "de kop- of voettekst of een noot"
        quoted = f" ‘{self.words}’" if self.words and not private else ""
        if self.added:
            return f"De PDF bevat bij {place} woorden die daar in het Word-bestand niet staan{quoted and ':' + quoted}."
        missing = f"de woorden{quoted}" if quoted else "woorden"
        return f"In de PDF ontbreken bij {place} {missing} uit het Word-bestand, of ze staan niet op hun plaats."


def runs_from_right(said: WordText) -> bool:
    """Tell whether the running text of a Word file holds words that run from right to left."""
    return any(is_from_right(paragraph.line) for paragraph in paragraphs(said.body))


def first_difference(said: WordText, pages: Sequence[str], *, from_right: bool = False) -> Difference | None:
    """Return where the pages leave the words of the Word file, or None where they say the same.

    ``from_right`` says that lines with such words were read from right to left; then each paragraph must hold their
    letters in order, and of all other signs exactly its own.
    """
    try:
        bodies = running_texts(said, list(pages))
    except Lost as lost:
        return Difference(0, " ".join(shown(lost.words).split()[:SHOWN_WORDS]))
    return _Walk(bodies, counted if from_right else expected).first_difference(said.body)


class _Walk:
    """Goes along the Word file's blocks and the PDF's running text together.

    It keeps every place in the running text where it may be: mostly one, more of them where a page number of unknown
    length stands, or where a table's header row may be repeated at the top of a page.
    """

    def __init__(self, bodies: Sequence[str], read: Callable[[str], Parts]) -> None:
        self.read = read
        self.actual = "".join(bodies)
        lengths = [sum(map(len, bodies[:number])) for number in range(1, len(bodies))]
        self.tops = tuple(sorted(set(lengths)))
        self.tries = 0

    def first_difference(self, body: Sequence[Block]) -> Difference | None:
        """Return the first difference between the blocks and the running text, or None."""
        places, passed = {0}, 0
        for block in body:
            after = self._block(block, places, ())
            if not after:
                return self._explained(block, places, passed)
            places, passed = after, passed + sum(1 for _ in paragraphs((block,)))
        if len(self.actual) in places:
            return None
        return Difference(passed, self.actual[max(places) :][:40], added=True)

    def _block(self, block: Block, places: set[int], header: Parts) -> set[int]:
        if isinstance(block, Paragraph):
            return self._text(self.read(block.line), places, header)
        own: Parts = ()
        leading = True
        for row in block.rows:
            leading = leading and row.header
            places = self._row(row, places, () if leading else own or header)
            if leading:
                own = (*own, *self._row_parts(row))
        return places

    def _row(self, row: Row, places: set[int], header: Parts) -> set[int]:
        after = places
        for cell in row.cells:
            for block in cell:
                after = self._block(block, after, header)
        return after or self._broken_row(row, places, header)

    def _text(self, parts: Parts, places: set[int], header: Parts) -> set[int]:
        """Return where a text ends, with or without a repeated header before or within it."""
        starts = places | {end for at in places if at in self.tops for end in self._after_header(at, header)}
        after = ends(parts, self.actual, starts)
        whole = literal(parts)
        if after or not header or whole is None:
            return after
        return {end for at in starts for end in self._text_around_header(whole, at, header)}

    def _after_header(self, at: int, header: Parts) -> set[int]:
        return ends(header, self.actual, (at,)) if header else set()

    def _text_around_header(self, whole: str, at: int, header: Parts) -> Iterator[int]:
        """Yields where a text ends that runs over the top of a page on which a header row is repeated."""
        for top in self._tops_within(at, len(whole)):
            begun = top - at
            if self.actual.startswith(whole[:begun], at):
                for resumed in self._after_header(top, header):
                    if self.actual.startswith(whole[begun:], resumed):
                        yield resumed + len(whole) - begun

    def _tops_within(self, at: int, length: int) -> list[int]:
        return [top for top in self.tops if at < top <= at + length]

    def _broken_row(self, row: Row, places: set[int], header: Parts) -> set[int]:
        """Return where a row ends that is broken over pages: the first part of every cell, then the rest of each."""
        cells = [literal([part for block in cell for part in self._parts(block)]) for cell in row.cells]
        texts = tuple(text for text in cells if text is not None)
        if len(texts) < len(cells) or len(texts) < 2:
            return set()
        self.tries = 0
        return {end for at in places for end in self._poured(texts, at, header)}

    def _poured(self, rests: tuple[str, ...], at: int, header: Parts) -> Iterator[int]:
        """Yields where cells end that are poured out page by page from a place."""
        whole = "".join(rests)
        if self.actual.startswith(whole, at):
            yield at + len(whole)
        for top in self._tops_within(at, len(whole))[:1]:
            for left in self._shared_out(rests, self.actual[at:top]):
                for resumed in {top} | self._after_header(top, header):
                    yield from self._poured(left, resumed, header)

    def _shared_out(self, rests: tuple[str, ...], page: str) -> Iterator[tuple[str, ...]]:
        """Yields what is left of each cell after a page that holds the beginning of every one of them."""
        self.tries += 1
        if self.tries > _MOST_TRIES:
            return
        if not rests:
            if not page:
                yield ()
            return
        first, others = rests[0], rests[1:]
        for taken in range(alike(first, page), -1, -1):
            for left in self._shared_out(others, page[taken:]):
                yield (first[taken:], *left)

    def _explained(self, block: Block, places: set[int], passed: int) -> Difference:
        """Return the difference in a block that does not match: the paragraph, and the first words that are off."""
        number = passed
        for number, paragraph in enumerate(paragraphs((block,)), passed + 1):
            after = self._text(self.read(paragraph.line), places, ())
            if not after:
                return self._words_off(paragraph, max(places), number)
            places = after
        return Difference(number, "")

    def _words_off(self, paragraph: Paragraph, at: int, number: int) -> Difference:
        rest = self.actual[at:]
        words = paragraph.line.split()
        if self.read is counted:  # within such a paragraph no place is sure
            return Difference(number, " ".join(shown(" ".join(words)).split()[:SHOWN_WORDS]))
        for index in range(len(words)):
            if not ends(expected(" ".join(words[: index + 1])), rest, (0,)):
                matched = max(ends(expected(" ".join(words[:index])), rest, (0,)), default=0)
                return self._lost_or_added(words[index:], rest[matched:], number)
        return Difference(number, "")

    @staticmethod
    def _lost_or_added(words: list[str], rest: str, number: int) -> Difference:
        """Return the difference as added words where the Word file's own words follow soon after."""
        further = squeeze(" ".join(words[:SHOWN_WORDS]))
        at = rest.find(further, 1, 200 + len(further))
        if at > 0:
            return Difference(number, rest[: min(at, 40)], added=True)
        return Difference(number, " ".join(shown(" ".join(words)).split()[:SHOWN_WORDS]))

    def _parts(self, block: Block) -> list[str]:
        return [part for paragraph in paragraphs((block,)) for part in self.read(paragraph.line)]

    def _row_parts(self, row: Row) -> list[str]:
        return [part for cell in row.cells for block in cell for part in self._parts(block)]
