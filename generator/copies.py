"""Where a command puts the file a person asked for: never over an original, and nothing of theirs is lost.

A file that we wrote and nobody changed is written over; any other that is in the way is kept under another name.
"""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from generator.files import probe, trouble, write_whole
from generator.office.package import ON_EVERY_RUN
from generator.problems import Exit, Place, Stop, error


def put(place: Path, content: bytes) -> str:
    """Write a file; return where a changed former one went, or nothing. Raises ``Stop`` where the disk refuses."""
    went = ""
    try:
        probe(place)
        if place.exists() and not _is_untouched(place) and place.read_bytes() != content:
            old = _free(place)
            place.replace(old)
            went = str(old)
        write_whole(place, content)
    except PermissionError as fault:
        message = f"Het programma kan dit bestand niet schrijven: {place}."
        mend = "Sluit het in Word of een ander programma, of geef een plaats op waar u mag schrijven."
        raise Stop(Exit.HELD_BACK, error("no-permission", message, mend, at=Place(str(place)))) from fault
    except OSError as fault:
        raise trouble(place, fault) from fault
    return went


def kept(former: str) -> tuple[str, ...]:
    """Return what to tell of a changed former file, where there was one."""
    return (f"Wat er onder die naam stond, was veranderd; het is bewaard als {former}.",) if former else ()


def refuse_other(target: Path, what: str, example: str, *, taken: bool = False) -> None:
    """Raise ``Stop`` where a file that somebody asks for would have no name of its own, that ends as the example's."""
    suffix = Path(example).suffix
    if taken or target.suffix.casefold() != suffix:
        message = f"{what} moet in een eigen bestand komen, met een naam die op {suffix} eindigt."
        mend = f"Kies bijvoorbeeld de naam {example}."
        raise Stop(Exit.WRONG_USAGE, error("copy-place", message, mend, at=Place(str(target))))


def refuse_file(folder: Path) -> None:
    """Raise ``Stop`` where a file stands in the place of the folder that somebody asks for."""
    if folder.exists() and not folder.is_dir():
        message, mend = "Hier hoort een map te staan, geen bestand.", "Geef de naam van een map op, zoals nagekeken."
        raise Stop(Exit.WRONG_USAGE, error("copy-place", message, mend, at=Place(str(folder))))


def same_file(copy: Path, originals: Iterable[Path]) -> bool:
    """Tell whether a place is one of these files, whatever it is called."""
    return any(_same(copy, original) for original in originals)


def typed(path: Path) -> str:
    """Return a path as it is typed on a command line: within quotes where it has a space."""
    return f'"{path}"' if " " in str(path) else str(path)


def _same(copy: Path, original: Path) -> bool:
    if str(copy.resolve()).casefold() == str(original.resolve()).casefold():
        return True
    return copy.exists() and original.exists() and copy.samefile(original)


def _free(place: Path) -> Path:
    number = 1
    while (old := place.with_name(f"{place.stem}_vorige-{number}{place.suffix}")).exists():
        number += 1
    return old


def _is_untouched(copy: Path) -> bool:
    """Tell whether a file is as we wrote it: any program that saves it gives its parts another moment.

    Word and Excel give them all 1 January 1980, and LibreOffice the moment itself.
    """
    try:
        with zipfile.ZipFile(BytesIO(copy.read_bytes())) as archive:
            return all(part.date_time == ON_EVERY_RUN for part in archive.infolist())
    except zipfile.BadZipFile:
        return False
