"""The guard sees every word that is lost, added or moved, and nothing where all is well, on both engines."""

from pathlib import Path

import pytest

from generator.convert import embedded, libreoffice, resident
from generator.convert.guard import Difference, first_difference
from generator.convert.readback import read_back, texts_by_line
from generator.word import words
from tests.raw_word import field, item, levels, p, raw_word, run, table

LEGAL = levels(("decimal", "Artikel %1"), ("decimal", "%1.%2"), ("bullet", "\uf0b7"))
PAGE = p(run("blad ") + field("PAGE", "1") + run(" van ") + field("NUMPAGES", "9"))
TICKS = p(run("☐") + run(" ja  ") + run("☐") + run(" nee"))
LONG = "samenwerkings-verband en/of jeugdhulp-aanbieder/gemeente-ambtenaar fijn officieel effect " * 4
ROWS = [(f"rij {n}", "verslag van het overleg " * (n % 4), TICKS) for n in range(60)]
LINE = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>'

SOUND = {
    "plain": raw_word("Beste ouder,", "", "Wij overleggen graag – ‘zo’ – over uw kind: ½ uur, € 5, x²…", LONG),
    "lists": raw_word(*(item(f"tekst {n}", n % 3) for n in range(12)), numbering=LEGAL),
    "pages": raw_word(*(f"alinea {n} " + LONG for n in range(30)), header="Kop van het stuk", footer=PAGE),
    "repeated header": raw_word("Tabel:", table(("Wie", "Wat", "Mag dat?"), *ROWS, header=True), "Einde", footer=PAGE),
    "row over a page": raw_word(
        *["vulling"] * 30, table(("links " * 90, "midden " * 70, "rechts"), ("a", "b", "c"), header=False), "Einde"
    ),
    "row over a page, header repeated": raw_word(
        *["vulling"] * 30, table(("Kop", "Koppen", "Kop 3"), ("links " * 90, "midden " * 70, "r"), header=True), "Einde"
    ),
    "table in table": raw_word(table(("voor", table(("binnen", "in")) + p("eronder"), "na"))),
    "tabs": raw_word(p(run("Artikel 1") + run("<w:tab/>") + run("7"), LINE), "Naam: ______"),
    "a number and nothing else": raw_word(*(f"regel {n}" for n in range(120)), footer=p(field("PAGE", "1"))),
    "nothing but a space": raw_word("voor", p(run(" ")), p(run(" ") + run("<w:tab/>") + run(" ")), "na"),
    "one run": raw_word("☐ ja ☐ nee → door", "vast\u2011streepje zacht\u00adstreepje 12\u00a0maart"),
    "note": raw_word(
        p(run("tekst") + run('<w:footnoteReference w:id="2"/>') + run(" gaat door")),
        footnotes=f'<w:footnote w:id="2">{p(run("<w:footnoteRef/>") + run(" de noot zelf"))}</w:footnote>',
        footer=PAGE,
    ),
}


def difference(docx: bytes, pdf: bytes) -> Difference | None:
    said = words.read(docx)
    return first_difference(said, [sheet.text for sheet in read_back(pdf)]) and first_difference(
        said, texts_by_line(pdf)
    )


@pytest.mark.parametrize("name", SOUND)
def test_no_false_alarm_on_the_embedded_engine(name: str) -> None:
    assert difference(SOUND[name], embedded.to_pdf(SOUND[name])) is None


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | None]:
    folder: Path = tmp_path_factory.mktemp("woord")
    try:
        office = libreoffice.office()
    except libreoffice.Unfit as unfit:
        pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")
    files = [folder / f"{number}.docx" for number in range(len(SOUND))]
    for file, docx in zip(files, SOUND.values(), strict=True):
        file.write_bytes(docx)
    made = resident.to_pdfs(office.program, files)
    resident.close()
    return dict(zip(SOUND, made, strict=True))


@pytest.mark.parametrize("name", SOUND)
def test_no_false_alarm_on_libreoffice(name: str, by_libreoffice: dict[str, bytes | None]) -> None:
    pdf = by_libreoffice[name]
    assert pdf is not None
    assert difference(SOUND[name], pdf) is None


LETTER = ("Beste ouder,", "Wij willen graag met u overleggen over hulp.", "U hoeft niet te tekenen.", "Tot ziens.")


def letter(*changes: tuple[int, str]) -> bytes:
    blocks = list(LETTER)
    for number, text in changes:
        blocks[number - 1] = text
    return raw_word(*blocks, table(("school", TICKS)), item("doel"), item("slot"), numbering=LEGAL, header="Brief")


@pytest.mark.parametrize(
    ("printed", "paragraph", "quoted"),
    [
        (letter((3, "U hoeft te tekenen.")), 3, "niet te tekenen."),
        (letter((2, "Wij willen graag met met u overleggen over hulp.")), 2, "met"),
        (letter((2, LETTER[2]), (3, LETTER[1])), 2, "Uhoeftniettetekenen."),
        (letter((4, "Tot ziens. En nog iets.")), 5, "Ennogiets."),
        (letter((4, "")), 4, "Tot ziens."),
    ],
    ids=["a word dropped", "a word doubled", "paragraphs swapped", "words added", "a paragraph lost"],
)
def test_a_changed_letter_is_seen_with_its_place_and_words(printed: bytes, paragraph: int, quoted: str) -> None:
    found = difference(letter(), embedded.to_pdf(printed))
    assert found is not None
    assert (found.paragraph, found.words[: len(quoted)]) == (paragraph, quoted)
    assert quoted in found.sentence(private=False)
    assert quoted not in found.sentence(private=True)


def remade(old: str, new: str, *, numbering: str = LEGAL, header: str = "Brief") -> bytes:
    """Return the letter with other XML in its table and lists, or with another header."""
    blocks = [*LETTER, table(("school", TICKS)).replace(old, new), item("doel"), item("slot")]
    return raw_word(*blocks, numbering=numbering, header=header)


@pytest.mark.parametrize(
    ("printed", "paragraph"),
    [
        (remade(" ja  ", " "), 6),
        (remade(" nee", " ja"), 6),
        (remade("", "", numbering=LEGAL.replace("Artikel", "Lid")), 7),
        (remade("", "", numbering=LEGAL.replace('<w:start w:val="1"/>', '<w:start w:val="2"/>', 1)), 7),
        (remade("", "", header="Brief van een ander"), 1),
        (remade("", "", header=""), 0),
        (raw_word("Een heel ander stuk.", header="Brief"), 1),
    ],
    ids=[
        "tick word lost",
        "tick word other",
        "label other",
        "number other",
        "header longer",
        "no header",
        "other text",
    ],
)
def test_what_is_not_in_the_running_text_is_seen_too(printed: bytes, paragraph: int) -> None:
    found = difference(letter(), embedded.to_pdf(printed))
    assert found is not None
    assert found.paragraph == paragraph


def test_a_lost_note_is_seen() -> None:
    found = difference(SOUND["note"], embedded.to_pdf(raw_word("tekst1 gaat door", footer=PAGE)))
    assert found == Difference(0, "1 de noot zelf")


def test_a_repeated_header_row_is_no_excuse_for_other_words() -> None:
    rows = [*ROWS]
    rows[40] = ("rij 40", "Wie Wat Mag dat? " + rows[40][1], TICKS)
    printed = embedded.to_pdf(
        raw_word("Tabel:", table(("Wie", "Wat", "Mag dat?"), *rows, header=True), "Einde", footer=PAGE)
    )
    assert difference(SOUND["repeated header"], printed) is not None
