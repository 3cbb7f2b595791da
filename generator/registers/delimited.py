"""Delimited text as DUO, CBS and Excel write it becomes lines of cells, whatever its encoding and delimiter."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.problems import Place, Problem, notice, warning

DELIMITERS = ";,\t|"
LOOKED_AT = 30  # lines from which the delimiter is told
MISREAD = re.compile("[ÂÃÄÅ][\u0080-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€")
"""UTF-8 that was once read as Windows-1252: "Ã¢" stands for "â"."""
Line = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a file with their numbers, each cut into cells, and what had to be guessed or mended."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()


def read(file: str, content: bytes, known: Callable[[str], bool]) -> Text:
    """Return the lines of delimited text; ``known`` tells a header's name, by which the delimiter is recognised."""
    at = Place(file)
    text, problems = _decoded(content, at)
    text = re.sub(r"\Asep=.[\r\n]+", "", text)
    delimiter = _delimiter(text, known)
    try:
        lines = _lines(text, delimiter, quoted=True)
    except csv.Error:
        lines = _unquoted(text, delimiter)
        problems.append(
            notice(
                "list-quotes",
                "De aanhalingstekens in deze lijst kloppen niet; ze zijn gelezen als gewone tekens.",
                "Kijk of de namen goed zijn overgenomen.",
                at=at,
            )
        )
    lines, mended = _mended(lines)
    if mended:
        problems.append(
            notice(
                "list-mended",
                f"In deze lijst stonden verminkte letters, zoals ‘{mended[0]}’. Ze zijn hersteld, in "
                f"{len(mended)} cellen.",
                "Kijk of de namen goed zijn overgenomen.",
                at=at,
            )
        )
    return Text(tuple(lines), tuple(problems))


def tidy(cell: str) -> str:
    """Return a cell with single spaces, none of them unbreakable, and none around it."""
    return " ".join(cell.split())


def _decoded(content: bytes, at: Place) -> tuple[str, list[Problem]]:
    """Return the text; what is no UTF-8 or UTF-16 is Windows-1252, as DUO writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), []
    if content[1:200:2].count(0) > len(content[:200]) // 3:
        return content.decode("utf-16-le", errors="replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\ufffd" not in text:
        return text, []
    told = warning(
        "list-characters",
        f"{text.count(chr(0xFFFD))} tekens in deze lijst zijn niet te lezen; er staat nu een vraagteken in een ruit.",
        "Download de lijst opnieuw, en verander er niets in.",
        at=at,
    )
    return text, [told]


def _delimiter(text: str, known: Callable[[str], bool]) -> str:
    start = "\n".join(text.splitlines()[:LOOKED_AT])

    def names(delimiter: str) -> int:
        return max((sum(map(known, cells)) for _, cells in _unquoted(start, delimiter)), default=0)

    return max(DELIMITERS, key=names)


def _unquoted(text: str, delimiter: str) -> list[Line]:
    """Return the lines with quotes as plain characters, and none where a cell is too long for any list."""
    try:
        return _lines(text, delimiter, quoted=False)
    except csv.Error:
        return []


def _lines(text: str, delimiter: str, *, quoted: bool) -> list[Line]:
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=quoted,
    )
    found: list[Line] = []
    begun = 1
    for cells in reader:
        tidied = [tidy(cell if quoted else cell.strip().strip('"')) for cell in cells]
        if any(tidied):
            found.append((begun, tidied))
        begun = reader.line_num + 1
    return found


def _mended(lines: list[Line]) -> tuple[list[Line], list[str]]:
    found: list[str] = []
    result: list[Line] = []
    for number, cells in lines:
        mended = [_mend(cell) for cell in cells]
        found += [cell for cell, new in zip(cells, mended, strict=True) if new != cell]
        result.append((number, mended))
    return result, found


def _mend(cell: str) -> str:
    """Return a cell as it was before its UTF-8 was read as Windows-1252, or the cell itself."""
    if not MISREAD.search(cell):
        return cell
    try:
        return tidy(b"".join(map(_byte, cell)).decode("utf-8"))
    except UnicodeError:
        return cell


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1") if "\u0080" <= letter <= "\u009f" else letter.encode("cp1252")
