"""A sheet with far more rows than can be meant holds everything back, at once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.checks import size
from generator.checks.every import check
from generator.model import Region
from generator.problems import Severity
from tests.builders import board, case, municipality, region, school, swv

ROOT = Path(__file__).parents[1]
SOUND = region("41234 stichting")
BOARD = board("41234 stichting")


@pytest.mark.parametrize(
    ("fitting", "more"),
    [
        (replace(SOUND, swvs=(swv(),) * size.MOST_SWVS), replace(SOUND, swvs=(swv(),) * (size.MOST_SWVS + 1))),
        (replace(SOUND, boards=(BOARD,) * size.MOST_BOARDS), replace(SOUND, boards=(BOARD,) * (size.MOST_BOARDS + 1))),
        (
            replace(SOUND, municipalities=(municipality("9801 A"),) * size.MOST_MUNICIPALITIES),
            replace(SOUND, municipalities=(municipality("9801 A"),) * (size.MOST_MUNICIPALITIES + 1)),
        ),
    ],
    ids=["swvs", "boards", "municipalities"],
)
def test_more_parties_than_the_country_has_are_one_error_that_holds_everything_back(
    fitting: Region, more: Region
) -> None:
    assert size.fits(fitting, ())
    assert not size.fits(more, ())
    (problem,) = size.parties_many(more)
    assert (problem.severity, problem.rule, problem.touches) == (Severity.ERROR, "rows-too-many", frozenset())


def test_more_cases_than_are_worked_out_at_once_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    found = replace(SOUND, schools=(school(),))
    monkeypatch.setattr(size, "MOST_CASES", 1)
    told = check(found, (case(code="ZK-1"), case(code="ZK-2")), today=date(2026, 11, 24))
    (problem,) = (one for one in told if one.rule == "rows-too-many")
    assert "meer dan 1 casussen" in problem.message
    assert "ZK-" not in problem.message + problem.mend + problem.value


def test_the_handbook_names_how_many_there_may_be() -> None:
    section = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8").split("## Grenzen aan de werkmap\n")[1]
    for most, what in (
        (size.MOST_SWVS, "samenwerkingsverbanden"),
        (size.MOST_BOARDS, "schoolbesturen"),
        (size.MOST_MUNICIPALITIES, "gemeenten"),
        (size.MOST_PROVIDERS, "aanbieders"),
        (size.MOST_CASES, "casussen"),
    ):
        assert f"{most:,} {what}".replace(",", ".") in section.split("\n## ")[0]
