"""A second build makes again what changed, and no more; each with its reason."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.problems import Exit
from tests.pdf_files import texts
from tests.projects import Project, door, new_project
from tests.word_files import lines

PACKETS = {
    *("bestuur_90101", "bestuur_90102", "bestuur_90103", "gemeente_9801", "swv_PO9901", "tekensessie_PO9901"),
    *(f"casus_{code}_{role}" for code in ("ZK-1AAA", "ZK-2BBB") for role in ("school", "ouder-1", "leerling")),
    *("dossier", "drukwerk"),
}
CASES = {name for name in PACKETS if name.startswith("casus_")}
COVENANTS = {"convenant_Zilvermeer_2026-1", "convenant_Zilvermeer_2026-1_publicatie"}
MANDATES = {"volmacht_90101_PO9901", "volmacht_90103_PO9901"}


def of_case(code: str) -> set[str]:
    """Return the papers of a case: a pupil of nine, one parent, one professional who treats."""
    return {
        *(f"toestemming_{code}_ouder-1", f"uitnodiging_{code}_ouder-1", f"uitnodiging_{code}_leerling"),
        *(f"schoolblad_{code}", f"dossiernotitie_{code}_1"),
    }


CONSENTS = of_case("ZK-1AAA") | of_case("ZK-2BBB")
FORMS = {"toestemming_ZK-1AAA_ouder-1", "toestemming_ZK-2BBB_ouder-1"}
"""The papers of a case that name the board of the school: to whom one may complain."""
UNTOUCHED = {f"casus_{code}_{role}" for code in ("ZK-1AAA", "ZK-2BBB") for role in ("school", "leerling")}
"""The packets that hold none of these."""


def in_packets(*names: str) -> set[str]:
    return {f"packets/{name}.pdf" for name in names}


def add_column(sheet: str, header: str, value: str) -> Any:
    """Return what gives the first row of a sheet a value in a new column."""

    def add(book: Any) -> None:
        column = book[sheet].max_column + 1
        book[sheet].cell(1, column, header)
        book[sheet].cell(2, column, value)

    return add


def agreed(project: Project, *words: str) -> dict[str, str]:
    """Build, after a dry run that said the same and wrote nothing; return what was made, and why."""
    before = project.files()
    dry = project.build("--dry-run", *words)
    assert project.files() == before
    real = project.build(*words)
    assert (set(dry.made), dry.held, dry.exit) == (set(real.made), real.held, real.exit)
    assert project.truthful()
    return real.made


# --- the whole ---


def test_a_first_dry_run_names_all_and_writes_nothing(fresh: Project) -> None:
    told = fresh.built("--dry-run")
    assert set(told.made) == {*COVENANTS, *MANDATES, *CONSENTS, *in_packets(*PACKETS)}
    assert set(told.made.values()) == {"Nog niet eerder gemaakt."}
    assert not fresh.output.exists()


def test_a_second_run_makes_nothing_and_says_so(small: Project) -> None:
    before = small.files()
    times = {path: path.stat().st_mtime_ns for path in small.output.rglob("*")}
    assert agreed(small) == {}
    told = door("build", *small.words)
    assert told.exit == Exit.DONE
    assert told.out.startswith("Er is niets veranderd.")
    assert small.files() == before
    assert {path: path.stat().st_mtime_ns for path in small.output.rglob("*")} == times


def test_the_same_input_gives_the_same_bytes(small: Project, tmp_path: Path) -> None:
    again = new_project(tmp_path / "again")
    again.built("--engine", "embedded", "--jobs", "1")
    first, second = small.files(), again.files()
    assert {path for path in first if first[path] != second.get(path)} == {"ledger.json"}, "which tells when"


def test_all_made_again_is_the_same(small: Project) -> None:
    before = small.files()
    made = agreed(small, "--force")
    assert len(made) == len({*COVENANTS, *MANDATES, *CONSENTS, *PACKETS})
    assert set(made.values()) == {"U vroeg om alles opnieuw te maken."}
    assert {path for path, digest in small.files().items() if before[path] != digest} == {"ledger.json"}


# --- one change ---


def test_another_signatory_remakes_the_mandate_and_the_packets_that_hold_it(small: Project) -> None:
    small.change({"Schoolbesturen Ondertekenaar 1 90101": "mevrouw Z. Nieuwenhuis"})
    made = agreed(small)
    assert made == {
        "volmacht_90101_PO9901": "Stichting De Waterlelie: Ondertekenaar 1 gewijzigd (Schoolbesturen!F2).",
        "packets/bestuur_90101.pdf": "Gegevens van het pakket zijn veranderd; de inhoud is veranderd: "
        "volmacht_90101_PO9901.",
        "packets/swv_PO9901.pdf": "De inhoud is veranderd: volmacht_90101_PO9901.",
        "packets/dossier.pdf": "De inhoud is veranderd: volmacht_90101_PO9901.",
        "packets/drukwerk.pdf": "De inhoud is veranderd: packets/bestuur_90101.pdf en packets/swv_PO9901.pdf.",
    }
    assert "mevrouw Z. Nieuwenhuis" in " ".join(texts(small.output / "packets" / "bestuur_90101.pdf"))


def test_a_signatory_who_signs_the_covenant_remakes_it_and_every_packet_with_it(small: Project) -> None:
    small.change({"Schoolbesturen Ondertekenaar 1 90102": "mevrouw Z. Nieuwenhuis"})
    made = agreed(small)
    assert set(made) == {"convenant_Zilvermeer_2026-1", *in_packets(*PACKETS - CASES)}
    assert made["convenant_Zilvermeer_2026-1"] == "ROC Zilverland: Ondertekenaar 1 gewijzigd (Schoolbesturen!F3)."


def test_a_case_remakes_its_own_papers(small: Project) -> None:
    small.change({"Casussen Doel ZK-1AAA": "hulp bij het lezen"}, "cases.xlsx")
    made = agreed(small)
    documents = {name for name in made if not name.startswith("packets/")}
    assert documents == of_case("ZK-1AAA")
    assert {made[name] for name in documents} == {"Gegevens van de casus zijn veranderd (Casussen!A2)."}
    assert made.keys() - documents == in_packets(
        *("casus_ZK-1AAA_school", "casus_ZK-1AAA_ouder-1", "casus_ZK-1AAA_leerling", "drukwerk")
    )
    assert made["packets/casus_ZK-1AAA_ouder-1.pdf"] == (
        "De inhoud is veranderd: toestemming_ZK-1AAA_ouder-1 en uitnodiging_ZK-1AAA_ouder-1."
    )


@pytest.mark.parametrize(
    ("sheet", "header", "value"), [("Schoolbesturen", "Lid sinds", "1-8-2014"), ("Gemeenten", "Kleur", "rood")]
)
def test_what_nothing_prints_remakes_nothing(small: Project, sheet: str, header: str, value: str) -> None:
    before = small.files()
    small.edit(add_column(sheet, header, value))
    assert agreed(small) == {}
    after = small.files()
    assert {**after, "ledger.json": ""} == {**before, "ledger.json": ""}  # which remembers the parties as they are


def test_a_new_case_comes_and_one_that_is_gone_is_kept_aside(small: Project) -> None:
    before = small.files()

    def rename(book: Any) -> None:
        for sheet in book:
            for line in sheet.iter_rows(min_row=2, max_col=1):
                if line[0].value == "ZK-2BBB":
                    line[0].value = "ZK-3CCC"

    small.edit(rename, "cases.xlsx")
    told = small.built()
    assert set(told.made) == of_case("ZK-3CCC") | in_packets(
        *("casus_ZK-3CCC_school", "casus_ZK-3CCC_ouder-1", "casus_ZK-3CCC_leerling", "drukwerk")
    )
    gone = {path for path in before if "ZK-2BBB" in path}
    (kept,) = (small.output / "bewaard").iterdir()
    assert {path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file()} == gone
    assert not any((small.output / path).exists() for path in gone)
    assert not any("ZK-2BBB" in name for name in small.read())
    assert "retired" in told.rules
    assert agreed(small) == {}


def test_a_board_that_left_is_archived_and_the_rest_is_told(small: Project) -> None:
    small.edit(lambda book: book["Schoolbesturen"].delete_rows(4))
    told = small.built()
    kept = {path.relative_to(small.output).as_posix() for path in (small.output / "archive").rglob("*.pdf")}
    assert kept == {"archive/mandates/volmacht_90103_PO9901.pdf", "archive/packets/bestuur_90103.pdf"}
    assert not (small.output / "bewaard").exists()
    assert {one["message"] for one in told.report["problems"] if one["rule"] == "archived"} == {
        "volmacht_90103_PO9901 is van een partij die weg is, en staat nu in "
        "archive/mandates/volmacht_90103_PO9901.docx en archive/mandates/volmacht_90103_PO9901.pdf.",
        "packets/bestuur_90103.pdf is van een partij die weg is, en staat nu in archive/packets/bestuur_90103.pdf.",
    }
    assert set(told.made) == {*COVENANTS, *in_packets(*PACKETS - CASES - {"bestuur_90103"})}
    assert "Vereniging De Kandelaar" not in " ".join(texts(small.output / "packets" / "dossier.pdf"))
    assert agreed(small) == {}


def test_forms_stay_when_the_cases_are_not_read(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.folder.parent)
    (small.folder / "cases.xlsx").unlink()
    before = small.files()
    assert set(agreed(small)) == in_packets("drukwerk")
    assert set(small.files()) == set(before)


# --- files that somebody touched ---


@pytest.mark.parametrize("words", [(), ("--force",)])
@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_file_edited_by_hand_is_kept_aside_and_named(
    small: Project, suffix: str, *, anew: bool, words: tuple[str, ...]
) -> None:
    """Whatever was asked, what somebody wrote is never lost; and what is printed is what the program made."""
    mine = small.output / "mandates" / f"volmacht_90101_PO9901{suffix}"
    ours = mine.read_bytes()
    mine.write_bytes(ours + b"mine")
    if anew:
        small.change({"Schoolbesturen Ondertekenaar 1 90101": "mevrouw Z. Nieuwenhuis"})
    told = small.built("--only", "mandates", *words)

    assert f"et de hand veranderd is mandates/{mine.name}" in told.made["volmacht_90101_PO9901"]
    assert (mine.read_bytes() == ours) is not anew
    (kept,) = (path for path in (small.output / "bewaard").rglob("*") if path.is_file())
    assert kept.read_bytes() == ours + b"mine"
    found = told.problem("set-aside")
    folder = kept.parent.relative_to(small.output).as_posix()
    assert found["message"] == f"mandates/{mine.name} was met de hand veranderd. Uw versie staat in {folder}."
    assert ("getekend exemplaar" in found["mend"]) is (suffix == ".pdf")


def test_a_dry_run_says_what_was_edited_by_hand_and_leaves_it(small: Project) -> None:
    mine = small.output / "mandates" / "volmacht_90101_PO9901.docx"
    mine.write_bytes(mine.read_bytes() + b"mine")
    before = small.files()
    told = small.built("--dry-run")
    assert told.made == {"volmacht_90101_PO9901": "Met de hand veranderd is mandates/volmacht_90101_PO9901.docx."}
    assert small.files() == before


def test_a_file_that_was_only_touched_is_left(small: Project) -> None:
    path = small.output / "mandates" / "volmacht_90101_PO9901.pdf"
    os.utime(path, (1, 1))
    assert agreed(small) == {}


def test_a_file_that_is_gone_is_made_again_and_its_packets_stand(small: Project) -> None:
    before = small.files()
    (small.output / "mandates" / "volmacht_90101_PO9901.pdf").unlink()
    (small.output / "packets" / "gemeente_9801.pdf").unlink()
    assert agreed(small) == {
        "volmacht_90101_PO9901": "In de uitvoermap ontbreekt mandates/volmacht_90101_PO9901.pdf.",
        "packets/gemeente_9801.pdf": "In de uitvoermap ontbreekt packets/gemeente_9801.pdf.",
    }
    assert {path for path, digest in small.files().items() if before[path] != digest} == {"ledger.json"}


# --- asking for part ---


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("--only", "covenant"), COVENANTS),
        (("--only", "mandates"), {"volmacht_90101_PO9901"}),
        (("--only", "consents"), FORMS),
        (("--only", "accessions"), set[str]()),
        (("--only", "packets"), {*COVENANTS, "volmacht_90101_PO9901", *FORMS, *in_packets(*PACKETS - UNTOUCHED)} - {
            "convenant_Zilvermeer_2026-1_publicatie"
        }),
        (("--party", "90103"), {"convenant_Zilvermeer_2026-1", *in_packets("bestuur_90103")}),
        (
            ("--party", "90101"),
            {"convenant_Zilvermeer_2026-1", "volmacht_90101_PO9901", *in_packets("bestuur_90101")},
        ),
        (("--case", "ZK-1AAA"), {"toestemming_ZK-1AAA_ouder-1", *in_packets("casus_ZK-1AAA_ouder-1")}),
        (("--case", "ZK-1AAA", "--only", "consents"), {"toestemming_ZK-1AAA_ouder-1"}),
    ],
)  # fmt: skip
def test_only_what_is_asked_for_is_made(small: Project, words: tuple[str, ...], made: set[str]) -> None:
    small.change({"Schoolbesturen Naam 90101": "Stichting De Zilverreiger"})
    assert set(agreed(small, *words)) == made


def test_the_papers_of_a_case_are_asked_for_together(fresh: Project) -> None:
    assert set(fresh.built("--case", "ZK-1AAA").made) == of_case("ZK-1AAA") | in_packets(
        *("casus_ZK-1AAA_school", "casus_ZK-1AAA_ouder-1", "casus_ZK-1AAA_leerling")
    )
    assert set(fresh.built("--only", "consents").made) == of_case("ZK-2BBB")


def test_a_part_says_that_the_print_run_is_behind(small: Project) -> None:
    small.change({"Schoolbesturen Naam 90101": "Stichting De Zilverreiger"})
    assert small.built("--party", "90101").problem("packets-behind")["severity"] == "warning"
    assert "packets-behind" not in small.built().rules


def test_parts_made_one_by_one_make_the_whole(fresh: Project, small: Project) -> None:
    for kind in ("covenant", "mandates", "consents", "accessions"):
        fresh.built("--only", kind)
    assert set(fresh.built().made) == in_packets(*PACKETS)
    one, other = small.files(), fresh.files()
    assert {path for path in one if one[path] != other.get(path)} == {"ledger.json"}


def test_single_sided_packets_have_no_blank_pages(small: Project) -> None:
    made = agreed(small, "--no-duplex")
    assert set(made) == in_packets(*PACKETS)
    assert made["packets/dossier.pdf"] == "De keuze voor enkel- of dubbelzijdig is veranderd."
    told = small.build("--no-duplex")
    assert {one["blank_pages"] for one in told.report["packets"]} == {0}
    assert "leeggelaten" not in " ".join(texts(small.output / "packets" / "drukwerk.pdf"))


def test_word_files_only(small: Project) -> None:
    small.change({"Schoolbesturen Naam 90101": "Stichting De Zilverreiger"})
    told = small.built("--engine", "none")
    assert set(told.made) == {*COVENANTS, "volmacht_90101_PO9901", *FORMS}
    assert all(one["pdf"] == "" for one in told.report["documents"] if one["made"])
    assert told.problem("packets-behind")["severity"] == "warning"
    assert not (small.output / "mandates" / "volmacht_90101_PO9901.pdf").exists(), "it says what the Word file doesn't"
    assert list((small.output / "bewaard").rglob("volmacht_90101_PO9901.pdf"))
    assert set(small.built().made) == {*COVENANTS, "volmacht_90101_PO9901", *FORMS, *in_packets(*PACKETS - UNTOUCHED)}


# --- errors in the input ---


def test_an_error_of_one_board_holds_the_covenant_and_the_other_mandates_are_made(small: Project) -> None:
    small.change({"Schoolbesturen KvK 90103": "12", "Schoolbesturen Ondertekenaar 1 90101": "mevrouw Z. Nieuw"})
    before = small.files()
    told = small.build()
    assert told.exit == Exit.HELD_BACK
    assert set(told.made) == {"volmacht_90101_PO9901", *in_packets("drukwerk")}
    assert told.held == {
        name: ["kvk-format"]
        for name in (*COVENANTS, "volmacht_90103_PO9901", *in_packets(*PACKETS - CASES - {"drukwerk"}))
    }
    found = told.problem("kvk-format")
    assert (found["file"], found["sheet"], found["cell"], found["value"]) == (
        "parties.xlsx",
        "Schoolbesturen",
        "D4",
        "12",
    )
    after = small.files()
    changed = {path for path in before if before[path] != after.get(path)}
    assert changed == {
        *("mandates/volmacht_90101_PO9901.docx", "mandates/volmacht_90101_PO9901.pdf"),
        *("packets/drukwerk.pdf", "ledger.json"),
    }
    cover = " ".join(texts(small.output / "packets" / "drukwerk.pdf")[:2])
    assert "Tekenpakket Stichting De Waterlelie" in cover.split("Wat nog niet")[1].replace("|", " "), (
        "it is named as missing"
    )


def test_the_held_documents_are_named_to_a_person_too(small: Project) -> None:
    small.change({"Schoolbesturen KvK 90103": "12"})
    told = door("build", *small.words)
    assert told.exit == Exit.HELD_BACK
    assert re.search(
        r"Tegengehouden: .*\bvolmacht_90103_PO9901: parties.xlsx, Schoolbesturen, D\d+ \[kvk-format\]", told.out
    )
    assert "FOUT  parties.xlsx, Schoolbesturen, D4: KvK moet uit precies 8 cijfers bestaan." in told.err


def test_an_error_in_a_case_shows_no_value_and_holds_that_case(small: Project) -> None:
    small.change({"Casussen Geboortedatum ZK-1AAA": "gisteren"}, "cases.xlsx")
    told = small.build()
    assert told.exit == Exit.HELD_BACK
    assert set(told.made) == in_packets("drukwerk")
    found = told.problem("date-format")
    assert (found["file"], found["cell"], found["value"]) == ("cases.xlsx", "E2", "")
    assert (small.output / "packets" / "casus_ZK-1AAA_ouder-1.pdf").exists(), "what was made of it before stays"
    assert "gisteren" not in told.out + told.err
    asked = small.build("--case", "ZK-1AAA")
    assert asked.exit == Exit.INPUT_HAS_ERRORS
    assert asked.rules == {"date-format"}


def test_who_asks_for_one_case_is_not_told_of_another(small: Project) -> None:
    small.change({"Casussen Geboortedatum ZK-1AAA": "gisteren"}, "cases.xlsx")
    small.change({"Casussen Doel ZK-2BBB": "hulp bij het lezen"}, "cases.xlsx")
    told = small.built("--case", "ZK-2BBB")
    assert "toestemming_ZK-2BBB_ouder-1" in told.made
    places = {(one["file"], one["sheet"], one["cell"]) for one in told.report["problems"]}
    assert ("cases.xlsx", "Casussen", "E2") not in places
    assert ("cases.xlsx", "Casussen", "E2") in {
        (one["file"], one["sheet"], one["cell"]) for one in small.build().report["problems"]
    }


def test_where_all_input_is_bad_nothing_is_made(small: Project) -> None:
    small.edit(lambda book: book.remove(book["Schoolbesturen"]))
    before = small.files()
    told = small.build()
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert told.made == {}
    assert small.files() == before


# --- reading aids ---


def test_a_signer_gets_the_reading_aid_of_the_own_language_in_the_same_packet(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project", cases={"Gezag Taal": "Turks"})
    told = project.built("--case", "ZK-1AAA")
    assert set(told.made) == of_case("ZK-1AAA") | {"leeshulp_ZK-1AAA_ouder-1"} | in_packets(
        *("casus_ZK-1AAA_school", "casus_ZK-1AAA_ouder-1", "casus_ZK-1AAA_leerling")
    )
    (packet,) = [one for one in told.report["packets"] if one["path"].endswith("ouder-1.pdf")]
    assert [one["id"].split("_")[0] for one in packet["documents"]] == [
        *("omslag", "uitnodiging", "toestemming", "leeshulp")
    ]


def test_a_form_does_not_wait_for_its_reading_aid(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project", cases={"Gezag Taal": "Turks"})
    aid = project.folder / "templates" / "leeshulp_turks.docx"
    aid.write_bytes(b"geen Word-bestand")
    told = project.build("--case", "ZK-1AAA")
    assert told.exit == Exit.HELD_BACK
    assert set(told.held) == {"leeshulp_ZK-1AAA_ouder-1"}
    packet = project.output / "packets" / "casus_ZK-1AAA_ouder-1.pdf"
    assert "Leeshulp bij het formulier: deze kon niet worden gemaakt." in " ".join(texts(packet)).replace("|", " ")
    assert project.build("--case", "ZK-1AAA").made == {}
    aid.unlink()
    without = project.built("--case", "ZK-1AAA")
    assert set(without.made) == in_packets("casus_ZK-1AAA_ouder-1"), "no language file is no error"
    assert "Leeshulp" not in " ".join(texts(packet))


# --- who signs ---


def test_one_municipality_is_worded_in_the_singular(small: Project) -> None:
    text = " ".join(" ".join(texts(small.output / "covenant" / "convenant_Zilvermeer_2026-1.pdf")).split("|"))
    assert (
        "het college van burgemeester en wethouders en de burgemeester van de gemeente Zilverdam, "
        "ieder voor zover het zijn bevoegdheid betreft"
    ) in text
    assert "hierna: ‘Gemeente’" in text
    assert "de colleges" not in text.lower()
    assert "‘Gemeenten’" not in text


def test_a_secret_address_stands_nowhere(tmp_path: Path) -> None:
    project = new_project(
        tmp_path / "project",
        cases={
            "Gezag Adres": "Duinpad 7",
            "Gezag Postcode": "1299 QQ",
            "Gezag Plaats": "Verborgenhuizen",
            "Gezag Geheim adres": "ja",
        },
    )
    told = project.build()
    made = list(project.output.rglob("*.pdf"))
    assert len(made) > 15
    assert [path.name for path in made if "Duinpad" in " ".join(texts(path))] == []
    for path in project.output.rglob("*.docx"):
        assert not any("Duinpad" in line or "1299 QQ" in line for line in lines(path.read_bytes())), path.name
    everything = told.out + told.err + (project.output / "ledger.json").read_text(encoding="utf-8")
    assert "Duinpad" not in everything
    assert "Verborgenhuizen" not in everything


def test_the_boards_page_comes_when_every_mandate_is_in_order(small: Project) -> None:
    session = small.output / "packets" / "tekensessie_PO9901.pdf"
    assert "90101 Stichting De Waterlelie: de volmacht is nog niet getekend" in " ".join(texts(session)).replace(
        "|", " "
    )

    def sign(book: Any) -> None:
        sheet = book["Volmachten"]
        for row in sheet.iter_rows():
            for cell in row:
                cell.value = None
        for line in (
            ("Bestuur", "SWV", "Getekend op", "Ingangsdatum"),
            ("90101", "PO9901", "1-11-2026", "1-11-2026"),
            ("90103", "PO9901", "2-11-2026", "1-11-2026"),
        ):
            sheet.append(line)

    small.edit(sign)
    told = small.built()
    assert "packets/tekensessie_PO9901.pdf" in told.made
    assert "mandate-gate" not in told.rules
    cover, *_ = (page.replace("|", " ") for page in texts(session))
    assert "nog niet getekend" not in cover
    assert "U tekent op pagina 3 en 5," in cover
    assert "☐ 5 Tekenblad namens de schoolbesturen" in cover
    assert "Vereniging De Kandelaar 90103 2 november 2026 ja" in cover
    assert [number for number, page in enumerate(texts(session), 1) if "Teken|hier" in page] == [3, 5]


def test_the_workbooks_are_never_written(small: Project) -> None:
    before = {path.name: path.read_bytes() for path in small.folder.iterdir() if path.is_file()}
    small.built("--force")
    assert {path.name: path.read_bytes() for path in small.folder.iterdir() if path.is_file()} == before
    assert load_workbook(small.folder / "parties.xlsx").sheetnames
