"""A Word template: opened once, checked, compiled once; only this module knows docxtpl.

In: a .docx with tags. Out: a ``Template`` that is filled many times, and every fault in it, each with its place.
docxtpl turns Word's XML into a jinja source (it joins tags that Word has split, and lifts ``{%p %}`` and ``{%tr %}``
out of their paragraph and row); that is done once here, and what comes out is the same as docxtpl's own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import count
from pathlib import Path
from typing import cast

from docxtpl import DocxTemplate
from lxml import etree

from generator.problems import Place, Problem, error, warning
from generator.word import draft, language, wordfile
from generator.word.draft import Draft
from generator.word.language import ITEM, TAG, Read
from generator.word.places import Spot
from generator.word.tags import Tag
from generator.word.wordfile import W

Uses = dict[str, tuple[str, ...]]
ALL = (ITEM,)

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_TAG_START = re.compile(r"(\{[{%#][-+]?)")
_PICTURE_ID = re.compile(r'(<wp:docPr [^>]*?\bid=")[^"]*')
_FIRST_PICTURE_ID = 1001  # as docxtpl numbers them
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tblGrid></w:tbl>", re.DOTALL)
_BARE = re.compile(r"(<w:(?:hdr|ftr|footnote|endnote|comment)(?: [^>]*)?>)(</w:(?:hdr|ftr|footnote|endnote|comment)>)")
_STAND_INS = (  # docxtpl's way to print braces; done before filling, so that a value stays as it is
    ("{_{", '{{ "{" }}{'),
    ("}_}", '}{{ "}" }}'),
    ("{_%", '{{ "{" }}%'),
    ("%_}", '%{{ "}" }}'),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a template that has tags, compiled; ``lines`` gives the tag on each line of the jinja source."""

    member: str
    place: Place
    template: language.Compiled
    lines: Mapping[int, Tag]
    is_body: bool
    keeps_tables: bool

    def fill(self, values: Mapping[str, object]) -> bytes:
        """Return the part's XML with the values in it, as docxtpl would; raises one of ``language.RENDER_ERRORS``."""
        xml = self.template.render(values)
        if "\n" in xml or "\t" in xml:
            xml = DocxTemplate("").resolve_listing(xml)
        xml = _completed(xml, self.is_body)
        if self.is_body:
            xml = self._numbered(xml) if self.keeps_tables else _tables_fixed(xml)
        return (_DECLARATION + xml).encode()

    def _numbered(self, xml: str) -> str:
        if "<wp:docPr " not in xml:
            return xml
        numbers = count(_FIRST_PICTURE_ID)
        return _PICTURE_ID.sub(lambda found: f"{found[1]}{next(numbers)}", xml)


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template, compiled.

    ``uses`` says what its documents depend on: top-level name → the fields read, or ``ALL`` where it is used as a
    whole; for a list these are the fields read of its items.
    """

    name: str
    sha256: str
    uses: Uses
    parts: tuple[Part, ...]
    tags: tuple[Tag, ...] = field(repr=False)
    mould: wordfile.Mould = field(repr=False)

    def unknown(self, values: Mapping[str, object]) -> tuple[Problem, ...]:
        """Return every name and field in the template that these values don't have, in branches not taken too."""
        found: dict[tuple[str, str], Problem] = {}
        for tag in self.tags:
            for read in reads_of(tag):
                for name, known in _missing(values, read):
                    found.setdefault((str(tag.place), name), _unknown(tag, name, known))
        return tuple(found.values())


def load(path: Path) -> tuple[Template | None, tuple[Problem, ...]]:
    """Return a template and what should be looked at in it; or None and every fault that can be found at once."""
    try:
        return made_of(draft.read(path))
    except wordfile.Refused as refusal:
        return None, refusal.problems


def made_of(seen: Draft) -> tuple[Template | None, tuple[Problem, ...]]:
    """Return the template that a draft makes, as ``load`` does."""
    file = seen.file
    problems = list(seen.problems)
    faulty = {spot.member for one in problems if isinstance(spot := one.place, Spot)}
    parts: list[Part] = []
    for member, found in seen.tags_of.items():
        if member not in faulty:
            problems += _compiled_into(parts, seen, member, found)
    if problems:
        return None, tuple(problems)
    changing = {part.member for part in parts}
    mould = wordfile.Mould((name, content) for name, content in file.members.items() if name not in changing)
    template = Template(seen.name, file.sha256, _uses(seen.tags), tuple(parts), seen.tags, mould)
    return template, tuple(_left_alone(file, seen.name))


# --- compiling -------------------------------------------------------------------------------------------------------


def _compiled_into(parts: list[Part], seen: Draft, member: str, found: tuple[Tag, ...]) -> Iterator[Problem]:
    """Compile a part that has tags and add it; yield what stands in the way."""
    place = Spot(seen.name, seen.file.texts[member], member=member)
    source = _source(seen.roots[member])
    there = list(TAG.finditer(source))
    if not there:
        return
    uses_cells = any(tag.said.word in ("vm", "hm", "colspan", "cellbg") for tag in found)
    same = [language.normal(tag.group()) for tag in there] == [language.normal(tag.text) for tag in found]
    try:
        bare = etree.fromstring(TAG.sub("", source).encode(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        bare = None
    if bare is None or not (same or uses_cells):
        message = "In dit deel staat een tag op een plaats waar hij niet kan worden ingevuld."
        mend = "Zoek tags in een veldcode, een alternatieve tekst of door elkaar lopende tags, en typ ze opnieuw."
        yield error("template-structure", message, mend, at=place)
        return
    is_body = member == seen.file.main
    if is_body and any(table.find(f"{W}tblGrid") is None for table in bare.iter(f"{W}tbl")):
        mend = "Open het sjabloon in Word en bewaar het opnieuw."
        yield error("template-structure", "Van een tabel ontbreekt de indeling in kolommen.", mend, at=place)
        return
    try:
        template = language.compiled(_with_braces(_TAG_START.sub(r"\1\n", source)))
    except language.RENDER_ERRORS:
        yield error("template-syntax", "De tags in dit deel passen niet in elkaar.", at=place)
        return
    lines = _lines(source, found) if same else {}
    parts.append(Part(member, place, template, lines, is_body, not is_body or _tables_stay(bare)))


def _source(root: etree._Element) -> str:
    """Return docxtpl's jinja source of a part; ``&`` inside a tag is an ampersand."""
    source = DocxTemplate("").patch_xml(etree.tostring(root, encoding="unicode"))
    return TAG.sub(lambda tag: tag.group().replace("&amp;", "&"), cast("str", source))


def _with_braces(source: str) -> str:
    for written, meant in _STAND_INS:
        source = source.replace(written, meant)
    return source


def _lines(source: str, found: tuple[Tag, ...]) -> dict[int, Tag]:
    """Return the tag on each line, once every tag has a line break after its opening braces."""
    starts = (match.start() for match in TAG.finditer(source))
    return {
        source.count("\n", 0, start) + number: tag
        for number, (start, tag) in enumerate(zip(starts, found, strict=True), 2)
    }


def _tables_stay(root: etree._Element) -> bool:
    """Return whether docxtpl's ``fix_tables`` can change nothing, whatever rows are left out or repeated.

    It adds columns where a row has more cells than the grid, and drops columns that no row reaches; so it does nothing
    where every row of a table fills its grid exactly.
    """
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            own = next(row.iterancestors(f"{W}tbl")) is table
            if len(cells) > columns or (own and sum(map(_span, cells)) != columns):
                return False
    return True


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "1" if span is None else span.get(f"{W}val", "")
    return int(value) if value.isdigit() else 0


def _tables_fixed(xml: str) -> str:
    document = DocxTemplate("")
    document.docx_ids_index = _FIRST_PICTURE_ID - 1
    tree = document.fix_tables(xml)
    document.fix_docpr_ids(tree)
    return etree.tostring(tree, encoding="unicode")


def _completed(xml: str, is_body: bool) -> str:
    """Return the XML without tables that lost all rows, and with a paragraph where Word can't do without one."""
    if "</w:tblGrid></w:tbl>" in xml:
        xml = _EMPTY_TABLE.sub("", xml)
    for end in ("</w:tcPr>", "<w:tc>", "</w:tbl>"):
        xml = xml.replace(f"{end}</w:tc>", f"{end}<w:p/></w:tc>")
    return xml if is_body else _BARE.sub(r"\1<w:p/>\2", xml)


# --- what a template reads -------------------------------------------------------------------------------------------


def reads_of(tag: Tag) -> Iterator[Read]:
    """Yield the paths into the values that a tag reads."""
    expressions = tag.said.expressions
    scope = tag.scope
    if tag.said.word == "for":
        through, inner = language.loop_scope(tag.said, scope)
        if through:
            yield through
        else:
            yield from language.reads(expressions[0], scope)
        scope, expressions = inner, expressions[1:]
    for expression in expressions:
        yield from language.reads(expression, scope)


def _uses(every: Iterable[Tag]) -> Uses:
    fields: dict[str, set[str]] = {}
    for tag in every:
        for read in reads_of(tag):
            root, *rest = read.path
            named = [name for name in rest if name != ITEM]
            known = fields.setdefault(root, set())
            if named:
                known.add(named[0])
            elif not read.each:
                known.add(ITEM)
    return {root: ALL if ITEM in names else tuple(sorted(names)) for root, names in sorted(fields.items())}


def _missing(values: Mapping[str, object], read: Read) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name as written, and the names there are, where a path leads nowhere."""
    here: list[object] = [values]
    written: list[str] = []
    for step in read.path:
        if step == ITEM:
            here = [item for value in here if isinstance(value, list | tuple) for item in value]
            continue
        written.append(step)
        rows = [value for value in here if isinstance(value, Mapping)]
        if len(rows) < len(here) or any(step not in row for row in rows):
            yield ".".join(written), tuple(str(name) for row in rows[:1] for name in row)
            return
        here = [row[step] for row in rows]
    if read.each and any(not isinstance(value, list | tuple) for value in here):
        yield ".".join(written), ()


def _unknown(tag: Tag, name: str, known: tuple[str, ...]) -> Problem:
    close = get_close_matches(name.rpartition(".")[2], known, 1)
    mend = f"Bedoelde u {close[0]}?" if close else "Kijk in de lijst met velden hoe het heet."
    message = f"Het veld ‘{name}’ bestaat niet, of is geen lijst." if not known else f"Het veld ‘{name}’ bestaat niet."
    return error("template-unknown-name", message, mend, at=tag.place, value=tag.text)


def _left_alone(file: wordfile.WordFile, name: str) -> Iterator[Problem]:
    for member, content in file.members.items():
        if member in file.texts or not member.endswith((".xml", ".rels")):
            continue
        if any(mark in content for mark in (b"{{", b"{%", b"%7B%7B", b"%7b%7b")):
            message = f"In het onderdeel {member} staat een tag, maar daar wordt niets ingevuld."
            yield warning("template-tag-unfilled", message, "Zet de tag in de tekst.", at=Place(name, member))
