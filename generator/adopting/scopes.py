"""The loops that a model has already, because it is a template in part: what each calls its party, and where it holds.

In: the entries of a part, in order. Out: the same entries, which know the loops around them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.adopting.entries import Entry, Span
from generator.adopting.words import PARTIES

_TAG = re.compile(
    r"\{%[-+]?(?:(?:p|tr|tc|r)\s)?\s*(?:for\s+(?P<name>\w+)\s+in\s+(?P<path>[\w.]+)[^%]*|(?P<end>endfor)\s*)%\}"
)
_BY_LIST = {name: party.name for party in PARTIES for name in party.lists}


@dataclass(slots=True)
class _Open:
    party: str
    name: str
    path: str
    start: int = 0


def know_their_loops(entries: Iterable[Entry]) -> None:
    """Tell each entry the loops that stand around it and in it."""
    open_loops: list[_Open] = []
    for entry in entries:
        around = list(open_loops)
        for found in _TAG.finditer(entry.text):
            if found["end"]:
                if open_loops and (closed := open_loops.pop()) not in around:
                    entry.nested |= {closed.party} if "." in closed.path else set()
                    entry.spans.append(Span(closed.start, found.start(), closed.party, closed.name))
            else:
                party = _BY_LIST.get(found["path"].rpartition(".")[2], "")
                open_loops.append(_Open(party, found["name"], found["path"], found.end()))
        entry.nested |= {loop.party for loop in around if "." in loop.path}
        entry.bound |= {loop.party: loop.name for loop in around if loop.party and loop in open_loops}
