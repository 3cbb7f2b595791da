"""The LibreOffice that stays open: one for many documents, a new one for what hangs or dies, nothing left behind."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from generator.convert import libreoffice, resident
from generator.convert.engine import Conversion, Work, convert
from generator.workers import Crew
from tests.raw_word import p, raw_word, run

SMALL = raw_word("Beste ouder,", p(run("klein", "<w:smallCaps/>")))


@pytest.fixture(scope="module")
def program() -> Path:
    try:
        return libreoffice.office().program
    except libreoffice.Unfit as unfit:
        pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")


@pytest.fixture
def own(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A LibreOffice of this test's own, all of whose files stand in the folder that is given."""
    folder = tmp_path / "convenant-toets"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    resident.close()
    yield folder
    resident.close()
    assert running(folder) == []
    assert list(folder.iterdir()) == []


def running(folder: Path) -> list[psutil.Process]:
    """Return the processes of LibreOffice that work in a folder, the one that waits for its end last."""
    return [
        process
        for process in psutil.process_iter(["cmdline", "status"])
        if any(str(folder) in argument for argument in process.info["cmdline"] or ())
        and any(argument.startswith("-env:UserInstallation") for argument in process.info["cmdline"])
        and process.info["status"] != psutil.STATUS_ZOMBIE
    ]


def papers(folder: Path, count: int = 1) -> list[Path]:
    made = [folder / f"stuk {number}.docx" for number in range(count)]
    for number, path in enumerate(made):
        path.write_bytes(raw_word(f"Dit is stuk {number}."))
    return made


def until(happened: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        time.sleep(0.05)
    return happened()


def test_documents_are_brought_to_the_one_that_is_open(program: Path, own: Path) -> None:
    first = resident.to_pdfs(program, papers(own.parent, 2))
    open_ones = running(own)
    assert open_ones
    assert resident.to_pdfs(program, papers(own.parent, 3))[2] is not None
    assert running(own) == open_ones
    assert None not in first


def test_after_some_documents_another_begins_and_the_pages_are_the_same(
    program: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = papers(own.parent, 5)
    monkeypatch.setattr(resident, "DOCUMENTS", 2)
    made = resident.to_pdfs(program, sources)
    assert [pdf is not None for pdf in made] == [True] * 5
    assert resident._KEPT[0].taken == 1


def test_one_that_died_is_replaced(program: Path, own: Path) -> None:
    (source,) = papers(own.parent)
    assert resident.to_pdfs(program, [source]) != [None]
    for process in running(own):
        process.kill()
    assert until(lambda: not running(own))
    assert resident.to_pdfs(program, [source]) != [None]


def test_one_that_hangs_costs_the_document_it_is_at(program: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = papers(own.parent, 3)
    assert None not in resident.to_pdfs(program, sources[:1])
    for process in running(own):
        process.suspend()
    monkeypatch.setattr(resident, "DOCUMENT_SECONDS", 1)
    first, *others = resident.to_pdfs(program, sources)
    assert first is None
    assert None not in others


def test_one_that_grows_too_large_is_ended(program: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resident, "MEGABYTES", 1)
    monkeypatch.setattr(resident, "_WEIGH", 0)
    assert resident.to_pdfs(program, papers(own.parent)) == [None]


def test_where_none_keeps_open_each_call_does_the_work_alone(
    program: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resident.Resident, "_open", lambda self: None)
    made = resident.to_pdfs(program, papers(own.parent, 2))
    assert [pdf is not None for pdf in made] == [True, True]
    assert running(own) == []


def test_a_half_written_pdf_is_none(tmp_path: Path) -> None:
    for content in (b"", b"%PDF-1.6\n1 0 obj", b"geen %%EOF"):
        (tmp_path / "0.pdf").write_bytes(content)
        assert resident._whole(tmp_path / "0.pdf") is None


def converted(folder: Path, crew: Crew) -> list[object]:
    works = [Work(path.stem, path, path.with_suffix(".pdf"), "Titel") for path in papers(folder)]
    return list(convert(works, crew=crew, engine="libreoffice"))


def test_a_child_that_dies_takes_its_libreoffice_along(program: Path, own: Path) -> None:
    with Crew(1) as crew:
        converted(own.parent, crew)
        before = running(own)
        assert before
        child = crew._members[0].process
        child.kill()
        child.join()
        (outcome,) = converted(own.parent, crew)
        assert isinstance(outcome, Conversion)
        assert not {process.pid for process in before} & {process.pid for process in running(own)}


PROGRAM = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from pathlib import Path
from generator.workers import Crew
from tests.test_resident import converted
if __name__ == "__main__":
    with Crew(1) as crew:
        converted(Path(sys.argv[2]), crew)
        print("klaar", flush=True)
        sys.stdin.read()
"""


@pytest.mark.parametrize("how", ["killed", "at its end"])
def test_a_program_that_is_ended_takes_all_along(program: Path, own: Path, how: str) -> None:
    script = own.parent / "programma.py"
    script.write_text(PROGRAM, encoding="utf-8")
    root = str(Path(__file__).parents[1])
    started = subprocess.Popen(
        [sys.executable, str(script), str(own), str(own.parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": root},
    )
    with started:
        assert started.stdout is not None
        assert started.stdin is not None
        assert started.stdout.readline().strip() == b"klaar"
        assert running(own)
        if how == "killed":
            started.kill()
        else:
            started.stdin.close()
    assert until(lambda: not running(own) and not list(own.iterdir()))
