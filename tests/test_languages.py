"""The column Taal: which names are languages, which one was meant, and whose reading aid there is."""

import pytest

from generator.signing.languages import aid_for, is_dutch, is_known, meant


@pytest.mark.parametrize(
    "said",
    ["Engels", "arabisch", "Oekraïens", "oekraiens", "Tigrinya", "Soranî", "Sorani", "Pasjtoe", "Somali", "Farsi"],
)
def test_a_language_is_known_however_it_is_capitalised_or_accented(said: str) -> None:
    assert is_known(said)


@pytest.mark.parametrize("said", ["", "  ", "xyzzy", "Enegls", "ja", "Ayşe Yılmaz", "meerdere talen", "onbekende taal"])
def test_what_is_no_language_is_not_known(said: str) -> None:
    assert not is_known(said)


@pytest.mark.parametrize(
    ("said", "file"),
    [
        ("Engels", "leeshulp_engels.docx"),
        ("ARABISCH", "leeshulp_arabisch.docx"),
        ("Marokkaans-Arabisch", "leeshulp_arabisch.docx"),
        ("Syrisch Arabisch", "leeshulp_arabisch.docx"),
        ("turks", "leeshulp_turks.docx"),
        ("Pools", "leeshulp_pools.docx"),
        ("Oekraiens", "leeshulp_oekraiens.docx"),
        ("Koerdisch en Turks", "leeshulp_turks.docx"),
        ("Tigrinya", ""),
        ("Ottomaans-Turks", ""),
        ("Nederlands", ""),
        ("Enegls", ""),
        ("", ""),
    ],
)
def test_a_language_has_its_reading_aid_or_none(said: str, file: str) -> None:
    assert aid_for(said) == file


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Enegls", "Engels"),
        ("English", "Engels"),
        ("Türkçe", "Turks"),
        ("polski", "Pools"),
        ("العربية", "Arabisch"),
        ("Ukrainian", "Oekraïens"),
        ("uk", "Oekraïens"),
        ("Duitsch", "Duits"),
        ("Tigrinja", "Tigrinya"),
        ("Arabish", "Arabisch"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_a_slip_tells_which_language_was_meant(said: str, language: str) -> None:
    assert meant(said) == language


def test_dutch_asks_for_no_aid() -> None:
    assert is_dutch("Nederlands")
    assert not is_dutch("Nederlands en Turks")
    assert not is_dutch("")
