"""A template and its values become a Word file.

In: a ``Template`` and what it may see. Out: the bytes of a .docx, the same for the same values; or why not, and where.
"""

from collections.abc import Mapping

from generator.problems import Problem, error
from generator.templates import language
from generator.templates.compiling import Template
from generator.templates.filling import Part


def render(template: Template, values: Mapping[str, object]) -> bytes | tuple[Problem, ...]:
    """Return the Word file, or every reason found why these values can't be put into this template."""
    filled: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    for part in template.parts:
        try:
            filled.append((part.member, part.fill(values)))
        except language.RENDER_ERRORS as reason:
            problems.append(_problem(part, reason))
    if problems:
        return template.unknown(values) or tuple(problems)
    return template.mould.cast(filled)


def _problem(part: Part, reason: Exception) -> Problem:
    line = getattr(reason, "lineno", 0) or language.line_of(reason.__traceback__)
    tag = part.lines.get(line) or part.spanning
    at, value = (tag.place, tag.text) if tag else (part.place, "")
    if isinstance(reason, language.TooMuch):
        return error("template-too-much", str(reason), reason.mend, at=at, value=value)
    message = str(reason) if isinstance(reason, language.Unfit) else "Deze tag is met deze gegevens niet in te vullen."
    return error("template-value", message, "Pas de tag aan.", at=at, value=value)
