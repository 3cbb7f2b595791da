"""What of a paragraph is shown beside a message: the words that are meant, and enough around them to find them."""

BESIDE, MOST, WORD = 32, 90, 16  # characters on either side of what is meant, of it, and of a word that is kept whole


def excerpt(text: str, start: int, end: int) -> str:
    """Return the words from ``start`` to ``end`` with what stands beside them, on one line."""
    first, last = max(0, start - BESIDE), min(len(text), min(end, start + MOST) + BESIDE)
    first = max(text.rfind(" ", 0, first) + 1, first - WORD, 0) if first else 0
    space = text.find(" ", last)
    last = min(last + WORD, len(text) if space < 0 else space)
    before = "…" if text[:first].strip() else ""
    after = "…" if text[last:].strip() else ""
    return f"{before}{' '.join(text[first:last].split())}{after}"
