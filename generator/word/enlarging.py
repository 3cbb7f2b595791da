"""A large-print copy of a Word file: its running text at 18 points, all else in proportion, its lines further apart.

In: a filled Word file. Out: the same words, larger; the same bytes for the same file. What stands in a row of exact
height stays as it is, since that is where the window of an envelope is; so do text boxes, and a header or footer that
would no longer fit on its line. Columns are made to fit, and no heading row of a table is left alone on a page.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from generator.office.package import Package, parsed
from generator.word import fitting, headrows
from generator.word.labels import VAL, W
from generator.word.typesizes import TypeSizes, place, properties_of, read

POINTS = 18.0
"""What large print is in the Netherlands and elsewhere: 18 points or more."""
_LINE = 300
"""One and a quarter of a line, as Word counts in 240 for a single one."""
_PITCH = 1.5
"""The least pitch of lines that have one of their own, in font sizes: about as much."""
_WIDEST_STEP = 3402
"""Tabs and indents up to 60 mm grow with the letters; those beyond are places on the page."""
_SPACING = ("before", "after")


def enlarged(docx: bytes, points: float = POINTS) -> bytes:
    """Return a Word file in which no running text is smaller than so many points; itself where none is now."""
    package = Package(docx)
    main = next((one.target for one in package.relations("") if one.kind == "officeDocument"), "")
    beside = [(one.kind, one.target) for one in package.relations(main) if one.target in package]
    style_part = next((target for kind, target in beside if kind == "styles"), "")
    styles = package.read(style_part) if style_part else None
    sizes = read(styles)
    body = package.tree(main)
    scale = Scale(sizes, points, max(1.0, 2 * points / _usual_size(body, sizes)))
    scale.text(body)
    headrows.begin_pages(body, styles)
    for kind, target in beside:
        if kind in ("styles", "numbering"):
            package.put(target, _scaled(package.raw(target), scale.factor, points))
        elif kind in ("footnotes", "endnotes"):
            scale.text(package.tree(target))
        elif kind in ("header", "footer"):
            scale.margin(package.tree(target), _width(body))
    return package.packed()


def _usual_size(body: etree._Element, sizes: TypeSizes) -> int:
    """Return the size in which most letters of a text are set, in half-points."""
    found: Counter[int] = Counter()
    for paragraph in body.iter(f"{W}p"):
        for run in _runs(paragraph):
            if letters := _letters(run):
                found[sizes.size(run, paragraph)] += letters
    return max(found, key=lambda size: (found[size], size), default=sizes.size(None, etree.Element(f"{W}p")))


@dataclass(frozen=True, slots=True)
class Scale:
    """How a text is enlarged: what its sizes were, the least that its words may have, and by what all is multiplied."""

    sizes: TypeSizes
    points: float
    factor: float

    def text(self, body: etree._Element) -> None:
        """Enlarge the body of a document, or its notes."""
        frozen = frozenset(_frozen(body))
        for paragraph in body.iter(f"{W}p"):
            if paragraph in frozen:
                self._freeze(paragraph)
            else:
                self._raise(paragraph)
        self._direct(body, frozen)
        for table in body.iter(f"{W}tbl"):
            if not any(paragraph in frozen for paragraph in table.iter(f"{W}p")):
                fitting.fit(table, lambda run, paragraph: self._new_size(run, paragraph) / 2)

    def margin(self, root: etree._Element, width: float) -> None:
        """Enlarge a header or footer where it then still is one line of this width, in points."""
        worded = [one for one in root.iter(f"{W}p") if any(map(_letters, _runs(one)))]
        grows = len(worded) < 2 and all(fitting.length(one, self._scaled_size) <= width for one in worded)
        for paragraph in root.iter(f"{W}p"):
            if not grows:
                self._freeze(paragraph)
                continue
            for run in _runs(paragraph):
                if run.find(f"{W}rPr/{W}sz") is not None:
                    _set_size(run, round(2 * self._scaled_size(run, paragraph)))

    def _direct(self, root: etree._Element, frozen: frozenset[etree._Element]) -> None:
        """Multiply what a part says itself, beside its styles: spacing, indents, and the least height of rows."""
        for paragraph in root.iter(f"{W}p"):
            if paragraph not in frozen:
                for properties in paragraph.iterfind(f"{W}pPr"):
                    _multiply_paragraph(properties, self.factor, self.points)
        for height in root.iter(f"{W}trHeight"):
            if height.get(f"{W}hRule") != "exact":
                _multiply(height, VAL, self.factor)

    def _scaled_size(self, run: etree._Element, paragraph: etree._Element) -> float:
        """Return the size of a run, multiplied, in points."""
        return self.sizes.size(run, paragraph) * self.factor / 2

    def _new_size(self, run: etree._Element, paragraph: etree._Element) -> int:
        """Return the size that a run gets, in half-points."""
        return max(round(self.sizes.size(run, paragraph) * self.factor), round(2 * self.points))

    def _raise(self, paragraph: etree._Element) -> None:
        """Give a paragraph's words their size where its style, enlarged, does not."""
        for run in _runs(paragraph):
            old = self.sizes.size(run, paragraph)
            own = run.find(f"{W}rPr/{W}sz")
            new = self._new_size(run, paragraph) if _letters(run) else round(old * self.factor)
            if own is not None or new != round(old * self.factor):
                _set_size(run, new)

    def _freeze(self, paragraph: etree._Element) -> None:
        """Give a paragraph the look it had, whatever becomes of its style."""
        spacing = place(properties_of(paragraph, "pPr"), "spacing")
        for name, value in self.sizes.spacing(paragraph).items():
            spacing.set(name, value)
        mark = place(properties_of(paragraph, "pPr"), "rPr")
        for name in ("sz", "szCs"):
            place(mark, name).set(VAL, str(self.sizes.size(None, paragraph)))
        for run in _runs(paragraph):
            _set_size(run, self.sizes.size(run, paragraph))


def _set_size(run: etree._Element, size: int) -> None:
    for name in ("sz", "szCs"):
        place(properties_of(run, "rPr"), name).set(VAL, str(size))


def _frozen(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs that keep their size: in rows of exact height and in text boxes."""
    for row in body.iter(f"{W}tr"):
        height = row.find(f"{W}trPr/{W}trHeight")
        if height is not None and height.get(f"{W}hRule") == "exact":
            yield from row.iter(f"{W}p")
    for box in body.iter(f"{W}txbxContent"):
        yield from box.iter(f"{W}p")


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph, without those of a text box in it."""
    return (run for run in paragraph.iter(f"{W}r") if next(run.iterancestors(f"{W}p")) is paragraph)


def _width(body: etree._Element) -> float:
    """Return how wide the text of the last section is, in points; of a file that doesn't say, none."""
    section = body.find(f"{W}body/{W}sectPr")
    size, margins = (None if section is None else section.find(f"{W}{name}") for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return 0
    whole, left, right = size.get(f"{W}w", ""), margins.get(f"{W}left", ""), margins.get(f"{W}right", "")
    return (int(whole) - int(left) - int(right)) / 20 if all(map(str.isdigit, (whole, left, right))) else 0


def _letters(run: etree._Element) -> int:
    return sum(len((text.text or "").strip()) for text in run.iterfind(f"{W}t"))


@lru_cache(maxsize=32)
def _scaled(xml: bytes, factor: float, points: float) -> bytes:
    """Return a file's styles or lists, enlarged: every document of one template has the same."""
    root = parsed(xml)
    if root.tag == f"{W}styles":
        _complete(root)
    for size in (*root.iter(f"{W}sz"), *root.iter(f"{W}szCs")):
        _multiply(size, VAL, factor)
    for properties in root.iter(f"{W}pPr"):
        _multiply_paragraph(properties, factor, points)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _complete(styles: etree._Element) -> None:
    """Say in a file's defaults what Word takes where they don't: a size, and a single line."""
    defaults = styles.find(f"{W}docDefaults")
    if defaults is None:
        defaults = etree.Element(f"{W}docDefaults")
        styles.insert(0, defaults)
    for outer, inner in (("rPrDefault", "rPr"), ("pPrDefault", "pPr")):
        holder = defaults.find(f"{W}{outer}")
        if holder is None:
            holder = etree.SubElement(defaults, f"{W}{outer}")
        properties = properties_of(holder, inner)
        if inner == "rPr":
            for name in ("sz", "szCs"):
                size = place(properties, name)
                size.set(VAL, size.get(VAL) or "20")
        else:
            spacing = place(properties, "spacing")
            spacing.set(f"{W}line", spacing.get(f"{W}line") or "240")


def _multiply_paragraph(properties: etree._Element, factor: float, points: float) -> None:
    for spacing in properties.iterfind(f"{W}spacing"):
        for name in _SPACING:
            _multiply(spacing, f"{W}{name}", factor)
        if spacing.get(f"{W}line"):
            _open_up(spacing, factor, points)
    for indent in properties.iterfind(f"{W}ind"):
        for name in ("left", "start", "hanging", "firstLine"):
            _multiply(indent, f"{W}{name}", factor, most=_WIDEST_STEP)
    for tab in properties.iterfind(f"{W}tabs/{W}tab"):
        if tab.get(VAL) in ("left", "start", "num"):
            _multiply(tab, f"{W}pos", factor, most=_WIDEST_STEP)


def _open_up(spacing: etree._Element, factor: float, points: float) -> None:
    """Set the lines of a paragraph further apart; an exact pitch becomes a least one, so that no sign is cut."""
    line = spacing.get(f"{W}line", "")
    old = int(line) if line.isdigit() else 0
    if spacing.get(f"{W}lineRule", "auto") == "auto":
        spacing.set(f"{W}line", str(max(_LINE, old)))
    else:
        spacing.set(f"{W}line", str(max(round(old * factor), round(points * _PITCH * 20))))
        spacing.set(f"{W}lineRule", "atLeast")


def _multiply(element: etree._Element, attribute: str, factor: float, most: int = 0) -> None:
    value = element.get(attribute, "")
    if value.isdigit() and (not most or int(value) <= most):
        element.set(attribute, str(round(int(value) * factor)))
