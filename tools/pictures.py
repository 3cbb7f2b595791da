"""Draws the pictures of the manual: ``python -m tools.pictures``; LibreOffice is needed.

In: the shipped templates, and a parent of the example who reads Turkish. Out: ``docs/beeld/*.png``: the consent form
with its reading aid beside it; a piece of the accession form's template, the same filled, and a marked copy with its
comments in the margin: LibreOffice puts them in no margin by itself, so they are drawn from where they stand.
"""

import shutil
import subprocess
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from textwrap import wrap

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader

from generator import cli
from generator.authoring import review, showing
from generator.authoring.review import KnownRegion

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "templates" / "toetreding.docx"
TARGET = ROOT / "docs" / "beeld"
SCALE = 2.0  # pixels per point
MARGIN, PAD, LINE = 480, 14, 26  # pixels: the margin with comments, the space inside one, and the height of a line
CASE, BETWEEN = "ZK-4C9D", 16  # the parent's case, and the pixels between two pages
FAULTS = (("aanbieder.vestigingsplaats", "aanbieder.vestingsplaats"), ("{{ gemeente.naam }}", "{NAAM GEMEENTE}"))
SHOWN = (
    *(("bestuur_90102", 1), ("bestuur_90102", 4), ("gemeente_9802", 29)),
    *(("tekensessie_PO9901", 1), ("casus_ZK-7F3K_ouder-1", 6)),
)
"""The pages of packets that the README shows."""
NOTES = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _page(_printed(TEMPLATE, folder)).crop((0, 90, 1191, 740)).save(TARGET / "sjabloon.png", optimize=True)
        showing.show(TEMPLATE, "accession", folder, KnownRegion(), "auto")
        _page(folder / "voorbeeld_toetreding.pdf").crop((0, 90, 1191, 740)).save(
            TARGET / "voorbeeld.png", optimize=True
        )
        _marked(folder).save(TARGET / "nagekeken.png", optimize=True)
        _packets(folder).save(ROOT / "docs" / "pakket.png", optimize=True)
        _form_and_aid(folder).save(TARGET / "formulier.png", optimize=True)


def _packets(folder: Path) -> Image.Image:
    """Return some pages of the example's packets in a row: covers, places to sign, and a form for a parent."""
    cli.run(["build", "--output", str(folder / "all"), *_example()])
    made = folder / "all" / "packets"
    row = Image.new("RGB", (1400, 408), "#ebeff2")
    for rank, (name, page) in enumerate(SHOWN):
        drawn = pypdfium2.PdfDocument(made / f"{name}.pdf")[page - 1].render(scale=1.2).to_pil()
        row.paste(drawn.resize((246, 348), Image.Resampling.LANCZOS), (28 + rank * 274, 30))
    return row.quantize(64)


def _example() -> list[str]:
    where = {"--parties": "parties.xlsx", "--cases": "cases.xlsx", "--templates": "templates"}
    return [word for option, name in where.items() for word in (option, str(ROOT / name))]


def _form_and_aid(folder: Path) -> Image.Image:
    """Return the first page of a parent's form, and beside it that of the reading aid in the parent's language."""
    cli.run(["build", "--case", CASE, "--output", str(folder / "output"), *_example()])
    made = folder / "output" / "consents" / CASE
    pages = [_page(made / f"{kind}_{CASE}_ouder-1.pdf") for kind in ("toestemming", "leeshulp")]
    width, height = pages[0].size
    both = Image.new("RGB", (2 * width + 3 * BETWEEN, height + 2 * BETWEEN), "#8c8c8c")
    for rank, page in enumerate(pages):
        both.paste(page, (BETWEEN + rank * (width + BETWEEN), BETWEEN))
    small = both.resize((both.width * 2 // 3, both.height * 2 // 3), Image.Resampling.LANCZOS)
    return small.quantize(64)


def _marked(folder: Path) -> Image.Image:
    faulty = folder / "fout" / "toetreding.docx"
    faulty.parent.mkdir()
    with zipfile.ZipFile(TEMPLATE) as old, zipfile.ZipFile(faulty, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for right, wrong in FAULTS:
                text = text.replace(right.encode(), wrong.encode(), 1) if name == "word/document.xml" else text
            new.writestr(name, text)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    order = review.Order(folder=folder, files=(faulty,), parties=folder / "-", marked=folder / "n", moment=moment)
    review.review(order)
    return _with_comments(_printed(folder / "n" / "toetreding.docx", folder / "n"))


def _with_comments(pdf: Path) -> Image.Image:
    """Return the first page with what its notes say in boxes beside it, each joined to where it stands."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    picture = Image.new("RGB", (int(page.get_width() * SCALE) + MARGIN, int(height * SCALE)), "white")
    picture.paste(_page(pdf), (0, 0))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype("LiberationSans-Regular.ttf", 19)
    left, free = int(page.get_width() * SCALE) - 40, 0
    for x, y, text in _notes(pdf):
        lines = [line for part in text.splitlines() for line in wrap(part, 48)]
        top = max(free, int((height - y) * SCALE))
        box = (left, top, left + MARGIN, top + 2 * PAD + LINE * len(lines))
        draw.line((x * SCALE, (height - y) * SCALE, left, top + PAD), fill="#c0504d", width=2)
        draw.rounded_rectangle(box, 8, fill="#fbeeee", outline="#c0504d")
        for number, line in enumerate(lines):
            draw.text((left + PAD, top + PAD + number * LINE), line, fill="#222222", font=font)
        free = box[3] + PAD
    return picture.crop((0, 90, picture.width, 800))


def _notes(pdf: Path) -> list[tuple[float, float, str]]:
    """Return where each note of the first page stands, in points from its lower left, and what it says."""
    notes = [one.get_object() for one in PdfReader(pdf).pages[0].get("/Annots", [])]
    texts = [(one["/Rect"], str(one["/Contents"])) for one in notes if one["/Subtype"] == "/Text"]
    return sorted(((float(r[0]), float(r[1]), text) for r, text in texts), key=lambda note: -note[1])


def _page(pdf: Path) -> Image.Image:
    drawn: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=SCALE, draw_annots=False).to_pil()
    return drawn


def _printed(docx: Path, folder: Path) -> Path:
    soffice = shutil.which("soffice")
    if not soffice:
        raise SystemExit("LibreOffice is not here.")
    words = [soffice, "--headless", "--convert-to", NOTES, "--outdir", str(folder), str(docx)]
    subprocess.run(words, check=True, capture_output=True)  # noqa: S603  our own words
    return folder / docx.with_suffix(".pdf").name


if __name__ == "__main__":
    main()
