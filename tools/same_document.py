"""Whether a Word file that was made here is the one docxtpl makes: every part, its tags, attributes, text and order.

In: a template and values. Out: docxtpl's own Word file, and the parts of ours that differ from it. The values are
escaped and the sandbox is closed, as a careful user of docxtpl would do; all else is docxtpl as it comes.
"""

import html
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from docxtpl import DocxTemplate
from jinja2.runtime import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from generator.templates import language
from generator.word import wordfile
from generator.word.wordfile import W

CONTENT_TYPES, CORE = "[Content_Types].xml", "docProps/core.xml"
_MAYBE_EMPTY = (f"{W}rPr", f"{W}t")
Shape = tuple[str, tuple[tuple[str, str], ...], str, tuple["Shape", ...], str]


class Anything(Undefined):
    """A name without a value that gives way to whatever a template does with it, so that docxtpl gets to the end.

    ``called`` gathers the names that were called, since no plain value can be.
    """

    __slots__ = ()
    called: ClassVar[set[str]] = set()
    unsafe_callable = alters_data = False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def _itself(self, *_: Any, **__: Any) -> Any:
        return self

    def __call__(self, *_: Any, **__: Any) -> Any:
        self.called.add(str(self._undefined_name))
        return self

    def _two(self, *_: Any) -> Any:
        return 2

    def __str__(self) -> str:
        return "iets"

    def __iter__(self) -> Iterator[Any]:
        return iter((self, self))

    def __bool__(self) -> bool:
        return True

    __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _itself
    __len__ = __index__ = __int__ = _two


def by_docxtpl(path: Path, values: Mapping[str, object]) -> bytes:
    """Return the Word file that docxtpl makes of a template; raises whatever docxtpl raises."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=Anything)
    environment.filters |= language.FILTERS
    document = DocxTemplate(path)
    document.render(dict(values), jinja_env=environment)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def differing(ours: bytes, theirs: bytes) -> tuple[str, ...]:
    """Return the members of two Word files that are not the same, or that only one of them has."""
    left, right = _members(ours), _members(theirs)
    types = _types(left), _types(right)
    return tuple(
        name
        for name in sorted(left.keys() | right.keys())
        if name not in left
        or name not in right
        or types[0].get(name) != types[1].get(name)
        or not _same(name, left[name], right[name])
    )


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _same(name: str, ours: bytes, theirs: bytes) -> bool:
    if ours == theirs or name == CONTENT_TYPES:  # of the types, only what they say of each member matters
        return True
    if not name.endswith((".xml", ".rels")):
        return False
    left, right = wordfile.parse(ours), wordfile.parse(theirs)
    if name == CORE:
        return _properties(left) == {key: html.unescape(text) for key, text in _properties(right).items()}
    if name.endswith(".rels"):
        return sorted(map(_shape, left)) == sorted(map(_shape, right))
    return _shape(left) == _shape(right)


def _shape(element: etree._Element) -> Shape:
    """Return tags, attributes, text and order; an empty ``w:rPr`` or ``w:t`` says nothing."""
    said = (child for child in element if child.tag not in _MAYBE_EMPTY or len(child) or child.text)
    inner = tuple(map(_shape, said))
    attributes = tuple(sorted((str(key), str(value)) for key, value in element.attrib.items()))
    return (str(element.tag), attributes, element.text or "", inner, (element.tail or "").strip())


def _properties(root: etree._Element) -> dict[str, str]:
    """Return the properties that say something; docxtpl writes empty ones too, and escapes the others twice."""
    return {str(element.tag): element.text for element in root if element.text}


def _types(members: Mapping[str, bytes]) -> dict[str, str]:
    root = wordfile.parse(members[CONTENT_TYPES])
    default = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in root.iter("{*}Default")}
    named = {one.get("PartName", "")[1:]: one.get("ContentType", "") for one in root.iter("{*}Override")}
    return {
        name: named.get(name) or default.get(name.rpartition(".")[2].lower(), "")
        for name in members
        if name != CONTENT_TYPES
    }
