"""Reading aids: whether somebody looked the translation over, and whether it says that the Dutch form is signed.

In: the draft of a template ``leeshulp_….docx``. Out: what is missing on it. A reviewer types a name over the words
"niet nagekeken vertaling" at the head of the Word file; as long as those stand there, they are printed.
"""

import re
from collections.abc import Iterator

from generator.dutch import plain
from generator.problems import Problem, error, notice
from generator.templates.draft import Draft
from generator.word.lines import Line
from generator.word.places import Spot

PREFIX = "leeshulp_"
REVIEWED_BY = "Vertaling nagekeken door"
UNREVIEWED = "niet nagekeken"
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
DUTCH_IS_SIGNED = "Het Nederlandse formulier is wat u tekent."


def check(draft: Draft) -> Iterator[Problem]:
    """Yield what is missing on a reading aid; nothing for any other template."""
    if not draft.name.startswith(PREFIX):
        return
    row = _row(draft)
    said = " ".join(_bare(line) for line in row).strip()
    whole = Spot(draft.name, draft.file.texts[draft.file.main], member=draft.file.main)
    if not said:
        yield error(
            "aid-unmarked",
            "Op deze leeshulp staat niet of iemand de vertaling heeft nagekeken.",
            f"Zet bovenaan een rij met ‘{REVIEWED_BY}’, en ernaast een naam of ‘niet nagekeken vertaling’.",
            at=row[0].spot if row else whole,
        )
    elif UNREVIEWED in said:
        yield notice(
            "aid-unreviewed",
            "Niemand heeft deze vertaling nagekeken; dat wordt er ook op gedrukt.",
            "Laat haar nakijken door iemand die de taal goed kent. Die typt in Word zijn of haar naam over ‘niet "
            "nagekeken vertaling’ en de regel eronder heen.",
            at=row[0].spot,
        )
    if not any(plain(DUTCH_IS_SIGNED) in _bare(line) for line in draft.lines):
        yield error(
            "aid-not-signed",
            "Op deze leeshulp staat niet dat het Nederlandse formulier wordt getekend.",
            f"Zet erop: ‘{DUTCH_IS_SIGNED}’",
            at=whole,
        )


def _row(draft: Draft) -> list[Line]:
    """Return the paragraphs beside the words "Vertaling nagekeken door"."""
    label = plain(REVIEWED_BY)
    labelled = (line for line in draft.lines if line.cell and _bare(line).startswith(label))
    found = next(labelled, None)
    if found is None or found.cell is None:
        return []
    table, row, column = found.cell
    return [line for line in draft.lines if line.cell == (table, row, column + 1)]


def _bare(line: Line) -> str:
    """Return what a line says without accents, capitals and the marks that give a direction."""
    return plain(" ".join(_MARKS.sub("", line.text).split()))
