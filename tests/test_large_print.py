"""Large print: the same words at 18 points or more, made by one option, and read back from Word and from the PDF."""

import ctypes
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from docx.document import Document as Word
from docx.shared import Mm, Pt
from lxml import etree

from generator.word import words
from generator.word.enlarging import enlarged
from generator.word.story import paragraphs
from tests.projects import Project, new_project
from tests.word_files import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 72 / 25.4
EMBEDDED = ("--engine", "embedded")
FORM = "consents/ZK-1AAA/toestemming_ZK-1AAA_ouder-1"


@dataclass(frozen=True)
class Sign:
    """One sign on a page: its size in points, and where it stands, in points from the page's lower left."""

    text: str
    size: float
    left: float
    right: float
    base: float


def pages(pdf: Path) -> Iterator[list[Sign]]:
    """Give the signs of each page, white space left out."""
    for page in pdfium.PdfDocument(pdf):
        layer = page.get_textpage()
        found = []
        for at, text in enumerate(layer.get_text_range()):
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(layer, at, ctypes.byref(x), ctypes.byref(y))
            if not text.isspace():
                _, _, right, _ = layer.get_charbox(at, loose=True)
                size = round(raw.FPDFText_GetFontSize(layer, at), 1)
                found.append(Sign(text, size, round(x.value, 1), round(right, 1), round(y.value, 1)))
        yield found


def in_window(page: list[Sign]) -> list[Sign]:
    """Return what stands on a first page where the window of an envelope is, with the small line above it."""
    return [one for one in page if (297 - 88) * MM < one.base < (297 - 25) * MM]


def running(pdf: Path) -> list[list[Sign]]:
    """Return the signs of each page between header and footer, without the window on the first."""
    found = [[one for one in page if 32 * MM < one.base < (297 - 25) * MM] for page in pages(pdf)]
    return [[one for one in found[0] if one not in in_window(found[0])], *found[1:]]


def lines(page: list[Sign]) -> list[list[Sign]]:
    """Return the lines of a page from above, each from the left."""
    bases = sorted({one.base for one in page}, reverse=True)
    return [sorted((one for one in page if one.base == base), key=lambda one: one.left) for base in bases]


def said(docx: bytes) -> list[str]:
    """Return what a Word file says, a paragraph a line."""
    return [one.line for one in paragraphs(words.read(docx).body)]


def body(docx: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def made_with(path: Path, add: Any) -> bytes:
    return enlarged(word_file(path, also=add).read_bytes())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, _small: Project) -> tuple[Project, Project]:
    """Return a small region as it is made, and the same made again in large print; for reading only."""
    large = _small.copy(tmp_path_factory.mktemp("print") / "large")
    large.built(*EMBEDDED, "--large-print")
    return _small, large


def test_the_normal_form_is_at_12_points_or_more(made: tuple[Project, Project]) -> None:
    sizes = [one.size for page in running(made[0].output / f"{FORM}.pdf") for one in page]
    assert max(set(sizes), key=sizes.count) == 12
    assert min(sizes) == 12


def test_the_normal_form_is_aligned_left(made: tuple[Project, Project]) -> None:
    """The space between words is the same everywhere: it was not stretched to make both edges straight."""
    first = running(made[0].output / f"{FORM}.pdf")[0]
    text = [line for line in lines(first) if {one.size for one in line} == {12}]
    gaps = [two.left - one.right for line in text for one, two in pairwise(line)]
    assert len(text) > 8
    assert len({round(gap) for gap in gaps if 1 < gap < 10}) == 1
    assert len({line[0].left for line in text}) <= 2  # the margin, and the column of a table


def test_large_print_has_no_running_text_below_18_points(made: tuple[Project, Project]) -> None:
    for name in (FORM, "packets/casus_ZK-1AAA_ouder-1"):
        sizes = [one.size for page in running(made[1].output / f"{name}.pdf")[:1] for one in page]
        assert min(sizes) == 18
    form = running(made[1].output / f"{FORM}.pdf")
    assert min(one.size for page in form for one in page) == 18
    assert 4 < len(form) <= 10


def test_its_lines_stand_one_and_a_quarter_of_their_size_apart(made: tuple[Project, Project]) -> None:
    for page in running(made[1].output / f"{FORM}.pdf"):
        margin = min(one.left for one in page)
        starts = [line[0] for line in lines(page) if line[0].left == margin]
        assert all(upper.base - lower.base >= 1.25 * 18 - 0.1 for upper, lower in pairwise(starts))


def test_it_says_the_same_words(made: tuple[Project, Project]) -> None:
    normal, large = (said((project.output / f"{FORM}.docx").read_bytes()) for project in made)
    assert normal == large
    assert len(normal) > 50


def test_the_address_stays_in_the_window_and_at_its_size(made: tuple[Project, Project]) -> None:
    normal, large = (in_window(next(pages(project.output / f"{FORM}.pdf"))) for project in made)
    assert "mevrouwL.Bakker" in "".join(one.text for one in normal)
    assert [(one.text, one.size, one.left) for one in normal] == [(one.text, one.size, one.left) for one in large]
    assert all(abs(one.base - other.base) < 1 for one, other in zip(normal, large, strict=True))


def test_the_place_to_sign_is_still_found(made: tuple[Project, Project]) -> None:
    spots = made[1].read()["toestemming_ZK-1AAA_ouder-1"]["spots"]
    assert [code for code, *_ in spots] == ["H1"]


def test_the_number_of_the_page_is_large_too(made: tuple[Project, Project]) -> None:
    small, large = (list(pages(project.output / "packets/casus_ZK-1AAA_ouder-1.pdf"))[-1] for project in made)
    for page, size, rest in ((small, 8, 8), (large, 14, 9)):
        foot = [one for one in page if one.base < 10 * MM]
        assert "".join(one.text for one in foot).startswith("pagina")
        assert {one.size for one in foot} == {size, rest}, "what only the secretariat reads is not large"
        assert foot[0].size == size
        assert max(one.right for one in foot) <= 183 * MM + 0.5


def test_only_what_families_read_is_made_again_with_the_reason(made: tuple[Project, Project]) -> None:
    normal = made[0].build("--large-print", "--dry-run").made
    assert normal["toestemming_ZK-1AAA_ouder-1"] == "U vroeg om grote letters."
    assert normal["packets/casus_ZK-1AAA_ouder-1.pdf"].endswith("u vroeg om grote letters.")
    families = {name for name in normal if "ZK-" in name and not re.search("school|dossiernotitie|logblad", name)}
    assert {*normal} - families == {"packets/drukwerk.pdf"}
    assert made[1].build("--large-print", "--dry-run").made == {}


def test_without_the_option_the_normal_one_comes_back(made: tuple[Project, Project], tmp_path: Path) -> None:
    again = made[1].copy(tmp_path / "again")
    told = again.built("--case", "ZK-1AAA")
    assert told.made["toestemming_ZK-1AAA_ouder-1"] == "U vroeg deze keer niet om grote letters."
    assert (again.output / f"{FORM}.pdf").read_bytes() == (made[0].output / f"{FORM}.pdf").read_bytes()


def test_long_names_of_many_participants_are_not_clipped(tmp_path: Path) -> None:
    long = "Gedragswetenschappelijk Expertisecentrum Zilvermeer-Noordwest"
    many = {f"Deelnemers {name} {rank}": value for rank in range(1, 3) for name, value in (
        ("Organisatie", f"{long} {rank}"), ("Rol", "orthopedagoog-generalist"), ("Behandelend", "ja"),
        ("Informatie", "uitslagen van intelligentieonderzoek; ontwikkelingsgeschiedenis"),
    )}  # fmt: skip
    project = new_project(tmp_path / "many", cases=many)
    told = project.built("--case", "ZK-1AAA", "--large-print", *EMBEDDED)
    assert "engine-detour" not in told.rules
    right = max(one.right for page in running(project.output / f"{FORM}.pdf") for one in page)
    assert right <= (210 - 27) * MM + 0.5


def test_the_same_file_gives_the_same_bytes(made: tuple[Project, Project]) -> None:
    form = (made[0].output / f"{FORM}.docx").read_bytes()
    assert enlarged(form) == enlarged(form) == (made[1].output / f"{FORM}.docx").read_bytes()


def test_sizes_that_a_run_says_itself_grow_too(tmp_path: Path) -> None:
    def add(document: Word) -> None:
        for size, text in ((11, "gewone tekst " * 9), (8, "klein"), (20, "kop")):
            document.add_paragraph().add_run(text).font.size = Pt(size)

    sizes = body(made_with(tmp_path / "a.docx", add)).iterfind(f".//{W}r/{W}rPr/{W}sz")
    assert [size.get(f"{W}val") for size in sizes] == ["36", "36", "65"]


def test_a_file_without_any_size_is_enlarged_from_words_own(tmp_path: Path) -> None:
    def strip(document: Word) -> None:
        document.add_paragraph("Goedendag")
        styles = document.styles.element
        for size in list(styles.iter(f"{W}sz", f"{W}szCs", f"{W}docDefaults")):
            parent = size.getparent()
            if parent is not None:
                parent.remove(size)

    with zipfile.ZipFile(io.BytesIO(made_with(tmp_path / "a.docx", strip))) as package:
        defaults = etree.fromstring(package.read("word/styles.xml")).find(f"{W}docDefaults")
    assert defaults is not None
    assert [size.get(f"{W}val") for size in defaults.iter(f"{W}sz")] == ["36"]


def test_a_file_in_larger_letters_keeps_them(tmp_path: Path) -> None:
    def add(document: Word) -> None:
        document.add_paragraph().add_run("al groot genoeg").font.size = Pt(20)

    sizes = body(made_with(tmp_path / "a.docx", add)).iterfind(f".//{W}r/{W}rPr/{W}sz")
    assert [size.get(f"{W}val") for size in sizes] == ["40"]


def lead_and_table(document: Word, *, kept: bool, heading: bool = True) -> None:
    """Set a heading, a line that is kept, and a table of which the heading row may be kept with the next."""
    document.add_paragraph("Eerst iets anders.")
    document.add_paragraph("Wie vertelt wat?", style="Heading 1")
    document.add_paragraph("Zet kruisjes.").paragraph_format.keep_with_next = True
    table = document.add_table(2, 2)
    if heading:
        table.rows[0]._tr.get_or_add_trPr().append(table._tbl.makeelement(f"{W}tblHeader", {}))
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = kept
    document.add_paragraph("Daarna.")


@pytest.mark.parametrize(("kept", "heading"), [(True, True), (False, True), (True, False)])
def test_a_table_with_a_kept_heading_row_begins_a_page_with_what_leads_up_to_it(
    tmp_path: Path, kept: bool, heading: bool
) -> None:
    made = body(made_with(tmp_path / "a.docx", lambda document: lead_and_table(document, kept=kept, heading=heading)))
    broken = [one for one in made.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    begins = ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in broken]
    assert begins == (["Wie vertelt wat?"] if kept and heading else [])


def test_who_tells_what_begins_on_a_page_of_the_form_in_large_print(made: tuple[Project, Project]) -> None:
    form = running(made[1].output / f"{FORM}.pdf")
    tops = ["".join(one.text for one in lines(page)[0]) for page in form]
    assert "Watmogenzijvertellen?" in tops


def test_a_narrow_column_takes_room_for_its_longest_word_from_a_wide_one(tmp_path: Path) -> None:
    def add(document: Word) -> None:
        made = document.add_table(1, 2)
        for cell, width, text in zip(made.rows[0].cells, (120, 20), ("ruim", "handelingsgericht"), strict=True):
            cell.width = Mm(width)
            cell.text = text
        for column, width in zip(made.columns, (120, 20), strict=True):
            column.width = Mm(width)

    grid = [int(one.get(f"{W}w", "")) for one in body(made_with(tmp_path / "a.docx", add)).iter(f"{W}gridCol")]
    cells = [int(one.get(f"{W}w", "")) for one in body(made_with(tmp_path / "a.docx", add)).iter(f"{W}tcW")]
    assert grid == cells
    assert abs(sum(grid) - 140 * 1440 / 25.4) <= 2
    assert grid[1] > 17 * 0.45 * 18 * 20


@pytest.mark.parametrize(
    ("texts", "size"),
    [(("Convenant\tToestemming",), "24"), (("Convenant " * 12,), "16"), (("Een", "Twee", "Drie"), "16")],
    ids=["one line", "too long", "three lines"],
)
def test_a_header_grows_where_it_still_fits_on_its_line(tmp_path: Path, texts: tuple[str, ...], size: str) -> None:
    def add(document: Word) -> None:
        document.add_paragraph().add_run("gewone tekst " * 9).font.size = Pt(12)
        header = document.sections[0].header
        for text in texts:
            header.add_paragraph().add_run(text).font.size = Pt(8)

    with zipfile.ZipFile(io.BytesIO(made_with(tmp_path / "a.docx", add))) as package:
        header = etree.fromstring(package.read("word/header1.xml"))
    assert {one.get(f"{W}val") for one in header.iterfind(f".//{W}r/{W}rPr/{W}sz")} == {size}


def test_a_text_box_keeps_its_size_and_the_text_around_it_grows(tmp_path: Path) -> None:
    inner = "<w:txbxContent><w:p><w:r><w:t>in het kader</w:t></w:r></w:p></w:txbxContent>"
    box = f'<w:pict xmlns:w="{W[1:-1]}" xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{inner}</v:textbox></w:pict>'

    def add(document: Word) -> None:
        run = document.add_paragraph("gewone tekst " * 9).add_run("slot")
        run.font.size = Pt(11)
        run._r.insert(1, etree.fromstring(box))

    found = body(made_with(tmp_path / "a.docx", add)).iter(f"{W}r")
    sizes = {"".join(t.text or "" for t in run.iterfind(f"{W}t")): run.find(f"{W}rPr/{W}sz") for run in found}
    assert {text: None if size is None else size.get(f"{W}val") for text, size in sizes.items()} == {
        "gewone tekst " * 9: None,
        "slot": "36",
        "in het kader": "22",
    }
