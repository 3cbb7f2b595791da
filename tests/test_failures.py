"""What goes wrong outside the program leaves the previous output as it was, and is told in Dutch."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from generator import bindery, cli, files, workers
from generator.commands import build as build_command
from generator.problems import Exit, Place, error
from tests.projects import DAY, ROOT, Project, Told, contents, door
from tests.word_files import changed

ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0
MANDATE = "mandates/volmacht_90101_PO9901"


def renamed(project: Project) -> None:
    """Change a name that nearly every document prints."""
    project.change({"Schoolbesturen Naam 90101": "Stichting De Zilverreiger"})


def refused(project: Project, exit_code: Exit, *words: str) -> Told:
    """Build, and see that it ends so, with everything in the output folder as it was."""
    before = project.files()
    told = project.build(*words)
    assert told.exit == exit_code, told.err
    assert project.files() == before
    assert told.made == {}
    return told


# --- input that is not what it should be ---


def test_no_parties_workbook(small: Project) -> None:
    (small.folder / "parties.xlsx").unlink()
    told = refused(small, Exit.INPUT_HAS_ERRORS)
    assert "bestaat niet" in told.problem("workbook-missing")["message"]


@pytest.mark.parametrize("content", [b"", b"Regio;Editie\r\nZilvermeer;2026-1\r\n", b"PK\x03\x04 and no more"])
def test_a_parties_workbook_that_is_none(small: Project, content: bytes) -> None:
    (small.folder / "parties.xlsx").write_bytes(content)
    told = refused(small, Exit.INPUT_HAS_ERRORS)
    assert told.report["problems"][0]["file"] == "parties.xlsx"
    assert told.report["problems"][0]["mend"]


def test_a_cases_workbook_that_is_none_and_one_that_was_asked_for_and_is_not_there(small: Project) -> None:
    (small.folder / "cases.xlsx").write_bytes(b"no workbook")
    assert refused(small, Exit.INPUT_HAS_ERRORS).report["problems"][0]["file"] == "cases.xlsx"
    told = refused(small, Exit.INPUT_HAS_ERRORS, "--cases", str(small.folder / "elders.xlsx"))
    assert told.rules == {"workbook-missing"}


def test_no_templates(small: Project) -> None:
    shutil.rmtree(small.folder / "templates")
    told = refused(small, Exit.INPUT_HAS_ERRORS)
    assert "template-missing" in told.rules
    assert set(told.held) >= {"convenant_Zilvermeer_2026-1", "volmacht_90101_PO9901", "packets/drukwerk.pdf"}


def test_a_template_that_is_broken_costs_its_own_documents_only(small: Project) -> None:
    mandate = small.folder / "templates" / "volmacht.docx"
    changed(
        mandate, {"word/document.xml": lambda old: old.replace(b"</w:t></w:r></w:p>", b"{% if %}</w:t></w:r></w:p>", 1)}
    )
    small.change({"Casussen Doel ZK-1AAA": "hulp bij het lezen"}, "cases.xlsx")
    told = small.build()
    assert told.exit == Exit.HELD_BACK
    fault = told.problem("template-syntax")
    assert (fault["severity"], fault["file"], fault["value"]) == ("error", "volmacht.docx", "{% if %}")
    assert fault["cell"].startswith("alinea 1")
    assert "toestemming_ZK-1AAA_ouder-1" in told.made
    assert set(told.held) == {
        *("volmacht_90101_PO9901", "volmacht_90103_PO9901", "packets/bestuur_90101.pdf", "packets/bestuur_90103.pdf"),
        *("packets/swv_PO9901.pdf", "packets/dossier.pdf"),
    }
    assert small.truthful()


def test_a_broken_cover_is_told_once_and_holds_every_packet(small: Project) -> None:
    (small.folder / "templates" / "omslag.docx").write_bytes(b"no Word file")
    told = refused(small, Exit.HELD_BACK)
    assert told.problem("template-not-docx")["file"] == "omslag.docx"
    packets = {f"packets/{path.name}" for path in (small.output / "packets").iterdir()}
    assert told.held == {name: ["template-not-docx"] for name in packets}
    assert small.build("--dry-run").held == told.held


# --- the output folder ---


def test_an_output_folder_that_is_a_file(small: Project) -> None:
    shutil.rmtree(small.output)
    small.output.write_bytes(b"mine")
    told = small.build()
    assert told.exit != Exit.DONE
    assert small.output.read_bytes() == b"mine"
    assert told.report["problems"][-1]["message"].startswith("Het ")


def test_a_folder_that_nobody_may_write(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed(small)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "denied", str(small.output))

    monkeypatch.setattr("generator.files.tempfile.mkdtemp", denied)
    told = refused(small, Exit.HELD_BACK)
    found = told.problem("no-permission")
    assert "mag hier niet schrijven" in found["message"]
    assert "--output" in found["mend"]


@pytest.mark.skipif(not ROOT_USER, reason="another user can only be played by root")
def test_a_folder_of_somebody_else(small: Project) -> None:
    renamed(small)
    before = small.files()
    for folder in (small.folder, *small.folder.parents[:3]):
        folder.chmod(0o755)  # pytest keeps its folders to itself
    os.seteuid(65534)
    try:
        told = small.build()
    finally:
        os.seteuid(0)
    assert told.exit == Exit.HELD_BACK, told.err
    assert told.rules >= {"no-permission"}
    assert small.files() == before


def test_two_builds_at_once(small: Project) -> None:
    renamed(small)
    with files.workshop(small.output):
        told = small.build()
        assert told.exit == Exit.HELD_BACK
        assert "loopt al een andere ronde" in told.problem("busy")["message"]
    assert "packets/drukwerk.pdf" in small.built().made


def test_a_ledger_that_is_damaged_makes_all_again_and_keeps_nobody_s_work_aside(small: Project) -> None:
    before = small.files()
    (small.output / "ledger.json").write_text('{"schema": 1, "entr', encoding="utf-8")
    told = small.built()
    assert told.problem("ledger-damaged")["severity"] == "warning"
    assert len(told.made) == 28
    after = small.files()
    assert {path for path in after if after[path] != before.get(path)} == {"ledger.json"}


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"[]",
        b'{"schema": 1}',
        b'{"schema": 1, "entries": [], "templates": {}}',
        b'{"schema": 1, "entries": {"x": {}}, "templates": {}}',
        b'{"schema": 1, "entries": {}, "templates": {"volmacht.docx": 3}}',
        b'{"schema": 1, "entries": {}, "templates": []}',
    ],
)
def test_a_ledger_with_anything_in_it(small: Project, content: bytes) -> None:
    (small.output / "ledger.json").write_bytes(content)
    told = small.built("--dry-run")
    assert told.problem("ledger-damaged")["severity"] == "warning"
    assert len(told.made) == 28


# --- a full disk ---


def test_a_disk_that_fills_while_files_are_written(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed(small)

    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    told = refused(small, Exit.HELD_BACK)
    found = told.problem("disk-full")
    assert "De schijf is vol" in found["message"]
    assert "niet veranderd" in found["mend"]


def test_a_disk_that_proves_full_when_all_is_made(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed(small)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("os.fsync", full)
    assert refused(small, Exit.HELD_BACK).rules >= {"disk-full"}


def test_a_disk_without_room_for_the_ledger(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed(small)

    def full(target: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space", str(target))

    monkeypatch.setattr("generator.ledger.write_whole", full)
    assert refused(small, Exit.HELD_BACK).rules >= {"disk-full"}


def fill_the_disk(task: int) -> int:
    raise OSError(errno.ENOSPC, "no space", "x.pdf")


def test_a_disk_that_a_child_finds_full_is_no_fault_of_its_document() -> None:
    with workers.Crew(1) as crew, pytest.raises(OSError, match="no space"):
        list(crew.run(fill_the_disk, [1, 2]))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of a few hundred kilobytes."""
    if not (ROOT_USER and sys.platform == "linux"):
        pytest.skip("a small disk can only be had by root, on Linux")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("a small disk may not be had here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("spare", [60, 600, 900])
def test_a_disk_that_is_really_full(small: Project, tiny_disk: Path, spare: int) -> None:
    """A little room is left, so that the disk fills at one step or another: writing, converting, binding."""
    there = tiny_disk / "output"
    shutil.copytree(small.output, there)
    before = contents(there)
    left = shutil.disk_usage(tiny_disk).free - spare * 1024
    (tiny_disk / "ballast").write_bytes(b"x" * left)
    renamed(small)
    told = door("build", "--json", *small.words, "--output", str(there))
    assert told.exit == Exit.HELD_BACK
    assert "disk-full" in told.rules
    assert contents(there) == before


# --- a file that another program has open ---


def test_a_document_that_is_open_elsewhere_and_the_packets_with_it_are_held(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = small.files()
    renamed(small)
    held = small.output / f"{MANDATE}.pdf"
    with monkeypatch.context() as patch:
        _open_elsewhere(patch, held)
        told = small.build()
    assert told.exit == Exit.HELD_BACK
    assert told.held == {
        name: ["no-permission"]
        for name in (
            "volmacht_90101_PO9901",
            "packets/bestuur_90101.pdf",
            "packets/swv_PO9901.pdf",
            "packets/dossier.pdf",
            "packets/drukwerk.pdf",
        )
    }
    assert "Sluit het bestand" in told.problem("no-permission")["mend"]
    after = small.files()
    for path in (f"{MANDATE}.pdf", f"{MANDATE}.docx", "packets/bestuur_90101.pdf", "packets/drukwerk.pdf"):
        assert after[path] == before[path], path
    assert after["packets/gemeente_9801.pdf"] != before["packets/gemeente_9801.pdf"]
    assert small.truthful()
    assert set(small.built().made) == set(told.held)
    assert small.truthful()
    assert not list(small.output.rglob("bewaard")), "nothing was taken for somebody's work"


def test_a_packet_that_is_open_elsewhere_holds_the_print_run_too(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed(small)
    with monkeypatch.context() as patch:
        _open_elsewhere(patch, small.output / "packets" / "gemeente_9801.pdf")
        told = small.build()
    assert set(told.held) == {"packets/gemeente_9801.pdf", "packets/drukwerk.pdf"}
    assert small.truthful()
    assert set(small.built().made) == set(told.held)


def _open_elsewhere(patch: pytest.MonkeyPatch, locked: Path) -> None:
    """Let a file be as it is on Windows while another program has it open: not to be replaced or opened to write."""
    replace, opened = Path.replace, Path.open

    def may_replace(self: Path, target: Path) -> Path:
        if locked in (Path(target), self):
            raise PermissionError(errno.EACCES, "in use", str(target))
        return replace(self, target)

    def may_open(self: Path, mode: str = "r", *words: Any, **named: Any) -> Any:
        if self == locked and mode != "rb":
            raise PermissionError(errno.EACCES, "in use", str(self))
        return opened(self, mode, *words, **named)

    patch.setattr(Path, "replace", may_replace)
    patch.setattr(Path, "open", may_open)


# --- children ---


def test_a_child_that_is_killed_costs_a_document_and_not_the_run(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child that gets the mandate is killed each time; the rest is made."""
    renamed(small)
    begin = workers._Member.begin

    def kill(self: workers._Member, function: Any, task: Any, seconds: float) -> None:
        begin(self, function, task, seconds)
        if getattr(task, "id", "") == "volmacht_90101_PO9901":
            self.process.kill()

    monkeypatch.setattr(workers._Member, "begin", kill)
    told = small.build("--engine", "embedded")
    assert told.exit == Exit.HELD_BACK
    assert told.held["volmacht_90101_PO9901"] == ["engine-failed"]
    assert set(told.held) == {
        "volmacht_90101_PO9901",
        *("packets/bestuur_90101.pdf", "packets/swv_PO9901.pdf", "packets/dossier.pdf"),
    }
    assert "convenant_Zilvermeer_2026-1" in told.made
    assert small.truthful()


def test_a_packet_that_differs_from_its_plan_is_not_released(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed(small)
    before = small.files()

    def bound(self: bindery.Bindery, bindings: Any, results: Any) -> Iterator[Any]:
        for path, binding in bindings.items():
            differs = error("packet-differs", "Bladzijde 3 heeft niet de inhoud.", at=Place(path))
            if "gemeente" in path:
                results.hold(path, differs)
            else:
                yield from bind(self, {path: binding}, results)

    bind = bindery.Bindery._bind
    monkeypatch.setattr(bindery.Bindery, "_bind", bound)
    told = small.build()
    assert told.exit == Exit.HELD_BACK
    assert told.held == {"packets/gemeente_9801.pdf": ["packet-differs"]}
    assert small.files()["packets/gemeente_9801.pdf"] == before["packets/gemeente_9801.pdf"]


# --- Ctrl-C ---


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console")
@pytest.mark.parametrize("moment", [".werk-*/*/*.pdf", ".werk-*/packets/*"])
def test_ctrl_c_leaves_all_as_it_was_and_no_child(small: Project, moment: str) -> None:
    renamed(small)
    before = small.files()
    words = [sys.executable, "-m", "generator", "build", "--force", "--jobs", "2", *small.words]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not list(small.output.glob(moment)) and time.monotonic() < deadline and running.poll() is None:
        time.sleep(0.005)
    children = psutil.Process(running.pid).children(recursive=True)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (Exit.INTERRUPTED, b"")
    assert "Onderbroken" in err.decode()
    assert "Traceback" not in err.decode()
    assert small.files() == before
    assert not list(small.output.glob(".*"))
    assert children
    assert psutil.wait_procs(children, timeout=10)[1] == []


# --- a mistake of our own ---


def test_a_mistake_of_the_program_shows_no_traceback_and_no_data(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("mevrouw L. Bakker")

    monkeypatch.setattr(build_command, "build", broken)
    told = refused(small, Exit.INPUT_HAS_ERRORS)
    assert "fout van het programma zelf (KeyError in build.py" in told.err
    assert "Bakker" not in told.err + told.out
    assert told.rules == {"program-fault"}


def test_a_mistake_of_the_program_can_be_looked_into(
    small: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(build_command, "build", broken)
    monkeypatch.setenv("CONVENANT_DEBUG", "1")
    assert cli.run(["build", *small.words]) == Exit.INPUT_HAS_ERRORS
    assert "Traceback" in capsys.readouterr().err
