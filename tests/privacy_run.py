"""The privacy proof on paper: ``python -m tests.privacy_run [COUNT]`` builds random cases, and reads every file back.

A thousand cases take some minutes; ``tests/test_privacy.py`` does a few. Every PDF and Word file, every packet, page
by page the print run, the ledger, the file names and what is told on the screen.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from generator.bundles import PRINT_RUN
from tests.projects import DAY, ROOT, Project
from tests.random_cases import Sample, found, sample
from tests.who_may_see import NAME, personal_data, strays


@dataclass(slots=True)
class Seen:
    """What was read of an output folder, how many made-up strings stood in it, and what stood where it may not."""

    read: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def paper(self, made: Sample, name: str, text: str) -> None:
        """Note one paper of a case."""
        there = found(text)
        self.wrong += strays(made, name, there)
        self.marks.update(made.marks[one][0].what for one in there if one in made.marks)

    def other(self, made: Sample, name: str, text: str) -> None:
        """Note what may hold nothing of a family."""
        self.wrong += [f"{name}: {one}" for one in personal_data(made, text)]


def read_output(made: Sample, output: Path) -> Seen:
    """Read every file in an output folder."""
    seen = Seen()
    for path in sorted(one for one in output.rglob("*") if one.is_file()):
        where = path.relative_to(output).as_posix()
        seen.other(made, "the file name", where)
        seen.read[path.suffix.removeprefix(".") or path.name] += 1
        if where == PRINT_RUN:
            for text in pages(path):
                seen.read["pages"] += 1
                _page_of_print_run(seen, made, text)
            continue
        if path.suffix == ".pdf":
            texts = pages(path)
            seen.read["pages"] += len(texts) - 1
            whole = "\n".join(texts)
        elif path.suffix in (".docx", ".xlsx"):
            whole = unpacked(path)
        else:
            whole = path.read_bytes().decode("utf-8", errors="replace")
        if NAME.match(path.stem):
            seen.read["papers"] += 1
            seen.paper(made, path.stem, whole)
        else:
            seen.other(made, where, whole)
    return seen


def _page_of_print_run(seen: Seen, made: Sample, text: str) -> None:
    """A page of the print run shows at its foot whose it is; one that shows no paper of a case is of none."""
    papers = {one.group() for one in NAME.finditer(text)}
    if "drukwerk" not in text and papers:
        for paper in papers:
            seen.paper(made, paper, text)
    else:
        seen.other(made, PRINT_RUN, text)


def pages(path: Path) -> list[str]:
    """Return the text of each page of a PDF, and last its bookmarks and what it says of itself."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
        said = [*pdf.get_metadata_dict().values(), *(one.get_title() for one in pdf.get_toc())]
        return [*texts, "\n".join(said)]


def unpacked(path: Path) -> str:
    """Return all markup of a Word file or a workbook."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return "\n".join(archive.read(part).decode("utf-8", errors="replace") for part in archive.infolist())


def project(folder: Path, made: Sample) -> Project:
    """Make a folder with the workbooks of the sample, and the shipped templates."""
    made.write(folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return Project(folder)


def main(count: int = 1000, seed: int = 5) -> None:
    """Build a random sample as its users do, read everything back, and print the numbers."""
    made = sample(seed, count)
    with tempfile.TemporaryDirectory() as name:
        here = project(Path(name), made)
        began = time.perf_counter()
        built = subprocess.run(
            [sys.executable, "-m", "generator", "build", "--json", *here.words],
            env={**os.environ, "SOURCE_DATE_EPOCH": DAY, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        spent = time.perf_counter() - began
        report = json.loads(built.stdout)
        held = [one for one in (*report["documents"], *report["packets"]) if one["held_by"]]
        rules = Counter(rule for one in held for rule in one["held_by"])
        began = time.perf_counter()
        seen = read_output(made, here.output)
        seen.other(made, "what is told", built.stdout + built.stderr)
    told = [
        f"{count} cases, {len(made.marks)} made-up strings; exit code {built.returncode}, {len(held)} held back",
        "held back by: " + ", ".join(f"{number} × {rule}" for rule, number in rules.most_common()),
        f"built in {spent:.0f} s, read back in {time.perf_counter() - began:.0f} s",
        "read: " + ", ".join(f"{number} {what}" for what, number in sorted(seen.read.items())),
        "found on the papers: " + ", ".join(f"{number} × {what}" for what, number in seen.marks.most_common()),
        f"where they may not stand: {len(seen.wrong)}",
        *seen.wrong[:20],
    ]
    print("\n".join(told))  # noqa: T201
    sys.exit(bool(seen.wrong))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
