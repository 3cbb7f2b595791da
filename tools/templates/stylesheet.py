"""The house style as Word's own styles, numbering and settings: what a secretary sees in Word's list of styles."""

from dataclasses import dataclass

ACCENT = "24485E"
TINT = "EEF3F6"
RULE = "C5D0D8"
QUIET = "5A6872"
FILL = "93A1AB"
FONT = "Calibri"
SYMBOL_FONT = "Segoe UI Symbol"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DUTCH = "nl-NL"
ORIGINAL = "Original"
"""The style of a paragraph that is Dutch in a paper of another language."""
BULLETS = 2
CONSIDERATIONS = 3


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One paragraph style: its id, the name Word shows, and how it differs from Normal; lengths in points.

    ``line`` is a multiple of the font's own pitch; ``exact`` a pitch that no sign of another font can stretch.
    """

    id: str
    name: str
    size: float = 0
    bold: bool = False
    color: str = ""
    before: float = 0
    after: float = 0
    line: float = 1.0
    exact: float = 0
    properties: str = ""
    tail: str = ""
    language: str = ""
    based_on: str = "Normal"
    following: str = ""

    def xml(self) -> str:
        """Return the style as the XML of styles.xml, its elements in the order that Word demands."""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        pitch, rule = (self.exact * 20, "exact") if self.exact else (self.line * 240, "auto")
        spacing = (
            f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}" '
            f'w:line="{round(pitch)}" w:lineRule="{rule}"/>'
        )
        custom = ' w:customStyle="1"' if self._custom else ""
        look = run_properties(self.size, self.bold, self.color, self.language)
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.id}"{custom}>'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="{self.based_on}"/>{following}<w:qFormat/>'
            f"<w:pPr>{self.properties}{spacing}{self.tail}</w:pPr>{look}</w:style>"
        )

    @property
    def _custom(self) -> bool:
        return self.id not in {"Title", "Subtitle", "BodyText", "ListBullet", "TOC1", "Header", "Footer"} and not (
            self.id.startswith("Heading")
        )


def run_properties(size: float = 0, bold: bool = False, color: str = "", language: str = "") -> str:
    """Return a w:rPr, or nothing where nothing differs; the size in points."""
    bold_xml = "<w:b/>" if bold else ""
    color_xml = f'<w:color w:val="{color}"/>' if color else ""
    size_xml = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    language_xml = f'<w:lang w:val="{language}"/>' if language else ""
    inner = bold_xml + color_xml + size_xml + language_xml
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def border(side: str, color: str = RULE, eighths: int = 4, space: int = 1, kind: str = "single") -> str:
    """Return one side of a border; its width in eighths of a point, its distance in points."""
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{color}"/>'


def _tabs(kind: str, millimetres: float, leader: str = "none") -> str:
    return f'<w:tabs><w:tab w:val="{kind}" w:leader="{leader}" w:pos="{twips(millimetres)}"/></w:tabs>'


def _indent(left: float, hanging: float = 0) -> str:
    return f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/>'


def _numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def house_styles(body: float, text_width_mm: float, *, left_aligned: bool, compact: bool) -> list[Style]:
    """Return the styles of the house for a body size in points."""
    aligned = "" if left_aligned else '<w:jc w:val="both"/>'
    whole = "<w:keepLines/>"  # the embedded engine leaves single lines behind, whatever widowControl says
    kept = f"<w:keepNext/>{whole}"
    outline = '<w:outlineLvl w:val="{}"/>'
    small = body - 1 if body < 12 else body  # a form for parents is 12 points everywhere, in its tables too
    least = max(9, min(small - 0.5, 10.5)) if body < 12 else body
    beside = max(small - 1, 9) if body < 12 else body
    extra = 1.5 if compact else 5
    pitch = body * 1.35
    line = f"<w:pBdr>{border('bottom', FILL, 4, 2)}{border('between', FILL, 4, 2)}</w:pBdr>"
    return [
        Style(id="BodyText", name="Body Text", after=6, line=1.12, tail=aligned),
        Style(id="Lead", name="Inleiding", size=body + 1, color=ACCENT, before=8 if compact else 4, after=9, line=1.15),
        Style(id="Small", name="Klein", size=least, after=3, line=1.05, color=QUIET),
        Style(id="Foot", name="Slotregel", size=least, before=9, line=1.05, color=QUIET),
        Style(
            id="Title",
            name="Title",
            size=body * (2 if compact else 2.3),
            after=2,
            properties=kept,
            bold=True,
            color=ACCENT,
            following="BodyText",
        ),
        Style(
            id="Subtitle",
            name="Subtitle",
            size=body + 2,
            after=6 if compact else 14,
            line=1.05,
            properties=kept,
            color=QUIET,
        ),
        Style(
            id="Heading1",
            name="heading 1",
            size=body + extra,
            before=9 if compact else 16,
            after=2 if compact else 5,
            properties=kept,
            tail=outline.format(0),
            bold=True,
            color=ACCENT,
            following="BodyText",
        ),
        Style(
            id="Heading2",
            name="heading 2",
            size=body + 1.5,
            before=11,
            after=3,
            properties=kept,
            tail=outline.format(1),
            bold=True,
            color=ACCENT,
            following="BodyText",
        ),
        Style(
            id="Heading3",
            name="heading 3",
            size=body,
            before=8,
            after=2,
            properties=kept,
            tail=outline.format(2),
            bold=True,
            color=ACCENT,
            following="BodyText",
        ),
        Style(
            id="Article",
            name="Artikel",
            size=body + 1.5,
            before=14,
            after=4,
            properties=kept + _numbered(0),
            tail=outline.format(1),
            bold=True,
            color=ACCENT,
            following="BodyText",
        ),
        Style(id="Clause1", name="Lid", after=4, line=1.12, properties=whole + _numbered(1), tail=aligned),
        Style(id="Clause2", name="Onderdeel", after=3, line=1.12, properties=whole + _numbered(2), tail=aligned),
        Style(id="Clause3", name="Subonderdeel", after=3, line=1.12, properties=whole + _numbered(3), tail=aligned),
        Style(
            id="Consideration",
            name="Overweging",
            after=4,
            line=1.12,
            properties=f'{whole}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{CONSIDERATIONS}"/></w:numPr>',
            tail=aligned,
        ),
        Style(
            id="ListBullet",
            name="List Bullet",
            after=3,
            line=1.12,
            properties=f'{whole}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS}"/></w:numPr>',
        ),
        Style(id="Party", name="Partij", after=4, line=1.12, tail=_indent(7)),
        Style(id="Callout", name="Kader", after=3, line=1.12),
        Style(id="TableText", name="Tabeltekst", size=small, before=1.5, after=1.5, line=1.05),
        Style(id="Box", name="Vakje", size=small, before=1, after=1, exact=small * 1.35),
        Style(id="TableHead", name="Tabelkop", size=small, before=2, after=2, bold=True, color=ACCENT),
        Style(id="Label", name="Label", size=small, before=1.5, after=1.5, line=1.05, color=QUIET),
        Style(id="Tick", name="Aankruisen", before=2, after=5, exact=pitch),
        Style(id="Choice", name="Keuze", after=2, exact=pitch, properties=_tabs("left", 6), tail=_indent(6, 6)),
        Style(id="ChoiceLast", name="Keuze, laatste", after=6, exact=pitch, based_on="Choice"),
        Style(id="Listed", name="Opsomming", after=3, properties=_tabs("left", 26), tail=_indent(26, 26)),
        Style(id="Signer", name="Ondertekenaar", after=1, line=1.08),
        Style(id="FillLine", name="Invulregel", size=small, before=7, after=0, properties=line, color=QUIET),
        Style(
            id="FillPair",
            name="Invulregel, twee",
            size=small,
            before=7,
            properties=line + _tabs("left", text_width_mm / 2 + 2),
            color=QUIET,
        ),
        Style(id="FillHigh", name="Invulregel, hoog", size=small, before=31, properties=line, color=QUIET),
        Style(
            id="SignatureLine",
            name="Handtekeningregel",
            size=beside,
            before=44,
            after=0,
            properties=f"<w:pBdr>{border('top', QUIET, 6, 3)}</w:pBdr>{_tabs('right', 81)}",
            color=QUIET,
        ),
        Style(id="Address", name="Adres", size=11),
        Style(id="ReturnAddress", name="Retouradres", size=9, after=3, color=QUIET),
        Style(
            id="CutLine",
            name="Afkniplijn",
            size=beside,
            before=14,
            after=8,
            properties=f"{kept}<w:pBdr>{border('top', QUIET, 6, 4, 'dashed')}</w:pBdr>",
            tail='<w:jc w:val="center"/>',
            color=QUIET,
        ),
        Style(id="TOC1", name="toc 1", after=3, properties=_tabs("right", text_width_mm, "dot"), tail=_indent(0)),
        Style(id="Header", name="header", size=8.5, properties=_tabs("right", text_width_mm), color=QUIET),
        Style(
            id="Footer",
            name="footer",
            size=8.5,
            color=QUIET,
            properties=f"<w:pBdr>{border('top', RULE, 4, 4)}</w:pBdr>{_tabs('right', text_width_mm)}",
        ),
        Style(id="Steering", name="Sturing", size=8, color=QUIET),
        Style(id="Fingerprint", name="Controlegetal", size=9, after=6, color=QUIET),
        Style(id="Gap", name="Witregel", size=4),
        Style(id="End", name="Slot", size=1),
    ]


def _original(body: float) -> Style:
    """Return the style of a Dutch paragraph in a paper of another language."""
    return Style(id=ORIGINAL, name="Nederlands", size=max(9, body - 1), after=4, line=1.05, color=QUIET, language=DUTCH)


def styles_xml(
    body: float,
    text_width_mm: float,
    *,
    left_aligned: bool,
    compact: bool,
    tongue: str = DUTCH,
    script_font: str = "",
) -> str:
    """Return styles.xml: Calibri, and only the styles of the house; Dutch, unless of another language.

    ``script_font`` is the font of a script that runs from right to left, for which bold has a switch of its own.
    """
    house = house_styles(body, text_width_mm, left_aligned=left_aligned, compact=compact)
    house += [_original(body)] if tongue != DUTCH else []
    styles = "".join(style.xml() for style in house)
    if script_font:
        styles = styles.replace("<w:b/>", "<w:b/><w:bCs/>")
    latin = DUTCH if script_font else tongue
    complex_script = tongue if script_font else "ar-SA"
    other_font = script_font or FONT
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{other_font}"/>'
    half = round(body * 2)
    return (
        f'{XML}<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        f'<w:lang w:val="{latin}" w:eastAsia="{latin}" w:bidi="{complex_script}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{styles}</w:styles>"
    )


def _level(index: int, form: str, text: str, style: str, left: float, hanging: float, bold: bool = False) -> str:
    """Return one numbering level; it names its own fonts because the embedded engine knows no others."""
    weight = "<w:b/>" if bold else ""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{twips(left)}"/></w:tabs>'
        f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/></w:pPr><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>{weight}'
        f'<w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
    )


def numbering_xml() -> str:
    """Return numbering.xml: "Artikel 1", 1.1, a., i. as one list, the bullet, and the A of a consideration."""
    articles = (
        _level(0, "decimal", "Artikel %1", "Article", 21, 21, bold=True)
        + _level(1, "decimal", "%1.%2", "Clause1", 10, 10)
        + _level(2, "lowerLetter", "%3.", "Clause2", 16, 6)
        + _level(3, "lowerRoman", "%4.", "Clause3", 22, 6)
    )
    return (
        f'{XML}<w:numbering xmlns:w="{NAMESPACE}">'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{articles}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>'
        f"{_level(0, 'bullet', '•', 'ListBullet', 5, 5)}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>'
        f"{_level(0, 'upperLetter', '%1.', 'Consideration', 10, 10)}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="2"/></w:num>'
        f'<w:num w:numId="{CONSIDERATIONS}"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )


def settings_xml(tongue: str = DUTCH, *, right_to_left: bool = False) -> str:
    """Return settings.xml: the current Word's layout rules, the language, nothing else."""
    languages = f'w:val="{DUTCH}" w:bidi="{tongue}"' if right_to_left else f'w:val="{tongue}"'
    return (
        f'{XML}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"<w:themeFontLang {languages}/>"
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
