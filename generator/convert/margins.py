"""What stands on a page beside its running text: header, footer, notes and text boxes.

What goes in is the text of each page and the Word file's words; what comes out is each page's running text alone,
squeezed. A header, footer, note or box that is not there raises ``Lost``.
"""

from generator.convert.matching import Parts, ends, expected, is_number, squeeze, start_at_end
from generator.word.story import ANY_NUMBER
from generator.word.words import WordText


class Lost(Exception):  # noqa: N818  it carries what was lost to the one place that tells
    """Says which text of the Word file is on no page, or not on a page where it should be."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


def running_texts(said: WordText, pages: list[str]) -> list[str]:
    """Return each page's own part of the running text; raises Lost."""
    bodies = [_without_margins(squeeze(page), said, _lone_numbers(page)) for page in pages]
    notes = list(said.notes)
    for number, body in enumerate(bodies):
        bodies[number], notes = _without_notes(body, notes)
    if notes:
        raise Lost(notes[0])
    for box in said.boxes:
        _take_out(box, bodies)
    return bodies


def _lone_numbers(page: str) -> list[str]:
    """Return the numbers that have a line of a page to themselves: at its end, at its beginning, then the others."""
    lines = [line for line in map(squeeze, page.splitlines()) if line]
    ordered = [*lines[-1:], *lines[:1], *sorted(lines, key=len, reverse=True)]
    return [line for line in dict.fromkeys(ordered) if is_number(line)]


def _read(texts: tuple[str, ...], numbers: list[str]) -> list[str]:
    """Return the texts that may stand at the top or foot of a page, the longest first.

    One that is a page number and nothing else may be any number with a line to itself. Without its line it could not
    be told from the last figures of the text before it, or from no number at all.
    """
    lone = [number for text in texts if text.strip() == ANY_NUMBER for number in numbers]
    return lone + sorted(texts, key=len, reverse=True)


def _without_margins(page: str, said: WordText, numbers: list[str]) -> str:
    """Return a page without its header and footer, wherever in the page's order they were written."""
    headers, footers = _read(said.headers, numbers), _read(said.footers, numbers)
    for header in headers:
        for footer in footers:
            body = _cut(page, expected(header), expected(footer))
            if body is not None:
                return body
    raise Lost(next((text for text in headers if not ends(expected(text), page, (0,))), footers[0]))


def _cut(page: str, header: Parts, footer: Parts) -> str | None:
    """Return what lies between header and footer, or after both, or before both; None where they are not there."""
    tops = ends(header, page, (0,))
    foot = start_at_end(footer, page)
    if tops and foot is not None and max(tops) <= foot:
        return page[max(tops) : foot]
    both = ends(footer, page, tops)
    if both:
        return page[max(both) :]
    start = start_at_end((*header, *footer), page)
    return None if start is None else page[:start]


def _without_notes(body: str, notes: list[str]) -> tuple[str, list[str]]:
    """Return a page's text without the notes at its foot, and the notes that are still to come."""
    for count in range(len(notes), 0, -1):
        start = start_at_end([part for note in notes[:count] for part in expected(note)], body)
        if start is not None:
            return body[:start], notes[count:]
    return body, notes


def _take_out(box: str, bodies: list[str]) -> None:
    wanted = squeeze(box)
    for number, body in enumerate(bodies):
        before, found, after = body.partition(wanted)
        if found:
            bodies[number] = before + after
            return
    raise Lost(box)
