"""What is wrong with one case is named by its cell and holds back the papers of that case; the others are made."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.problems import Exit
from tests.projects import DAY, new_project

WRONG: list[tuple[Mapping[str, Any], str, str]] = [
    ({"Gezag Adres": "", "Gezag Postcode": "", "Gezag Plaats": ""}, "signer-address-missing", "Gezag!E2"),
    ({"Gezag Taal": "Turcs"}, "language-unknown", "Gezag!H2"),
    ({"Gezag Gezag": "nee"}, "consent-nobody", "Casussen!A2"),
    ({"Deelnemers Behandelend": "nee"}, "treating-missing", "Deelnemers!D2"),
    ({"Deelnemers Casus": "ZK-2BBB"}, "participants-missing", "Casussen!A2"),
]


@pytest.mark.parametrize(("change", "rule", "cell"), WRONG, ids=[rule for _, rule, _ in WRONG])
def test_one_bad_case_waits_and_the_other_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Mapping[str, Any], rule: str, cell: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    told = new_project(tmp_path / "project", cases=change).build("--dry-run", "--only", "consents")
    assert told.exit == Exit.HELD_BACK
    problem = told.problem(rule)
    assert f"{problem['sheet']}!{problem['cell']}" == cell
    assert problem["value"] == ""
    assert {name.split("_")[1] for name in told.made} == {"ZK-2BBB"}
    assert {name.split("_")[1] for name in told.held} <= {"ZK-1AAA"}
    assert all(rules == [rule] for rules in told.held.values())


def test_an_unknown_language_is_answered_with_the_one_that_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    told = new_project(tmp_path / "project", cases={"Gezag Taal": "Tigrinja"}).build("--dry-run")
    assert "Bedoelde u ‘Tigrinya’?" in told.problem("language-unknown")["message"]
