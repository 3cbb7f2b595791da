"""One import: read the lists, choose, compare with the workbook, and write what is new; the old workbook is kept."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from generator.files import probe, trouble, write_whole
from generator.importing.choice import Wanted, choose
from generator.importing.comparison import Compared, compare
from generator.importing.gathering import gather
from generator.importing.rows import about_names, rows
from generator.importing.standing import SHEETS, StandingSheet, standing
from generator.outcome import Outcome
from generator.spreadsheet.editing import Editing
from generator.workbooks import form


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asks of ``import``; ``moment`` names the copy of the old workbook."""

    lists: Sequence[Path]
    parties: Path
    wanted: Wanted
    today: date
    moment: datetime
    update: bool = False


def bring(order: Order) -> Outcome:
    """Add to the workbook what the lists have and it lacks, and with ``update`` write what differs.

    Raises Stop where a list or the workbook can't be read, or a number that was chosen is not known; then nothing is
    written.
    """
    registers = gather(order.lists, order.today)
    chosen = choose(registers, order.wanted, order.today)
    content, there = _workbook(order.parties)
    found = [
        compare(listed, there[listed.sheet.name], order.parties, update=order.update)
        for listed in rows(registers, chosen)
    ]
    problems = (*registers.problems, *chosen.problems, *about_names(registers, chosen))
    added = {name: len(one.additions) for name, one in zip(SHEETS, found, strict=True)}
    changes = tuple(change for one in found for change in one.changes)
    written = any(added.values()) or any(change.written for change in changes)
    facts = _write(order, content, found) if written else ()
    return Outcome(
        "import",
        (*problems, *(problem for one in found for problem in one.problems)),
        facts=facts,
        files=(str(order.parties),) if written else (),
        changes=changes,
        added=added,
    )


def _workbook(path: Path) -> tuple[bytes, Mapping[str, StandingSheet]]:
    """Return the workbook's bytes and what stands in it: an empty one where there is none yet."""
    if path.exists():
        there = standing(path)
        return path.read_bytes(), there
    content = form.written(form.NEW_PARTIES)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / path.name
        made.write_bytes(content)
        return content, standing(made)


def _write(order: Order, content: bytes, found: Sequence[Compared]) -> tuple[tuple[str, str], ...]:
    """Write the workbook whole, after a copy of the old one; return the copy's name, and by sheet the new rows."""
    packed, facts = _edited(content, found)
    try:
        if order.parties.exists():
            probe(order.parties)
            kept = next(name for name in _names(order) if not name.exists())
            write_whole(kept, content)
            facts.append(("backup", kept.name))
        write_whole(order.parties, packed)
    except OSError as problem:
        raise trouble(order.parties, problem) from problem
    return tuple(facts)


def _edited(content: bytes, found: Sequence[Compared]) -> tuple[bytes, list[tuple[str, str]]]:
    editing = Editing.open(content)
    places: list[tuple[str, str]] = []
    for name, one in zip(SHEETS, found, strict=True):
        new = [editing.add_row(addition.sheet, addition.cells) for addition in one.additions]
        if new:
            places.append((name, f"rij {new[0]}" + (f" tot en met {new[-1]}" if len(new) > 1 else "")))
        for change in one.changes:
            if change.written:
                editing.set(change.sheet, change.cell, change.new)
    return editing.packed(), places


def _names(order: Order) -> Iterator[Path]:
    """Yield names for the copy: with the moment, and with a number where that one is taken."""
    stem = f"{order.parties.stem}_tot_{order.moment:%Y-%m-%d_%H%M%S}"
    yield order.parties.with_name(f"{stem}{order.parties.suffix}")
    for number in range(2, 1000):
        yield order.parties.with_name(f"{stem}-{number}{order.parties.suffix}")
