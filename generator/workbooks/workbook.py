"""An Excel file becomes sheets of rows that know their cells, or is refused with one clear sentence.

What comes out is plain: text, numbers, dates, yes and no, or a fault where a cell has no usable value. Nothing but the
file itself is read: no link is followed, no formula is worked out, no macro is looked at.
"""

import stat
from collections.abc import Callable
from pathlib import Path

from generator.problems import Exit, Place, Stop, error
from generator.workbooks import formats
from generator.workbooks.archive import Archive, Locked, TooLarge
from generator.workbooks.formats import Format
from generator.workbooks.grids import Book, Fault, Grid, Row, Value
from generator.workbooks.limits import MAX_FILE
from generator.workbooks.markup import Damaged
from generator.workbooks.parts import contents, shared_strings, styles
from generator.workbooks.sheets import Reading, grid

__all__ = ["Book", "Fault", "Grid", "Row", "Value", "load"]


def load(path: Path, wanted: Callable[[str], bool]) -> Book:
    """Return the sheets of a workbook whose names are wanted; raise ``Stop`` when the file can't be read."""
    content = _content(path)
    if not content:
        raise _stop(path, "workbook-empty", "is leeg (0 bytes).", "Zet een goede kopie van de werkmap terug.")
    if found := formats.of_bytes(content):
        raise _refused(path, found)
    try:
        return _book(path, content, wanted)
    except Locked:
        raise _refused(path, formats.ENCRYPTED) from None
    except Damaged:
        raise _refused(path, formats.DAMAGED) from None
    except TooLarge as passed:
        raise _too_large(path, str(passed)) from None
    except MemoryError:
        raise _too_large(path, "past niet in het geheugen van deze computer") from None


def _book(path: Path, content: bytes, wanted: Callable[[str], bool]) -> Book:
    archive = Archive(content)
    if found := formats.of_parts(archive.names()):
        raise _refused(path, found)
    inside = contents(archive)
    asked = [sheet for sheet in inside.sheets if wanted(sheet.name)]
    names = tuple(sheet.name for sheet in inside.sheets)
    if not asked:
        return Book(path.name, (), names, inside.since_1904)
    reading = Reading(
        file=path.name,
        strings=shared_strings(archive, inside.strings),
        styles=styles(archive, inside.styles),
        since_1904=inside.since_1904,
    )
    return Book(path.name, tuple(grid(archive, sheet, reading) for sheet in asked), names, inside.since_1904)


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise _stop(path, "workbook-not-a-file", "is een map, geen bestand.", "Geef de naam van de werkmap op.")
        if not stat.S_ISREG(found.st_mode):
            raise _stop(path, "workbook-not-a-file", "is geen gewoon bestand.", "Geef de naam van de werkmap op.")
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except (FileNotFoundError, ValueError):  # a name with a NUL in it is no name
        raise Stop(
            Exit.INPUT_HAS_ERRORS,
            error(
                "workbook-missing",
                f"Het bestand ‘{path}’ bestaat niet.",
                "Controleer de naam en de map, of geef de plaats van de werkmap op.",
                at=Place(path.name),
            ),
        ) from None
    except PermissionError:
        raise _stop(
            path,
            "workbook-no-access",
            "kan niet worden geopend: het is open in een ander programma, of u hebt er geen rechten op.",
            "Sluit het bestand in Excel en probeer het opnieuw.",
        ) from None
    except OSError as fault:
        raise _stop(
            path,
            "workbook-unreadable",
            "kan niet worden gelezen.",
            "Zet een kopie op een andere plaats en probeer het daarmee.",
        ) from fault
    if len(content) > MAX_FILE:
        raise _too_large(path, f"is groter dan {MAX_FILE // 1_000_000} MB")
    return content


def _too_large(path: Path, why: str) -> Stop:
    return _stop(
        path,
        "workbook-too-large",
        f"{why}; meer leest het programma niet.",
        "Haal weg wat niet nodig is: afbeeldingen, opmaak van lege rijen, oude rijen en andere werkbladen.",
    )


def _refused(path: Path, found: Format) -> Stop:
    return _stop(path, found.rule, found.says, found.mend)


def _stop(path: Path, rule: str, message: str, mend: str) -> Stop:
    return Stop(Exit.INPUT_HAS_ERRORS, error(rule, f"‘{path.name}’ {message}", mend, at=Place(path.name)))
