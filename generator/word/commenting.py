"""Remarks in a Word file: a comment of Word beside each paragraph that something was found in.

In: the bytes of a .docx and what is to be said where. Out: a copy with the comments; every part that needs none is
the same, byte for byte. Word knows comments in the running text alone, so what is said of a header, a note, a text box
or the file as a whole stands with the first paragraph, and names its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from generator.office.package import Package, parsed
from generator.problems import Place
from generator.word.labels import W
from generator.word.numbers import whole_number
from generator.word.places import Spot

AUTHOR, INITIALS = "convenant", "c"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()
_ID, _P, _R, _T = f"{W}id", f"{W}p", f"{W}r", f"{W}t"
_MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
_FLOATING = f"{W}txbxContent"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said, in one or more paragraphs, and where; ``about`` are the words in the paragraph it is about."""

    place: Place
    said: tuple[str, ...]
    about: str = ""


def commented(content: bytes, main: str, remarks: Iterable[Remark], moment: datetime) -> bytes:
    """Return a copy of a Word file with a comment for each remark; ``main`` is the part with its running text.

    Comments that an earlier copy got are taken out first, so that a copy of a copy starts clean.
    """
    package = Package(content)
    comments = _comments(package, main)
    body = package.tree(main)
    _clean(package.tree(comments), body)
    paragraphs = list(body.iter(_P)) or [_first_paragraph(body)]
    numbers = [whole_number(one.get(_ID)) or 0 for one in package.tree(comments)]
    for number, remark in enumerate(remarks, max(numbers, default=-1) + 1):
        at = _paragraph(paragraphs, remark.place, main)
        said = remark.said if at is not None else (f"Dit gaat over: {remark.place}.", *remark.said)
        package.tree(comments).append(_comment(number, said, moment))
        _anchor(paragraphs[0] if at is None else at, number, remark.about if at is not None else "")
    return package.packed()


def uncommented(members: Mapping[str, bytes], main: str, comments: str) -> Mapping[str, bytes]:
    """Return the parts of a Word file without the comments that were set here; the same parts where it has none.

    So a marked copy that was mended serves as a template, and what is made from it carries no remark.
    """
    if f'w:author="{AUTHOR}"'.encode() not in members[comments]:
        return members
    said, body = parsed(members[comments]), parsed(members[main])
    _clean(said, body)
    return {**members, comments: etree.tostring(said, encoding="UTF-8"), main: etree.tostring(body, encoding="UTF-8")}


def _comments(package: Package, main: str) -> str:
    """Return the part with the comments, which is made where there is none."""
    for relation in package.relations(main):
        if relation.kind == "comments" and relation.target in package:
            return relation.target
    name = package.fresh("word/comments{}.xml")
    package.put(name, _EMPTY, _TYPE)
    package.relate(main, _KIND, name)
    return name


def _first_paragraph(document: etree._Element) -> etree._Element:
    """Return a paragraph that is put into a text that has none."""
    paragraph = etree.Element(_P)
    next(document.iter(f"{W}body"), document).insert(0, paragraph)
    return paragraph


def _clean(comments: etree._Element, body: etree._Element) -> None:
    ours = {one.get(_ID) for one in comments if one.get(f"{W}author") == AUTHOR}
    for one in [one for one in comments if one.get(_ID) in ours]:
        comments.remove(one)
    for mark in [mark for mark in body.iter(*_MARKS) if mark.get(_ID) in ours]:
        holder = mark.getparent()
        if holder is None:
            continue
        holder.remove(mark)
        above = holder.getparent()
        if holder.tag == _R and above is not None and all(one.tag == f"{W}rPr" for one in holder):
            above.remove(holder)


def _paragraph(paragraphs: Sequence[etree._Element], place: Place, main: str) -> etree._Element | None:
    """Return the paragraph to set a comment at, or None where Word can't have one there."""
    if not isinstance(place, Spot) or place.member != main or not 0 < place.paragraph <= len(paragraphs):
        return None
    found = paragraphs[place.paragraph - 1]
    return None if next(found.iterancestors(_FLOATING), None) is not None else found


def _comment(number: int, said: Sequence[str], moment: datetime) -> etree._Element:
    comment = etree.Element(f"{W}comment")
    comment.set(_ID, str(number))
    comment.set(f"{W}author", AUTHOR)
    comment.set(f"{W}date", moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    comment.set(f"{W}initials", INITIALS)
    for text in said:
        run = etree.SubElement(etree.SubElement(comment, _P), _R)
        element = etree.SubElement(run, _T)
        element.text = text
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return comment


def _anchor(paragraph: etree._Element, number: int, about: str) -> None:
    """Set the comment around the runs that hold the words it is about, or around the whole paragraph."""
    first, last = _runs(paragraph, about)
    start, end = (_mark(name, number) for name in _MARKS[:2])
    reference = etree.Element(_R)
    reference.append(_mark(_MARKS[2], number))
    if first is None or last is None:
        properties = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.extend((end, reference))
        return
    first.addprevious(start)
    last.addnext(end)
    end.addnext(reference)


def _mark(name: str, number: int) -> etree._Element:
    mark = etree.Element(name)
    mark.set(_ID, str(number))
    return mark


def _runs(paragraph: etree._Element, about: str) -> tuple[etree._Element | None, etree._Element | None]:
    """Return the first and the last run that hold some words, where both stand right in the paragraph."""
    owners = [run for run in paragraph.findall(_R) for text in run.findall(_T) for _ in text.text or ""]
    text = "".join(text.text or "" for run in paragraph.findall(_R) for text in run.findall(_T))
    found = text.find(about) if about else -1
    return (owners[found], owners[found + len(about) - 1]) if found >= 0 else (None, None)
