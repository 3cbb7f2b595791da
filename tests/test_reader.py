"""The example region as its readers get it: every packet turned page by page, every cover believed and checked."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from generator.packets.packet import BLANK_TEXT
from generator.workbooks import intake
from generator.workbooks.intake import Intake
from tests.pdf_files import bookmarks, codes
from tests.projects import ROOT, Project, Told
from tests.word_files import lines

Example = tuple[Project, Told]
RUN = "packets/drukwerk.pdf"


@cache
def pages(path: Path) -> tuple[str, ...]:
    """Return what each page says, on one line."""
    pdf = pypdfium2.PdfDocument(path)
    return tuple(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


@cache
def entered() -> Intake:
    """Return what the example's workbooks say."""
    return intake.read(ROOT / "parties.xlsx", ROOT / "cases.xlsx")


def packets(example: Example) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Give each packet but the print run, as told and as read."""
    project, told = example
    for packet in told.report["packets"]:
        if packet["path"] != RUN:
            yield packet, pages(project.output / packet["path"])


BESIDE = r"( [A-Z0-9]{4}-[A-Z0-9]{4})?( Teken hier)*"
"""What a page where somebody signs says beside its foot: the code of the page, and an arrow to each place."""
TITLES = (
    "Volmacht|Privacyconvenant|Tekenblad|Toestemmingsformulier|Toetredingsformulier|Uitnodiging|Leeshulp|Schoolblad"
    "|Dossiernotitie|Logblad"
)


def listed(text: str, titles: str) -> list[tuple[int, int]]:
    """Return the pages, first and last, that a list of contents gives before each of these titles."""
    found = re.findall(rf"(?<=\s)(\d+)(?:–(\d+))? (?={titles})", text)
    return [(int(first), int(last or first)) for first, last in found]


def document(example: Example, name: str) -> str:
    """Return what a document says."""
    return " ".join(pages(next(example[0].output.rglob(f"{name}.pdf"))))


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]


def of_families() -> set[str]:
    """Return the names that stand in cases.xlsx: pupils, those around them, and who sits at the table."""
    found = set()
    for case in entered().cases:
        found |= {f"{case.first_name} {case.infix} {case.last_name}".replace("  ", " "), case.contact}
        found |= {one.name for one in case.representatives} | {one.name for one in case.participants}
    return found - {""}


def of_signatories() -> set[str]:
    """Return the names of the persons in parties.xlsx."""
    region = entered().region
    return (
        {swv.director for swv in region.swvs}
        | {person.name for board in region.boards for person in board.signatories}
        | {municipality.signatory.name for municipality in region.municipalities}
        | {provider.signatory.name for provider in region.providers}
    )


# --- the whole ---


def test_everything_is_made_by_the_engine_that_every_reader_has(example: Example) -> None:
    project, told = example
    assert told.held == {}
    assert "engine-detour" not in told.rules
    engines = {entry["engine"].split()[0] for entry in project.read().values() if entry["kind"] != "packet"}
    assert engines == {"rdocx"}
    assert project.truthful()
    assert len(told.made) == 135


def test_the_folder_holds_what_the_ledger_knows_and_nothing_else(example: Example) -> None:
    project, _ = example
    known = {path for entry in project.read().values() for path in entry["files"]}
    assert set(project.files()) == known | {"ledger.json", "vernietigingslijst.xlsx"}


def test_no_document_has_a_tag_left_or_an_empty_place(example: Example) -> None:
    project, told = example
    for one in told.report["documents"]:
        word = "\n".join(lines((project.output / one["docx"]).read_bytes()))
        printed = " ".join(pages(project.output / one["pdf"]))
        for text in (word, printed):
            assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bFalse\b|\(\s*\)|‘\s*’|“\s*”", text), one["id"]
        assert not re.search(r" [,.;:](\s|$)", word), one["id"]


# --- the pages of a packet ---


def test_every_page_of_every_packet_says_where_it_is(example: Example) -> None:
    for packet, read in packets(example):
        total = len(read)
        assert total == packet["pages"]
        marks = {number: f"pagina {number} van {total} · {packet['for']}" for number in range(1, total + 1)}
        for one in packet["documents"]:
            own = re.search(rf"· {re.escape(one['id'])} · (\d+)/(\d+)\b", read[one["first"] - 1])
            assert own, (packet["path"], one)
            first, length = map(int, own.groups())
            for number in range(one["first"], one["last"] + 1):
                marks[number] += f" · {one['id']} · {first + number - one['first']}/{length}"
        for number, mark in marks.items():
            assert re.search(rf"{re.escape(mark)}{BESIDE}$", read[number - 1]), (mark, number)
        blanks = [number for number in marks if BLANK_TEXT in read[number - 1]]
        assert len(blanks) == packet["blank_pages"]
        assert total % 2 == 0
        assert all(one["first"] % 2 for one in packet["documents"]), "each begins on a right-hand page"


def test_the_print_run_is_the_packets_one_after_another(example: Example) -> None:
    project, told = example
    (run,) = [one for one in told.report["packets"] if one["path"] == RUN]
    read = pages(project.output / RUN)
    assert len(read) == run["pages"]
    alone = {Path(packet["path"]).stem: text for packet, text in packets(example)}
    begins = {one["id"].removeprefix("omslag_"): one["first"] for one in run["documents"]}
    assert begins.keys() >= set(alone) - {"dossier"}
    assert "dossier" not in begins
    for name, first in begins.items():
        if name in alone:
            assert read[first - 1 : first - 1 + len(alone[name])] == alone[name]
            assert first % 2 == 1


def test_a_cover_names_the_page_on_which_each_document_begins_and_ends(example: Example) -> None:
    for packet, read in packets(example):
        first, *rest = packet["documents"]
        assert first["id"].startswith("omslag_")
        cover = " ".join(read[: first["last"]])
        contents = re.split("Inhoud|Deze papieren zitten", cover)[-1]
        assert listed(contents, TITLES) == [(one["first"], one["last"]) for one in rest], packet["path"]


def test_the_print_runs_cover_names_the_page_of_each_packet(example: Example) -> None:
    project, told = example
    (run,) = [one for one in told.report["packets"] if one["path"] == RUN]
    cover, *rest = run["documents"]
    read = pages(project.output / RUN)
    text = " ".join(re.sub(r"Omslag · .*", "", page) for page in read[: cover["last"]])
    begins = [one["first"] for one in rest if one["id"].startswith("omslag_")]
    ends = [first - 1 for first in begins[1:]] + [run["pages"]]
    rows = [tuple(map(int, row)) for row in re.findall(r"(\d+)–(\d+) \((\d+)\) (\d+)\b", text)]
    assert rows == [
        (first, last, last - first + 1, (last - first + 2) // 2) for first, last in zip(begins, ends, strict=True)
    ]
    assert f"{len(begins)} enveloppen, {run['pages']} pagina’s op {run['pages'] // 2} vellen papier" in text


def test_a_cover_sends_each_signer_to_the_page_with_that_signature(example: Example) -> None:
    _, told = example
    signatures = {one["id"]: one["signatures"] for one in told.report["documents"]}
    seen = 0
    for packet, read in packets(example):
        cover = " ".join(read[: packet["documents"][0]["last"]])
        said = re.search(r"U tekent op pagina ([\d, en]+),", cover)
        named = numbers(said[1]) if said else [int(one) for one in re.findall(r"• pagina (\d+):", cover)]
        assert named == list(dict.fromkeys(one["page"] for one in packet["signatures"])), packet["path"]
        for place in packet["signatures"]:
            holder = next(one for one in packet["documents"] if one["first"] <= place["page"] <= one["last"])
            own = re.search(r" · (\d+)/\d+", read[place["page"] - 1].rsplit("pagina ", 1)[1])
            assert own is not None
            wanted = {(one["page"], one["code"]) for one in signatures[holder["id"]]}
            assert (int(own[1]), place["code"]) in wanted, (packet["path"], place)
            assert re.search(rf"\b{place['code']}\b", read[place["page"] - 1])
            assert "Teken hier" in read[place["page"] - 1]
            seen += 1
        unmarked = set(range(1, len(read) + 1)) - {one["page"] for one in packet["signatures"]}
        assert not [number for number in unmarked if "Teken hier" in read[number - 1]], packet["path"]
    assert seen == 2 * 14 + 2 + 4 + 2 + 3 + 15, (
        "mandates in two originals (one by two), two boards that sign, municipalities, sessions, providers, forms"
    )


def test_a_qr_code_stands_on_signed_pages_only_and_says_what_the_foot_says(example: Example) -> None:
    project, told = example
    signed = {one["id"]: {place["page"] for place in one["signatures"]} for one in told.report["documents"]}
    for name in ("bestuur_90104", "tekensessie_PO9901", "casus_ZK-2M8Q_ouder-1"):
        path = project.output / "packets" / f"{name}.pdf"
        pdf = pypdfium2.PdfDocument(path)
        for number, said in enumerate(pages(path)):
            corner = pdf[number].render(scale=150 / 72, crop=(480, 0, 0, 740), grayscale=True).to_pil().convert("L")
            mark = re.search(rf" · (\S+) · (\d+)/(\d+){BESIDE}$", said)
            signs = mark is not None and int(mark[2]) in signed.get(mark[1], ())
            wanted = [f"Zilvermeer|{mark[1]}|{mark[2]}|{mark[3]}|2026-1"] if mark and signs else []
            assert codes(corner) == wanted, (name, number + 1)


def test_a_packet_has_bookmarks_a_title_and_a_language(example: Example) -> None:
    project, _ = example
    for packet, _ in packets(example):
        path = project.output / packet["path"]
        reader = PdfReader(path)
        assert str(reader.root_object["/Lang"]) == "nl-NL"
        assert reader.metadata is not None
        assert reader.metadata.title
        assert [page for depth, _, page in bookmarks(path) if not depth] == [
            one["first"] for one in packet["documents"]
        ]
    for one in project.output.rglob("*.pdf"):
        dutch = str(PdfReader(one).root_object["/Lang"]) == "nl-NL"
        assert dutch != one.name.startswith("leeshulp_"), one.name


def test_the_packets_of_a_school_follow_each_other_in_the_print_run(example: Example) -> None:
    (run,) = [one for one in example[1].report["packets"] if one["path"] == RUN]
    names = [
        one["id"].removeprefix("omslag_casus_") for one in run["documents"] if one["id"].startswith("omslag_casus")
    ]
    cases = list(dict.fromkeys(name.split("_")[0] for name in names))
    schools = [next(case.school for case in entered().cases if case.code == code) for code in cases]
    assert schools == sorted(schools)
    for code in cases:
        own = [name for name in names if name.startswith(code)]
        at = names.index(own[0])
        assert names[at : at + len(own)] == own, "the packets of a case stand together"
        assert own[0] == f"{code}_school"


# --- the right people ---


def test_every_page_of_what_one_person_gets_bears_the_code_of_that_person(example: Example) -> None:
    seen = 0
    for one in example[1].report["documents"]:
        kind, code, *role = one["id"].split("_")
        if code.startswith("ZK-"):
            for page in pages(example[0].output / one["pdf"]):
                assert (
                    " ".join((code, *role) if kind in ("toestemming", "uitnodiging", "leeshulp") else (code,)) in page
                )
                seen += 1
    assert seen > 80


def test_a_pupil_who_does_not_sign_gets_an_invitation_with_nobody_else_on_it(example: Example) -> None:
    text = document(example, "uitnodiging_ZK-7F3K_leerling")
    assert "Noor" in text
    assert "mevrouw D. Akkerman" in text, "who will be there"
    assert not [name for name in ("Bakker", "R. van der Heijden", "Kerkstraat 18", "Molendijk 5") if name in text]
    assert "Je hoeft niets te tekenen" in text


def test_what_stays_at_school_has_no_address_of_a_family(example: Example) -> None:
    for packet, read in packets(example):
        if packet["path"].endswith("_school.pdf"):
            text = " ".join(read)
            around = [person for case in entered().cases for person in case.representatives if person.address]
            assert not [one.address for one in around if one.address in text], packet["path"]


def test_the_schools_papers_say_what_is_odd_about_a_case(example: Example) -> None:
    sheet = document(example, "schoolblad_ZK-3B6N")
    assert "niet bereikbaar" in sheet, "a parent can't be reached"
    assert [path.stem for path in sorted((example[0].output / "consents" / "ZK-3B6N").glob("logblad_*.pdf"))] == [
        *("logblad_ZK-3B6N_contactgegevens", "logblad_ZK-3B6N_uitnodigingen"),
    ]
    assert "K. Ferreira" in document(example, "logblad_ZK-3B6N_uitnodigingen")


def test_a_file_note_is_for_one_professional_and_prints_the_own_term(example: Example) -> None:
    note = document(example, "dossiernotitie_ZK-7F3K_2")
    assert "Jeugdteam Zilverdam" in note
    assert "GGD" not in note
    assert "20 jaar na de laatste wijziging in het dossier" in note
    assert not list(example[0].output.rglob("dossiernotitie_ZK-7F3K_1.*")), "the school is not treating"


def test_a_family_is_named_in_its_own_packets_only(example: Example) -> None:
    for packet, read in packets(example):
        text = " ".join(read)
        for case in entered().cases:
            names = {one.name for one in case.representatives}
            names.add(" ".join(part for part in (case.first_name, case.infix, case.last_name) if part))
            found = {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
            assert not found or f"casus_{case.code}_" in packet["path"], (packet["path"], found)


def test_an_address_stands_in_the_packet_of_who_lives_there_only(example: Example) -> None:
    seen = 0
    for packet, read in packets(example):
        if not packet["path"].startswith("packets/casus_"):
            continue
        text, cover = " ".join(read), read[0]
        for case in entered().cases:
            for person in case.representatives:
                if not person.address or person.on_behalf_of:
                    continue
                lives_here = f"{person.address} {person.postcode} {person.city}" in text
                if lives_here:
                    assert f"casus_{case.code}_" in packet["path"]
                    same_home = {one.name for one in case.representatives if one.address == person.address}
                    assert any(name in cover for name in same_home), packet["path"]
                    seen += 1
                else:
                    assert f"{person.address} " not in text.replace(f"{person.address} {person.postcode}", "") or any(
                        person.address == school.address for school in entered().region.schools
                    )
    assert seen > 8


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("toestemming_ZK-7F3K_ouder-1", ["mevrouw L. Bakker", "Noor van der Heijden", "Basisschool De Waterlelie"]),
        ("toestemming_ZK-2M8Q_leerling", ["Yonas Tesfay", "Het Zilverlicht College"]),
        ("toestemming_ZK-8H2V_gi-1", ["mevrouw K. Janssen", "Stichting Jeugdbescherming Zilverland", "Jelle Dijkstra"]),
        ("toestemming_ZK-5W1X_leerling", ["Daan Mulder"]),
    ],
)
def test_a_consent_form_is_for_the_right_person(example: Example, name: str, people: list[str]) -> None:
    text = document(example, name)
    assert [one for one in people if one not in text] == []


def test_pupils_of_9_do_not_sign_and_neither_do_foster_and_step_parents(example: Example) -> None:
    forms = {
        one["id"].removeprefix("toestemming_") for one in example[1].report["documents"] if one["kind"] == "consent"
    }
    assert forms == {
        *("ZK-7F3K_ouder-1", "ZK-7F3K_ouder-2"),
        *("ZK-2M8Q_leerling", "ZK-2M8Q_ouder-1", "ZK-2M8Q_ouder-2"),
        *("ZK-9T4R_leerling", "ZK-9T4R_ouder-1"),  # 16: the pupil, and a parent for her own data
        "ZK-5W1X_leerling",
        *("ZK-3B6N_ouder-1", "ZK-3B6N_ouder-2"),  # OTS: the parents, not the gezinsvoogd
        "ZK-8H2V_gi-1",
        *("ZK-4C9D_ouder-1", "ZK-4C9D_ouder-2"),
        *("ZK-6P5J_ouder-1", "ZK-6P5J_ouder-2"),
    }


def test_a_mandate_names_its_board_its_signatories_and_its_swv(example: Example) -> None:
    region = entered().region
    for board in region.boards:
        for number in board.swvs:
            if board.signs_itself:
                assert not list(example[0].output.rglob(f"volmacht_{board.number}_*"))
                continue
            text = document(example, f"volmacht_{board.number}_{number}")
            swv = next(one for one in region.swvs if one.number == number)
            wanted = [board.name, board.kvk, board.seat, swv.name]
            wanted += [word for person in board.signatories for word in (person.name, person.function)]
            assert [one for one in wanted if one not in text] == []
            others = {one.kvk for one in region.boards if one.number != board.number}
            assert [kvk for kvk in others if kvk in text] == []
            assert ("gezamenlijk" in text) == (len(board.signatories) == 2)


def test_the_mandates_print_the_digest_of_the_covenants_text(example: Example) -> None:
    entries = example[0].read()
    digest = entries["convenant_Zilvermeer_2026-1"]["text"]
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert entries["convenant_Zilvermeer_2026-1_publicatie"]["text"] == digest
    for name in entries:
        if name.startswith("volmacht_"):
            assert digest in document(example, name).replace(" ", "")


def test_several_municipalities_are_many_and_each_signs_as_it_may(example: Example) -> None:
    text = document(example, "convenant_Zilvermeer_2026-1")
    assert "gezamenlijk" in text
    assert "Gemeenten" in text
    for municipality in entered().region.municipalities:
        assert municipality.name in text
        assert municipality.signatory.name in text
    assert "BM-2026-0117" in text
    (convenant,) = [one for one in example[1].report["documents"] if one["id"] == "convenant_Zilvermeer_2026-1"]
    capacities = {one["signer"]: one["capacity"] for one in convenant["signatures"]}
    assert "krachtens schriftelijke volmacht van de burgemeester" in capacities["de heer Y. van 't Hof"]
    assert "krachtens" not in capacities["mevrouw Sj. Wiersma"]
    assert len(convenant["signatures"]) == 4 + 2 + 2 + 2


def test_the_copy_for_publication_names_no_person(example: Example) -> None:
    text = document(example, "convenant_Zilvermeer_2026-1_publicatie")
    assert [name for name in of_signatories() if name in text] == []
    word = " ".join(lines(next(example[0].output.rglob("*_publicatie.docx")).read_bytes()))
    assert [name for name in of_signatories() if name in word] == []
    assert [board.name for board in entered().region.boards if board.name not in word] == []


def test_no_name_of_a_person_is_remembered_or_in_a_file_name(example: Example) -> None:
    project, told = example
    ledger = (project.output / "ledger.json").read_text(encoding="utf-8")
    assert json.loads(ledger)["entries"]
    names = of_families() | of_signatories()
    assert [name for name in names if name in ledger] == []
    last_names = {name.split()[-1] for name in names}
    assert [path for path in project.files() if any(name in path for name in last_names)] == []
    assert [name for name in of_families() if name in told.out or name in told.err] == []
