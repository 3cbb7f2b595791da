"""Formulas that cells share: one cell has the words, the others point at it."""

from collections.abc import Iterable

from lxml import etree
from openpyxl.formula.translate import Translator

from generator.office.package import local


def unshared(formula: etree._Element, origin: str, cells: Iterable[etree._Element]) -> None:
    """Give each cell that leans on this formula, which stands at ``origin``, the same words as its own formula."""
    for cell in cells:
        for other in cell:
            if local(other) == "f" and other is not formula and other.get("si") == formula.get("si"):
                moved = Translator(f"={formula.text}", origin=origin).translate_formula(cell.get("r"))
                other.attrib.clear()
                other.text = moved.removeprefix("=")
