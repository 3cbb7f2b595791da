"""How far a text about one party reaches: the lines of a party's own paragraph, or its block to sign.

In: blocks that stand beside each other, one of which asks something of a party. Out: the first and last that belong to
it.
"""

import re
from collections.abc import Sequence

from lxml import etree

from generator.adopting.claims import FIRST, Claims, P
from generator.dutch import plain

BETWEEN, BEFORE = 3, 3  # blocks: that say nothing of a party and stand between its own; that may stand before it
SHORT = 120  # characters of a line with a name
_SIGN_LINE = re.compile(
    r"\W*(?:naam|functie|plaats|datum|handtekening|paraaf|te|op)\b[^.;]{0,60}[.…_\s]*$", re.IGNORECASE
)


def stretch(claims: Claims, blocks: Sequence[etree._Element], at: int, used: int, party: str) -> tuple[int, int]:
    """Return the first and the last block that belong to a party; those up to ``used`` are taken."""
    return _first(claims, blocks, at, used, party), _last(claims, blocks, at, party)


def _last(claims: Claims, blocks: Sequence[etree._Element], at: int, party: str) -> int:
    last, passed, said, signed = at, 0, False, False
    for place in range(at + 1, len(blocks)):
        block = blocks[place]
        here = claims.parties(block)
        if claims.marks([block], party) - FIRST:
            break
        if here and here <= {party, "ondertekenaar"}:
            if signed or (said and not claims.tells(block, party)):
                break  # a block to sign ends with its signature; a sentence may just name a party
            last, passed, said = place, 0, False
        elif here or passed >= BETWEEN or claims.is_head(block):
            break
        elif _is_sign_line(claims, block) and not said:
            last, passed = place, 0
            signed = signed or "handtekening" in plain(claims.said(block))
        else:
            passed, said = passed + 1, said or bool(claims.said(block))
    return last


def _first(claims: Claims, blocks: Sequence[etree._Element], at: int, used: int, party: str) -> int:
    first = at
    for place in range(at - 1, max(used, at - 1 - BEFORE), -1):
        block, said = blocks[place], claims.said(blocks[place])
        if not said:
            continue
        here = claims.parties(block)
        names = here == {party} and len(said) <= SHORT and block.tag == P
        if said.endswith(".") or not (names or (not here and _is_sign_line(claims, block))):
            break
        first = place
    return first


def _is_sign_line(claims: Claims, block: etree._Element) -> bool:
    return block.tag == P and bool(_SIGN_LINE.match(claims.said(block)))
