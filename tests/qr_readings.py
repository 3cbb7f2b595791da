"""How well the codes of signed pages are read back from paper: `python -m tests.qr_readings` prints the table.

A page is drawn as a scanner would see it, at three resolutions, straight, turned and harmed, and a reader of codes that
the program itself does not use says what it finds. The noise is the same each time.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from generator.packets.binding import bind
from generator.packets.packet import Leaf, Packet, Part
from generator.packets.page_code import payload
from tests.pdf_files import codes, picture, write_pdf

Harm = Callable[[Image.Image, float], Image.Image]
RESOLUTIONS = (100, 150, 200)
TURNS = (0, 2, 90, 180)
IDS = ("v1", "volmacht_41234_PO2507", "toestemming_ZK-2M8Q_gi-1", "convenant_Noordoost-Veluwe_2026-2027")
"""Of the shortest and the longest document ids, which make codes of 25 and of 37 modules across."""
CODE = (186.0, 270.0, 206.0, 290.0)
"""Where the code stands on the page, in mm from the upper left corner."""


def as_it_is(image: Image.Image, dpi: float) -> Image.Image:
    """Nothing happened."""
    del dpi
    return image


def noisy(image: Image.Image, dpi: float) -> Image.Image:
    """Noise, as of a worn scanner."""
    noise = random.Random(dpi).randbytes(image.width * image.height)
    return Image.blend(image, Image.frombytes("L", image.size, noise), 0.25)


def blurred(image: Image.Image, dpi: float) -> Image.Image:
    """Blur, a fifth of a millimetre wide."""
    return image.filter(ImageFilter.GaussianBlur(0.2 * dpi / 25.4 / 2))


def faint(image: Image.Image, dpi: float) -> Image.Image:
    """Low contrast: grey ink on grey paper."""
    del dpi
    return image.point(lambda shade: 150 + shade * 60 // 255)


def stroked(image: Image.Image, dpi: float) -> Image.Image:
    """A stroke of a pen of half a millimetre, right through the code."""
    return _stroke(image, dpi, shade=0)


def inked(image: Image.Image, dpi: float) -> Image.Image:
    """A stroke of a ball point in blue, which a grey scanner sees as grey."""
    return _stroke(image, dpi, shade=90)


def _stroke(image: Image.Image, dpi: float, shade: int) -> Image.Image:
    mm = dpi / 25.4
    drawn = image.copy()
    left, top, right, bottom = (side * mm for side in CODE)
    points = [(left - 2 * mm, top + 9 * mm), (left + 9 * mm, top + 13 * mm), (right + 1 * mm, bottom - 6 * mm)]
    ImageDraw.Draw(drawn).line(points, fill=shade, width=round(0.5 * mm), joint="curve")
    return drawn


HARMS: tuple[Harm, ...] = (as_it_is, noisy, blurred, faint, stroked, inked)


def signed_page(folder: Path, document_id: str) -> tuple[Path, str]:
    """Return a packet of one signed page, and what its code says."""
    pdf = write_pdf(folder / "v.pdf", ["Handtekening"])
    part = Part(document_id=document_id, title="v", pdf=pdf, pages=1, signed_pages=frozenset({1}))
    packet = Packet(title="v", parts=(part,), project="noordoost", edition="2026-1", duplex=False)
    bind([packet], folder / f"{document_id}.pdf")
    return folder / f"{document_id}.pdf", payload(packet, Leaf(1, part, 1))


def scanned(page: Image.Image, dpi: float, turn: float, harm: Harm) -> Image.Image:
    """Return a page as a scanner would see it."""
    image = harm(page, dpi)
    return image.rotate(turn, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=image.getpixel((0, 0)))


def readings(folder: Path, document_id: str) -> Iterator[tuple[Harm, float, dict[int, bool]]]:
    """Give for each harm, turn and resolution whether the code was read, among what letters may seem to say."""
    path, said = signed_page(folder, document_id)
    pages = {dpi: picture(path, 1, dpi) for dpi in RESOLUTIONS}
    for harm in HARMS:
        for turn in TURNS:
            yield harm, turn, {dpi: said in codes(scanned(page, dpi, turn, harm)) for dpi, page in pages.items()}


def main() -> None:
    """Print the table of readings."""
    write = sys.stdout.write
    write(f"| Code | What happened | Turned | {' | '.join(f'{dpi} dpi' for dpi in RESOLUTIONS)} |\n")
    write(f"|---|---|---|{'---|' * len(RESOLUTIONS)}\n")
    for document_id in IDS:
        with tempfile.TemporaryDirectory() as folder:
            for harm, turn, found in readings(Path(folder), document_id):
                read = " | ".join("read" if right else "NOT READ" for right in found.values())
                write(f"| {document_id} | {(harm.__doc__ or '').strip()} | {turn}° | {read} |\n")


if __name__ == "__main__":
    main()
