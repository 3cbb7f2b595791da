"""A region's parties as they were at a moment, to compare a later moment with.

In: what the workbook says. Out: a ``State``, that the ledger keeps without a single name of a person: of who signs it
knows a digest, which tells that somebody else signs now, and not who. Rows are known by their numbers, never by a name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, cast

from generator.ledger import digest
from generator.model import Record, Region
from generator.problems import Place
from generator.signing.mandate import bare
from generator.workbooks.columns import BOARDS, COVENANT, MANDATES, MUNICIPALITIES, PROVIDERS, SCHOOLS, SWV, Sheet

SCHEMA = 1
Kind = Literal["convenant", "swv", "bestuur", "gemeente", "aanbieder", "volmacht", "school"]
PRIVATE = frozenset({"director", "person", "keeper", "email", "keeper_email"})
"""The attributes that are a person's name or may hold one; so does each that is the name of a signatory."""
_NUMBERS: Mapping[Kind, tuple[Sheet, tuple[str, ...]]] = MappingProxyType(
    {
        "convenant": (COVENANT, ()),
        "swv": (SWV, ("number",)),
        "bestuur": (BOARDS, ("number",)),
        "gemeente": (MUNICIPALITIES, ("code",)),
        "aanbieder": (PROVIDERS, ("kvk",)),
        "volmacht": (MANDATES, ("board", "swv")),
        "school": (SCHOOLS, ("brin",)),
    }
)
"""The sheet of each kind of row, and the attributes it is known by."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its facts by attribute, as plain text, and a digest for each person in it.

    ``names`` and ``places`` are only there where the row was just read from a workbook.
    """

    kind: Kind
    number: str
    facts: Mapping[str, str]
    people: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False, repr=False)
    record: Record | None = field(default=None, compare=False, repr=False)

    def __getitem__(self, attribute: str) -> str:
        return self.facts.get(attribute, "")

    def day(self, attribute: str) -> date | None:
        """Return a fact that is a date."""
        return date.fromisoformat(self[attribute]) if self[attribute] else None

    def listed(self, attribute: str) -> tuple[str, ...]:
        """Return a fact that is a list of numbers."""
        return tuple(one.strip() for one in self[attribute].split(";") if one.strip())

    def place(self, attribute: str = "") -> Place | None:
        """Return the cell of an attribute, of a row that was read from a workbook."""
        if self.record is None:
            return None
        cells: Mapping[str, Place] = getattr(self.record, "cells", {})
        return cells.get(attribute) or self.record.source.place(attribute)


@dataclass(frozen=True, slots=True)
class State:
    """All rows by kind and number, and the covenant's articles by title, each with a digest of its text."""

    rows: Mapping[Kind, Mapping[str, Row]]
    articles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, kind: Kind) -> Mapping[str, Row]:
        """Return the rows of a kind by number, in the order of the sheet."""
        return self.rows.get(kind, MappingProxyType({}))

    @property
    def covenant(self) -> Row:
        """Return the covenant's own row."""
        return self.of("convenant").get("", Row("convenant", "", MappingProxyType({})))


def sheet_of(kind: Kind) -> Sheet:
    """Return the sheet that rows of a kind stand on."""
    return _NUMBERS[kind][0]


def state_of(region: Region, articles: Mapping[str, str] | None = None) -> State:
    """Return the state of a region as its workbook says it now."""
    records: Mapping[Kind, tuple[Record, ...]] = {
        "convenant": (region.covenant,),
        "swv": region.swvs,
        "bestuur": region.boards,
        "gemeente": region.municipalities,
        "aanbieder": region.providers,
        "volmacht": region.mandates,
        "school": region.schools,
    }
    rows = {kind: {row.number: row for row in _rows(kind, found)} for kind, found in records.items()}
    return State(MappingProxyType(rows), MappingProxyType(dict(articles or {})))


def written(state: State) -> dict[str, Any]:
    """Return a state as JSON can hold it; no person's name is in it."""
    return {
        "schema": SCHEMA,
        "rows": {
            kind: {number: {"facts": dict(row.facts), "people": dict(row.people)} for number, row in rows.items()}
            for kind, rows in state.rows.items()
        },
        "articles": dict(state.articles),
    }


def read(value: Any) -> State | None:
    """Return the state that was written, or nothing where it is none of this program's or of a newer one."""
    try:
        if value["schema"] != SCHEMA:
            return None
        rows = {
            cast(Kind, kind): {
                str(number): Row(cast(Kind, kind), str(number), _texts(row["facts"]), _texts(row["people"]))
                for number, row in found.items()
            }
            for kind, found in value["rows"].items()
            if kind in _NUMBERS
        }
        return State(MappingProxyType(rows), _texts(value["articles"]))
    except (KeyError, TypeError, AttributeError):
        return None


def _texts(value: Mapping[Any, Any]) -> Mapping[str, str]:
    return MappingProxyType({str(name): str(text) for name, text in value.items()})


def _rows(kind: Kind, records: tuple[Record, ...]) -> Iterator[Row]:
    """Give the row of each record; of two with one number the last is the newest, as mandates have it."""
    sheet, numbers = _NUMBERS[kind]
    for record in records:
        number = " ".join(str(getattr(record, attribute)) for attribute in numbers)
        facts: dict[str, str] = {}
        people: dict[str, str] = {}
        names: dict[str, str] = {}
        for column in sheet.columns:
            value = _value(record, column.attribute)
            if not value or column.attribute in numbers:
                continue
            if _is_private(column.attribute):
                people[column.attribute] = digest(f"{kind}:{number}:{bare(value)}")
                names[column.attribute] = value
            else:
                facts[column.attribute] = value
        yield Row(kind, number, facts, people, names, record)


def _is_private(attribute: str) -> bool:
    return attribute in PRIVATE or attribute.endswith(".name")


def _value(record: Record, attribute: str) -> str:
    """Return an attribute as plain text: dates as in a calendar's file, lists with semicolons, empty for no value."""
    found: Any = record
    for name in attribute.split("."):
        found = next(iter(found[int(name) :]), None) if name.isdigit() else getattr(found, name, None)
    if isinstance(found, bool):
        return "ja" if found else ""
    if isinstance(found, date):
        return found.isoformat()
    if isinstance(found, tuple):
        return "; ".join(map(str, found))
    return "" if found is None else str(found)
