"""What was made, from which data, template, program and engine; and so why a thing must be made again.

In goes ``output/ledger.json`` as the last build left it; out come entries by document and packet. No name of a person
and no pupil's data stands in it: inputs are known by short digests, files by size, time and SHA-256.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.files import fingerprint, write_whole
from generator.problems import Exit, Place, Problem, Stop, error, warning

SCHEMA = 2
NAME = "ledger.json"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a file looked when it was put in place: size in bytes, time in nanoseconds, SHA-256."""

    size: int
    time: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One document or packet that was made.

    ``files`` maps a path relative to the output folder to its mark; ``inputs`` maps what it was made from to a
    digest; ``spots`` are the places to sign: code, page, and left, bottom, right and top in points from the page's
    lower left; ``ranges`` say, for a packet, on which of its pages each document stands, and ``places`` on which page
    its addressee signs: document, code, page.
    """

    kind: str
    subject: str
    files: Mapping[str, Mark]
    inputs: Mapping[str, str]
    engine: str = ""
    pages: int = 0
    spots: tuple[tuple[str, int, float, float, float, float], ...] = ()
    ranges: tuple[tuple[str, int, int], ...] = ()
    places: tuple[tuple[str, str, int], ...] = ()
    blanks: int = 0
    text: str = ""
    made: str = ""

    def sha256(self, suffix: str) -> str:
        """Return the SHA-256 of its file with that suffix, or nothing where it has none."""
        return next((mark.sha256 for path, mark in self.files.items() if path.endswith(suffix)), "")


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries, by document id or packet path; what the templates were last seen to read; and the region's history.

    The history holds the parties as they were, without a person's name (``history``).
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    templates: Mapping[str, Any] = field(default_factory=dict)
    history: Mapping[str, Any] = field(default_factory=dict)

    def with_changes(
        self, made: Mapping[str, Entry], gone: Iterable[str] = (), memory: "Memory | None" = None
    ) -> "Ledger":
        """Return the ledger as it is after a build."""
        left = frozenset(gone)
        kept = {name: entry for name, entry in self.entries.items() if name not in left}
        now = memory or Memory(self.templates, self.history)
        return replace(self, entries=kept | dict(made), templates=now.templates, history=now.history)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a build remembers beside what it made: of the templates, and of the region's history."""

    templates: Mapping[str, Any]
    history: Mapping[str, Any]


def digest(value: str) -> str:
    """Return the short digest by which an input is known, 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(value.encode()).hexdigest()[:16]


def program(package: Path) -> str:
    """Return a digest of the program's own code and data, so that any change of it is seen."""
    whole = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]


def mark(path: Path) -> Mark:
    """Return how a file looks now."""
    seen = path.stat()
    return Mark(seen.st_size, seen.st_mtime_ns, fingerprint(path))


def altered(entry: Entry, output: Path) -> tuple[list[str], list[str]]:
    """Return which of an entry's files are gone, and which somebody changed; content is read where times differ."""
    gone, changed = [], []
    for name, known in entry.files.items():
        path = output / name
        try:
            seen = path.stat()
        except OSError:
            gone.append(name)
            continue
        if (seen.st_size, seen.st_mtime_ns) != (known.size, known.time) and fingerprint(path) != known.sha256:
            changed.append(name)
    return gone, changed


def reasons(
    entry: Entry | None,
    inputs: Mapping[str, str],
    *,
    engine_fits: bool,
    gone: Iterable[str] = (),
    changed: Iterable[str] = (),
    forced: bool = False,
) -> tuple[str, ...]:
    """Return why a thing must be made, as codes; nothing when it can stay as it is."""
    if entry is None:
        return ("new",)
    names = sorted(inputs.keys() | entry.inputs.keys())
    found = [_code(name, inputs) for name in names if inputs.get(name) != entry.inputs.get(name)]
    if not engine_fits:
        found.append("engine")
    found += [f"missing:{name}" for name in gone]
    found += [f"altered:{name}" for name in changed]
    if forced and not found:
        found.append("forced")
    return tuple(found)


def _code(name: str, inputs: Mapping[str, str]) -> str:
    """Return the code of an input that changed; of the size of the print and of a password it says which way."""
    if name == "protection":
        return f"{name}:{'on' if name in inputs else 'off'}"
    return f"{name}:{inputs.get(name, 'normal')}" if name == "print" else name


def read(output: Path) -> tuple[Ledger, tuple[Problem, ...]]:
    """Return the ledger of an output folder: empty where there is none, and where it can't be read with a warning.

    Raises Stop where a newer program wrote it, since its output must not be overwritten unknowingly.
    """
    path = output / NAME
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        if whole["schema"] > SCHEMA:
            raise Stop(
                Exit.INPUT_HAS_ERRORS,
                error(
                    "ledger-newer",
                    "De uitvoermap is gemaakt met een nieuwere versie van dit programma.",
                    "Werk het programma bij, of kies met --output een andere map.",
                    at=Place(str(path)),
                ),
            )
        known = _entry if whole["schema"] == SCHEMA else _former
        entries = {name: known(value) for name, value in whole["entries"].items()}
        templates = {name: _template(value) for name, value in whole["templates"].items()}
        return Ledger(entries, templates, dict(whole.get("history", {}))), ()
    except FileNotFoundError:
        return Ledger(), ()
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        return Ledger(), (
            warning(
                "ledger-damaged",
                "Het overzicht van wat er gemaakt is (ledger.json) is niet te lezen. Alles wordt opnieuw gemaakt.",
                at=Place(str(path)),
            ),
        )


def write(ledger: Ledger, output: Path) -> None:
    """Write the ledger, whole or not at all: a line for each entry, of which a large region has thousands."""
    entries = ",\n".join(f"  {_json(name)}: {_json(ledger.entries[name])}" for name in sorted(ledger.entries))
    templates = ",\n".join(f"  {_json(name)}: {_json(known)}" for name, known in ledger.templates.items())
    history = ",\n".join(f"  {_json(name)}: {_json(known)}" for name, known in ledger.history.items())
    parts = {"templates": templates, "history": history, "entries": entries}
    told = ",\n".join(f' "{name}": {{\n{part}\n }}' for name, part in parts.items())
    whole = f'{{\n "schema": {SCHEMA},\n{told}\n}}\n'
    write_whole(output / NAME, whole.encode())


def _json(value: object) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Entry | Mark | Mapping[str, Any]) -> dict[str, Any]:
    """Return a value that JSON doesn't know as a mapping of names that it may know."""
    return dict(value) if isinstance(value, Mapping) else {name: getattr(value, name) for name in value.__slots__}


def _template(value: dict[str, Any]) -> dict[str, Any]:
    uses = {str(root): [str(name) for name in names] for root, names in value["uses"].items()}
    return {"sha256": str(value["sha256"]), "uses": uses, "sound": str(value.get("sound", ""))}


def _entry(value: dict[str, Any]) -> Entry:
    return Entry(
        **{
            **value,
            "files": {path: Mark(**known) for path, known in value["files"].items()},
            "spots": tuple((str(code), int(page), *map(float, room)) for code, page, *room in value["spots"]),
            "ranges": tuple((str(name), int(first), int(last)) for name, first, last in value["ranges"]),
            "places": tuple((str(name), str(code), int(page)) for name, code, page in value["places"]),
        }
    )


def _former(value: dict[str, Any]) -> Entry:
    """Return an entry of an older program: its files are known, where one signs is not, and so it is made again."""
    return _entry({**value, "inputs": {**value["inputs"], "program": ""}, "spots": (), "places": ()})
