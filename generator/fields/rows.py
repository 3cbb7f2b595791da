"""One row of a sheet as the fields a template sees, each named after its column (``columns``).

Every leaf is a str, an int, a bool or a list of rows or texts; an empty cell is "" and a date is "1 maart 2026".
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NoReturn, TypeAlias

from generator.dutch import day
from generator.model import Record
from generator.workbooks import columns
from generator.workbooks.columns import Kind, Sheet


class Fields(dict[str, object]):
    """One row as a template sees it: a dict that never changes, so that documents and threads can share it."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("the fields of a template do not change")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type["Fields"], tuple[dict[str, object]]]:
        return Fields, (dict(self),)


Names: TypeAlias = dict[str, object]
"""The top-level names of one template."""

Own: TypeAlias = Mapping[str, tuple[str, ...]]
"""By sheet: the user's own columns."""

COLUMNS = MappingProxyType(
    {
        sheet.name: tuple((column.field, column) for column in sheet.columns)
        for sheet in (*columns.PARTIES, *columns.CASE_SHEETS)
    }
)
"""By sheet: each column with its name in a template."""

PERSONAL = frozenset(
    {
        "keeper",
        "keeper_email",
        "return_address",
        "director",
        "email",
        "signatory.name",
        "signatories.0.name",
        "signatories.1.name",
        "person",
    }
)
"""What the publication copy leaves empty: natural persons' names, and addresses that may hold one."""

_NO_OWN: Own = MappingProxyType({})


def row(
    record: Record, sheet: Sheet, own: Own = _NO_OWN, *, only: tuple[str, ...] = (), masked: bool = False
) -> Fields:
    """Return the fields of one row; a known column goes before a column of the user's own with its name."""
    fields: Names = {name: "" if masked else record.extra.get(name, "") for name in own.get(sheet.name, ())}
    for name, column in COLUMNS[sheet.name]:
        if not only or name in only:
            hidden = masked and column.attribute in PERSONAL
            fields[name] = "" if hidden else _leaf(columns.value(record, column), column.kind)
    return Fields(fields)


def _leaf(value: Any, kind: Kind) -> object:
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, bool) and kind is Kind.CHOICE:
        return "zelf" if value else "volmacht"
    return "" if value is None else value


@lru_cache(maxsize=4096)
def date_text(value: date | None) -> str:
    """Return a date as it is printed; a region's papers print the same few days many times."""
    return day(value)


def document_fields(document_id: str, kind: str, edition: str, made: date | None, sha256: str = "") -> Fields:
    """Return what a document says of itself; ``sha256`` is that of the covenant's text, and "" in the covenant."""
    return Fields({"id": document_id, "soort": kind, "editie": edition, "datum": date_text(made), "sha256": sha256})


def canonical(value: object) -> str:
    """Return fields as JSON that is the same for the same values: what a ledger takes its digest of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def texts(value: object) -> Iterator[str]:
    """Give every text a template can reach from a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
