"""What the embedded engine is known to do wrong, as far as it can be seen in the Word file beforehand.

What goes in is a Word file's parts; what comes out is each rule it breaks, with the reason and the mend in Dutch. A
file that breaks one goes to LibreOffice. What is seen only afterwards is for the guard and the ink check.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
MOST_FIELDS = 300
"""How many complex fields a part may hold: the engine's time grows with their square."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable id, what the Word file holds and what to do about it, and the test.

    ``sign`` is a byte pattern that every part with the fault holds: where it is absent, nothing is parsed. ``test``
    looks closer at such a part; without one the sign is proof enough.
    """

    id: str
    reason: str
    sign: re.Pattern[bytes]
    test: Callable[[etree._Element], bool] | None = None


def broken_rules(parts: Mapping[str, bytes]) -> tuple[Rule, ...]:
    """Return the rules that a Word file breaks, each once, in the order of ``RULES``."""
    found = {rule.id for name, xml in parts.items() if _READ.fullmatch(name) for rule in _broken_in(xml)}
    return tuple(rule for rule in RULES if rule.id in found)


_READ = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")


@lru_cache(maxsize=64)
def _broken_in(xml: bytes) -> tuple[Rule, ...]:
    signs = [rule for rule in RULES if rule.sign.search(xml)]
    if not any(rule.test for rule in signs):
        return tuple(signs)
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    return tuple(rule for rule in signs if rule.test is None or rule.test(root))


def _other_sections(root: etree._Element) -> bool:
    """Tells whether a section after the first begins otherwise than on a next page."""
    sections = list(root.iter(W + "sectPr"))[1:]
    kinds = [kind.get(VAL) for section in sections for kind in section.findall(W + "type")]
    return any(kind != "nextPage" for kind in kinds)


def _columns(root: etree._Element) -> bool:
    return any(int(str(node.get(W + "num") or 1)) > 1 for node in root.iter(W + "cols"))


def _page_notation(root: etree._Element) -> bool:
    return any(node.get(W + "fmt") not in (None, "decimal") for node in root.iter(W + "pgNumType"))


def _underlined_tab(root: etree._Element) -> bool:
    for tab in root.iter(W + "tab"):
        run = tab.getparent()
        if run is not None and run.tag == W + "r":
            underline = run.find(f"{W}rPr/{W}u")
            if underline is not None and underline.get(VAL) != "none":
                return True
    return False


def _alternative_text(root: etree._Element) -> bool:
    """Tells whether words stand in an alternative that is no drawing: the engine leaves those out."""
    alternatives = root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
    return any(
        any(True for _ in node.iter(W + "t")) and not any(True for _ in node.iter(W + "drawing", W + "pict"))
        for node in alternatives
    )


def _kept_table(root: etree._Element) -> bool:
    """Tells whether a table of several rows is to be kept on one page by its paragraphs: the engine parts it."""
    for table in root.iter(W + "tbl"):
        rows = table.findall(W + "tr")
        if len(rows) > 1 and not _in_whole_row(table) and all(_keeps_next(row) for row in rows[:-1]):
            return True
    return False


def _in_whole_row(table: etree._Element) -> bool:
    row = next(table.iterancestors(W + "tr"), None)
    return row is not None and row.find(f"{W}trPr/{W}cantSplit") is not None


def _keeps_next(row: etree._Element) -> bool:
    kept = [paragraph.find(f"{W}pPr/{W}keepNext") for paragraph in row.iter(W + "p")]
    return bool(kept) and all(node is not None and node.get(VAL) not in ("0", "false") for node in kept)


def _contents_in_title(root: etree._Element) -> bool:
    """Tells whether a table of contents begins in the paragraph of its first entry: its page number stays stale."""
    for instruction in root.iter(W + "instrText"):
        if (instruction.text or "").split()[:1] == ["TOC"]:
            paragraph = next(instruction.iterancestors(W + "p"), None)
            if paragraph is not None and "PAGEREF" in "".join(
                node.text or "" for node in paragraph.iter(W + "instrText")
            ):
                return True
    return False


def _many_fields(root: etree._Element) -> bool:
    return sum(node.get(W + "fldCharType") == "begin" for node in root.iter(W + "fldChar")) > MOST_FIELDS


def _rule(name: str, reason: str, sign: bytes, test: Callable[[etree._Element], bool] | None = None) -> Rule:
    return Rule(name, reason, re.compile(sign), test)


RULES = (
    _rule("text-box", "een tekstvak (gebruik een tabel van één cel)", rb"<w:txbxContent\b"),
    _rule("watermark", "een watermerk (zet die tekst in de koptekst)", rb"<v:textpath\b"),
    _rule(
        "section-kind",
        "een sectie die niet op een nieuwe pagina begint (kies ‘Volgende pagina’)",
        rb"<w:type\s+w:val=\"(?:continuous|oddPage|evenPage|nextColumn)\"",
        _other_sections,
    ),
    _rule("columns", "tekst in kolommen (gebruik een tabel)", rb"<w:cols\b[^>]*w:num=", _columns),
    _rule(
        "page-notation", "paginanummers in Romeinse cijfers of letters", rb"<w:pgNumType\b[^>]*w:fmt=", _page_notation
    ),
    _rule("small-caps", "kleine kapitalen", rb"<w:smallCaps\s*/>"),
    _rule("form-field", "een oud formulierveld (gebruik gewone tekst)", rb"<w:ffData\b"),
    _rule("smart-tag", "een slimme tag of eigen XML", rb"<w:(?:smartTag|customXml|dir|bdo)\b"),
    _rule("alternative", "tekst die per programma verschilt", rb"<mc:AlternateContent\b", _alternative_text),
    _rule("symbol-font", "een teken uit een symboollettertype (gebruik ☐ of ☒ als gewone letter)", rb"<w:sym\b"),
    _rule("underlined-tab", "een lijn van onderstreepte tabs (gebruik een celrand)", rb"<w:u\b", _underlined_tab),
    _rule(
        "kept-table",
        "een tabel van meer rijen die bijeen moet blijven (zet hem in één rij die niet gesplitst mag worden)",
        rb"<w:keepNext\b",
        _kept_table,
    ),
    _rule("right-to-left", "tekst die van rechts naar links loopt", rb"<w:(?:bidi|rtl)\s*/>"),
    _rule("contents", "een inhoudsopgave die niet in een eigen alinea begint", rb"TOC\b", _contents_in_title),
    _rule("style-field", "een veld dat tekst uit een opmaakprofiel herhaalt (STYLEREF)", rb"STYLEREF\b"),
    _rule("many-fields", f"meer dan {MOST_FIELDS} velden (maak er gewone tekst van)", rb"<w:fldChar\b", _many_fields),
    _rule("inserted-file", "een ingevoegd bestand (plak de tekst erin)", rb"<w:(?:altChunk|subDoc)\b"),
    _rule("entities", "een verwijzing naar iets buiten het document", rb"<!DOCTYPE\b|<!ENTITY\b"),
)
