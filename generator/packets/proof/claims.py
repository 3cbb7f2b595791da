"""What a file says of itself: its title and language in every place where they stand, and the standards it claims.

PDF/A is ISO 19005-2, level B, and PDF/UA is ISO 14289-1. Proved is what a program can prove without drawing a page; so
no fault here is no proof of conformance, but every fault is one against the claim.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from generator.packets.proof.book import Book, Entries
from generator.packets.proof.findings import ACCESSIBLE, ARCHIVE
from generator.pdf.lexer import Ref, text
from generator.pdf.reading import FinishedPdf, Stream

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_PREFIXES = {address: prefix for prefix, address in _NAMESPACES.items()}
_TWINS = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
}
_DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
_COLOURS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_BLEND = (
    "/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn /HardLight /SoftLight"
    " /Difference /Exclusion /Hue /Saturation /Color /Luminosity"
)
_BLENDS = frozenset(_BLEND.split())


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file's XMP says, by property ("dc:title"); ``sound`` is False where it cannot be read."""

    there: bool = False
    sound: bool = True
    said: dict[str, list[str]] = field(default_factory=dict)
    schemas: frozenset[str] = frozenset()
    """The addresses of the schemas that the metadata itself describes."""

    @property
    def claims(self) -> frozenset[str]:
        """Return the standards that the file says it holds to."""
        claimed = {ARCHIVE: "pdfaid:part", ACCESSIBLE: "pdfuaid:part"}
        return frozenset(name for name, key in claimed.items() if key in self.said)


def read_metadata(pdf: FinishedPdf) -> Metadata:
    """Return what a file's XMP says. Raises Malformed where the file itself cannot be read."""
    catalog = pdf.get(pdf.trailer.get("/Root"))
    found = pdf.get(catalog.get("/Metadata")) if isinstance(catalog, dict) else None
    if not isinstance(found, Stream):
        return Metadata()
    try:
        root = etree.fromstring(found.data(), _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return Metadata(there=True, sound=False)
    said: dict[str, list[str]] = {}
    for description in root.iter(f"{_RDF}Description"):
        for key, value in description.attrib.items():
            _note(said, str(key), [str(value)])
        for node in description:
            if isinstance(node.tag, str):
                items = [item.text or "" for item in node.iter(f"{_RDF}li")]
                _note(said, node.tag, items or [node.text or ""])
    schemas = root.iter("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")
    return Metadata(True, True, said, frozenset((node.text or "").strip() for node in schemas))


def _note(said: dict[str, list[str]], name: str, values: list[str]) -> None:
    address, _, local = name.removeprefix("{").partition("}")
    if address in _PREFIXES:
        said.setdefault(f"{_PREFIXES[address]}:{local}", []).extend(value.strip() for value in values)


def prove_claims(book: Book, metadata: Metadata, resources: dict[int, Entries]) -> None:
    """Note where a file's metadata differs from what it says elsewhere, and what its claims forbid."""
    _prove_metadata(book, metadata)
    _prove_archive(book, metadata)
    _prove_accessible(book, metadata)
    for entries in resources.values():
        _prove_font(book, entries)
        _prove_drawing(book, entries)


def _prove_metadata(book: Book, metadata: Metadata) -> None:
    say, said = book.findings.say, metadata.said
    info = book.entries(book.pdf.trailer.get("/Info"))
    language = text(book.pdf.get(book.catalog.get("/Lang")))
    if not metadata.sound:
        say("xmp", "De metadata (XMP) van het bestand is niet te lezen.")
    if not metadata.there or not metadata.sound:
        return
    for key, twin in _TWINS.items():
        value = text(book.pdf.get(info.get(key))) if key in info else ""
        if [value] != said.get(twin, [""])[:1]:
            say(f"twin {key}", f"De metadata (XMP) zegt bij {twin} iets anders dan het bestand bij {key[1:]}.")
    for key, twin in _DATES.items():
        if key in info and _digits(text(book.pdf.get(info[key]))) != _digits("".join(said.get(twin, []))):
            say(f"twin {key}", f"De metadata (XMP) zegt bij {twin} iets anders dan het bestand bij {key[1:]}.")
    if "dc:language" in said and language not in said["dc:language"]:
        say("language", "De metadata (XMP) noemt een andere taal dan het bestand.")


def _prove_archive(book: Book, metadata: Metadata) -> None:
    say, said, trailer = book.findings.say, metadata.said, book.pdf.trailer
    if said.get("pdfaid:part", ["2"]) != ["2"] or said.get("pdfaid:conformance", ["B"]) != ["B"]:
        say("part", "Het bestand noemt een deel of niveau van PDF/A waarop het niet is nagegaan.", ARCHIVE)
    if "pdfaid:conformance" not in said:
        say("level", "Het bestand noemt PDF/A zonder niveau.", ARCHIVE)
    if ACCESSIBLE in metadata.claims and _NAMESPACES["pdfuaid"] not in metadata.schemas:
        say("schema", "De metadata (XMP) beschrijft niet wat zij over PDF/UA zegt, zoals PDF/A vraagt.", ARCHIVE)
    if len(book.items(trailer.get("/ID"))) != 2:
        say("identity", "Het bestand heeft geen kenmerk (ID).", ARCHIVE)
    names = book.entries(book.catalog.get("/Names"))
    if "/EmbeddedFiles" in names or "/AF" in book.catalog:
        say("attachment", "Het bestand heeft bijlagen.", ARCHIVE)
    if "/JavaScript" in names:
        say("script", "Het bestand voert een script uit.")
    if "/AA" in book.catalog:
        say("action", "Het bestand doet iets bij het openen of sluiten dat PDF/A verbiedt.", ARCHIVE)
    form = book.entries(book.catalog.get("/AcroForm"))
    if form.get("/NeedAppearances") or "/XFA" in form:
        say("form", "Het formulier in het bestand is van een soort dat PDF/A verbiedt.", ARCHIVE)
    if "/OCProperties" in book.catalog:
        say("layers", "Het bestand heeft lagen.", ARCHIVE)
    _prove_intents(book)


def _prove_intents(book: Book) -> None:
    say = book.findings.say
    intents = [book.entries(intent) for intent in book.items(book.catalog.get("/OutputIntents"))]
    profiles = {intent.get("/DestOutputProfile") for intent in intents if intent.get("/S") == "/GTS_PDFA1"}
    if len(profiles) != 1:
        say("intent", "Het bestand zegt niet, of niet eenduidig, welke kleuren het bedoelt (OutputIntent).", ARCHIVE)
    for reference in profiles:
        profile = book.pdf.get(reference)
        data = profile.data() if isinstance(profile, Stream) else b""
        colours = profile.entries.get("/N") if isinstance(profile, Stream) else None
        if data[36:40] != b"acsp" or _COLOURS.get(data[16:20], 0) != colours:
            say("profile", "Het kleurprofiel van het bestand is er niet of deugt niet.", ARCHIVE)


def _prove_accessible(book: Book, metadata: Metadata) -> None:
    say = book.findings.say
    marked = book.entries(book.catalog.get("/MarkInfo"))
    tagged = isinstance(book.catalog.get("/StructTreeRoot"), Ref)
    if marked.get("/Marked") and not tagged:
        say("no-tree", "Het bestand zegt dat het tags heeft, en heeft er geen.")
    if not tagged or not marked.get("/Marked") or marked.get("/Suspects"):
        say("no-tags", "Het bestand zegt dat het toegankelijk is, en heeft geen betrouwbare tags.", ACCESSIBLE)
    if metadata.said.get("pdfuaid:part", ["1"]) != ["1"]:
        say("ua-part", "Het bestand noemt een deel van PDF/UA waarop het niet is nagegaan.", ACCESSIBLE)
    if not text(book.pdf.get(book.catalog.get("/Lang"))):
        say("no-language", "Het bestand zegt niet in welke taal het is.", ACCESSIBLE)
    if not metadata.said.get("dc:title", [""])[0]:
        say("no-title", "Het bestand heeft geen titel.", ACCESSIBLE)
    if book.entries(book.catalog.get("/ViewerPreferences")).get("/DisplayDocTitle") is not True:
        say("no-shown-title", "Het bestand toont zijn naam in plaats van zijn titel.", ACCESSIBLE)


def _prove_font(book: Book, entries: Entries) -> None:
    if entries.get("/Type") != "/Font" and "/BaseFont" not in entries:
        return
    say, kind = book.findings.say, entries.get("/Subtype")
    name = str(entries.get("/BaseFont", "/?"))[1:]
    if kind == "/Type0" and "/ToUnicode" not in entries:
        say("unicode", f"Van het lettertype {name} is niet bekend welke letters het toont.", ACCESSIBLE)
    if kind == "/Type3":
        return
    bearers = book.items(entries.get("/DescendantFonts")) if kind == "/Type0" else [entries]
    for bearer in bearers or [{}]:
        descriptor = book.entries(book.entries(bearer).get("/FontDescriptor"))
        programs = [descriptor[key] for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in descriptor]
        if len(programs) != 1 or not isinstance(book.pdf.get(programs[0]), Stream):
            say("font", f"Het lettertype {name} zit niet in het bestand.", ARCHIVE, ACCESSIBLE)


def _prove_drawing(book: Book, entries: Entries) -> None:
    say = book.findings.say
    if entries.get("/Subtype") == "/Image" and (entries.get("/Interpolate") or "/Alternates" in entries):
        say("image", "Een afbeelding is van een soort dat PDF/A verbiedt.", ARCHIVE)
    if entries.get("/Subtype") == "/PS" or "/Ref" in entries or "/OPI" in entries:
        say("drawing", "Een tekening is van een soort dat PDF/A verbiedt.", ARCHIVE)
    blend = book.pdf.get(entries.get("/BM", "/Normal"))
    if "/TR" in entries or not _BLENDS.issuperset(blend if isinstance(blend, list) else [blend]):
        say("blend", "Een tekening mengt kleuren op een manier die PDF/A verbiedt.", ARCHIVE)


def _digits(date: str) -> str:
    return re.sub(r"\D", "", date)[:14]
