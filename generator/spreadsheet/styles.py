"""The styles part: a cell points at a style by number, and a style at its font and fill by theirs."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.office.package import local

ORDER = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
]
FIRST = {
    "fonts": '<font><sz val="11"/><name val="Calibri"/></font>',
    "fills": '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    "cellStyles": '<cellStyle name="Normal" xfId="0" builtinId="0"/>',
}
"""What must be there before anything else, where there is nothing: a cell without a style has the first of each."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell of the first sheet looks: size in points, colours as RGB in hexadecimal."""

    size: int = 11
    bold: bool = False
    colour: str = "000000"
    fill: str = ""
    underlined: bool = False
    wrapped: bool = True
    line_below: bool = False


class Styles:
    """The styles of a workbook, to which a few are added: one for each that differs, not for each cell."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._space = root.tag.rpartition("}")[0] + "}"
        self._fills: dict[str, int] = {}
        self._shaded: dict[tuple[str, str], str] = {}
        self._looks: dict[Look, str] = {}
        self._darkened: dict[str, str] = {}
        for name in FIRST:
            self._section(name)

    def shaded(self, style: str, rgb: str) -> str:
        """Return the style that is like this one but for its fill; without a colour, one without a fill.

        White letters become black, since on a light fill nobody would see them.
        """
        style = style if style.isdigit() and int(style) < len(self._section("cellXfs")) else "0"
        key = (style, rgb)
        if key not in self._shaded:
            xf = deepcopy(self._section("cellXfs")[int(style)])
            xf.set("fillId", str(self._fill(rgb) if rgb else 0))
            xf.set("applyFill", "1")
            xf.set("fontId", self._dark(xf.get("fontId") or "0"))
            self._shaded[key] = self._add("cellXfs", xf)
        return self._shaded[key]

    def pairs(self) -> list[tuple[str, str]]:
        """Return each style that ``shaded`` gave, with the one that it was made from."""
        return [(made, style) for (style, rgb), made in self._shaded.items() if rgb]

    def of_colours(self, colours: frozenset[str]) -> frozenset[str]:
        """Return the styles that have one of these colours as their fill."""
        fills = {
            str(number)
            for number, fill in enumerate(self._section("fills"))
            if any(local(one) == "fgColor" and (one.get("rgb") or "")[-6:].upper() in colours for one in fill.iter())
        }
        return frozenset(
            str(number) for number, xf in enumerate(self._section("cellXfs")) if (xf.get("fillId") or "0") in fills
        )

    def look(self, look: Look) -> str:
        """Return the style that looks so."""
        if look not in self._looks:
            xf = self._root.makeelement(self._space + "xf")
            given = {
                "numFmtId": "49",  # text, so that what stands there is never taken for a number
                "fontId": self._font(look),
                "fillId": str(self._fill(look.fill) if look.fill else 0),
                "borderId": self._border() if look.line_below else "0",
                "xfId": "0",
                **dict.fromkeys(("applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"), "1"),
            }
            for name, value in given.items():
                xf.set(name, value)
            alignment = etree.SubElement(xf, self._space + "alignment", vertical="top")
            if look.wrapped:
                alignment.set("wrapText", "1")
            self._looks[look] = self._add("cellXfs", xf)
        return self._looks[look]

    def _fill(self, rgb: str) -> int:
        if rgb not in self._fills:
            fill = self._root.makeelement(self._space + "fill")
            pattern = etree.SubElement(fill, self._space + "patternFill", patternType="solid")
            etree.SubElement(pattern, self._space + "fgColor", rgb=f"FF{rgb}")
            etree.SubElement(pattern, self._space + "bgColor", indexed="64")
            self._fills[rgb] = int(self._add("fills", fill))
        return self._fills[rgb]

    def _dark(self, number: str) -> str:
        fonts = self._section("fonts")
        if not number.isdigit() or int(number) >= len(fonts):
            return "0"
        colour = next((one for one in fonts[int(number)] if local(one) == "color"), None)
        if colour is None or not (colour.get("theme") == "0" or (colour.get("rgb") or "").upper().endswith("FFFFFF")):
            return number
        if number not in self._darkened:
            font = deepcopy(fonts[int(number)])
            dark = next(one for one in font if local(one) == "color")
            dark.attrib.clear()
            dark.set("rgb", "FF000000")
            self._darkened[number] = self._add("fonts", font)
        return self._darkened[number]

    def _font(self, look: Look) -> str:
        font = self._root.makeelement(self._space + "font")
        if look.bold:
            etree.SubElement(font, self._space + "b")
        if look.underlined:
            etree.SubElement(font, self._space + "u")
        etree.SubElement(font, self._space + "sz", val=str(look.size))
        etree.SubElement(font, self._space + "color", rgb=f"FF{look.colour}")
        etree.SubElement(font, self._space + "name", val="Calibri")
        etree.SubElement(font, self._space + "family", val="2")
        return self._add("fonts", font)

    def _border(self) -> str:
        border = self._root.makeelement(self._space + "border")
        for side in ("left", "right", "top", "bottom", "diagonal"):
            line = etree.SubElement(border, self._space + side)
            if side == "bottom":
                line.set("style", "hair")
                etree.SubElement(line, self._space + "color", rgb="FF9A9A9A")
        return self._add("borders", border)

    def _add(self, section: str, made: etree._Element) -> str:
        there = self._section(section)
        there.append(made)
        there.set("count", str(len(there)))
        return str(len(there) - 1)

    def _section(self, name: str) -> etree._Element:
        there = next((one for one in self._root if local(one) == name), None)
        if there is None:
            there = self._root.makeelement(self._space + name)
            after = next((one for one in self._root if local(one) in ORDER[ORDER.index(name) + 1 :]), None)
            if after is None:
                self._root.append(there)
            else:
                after.addprevious(there)
        if not len(there) and name in FIRST:
            there.extend(etree.fromstring(f'<a xmlns="{self._space.strip("{}")}">{FIRST[name]}</a>'))
            there.set("count", str(len(there)))
        return there
