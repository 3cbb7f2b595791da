"""Words that run from right to left, compared by what survives typesetting: their letters in order, all else counted.

In: a text of the Word file and one of a PDF whose lines were read from right to left. Out: whether they are the same.
In such a line the signs between words, numbers and names from another script stand where the typesetter puts them, and
a font that lacks a sign has it drawn apart; but the letters keep their order, and no sign is lost or added.
"""

import re
import unicodedata
from collections import Counter

_LETTERS = frozenset({"R", "AL"})
_BRACKETS = str.maketrans("([{<«‹", ")]}>»›")  # drawn mirrored, and read back either way
_LAM_ALEF = re.compile("[لاأإآٱ]{2,}")  # one glyph, of which some readers give the second letter first
_FILLER = "\N{ARABIC TATWEEL}"


def is_from_right(text: str) -> bool:
    """Tell whether a text holds a letter that is written from right to left."""
    return any(unicodedata.bidirectional(sign) in _LETTERS for sign in text)


def without_marks(text: str) -> str:
    """Return a text without vowel signs and other marks, which are drawn apart from their letters, at other heights."""
    return "".join(sign for sign in text if not unicodedata.combining(sign) and sign != _FILLER)


def same(one: str, other: str) -> bool:
    """Tell whether two squeezed texts have the same letters from right to left, in order, and the same other signs."""
    one, other = one.translate(_BRACKETS), other.translate(_BRACKETS)
    return Counter(one) == Counter(other) and _letters(one) == _letters(other)


def _letters(text: str) -> str:
    letters = "".join(sign for sign in text if unicodedata.bidirectional(sign) in _LETTERS)
    return _LAM_ALEF.sub(lambda found: "".join(sorted(found[0])), letters)
