"""Dates, lists, names and plurals as Dutch writes them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date

TUSSENVOEGSELS = re.compile(
    r"^((?:van|von|de|den|der|het|'t|’t|te|ten|ter|in|op|la|le|du|el|al|ben|bin|d'|d’|'s|’s)\s+)+",
    re.IGNORECASE,
)


def day(value: date | None) -> str:
    """Return "1 maart 2026", or nothing for no date."""
    return format_date(value, "d MMMM y", locale="nl") if value else ""


def listing(items: Sequence[str]) -> str:
    """Return "A, B en C"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} en {items[-1]}"


def count(number: int, one: str, many: str) -> str:
    """Return "1 bestuur" or "2 besturen"."""
    return f"{number} {one if number == 1 else many}"


def plain(text: str) -> str:
    """Return the text in lower case without accents, for comparing and sorting."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def field_name(header: str) -> str:
    """Return a column header as the name a template uses: "Beheerder e-mail" is ``beheerder_e_mail``."""
    return re.sub(r"[^a-z0-9]+", "_", plain(header)).strip("_")


def sort_key(name: str) -> str:
    """Return what a name is sorted on: without accents, tussenvoegsels last."""
    lowered = plain(name).strip()
    found = TUSSENVOEGSELS.match(lowered)
    return f"{lowered[found.end() :]}, {found.group().strip()}" if found else lowered


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case, and the rest as it was."""
    return text[:1].upper() + text[1:]


@cache
def languages(written_in: str = "nl") -> Mapping[str, str]:
    """Return the names of some 640 languages by ISO 639 code, in Dutch or in another language that is asked for.

    They are those of Unicode's CLDR; entries that stand for no language, such as "meerdere talen", are left out.
    """
    names = Locale(written_in).languages
    return MappingProxyType({str(code): str(name) for code, name in names.items() if code not in _NO_LANGUAGE})


_NO_LANGUAGE = frozenset({"mul", "root", "und", "zxx"})
