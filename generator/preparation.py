"""1 lezen, 2 toetsen, 3 plannen: everything that comes before the first file is made.

In go the paths of the workbooks, the templates and the output folder; out comes what is wanted, with every problem
found on the way.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator import ledger, reading_aids
from generator.authoring.modelling import model_of
from generator.changes.overruling import faults as overruled
from generator.checks import size
from generator.checks.every import check, of_case_only, of_parties_only
from generator.documents import (
    COVENANT_TEMPLATE,
    COVER_TEMPLATE,
    TEMPLATES,
    Document,
    template_subject,
    templates_in,
)
from generator.fields.papers import Names, Shared
from generator.history import History, history
from generator.inputs import LARGE_PRINT, Digests
from generator.ledger import Entry, Ledger
from generator.model import Case, Region
from generator.plan import Plan, plan
from generator.press import EngineChoice, filled, text_digest
from generator.problems import Exit, Place, Problem, Severity, Stop, error
from generator.progress import Clock
from generator.shelf import Shelf
from generator.signing_state import strange_rows
from generator.templates.render import render
from generator.workbooks import intake

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person asks of ``check`` or ``build``; ``today`` is the day by which ages and mandates are judged.

    ``password`` closes the packets of cases, where there is one.
    """

    parties: Path
    cases: Path | None
    templates: Path
    output: Path
    today: date
    only: str = ""
    party: str = ""
    case: str = ""
    dry_run: bool = False
    force: bool = False
    engine: EngineChoice = "auto"
    jobs: int = 0
    duplex: bool = True
    large_print: bool = False
    password: str = field(default="", repr=False)

    @property
    def just_case(self) -> str:
        """Return the one case that all is asked about; nothing where a party's papers are asked for as well."""
        return "" if self.party else self.case


@dataclass(frozen=True, slots=True)
class Ready:
    """What was read and is wanted, and all that is wrong with it."""

    region: Region
    cases: tuple[Case, ...]
    known: Ledger
    shelf: Shelf
    digests: Digests
    program: str
    shared: Shared
    plan: Plan
    history: History
    found: tuple[Problem, ...]
    large_print: bool = False
    """Whether what families read is wanted in large print."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return every problem: of the workbooks, of the plan, and of the templates opened so far."""
        return (*self.found, *self.plan.problems, *self.shelf.problems)

    def inputs(self, document: Document) -> dict[str, str] | None:
        """Return what a document is made from, as digests, or None where its template has faults."""
        inputs = _inputs(self.shelf, self.digests, self.program, document.template, document.values())
        return {**inputs, **LARGE_PRINT} if inputs is not None and self._is_large(document) else inputs

    def reads_the_same(self, document: Document, entry: Entry) -> bool:
        """Tell whether a document's Word file would come out as it is, byte for byte, though its inputs changed."""
        template = self.shelf.template(document.template)
        made = filled(template, document.values(), large=self._is_large(document)) if template else ()
        return isinstance(made, bytes) and hashlib.sha256(made).hexdigest() == entry.sha256(".docx")

    def _is_large(self, document: Document) -> bool:
        return self.large_print and document.for_family

    def cover_inputs(self) -> dict[str, str] | None:
        """Return what every cover sheet is made from, but for its own packet."""
        values = {name: value for name, value in self.shared.names.items() if name != "pakket"}
        return _inputs(self.shelf, self.digests, self.program, COVER_TEMPLATE, values)


def prepare(options: Options, clock: Clock, *, all_templates: bool = False) -> Ready:
    """Return all that is wanted; raises Stop where a file can't be read, or where an error holds back everything.

    With ``all_templates``, to find every fault at once, an error that holds back everything is no reason to stop
    before what comes after it is judged, as long as there is a covenant to judge it by, and it is no whole country.
    """
    with clock.step("lezen"):
        try:
            read = intake.read(options.parties, options.cases)
        except Stop as stop:
            raise Stop(stop.exit_code, *stop.problems, *_of_templates(options, all_templates)) from stop
        known, warned = ledger.read(options.output)
    with clock.step("toetsen"):
        program = ledger.program(PACKAGE)
        shelf = Shelf(
            options.templates, known.templates, read.region, read.cases, program=program, thorough=all_templates
        )
        if all_templates:
            shelf.open_all((*TEMPLATES, *reading_aids.asked_for(read.cases, templates_in(options.templates))))
        across = check(read.region, read.cases, today=options.today)
        found = [*of_parties_only((*read.problems, *across), read.region), *warned]
        case = options.just_case
        if case:
            found = list(of_case_only(found, case))
        blocked = any(one.severity is Severity.ERROR and not one.touches for one in found)
        if blocked and not (all_templates and _can_be_planned(read.region) and size.fits(read.region, read.cases)):
            raise Stop(Exit.INPUT_HAS_ERRORS, *found, *shelf.problems)
    with clock.step("plannen"):
        digests = Digests()
        text = _CovenantText(shelf, known, digests, program)
        model, differs = model_of(options.templates)
        there = templates_in(options.templates)
        happened = history(read.region, options.templates, known.history, options.today)
        wanted = plan(
            read.region,
            read.cases,
            today=options.today,
            sha256=text.sha256,
            model=model,
            aid_for=reading_aids.possible(there, options.engine),
            case_asked=case,
            events=() if case else happened.since_signing,
        )
        planned = tuple(one for one in read.cases if case in ("", one.code))
        found += overruled(read.region.overrulings, happened.since_signing)
        found += () if case else strange_rows(read.region, (*wanted.documents, *wanted.former))
        found += (*text.problems, *differs, *reading_aids.impossible(planned, there, options.engine))
    return Ready(
        region=read.region,
        cases=read.cases,
        known=known,
        shelf=shelf,
        digests=digests,
        program=program,
        shared=wanted.shared,
        plan=wanted,
        history=happened,
        found=tuple(found),
        large_print=options.large_print,
    )


def _of_templates(options: Options, wanted: bool) -> list[Problem]:
    """Return what is wrong with the templates, for who can't be told more since a workbook can't be read."""
    shelf = Shelf(options.templates, {}, thorough=True)
    shelf.open_all(TEMPLATES if wanted else ())
    return shelf.problems


def _can_be_planned(region: Region) -> bool:
    """Tell whether the covenant's own needed fields are there: without them, what follows would be told wrongly."""
    covenant = region.covenant
    return covenant.start > date.min and bool(covenant.region and covenant.edition and covenant.place)


def _inputs(shelf: Shelf, digests: Digests, program: str, template: str, values: Names) -> dict[str, str] | None:
    uses = shelf.uses(template)
    if uses is None:
        return None
    return {"program": program, "template": shelf.sha256(template)[:16], **digests.of(values, uses)}


class _CovenantText:
    """Gives the digest of the covenant's fixed text: remembered where nothing changed, else from a fresh rendering."""

    def __init__(self, shelf: Shelf, known: Ledger, digests: Digests, program: str) -> None:
        self._shelf, self._known, self._digests, self._program = shelf, known, digests, program
        self.problems: list[Problem] = []

    def sha256(self, covenant: Document) -> str:
        entry = self._known.entries.get(covenant.id)
        values = covenant.values()
        if entry and entry.inputs == _inputs(self._shelf, self._digests, self._program, covenant.template, values):
            return entry.text
        template = self._shelf.template(covenant.template)
        made = render(template, values) if template else ()
        if isinstance(made, bytes):
            return text_digest(made)
        self.problems += made
        self.problems.append(
            error(
                "covenant-text",
                "Van de tekst van het convenant kan geen controlegetal (SHA-256) worden gemaakt. Dat getal staat in "
                "elke volmacht.",
                "Herstel eerst het sjabloon van het convenant.",
                at=Place(covenant.template),
                touches={template_subject(COVENANT_TEMPLATE)},
            )
        )
        return ""
