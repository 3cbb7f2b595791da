"""Which of a board's names is most like the statutory one, and whether it is one at all."""

from collections.abc import Sequence

from generator.checks.names import SHORT
from generator.dutch import plain
from generator.registers.lists import ListedName

LEGAL_FORMS = ("stichting", "vereniging")


def abbreviated(name: str) -> bool:
    """Tell whether a name is cut short, or in the capitals of a list: then it is not as the statutes write it."""
    return bool(SHORT.search(name)) or (name == name.upper() and " " in name)


def less_statutory(name: str, than: str) -> bool:
    """Tell whether a name is less like a statutory one than another: cut short, or without the legal form it has."""
    return (abbreviated(name), not legal_form(name)) > (abbreviated(than), not legal_form(than))


def fullest(names: Sequence[ListedName]) -> tuple[str, tuple[str, ...]]:
    """Return the name that looks most like the statutory one, and the others.

    A whole name goes before a shortened one, then DUO's list of boards before other sources, then a name that begins
    with its legal form, then the longest.
    """
    if not names:
        return "", ()
    best, *others = sorted(
        names,
        key=lambda name: (abbreviated(name.text), not name.official, not legal_form(name.text), -len(name.text)),
    )
    return best.text, tuple(name.text for name in others)


def legal_form(name: str) -> str:
    """Return the legal form that a name begins with, where it does."""
    first = plain(name).partition(" ")[0]
    return first if first in LEGAL_FORMS else ""
