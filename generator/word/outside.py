"""What in a Word file reaches outside it, or brings a program along: each found, named and refused.

In: the members of a Word file and the roots of those that are XML. Out: a problem for each linked picture, template or
object, each embedded file, each macro, each adress list and each link to a file, with the paragraph it stands in.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from lxml import etree

from generator.problems import Problem, error
from generator.word import links
from generator.word.labels import W
from generator.word.lines import kinds_of, lines_of
from generator.word.places import Spot
from generator.word.unpacking import AS_DOCX, CONTENT_TYPES, OLE

Roots = Mapping[str, etree._Element]
STYLES = "word/styles.xml"
_PARAGRAPH = f"{W}p"
_SVG_EVENTS = ("onload", "onclick", "onbegin", "onend", "onmouseover", "onerror", "onfocusin", "onactivate")
_LINKED = {  # kind of relationship, in lower case: what hangs outside the file
    "image": "een afbeelding",
    "oleobject": "een gekoppeld object (OLE)",
    "package": "een gekoppeld bestand",
    "frame": "een frame",
    "subdocument": "een subdocument",
    "afchunk": "een ander document",
    "video": "een film",
    "audio": "een geluid",
    "media": "een film of geluid",
    "externallinkpath": "een werkmap",
    "transform": "een omzetting (XSLT)",
    "hdphoto": "een afbeelding",
}
_MACROS = {
    "vbaproject": "macro’s",
    "wordvbadata": "macro’s",
    "keymapcustomizations": "eigen sneltoetsen, die macro’s kunnen starten",
    "attachedtoolbars": "eigen werkbalken",
    "extensibility": "een eigen lint (customUI)",
    "usercustomization": "een eigen lint (customUI)",
    "webextensiontaskpanes": "een invoegtoepassing",
    "webextension": "een invoegtoepassing",
}
_EMBEDDED = {
    "oleobject": "een ingesloten object (OLE)",
    "package": "een ingesloten bestand, zoals een Excel-werkblad",
    "control": "een besturingselement (ActiveX)",
    "activexcontrolbinary": "een besturingselement (ActiveX)",
    "afchunk": "een heel ander document (altChunk)",
    "subdocument": "een subdocument",
    "frame": "een frame",
}
_MERGING = frozenset({"mailmergesource", "mailmergeheadersource", "mailmergerecipientdata", "recipientdata"})
_ADDRESSES = frozenset({"hyperlink"})
_FETCHING = ("href", "src", "link")  # attributes of VML and Office's old drawings that hold an address themselves


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship: the part it belongs to, its id and kind (in lower case), and where it leads."""

    owner: str
    id: str
    kind: str
    member: str
    target: str
    external: bool


def relationships(roots: Roots, member: str) -> Iterator[Relationship]:
    """Yield the relationships in one ``.rels`` member."""
    root = roots.get(member)
    if root is None:
        return
    above, own = posixpath.split(posixpath.dirname(member))[0], posixpath.basename(member).removesuffix(".rels")
    owner = posixpath.join(above, own) if own else ""
    for element in root.iter("{*}Relationship"):
        target = element.get("Target", "")
        inside = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(above, target))
        kind = element.get("Type", "").rstrip("/").rpartition("/")[2].lower()
        external = element.get("TargetMode", "").lower() == "external" or links.outside(target)
        yield Relationship(owner, element.get("Id", ""), kind, inside, target, external)


def check(members: Mapping[str, bytes], roots: Roots, titles: Mapping[str, str], file: str) -> Iterator[Problem]:
    """Yield everything that reaches outside the file or can start something; ``titles`` says what a part is called."""
    places = _Places(roots, titles, file)
    every = [one for name in roots if name.endswith(".rels") for one in relationships(roots, name)]
    told: set[str] = set()
    for one in every:
        if problem := _judged(one):
            told.add(one.member)
            yield replace(problem, place=places.of_id(one.owner, one.id))
    for name, content in members.items():
        if name not in told and (problem := _by_content(name, content)):
            yield replace(problem, place=places.of(name))
    if b"macroenabled" in members.get(CONTENT_TYPES, b"").lower():
        yield replace(_macros("macro’s"), place=places.of(CONTENT_TYPES))
    for name, root in roots.items():
        for element, problem in chain(_elements(root), _svg(root) if name.lower().endswith(".svg") else ()):
            yield replace(problem, place=places.of(name, element))


# --- where it stands -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Places:
    roots: Roots
    titles: Mapping[str, str]
    file: str

    def of(self, member: str, element: etree._Element | None = None) -> Spot:
        """Return the paragraph an element stands in, or the part as a whole."""
        part = Spot(self.file, self.titles.get(member, member), member=member)
        above = () if element is None else chain((element,), element.iterancestors())
        paragraph = next((one for one in above if one.tag == _PARAGRAPH), None)
        if paragraph is None:
            return part
        styles = self.roots.get(STYLES)
        kinds = kinds_of(None if styles is None else etree.tostring(styles))
        lines = lines_of(self.roots[member], part, kinds)
        return next((line.spot for line in lines if line.element is paragraph), part)

    def of_id(self, member: str, name: str) -> Spot:
        """Return the place where a part uses one of its relationships."""
        root = self.roots.get(member)
        elements = () if root is None or not name else root.iter("*")
        return self.of(member or "_rels/.rels", next((one for one in elements if _uses(one, name)), None))


def _uses(element: etree._Element, name: str) -> bool:
    return any(value == name and "elationships}" in str(key) for key, value in element.attrib.items())


# --- relationships ---------------------------------------------------------------------------------------------------


def _judged(one: Relationship) -> Problem | None:
    if one.kind in _MACROS:
        return _macros(_MACROS[one.kind], one.target)
    if one.kind in _MERGING:
        return _merging(one.target)
    if not one.external:
        return _embedded(_EMBEDDED[one.kind], one.target) if one.kind in _EMBEDDED else None
    if one.kind in _ADDRESSES:
        return _link(one.target)
    if one.kind == "attachedtemplate":
        mend = "Kies in Word Bestand › Opties › Invoegtoepassingen › Beheren: Sjablonen › Start, en zet er Normal in."
        return _problem(
            "template-external", "Het bestand is gekoppeld aan een Word-sjabloon dat elders staat.", mend, one.target
        )
    return _fetched(_LINKED.get(one.kind, "iets"), one.target)


def _problem(rule: str, message: str, mend: str, value: str) -> Problem:
    return error(rule, message, mend, at=Spot(""), value=value[:200])


def _fetched(what: str, target: str) -> Problem:
    message = f"Het sjabloon haalt iets op van buiten het bestand: {what}."
    mend = "Haal het weg, en voeg het in het bestand zelf in, zonder koppeling."
    return _problem("template-external", message, mend, target)


def _embedded(what: str, target: str) -> Problem:
    mend = "Haal het weg, of plak wat te zien moet zijn als afbeelding (Plakken speciaal)."
    return _problem("template-embedded", f"In het sjabloon zit {what}.", mend, target)


def _macros(what: str, target: str = "") -> Problem:
    mend = f"{AS_DOCX} Helpt dat niet, kopieer dan alle tekst naar een nieuw, leeg document."
    return _problem("template-macros", f"Het sjabloon bevat {what}.", mend, target)


def _merging(target: str = "") -> Problem:
    mend = "Kies in Word Verzendlijsten › Afdruk samenvoegen starten › Normaal Word-document."
    return _problem(
        "template-mail-merge", "Het sjabloon is gekoppeld aan een adressenlijst (Afdruk samenvoegen).", mend, target
    )


def _link(target: str) -> Problem | None:
    reason = links.refused(target)
    mend = "Haal de koppeling weg (rechtsklik › Hyperlink verwijderen), of koppel naar een webadres."
    return _problem("template-link", f"Een koppeling {reason}.", mend, target) if reason else None


# --- members and elements --------------------------------------------------------------------------------------------


def _by_content(name: str, content: bytes) -> Problem | None:
    """Return what a member is by its first bytes, whatever it is called."""
    if name.lower().endswith("vbaproject.bin"):
        return _macros("macro’s", name)
    if content.startswith(OLE):
        macros = any(stream.encode("utf-16-le") in content for stream in ("_VBA_PROJECT", "VBA\0", "Macros\0"))
        return _macros("macro’s", name) if macros else _embedded(_EMBEDDED["oleobject"], name)
    if content.startswith(b"PK\x03\x04"):
        return _embedded("een ander ingepakt bestand", name)
    if content.startswith((b"MZ", b"\x7fELF", b"#!")):
        return _embedded("een programma", name)
    if "activex" in name.lower():
        return _embedded(_EMBEDDED["control"], name)
    return None


def _elements(root: etree._Element) -> Iterator[tuple[etree._Element, Problem]]:
    for element in root.iter("*"):
        name = str(element.tag).rpartition("}")[2]
        if name in ("entryMacro", "exitMacro"):
            yield element, _macros("een formulierveld dat een macro start", element.get(f"{W}val", ""))
        elif name == "mailMerge":
            yield element, _merging()
        elif name == "frameset":
            yield element, _embedded(_EMBEDDED["frame"], "")
        elif name == "webVideoPr":
            yield element, _fetched("een film op het web", element.get("embeddedHtml", ""))
        if "vml" in str(element.tag) or "office:office" in str(element.tag):
            for key, value in element.attrib.items():
                if problem := _address(name, str(key).rpartition("}")[2], str(value)):
                    yield element, problem


def _address(element: str, attribute: str, value: str) -> Problem | None:
    """Return what is wrong with an address that an old drawing holds itself, outside the relationships."""
    if attribute not in _FETCHING or not value:
        return None
    if attribute == "href" and element not in ("imagedata", "fill", "stroke", "OLEObject"):
        return _link(value)
    return _fetched("een afbeelding", value) if links.outside(value) or "/" in value else None


def _svg(root: etree._Element) -> Iterator[tuple[etree._Element, Problem]]:
    for element in root.iter("*"):
        name = str(element.tag).rpartition("}")[2].lower()
        if name in ("script", "foreignobject", "iframe", "handler"):
            yield element, _embedded(f"een svg-afbeelding met ‘{name}’", "")
        for key, value in element.attrib.items():
            attribute = str(key).rpartition("}")[2].lower()
            said = str(value).strip()
            if attribute in _SVG_EVENTS:
                yield element, _embedded("een svg-afbeelding die iets start", said)
            elif _reaches(name, attribute, said):
                yield element, _fetched("een deel van een svg-afbeelding", said)


def _reaches(element: str, attribute: str, said: str) -> bool:
    """Return whether an attribute of an SVG drawing fetches something from outside it."""
    if attribute in ("href", "src"):
        return element != "a" and not said.startswith(("#", "data:image/"))
    plain = re.sub(r"[\s\"']", "", said)
    return "url(" in plain.replace("url(#", "").replace("url(data:image/", "")
