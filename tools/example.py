"""Makes the committed example workbooks, ``parties.xlsx`` and ``cases.xlsx``, byte for byte the same each time.

Run as ``python -m tools.example [FOLDER]``; the data stand in ``example_region``, the columns in ``columns``, and how
a workbook looks in ``form``.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.workbooks import columns, form
from generator.workbooks.columns import Sheet
from generator.workbooks.form import Form
from tools import example_region as region


@dataclass(frozen=True, slots=True)
class Book:
    """One example workbook: its file name, its introduction, and the rows of each of its sheets."""

    file: str
    title: str
    introduction: Sequence[str]
    sheets: Sequence[tuple[Sheet, Sequence[region.Line]]]


PARTIES = Book(
    "parties.xlsx",
    "De partijen bij het privacyconvenant",
    (
        "Dit is een voorbeeld: de regio Zilvermeer bestaat niet, en alle namen en nummers zijn verzonnen.",
        "Vervang de rijen door die van uw regio. Daarna maakt het programma het convenant, de volmachten en de "
        "tekenpakketten.",
        *form.HOW,
        "Zet hier nooit gegevens van leerlingen in; die horen in de werkmap met casussen.",
    ),
    (
        (columns.COVENANT, (region.CONVENANT,)),
        (columns.SWV, region.SWV),
        (columns.BOARDS, region.SCHOOLBESTUREN),
        (columns.MUNICIPALITIES, region.GEMEENTEN),
        (columns.MANDATES, region.VOLMACHTEN),
        (columns.PROVIDERS, region.AANBIEDERS),
        (columns.SCHOOLS, region.SCHOLEN),
        (columns.MEETING_FORMS, region.OVERLEGVORMEN),
    ),
)
CASES = Book(
    "cases.xlsx",
    "De casussen waarvoor toestemming wordt gevraagd",
    (
        "Dit is een voorbeeld: deze leerlingen en hun ouders bestaan niet.",
        "Een ingevulde werkmap bevat gegevens van leerlingen. Bewaar die beveiligd, deel die met niemand die het niet "
        "hoeft te weten, en gooi die weg als de formulieren er zijn.",
        "Zet er nooit een BSN in: het programma weigert dat.",
        *form.HOW,
    ),
    (
        (columns.CASES, region.CASUSSEN),
        (columns.REPRESENTATIVES, region.GEZAG),
        (columns.PARTICIPANTS, region.DEELNEMERS),
    ),
)


def main(folder: Path) -> None:
    """Write both workbooks into a folder."""
    for book in (PARTIES, CASES):
        path = folder / book.file
        path.write_bytes(packed(book))
        print(path)


def packed(book: Book) -> bytes:
    """Return the workbook's bytes."""
    lines = {sheet.name: lines for sheet, lines in book.sheets}
    return form.written(Form(book.title, book.introduction, [sheet for sheet, _ in book.sheets], lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path())
