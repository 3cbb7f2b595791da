"""A Word file without what nothing in it uses, and without Word’s own notes: it opens sooner and prints the same.

In: the bytes of a .docx. Out: a slimmer one, or the very same bytes where there is nothing to take away. Parts that
lose nothing stay as they were, byte for byte.
"""

import re
import zipfile
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from generator.office.package import Package
from generator.word.labels import VAL, W
from generator.word.surplus import surplus
from generator.word.wordfile import Mould

LATENT, RSID = f"{W}latentStyles", f"{W}rsid"
MARKS = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
"""What Word notes down in a text for itself: where its spelling check was, and where pages once ended."""
_NOTES = ("rsids", "proofState")  # the same, in the settings
_TEXTS = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_LOOSE = re.compile(r"word/media/|customXml/|docProps/thumbnail", re.IGNORECASE)


def trimmed(content: bytes) -> bytes:
    """Return a Word file without styles, lists and pictures that are not used, thumbnail, and notes of Word's own.

    A signed file is left as it is. Raises ``zipfile.BadZipFile`` or ``ValueError`` for what is no sound Word file.
    """
    package = Package(content)
    main = next((one.target for one in package.relations("") if one.kind == "officeDocument"), "")
    if main not in package or any(name.startswith("_xmlsignatures/") for name in package.names()):
        return content
    beside = {one.kind: one.target for one in package.relations(main) if one.target in package}
    texts = [main, *(one.target for one in package.relations(main) if one.kind in _TEXTS and one.target in package)]
    changed = [_without_marks(package, name) for name in dict.fromkeys(texts)]
    changed.append(_without_notes(package, beside.get("settings", ""), texts))
    changed.append(_without_surplus(package, texts, beside))
    changed.append(_without_extras(package, main, texts))
    if not any(changed):
        return content
    return _packed(package)


def _without_marks(package: Package, name: str) -> bool:
    """Take away what Word noted down in a part with text; tell whether there was any."""
    root = package.read(name)
    marks = list(root.iter(*MARKS))
    notes = [(node, note) for node in root.iter("*") for note in node.attrib if str(note).startswith(RSID)]
    if not marks and not notes:
        return False
    package.tree(name)
    for node, note in notes:
        del node.attrib[note]
    return _removed(marks)


def _without_notes(package: Package, settings: str, texts: list[str]) -> bool:
    if settings not in package:
        return False
    called = any(b"DOCVARIABLE" in package.raw(name) for name in texts)
    names = (*_NOTES, *(() if called else ("docVars",)))
    return _removed([node for name in names for node in package.read(settings).findall(W + name)], package, settings)


def _without_surplus(package: Package, texts: list[str], beside: dict[str, str]) -> bool:
    """Take away the styles and lists that nothing uses."""
    styles, lists = (package.read(beside[kind]) if kind in beside else None for kind in ("styles", "numbering"))
    users = [*texts, *([beside["settings"]] if "settings" in beside else ())]
    unused = surplus([package.read(name) for name in users], styles, lists)
    changed = False
    if styles is not None:
        idle = [node for node in styles.findall(f"{W}style") if node.get(f"{W}styleId") in unused.styles]
        idle += [*styles.findall(LATENT), *styles.findall(f"{W}style/{RSID}")]
        changed |= _removed(idle, package, beside["styles"])
    if lists is not None:
        idle = [node for node in lists.findall(f"{W}num") if node.get(f"{W}numId") in unused.lists]
        idle += [node for node in lists.findall(f"{W}abstractNum") if node.get(f"{W}abstractNumId") in unused.families]
        changed |= _removed(idle, package, beside["numbering"])
        bullets = {node.get(VAL) for node in lists.iter(f"{W}lvlPicBulletId")}
        pictures = [node for node in lists.findall(f"{W}numPicBullet") if node.get(f"{W}numPicBulletId") not in bullets]
        changed |= _removed(pictures, package, beside["numbering"])
    return changed


def _without_extras(package: Package, main: str, texts: list[str]) -> bool:
    """Take away the thumbnail, data that no control shows, pictures that no text shows, and styles of an older Word."""
    there = len(package.names())
    bound = any(next(package.read(name).iter("{*}dataBinding"), None) is not None for name in texts)
    kinds = {"thumbnail", "stylesWithEffects", *(() if bound else ("customXml",))}
    for owner in ("", main):
        for relation in [one for one in package.relations(owner) if one.kind in kinds]:
            package.unrelate(owner, relation.id)
            package.drop(relation.target)
    for owner in (*texts, *(one.target for one in package.relations(main) if one.kind == "numbering")):
        if owner in package:
            shown = {value for node in package.read(owner).iter("*") for value in node.attrib.values()}
            for relation in [one for one in package.relations(owner) if one.kind == "image" and one.id not in shown]:
                package.unrelate(owner, relation.id)
    reached = {_same(name) for name in _reached(package)}
    for name in package.names():
        if _LOOSE.match(name) and not name.endswith(".rels") and _same(name) not in reached:
            package.drop(name)
    return len(package.names()) < there


def _reached(package: Package) -> set[str]:
    """Return the parts that relations lead to, from the file as a whole on."""
    found: set[str] = set()
    owners = [""]
    while owners:
        targets = {relation.target for relation in package.relations(owners.pop())} - found
        found |= targets
        owners += targets
    return found


def _same(name: str) -> str:
    """Return a part's name as it is compared: without regard to capitals or to how signs are written."""
    return unquote(name).casefold()


def _removed(nodes: list[etree._Element], package: Package | None = None, name: str = "") -> bool:
    """Remove elements, from a part that is written anew for it; tell whether there were any."""
    if nodes and package:
        package.tree(name)
    for node in nodes:
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
    return bool(nodes)


def _packed(package: Package) -> bytes:
    """Return the file, packed as tightly as Word does: small matters more here than quick."""
    with zipfile.ZipFile(BytesIO(package.packed())) as archive:
        return Mould((name, archive.read(name)) for name in archive.namelist()).cast(())
