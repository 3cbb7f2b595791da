"""How long something is kept is read from what people write, and the list without names says what goes when."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator import disposal, disposal_list
from generator.case_files import Found, Remains
from generator.problems import Exit
from generator.retention import read
from tests import builders
from tests.projects import Project, door

END = date(2027, 7, 31)
CASE = builders.case(9, "ouder ja", end=END, meeting_date=date(2027, 4, 15))
TABLE = "Vernietigen"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("6 maanden na het gesprek", date(2027, 10, 15)),
        ("zes maanden na het overleg", date(2027, 10, 15)),
        ("Een half jaar na het MDO.", date(2027, 10, 15)),
        ("maximaal 4 weken na de overlegdatum", date(2027, 5, 13)),
        ("direct na het overleg", date(2027, 4, 15)),
        ("2 jaar na het einde van de toestemming", date(2029, 7, 31)),
        ("één jaar en zes maanden na de einddatum", date(2029, 1, 31)),
        ("twee jaar nadat de toestemming is verlopen (artikel 9)", date(2029, 7, 31)),
        ("1 jaar", date(2028, 7, 31)),
        ("7 maanden", date(2028, 2, 29)),
        ("tot 31 juli 2028", date(2028, 7, 31)),
        ("t/m 31-7-2028", date(2028, 8, 1)),
        ("3 jaar na 1 maart 2026", date(2029, 3, 1)),
    ],
)
def test_a_term_gives_its_day_where_the_case_knows_it(words: str, day: date) -> None:
    assert read(words).ends(CASE) == day


def test_without_an_end_the_consent_ends_on_the_day_of_the_meeting() -> None:
    case = builders.case(9, "ouder ja", end=None, meeting_date=date(2027, 4, 15))
    assert read("1 jaar").ends(case) == date(2028, 4, 15)
    assert "15 april 2027 (de termijn noemt geen begin)" in read("1 jaar").reckoned(case)


@pytest.mark.parametrize(
    ("words", "awaits"),
    [
        ("2 jaar na het einde van de hulp", "na het einde van de hulp"),
        ("vijf jaar na de uitschrijving", "na de uitschrijving"),
        ("drie jaar na het laatste overleg", "na het laatste overleg"),
        ("2 jaar nadat Één school is verlaten", "nadat Één school is verlaten"),
        ("20 jaar na de laatste hulp (Jeugdwet)", "na de laatste hulp"),
        ("tot de leerling 18 is", "de leerling 18 is"),
    ],
)
def test_a_term_that_awaits_something_says_what_in_its_own_words(words: str, awaits: str) -> None:
    assert read(words).ends(CASE) is None
    assert read(words).reckoned(CASE) == f"{awaits}: datum nog niet bekend"


@pytest.mark.parametrize(
    "words",
    [
        *("zo kort mogelijk", "wettelijke termijn", "minstens 20 jaar", "999 jaar", "anderhalf week", "jaar"),
        *("tot 31 juni 2028", "2 jaar na 31-31-2028", "2 jaar na het gesprek op 3 mei", "2027", "na het overleg"),
    ],
)
def test_what_is_no_term_is_never_guessed(words: str) -> None:
    term = read(words)
    assert (term.since, term.ends(CASE), term.words) == ("unread", None, words)


# --- the list, as values ---


def participant(**changes: Any) -> Any:
    return builders.participant(**{"organisation": "Jeugdteam Zilverdam", "treating": True, **changes})


def listed(*participants: Any, retention: str = "6 maanden na het overleg", **of_case: Any) -> list[disposal.Row]:
    form = builders.meeting_form(retention=retention)
    region = builders.region("41234 stichting", meeting_forms=(form,))
    case = builders.case(9, "ouder ja", participants=participants, meeting_date=date(2027, 4, 15), **of_case)
    path = f"consents/{case.code}/toestemming_{case.code}_ouder-1.pdf"
    return list(disposal.rows(region, (case,), Remains((Found(path, frozenset({case.code})),), {}, ())))


def test_each_holder_has_a_row_with_its_own_term_or_that_of_the_meeting() -> None:
    school, own, other = listed(
        participant(retention="20 jaar na de laatste hulp"),
        participant(organisation="JGZ Zilverdam"),
        participant(organisation="Leerplicht", treating=False),
    )
    assert (school.holder, school.due, school.papers) == (
        "Basisschool 't Palet",
        date(2027, 10, 15),
        "1 toestemmingsformulier",
    )
    assert (own.holder, own.due) == ("JGZ Zilverdam", date(2027, 10, 15))
    assert (other.holder, other.due, other.since) == (
        "Jeugdteam Zilverdam",
        "nog niet bekend",
        "na de laatste hulp: datum nog niet bekend",
    )


def test_two_terms_of_one_organisation_are_told_apart_by_role() -> None:
    rows = listed(participant(role="jeugdarts", retention="1 jaar"), participant(role="verpleegkundige"))
    assert {row.holder for row in rows[1:]} | {rows[0].holder} == {
        "Basisschool 't Palet",
        "Jeugdteam Zilverdam (jeugdarts)",
        "Jeugdteam Zilverdam (verpleegkundige)",
    }


def test_nobodys_name_comes_into_the_list() -> None:
    rows = listed(
        participant(organisation="Praktijk Jansen", name="mevrouw D. Jansen", role="orthopedagoog"),
        participant(organisation="Logo", role="logopedist", retention="1 jaar na het vertrek van Noor"),
        first_name="Noor",
    )
    assert {row.holder for row in rows} == {"Basisschool 't Palet", "orthopedagoog", "Logo"}
    assert not [row for row in rows if "Noor" in str(row) or "Jansen" in str(row)]


def test_a_case_without_papers_is_not_listed() -> None:
    region = builders.region("41234 stichting")
    assert disposal.rows(region, (CASE,), Remains((), {}, ())) == ()


# --- the list, as a build writes it ---


def rows(project: Project) -> dict[tuple[str, str], disposal.Row]:
    return {(row.case, row.holder): row for row in disposal_list.read(project.output)}


def with_term(words: str) -> Any:
    """Return what gives the meeting form a term."""

    def add(book: Any) -> None:
        sheet = book["Overlegvormen"]
        column = next((one.column for one in sheet[1] if one.value == "Bewaartermijn"), sheet.max_column + 1)
        sheet.cell(1, column, "Bewaartermijn")
        sheet.cell(2, column, words)

    return add


def fill_in(project: Project, case: str, **cells: Any) -> None:
    """Write in the list, as a person does in Excel."""
    path = project.output / disposal_list.NAME
    book = load_workbook(path)
    heads = [one.value for one in book[TABLE][1]]
    row = next(line for line in book[TABLE].iter_rows(min_row=2) if line[0].value == case)
    for header, value in cells.items():
        row[heads.index(header.replace("_", " "))].value = value
    book.save(path)


SCHOOL = "Basisschool 't Palet"


def test_a_build_lists_each_case_with_what_there_is_and_no_name(small: Project) -> None:
    found = rows(small)
    assert set(found) >= {("ZK-1AAA", SCHOOL), ("ZK-2BBB", SCHOOL)}
    assert found["ZK-1AAA", SCHOOL].where.split("; ")[0] == "consents/ZK-1AAA"
    assert found["ZK-1AAA", SCHOOL].term == "niet ingevuld"
    book = load_workbook(small.output / disposal_list.NAME)
    words = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert "ZK-1AAA" in words
    assert not [name for name in ("Noor", "Heijden", "Bakker", "2017") if name in words]


def test_the_list_is_written_only_when_it_changed(small: Project) -> None:
    path = small.output / disposal_list.NAME
    before = path.stat().st_mtime_ns
    small.built("--engine", "embedded")
    assert path.stat().st_mtime_ns == before
    small.edit(with_term("6 maanden na het overleg"))
    dry = small.built("--engine", "embedded", "--dry-run")
    assert dry.exit == Exit.DONE
    assert path.stat().st_mtime_ns == before
    small.built("--engine", "embedded")
    assert rows(small)["ZK-1AAA", SCHOOL].due == date(2027, 10, 15)
    book = load_workbook(path)
    assert [one.value.date() for one in book[TABLE]["C"][1:] if one.value] == [date(2027, 10, 15)] * len(rows(small))


def test_a_build_of_one_case_writes_its_rows_and_leaves_those_of_the_others(small: Project) -> None:
    before = rows(small)
    (small.output / "consents" / "ZK-1AAA" / "mijn notitie.docx").write_bytes(b"of the user")
    (small.output / "consents" / "ZK-2BBB" / "schoolblad_ZK-2BBB.docx").write_bytes(b"of the user")
    small.edit(with_term("6 maanden na het overleg"))
    small.built("--engine", "embedded", "--case", "ZK-2BBB")
    found = rows(small)
    assert {row for row in found.values() if row.case == "ZK-1AAA"} == {
        row for row in before.values() if row.case == "ZK-1AAA"
    }
    assert found["ZK-2BBB", SCHOOL].due == date(2027, 10, 15)
    assert found["ZK-2BBB", SCHOOL].papers.endswith(", 3 pakketten en 1 oude versie")
    assert (
        found["ZK-2BBB", SCHOOL].where == "consents/ZK-2BBB; packets/casus_ZK-2BBB_….pdf; packets/drukwerk.pdf; bewaard"
    )
    small.built("--engine", "embedded")
    whole = rows(small)
    assert {key: row for key, row in whole.items() if row.case == "ZK-2BBB"} == {
        key: row for key, row in found.items() if row.case == "ZK-2BBB"
    }
    assert whole["ZK-1AAA", SCHOOL].due == date(2027, 10, 15)


def test_what_somebody_wrote_in_the_list_stays(small: Project) -> None:
    fill_in(small, "ZK-1AAA", Vernietigd_op=date(2027, 11, 1), Opmerking="in de papierbak, =1+1")
    fill_in(small, "ZK-2BBB", Vernietigd_op="gedaan")
    small.edit(with_term("tot 31 juli 2028"))
    small.built("--engine", "embedded")
    found = rows(small)
    assert (found["ZK-1AAA", SCHOOL].done, found["ZK-1AAA", SCHOOL].remark) == (
        date(2027, 11, 1),
        "in de papierbak, =1+1",
    )
    assert found["ZK-2BBB", SCHOOL].done == "gedaan"
    assert found["ZK-2BBB", SCHOOL].due == date(2028, 7, 31)


def test_a_case_that_left_the_workbook_stays_in_the_list(small: Project) -> None:
    small.edit(with_term("tot 31 juli 2028"))
    small.built("--engine", "embedded")

    def drop(book: Any) -> None:
        for sheet in book:
            for row in reversed(list(sheet.iter_rows(min_row=2))):
                if row[0].value == "ZK-1AAA":
                    sheet.delete_rows(row[0].row)

    small.edit(drop, "cases.xlsx")
    small.built("--engine", "embedded")
    row = rows(small)["ZK-1AAA", SCHOOL]
    assert (row.due, row.ended, row.where) == (date(2028, 7, 31), date(2027, 4, 15), "bewaard")
    assert "oude versies" in row.papers


def test_what_begins_with_an_equals_sign_is_no_formula(tmp_path: Path) -> None:
    row = disposal.Row("ZK-1AAA", SCHOOL, term='=HYPERLINK("http://voorbeeld.example")')
    assert disposal_list.put(tmp_path, disposal_list.todo(tmp_path, lambda _: (row,)), "2026-11-18_120000") == ()
    assert load_workbook(tmp_path / disposal_list.NAME)[TABLE]["D2"].data_type == "s"
    assert disposal_list.read(tmp_path) == (row,)


def test_a_damaged_list_is_set_aside_and_made_anew(small: Project) -> None:
    (small.output / disposal_list.NAME).write_bytes(b"geen werkmap")
    told = small.built("--engine", "embedded")
    assert "retention-list-renewed" in told.rules
    assert ("ZK-1AAA", SCHOOL) in rows(small)
    (kept,) = (small.output / "bewaard").rglob(disposal_list.NAME)
    assert kept.read_bytes() == b"geen werkmap"


def test_where_a_list_that_changed_stands_is_told(small: Project) -> None:
    small.edit(with_term("tot 31 juli 2028"))
    told = door("build", *small.words, "--only", "mandates", "--engine", "none")
    assert told.out.splitlines()[-1].endswith(f"staat in {small.output / disposal_list.NAME}.")


def test_a_list_that_is_open_elsewhere_holds_no_document_back(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    small.edit(with_term("tot 31 juli 2028"))
    before = (small.output / disposal_list.NAME).read_bytes()
    monkeypatch.setattr("generator.disposal_list.files.write_whole", refuse)
    told = small.build("--engine", "embedded", "--force", "--only", "mandates")
    assert told.exit == Exit.DONE
    assert told.problem("retention-list-behind")["severity"] == "warning"
    assert (small.output / disposal_list.NAME).read_bytes() == before


def test_a_term_that_cannot_be_read_is_noticed_at_its_cell(small: Project) -> None:
    small.edit(with_term("zo kort mogelijk"))
    told = small.built("--engine", "embedded")
    problem = told.problem("retention-unread")
    assert (problem["severity"], problem["sheet"], problem["cell"]) == ("notice", "Overlegvormen", "D2")
    assert rows(small)["ZK-1AAA", SCHOOL].term == "zo kort mogelijk"
    assert rows(small)["ZK-1AAA", SCHOOL].since == "de termijn is niet als termijn te lezen"
