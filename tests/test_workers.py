"""A crew does every task, and a bad one costs a Failure and not the run."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from generator.workers import Crew, Failure, cores


def behave(task: str) -> str:
    """Does what the task says, in the child."""
    if task == "hang":
        time.sleep(60)
    if task == "die":
        os._exit(3)
    if task == "grow":
        ballast = bytearray(400 * 1024 * 1024)
        time.sleep(60)
        return str(len(ballast))
    if task == "err":
        raise ValueError("Jan Jansen, 12 maart 2012")
    if task == "unsendable":
        return lambda: "x"  # type: ignore[return-value]
    return f"{task}!"


def child_id(task: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def leave_a_grandchild(task: Path) -> None:
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    task.write_text(str(started.pid), encoding="utf-8")
    time.sleep(60)


def _gone(pid: int) -> bool:
    """Tells whether a process ends within seconds; a zombie nobody has waited for counts as ended."""
    try:
        process = psutil.Process(pid)
        return process.status() == psutil.STATUS_ZOMBIE or process.wait(timeout=5) is None
    except psutil.NoSuchProcess:
        return True


def test_every_task_has_its_own_result() -> None:
    with Crew(2) as crew:
        done = dict(crew.run(behave, [f"taak {n}" for n in range(30)]))
    assert done == {f"taak {n}": f"taak {n}!" for n in range(30)}


def test_no_tasks_no_children() -> None:
    with Crew(2) as crew:
        assert list(crew.run(behave, [])) == []
        assert multiprocessing.active_children() == []


def test_children_live_over_runs_and_one_job_is_still_a_child() -> None:
    with Crew(1) as crew:
        first = {outcome for _, outcome in crew.run(child_id, range(3))}
        second = {outcome for _, outcome in crew.run(child_id, range(3))}
    assert first == second
    assert len(first) == 1
    assert os.getpid() not in first


def test_bad_tasks_fail_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers.GRACE", 3.0)
    tasks = ["a", "die", "b", "grow", "c", "hang", "err", "unsendable", "d"]
    with Crew(2) as crew:
        done = dict(crew.run(behave, tasks, seconds=1, megabytes=250))
    assert {task: done[task] for task in "abcd"} == {"a": "a!", "b": "b!", "c": "c!", "d": "d!"}
    assert done["die"] == Failure("crashed")
    assert done["grow"] == Failure("too large")
    assert done["hang"] == Failure("too slow")
    assert done["err"] == Failure("error", "ValueError")
    assert done["unsendable"] == Failure("error", "AttributeError")


def test_stopping_early_leaves_a_usable_crew_and_closing_leaves_no_child() -> None:
    with Crew(2) as crew:
        run = crew.run(child_id, range(50))
        next(run)
        del run
        assert len(dict(crew.run(child_id, range(4)))) == 4
    assert multiprocessing.active_children() == []


def test_what_a_killed_child_started_is_killed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers.GRACE", 2.0)
    note = tmp_path / "pid"
    with Crew(1) as crew:
        assert dict(crew.run(leave_a_grandchild, [note], seconds=1)) == {note: Failure("too slow")}
    assert _gone(int(note.read_text(encoding="utf-8")))


def test_jobs_default_to_every_core() -> None:
    assert Crew().jobs == cores() >= 1


INTERRUPTED = """
import time
from generator.workers import Crew
from tests.test_workers import behave
if __name__ == "__main__":
    with Crew(2) as crew:
        dict(crew.run(behave, ["a", "b"]))
        try:
            print("klaar", flush=True)
            dict(crew.run(behave, ["hang", "hang"]))
        except KeyboardInterrupt:
            print("onderbroken", flush=True)
"""


@pytest.mark.skipif(
    sys.platform == "win32", reason="Ctrl-C kan hier alleen aan een procesgroep van POSIX gegeven worden"
)
def test_ctrl_c_reaches_the_parent_alone(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    started = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
        start_new_session=True,
    )
    assert started.stdout
    assert started.stdout.readline() == "klaar\n"
    children = psutil.Process(started.pid).children()
    os.killpg(started.pid, signal.SIGINT)
    said, complained = started.communicate(timeout=20)
    assert (said, complained, started.returncode) == ("onderbroken\n", "", 0)
    assert all(_gone(child.pid) for child in children)


def test_children_that_were_woken_do_the_work() -> None:
    with Crew(2, (child_id,)) as crew:
        crew.wake()
        woken = {child.pid for child in multiprocessing.active_children()}
        assert len(woken) == 2
        assert {result for _, result in crew.run(child_id, range(6))} <= woken


def test_a_child_does_not_read_the_program_that_started_it(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "print('read', flush=True)\n"
        "from generator.workers import Crew\n"
        "from tests.test_workers import behave\n"
        "if __name__ == '__main__':\n"
        "    with Crew(1) as crew:\n"
        "        print(*crew.run(behave, ['taak']))\n",
        encoding="utf-8",
    )
    words = [sys.executable, str(program)]
    house = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    ended = subprocess.run(words, env=house, capture_output=True, check=True, encoding="utf-8", timeout=60)
    assert ended.stdout.split("\n")[:2] == ["read", "('taak', 'taak!')"]
