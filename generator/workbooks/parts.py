"""The parts of a workbook around its sheets: which sheets there are, what texts they share, which styles are dates."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from generator.workbooks.archive import Archive, TooLarge
from generator.workbooks.grids import Fault
from generator.workbooks.limits import MAX_SHEETS, MAX_STRINGS, MAX_TEXT
from generator.workbooks.markup import Attributes, Damaged, named, nothing, parse, yes

NOT_A_DATE = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|[_*].', re.IGNORECASE | re.DOTALL)
ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
DATE_LETTERS = frozenset("dmhysDMHYS")
LONGEST_FORMAT = 1_000  # characters; Excel allows 255
BUILT_IN = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})  # ISO/IEC 29500-1, 18.8.30
BUILT_IN_ELAPSED = 46


class Reads(Enum):
    """How a number with some style is to be read."""

    NUMBER = "number"
    DATE = "date"
    ELAPSED = "hours that may pass 24"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet as the workbook lists it: its name, its part, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What the workbook part says, and where the shared texts and the styles are ("" where there are none)."""

    sheets: tuple[SheetPart, ...]
    since_1904: bool
    strings: str
    styles: str


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str


def contents(archive: Archive) -> Contents:
    """Return what a workbook holds; raise ``Damaged`` where it does not say so."""
    part = _workbook(archive)
    relations = _relations(archive, part)
    listed: list[tuple[str, str, bool]] = []
    since_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if name == "workbookPr":
            since_1904 = yes(named(attributes).get("date1904", ""))
        elif name == "sheet":
            if len(listed) == MAX_SHEETS:
                raise TooLarge(f"heeft meer dan {MAX_SHEETS} werkbladen")
            given = named(attributes)
            to = next((value for key, value in given.items() if key.endswith(":id")), "")
            listed.append((given.get("name", ""), to, given.get("state", "visible") != "visible"))

    parse(archive.chunks(part), start, nothing)
    sheets = [
        SheetPart(name, relations[to].target, hidden)
        for name, to, hidden in listed
        if to in relations and relations[to].kind == "worksheet"
    ]
    if not listed or not any(to in relations for _, to, _ in listed):
        raise Damaged
    return Contents(tuple(sheets), since_1904, _only(relations, "sharedStrings"), _only(relations, "styles"))


def _workbook(archive: Archive) -> str:
    return _only(_relations(archive, ""), "officeDocument") or "xl/workbook.xml"


def _relations(archive: Archive, part: str) -> Mapping[str, _Relation]:
    """Return the parts that a part points to, by id; what lies outside the file is left out, and never fetched."""
    folder, _, name = part.rpartition("/")
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, _Relation] = {}

    def start(element: str, attributes: Attributes) -> None:
        given = named(attributes)
        if element == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(
                posixpath.join("/", folder, unquote(given.get("Target", "")).replace("\\", "/"))
            )
            kind = given.get("Type", "").rpartition("/")[2]
            found[given.get("Id", "")] = _Relation(kind, target.lstrip("/"))

    if source in archive:
        parse(archive.chunks(source), start, nothing)
    return found


def _only(relations: Mapping[str, _Relation], kind: str) -> str:
    return next((relation.target for relation in relations.values() if relation.kind == kind), "")


def shared_strings(archive: Archive, part: str) -> Sequence[str | Fault]:
    """Return the texts that cells refer to by number, without the readings (furigana) above them."""
    strings: list[str | Fault] = []
    pieces: list[str] = []
    heard: list[str] = []
    sounding = 0

    def start(name: str, _attributes: Attributes) -> None:
        nonlocal sounding
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            sounding += 1
        elif name == "t":
            heard.clear()

    def end(name: str) -> None:
        nonlocal sounding
        if name == "t" and not sounding:
            pieces.extend(heard)
        elif name == "rPh":
            sounding -= 1
        elif name == "si":
            if len(strings) == MAX_STRINGS:
                raise TooLarge(f"heeft meer dan {MAX_STRINGS // 1_000_000} miljoen verschillende teksten")
            text = "".join(pieces)
            strings.append(text if len(text) <= MAX_TEXT else Fault.TOO_LONG)

    if part in archive:
        parse(archive.chunks(part), start, end, heard.append)
    return strings


def styles(archive: Archive, part: str) -> Sequence[Reads]:
    """Return for each style of a cell how a number in it is to be read."""
    own: dict[str, Reads] = {}
    used: list[str] = []
    within = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal within
        if name in {"cellXfs", "cellStyleXfs"}:
            within = name
        elif name == "numFmt":
            given = named(attributes)
            own.setdefault(given.get("numFmtId", ""), reads(given.get("formatCode", "")))
        elif name == "xf" and within == "cellXfs":
            used.append(named(attributes).get("numFmtId", "0"))

    if part in archive:
        parse(archive.chunks(part), start, nothing)
    return [own.get(number) or _built_in(number) for number in used]


def _built_in(number: str) -> Reads:
    if not number.isascii() or not number.isdigit() or len(number) > 3:
        return Reads.NUMBER
    if int(number) == BUILT_IN_ELAPSED:
        return Reads.ELAPSED
    return Reads.DATE if int(number) in BUILT_IN else Reads.NUMBER


def reads(code: str) -> Reads:
    """Return how a number with this format is to be read: "d mmmm yyyy" is a date, "[Red]0.00" is not."""
    first = NOT_A_DATE.sub("", code[:LONGEST_FORMAT]).partition(";")[0]
    if ELAPSED.search(first):
        return Reads.ELAPSED
    return Reads.DATE if DATE_LETTERS & set(first) else Reads.NUMBER
