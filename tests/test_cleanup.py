"""The output of ended cases goes, and nothing else; what can't be reached is said."""

import io
import json
import os
import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from generator import cleaning, disposal_list
from generator.problems import Exit
from tests.pdf_files import texts
from tests.projects import Project, Told, door, process

LATER = str(int(datetime(2027, 9, 1, 12, tzinfo=UTC).timestamp()))
"""A day on which ZK-1AAA has ended (15 April 2027) and ZK-2BBB goes on."""


@pytest.fixture
def ended(small: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return the small region, built, on a day when the first of its two cases has ended."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    small.edit(end_of("ZK-2BBB", date(2028, 7, 31)), "cases.xlsx")
    return small


def end_of(case: str, day: date | None) -> Any:
    """Return what gives a case an Einddatum."""

    def add(book: Any) -> None:
        sheet = book["Casussen"]
        column = next((one.column for one in sheet[1] if one.value == "Einddatum"), sheet.max_column + 1)
        sheet.cell(1, column, "Einddatum")
        row = next(one.row for one in sheet["A"] if one.value == case)
        sheet.cell(row, column, day)

    return add


def without(case: str) -> Any:
    """Return what takes the rows of a case out of the workbook."""

    def drop(book: Any) -> None:
        for sheet in book:
            for row in reversed(list(sheet.iter_rows(min_row=2))):
                if row[0].value == case:
                    sheet.delete_rows(row[0].row)

    return drop


def cleanup(project: Project, *words: str, before: str = "1-9-2027") -> Told:
    """Clean up with ``--json``, and return what was told; it never asks, since nobody is there."""
    return door("cleanup", "--json", "--before", before, *project.words, *words)


def about(project: Project, case: str) -> set[str]:
    """Return the files in whose path a case stands."""
    return {path for path in project.files() if case in path}


def removed(told: Told) -> set[str]:
    return {one["path"] for one in told.report["removed"]}


# --- what goes, and what stays ---


def test_all_of_an_ended_case_goes_and_nothing_of_another(ended: Project) -> None:
    before, gone = ended.files(), about(ended, "ZK-1AAA")
    told = cleanup(ended, "--yes")
    assert told.exit == Exit.DONE
    assert removed(told) == {*gone, "packets/drukwerk.pdf"}
    after = ended.files()
    assert set(before) - set(after) == removed(told)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"ledger.json", disposal_list.NAME}
    assert not (ended.output / "consents" / "ZK-1AAA").exists()
    assert told.report["cases"] == ["ZK-1AAA"]
    assert told.report["left"] == []
    assert ended.truthful()


def test_the_ledger_forgets_the_case_and_the_list_remembers_when(ended: Project) -> None:
    cleanup(ended, "--yes")
    assert not [name for name in ended.read() if "ZK-1AAA" in name or "drukwerk" in name]
    assert [name for name in ended.read() if "ZK-2BBB" in name]
    school = {row.case: row for row in disposal_list.read(ended.output) if row.where != "bij deze organisatie"}
    assert (school["ZK-1AAA"].cleaned, school["ZK-1AAA"].papers) == (date(2027, 9, 1), "geen bestanden in output")
    assert school["ZK-2BBB"].cleaned == ""


def test_the_next_build_makes_the_print_run_without_the_case(ended: Project) -> None:
    cleanup(ended, "--yes")
    ended.edit(without("ZK-1AAA"), "cases.xlsx")
    ended.built("--engine", "embedded")
    printed = " ".join(texts(ended.output / "packets" / "drukwerk.pdf"))
    assert "ZK-2BBB" in printed
    assert "ZK-1AAA" not in printed
    assert not about(ended, "ZK-1AAA")
    assert "ZK-1AAA" in {row.case for row in disposal_list.read(ended.output)}


def test_who_leaves_the_rows_is_told_that_a_build_makes_the_papers_again(ended: Project) -> None:
    told = cleanup(ended, "--yes")
    problem = told.problem("cleanup-rows-remain")
    assert told.report["rows_remain"] == ["ZK-1AAA"]
    assert "ZK-1AAA" in problem["message"]
    assert "ZK-2BBB" not in problem["message"]
    ended.edit(without("ZK-1AAA"), "cases.xlsx")
    assert "cleanup-rows-remain" not in cleanup(ended, "--yes").rules


def test_old_versions_of_a_case_that_left_the_workbook_go_too(ended: Project) -> None:
    ended.edit(without("ZK-1AAA"), "cases.xlsx")
    ended.built("--engine", "embedded")
    kept = about(ended, "ZK-1AAA")
    assert kept
    assert all(path.startswith("bewaard/") for path in kept)
    told = cleanup(ended, "--yes")
    assert kept <= removed(told)
    assert not about(ended, "ZK-1AAA")
    assert not (ended.output / "bewaard").exists()


def test_without_the_list_a_case_that_left_ended_when_it_was_set_aside(ended: Project) -> None:
    ended.edit(without("ZK-1AAA"), "cases.xlsx")
    ended.built("--engine", "embedded")
    (ended.output / disposal_list.NAME).unlink()
    (kept,) = (ended.output / "bewaard").iterdir()
    kept.rename(kept.with_name("2027-06-30_080000"))
    assert removed(cleanup(ended, "--dry-run", before="30-6-2027")) == set()
    assert removed(cleanup(ended, "--dry-run", before="1-7-2027")) == about(ended, "ZK-1AAA")
    ended.edit(lambda book: setattr(book["Casussen"]["A2"], "value", "geen code"), "cases.xlsx")
    assert removed(cleanup(ended, "--dry-run", before="1-7-2027")) == set(), "a row may be of this case"


def test_without_a_case_workbook_the_list_tells_when_cases_ended(ended: Project) -> None:
    ended.built("--engine", "embedded")
    (ended.folder / "cases.xlsx").unlink()
    gone = about(ended, "ZK-1AAA")
    told = cleanup(ended, "--yes")
    assert removed(told) == {*gone, "packets/drukwerk.pdf"}
    assert about(ended, "ZK-2BBB")


def test_a_case_of_which_nobody_knows_the_end_stays_and_is_named(ended: Project) -> None:
    (ended.folder / "cases.xlsx").unlink()
    (ended.output / disposal_list.NAME).unlink()
    before = ended.files()
    told = cleanup(ended, "--yes")
    assert told.exit == Exit.DONE
    assert ended.files() == before
    assert {one["path"] for one in told.report["left"]} == {"consents/ZK-1AAA", "consents/ZK-2BBB"}


def test_a_row_with_a_fault_keeps_its_papers(ended: Project) -> None:
    ended.change({"Casussen Overlegdatum ZK-1AAA": "31 juni"}, "cases.xlsx")
    before = ended.files()
    told = cleanup(ended, "--yes")
    assert "op blad Casussen staat een fout in rij 2" in told.problem("cleanup-end-unknown")["message"]
    assert ended.files() == before


def test_a_case_goes_on_through_its_last_day(ended: Project) -> None:
    assert cleanup(ended, "--dry-run", before="15 april 2027").report["cases"] == []
    assert cleanup(ended, "--dry-run", before="16 april 2027").report["cases"] == ["ZK-1AAA"]


def test_a_print_run_without_the_case_stays(ended: Project) -> None:
    cleanup(ended, "--yes")
    ended.edit(without("ZK-1AAA"), "cases.xlsx")
    ended.built("--engine", "embedded")
    before = ended.files()
    assert removed(cleanup(ended, "--yes")) == set()
    assert ended.files() == before


def test_with_a_damaged_ledger_the_names_of_the_files_tell(ended: Project) -> None:
    gone = about(ended, "ZK-1AAA")
    (ended.output / "ledger.json").write_text("{", encoding="utf-8")
    told = cleanup(ended, "--yes")
    assert removed(told) == {*gone, "packets/drukwerk.pdf"}
    assert (ended.output / "ledger.json").read_text(encoding="utf-8") == "{"


# --- asking first ---


def test_a_dry_run_tells_all_and_removes_nothing(ended: Project) -> None:
    before = ended.files()
    dry = cleanup(ended, "--dry-run")
    assert dry.exit == Exit.DONE
    assert ended.files() == before
    assert removed(dry) == removed(cleanup(ended, "--yes"))
    assert dry.report["done"] is False


def test_where_nobody_can_be_asked_nothing_goes_without_yes(ended: Project) -> None:
    before = ended.files()
    told = cleanup(ended)
    assert told.exit == Exit.WRONG_USAGE
    assert "--yes" in told.problem("cleanup-not-confirmed")["mend"]
    assert removed(told)
    assert ended.files() == before
    (words := process("cleanup", "--before", "1-9-2027", *ended.words, env={"SOURCE_DATE_EPOCH": LATER}))
    assert words.exit == Exit.WRONG_USAGE
    assert "Er is niets verwijderd." in words.out
    assert ended.files() == before


@pytest.mark.parametrize(
    ("answer", "goes"), [("ja\n", True), ("nee\n", False), ("\n", False), ("jazeker niet\n", False)]
)
def test_at_a_terminal_the_answer_decides(
    ended: Project, monkeypatch: pytest.MonkeyPatch, answer: str, goes: bool
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    told = door("cleanup", "--before", "1-9-2027", *ended.words)
    assert told.exit == Exit.DONE
    assert "ZK-1AAA (tot 15 april 2027)" in told.out
    assert bool(about(ended, "ZK-1AAA")) is not goes
    assert ("Er is niets verwijderd." in told.out) is not goes


def test_the_words_for_a_person_name_the_case_and_what_is_beyond_reach(ended: Project) -> None:
    (ended.folder / "nagekeken_casussen.xlsx").write_bytes(b"")
    told = door("cleanup", "--yes", "--before", "2027-09-01", *ended.words)
    for word in ("e-mail", "OneDrive", "Papier", "prullenbak", "nagekeken_casussen.xlsx", "drukwerk.pdf"):
        assert word in told.out
    assert "Noor" not in told.out + told.err
    assert (ended.folder / "nagekeken_casussen.xlsx").exists()
    told.out.encode("windows-1252")
    beyond = {one["what"] for one in cleanup(ended, "--yes").report["cannot_reach"]}
    assert beyond == {"marked-copies", "copies", "backups", "prints", "traces"}


@pytest.mark.parametrize("words", ["31-8-2027", "2027-08-31", "31 augustus 2027", "31/8/2027", "31.8.2027"])
def test_a_day_may_be_written_in_several_ways(words: str) -> None:
    assert cleaning.day_asked(words, date(2027, 9, 1)) == date(2027, 8, 31)


@pytest.mark.parametrize("words", ["3/4/2027", "31-8-27", "augustus 2027", "31-6-2027", "8-31-2027", "", "2-9-2027"])
def test_a_day_that_is_none_or_two_is_wrong_usage(ended: Project, words: str) -> None:
    before = ended.files()
    told = cleanup(ended, "--yes", before=words)
    assert (told.exit, told.rules) == (Exit.WRONG_USAGE, {"cleanup-date"})
    assert ended.files() == before


def test_a_folder_that_is_not_there_is_wrong_usage(ended: Project, tmp_path: Path) -> None:
    told = door("cleanup", "--json", "--yes", "--before", "1-9-2027", "--output", str(tmp_path / "uitvoer"))
    assert (told.exit, told.rules) == (Exit.WRONG_USAGE, {"cleanup-no-output"})
    assert not (tmp_path / "uitvoer").exists()


# --- what stands in the way ---


def test_a_file_that_is_open_elsewhere_is_named_and_the_next_run_takes_it(
    ended: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = min(path for path in about(ended, "ZK-1AAA") if path.endswith(".docx"))
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == Path(held).name:
            raise PermissionError(13, "in use")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        told = cleanup(ended, "--yes")
    assert told.exit == Exit.HELD_BACK
    assert [one["path"] for one in told.report["left"]] == [held]
    assert about(ended, "ZK-1AAA") == {held}
    assert [name for name in ended.read() if "ZK-1AAA" in name], "what stands is remembered"
    assert removed(cleanup(ended, "--yes")) == {held}
    assert not [name for name in ended.read() if "ZK-1AAA" in name]


def test_a_cleaning_that_was_killed_is_completed_by_the_next(ended: Project) -> None:
    for path in sorted(about(ended, "ZK-1AAA")):
        (ended.output / path).unlink()  # all was gone, and the ledger was not yet written
    told = cleanup(ended, "--yes")
    assert removed(told) == {"packets/drukwerk.pdf"}
    assert not [name for name in ended.read() if "ZK-1AAA" in name]
    assert ended.truthful()


def test_what_the_program_did_not_make_stays_and_is_told_without_its_name(ended: Project) -> None:
    mine = ended.output / "consents" / "ZK-1AAA" / "handtekening van Noor.pdf"
    mine.write_bytes(b"scan")
    told = cleanup(ended, "--yes")
    assert mine.read_bytes() == b"scan"
    assert "1 bestand" in told.problem("cleanup-strange")["message"]
    assert "Noor" not in told.out
    assert about(ended, "ZK-1AAA") == {"consents/ZK-1AAA/handtekening van Noor.pdf"}


def test_a_link_out_of_the_folder_is_not_followed(ended: Project, tmp_path: Path) -> None:
    beyond = tmp_path / "elders"
    shutil.move(ended.output / "consents" / "ZK-1AAA", beyond)
    try:
        (ended.output / "consents" / "ZK-1AAA").symlink_to(beyond, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets no plain user make a link")
    there = sorted(beyond.iterdir())
    told = cleanup(ended, "--yes")
    assert told.exit == Exit.HELD_BACK
    assert "cleanup-link" in told.rules
    assert sorted(beyond.iterdir()) == there


def test_a_ledger_that_points_out_of_the_folder_is_not_obeyed(ended: Project) -> None:
    ledger = ended.output / "ledger.json"
    whole = json.loads(ledger.read_text(encoding="utf-8"))
    entry = next(one for name, one in whole["entries"].items() if name.startswith("toestemming_ZK-1AAA"))
    mark = next(iter(entry["files"].values()))
    bait = {"../parties.xlsx": mark, "covenant/../../cases.xlsx": mark, str(ended.folder / "cases.xlsx"): mark}
    bait |= {path: mark for path in ended.files() if path.startswith("covenant/")}
    entry["files"] |= bait
    ledger.write_text(json.dumps(whole), encoding="utf-8")
    told = cleanup(ended, "--yes")
    assert told.exit == Exit.HELD_BACK
    assert (ended.folder / "parties.xlsx").exists()
    assert (ended.folder / "cases.xlsx").exists()
    assert [path for path in ended.files() if path.startswith("covenant/")]


def test_a_build_that_is_busy_is_not_disturbed(ended: Project) -> None:
    lock = FileLock(ended.output / ".bezig.lock")
    with lock:
        told = cleanup(ended, "--yes")
    assert (told.exit, told.rules) == (Exit.HELD_BACK, {"busy"})
    assert about(ended, "ZK-1AAA")
    assert os.path.lexists(ended.output / "packets" / "drukwerk.pdf")
