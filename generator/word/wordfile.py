"""A template's Word file as its members: opened with care, and written again byte for byte the same.

In: a .docx somebody made. Out: its members, and which of them hold text to fill; or every reason to refuse it.
"""

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generator.problems import Place, Problem, error

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT_TYPES = "[Content_Types].xml"
MEMBER_LIMIT, TOTAL_LIMIT, COUNT_LIMIT = 64 * 2**20, 128 * 2**20, 2000  # bytes, bytes, members
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_KIND = {  # kind of relationship of the main part: how its text is called in a message
    "header": "koptekst",
    "footer": "voettekst",
    "footnotes": "voetnoten",
    "endnotes": "eindnoten",
    "comments": "opmerkingen",
}
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier one; a fixed date keeps the file the same
_AS_DOCX = "Open het in Word en kies Opslaan als › Word-document (.docx)."


@dataclass(frozen=True, slots=True)
class WordFile:
    """The members of a Word file, in their order, and the parts that hold text: member name → what it is called."""

    members: Mapping[str, bytes]
    main: str
    texts: Mapping[str, str]
    sha256: str


class Refused(Exception):  # noqa: N818  it is a decision, not an accident
    """Says why a file is not used as a template."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def parse(xml: bytes) -> etree._Element:
    """Return the root of a part, its indentation dropped as Word drops it; entities are never resolved."""
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    return etree.fromstring(xml, parser)


def read(path: Path) -> WordFile:
    """Return the parts of a Word file; raises ``Refused`` with everything that makes it unfit."""
    return opened(_content(path, Place(path.name)), path.name)


def opened(content: bytes, name: str) -> WordFile:
    """Return the parts of a Word file from its bytes; raises ``Refused`` with everything that makes it unfit."""
    at = Place(name)
    members = _members(content, at)
    problems = [problem for check in (_no_dtd, _no_macros, _nothing_external) for problem in check(members, at)]
    if problems:
        raise Refused(*problems)
    main, texts = _texts(members, at)
    return WordFile(members, main, texts, hashlib.sha256(content).hexdigest())


def _content(path: Path, at: Place) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        mend = "Zet het terug in de map met sjablonen."
        raise Refused(error("template-missing", "Het sjabloon is er niet.", mend, at=at)) from None
    except OSError as reason:
        message = "Het sjabloon is niet te lezen."
        mend = "Sluit het bestand in Word en kijk of u het mag lezen."
        raise Refused(error("template-unreadable", message, mend, at=at)) from reason


def _members(content: bytes, at: Place) -> dict[str, bytes]:
    if content.startswith(_OLE):
        message = "Dit is een oud Word-bestand (.doc) of een bestand met een wachtwoord."
        raise Refused(error("template-not-docx", message, f"Haal het wachtwoord eraf. {_AS_DOCX}", at=at))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _bounded(archive, at)
            names = sorted(archive.namelist(), key=lambda name: name != CONTENT_TYPES)
            return {name: archive.read(name) for name in names if not name.endswith("/")}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as reason:
        raise Refused(error("template-not-docx", "Dit is geen (heel) Word-bestand.", _AS_DOCX, at=at)) from reason


def _bounded(archive: zipfile.ZipFile, at: Place) -> None:
    sizes = [member.file_size for member in archive.infolist()]
    if len(sizes) > COUNT_LIMIT or max(sizes, default=0) > MEMBER_LIMIT or sum(sizes) > TOTAL_LIMIT:
        message = f"Uitgepakt is dit bestand te groot ({sum(sizes) // 2**20} MB)."
        raise Refused(error("template-too-large", message, "Maak de afbeeldingen in het sjabloon kleiner.", at=at))
    if len(set(archive.namelist())) != len(sizes):
        message = "In dit bestand staat hetzelfde onderdeel twee keer."
        raise Refused(error("template-not-docx", message, _AS_DOCX, at=at))


def _no_dtd(members: Mapping[str, bytes], at: Place) -> Iterator[Problem]:
    for name, content in members.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = parse(content)
        except etree.XMLSyntaxError:
            yield error("template-not-docx", f"Het onderdeel {name} is beschadigd.", _AS_DOCX, at=at)
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            message = f"In het onderdeel {name} staat een DTD; dat maakt Word nooit."
            yield error("template-dtd", message, _AS_DOCX, at=at)


def _no_macros(members: Mapping[str, bytes], at: Place) -> Iterator[Problem]:
    macros = b"macroEnabled" in members.get(CONTENT_TYPES, b"")
    if macros or any(name.lower().endswith("vbaproject.bin") for name in members):
        yield error("template-macros", "Het sjabloon bevat macro’s.", _AS_DOCX, at=at)


def _nothing_external(members: Mapping[str, bytes], at: Place) -> Iterator[Problem]:
    for name in members:
        if not name.endswith(".rels"):
            continue
        for kind, _, target, external in _relationships(members, name):
            if external and kind == "attachedTemplate":
                mend = "Kies in Word Ontwikkelaars › Documentsjabloon en maak het veld leeg, of zet er Normal in."
                message = "Het bestand hangt aan een Word-sjabloon elders."
                yield error("template-external", message, mend, at=at, value=target)
            elif external and kind != "hyperlink":
                mend = "Voeg het in het bestand zelf in, in plaats van een koppeling te maken."
                message = "Het sjabloon haalt iets op van buiten het bestand."
                yield error("template-external", message, mend, at=at, value=target)


def _relationships(members: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the kind, the member, the target as written and whether it is external, of each relationship."""
    if name not in members:
        return
    folder = posixpath.dirname(posixpath.dirname(name))
    try:
        root = parse(members[name])
    except etree.XMLSyntaxError:
        return  # told already, as a damaged part
    for element in root.iter("{*}Relationship"):
        target = element.get("Target", "")
        member = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield element.get("Type", "").rpartition("/")[2], member, target, element.get("TargetMode") == "External"


def _texts(members: Mapping[str, bytes], at: Place) -> tuple[str, dict[str, str]]:
    own = {kind: member for kind, member, _, _ in _relationships(members, "_rels/.rels")}
    main = own.get("officeDocument", "")
    types = {
        element.get("PartName", "")[1:]: element.get("ContentType", "")
        for element in (parse(members[CONTENT_TYPES]).iter("{*}Override") if CONTENT_TYPES in members else ())
    }
    if main not in members or types.get(main) != DOCUMENT_TYPE:
        raise Refused(error("template-not-docx", "Dit is geen gewoon Word-document (.docx).", _AS_DOCX, at=at))
    if parse(members[main]).tag != f"{W}document":
        message = "Dit bestand is bewaard als ‘Strict Open XML-document’."
        raise Refused(error("template-strict", message, _AS_DOCX, at=at))
    texts = {main: "tekst"}
    beside = f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels"
    for kind, member, _, _ in _relationships(members, beside):
        if kind in WORD_KIND and member in members:
            number = "".join(filter(str.isdigit, posixpath.basename(member)))
            texts[member] = f"{WORD_KIND[kind]} {number}".strip()
    if own.get("core-properties") in members:
        texts[own["core-properties"]] = "eigenschappen"
    return main, texts


class Mould:
    """The members of a Word file that never change, deflated once, to which the changing ones are added."""

    def __init__(self, members: Iterable[tuple[str, bytes]]) -> None:
        self._fixed = _append(b"", members)

    def cast(self, members: Iterable[tuple[str, bytes]]) -> bytes:
        """Return the whole file; the same members give the same bytes."""
        return _append(self._fixed, members)


def _append(start: bytes, members: Iterable[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO(start)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else it differs between Windows and the rest
            archive.writestr(info, content)
    return file.getvalue()
