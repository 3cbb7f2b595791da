"""The whole numbers that a Word file says: of levels, marks and columns.

In: the text of an attribute. Out: the number, or None where it is none, or one that no Word file has.
"""

_MOST_DIGITS = 10


def whole_number(said: str | None) -> int | None:
    """Return the number that a text is; None for words, odd digits, and numbers too long to be meant."""
    if said and said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS:
        return int(said)
    return None
