"""What has happened to the region: since the last whole build, and since the covenant was signed.

In: the region as its workbook says it now, the covenant's template, and what the ledger remembers. Out: the states to
compare, the events between them, and what the ledger must remember from now on.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.changes import states
from generator.changes.baseline import baseline, is_signed
from generator.changes.event import Event
from generator.changes.events import events
from generator.changes.states import State, state_of
from generator.comparing.contents import articles
from generator.documents import COVENANT_TEMPLATE, TEXT
from generator.model import Region
from generator.word.wordparts import WordFileError

LAST, SIGNED, TEMPLATE = "last", "signed", "template"
"""What is remembered: the state at the last whole build, that of the signing, and the template's digest."""


@dataclass(frozen=True, slots=True)
class History:
    """The region's states: now, at the last whole build (None where there was none), and at the signing."""

    now: State
    last: State | None
    signed: State
    today: date
    template: str

    @property
    def since_signing(self) -> tuple[Event, ...]:
        """Return what happened since the covenant was signed; nothing where it is not signed yet."""
        return events(self.signed, self.now)

    def remembered(self, known: Mapping[str, Any], *, whole: bool) -> dict[str, Any]:
        """Return what the ledger must remember; only a whole build is one to count changes from."""
        kept = dict(known)
        if whole or LAST not in kept:
            kept |= {LAST: states.written(self.now), TEMPLATE: self.template}
        if is_signed(self.now, self.today):
            kept[SIGNED] = states.written(self.signed)
        return kept


def history(region: Region, templates: Path, known: Mapping[str, Any], today: date) -> History:
    """Return the history of a region; of a covenant's template that can't be read nothing is said to have changed."""
    last, signed = (states.read(known.get(name)) for name in (LAST, SIGNED))
    sha256, text = _text(templates / COVENANT_TEMPLATE, known, last)
    now = state_of(region, text)
    return History(now, last, baseline(signed, now, today), today, sha256)


def _text(template: Path, known: Mapping[str, Any], last: State | None) -> tuple[str, Mapping[str, str]]:
    """Return the digest of the template and its articles, as they were where it did not change or can't be read."""
    before = str(known.get(TEMPLATE, "")), last.articles if last else {}
    try:
        content = template.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        return before if sha256 == before[0] else (sha256, articles(content, TEXT))
    except (OSError, WordFileError):
        return before
