"""Two workbooks become a region and its cases, and every fault in them is told at once, by cell."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.model import Signatory
from generator.problems import Severity, Stop
from generator.workbooks import columns, intake
from generator.workbooks.intake import Intake
from tests import workbooks
from tests.workbooks import GONE, told


def read(folder: Path, parties: Mapping[str, Any] | None = None, cases: Mapping[str, Any] | None = None) -> Intake:
    case_path = None if cases is None else workbooks.cases(folder, cases)
    return intake.read(workbooks.parties(folder, parties), case_path)


def test_a_sound_workbook_becomes_a_region_without_a_problem(tmp_path: Path) -> None:
    found = read(tmp_path, cases={})
    region = found.region
    assert found.problems == ()
    assert (region.covenant.region, region.covenant.start) == ("Zilvermeer", date(2027, 1, 1))
    assert region.covenant.notice_months == 3
    assert [board.name for board in region.boards] == ["Stichting De Waterlelie", "ROC Zilverland"]
    assert region.boards[0].signatories == (Signatory("de heer P. van den Boogaard", "voorzitter"),)
    assert region.municipalities[0].signatory == Signatory("mevrouw J. de Vries", "burgemeester")
    assert [case.code for case in found.cases] == ["ZK-1AAA", "ZK-2BBB"]
    assert found.cases[1].representatives[0].case == "ZK-2BBB"
    assert found.cases[1].participants[0].organisation == "Jeugdteam"


def test_an_mbo_institution_signs_for_itself_unless_the_workbook_says_otherwise(tmp_path: Path) -> None:
    assert [board.signs_itself for board in read(tmp_path).region.boards] == [False, True]
    changed = read(tmp_path, {"Schoolbesturen Tekent": "zelf", "Schoolbesturen Tekent 3": "volmacht"})
    assert [board.signs_itself for board in changed.region.boards] == [True, False]


def test_every_value_knows_its_cell(tmp_path: Path) -> None:
    region = read(tmp_path).region
    assert str(region.boards[1].source.place("kvk")) == "parties.xlsx, Schoolbesturen, D3"
    assert region.boards[1].source.place("signatories.0.name").cell == "F3"
    assert region.covenant.cells["start"].cell == "B4"


def test_headers_may_be_written_otherwise_in_any_order_below_a_title(tmp_path: Path) -> None:
    path = workbooks.parties(tmp_path)
    rows = {
        "gemeenten ": [
            ["Onze gemeenten in 2027"],
            [],
            [" FUNCTIE", "on-der-tekenaar", "Náám", "code"],
            ["burgemeester", "de heer X", "Zilverdam", "9801"],
        ]
    }
    small = workbooks.changed(workbooks.PARTIES, {"Gemeenten ": GONE})
    found = intake.read(workbooks.write(path, small | rows))
    assert found.problems == ()
    assert found.region.municipalities[0].name == "Zilverdam"
    assert found.region.municipalities[0].source.place("name").cell == "C4"


def test_every_fault_is_told_at_once_with_what_it_holds_back(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Convenant Einddatum": "31-12-30",
            "SWV Postcode": "12 AB",
            "Schoolbesturen KvK": "123",
            "Schoolbesturen Naam 3": None,
            "Gemeenten Ondertekenaar": None,
            "Volmachten Gevolmachtigde": "wie dan ook",
            "Overlegvormen Doel": None,
        },
    )
    assert told(found.problems) == [
        "error date-ambiguous B6",
        "error postcode-format F2",
        "error kvk-format D2",
        "error value-missing B3",
        "error value-missing C2",
        "error choice-unknown C2",
        "error value-missing C2",
    ]
    assert [set(problem.touches) for problem in found.problems] == [
        set(),
        {"swv:PO9901", "convenant"},
        {"bestuur:90101", "convenant"},
        {"bestuur:90102", "convenant"},
        {"gemeente:9801", "convenant"},
        {"bestuur:90101", "convenant"},
        {"overleg:MDO", "convenant"},
    ]
    assert [board.number for board in found.region.boards] == ["90101", "90102"]
    assert found.problems[2].value == "123"
    assert all(problem.mend for problem in found.problems)


def test_a_school_that_is_wrong_holds_back_only_the_cases_that_name_it(tmp_path: Path) -> None:
    found = read(tmp_path, {"Scholen Postcode": "?"}, {"Casussen School 3": "99XB"})
    (problem,) = found.problems
    assert problem.touches == {"school:99XA", "casus:ZK-1AAA"}


def test_what_a_case_may_also_tell_is_read_and_spelled_as_the_columns_have_it(tmp_path: Path) -> None:
    more = {
        "Casussen Overlegtijd": "14.30 uur",
        "Casussen Overlegplaats": "kamer 3",
        "Casussen Logbladen": "Onderzoek; uitnodigingen",
        "Gezag Situatie": "erkend voor 2023",
        "Deelnemers Bewaartermijn": "20 jaar",
    }
    found = read(tmp_path, cases=more)
    assert [problem.rule for problem in found.problems] == []
    told_more, other = found.cases
    assert (told_more.meeting_time, told_more.meeting_place) == ("14.30 uur", "kamer 3")
    assert told_more.logs == ("uitnodigingen", "onderzoek")
    assert told_more.representatives[0].situation == "erkend vóór 2023"
    assert told_more.participants[0].retention == "20 jaar"
    assert (other.meeting_time, other.logs, other.representatives[0].situation) == ("", (), "")


POLICY: list[list[Any]] = [
    ["Vanaf leeftijd", "Leerling tekent", "Gezag tekent", "Bron"],
    [0, "nee", "ja", "besluit OOGO 3 juni 2026"],
]


def test_a_regions_own_policy_is_a_sheet_of_rules(tmp_path: Path) -> None:
    rules = [*POLICY, [16, "ja", "nee", "besluit OOGO 3 juni 2026"]]
    sheets = workbooks.changed(workbooks.PARTIES, {"Convenant Toestemmingsbeleid": "eigen"}) | {"Eigen beleid": rules}
    found = intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets))
    assert (found.problems, found.region.covenant.policy) == ((), "eigen")
    assert [(rule.from_age, rule.pupil_signs, rule.holders_sign) for rule in found.region.own_policy] == [
        (0, False, True),
        (16, True, False),
    ]
    assert found.region.own_policy[1].basis == "besluit OOGO 3 juni 2026"
    assert found.region.own_policy[1].source.place("pupil_signs").cell == "B3"


def test_what_was_decided_about_changes_and_how_far_the_signing_is_are_sheets_of_their_own(tmp_path: Path) -> None:
    decided: list[list[Any]] = [
        ["Partij", "Wijziging", "Besluit", "Reden"],
        ["41234", "bestuur weg", "niet maken", "al geregeld"],
    ]
    register: list[list[Any]] = [
        ["Document", "Handtekening", "Verstuurd op"],
        ["volmacht_41234_PO2507", "H1", date(2026, 11, 12)],
    ]
    own: dict[str, list[list[Any]]] = {"Wijzigingen": decided, "Tekenregister": register}
    sheets = {**workbooks.changed(workbooks.PARTIES, {}), **own}
    found = intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets))

    (overruling,), (record,) = found.region.overrulings, found.region.signing
    assert (overruling.party, overruling.change, overruling.decision) == ("41234", "bestuur weg", "niet maken")
    assert overruling.reason == "al geregeld"
    assert (record.document, record.code, record.sent_on) == ("volmacht_41234_PO2507", "H1", date(2026, 11, 12))
    assert found.problems == ()


def test_a_fault_in_an_own_policy_holds_back_only_the_cases_that_follow_it(tmp_path: Path) -> None:
    rules = [*POLICY, [12, "soms", "ja", "besluit"]]
    sheets = {**workbooks.changed(workbooks.PARTIES, {}), "Eigen beleid": rules}
    case_path = workbooks.cases(tmp_path, {"Casussen Toestemmingsbeleid 3": "eigen"})
    found = intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets), case_path)
    assert told(found.problems) == ["error yes-no B3"]
    assert found.problems[0].touches == {"beleid:eigen", "casus:ZK-2BBB"}


def test_a_missing_sheet_is_told_and_a_likely_one_is_named(tmp_path: Path) -> None:
    sheets = workbooks.changed(workbooks.PARTIES, {})
    sheets["Schoolbestuur"] = sheets.pop("Schoolbesturen")
    found = intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets))
    (problem,) = found.problems
    assert (problem.rule, problem.place.sheet, problem.touches) == ("sheet-missing", "Schoolbesturen", frozenset())
    assert "‘Schoolbestuur’" in problem.mend


def test_optional_sheets_may_be_absent_or_empty(tmp_path: Path) -> None:
    sheets = workbooks.changed(workbooks.PARTIES, {"Volmachten ": GONE, "Scholen ": GONE})
    sheets["Aanbieders"] = []
    sheets["Kladblok"] = [["van", "alles"]]
    assert intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets)).problems == ()


def test_a_workbook_of_something_else_says_what_is_missing(tmp_path: Path) -> None:
    path = workbooks.write(tmp_path / "parties.xlsx", {"Blad1": [["zomaar", "iets"]], "SWV": [["ook", "niet"]]})
    found = intake.read(path)
    assert [(problem.rule, problem.place.sheet) for problem in found.problems] == [
        ("sheet-missing", "Convenant"),
        ("header-missing", "SWV"),
        ("sheet-missing", "Schoolbesturen"),
        ("sheet-missing", "Gemeenten"),
    ]
    assert found.region.boards == ()


def test_a_missing_needed_column_is_told_once_and_not_per_row(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, {"Schoolbesturen Rechtsvorm": GONE}).problems
    assert (problem.severity, problem.rule) == (Severity.ERROR, "column-missing")
    assert "Rechtsvorm" in problem.message
    assert problem.touches == frozenset()


def test_a_missing_field_of_the_covenant_holds_back_everything(tmp_path: Path) -> None:
    found = read(tmp_path, {"Convenant Ingangsdatum": GONE, "Convenant Editie": None})
    assert told(found.problems) == ["error value-missing B3", "error column-missing A1"]
    assert all(problem.touches == frozenset() for problem in found.problems)


def test_an_unknown_column_is_kept_for_templates_and_told_with_what_it_resembles(tmp_path: Path) -> None:
    found = read(tmp_path, {"Schoolbesturen Ondertekenaar 1e": "mevrouw X", "Schoolbesturen Kleur": "blauw"})
    assert told(found.problems) == ["notice column-unknown I1", "notice column-unknown J1"]
    assert "Bedoelde u ‘Ondertekenaar 2’?" in found.problems[0].mend
    assert "‘kleur’" in found.problems[1].message
    assert [board.extra["kleur"] for board in found.region.boards] == ["blauw", ""]


def test_an_unknown_field_of_the_covenant_is_kept_too(tmp_path: Path) -> None:
    found = read(tmp_path, {"Convenant Logo": "zilver.png", "Convenant Tekendatm": date(2026, 12, 10)})
    assert found.region.covenant.extra == {"logo": "zilver.png", "tekendatm": "10 december 2026"}
    assert [problem.mend for problem in found.problems] == ["", "Bedoelde u ‘Tekendatum’?"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"Schoolbesturen BSN": "x"}, ["error bsn-column I1"]),
        ({"Schoolbesturen BSN van ondertekenaar": "x"}, ["error bsn-column I1"]),
        ({"Convenant BSN": "x"}, ["error bsn-column A6"]),
        ({"Schoolbesturen Naam": "111222333"}, ["error bsn B2"]),
        ({"Schoolbesturen Notitie": 111222333}, ["error bsn I2", "notice column-unknown I1"]),
        ({"Schoolbesturen RSIN": 111222333}, ["notice column-unknown I1"]),
    ],
)
def test_a_bsn_is_refused_and_never_repeated(tmp_path: Path, change: Mapping[str, Any], expected: list[str]) -> None:
    found = read(tmp_path, change)
    assert sorted(told(found.problems)) == expected
    assert not any("111222333" in f"{problem.message}{problem.value}" for problem in found.problems)
    assert not any("111222333" in f"{board}" for board in found.region.boards)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"Schoolbesturen naam": "dubbel"}, ["error column-twice I1"]),
        ({"Convenant regio": "dubbel"}, ["error column-twice A6"]),
        ({"Schoolbesturen 2e naam": "x"}, ["notice column-unknown I1"]),
        ({"Schoolbesturen E-mail": "=A1"}, ["error formula-not-calculated I2"]),
        ({"Schoolbesturen Kleur": "#N/A"}, ["error formula-error I2", "notice column-unknown I1"]),
        ({"Schoolbesturen Kleur 4": "los"}, ["notice column-unknown I1", "notice row-ignored I4"]),
        ({"SWV KvK": 990011}, ["error kvk-format C2"]),
        ({"SWV KvK": 9900011}, ["notice leading-zero C2"]),
    ],
)
def test_nothing_odd_in_the_parties_passes_silently(
    tmp_path: Path, change: Mapping[str, Any], expected: list[str]
) -> None:
    assert sorted(told(read(tmp_path, change).problems)) == expected


def test_a_value_under_an_empty_header_is_told(tmp_path: Path) -> None:
    sheets = workbooks.changed(workbooks.PARTIES, {})
    sheets["Gemeenten"][1].append("verdwaald")
    found = intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets))
    assert told(found.problems) == ["notice column-nameless E2"]


def test_hidden_rows_and_columns_that_hold_data_are_named(tmp_path: Path) -> None:
    path = workbooks.parties(tmp_path)
    book = load_workbook(path)
    book["Schoolbesturen"].row_dimensions[3].hidden = True
    book["Schoolbesturen"].column_dimensions["B"].hidden = True
    book["Gemeenten"].sheet_state = "hidden"
    book.save(path)
    found = intake.read(path)
    assert told(found.problems) == ["warning hidden-data A3", "warning hidden-data A1"]
    assert "rij 3; kolom B" in found.problems[0].message
    assert "het hele blad" in found.problems[1].message


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("De  Lelie", "notice spaces-stray"),
        ("王", "warning character-no-font"),
        ("a\u202eb", "error character-misleading"),
    ],
)
def test_odd_characters_are_told_at_the_cell(tmp_path: Path, content: str, rule: str) -> None:
    assert told(read(tmp_path, {"Schoolbesturen Naam": content}).problems) == [f"{rule} B2"]
    assert f"{rule} I2" in told(read(tmp_path, {"Schoolbesturen Kleur": content}).problems)


def test_merged_cells_over_data_are_one_error_without_a_second_about_what_they_leave_empty(tmp_path: Path) -> None:
    path = workbooks.parties(tmp_path)
    book = load_workbook(path)
    book["Schoolbesturen"].merge_cells("C2:C3")
    book["Schoolbesturen"].merge_cells("J2:J3")
    book.save(path)
    (problem,) = intake.read(path).problems
    assert (problem.severity, problem.rule, problem.place.cell) == (Severity.ERROR, "cells-merged", "C2")
    assert "C2 tot en met C3" in problem.message
    assert problem.touches == {"bestuur:90101", "bestuur:90102", "convenant"}, "no more than the rows it covers"


def test_a_second_header_is_named_with_both_rows(tmp_path: Path) -> None:
    sheets = workbooks.changed(workbooks.PARTIES, {})
    sheets["Gemeenten"] += [["Code", "Naam", "Ondertekenaar", "Functie"]]
    (problem,) = intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets)).problems
    assert (problem.severity, problem.rule, problem.place.cell) == (Severity.ERROR, "header-twice", "A3")
    assert "rij 1 én in rij 3" in problem.message


def test_data_above_the_header_is_told_and_explanations_and_examples_are_not(tmp_path: Path) -> None:
    sheets = workbooks.changed(workbooks.PARTIES, {})
    shown = [columns.MUNICIPALITIES.column(name) for name in ("code", "name", "signatory.name", "signatory.function")]
    above = [[column.explanation for column in shown], [column.example for column in shown]]
    sheets["Gemeenten"] = [["Gemeenten"], *above, ["9802", "Verloren"], *sheets["Gemeenten"]]
    found = intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets))
    assert told(found.problems) == ["warning row-above-header A4"]


def test_a_column_by_another_name_is_suggested_and_not_read(tmp_path: Path) -> None:
    found = read(tmp_path, {"Schoolbesturen KvK": GONE, "Schoolbesturen KvK-nummer": "99000101"})
    assert told(found.problems) == ["notice column-unknown H1", "error column-missing A1"]
    assert found.problems[0].mend == "Bedoelde u ‘KvK’?"
    assert found.region.boards[0].kvk == ""


CASE_FAULTS: list[tuple[dict[str, Any], list[str], set[str]]] = [
    ({"Casussen Casus": "Noor Heijden"}, ["error case-format A2", *["error case-unknown A2"] * 2], {"casus"}),
    ({"Casussen Geboortedatum": "12-5-17"}, ["error date-ambiguous E2"], {"casus:ZK-1AAA"}),
    ({"Casussen Vraag": "BSN 111222333"}, ["error bsn I2"], {"casus:ZK-1AAA"}),
    ({"Casussen Vraag": 10000008}, ["error bsn I2"], {"casus:ZK-1AAA"}),
    ({"Casussen BSN": "x"}, ["error bsn-column I1"], {"casus:ZK-1AAA", "casus:ZK-2BBB"}),
    ({"Gezag Relatie": "Noors moeder"}, ["error choice-unknown C2"], {"casus:ZK-1AAA"}),
    ({"Gezag Gezag": None}, ["error value-missing D2"], {"casus:ZK-1AAA"}),
    ({"Gezag Casus": "ZK-1AAB"}, ["error case-unknown A2"], {"casus:ZK-1AAA"}),
    ({"Gezag Casus": None}, ["error value-missing A2"], {"casus:ZK-1AAA", "casus:ZK-2BBB"}),
    ({"Deelnemers Casus": "QQ-999"}, ["error case-unknown A2"], {"casus"}),
    ({"Deelnemers Noor Heijden": "x"}, ["notice column-unknown F1"], {"casus:ZK-1AAA", "casus:ZK-2BBB"}),
]


@pytest.mark.parametrize(("change", "expected", "touched"), CASE_FAULTS)
def test_a_fault_in_a_case_touches_that_case_and_repeats_no_pupils_data(
    tmp_path: Path, change: Mapping[str, Any], expected: list[str], touched: set[str]
) -> None:
    problems = read(tmp_path, cases=change).problems
    assert told(problems) == expected
    assert set(problems[0].touches) == touched
    said = " ".join(f"{problem.message} {problem.mend} {problem.value}" for problem in problems)
    assert not any(word in said for word in ("Noor", "Heijden", "Bakker", "moeder", "111222333", "12-5-17"))


def test_a_case_without_a_usable_date_is_left_out_and_one_with_another_fault_stays(tmp_path: Path) -> None:
    found = read(tmp_path, cases={"Casussen Overlegdatum": "ooit", "Casussen Doel 3": None})
    assert [case.code for case in found.cases] == ["ZK-2BBB"]


def test_a_case_is_joined_to_the_region_as_the_region_spells_it(tmp_path: Path) -> None:
    found = read(tmp_path, {"Scholen BRIN": "99xa00"}, {"Casussen Overlegvorm": "mdo", "Casussen School": "99XA"})
    assert (found.cases[0].meeting_form, found.cases[0].school) == ("MDO", "99XA00")


def test_two_files_that_cannot_be_read_are_both_told(tmp_path: Path) -> None:
    (tmp_path / "cases.xlsx").write_bytes(b"")
    with pytest.raises(Stop) as stopped:
        intake.read(tmp_path / "parties.xlsx", tmp_path / "cases.xlsx")
    assert [problem.rule for problem in stopped.value.problems] == ["workbook-missing", "workbook-empty"]


CELLS = st.one_of(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"], max_codepoint=0xFFFF), max_size=40),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
)
PLACES = [f"{sheet.name} {column.header}" for sheet in columns.PARTIES for column in sheet.columns]
CASE_PLACES = [f"{sheet.name} {column.header}" for sheet in columns.CASE_SHEETS for column in sheet.columns]
PRESENT = [place for place in PLACES if place.split()[0] in workbooks.PARTIES]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(PRESENT), CELLS, max_size=4),
    st.dictionaries(st.sampled_from(CASE_PLACES), CELLS, max_size=4),
)
def test_no_cell_whatever_raises(tmp_path: Path, parties: dict[str, Any], cases: dict[str, Any]) -> None:
    found = read(tmp_path, parties, cases)
    assert found.region.covenant is not None
    assert all(problem.message and problem.rule for problem in found.problems)


def test_two_sheets_with_one_name_are_both_named(tmp_path: Path) -> None:
    sheets = workbooks.changed(workbooks.PARTIES, {})
    sheets["gemeenten "] = sheets["Gemeenten"]
    (problem,) = intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets)).problems
    assert (problem.severity, problem.rule, problem.place.sheet) == (Severity.ERROR, "sheet-twice", "gemeenten ")
    sheets["gemeenten "] = []
    assert intake.read(workbooks.write(tmp_path / "parties.xlsx", sheets)).problems == ()
