"""A crew of child processes that runs one function over many tasks, each within limits of time and memory.

What goes in is a module-level function and the tasks it takes one by one; what comes out is every task with
its result, or with a ``Failure`` that says why it has none. A task that hangs, grows or crashes costs the
crew one child, which is replaced, and never the run. Children stay alive over many tasks and many runs, so that
imports are paid once. Each has a folder for its temporary files: that goes when the child goes, and with it whatever
process still works there, however the child came to its end.
"""

import errno
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Literal, Self, TypeVar

import psutil

from generator.processes import clear, end_tree

Task = TypeVar("Task")
Result = TypeVar("Result")

POLL = 0.05
"""Seconds between two looks at what the children use."""
FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT})
GRACE = 30.0
"""Seconds a new child may take on top of its first task's own limit: a cold start reads large libraries."""
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task has no result: the child took too long, grew too large or died, or the function erred.

    ``detail`` names the kind of error and never quotes its text, which may hold data of the document.
    """

    reason: Literal["too slow", "too large", "crashed", "error"]
    detail: str = ""


class Crew:
    """Children that run tasks side by side; use it in a ``with`` block, which ends them all.

    ``jobs`` is the number of children: 0 means one for every core this process may use. Children start when
    first needed, or when they are woken, and import then what ``functions`` need. A crew belongs to one thread, and
    has one ``run`` under way at a time.
    """

    def __init__(self, jobs: int = 0, functions: Sequence[Callable[[Any], Any]] = ()) -> None:
        self.jobs = jobs if jobs > 0 else cores()
        self._functions = tuple(functions)
        self._members: list[_Member] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def wake(self) -> None:
        """Start every child now, so that it is ready by the time that there is work."""
        while len(self._members) < self.jobs:
            self._members.append(_Member(self._functions))

    def close(self) -> None:
        """Ends every child, and whatever a child has started, at once."""
        while self._members:
            self._members.pop().end()

    def run(
        self,
        function: Callable[[Task], Result],
        tasks: Iterable[Task],
        *,
        seconds: float = 60,
        megabytes: int = 1500,
    ) -> Iterator[tuple[Task, Result | Failure]]:
        """Yields each task with its result as it is completed, in no fixed order.

        Function, tasks and results must be picklable, and the function importable (a lambda is not). Tasks
        are drawn as children become free. ``seconds`` of wall-clock time and ``megabytes`` of resident memory are
        per task; an error of the function becomes a Failure, but for a full disk, which is the whole run's trouble
        and raised here. A caller that stops early ends what is under way.
        """
        waiting = iter(tasks)
        busy: list[_Member] = []
        try:
            more = True
            while more or busy:
                while more and len(busy) < self.jobs:
                    more = self._start(function, waiting, busy, seconds)
                for member in _finished(busy, megabytes):
                    task, outcome = member.task, member.outcome
                    if isinstance(outcome, OSError):
                        raise outcome
                    busy.remove(member)
                    if not member.alive:
                        self._dismiss(member)
                    if more:
                        more = self._start(function, waiting, busy, seconds)
                    yield task, outcome
        finally:
            for member in busy:
                self._dismiss(member)

    def _start(
        self, function: Callable[[Any], Any], waiting: Iterator[Any], busy: "list[_Member]", seconds: float
    ) -> bool:
        """Gives the next task to a free child; false when there is none left."""
        for task in waiting:
            member = self._free(busy)
            member.begin(function, task, seconds)
            busy.append(member)
            return True
        return False

    def _free(self, busy: "list[_Member]") -> "_Member":
        for member in [member for member in self._members if member not in busy]:
            if member.process.is_alive():
                return member
            self._dismiss(member)
        self._members.append(_Member(self._functions))
        return self._members[-1]

    def _dismiss(self, member: "_Member") -> None:
        self._members.remove(member)
        member.end()


def cores() -> int:
    """Return how many cores this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


class _Member:
    """One child, as its parent sees it: the task it has, since when, and how that ended."""

    def __init__(self, functions: tuple[Callable[[Any], Any], ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, far = context.Pipe()
        self.folder = Path(tempfile.mkdtemp(prefix="convenant-"))
        work = far, functions, str(self.folder)
        self.process = context.Process(target=_serve, args=work, daemon=True, name="convenant-worker")
        with _interrupts_ignored(), _nameless():
            self.process.start()
        far.close()
        self.gauge = psutil.Process(self.process.pid)
        self.alive, self.fresh = True, True
        self.task: Any = None
        self.outcome: Any = None
        self.deadline = 0.0

    def begin(self, function: Callable[[Any], Any], task: Any, seconds: float) -> None:
        self.task, self.outcome = task, None
        self.deadline = time.monotonic() + seconds + (GRACE if self.fresh else 0)
        self.fresh = False
        try:
            self.line.send((function, task))
        except ConnectionError:
            self._fail("crashed")

    def answer(self) -> None:
        """Takes the child's answer, or notes that it died before giving one."""
        try:
            self.outcome = self.line.recv()
        except (EOFError, ConnectionError):
            self._fail("crashed")

    def exceeds(self, megabytes: int) -> bool:
        """Tells whether the task is over one of its limits, and notes which."""
        if time.monotonic() > self.deadline:
            self._fail("too slow")
        elif _resident(self.gauge) > megabytes * MEGABYTE:
            self._fail("too large")
        return not self.alive

    def end(self) -> None:
        """Ends the child, and all that it has started."""
        if self.process.is_alive():
            end_tree(self.gauge.pid)
        self.line.close()
        self.process.join(timeout=5)
        clear(self.folder)

    def _fail(self, reason: Literal["too slow", "too large", "crashed"]) -> None:
        self.outcome, self.alive = Failure(reason), False


def _finished(busy: list[_Member], megabytes: int) -> list[_Member]:
    """Waits a moment and returns the children that have answered, died or gone over a limit."""
    ready = wait([member.line for member in busy if member.alive], timeout=POLL)
    answered = [member for member in busy if member.line in ready]
    for member in answered:
        member.answer()
    return answered + [m for m in busy if m not in answered and (not m.alive or m.exceeds(megabytes))]


def _resident(gauge: psutil.Process) -> int:
    try:
        return int(gauge.memory_info().rss)
    except psutil.Error:
        return 0


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Lets a child be born deaf to Ctrl-C, so that the parent alone answers to it, and ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _nameless() -> Iterator[None]:
    """Lets a child be born without its parent's main module: that imports the whole program, which no task needs."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(line: Connection, _functions: tuple[Callable[[Any], Any], ...], folder: str) -> None:
    """Runs in the child: does one task after another until the parent hangs up; to be given functions imports them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    try:
        _answer(line)
    except ConnectionError:
        pass  # the parent is gone, and nobody waits for the answer
    finally:
        line.close()
        clear(Path(folder))


def _answer(line: Connection) -> None:
    while True:
        try:
            function, task = line.recv()
        except (EOFError, ConnectionError):
            return
        try:
            line.send(function(task))
        except BaseException as error:  # noqa: BLE001  whatever it is, a panic of a library too, the parent must hear of it
            full = isinstance(error, OSError) and error.errno in FULL_DISK
            line.send(error if full else Failure("error", type(error).__name__))
