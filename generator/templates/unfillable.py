"""Tags that can't be filled where they stand, and what a tag would take away with it; each with its place.

In: a draft of a template. Out: the faults that docxtpl passes over in silence, or tells without a place.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import islice
from urllib.parse import unquote

from lxml import etree

from generator.problems import Problem, error, warning
from generator.templates import language
from generator.templates.draft import Draft
from generator.templates.language import TAG, Statement
from generator.word import wordfile
from generator.word.lines import EXCERPT, Line, shortened
from generator.word.places import Spot
from generator.word.wordfile import W

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST = 100  # tags outside the text that are told of in one part
_BRACE = re.compile("[{}]")
_BRACES = (b"{{", b"{%", b"%7B%7B", b"%7b%7b", b"%7B%25", b"%7b%25")
_MEMBERS = {  # how the name of a member of the file begins: what it is called
    "customXml/": "de gegevens achter een inhoudsbesturingselement",
    "docProps/": "de eigenschappen van het bestand",
    "word/charts/": "een grafiek",
    "word/diagrams/": "een SmartArt-afbeelding",
    "word/glossary/": "de bouwstenen",
    "word/numbering.xml": "de nummering",
    "word/settings.xml": "de instellingen",
    "word/styles.xml": "de opmaakprofielen",
}
_HIDDEN = "Zet de tag in de lopende tekst, en haal hem hier weg."
_FIELD = ("een veldcode", "Druk in Word op Alt+F9 om de veldcodes te zien, haal de tag eruit en typ hem in de tekst.")
_DELETED = ("verwijderde tekst", "Kies in Word Controleren › Accepteren, zodat de tekst echt weg is.")
_ALTERNATIVE = (
    "een alternatieve tekst",
    "Klik met rechts op de afbeelding of tabel, kies Alternatieve tekst, en haal de tag daar weg.",
)
_TEXTS = {  # element that holds text which Word doesn't print as it stands: what it is called, and the mend
    f"{W}instrText": _FIELD,
    f"{W}delText": _DELETED,
    f"{W}delInstrText": _DELETED,
    f"{_MATHS}t": ("een formule", _HIDDEN),
}
_ATTRIBUTES = {  # attribute, or element with a w:val: what it is called, and the mend
    "instr": _FIELD,
    "descr": _ALTERNATIVE,
    "title": _ALTERNATIVE,
    "alt": _ALTERNATIVE,
    "tblCaption": _ALTERNATIVE,
    "tblDescription": _ALTERNATIVE,
    "tooltip": ("de schermtip van een koppeling", _HIDDEN),
    "anchor": ("het adres van een koppeling", _HIDDEN),
    "name": ("de naam van een bladwijzer of afbeelding", _HIDDEN),
    "alias": ("de titel van een inhoudsbesturingselement", _HIDDEN),
    "tag": ("het label van een inhoudsbesturingselement", _HIDDEN),
    "displayText": ("een keuzelijst", _HIDDEN),
    "value": ("een keuzelijst", _HIDDEN),
}
_OTHER = ("een verborgen onderdeel van de tekst", _HIDDEN)
_HOLDERS = {"p": (f"{W}p", "alinea"), "tc": (f"{W}tc", "cel"), "tr": (f"{W}tr", "tabelrij")}
CARRIED = {  # element that a tag must not take away: what it is called
    f"{W}sectPr": "een sectie-einde",
    f"{W}drawing": "een afbeelding of tekstvak",
    f"{W}pict": "een afbeelding of tekstvak",
    f"{W}object": "een ingevoegd object",
    f"{W}footnoteReference": "een voetnoot",
    f"{W}endnoteReference": "een eindnoot",
    f"{W}fldChar": "een veld",
    f"{W}fldSimple": "een veld",
    f"{W}sym": "een symbool",
    f"{_MATHS}oMath": "een formule",
}


def elsewhere(seen: Draft, member: str) -> tuple[Problem, ...]:
    """Return every tag in a part that doesn't stand in its text but in what lies behind it."""
    found = []
    for element, text, (what, mend) in islice(_hidden(seen.roots[member]), _MOST):
        tag = TAG.search(text)
        value = tag.group() if tag else shortened(text, EXCERPT)
        message = f"In {what} kan niets worden ingevuld."
        found.append(error("template-structure", message, mend, at=_spot(element, seen, member), value=value))
    return tuple(dict.fromkeys(found))


def carried(lines: Sequence[Line]) -> Iterator[Problem]:
    """Yield every tag that would take more away with it than text: what its paragraph, row or cell holds, or itself."""
    for line in lines:
        text = line.tagged
        if "{" not in text or line.copy:
            continue
        owner = [element for element in line.texts for _ in element.text or ""]
        within = cache(partial(_Within, line.element))
        for found in TAG.finditer(text):
            first, last = owner[found.start()], owner[found.end() - 1]
            if first is not last and (lost := _between(within(), first, last)):
                message = f"Midden in deze tag staat {lost}; dat zou bij het invullen verdwijnen."
                mend = "Zet het achter de tag, en typ de tag opnieuw."
                yield error("template-tag-split", message, mend, at=line.spot, value=found.group())
            yield from _taken_along(line, found.group(), first)


def tables_without_columns(seen: Draft, member: str) -> tuple[Problem, ...]:
    """Return every table of which the file doesn't say what columns it has; docxtpl can't count them."""
    message = "Van deze tabel ontbreekt de indeling in kolommen."
    mend = "Open het sjabloon in Word en bewaar het opnieuw."
    without = [table for table in seen.roots[member].iter(f"{W}tbl") if table.find(f"{W}tblGrid") is None]
    return tuple(error("template-structure", message, mend, at=_spot(table, seen, member)) for table in without)


def unread(seen: Draft) -> Iterator[Problem]:
    """Yield a warning for every tag in a member of the file in which nothing is filled in."""
    for member, content in seen.file.members.items():
        if member in seen.roots or not member.endswith((".xml", ".rels")):
            continue
        if not any(mark in content for mark in _BRACES):
            continue
        links = list(_links(seen, member))
        message = "In het adres van een koppeling staat een tag, maar daar wordt niets ingevuld."
        mend = "Haal de tag uit het adres (rechtermuisknop, Hyperlink bewerken)."
        for at, target in links:
            yield warning("template-tag-unfilled", message, mend, at=at, value=target)
        if not links:
            what = next((name for start, name in _MEMBERS.items() if member.startswith(start)), "een onderdeel")
            at = Spot(seen.name, f"{what} ({member})", member=member)
            message = f"In {what} staat een tag, maar daar wordt niets ingevuld."
            yield warning("template-tag-unfilled", message, "Zet de tag in de tekst.", at=at)


def _links(seen: Draft, rels: str) -> Iterator[tuple[Spot, str]]:
    """Yield the place of each hyperlink with a tag in its address, and the tag, for the relationships of a part."""
    folder, _, name = rels.removesuffix(".rels").rpartition("_rels/")
    root = seen.roots.get(folder + name)
    if root is None:
        return
    for relation in wordfile.parse(seen.file.members[rels]).iter("{*}Relationship"):
        target = unquote(relation.get("Target", ""))
        if language.EDGE.search(target):
            users = [one for one in root.iter(f"{W}hyperlink") if one.get(_ID) == relation.get("Id")]
            yield from ((_spot(one, seen, folder + name), target) for one in users)


# --- what lies behind the text ---------------------------------------------------------------------------------------


def texts(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements that hold the text of a part: those in its paragraphs."""
    for element in root.iter(f"{W}t"):
        if not _BRACE.search(element.text or "") or next(element.iterancestors(f"{W}p"), None) is not None:
            yield element


def _hidden(root: etree._Element) -> Iterator[tuple[etree._Element, str, tuple[str, str]]]:
    """Yield each element with half a tag or more outside the text, what it says there, and what that is called."""
    seen = set(texts(root))
    for element in root.iter():
        if next(element.iterancestors(_FALLBACK), None) is not None:
            continue  # what Word keeps of a text box for older programs stands in the file once more
        if element.tag == f"{W}p":
            code = "".join(part.text or "" for part in element.iter(f"{W}instrText"))
            if language.EDGE.search(code):
                yield element, code, _FIELD
        elif element not in seen and element.tag != f"{W}instrText" and language.EDGE.search(element.text or ""):
            yield element, element.text or "", _TEXTS.get(str(element.tag), _OTHER)
        for name, value in element.attrib.items():
            if language.EDGE.search(value := str(value)):
                local = str(element.tag if str(name) == f"{W}val" else name).rpartition("}")[2]
                yield element, value, _ATTRIBUTES.get(local, _OTHER)


def _spot(element: etree._Element, seen: Draft, member: str) -> Spot:
    """Return the paragraph an element stands in, or the first one near it."""
    spots = {line.element: line.spot for line in seen.lines if line.spot.member == member}
    here: etree._Element | None = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), element)
    while here is not None:
        if near := next((spots[one] for one in here.iter(f"{W}p") if one in spots), None):
            return near
        here = here.getparent()
    return Spot(seen.name, seen.file.texts[member], member=member)


# --- what a tag takes away -------------------------------------------------------------------------------------------


class _Within:
    """What stands in a paragraph, in order: looked through once, however many tags it has."""

    def __init__(self, paragraph: etree._Element) -> None:
        self.elements = list(paragraph.iter())
        self.number = {element: nth for nth, element in enumerate(self.elements)}


def _between(within: _Within, first: etree._Element, last: etree._Element) -> str:
    """Return what would be lost because it stands between the two ends of a split tag; "" for nothing."""
    for element in within.elements[within.number[first] : within.number[last]]:
        if element.tag in CARRIED:
            return CARRIED[str(element.tag)]
    return ""


def _taken_along(line: Line, text: str, first: etree._Element) -> Iterator[Problem]:
    said = language.statement(text)
    if not isinstance(said, Statement) or said.level not in _HOLDERS or said.word == "comment":
        return
    name, what = _HOLDERS[said.level]
    holder = next(first.iterancestors(name), None)
    if holder is None:
        return
    lost = next((CARRIED[str(one.tag)] for one in holder.iter(*CARRIED)), "")
    breaks = (one.get(f"{W}type") in ("page", "column") for one in holder.iter(f"{W}br"))
    if not lost and (any(breaks) or holder.find(f"{W}pPr/{W}pageBreakBefore") is not None):
        lost = "een pagina-einde"
    if not lost and said.level != "p" and next(holder.iter(f"{W}tbl"), None) is not None:
        lost = "een tabel"
    if lost:
        message = f"Deze tag haalt de hele {what} weg, met {lost} erin."
        yield error("template-tag-alone", message, f"Zet de tag alleen in een eigen {what}.", at=line.spot, value=text)
