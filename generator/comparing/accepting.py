"""Changes that are tracked in a Word file, accepted: what was inserted is text, what was deleted is gone.

In: the root of a part, changed in place. Two files are compared as they would read when their own marks are settled.
"""

from lxml import etree

from generator.word.labels import W

_GONE = tuple(W + name for name in ("del", "moveFrom"))
_KEPT = tuple(W + name for name in ("ins", "moveTo"))
_FORMER = tuple(
    W + name
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
        *("tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)
_PROPERTIES = frozenset({W + "rPr", W + "trPr"})


def accept(root: etree._Element) -> None:
    """Accept every tracked change of a part."""
    for mark in _marks(root, _FORMER):
        _drop(mark)
    for mark in _marks(root, _GONE):
        _accept_deletion(mark)
    for mark in _marks(root, _KEPT):
        _unwrap(mark)


def _marks(root: etree._Element, tags: tuple[str, ...]) -> list[etree._Element]:
    return list(root.iter(*tags))


def _accept_deletion(mark: etree._Element) -> None:
    parent = mark.getparent()
    if parent is None:
        return
    if parent.tag == W + "trPr":
        row = parent.getparent()
        if row is not None:
            _drop(row)
    elif parent.tag == W + "rPr":
        _drop(mark)
        properties = parent.getparent()
        paragraph = None if properties is None else properties.getparent()
        if paragraph is not None and paragraph.tag == W + "p":
            _join_next(paragraph)
    else:
        _drop(mark)


def _join_next(paragraph: etree._Element) -> None:
    """Let what is left of a paragraph whose end was deleted begin the next one, as Word does."""
    following = paragraph.getnext()
    while following is not None and following.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
        following = following.getnext()
    left = [child for child in paragraph if child.tag != W + "pPr"]
    if following is not None and following.tag == W + "p":
        properties = following.find(W + "pPr")
        at = 0 if properties is None else following.index(properties) + 1
        for offset, child in enumerate(left):
            following.insert(at + offset, child)
        _drop(paragraph)
    elif all(child.tag in _GONE for child in left):
        _drop(paragraph)


def _unwrap(mark: etree._Element) -> None:
    parent = mark.getparent()
    if parent is None:
        return
    if parent.tag not in _PROPERTIES:
        at = parent.index(mark)
        for offset, child in enumerate(list(mark)):
            parent.insert(at + offset, child)
    _drop(mark)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
