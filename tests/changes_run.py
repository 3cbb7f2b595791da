"""Plays very many sequences of membership events, and prints how often each was played and what went wrong.

Run as ``python -m tests.changes_run 300``; the suite plays a few (``tests/test_played_changes.py``).
"""

import sys
from collections import Counter
from random import Random

from generator.model import Region
from tests.played_changes import asked, found, made, sequence


def main(number: int) -> int:
    """Play many sequences, print how often each event was played, and return how many steps went wrong."""
    played: Counter[str] = Counter()
    wrong: list[str] = []
    for seed in range(number):
        first: Region | None = None
        for name, before, after, expected in sequence(Random(seed)):
            first = first or before
            played[name] += 1
            if found(before, after) != sorted(expected) or asked(first, after) != made(first, after):
                wrong.append(f"sequence {seed}, {name}: {found(before, after)} for {sorted(expected)}")
    total = f"{number} sequences, {played.total()} events of {len(played)} kinds, {len(wrong)} wrong"
    told = [total, *wrong, *(f"{times:6} {name}" for name, times in sorted(played.items()))]
    sys.stdout.write("\n".join(told) + "\n")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1])), 1))
