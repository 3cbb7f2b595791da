"""Every regular expression means the same in every Python that the program may run with."""

import re
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).parents[1] / "generator").rglob("*.py"))
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


@pytest.mark.parametrize("written", ["(?:a|b)*+", "(ab?c)?+", "(a)++", "(?:a){2,3}+", "(?>a|b)"])
def test_a_group_that_gives_nothing_back_is_seen(written: str) -> None:
    assert POSSESSIVE_GROUP.search(written)


@pytest.mark.parametrize("written", ["[ab]*+", r"\d++", r"\)*+", "(?:a|b)*", "(a)+"])
def test_what_is_no_such_group_is_let_be(written: str) -> None:
    assert not POSSESSIVE_GROUP.search(written)


def test_no_pattern_has_a_group_that_gives_nothing_back() -> None:
    """Python up to 3.11.4, as in Debian 12, matches such groups wrongly (its issues 101955 and 106052)."""
    lines = ((path.name, line) for path in SOURCES for line in path.read_text(encoding="utf-8").splitlines())
    found = [
        (name, line.strip()) for name, line in lines if 'rb"' in line or 'r"' in line if POSSESSIVE_GROUP.search(line)
    ]

    assert found == []
