"""The fields that a document of each kind must show: without them it does not do what it is made for.

In: the tags of a template, and what its kind needs (``needs``). Out: each field that no tag prints, with the reason and
a tag to put in.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from generator.documents import TEXT
from generator.model import TemplateKind
from generator.problems import Problem, error
from generator.proofreading.blocks import Outline
from generator.proofreading.names import TITLES, lost
from generator.proofreading.needs import NEEDS, Need
from generator.templates.draft import Draft
from generator.word.labels import W
from generator.word.places import Spot

_OF_ALL = frozenset({"convenant", "document"})  # stand in the header or footer of any other kind
_ALIKE, _CLOSE = 0.75, 0.85
_BEGUN = re.compile(r"\{\s*(\w+\.\w+)")  # as far as a torn tag says which field it was


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a template prints, and what it at least asks after, as dotted paths with "*" for an item.

    ``misspelt`` are the paths that lead nowhere, and ``faulty`` is what stands in faulty tags: both are told already,
    and what they were meant to show is not missing.
    """

    printed: frozenset[str]
    read: frozenset[str]
    misspelt: tuple[str, ...]
    faulty: str

    def has(self, need: Need) -> bool:
        """Return whether a need is met, or would be once a fault that is told is mended."""
        there = self.read if need.asked else self.printed
        return any(path in there or self._meant(path) for path in need.paths)

    def _meant(self, path: str) -> bool:
        owner, _, last = path.rpartition(".")
        beside = [other.rpartition(".")[2] for other in self.misspelt if other.rpartition(".")[0] == owner]
        if get_close_matches(last, beside, 1, _ALIKE) or re.search(rf"\b{re.escape(last)}\b", self.faulty):
            return True
        begun = _BEGUN.findall(self.faulty)
        return any(path.startswith(name) for name in begun) or bool(get_close_matches(path, begun, 1, _CLOSE))


def check(draft: Draft, outline: Outline, kind: TemplateKind, full: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what a template of this kind must show and does not; ``full`` gives the fields there are."""
    shown = _shown(draft, outline, full)
    at = Spot(draft.name, draft.file.texts[draft.file.main], member=draft.file.main)
    missing = [need for need in NEEDS[kind] if not shown.has(need)]
    if _has_none(_shown(draft, outline, full, draft.file.main), kind):
        other = taken_for(draft, outline, kind, full)
        seems = f"het lijkt het sjabloon voor {TITLES[other]}" if other else "het lijkt een ander sjabloon"
        message = f"Geen enkel veld dat in {TITLES[kind]} nodig is, staat erin: {seems}."
        yield error("missing-field", message, f"Kijk of dit het sjabloon voor {TITLES[kind]} is.", at=at)
        return
    for need in missing:
        message = f"In {TITLES[kind]} ontbreekt {need.what}: {need.why}."
        mend = f"Zet op de goede plaats: {need.example}"
        yield Problem(need.severity, "missing-field", message, mend, at)
    if kind == "covenant" and not _has_text(draft):
        message = f"De bladwijzer ‘{TEXT}’ om de overwegingen en artikelen ontbreekt."
        mend = (
            f"Selecteer die tekst in Word, kies Invoegen › Bladwijzer, typ {TEXT} en kies Toevoegen. "
            "Het controlegetal van die tekst staat in iedere volmacht."
        )
        yield error("covenant-text", message, mend, at=at)


def taken_for(draft: Draft, outline: Outline, kind: TemplateKind, full: Mapping[str, object]) -> TemplateKind | None:
    """Return the kind that a template is of, where it shows all of that kind and nothing of its own; else None."""
    shown = _shown(draft, outline, full, draft.file.main)
    if not _has_none(shown, kind):
        return None
    shown = _shown(draft, outline, full)
    return next(
        (other for other, needs in NEEDS.items() if needs and other != kind and all(map(shown.has, needs))), None
    )


def _has_none(shown: _Shown, kind: TemplateKind) -> bool:
    """Return whether a template shows nothing of what just its kind must show."""
    shared = frozenset[str]() if kind == "covenant" else _OF_ALL
    own = [need for need in NEEDS[kind] if any(path.partition(".")[0] not in shared for path in need.paths)]
    return bool(own) and not any(map(shown.has, own))


def _shown(draft: Draft, outline: Outline, full: Mapping[str, object], member: str = "") -> _Shown:
    """Return what a template shows, or just one part of it: a header may be kept where the text is another."""
    printed, read, misspelt = set(), set(), []
    for placed in outline.tags:
        if member and placed.line.spot.member != member:
            continue
        for one in placed.reads:
            path = ".".join(one.path)
            read.add(path)
            if placed.tag.said.word == "print" and not one.each:
                printed.add(path)
                if lost(full, one):
                    misspelt.append(path)
    faulty = "\n".join(problem.value for problem in draft.problems)
    return _Shown(frozenset(printed), frozenset(read), tuple(misspelt), faulty)


def _has_text(draft: Draft) -> bool:
    root = draft.roots[draft.file.main]
    opened = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == TEXT]
    closed = {mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkEnd")}
    return any(number in closed for number in opened)
