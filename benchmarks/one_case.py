"""One case among a year's: ``python -m benchmarks.one_case``.

What ``build --case`` costs beside the build of everything: a school year's cases of a region (500, with their packets),
made from nothing; then one of them, asked for alone, made again. Ours is the program as its users start it, so that
starting it, reading all rows and opening the templates count. Trust the ratio, not the seconds.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks import make_region, measure
from benchmarks.measure import Cost
from benchmarks.region import HOUSE, TEMPLATES

FORMS_A_CASE = 1.8  # on average, by the ages that ``make_region`` deals out
ROUNDS = 3


def main(cases: int = 500) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = make_region.make(folder, date.today(), forms=round(cases * FORMS_A_CASE))
        words = ["--parties", str(files.parties), "--cases", str(files.cases), "--templates", str(TEMPLATES), "--json"]
        one = [*words, "--case", "ZK-0003"]
        alone = _run([*one, "--output", str(folder / "alone")])
        whole = _run([*words, "--output", str(folder / "all")])
        again = _least([*one, "--output", str(folder / "all"), "--force"])
        same = _least([*one, "--output", str(folder / "all")])
    print(f"{'':42}{'documents':>10}{'wall s':>10}{'CPU s':>10}{'of all':>10}")
    _line("everything, from nothing", whole, whole)
    _line("one case, into an empty folder", alone, whole)
    _line("one case again, everything is there", again, whole)
    _line("one case, nothing changed", same, whole)
    steps = json.loads(again.output)["seconds"]
    print("\nOne case again, wall seconds per step:", ", ".join(f"{step} {spent:.2f}" for step, spent in steps.items()))
    print(f"and to start the program: {again.wall - sum(steps.values()):.2f}")


def _run(words: Sequence[str]) -> Cost:
    return measure.run([sys.executable, "-m", "generator", "build", *words], HOUSE)


def _least(words: Sequence[str]) -> Cost:
    return min((_run(words) for _ in range(ROUNDS)), key=lambda cost: cost.wall)


def _line(name: str, cost: Cost, whole: Cost) -> None:
    made = sum(bool(one["made"]) for one in json.loads(cost.output)["documents"])
    print(f"{name:42}{made:>10}{cost.wall:10.1f}{cost.cpu:10.1f}{cost.wall / whole.wall:>10.1%}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
