"""What ``templates compare`` does: two Word files article by article, on the screen, and as tracked changes in Word.

In: the paths of a model and of what became of it. Out: an ``Outcome``, and where asked a Word file.
"""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from generator import copies
from generator.comparing import digest, opening, tracked
from generator.comparing.compare import compare
from generator.documents import TEMPLATE_OF
from generator.outcome import Outcome
from generator.problems import Exit, Stop
from generator.word import wordfile


def contrast(old: Path, new: Path, docx: Path | None, moment: datetime) -> Outcome:
    """Return how a text differs from its model; raises ``Stop`` where a file is unfit or the disk refuses."""
    try:
        before, after = opening.sound(old), opening.sound(new)
    except wordfile.Refused as refusal:
        raise Stop(Exit.INPUT_HAS_ERRORS, *refusal.problems) from refusal
    found = compare(before, after)
    digests = {"old": digest.digest(before), "new": digest.digest(after)}
    more = {"equal": found.equal, "articles": [asdict(one) for one in found.articles], "sha256": digests}
    told = list(found.lines())
    if docx is None:
        return Outcome("templates compare", told=tuple(told), more=more)
    taken = copies.same_file(docx, (old, new)) or docx.name.casefold() in TEMPLATE_OF.values()
    copies.refuse_other(docx, "Het verschil", "verschil.docx", taken=taken)
    former = copies.put(docx, tracked.tracked(before, after, on=moment.astimezone(UTC)))
    told += copies.kept(former)
    marks = "er zijn geen wijzigingen om te tonen" if found.equal else "met bijgehouden wijzigingen"
    told.append(f"Het verschil staat in {docx}, {marks}.")
    return Outcome("templates compare", files=(str(docx),), told=tuple(told), more=more)
