"""The whole job beside what a handy user would write, on one made-up region: ``python -m benchmarks.region``.

A region of 1 covenant, 60 mandates and 500 consent forms, with their packets; both sides make the same documents on
this machine in this run. Ours is the program as its users start it, once from nothing and once with nothing changed.
The numbers are printed as they are; nothing is compared with an aim.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from benchmarks import make_region, measure, rendering
from benchmarks.measure import Cost

HOUSE = Path(__file__).parents[1]
TEMPLATES = HOUSE / "templates"


def main(mandates: int = 60, forms: int = 500) -> None:
    print("Filling one template, CPU time of one process:")
    rendering.main()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = make_region.make(folder, date.today(), mandates=mandates, forms=forms)
        print(f"\nA region of 1 covenant, {mandates} mandates and {forms} consent forms, with their packets:")
        asked = ["--parties", str(files.parties), "--cases", str(files.cases), "--templates", str(TEMPLATES)]
        build = [sys.executable, "-m", "generator", "build", *asked, "--output", str(folder / "ours"), "--json"]
        first = measure.run(build, HOUSE)
        if not first.output:
            raise SystemExit(f"The program made nothing (exit code {first.code}); see above.")
        again = measure.run(build, HOUSE)
        handy_output = folder / "handy"
        words = [str(path) for path in (files.parties, files.cases, TEMPLATES, handy_output)]
        handy = measure.run([sys.executable, "-m", "benchmarks.handy_user", *words], HOUSE)
    report = json.loads(first.output)
    engine = "LibreOffice in one call" if shutil.which("soffice") else "the embedded engine, one after another"
    made = sum(bool(document["made"]) for document in report["documents"])
    _table({"ours": first, "ours again": again, "handy user": handy}, made)
    print(f"\nThe handy user converted with {engine}; what it said:\n{handy.output.rstrip()}")
    print(f"\nOurs: {made} documents, {len(report['packets'])} packets, exit codes {first.code} and {again.code}")
    _steps(report["seconds"])
    print(f"  CPU seconds outside the child processes that convert: {first.own:.1f} of {first.cpu:.1f}", end="")
    print(f" ({first.own / first.cpu:.0%}; the children's share holds the guard as well as the engine)")
    print(f"\nOurs against the handy user: {handy.wall / first.wall:.1f}× in time, {handy.cpu / first.cpu:.1f}× in CPU")
    print(
        f"Unchanged second run: {again.wall / first.wall:.1%} of the first in time, {again.cpu / first.cpu:.1%} in CPU"
    )


def _table(costs: Mapping[str, Cost], documents: int) -> None:
    print(f"{'':14}{'documents/s':>12}{'wall s':>10}{'CPU s':>10}{'peak MB':>10}")
    for name, cost in costs.items():
        rate = f"{documents / cost.wall:.1f}"
        print(f"{name:14}{rate:>12}{cost.wall:10.1f}{cost.cpu:10.1f}{cost.peak / 2**20:10.0f}")


def _steps(seconds: Mapping[str, float]) -> None:
    for step, spent in seconds.items():
        print(f"  {step}: {spent:.1f} s")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
