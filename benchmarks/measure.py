"""What a program costs: wall and CPU seconds and peak memory, all its child processes included."""

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

EVERY = 0.2  # seconds between two looks at the processes


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, and bytes of memory at the highest moment, of a program and its children together.

    ``own`` is the CPU time of the program's first process alone: what it does not leave to its children.
    """

    code: int
    output: str
    wall: float
    cpu: float
    own: float
    peak: int


@dataclass(slots=True)
class _Watch:
    """Looks at a process and its children now and then."""

    process: psutil.Process
    every: float = EVERY
    peak: int = 0
    seconds: dict[tuple[int, float], float] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        while not self.stopped.wait(self.every):
            self.look()

    def look(self) -> None:
        memory = 0
        try:
            family = [self.process, *self.process.children(recursive=True)]
        except psutil.Error:
            return
        for member in family:
            try:
                with member.oneshot():
                    spent = member.cpu_times()
                    self.seconds[member.pid, member.create_time()] = spent.user + spent.system
                    memory += member.memory_info().rss
            except psutil.Error:
                continue
        self.peak = max(self.peak, memory)


def run(command: Sequence[str], folder: Path, every: float = EVERY) -> Cost:
    """Run a program in a folder and return what it cost; its stderr goes to ours, and it is looked at ``every`` so."""
    before = _spent_by_children()
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8") as started:
        watch = _Watch(psutil.Process(started.pid), every)
        watcher = threading.Thread(target=watch.run)
        watcher.start()
        output, _ = started.communicate()
    wall = time.perf_counter() - began
    watch.stopped.set()
    watcher.join()
    counted = _spent_by_children() - before
    cpu = counted or sum(watch.seconds.values())  # Windows keeps no count: as last seen, up to 0.2 s a process short
    return Cost(started.returncode, output, wall, cpu, next(iter(watch.seconds.values()), 0.0), watch.peak)


def _spent_by_children() -> float:
    """Return the CPU seconds of all ended children and theirs; 0 where the system keeps no such count."""
    if sys.platform == "win32":
        return 0.0
    import resource  # not on Windows

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
