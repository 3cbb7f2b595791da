"""A small typesetter: calls such as ``article`` and ``signature`` become a Word file in the house style.

In: text with ``**bold**``, ``*italic*``, ☐ and template tags. Out: a slim .docx, the same bytes for the same calls.
The rules that both PDF engines ask for (numbering with its own fonts, symbols in runs of their own, simple fields,
signature blocks of one row that cannot split) are kept here, so that a template's text need not think of them.
"""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Literal
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from tools.templates import stylesheet
from tools.templates.stylesheet import ACCENT, RULE, TINT, border, twips
from tools.templates.tongues import DUTCH, Tongue, dutch, spoken

StyleName = Literal[
    "Body Text",
    "Lead",
    "Small",
    "Foot",
    "Party",
    "Callout",
    "Tick",
    "Label",
    "Address",
    "Table Text",
    "Fill Line",
    "Fingerprint",
    "Original",
]
Row = Sequence[str] | str

TEXT_WIDTH_MM = 156.0
LABEL_MM = 46.0
WINDOW_MM = 88.0
WINDOW_TOP_MM = 51.0
SYMBOLS = "☐☒☑✓→−"
FORBIDDEN = "\N{SOFT HYPHEN}\N{NON-BREAKING HYPHEN}"
TAG = r"\{\{.*?\}\}|\{%.*?%\}"
PIECES = re.compile(rf"({TAG}|\*\*|\*|[{SYMBOLS}]|\t)")
NO_BREAK = "\N{NO-BREAK SPACE}"
BEFORE_NUMBER = re.compile(
    r"\b(artikel|artikelen|art\.|lid|bijlage|bladzijde|pagina|editie|nummer|nr\.|onder|uiterlijk|€) (?=\d|\{\{)",
    re.IGNORECASE,
)
AFTER_NUMBER = re.compile(
    r"(?<=\d|\}) (?=(?:mm|BW|uur|dagen|weken|maand|maanden|jaar|januari|februari|maart|april|mei|juni|juli|augustus|"
    r"september|oktober|november|december)\b)"
)
REVIEW = (
    "De jurist of de functionaris gegevensbescherming (FG) van de regio beoordeelt deze tekst "
    "voordat er wordt getekend."
)
FIXED_TIME = (2026, 1, 1, 0, 0, 0)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "styles": "styles+xml",
    "numbering": "numbering+xml",
    "settings": "settings+xml",
    "header": "header+xml",
    "footer": "footer+xml",
}


class Paper:
    """A Word template under construction, A4, with the header and footer of the house.

    ``title`` is the document's name in plain text, ``subject`` one sentence about it (both become properties of the
    file), ``footer`` the text at the lower left; ``body_pt`` the size of the body in points.
    ``header`` is the text at the upper right, the title unless given otherwise;
    ``compact`` gives smaller headings, for a document of a page or two; ``top_mm`` is what stays free above the text;
    ``tongue`` is the language of the text;
    but paragraphs in the style Original, the header, the footer and what tags print are Dutch all the same.
    """

    def __init__(
        self,
        title: str,
        subject: str,
        *,
        footer: str,
        body_pt: float = 10.5,
        left_aligned: bool = True,
        compact: bool = False,
        top_mm: float = 25,
        header: str | None = None,
        tongue: Tongue = DUTCH,
    ) -> None:
        self._title = title
        self._subject = subject
        self._footer = footer
        self._body_pt = body_pt
        self._left_aligned = left_aligned
        self._compact = compact
        self._top_mm = top_mm
        self._header = title if header is None else header
        self._tongue = tongue
        self._body: list[str] = []
        self._breaks_next = False
        self._articles = 0
        self._bookmarks = 0
        self._open_bookmarks: dict[str, int] = {}
        self._entries: list[tuple[str, str, str]] = []
        self._contents_at: int | None = None

    def title(self, text: str) -> None:
        """Set the large title."""
        self._add(self._paragraph("Title", text))

    def subtitle(self, text: str) -> None:
        """Set the quiet line under the title."""
        self._add(self._paragraph("Subtitle", text))

    def heading(
        self, text: str, level: Literal[1, 2, 3] = 1, *, new_page: bool = False, contents: bool = True, when: str = ""
    ) -> None:
        """Set a heading; a level 1 heading without tags enters the contents, under the condition ``when``."""
        listed = contents and level == 1 and not re.search(TAG, text)
        mark = self._entry(text, when) if listed else ""
        self._add(self._paragraph(f"Heading{level}", text, breaks=new_page, mark=mark))

    def article(self, title: str) -> None:
        """Set an article's heading, "Artikel 1" by Word's own numbering; its clauses count from 1.1."""
        self._articles += 1
        self._add(self._paragraph("Article", title, mark=self._entry(f"Artikel {self._articles}  {title}", "")))

    def clause(self, text: str, level: Literal[1, 2, 3] = 1, *, keep_next: bool = False) -> None:
        """Set a numbered clause under the article: 1.1, a. or i."""
        self._add(self._paragraph(f"Clause{level}", _flowing(text), keep_next=keep_next))

    def consideration(self, text: str) -> None:
        """Set a consideration, lettered A, B, C in a list of its own."""
        self._add(self._paragraph("Consideration", text))

    def para(
        self, text: str, *, style: StyleName = "Body Text", keep_next: bool = False, keep_together: bool = False
    ) -> None:
        """Set a paragraph; line breaks in the text are spaces, here and in clauses and bullets."""
        self._add(
            self._paragraph(style.replace(" ", ""), _flowing(text), keep_next=keep_next, keep_together=keep_together)
        )

    def bullet(self, text: str, *, keep_next: bool = False) -> None:
        """Set one item of a bulleted list."""
        self._add(self._paragraph("ListBullet", _flowing(text), keep_next=keep_next))

    def tag(self, text: str) -> None:
        """Set a paragraph that holds only a ``{%p … %}`` tag, and that is gone once the template is filled in."""
        if not re.fullmatch(r"\{%p [^%}]*%\}", text):
            raise ValueError(f"Not one paragraph tag: {text}")
        self._body.append(_paragraph_xml('<w:pStyle w:val="Steering"/>', text))

    def table(
        self,
        header: Sequence[str] | None,
        rows: Sequence[Row],
        widths_mm: Sequence[float],
        *,
        align: str = "",
        keep_heading: bool = False,
    ) -> None:
        """Set a table with a heading row that repeats; ``align`` holds one of l, c, r per column, c for boxes to tick.

        ``keep_heading`` keeps the heading row with the row below it; in large print the table then begins on a page.
        A row that is one text is a ``{%tr … %}`` tag. A line break in a cell begins a paragraph, which may be a
        ``{%p … %}`` tag as long as another paragraph of the cell always stays.
        """
        lines = [self._header_row(header, widths_mm, align)] if header else []
        if header and keep_heading:
            lines[0] = lines[0].replace(_HEAD, f"{_HEAD}<w:keepNext/>")
        for row in rows:
            if isinstance(row, str):
                lines.append(_tag_row(row, widths_mm))
            else:
                styles = ("Box" if side == "c" else "TableText" for side in align or "l" * len(row))
                lines.append(self._row(list(zip(styles, row, strict=True)), widths_mm, align))
        rules = border("top", ACCENT, 6, 0) + border("bottom", RULE, 4, 0) + border("insideH", RULE, 4, 0)
        self._add_table(lines, widths_mm, rules, heading=bool(header))

    def write_in(
        self,
        header: Sequence[str] | None,
        rows: Sequence[Row],
        widths_mm: Sequence[float],
        *,
        align: str = "",
        height_mm: float = 9,
    ) -> None:
        """Set a table to write in by pen: as ``table``, ruled on all sides and with rows of at least ``height_mm``.

        In ``align`` b stands for boxes to tick with words beside them, from the left.
        """
        high = f'<w:cantSplit/><w:trHeight w:val="{twips(height_mm)}" w:hRule="atLeast"/>'
        lines = [self._header_row(header, widths_mm, align)] if header else []
        for row in rows:
            if isinstance(row, str):
                lines.append(_tag_row(row, widths_mm))
            else:
                styles = ("Box" if side in "bc" else "TableText" for side in align or "l" * len(row))
                cells = self._row(list(zip(styles, row, strict=True)), widths_mm, align)
                lines.append(cells.replace("<w:cantSplit/>", high, 1))
        sides = ("left", "bottom", "right", "insideH", "insideV")
        rules = border("top", ACCENT, 6, 0) + "".join(border(side, RULE, 4, 0) for side in sides)
        self._add_table(lines, widths_mm, rules, heading=bool(header))

    def facts(self, rows: Sequence[tuple[str, str] | str], *, label_mm: float = LABEL_MM) -> None:
        """Set a list of labels and values with light rules; a row that is one text is a ``{%tr … %}`` tag."""
        widths = (label_mm, TEXT_WIDTH_MM - label_mm)
        lines = [
            _tag_row(row, widths)
            if isinstance(row, str)
            else self._row([("Label", row[0]), ("TableText", row[1])], widths)
            for row in rows
        ]
        rules = border("top", RULE, 4, 0) + border("bottom", RULE, 4, 0) + border("insideH", RULE, 4, 0)
        self._add_table(lines, widths, rules, flush=True)

    def callout(self, text: str) -> None:
        """Set a shaded box that never splits; a line break begins a paragraph."""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
        margins = _cell_margins(top=100, left=170, bottom=60, right=170)
        cell = self._cell("Callout", text, TEXT_WIDTH_MM, shade + margins)
        self._add_table([f"{_ROW_KEPT}{cell}</w:tr>"], (TEXT_WIDTH_MM,), border("left", ACCENT, 24, 0))

    def tick(self, choices: Sequence[str]) -> None:
        """Set a line of choices, each with an empty box; ☐ in any other text does the same within a sentence."""
        spaced = (choice.replace(" ", NO_BREAK) for choice in choices)
        self._add(self._paragraph("Tick", "     ".join(f"☐{NO_BREAK}{choice}" for choice in spaced)))

    def choices(self, rows: Sequence[tuple[str, str]]) -> None:
        """Set a list of boxes and what each stands for; the box is ☐, ☒ or a tag that gives one of them."""
        for at, (box, words) in enumerate(rows, 1):
            self._add(self._paragraph("ChoiceLast" if at == len(rows) else "Choice", f"{box}\t{words}"))

    def signature(
        self, name: str, function: str, capacity: str, code: str, *, place: str = "", intro: str = ""
    ) -> None:
        """Set a place to sign that never splits over pages: who, in what capacity, place, date and a line.

        ``code`` is the tag of the small grey word beside the line, by which the program finds it in the PDF.
        ``intro`` is a paragraph that stays with the block. Without a name there is a line to write it on; a line break
        in function or capacity begins a paragraph, which may be a ``{%p … %}`` tag.
        """
        if intro:
            self.para(intro, keep_next=True)
        left_mm, right_mm = 72.0, TEXT_WIDTH_MM - 72.0
        who = [self._paragraph("Signer", f"**{name}**") if name else self._paragraph("FillLine", "Naam:")]
        who += [self._paragraph("Signer", line) for text in (function, capacity) if text for line in text.split("\n")]
        where = [
            self._paragraph("FillLine", f"Plaats:  {place}".rstrip()),
            self._paragraph("FillLine", "Datum:"),
            self._paragraph("SignatureLine", f"handtekening\t{code}"),
        ]
        margins = _cell_margins(top=80, left=0, bottom=60, right=170)
        cells = _cell_xml("".join(who), left_mm, margins) + _cell_xml("".join(where), right_mm, margins)
        self._add_table([f"{_ROW_KEPT}{cells}</w:tr>"], (left_mm, right_mm), border("top", RULE, 4, 0))

    def fill_in(self, labels: Sequence[str], *, columns: int = 1) -> None:
        """Set lines to write on, each after its label, that stay together on one page; in columns, row by row."""
        lines = [self._paragraph("FillLine", label) for label in labels]
        self._fill([lines[at::columns] for at in range(columns)])

    def fill_in_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Set lines to write two things on, each after its label, that stay together and with what follows."""
        for left, right in pairs:
            self._add(self._paragraph("FillPair", f"{left}\t{right}", keep_next=True))
        self._add(self._paragraph("Gap", "", keep_next=True))

    def fill_in_and_sign(self, labels: Sequence[str], sign: str) -> None:
        """Set lines to write on, and beside them a high one for a signature that the program does not look for."""
        self._fill([[self._paragraph("FillLine", label) for label in labels], [self._paragraph("FillHigh", sign)]])

    def _fill(self, columns: Sequence[Sequence[str]]) -> None:
        widths = [TEXT_WIDTH_MM / len(columns)] * len(columns)
        gutter = _cell_margins(top=0, left=0, bottom=60, right=227), _cell_margins(top=0, left=0, bottom=60, right=0)
        cells = "".join(
            _cell_xml("".join(lines), width, gutter[at == len(columns)])
            for at, (lines, width) in enumerate(zip(columns, widths, strict=True), 1)
        )
        self._add_table([f"{_ROW_KEPT}{cells}</w:tr>"], widths, "")

    def new_page(self) -> None:
        """Begin the next paragraph or table on a new page; tags in between change nothing."""
        self._breaks_next = True

    def bookmark_start(self, name: str) -> None:
        """Begin a bookmark between two paragraphs."""
        self._open_bookmarks[name] = self._next_bookmark()
        self._body.append(f'<w:bookmarkStart w:id="{self._open_bookmarks[name]}" w:name={quoteattr(name)}/>')

    def bookmark_end(self, name: str) -> None:
        """End a bookmark that was begun."""
        self._body.append(f'<w:bookmarkEnd w:id="{self._open_bookmarks.pop(name)}"/>')

    def contents(self) -> None:
        """Set the list of articles and level 1 headings here, with page numbers that each engine counts itself."""
        self._contents_at = len(self._body)

    def listed(self, label: str, text: str) -> None:
        """Set one line of a short list, its label on the left and a long text beside it; the lines stay together."""
        self._add(self._paragraph("Listed", f"{label}\t{text}", keep_next=True))

    def cut_line(self, text: str = "hier afknippen") -> None:
        """Set a dashed line that stays with what follows it."""
        self._add(self._paragraph("CutLine", text))

    def address_window(self, lines_tag: str, *, addressee: str = "", return_address: str = "") -> None:
        """Set the address for the window of an envelope: from 52 mm below the top edge, 27 mm from the left.

        ``lines_tag`` is the name of a list of lines, such as ``pakket.adresregels``; ``addressee`` is what stands above
        them, a paragraph or a ``{%p … %}`` tag a line; ``return_address`` is the small line above the window. Call it
        first.
        """
        address = [self._paragraph("Address", line) for line in addressee.split("\n") if line]
        for text in (f"{{%p for regel in {lines_tag} %}}", "{{ regel }}", "{%p endfor %}"):
            address.append(self._paragraph("Address", text))
        address.append(self._paragraph("Gap", ""))
        flat = _cell_margins(top=0, left=0, bottom=0, right=0)
        above = _cell_xml(self._paragraph("ReturnAddress", return_address), WINDOW_MM, flat + _LOW)
        window = _cell_xml("".join(address), WINDOW_MM, flat)
        rows = [_exact_row(above, WINDOW_TOP_MM - self._top_mm), _exact_row(window, 36)]
        self._add_table(rows, (WINDOW_MM,), "")

    def save(self, path: Path) -> None:
        """Write the .docx to a path: the same calls give the same bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            self.save_to(file)

    def save_to(self, file: BinaryIO) -> None:
        """Write the .docx to an open file."""
        if self._open_bookmarks:
            raise ValueError(f"Bookmarks never ended: {', '.join(self._open_bookmarks)}")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in self._package().items():
                ET.fromstring(text)  # noqa: S314  our own text, parsed so that no broken file is ever written
                member = zipfile.ZipInfo(name, FIXED_TIME)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.create_system = 0
                package.writestr(member, text.encode("utf-8"))

    def _add(self, paragraph: str) -> None:
        self._body.append(paragraph)

    def _paragraph(
        self,
        style: str,
        text: str,
        *,
        keep_next: bool = False,
        keep_together: bool = False,
        breaks: bool = False,
        jc: str = "",
        mark: str = "",
    ) -> str:
        properties = f'<w:pStyle w:val="{style}"/>' if style != "Normal" else ""
        properties += "<w:keepNext/>" if keep_next else ""
        properties += "<w:keepLines/>" if keep_together else ""
        if breaks or self._breaks_next:
            properties += '<w:pageBreakBefore/><w:spacing w:before="0"/>'
            self._breaks_next = False
        properties += f'<w:jc w:val="{jc}"/>' if jc else ""
        return _paragraph_xml(properties, text, mark)

    def _cell(self, style: str, text: str, width_mm: float, properties: str = "", jc: str = "") -> str:
        paragraphs = "".join(self._paragraph(style, line, jc=jc) for line in text.split("\n"))
        return _cell_xml(paragraphs, width_mm, properties)

    def _row(self, cells: Sequence[tuple[str, str]], widths_mm: Sequence[float], align: str = "") -> str:
        sides = {"": "", "l": "", "b": "", "c": "center", "r": "right"}
        done = "".join(
            self._cell(style, text, width, _LOW if align[at : at + 1] == "c" else "", jc=sides[align[at : at + 1]])
            for at, ((style, text), width) in enumerate(zip(cells, widths_mm, strict=True))
        )
        return f"{_ROW_KEPT}{done}</w:tr>"

    def _header_row(self, header: Sequence[str], widths_mm: Sequence[float], align: str) -> str:
        row = self._row([("TableHead", cell) for cell in header], widths_mm, align)
        row = row.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>", 1)
        return row.replace("</w:tcPr>", f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>')

    def _add_table(
        self,
        rows: Sequence[str],
        widths_mm: Sequence[float],
        borders: str,
        *,
        heading: bool = False,
        flush: bool = False,
    ) -> None:
        if self._breaks_next:
            self._add(self._paragraph("Gap", ""))
        columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths_mm)
        inset = f"<w:tblCellMar>{_FLUSH}</w:tblCellMar>" if flush else ""
        hexes = "0620" if heading else "0600"
        look = f'<w:tblLook w:val="{hexes}" w:firstRow="{int(heading)}" w:noVBand="1"/>'
        self._body.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips(width) for width in widths_mm)}" w:type="dxa"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>{inset}{look}</w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )
        self._add(self._paragraph("Gap", ""))

    def _next_bookmark(self) -> int:
        self._bookmarks += 1
        return self._bookmarks

    def _entry(self, text: str, when: str) -> str:
        mark = f"_Toc{len(self._entries) + 1:04d}"
        self._entries.append((mark, text, when))
        number = self._next_bookmark()
        return f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>|<w:bookmarkEnd w:id="{number}"/>'

    def _contents(self) -> list[str]:
        lines: list[str] = []
        for mark, text, when in self._entries:
            page = _field(f"PAGEREF {mark} \\h", dirty=True)
            line = f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{_runs(text)}{_TAB}{page}</w:p>'
            begin, end = (
                _paragraph_xml('<w:pStyle w:val="Steering"/>', tag) for tag in (f"{{%p if {when} %}}", "{%p endif %}")
            )
            lines += [begin, line, end] if when else [line]
        return lines

    def _package(self) -> dict[str, str]:
        body = list(self._body)
        if body and body[-1] == self._paragraph("Gap", ""):  # what Word asks for after a table gets no page of its own
            body[-1] = self._paragraph("End", "")
        if self._contents_at is not None:
            body[self._contents_at : self._contents_at] = self._contents()
        header = f"Privacyconvenant {{{{ convenant.regio }}}}\t{self._header}"
        footer = f"{_runs(self._footer)}{_TAB}{_runs('bladzijde ')}{_field('PAGE')}{_runs(' van ')}{_field('NUMPAGES')}"
        parts = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _package_relations(),
            "word/document.xml": _root("document", f"<w:body>{''.join(body)}{_section(self._top_mm)}</w:body>"),
            "word/_rels/document.xml.rels": _document_relations(),
            "word/styles.xml": stylesheet.styles_xml(
                self._body_pt,
                TEXT_WIDTH_MM,
                left_aligned=self._left_aligned,
                compact=self._compact,
                tongue=self._tongue.tag,
                script_font=self._tongue.font if self._tongue.right_to_left else "",
            ),
            "word/numbering.xml": stylesheet.numbering_xml(),
            "word/settings.xml": stylesheet.settings_xml(self._tongue.tag, right_to_left=self._tongue.right_to_left),
            "word/header.xml": _root("hdr", _paragraph_xml('<w:pStyle w:val="Header"/>', header)),
            "word/footer.xml": _root("ftr", f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{footer}</w:p>'),
            "docProps/core.xml": _core(self._title, self._subject, self._tongue.tag),
        }
        if self._tongue != DUTCH:
            parts["word/document.xml"] = spoken(parts["word/document.xml"], self._tongue)
            for name in ("word/header.xml", "word/footer.xml"):
                parts[name] = dutch(parts[name])
        return parts


_HEAD = '<w:pStyle w:val="TableHead"/>'
_LOW = '<w:vAlign w:val="bottom"/>'
_ROW_KEPT = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_FLUSH = '<w:left w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
_TAB = "<w:r><w:tab/></w:r>"


def _section(top_mm: float) -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{twips(top_mm)}" w:right="{twips(27)}" '
        f'w:bottom="{twips(32)}" w:left="{twips(27)}" w:header="{twips(12)}" w:footer="{twips(15)}" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _flowing(text: str) -> str:
    """Return a text that was written over several lines as one line."""
    return re.sub(r"\s*\n\s*", " ", text.strip(" \n"))


def _spaced(text: str) -> str:
    """Return the text with no-break spaces between a number and the word it belongs to."""
    return AFTER_NUMBER.sub(NO_BREAK, BEFORE_NUMBER.sub(lambda found: f"{found.group(1)}{NO_BREAK}", text))


def _run(text: str, *, bold: bool, italic: bool, symbol: bool = False) -> str:
    name = stylesheet.SYMBOL_FONT
    fonts = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
    properties = (fonts if symbol else "") + ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _runs(text: str) -> str:
    """Return marked-up text as runs: one per stretch of equal formatting, so that no tag is ever split."""
    if set(text) & set(FORBIDDEN):
        raise ValueError(f"A hyphen that an engine prints as a box, in the text: {text}")
    runs: list[str] = []
    held, bold, italic = "", False, False
    for piece in (*PIECES.split(_spaced(text)), ""):
        if piece in {"**", "*", "\t"} or (piece and piece in SYMBOLS):
            runs += [_run(held, bold=bold, italic=italic)] if held else []
            held = ""
        if piece == "**":
            bold = not bold
        elif piece == "*":
            italic = not italic
        elif piece == "\t":
            runs.append(_TAB)
        elif piece and piece in SYMBOLS:
            runs.append(_run(piece, bold=False, italic=False, symbol=True))
        else:
            held += piece
    if bold or italic:
        raise ValueError(f"Bold or italic is never ended in the text: {text}")
    return "".join(runs) + (_run(held, bold=False, italic=False) if held else "")


def _paragraph_xml(properties: str, text: str, mark: str = "") -> str:
    begin, _, end = mark.partition("|")
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{begin}{_runs(text)}{end}</w:p>"


def _field(instruction: str, *, dirty: bool = False) -> str:
    stale = ' w:dirty="true"' if dirty else ""
    return f'<w:fldSimple w:instr=" {instruction} "{stale}><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _cell_xml(paragraphs: str, width_mm: float, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>{properties}</w:tcPr>{paragraphs}</w:tc>'


def _cell_margins(*, top: int, left: int, bottom: int, right: int) -> str:
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    inner = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tcMar>{inner}</w:tcMar>"


def _exact_row(cells: str, height_mm: float) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(height_mm)}" w:hRule="exact"/></w:trPr>{cells}</w:tr>'
    )


def _tag_row(tag: str, widths_mm: Sequence[float]) -> str:
    if not re.fullmatch(r"\{%tr [^%}]*%\}", tag):
        raise ValueError(f"Not one row tag: {tag}")
    span = f'<w:gridSpan w:val="{len(widths_mm)}"/>' if len(widths_mm) > 1 else ""
    paragraph = _paragraph_xml('<w:pStyle w:val="Steering"/>', tag)
    return f"<w:tr>{_cell_xml(paragraph, sum(widths_mm), span)}</w:tr>"


def _root(name: str, inner: str) -> str:
    return f'{stylesheet.XML}<w:{name} xmlns:w="{stylesheet.NAMESPACE}" xmlns:r="{RELATION}">{inner}</w:{name}>'


def _content_types() -> str:
    parts = {f"word/{name}": f"{WORD_TYPE}.{kind}" for name, kind in PARTS.items()}
    parts["word/document"] = f"{WORD_TYPE}.document.main+xml"
    parts["docProps/core"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{stylesheet.XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relations() -> str:
    return (
        f'{stylesheet.XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def _document_relations() -> str:
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATION}/{name}" Target="{name}.xml"/>' for at, name in enumerate(PARTS, 1)
    )
    return f'{stylesheet.XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'


def _core(title: str, subject: str, language: str) -> str:
    when = "2026-01-01T00:00:00Z"
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{stylesheet.XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject><dc:creator></dc:creator>"
        f"<dc:language>{language}</dc:language>{stamp}</cp:coreProperties>"
    )
