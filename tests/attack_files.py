"""Attacks by what is in the file: the name of each, the rule and the place of its refusal, and what makes it."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.raw_word import field, p, raw_word, run
from tests.word_files import RELATIONSHIPS, TYPES, W, relationship

MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
MAIN, RELS, CONTENT = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
SECOND = "tekst, alinea 2"


@dataclass(frozen=True, slots=True)
class Bait:
    """What an attack reaches for: a file it would make, and an address it would call."""

    file: Path
    url: str


Make = Callable[[Bait], bytes]


# --- small files -----------------------------------------------------------------------------------------------------


def tag(text: str) -> Make:
    """Return what makes a file whose second paragraph says this; ``FILE`` and ``URL`` in it are the bait."""
    return lambda bait: raw_word("Eerste alinea.", p(_said(text, bait)))


def blocks(*made: str, **parts: str) -> Make:
    """Return what makes a file of these blocks."""
    return lambda bait: raw_word(
        *(one.replace("URL", bait.url) for one in made),
        **{name: xml.replace("URL", bait.url) for name, xml in parts.items()},
    )


def _said(text: str, bait: Bait) -> str:
    return escape(text.replace("FILE", str(bait.file)).replace("URL", bait.url), quote=False)


Change = bytes | Callable[[bytes], bytes]


def members(changes: Mapping[str, Change], *body: str) -> Make:
    """Return what makes a file with these members changed or added; ``URL`` in them is the bait."""

    def make(bait: Bait) -> bytes:
        there = _unpacked(raw_word("Eerste alinea.", *(body or ("{{ naam }}",))))
        for name, change in changes.items():
            content = change(there.get(name, b"")) if callable(change) else change
            there[name] = content.replace(b"URL", bait.url.encode())
        return _packed(there)

    return make


def _unpacked(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(there: Mapping[str, bytes], *more: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*there.items(), *more):
            archive.writestr(name, content)
    return out.getvalue()


def linked(kind: str, element: str, target: str = "URL/a.png", *, external: bool = True) -> Make:
    """Return what makes a file whose second paragraph uses a relationship of this kind; ``ID`` is its id."""
    return members(
        {RELS: relationship(kind, target, external=external)},
        p(element.replace("ID", f'"rX{kind}"') + run("{{ naam }}")),
    )


def settings(inside: str) -> dict[str, Change]:
    """Return the settings of a file."""
    xml = f'<w:settings xmlns:w="{W[1:-1]}" xmlns:r="{RELATIONSHIPS}">{inside}</w:settings>'
    return {"word/settings.xml": xml.encode(), RELS: relationship("settings", "settings.xml")}


def rels(kind: str, target: str, *, external: bool = False, base: str = RELATIONSHIPS) -> bytes:
    """Return a whole ``.rels`` member with one relationship."""
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationships><Relationship Id="r1" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    )


def of_microsoft(kind: str, target: str) -> Callable[[bytes], bytes]:
    """Return what adds a relationship of Microsoft's own kind to a .rels member."""
    line = f'<Relationship Id="m1" Type="{MICROSOFT}/{kind}" Target="{target}"/></Relationships>'
    return lambda old: old.replace(b"</Relationships>", line.encode())


def code(instruction: str) -> Make:
    """Return what makes a file with a field code in its second paragraph."""
    return blocks("Eerste alinea.", p(field(escape(instruction), "uitkomst")))


def _code_in(part: str, xml: str) -> Make:
    return blocks("{{ naam }}", **{part: xml})


def lying(bait: Bait) -> bytes:
    """Return a file with a member of 50 MB that says it has 10 bytes."""
    big = "word/media/a.bin"
    packed = _packed(_unpacked(raw_word("{{ naam }}")), (big, bytes(50_000_000)))
    told = struct.pack("<I", 50_000_000)
    return packed.replace(told, struct.pack("<I", 10))


def flagged(bit: int) -> Make:
    """Return what makes a file with a flag set on a member, in both of its headers."""

    def make(bait: Bait) -> bytes:
        content = bytearray(_packed({**_unpacked(raw_word("{{ naam }}")), "word/media/a.png": b"x"}))
        name = b"word/media/a.png"
        content[content.find(name) - 24] |= bit
        content[content.rfind(name) - 38] |= bit
        return bytes(content)

    return make


def twice(first: str, second: str) -> Make:
    """Return what makes a file with two more members, whose names differ by nothing that counts."""
    return lambda bait: _packed(_unpacked(raw_word("{{ naam }}")), (first, b"<x/>"), (second, b"<x/>"))


def utf16(xml: str) -> bytes:
    """Return XML in UTF-16 with its mark."""
    return ('<?xml version="1.0" encoding="UTF-16"?>' + xml).encode("utf-16")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]><w>&l9;</w>'
XXE = '<!DOCTYPE w [<!ENTITY x SYSTEM "URL/geheim">]><w>&x;</w>'
PARAMETER = '<!DOCTYPE w [<!ENTITY % x SYSTEM "URL/a.dtd"> %x;]><w/>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink">{}</svg>'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


# --- the attacks

EXTERNAL, EMBEDDED, MACROS, LINK = "template-external", "template-embedded", "template-macros", "template-link"
BLIP = '<w:r><w:drawing><a:blip xmlns:a="urn:a" r:link=ID/></w:drawing></w:r>'
LINKS: tuple[tuple[str, str, str, Make], ...] = (
    ("a picture on the web", EXTERNAL, SECOND, linked("image", BLIP)),
    ("a picture on a share", EXTERNAL, SECOND, linked("image", BLIP, "\\\\server\\deel\\a.png")),
    (
        "an OLE object elsewhere",
        EXTERNAL,
        SECOND,
        linked("oleObject", "<w:r><w:object r:id=ID/></w:r>", "file:///C:/a.xls"),
    ),
    (
        "an embedded OLE object",
        EMBEDDED,
        SECOND,
        linked("oleObject", "<w:r><w:object r:id=ID/></w:r>", "a.bin", external=False),
    ),
    (
        "an embedded workbook",
        EMBEDDED,
        SECOND,
        linked("package", "<w:r><w:object r:id=ID/></w:r>", "a.xlsx", external=False),
    ),
    (
        "an ActiveX control",
        EMBEDDED,
        SECOND,
        linked("control", "<w:r><w:control r:id=ID/></w:r>", "a.xml", external=False),
    ),
    (
        "another document (altChunk)",
        EMBEDDED,
        SECOND,
        linked("aFChunk", "<w:altChunk r:id=ID/>", "a.html", external=False),
    ),
    (
        "another document elsewhere (altChunk)",
        EXTERNAL,
        SECOND,
        linked("aFChunk", "<w:altChunk r:id=ID/>", "URL/a.html"),
    ),
    ("a subdocument", EXTERNAL, SECOND, linked("subDocument", "<w:subDoc r:id=ID/>", "URL/a.docx")),
    ("a film on the web", EXTERNAL, SECOND, linked("video", "<w:r><w:drawing r:link=ID/></w:r>", "URL/a.mp4")),
    ("a link to a file", LINK, SECOND, linked("hyperlink", "<w:hyperlink r:id=ID/>", "file:///C:/a.exe")),
    ("a link to a share", LINK, SECOND, linked("hyperlink", "<w:hyperlink r:id=ID/>", "\\\\server\\deel\\a.exe")),
    ("a link to a script", LINK, SECOND, linked("hyperlink", "<w:hyperlink r:id=ID/>", "java&#9;script:alert(1)")),
    (
        "a link to an office program",
        LINK,
        SECOND,
        linked("hyperlink", "<w:hyperlink r:id=ID/>", "ms-word:ofe|u|URL/a.docx"),
    ),
    (
        "a picture in an old drawing",
        EXTERNAL,
        SECOND,
        blocks("Een.", p(f'<w:r><w:pict {VML}><v:imagedata src="URL/a.png"/></w:pict></w:r>')),
    ),
    (
        "a link in an old drawing",
        LINK,
        SECOND,
        blocks("Een.", p(f'<w:r><w:pict {VML}><v:shape href="javascript:x"/></w:pict></w:r>')),
    ),
    (
        "a macro of a form field",
        MACROS,
        SECOND,
        blocks(
            "Een.",
            p(
                run(
                    '<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="AutoOpen"/></w:ffData></w:fldChar>'
                )
            ),
        ),
    ),
    (
        "a template elsewhere",
        EXTERNAL,
        "instellingen",
        members(
            {
                **settings('<w:attachedTemplate r:id="r1"/>'),
                "word/_rels/settings.xml.rels": rels("attachedTemplate", "URL/a.dotm", external=True),
            }
        ),
    ),
    (
        "an address list",
        "template-mail-merge",
        "instellingen",
        members(settings('<w:mailMerge><w:query w:val="SELECT"/></w:mailMerge>')),
    ),
    (
        "an address list elsewhere",
        "template-mail-merge",
        "instellingen",
        members(
            {
                **settings('<w:mailMerge><w:dataSource r:id="r1"/></w:mailMerge>'),
                "word/_rels/settings.xml.rels": rels("mailMergeSource", "URL/a.csv", external=True),
            }
        ),
    ),
    (
        "an XSLT elsewhere",
        EXTERNAL,
        "instellingen",
        members(
            {
                **settings('<w:saveThroughXslt r:id="r1"/>'),
                "word/_rels/settings.xml.rels": rels("transform", "URL/a.xsl", external=True),
            }
        ),
    ),
    (
        "frames",
        EMBEDDED,
        "word/webSettings.xml",
        members({"word/webSettings.xml": f'<w:webSettings xmlns:w="{W[1:-1]}"><w:frameset/></w:webSettings>'.encode()}),
    ),
    ("macros", MACROS, "word/vbaProject.bin", members({"word/vbaProject.bin": OLE})),
    (
        "macros under another name",
        MACROS,
        "word/media/foto.png",
        members({"word/media/foto.png": OLE + "_VBA_PROJECT".encode("utf-16-le")}),
    ),
    (
        "a document with macros as .docx",
        MACROS,
        CONTENT,
        members(
            {
                CONTENT: lambda old: old.replace(
                    f"{TYPES}.document.main+xml".encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml"
                )
            }
        ),
    ),
    (
        "shortcuts that start macros",
        MACROS,
        "tekst",
        members({RELS: of_microsoft("keyMapCustomizations", "k.xml")}),
    ),
    (
        "a ribbon of its own",
        MACROS,
        "_rels/.rels",
        members({"_rels/.rels": of_microsoft("ui/extensibility", "customUI/customUI.xml")}),
    ),
    (
        "an add-in",
        MACROS,
        "_rels/.rels",
        members({"_rels/.rels": of_microsoft("webextensiontaskpanes", "word/webextensions/taskpanes.xml")}),
    ),
    ("an OLE object under another name", EMBEDDED, "word/media/foto.png", members({"word/media/foto.png": OLE})),
    ("a zip file within", EMBEDDED, "word/media/foto.png", members({"word/media/foto.png": _packed({"a": b"x"})})),
    ("a program within", EMBEDDED, "word/media/foto.png", members({"word/media/foto.png": b"MZ\x90\0"})),
    (
        "a drawing with a script",
        EMBEDDED,
        "word/media/a.svg",
        members({"word/media/a.svg": SVG.format("<script>x</script>").encode()}),
    ),
    (
        "a drawing with a picture on the web",
        EXTERNAL,
        "word/media/a.svg",
        members({"word/media/a.svg": SVG.format('<image l:href="URL/a.png"/>').encode()}),
    ),
)
DTD, PACKAGE, LARGE = "template-dtd", "template-package", "template-too-large"
FILES: tuple[tuple[str, str, str, Make], ...] = (
    ("a billion laughs", DTD, "word/theme.xml", members({"word/theme.xml": BOMB.encode()})),
    ("a billion laughs in UTF-16", DTD, "word/theme.xml", members({"word/theme.xml": utf16(BOMB)})),
    ("a billion laughs in the text itself", DTD, MAIN, members({MAIN: lambda old: BOMB.encode()})),
    ("a file read by an entity", DTD, "customXml/item1.xml", members({"customXml/item1.xml": XXE.encode()})),
    (
        "a file read by an entity, under another name",
        DTD,
        "word/media/foto.png",
        members({"word/media/foto.png": XXE.encode()}),
    ),
    ("an address called by a parameter entity", DTD, "word/theme.xml", members({"word/theme.xml": PARAMETER.encode()})),
    ("a DTD in the relationships", DTD, RELS, members({RELS: lambda old: b"<!DOCTYPE Relationships>" + old})),
    (
        "an encoding that hides a DTD",
        "template-not-docx",
        "word/theme.xml",
        members({"word/theme.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE w+AD4APA-w/+AD4-'}),
    ),
    ("a zip bomb", LARGE, "", members({"word/media/a.bin": bytes(200 * 2**20)})),
    ("a smaller zip bomb", LARGE, "", members({"word/media/a.bin": bytes(30 * 2**20)})),
    (
        "a part of 9 MB of XML",
        LARGE,
        "word/theme.xml",
        members({"word/theme.xml": f"<w>{''.join(f'<a{n}/>' for n in range(1_000_000))}</w>".encode()}),
    ),
    (
        "half a million elements",
        LARGE,
        MAIN,
        members({MAIN: lambda old: old.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 500_000)}),
    ),
    ("a size that lies", "template-not-docx", "", lying),
    ("5,000 members", LARGE, "", members({f"word/media/{n}": b"" for n in range(5000)})),
    ("a member with a password", PACKAGE, "", flagged(1)),
    ("a member with a path upward", PACKAGE, "", members({"../../buiten.xml": b"<x/>"})),
    ("a member with a whole path", PACKAGE, "", members({"/etc/cron.d/x": b"x"})),
    ("a member with a drive", PACKAGE, "", members({"C:/x": b"x"})),
    ("two members of one name", PACKAGE, "", twice("word/a.xml", "word/A.xml")),
)
CODE = "template-field-code"
_SPLIT = "".join(
    run(one)
    for one in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> D</w:instrText>",
        "<w:instrText>De</w:instrText>",
        "<w:instrText>auto c:\\\\a.exe </w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
_BEGIN, _APART, _END = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
_NESTED = (
    _BEGIN + run("<w:instrText> IF 1 = 1 </w:instrText>") + field(" INCLUDETEXT &quot;URL&quot; ", "x") + _APART + _END
)
_NAMELESS = (
    _BEGIN
    + run("<w:instrText> </w:instrText>")
    + field(" QUOTE 68 68 69 ", "DDE")
    + run("<w:instrText> c:\\\\a.exe</w:instrText>")
    + _APART
    + _END
)
_BOX = f"<w:r><w:txbxContent>{p(field('DATABASE x', 'x'))}</w:txbxContent></w:r>"
CODES: tuple[tuple[str, str, str, Make], ...] = (
    ("DDEAUTO", CODE, SECOND, code('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k touch FILE"')),
    ("DDE in small letters", CODE, SECOND, code(" dde excel blad ")),
    ("DDEAUTO split over runs", CODE, SECOND, blocks("Een.", p(_SPLIT))),
    ("INCLUDETEXT", CODE, SECOND, code('INCLUDETEXT "URL/a.docx"')),
    ("INCLUDETEXT within another code", CODE, SECOND, blocks("Een.", p(_NESTED))),
    ("a code whose name another code makes", CODE, SECOND, blocks("Een.", p(_NAMELESS))),
    ("INCLUDEPICTURE", CODE, SECOND, code(' INCLUDEPICTURE "URL/a.png" \\d')),
    (
        "INCLUDEPICTURE in one element",
        CODE,
        SECOND,
        blocks("Een.", p('<w:fldSimple w:instr=" includepicture &quot;URL&quot; "/>')),
    ),
    ("LINK", CODE, SECOND, code("LINK Excel.Sheet.8 c:\\\\a.xls")),
    ("EMBED", CODE, SECOND, code("EMBED Package")),
    ("IMPORT", CODE, SECOND, code("IMPORT URL/a.png")),
    ("RD", CODE, SECOND, code("RD c:\\\\a.docx")),
    ("MACROBUTTON", CODE, SECOND, code("MACROBUTTON AutoOpen klik")),
    ("PRINT", CODE, SECOND, code('PRINT "27"')),
    ("FILLIN", CODE, SECOND, code('FILLIN "Uw wachtwoord?"')),
    ("ASK", CODE, SECOND, code('ASK naam "Uw naam?"')),
    ("MERGEFIELD", CODE, SECOND, code("MERGEFIELD naam")),
    ("AUTOTEXT", CODE, SECOND, code("AUTOTEXT x")),
    ("a link in a field to a share", LINK, SECOND, code('HYPERLINK "\\\\\\\\server\\\\deel\\\\a.exe"')),
    ("a link in a field to a script", LINK, SECOND, code('HYPERLINK \\o "tip" "javascript:x"')),
    ("DATABASE in a text box", CODE, "tekst, alinea 3 (in een tekstvak)", blocks("Een.", p(run("x") + _BOX))),
    ("INCLUDETEXT in a header", CODE, "koptekst, alinea 1", _code_in("header", p(field("INCLUDETEXT URL", "x")))),
    ("DDE in a footer", CODE, "voettekst, alinea 1", _code_in("footer", p(field("DDE x y", "x")))),
    (
        "LINK in a footnote",
        CODE,
        "voetnoten, alinea 1",
        _code_in("footnotes", f'<w:footnote w:id="1">{p(field("LINK x", "x"))}</w:footnote>'),
    ),
    ("a tag in a field code", "template-structure", SECOND, blocks("Een.", p(field("INCLUDE{{ naam }} x", "x")))),
    (
        "a tag hidden in an attribute, beside one for cells",
        "template-structure",
        SECOND,
        blocks("Een.", '<w:p><w:r><w:t w:x="{{ naam.__class__ }}">{% colspan 2 %}</w:t></w:r></w:p>'),
    ),
    (
        "openings in a formula",
        "template-structure",
        SECOND,
        blocks("{{ naam }}", p(f'<m:oMath xmlns:m="urn:m"><m:t>{"{% " * 50_000}</m:t></m:oMath>')),
    ),
)
