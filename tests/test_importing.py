"""``convenant import``: who is chosen goes in, by number; what differs is told; nothing is lost."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator import files
from generator.importing.names import abbreviated, fullest, less_statutory
from generator.problems import Exit
from generator.registers.lists import ListedName
from tests import workbooks
from tests.projects import Told, door

SCHOOLS = (
    ("BEVOEGD GEZAG NUMMER", "VESTIGINGSCODE", "VESTIGINGSNAAM", "STRAATNAAM", "HUISNUMMER-TOEVOEGING", "POSTCODE",
     "PLAATSNAAM", "TELEFOONNUMMER", "GEMEENTENUMMER"),
    ("90101", "99XA00", "Basisschool 't Palet", "Kade", "4-A", "1234 AB", "IJLST", "0515123456", "1900"),
    ("90101", "99XA01", "De Dependance", "Weg", "1", "1234 AC", "BERGEN LB", " ", "0080"),
    ("90103", "99XB00", "De Kandelaar", "Laan", "12", "1234 AD", "SNEEK", " ", "1900"),
    ("90104", "99XC00", "De Toren", "Plein", "9", "1234 AE", "STIENS", " ", "0080"),
)  # fmt: skip
BOARDS = (
    ("kvk", "naam", "herkomst", "bevoegd_gezag"),
    ("99000101", "Stichting De Waterlelie", "besturenlijst", "90101"),
    ("99000103", "Ver. v. Chr. Ond. De Kandelaar", "rio", "90103"),
    ("99000103", "Vereniging voor Christelijk Onderwijs De Kandelaar", "besturenlijst", "90103"),
    ("99000104", "Stg. De Toren", "besturenlijst", "90104"),
)


class Folder:
    """A folder with two lists and, where a test puts one there, a workbook."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.schools = self.write("po-vestigingen.csv", SCHOOLS)
        self.boards = self.write("besturen.csv", BOARDS)
        self.parties = path / "parties.xlsx"

    def write(self, name: str, rows: Sequence[Sequence[str]]) -> Path:
        path = self.path / name
        path.write_text("".join(";".join(row) + "\r\n" for row in rows), encoding="cp1252", newline="")
        return path

    def bring(self, *words: str, lists: Sequence[Path] | None = None) -> Told:
        given = (self.schools, self.boards) if lists is None else lists
        return door("import", "--json", *map(str, given), "--parties", str(self.parties), *words)

    def rows(self, sheet: str) -> list[dict[str, str]]:
        """Return the rows of a sheet below its header, without empty cells."""
        found = [row for row in load_workbook(self.parties)[sheet].iter_rows(values_only=True) if any(row)]
        begin = next(place for place, row in enumerate(found) if "Naam" in row)
        return [
            {str(head): str(said) for head, said in zip(found[begin], row, strict=True) if said is not None}
            for row in found[begin + 1 :]
        ]

    def names(self) -> set[str]:
        return {path.name for path in self.path.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def changes(told: Told) -> dict[str, tuple[str, str, bool]]:
    """Return each cell that differs: what it says, what the list says, and whether that was written."""
    return {
        f"{one['sheet']} {one['cell']} {one['column']}": (one["old"], one["new"], one["written"])
        for one in told.report["changes"]
    }


def known(folder: Folder, more: Mapping[str, Any] | None = None) -> bytes:
    """Put a workbook in the folder in which the first board and school have what the lists say, but for ``more``."""
    same = {"Scholen Adres": "Kade 4-A", "Scholen Postcode": "1234AB", "Scholen Plaats": "IJlst",
            "Scholen Telefoon": "+31 515 123456"}  # fmt: skip
    workbooks.parties(folder.path, {**same, **(more or {})})
    return folder.parties.read_bytes()


def test_a_municipality_chooses_its_schools_their_boards_and_itself(folder: Folder) -> None:
    told = folder.bring("--municipality", "1900", "--swv", "po-99-01")
    assert told.exit == Exit.DONE
    assert told.report["added"] == {"Schoolbesturen": 2, "Gemeenten": 1, "Scholen": 2}
    assert folder.rows("Gemeenten") == [{"Code": "1900", "Naam": "Súdwest-Fryslân"}]
    assert folder.rows("Schoolbesturen") == [
        {"Nummer": "90101", "Naam": "Stichting De Waterlelie", "Rechtsvorm": "stichting", "KvK": "99000101",
         "SWV": "PO9901"},
        {"Nummer": "90103", "Naam": "Vereniging voor Christelijk Onderwijs De Kandelaar", "Rechtsvorm": "vereniging",
         "KvK": "99000103", "SWV": "PO9901"},
    ]  # fmt: skip
    assert folder.rows("Scholen")[0] == {
        "BRIN": "99XA00", "Naam": "Basisschool 't Palet", "Bestuur": "90101", "Adres": "Kade 4-A",
        "Postcode": "1234 AB", "Plaats": "IJlst", "Telefoon": "0515123456", "Sector": "po",
    }  # fmt: skip


def test_a_board_chooses_all_its_schools_and_with_a_municipality_only_those_there(folder: Folder) -> None:
    folder.bring("--board", "90101")
    assert [row["BRIN"] for row in folder.rows("Scholen")] == ["99XA00", "99XA01"]
    assert [row["Code"] for row in folder.rows("Gemeenten")] == ["0080", "1900"]
    folder.parties.unlink()
    folder.bring("--board", "90101, 90104", "--municipality", "GM0080")
    assert [row["BRIN"] for row in folder.rows("Scholen")] == ["99XA01", "99XC00"]
    assert [row["Code"] for row in folder.rows("Gemeenten")] == ["0080"]


@pytest.mark.parametrize(
    ("words", "rule", "said"),
    [
        ((), "import-nothing-chosen", "--municipality (CBS-code) of --board"),
        (("--municipality", "Leeuward"), "import-municipality-unknown", "0080 Leeuwarden"),
        (("--municipality", "0099"), "import-municipality-unknown", "lijst van 1 januari 2024"),
        (("--municipality", "0081"), "municipality-abolished", "op 1 januari 2018 opgegaan in 0080 Leeuwarden"),
        (("--board", "90105"), "import-board-unknown", "90101 Stichting De Waterlelie"),
        (("--board", "90101", "--swv", "PO1"), "swv-format", "PO2507"),
    ],
)
def test_a_choice_that_is_not_known_is_refused_with_what_may_be_meant(
    folder: Folder, words: tuple[str, ...], rule: str, said: str
) -> None:
    before = folder.names()
    told = folder.bring(*words)
    assert told.exit == Exit.WRONG_USAGE
    problem = told.problem(rule)
    assert said in f"{problem['message']} {problem['mend']}"
    assert folder.names() == before


def test_every_wrong_number_is_told_at_once(folder: Folder) -> None:
    told = folder.bring("--board", "1,2", "--municipality", "0001")
    assert len(told.report["problems"]) == 3


def test_what_is_wrong_with_a_list_is_told_beside_a_number_that_is_not_in_it(folder: Folder) -> None:
    odd = folder.write("odd.csv", [BOARDS[0], ("99000101", "Stichting De Waterlelie", "besturenlijst", "9010I")])
    assert folder.bring("--board", "90101", lists=[odd]).rules == {"list-row-odd", "import-board-unknown"}


def test_a_workbook_of_convenant_new_is_filled_below_its_column_names(folder: Folder) -> None:
    assert door("new", str(folder.path / "regio")).exit == Exit.DONE
    folder.parties = folder.path / "regio" / "parties.xlsx"
    told = folder.bring("--municipality", "1900")
    assert told.report["facts"]["Scholen"] == "rij 3 tot en met 4"
    assert [row["BRIN"] for row in folder.rows("Scholen")] == ["99XA00", "99XB00"]


def test_a_municipality_can_only_be_chosen_with_a_list_of_schools(folder: Folder) -> None:
    told = folder.bring("--municipality", "1900", lists=[folder.boards])
    assert told.rules == {"import-no-schools"}


def test_the_fullest_name_is_chosen_the_others_told_and_a_shortened_one_flagged(folder: Folder) -> None:
    told = folder.bring("--board", "90103,90104")
    several = told.problem("import-names-several")["message"]
    assert "Gekozen is ‘Vereniging voor Christelijk Onderwijs De Kandelaar’" in several
    assert "‘Ver. v. Chr. Ond. De Kandelaar’" in several
    assert "‘Stg. De Toren’ (bestuur 90104)" in told.problem("import-name-short")["message"]
    assert "Rechtsvorm" not in folder.rows("Schoolbesturen")[1]


def test_a_board_without_a_name_in_the_lists_gets_its_row_and_a_warning(folder: Folder) -> None:
    told = folder.bring("--board", "90103", lists=[folder.schools])
    assert folder.rows("Schoolbesturen") == [{"Nummer": "90103"}]
    assert "90103" in told.problem("import-board-nameless")["message"]


def test_a_list_of_addresses_fills_the_address_of_a_board_but_not_its_seat(folder: Folder) -> None:
    addresses = folder.write(
        "adressen-bevoegde-gezagen.csv",
        [
            ("BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG NAAM", "STRAATNAAM", "HUISNUMMER-TOEVOEGING", "POSTCODE",
             "PLAATSNAAM", "GEMEENTENUMMER", "STRAATNAAM CORRESPONDENTIEADRES", "KVK-NUMMER"),
            ("90109", "Stichting De Lelie", "Kade", "2", "1234 AB", "'S-GRAVENHAGE", "0518", "Postbus", "9900109"),
        ],
    )  # fmt: skip
    assert folder.bring("--board", "90109", lists=[addresses]).exit == Exit.DONE
    assert folder.rows("Schoolbesturen") == [
        {"Nummer": "90109", "Naam": "Stichting De Lelie", "Rechtsvorm": "stichting", "KvK": "09900109",
         "Adres": "Kade 2", "Postcode": "1234 AB", "Plaats": "'s-Gravenhage"}
    ]  # fmt: skip


def test_rows_that_are_there_are_found_by_number_and_the_main_location_without_its_zeros(folder: Folder) -> None:
    known(folder)
    told = folder.bring("--municipality", "1900")
    assert told.report["added"] == {"Schoolbesturen": 1, "Gemeenten": 1, "Scholen": 1}
    assert changes(told) == {}
    assert [row["BRIN"] for row in folder.rows("Scholen")] == ["99XA", "99XB00"]
    assert [row["Nummer"] for row in folder.rows("Schoolbesturen")] == ["90101", "90102", "90103"]
    assert folder.rows("Schoolbesturen")[0]["Ondertekenaar 1"] == "de heer P. van den Boogaard"


DIFFERING = {"Schoolbesturen KvK": "99000999", "Scholen Bestuur": "90102", "Scholen Plaats": None}
DIFFERS = {
    "Schoolbesturen D2 KvK": ("99000999", "99000101"),
    "Scholen C2 Bestuur": ("90102", "90101"),
    "Scholen F2 Plaats": ("", "IJlst"),
}


def test_what_differs_is_told_by_cell_and_nothing_is_written_without_update(folder: Folder) -> None:
    before = known(folder, DIFFERING)
    told = folder.bring("--board", "90101")
    assert told.exit == Exit.DONE
    assert changes(told) == {cell: (*said, False) for cell, said in DIFFERS.items()}
    assert told.report["added"]["Schoolbesturen"] == 0
    assert folder.rows("Schoolbesturen")[0]["KvK"] == "99000999"
    assert before in [path.read_bytes() for path in folder.path.glob("parties_tot_*.xlsx")]


def test_with_update_it_is_written_and_the_rest_of_the_workbook_stays(folder: Folder) -> None:
    known(folder, {**DIFFERING, "Schoolbesturen Eigen kolom": "blijft"})
    told = folder.bring("--board", "90101", "--update")
    assert changes(told) == {cell: (*said, "KvK" not in cell) for cell, said in DIFFERS.items()}
    board, school = folder.rows("Schoolbesturen")[0], folder.rows("Scholen")[0]
    assert (board["KvK"], board["Eigen kolom"]) == ("99000999", "blijft"), "another number may be another entity"
    assert told.problem("import-kept")["cell"] == "D2"
    assert (school["BRIN"], school["Bestuur"], school["Plaats"]) == ("99XA", "90101", "IJlst")
    assert load_workbook(folder.parties)["Volmachten"]["A2"].value == "90101"


def test_with_update_a_whole_name_is_not_replaced_by_a_shortened_one(folder: Folder) -> None:
    known(folder, {"Schoolbesturen Nummer": "90104", "Schoolbesturen Naam": "Stichting De Toren"})
    told = folder.bring("--board", "90104", "--update")
    assert changes(told)["Schoolbesturen B2 Naam"] == ("Stichting De Toren", "Stg. De Toren", False)
    kept = {(one["sheet"], one["cell"]) for one in told.report["problems"] if one["rule"] == "import-kept"}
    assert ("Schoolbesturen", "B2") in kept
    assert folder.rows("Schoolbesturen")[0]["Naam"] == "Stichting De Toren"


@pytest.mark.parametrize(
    ("said", "stands", "less"),
    [
        ("FIERS", "Stichting FIERS", True),
        ("PCBO Twee", "Vereniging voor PCBO Twee", True),
        ("Stg. De Toren", "Stichting De Toren", True),
        ("Stichting De Toren", "Stg. De Toren", False),
        ("Stichting De Nieuwe Toren", "Stichting De Toren", False),
    ],
)
def test_a_name_is_less_statutory_when_cut_short_or_without_its_legal_form(said: str, stands: str, less: bool) -> None:
    assert less_statutory(said, than=stands) == less


def test_a_row_that_the_lists_do_not_have_is_told_and_stays(folder: Folder) -> None:
    known(folder, {"Scholen BRIN 3": "99XZ", "Scholen Naam 3": "De Gesloten School", "Scholen Bestuur 3": "90101"})
    told = folder.bring("--board", "90101")
    gone = {
        (one["sheet"], one["cell"], one["value"]) for one in told.report["problems"] if one["rule"] == "import-gone"
    }
    assert gone == {("Scholen", "A3", "99XZ"), ("Schoolbesturen", "A3", "90102")}
    assert "De Gesloten School" in [row["Naam"] for row in folder.rows("Scholen")]


def test_nothing_new_writes_nothing(folder: Folder) -> None:
    before = known(folder, {"Schoolbesturen Nummer": 90101})
    rows = [SCHOOLS[0], SCHOOLS[1]]
    folder.bring("--board", "90101", lists=[folder.write("po.csv", rows), folder.boards])
    assert folder.parties.read_bytes() != before  # its municipality was new
    written, names = folder.parties.read_bytes(), folder.names()
    told = folder.bring("--board", "90101", lists=[folder.path / "po.csv", folder.boards])
    assert (folder.parties.read_bytes(), folder.names()) == (written, names)
    assert "files" not in told.report


def test_the_old_workbook_is_kept_beside_the_new_one(folder: Folder) -> None:
    before = known(folder)
    told = folder.bring("--board", "90103")
    (kept,) = folder.path.glob("parties_tot_*.xlsx")
    assert kept.read_bytes() == before
    assert told.report["facts"]["backup"] == kept.name
    assert files.safe_name(kept.stem) == kept.stem.replace("_", "-")


def test_when_the_workbook_cannot_be_written_it_is_as_it_was(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = known(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "put", full)
    told = folder.bring("--board", "90103")
    assert told.rules == {"disk-full"}
    assert folder.parties.read_bytes() == before
    assert not list(folder.path.glob(".*"))


@pytest.mark.parametrize(
    ("change", "said"),
    [({"Scholen": None}, "Het blad Scholen ontbreekt."), ({"Gemeenten Code": workbooks.GONE}, "waarin Code staat")],
)
def test_a_workbook_without_the_sheet_or_the_number_is_refused_whole(
    folder: Folder, change: Mapping[str, Any], said: str
) -> None:
    before = workbooks.parties(folder.path, change).read_bytes()
    told = folder.bring("--board", "90101")
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert said in told.problem("import-sheet-unfit")["message"]
    assert folder.parties.read_bytes() == before


def test_a_column_that_the_workbook_lacks_is_told(folder: Folder) -> None:
    workbooks.parties(folder.path)
    told = folder.bring("--board", "90103")
    absent = {one["message"] for one in told.report["problems"] if one["rule"] == "import-column-absent"}
    assert any("kolom Plaats" in message for message in absent)
    assert folder.rows("Scholen")[-1] == {"BRIN": "99XB00", "Naam": "De Kandelaar", "Bestuur": "90103"}


def test_all_lists_that_cannot_be_read_are_told_at_once(folder: Folder) -> None:
    page = folder.path / "pagina.csv"
    page.write_bytes(b"<html>Inloggen</html>")
    told = folder.bring("--board", "90101", lists=[page, folder.path / "weg.csv", folder.boards])
    assert told.exit == Exit.INPUT_HAS_ERRORS
    assert {one["file"] for one in told.report["problems"]} == {"pagina.csv", "weg.csv"}


def test_a_list_of_before_a_herindeling_counts_its_schools_with_the_successor(folder: Folder) -> None:
    old = [SCHOOLS[0], (*SCHOOLS[1][:-1], "0081")]
    told = folder.bring("--municipality", "0080", lists=[folder.write("oud-po.csv", old), folder.boards])
    assert [row["BRIN"] for row in folder.rows("Scholen")] == ["99XA00"]
    assert "Leeuwarderadeel (0081, nu 0080)" in told.problem("list-municipality-old")["message"]


def test_the_report_in_words_says_what_was_added_what_differs_and_what_to_do(folder: Folder) -> None:
    known(folder, DIFFERING)
    told = door("import", str(folder.schools), str(folder.boards), "--parties", str(folder.parties), "--board", "90101")
    assert "Anders: Schoolbesturen, D2 (KvK): ‘99000999’; in de lijst ‘99000101’." in told.out
    assert "Anders: Scholen, F2 (Plaats): leeg; in de lijst ‘IJlst’." in told.out
    assert "3 cellen zijn anders dan in de lijsten, en zo gelaten. Met --update" in told.out
    assert "Rijen toegevoegd: 2 op blad Gemeenten (rij 3 tot en met 4) en 1 op blad Scholen (rij 3)." in told.out
    assert "is bewaard als parties_tot_" in told.out
    told.out.encode("cp1252")


def test_the_json_report_holds_changes_and_counts(folder: Folder) -> None:
    known(folder, DIFFERING)
    report = json.loads(folder.bring("--board", "90101").out)
    assert (report["command"], report["ok"]) == ("import", True)
    assert set(report["changes"][0]) == {"sheet", "cell", "column", "old", "new", "written"}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Stg v Opb VO gem Small Tytsjerkstr Achtkarsp", True),
        ("St. Samenw.best. prim. onderw. 'Gearhing'", True),
        ("FEDERATIE VAN VERENIGINGEN VOOR HET PC ONDERWIJS", True),
        ("Ver. voor Geref. Prim. Onderw. 'de Oosthoek'", True),
        ("Stichting voor Openbaar Voortgezet Onderwijs Fryslân-Noord", False),
        ("Stichting J.H. Donnerschool", False),
        ("FIERS", False),
    ],
)
def test_a_name_in_short_is_not_statutory(name: str, short: bool) -> None:
    assert abbreviated(name) is short


def test_a_whole_name_goes_before_an_official_one_in_short() -> None:
    names = [ListedName("Stg. De Ark"), ListedName("Stichting De Ark", official=False)]
    assert fullest(names) == ("Stichting De Ark", ("Stg. De Ark",))
