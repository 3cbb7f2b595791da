"""Tells, while a build runs, which of the seven steps it is at and how far that step is."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

STEPS = ("lezen", "toetsen", "plannen", "schrijven", "omzetten", "bundelen", "bewaren")


class Progress(Protocol):
    """What a build tells while it runs."""

    def step(self, name: str, total: int = 0) -> None:
        """Say that a step begins, with the number of things it will do."""

    def tick(self) -> None:
        """Say that one of those things is done."""

    def close(self) -> None:
        """Say that all is done, or ended before its time."""


class Silence:
    """Tells nothing: for scripts, tests and ``--quiet``."""

    def step(self, name: str, total: int = 0) -> None:
        """Say nothing."""

    def tick(self) -> None:
        """Say nothing."""

    def close(self) -> None:
        """Say nothing."""


class TerminalProgress:
    """Writes one line per step on stderr, and counts on it."""

    def __init__(self) -> None:
        self._name, self._total, self._done, self._shown = "", 0, 0, 0.0

    def step(self, name: str, total: int = 0) -> None:
        """Close the line of the step before and begin this one's; a step that goes on keeps its line."""
        if name != self._name:
            self.close()
        self._name, self._total, self._done, self._shown = name, total, 0, 0.0
        self._show()

    def tick(self) -> None:
        """Count one, and show it at most ten times a second."""
        self._done += 1
        if time.monotonic() - self._shown > 0.1:
            self._show()

    def close(self) -> None:
        """End the line of the step that runs."""
        if self._name:
            self._show()
            sys.stderr.write("\n")
            self._name = ""

    def _show(self) -> None:
        self._shown = time.monotonic()
        counted = f" {self._done}/{max(self._total, self._done)}" if self._total else ""
        sys.stderr.write(f"\r{STEPS.index(self._name) + 1} {self._name}{counted}")
        sys.stderr.flush()


class Clock:
    """Measures the seconds each step takes, and passes the steps on to a progress."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.seconds: dict[str, float] = {}

    def tick(self) -> None:
        """Say that one thing of the step that runs is done."""
        self._progress.tick()

    @contextmanager
    def step(self, name: str, total: int = 0) -> Iterator[Progress]:
        """Run one of the seven steps."""
        self._progress.step(name, total)
        begin = time.perf_counter()
        try:
            yield self._progress
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - begin, 3)
