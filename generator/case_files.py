"""Which files in an output folder are about which case: by the ledger, and by how the program names its files.

In: an output folder and its ledger; out: paths, each with its case's code. Nothing outside the folder is seen: a path
that leads out, or a link, is told of and never followed.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from generator.bundles import PRINT_RUN
from generator.ledger import Ledger
from generator.workbooks.values import CASE

KEPT, PAPERS = "bewaard", "consents"
FOLDERS = (PAPERS, "packets", KEPT)
LITTER = frozenset({"thumbs.db", "desktop.ini"})
"""What Windows itself leaves in a folder; what macOS leaves begins with a dot."""
STAMP = re.compile(r"(\d{4})-(\d{2})-(\d{2})_\d{6}")
PACKET = re.compile(r"packets/casus_([^_/]+)_[^/]+\.pdf")
COVER = re.compile(r"omslag_casus_([^_]+)_")
PAPER = re.compile(rf"{PAPERS}/([^/]+)/[^/_]+_([^_/]+)(?:_[^/]+)?\.(?:docx|pdf)")


@dataclass(frozen=True, slots=True)
class Found:
    """One file about a case, or about several: the print run, whose cases nobody may know any more (no ``codes``).

    ``path`` is relative to the output folder, and ``set_aside`` the day on which it went to ``bewaard``, in UTC.
    """

    path: str
    codes: frozenset[str]
    set_aside: date | None = None


@dataclass(frozen=True, slots=True)
class Remains:
    """All about cases that stands in an output folder.

    ``strange`` counts, by code, the files in a case's folder that the program did not make: their names may be
    somebody's, so they are not told. ``barred`` are paths that lead out of the folder, or are a link.
    """

    files: tuple[Found, ...]
    strange: dict[str, int]
    barred: tuple[Found, ...]

    @property
    def codes(self) -> frozenset[str]:
        """Return every case of which something is left."""
        return frozenset().union(*(one.codes for one in (*self.files, *self.barred)), self.strange)

    def by_case(self) -> dict[str, list[Found]]:
        """Return the files about each case."""
        found: dict[str, list[Found]] = {}
        for one in self.files:
            for code in one.codes:
                found.setdefault(code, []).append(one)
        return found


def remains(output: Path, known: Ledger, asked: str = "") -> Remains:
    """Return what stands in an output folder about cases, or about just the one that is ``asked``.

    A folder that is not there has nothing.
    """
    told = _told(known)
    strange: dict[str, int] = {}
    files: dict[str, Found] = {}
    for path in (path for folder in FOLDERS for path in _below(output, folder, asked)):
        found = _found(path, told)
        if found and found.path not in files:
            files[found.path] = found
        elif code := _folder_of(path):
            strange[code] = strange.get(code, 0) + 1
    for path, codes in told.items():
        if codes and path not in files and (not asked or asked in codes) and os.path.lexists(output / path):
            files[path] = Found(path, codes)
    if asked:
        files = {path: replace(one, codes=frozenset({asked})) for path, one in files.items() if asked in one.codes}
        strange = {code: number for code, number in strange.items() if code == asked}
    inside = _inside(output, files)
    return Remains(
        tuple(files[path] for path in sorted(files) if path in inside),
        strange,
        tuple(files[path] for path in sorted(files) if path not in inside),
    )


def is_code(word: str) -> bool:
    """Tell whether a word is the code of a case, as a cell may have it: no separators, no dots."""
    return bool(CASE.fullmatch(word))


def _told(known: Ledger) -> dict[str, frozenset[str]]:
    """Return what the ledger says of each file that is about a case, or holds one."""
    told: dict[str, frozenset[str]] = {}
    for entry in known.entries.values():
        kind, _, code = entry.subject.partition(":")
        if kind == "casus" and is_code(code):
            told |= dict.fromkeys(entry.files, frozenset({code}))
    if run := known.entries.get(PRINT_RUN):
        held = {found[1] for name, _, _ in run.ranges if (found := COVER.match(name))}
        told[PRINT_RUN] = frozenset(filter(is_code, held))
    return told


def _below(output: Path, folder: str, asked: str) -> Iterator[str]:
    """Give the paths of all files in a folder, in order; a linked folder is not entered, but named itself.

    Of the papers of cases just those of the one that is ``asked``.
    """
    top = output / folder
    if top.is_symlink():
        return
    for where, folders, names in os.walk(top, followlinks=False):
        here = Path(where).relative_to(output).as_posix()
        if asked and here == PAPERS:
            folders[:] = [one for one in folders if one == asked]
        folders.sort()
        yield from (f"{here}/{name}" for name in sorted(names))


def _found(path: str, told: dict[str, frozenset[str]]) -> Found | None:
    """Return a file as one about a case, or None where the program did not make it or it is about no case."""
    whole, set_aside = path, None
    if path.startswith(f"{KEPT}/"):
        _, stamp, path = (*path.split("/", 2), "")[:3]
        day = STAMP.fullmatch(stamp)
        if day is None:
            return None
        set_aside = _day(day)
    elif path in told:
        return Found(whole, told[path]) if told[path] else None  # a print run without a case
    if path == PRINT_RUN:
        return Found(whole, frozenset(), set_aside)  # whose, nobody knows any more
    found = PACKET.fullmatch(path) or PAPER.fullmatch(path)
    if found is None or not is_code(found[1]) or found[1] != found.groups()[-1]:
        return None
    return Found(whole, frozenset({found[1]}), set_aside)


def _folder_of(path: str) -> str:
    """Return the code of the case in whose folder a file stands, or nothing."""
    parts = path.split("/")
    if parts[-1].startswith(".") or parts[-1].casefold() in LITTER:
        return ""
    if parts[0] == KEPT:
        parts = parts[2:]
    return parts[1] if len(parts) > 2 and parts[0] == PAPERS and is_code(parts[1]) else ""


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _inside(output: Path, paths: Iterable[str]) -> frozenset[str]:
    """Return the paths that stay in the output folder, on every system, and are themselves no link."""
    real = Path(os.path.realpath(output))
    proper: dict[str, bool] = {}
    kept = set()
    for path in paths:
        parts = path.split("/")
        if parts[0] not in FOLDERS or {"..", ".", ""} & {*parts} or "\\" in path or ":" in path:
            continue
        folder = path.rpartition("/")[0]
        if folder not in proper:
            proper[folder] = Path(os.path.realpath(output / folder)) == real / folder
        if proper[folder] and not os.path.islink(f"{output}/{path}"):  # noqa: PTH114  ten times as fast, of thousands
            kept.add(path)
    return frozenset(kept)


def empty_folders(output: Path, paths: Iterable[str]) -> Iterator[Path]:
    """Give the folders that held these files and may be empty now, the deepest first; never the output folder."""
    above = {parent for path in paths for parent in PurePosixPath(path).parents if parent.name}
    yield from (output / one for one in sorted(above, key=lambda one: -len(one.parts)) if str(one) != "packets")
