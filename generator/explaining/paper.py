"""A printable Word file of headings, paragraphs and tables: A4 on its side, Calibri, Dutch, with page numbers.

In: text. Out: a slim .docx, the same bytes for the same text. It keeps to what the embedded engine prints as Word does.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape

from generator.office.package import CONTENT_TYPES
from generator.word.wordfile import Mould

Style = Literal["Title", "Heading1", "Heading2", "Text", "Cell", "Tag", "Head"]


class Cell(NamedTuple):
    """One cell: a paragraph, with a note in italics behind it."""

    style: Style
    text: str
    note: str = ""


WIDTH_MM = 261.0
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TINT, _LINE = "E8EEF4", "B8C4D0"


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def paragraph(style: Style, text: str, note: str = "") -> str:
    """Return a paragraph of plain text, with a note in italics behind it."""
    runs = [_run(text)]
    if note:
        runs.append(_run(f" {note}", '<w:rPr><w:i/><w:color w:val="555555"/></w:rPr>'))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(header: Sequence[str], rows: Iterable[Sequence[Cell] | str], widths_mm: Sequence[float]) -> str:
    """Return a table whose header comes again on each page and whose rows do not split; a text spans all columns."""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths_mm)
    head = _row([Cell("Head", text) for text in header], widths_mm, "<w:tblHeader/>", tint=True)
    body = "".join(_band(row, widths_mm) if isinstance(row, str) else _row(row, widths_mm) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="{_twips(sum(widths_mm))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{head}{body}</w:tbl>"
    )


def _row(cells: Sequence[Cell], widths_mm: Sequence[float], more: str = "", *, tint: bool = False) -> str:
    made = "".join(_cell(cell, width, tint=tint) for cell, width in zip(cells, widths_mm, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{made}</w:tr>"


def _band(text: str, widths_mm: Sequence[float]) -> str:
    cell = _cell(Cell("Head", text), sum(widths_mm), f'<w:gridSpan w:val="{len(widths_mm)}"/>')
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _cell(cell: Cell, width_mm: float, more: str = "", *, tint: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/>' if tint else ""
    width = f'<w:tcW w:w="{_twips(width_mm)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{more}{shade}</w:tcPr>{paragraph(*cell)}</w:tc>"


def document(title: str, blocks: Iterable[str]) -> bytes:
    """Return the Word file of paragraphs and tables, with its title in the footer of each page."""
    return Mould(_members(title, "".join(blocks))).cast(())


def _members(title: str, body: str) -> Iterator[tuple[str, bytes]]:
    for name, text in (
        (CONTENT_TYPES, _content_types()),
        ("_rels/.rels", _relations(("officeDocument", "word/document.xml"), ("", "docProps/core.xml"))),
        ("docProps/core.xml", _core(title)),
        ("word/document.xml", _root("document", f"<w:body>{body}{_SECTION}</w:body>")),
        ("word/_rels/document.xml.rels", _relations(("styles", "styles.xml"), ("footer", "footer.xml"))),
        ("word/styles.xml", _root("styles", _STYLES)),
        ("word/footer.xml", _root("ftr", _footer(title))),
    ):
        yield name, (_XML + text).encode()


def _root(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_OFFICE}">{inner}</w:{name}>'


def _footer(title: str) -> str:
    fields = [
        f'<w:r><w:t xml:space="preserve"> {word} </w:t></w:r><w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r>'
        "</w:fldSimple>"
        for word, field in (("bladzijde", "PAGE"), ("van", "NUMPAGES"))
    ]
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t>{escape(title)}</w:t></w:r><w:r><w:tab/></w:r>'
        f"{''.join(fields)}</w:p>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    kinds = {"": f"{_PACKAGE}/relationships/metadata/core-properties"}
    lines = "".join(
        f'<Relationship Id="rId{rank}" Type="{kinds.get(kind, f"{_OFFICE}/{kind}")}" Target="{target}"/>'
        for rank, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _content_types() -> str:
    parts = {
        "word/document": f"{_WORD}.document.main+xml",
        "word/styles": f"{_WORD}.styles+xml",
        "word/footer": f"{_WORD}.footer+xml",
        "docProps/core": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:language>nl-NL</dc:language></cp:coreProperties>"
    )


def _style(name: str, shown: str, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="{based}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(2 * points)}"/><w:szCs w:val="{round(2 * points)}"/>'


def _heading(level: int, above: int) -> str:
    return (
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{20 * above}" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )


_STYLES = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts("Calibri")}{_size(10)}<w:lang w:val="nl-NL" w:eastAsia="nl-NL" '
    'w:bidi="nl-NL"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + _style("Title", "Title", '<w:spacing w:after="120"/>', f'<w:b/><w:color w:val="1F3A5F"/>{_size(22)}')
    + _style("Heading1", "heading 1", _heading(1, 18), f'<w:b/><w:color w:val="1F3A5F"/>{_size(15)}')
    + _style("Heading2", "heading 2", _heading(2, 12), f'<w:b/><w:color w:val="1F3A5F"/>{_size(11.5)}')
    + _style("Text", "Body Text", '<w:spacing w:after="60"/>')
    + _style("Cell", "Table Text", run=_size(9))
    + _style("Tag", "Tag", run=f"{_fonts('Courier New')}{_size(8)}")
    + _style("Head", "Table Heading", "<w:keepNext/>", f"<w:b/>{_size(9)}")
    + _style("Footer", "footer", f'<w:tabs><w:tab w:val="right" w:pos="{_twips(WIDTH_MM)}"/></w:tabs>', _size(8.5))
    + '<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>'
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:color="{_LINE}"/>' for side in ("top", "bottom", "insideH"))
    + '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_SECTION = (
    f'<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="{_twips(297)}" w:h="{_twips(210)}" '
    f'w:orient="landscape"/><w:pgMar w:top="{_twips(16)}" w:right="{_twips(18)}" w:bottom="{_twips(18)}" '
    f'w:left="{_twips(18)}" w:header="{_twips(8)}" w:footer="{_twips(8)}" w:gutter="0"/></w:sectPr>'
)
