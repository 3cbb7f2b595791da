"""What a document is made from, as short digests by name: the ledger compares them to say why it must be made again.

A template's fields count only where it reads them: "field:bestuur.naam" for a row's field, "field:schoolbesturen" for a
list. All that is a pupil's or a family's counts together, as "field:casus", so that no single value can be guessed
from its digest.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.fields.papers import canonical
from generator.ledger import digest
from generator.templates.language import ITEM

OF_THE_CASE = frozenset(
    {
        *("casus", "leerling", "ondertekenaar", "gezagsdragers", "gezag_onbekend", "deelnemers", "deelnemer"),
        *("behandelaars", "onvolledig", "uiterlijk", "blad", "personen"),
    }
)
Uses = Mapping[str, tuple[str, ...]]
LARGE_PRINT: Mapping[str, str] = MappingProxyType({"print": "large"})
"""What is added for what is made in large print."""


class Digests:
    """Takes digests, and remembers those of what many documents share (they share the very same values)."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str, tuple[str, ...]], dict[str, str]] = {}
        self._kept: list[object] = []

    def of(self, values: Mapping[str, object], uses: Uses) -> dict[str, str]:
        """Return the digests of what a template that uses these fields reads of these values."""
        found: dict[str, str] = {}
        case: list[object] = []
        of_the_case = OF_THE_CASE | {"ondertekenaars"} if "casus" in values else OF_THE_CASE
        for root in sorted(uses):
            if root not in values:
                continue  # a name the template uses and this kind does not have: rendering tells
            if root in of_the_case:
                case.append(_read(values[root], uses[root]))
            else:
                found |= self._shared(root, values[root], uses[root])
        if case:
            found["field:casus"] = digest(canonical(case))
        return found

    def _shared(self, root: str, value: object, names: tuple[str, ...]) -> dict[str, str]:
        key = (id(value), root, names)
        if key not in self._known:
            self._known[key] = _digests(root, value, names)
            self._kept.append(value)  # so that no other value gets its id
        return self._known[key]


def _digests(root: str, value: object, names: tuple[str, ...]) -> dict[str, str]:
    read = _read(value, names)
    if isinstance(read, dict):
        return {f"field:{root}.{name}": digest(canonical(inner)) for name, inner in read.items()}
    return {f"field:{root}": digest(canonical(read))}


def _read(value: object, names: tuple[str, ...]) -> Any:
    """Return what of a value is read: the named fields of a row, or of each row of a list."""
    if ITEM in names:
        return value
    if isinstance(value, Mapping):
        return {name: value[name] for name in names if name in value}
    if isinstance(value, list | tuple):
        return [_read(item, names) for item in value]
    return value
