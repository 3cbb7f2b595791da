"""Arabic: it goes to LibreOffice, no word of it is lost unseen, and no empty boxes are printed for it."""

import io
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator import doctor
from generator.convert import libreoffice, resident
from generator.convert.check import Rejected, check
from generator.convert.engine import Conversion, Refusal, Work, convert
from generator.convert.guard import first_difference
from generator.convert.readback import texts_by_line
from generator.preparation import Options
from generator.word import words
from generator.workers import Crew
from tests.raw_word import raw_word
from tools.templates.house import Paper
from tools.templates.tongues import Tongue

SENTENCE = (
    "نحن نريد **أن نتحدث** عن Noor (12 سنة) يوم 1 maart 2026. لا تُرسلوا شيئًا إلى الأمام! من Veilig Thuis، و 3 أيام."
)
LOST = SENTENCE.replace(" شيئًا", "")
SWAPPED = SENTENCE.replace("نحن نريد", "نريد نحن")


@pytest.fixture(scope="module")
def office() -> libreoffice.Office:
    try:
        found = libreoffice.office()
    except libreoffice.Unfit as unfit:
        pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")
    if not libreoffice.arabic_font():
        pytest.skip("Op deze computer staat geen lettertype met Arabische letters.")
    return found


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(1) as crew:
        yield crew


def sheet(sentence: str, font: str = "Tahoma") -> bytes:
    """Return a small Arabic paper with all that an aid has: bold, names, a date, a list, rows and a table."""
    paper = Paper("Leeshulp", "Proef", footer="Leeshulp ZK-7F3K · ouder-1", tongue=Tongue("ar-SA", True, font))
    paper.title("هل يجوز للمختصين أن يتحدثوا عن Noor؟")
    paper.para(sentence)
    paper.para("Dit blad is alleen hulp bij het lezen.", style="Original")
    paper.bullet("**نعم:** يجوز للمختص أن يقول ذلك.")
    paper.facts([("متى؟", "1 maart 2026"), ("أين؟", "basisschool De Wilgenhoek، groep 6")])
    rows = [("معلومات.", "☐", "☐"), ("(groep 6)", "☐", "–")]
    paper.table(("من يقول ماذا؟", "ja\nنعم", "nee\nلا"), rows, (108, 24, 24))
    made = io.BytesIO()
    paper.save_to(made)
    return made.getvalue()


def work(folder: Path, docx: bytes) -> Work:
    source = folder / "leeshulp.docx"
    source.write_bytes(docx)
    return Work("leeshulp", source, source.with_suffix(".pdf"), "Leeshulp")


@pytest.fixture(scope="module")
def pdf(office: libreoffice.Office, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    source = tmp_path_factory.mktemp("arabisch") / "blad.docx"
    source.write_bytes(sheet(SENTENCE))
    made = resident.to_pdfs(office.program, [source])[0]
    resident.close()
    assert made is not None
    return made


def test_an_arabic_paper_takes_the_detour_and_passes_the_check(
    office: libreoffice.Office, crew: Crew, tmp_path: Path
) -> None:
    made = next(convert([work(tmp_path, sheet(SENTENCE))], crew=crew))
    assert isinstance(made, Conversion), made
    assert (made.engine, made.pages) == ("libreoffice", 1)
    assert "van rechts naar links" in made.detour


@pytest.mark.parametrize("said", [LOST, SWAPPED], ids=["a word is lost", "two words are swapped"])
def test_a_lost_or_a_displaced_arabic_word_is_caught(said: str, pdf: bytes) -> None:
    """The PDF says one thing, and the Word file that it is held against another: in both directions."""
    with pytest.raises(Rejected) as caught:
        check(words.read(sheet(said)), pdf, (), private=False, word_by_word=False)
    assert caught.value.rule == "words-differ"
    assert "alinea 2" in caught.value.reason


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("2026", "2025"), ("Noor", "Noot"), ("12 ", ""), ("Thuis", ""), ("!", ""), ("و 3", "و 33")],
)
def test_a_number_a_name_or_a_sign_among_arabic_words_is_counted(was: str, becomes: str, pdf: bytes) -> None:
    said = words.read(sheet(SENTENCE.replace(was, becomes)))
    difference = first_difference(said, texts_by_line(pdf, from_right=True), from_right=True)
    assert difference is not None
    assert difference.paragraph == 2


def test_vowel_signs_joiners_and_direction_marks_are_no_difference(pdf: bytes) -> None:
    plain = SENTENCE.replace("تُرسلوا", "\u2067ت\u200dرسلو\u061cا\u2069").replace("شيئًا", "شيئا")
    check(words.read(sheet(plain)), pdf, (), private=False, word_by_word=False)


def test_latin_words_are_compared_as_strictly_as_ever(office: libreoffice.Office, tmp_path: Path) -> None:
    source = tmp_path / "blad.docx"
    source.write_bytes(raw_word("Beste ouder, wij overleggen."))
    made = resident.to_pdfs(office.program, [source])[0]
    resident.close()
    assert made is not None
    with pytest.raises(Rejected):
        check(words.read(raw_word("Beste ouder, overleggen wij.")), made, (), private=False, word_by_word=False)


def test_without_libreoffice_it_is_refused_with_the_reason(crew: Crew, tmp_path: Path) -> None:
    refused = next(convert([work(tmp_path, sheet(SENTENCE))], crew=crew, engine="embedded"))
    assert isinstance(refused, Refusal)
    assert refused.rule == "right-to-left"
    assert "van rechts naar links" in refused.reason


@pytest.mark.skipif(sys.platform != "linux", reason="De lettertypen zijn alleen onder Linux zo te beperken.")
def test_without_a_font_for_it_no_boxes_are_printed(
    office: libreoffice.Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = tmp_path / "lettertypen"
    fonts.mkdir()
    for file in Path("/usr/share/fonts").rglob("*.ttf"):
        if file.name.startswith(("Carlito-", "LiberationSans-")):
            shutil.copyfile(file, fonts / file.name)
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{fonts}</dir><cachedir>{tmp_path / 'kladblok'}</cachedir></fontconfig>", encoding="utf-8"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    with Crew(1) as crew:
        refused = next(convert([work(tmp_path, sheet(SENTENCE))], crew=crew))
    assert isinstance(refused, Refusal)
    assert refused.rule == "missing-glyph"
    assert "Noto Sans Arabic" in refused.reason
    assert not (tmp_path / "leeshulp.pdf").exists()


def test_a_full_stop_under_a_letter_is_seen(office: libreoffice.Office, crew: Crew, tmp_path: Path) -> None:
    """A font without Arabic gives the stops, another the letters, and LibreOffice sets ". لا" on one place."""
    if libreoffice.arabic_font() == "Arial":
        pytest.skip("Hier heeft Arial zelf Arabische letters.")
    refused = next(convert([work(tmp_path, sheet(SENTENCE, font="Arial"))], crew=crew))
    assert isinstance(refused, Refusal)
    assert refused.rule == "ink"
    assert "Tahoma" in refused.reason


def test_doctor_tells_which_font_arabic_is_printed_with(
    office: libreoffice.Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(
        parties=tmp_path / "parties.xlsx", cases=None, templates=tmp_path, output=tmp_path, today=date(2026, 3, 1)
    )
    assert dict(doctor.examine(options).facts)["lettertype voor Arabisch"] == libreoffice.arabic_font()
    monkeypatch.setattr(libreoffice, "_font_files", lambda: frozenset({"carlito", "liberationsans"}))
    found = doctor.examine(options)
    assert dict(found.facts)["lettertype voor Arabisch"] == "ontbreekt"
    assert "font-arabic" in {problem.rule for problem in found.problems}
