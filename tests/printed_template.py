"""Our own templates as a model would print them: placeholders in braces instead of fields, "A", "B" for their lists."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from generator.templates import compiling, draft, language, render
from generator.templates.language import ITEM

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CALLED = {
    "swvs": "swv",
    "schoolbesturen": "schoolbestuur",
    "besturen": "schoolbestuur",
    "bestuur": "schoolbestuur",
    "gemeenten": "gemeente",
    "aanbieders": "aanbieder",
    "ondertekenaars": "ondertekenaar",
    "overlegvormen": "overlegvorm",
}
MARKED = frozenset({"swvs", "schoolbesturen", "besturen", "gemeenten"})
COMPARED = frozenset({"rechtsvorm", "gevolmachtigde", "sector"})
"""What a template compares with a word: it keeps its value, so that the same wording is chosen."""

SENTENCES = frozenset({"toestemmingsregels"})
"""Lists of sentences that the program makes: a model has sentences of its own there, and nothing to fill in."""


def label(field: str, row: str, mark: str = "") -> str:
    """Return "{NAAM GEMEENTE A}"."""
    return f"{{{f'{field} {CALLED.get(row, row)} {mark}'.replace('_', ' ').strip().upper()}}}"


def with_placeholders(path: Path) -> tuple[bytes, int]:
    """Return a template with each plain field of a row printed as a placeholder, and how many there are.

    What steers the text (``for``, ``if``) stays a tag.
    """
    seen = draft.read(path)
    labels: dict[tuple[str, str], str] = {}
    for tag in seen.tags:
        steps = language.path_of(tag.said.expressions[0], tag.scope) if tag.said.word == "print" else None
        named = [step for step in steps or () if step != ITEM]
        if len(named) > 1 and named[-1] not in SENTENCES:
            labels[tag.place.sheet, tag.text] = label(named[-1], named[-2])
    out, printed = io.BytesIO(), 0
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if sheet := seen.file.texts.get(name):
                root = etree.fromstring(content)
                for text in root.iter(f"{W}t"):
                    for tag_text in re.findall(r"\{\{.*?\}\}", text.text or ""):
                        shown = labels.get((sheet, tag_text), tag_text)
                        printed += shown != tag_text
                        text.text = (text.text or "").replace(tag_text, shown)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, content)
    return out.getvalue(), printed


def as_a_model(path: Path, names: Mapping[str, object]) -> bytes:
    """Return a template filled in with placeholders: two of each list, "A" and "B", and one wording of each choice."""
    template, _ = compiling.load(path)
    assert template is not None
    printed = render.render(template, {name: _labelled(value, name) for name, value in names.items()})
    assert isinstance(printed, bytes)
    return printed


def _labelled(value: object, row: str, field: str = "", mark: str = "") -> object:
    if isinstance(value, Mapping):
        return {key: _labelled(inner, key if _is_row(inner) else row, key, mark) for key, inner in value.items()}
    if isinstance(value, list | tuple) and _is_row(value):
        return [_labelled(value[0], field or row, "", letter if (field or row) in MARKED else "") for letter in "AB"]
    if isinstance(value, str) and value and field not in COMPARED:
        return label(field, row, mark)
    return value


def _is_row(value: object) -> bool:
    rows = value if isinstance(value, list | tuple) else (value,)
    return bool(rows) and isinstance(rows[0], Mapping)


def two_alike(value: object, like: object = None) -> object:
    """Return example names with two in every list, of which the second lacks nothing that the first has.

    A model prints one wording for all: where the wording differs from one party to the next, it can't be compared.
    """
    if isinstance(value, Mapping):
        other = like if isinstance(like, Mapping) else {}
        return {key: _filled(key, inner, other.get(key)) for key, inner in value.items()}
    if isinstance(value, list | tuple) and _is_row(value):
        first = two_alike(value[0], like[0] if isinstance(like, list) else None)
        return [first, *(two_alike(row, first) for row in value[1:2])]
    return value


def _filled(key: str, value: object, like: object) -> object:
    if like is not None and (isinstance(value, bool) or not value or key in COMPARED):
        return like
    return two_alike(value, like)
