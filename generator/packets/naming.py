"""Names that documents in one packet use alike, for the same thing or for different things."""

from collections.abc import Container


class Meanings:
    """Names that many documents use, each for one thing: the second document that means another thing gets another."""

    def __init__(self) -> None:
        self.all: dict[bytes, bytes] = {}

    def join(self, name: bytes, meaning: bytes) -> bytes:
        """Return the name by which this meaning goes, which is the given one unless that means something else."""
        joined, rank = name, 1
        while self.all.setdefault(joined, meaning) != meaning:
            rank += 1
            joined = b"%s-%d" % (name, rank)
        return joined


def unused(name: bytes, used: Container[bytes], rank: int) -> bytes:
    """Return a name that is not in use: the given one, or one with this rank behind it."""
    while name in used:
        name = b"%s-%d" % (name, rank)
    return name
