"""Which field was probably meant by words such as "NAAM SWV".

In: the words of a place to fill in, and the names a template of that kind sees. Out: the tags it may stand for, or "".
"""

import re
from collections.abc import Iterator, Mapping

from generator.dutch import plain

ONE_OF = {
    "swvs": "swv",
    "schoolbesturen": "bestuur",
    "gemeenten": "gemeente",
    "aanbieders": "aanbieder",
    "overlegvormen": "overlegvorm",
    "ondertekenaars": "persoon",
    "deelnemers": "deelnemer",
    "gezagsdragers": "persoon",
}
"""What an item of each list is called in an example."""
MOST = 3  # fields that are proposed at once
_SAME = {
    "schoolbestuur": "bestuur",
    "schoolbestuurs": "bestuur",
    "samenwerkingsverband": "swv",
    "jeugdhulpaanbieder": "aanbieder",
    "jeugdhulpinstelling": "aanbieder",
    "zetel": "vestigingsplaats",
    "burgemeester": "gemeente ondertekenaar",
    "bestuurder": "directeur",
    "kvknummer": "kvk",
    "convenants": "convenant",
}
_IDLE = frozenset(
    ("de", "het", "een", "van", "der", "den", "in", "te", "en", "vul", "vullen", "invullen", "hier", "uw", "volledige")
) | {"statutaire"}


def meant_by(words: str, full: Mapping[str, object]) -> str:
    """Return the tags of the fields whose name and owner are these words; "" where none fits, or too many."""
    wanted = frozenset(_words(words))
    for asked in (wanted, wanted - {"naam"}):
        for whole in (True, False):
            found = {
                tag: where
                for tag, where, owner, names in _fields(full)
                if asked and asked == (names | owner if whole else names)
            }
            here = [tag for tag, where in found.items() if not where]
            if len(found) == 1 or len(here) == 1:
                return here[0] if here else "".join(*found.items())
            if 1 < len(found) <= MOST:
                return " of ".join(f"{tag}{where}" for tag, where in found.items())
    return ""


def _words(text: str) -> Iterator[str]:
    joined = re.sub(r"kvk\W*(?:nummer|nr)\b", "kvk", plain(text))
    for word in re.findall(r"[a-z]{2,}", joined):
        if word not in _IDLE:
            yield from _SAME.get(word, word).split()


def _fields(full: Mapping[str, object]) -> Iterator[tuple[str, str, frozenset[str], frozenset[str]]]:
    """Yield the tag of each field, the loop it needs, the words of its owner and those of its name."""
    for root, value in full.items():
        if isinstance(value, Mapping):
            for name in value:
                yield f"{{{{ {root}.{name} }}}}", "", frozenset({root}), frozenset(name.split("_"))
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            one = ONE_OF.get(root, "")
            for name in value[0] if one and one not in full else ():
                where = f" binnen {{% for {one} in {root} %}}"
                yield f"{{{{ {one}.{name} }}}}", where, frozenset({one}), frozenset(str(name).split("_"))
