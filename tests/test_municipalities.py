"""The list of municipalities that comes with the program: whole, consistent, and the same as CBS's own."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.registers.municipalities import ABOLISHED, HERINDELINGEN_SINCE, NAMES, is_fictitious

CBS = Path(__file__).parents[2] / "shared" / "data" / "cbs" / "gemeenten-alfabetisch-2024.xlsx"


def test_there_are_342_municipalities_by_four_digits() -> None:
    assert len(NAMES) == 342
    assert all(len(code) == 4 and code.isdigit() for code in NAMES)
    assert NAMES["0820"] == "Nuenen, Gerwen en Nederwetten"
    assert NAMES["1900"] == "Súdwest-Fryslân"
    assert NAMES["0518"] == "'s-Gravenhage"


def test_no_abolished_municipality_is_on_the_list_and_every_successor_is() -> None:
    assert len(ABOLISHED) > 80
    for code, gone in ABOLISHED.items():
        assert code == gone.code
        assert code not in NAMES
        assert gone.successors
        assert set(gone.successors) <= NAMES.keys()
        assert gone.on >= HERINDELINGEN_SINCE


def test_an_area_that_was_divided_has_more_than_one_successor() -> None:
    haaren = ABOLISHED["0788"]
    assert (haaren.name, haaren.on) == ("Haaren", date(2021, 1, 1))
    assert [NAMES[code] for code in haaren.successors] == ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]


def test_the_codes_kept_for_examples_are_nobodys() -> None:
    assert is_fictitious("9801")
    assert not is_fictitious("0014")
    assert not is_fictitious("")
    assert not any(is_fictitious(code) for code in (*NAMES, *ABOLISHED))


@pytest.mark.skipif(not CBS.exists(), reason="CBS's own list is not beside this checkout")
def test_the_list_is_cbs_own() -> None:
    rows = list(load_workbook(CBS).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {str(row[0]): row[2] for row in rows} == dict(NAMES)
