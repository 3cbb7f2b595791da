"""LibreOffice as second engine: the same check, equal bytes, and a typeface that is not there."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.convert import libreoffice
from generator.convert.engine import Conversion, Refusal, Work, convert
from generator.workers import Crew
from tests.raw_word import p, raw_word, run

SMALL = raw_word("Beste ouder,", p(run("klein", "<w:smallCaps/>")), p(run("Handtekening ") + run("H1")))


@pytest.fixture(scope="module")
def office() -> libreoffice.Office:
    try:
        return libreoffice.office()
    except libreoffice.Unfit as unfit:
        pytest.skip(f"LibreOffice kan hier niet gebruikt worden: {unfit}")


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(1) as crew:
        yield crew


def works(folder: Path, *documents: bytes, codes: tuple[str, ...] = ()) -> list[Work]:
    made = []
    for number, docx in enumerate(documents):
        source = folder / f"stuk {number}.docx"
        source.write_bytes(docx)
        made.append(Work(f"stuk {number}", source, source.with_suffix(".pdf"), "Titel", codes))
    return made


def test_what_the_embedded_engine_cannot_do_takes_the_detour(
    office: libreoffice.Office, crew: Crew, tmp_path: Path
) -> None:
    small, damaged = works(tmp_path, SMALL, b"geen Word-bestand", codes=("H1",))
    outcomes = {outcome.id: outcome for outcome in convert([small, damaged], crew=crew)}
    made = outcomes[small.id]
    assert isinstance(made, Conversion)
    assert (made.engine, made.pages, [spot.code for spot in made.spots]) == ("libreoffice", 1, ["H1"])
    assert "kleine kapitalen" in made.detour
    refused = outcomes[damaged.id]
    assert isinstance(refused, Refusal)
    assert refused.rule == "word-file"
    reader = PdfReader(small.pdf)
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == "Titel"


def test_a_refusal_by_both_engines_gives_both_reasons(office: libreoffice.Office, crew: Crew, tmp_path: Path) -> None:
    (outcome,) = convert(works(tmp_path, SMALL, codes=("H9",)), crew=crew)
    assert isinstance(outcome, Refusal)
    assert outcome.rule == "signature-code"
    assert "kleine kapitalen" in outcome.reason
    assert "Met LibreOffice: De tekenplaats H9 staat niet in het document" in outcome.reason


def test_equal_input_gives_equal_bytes(office: libreoffice.Office, crew: Crew, tmp_path: Path) -> None:
    first, second = (convert(works(tmp_path, SMALL), crew=crew, engine="libreoffice") for _ in range(2))
    (one,) = first
    time.sleep(1.1)  # LibreOffice writes the second of conversion into three places
    (other,) = second
    assert isinstance(one, Conversion)
    assert one == other


def test_a_document_that_fails_alone_does_not_stop_the_others(
    office: libreoffice.Office, crew: Crew, tmp_path: Path
) -> None:
    good, bad = works(tmp_path, SMALL, b"geen Word-bestand")
    outcomes = {outcome.id: outcome for outcome in convert([bad, good], crew=crew, engine="libreoffice")}
    assert isinstance(outcomes[good.id], Conversion)
    assert isinstance(outcomes[bad.id], Refusal)


def test_a_missing_typeface_makes_libreoffice_unfit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_program", lambda: Path("soffice"))
    monkeypatch.setattr(libreoffice, "_font_files", lambda: frozenset({"arial", "dejavusans"}))
    with pytest.raises(libreoffice.Unfit, match="mist de lettertypen Calibri of Carlito"):
        libreoffice.office()


def test_fonts_are_found_by_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "diep").mkdir()
    for name in ("Carlito-Regular.ttf", "LiberationSans-Bold.ttf", "lees.txt"):
        (tmp_path / "diep" / name).write_bytes(b"")
    monkeypatch.setattr(libreoffice, "_font_folders", lambda: [tmp_path])
    libreoffice._font_files.cache_clear()
    assert libreoffice.missing_fonts() == ()
    (tmp_path / "diep" / "Carlito-Regular.ttf").unlink()
    libreoffice._font_files.cache_clear()
    assert libreoffice.missing_fonts() == ("Calibri of Carlito",)
    libreoffice._font_files.cache_clear()
