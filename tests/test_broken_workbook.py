"""A workbook with a fault of every kind is told of each, at its cell, in one round; and of nothing else."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.problems import Exit
from generator.rules import RULES
from tests import broken_workbook, workbooks
from tests.projects import ROOT, door


def checked(folder: Path) -> list[str]:
    """Return what ``check`` tells of the workbooks in a folder, as "error kvk-format SWV!E4"."""
    if not (folder / "templates").exists():
        shutil.copytree(ROOT / "templates", folder / "templates")
    words = [f"--{name}={folder / file}" for name, file in (("parties", "parties.xlsx"), ("cases", "cases.xlsx"))]
    said = door("check", "--json", *words, f"--templates={folder / 'templates'}", f"--output={folder / 'output'}")
    assert said.exit in (Exit.INPUT_HAS_ERRORS, Exit.DONE)
    of_books = (one for one in json.loads(said.out)["problems"] if one["file"].endswith(".xlsx"))
    return [f"{one['severity']} {one['rule']} {one['sheet']}!{one['cell']}" for one in of_books]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], list[str]]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")  # 24 November 2026
    expected = broken_workbook.write(tmp_path)
    return expected, checked(tmp_path)


def test_every_planted_fault_is_told_once_and_nothing_else(told: tuple[set[str], list[str]]) -> None:
    expected, found = told
    assert len(expected) >= 60
    assert expected - set(found) == set(), "not told"
    assert set(found) - expected == set(), "told without being planted"
    assert len(found) == len(expected), "each once"


def grown(book: Any, sheet: str, *values: Any) -> None:
    book[sheet].append(list(values))


def put(book: Any, sheet: str, cell: str, value: Any) -> None:
    book[sheet][cell].value = value


def above(book: Any) -> None:
    book["Gemeenten"].insert_rows(1)
    put(book, "Gemeenten", "A1", "9802")
    put(book, "Gemeenten", "B1", "Verloren")


def alone(book: Any) -> None:
    put(book, "Gemeenten", "E1", "Kleur")
    put(book, "Gemeenten", "E3", "rood")


def merge(book: Any) -> None:
    book["Schoolbesturen"].merge_cells("E2:E3")


def hide(book: Any) -> None:
    book["Schoolbesturen"].row_dimensions[3].hidden = True


def merge_many(book: Any) -> None:
    for row in range(50, 2100):
        book["Overlegvormen"].merge_cells(start_row=row, end_row=row, start_column=30, end_column=31)


def case(book: Any, **cells: Any) -> None:
    heads = [cell.value for cell in book["Casussen"][1]]
    for header, value in cells.items():
        if header not in heads:
            heads.append(header)
            book["Casussen"].cell(1, len(heads)).value = header
        book["Casussen"].cell(2, heads.index(header) + 1).value = value


def around(book: Any, *values: Any) -> None:
    grown(book, "Gezag", "ZK-1AAA", *values)


ADDRESS = ("Dijk 3", "1234 AB", "Zilverdam")


def nobody(book: Any) -> None:
    book["Gezag"]["D2"].value = "nee"


def late(book: Any) -> None:
    case(book, Overlegdatum=date(2026, 3, 2))


def adult(book: Any) -> None:
    case(book, Geboortedatum=date(2007, 5, 12))
    book["Gezag"]["C2"].value = "curator"


def own_policy(*rules: tuple[int, str, str], chosen: bool = True) -> Callable[[Any], None]:
    """Return a change that gives the region a consent policy of its own."""

    def change(book: Any) -> None:
        if chosen:
            grown(book, "Convenant", "Toestemmingsbeleid", "eigen")
        if rules:
            book.create_sheet("Eigen beleid")
            grown(book, "Eigen beleid", "Vanaf leeftijd", "Leerling tekent", "Gezag tekent", "Bron")
        for rule in rules:
            grown(book, "Eigen beleid", *rule, "besluit van 3 juni 2026")

    return change


def sheet(name: str, heads: tuple[str, ...], *rows: tuple[Any, ...]) -> Callable[[Any], None]:
    """Return a change that adds a sheet to the workbook."""

    def change(book: Any) -> None:
        book.create_sheet(name)
        for row in (heads, *rows):
            grown(book, name, *row)

    return change


def decided(*row: str) -> Callable[[Any], None]:
    """Return a change by which somebody decides about a change of the parties."""
    return sheet("Wijzigingen", ("Partij", "Wijziging", "Besluit", "Reden"), row)


SENT = ("Document", "Handtekening", "Verstuurd op")
Change = Callable[[Any], object]
WHOLE: list[tuple[str, Change, set[str]]] = [
    ("parties.xlsx", lambda book: book.remove(book["Gemeenten"]), {"error sheet-missing Gemeenten!"}),
    ("parties.xlsx", lambda book: grown(book, "Gemeenten", "9802"), {"error value-missing Gemeenten!B3",
     "error value-missing Gemeenten!C3", "error value-missing Gemeenten!D3"}),
    ("parties.xlsx", lambda book: book["Gemeenten"].delete_rows(2), {"error sheet-empty Gemeenten!A1"}),
    ("parties.xlsx", lambda book: book["Gemeenten"].delete_rows(1), {"error header-missing Gemeenten!A1"}),
    ("parties.xlsx", lambda book: grown(book, "Gemeenten", "Code", "Naam"), {"error header-twice Gemeenten!A3"}),
    ("parties.xlsx", above, {
     "warning row-above-header Gemeenten!A1"}),
    ("parties.xlsx", lambda book: book["Gemeenten"].delete_cols(3), {"error column-missing Gemeenten!A1"}),
    ("parties.xlsx", lambda book: put(book, "Gemeenten", "E1", "Kleur"), {"notice column-unknown Gemeenten!E1"}),
    ("parties.xlsx", lambda book: put(book, "Gemeenten", "E1", "Naam"), {"error column-twice Gemeenten!E1"}),
    ("parties.xlsx", lambda book: put(book, "Gemeenten", "E2", "iets"), {"notice column-nameless Gemeenten!E2"}),
    ("parties.xlsx", alone, {
     "notice column-unknown Gemeenten!E1", "notice row-ignored Gemeenten!E3"}),
    ("parties.xlsx", lambda book: grown(book, "Convenant", "Tekenwijze", "validsign"),
     {"notice esigning-incomplete Convenant!B6"}),
    ("parties.xlsx", merge, {"error cells-merged Schoolbesturen!E2"}),
    ("parties.xlsx", merge_many, {"warning merged-many Overlegvormen!A1"}),
    ("parties.xlsx", hide, {"warning hidden-data Schoolbesturen!A3"}),
    ("parties.xlsx", lambda book: put(book, "Gemeenten", "E1", "BSN"), {"error bsn-column Gemeenten!E1"}),
    ("cases.xlsx", late, {"warning consent-meeting-past Casussen!G2", "warning meeting-outside-covenant Casussen!G2"}),
    ("cases.xlsx", nobody, {"error consent-nobody Casussen!A2"}),
    ("cases.xlsx", adult, {"warning consent-competence Casussen!A2"}),
    ("cases.xlsx", lambda book: around(book, "mevrouw L. Bakker", "ouder", "ja", *ADDRESS), {
     "warning person-twice Gezag!B2", "warning person-twice Gezag!B4"}),
    ("parties.xlsx", own_policy((0, "nee", "ja"), (14, "ja", "ja"), (18, "ja", "nee")), set()),
    ("parties.xlsx", own_policy((0, "nee", "ja"), (16, "ja", "nee")), set()),
    ("parties.xlsx", own_policy((0, "nee", "ja"), (18, "ja", "nee"), chosen=False), {
     "notice policy-unused Eigen beleid!A2"}),
    ("parties.xlsx", own_policy(), {"error policy-own-missing Convenant!B6"}),
    ("parties.xlsx", own_policy((12, "ja", "ja"), (18, "ja", "nee")), {"error policy-gap Eigen beleid!A2"}),
    ("parties.xlsx", own_policy((0, "nee", "ja"), (16, "ja", "ja"), (12, "ja", "ja"), (18, "ja", "nee")), {
     "error policy-order Eigen beleid!A4"}),
    ("parties.xlsx", own_policy((0, "nee", "ja"), (12, "ja", "ja"), (12, "ja", "nee")), {
     "error policy-order Eigen beleid!A4"}),
    ("parties.xlsx", own_policy((0, "nee", "nee"), (12, "ja", "nee")), {"error policy-nobody Eigen beleid!B2"}),
    ("parties.xlsx", own_policy((0, "nee", "ja"), (12, "ja", "ja")), {"error policy-adult Eigen beleid!C3"}),
    ("parties.xlsx", own_policy((0, "nee", "ja"), (10, "ja", "nee")), {"warning policy-young Eigen beleid!C3"}),
    ("parties.xlsx", own_policy((0, "nee", "ja"), (18, "ja", "nee"), (21, "ja", "nee")), {
     "warning policy-age-odd Eigen beleid!A4"}),
    ("parties.xlsx", decided("90101", "bestuur verdwenen", "maken", ""), {"error change-unknown Wijzigingen!B2"}),
    ("parties.xlsx", decided("90101", "bestuur weg", "niet maken", ""), {
     "error change-without-reason Wijzigingen!D2"}),
    ("parties.xlsx", decided("90101", "bestuur weg", "niet maken", "al geregeld"), {
     "notice change-not-there Wijzigingen!A2"}),
    ("parties.xlsx", sheet("Tekenregister", SENT, ("volmacht_90101_PO9901", "H1", date(2026, 11, 2))), set()),
    ("parties.xlsx", sheet("Tekenregister", SENT, ("volmacht_90101_PO9901", "H9", date(2026, 11, 2))), {
     "notice register-unknown Tekenregister!A2"}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "change", "expected"), WHOLE)
def test_what_is_wrong_with_a_whole_sheet_or_case_is_told_and_nothing_else(
    file: str, change: Change, expected: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")
    workbooks.parties(tmp_path)
    workbooks.cases(tmp_path)
    sound = set(checked(tmp_path))
    book = load_workbook(tmp_path / file)
    change(book)
    book.save(tmp_path / file)
    assert set(checked(tmp_path)) - sound == expected


def test_every_rule_of_the_workbooks_is_planted_somewhere() -> None:
    planted = {problem.split()[1] for _, _, problems in broken_workbook.PLANTED for problem in problems}
    planted |= {problem.split()[1] for _, problem in broken_workbook.COVENANT_PLANTED.values()}
    planted |= {problem.split()[1] for _, _, problems in WHOLE for problem in problems}
    groups = {"blad", "cel", "partijen", "volmachten", "casussen"}
    assert {rule.id for rule in RULES.values() if rule.group in groups} - planted == ELSEWHERE


ELSEWHERE = {
    "cell-too-long",  # test_hostile_workbooks: no spreadsheet program writes it
    "cell-unreadable",
    "rows-too-many",  # test_check_size
    "sheet-twice",  # test_intake: openpyxl renames a second sheet of one name
}
