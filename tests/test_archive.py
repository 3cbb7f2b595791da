"""What is about a party that left goes to the archive, and is never written over; the rest is set aside as before."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator import ledger, plan
from generator.changes.events import events
from generator.changes.states import state_of
from generator.publish import parted
from generator.signing.membership import remaining
from tests.builders import START, board, covenant, municipality, provider, region
from tests.projects import Project, Told, door, new_project
from tests.test_status import fill

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


def test_a_board_that_leaves_after_the_signing_is_archived_from_its_last_day(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its notice and the revocation are wanted, and its mandate is no longer in the packets of others."""

    def leave(book: Any) -> None:
        book["Convenant"].append(["Tekendatum", date(2026, 12, 10)])
        book["Schoolbesturen"]["I1"].value = "Lid tot"
        book["Schoolbesturen"]["I4"].value = date(2027, 8, 1)

    project.edit(leave)
    fill(project, {"Document": "volmacht_90103_PO9901", "Getekend op": date(2026, 12, 1)})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2027, 7, 31, 12, tzinfo=UTC).timestamp())))
    build(project)
    assert (project.output / MANDATE).exists()

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2027, 8, 1, 12, tzinfo=UTC).timestamp())))
    told = build(project)
    assert archive(project) == {MANDATE}
    assert (project.output / "changes" / "opzegging_bestuur_90103.docx").exists()
    assert "register-unknown" not in told.rules
    assert not build(project).made


def test_the_packets_of_a_board_that_left_are_wanted_no_more_and_those_of_its_change_are() -> None:
    later = START.replace(year=2028)
    before, made = (
        region(
            covenant=covenant(signing_date=START),
            boards=(board("41234 stichting"), board("41235 stichting", member_until=until)),
        )
        for until in (None, later)
    )
    happened = events(state_of(before), state_of(made))

    def packets(today: date) -> dict[str, list[str]]:
        found = plan.plan(made, (), today=today, sha256=lambda _: "", events=happened)
        assert [one.id for one in found.former] == (["volmacht_41235_PO2507"] if today == later else [])
        return {one.name: [item.document.id for item in one.items] for one in found.bundles}

    stays, left = packets(START), packets(later)
    assert stays.keys() - left.keys() == {"bestuur_41235"}
    assert "wijziging_bestuur_41235" in left
    assert "volmacht_41235_PO2507" in stays["dossier"]
    assert "volmacht_41235_PO2507" not in [*left["dossier"], *left["swv_PO2507"]]


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
