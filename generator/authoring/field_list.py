"""What ``templates fields`` does: every field a template may use, on the screen, or as a Word file to print.

In: the kinds that are asked for, and the workbooks for the user's own columns. Out: an ``Outcome`` with the list.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import get_args

from generator import copies
from generator.authoring.review import KnownRegion
from generator.documents import TEMPLATE_OF
from generator.explaining.fields import FieldRow, fields_of
from generator.explaining.printed import KINDS, printed
from generator.model import TemplateKind
from generator.outcome import Outcome

TAG, EXAMPLE = 58, 40  # characters: the columns of the list on the screen


def list_fields(kind: TemplateKind | None, docx: Path | None, known: KnownRegion) -> Outcome:
    """Return the list of fields, written as a Word file where that was asked; raises ``Stop`` where it can't be."""
    kinds: tuple[TemplateKind, ...] = (kind,) if kind else get_args(TemplateKind)
    fields = {one: fields_of(one, known.region, known.cases) for one in kinds}
    more = {"fields": [{"kind": one, **asdict(row)} for one, rows in fields.items() for row in rows]}
    if docx is None:
        return Outcome("templates fields", known.problems, told=tuple(_lines(fields)), more=more)
    taken = docx.name.casefold() in TEMPLATE_OF.values()
    copies.refuse_other(docx, "De lijst met velden", "velden.docx", taken=taken)
    former = copies.put(docx, printed(fields))
    told = (*copies.kept(former), f"De lijst met velden staat in {docx}.")
    return Outcome("templates fields", known.problems, files=(str(docx),), told=told, more=more)


def _lines(fields: Mapping[TemplateKind, Sequence[FieldRow]]) -> Iterator[str]:
    """Yield the list; what stood under another kind just so, is not told again."""
    seen: set[FieldRow] = set()
    for kind, rows in fields.items():
        yield f"{TEMPLATE_OF[kind]} – {KINDS[kind]}"
        for heading, group in groupby(rows, key=lambda row: row.heading):
            found = list(group)
            if all(row in seen for row in found):
                yield f"  {heading}: zoals hierboven."
                continue
            yield f"  {heading}"
            yield from (f"    {_line(row)}" for row in found)
            seen.update(found)


def _line(row: FieldRow) -> str:
    return f"{row.tag:<{TAG}} {_short(row.example):<{EXAMPLE}} {row.source}"


def _short(text: str) -> str:
    return text if len(text) <= EXAMPLE else f"{text[: EXAMPLE - 1]}…"
