"""A template as its author sees it: paragraph by paragraph, each with its place, and the tags in them.

In: a .docx. Out: a ``Draft``: its lines in the order of each part, its tags, and what is wrong with how they are
written. It is what a template is compiled from and proofread by, so a file is opened and parsed once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from generator.problems import Problem
from generator.templates import limits, tags
from generator.templates.straight import straighten
from generator.templates.tags import Tag
from generator.word import wordfile
from generator.word.commenting import uncommented
from generator.word.lines import Line, kinds_of, lines_of
from generator.word.places import Spot
from generator.word.wordfile import WordFile


@dataclass(frozen=True, slots=True)
class Draft:
    """A template opened for looking at; ``problems`` are the faults in its tags, part by part.

    ``lines`` leaves out the copy of a text box that Word keeps for older programs; ``tags`` holds its tags too, since
    they are filled in as well.
    """

    name: str
    file: WordFile
    roots: Mapping[str, etree._Element]
    lines: tuple[Line, ...]
    tags_of: Mapping[str, tuple[Tag, ...]]
    problems: tuple[Problem, ...]

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Return the tags of every part, the body's first."""
        return tuple(tag for found in self.tags_of.values() for tag in found)

    def line_of(self, spot: Spot) -> Line | None:
        """Return the line at a place, or None where that is a whole part."""
        same = (line for line in self.lines if line.spot.member == spot.member)
        return next((line for line in same if line.spot.paragraph == spot.paragraph), None)


def read(path: Path) -> Draft:
    """Return a template as its author sees it; raises ``wordfile.Refused`` where the file is unfit."""
    return drafted(path.name, wordfile.read(path))


def drafted(name: str, file: WordFile) -> Draft:
    """Return an opened Word file as its author sees it, without the remarks that a marked copy was given."""
    if comments := next((member for member, title in file.texts.items() if title.startswith("opmerkingen")), ""):
        file = replace(file, members=uncommented(file.members, file.main, comments))
    kinds = kinds_of(file.members.get("word/styles.xml"))
    roots = {member: wordfile.parse(file.members[member]) for member in file.texts}
    lines: list[Line] = []
    problems: list[Problem] = []
    found: dict[str, tuple[Tag, ...]] = {}
    for member, root in roots.items():
        part = Spot(name, file.texts[member], member=member)
        every = lines_of(root, part, kinds)
        if straighten(every):
            every = lines_of(root, part, kinds)
        scanned = tags.scan(every, limits.TAGS - sum(map(len, found.values())))
        lines += (line for line in every if not line.copy)
        found[member] = scanned.tags
        problems += scanned.problems
    return Draft(name, file, roots, tuple(lines), found, tuple(problems))
