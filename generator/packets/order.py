"""What a child is asked to bind into one file, and how that came out; ``bound`` does it."""

from dataclasses import dataclass, field
from pathlib import Path

from generator.errands import Errand
from generator.packets.packet import Packet

DIFFERS, UNSOUND = "packet-differs", "packet-unsound"


@dataclass(frozen=True, slots=True)
class Binding:
    """One file to bind, in a child process; with a password it opens by that alone."""

    packets: tuple[Packet, ...]
    target: Path
    title: str
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Bound:
    """How a bound file came out: its pages, or why it can't be shipped, and the rule that this breaks."""

    pages: int
    blanks: int
    ranges: tuple[tuple[str, int, int], ...]
    faults: tuple[str, ...] = ()
    rule: str = DIFFERS


BIND: Errand[Binding, Bound] = Errand("generator.packets.bound:bind_and_collate")
"""Bind one file, read it back and prove it."""
