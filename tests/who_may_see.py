"""Which paper may show what of whom: written down by reading what the papers are for, not by reading the program.

A form, an invitation, a reading aid and their packet are one person's. All other papers of a case stay with the
professionals, who know whom they invite; an address is on none of those.
"""

import re

from tests.random_cases import Mark, Sample, found

PERSONAL = ("toestemming", "uitnodiging", "leeshulp", "casus")
"""Papers that one person gets, by the first word of their name."""
NAME = re.compile(r"(?:omslag_)?(?P<kind>[a-z]+)_(?P<code>ZK-\d{4})(?:_(?P<role>[a-z0-9-]+))?")
"""What the papers of a case are called."""


def named(paper: str) -> tuple[str, str, str]:
    """Return the kind of a paper, the code of its case, and whose it is: "toestemming", "ZK-1000", "ouder-1"."""
    known = NAME.match(paper)
    assert known, paper
    return known["kind"], known["code"], known["role"] or ""


def may_show(made: Sample, paper: str, mark: Mark) -> bool:
    """Tell whether a paper, by its name, may show what a mark stands for."""
    kind, code, role = named(paper)
    if mark.home not in (code, made.school_of[code]):
        return False
    personal = kind in PERSONAL and role != "school"
    own = personal and role == mark.whose
    own_only = personal and (code, role) in made.own_only
    match mark.what:
        case "secret":
            return False
        case "address" | "own column":
            return own
        case "body":  # for whom a jeugdbeschermer signs; it is said where it is said who signs
            return own if personal else mark.shown
        case "name" if personal:
            return own or (mark.shown and not own_only)
        case "name":
            return mark.shown or (code, mark.whose) in made.own_only
        case "question":
            return not own_only
    return True


def strays(made: Sample, paper: str, text: str | set[str]) -> list[str]:
    """Return what stands in a paper and may not, as "schoolblad_ZK-1000: address of ZK-1000 ouder-2"."""
    return [
        f"{paper}: {marks[0].what} of {marks[0].home} {marks[0].whose}".strip()
        for one in (found(text) if isinstance(text, str) else text)
        if (marks := made.marks.get(one)) and not any(may_show(made, paper, mark) for mark in marks)
    ]


def personal_data(made: Sample, text: str) -> list[str]:
    """Return what of a family stands in a text that may hold none: a ledger, a log, a file name. A code is none."""
    marks = (made.marks.get(one, [None])[0] for one in found(text))
    return [
        f"{mark.what} of {mark.home} {mark.whose}" for mark in marks if mark and mark.what not in ("code", "school")
    ]
