"""The tab stops of a paragraph, put where the order of its properties has them.

In: a paragraph. Out: the element that holds its stops, made where there was none.
"""

from lxml import etree

from generator.convert.mends.part import W

_BEFORE = frozenset(
    W + name
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd"),
    )
)


def stops_of(paragraph: etree._Element) -> etree._Element:
    """Return the element that holds a paragraph's tab stops."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    stops = properties.find(W + "tabs")
    if stops is None:
        stops = etree.Element(W + "tabs")
        properties.insert(sum(child.tag in _BEFORE for child in properties), stops)
    return stops
