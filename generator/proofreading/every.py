"""All that can be found wrong in a template by reading it: its words and its print, all at once.

In: a ``Draft``, its kind, and what a template of that kind sees, filled and bare (``specimen``). Out: the problems, in
the order of the template. What is wrong with how its tags are written, the draft tells itself.
"""

from collections.abc import Iterator, Mapping

from generator import specimen
from generator.model import TemplateKind
from generator.problems import Problem
from generator.proofreading import (
    accessible,
    aids,
    emptiness,
    esigning,
    fonts,
    leftovers,
    loops,
    names,
    plurals,
    printing,
    required,
    signatures,
    traces,
    weight,
)
from generator.proofreading.blocks import Outline, outline
from generator.templates.compiling import Template
from generator.templates.draft import Draft
from generator.word.places import Spot

Names = Mapping[str, object]
UNKNOWN = "template-unknown-name"  # of what stands in a line, ``names`` tells all


def proofread(
    draft: Draft, kind: TemplateKind, full: Names, bare: Names, template: Template | None = None
) -> tuple[Problem, ...]:
    """Return everything that is wrong in a template of this kind, in the order of its parts and paragraphs.

    ``full`` has every field filled and an item in every list; ``bare`` has only what can't do without a value. Where
    the template could be compiled, what it reads in the copies of text boxes is looked at too.
    """
    shape = outline(draft)
    other = required.taken_for(draft, shape, kind, full)  # then that is all there is to say of its words
    words = required.check(draft, shape, kind, full) if other else _words(draft, shape, kind, full, bare)
    found = dict.fromkeys((*words, *_print(draft)))
    told = {(problem.rule, problem.value) for problem in found}
    seen = {line.spot for line in draft.lines}
    for problem in template.unknown(full) if template and not other else ():
        if (problem.rule, problem.value) not in told and (problem.rule != UNKNOWN or problem.place not in seen):
            found[problem] = None
    parts = {member: number for number, member in enumerate(draft.roots)}

    def order(problem: Problem) -> tuple[int, int]:
        spot = problem.place
        return (parts.get(spot.member, len(parts)), spot.paragraph) if isinstance(spot, Spot) else (len(parts), 0)

    return tuple(sorted(found, key=order))


def _words(draft: Draft, shape: Outline, kind: TemplateKind, full: Names, bare: Names) -> Iterator[Problem]:
    yield from required.check(draft, shape, kind, full)
    yield from names.check(shape, kind, full)
    yield from signatures.check(shape)
    yield from esigning.check(draft)
    yield from leftovers.check(draft, kind, full)
    yield from plurals.check(draft, shape)
    yield from traces.check(draft)
    yield from emptiness.check(shape, kind, _empty(kind, full, bare))
    yield from loops.check(shape, full)
    yield from aids.check(draft)


def _print(draft: Draft) -> Iterator[Problem]:
    yield from printing.check(draft)
    yield from fonts.check(draft)
    yield from accessible.check(draft)
    yield from weight.check(draft)


def _empty(kind: TemplateKind, full: Names, bare: Names) -> frozenset[specimen.Path]:
    """Return the paths that can be empty: those that the columns say, those of the user's own, and those bare here."""
    known = {path for path, _ in specimen.leaves(specimen.names(kind))}
    own = {path for path, _ in specimen.leaves(full)} - known
    return specimen.can_be_empty(kind) | own | {path for path, value in specimen.leaves(bare) if value in ("", ())}
