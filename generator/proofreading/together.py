"""Places to sign that may part over two pages: half of one on the next page is overlooked, or misused.

In: the lines of a template. Out: a warning at each table or block of paragraphs for a signature that is not held
together by what both engines keep: one row that can't split, or paragraphs that keep with the next.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from generator.convert.rules import kept_tables
from generator.problems import Problem, warning
from generator.proofreading.spots import Lines
from generator.proofreading.styling import Styles, is_on
from generator.templates.language import TAG
from generator.word.labels import W
from generator.word.lines import Line

_SIGN = re.compile(
    r"\s*handtekening(?:en)?[\s:._…]*$|\s*(?:[\w,/]+\s+){0,4}handtekening(?:en)?\s*(?::|\t|_|…|\.{3})", re.IGNORECASE
)
_LABEL = re.compile(
    r"\s*(?:naam|functie|datum|plaats|namens|ondertekenaar|hoedanigheid)\b[^:.]{0,40}(?::|\t|_|…|\.{3})", re.IGNORECASE
)
_NEAR = 8  # paragraphs around a line to sign that may belong to it
_MOST_BREAKS = 2  # line breaks in a paragraph that Word's widow control keeps on one page
_ROW, _TABLE, _CELL = f"{W}tr", f"{W}tbl", f"{W}tc"


def check(lines: Lines, styles: Styles) -> Iterator[Problem]:
    """Yield a warning for each place to sign that may part."""
    told = {table for root in lines.draft.roots.values() for table in kept_tables(root)}
    seen: set[etree._Element] = set()
    for at, line in enumerate(lines.paragraphs):
        if not _signs(line):
            continue
        table = next(line.element.iterancestors(_TABLE), None)
        if table is None:
            block = _block(lines.paragraphs, at)
            if block[0].element not in seen and not _kept(block, styles):
                mend = "Kies voor alle regels van het blok, behalve de laatste, Alinea › ‘Bij volgende alinea houden’."
                yield _parts("Dit tekenblok", mend, line)
            seen.add(block[0].element)
        elif table not in seen | told and _may_part(table, lines):
            mend = (
                "Zet naam, functie, datum en handtekening in één rij, en zet bij Tabeleigenschappen › Rij uit dat die "
                "over pagina’s verdeeld mag worden."
            )
            yield _parts("Deze tabel om te tekenen", mend, line)
        if table is not None:
            seen.add(table)


def _parts(what: str, mend: str, line: Line) -> Problem:
    message = f"{what} kan voor een deel op de volgende bladzijde komen."
    return warning("print-signature-splits", message, mend, at=line.spot, value=line.spot.excerpt)


def _signs(line: Line) -> bool:
    """Tell whether a paragraph is for a signature: it says so, or holds the tag of a code."""
    if line.level is not None or "handtekening" not in line.text.lower():
        return False
    codes = (tag for tag in TAG.findall(line.text) if tag.startswith("{{"))
    return _SIGN.match(line.text) is not None or any("handtekening" in code for code in codes)


def _may_part(table: etree._Element, lines: Lines) -> bool:
    """Tell whether a table's rows stand for one signature together, or its row to sign may split."""
    if any(_whole(row) for row in table.iterancestors(_ROW)):
        return False
    rows = {row: _lines_in(row, lines) for row in table.findall(_ROW)}
    rows = {row: held for row, held in rows.items() if not _is_head(row) and not _is_steering(held)}
    signing = [row for row, held in rows.items() if any(_signs(line) for line in held)]
    if any(not _whole(row) and _tall(row) for row in signing):
        return True
    beside = [row for row in rows if row not in signing]
    if any(_LABEL.match(line.text) for row in beside for line in rows[row]):
        return True
    return bool(beside) and any(all(_signs(line) or not line.text.strip() for line in rows[row]) for row in signing)


def _lines_in(element: etree._Element, lines: Lines) -> list[Line]:
    return [line for one in element.iter(f"{W}p") if (line := lines.of(one))]


def _is_head(row: etree._Element) -> bool:
    return is_on(row.find(f"{W}trPr/{W}tblHeader"))


def _is_steering(held: Sequence[Line]) -> bool:
    return "".join(line.text for line in held).lstrip().startswith("{%tr")


def _whole(row: etree._Element) -> bool:
    return is_on(row.find(f"{W}trPr/{W}cantSplit"))


def _tall(row: etree._Element) -> bool:
    return any(len(cell.findall(f"{W}p")) > 1 for cell in row.findall(_CELL))


def _block(paragraphs: Sequence[Line], at: int) -> Sequence[Line]:
    """Return the paragraphs from the first to the last label around a line to sign."""
    first = last = at
    for step in (-1, 1):
        for number in range(at + step, at + step * (_NEAR + 1), step):
            if not 0 <= number < len(paragraphs) or not _goes_with(paragraphs[number], paragraphs[at]):
                break
            if _LABEL.match(paragraphs[number].text):
                first, last = min(first, number), max(last, number)
    return [line for line in paragraphs[first : last + 1] if not line.text.lstrip().startswith("{%p")]


def _goes_with(line: Line, signed: Line) -> bool:
    same = (line.spot.member, line.box) == (signed.spot.member, signed.box)
    return same and line.level is None and line.cell == signed.cell


def _kept(block: Sequence[Line], styles: Styles) -> bool:
    for line in block:
        if line.text.count("\n") > _MOST_BREAKS and not is_on(styles.of_paragraph(line.element, "keepLines")):
            return False
    return all(is_on(styles.of_paragraph(line.element, "keepNext")) for line in block[:-1])
