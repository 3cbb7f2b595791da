"""Objects of a PDF as material that packets share: equal looks give equal material, whichever document they come from.

In: values. Out: material. What ties an object to a structure tree stays behind, but for drawings that hold tagged
content: these get the key that they have in the packet, and so are material of one copy of the document alone.
"""

import zlib
from collections.abc import Iterable, Mapping

from generator.packets.pdfobjects import PdfObjects, Stream
from generator.packets.pdfreader import Unreadable
from generator.pdf.colour import is_profile, undated
from generator.pdf.objects import Draft, Material
from generator.pdf.syntax import Ref, Value

STRUCTURE_KEYS = frozenset({b"/StructParent", b"/StructParents"})
_DATA_KEYS = frozenset({b"/Filter", b"/DecodeParms"})


class Materials:
    """The material that one file's objects become, each once; ``keys`` are entries to add to drawings, by number."""

    def __init__(self, objects: PdfObjects, keys: Mapping[int, bytes]) -> None:
        self._objects = objects
        self._keys = keys
        self._made: dict[int, Material | None] = {}

    def of(self, number: int) -> Material:
        """Return the material that an object is. Raises Unreadable where the file refers in a circle."""
        if number not in self._made:
            self._made[number] = None  # in the making
            self._made[number] = self._material(number)
        material = self._made[number]
        if material is None:
            raise Unreadable("het bestand verwijst in een kring")
        return material

    def write(self, value: Value, draft: Draft) -> None:
        """Add a value to a draft."""
        if isinstance(value, bytes):
            draft.add(b" ", value)
        elif isinstance(value, Ref):
            draft.refer(self.of(value))
        elif isinstance(value, list):
            draft.add(b"[")
            for item in value:
                self.write(item, draft)
            draft.add(b"]")
        else:
            draft.add(b"<<")
            self.entries(value.items(), draft)
            draft.add(b">>")

    def entries(self, items: Iterable[tuple[bytes, Value]], draft: Draft) -> None:
        """Add entries of a dictionary to a draft."""
        for key, value in items:
            if key not in STRUCTURE_KEYS:
                draft.add(key)
                self.write(value, draft)

    def _material(self, number: int) -> Material:
        value = self._objects.read(number)
        draft = Draft()
        if not isinstance(value, Stream):
            self.write(value, draft)
            return draft.done()
        if b"/F" in value.entries:
            raise Unreadable("het bestand leunt op een ander bestand")
        draft.add(self._keys.get(number, b""))
        profile = self._objects.decoded(Ref(number)) if b"/N" in value.entries else b""
        if is_profile(profile):
            self.entries(((key, item) for key, item in value.entries.items() if key not in _DATA_KEYS), draft)
            draft.add(b"/Filter/FlateDecode")
            return draft.done(zlib.compress(undated(profile)))
        self.entries(value.entries.items(), draft)
        return draft.done(value.data)
