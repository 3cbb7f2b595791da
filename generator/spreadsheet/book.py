"""The workbook part: which sheets there are and in what order, the names that belong to them, and the open tab."""

from dataclasses import dataclass

from lxml import etree

from generator.office.package import Package, local

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
BEFORE_CALCULATION = (*BEFORE_NAMES, "definedNames")
OF_A_SHEET_ALONE = frozenset({"printerSettings", "comments", "vmlDrawing", "threadedComment"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet in the workbook's list: its name, its part, and whether it is a sheet of cells."""

    name: str
    part: str
    has_cells: bool


class Book:
    """The workbook part of a package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.part = next((one.target for one in package.relations("") if one.kind == "officeDocument"), "")
        if self.part not in package:
            raise ValueError("no workbook")
        self.space = self._root().tag.rpartition("}")[0] + "}"
        self.relations = STRICT_RELATIONS if self.space == f"{{{STRICT}}}" else RELATIONS

    def sheets(self) -> list[Listed]:
        """Return the sheets in the order of their tabs."""
        related = {one.id: one for one in self._package.relations(self.part)}
        found = []
        for one in self._list(self._root()):
            relation = related.get(one.get(f"{{{self.relations}}}id") or "")
            part = relation.target if relation else ""
            cells = bool(relation and relation.kind == "worksheet" and part in self._package)
            found.append(Listed(one.get("name") or "", part, cells))
        return found

    def related(self, kind: str) -> str:
        """Return the part of this kind that the workbook leads to, or nothing."""
        found = [one.target for one in self._package.relations(self.part) if one.kind == kind]
        return next((one for one in found if one in self._package), "")

    def has_macros(self) -> bool:
        """Tell whether the workbook is one with macros, whose name must end in .xlsm."""
        return "macroEnabled" in self._package.content_type(self.part)

    def first(self, name: str, content: bytes, titles: str) -> None:
        """Put a new sheet before all others, open at it, and repeat the ``titles`` rows ("$1:$5") on each page."""
        part = self._package.fresh("xl/worksheets/sheet{}.xml")
        self._package.put(part, content, SHEET_TYPE)
        id_ = self._package.relate(self.part, f"{self.relations}/worksheet", part)
        sheets = self._list(self._tree())
        made = etree.Element(f"{self.space}sheet", nsmap={"r": self.relations})
        made.set("name", name)
        made.set("sheetId", str(max((int(one.get("sheetId") or 0) for one in sheets), default=0) + 1))
        made.set(f"{{{self.relations}}}id", id_)
        self._renumber(-1, 1)
        sheets.insert(0, made)
        self._show_first(part)
        names = self._section("definedNames", BEFORE_NAMES)
        quoted = name.replace("'", "''")
        title = etree.Element(f"{self.space}definedName", name="_xlnm.Print_Titles", localSheetId="0")
        title.text = f"'{quoted}'!{titles}"
        names.insert(0, title)

    def remove(self, name: str) -> None:
        """Take a sheet away, with the names and the parts that were its own; raises ``ValueError`` for the only one."""
        listed = self.sheets()
        number = next((place for place, one in enumerate(listed) if one.name == name), -1)
        if number < 0 or len(listed) == 1:
            raise ValueError(f"no sheet that can go: {name}")
        sheets = self._list(self._tree())
        element = list(sheets)[number]
        id_ = element.get(f"{{{self.relations}}}id") or ""
        sheets.remove(element)
        part = listed[number].part
        own = [one.target for one in self._package.relations(part) if one.kind in OF_A_SHEET_ALONE]
        for one in (*own, part):
            self._package.drop(one)
        self._package.unrelate(self.part, id_)
        self._renumber(number, -1)

    def recalculate(self) -> None:
        """Have Excel work out all formulas when the workbook opens, since a value under one of them changed."""
        self._section("calcPr", BEFORE_CALCULATION).set("fullCalcOnLoad", "1")

    def forget_chain(self) -> None:
        """Drop the order of calculation, which names cells with a formula: Excel makes it anew."""
        for one in [one for one in self._package.relations(self.part) if one.kind == "calcChain"]:
            self._package.unrelate(self.part, one.id)
            self._package.drop(one.target)

    def grow_filter(self, sheet: str, above: int) -> None:
        """Let the hidden name of a sheet's filter go on to the next row."""
        number = next(place for place, one in enumerate(self.sheets()) if one.name == sheet)
        for one in self._root().iter(f"{self.space}definedName"):
            named = one.get("name") == "_xlnm._FilterDatabase" and one.get("localSheetId") == str(number)
            if named and (one.text or "").endswith(f"${above}"):
                one.text = f"{(one.text or '').rpartition('$')[0]}${above + 1}"
                self._tree()

    def add_styles(self, content: bytes) -> str:
        """Give a workbook without styles a part for them; return its name."""
        name = self._package.fresh("xl/styles{}.xml")
        self._package.put(name, content, STYLES_TYPE)
        self._package.relate(self.part, f"{self.relations}/styles", name)
        return name

    def _root(self) -> etree._Element:
        return self._package.read(self.part)

    def _tree(self) -> etree._Element:
        return self._package.tree(self.part)

    def _list(self, root: etree._Element) -> etree._Element:
        return next(one for one in root if local(one) == "sheets")

    def _section(self, name: str, before: tuple[str, ...]) -> etree._Element:
        root = self._tree()
        there = next((one for one in root if local(one) == name), None)
        if there is None:
            there = root.makeelement(self.space + name)
            [one for one in root if local(one) in before][-1].addnext(there)
        return there

    def _renumber(self, number: int, step: int) -> None:
        """Shift what counts sheets by their place: above a place one up, or one down when the sheet there went."""
        root = self._tree()
        for one in list(root.iter(f"{self.space}definedName")):
            at = one.get("localSheetId")
            if at is None:
                continue
            if step < 0 and int(at) == number:
                parent = one.getparent()
                if parent is not None:
                    parent.remove(one)
            elif int(at) > number:
                one.set("localSheetId", str(int(at) + step))
        for one in [one for one in root if local(one) == "definedNames" and not len(one)]:
            root.remove(one)
        for view in root.iter(f"{self.space}workbookView"):
            for name in ("activeTab", "firstSheet"):
                at = view.get(name)
                if at is not None and int(at) > number:
                    view.set(name, str(max(0, int(at) + step)))

    def _show_first(self, part: str) -> None:
        for view in self._tree().iter(f"{self.space}workbookView"):
            view.set("activeTab", "0")
            view.set("firstSheet", "0")
        for one in self.sheets():
            if one.part != part and one.part in self._package:
                self._deselect(one.part)

    def _deselect(self, part: str) -> None:
        for view in self._package.read(part).iter():
            if local(view) == "sheetView" and view.get("tabSelected") is not None:
                self._package.tree(part)
                view.attrib.pop("tabSelected")
