"""The list of fields on paper: a Word file with, per kind of template, the tags to copy and what they print.

In: the fields of each kind that is asked for. Out: a .docx. What all these kinds share comes first, once.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.documents import TEMPLATE_OF
from generator.dutch import capitalised, listing
from generator.explaining import paper
from generator.explaining.fields import FieldRow
from generator.explaining.paper import Cell
from generator.model import TemplateKind

TITLE = "Velden voor sjablonen"
KINDS: Mapping[TemplateKind, str] = {
    "covenant": "het convenant",
    "mandate": "de volmacht",
    "consent": "het toestemmingsformulier",
    "invitation": "de uitnodiging voor een overleg",
    "reading_aid": "een leeshulp in een andere taal",
    "school_sheet": "het schoolblad van een casus",
    "file_note": "de dossiernotitie voor een hulpverlener",
    "log": "een logblad bij een casus",
    "accession": "het toetredingsformulier",
    "addendum": "het addendum met de lijst van partijen",
    "notice": "de kennisgeving van een verandering",
    "revocation": "de intrekking van een volmacht",
    "ratification": "de bekrachtiging van een handtekening",
    "succession": "de verklaring van rechtsopvolging",
    "termination": "de opzegging",
    "announcement": "de bekendmaking van een toetreding",
    "reminder": "de herinnering aan wie nog moet tekenen",
    "decisions": "de besluitenlijst voor het regionale overleg",
    "agenda": "de agendabijlage voor het regionale overleg",
    "cover": "de omslag van een pakket",
}
"""What each kind of template is for."""

Groups = Mapping[str, Sequence[FieldRow]]
"""By name at the top: its fields."""
_HOW = (
    "Zet een veld tussen dubbele accolades: {{ convenant.regio }} drukt af wat in de werkmap staat.",
    "{% if convenant.einddatum %}…{% endif %} drukt alleen af wat ertussen staat als het veld is ingevuld, of als het "
    "antwoord ja is.",
    "{% for gemeente in gemeenten %}…{% endfor %} herhaalt wat ertussen staat. Staat zo’n tag alleen in een alinea, "
    "schrijf dan {%p … %}; staat hij alleen in een rij van een tabel, schrijf dan {%tr … %}. Die alinea of rij "
    "wordt dan niet gedrukt.",
    "De voorbeelden zijn verzonnen. Een veld dat leeg kan zijn, hoort in een {% if … %}, met de woorden erbij.",
)
_HEADER = ("Tag om over te nemen", "Wat het is", "Voorbeeld", "Blad › kolom")
_WIDTHS_MM = (86.0, 78.0, 49.0, 48.0)
_LONGEST_WORD = 28  # characters; what is longer would run out of its cell
_WORTH_NAMING = 6  # from so many fields on that stand above already, they are not told again


def printed(fields: Mapping[TemplateKind, Sequence[FieldRow]]) -> bytes:
    """Return the list of fields of these kinds as a Word file; the same fields give the same bytes."""
    return paper.document(TITLE, _blocks(fields))


def _blocks(fields: Mapping[TemplateKind, Sequence[FieldRow]]) -> Iterator[str]:
    yield paper.paragraph("Title", TITLE)
    yield from (paper.paragraph("Text", line) for line in _HOW)
    by_kind = {kind: _by_group(rows) for kind, rows in fields.items()}
    first = next(iter(by_kind.values()), {})
    shared = {
        group: rows
        for group, rows in first.items()
        if len(by_kind) > 1 and all(_same(rows, other.get(group, ())) for other in by_kind.values())
    }
    if shared:
        yield paper.paragraph("Heading1", "In elk sjabloon")
        yield from _groups(shared)
    above: dict[TemplateKind, Groups] = {}
    for kind, groups in by_kind.items():
        yield paper.paragraph("Heading1", f"Voor {KINDS[kind]}: {TEMPLATE_OF[kind]}")
        own = {group: rows for group, rows in groups.items() if group not in shared}
        for earlier, told in above.items():
            known = [group for group, rows in own.items() if _same(rows, told.get(group, ()))]
            if known:
                yield paper.paragraph("Text", f"Zoals bij {KINDS[earlier]}: {listing(known)}.")
            own = {group: rows for group, rows in own.items() if group not in known}
        yield from _groups(own)
        above[kind] = own


def _by_group(rows: Sequence[FieldRow]) -> dict[str, tuple[FieldRow, ...]]:
    return {group: tuple(found) for group, found in groupby(rows, key=lambda row: row.group)}


def _same(rows: Sequence[FieldRow], others: Sequence[FieldRow]) -> bool:
    return [(row.tag, row.example) for row in rows] == [(row.tag, row.example) for row in others]


def _groups(groups: Groups) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for group, rows in groups.items():
        yield paper.paragraph("Heading2", f"{rows[0].heading} – {group}")
        yield paper.table(_HEADER, _lines(rows, seen), _WIDTHS_MM)


def _lines(rows: Sequence[FieldRow], seen: set[tuple[str, str]]) -> Iterator[Sequence[Cell] | str]:
    """Give the lines of a table; the fields of a loop that stand above already are named, not told again."""
    for within, found in groupby(rows, key=lambda row: row.within):
        inside = list(found)
        told = [row for row in inside if within and (row.path, row.meaning) in seen]
        if len(told) < _WORTH_NAMING:
            told = []
        if within:
            also = f": de velden van {told[0].path.partition('.')[0]} die hierboven staan" if told else ""
            more = ", en" if told and len(told) < len(inside) else ""
            yield f"Binnen de herhaling van {within}{also}{more}"
        yield from (_line(row) for row in inside if row not in told)
        seen |= {(row.path, row.meaning) for row in inside}


def _line(row: FieldRow) -> Sequence[Cell]:
    return (
        Cell("Tag", row.tag),
        Cell("Cell", capitalised(row.meaning), row.note),
        Cell("Cell", _fitting(row.example)),
        Cell("Cell", capitalised(row.source)),
    )


def _fitting(example: str) -> str:
    """Return an example in which no word is too long for its cell."""
    return " ".join(word if len(word) <= _LONGEST_WORD else f"{word[: _LONGEST_WORD - 1]}…" for word in example.split())
