"""Classic comments of one sheet: their texts in one part, the yellow boxes that show them in another (VML)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from lxml import etree

from generator.office.package import Package, local
from generator.spreadsheet import places
from generator.spreadsheet.sheet import SPACE, Sheet, writable

AUTHOR = "convenant"
SIGNED = "\n── convenant ──"
"""Ends a comment of ours: LibreOffice forgets who wrote one."""
OPENED, CLOSED = "\n\n── nagekeken door convenant ──\n", "\n── einde ──"
LETTERS_A_LINE, WIDTH, LINE = 44, 330, 20  # a box's width and the height of a line of its text, in pixels
BLOCK = 1024  # shape ids that belong together
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
VML_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
SPACED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in VML_SPACES.items())
"""Said on each shape of ours: another program may have declared these on its own shapes only, by other prefixes."""
SHAPE_TYPE = (
    f'<v:shapetype {SPACED} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
SHAPE = (
    f"<v:shape {SPACED} "
    'id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;z-index:{z};visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>\n"
)
BOX = re.compile(r"<(\w+):shape\b.*?</\1:shape>\s*", re.DOTALL)
IDS = re.compile(r'data="([\d, ]*)"')


@dataclass(frozen=True, slots=True)
class Owner:
    """The sheet that the comments belong to: its package, the name of its part, and the namespace of relations."""

    package: Package
    part: str
    relations: str


class Comments:
    """The comments of one sheet, to which some are added or of which ours are taken away."""

    def __init__(self, owner: Owner, sheet: Sheet) -> None:
        self._owner, self._sheet = owner, sheet
        self._part = self._related("comments")
        self._threaded = self._threads()
        self._there: dict[str, etree._Element] = {}
        self._new: list[tuple[str, str]] = []
        if self._part:
            for one in owner.package.read(self._part).iter():
                if local(one) == "comment":
                    self._there[one.get("ref") or ""] = one

    def add(self, cell: str, text: str) -> None:
        """Put a text with a cell, below what stands there; a cell with a thread is left alone."""
        if cell in self._threaded:
            return
        if cell in self._there:
            self._tree()
            self._append(self._there[cell], f"{OPENED}{text}{CLOSED}")
            return
        space = self._space()
        comment = etree.SubElement(self._list(), space + "comment", ref=cell, authorId=self._author(), shapeId="0")
        self._append(comment, f"{text}{SIGNED}")
        self._there[cell] = comment
        self._new.append((cell, f"{text}{SIGNED}"))

    def clean(self) -> None:
        """Take away every comment that we signed, and our lines from the comments of others.

        The author says nothing: a new workbook's own explanations are by the same one.
        """
        if not self._part:
            return
        gone = set()
        for cell, comment in list(self._there.items()):
            words = _words(comment)
            before, signed, after = words.partition(SIGNED.strip())
            if signed and not after.strip():
                self._tree()
                comment.getparent().remove(comment)  # type: ignore[union-attr]
                del self._there[cell]
                gone.add(cell)
            elif signed:  # somebody wrote below it
                self._tree()
                _cut(comment, 0, len(before) + len(signed))
            elif OPENED.strip() in words:
                self._tree()
                _cut(comment, *_added(words))
        if not self._there:
            self._drop()
        drawing = self._related("vmlDrawing", "legacyDrawing")
        if gone and drawing:
            kept = BOX.sub(lambda box: "" if _boxed(box[0]) in gone else box[0], self._vml(drawing))
            self._owner.package.put(drawing, kept.encode("utf-8", errors="surrogateescape"))

    def finish(self) -> None:
        """Draw the boxes of the comments that came."""
        if not self._new:
            return
        package = self._owner.package
        drawing = self._related("vmlDrawing", "legacyDrawing") or self._new_drawing()
        text = self._vml(drawing)
        blocks = self._blocks(ceil(len(self._new) / (BLOCK - 1)))
        boxes = [
            SHAPE.format(
                id=blocks[number // (BLOCK - 1)] * BLOCK + number % (BLOCK - 1) + 1,
                z=number + 1,
                anchor=self._anchor(cell, words),
                row=(places.split(cell) or (1, 1))[1] - 1,
                column=(places.split(cell) or (1, 1))[0] - 1,
            )
            for number, (cell, words) in enumerate(self._new)
        ]
        known = IDS.search(text)
        ids = ",".join([*(re.findall(r"\d+", known[1]) if known else []), *map(str, blocks)])
        text = IDS.sub(f'data="{ids}"', text, count=1)
        if 'id="_x0000_t202"' not in text:
            boxes.insert(0, SHAPE_TYPE)
        head, end, tail = text.rpartition("</")
        package.put(drawing, "".join((head, *boxes, end, tail)).encode("utf-8", errors="surrogateescape"))
        self._new = []

    def _drop(self) -> None:
        package = self._owner.package
        for one in [one for one in package.relations(self._owner.part) if one.target == self._part]:
            package.unrelate(self._owner.part, one.id)
        package.drop(self._part)
        self._part = ""

    def _tree(self) -> etree._Element:
        if not self._part:
            package, root = self._owner.package, self._space().strip("{}")
            self._part = package.fresh("xl/comments{}.xml")
            bare = f'<comments xmlns="{root}"><authors/><commentList/></comments>'
            package.put(self._part, bare.encode(), COMMENTS_TYPE)
            package.relate(self._owner.part, f"{self._owner.relations}/comments", self._part)
        return self._owner.package.tree(self._part)

    def _list(self) -> etree._Element:
        return next(one for one in self._tree() if local(one) == "commentList")

    def _author(self) -> str:
        authors = next(one for one in self._tree() if local(one) == "authors")
        names = [one.text or "" for one in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, self._space() + "author").text = AUTHOR
            names.append(AUTHOR)
        return str(names.index(AUTHOR))

    def _append(self, comment: etree._Element, text: str) -> None:
        space = self._space()
        words = next((one for one in comment if local(one) == "text"), None)
        if words is None:
            words = comment.makeelement(space + "text")
            comment.insert(0, words)
        for plain in [one for one in words if local(one) == "t"]:
            run = words.makeelement(space + "r")
            plain.addprevious(run)
            run.append(plain)
        run = words.makeelement(space + "r")
        said = etree.SubElement(run, space + "t")
        said.text = writable(text)
        said.set(SPACE, "preserve")
        runs = [one for one in words if local(one) == "r"]
        if runs:
            runs[-1].addnext(run)
        else:
            words.insert(0, run)

    def _space(self) -> str:
        return self._sheet.space

    def _related(self, kind: str, element: str = "") -> str:
        """Return the part of this kind that the sheet leads to, by way of one of its elements where there is one."""
        id_ = ""
        if element:
            there = self._sheet.child(element)
            if there is None:
                return ""
            id_ = next((str(value) for name, value in there.attrib.items() if str(name).endswith("}id")), "")
        found = [one for one in self._owner.package.relations(self._owner.part) if one.kind == kind]
        return next((one.target for one in found if id_ in {"", one.id}), "")

    def _threads(self) -> set[str]:
        package = self._owner.package
        parts = [one.target for one in package.relations(self._owner.part) if one.kind == "threadedComment"]
        return {one.get("ref") or "" for part in parts if part in package for one in package.read(part)}

    def _new_drawing(self) -> str:
        package = self._owner.package
        name = package.fresh("xl/drawings/vmlDrawing{}.vml")
        package.put(
            name,
            f'<xml {SPACED}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'.encode(),
        )
        package.default_type("vml", VML_TYPE)
        id_ = package.relate(self._owner.part, f"{self._owner.relations}/vmlDrawing", name)
        element = self._sheet.place("legacyDrawing")
        made = etree.Element(element.tag, {f"{{{self._owner.relations}}}id": id_}, nsmap={"r": self._owner.relations})
        self._sheet.root.replace(element, made)
        return name

    def _vml(self, name: str) -> str:
        return self._owner.package.raw(name).decode("utf-8", errors="surrogateescape")

    def _blocks(self, many: int) -> list[int]:
        package = self._owner.package
        taken = {0}
        for name in package.names():
            if name.casefold().endswith(".vml"):
                text = self._vml(name)
                taken |= {int(one) for found in IDS.findall(text) for one in re.findall(r"\d+", found)}
                taken |= {int(one) // BLOCK for one in re.findall(r"_x0000_s(\d+)", text)}
        return list(range(max(taken) + 1, max(taken) + 1 + many))

    def _anchor(self, cell: str, words: str) -> str:
        """Return where a box begins and ends: column, pixels into it, row, pixels into it, and so again."""
        column, row = places.split(cell) or (1, 1)
        lines = sum(max(1, ceil(len(line) / LETTERS_A_LINE)) for line in words.split("\n"))
        top = max(row - 1, 0)
        right, into_right = self._walk(column + 1, WIDTH, self._sheet.width, places.MAX_COLUMN)
        bottom, into_bottom = self._walk(top + 1, lines * LINE + 12, self._sheet.height, places.MAX_ROW)
        numbers = (column, 12, top, 4, right, into_right, bottom, into_bottom)
        return ", ".join(str(number) for number in numbers)

    @staticmethod
    def _walk(start: int, pixels: int, size: Callable[[int], int], most: int) -> tuple[int, int]:
        at = start
        while pixels > size(at) and at < most:
            pixels -= size(at)
            at += 1
        return at - 1, max(0, min(pixels, size(at)))


def _boxed(box: str) -> str:
    """Return the cell whose comment a box shows, or nothing."""
    row, column = re.search(r":Row>\s*(\d+)", box), re.search(r":Column>\s*(\d+)", box)
    if not row or not column or 'ObjectType="Note"' not in box:
        return ""
    return f"{places.letters(int(column[1]) + 1)}{int(row[1]) + 1}"


def _words(comment: etree._Element) -> str:
    return "".join(one.text or "" for one in comment.iter() if local(one) == "t")


def _added(words: str) -> tuple[int, int]:
    """Return where our lines in a comment of somebody else begin and end."""
    begin = words.find(OPENED.strip())
    end = words.find(CLOSED.strip(), begin)
    return len(words[:begin].rstrip("\n")), len(words) if end < 0 else end + len(CLOSED.strip())


def _cut(comment: etree._Element, begin: int, end: int) -> None:
    """Take letters out of a comment, also where a program has joined or split its runs."""
    at = 0
    for one in [one for one in comment.iter() if local(one) == "t"]:
        text = one.text or ""
        one.text = "".join(letter for place, letter in enumerate(text, start=at) if not begin <= place < end)
        at += len(text)
