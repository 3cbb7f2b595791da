"""The whole job beside what a handy user would write, on one made-up region: ``python -m benchmarks.region``.

A region of 1 covenant, 60 mandates and 500 consent forms, with their packets; both sides make the same documents on
this machine in this run. Ours is the program as its users start it, once from nothing and once with nothing changed.
The numbers are printed as they are; nothing is compared with an aim.
"""

import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

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
        words = [str(path) for path in (files.parties, files.cases, TEMPLATES, folder / "handy")]
        handy = measure.run([sys.executable, "-m", "benchmarks.handy_user", *words], HOUSE)
        if handy.code:
            raise SystemExit(f"The handy user's script failed (exit code {handy.code}); see above.")
        engine = measure.run([sys.executable, "-m", "benchmarks.engine_alone", str(folder / "handy" / "word")], HOUSE)
    report, unchanged = json.loads(first.output), json.loads(again.output)
    made = sum(bool(document["made"]) for document in report["documents"])
    _table({"ours": first, "ours again": again, "handy user": handy}, made)
    _ours(report, first, float(engine.output))
    remade = sum(bool(document["made"]) for document in unchanged["documents"])
    print(f"\nOurs again, nothing changed: {remade} documents made, exit code {again.code};", end=" ")
    print(f"{again.wall / first.wall:.1%} of the first run in time, {again.cpu / first.cpu:.1%} in CPU")
    how = "LibreOffice, one call for all" if shutil.which("soffice") else "the embedded engine, one after another"
    print(f"\nHandy user, converting with {how}:\n{handy.output.rstrip()}")
    print(f"\nOurs against the handy user: {handy.wall / first.wall:.1f}× in time, {handy.cpu / first.cpu:.1f}× in CPU")


def _ours(report: Mapping[str, Any], first: Cost, engine: float) -> None:
    """Print what was made, what was not, and where the time went."""
    rules = Counter(problem["rule"] for problem in report["problems"])
    detours = rules["engine-detour"]
    print(f"\nOurs: exit code {first.code}; {report['counts']}; {detours} documents went from the embedded engine")
    print(f"  to LibreOffice; problems told: {dict(rules)}")
    print("  wall seconds per step:", ", ".join(f"{step} {spent:.1f}" for step, spent in report["seconds"].items()))
    print(f"  CPU: {first.cpu:.1f} s, of which {first.own:.1f} s outside the child processes;", end=" ")
    print(f"the embedded engine alone, on the same documents, takes {engine:.1f} s:")
    print(f"  all the rest (starting, reading, filling, guarding, merging) is {1 - engine / first.cpu:.0%} of the CPU")


def _table(costs: Mapping[str, Cost], documents: int) -> None:
    print(f"{'':14}{'documents/s':>12}{'wall s':>10}{'CPU s':>10}{'peak MB':>10}")
    for name, cost in costs.items():
        rate = "–" if name == "ours again" else f"{documents / cost.wall:.1f}"
        print(f"{name:14}{rate:>12}{cost.wall:10.1f}{cost.cpu:10.1f}{cost.peak / 2**20:10.0f}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
