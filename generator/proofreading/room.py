"""Whether things fit where they are put: a header in the margin, a long word in a narrow cell.

In: the lines of a template. Out: a warning at a header or footer that the embedded engine would print over the text,
and a notice of cells in which a long word may not fit. Both are estimates, on the safe side.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.office.package import relations_of
from generator.problems import Problem, warning
from generator.proofreading.spots import Lines, noticed
from generator.proofreading.styling import Styles, number
from generator.word.labels import W
from generator.word.lines import Line
from generator.word.wordfile import WordFile, parse

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_TWIPS, _EMU = 20, 12700  # of each in a point
_PITCH = 1.2  # height of a line, in font sizes
_SLACK = 2.0  # points that an estimate may be over
_LETTER = 0.5  # width of an average letter, in font sizes
_MARGINS = 10.8  # points that Word keeps free in a cell, left and right together
_LONG_WORD, _LONG_ADDRESS = 14, 24  # letters
_WORD = re.compile(r"\{\{-?\s*(?:\w+\.)*(?:naam|functie|plaats|vestigingsplaats|rol|organisatie|hoedanigheid)\b")
_ADDRESS = re.compile(r"\{\{-?\s*(?:\w+\.)*(?:e_mail|beheerder_e_mail|website)\b")


def check(lines: Lines, styles: Styles) -> Iterator[Problem]:
    """Yield a warning for each header or footer that is too high, and a notice of narrow cells."""
    yield from _margins(lines, styles)
    yield from noticed(
        "print-narrow-cell",
        "In deze smalle cel past een lang woord of adres misschien niet; is dat zo, dan is LibreOffice nodig.",
        "Maak de kolom breder.",
        (line for line in lines.paragraphs if line.cell and _is_narrow(line, styles)),
    )


def _margins(lines: Lines, styles: Styles) -> Iterator[Problem]:
    file = lines.draft.file
    targets = _targets(file)
    seen: set[str] = set()
    for section in lines.draft.roots[file.main].iter(f"{W}sectPr"):
        for kind, edge, dutch, side in (
            ("header", "top", "koptekst", "boven"),
            ("footer", "bottom", "voettekst", "onder"),
        ):
            room = _room(section, kind, edge)
            for reference in section.findall(f"{W}{kind}Reference"):
                member = targets.get(str(reference.get(_RELATION)), "")
                high = sum(_height(line, styles) for line in lines.paragraphs if line.spot.member == member)
                if room is None or member in seen or high <= room + _SLACK:
                    continue
                seen.add(member)
                message = (
                    f"De {dutch} is ongeveer {high:.0f} punten hoog, en er is plaats voor {room:.0f}. De ingebouwde "
                    f"omzetter drukt haar over de tekst heen; dit stuk heeft LibreOffice nodig."
                )
                mend = f"Maak de marge {side} groter, of de {dutch} korter."
                yield warning("print-margin-full", message, mend, at=lines.part(member))


def _targets(file: WordFile) -> Mapping[str, str]:
    """Return the member that each relation of the main part leads to."""
    content = file.members.get(relations_of(file.main))
    if content is None:
        return {}
    folder = posixpath.join("/", posixpath.dirname(file.main))
    return {
        str(one.get("Id")): posixpath.normpath(posixpath.join(folder, str(one.get("Target")))).lstrip("/")
        for one in parse(content).iter("{*}Relationship")
    }


def _room(section: etree._Element, kind: str, edge: str) -> float | None:
    """Return the points there are for a header or footer; None where the margin is fixed, or unknown."""
    margins = section.find(f"{W}pgMar")
    size = number(margins, edge)
    return (size - number(margins, kind)) / _TWIPS if size > 0 else None


def _height(line: Line, styles: Styles) -> float:
    """Return about how high a paragraph of one line is, in points; the cells of a row stand beside each other."""
    if line.box or (line.cell and line.cell[2] > 1):
        return 0
    spacing = styles.of_paragraph(line.element, "spacing")
    pitch = number(spacing, "line", 240)
    exact = spacing is not None and spacing.get(f"{W}lineRule") in ("exact", "atLeast")
    one = pitch / _TWIPS if exact else _size(line, styles) * _PITCH * pitch / 240
    extents = line.element.iterfind(f".//{_INLINE}/{{*}}extent")
    pictures = [int(extent.get("cy", "")) / _EMU for extent in extents if extent.get("cy", "").isdecimal()]
    around = (number(spacing, "before") + number(spacing, "after")) / _TWIPS
    return max(one * (1 + line.text.count("\n")), *pictures, 0) + around


def _size(line: Line, styles: Styles) -> float:
    """Return the size of a paragraph's first words, in points."""
    run = next(line.element.iter(f"{W}r"), None)
    size = None if run is None else styles.of_run(run, line.element, "sz")
    return number(size, otherwise=20) / 2


def _is_narrow(line: Line, styles: Styles) -> bool:
    letters = _LONG_ADDRESS if _ADDRESS.search(line.text) else _LONG_WORD if _WORD.search(line.text) else 0
    return bool(letters) and _width(line.element) < letters * _LETTER * _size(line, styles)


def _width(paragraph: etree._Element) -> float:
    """Return the points a paragraph has in its cell; without end where no width is set."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    width = None if cell is None else cell.find(f"{W}tcPr/{W}tcW")
    if width is None or width.get(f"{W}type", "dxa") != "dxa" or not number(width, "w"):
        return float("inf")
    return number(width, "w") / _TWIPS - _MARGINS
