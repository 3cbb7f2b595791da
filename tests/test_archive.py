"""What is about a party that left goes to the archive, and is never written over; the rest is set aside as before."""

from pathlib import Path
from typing import Any

import pytest

from generator import ledger
from generator.publish import parted
from generator.signing.membership import remaining
from tests.builders import START, board, municipality, provider, region
from tests.projects import Project, Told, door, new_project

MANDATE = "mandates/volmacht_90103_PO9901.docx"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = new_project(tmp_path / "regio")
    build(project)
    return project


def build(project: Project) -> Told:
    return project.built("--engine", "none")


def tell(told: Told, rule: str) -> list[str]:
    return [one["message"] for one in told.report["problems"] if one["rule"] == rule]


def archive(project: Project) -> set[str]:
    folder = project.output / "archive"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def without(project: Project, number: str) -> list[Any]:
    """Take a board's row away, and return it."""
    row: list[Any] = []

    def take(book: Any) -> None:
        sheet = book["Schoolbesturen"]
        (at,) = (line[0].row for line in sheet.iter_rows(min_row=2) if line[0].value == number)
        row.extend(cell.value for cell in sheet[at])
        sheet.delete_rows(at)

    project.edit(take)
    return row


def test_the_mandate_of_a_board_whose_row_is_gone(project: Project) -> None:
    was = (project.output / MANDATE).read_bytes()
    without(project, "90103")
    told = build(project)

    assert archive(project) == {MANDATE}
    assert (project.output / "archive" / MANDATE).read_bytes() == was
    assert tell(told, "archived") == [
        f"volmacht_90103_PO9901 is van een partij die weg is, en staat nu in archive/{MANDATE}."
    ]
    assert not tell(told, "retired")
    assert not (project.output / "bewaard").exists()


def test_what_the_archive_holds_is_never_written_over(project: Project) -> None:
    row = without(project, "90103")
    build(project)
    first = (project.output / "archive" / MANDATE).read_bytes()
    project.edit(lambda book: book["Schoolbesturen"].append([*row[:5], "mevrouw Q. Anders", *row[6:]]))
    build(project)
    second = (project.output / MANDATE).read_bytes()
    without(project, "90103")
    build(project)

    assert (project.output / "archive" / MANDATE).read_bytes() == first
    (other,) = archive(project) - {MANDATE}
    assert other.startswith("mandates/volmacht_90103_PO9901_20")
    assert (project.output / "archive" / other).read_bytes() == second


def test_the_mandate_of_a_board_that_now_signs_itself_is_set_aside(project: Project) -> None:
    def sign_itself(book: Any) -> None:
        book["Schoolbesturen"]["I1"].value = "Tekent"
        book["Schoolbesturen"]["I4"].value = "zelf"

    project.edit(sign_itself)
    told = build(project)

    assert tell(told, "retired")
    assert not archive(project)


def test_a_case_that_is_gone_is_never_archived(project: Project) -> None:
    def take(book: Any) -> None:
        for sheet in book:
            for line in list(sheet.iter_rows(min_row=2))[::-1]:
                if line[0].value == "ZK-2BBB":
                    sheet.delete_rows(line[0].row)

    project.edit(take, "cases.xlsx")
    told = build(project)

    assert tell(told, "retired")
    assert not archive(project)


def test_cleaning_up_leaves_the_archive(project: Project) -> None:
    without(project, "90103")
    build(project)
    kept = archive(project)
    words = ("--cases", str(project.folder / "cases.xlsx"), "--output", str(project.output))
    told = door("cleanup", *words, "--before", "18-11-2026", "--yes")

    assert told.exit == 0, told.err
    assert archive(project) == kept


def test_who_remains_a_party() -> None:
    later = START.replace(year=2028)
    made = region(
        "41234 stichting",
        municipalities=(),
        providers=(provider(), provider("59999999", ended_on=START)),
    )
    made = type(made)(
        **{
            **made.__dict__,
            "boards": (*made.boards, board("41235 stichting", member_until=later)),
            "municipalities": (municipality("9801 Zilverdam"), municipality("9802 Duinoord", party_until=START)),
        }
    )

    assert remaining(made, START) == {
        *("bestuur:41234", "bestuur:41235", "gemeente:9801", "aanbieder:51234567", "swv:PO2507")
    }
    assert "bestuur:41235" not in remaining(made, later)


def test_the_mandates_to_a_swv_that_is_gone_are_archived(project: Project) -> None:
    known = {name: entry for name, entry in _entries(project).items() if name.startswith("volmacht_90103")}

    assert parted(known, {"bestuur:90103", "swv:PO9902"}) == {"volmacht_90103_PO9901"}
    assert parted(known, {"bestuur:90103", "swv:PO9901"}) == frozenset()


def _entries(project: Project) -> Any:
    return ledger.read(project.output)[0].entries
