"""3 What of the plan must be made now, and why; what can stay; and what an error holds back.

Compares what is wanted with what the ledger remembers. Nothing is made here, so that ``--dry-run`` is this and no more.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from generator import ledger
from generator.bundles import Bundle
from generator.documents import Document
from generator.fields.papers import canonical
from generator.ledger import Entry, Ledger, digest
from generator.model import CaseKind, DocumentKind
from generator.plan import Plan
from generator.problems import Problem, Severity

ONLY: Mapping[str, tuple[DocumentKind, ...]] = {
    "covenant": ("covenant",),
    "mandates": ("mandate",),
    "consents": get_args(CaseKind),
    "accessions": ("accession",),
}
"""The kinds of document that each choice of ``--only`` stands for: of a case all its papers."""
PARTIES = ("bestuur", "gemeente", "swv", "aanbieder")
UNKNOWN = "?"
"""Stands for the digest of a PDF that has yet to be made."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the plan somebody asks for; all of it where nothing is given."""

    only: str = ""
    party: str = ""
    case: str = ""

    @property
    def whole(self) -> bool:
        """Tell whether all is asked for."""
        return not (self.only or self.party or self.case)

    def bundles(self, plan: Plan) -> tuple[Bundle, ...]:
        """Return the packets asked for."""
        if self.only not in ("", "packets"):
            return ()
        return tuple(bundle for bundle in plan.bundles if self._is_about({bundle.subject}))

    def documents(self, plan: Plan) -> tuple[Document, ...]:
        """Return the documents asked for, and those that the packets asked for hold."""
        held = {item.document.id for bundle in self.bundles(plan) for item in bundle.items}
        kinds = ONLY.get(self.only, get_args(DocumentKind))
        return tuple(
            one
            for one in plan.documents
            if one.id in held
            or (self.only != "packets" and one.kind in kinds and self._is_about({one.subject, *one.needs}))
        )

    def unmet(self, plan: Plan) -> tuple[str, ...]:
        """Return the party and the case asked for that the workbooks don't have."""
        known = {subject for one in plan.documents for subject in (one.subject, *one.needs)}
        known |= {bundle.subject for bundle in plan.bundles}
        asked = ((self.party, self._parties), (self.case, self._cases))
        return tuple(name for name, subjects in asked if name and not subjects & known)

    @property
    def _parties(self) -> set[str]:
        return {f"{kind}:{self.party}" for kind in PARTIES} if self.party else set()

    @property
    def _cases(self) -> set[str]:
        return {f"casus:{self.case}"} if self.case else set()

    def _is_about(self, subjects: Iterable[str]) -> bool:
        asked = self._parties | self._cases
        return not asked or bool(asked & set(subjects))


class Held:
    """The rules that hold things back, by the subject that their errors touch: found once for many things."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self._everything: dict[str, None] = {}
        self._rules: dict[str, dict[str, None]] = {}
        for one in problems:
            if one.severity is Severity.ERROR:
                for subject in one.touches:
                    self._rules.setdefault(subject, {})[one.rule] = None
                if not one.touches:
                    self._everything[one.rule] = None

    def by(self, needs: Iterable[str]) -> tuple[str, ...]:
        """Return the rules of the errors that touch one of these subjects, or touch everything."""
        rules = (rule for subject in sorted(needs) for rule in self._rules.get(subject, ()))
        return tuple(dict.fromkeys((*self._everything, *rules)))


def held_by(needs: Iterable[str], problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return the rules that hold one thing back."""
    return Held(problems).by(needs)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided about one document or packet: made for these reasons, held by these rules, or left as it is."""

    name: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    why: tuple[str, ...] = ()
    held: tuple[str, ...] = ()

    @property
    def by_values(self) -> bool:
        """Tell whether a thing is made again only for what it reads, which it need not print."""
        return bool(self.why) and all(code.partition(":")[0] in ("field", "template") for code in self.why)

    @property
    def same_again(self) -> bool:
        """Tell whether the thing comes out as it was: from the same inputs, and by the same engine."""
        return all(code.partition(":")[0] in ("missing", "altered", "forced") for code in self.why)


@dataclass(frozen=True, slots=True)
class Chooser:
    """Decides for one output folder; ``fits`` tells whether the engine an entry was made with will do."""

    known: Ledger
    output: Path
    fits: Callable[[Entry], bool]
    force: bool

    def choose(self, name: str, inputs: Mapping[str, str]) -> Choice:
        """Return whether a thing must be made from these inputs, and why."""
        entry = self.known.entries.get(name)
        gone, changed = ledger.altered(entry, self.output) if entry else ([], [])
        why = ledger.reasons(
            entry,
            inputs,
            engine_fits=entry is None or self.fits(entry),
            gone=gone,
            changed=changed,
            forced=self.force,
        )
        return Choice(name, inputs, why)


def bundle_inputs(bundle: Bundle, pdf: Callable[[str], str], duplex: bool) -> dict[str, str]:
    """Return what a packet is made from, but for its template; ``pdf`` gives the SHA-256 of a document's PDF."""
    told = {
        "kind": bundle.kind,
        "title": bundle.title,
        "addressee": bundle.addressee,
        "address": bundle.address,
        "explanation": bundle.explanation,
        "items": [(item.document.id, item.title, item.pages) for item in bundle.items],
        "signs": [(item.title, line.code, line.signer, line.capacity) for item, line in bundle.signs],
        "mandates": [(one.number, one.board, str(one.signed_on), one.lacks) for one in bundle.mandates],
        "returns": (bundle.returns, bundle.keeps),
        "missing": bundle.missing,
        "contact": (bundle.contact, bundle.contact_email),
        "return": (bundle.return_address, str(bundle.respond_by)),
        "secret": bundle.secret_address,
        "signing": bundle.signing_way,
        "signers": [(one.rank, one.name, one.capacity, one.email, one.codes) for one in bundle.signers],
    }
    documents = {item.document.id for item in bundle.items}
    return {
        "duplex": str(duplex),
        "field:pakket": digest(canonical(told)),
        **{f"document:{name}": pdf(name)[:16] for name in documents},
    }
