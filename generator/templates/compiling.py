"""A Word template: opened once, checked, compiled once.

In: a .docx with tags. Out: a ``Template`` that is filled many times, and every fault in it, each with its place.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from generator.problems import Problem, Severity, error
from generator.templates import codes, draft, filling, filters, language, unfillable
from generator.templates.draft import Draft
from generator.templates.filling import Part
from generator.templates.filters import Unfit
from generator.templates.language import ITEM, Read
from generator.templates.tags import Tag
from generator.word import wordfile
from generator.word.places import Spot

Uses = dict[str, tuple[str, ...]]
ALL = (ITEM,)


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template, compiled.

    ``uses`` says what its documents depend on: top-level name → the fields read, or ``ALL`` where it is used as a
    whole; for a list these are the fields read of its items.
    """

    name: str
    sha256: str
    uses: Uses
    parts: tuple[Part, ...]
    tags: tuple[Tag, ...] = field(repr=False)
    mould: wordfile.Mould = field(repr=False)

    def unknown(self, values: Mapping[str, object]) -> tuple[Problem, ...]:
        """Return every name and field that these values don't have or that can't be printed, in every branch."""
        found: dict[tuple[str, str], Problem] = {}
        for tag in self.tags:
            for read in reads_of(tag):
                for name, known in _missing(values, read):
                    found.setdefault((str(tag.place), name), _unknown(tag, name, known))
            for reason in _unprintable(values, tag):
                mend = "Pas de tag aan."
                problem = error("template-value", str(reason), mend, at=tag.place, value=tag.text)
                found.setdefault((str(tag.place), tag.text), problem)
        return tuple(found.values())


def load(path: Path) -> tuple[Template | None, tuple[Problem, ...]]:
    """Return a template and what should be looked at in it; or None and every fault that can be found at once."""
    try:
        return made_of(draft.read(path))
    except wordfile.Refused as refusal:
        return None, refusal.problems


def made_of(seen: Draft) -> tuple[Template | None, tuple[Problem, ...]]:
    """Return the template that a draft makes, as ``load`` does."""
    acting = tuple(codes.check(seen))
    problems = [one for one in acting if one.severity is Severity.ERROR]
    changing_by_itself = [one for one in acting if one not in problems]
    problems += (*seen.problems, *unfillable.carried(seen.lines))
    faulty = {spot.member for one in problems if isinstance(spot := one.place, Spot)}
    parts: list[Part] = []
    for member in seen.roots:
        made = filling.compiled(seen, member) if member not in faulty else unfillable.elsewhere(seen, member)
        if isinstance(made, Part):
            parts.append(made)
        elif made:
            problems += made
    if problems:
        return None, (*problems, *changing_by_itself)
    changing = {part.member for part in parts}
    mould = wordfile.Mould((name, content) for name, content in seen.file.members.items() if name not in changing)
    template = Template(seen.name, seen.file.sha256, _uses(seen.tags), tuple(parts), seen.tags, mould)
    return template, (*changing_by_itself, *unfillable.unread(seen))


# --- what a template reads -------------------------------------------------------------------------------------------


def reads_of(tag: Tag) -> Iterator[Read]:
    """Yield the paths into the values that a tag reads."""
    expressions = tag.said.expressions
    scope = tag.scope
    if tag.said.word == "for":
        through, inner = language.loop_scope(tag.said, scope)
        if through:
            yield through
        else:
            yield from language.reads(expressions[0], scope)
        scope, expressions = inner, expressions[1:]
    for expression in expressions:
        yield from language.reads(expression, scope)


def _uses(every: Iterable[Tag]) -> Uses:
    fields: dict[str, set[str]] = {}
    for tag in every:
        for read in reads_of(tag):
            root, *rest = read.path
            named = [name for name in rest if name != ITEM]
            known = fields.setdefault(root, set())
            if named:
                known.add(named[0])
            elif not read.each:
                known.add(ITEM)
    return {root: ALL if ITEM in names else tuple(sorted(names)) for root, names in sorted(fields.items())}


def _missing(values: Mapping[str, object], read: Read) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name as written, and the names there are, where a path leads nowhere."""
    here: list[object] = [values]
    for nth, step in enumerate(read.path, 1):
        rows = [value for value in here if isinstance(value, Mapping)]
        if step != ITEM and (len(rows) < len(here) or any(step not in row for row in rows)):
            yield _written(read.path[:nth]), tuple(str(name) for row in rows[:1] for name in row)
            return
        here = _stepped(here, step)
    if read.each and any(not isinstance(value, list | tuple) for value in here):
        yield _written(read.path), ()


def _stepped(here: list[object], step: str) -> list[object]:
    """Return what is found one step further on a path."""
    if step == ITEM:
        return [item for value in here if isinstance(value, list | tuple) for item in value]
    return [value[step] for value in here if isinstance(value, Mapping) and step in value]


def _written(path: tuple[str, ...]) -> str:
    return ".".join(step for step in path if step != ITEM)


def _unprintable(values: Mapping[str, object], tag: Tag) -> Iterator[Unfit]:
    """Yield why a tag that prints a field can't print what is found there: a row, a list or a yes or no."""
    path = language.path_of(tag.said.expressions[0], tag.scope) if tag.said.word == "print" else None
    here: list[object] = [values]
    for step in path or ():
        here = _stepped(here, step)
    for value in here if path else ():
        try:
            filters.text(value)
        except Unfit as reason:
            yield reason
            return


def _unknown(tag: Tag, name: str, known: tuple[str, ...]) -> Problem:
    close = get_close_matches(name.rpartition(".")[2], known, 1)
    mend = f"Bedoelde u {close[0]}?" if close else "Kijk in de lijst met velden hoe het heet."
    message = f"Het veld ‘{name}’ bestaat niet, of is geen lijst." if not known else f"Het veld ‘{name}’ bestaat niet."
    return error("template-unknown-name", message, mend, at=tag.place, value=tag.text)
