"""What the embedded engine is known to do wrong, as far as it can be seen in the Word file beforehand.

What goes in is a Word file's parts; what comes out is each rule it breaks, with the reason and the mend in Dutch. A
file that breaks one goes to LibreOffice. What is seen only afterwards is for the guard and the ink check. The elements
at fault are given too, for who must say where they stand.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
MOST_FIELDS = 300
"""How many complex fields a part may hold: the engine's time grows with their square."""
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable id, what the Word file holds, what to do about it, and what finds it.

    ``sign`` is a byte pattern that every part with the fault holds: where it is absent, nothing is parsed. ``find``
    gives the elements at fault of such a part.
    """

    id: str
    what: str
    mend: str
    sign: re.Pattern[bytes]
    find: Callable[[etree._Element], Iterator[etree._Element]]

    @property
    def reason(self) -> str:
        """Return what the Word file holds, and in brackets what to do about it."""
        return f"{self.what} ({self.mend})" if self.mend else self.what


def broken_rules(parts: Mapping[str, bytes]) -> tuple[Rule, ...]:
    """Return the rules that a Word file breaks, each once, in the order of ``RULES``."""
    found = {rule.id for name, xml in parts.items() if _READ.fullmatch(name) for rule in _broken_in(xml)}
    return tuple(rule for rule in RULES if rule.id in found)


_READ = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")


@lru_cache(maxsize=64)
def _broken_in(xml: bytes) -> tuple[Rule, ...]:
    signs = [rule for rule in RULES if rule.sign.search(xml)]
    if not signs:
        return ()
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    return tuple(rule for rule in signs if next(rule.find(root), None) is not None)


def faults(root: etree._Element, xml: bytes) -> Iterator[tuple[Rule, etree._Element]]:
    """Give every element of a part that breaks a rule, with that rule; ``xml`` is the part as it stands in the file."""
    for rule in RULES:
        if rule.sign.search(xml):
            for element in rule.find(root):
                yield rule, element


def _other_sections(root: etree._Element) -> Iterator[etree._Element]:
    """Give the sections after the first that begin otherwise than on a next page."""
    for section in list(root.iter(W + "sectPr"))[1:]:
        if any(kind.get(VAL) != "nextPage" for kind in section.findall(W + "type")):
            yield section


def _columns(root: etree._Element) -> Iterator[etree._Element]:
    return (node for node in root.iter(W + "cols") if str(node.get(W + "num") or 1) not in ("0", "1"))


def _page_notation(root: etree._Element) -> Iterator[etree._Element]:
    """Give the sections and the fields that ask for page numbers in another notation: the engine writes 1, 2, 3."""
    for node in root.iter(W + "pgNumType", W + "instrText", W + "fldSimple"):
        if node.tag == W + "pgNumType":
            other = node.get(W + "fmt") not in (None, "decimal")
        else:
            other = _NOTATION.match(node.get(W + "instr") or node.text or "") is not None
        if other:
            yield node


_NOTATION = re.compile(
    r"\s*(?:NUM|SECTION)?PAGES?(?:REF\s+\S+)?\s[^\\]*\\\*\s*(?:roman|alphabetic|ord|card|hex)", re.IGNORECASE
)


def _underlined_tabs(root: etree._Element) -> Iterator[etree._Element]:
    for tab in root.iter(W + "tab"):
        run = tab.getparent()
        if run is not None and run.tag == W + "r":
            underline = run.find(f"{W}rPr/{W}u")
            if underline is not None and underline.get(VAL) != "none":
                yield tab


def _alternative_texts(root: etree._Element) -> Iterator[etree._Element]:
    """Give the alternatives that hold words and are no drawing: the engine leaves those out."""
    for node in root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"):
        words = any(True for _ in node.iter(W + "t"))
        if words and not any(True for _ in node.iter(W + "drawing", W + "pict")):
            yield node


def kept_tables(root: etree._Element) -> Iterator[etree._Element]:
    """Give the tables of several rows that are to be kept on one page by their paragraphs: the engine parts them.

    A heading row that is kept with the next says nothing of the table.
    """
    for table in root.iter(W + "tbl"):
        rows = [row for row in table.findall(W + "tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
        if len(rows) > 1 and not _in_whole_row(table) and all(_keeps_next(row) for row in rows[:-1]):
            yield table


def _in_whole_row(table: etree._Element) -> bool:
    row = next(table.iterancestors(W + "tr"), None)
    return row is not None and row.find(f"{W}trPr/{W}cantSplit") is not None


def _keeps_next(row: etree._Element) -> bool:
    kept = [paragraph.find(f"{W}pPr/{W}keepNext") for paragraph in row.iter(W + "p")]
    return bool(kept) and all(node is not None and node.get(VAL) not in ("0", "false") for node in kept)


def _contents_in_title(root: etree._Element) -> Iterator[etree._Element]:
    """Give where a table of contents begins in the paragraph of its first entry: its page number stays stale."""
    for instruction in root.iter(W + "instrText"):
        if (instruction.text or "").split()[:1] == ["TOC"]:
            paragraph = next(instruction.iterancestors(W + "p"), None)
            if paragraph is not None and "PAGEREF" in "".join(
                node.text or "" for node in paragraph.iter(W + "instrText")
            ):
                yield instruction


def _style_fields(root: etree._Element) -> Iterator[etree._Element]:
    for node in root.iter(W + "instrText", W + "fldSimple"):
        if _STYLE_FIELD.match(node.get(W + "instr") or node.text or ""):
            yield node


_STYLE_FIELD = re.compile(r"\s*STYLEREF\b")


def _many_fields(root: etree._Element) -> Iterator[etree._Element]:
    """Give the field with which there are too many of them."""
    begun = [node for node in root.iter(W + "fldChar") if node.get(W + "fldCharType") == "begin"]
    return iter(begun[MOST_FIELDS : MOST_FIELDS + 1])


def _watermarks(root: etree._Element) -> Iterator[etree._Element]:
    return root.iter("{urn:schemas-microsoft-com:vml}textpath")


def _whole(root: etree._Element) -> Iterator[etree._Element]:
    return iter((root,))


def _named(*names: str) -> Callable[[etree._Element], Iterator[etree._Element]]:
    """Return what finds the elements of these names, wherever they stand."""
    return lambda root: root.iter(*(W + name for name in names))


def _on(*names: str) -> Callable[[etree._Element], Iterator[etree._Element]]:
    """Return what finds the switches of these names that are not set to off."""
    return lambda root: (node for node in root.iter(*(W + name for name in names)) if node.get(VAL) not in _OFF)


def _rule(
    name: str, what: str, mend: str, sign: bytes, find: Callable[[etree._Element], Iterator[etree._Element]]
) -> Rule:
    return Rule(name, what, mend, re.compile(sign), find)


RULES = (
    _rule("text-box", "een tekstvak", "gebruik een tabel van één cel", rb"<w:txbxContent\b", _named("txbxContent")),
    _rule("watermark", "een watermerk", "zet die tekst in de koptekst", rb"<v:textpath\b", _watermarks),
    _rule(
        "section-kind",
        "een sectie die niet op een nieuwe pagina begint",
        "kies ‘Volgende pagina’",
        rb"<w:type\s+w:val=\"(?:continuous|oddPage|evenPage|nextColumn)\"",
        _other_sections,
    ),
    _rule("columns", "tekst in kolommen", "gebruik een tabel", rb"<w:cols\b[^>]*w:num=", _columns),
    _rule(
        "page-notation",
        "paginanummers in Romeinse cijfers of letters",
        "kies de notatie 1, 2, 3",
        rb"<w:(?:pgNumType\b[^>]*w:fmt=|(?:instrText|fldSimple)\b[^<]*\\\*\s*(?i:roman|alphabetic|ord|card|hex))",
        _page_notation,
    ),
    _rule("small-caps", "kleine kapitalen", "gebruik gewone letters", rb"<w:smallCaps\b", _on("smallCaps")),
    _rule("form-field", "een oud formulierveld", "gebruik gewone tekst", rb"<w:ffData\b", _named("ffData")),
    _rule(
        "smart-tag",
        "een slimme tag of eigen XML",
        "knip de tekst en plak hem zonder opmaak",
        rb"<w:(?:smartTag|customXml|dir|bdo)\b",
        _named("smartTag", "customXml", "dir", "bdo"),
    ),
    _rule(
        "alternative",
        "tekst die per programma verschilt",
        "typ de tekst opnieuw",
        rb"<mc:AlternateContent\b",
        _alternative_texts,
    ),
    _rule(
        "symbol-font",
        "een teken uit een symboollettertype",
        "gebruik ☐ of ☒ als gewone letter",
        rb"<w:sym\b",
        _named("sym"),
    ),
    _rule("underlined-tab", "een lijn van onderstreepte tabs", "gebruik een celrand", rb"<w:u\b", _underlined_tabs),
    _rule(
        "kept-table",
        "een tabel van meer rijen die bijeen moet blijven",
        "zet hem in één rij die niet gesplitst mag worden",
        rb"<w:keepNext\b",
        kept_tables,
    ),
    _rule("right-to-left", "tekst die van rechts naar links loopt", "", rb"<w:(?:bidi|rtl)\b", _on("bidi", "rtl")),
    _rule(
        "contents",
        "een inhoudsopgave die niet in een eigen alinea begint",
        "zet er een enter voor",
        rb"TOC\b",
        _contents_in_title,
    ),
    _rule(
        "style-field",
        "een veld dat tekst uit een opmaakprofiel herhaalt (STYLEREF)",
        "",
        rb"STYLEREF\b",
        _style_fields,
    ),
    _rule("many-fields", f"meer dan {MOST_FIELDS} velden", "maak er gewone tekst van", rb"<w:fldChar\b", _many_fields),
    _rule(
        "inserted-file",
        "een ingevoegd bestand",
        "plak de tekst erin",
        rb"<w:(?:altChunk|subDoc)\b",
        _named("altChunk", "subDoc"),
    ),
    _rule("entities", "een verwijzing naar iets buiten het document", "", rb"<!DOCTYPE\b|<!ENTITY\b", _whole),
)
