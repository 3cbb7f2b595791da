"""The word VOORBEELD behind the text of every page of a Word file.

In: a Word file. Out: the same with a picture in each of its headers, behind the text in the middle of the page: Word
and both engines draw that, and it adds no word to the text.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lxml import etree

from generator.office.package import Package
from generator.word.wordfile import W

WORD = "VOORBEELD"
_SIDE = 150 * 36_000  # EMU: 150 mm
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_ID = 990_000_001  # of the picture: far from those of a template
_OFF = ("0", "false", "off")


def marked(docx: bytes) -> bytes:
    """Return the Word file with the mark on every page; the same file gives the same bytes."""
    package = Package(docx)
    main = next(relation.target for relation in package.relations("") if relation.kind == "officeDocument")
    for kind in _lacking(package, main):
        _add_header(package, main, kind)
    picture = package.fresh("word/media/voorbeeld{}.png")
    package.put(picture, _picture())
    package.default_type("png", "image/png")
    headers = dict.fromkeys(relation.target for relation in package.relations(main) if relation.kind == "header")
    for header in headers:
        relation = package.relate(header, f"{_R}/image", picture)
        _first_paragraph(package.tree(header)).append(_anchored(relation))
    return package.packed()


@cache
def _picture() -> bytes:
    return files("generator.explaining").joinpath("data", "voorbeeld.png").read_bytes()


def _sections(root: etree._Element) -> list[etree._Element]:
    """Return the sections of a document in their order, without those that a tracked change replaced."""
    return [one for one in root.iter(f"{W}sectPr") if one.getparent() is not None and not _is_old(one)]


def _is_old(section: etree._Element) -> bool:
    above = section.getparent()
    return above is not None and above.tag == f"{W}sectPrChange"


def _lacking(package: Package, main: str) -> Iterator[str]:
    """Give the kinds of header that some page asks for and the first section, from which others take it, lacks."""
    sections = _sections(package.read(main))
    asked = ["default"]
    if any(_is_on(section.find(f"{W}titlePg")) for section in sections):
        asked.append("first")
    settings = [one.target for one in package.relations(main) if one.kind == "settings"]
    if any(_is_on(package.read(name).find(f"{W}evenAndOddHeaders")) for name in settings):
        asked.append("even")
    first = sections[:1]
    there = {one.get(f"{W}type", "default") for section in first for one in section.findall(f"{W}headerReference")}
    return (kind for kind in asked if kind not in there)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in _OFF


def _add_header(package: Package, main: str, kind: str) -> None:
    """Give the first section an empty header of a kind."""
    name = package.fresh("word/header{}.xml")
    package.put(name, f'<w:hdr xmlns:w="{W[1:-1]}"><w:p/></w:hdr>'.encode(), _HEADER_TYPE)
    relation = package.relate(main, f"{_R}/header", name)
    root = package.tree(main)
    sections = _sections(root)
    section = sections[0] if sections else etree.SubElement(root[0], f"{W}sectPr")
    reference = etree.Element(f"{W}headerReference", {f"{W}type": kind, f"{{{_R}}}id": relation})
    section.insert(0, reference)


def _first_paragraph(header: etree._Element) -> etree._Element:
    """Return the paragraph that holds the picture: the first that stands by itself, or a new one."""
    found = header.find(f"{W}p")
    return etree.SubElement(header, f"{W}p") if found is None else found


def _anchored(relation: str) -> etree._Element:
    """Return the run with the picture, in the middle of the page whatever its size and margins."""
    middle = "".join(
        f'<wp:position{way} relativeFrom="page"><wp:align>center</wp:align></wp:position{way}>' for way in "HV"
    )
    shape = (
        f'<pic:nvPicPr><pic:cNvPr id="{_ID}" name="{WORD}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{_SIDE}" cy="{_SIDE}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    return etree.fromstring(
        f'<w:r xmlns:w="{W[1:-1]}" xmlns:r="{_R}" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" '
        f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"><w:rPr><w:noProof/></w:rPr><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" '
        f'layoutInCell="0" allowOverlap="1"><wp:simplePos x="0" y="0"/>{middle}<wp:extent cx="{_SIDE}" cy="{_SIDE}"/>'
        f'<wp:wrapNone/><wp:docPr id="{_ID}" name="{WORD}" descr="{WORD}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>{shape}</pic:pic></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )
