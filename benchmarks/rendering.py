"""How much faster a template is filled than docxtpl does it: ``python -m benchmarks.rendering``.

Per shipped template: docxtpl as its documentation shows (opened, compiled and saved each time) beside a template that
is opened once; the same values on both sides, CPU time of this one process.
"""

import io
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks import handy_user, make_region
from generator import documents, plan
from generator.fields import papers
from generator.fields.papers import Names
from generator.word import templates
from generator.word.render import render
from generator.workbooks import intake

FOLDER = Path(__file__).parents[1] / "templates"
SECONDS = 2.0  # of CPU time, for each side of each template


def main() -> None:
    print(f"{'template':20}{'open once':>12}{'docxtpl':>12}{'ours':>12}{'ratio':>9}")
    for name, values in _examples().items():
        path = FOLDER / name
        if path.is_file():
            print(_line(path, values))


def _line(path: Path, values: Names) -> str:
    began = time.process_time()
    template, problems = templates.load(path)
    opened = time.process_time() - began
    if template is None:
        return f"{path.name:20}{problems[0].message:>24}"
    made = render(template, values)
    if not isinstance(made, bytes):
        return f"{path.name:20}{made[0].message:>24}"
    stock = _each(lambda: handy_user.write(path, values, io.BytesIO()))
    ours = _each(lambda: render(template, values))
    return f"{path.name:20}{opened * 1e3:9.0f} ms{stock * 1e3:9.1f} ms{ours * 1e3:9.2f} ms{stock / ours:8.0f}×"


def _each(act: Callable[[], object]) -> float:
    """Return the CPU seconds of one time, over as many times as fit."""
    times = 0
    began = time.process_time()
    while (spent := time.process_time() - began) < SECONDS:
        act()
        times += 1
    return spent / times


def _examples() -> dict[str, Names]:
    """Return for each template the values of the first document made from it in a made-up region."""
    today = date.today()
    with tempfile.TemporaryDirectory() as folder:
        files = make_region.make(Path(folder), today)
        found = intake.read(files.parties, files.cases)
    wanted = plan.plan(found.region, found.cases, today=today, sha256=lambda _: "0" * 64)
    examples: dict[str, Names] = {}
    for document in wanted.documents:
        if document.template not in examples:
            examples[document.template] = document.values()
    shared = papers.region_fields(found.region, on=today)
    about = papers.document_fields("omslag", "omslag", found.region.covenant.edition, None)
    examples[documents.COVER_TEMPLATE] = papers.cover_fields(shared, handy_user.cover(wanted.bundles[0]), about)
    return examples


if __name__ == "__main__":
    main()
