"""The whole journey: from workbooks to packets in place, or a clear account of what stands in the way."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generator import disposal, disposal_list, ledger
from generator.account import Fate, of_document, of_packet
from generator.bindery import Bindery
from generator.bundles import PRINT_RUN, Bundle
from generator.case_files import remains
from generator.changed_cells import ChangedCells
from generator.choice import UNKNOWN, Choice, Chooser, Held, Wish, bundle_inputs, held_by
from generator.convert.engine import BY_EMBEDDED, hindrance, version
from generator.documents import COVER_TEMPLATE, Document, template_subject
from generator.files import safe_name, workshop
from generator.inputs import LARGE_PRINT
from generator.ledger import Entry, Ledger, Memory, digest
from generator.model import COVENANT
from generator.outcome import Outcome, Paper
from generator.packets.order import BIND
from generator.preparation import Options, Ready, prepare
from generator.press import Press, Results
from generator.problems import Exit, Place, Problem, Severity, Stop, error, warning
from generator.progress import Clock, Progress
from generator.protection import (
    SHEET,
    Protection,
    is_protected,
    make_sheet,
    passwords_told,
    protection_of,
    sheet_inputs,
)
from generator.publish import Publisher, parted, retired
from generator.reasons import sentence
from generator.signing.membership import remaining
from generator.workers import Crew


def check(options: Options, progress: Progress) -> Outcome:
    """Read and judge everything, and make nothing."""
    clock = Clock(progress)
    try:
        ready = prepare(options, clock, all_templates=True)
    except Stop as stop:
        if stop.exit_code is not Exit.INPUT_HAS_ERRORS:
            raise
        return Outcome("check", stop.problems, seconds=clock.seconds)
    errors = Held(ready.problems)
    papers = [
        Paper(one.id, one.kind, one.subject, held_by=held, needs=one.needs)
        for one in ready.plan.documents
        if (held := errors.by(one.needs))
    ]
    return Outcome("check", ready.problems, tuple(papers), clock.seconds)


def build(options: Options, progress: Progress) -> Outcome:
    """Make what is new or changed, and put it in place; raises Stop where nothing can be made."""
    clock = Clock(progress)
    hindered = hindrance("libreoffice") if options.engine == "libreoffice" else ""
    if hindered:
        mend = "Laat --engine weg: dan doet de ingebouwde omzetter het."
        raise Stop(Exit.ENGINE_MISSING, error("engine-missing", hindered, mend, at=Place("")))
    with Crew(options.jobs, (BY_EMBEDDED, BIND)) as crew:
        if (options.case or options.party) and options.engine != "none" and not options.dry_run:
            crew.wake()  # a small job: the children start while the workbooks are read
        ready = prepare(options, clock)
        run = _Build(options, ready, clock)
        with clock.step("plannen"):
            run.choose_documents()
        if options.dry_run:
            run.choose_bundles()
            run.choose_print_run()
        elif run.nothing_to_do():
            wanted = run.wanted_list()
            with workshop(options.output) if wanted.differs or run.history_differs else nullcontext():
                run.put_list(wanted)
                run.remember()
        else:
            with workshop(options.output) as folder:
                run.make(folder, crew)
                run.put_list(run.wanted_list())
        return run.outcome()


@dataclass(slots=True)
class _Build:
    """One run: what was asked and read, and what became of each document and packet."""

    options: Options
    ready: Ready
    clock: Clock
    wish: Wish = field(init=False)
    chooser: Chooser = field(init=False)
    documents: dict[str, Choice] = field(default_factory=dict)
    bundles: dict[str, Choice] = field(default_factory=dict)
    made: dict[str, Entry] = field(default_factory=dict)
    held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stands: Ledger = field(init=False)
    problems: list[Problem] = field(default_factory=list)
    told: tuple[str, ...] = ()
    protection: Protection | None = field(init=False)
    _papers: Mapping[str, Document] = field(init=False)
    _cells: ChangedCells = field(init=False)

    def __post_init__(self) -> None:
        options = self.options
        self.protection = protection_of(options.password, self.ready.known, options.output)
        self.stands = self.ready.known
        self._papers = {one.id: one for one in self.ready.plan.documents}
        self._cells = ChangedCells(self.ready.history, self.ready.cases)
        self.wish = Wish(options.only, options.party, options.case)
        self.chooser = Chooser(self.ready.known, options.output, self._fits, options.force)
        unmet = self.wish.unmet(self.ready.plan)
        if unmet:
            raise self._unmet(unmet)

    def _unmet(self, names: tuple[str, ...]) -> Stop:
        """Say of what was asked for that the workbooks don't have it, or that it has errors there."""
        wrong = [
            one for one in self.ready.problems if {subject.partition(":")[2] for subject in one.touches} & {*names}
        ]
        if wrong:
            return Stop(Exit.INPUT_HAS_ERRORS, *wrong)
        mend = "Controleer het nummer of de code."
        messages = (f"{one} komt niet voor in de werkmappen." for one in names)
        return Stop(Exit.WRONG_USAGE, *(error("unknown-subject", one, mend, at=Place("")) for one in messages))

    # --- deciding ---

    def choose_documents(self) -> None:
        """Decide about each document that is asked for."""
        errors = Held(self.ready.problems)
        for document in self.wish.documents(self.ready.plan):
            held = errors.by(document.needs)
            inputs = None if held else self.ready.inputs(document)
            if inputs is None:
                held = held or held_by(document.needs, self.ready.problems)
                self.documents[document.id] = Choice(document.id, held=held)
            else:
                self.documents[document.id] = self._choose(document, inputs)

    def _choose(self, document: Document, inputs: Mapping[str, str]) -> Choice:
        choice = self.chooser.choose(document.id, inputs)
        if choice.by_values and self.ready.reads_the_same(document, self._entry(document.id)):
            return Choice(document.id, inputs)
        return choice

    def choose_bundles(self) -> None:
        """Decide about each packet that is asked for, now that its documents are known; and about the print run."""
        if self.options.engine == "none":
            return
        cover = self.ready.cover_inputs() or {}
        for bundle in map(self._as_it_can_be, self.wish.bundles(self.ready.plan)):
            held = held_by({bundle.subject, template_subject(COVER_TEMPLATE)}, self.ready.problems)
            for item in bundle.items:
                held += self._held(item.document.id)
            if held:
                self.bundles[bundle.path] = Choice(bundle.path, held=tuple(dict.fromkeys(held)))
            else:
                large = LARGE_PRINT if self.options.large_print and bundle.for_family else {}
                closed = self.protection.inputs if self.protection and is_protected(bundle) else {}
                inputs = {**cover, **large, **closed, **bundle_inputs(bundle, self._pdf_sha256, self.options.duplex)}
                self.bundles[bundle.path] = self.chooser.choose(bundle.path, inputs)
        if self.protection and self._protected():
            inputs = sheet_inputs(self.protection, self.ready.region.covenant, self.ready.program)
            self.bundles[SHEET] = self.chooser.choose(SHEET, inputs)

    def _protected(self) -> list[str]:
        """Return the packets of this run that the password is meant for, but those that are held back."""
        plan = self.ready.plan
        chosen = (one.path for one in plan.bundles if is_protected(one) and one.path in self.bundles)
        return [path for path in chosen if not (self.bundles[path].held or path in self.held)]

    def _as_it_can_be(self, bundle: Bundle) -> Bundle:
        """Return a packet without the reading aid that is held back: who must sign still gets the form."""
        return bundle.without([one.document.id for one in bundle.items if one.optional and self._held(one.document.id)])

    def nothing_to_do(self) -> bool:
        """Tell whether every document and packet asked for stands as it should, and nothing must go."""
        if any(choice.why for choice in self.documents.values()):
            return False
        self.choose_bundles()
        self.choose_print_run()
        return not (any(choice.why for choice in self.bundles.values()) or self._retired())

    def _held(self, document_id: str) -> tuple[str, ...]:
        choice = self.documents.get(document_id)
        return self.held.get(document_id) or (choice.held if choice else ())

    def _pdf_sha256(self, document_id: str) -> str:
        return self._sha256(self.documents[document_id])

    def _sha256(self, choice: Choice) -> str:
        """Return the digest of a thing's PDF; of one that has yet to be made, only where it will be the same again."""
        if choice.name not in self.made and not choice.same_again:
            return UNKNOWN
        return self._entry(choice.name).sha256(".pdf")

    def _entry(self, document_id: str) -> Entry:
        return self.made.get(document_id) or self.ready.known.entries[document_id]

    def _fits(self, entry: Entry) -> bool:
        """Tell whether the engine that made an entry would make it now; to ask LibreOffice takes a second."""
        asked = self.options.engine
        if entry.kind == "packet" or asked == "none":
            return True
        if entry.engine == version("embedded"):
            return asked != "libreoffice"
        return asked != "embedded" and bool(entry.engine) and entry.engine == version("libreoffice")

    def _retired(self) -> Mapping[str, Entry]:
        if not self.wish.whole:
            return {}
        touched = frozenset(
            subject for one in self.ready.problems if one.severity is Severity.ERROR for subject in one.touches
        )
        plan = self.ready.plan
        wanted = [*(one.id for one in plan.documents), *(one.path for one in plan.bundles), PRINT_RUN]
        wanted += [SHEET] if self.protection else []
        gone = retired(self.ready.known, wanted, touched)
        if self.options.cases is None:  # not read is not the same as no longer there
            gone = {name: entry for name, entry in gone.items() if not entry.subject.startswith("casus:")}
            gone.pop(SHEET, None)
        return gone

    # --- making ---

    def make(self, folder: Path, crew: Crew) -> None:
        """Make what was chosen, and put it in place when all is made."""
        moment = datetime.now(UTC)
        options = self.options
        press = Press(self.ready.shelf, folder, crew, options.engine, self.clock, options.large_print)
        documents = self._make_documents(press, moment)
        packets, print_run = Results(), Results()
        if self.options.engine != "none":
            self.choose_bundles()
            packets, print_run = self._make_packets(press, moment)
        with self.clock.step("bewaren"):
            publisher = Publisher(self.options.output, folder, self.ready.known, moment)
            publisher.make_room(self.memory(), documents, packets, print_run)
            try:
                for results in (documents, packets, print_run):
                    self._withdraw(results)
                    publisher.put(results)
                    self._note(results)
                gone = self._retired()
                publisher.retire(gone, parted(gone, remaining(self.ready.region, options.today)))
            finally:
                self.stands = publisher.remember(self.memory())
        self.made = publisher.made
        self.problems += publisher.problems

    def _make_documents(self, press: Press, moment: datetime) -> Results:
        wanted = {one.id: one for one in self.ready.plan.documents}
        chosen = {name: (wanted[name], one.inputs) for name, one in self.documents.items() if one.why}
        results = press.make(chosen, moment.isoformat(timespec="seconds"))
        self._note(results)
        return results

    def _make_packets(self, press: Press, moment: datetime) -> tuple[Results, Results]:
        covenant = self.ready.region.covenant
        bindery = Bindery(
            press=press,
            shared=self.ready.shared,
            entry=self._entry,
            output=self.options.output,
            project=safe_name(covenant.region),
            edition=covenant.edition,
            duplex=self.options.duplex,
            made=moment.isoformat(timespec="seconds"),
            password=self.protection.password if self.protection else "",
        )
        wanted = {one.path: self._as_it_can_be(one) for one in self.ready.plan.bundles}
        chosen = {path: (wanted[path], one.inputs) for path, one in self.bundles.items() if one.why and path in wanted}
        with self.clock.step("bundelen", len(chosen)):
            packets = bindery.make(chosen)
            self._note(packets)
            self._note(self._make_sheet(packets, press.folder, bindery.made))
            print_run = Results()
            choice = self.choose_print_run()
            if choice and choice.why:
                print_run = bindery.print_run(self._printed(), choice.inputs, self._unprinted())
                self._note(print_run)
        return packets, print_run

    def _make_sheet(self, packets: Results, folder: Path, made: str) -> Results:
        """Add the sheet with the password to what was made, where it must be new and a packet has that password."""
        choice = self.bundles.get(SHEET)
        if choice and choice.why and self.protection and self._protected():
            covenant, day = self.ready.region.covenant, self.options.today
            packets.staged[SHEET] = make_sheet(self.protection, covenant, day, folder, choice.inputs, made)
        return packets

    def _note(self, results: Results) -> None:
        """Take over what a step made and what it could not."""
        self.made |= {name: staged.entry for name, staged in results.staged.items()}
        self.held |= results.held
        self.problems += results.problems
        results.problems.clear()

    def _withdraw(self, results: Results) -> None:
        """Keep back a packet of which a document could not be put in place after all."""
        for path, staged in list(results.staged.items()):
            parts = [name for name, _, _ in staged.entry.ranges]
            parts += [f"packets/{name.removeprefix('omslag_')}.pdf" for name in parts]  # the print run holds packets
            held = [rule for name in parts for rule in self.held.get(name, ())]
            if held:
                del results.staged[path]
                results.held[path] = tuple(dict.fromkeys(held))

    # --- what is remembered ---

    def memory(self) -> Memory:
        """Return what the ledger must remember beside what was made."""
        ready = self.ready
        return Memory(ready.shelf.remembered(), ready.history.remembered(ready.known.history, whole=self.wish.whole))

    @property
    def history_differs(self) -> bool:
        """Tell whether something happened to the region that no document shows, such as another e-mail address."""
        return self.memory().history != self.ready.known.history

    def remember(self) -> None:
        """Write down what happened to the region, where nothing had to be made."""
        if self.history_differs:
            ledger.write(self.ready.known.with_changes({}, (), self.memory()), self.options.output)

    # --- the vernietigingslijst ---

    def wanted_list(self) -> disposal_list.Todo:
        """Return what the list without names must become, by what now stands in the output folder."""
        output, ready = self.options.output, self.ready
        case = self.options.just_case
        stands = remains(output, self.stands, case)

        def rows(before: Sequence[disposal.Row]) -> tuple[disposal.Row, ...]:
            return disposal.rows(ready.region, ready.cases, stands, before, case)

        return disposal_list.todo(output, rows)

    def put_list(self, wanted: disposal_list.Todo) -> None:
        """Write the list where it differs; that it can't be written holds no document back."""
        stamp = datetime.now(UTC).strftime("%Y-%m-%d_%H%M%S")
        found = disposal_list.put(self.options.output, wanted, stamp)
        self.problems += found
        if wanted.differs and not any(one.severity is Severity.WARNING for one in found):
            self.told = (
                f"Wat er wanneer vernietigd moet worden, staat in {self.options.output / disposal_list.NAME}.",
            )

    # --- the print run ---

    def _printed(self) -> tuple[Bundle, ...]:
        """Return the packets that go into the print run."""
        bundles = (one for one in self.ready.plan.bundles if one.is_printed)
        return tuple(self._as_it_can_be(one) for one in bundles if not self._packet_held(one))

    def _unprinted(self) -> tuple[str, ...]:
        """Return the titles of what should be in the print run and is held back."""
        return tuple(one.title for one in self.ready.plan.bundles if one.is_printed and self._packet_held(one))

    def _packet_held(self, bundle: Bundle) -> bool:
        choice = self.bundles.get(bundle.path)
        return bundle.path in self.held or bool(choice and choice.held)

    def choose_print_run(self) -> Choice | None:
        """Decide about the print run, now that its packets are known."""
        partly = self.wish.only not in ("", "packets") or self.wish.party or self.wish.case
        if partly or self.options.engine == "none":
            return None
        inputs = dict(self.ready.cover_inputs() or {})
        held = held_by({template_subject(COVER_TEMPLATE)}, self.ready.problems)
        if held or not self._printed():
            self.bundles[PRINT_RUN] = Choice(PRINT_RUN, held=held or ("nothing-to-print",))
            return None
        inputs["duplex"] = str(self.options.duplex)
        inputs["field:pakket"] = digest("\n".join(self._unprinted()))
        for bundle in self._printed():
            inputs[f"packet:{bundle.path}"] = self._sha256(self.bundles[bundle.path])[:16]
        self.bundles[PRINT_RUN] = self.chooser.choose(PRINT_RUN, inputs)
        return self.bundles[PRINT_RUN]

    # --- telling ---

    def outcome(self) -> Outcome:
        """Return all there is to tell."""
        problems = (*self.ready.problems, *self.problems, *self._left_behind())
        chosen = {path: bool(choice.why) for path, choice in self.bundles.items()}
        problems += tuple(passwords_told(self.protection, self.ready.known, chosen, self._protected()))
        known = self.ready.known.entries
        fates = {
            name: Fate(
                choice.why,
                self.held.get(name) or choice.held,
                self._is_made(name, choice),
                self.made.get(name) or known.get(name),
                self._reason(name, choice),
            )
            for name, choice in (*self.documents.items(), *self.bundles.items())
        }
        labels = {one.path: (one.subject, one.label) for one in self.ready.plan.bundles}
        labels[SHEET] = (COVENANT, "wachtwoordblad")
        documents = (of_document(one, fates[one.id]) for one in self.ready.plan.documents if one.id in self.documents)
        packets = (of_packet(path, *labels.get(path, (COVENANT, "drukwerk")), fates[path]) for path in self.bundles)
        return Outcome(
            "build",
            problems,
            (*documents, *packets),
            self.clock.seconds,
            self.options.dry_run,
            str(self.options.output),
            told=self.told,
        )

    def _reason(self, name: str, choice: Choice) -> str:
        """Return why a thing is made as a sentence, which names the cells behind it."""
        document = self._papers.get(name)
        if document is None or not choice.why:
            return sentence(choice.why)
        uses = self.ready.shelf.uses(document.template) or {}
        return sentence(choice.why, partial(self._cells.clauses, document, uses), document.template)

    def _is_made(self, name: str, choice: Choice) -> bool:
        """Tell whether a thing was made in this run, or would be in a real one."""
        return bool(choice.why) and (self.options.dry_run or name in self.made)

    def _left_behind(self) -> tuple[Problem, ...]:
        """Warn where documents are new and packets that may hold them were not asked for."""
        all_packets = self.options.engine != "none" and (self.wish.whole or self.wish == Wish("packets"))
        if all_packets or self.options.dry_run or not any(choice.why for choice in self.documents.values()):
            return ()
        message = "Niet alle pakketten zijn bijgewerkt: wat er al stond, zoals drukwerk.pdf, kan verouderd zijn."
        mend = "Draai convenant build zonder verdere keuzes voordat u iets print of verstuurt."
        return (warning("packets-behind", message, mend, at=Place("packets")),)
