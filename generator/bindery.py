"""6 bundelen: the packets that must be made get their cover sheet, are bound, and are read back.

In go bundles and the entries of the documents they hold; out come entries for the ledger with the files that wait to be
put in place. A cover lists the pages of its packet, its own included: it is made again until its length is what was
reckoned with. A digital file has no cover, but a list of its signers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import esigning
from generator.bundles import PRINT_RUN, Bundle, Item
from generator.convert.engine import Work
from generator.convert.headings import headings_of
from generator.covering import Stacked, told
from generator.documents import COVER_TEMPLATE
from generator.fields.papers import Shared, cover_fields, document_fields
from generator.ledger import Entry, mark
from generator.model import COVENANT
from generator.packets.order import BIND, Binding, Bound
from generator.packets.packet import Packet, Part, lay_out
from generator.parting import leaves_out, parts
from generator.press import Press, Results, Staged
from generator.problems import Place, Problem, error
from generator.protection import is_protected
from generator.sheets import Sheet, signature_sheets
from generator.workers import Failure

ROUNDS = 5
"""How often a cover may be made again; each time it grows by pages, it lists the same documents, so two suffice."""
SECONDS, MEGABYTES = 900, 3000
"""What one packet may take: the print run of a large region has thousands of pages."""


@dataclass(frozen=True, slots=True)
class Bindery:
    """What packets are made with.

    ``entry`` gives the entry of a document or packet, made in this run or before. ``project`` and ``edition`` are for
    the QR codes. Packets of cases, but not the print run, are closed with ``password`` where there is one.
    """

    press: Press
    shared: Shared
    entry: Callable[[str], Entry]
    output: Path
    project: str
    edition: str
    duplex: bool
    made: str
    password: str = field(default="", repr=False)
    covered: dict[str, Packet] = field(default_factory=dict)
    """The packets that have their cover, by path."""
    sheets: dict[str, tuple[Sheet, ...]] = field(default_factory=dict)
    """The signature sheets of the covenant, once they were looked for, by its id."""

    def make(self, bundles: Mapping[str, tuple[Bundle, Mapping[str, str]]]) -> Results:
        """Make the packets: by path each with what it is made from."""
        results = Results()
        bindings = {}
        for path, packet in self._covered([bundle for bundle, _ in bundles.values()], results):
            password = self.password if is_protected(bundles[path][0]) else ""
            bindings[path] = Binding((packet,), self.press.folder / path, packet.title, password)
            self.covered[path] = packet
        for path, bound in self._bind(bindings, results):
            bundle, inputs = bundles[path]
            staged = self._staged(bundle.subject, inputs, path, bound, bindings[path].packets)
            results.staged[path] = self._with_signers(staged, bundle)
        return results

    def print_run(
        self,
        bundles: tuple[Bundle, ...],
        inputs: Mapping[str, str],
        missing: tuple[str, ...],
    ) -> Results:
        """Make the print run: a batch sheet that lists the envelopes, then every packet with its own numbering.

        It is bound from the documents, as the packets are; a packet that this run did not make gets its cover again.
        """
        results = Results()
        again = Results()
        self.covered.update(self._covered([bundle for bundle in bundles if bundle.path not in self.covered], again))
        if again.held:
            results.hold(PRINT_RUN, *again.problems)
            return results
        stack = [Stacked(bundle, esigning.on_paper(self.covered[bundle.path])) for bundle in bundles]
        run = Bundle(
            name=Path(PRINT_RUN).stem,
            kind="drukwerk",
            subject=COVENANT,
            title="Drukwerk: alle pakketten in afdrukvolgorde",
            label="drukwerk",
            addressee="het secretariaat",
            explanation="Druk dit bestand in één keer af. Elk pakket begint op een nieuw vel en telt zijn eigen "
            "pagina’s. Elk pakket gaat in een eigen envelop.",
            items=(),
            missing=missing,
        )
        for path, sheet in self._covered([run], results, stack):
            packets = (sheet, *(one.packet for one in stack))
            binding = Binding(packets, self.press.folder / path, run.title)
            for _, bound in self._bind({path: binding}, results):
                results.staged[path] = self._staged(COVENANT, inputs, path, bound, packets)
        return results

    def _where(self, path: str) -> Path:
        """Return where a file stands now: in the working folder when this run made it, else in the output folder."""
        fresh = self.press.folder / path
        return fresh if fresh.exists() else self.output / path

    def _covered(
        self, bundles: list[Bundle], results: Results, behind: Sequence[Stacked] = ()
    ) -> Iterator[tuple[str, Packet]]:
        """Give each bundle as a packet with its cover, made until its length fits; ``behind`` are packets it lists."""
        yield from ((bundle.path, self._packet(bundle)) for bundle in bundles if bundle.is_digital)
        guesses = {bundle.path: 1 for bundle in bundles if not bundle.is_digital}
        known = {bundle.path: bundle for bundle in bundles}
        for _ in range(ROUNDS):
            works = []
            for path, pages in guesses.items():
                written = self._cover(known[path], pages, behind)
                if isinstance(written, tuple):
                    results.hold(path, *written)
                else:
                    works.append(written)
            guesses, tried = {}, guesses
            for work, outcome in self.press.convert(works):
                path = work.id
                if isinstance(outcome, Problem):
                    results.hold(path, outcome)
                elif outcome.pages != tried[path]:
                    guesses[path] = outcome.pages
                else:
                    yield path, self._packet(known[path], work.pdf, outcome.pages)
            if not guesses:
                return
        for path in guesses:
            message = "De inhoudsopgave op de omslag blijft van lengte veranderen."
            mend = "Maak het sjabloon omslag.docx eenvoudiger."
            results.hold(path, error("cover-unsettled", message, mend, at=Place(path)))

    def _cover(self, bundle: Bundle, pages: int, behind: Sequence[Stacked]) -> Work | tuple[Problem, ...]:
        layout = lay_out(self._packet(bundle, Path(), pages))
        name = f"omslag_{bundle.name}"
        about = document_fields(name, "omslag", self.edition, None)
        lacks = any(leaves_out(item, self._sheets(item)) for item in bundle.items)
        values = cover_fields(self.shared, told(bundle, layout, without_others=lacks, behind=behind), about)
        written = self.press.write(COVER_TEMPLATE, values, f"covers/{name}", for_family=bundle.for_family)
        if isinstance(written, tuple):
            return written
        return Work(bundle.path, written, written.with_suffix(".pdf"), bundle.title, private=bundle.private)

    def _packet(self, bundle: Bundle, cover: Path | None = None, pages: int = 0) -> Packet:
        front = (Part(document_id=f"omslag_{bundle.name}", title="Omslag", pdf=cover, pages=pages),) if cover else ()
        parts_of_items = (part for item in bundle.items for part in self._parts(item))
        return Packet(
            title=bundle.title,
            parts=(*front, *esigning.with_tags(bundle, parts_of_items)),
            project=self.project,
            edition=self.edition,
            duplex=self.duplex and not bundle.is_digital,
            large_print=self.press.large_print and bundle.for_family,
            addressee=bundle.label,
            signature_fields=bundle.signing_way == "pdf",
            private=bundle.private,
        )

    def _parts(self, item: Item) -> tuple[Part, ...]:
        pdf = self._where(f"{item.document.stem}.pdf")
        return parts(item, self.entry(item.document.id), pdf, self._sheets(item))

    def _sheets(self, item: Item) -> tuple[Sheet, ...]:
        """Return the signature sheets of an item's document, where the item takes some of its pages only."""
        document = item.document
        if item.pages == "all":
            return ()
        if document.id not in self.sheets:
            entry = self.entry(document.id)
            places = [(code, page) for code, page, *_ in entry.spots]
            headings = headings_of(self._where(f"{document.stem}.pdf"))
            self.sheets[document.id] = signature_sheets(headings, places, entry.pages)
        return self.sheets[document.id]

    def _bind(self, bindings: Mapping[str, Binding], results: Results) -> Iterator[tuple[str, Bound]]:
        paths = {binding.target: path for path, binding in bindings.items()}
        for binding in bindings.values():
            binding.target.parent.mkdir(parents=True, exist_ok=True)
        done = self.press.crew.run(BIND, bindings.values(), seconds=SECONDS, megabytes=MEGABYTES)
        for binding, bound in done:
            path = paths[binding.target]
            self.press.clock.tick()
            if isinstance(bound, Failure):
                message = f"Het bundelen van dit pakket is mislukt ({bound.reason})."
                results.hold(path, error("packet-failed", message, "Probeer het nog eens.", at=Place(path)))
            elif bound.faults:
                results.hold(path, *(error(bound.rule, fault, at=Place(path)) for fault in bound.faults))
            else:
                yield path, bound

    def _staged(
        self, subject: str, inputs: Mapping[str, str], path: str, bound: Bound, packets: Iterable[Packet]
    ) -> Staged:
        target = self.press.folder / path
        entry = Entry(
            kind="packet",
            subject=subject,
            files={path: mark(target)},
            inputs=inputs,
            pages=bound.pages,
            ranges=bound.ranges,
            places=tuple(_places(packets)),
            blanks=bound.blanks,
            made=self.made,
        )
        return Staged(entry, {path: target})

    def _with_signers(self, staged: Staged, bundle: Bundle) -> Staged:
        """Return a digital file with the list of who signs it; anything else as it is."""
        if not bundle.is_digital:
            return staged
        name = f"packets/{bundle.name}.csv"
        target = self.press.folder / name
        target.write_bytes(esigning.signer_list(bundle.signers))
        entry = replace(staged.entry, files={**staged.entry.files, name: mark(target)})
        return Staged(entry, {**staged.files, name: target})


def _places(packets: Iterable[Packet]) -> Iterator[tuple[str, str, int]]:
    """Give each place to sign in a file: its document and code, and its page in that file."""
    before = 0
    for packet in packets:
        layout = lay_out(packet)
        for leaf in layout.leaves:
            if leaf.part:
                yield from ((leaf.part.document_id, place.code, before + leaf.number) for place in leaf.places)
        before += layout.total
