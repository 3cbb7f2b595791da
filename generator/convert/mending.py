"""The mending of a Word file on its way to the embedded engine: what the engine would spoil gets a shape it can do.

In: a finished Word file. Out: a file that says the same, or the very same bytes where nothing needs mending. The file
that users get is not touched: Word draws it rightly.

The guard goes on comparing the PDF with the words of the file as it was. What a mend changes is the same to a reader,
and the comparison takes it for the same in any document: a hyphen of any kind is a hyphen, a mark without width is
nothing, a code of a symbol font is one sign, whichever. A form's box is no such thing: which of the two it is, is read
from the file by ``word.formfields`` and must be in the PDF. All other words must come out of the engine exactly as they
stood in the file, so a mend that lost or added a letter is refused like any other fault.
"""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import count

from lxml import etree

from generator.convert.mends import bookmarks
from generator.convert.mends.alignment import ALIGNING
from generator.convert.mends.characters import PLAIN
from generator.convert.mends.directions import is_right_to_left, without_idle_switches
from generator.convert.mends.fields import FLATTENING
from generator.convert.mends.labels import LABELLING
from generator.convert.mends.lines import DRAWING
from generator.convert.mends.part import STORY, Mend, parsed
from generator.convert.mends.runs import JOINING
from generator.convert.mends.signs import APART
from generator.convert.mends.symbols import SPELLING, SPELLING_LABELS
from generator.convert.mends.wrappers import CHOOSING, UNWRAPPING
from generator.word.wordparts import open_package

_MENDS = (UNWRAPPING, CHOOSING, FLATTENING, SPELLING, PLAIN, ALIGNING, DRAWING, JOINING, APART)
"""In this order: what stood in a wrapper or a field is looked at again, and signs leave a run last."""
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"


def mended(docx: bytes) -> bytes:
    """Return a Word file in a shape the engine can do; the very same bytes where nothing needs mending.

    Raises WordFileError where it is damaged or far too large.
    """
    return with_parts(docx, mended_parts(open_package(docx).parts))


def with_parts(docx: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return a Word file with other parts in place; the very same bytes where there are none."""
    if not changed:
        return docx
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as archive, zipfile.ZipFile(out, "w") as target:
        for name in dict.fromkeys(archive.namelist()):
            target.writestr(zipfile.ZipInfo(name), changed[name] if name in changed else archive.read(name))
    return out.getvalue()


def mended_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a Word file that needed mending, as they are then."""
    mending = {name: xml for name, xml in parts.items() if STORY.fullmatch(name) or name in (_STYLES, _NUMBERING)}
    if not is_right_to_left(parts.get(_STYLES, b"")):
        mending = {name: without_idle_switches(xml) for name, xml in mending.items()}
    stories = {name: xml for name, xml in mending.items() if STORY.fullmatch(name)}
    numbers = count(1) if bookmarks.clash(stories.values()) else None
    for name, xml in stories.items():
        mending[name] = _mended(xml, _MENDS, parts, numbers)
    if _NUMBERING in mending:
        mending[_NUMBERING] = _mended(mending[_NUMBERING], (SPELLING_LABELS, LABELLING), parts)
    return {name: xml for name, xml in mending.items() if xml is not parts[name]}


def _mended(
    xml: bytes, mends: tuple[Mend, ...], parts: Mapping[str, bytes], numbers: Iterator[int] | None = None
) -> bytes:
    """Return a part mended; the very same bytes where nothing was to be done, or where it is no sound XML."""
    numbered = numbers is not None and bookmarks.START.search(xml) is not None
    if not numbered and not any(mend.needed(xml) for mend in mends):
        return xml
    root = parsed(xml)
    if root is None:
        return xml
    done = [mend.mend(root, parts) for mend in mends]
    if numbers is not None and numbered:
        done.append(bookmarks.renumber(root, numbers))
    if not any(done):
        return xml
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
