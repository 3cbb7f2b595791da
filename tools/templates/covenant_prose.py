"""The notation in which the covenant's words are written, read as articles, clauses and points.

Every blank-line-separated paragraph of an article is a clause; a paragraph that begins with "- " is a lettered point
of the clause above it, and one that begins with "= " a definition ("term: meaning"). «Jongere» and «Jongeren» stand
for the word the region has chosen (leerling or jongere).
"""

import re
from dataclasses import dataclass

CHOSEN_WORDS = {
    "«Jongere»": "{{ convenant.aanduiding_jongere|hoofdletter }}",
    "«Jongeren»": "{{ convenant.aanduiding_jongeren|hoofdletter }}",
    "«jongere»": "{{ convenant.aanduiding_jongere }}",
    "«jongeren»": "{{ convenant.aanduiding_jongeren }}",
}


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with a capital, and what it means."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause with its lettered points, or the definitions that it introduces."""

    text: str
    points: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its title, and its clauses as running text."""

    title: str
    text: str

    @property
    def clauses(self) -> list[Clause]:
        """Return the clauses in order, each with its points and definitions."""
        clauses: list[Clause] = []
        for paragraph in paragraphs(self.text):
            if paragraph.startswith("- "):
                last = clauses[-1]
                clauses[-1] = Clause(last.text, (*last.points, paragraph[2:]), last.definitions)
            elif paragraph.startswith("= "):
                last, (term, meaning) = clauses[-1], paragraph[2:].split(": ", 1)
                clauses[-1] = Clause(last.text, last.points, (*last.definitions, Definition(term, meaning)))
            else:
                clauses.append(Clause(paragraph))
        return clauses


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line and with the region's own word for the pupil."""
    for mark, tag in CHOSEN_WORDS.items():
        text = text.replace(mark, tag)
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]
