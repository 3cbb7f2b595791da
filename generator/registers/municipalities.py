"""The municipalities of the country by their CBS code, and those that were abolished, with who came after them.

Two small lists come with the program (``data/``). The first is CBS's own (Gemeenten alfabetisch 2024, CC BY 4.0); DUO's
school list of August 2026 names the same 342 codes. The second holds the herindelingen since 2015, compiled from CBS's
yearly overviews. Both grow old: no check may refuse a code only because it is younger than ``LIST_OF``.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from types import MappingProxyType

LIST_OF = date(2024, 1, 1)
HERINDELINGEN_SINCE = date(2015, 1, 1)
FICTITIOUS = range(9800, 9900)  # CBS gives none of these: they are kept for examples, such as the shipped one


@dataclass(frozen=True, slots=True)
class Abolished:
    """A municipality that is no more since the day ``on``; ``successors`` are the CBS codes its area went to."""

    code: str
    name: str
    on: date
    successors: tuple[str, ...]


def is_fictitious(code: str) -> bool:
    """Tell whether a code belongs to no municipality and is kept for examples."""
    return code.isascii() and code.isdigit() and int(code) in FICTITIOUS


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("generator.registers").joinpath("data", name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter=";")


NAMES: Mapping[str, str] = MappingProxyType({row["code"]: row["naam"] for row in _rows("gemeenten.csv")})
"""The name that CBS gives to each code of four digits, as it stood on ``LIST_OF``."""
ABOLISHED: Mapping[str, Abolished] = MappingProxyType(
    {
        row["code"]: Abolished(row["code"], row["naam"], date.fromisoformat(row["op"]), tuple(row["opvolgers"].split()))
        for row in _rows("herindelingen.csv")
    }
)
"""The municipalities abolished since ``HERINDELINGEN_SINCE``, by code."""
