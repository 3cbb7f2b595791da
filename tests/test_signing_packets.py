"""What a reader of a packet sees: the pages to sign named on the cover and flagged, and no sheet of anybody else."""

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.pdf_files import texts
from tests.projects import Project, Told

COVENANT = "convenant_Zilvermeer_2026-1"


def pages(project: Project, name: str) -> list[str]:
    """Return the pages of a packet, each as one line of words."""
    return [page.replace("|", " ") for page in texts(project.output / "packets" / f"{name}.pdf")]


def own_pages(seen: list[str], document: str) -> list[int]:
    """Return which pages of a document stand in a packet, by the foot of its pages."""
    foot = re.compile(rf" · {re.escape(document)} · (\d+)/\d+")
    return [int(found[1]) for page in seen if (found := foot.search(page))]


def flagged(seen: list[str]) -> list[int]:
    return [number for number, page in enumerate(seen, 1) if "Teken hier" in page]


def sheets(seen: list[str]) -> list[str]:
    """Return the names of the signature sheets in a packet: each has a heading of its own."""
    found = (
        re.search(r"Tekenblad ((?:gemeente|Stichting|Vereniging|schoolbestuur)[^,]*?) Partij", page) for page in seen
    )
    return [one[1] for one in found if one]


@pytest.fixture(scope="module")
def built(example: tuple[Project, Told]) -> Project:
    return example[0]


def test_a_board_signs_both_originals_and_reads_the_text_without_a_sheet(built: Project) -> None:
    seen = pages(built, "bestuur_90101")
    assert "U tekent op pagina 4 en 6, bij de pijl in de kantlijn." in seen[0]
    assert re.search(r"4 Volmacht aan SWV \w+ PO, eerste exemplaar: voor het samenwerkingsverband de heer", seen[0])
    assert re.search(r"6 Volmacht aan SWV \w+ PO, tweede exemplaar: voor uw bestuur de heer", seen[0])
    assert flagged(seen) == [4, 6]
    assert own_pages(seen, "volmacht_90101_PO9901") == [1, 2, 1, 2]
    assert own_pages(seen, COVENANT) == list(range(1, 26))
    assert sheets(seen) == []
    assert all(f"pagina {number} van {len(seen)} · bestuur 90101" in page for number, page in enumerate(seen, 1))


def test_two_who_sign_together_each_have_a_flag_on_each_original(built: Project) -> None:
    seen = pages(built, "bestuur_90102")
    assert [page.count("Teken hier") for page in seen if "Teken hier" in page] == [2, 2]
    assert "U tekent op pagina 4 en 6," in seen[0]


def test_a_gemeente_gets_the_text_and_its_own_sheet_on_a_sheet_of_paper_of_its_own(built: Project) -> None:
    seen = pages(built, "gemeente_9803")
    assert "De wethouder jeugd en onderwijs tekent één keer, in twee hoedanigheden:" in seen[0]
    assert "krachtens diens schriftelijke volmacht met kenmerk BM-2026-0117." in seen[0]
    (page,) = flagged(seen)
    assert f"U tekent op pagina {page}, bij de pijl" in seen[0]
    assert page % 2 == 1, "a right-hand page"
    assert sheets(seen) == ["gemeente Capelle aan de Zilver"]
    assert "Capelle aan de Zilver" in seen[page - 1]
    assert "De tekenbladen van andere partijen zijn in dit pakket weggelaten" in " ".join(seen[:2])


def test_a_board_that_signs_itself_gets_just_its_own_sheet(built: Project) -> None:
    seen = pages(built, "bestuur_90110")
    assert sheets(seen) == ["Stichting Speciaal Onderwijs De Brug"]
    assert (
        flagged(seen) == [number for number, page in enumerate(seen, 1) if "Tekenblad Stichting Speciaal" in page][-1:]
    )


def test_a_care_provider_signs_its_form_and_has_the_text_as_annex(built: Project) -> None:
    seen = pages(built, "aanbieder_99000201")
    assert "U tekent alleen het toetredingsformulier." in seen[0]
    assert own_pages(seen, "toetreding_99000201") == [1, 2]
    assert own_pages(seen, COVENANT) == list(range(1, 26))
    assert flagged(seen) == [4]


def test_the_swv_and_the_dossier_hold_every_sheet_and_ask_for_no_signature(built: Project) -> None:
    for name in ("swv_PO9901", "dossier"):
        seen = pages(built, name)
        assert own_pages(seen, COVENANT) == list(range(1, 36)), name
        assert flagged(seen) == []


def test_a_director_whose_gate_is_closed_signs_one_sheet(built: Project) -> None:
    seen = pages(built, "tekensessie_PO9901")
    assert "☐ 3 Tekenblad namens SWV Zilvermeer PO" in seen[0]
    assert flagged(seen) == [3]
    assert "Stichting Montessori & Dalton Zilvermeer 90108 – nee: de volmacht is nog niet getekend" in " ".join(
        seen[:2]
    )


def test_a_flag_stands_at_the_height_of_the_place_to_sign(built: Project) -> None:
    spots = built.read()["volmacht_90102_PO9901"]["spots"]
    pdf = pypdfium2.PdfDocument(built.output / "packets" / "bestuur_90102.pdf")
    layer = pdf[3].get_textpage()
    search = layer.search("Teken", match_whole_word=True, match_case=True)
    heights = []
    while hit := search.get_next():
        left, bottom, _, _ = layer.get_charbox(hit[0])
        assert left > 183 / 25.4 * 72, "in the margin"
        heights.append(bottom)
    assert sorted(heights) == pytest.approx(sorted((bottom + top) / 2 for *_, bottom, _, top in spots), abs=8)


def test_the_batch_sheet_counts_what_the_print_run_really_holds(built: Project) -> None:
    path = built.output / "packets" / "drukwerk.pdf"
    seen = pages(built, "drukwerk")
    counted = re.search(r"(\d+) enveloppen, (\d+) pagina’s op (\d+) vellen papier, dubbelzijdig", seen[0])
    assert counted
    packets = [one for one in (built.output / "packets").glob("*.pdf") if one.stem not in ("drukwerk", "dossier")]
    total = len(pypdfium2.PdfDocument(path))
    assert tuple(map(int, counted.groups())) == (len(packets), total, total // 2)
    length = {one.stem: len(pypdfium2.PdfDocument(one)) for one in packets}
    sheet = " ".join(page for page in seen[:8] if "omslag_drukwerk" in page)
    assert f"({length['gemeente_9801']}) {length['gemeente_9801'] // 2} 1" in _row(
        sheet, "Tekenpakket gemeente 's-Gravenmeer"
    )
    assert f"({length['bestuur_90101']}) {length['bestuur_90101'] // 2} 2" in _row(
        sheet, "Tekenpakket Stichting De Waterlelie"
    )
    assert "persoonlijk overhandigen" in sheet


def _row(sheet: str, title: str) -> str:
    """Return what the batch sheet says of a packet."""
    at = sheet.index(title)
    return sheet[at : at + 120].replace("\N{NO-BREAK SPACE}", " ")


def test_every_page_of_the_print_run_stands_where_the_batch_sheet_says(built: Project) -> None:
    seen = pages(built, "drukwerk")
    sheet = " ".join(page for page in seen[:8] if "omslag_drukwerk" in page).replace("\N{NO-BREAK SPACE}", " ")
    spans = [(int(first), int(last)) for first, last in re.findall(r"(\d+)–(\d+) \(\d+\)", sheet)]
    assert len(spans) > 50
    for first, last in spans:
        assert f"pagina 1 van {last - first + 1} · " in seen[first - 1]
        assert f"pagina {last - first + 1} van {last - first + 1} · " in seen[last - 1]
    assert spans[-1][1] == len(seen)


def test_no_page_of_a_packet_names_somebody_at_its_foot(built: Project) -> None:
    for path in sorted(Path(built.output / "packets").glob("casus_ZK-7F3K_*.pdf")):
        role = path.stem.removeprefix("casus_ZK-7F3K_")
        assert all(f" · casus ZK-7F3K, {role}" in page for page in pages(built, path.stem)), path.stem
