"""The heading row of a table in large print, never alone at the foot of a page: its table begins on a new one.

In: the body of a document, and its styles. Out: the same, with a page break before what leads up to each table whose
heading row is to be kept with the next: the heading above it, and the words on how to fill it in. Word itself keeps
such a row; the embedded engine doesn't, and in large print the foot of a page is never far.
"""

from collections.abc import Iterator

from lxml import etree

from generator.word.labels import VAL, W
from generator.word.typesizes import properties_of, said, style_of

_BEFORE = ("pStyle", "keepNext", "keepLines")


def begin_pages(body: etree._Element, styles: etree._Element | None) -> None:
    """Let what leads up to a table with a kept heading row begin a page, unless the document begins with it."""
    keeping = frozenset(_keeping(styles))
    for table in body.iterfind(f"{W}body/{W}tbl"):
        heading = table.find(f"{W}tr")
        if heading is None or heading.find(f"{W}trPr/{W}tblHeader") is None:
            continue
        if not all(_keeps_next(paragraph, keeping) for paragraph in heading.iter(f"{W}p")):
            continue
        lead = list(_lead(table, keeping))
        if lead and lead[-1].getprevious() is not None:
            _break(lead[-1])


def _lead(table: etree._Element, keeping: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the paragraphs right before a table that are kept with it, the nearest first."""
    for one in table.itersiblings(preceding=True):
        if one.tag != f"{W}p" or not _keeps_next(one, keeping):
            return
        yield one


def _keeps_next(paragraph: etree._Element, keeping: frozenset[str]) -> bool:
    direct = paragraph.find(f"{W}pPr/{W}keepNext")
    return _is_on(direct) if direct is not None else style_of(paragraph) in keeping


def _keeping(styles: etree._Element | None) -> Iterator[str]:
    """Yield the styles whose paragraphs are kept with the next."""
    known = {} if styles is None else {str(one.get(f"{W}styleId")): one for one in styles.iterfind(f"{W}style")}
    for name in known:
        one: str = name
        seen: set[str] = set()
        while one in known and one not in seen:
            seen.add(one)
            if (found := known[one].find(f"{W}pPr/{W}keepNext")) is not None:
                if _is_on(found):
                    yield name
                break
            one = said(known[one], "basedOn")


def _is_on(switch: etree._Element) -> bool:
    return switch.get(VAL) not in ("0", "false", "off")


def _break(paragraph: etree._Element) -> None:
    properties = properties_of(paragraph, "pPr")
    if properties.find(f"{W}pageBreakBefore") is None:
        at = sum(child.tag in {f"{W}{name}" for name in _BEFORE} for child in properties)
        properties.insert(at, etree.Element(f"{W}pageBreakBefore"))
