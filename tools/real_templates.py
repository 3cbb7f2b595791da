"""What other people's templates come to here, beside docxtpl: ``python -m tools.real_templates [FOLDER]``.

In: a folder of Word files with tags. Out: a table (markdown). A template that is filled here gives the same document
as docxtpl, part by part; any other is refused, with the tag and the paragraph. Each is judged in a child process with
limits of time and memory, so that one that hangs or grows is a line in the table too.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.problems import Problem, Severity
from generator.templates import compiling
from generator.templates.compiling import Template
from generator.templates.render import render
from generator.workers import Crew, Failure
from tests.example_values import TRICKY, example_values
from tools.same_document import Anything, by_docxtpl, differing

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "templates"
_OBJECT_TAG = re.compile(r"\{\{(?:r|p|tr|tc)\s")
SECONDS, MEGABYTES = 30.0, 400
Outcome = Literal["gelijk", "geweigerd", "anders"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a template comes to: with docxtpl ("ja", "nee: …", or what it needs), here, and how long it takes here.

    ``differs`` names the parts in which our document is another than docxtpl's; ``milliseconds`` are of CPU time, for
    opening, checking and filling once here.
    """

    name: str
    docxtpl: str
    ours: Outcome
    problems: tuple[Problem, ...] = ()
    differs: tuple[str, ...] = ()
    milliseconds: float = 0.0


def judged(path: Path) -> Verdict:
    """Fill one template here and by docxtpl, with several sets of values, and compare."""
    began = time.process_time()
    template, problems = compiling.load(path)
    made = render(template, example_values(template)) if template else problems
    spent = (time.process_time() - began) * 1e3
    if template is None or not isinstance(made, bytes):
        why = made if not isinstance(made, bytes) else problems
        return Verdict(path.name, _by_docxtpl(path, why), "geweigerd", tuple(why), milliseconds=spent)
    stock, differs = "ja", set[str]()
    for values in _sets(template):
        made = render(template, values)
        try:
            theirs = by_docxtpl(path, values)
        except Exception as reason:  # noqa: BLE001  whatever another's program raises is what we want to know
            stock = _told(reason)
            continue
        differs |= set(differing(made, theirs)) if isinstance(made, bytes) else {made[0].message}
    return Verdict(path.name, stock, "anders" if differs else "gelijk", problems, tuple(sorted(differs)), spent)


def judge(paths: Iterable[Path]) -> Iterator[Verdict | tuple[str, Failure]]:
    """Yield a verdict on each template, in order, or why there is none."""
    with Crew() as crew:
        done = dict(crew.run(judged, paths, seconds=SECONDS, megabytes=MEGABYTES))
    for path, verdict in sorted(done.items()):
        yield verdict if isinstance(verdict, Verdict) else (path.name, verdict)


def _sets(template: Template) -> Iterator[Mapping[str, object]]:
    yield example_values(template)
    yield example_values(template, f"{TRICKY}\nregel twee\tna de tab")
    yield {name: _bare(value) for name, value in example_values(template).items()}


def _bare(value: object) -> object:
    """Return a value with nothing in it: no text, and no items but one bare one in every other list."""
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return []
    return "" if isinstance(value, str) else value


def _by_docxtpl(path: Path, problems: Iterable[Problem]) -> str:
    """Return whether docxtpl can fill a template that is refused here, and with what."""
    Anything.called.clear()
    try:
        by_docxtpl(path, {})
    except Exception as reason:  # noqa: BLE001  as above
        return _told(reason)
    if any(_OBJECT_TAG.match(problem.value) for problem in problems):
        return "met opgemaakte tekst (RichText, Subdoc)"
    return "met functies in de gegevens" if Anything.called else "ja"


def _told(reason: Exception) -> str:
    return f"nee: {type(reason).__name__} {str(reason).splitlines()[0][:70] if str(reason) else ''}"


# --- the table -------------------------------------------------------------------------------------------------------


def table(verdicts: Iterable[Verdict | tuple[str, Failure]]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| sjabloon | docxtpl | hier | waarom en waar | ms |"
    yield "|---|---|---|---|---|"
    for verdict in verdicts:
        if isinstance(verdict, Verdict):
            why = "; ".join(verdict.differs) or _reasons(verdict.problems)
            cells: tuple[str, ...] = (
                verdict.name,
                verdict.docxtpl,
                verdict.ours,
                why,
                f"{verdict.milliseconds:.0f}",
            )
        else:
            cells = (verdict[0], "", "afgebroken", verdict[1].reason, "")
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _reasons(problems: Iterable[Problem]) -> str:
    """Return each rule once with where it was broken first, and how often."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            found.setdefault(problem.rule, []).append(problem)
    return "; ".join(
        f"`{rule}` {broken[0].place.sheet}, {broken[0].place.cell}: `{broken[0].value}`"
        + (f" (en nog {len(broken) - 1})" if len(broken) > 1 else "")
        for rule, broken in found.items()
    )


def summary(verdicts: Iterable[Verdict | tuple[str, Failure]]) -> str:
    """Return how many templates came to what."""
    outcomes = Counter(verdict.ours if isinstance(verdict, Verdict) else "afgebroken" for verdict in verdicts)
    counted = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
    return f"{outcomes.total()} sjablonen: {counted}."


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    verdicts = list(judge(sorted(folder.glob("*.docx"))))
    for line in (*table(verdicts), "", summary(verdicts)):
        print(line)


if __name__ == "__main__":
    main()
