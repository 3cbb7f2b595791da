"""7 bewaren: what was made is put in place, what is no longer wanted is set aside, and nobody's work is lost."""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from generator import files, ledger
from generator.choice import PARTIES
from generator.dutch import listing
from generator.ledger import Entry, Ledger, Memory
from generator.press import Results
from generator.problems import Place, Problem, notice

MENDS = {
    ".docx": "Verander liever het sjabloon of de werkmap: dan blijft uw wijziging bestaan.",
    ".pdf": "Is het een getekend exemplaar? Bewaar het dan buiten de map output.",
}
"""What to do about a file that was changed by hand; a PDF seldom is, unless somebody signed it."""


class Publisher:
    """Puts files in place in one output folder, and keeps count of what now stands there."""

    def __init__(self, output: Path, folder: Path, known: Ledger, moment: datetime) -> None:
        self._output = output
        self._spare = folder / "reserve"
        self._known = known
        self._stamp = moment.strftime("%Y-%m-%d_%H%M%S")
        self._expected = known
        self.made: dict[str, Entry] = {}
        self.gone: list[str] = []
        self.problems: list[Problem] = []

    def make_room(self, memory: Memory, *steps: Results) -> None:
        """Wait until the disk holds all that was made, and a ledger too; raises OSError where it is too full.

        After this a full disk can't stop the files from being put in place halfway.
        """
        staged = {name: one for results in steps for name, one in results.staged.items()}
        files.flush(made for one in staged.values() for made in one.files.values())
        entries = {name: one.entry for name, one in staged.items()}
        self._expected = self._known.with_changes(entries, (), memory)
        ledger.write(self._expected, self._spare)

    def put(self, results: Results) -> None:
        """Put all that was made in place; what another program keeps open stays as it was, and is held back."""
        for name, staged in list(results.staged.items()):
            try:
                for path in staged.files:
                    files.probe(self._output / path)  # a Word file and its PDF change together or not at all
                for path, made in staged.files.items():
                    self._put(name, path, made, staged.entry)
                self._drop_left_over(name, staged.entry)
            except OSError as problem:
                stop = files.trouble(self._output / next(iter(staged.files)), problem)
                if stop.problems[0].rule == "disk-full":
                    raise stop from problem
                results.hold(name, *stop.problems)
                del results.staged[name]
                continue
            self.made[name] = staged.entry

    def retire(self, entries: Mapping[str, Entry], parted: Collection[str] = ()) -> None:
        """Set aside the files of documents and packets that are no longer wanted.

        What is about a party that left, which ``parted`` names, goes to the archive: it may still be proof.
        """
        for name, entry in entries.items():
            there = [self._output / path for path in entry.files if (self._output / path).exists()]
            try:
                self.problems.append(self._archive(name, there) if name in parted else self._retire(name, there))
            except OSError as problem:
                where = Path(problem.filename) if problem.filename else self._output
                self.problems += files.trouble(where, problem).problems
                continue
            self.gone.append(name)

    def _retire(self, name: str, there: Sequence[Path]) -> Problem:
        for path in there:
            files.set_aside(path, self._output, self._stamp)
        return notice(
            "retired",
            f"{name} hoort er niet meer bij en staat nu in bewaard/{self._stamp}.",
            "Vernietig de oude papieren exemplaren, of archiveer ze.",
            at=Place(str(self._output)),
        )

    def _archive(self, name: str, there: Sequence[Path]) -> Problem:
        taken = any(files.archived(path, self._output).exists() for path in there)
        kept = [files.archive(path, self._output, self._stamp if taken else "") for path in there]
        where = listing([path.relative_to(self._output).as_posix() for path in kept]) or files.ARCHIVE
        return notice(
            "archived",
            f"{name} is van een partij die weg is, en staat nu in {where}.",
            "Bewaar ook de getekende papieren: wat met een volmacht is getekend, blijft gelden.",
            at=Place(str(self._output)),
        )

    def remember(self, memory: Memory) -> Ledger:
        """Put the ledger in place and return it: what stands in the output folder now."""
        now = self._known.with_changes(self.made, self.gone, memory)
        waiting = self._spare / ledger.NAME
        if now == self._expected and waiting.exists():
            files.put(waiting, self._output / ledger.NAME)  # of a large region it takes long to write
        else:
            shutil.rmtree(self._spare, ignore_errors=True)
            ledger.write(now, self._output)
        return now

    def _put(self, name: str, path: str, made: Path, entry: Entry) -> None:
        target = self._output / path
        if target.exists() and self._is_somebodys(name, path, target, entry):
            kept = files.set_aside(target, self._output, self._stamp)
            self.problems.append(
                notice(
                    "set-aside",
                    f"{path} was met de hand veranderd. Uw versie staat in "
                    f"{kept.parent.relative_to(self._output).as_posix()}.",
                    MENDS.get(target.suffix, MENDS[".docx"]),
                    at=Place(str(target)),
                )
            )
        files.put(made, target)

    def _is_somebodys(self, name: str, path: str, target: Path, entry: Entry) -> bool:
        """Tell whether a file is not as this program left it, and not what it is about to become either."""
        known = self._known.entries.get(name)
        if known and path in known.files and path not in ledger.altered(known, self._output)[1]:
            return False
        return files.fingerprint(target) != entry.files[path].sha256

    def _drop_left_over(self, name: str, entry: Entry) -> None:
        """Set aside a PDF that no longer belongs to its Word file (made with ``--engine none``)."""
        known = self._known.entries.get(name)
        for path in set(known.files if known else ()) - set(entry.files):
            if (self._output / path).exists():
                files.set_aside(self._output / path, self._output, self._stamp)


def retired(known: Ledger, wanted: Iterable[str], touched: frozenset[str]) -> dict[str, Entry]:
    """Return the entries that nothing asks for any more; one whose subject has an error stays, with its files."""
    names = set(wanted)
    return {name: entry for name, entry in known.entries.items() if name not in names and entry.subject not in touched}


def parted(entries: Mapping[str, Entry], parties: Collection[str]) -> frozenset[str]:
    """Return which entries are about a party that is none any more, or are a mandate to a SWV that is none.

    A paper of a case never is: those are destroyed, and not archived.
    """
    return frozenset(name for name, entry in entries.items() if any(one not in parties for one in _about(name, entry)))


def _about(name: str, entry: Entry) -> Iterator[str]:
    if entry.subject.partition(":")[0] in PARTIES:
        yield entry.subject
        if entry.kind == "mandate":
            yield f"swv:{name.rpartition('_')[2]}"
