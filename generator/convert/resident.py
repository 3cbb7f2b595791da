"""A LibreOffice that stays open between documents, since its start takes as long as some twenty forms.

In: Word files. Out: the PDFs that really appeared. A process of our own keeps LibreOffice open, with a throw-away
profile; each handful of documents is handed to it by a short call of the same program, which LibreOffice itself brings
to the process that has that profile. Where none keeps open, such a call does the work alone, only slower. What makes
no progress, grows too large or dies costs the document it was at; the others are done by the next one.
"""

import atexit
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from generator.convert import profile
from generator.processes import end_tree

START_SECONDS = 60
DOCUMENT_SECONDS = 60
"""The longest that LibreOffice may be at one document; a covenant of forty pages takes about two."""
DOCUMENTS = 200
"""After how many documents LibreOffice begins anew: 7.4 stops without a word after some 250."""
MEGABYTES = 1500
_POLL = 0.03
_WEIGH = 1.0


def seconds(documents: int) -> float:
    """Return how long LibreOffice may take over some documents, of which two make no progress."""
    return START_SECONDS + 2 * DOCUMENT_SECONDS + 10 * documents


def to_pdfs(program: Path, documents: Sequence[Path]) -> list[bytes | None]:
    """Return the PDF of each Word file, or None where none appeared.

    The documents are converted under numbers, so that two of the same name do not meet, and no name gets into a PDF.
    """
    with tempfile.TemporaryDirectory(prefix="convenant-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        (work / "in").mkdir()
        (work / "uit").mkdir()
        sources = [work / "in" / f"{number}.docx" for number in range(len(documents))]
        for document, source in zip(documents, sources, strict=True):
            shutil.copyfile(document, source)
        at = 0
        while at < len(sources):
            kept = _kept_open(program)
            at += kept.convert(sources[at : at + DOCUMENTS - kept.taken], work / "uit")
        return [_whole(work / "uit" / f"{source.stem}.pdf") for source in sources]


def close() -> None:
    """End the LibreOffice that this process keeps open, if any, with all it has started and its profile."""
    while _KEPT:
        _KEPT.pop().close()


_KEPT: list["Resident"] = []
"""The one LibreOffice of this process: it is to outlive the tasks of a child."""


def _kept_open(program: Path) -> "Resident":
    if _KEPT and (_KEPT[0].program != program or _KEPT[0].is_spent()):
        close()
    if not _KEPT:
        _KEPT.append(Resident(program))
    return _KEPT[0]


class Resident:
    """A LibreOffice with a profile of its own; ``taken`` is how many documents it was given."""

    def __init__(self, program: Path) -> None:
        self.program, self.taken, self._ended = program, 0, False
        self._folder = Path(tempfile.mkdtemp(prefix="convenant-"))
        (self._folder / "tijdelijk").mkdir()
        self._arguments = profile.write(self._folder / "profiel")
        self._process: subprocess.Popen[bytes] | None = self._open()

    def is_spent(self) -> bool:
        """Tell whether it has done enough, or has ended of itself."""
        return self.taken >= DOCUMENTS or self._ended or self._has_died()

    def convert(self, sources: Sequence[Path], target: Path) -> int:
        """Convert Word files into a folder, and return how many of them are dealt with: made, or not to be made.

        Fewer than all is what a process dealt with that had to be ended; the last of those is what it was at.
        """
        self.taken += len(sources)
        call = self._call("--convert-to", profile.FILTER, "--outdir", str(target), *map(str, sources))
        if self._finishes(call, sources, target) and not self._has_died():
            return len(sources)
        end_tree(call.pid)
        call.wait()
        self.close()
        return min(len(sources), _done(sources, target) + 1)

    def close(self) -> None:
        """End it with all it has started, and remove its profile."""
        self._ended = True
        if self._process is not None:
            end_tree(self._process.pid)
            self._process.wait()
        _socket(self._folder / "profiel").unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _has_died(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    def _open(self) -> subprocess.Popen[bytes] | None:
        """Start the process that keeps LibreOffice open, by a document that stays open in it; None where it can't."""
        paper = self._folder / "open.txt"
        paper.write_bytes(b"")
        process = self._call(str(paper))
        lock, end = paper.with_name(f".~lock.{paper.name}#"), time.monotonic() + START_SECONDS
        while process.poll() is None and time.monotonic() < end:
            if lock.exists():
                return process
            time.sleep(_POLL)
        end_tree(process.pid)
        process.wait()
        return None

    def _call(self, *arguments: str) -> subprocess.Popen[bytes]:
        temporary = str(self._folder / "tijdelijk")
        return subprocess.Popen(  # noqa: S603  a program found on this computer, with arguments of our own
            [str(self.program), *self._arguments, *arguments],
            env={**os.environ, "TMPDIR": temporary, "TMP": temporary, "TEMP": temporary},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows, where a black window would flash
        )

    def _finishes(self, call: "subprocess.Popen[bytes]", sources: Sequence[Path], target: Path) -> bool:
        """Wait until a call has ended by itself; false where there was no progress, or it grew too large."""
        works, made = self._process or call, 0
        moved = weighed = time.monotonic()
        while call.poll() is None:
            time.sleep(_POLL)
            now = time.monotonic()
            if now < weighed + _WEIGH:
                continue
            weighed, before, made = now, made, _done(sources, target)
            if made > before:
                moved = now
            start = 0 if self._process else START_SECONDS
            if now > moved + DOCUMENT_SECONDS + start or _weight(works.pid) > MEGABYTES * 2**20:
                return False
        return True


def _done(sources: Sequence[Path], target: Path) -> int:
    """Return the number of the last Word file that has a whole PDF, counted from 1: they are done in order."""
    ranks = range(len(sources), 0, -1)
    return next((rank for rank in ranks if _whole(target / f"{sources[rank - 1].stem}.pdf")), 0)


def _whole(pdf: Path) -> bytes | None:
    """Return a PDF that was written to its end; None for any other, or none."""
    content = pdf.read_bytes() if pdf.is_file() else b""
    return content if content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF") else None


def _weight(pid: int) -> int:
    """Return the bytes of memory that a process and all it has started use."""
    try:
        top = psutil.Process(pid)
        return sum(int(process.memory_info().rss) for process in [top, *top.children(recursive=True)])
    except psutil.Error:
        return 0


def _socket(folder: Path) -> Path:
    """Return the file by which LibreOffice finds the process that has a profile; on Windows there is none.

    One that is killed leaves it behind, under a name made of the profile's address.
    """
    digest = hashlib.md5(folder.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    user = os.getuid() if hasattr(os, "getuid") else 0
    return Path("/tmp", f"OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}")  # noqa: S108


atexit.register(close)
