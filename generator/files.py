"""Files on disk, written whole or not at all, on every system; what Windows asks of a program stands here alone.

A build writes in a *workshop*, a folder of its own inside the output folder (so on the same disk), and only when
all is made does it put each file in place by a rename. Until then the previous output is untouched.
"""

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.problems import Exit, Place, Stop, error

ARCHIVE = "archive"
WORKSHOP = ".werk-"
LOCK = ".bezig.lock"
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FLUSHES = 16
"""How many files are flushed side by side; it waits for the disk and costs no processor."""
WINDOWS_DISK_FULL = frozenset({39, 112})


def safe_name(text: str) -> str:
    """Return a text as part of a file name that every system takes: no separators, no reserved name."""
    kept = "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in text.strip())
    kept = "-".join(part for part in kept.split("-") if part.strip(".")).strip(".") or "leeg"
    return f"{kept}-" if kept.split(".")[0].casefold() in RESERVED else kept


def writable(folder: Path) -> bool:
    """Tell whether a folder, or else the folder it would come in, lets us write: tried, since Windows can't tell."""
    there = next((one for one in (folder, *folder.absolute().parents) if one.is_dir()), None)
    if there is None:
        return False
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def trouble(path: Path, problem: OSError) -> Stop:
    """Return the Stop that tells a person what the system meant: full, forbidden, open elsewhere or gone."""
    at = Place(str(path))
    if problem.errno in FULL_DISK or getattr(problem, "winerror", None) in WINDOWS_DISK_FULL:
        return Stop(
            Exit.HELD_BACK,
            error(
                "disk-full",
                f"De schijf is vol: {path.name} kon niet worden geschreven.",
                "Maak ruimte vrij en begin opnieuw. Wat er al stond, is niet veranderd.",
                at=at,
            ),
        )
    if isinstance(problem, PermissionError):
        return Stop(
            Exit.HELD_BACK,
            error(
                "no-permission",
                f"Het programma mag hier niet schrijven of lezen: {path}.",
                "Sluit het bestand in andere programma’s, of kies een map waarin u mag schrijven (--output).",
                at=at,
            ),
        )
    return Stop(
        Exit.HELD_BACK,
        error(
            "not-written",
            f"Het bestand {path} kon niet worden gelezen of geschreven ({problem.strerror or problem}).",
            "Controleer of de map bestaat en bereikbaar is.",
            at=at,
        ),
    )


@contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """Give a fresh folder inside the output folder to work in, alone; it is gone afterwards, whatever happens.

    Raises Stop where the folder cannot be written, or where another build is busy in it.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        lock = FileLock(output / LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        raise Stop(
            Exit.HELD_BACK,
            error(
                "busy",
                f"Er loopt al een andere ronde in {output}.",
                "Wacht tot die klaar is, of kies met --output een andere map.",
                at=Place(str(output)),
            ),
        ) from None
    except OSError as problem:
        raise trouble(output, problem) from problem
    try:
        for left in output.glob(f"{WORKSHOP}*"):
            shutil.rmtree(left, ignore_errors=True)  # of a build that was killed
        folder = Path(tempfile.mkdtemp(prefix=WORKSHOP, dir=output))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as problem:
        raise trouble(Path(problem.filename or output), problem) from problem
    finally:
        lock.release()
        (output / LOCK).unlink(missing_ok=True)


def flush(paths: Iterable[Path]) -> None:
    """Wait until the disk holds these files, side by side: one after another it would take most of a build's end."""
    with ThreadPoolExecutor(FLUSHES) as pool:
        list(pool.map(_flush, paths))


def _flush(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def probe(target: Path) -> None:
    """Raise PermissionError where a file can't be replaced because another program holds it open (Windows)."""
    if target.exists():
        with target.open("r+b"):
            pass


def put(made: Path, target: Path) -> None:
    """Move a finished, flushed file into place, over the old one, as one step.

    Raises PermissionError where another program holds the old one open (Windows).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    made.replace(target)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file by way of a temporary neighbour, so that a reader sees the old one or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    made = target.with_name(f".{target.name}.deel")
    try:
        made.write_bytes(content)
        _flush(made)
        put(made, target)
    finally:
        made.unlink(missing_ok=True)


def set_aside(target: Path, output: Path, stamp: str) -> Path:
    """Move a file that somebody changed by hand out of the way, so that nothing is lost; return where it went."""
    kept = output / "bewaard" / stamp / target.relative_to(output)
    kept.parent.mkdir(parents=True, exist_ok=True)
    target.replace(kept)
    return kept


def archive(target: Path, output: Path, stamp: str = "") -> Path:
    """Move a file of a party that left to the archive, and return where it went.

    With a ``stamp`` that becomes part of its name; what the archive holds already is never written over.
    """
    kept = archived(target, output, stamp)
    rank = 1
    while kept.exists():
        rank += 1
        kept = archived(target, output, f"{stamp}_{rank}".strip("_"))
    kept.parent.mkdir(parents=True, exist_ok=True)
    target.replace(kept)
    return kept


def archived(target: Path, output: Path, stamp: str = "") -> Path:
    """Return where a file goes in the archive: "archive/mandates/volmacht_41234_PO2507.pdf"."""
    kept = output / ARCHIVE / target.relative_to(output)
    return kept.with_name(f"{kept.stem}_{stamp}{kept.suffix}") if stamp else kept
