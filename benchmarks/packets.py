"""What one packet of many documents costs, beside three other ways to make one PDF of them.

``python -m benchmarks.packets [FORMS [MANY]]``: a packet of 300 consent forms and a region's dossier, each as the
program binds it (tags, links, stamps and codes; with and without reading all of it back and proving it), by pypdf's
``append``, by pikepdf's ``pages.extend`` and by ``qpdf --empty --pages``; and ours alone of 1,000 forms. The documents
are made by the program.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import make_region, measure
from generator.preparation import Options, prepare
from generator.press import Press
from generator.progress import Clock, Silence
from generator.workers import Crew

HOUSE = Path(__file__).parents[1]
TEMPLATES = HOUSE / "templates"
KINDS = ("mandate", "accession", "consent")
EVERY = 0.02
WAYS = {
    "ours": "ours",
    "unread": "ours, not read back",
    "pypdf": "pypdf, append",
    "pikepdf": "pikepdf, pages.extend",
    "qpdf": "qpdf --empty --pages",
}
MEGABYTE = 2**20
Documents = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF that was made: the CPU seconds it took, loading the modules not counted; the peak memory and its bytes."""

    cpu: float
    peak: int
    size: int


def main(forms: int = 300, many: int = 1000) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every_form, dossier = documents(folder, max(forms, many))
        _compare(f"A packet of {forms} consent forms", every_form[:forms], folder)
        _compare("The region's dossier", dossier, folder)
        print(f"\nOurs, a packet of {many} consent forms, {_pages(every_form[:many]):,} pages:", end=" ")
        one = merged("ours", every_form[:many], folder)
        print(f"{one.cpu:.1f} s CPU, {one.peak / MEGABYTE:.0f} MB peak, {one.size / MEGABYTE:.1f} MB")


def documents(folder: Path, forms: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Make the forms of a made-up region, and what its dossier holds; return what a packet must know of each."""
    files = make_region.make(folder, date.today(), forms=forms)
    options = Options(
        parties=files.parties, cases=files.cases, templates=TEMPLATES, output=folder / "output", today=date.today()
    )
    clock = Clock(Silence())
    ready = prepare(options, clock)
    wanted = [ready.plan.covenant, *(one for one in ready.plan.documents if one.kind in KINDS)]
    with Crew() as crew:
        press = Press(ready.shelf, folder, crew, "embedded", clock)
        results = press.make({one.id: (one, {}) for one in wanted}, "")
    if results.held:
        raise SystemExit(f"Of the documents {len(results.held)} were not made.")
    made = [
        {
            "id": document.id,
            "kind": document.kind,
            "pdf": str(folder / f"{document.stem}.pdf"),
            "pages": results.staged[document.id].entry.pages,
            "spots": results.staged[document.id].entry.spots,
        }
        for document in wanted
    ]
    forms_made = [one for one in made if one["kind"] == "consent"]
    return forms_made, [one for one in made if one["kind"] != "consent"]


def merged(way: str, listed: Documents, folder: Path) -> Made:
    """Make one PDF in one way, and return what it cost; ends the program where that fails."""
    names, target = folder / "list", folder / f"{way}.pdf"
    if way == "qpdf":
        pages = "\n".join(one["pdf"] for one in listed)
        names.write_text(f"--empty\n--pages\n{pages}\n--\n{target}\n", encoding="utf-8")
        command = ["qpdf", f"@{names}"]
    else:
        names.write_text(json.dumps(listed), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.merging", way, str(names), str(target)]
    cost = measure.run(command, HOUSE, EVERY)
    if cost.code:
        raise SystemExit(f"{way} failed (exit code {cost.code}); see above.")
    return Made(float(cost.output) if cost.output else cost.cpu, cost.peak, target.stat().st_size)


def _compare(title: str, listed: Documents, folder: Path) -> None:
    print(f"\n{title}: {len(listed)} documents, {_pages(listed):,} pages")
    print(f"{'':24}{'CPU s':>8}{'':8}{'peak MB':>10}{'size MB':>10}{'':8}")
    ways = {way: name for way, name in WAYS.items() if way != "qpdf" or _has_qpdf()}
    made = {way: merged(way, listed, folder) for way in ways}
    bare = made["pypdf"]
    for way, name in ways.items():
        one = made[way]
        print(f"{name:24}{one.cpu:8.2f}{_times(one.cpu, bare.cpu):>8}", end="")
        print(f"{one.peak / MEGABYTE:10.0f}{one.size / MEGABYTE:10.2f}{_times(one.size, bare.size):>8}")


def _times(one: float, other: float) -> str:
    return f"{one / other:.2f}×"


def _pages(listed: Documents) -> int:
    return sum(one["pages"] for one in listed)


def _has_qpdf() -> bool:
    return shutil.which("qpdf") is not None


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
