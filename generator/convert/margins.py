"""What stands on a page beside its running text: header, footer, notes and text boxes.

What goes in is the squeezed text of each page and the Word file's words; what comes out is each page's running
text alone. A header, footer, note or box that is not there raises ``Lost``.
"""

from generator.convert.matching import Parts, ends, expected, squeeze, start_at_end
from generator.word.words import WordText


class Lost(Exception):  # noqa: N818  it carries what was lost to the one place that tells
    """Says which text of the Word file is on no page, or not on a page where it should be."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


def running_texts(said: WordText, pages: list[str]) -> list[str]:
    """Return each page's own part of the running text; raises Lost."""
    bodies = [_without_margins(page, said) for page in pages]
    notes = list(said.notes)
    for number, body in enumerate(bodies):
        bodies[number], notes = _without_notes(body, notes)
    if notes:
        raise Lost(notes[0])
    for box in said.boxes:
        _take_out(box, bodies)
    return bodies


def _without_margins(page: str, said: WordText) -> str:
    """Return a page without its header and footer, wherever in the page's order they were written."""
    headers, footers = (sorted(texts, key=len, reverse=True) for texts in (said.headers, said.footers))
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
