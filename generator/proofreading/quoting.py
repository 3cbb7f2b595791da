"""What of a paragraph is shown beside a message: the words that are meant, and enough around them to find them."""

BESIDE, MOST = 32, 90  # characters on either side of what is meant, and in all


def excerpt(text: str, start: int, end: int) -> str:
    """Return the words from ``start`` to ``end`` with what stands beside them, on one line."""
    first, last = max(0, start - BESIDE), min(len(text), min(end, start + MOST) + BESIDE)
    before = "…" if text[:first].strip() else ""
    after = "…" if text[last:].strip() else ""
    return f"{before}{' '.join(text[first:last].split())}{after}"
