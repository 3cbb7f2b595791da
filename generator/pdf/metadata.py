"""What a PDF says of itself in XMP: its title, its language, and the standards that it claims to hold to.

In: claims. Out: the metadata's bytes; and back, from the metadata of any PDF to its claims.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

PRODUCER = "convenant"
ARCHIVE = 2
"""The part of PDF/A (ISO 19005) that packets claim: PDF/A-2, level B."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
_PDFA, _PDFUA = "{http://www.aiim.org/pdfa/ns/id/}part", "{http://www.aiim.org/pdfua/ns/id/}part"


@dataclass(frozen=True, slots=True)
class Claims:
    """What a PDF declares: the part of PDF/A that it holds to, or 0, and whether it holds to PDF/UA-1."""

    archive: int = 0
    accessible: bool = False

    def __and__(self, other: "Claims") -> "Claims":
        """Return what both declare."""
        return Claims(
            self.archive if self.archive == other.archive else 0,
            self.accessible and other.accessible,
        )


def read_claims(xmp: bytes) -> Claims:
    """Return what metadata declares; metadata that cannot be read declares nothing."""
    try:
        root = etree.fromstring(xmp, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return Claims()
    archive = _number(root, _PDFA)
    return Claims(archive, _number(root, _PDFUA) == 1)


def metadata(title: str, language: str, claims: Claims) -> bytes:
    """Return metadata with a title, a language and claims, in step with an Info that has the same."""
    parts = [_XMP_TITLE.format(title=escape(title), language=escape(language), producer=PRODUCER)]
    if claims.archive:
        parts.append(_XMP_ARCHIVE.format(part=claims.archive))
    if claims.accessible:
        parts += [_XMP_ACCESSIBLE, _XMP_EXTENSION if claims.archive else ""]
    return (_XMP_HEAD + "".join(parts) + _XMP_TAIL).encode()


def _number(root: etree._Element, name: str) -> int:
    """Return the number that a property says, in an element or an attribute of its own; 0 where it says none."""
    for node in root.iter():
        said = node.text if node.tag == name else node.get(name)
        if said and said.strip().isdecimal():
            return int(said)
    return 0


_XMP_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
)
_XMP_TITLE = (
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>\n"
    '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
    "<pdf:Producer>{producer}</pdf:Producer></rdf:Description>\n"
)
_XMP_ARCHIVE = (
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    "<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n"
)
_XMP_ACCESSIBLE = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n"
)
# PDF/A asks that a schema it does not know (here PDF/UA's) is described in the file itself.
_XMP_EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
)
_XMP_TAIL = '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
