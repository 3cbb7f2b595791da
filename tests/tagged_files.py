"""Tagged PDFs in which everything has a name that another document uses too: kinds, classes, ids, places, keys."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2"'
    ' pdfaid:conformance="B"/>{accessible}</rdf:RDF></x:xmpmeta>'
)
XMP_UA = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What differs between two tagged documents that are otherwise alike."""

    word: str = "een"
    language: str = "nl-NL"
    own_kind: str = "/H1"
    space: int = 1
    claims: str = ""
    profile: bytes = b""
    top: str = "/Document"


def write_tagged(path: Path, about: Tagged) -> Path:
    """Write a document of two pages; a row of its table has a cell on each, and a drawing holds tagged text."""
    word = about.word
    one = (
        f"/Eigen<</MCID 0>>BDC BT /F0 12 Tf 50 800 Td (Kop {word}) Tj ET EMC\n"
        f"/TH<</MCID 1>>BDC BT /F0 12 Tf 50 750 Td (Naam {word}) Tj ET EMC\n"
        f"/TD<</MCID 2>>BDC BT /F0 12 Tf 50 730 Td (Waarde {word}) Tj ET EMC\n"
        f"/Link<</MCID 3>>BDC BT /F0 12 Tf 50 700 Td (Naar twee {word}) Tj ET EMC\n"
        f"/TH<</MCID 4>>BDC BT /F0 12 Tf 50 560 Td (Kolom {word}) Tj ET EMC\n"
        "/X0 Do"
    )
    two = (
        f"/TD<</MCID 0>>BDC BT /F0 12 Tf 50 800 Td (Vervolg {word}) Tj ET EMC\n"
        f"/P<</MCID 1>>BDC BT /F0 12 Tf 50 750 Td (Slot {word}) Tj ET EMC\n"
        f"/TD<</MCID 2>>BDC BT /F0 12 Tf 50 700 Td (Rij {word}) Tj ET EMC"
    )
    drawing = f"/P<</MCID 0>>BDC BT /F0 12 Tf 50 600 Td (Tekening {word}) Tj ET EMC"
    page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
    link = "/Type/Annot/Subtype/Link/F 4/Contents(koppeling)"
    element = "/Type/StructElem/P 20 0 R"
    told = f"/Metadata 40 0 R/OutputIntents[{_intent(about)}]" if about.claims else ""
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 19 0 R/MarkInfo<</Marked true>>/Lang({about.language}){told}"
        "/Dests<</twee[4 0 R/XYZ 0 750 0]>>/Names<</Dests<</Names[(slot)<</D[4 0 R/Fit]>>]>>>>/Outlines 15 0 R>>",
        2: "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
        3: f"<<{page}/Contents 5 0 R/StructParents 0/Annots[9 0 R 10 0 R 11 0 R]"
        "/Resources<</Font<</F0 7 0 R>>/XObject<</X0 8 0 R>>>>>>",
        4: f"<<{page}/Contents 6 0 R/StructParents 1/Resources<</Font<</F0 7 0 R>>>>>>",
        5: one,
        6: two,
        7: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        8: drawing,
        9: f"<<{link}/Rect[50 700 90 712]/Dest/twee/StructParent 2>>",
        10: f"<<{link}/Rect[50 680 90 692]/A<</S/GoTo/D(slot)>>/StructParent 3>>",
        11: f"<<{link}/Rect[50 660 90 672]/A<</S/URI/URI(https://example.org/{word})>>/StructParent 4>>",
        15: "<</First 16 0 R/Last 16 0 R/Count 2>>",
        16: f"<</Title(Kop {word})/Parent 15 0 R/Dest[3 0 R/XYZ 0 800 0]/First 17 0 R/Last 17 0 R/Count 1>>",
        17: f"<</Title(Slot {word})/Parent 16 0 R/Dest/twee>>",
        19: "<</Type/StructTreeRoot/K 20 0 R/IDTree<</Names[(document)20 0 R(kolom)36 0 R(naam)24 0 R]>>"
        "/ParentTree<</Nums[0[21 0 R 24 0 R 25 0 R 27 0 R 36 0 R]1[26 0 R 30 0 R 38 0 R]2 27 0 R 3 28 0 R 4 29 0 R"
        f"5[31 0 R]]>>/RoleMap<</Eigen{about.own_kind}>>/ClassMap<</Ruim<</O/Layout/SpaceAfter {about.space}>>>>>>",
        20: f"<</Type/StructElem/P 19 0 R/S{about.top}/ID(document)/A<</O/Layout/WritingMode/LrTb>>"
        "/K[21 0 R 22 0 R 27 0 R 28 0 R 29 0 R 31 0 R 32 0 R 30 0 R]>>",
        21: f"<<{element}/S/Eigen/C/Ruim/Pg 3 0 R/K 0>>",
        22: f"<<{element}/S/Table/K[23 0 R 35 0 R 37 0 R]>>",
        23: "<</Type/StructElem/P 22 0 R/S/TR/K[24 0 R 25 0 R 26 0 R]>>",
        24: "<</Type/StructElem/P 23 0 R/S/TH/ID(naam)/A<</O/Table/Scope/Column>>/Pg 3 0 R/K 1>>",
        25: "<</Type/StructElem/P 23 0 R/S/TD/A 33 0 R/Pg 3 0 R/K[2]>>",
        26: "<</Type/StructElem/P 23 0 R/S/TD/A 33 0 R/K<</Type/MCR/Pg 4 0 R/MCID 0>>>>",
        27: f"<<{element}/S/Link/Pg 3 0 R/K[3<</Type/OBJR/Obj 9 0 R>>]>>",
        28: f"<<{element}/S/Link/Pg 3 0 R/K<</Type/OBJR/Obj 10 0 R>>>>",
        29: f"<<{element}/S/Link/Alt(Naar de site)/Pg 3 0 R/K[<</Type/OBJR/Obj 11 0 R/Pg 3 0 R>>]>>",
        30: f"<<{element}/S/P/Pg 4 0 R/K 1>>",
        31: f"<<{element}/S/P/Pg 3 0 R/K<</Type/MCR/Stm 8 0 R/MCID 0>>>>",
        32: f"<<{element}/S/Figure/Alt(Een schema \\(leeg\\))/Pg 3 0 R>>",
        33: "<</O/Table/Headers[(naam)]>>",
        35: "<</Type/StructElem/P 22 0 R/S/TR/K 36 0 R>>",
        36: "<</Type/StructElem/P 35 0 R/S/TH/ID(kolom)/Pg 3 0 R/K 4>>",
        37: "<</Type/StructElem/P 22 0 R/S/TR/K 38 0 R>>",
        38: "<</Type/StructElem/P 37 0 R/S/TD/A<</O/Table/ColSpan 2/Headers[(kolom)]>>/Pg 4 0 R/K 2>>",
    }
    entries = {8: "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F0 7 0 R>>>>/StructParents 5"}
    if about.claims:
        objects |= {40: XMP.format(accessible=XMP_UA if about.claims == "AU" else ""), 41: ""}
        entries |= {40: "/Type/Metadata/Subtype/XML", 41: "/N 3"}
    streams = {5, 6, 8, 40, 41}
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        content = about.profile if number == 41 else body.encode("latin-1")
        if number in streams:
            content = b"<<%s/Length %d>>stream\n%s\nendstream" % (
                entries.get(number, "").encode(),
                len(content),
                content,
            )
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    index = len(out)
    rows = [f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(max(objects) + 1)]
    out += f"xref\n0 {len(rows)}\n{''.join(rows)}trailer\n<</Size {len(rows)}/Root 1 0 R>>\n".encode()
    out += b"startxref\n%d\n%%%%EOF\n" % index
    path.write_bytes(out)
    return path


def profile(day: bytes = b"\x07\xea\x00\x01", red: bytes = b"r") -> bytes:
    """Return what looks like a colour profile, made on a day."""
    return b"\0" * 24 + day.ljust(12, b"\0") + b"acsp" + b"\0" * 44 + day.ljust(16, b"\0") + b"\0" * 28 + red


def _intent(about: Tagged) -> str:
    return "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile 41 0 R>>"


@dataclass(frozen=True, slots=True)
class Spoken:
    """An element as a screen reader takes it: what it means, its own text, what it says of itself; then its kids."""

    kind: str
    text: str
    said: dict[str, Any]
    kids: list["Spoken"] = field(default_factory=list)

    def flat(self) -> list["Spoken"]:
        """Return the element and all below it, in reading order."""
        return [self, *(one for kid in self.kids for one in kid.flat())]


def spoken(path: Path) -> Spoken:
    """Return a file's structure tree as a screen reader takes it."""
    reader = PdfReader(path, strict=True)
    root: Any = reader.root_object["/StructTreeRoot"]
    kids = root["/K"] if isinstance(root["/K"], list) else [root.raw_get("/K")]
    [top] = kids
    return _spoken(reader, top.get_object(), root.get("/RoleMap", {}), {})


def _spoken(reader: PdfReader, element: Any, roles: Any, texts: dict[int, dict[int, str]]) -> Spoken:
    kids = element.get("/K", [])
    text, below = "", []
    for kid in [item.get_object() for item in kids] if isinstance(kids, list) else [kids]:
        if isinstance(kid, int):
            text += _texts(element["/Pg"], reader, texts)[kid]
        elif kid.get("/Type") == "/MCR":
            held = kid["/Stm"] if "/Stm" in kid else kid["/Pg"]
            text += _texts(held, reader, texts)[kid["/MCID"]]
        elif kid.get("/Type") == "/OBJR":
            text += f"[{kid['/Obj']['/Subtype']}]"
        else:
            below.append(_spoken(reader, kid, roles, texts))
    said = {key: value for key, value in element.items() if key not in ("/P", "/K", "/S", "/Pg", "/Type")}
    kind = element["/S"]
    return Spoken(str(roles.get(kind, kind))[1:], text, said, below)


def _texts(held: Any, reader: PdfReader, known: dict[int, dict[int, str]]) -> dict[int, str]:
    """Return the text of each piece of marked content on a page or in a drawing, by its number."""
    if id(held) not in known:
        content = ContentStream(held.get("/Contents", held), reader)
        found: dict[int, str] = {}
        open_numbers: list[int | None] = []
        for operands, operator in content.operations:
            if operator in (b"BDC", b"BMC"):
                properties = operands[1] if operator == b"BDC" else {}
                open_numbers.append(properties.get("/MCID") if isinstance(properties, dict) else None)
                found.setdefault(open_numbers[-1] or 0, "")
            elif operator == b"EMC":
                open_numbers.pop()
            elif operator == b"Tj":
                numbers = [number for number in open_numbers if number is not None]
                if numbers:
                    found[numbers[-1]] = found.get(numbers[-1], "") + str(operands[0])
        known[id(held)] = found
    return known[id(held)]
