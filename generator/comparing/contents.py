"""The articles of a text, each with a digest of what it says: so that it can be told later which of them changed.

In: a Word file. Out: by article's name ("Artikel 3 Doel") a short digest of its words, whatever their typesetting.
"""

import hashlib
from collections.abc import Iterator, Mapping

from generator.comparing.articles import divided
from generator.comparing.pieces import Line, Piece
from generator.comparing.reading import read


def articles(docx: bytes, bookmark: str = "") -> Mapping[str, str]:
    """Return the articles within a bookmark, or of the whole text where the file has no such bookmark.

    It raises WordFileError for what is no sound Word file.
    """
    every = read(docx, bookmark).pieces
    opened = any(isinstance(piece, Line) and piece.opens for piece in every)
    chosen = tuple(_within(every)) if opened else every
    return {article.name: _digest(article.words) for article in divided(chosen)}


def _within(every: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces from where the bookmark opens up to where it closes; a table in between is within."""
    inside = False
    for piece in every:
        if isinstance(piece, Line):
            if piece.closes and inside:
                return
            inside = inside or piece.opens
        if inside:
            yield piece
        if isinstance(piece, Line) and piece.ends and inside:
            return


def _digest(words: tuple[str, ...]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]
