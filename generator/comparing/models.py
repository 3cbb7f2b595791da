"""The models a region's text is held against: Word files in a folder, each known by its file name.

In: a folder in which a secretary puts the model's Word file under the name it should be called by ("Landelijk model,
editie 2020.docx"). Out: the digest of each, and what could not be read.
"""

from collections.abc import Mapping
from pathlib import Path

from generator.comparing.digest import digest
from generator.comparing.opening import sound
from generator.problems import Problem
from generator.word.wordfile import Refused

_TEMPORARY = "~$"  # Word's own file beside one that is open


def models(folder: Path, bookmark: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the digest of each model in a folder by its name, and the problems of the files that are no model."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.docx")):
        if path.name.startswith(_TEMPORARY):
            continue
        try:
            found[path.stem] = digest(sound(path), bookmark)
        except Refused as refused:
            problems += refused.problems
    return found, tuple(problems)


def equal_to_model(text: str, models: Mapping[str, str]) -> str | None:
    """Return the name of the model that a text, given by its digest, is equal to; None where it is equal to none."""
    return next((name for name, other in models.items() if other == text), None)
