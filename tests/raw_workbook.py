"""Makes workbooks from raw XML, as no program would write them, and reads them."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from generator.problems import Exit, Stop
from generator.workbooks import workbook
from generator.workbooks.grids import Book, Grid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
DATE_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)
SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """Return the part of a sheet with these rows of XML."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row(*cells: str, number: int = 1) -> str:
    """Return a row of cells of XML."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def strings(*items: str) -> str:
    """Return the part of the shared texts; each item is the XML within its <si>."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def package(rows: str = "", *, names: Iterable[str] = ("Blad",), more: Mapping[str, str | bytes] | None = None,
            gone: Iterable[str] = ()) -> dict[str, str | bytes]:  # fmt: skip
    """Return the parts of a workbook of which the first sheet has these rows, some parts replaced or gone."""
    names = tuple(names)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{rank}" r:id="rId{rank}"/>' for rank, name in enumerate(names, start=1)
    )
    to_sheets = "".join(
        _relation(f"rId{rank}", "worksheet", f"worksheets/sheet{rank}.xml") for rank, _ in enumerate(names, start=1)
    )
    others = _relation("rIdS", "sharedStrings", "sharedStrings.xml") + _relation("rIdT", "styles", "styles.xml")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{WORKBOOK}" ContentType="{KIND}"/></Types>',
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", WORKBOOK)),
        WORKBOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(to_sheets + others),
        STRINGS: strings("<t>eerste</t>", "<t>tweede</t>"),
        "xl/styles.xml": DATE_STYLES,
        **{f"xl/worksheets/sheet{rank}.xml": sheet("") for rank, _ in enumerate(names, start=1)},
        SHEET: sheet(rows),
        **(more or {}),
    }
    return {name: part for name, part in parts.items() if name not in set(gone)}


def _relation(to: str, kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="{to}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def pack(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write the parts as a zip file, and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def load(path: Path) -> Book:
    return workbook.load(path, lambda _: True)


def grid(path: Path) -> Grid:
    (found,) = load(path).grids
    return found


def refusal(path: Path) -> tuple[str, str]:
    """Return the rule and the message of the one problem for which a file is refused."""
    with pytest.raises(Stop) as stopped:
        load(path)
    assert stopped.value.exit_code is Exit.INPUT_HAS_ERRORS
    (problem,) = stopped.value.problems
    assert problem.place.file == path.name
    assert re.fullmatch(r"[^\n]+[a-z0-9)]\.", problem.message), "one sentence"
    assert not re.search(r"\. [A-Z]", problem.message), "one sentence"
    assert problem.mend.endswith(".")
    assert "Traceback" not in problem.message
    return problem.rule, problem.message
