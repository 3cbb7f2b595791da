"""A template's Word file as its members: opened with care, and written again byte for byte the same.

In: a .docx somebody made. Out: its members, and which of them hold text to fill; or every reason to refuse it.
"""

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.office.package import ON_EVERY_RUN
from generator.problems import Place, Problem, error
from generator.word import limits, markup, outside
from generator.word.labels import W as W
from generator.word.markup import parse as parse
from generator.word.outside import Roots, relationships
from generator.word.unpacking import AS_DOCX, CONTENT_TYPES, unpacked
from generator.word.unpacking import Refused as Refused

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_KIND = {  # kind of relationship of the main part: how its text is called in a message
    "header": "koptekst",
    "footer": "voettekst",
    "footnotes": "voetnoten",
    "endnotes": "eindnoten",
    "comments": "opmerkingen",
}
_OTHER_KIND = {
    "settings": "instellingen",
    "websettings": "instellingen",
    "styles": "opmaakprofielen",
    "numbering": "nummering",
}


@dataclass(frozen=True, slots=True)
class WordFile:
    """The members of a Word file, in their order, and the parts that hold text: member name → what it is called."""

    members: Mapping[str, bytes]
    main: str
    texts: Mapping[str, str]
    sha256: str


def read(path: Path) -> WordFile:
    """Return the parts of a Word file; raises ``Refused`` with everything that makes it unfit."""
    return opened(content_of(path), path.name)


def opened(content: bytes, name: str) -> WordFile:
    """Return the parts of a Word file from its bytes; raises ``Refused`` with everything that makes it unfit."""
    at = Place(name)
    members = unpacked(content, at)
    roots, problems = markup.parsed(members, at)
    main, wrong = _main(roots, at)
    texts, others = _titles(roots, main)
    found = tuple(outside.check(members, roots, {**others, **texts}, name))
    if problems or found or wrong:
        # what a damaged part hides is not told beside it: a file without its main part is damaged already
        raise Refused(*dict.fromkeys((*problems, *found, *(() if problems else wrong))))
    return WordFile(members, main, texts, hashlib.sha256(content).hexdigest())


def content_of(path: Path) -> bytes:
    """Return what a file holds; raises ``Refused`` where it is not there, can't be read or is far too large."""
    at = Place(path.name)
    try:
        if path.exists() and not path.is_file():
            message = "Dit is een map, geen Word-document."
            mend = "Noem het bestand in de map, of zet op deze plaats een Word-document."
            raise Refused(error("template-unreadable", message, mend, at=at))
        with path.open("rb") as file:
            content = file.read(limits.FILE + 1)
    except FileNotFoundError:
        mend = "Zet het terug, of kijk of de naam en de map kloppen."
        raise Refused(error("template-missing", "Dit bestand is er niet.", mend, at=at)) from None
    except (OSError, ValueError) as reason:
        message = "Dit bestand is niet te lezen."
        mend = "Sluit het bestand in Word en kijk of u het mag lezen."
        raise Refused(error("template-unreadable", message, mend, at=at)) from reason
    if not content:
        mend = "Zet er een kopie voor in de plaats, bijvoorbeeld uit een nieuwe map van convenant new."
        raise Refused(error("template-not-docx", "Dit bestand is leeg.", mend, at=at))
    if len(content) > limits.FILE:
        message = f"Dit bestand is groter dan {limits.FILE // 2**20} MB."
        raise Refused(error("template-too-large", message, "Maak de afbeeldingen in het sjabloon kleiner.", at=at))
    return content


def _main(roots: Roots, at: Place) -> tuple[str, tuple[Problem, ...]]:
    """Return the member with the text, and why the file is no plain Word document."""
    own = {one.kind: one.member for one in relationships(roots, "_rels/.rels")}
    main = own.get("officedocument", "")
    types = roots.get(CONTENT_TYPES)
    declared = {
        element.get("PartName", "")[1:]: element.get("ContentType", "")
        for element in (() if types is None else types.iter("{*}Override"))
    }
    if main not in roots or declared.get(main) != DOCUMENT_TYPE:
        return main, (error("template-not-docx", "Dit is geen gewoon Word-document (.docx).", AS_DOCX, at=at),)
    if roots[main].tag != f"{W}document":
        message = "Dit bestand is bewaard als ‘Strict Open XML-document’."
        return main, (error("template-strict", message, AS_DOCX, at=at),)
    return main, ()


def _titles(roots: Roots, main: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the parts with text are called, and what others are."""
    texts, others = {main: "tekst"}, {}
    beside = f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels"
    for one in relationships(roots, beside):
        if one.kind in WORD_KIND and one.member in roots:
            number = "".join(filter(str.isdigit, posixpath.basename(one.member)))
            texts[one.member] = f"{WORD_KIND[one.kind]} {number}".strip()
        elif one.kind in _OTHER_KIND:
            others[one.member] = _OTHER_KIND[one.kind]
    own = {one.kind: one.member for one in relationships(roots, "_rels/.rels")}
    if own.get("core-properties") in roots:
        texts[own["core-properties"]] = "eigenschappen"
    return texts, others


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
            info = zipfile.ZipInfo(name, ON_EVERY_RUN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else it differs between Windows and the rest
            archive.writestr(info, content)
    return file.getvalue()
