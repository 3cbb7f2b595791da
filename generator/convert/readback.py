"""A PDF read back: what a reader meets on its pages, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a signature code stands: its page (from 1) and lower left corner, in points from the lower left."""

    code: str
    page: int
    x: float
    y: float
