"""Small PDFs for the tests to bind, and what a reader sees of a PDF: its text, its bookmarks, its ink, its QR codes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp
from PIL.Image import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject

A4 = (0.0, 0.0, 595.28, 841.89)
HELVETICA = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    }
)


def write_pdf(
    path: Path,
    texts: Sequence[str],
    box: tuple[float, float, float, float] = A4,
    rotation: int = 0,
    extra: bytes = b"",
    **entries: Any,
) -> Path:
    """Write a PDF with a text on each page; ``extra`` are operators, ``entries`` page entries ("CropBox")."""
    writer = PdfWriter()
    font = writer._add_object(HELVETICA)
    for text in texts:
        page = writer.add_blank_page(box[2] - box[0], box[3] - box[1])
        page[NameObject("/MediaBox")] = ArrayObject(FloatObject(value) for value in box)
        if rotation:
            page[NameObject("/Rotate")] = NumberObject(rotation)
        for key, value in entries.items():
            page[NameObject(f"/{key}")] = value
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F0"): font})}
        )
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        content = DecodedStreamObject()
        content.set_data(extra + b"\nBT /F0 12 Tf %f %f Td (%s) Tj ET" % (x, y, text.encode()))
        page[NameObject("/Contents")] = writer._add_object(content)
    writer.write(path)
    return path


def texts(path: Path) -> list[str]:
    """Return the text of each page, its lines joined by bars."""
    pdf = pypdfium2.PdfDocument(path)
    return ["|".join(page.get_textpage().get_text_range().split("\r\n")) for page in pdf]


def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """Return depth, title and page from 1 of each bookmark."""
    pdf = pypdfium2.PdfDocument(path)
    return [(item.level, item.get_title(), item.get_dest().get_index() + 1) for item in pdf.get_toc()]


def picture(path: Path, page: int, dpi: float = 150) -> Image:
    """Return a page, from 1, as a reader sees it, in shades of grey."""
    image: Image = pypdfium2.PdfDocument(path)[page - 1].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return image


def codes(image: Image) -> list[str]:
    """Return what the QR codes on a page say."""
    return [
        code.text
        for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ]


def ink(image: Image) -> tuple[int, int, int, int] | None:
    """Return the box around everything that is not white: left, top, right, bottom."""
    return image.point(lambda shade: 255 - shade).getbbox()
