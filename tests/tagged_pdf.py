"""A small PDF/A-2b and PDF/UA-1 file with everything that a packet has, as text: what a test harms stands here to read.

Its objects go by name, and ``{name}`` in one refers to another.
"""

from collections.abc import Callable
from pathlib import Path

Objects = dict[str, str | bytes]
Harm = Callable[[Objects], None]
TITLE = "Pakket van de proef"

_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
XMP = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {_RDF}>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{TITLE}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language><pdf:Producer>convenant</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI></rdf:li>
</rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta>"""

_STAMP = "/Artifact<</Type/Pagination>>BDC BT /F0 8 Tf (pagina) Tj ET EMC\n"
_PROFILE = bytes(16) + b"RGB XYZ " + bytes(12) + b"acsp" + bytes(88)


def stream(entries: str, data: str | bytes) -> bytes:
    """Return a stream's bytes; ``{name}`` in its entries refers to another object."""
    said = data if isinstance(data, bytes) else data.encode()
    return f"<<{entries}/Length {len(said)}>>\nstream\n".encode() + said + b"\nendstream"


def tagged() -> Objects:
    """Return the objects of a file in which all is right."""
    return {
        "catalog": "<</Type/Catalog/Pages {pages}/StructTreeRoot {root}/MarkInfo<</Marked true>>/Lang(nl-NL)"
        "/ViewerPreferences<</DisplayDocTitle true>>/Metadata {xmp}/OutputIntents[{intent}]/Names<</Dests {names}>>"
        "/Outlines {outlines}/PageLabels<</Nums[0<</S/D>>]>>>>",
        "info": f"<</Title({TITLE})/Producer(convenant)>>",
        "xmp": stream("/Type/Metadata/Subtype/XML", XMP),
        "intent": "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile {profile}>>",
        "profile": stream("/N 3", _PROFILE),
        "pages": "<</Type/Pages/Count 2/Kids[{page1} {page2}]>>",
        "page1": "<</Type/Page/Parent {pages}/MediaBox[0 0 595 842]/Resources<</Font<</F0 {font}>>>>"
        "/Contents[{text1} {stamp1}]/StructParents 0/Tabs/S/Annots[{link}]>>",
        "text1": stream("", "/H1<</MCID 0>>BDC BT /F0 12 Tf (Volmacht) Tj ET EMC\n/P <</MCID 1>> BDC 0 0 9 9 re f EMC"),
        "stamp1": stream("", _STAMP),
        "page2": "<</Type/Page/Parent {pages}/MediaBox[0 0 595 842]/Resources<</Font<</F0 {font}>>>>"
        "/Contents[{text2} {stamp2}]/StructParents 1>>",
        "text2": stream("", "/TH <</MCID 0>> BDC (kop) Tj EMC /TD <</MCID 1>> BDC (cel) Tj EMC"),
        "stamp2": stream("", _STAMP),
        "font": "<</Type/Font/Subtype/TrueType/BaseFont/Stempel/FirstChar 32/LastChar 32/Widths[250]"
        "/Encoding/WinAnsiEncoding/FontDescriptor {descriptor}>>",
        "descriptor": "<</Type/FontDescriptor/FontName/Stempel/Flags 32/FontFile2 {program}>>",
        "program": stream("", b"letters"),
        "link": "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/F 4/Contents(Naar de tabel)/Dest(tabel)/StructParent 2>>",
        "names": "<</Names[(kop)[{page1}/Fit](tabel)[{page2}/Fit]]>>",
        "outlines": "<</Type/Outlines/First {mark1}/Last {mark2}/Count 2>>",
        "mark1": "<</Title(Volmacht)/Parent {outlines}/Next {mark2}/First {below}/Last {below}/Count -1"
        "/Dest[{page1}/Fit]/SE {part1}>>",
        "below": "<</Title(Kop)/Parent {mark1}/Dest[{page1}/Fit]>>",
        "mark2": "<</Title(Lijst)/Parent {outlines}/Prev {mark1}/Dest[{page2}/Fit]/SE {part2}>>",
        "root": "<</Type/StructTreeRoot/K {document}/ParentTree {parents}/ParentTreeNextKey 3/IDTree {ids}"
        "/RoleMap<</Kop/H1>>>>",
        "parents": "<</Kids[{parents1} {parents2}]>>",
        "parents1": "<</Limits[0 0]/Nums[0[{heading} {figure}]]>>",
        "parents2": "<</Limits[1 2]/Nums[1[{head} {cell}] 2 {jump}]>>",
        "ids": "<</Names[(t1){head}]>>",
        "document": "<</S/Document/P {root}/K[{part1} {part2}]>>",
        "part1": "<</S/Part/P {document}/Pg {page1}/K[{heading} {figure} {jump}]>>",
        "heading": "<</S/Kop/P {part1}/K 0>>",
        "figure": "<</S/Figure/P {part1}/Alt(Een vlak)/K<</Type/MCR/Pg {page1}/MCID 1>>>>",
        "jump": "<</S/Link/P {part1}/K[<</Type/OBJR/Obj {link}/Pg {page1}>>]>>",
        "part2": "<</S/Part/P {document}/Pg {page2}/K {table}>>",
        "table": "<</S/Table/P {part2}/K {row}>>",
        "row": "<</S/TR/P {table}/K[{head} {cell}]>>",
        "head": "<</S/TH/P {row}/K 0/ID(t1)>>",
        "cell": "<</S/TD/P {row}/K 1/A<</O/Table/Headers[(t1)]>>>>",
    }


def put(name: str, old: str, new: str) -> Harm:
    """Return what replaces a piece of one object."""

    def harm(objects: Objects) -> None:
        said = objects[name]
        if isinstance(said, bytes):
            assert old.encode() in said
            body = said.split(b"stream\n", 1)[1].removesuffix(b"\nendstream").replace(old.encode(), new.encode())
            objects[name] = stream("/Type/Metadata/Subtype/XML" if name == "xmp" else "", body)
        else:
            assert old in said
            objects[name] = said.replace(old, new)

    return harm


def write(path: Path, objects: Objects, trailer: str = "") -> Path:
    """Write objects as a PDF with a plain index; ``trailer`` are more entries for its trailer."""
    names = {name: f"{number} 0 R" for number, name in enumerate(objects, 1)}
    written, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects.values(), 1):
        places.append(len(written))
        said = body if isinstance(body, bytes) else body.format_map(names).encode("latin-1")
        written += b"%d 0 obj\n" % number + said + b"\nendobj\n"
    at = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    entries = f"/Size {len(places) + 1}/Root {names['catalog']}/Info {names['info']}/ID[<01><01>]{trailer}"
    written += f"trailer\n<<{entries}>>\nstartxref\n{at}\n%%EOF\n".encode()
    path.write_bytes(written)
    return path
