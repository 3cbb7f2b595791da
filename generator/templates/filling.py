"""A part of a Word file with tags becomes a jinja source, compiled once; only this module knows docxtpl.

In: the XML of a part and its tags. Out: a ``Part`` that is filled many times. docxtpl turns Word's XML into a jinja
source (it joins tags that Word has split, and lifts ``{%p %}`` and ``{%tr %}`` out of their paragraph and row); that is
done once here, and what comes out is the same as docxtpl's own.
"""

import re
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import cast

from docxtpl import DocxTemplate
from lxml import etree

from generator.problems import Problem
from generator.templates import language, tearing, unfillable
from generator.templates.draft import Draft
from generator.templates.language import TAG
from generator.templates.tags import Tag
from generator.word.numbers import whole_number
from generator.word.places import Spot
from generator.word.wordfile import W

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_TAG_START = re.compile(r"(\{[{%#][-+]?)")
_PICTURE_ID = re.compile(r'(<wp:docPr [^>]*?\bid=")[^"]*')
_FIRST_PICTURE_ID = 1001  # as docxtpl numbers them
_EMPTY_TEXT = re.compile(r"<w:t(?: [^<>]*)?/>")  # says nothing, and in a tag that Word has split docxtpl trips over it
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tblGrid></w:tbl>", re.DOTALL)
_BARE = re.compile(r"(<w:(?:hdr|ftr|footnote|endnote|comment)(?: [^>]*)?>)(</w:(?:hdr|ftr|footnote|endnote|comment)>)")
_STAND_INS = (  # docxtpl's way to print braces; done before filling, so that a value stays as it is
    ("{_{", '{{ "{" }}{'),
    ("}_}", '}{{ "}" }}'),
    ("{_%", '{{ "{" }}%'),
    ("%_}", '%{{ "}" }}'),
)
_MERGING = re.compile(r"\{%(?:ifloop\.first|else|endif)|\{\{(?:\d+\*)?loop\.length")
"""What docxtpl writes for ``{% vm %}`` and ``{% hm %}``, as ``language.normal`` gives it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a template that has tags, compiled.

    ``lines`` gives the tag on each line of the jinja source; ``spanning`` is the first tag that lets a cell span
    columns, which are counted after filling.
    """

    member: str
    place: Spot
    template: language.Compiled
    lines: Mapping[int, Tag]
    is_body: bool
    keeps_tables: bool
    spanning: Tag | None = None

    def fill(self, values: Mapping[str, object]) -> bytes:
        """Return the part's XML with the values in it, as docxtpl would; raises one of ``language.RENDER_ERRORS``."""
        xml = language.filled(self.template, values)
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


def compiled(seen: Draft, member: str) -> Part | tuple[Problem, ...] | None:
    """Return a part of a draft, compiled; None where it has no tags; or what stands in the way, each with its place."""
    root, found = seen.roots[member], seen.tags_of[member]
    place = Spot(seen.name, seen.file.texts[member], member=member)
    xml = etree.tostring(root, encoding="unicode")
    if _says_more(xml, root):  # docxtpl's patterns can take for ever over braces that are no tags
        return unfillable.elsewhere(seen, member) or tearing.torn(found, None, place)
    if not found and not any(written in xml for written, _ in _STAND_INS):
        return None
    if cells := tearing.merging_nothing(found) or tearing.cells_in_disorder(root, found):
        return cells
    is_body = member == seen.file.main
    if is_body and (tables := unfillable.tables_without_columns(seen, member)):
        return tables
    source = _source(_EMPTY_TEXT.sub("", xml))
    lines, strange = _judged(source, found)
    bare = _without_tags(source)
    risky = any(tearing.dashed(tag) or tag.said.word in tearing.CELL_WORDS for tag in found)
    if strange is not None or bare is None or (risky and not tearing.whole(root, source, bare)):
        return tearing.torn(found, strange, place)
    try:
        template = language.compiled(_with_braces(_TAG_START.sub(r"\1\n", source)))
    except language.RENDER_ERRORS as reason:
        line = max((line for line in lines if line <= getattr(reason, "lineno", 0)), default=0)
        return (tearing.unmatched(reason, lines.get(line), place),)
    spanning = next((tag for tag in found if tag.said.word in ("colspan", "hm")), None)
    stays = not is_body or (not any(tag.said.level == "tc" for tag in found) and _tables_stay(bare))
    return Part(member, place, template, lines, is_body, stays, spanning)


def _says_more(xml: str, root: etree._Element) -> bool:
    """Return whether there are braces of tags in a part that do not stand in its text."""
    texts = root.iter() if not str(root.tag).startswith(W) else unfillable.texts(root)
    said = "\0".join(element.text or "" for element in texts)
    return any(xml.count(edge) != said.count(edge) for edge in ("{{", "{%", "{#", "}}", "%}", "#}"))


def _source(xml: str) -> str:
    """Return docxtpl's jinja source of a part; ``&`` inside a tag is an ampersand."""
    source = DocxTemplate("").patch_xml(xml)
    return TAG.sub(lambda tag: tag.group().replace("&amp;", "&"), cast("str", source))


def _with_braces(source: str) -> str:
    for written, meant in _STAND_INS:
        source = source.replace(written, meant)
    return source


def _without_tags(source: str) -> etree._Element | None:
    try:
        return etree.fromstring(TAG.sub("", source).encode(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None


def _judged(source: str, found: Sequence[Tag]) -> tuple[dict[int, Tag], str | Tag | None]:
    """Return the tag on each line, once every tag has a line break after its opening braces, and what doesn't fit.

    What doesn't fit is a tag in the source that was not found in the text, so that nobody has judged it, or a tag of
    the text that is not in the source. What docxtpl writes itself, for cells that merge, fits.
    """
    waiting: defaultdict[str, deque[Tag]] = defaultdict(deque)
    for tag in found:
        if tag.said.word not in ("vm", "hm"):
            waiting[_in_source(tag)].append(tag)
    merges = any(tag.said.word in ("vm", "hm") for tag in found)
    lines: dict[int, Tag] = {}
    line, seen = 1, 0
    for match in TAG.finditer(source):
        line += source.count("\n", seen, match.start()) + 1
        seen = match.start()
        name = language.normal(match.group())
        if waiting[name]:
            lines[line] = waiting[name].popleft()
        elif not (merges and _MERGING.fullmatch(name)):
            return lines, match.group()
    return lines, next((tag for tags in waiting.values() for tag in tags), None)


def _in_source(tag: Tag) -> str:
    """Return how a tag reads in the source: docxtpl makes an attribute of what ``{% colspan … %}`` says."""
    name = language.normal(tag.text)
    return name.replace(f"{{%{tag.said.word}", "{{", 1) if tag.said.word in ("colspan", "cellbg") else name


# --- tables and pictures, as docxtpl leaves them ---------------------------------------------------------------------


def _tables_stay(root: etree._Element) -> bool:
    """Return whether docxtpl's ``fix_tables`` can change nothing: rows may be left out or repeated, cells not.

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
    return 1 if span is None else whole_number(span.get(f"{W}val")) or 0


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
