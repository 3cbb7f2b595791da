"""The names of towns, from the capitals of DUO's lists to how the Dutch write them."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from generator.dutch import plain
from generator.registers.municipalities import NAMES

SMALL = frozenset(
    ["aan", "bij", "de", "den", "der", "en", "in", "onder", "op", "over", "te", "ten", "ter", "tot", "van", "ca"]
)
"""Words that have no capital but at the beginning of a name."""
PROVINCES = frozenset(["DR", "FL", "FR", "GLD", "GN", "GR", "LB", "NB", "NH", "OV", "UT", "ZE", "ZH", "ZLD"])
TOLD_APART = re.compile(r"(?P<town>.+?) (?:GEM\.? (?P<municipality>.+)|(?P<province>[A-Z]{2,3}))")
ABBREVIATED: Mapping[str, str] = MappingProxyType({"AD": "aan den", "A/D": "aan den", "CA": "ca"})
GENITIVE = re.compile(r"^['’]?S[ -](?=GRAVEN|HEER|HERTOGEN)")
ARTICLE = re.compile(r"(?<![\w'’.])['’]?T (?=\w)")
_MUNICIPALITIES = {plain(name): name for name in NAMES.values() if " (" not in name}


def town(name: str) -> str:
    """Return a town's name in proper case: "'s-Gravenhage", "IJsselstein", "Bergen (LB)".

    A name that has small letters already is left as it is. What a list adds to tell towns of one name apart, the
    province or the municipality, is kept, between brackets.
    """
    name = " ".join(name.split())
    if name != name.upper() or not any(letter.isalpha() for letter in name):
        return name
    apart = TOLD_APART.fullmatch(name)
    if apart and apart["municipality"]:
        return f"{_cased(apart['town'])} (gem. {_as_cbs(apart['municipality'])})"
    if apart and apart["province"] in PROVINCES:
        return f"{_cased(apart['town'])} ({apart['province']})"
    return _with_municipality(name) or _as_cbs(name)


def _as_cbs(name: str) -> str:
    """Return the name of a municipality with CBS's accents, or else in proper case."""
    return _MUNICIPALITIES.get(plain(name)) or _cased(name)


def _with_municipality(name: str) -> str:
    """Return "Oudega Súdwest-Fryslân": a town with its municipality behind it, or nothing."""
    words = name.split(" ")
    for cut in range(1, len(words)):
        behind = _MUNICIPALITIES.get(plain(" ".join(words[cut:])))
        if behind and words[cut - 1].casefold() not in SMALL:
            return f"{_cased(' '.join(words[:cut]))} {behind}"
    return ""


def _cased(name: str) -> str:
    name = GENITIVE.sub("'s-", name)
    name = name.replace("'s-GRAVENMOER", "'s GRAVENMOER")
    name = ARTICLE.sub("'t ", name)
    words = name.split(" ")
    return " ".join(_word(word, first=place == 0) for place, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    if word in ABBREVIATED and not first:
        return ABBREVIATED[word]
    parts = word.split("-")
    return "-".join(_part(part, first=first and place == 0) for place, part in enumerate(parts))


def _part(part: str, *, first: bool) -> str:
    lowered = part.lower()
    if lowered in {"'s", "'t", "’s", "’t"} or (lowered in SMALL and not first):
        return lowered
    if lowered.startswith("ij"):
        return f"IJ{lowered[2:]}"
    return re.sub(r"^\w", lambda found: found.group().upper(), lowered)
