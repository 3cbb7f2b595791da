"""How much faster a template is filled than docxtpl does it: ``python -m benchmarks.rendering``.

Per template: docxtpl as its documentation shows (opened, compiled and saved each time) beside a template that is opened
once; the same values on both sides, CPU time of this one process. First the shipped templates, then other people's
that are filled here, where ``../shared`` is at hand; last the median and the worst ratio, and what opening all of the
shipped ones costs.
"""

import io
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks import handy_user, make_region
from generator import documents, plan
from generator.authoring import examination
from generator.fields import papers
from generator.fields.papers import Names
from generator.templates import compiling
from generator.templates.render import render
from generator.workbooks import intake
from tests.example_values import example_values
from tools.real_templates import FOLDER as FOUND

FOLDER = Path(__file__).parents[1] / "templates"
SECONDS = 0.5  # of CPU time, for each side of each template


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU seconds: opening and checking a template here, filling it by docxtpl, and filling it here."""

    name: str
    opening: float
    stock: float
    ours: float

    @property
    def ratio(self) -> float:
        """Return how many times docxtpl takes as long."""
        return self.stock / self.ours


def main() -> None:
    print("| template | open once | docxtpl | ours | ratio |")
    print("|---|---|---|---|---|")
    every: list[Measured] = []
    for path, values in (*_shipped(), *_found()):
        if one := _measured(path, values):
            every.append(one)
            print(
                f"| {one.name} | {one.opening * 1e3:.0f} ms | {one.stock * 1e3:.1f} ms | {one.ours * 1e3:.2f} ms"
                f" | {one.ratio:.0f}× |"
            )
    worst = min(every, key=lambda one: one.ratio)
    print(f"| **{len(every)} templates** | | | | median {median(one.ratio for one in every):.0f}×,", end=" ")
    print(f"worst {worst.ratio:.0f}× ({worst.name}) |")
    paths = {kind: FOLDER / name for kind, name in documents.TEMPLATE_OF.items()}
    began = time.process_time()
    drafts = [compiling.load(path) for path in paths.values()]
    opened = time.process_time()
    for kind, path in paths.items():
        examination.examined(path, kind)
    checked = time.process_time()
    print(f"\nThe {len(drafts)} shipped templates: opened and compiled in {(opened - began) * 1e3:.0f} ms,", end=" ")
    print(f"and with all that `templates check` looks at in {(checked - opened) * 1e3:.0f} ms.")


def _measured(path: Path, values: Names | None) -> Measured | None:
    """Return what a template costs; None where it is not filled here."""
    began = time.process_time()
    template, _ = compiling.load(path)
    opening = time.process_time() - began
    if template is None:
        return None
    known = example_values(template) if values is None else values
    if not isinstance(render(template, known), bytes):
        return None
    stock = _each(lambda: handy_user.write(path, known, io.BytesIO()))
    return Measured(path.name, opening, stock, _each(lambda: render(template, known)))


def _each(act: Callable[[], object]) -> float:
    """Return the CPU seconds of one time, over as many times as fit."""
    times = 0
    began = time.process_time()
    while (spent := time.process_time() - began) < SECONDS:
        act()
        times += 1
    return spent / times


def _found() -> Iterator[tuple[Path, None]]:
    for path in sorted(FOUND.glob("*.docx")):
        yield path, None


def _shipped() -> Iterator[tuple[Path, Names]]:
    """Yield each shipped template with the values of the first document made from it in a made-up region."""
    today = date.today()
    with tempfile.TemporaryDirectory() as folder:
        files = make_region.make(Path(folder), today)
        found = intake.read(files.parties, files.cases)
    wanted = plan.plan(found.region, found.cases, today=today, sha256=lambda _: "0" * 64)
    shared = papers.region_fields(found.region, on=today)
    about = papers.document_fields("omslag", "omslag", found.region.covenant.edition, None)
    cover = papers.cover_fields(shared, handy_user.cover(wanted.bundles[0]), about)
    firsts: dict[str, Names] = {documents.COVER_TEMPLATE: cover}
    for document in wanted.documents:
        if document.template not in firsts:
            firsts[document.template] = document.values()
    for name, values in firsts.items():
        if (FOLDER / name).is_file():
            yield FOLDER / name, values


if __name__ == "__main__":
    main()
