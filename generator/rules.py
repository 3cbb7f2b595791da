"""The catalogue of everything the program may find wrong: one row per rule, in ``rules.csv``.

The manual prints it, and the marked copy of a workbook groups by its mend. A problem's own message says more: what is
wrong in this cell, and what to do there.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from generator.problems import Severity

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "werkmap": "De werkmap als bestand",
        "blad": "Een blad en zijn kolommen",
        "cel": "Een cel",
        "partijen": "De partijen",
        "volmachten": "De volmachten",
        "casussen": "De casussen",
        "lijsten": "Lijsten van DUO en CBS",
        "sjablonen": "De sjablonen",
        "maken": "Het maken",
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its stable id, what it finds wrong, an example of it and the mend, in Dutch."""

    id: str
    group: str
    severities: tuple[Severity, ...]
    wrong: str
    example: str
    mend: str


def _read() -> Mapping[str, Rule]:
    text = files("generator").joinpath("rules.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter=";")
    rules = (
        Rule(
            row["id"],
            row["groep"],
            tuple(Severity(name) for name in row["ernst"].split(", ")),
            row["wat"],
            row["voorbeeld"],
            row["wat te doen"],
        )
        for row in rows
    )
    return MappingProxyType({rule.id: rule for rule in rules})


RULES: Mapping[str, Rule] = _read()
