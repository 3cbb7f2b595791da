"""The field codes in a template, and what else in it acts by itself: named with the paragraph it stands in.

In: a ``Draft``. Out: an error for a code that fetches, starts or asks something, a warning for one that changes by
itself, and a warning for a template that is locked or signed. A code may be split over runs, paragraphs and other
codes; Word reads it as one, and so does this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.problems import Problem, error, warning
from generator.templates.draft import Draft
from generator.word import links
from generator.word.labels import W
from generator.word.lines import shortened
from generator.word.places import Spot
from generator.word.wordfile import parse

NESTED = "\ufffc"  # stands in a code for the result of a code within it
_SHOWN = 60  # characters of a code in a message
_SETTINGS = "word/settings.xml"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_FETCHES = "haalt iets op van buiten het bestand"
_STARTS = "kan een programma of macro starten"
_ASKS = "stelt een vraag bij het bijwerken"
_MERGES = "hoort bij Afdruk samenvoegen"
_DANGEROUS = {
    **dict.fromkeys(("DDE", "DDEAUTO", "LINK"), "haalt iets op bij een ander programma, en kan dat starten"),
    **dict.fromkeys(("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "DATABASE", "RD"), _FETCHES),
    **dict.fromkeys(("AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY"), "haalt tekst uit Word op uw eigen computer"),
    **dict.fromkeys(("MACROBUTTON", "MACRO", "ADDIN", "HTMLACTIVEX", "CONTROL", "PRINT", "GOTOBUTTON"), _STARTS),
    "EMBED": "sluit een ander programma in",
    **dict.fromkeys(("FILLIN", "ASK"), _ASKS),
    **dict.fromkeys(
        ("MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE"), _MERGES
    ),
}
_CHANGING = {
    **dict.fromkeys(("DATE", "TIME"), "de datum of tijd van het moment"),
    **dict.fromkeys(("CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME"), "een datum of tijd van het bestand"),
    **dict.fromkeys(("USERNAME", "USERADDRESS", "USERINITIALS"), "de naam of het adres van wie het opent"),
    **dict.fromkeys(("AUTHOR", "LASTSAVEDBY"), "de naam van wie het maakte of bewaarde"),
    **dict.fromkeys(("FILENAME", "FILESIZE", "TEMPLATE", "REVNUM"), "een gegeven van het bestand"),
    **dict.fromkeys(("NUMWORDS", "NUMCHARS"), "een telling"),
}
_CODE = re.compile(r'\s*"?\s*([^\W\d_]\w*|=)', re.UNICODE)
_ARGUMENT = re.compile(r'"([^"]*)"|(\\\S)|(\S+)')


@dataclass(frozen=True, slots=True)
class Code:
    """One field code as Word reads it, and the element it begins at."""

    text: str
    element: etree._Element

    @property
    def name(self) -> str:
        """Return the name in capitals, or "" where another code gives it."""
        found = _CODE.match(self.text)
        return found[1].upper() if found else ""


def check(seen: Draft) -> Iterator[Problem]:
    """Yield what in a template acts by itself."""
    spots = {line.element: line.spot for line in seen.lines}
    for member, root in seen.roots.items():
        part = Spot(seen.name, seen.file.texts[member], member=member)
        for code in codes(root):
            paragraph = next(code.element.iterancestors(f"{W}p"), None)
            copy = any(True for _ in code.element.iterancestors(_FALLBACK))  # of a text box, for older programs
            spot = part if paragraph is None else spots.get(paragraph, part)
            if not copy and (problem := _judged(code, spot)):
                yield problem
    yield from _locked(seen)


def codes(root: etree._Element) -> Iterator[Code]:
    """Yield the field codes of a part, those within others after them."""
    reading = _Reading()
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        if element.tag == f"{W}fldSimple":
            reading.done.append(Code(element.get(f"{W}instr", ""), element))
        elif element.tag == f"{W}fldChar":
            reading.sign(element)
        else:
            reading.text(element)
    yield from reading.ended()


@dataclass(slots=True)
class _Open:
    element: etree._Element
    said: list[str] = field(default_factory=list)
    told: bool = False  # its code is complete, and its result has begun


@dataclass(slots=True)
class _Reading:
    """Puts the pieces of field codes together, in the order of the document."""

    open: list[_Open] = field(default_factory=list)
    done: list[Code] = field(default_factory=list)
    loose: _Open | None = None  # pieces outside any field: Word skips them, another program may not

    def sign(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            if self.open and not self.open[-1].told:
                self.open[-1].said.append(NESTED)
            self.open.append(_Open(element))
        elif self.open and kind == "separate" and not self.open[-1].told:
            self._tell(self.open[-1])
        elif self.open and kind == "end":
            self._tell(self.open.pop())

    def text(self, element: etree._Element) -> None:
        if self.open and not self.open[-1].told:
            self.open[-1].said.append(element.text or "")
            return
        self.loose = self.loose or _Open(element)
        self.loose.said.append(element.text or "")

    def ended(self) -> list[Code]:
        for one in [*self.open, *([self.loose] if self.loose else [])]:
            self._tell(one)
        return self.done

    def _tell(self, one: _Open) -> None:
        if not one.told:
            self.done.append(Code("".join(one.said), one.element))
        one.told = True


def _judged(code: Code, spot: Spot) -> Problem | None:
    shown = shortened(code.text.replace(NESTED, "{…}"), _SHOWN)
    name = code.name
    if NESTED in code.text and (not name or code.text.lstrip(' "').startswith(NESTED)):
        message = "De naam van een veldcode wordt door een andere veldcode gemaakt; wat hij doet, is niet te zien."
        return error("template-field-code", message, "Haal het veld weg, en typ de tekst.", at=spot, value=shown)
    if name in _DANGEROUS:
        mend = "Klik op het veld, druk op Ctrl+Shift+F9 (dan wordt het gewone tekst), en kijk of de tekst klopt."
        if _DANGEROUS[name] == _MERGES:
            mend = "Zet er een tag voor in de plaats, zoals {{ convenant.regio }}."
        return error("template-field-code", f"De veldcode {name} {_DANGEROUS[name]}.", mend, at=spot, value=shown)
    if name == "HYPERLINK" and (reason := _link(code.text)):
        mend = "Haal de koppeling weg (rechtsklik › Hyperlink verwijderen), of koppel naar een webadres."
        return error("template-link", f"Een koppeling {reason}.", mend, at=spot, value=shown)
    if name in _CHANGING:
        message = f"De veldcode {name} verandert vanzelf: hij geeft {_CHANGING[name]}."
        mend = "Typ de tekst, of gebruik een tag zoals {{ convenant.tekendatum }}."
        return warning("template-field-changes", message, mend, at=spot, value=shown)
    return None


def _link(code: str) -> str:
    """Return what the link of a HYPERLINK code does that it may not, or ""."""
    rest = code[code.upper().index("HYPERLINK") + len("HYPERLINK") :]
    switch = ""
    for found in _ARGUMENT.finditer(rest):
        quoted, option, bare = found.groups()
        if option and not bare and len(option) == 2 and option[1].isalpha():
            switch = option
            continue
        target = (quoted if quoted is not None else option or bare).replace("\\\\", "\\")
        if switch not in ("\\l", "\\o", "\\t", "\\s"):
            if NESTED in target:
                return "krijgt haar adres van een andere veldcode"
            return links.refused(target)
        switch = ""
    return ""


def _locked(seen: Draft) -> Iterator[Problem]:
    settings = seen.file.members.get(_SETTINGS)
    spot = Spot(seen.name, "instellingen", member=_SETTINGS)
    root = None if settings is None else parse(settings)
    lock = None if root is None else root.find(f"{W}documentProtection")
    if lock is not None and lock.get(f"{W}enforcement", "0") in ("1", "true", "on"):
        message = "Het sjabloon is beveiligd tegen bewerken, en alles wat eruit komt dus ook."
        mend = "Kies in Word Controleren › Bewerken beperken › Beveiliging stoppen."
        yield warning("template-protected", message, mend, at=spot)
    if any(name.lower().startswith("_xmlsignatures/") for name in seen.file.members):
        message = "Het sjabloon is digitaal ondertekend. Die handtekening geldt niet voor de stukken die eruit komen."
        mend = "Kies in Word Bestand › Info › Handtekeningen weergeven, en verwijder de handtekening."
        at = Spot(seen.name, "handtekening", member="_xmlsignatures")
        yield warning("template-signed", message, mend, at=at)
