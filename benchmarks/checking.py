"""What ``check`` costs beside openpyxl's own bare read of the same workbook: ``python -m benchmarks.checking``.

Two workbooks: 1,200 boards with the country's 342 municipalities and 5,000 schools, and 2,000 cases. Each side is CPU
time in a process of its own, the least of a few rounds. The bare read opens the file (read-only, values only) and looks
at every value; "read and judged" is the two workbooks read and every check across their rows; "check" is the whole
command, started anew: it opens the templates and works out every document, to say what an error would hold back.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import make_region

ROUNDS = 5
ROOT = Path(__file__).parents[1]
BARE = """
from openpyxl import load_workbook
book = load_workbook(path, read_only=True, data_only=True)
count = sum(1 for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row if value)
"""
NORMAL = """
from openpyxl import load_workbook
book = load_workbook(path, data_only=True)
count = sum(1 for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row if value)
"""
JUDGED = """
from datetime import date
from pathlib import Path
from generator.checks.every import check
from generator.workbooks import intake
read = intake.read(Path(parties), Path(path) if path != parties else None)
found = [*read.problems, *check(read.region, read.cases, today=date.today())]
errors = [one for one in found if one.severity == "error"]
assert not errors, errors[:3]
"""
COMMAND = """
import sys
from generator import cli
words = ["check", "--json", "--parties", parties, "--output", output, *(["--cases", path] if path != parties else [])]
sys.stdout = open(output + ".json", "w")
cli.run(words)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        today = datetime.now(UTC).date()
        many = make_region.make(Path(folder), today, mandates=1200, municipalities=342, schools=5000, forms=3)
        print(f"{'workbook':40}{'bare read':>12}{'normal read':>14}{'read and judged':>18}{'check':>10}")
        _line("1,200 boards, 342, 5,000 schools", many.parties, many.parties)
        Path(folder, "b").mkdir()
        cases = make_region.make(Path(folder, "b"), today, forms=3_600)
        _line("2,000 cases", cases.parties, cases.cases)


def _line(name: str, parties: Path, path: Path) -> None:
    bare, *others = (_seconds(code, parties, path) for code in (BARE, NORMAL, JUDGED, COMMAND))
    shown = "".join(
        f"{seconds:.2f} s {seconds / bare:.1f}×".rjust(width)
        for seconds, width in zip(others, (16, 18, 16), strict=True)
    )
    print(f"{name:40}{bare:10.2f} s{shown}")


def _seconds(code: str, parties: Path, path: Path) -> float:
    """Return the least CPU seconds of a piece of code, in fresh processes; loading the modules is not counted."""
    names = f"parties, path, output = {str(parties)!r}, {str(path)!r}, {str(parties.parent / 'output')!r}\n"
    imports = "import time, generator.cli, openpyxl, generator.checks.every\nbegan = time.process_time()\n"
    end = (
        "\nsys.__stdout__.write(str(time.process_time() - began))"
        if "sys" in code
        else "\nprint(time.process_time() - began)"
    )
    command: Sequence[str] = [sys.executable, "-c", imports + names + code + end]
    rounds = (
        subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True) for _ in range(ROUNDS)
    )
    return min(float(one.stdout) for one in rounds)


if __name__ == "__main__":
    main()
