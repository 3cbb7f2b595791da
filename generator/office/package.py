"""An Office file as its parts: a tree where one is changed, else the very same bytes; relations and types too."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
ON_EVERY_RUN = (2000, 1, 1, 0, 0, 0)  # a moment of a part, so that the same edits give the same bytes


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its id, the last word of its type ("comments") and the part it leads to."""

    id: str
    kind: str
    target: str


def parsed(content: bytes) -> etree._Element:
    """Return the root of a part's XML, read without entities, document types or the network; raises ``ValueError``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError("a part is no XML") from fault


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; of a comment or instruction, nothing."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class Package:
    """The parts of one Office file by name; a tree that was asked for is written anew, anything else is not."""

    def __init__(self, content: bytes) -> None:
        self._trees: dict[str, etree._Element] = {}
        self._read: dict[str, etree._Element] = {}
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = {
                name.replace("\\", "/"): name for name in archive.namelist()
            }  # some programs of Windows write "\\"
            self._parts = {part: archive.read(name) for part, name in names.items() if not part.endswith("/")}

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._parts)

    def read(self, name: str) -> etree._Element:
        """Return the tree of a part to look at; whoever changes it asks for ``tree``."""
        if name in self._trees:
            return self._trees[name]
        if name not in self._read:
            self._read[name] = parsed(self._parts[name])
        return self._read[name]

    def tree(self, name: str) -> etree._Element:
        """Return the tree of a part to change: the part is written anew."""
        if name not in self._trees:
            self._trees[name] = self.read(name)
        return self._trees[name]

    def raw(self, name: str) -> bytes:
        """Return the bytes of a part as they were put."""
        return self._parts[name]

    def put(self, name: str, content: bytes, content_type: str = "") -> None:
        """Add a part, or give one other bytes; a new one says its content type."""
        self._forget(name)
        self._parts[name] = content
        if content_type:
            self._untype(name)
            types = self.tree(CONTENT_TYPES)
            etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def default_type(self, extension: str, content_type: str) -> None:
        """Say the content type of all parts whose names end so, where it was not said."""
        given = {(one.get("Extension") or "").casefold() for one in self.read(CONTENT_TYPES)}
        if extension not in given:
            default = etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=content_type)
            self.tree(CONTENT_TYPES).insert(0, default)

    def content_type(self, name: str) -> str:
        """Return what a part is said to be, or nothing where that follows from how its name ends."""
        said = [one for one in self.read(CONTENT_TYPES) if one.get("PartName") == f"/{name}"]
        return (said[0].get("ContentType") or "") if said else ""

    def drop(self, name: str) -> None:
        """Take a part away, with its content type and its own relations."""
        for one in (name, relations_of(name)):
            self._forget(one)
            self._parts.pop(one, None)
        self._untype(name)

    def fresh(self, pattern: str) -> str:
        """Return a name that no part has yet, from a pattern such as ``xl/comments{}.xml``."""
        taken = {name.casefold() for name in self._parts}
        number = 1
        while pattern.format(number).casefold() in taken:
            number += 1
        return pattern.format(number)

    def relations(self, owner: str) -> Iterator[Relation]:
        """Yield the relations of a part ("" is the whole file) that lead to other parts."""
        if relations_of(owner) not in self:
            return
        for one in self.read(relations_of(owner)):
            if local(one) == "Relationship" and one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), one.get("Target") or ""))
                yield Relation(one.get("Id") or "", (one.get("Type") or "").rpartition("/")[2], target.lstrip("/"))

    def relate(self, owner: str, kind: str, target: str) -> str:
        """Add a relation, of a type given in full, from a part to another; return its id."""
        name = relations_of(owner)
        if name not in self:
            self._parts[name] = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
            self.default_type("rels", RELATIONS_TYPE)
        root = self.tree(name)
        taken = {one.get("Id") for one in root}
        number = len(root) + 1
        while f"rId{number}" in taken:
            number += 1
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=f"rId{number}", Type=kind, Target=f"/{target}")
        return f"rId{number}"

    def unrelate(self, owner: str, id_: str) -> None:
        """Take a relation of a part away."""
        root = self.tree(relations_of(owner))
        for one in [one for one in root if one.get("Id") == id_]:
            root.remove(one)

    def packed(self) -> bytes:
        """Return the whole file; the same edits of the same file give the same bytes."""
        written = BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self._parts.items():
                tree = self._trees.get(name)
                part = zipfile.ZipInfo(name, ON_EVERY_RUN)
                part.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(part, content if tree is None else _written(tree), compresslevel=4)
        return written.getvalue()

    def _untype(self, name: str) -> None:
        if self.content_type(name):
            types = self.tree(CONTENT_TYPES)
            for old in [one for one in types if one.get("PartName") == f"/{name}"]:
                types.remove(old)

    def _forget(self, name: str) -> None:
        self._trees.pop(name, None)
        self._read.pop(name, None)


def relations_of(name: str) -> str:
    """Return the name of the part that holds a part's relations."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _written(tree: etree._Element) -> bytes:
    return etree.tostring(tree.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
