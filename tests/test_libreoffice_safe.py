"""A Word file from elsewhere gets nothing done: LibreOffice fetches, reads and updates nothing for it."""

import http.server
import io
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from generator.convert import libreoffice, profile, resident
from tests.raw_word import field, p, raw_word

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PICTURE = """<w:p><w:r>
<w:drawing xmlns:wp="{d}/wordprocessingDrawing" xmlns:a="{d}/main" xmlns:pic="{d}/picture"><wp:inline>
<wp:extent cx="635000" cy="635000"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData uri="{d}/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:link="far"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="635000" cy="635000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>""".replace("{d}", DRAWING)
OBJECT = """<w:p><w:r>
<w:object xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<v:shape id="s1" style="width:100pt;height:50pt"/><o:OLEObject Type="Link" ProgID="Word.Document.12" ShapeID="s1"
DrawAspect="Content" r:id="far" UpdateMode="Always"/></w:object></w:r></w:p>"""
FRAME = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:90pt">'
FRAME += '<v:imagedata r:id="far"/></v:shape></w:pict></w:r></w:p>'
REACHES = {
    "a linked picture": ("image", PICTURE),
    "an old linked picture": ("image", FRAME),
    "a linked object": ("oleObject", OBJECT),
    "an inserted file": ("aFChunk", '<w:altChunk r:id="far"/>'),
    "a subdocument": ("subDocument", '<w:p><w:subDoc r:id="far"/></w:p>'),
}
"""What reaches out of a document by a relation: the relation's kind, and the markup that uses it."""
FIELDS = ('INCLUDETEXT "{}"', 'INCLUDEPICTURE "{}"', 'LINK Word.Document.12 "{}" \\a', 'DDEAUTO soffice "{}" tekst')
SECRET = "Dit stond in een ander bestand"


@pytest.fixture(scope="module")
def program() -> Path:
    try:
        return libreoffice.office().program
    except libreoffice.Unfit as unfit:
        pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A web address of this computer, and what is asked of it."""
    paths: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            understood = super().parse_request()
            paths.append(self.path)
            return understood

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/spion", paths
        server.shutdown()
        thread.join()


def reaching(kind: str, markup: str, address: str) -> bytes:
    """Return a Word file that reaches out to an address."""
    relation = f'<Relationship Id="far" Type="{RELATIONS}/{kind}" Target="{address}" TargetMode="External"/>'
    return with_relation(raw_word("tekst", markup), "word/_rels/document.xml.rels", relation)


def with_relation(docx: bytes, name: str, relation: str, **more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(out, "w") as after:
        for member in before.namelist():
            content = before.read(member).decode()
            if member == name:
                content = content.replace("</Relationships>", f"{relation}</Relationships>")
            after.writestr(member, content)
        for member, content in more.items():
            after.writestr(member, content)
    return out.getvalue()


def with_template(address: str) -> bytes:
    """Return a Word file that is attached to a template elsewhere."""
    own = f'<Relationship Id="own" Type="{RELATIONS}/settings" Target="settings.xml"/>'
    far = f'<Relationship Id="far" Type="{RELATIONS}/attachedTemplate" Target="{address}" TargetMode="External"/>'
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    more = {
        "word/settings.xml": f'<w:settings {names} xmlns:r="{RELATIONS}"><w:attachedTemplate r:id="far"/></w:settings>',
        "word/_rels/settings.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{far}</Relationships>',
    }
    return with_relation(raw_word("tekst"), "word/_rels/document.xml.rels", own, **more)


def pdf_of(program: Path, folder: Path, content: bytes) -> bytes | None:
    source = folder / "stuk.docx"
    source.write_bytes(content)
    (pdf,) = resident.to_pdfs(program, [source])
    return pdf


def said(pdf: bytes | None) -> str:
    assert pdf is not None
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("reach", REACHES)
def test_no_address_is_called(program: Path, tmp_path: Path, asked: tuple[str, list[str]], reach: str) -> None:
    address, paths = asked
    assert "tekst" in said(pdf_of(program, tmp_path, reaching(*REACHES[reach], address)))
    assert paths == []


@pytest.mark.parametrize("instruction", FIELDS)
def test_no_field_calls_an_address(
    program: Path, tmp_path: Path, asked: tuple[str, list[str]], instruction: str
) -> None:
    address, paths = asked
    shown = said(pdf_of(program, tmp_path, raw_word(p(field(instruction.format(address), "wat er stond")))))
    assert "wat er stond" in shown or "PICTURE" in instruction
    assert paths == []


def test_a_template_elsewhere_is_not_fetched(program: Path, tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    assert "tekst" in said(pdf_of(program, tmp_path, with_template(address + ".dotx")))
    assert paths == []


@pytest.mark.parametrize("reach", [name for name in REACHES if "picture" in name])
def test_a_picture_elsewhere_on_this_computer_is_not_taken(program: Path, tmp_path: Path, reach: str) -> None:
    picture = tmp_path / "prive.png"
    Image.new("RGB", (40, 40), "red").save(picture)
    pdf = pdf_of(program, tmp_path, reaching(*REACHES[reach], picture.as_uri()))
    assert pdf is not None
    assert re.search(rb"/Subtype\s*/Image", pdf) is None


@pytest.mark.parametrize("reach", [name for name in REACHES if "picture" not in name])
def test_a_text_elsewhere_on_this_computer_is_not_taken(program: Path, tmp_path: Path, reach: str) -> None:
    other = tmp_path / "ander.docx"
    other.write_bytes(raw_word(SECRET))
    assert SECRET not in said(pdf_of(program, tmp_path, reaching(*REACHES[reach], other.as_uri())))


@pytest.mark.parametrize("instruction", FIELDS)
def test_no_field_takes_a_text_elsewhere_on_this_computer(program: Path, tmp_path: Path, instruction: str) -> None:
    other = tmp_path / "ander.docx"
    other.write_bytes(raw_word(SECRET))
    for place in (other.as_uri(), str(other)):
        shown = said(pdf_of(program, tmp_path, raw_word("tekst", p(field(instruction.format(place), "wat er stond")))))
        assert SECRET not in shown


@pytest.fixture
def anew() -> Iterator[None]:
    """Lets a test change the profile: before and after it, nothing is open that has another."""
    resident.close()
    yield
    resident.close()


def test_what_would_follow_a_link_finds_no_way_to_the_network(
    program: Path, tmp_path: Path, asked: tuple[str, list[str]], anew: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of the two locks is enough, and without both of them the picture is fetched: so they are what holds it."""
    address, paths = asked
    linked = reaching(*REACHES["a linked picture"], address)
    unlocked = profile._PROFILE.replace(
        'oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true',
        'oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>false',
    )
    assert unlocked != profile._PROFILE
    monkeypatch.setattr(profile, "_PROFILE", unlocked)
    pdf_of(program, tmp_path, linked)
    assert paths == []
    resident.close()
    monkeypatch.setattr(profile, "_PROFILE", unlocked.replace("<value>2</value>", "<value>0</value>"))
    pdf_of(program, tmp_path, linked)
    assert paths != []
