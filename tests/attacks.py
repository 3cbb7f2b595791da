"""The attack set: templates that try to run, fetch, hide or exhaust something, and what each must be answered.

``python -m tests.attacks`` makes each, tries it, and prints what it was answered.
"""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem
from generator.templates import compiling
from generator.templates.render import render
from tests.attack_files import CODES, FILES, LINKS, SECOND, Bait, Make, tag
from tests.attack_tags import FILLED, NAMES, TAGS


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack: what it tries, the file, and the rule and place of the refusal; ``values`` where it is filled."""

    name: str
    rule: str
    place: str
    make: Make
    values: Mapping[str, object] | None = None


def answer(attack: Attack, folder: Path, bait: Bait) -> tuple[Problem, ...]:
    """Return why a template is refused, or why it can't be filled; nothing where it is let through."""
    path = folder / "a.docx"
    path.write_bytes(attack.make(bait))
    template, problems = compiling.load(path)
    if template is None:
        return problems
    made = render(template, attack.values) if attack.values is not None else b""
    return () if isinstance(made, bytes) else made


SET: tuple[Attack, ...] = (
    *(Attack(name, rule, SECOND, tag(text)) for name, rule, text in TAGS),
    *(Attack(name, rule, SECOND, tag(text), NAMES) for name, rule, text in FILLED),
    *(Attack(name, rule, place, make) for name, rule, place, make in (*LINKS, *FILES, *CODES)),
)


def answers() -> Iterator[tuple[Attack, tuple[Problem, ...]]]:
    """Yield every attack with what it is answered."""
    with tempfile.TemporaryDirectory() as folder:
        bait = Bait(Path(folder) / "gemaakt", "http://127.0.0.1:9")
        for attack in SET:
            yield attack, answer(attack, Path(folder), bait)


def main() -> None:
    for attack, problems in answers():
        first = next((one for one in problems if one.rule == attack.rule), None)
        told = f"{first.rule:24}{str(first.place).partition(', ')[2]:36}{first.message}" if first else "LET THROUGH"
        print(f"{attack.name:52}{told}")  # noqa: T201


if __name__ == "__main__":
    main()
