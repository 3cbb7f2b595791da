"""Which field was probably meant by words such as "NAAM SWV".

In: the words of a place to fill in, and the names a template of that kind sees. Out: the tag to write there, or "".
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
_SAME = {
    "schoolbestuur": "bestuur",
    "schoolbestuurs": "bestuur",
    "samenwerkingsverband": "swv",
    "jeugdhulpaanbieder": "aanbieder",
    "jeugdhulpinstelling": "aanbieder",
    "zetel": "vestigingsplaats",
    "kvknummer": "kvk",
    "convenants": "convenant",
}
_IDLE = frozenset(
    ("de", "het", "een", "van", "der", "den", "in", "te", "en", "vul", "vullen", "invullen", "hier", "uw", "volledige")
) | {"statutaire"}


def tag_for(words: str, full: Mapping[str, object]) -> str:
    """Return the tag for the one field whose name and owner are these words; "" where none or more than one fits."""
    wanted = frozenset(_words(words))
    if not wanted:
        return ""
    for exact in (True, False):
        found = {tag for tag, owner, names in _fields(full) if wanted == (names | owner if exact else names)}
        if len(found) == 1:
            return found.pop()
    return ""


def _words(text: str) -> Iterator[str]:
    joined = re.sub(r"kvk\W*(?:nummer|nr)\b", "kvk", plain(text))
    for word in re.findall(r"[a-z]{2,}", joined):
        if word not in _IDLE:
            yield _SAME.get(word, word)


def _fields(full: Mapping[str, object]) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Yield the tag of each field, the words of its owner and the words of its name; lists only where no row has it."""
    for root, value in full.items():
        if isinstance(value, Mapping):
            for name in value:
                yield f"{{{{ {root}.{name} }}}}", frozenset({root}), frozenset(name.split("_"))
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            one = ONE_OF.get(root, "")
            for name in value[0] if one and one not in full else ():
                tag = f"{{{{ {one}.{name} }}}} binnen {{% for {one} in {root} %}}"
                yield tag, frozenset({one}), frozenset(str(name).split("_"))
