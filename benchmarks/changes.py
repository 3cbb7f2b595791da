"""What a change costs beside a full build: ``python -m benchmarks.changes``.

A made-up region of 60 boards and 500 consent forms with their packets, made from nothing; then built with nothing
changed, and with one signatory changed. And ``changes`` on two workbooks of 1,200 boards that differ in one signatory.
Ours is the program as its users start it. Trust the ratios, not the seconds.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from benchmarks import make_region, measure
from benchmarks.measure import Cost
from benchmarks.region import HOUSE, TEMPLATES

NATION = 1200


def main(mandates: int = 60, forms: int = 500) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = make_region.make(folder, date.today(), mandates=mandates, forms=forms)
        asked = ["--parties", str(files.parties), "--cases", str(files.cases), "--templates", str(TEMPLATES), "--json"]
        asked += ["--output", str(folder / "output")]
        whole, same = _run("build", asked), _run("build", asked)
        change_a_signatory(files.parties)
        one = _run("build", asked)
    print(f"{'':42}{'made':>10}{'wall s':>10}{'CPU s':>10}{'of all':>10}")
    _line("everything, from nothing", whole, whole)
    _line("nothing changed", same, whole)
    _line("one signatory changed", one, whole)
    print(f"\nchanges on two workbooks of {NATION} boards: {_nation()}")


def change_a_signatory(parties: Path) -> None:
    """Let somebody else sign for the first board of a workbook."""
    book = load_workbook(parties)
    sheet = book["Schoolbesturen"]
    rows = list(sheet.iter_rows())
    heads = next(row for row in rows if any(cell.value == "Ondertekenaar 1" for cell in row))
    at = next(number for number, cell in enumerate(heads) if cell.value == "Ondertekenaar 1")
    rows[rows.index(heads) + 1][at].value = "mevrouw N. Overbeek"
    book.save(parties)


def _nation() -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = make_region.make(folder, date.today(), mandates=NATION, forms=1)
        shutil.copy(files.parties, folder / "old.xlsx")
        change_a_signatory(files.parties)
        words = ["--parties", str(files.parties), "--templates", str(TEMPLATES), "--output", str(folder / "output")]
        cost = _run("changes", [*words, "--against", str(folder / "old.xlsx"), "--json"])
    found = [event["rule"] for event in json.loads(cost.output)["events"]]
    return f"{found}, {cost.wall:.1f} s, {cost.cpu:.1f} s of CPU, {cost.peak / 2**20:.0f} MB"


def _run(command: str, words: Sequence[str]) -> Cost:
    return measure.run([sys.executable, "-m", "generator", command, *words], HOUSE)


def _line(name: str, cost: Cost, whole: Cost) -> None:
    report = json.loads(cost.output)
    made = sum(bool(one["made"]) for one in (*report["documents"], *report["packets"]))
    print(f"{name:42}{made:>10}{cost.wall:10.1f}{cost.cpu:10.1f}{cost.wall / whole.wall:>10.1%}")


if __name__ == "__main__":
    main()
