"""Files are written whole or not at all, and each trouble has its own clear sentence."""

import errno
from pathlib import Path

import pytest

from generator import files
from generator.problems import Stop


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-1", "2026-1"),
        ("Noord-Holland / Kop", "Noord-Holland-Kop"),
        ("a:b?c*", "a-b-c"),
        ("CON", "CON-"),
        ("lpt1.docx", "lpt1.docx-"),
        ("editie 1.", "editie-1"),
        ("../..", "leeg"),
        ("../a", "a"),
        ("***", "leeg"),
    ],
)
def test_a_name_is_safe_on_every_system(text: str, expected: str) -> None:
    assert files.safe_name(text) == expected


def test_the_old_file_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "ledger.json"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        files.write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.json"]


def test_a_workshop_is_gone_afterwards_and_leftovers_with_it(tmp_path: Path) -> None:
    (tmp_path / ".werk-killed").mkdir()
    with files.workshop(tmp_path) as folder:
        (folder / "half.docx").write_bytes(b"half")
        assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [folder.name]
    assert list(tmp_path.iterdir()) == []


def test_two_builds_in_one_folder_are_refused(tmp_path: Path) -> None:
    with files.workshop(tmp_path), pytest.raises(Stop) as stop, files.workshop(tmp_path):
        pass
    assert "loopt al een andere ronde" in stop.value.problems[0].message


@pytest.mark.parametrize(
    ("problem", "rule"),
    [
        (OSError(errno.ENOSPC, "full"), "disk-full"),
        (PermissionError(errno.EACCES, "denied"), "no-permission"),
        (OSError(errno.EIO, "broken"), "not-written"),
    ],
)
def test_each_trouble_has_its_own_sentence(tmp_path: Path, problem: OSError, rule: str) -> None:
    assert files.trouble(tmp_path / "x.pdf", problem).problems[0].rule == rule


def test_a_file_changed_by_hand_is_set_aside(tmp_path: Path) -> None:
    mine = tmp_path / "mandates" / "volmacht.docx"
    mine.parent.mkdir()
    mine.write_bytes(b"mine")
    kept = files.set_aside(mine, tmp_path, "2026-11-24")
    assert kept == tmp_path / "bewaard" / "2026-11-24" / "mandates" / "volmacht.docx"
    assert kept.read_bytes() == b"mine"
    assert not mine.exists()
