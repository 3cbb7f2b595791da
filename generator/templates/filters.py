"""What a tag may do with a value before it is printed, and what may be printed at all.

In: a value. Out: what is printed, or ``Unfit`` with the reason in Dutch. Nothing here believes that a list or a text
is small: what would grow beyond the limits is refused before it is made.
"""

import re
from collections.abc import Callable, Mapping

from generator import dutch
from generator.templates import limits

_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Unfit(ValueError):  # noqa: N818  as the reader of the template sees it
    """Says, in Dutch, why a value can't stand where a template puts it."""


class TooMuch(Exception):  # noqa: N818  a limit, not an accident
    """Says, in Dutch, which limit a template passes; ``lineno`` is the line of its source, where it is known."""

    def __init__(self, message: str, mend: str, lineno: int = 0) -> None:
        super().__init__(message)
        self.mend = mend
        self.lineno = lineno


def text(value: object) -> str | int:
    """Return a value as it may be printed; what would print as Python is refused."""
    if isinstance(value, str):
        return _UNFIT_FOR_XML.sub("", str.__str__(value).replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, bool):
        raise Unfit("Dit is een ja/nee-gegeven en kan niet worden afgedrukt; gebruik het in een {% if … %}.")
    if isinstance(value, int):
        return value
    if isinstance(value, list | tuple):
        raise Unfit("Dit is een lijst; gebruik {% for … %}, of de bewerking opsomming.")
    raise Unfit("Dit is geen tekst of getal; noem het veld dat u bedoelt, zoals bestuur.naam.")


def _items(value: object, name: str, between: str) -> list[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise Unfit(f"De bewerking {name} werkt alleen op een lijst van teksten.")
    if sum(map(len, value)) + len(between) * len(value) > limits.JOINED:
        raise TooMuch("Deze lijst wordt als één tekst te lang.", "Gebruik {% for … %}, of noem minder.")
    return list(value)


def _join(value: object, between: object = "") -> str:
    if not isinstance(between, str):
        raise Unfit("Tussen de haakjes van join hoort een tekst tussen aanhalingstekens.")
    return between.join(_items(value, "join", between))


def _listing(value: object) -> str:
    return dutch.listing(_items(value, "opsomming", " en "))


def _capitalised(value: object) -> str:
    if not isinstance(value, str):
        raise Unfit("De bewerking hoofdletter werkt alleen op tekst.")
    return dutch.capitalised(value)


def _length(value: object) -> int:
    if not isinstance(value, list | tuple):
        raise Unfit("De bewerking length werkt alleen op een lijst.")
    return len(value)


FILTERS: Mapping[str, Callable[..., object]] = {
    "hoofdletter": _capitalised,
    "join": _join,
    "length": _length,
    "opsomming": _listing,
}
"""Every filter; only ``join`` takes something between brackets: a text."""


def _number(value: object) -> int:
    """Return a number as it is; in front of Python's ``%`` a text is a pattern, and could grow without end."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unfit("Even of oneven kan alleen een getal zijn.")
    return value


def _even(value: object) -> bool:
    return _number(value) % 2 == 0


def _odd(value: object) -> bool:
    return _number(value) % 2 == 1


TESTS: Mapping[str, Callable[[object], bool]] = {"even": _even, "odd": _odd}
