"""What is wrong with a rectangle to sign in, as the report gives it and a reader sees its page."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2

WIDE, HIGH = 127.5, 34.0
"""45 by 12 mm, in points."""


def faults(pdf: Path, places: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with the places to sign of one of our own documents, in which the code is under a line."""
    with pypdfium2.PdfDocument(pdf) as document:
        for place in places:
            page = document[place["page"] - 1]
            layer = page.get_textpage()
            width, height = page.get_size()
            left, bottom = place["x"], place["y"]
            right, top = left + place["width"], bottom + place["height"]
            where = f"{pdf.name} {place['code']}"
            if not (0 < left < right < width and 0 < bottom < top < height):
                yield f"{where}: not on its page"
            if place["width"] < WIDE or place["height"] < HIGH:
                yield f"{where}: {place['width']} by {place['height']} points is too small"
            if words := layer.get_text_bounded(left, bottom, right, top).strip():
                yield f"{where}: over {words!r}"
            caption = layer.get_text_bounded(left, bottom - 24, right, bottom).split()
            if caption != ["handtekening", place["code"]]:
                yield f"{where}: it stands on {caption}"
            layer.close()
    for one, two in combinations(places, 2):
        apart = (
            one["page"] != two["page"]
            or one["x"] + one["width"] <= two["x"]
            or two["x"] + two["width"] <= one["x"]
            or one["y"] + one["height"] <= two["y"]
            or two["y"] + two["height"] <= one["y"]
        )
        if not apart:
            yield f"{pdf.name}: {one['code']} over {two['code']}"


def of_all(output: Path, documents: Sequence[dict[str, Any]]) -> tuple[set[str], list[str]]:
    """Return of which kinds there are documents to sign, and what is wrong with their places."""
    signed = [one for one in documents if one["signatures"]]
    found = [fault for one in signed for fault in faults(output / one["pdf"], one["signatures"])]
    return {one["kind"] for one in signed}, found
