"""Content streams: how often one saves the graphics state and restores it.

In: a page's content, decoded. Out: depths, or None where the content holds something that is not read here.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

_REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_STATE = rb"(?:q|Q|BI)(?!" + _REGULAR + rb")"
# All that may stand between two words that matter, each piece taken whole; what is none of these is a stray bracket.
_UP_TO_STATE = re.compile(
    rb"(?:[\[\]\0\t\n\f\r ]++|(?!" + _STATE + rb")" + _REGULAR + rb"++|/" + _REGULAR + rb"*+"
    rb"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\0\t\n\f\r ]*+>|%[^\r\n]*+)*"
    rb"(" + _STATE + rb"|.|$)",
    re.DOTALL,
)


def state_depths(content: bytes) -> tuple[int, int] | None:
    """Return the lowest and the last depth that saving and restoring the graphics state leads to.

    None where the content has an image in line, whose data may look like anything, or brackets that do not match.
    """
    words = _UP_TO_STATE.findall(content)
    return depths(words) if set(words) <= {b"q", b"Q", b""} else None


def depths(operators: Sequence[bytes]) -> tuple[int, int]:
    """Return the lowest and the last depth that these operators lead to: each q saves the state, each Q restores it."""
    steps = (1 if operator == b"q" else -1 for operator in operators if operator in (b"q", b"Q"))
    walk = list(accumulate(steps, initial=0))
    return min(walk), walk[-1]
