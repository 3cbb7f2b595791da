"""Every attack is refused with its rule and its place; nothing is run, fetched or written, in little memory."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.problems import Severity
from tests.attack_files import Bait
from tests.attacks import SET, Attack, answer

ROOT = Path(__file__).parents[1]
MEGABYTE = 2**20


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[Bait]:
    """Give an address of this computer, and see that nobody called it and that the file was not made."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        laid = Bait(tmp_path / "gemaakt", f"http://127.0.0.1:{server.getsockname()[1]}")
        yield laid
        with pytest.raises(BlockingIOError):  # nobody waits to be let in
            server.accept()
    assert not laid.file.exists()


@pytest.mark.parametrize("attack", SET, ids=lambda attack: attack.name)
def test_an_attack_is_refused_with_its_rule_and_place(attack: Attack, tmp_path: Path, bait: Bait) -> None:
    problems = answer(attack, tmp_path, bait)
    told = {(problem.rule, str(problem.place)) for problem in problems if problem.severity is Severity.ERROR}
    assert (attack.rule, ", ".join(filter(None, ("a.docx", attack.place)))) in told
    assert all(problem.message for problem in problems)
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_a_call_would_be_seen() -> None:
    with socket.socket() as server:  # else the bait would prove nothing
        server.bind(("127.0.0.1", 0))
        server.listen()
        socket.create_connection(server.getsockname()).close()
        server.setblocking(False)
        server.accept()[0].close()


def test_the_whole_set_stays_within_little_memory() -> None:
    code = (
        "import sys\nfrom tests.attacks import answers\nfrom tests.peak_memory import peak\n"
        "assert all(problems for _, problems in answers())\nprint(peak())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    assert int(done.stdout) < 300 * MEGABYTE  # of which the program itself takes half
