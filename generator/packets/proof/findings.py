"""What is found wrong with a PDF, in sentences: a few of each kind, since one slip may come back on every page."""

from collections import Counter
from dataclasses import dataclass, field

ARCHIVE, ACCESSIBLE = "PDF/A", "PDF/UA"
TOLD = 3


@dataclass(slots=True)
class Findings:
    """The faults of one file, by kind; what only a claim forbids is left out where the file makes no such claim."""

    claims: frozenset[str] = frozenset()
    broken: set[str] = field(default_factory=set)
    """The claims that the file makes and does not hold to."""
    stands: bool = True
    """Whether nothing is wrong but against a claim."""
    _told: dict[str, list[str]] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def say(self, kind: str, sentence: str, *under: str) -> None:
        """Note a fault, a Dutch sentence; with ``under``, only where the file makes one of these claims."""
        if under and not self.claims.intersection(under):
            return
        self.broken.update(self.claims.intersection(under))
        self.stands = self.stands and bool(under)
        self._counts[kind] += 1
        told = self._told.setdefault(kind, [])
        if len(told) < TOLD and sentence not in told:
            told.append(sentence)

    def sentences(self) -> list[str]:
        """Return all faults; of each kind a few, and how many more there are."""
        said = []
        for kind, sentences in self._told.items():
            more = self._counts[kind] - len(sentences)
            said += sentences[:-1]
            said.append(f"{sentences[-1]} (En zo nog {more}.)" if more else sentences[-1])
        return said
