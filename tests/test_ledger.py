"""Why a thing is made again, and how the record survives damage."""

import json
from pathlib import Path

import pytest

from generator import ledger
from generator.ledger import Entry, Ledger, Mark, reasons
from generator.problems import Stop

INPUTS = {"template": "t1", "program": "p1", "field:bestuur.naam": "n1", "field:bestuur.kvk": "k1"}


def entry(output: Path) -> Entry:
    """Put a mandate in an output folder, and return what the ledger knows of it."""
    path = output / "mandates" / "volmacht_41234_PO2507.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"pdf")
    return Entry(
        "mandate", "bestuur:41234", {"mandates/volmacht_41234_PO2507.pdf": ledger.mark(path)}, INPUTS, "rdocx", 2,
        spots=(("H1", 2, 100.5, 200.0, 260.5, 240.0),), ranges=(("omslag", 1, 1),), places=(("omslag", "H1", 1),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"field:bestuur.naam": "n2"}, ("field:bestuur.naam",)),
        ({"template": "t2", "program": "p2"}, ("program", "template")),
        ({"field:bestuur.plaats": "new"}, ("field:bestuur.plaats",)),
    ],
)
def test_a_changed_input_is_the_reason(tmp_path: Path, changes: dict[str, str], expected: tuple[str, ...]) -> None:
    assert reasons(entry(tmp_path), INPUTS | changes, engine_fits=True) == expected


def test_what_was_never_made_is_new() -> None:
    assert reasons(None, INPUTS, engine_fits=True) == ("new",)


def test_another_engine_and_force_are_reasons(tmp_path: Path) -> None:
    known = entry(tmp_path)
    assert reasons(known, INPUTS, engine_fits=False) == ("engine",)
    assert reasons(known, INPUTS, engine_fits=True, forced=True) == ("forced",)


def test_a_file_that_is_gone_or_changed_by_hand_is_seen(tmp_path: Path) -> None:
    known = entry(tmp_path)
    (name,) = known.files
    assert ledger.altered(known, tmp_path) == ([], [])
    (tmp_path / name).write_bytes(b"mine")
    assert ledger.altered(known, tmp_path) == ([], [name])
    (tmp_path / name).unlink()
    assert ledger.altered(known, tmp_path) == ([name], [])


def test_a_file_that_was_only_copied_is_the_same(tmp_path: Path) -> None:
    known = entry(tmp_path)
    (name,) = known.files
    (tmp_path / name).write_bytes(b"pdf")  # another time, the same content
    assert ledger.altered(known, tmp_path) == ([], [])


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    before = Ledger(
        {"volmacht_41234_PO2507": entry(tmp_path)}, {"volmacht.docx": {"sha256": "ab", "uses": {}, "sound": "cd"}}
    )
    ledger.write(before, tmp_path)
    after, problems = ledger.read(tmp_path)
    assert after == before
    assert problems == ()


def test_a_damaged_ledger_is_a_warning_and_all_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "ledger.json").write_text('{"schema": 1, "entries": {"x": 3}', encoding="utf-8")
    after, problems = ledger.read(tmp_path)
    assert after == Ledger()
    assert [problem.rule for problem in problems] == ["ledger-damaged"]


def test_a_ledger_of_a_newer_program_stops(tmp_path: Path) -> None:
    (tmp_path / "ledger.json").write_text(json.dumps({"schema": 99}), encoding="utf-8")
    with pytest.raises(Stop) as stop:
        ledger.read(tmp_path)
    assert [problem.rule for problem in stop.value.problems] == ["ledger-newer"]


def test_of_an_older_program_the_files_are_known_and_not_where_one_signs(tmp_path: Path) -> None:
    """Its rectangles were none: what it made is made again, and until then nobody is sent to a wrong place."""
    known = entry(tmp_path)
    ledger.write(Ledger({"volmacht_41234_PO2507": known}), tmp_path)
    path = tmp_path / "ledger.json"
    older = json.loads(path.read_text(encoding="utf-8"))
    older["schema"] = 1
    (one,) = older["entries"].values()
    one["spots"] = [["H1", 2, 100.5, 200.0]]
    del one["places"]
    path.write_text(json.dumps(older), encoding="utf-8")
    after, problems = ledger.read(tmp_path)
    (former,) = after.entries.values()
    assert problems == ()
    assert (former.spots, former.ranges, former.files) == ((), known.ranges, known.files)
    assert reasons(former, INPUTS, engine_fits=True) == ("program",)


def test_entries_that_are_gone_leave_the_ledger(tmp_path: Path) -> None:
    old = Entry("mandate", "bestuur:1", {"a": Mark(1, 1, "x")}, {})
    assert Ledger({"a": old, "b": old}).with_changes({"c": old}, ["a"]).entries.keys() == {"b", "c"}
