"""Word files written as the XML a test is about, and nothing else."""

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1531" w:bottom="1814" w:left="1531" w:header="709" w:footer="794" w:gutter="0"/>'
)
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
    '<w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults>'
)


def raw_word(
    *blocks: str,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    header: str = "",
    footer: str = "",
    section: str = "",
) -> bytes:
    """Return a Word file of these blocks; a block without markup is a paragraph."""
    parts = {"numbering": numbering, "styles": _STYLES + styles, "footnotes": footnotes}
    stories = {"header": header, "footer": footer}
    references = "".join(f'<w:{name}Reference w:type="default" r:id="{name}"/>' for name, xml in stories.items() if xml)
    body = "".join(block if block.startswith("<") else p(block) for block in blocks)
    members = {"document": f"<w:body>{body}<w:sectPr>{references}{section}{_PAGE}</w:sectPr></w:body>"}
    members |= {name: xml for name, xml in parts.items() if xml}
    members |= {name: xml if xml.startswith("<") else p(xml) for name, xml in stories.items() if xml}
    return _package(members)


def p(text: str, properties: str = "") -> str:
    """Return a paragraph; its text may hold runs of its own."""
    inner = text if text.startswith("<") else run(text)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run; its text may hold markup."""
    inner = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    """Return a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: tuple[str, ...], header: bool = False, width: int = 2900) -> str:
    """Return a table with borders; ``header`` repeats its first row, and a cell may hold blocks of its own."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH"))
    borders = f'<w:tblBorders>{sides}<w:insideV w:val="single" w:sz="4"/></w:tblBorders>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in rows[0])
    made = []
    for number, row in enumerate(rows):
        size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        cells = "".join(f"<w:tc>{size}{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        made.append(f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header and number == 0 else ''}{cells}</w:tr>")
    layout = '<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{borders}{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"


def levels(*patterns: tuple[str, str], more: str = "") -> str:
    """Return numbering.xml's content with one list: a notation and a pattern per level."""
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{notation}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (notation, pattern) in enumerate(patterns)
    )
    abstract = f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'


def field(instruction: str, result: str) -> str:
    """Return the runs of a complex field."""
    signs = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    return (
        f"{run(signs[0])}{run(f'<w:instrText>{instruction}</w:instrText>')}{run(signs[1])}{run(result)}{run(signs[2])}"
    )


_ROOTS = {"document": "document", "header": "hdr", "footer": "ftr"}


def _package(members: dict[str, str]) -> bytes:
    main = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in members
        if name != "document"
    )
    top = f'<Relationship Id="main" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    kinds = {name: "document.main" if name == "document" else name for name in members}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_RELATIONSHIPS}">{top}</Relationships>')
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELATIONSHIPS}">{main}</Relationships>'
        )
        for name, xml in members.items():
            root = _ROOTS.get(name, name)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {NAMESPACES}>{xml}</w:{root}>")
    return out.getvalue()
