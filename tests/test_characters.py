"""What the characters of a cell tell, and that the letters called sound are drawn by the engine."""

import unicodedata
from xml.sax.saxutils import escape

import pytest

from generator.convert import embedded
from generator.problems import Severity
from generator.workbooks import characters
from tests.raw_word import raw_word


@pytest.mark.parametrize("content", ["", "Stichting De Lelie", "mevrouw S. Yılmaz", "Zoe\u0308", "’s-Gravenhage – € 5"])
def test_a_sound_text_has_no_remark(content: str) -> None:
    assert characters.remark(content) is None


@pytest.mark.parametrize(
    ("content", "severity", "rule"),
    [
        (" De Lelie", Severity.NOTICE, "spaces-stray"),
        ("De  Lelie", Severity.NOTICE, "spaces-stray"),
        ("De\u00a0Lelie", Severity.NOTICE, "spaces-stray"),
        ("De\u200bLelie", Severity.NOTICE, "spaces-stray"),
        ("De\nLelie", Severity.NOTICE, "spaces-stray"),
        ("De_x000D_Lelie", Severity.NOTICE, "spaces-stray"),
        ("De\x07Lelie", Severity.WARNING, "character-control"),
        ("De_x0007_Lelie", Severity.WARNING, "character-control"),
        ("De \u202eeileL", Severity.ERROR, "character-misleading"),
        ("De \ue000", Severity.ERROR, "character-misleading"),
        ("De \ud800", Severity.ERROR, "character-misleading"),
        ("王", Severity.WARNING, "character-no-font"),
        ("አማርኛ", Severity.WARNING, "character-no-font"),
    ],
)
def test_what_is_wrong_with_the_characters_is_told(content: str, severity: Severity, rule: str) -> None:
    found = characters.remark(content)
    assert found is not None
    assert (found.severity, found.rule) == (severity, rule)
    assert content not in found.message


def test_every_letter_called_covered_is_drawn_by_the_engine() -> None:
    letters = [one for one in sorted(characters.COVERED) if unicodedata.category(one) not in {"Cc", "Cf", "Cn"}]
    assert not embedded.misses_a_glyph(embedded.to_pdf(raw_word(*(f"ab{escape(one)}cd" for one in letters))))


@pytest.mark.parametrize("letter", "王አꀀ✂ᐁ")
def test_a_letter_not_called_covered_is_not_drawn(letter: str) -> None:
    assert letter not in characters.COVERED
    assert embedded.misses_a_glyph(embedded.to_pdf(raw_word(f"ab{letter}cd")))
