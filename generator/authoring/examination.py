"""One template examined: opened, compiled, and proofread against what its kind of document sees.

In: a Word file, its kind, and the region whose own columns it may use. Out: the compiled template, if it is fit, and
everything that is wrong with it, each with its place. The build and ``templates check`` both come here.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from generator import specimen
from generator.documents import template_subject
from generator.model import Case, Region, TemplateKind
from generator.problems import Problem, Severity
from generator.proofreading.every import proofread
from generator.templates import compiling, draft
from generator.templates.compiling import Template
from generator.templates.draft import Draft
from generator.word import wordfile


@dataclass(frozen=True, slots=True)
class Examined:
    """A template that was looked at: what it makes, None where it has errors; ``draft`` is None where it is no file."""

    template: Template | None
    draft: Draft | None
    problems: tuple[Problem, ...]


def examined(path: Path, kind: TemplateKind, region: Region | None = None, cases: tuple[Case, ...] = ()) -> Examined:
    """Return a template with everything that is wrong with it."""
    try:
        seen = draft.read(path)
    except wordfile.Refused as refusal:
        return Examined(None, None, _about(path, refusal.problems))
    template, problems = compiling.made_of(seen)
    full, bare = (specimen.names(kind, region, cases, bare=bare) for bare in (False, True))
    found = _about(path, (*problems, *proofread(seen, kind, full, bare, template)))
    faulty = any(one.severity is Severity.ERROR for one in found)
    return Examined(None if faulty else template, seen, found)


def _about(path: Path, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems, each once, as faults of this template: they hold back what is made from it."""
    subject = frozenset({template_subject(path.name)})
    return tuple(dict.fromkeys(replace(one, touches=subject) for one in problems))
