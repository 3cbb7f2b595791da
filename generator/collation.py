"""6 A finished packet is read back and compared with its plan, page by page."""

from collections.abc import Sequence
from pathlib import Path

from generator.packet import Packet


def collate(packets: Sequence[Packet], target: Path, title: str = "") -> list[str]:
    """Return what differs between a bound file and its plan, as Dutch sentences: nothing when all is right.

    Takes what ``bind`` was given. Compares the number of pages, every page's mark and own content, and the bookmarks.
    """
    raise NotImplementedError
