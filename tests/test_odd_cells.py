"""Cells, rows and formats as odd programs write them: read right, told of, or a reason to refuse the file."""

from datetime import date, time
from pathlib import Path

import pytest

from generator.workbooks.grids import Fault, Row, Value
from generator.workbooks.parts import Reads, reads
from tests.raw_workbook import SHEET, STRINGS, grid, pack, package, refusal, row, sheet, strings


def values(folder: Path, *cells: str, **more: str) -> list[Value]:
    """Return the values of one row of cells of XML."""
    parts = package(row(*cells), more={STRINGS: more["strings"]} if "strings" in more else None)
    return [value for found in grid(pack(folder / "a.xlsx", parts)).rows for value in found.values.values()]


def test_cells_and_rows_that_do_not_say_where_they_stand_follow_one_another(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="7"><c r="D7"><v>4</v></c><c><v>5</v></c></row>'
    rows += '<row><c r="b8"><v>6</v></c></row><row><c r="A12"><v>7</v></c></row>'
    found = grid(pack(tmp_path / "a.xlsx", package(rows))).rows
    assert [(one.number, dict(one.values)) for one in found] == [
        (1, {"A": 1, "C": 3}),
        (7, {"D": 4, "E": 5}),
        (8, {"B": 6}),
        (12, {"A": 7}),
    ]


def test_rows_out_of_order_are_put_in_order_and_a_row_in_two_pieces_is_one(tmp_path: Path) -> None:
    rows = row('<c r="A9"><v>9</v></c>', number=9) + row('<c r="A2"><v>2</v></c>', number=2)
    rows += row('<c r="B9"><v>99</v></c>', number=9)
    assert grid(pack(tmp_path / "a.xlsx", package(rows))).rows == (Row(2, {"A": 2}), Row(9, {"A": 9, "B": 99}))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="AAAAAAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"/><c><v>1</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A"><v>1</v></c></row>',
        '<row r="1"><c r="$A$1"><v>1</v></c></row>',
        '<row r="1"><c r="-1"><v>1</v></c></row>',
        '<row><c r="A99999999"><v>1</v></c></row>',
        '<row r="0"><c><v>1</v></c></row>',
        '<row r="-5"><c><v>1</v></c></row>',
        '<row r="1048577"><c><v>1</v></c></row>',
        '<row r="eerste"><c><v>1</v></c></row>',
    ],
)
def test_a_value_without_a_place_of_its_own_makes_the_file_damaged(tmp_path: Path, rows: str) -> None:
    assert refusal(pack(tmp_path / "a.xlsx", package(rows)))[0] == "workbook-damaged"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c s="-1"><v>5</v></c>', 5),
        ('<c s="99999999999"><v>5</v></c>', 5),
        ('<c s=""><v>5</v></c>', 5),
        ("<c><v>1e400</v></c>", Fault.UNREADABLE),
        ("<c><v>NaN</v></c>", Fault.UNREADABLE),
        ("<c><v>INF</v></c>", Fault.UNREADABLE),
        ("<c><v>1_000</v></c>", Fault.UNREADABLE),
        ("<c><v>٣</v></c>", Fault.UNREADABLE),
        (f"<c><v>{'9' * 5_000}</v></c>", Fault.UNREADABLE),
        ("<c><v>4.1234567E7</v></c>", 41234567.0),
        ("<c><v> 7 </v></c>", 7),
        ("<c><v>-3</v></c>", -3),
        ('<c s="1"><v>46082</v></c>', date(2026, 3, 1)),
        ('<c s="1"><v>46082.999999</v></c>', date(2026, 3, 1)),
        ('<c s="1"><v>1</v></c>', date(1900, 1, 1)),
        ('<c s="1"><v>61</v></c>', date(1900, 3, 1)),
        ('<c s="1"><v>0.5</v></c>', time(12)),
        ('<c s="1"><v>-5</v></c>', -5),
        ('<c s="1"><v>41234567</v></c>', 41234567),
        ('<c s="1"><v>1e300</v></c>', 1e300),
        ('<c s="2"><v>1.25</v></c>', time(6)),
        ('<c t="b"><v>1</v></c>', True),
        ('<c t="b"><v>false</v></c>', False),
        ('<c t="b"><v>2</v></c>', Fault.UNREADABLE),
        ('<c t="e"><v>#N/A</v></c>', Fault.ERROR),
        ('<c t="str"><v>#REF!</v></c>', Fault.ERROR),
        ('<c t="d"><v>2026-03-01T09:30:00.000Z</v></c>', date(2026, 3, 1)),
        ('<c t="d"><v>T09:30:00</v></c>', time(9, 30)),
        ('<c t="d"><v>PT25H30M</v></c>', time(1, 30)),
        ('<c t="d"><v>2026-02-30</v></c>', "2026-02-30"),
        ('<c t="s"><v>99</v></c>', Fault.UNREADABLE),
        ('<c t="s"><v>-1</v></c>', Fault.UNREADABLE),
        ('<c t="onzin"><v>x</v></c>', Fault.UNREADABLE),
        ('<c t="inlineStr"><is><r><t>rijke </t></r><r><t>tekst</t></r><rPh><t>x</t></rPh></is></c>', "rijke tekst"),
        ('<c t="inlineStr"><is><t><![CDATA[<a> & b]]></t></is></c>', "<a> & b"),
        (f'<c t="str"><v>{"é" * 32_767}</v></c>', "é" * 32_767),
        (f'<c t="str"><v>{"é" * 32_768}</v></c>', Fault.TOO_LONG),
        ("<c><f>1+1</f></c>", Fault.NOT_CALCULATED),
        ("<c><f>1+1</f><v>2</v></c>", 2),
        ('<c><f t="shared" si="0"/><v/></c>', Fault.NOT_CALCULATED),
    ],
)  # fmt: skip
def test_one_cell_is_read_right_or_is_a_fault_of_its_own(tmp_path: Path, cell: str, value: Value) -> None:
    assert values(tmp_path, cell, '<c t="str"><v>de volgende</v></c>') == [value, "de volgende"]


@pytest.mark.parametrize("cell", ['<c s="1"/>', '<c t="s"><v/></c>', '<c t="str"><f>""</f><v></v></c>', "<c><is/></c>"])
def test_a_cell_without_a_value_is_no_cell(tmp_path: Path, cell: str) -> None:
    assert values(tmp_path, cell) == []


def test_shared_texts_are_read_without_the_readings_above_them(tmp_path: Path) -> None:
    texts = strings(
        "<t>gewoon</t>",
        '<r><rPr><b/></rPr><t xml:space="preserve">vet </t></r><r><t>en schuin</t></r>',
        '<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh>',
        "",
        f"<t>{'x' * 32_768}</t>",
    )
    cells = [f'<c t="s"><v>{number}</v></c>' for number in range(5)]
    assert values(tmp_path, *cells, strings=texts) == ["gewoon", "vet en schuin", "東京", Fault.TOO_LONG]


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("General", Reads.NUMBER),
        ("0.00E+00", Reads.NUMBER),
        ('0" dagen"', Reads.NUMBER),
        ("[Red]0", Reads.NUMBER),
        (r"\d0", Reads.NUMBER),
        ("@", Reads.NUMBER),
        ('0;"min "0', Reads.NUMBER),
        ("[$-413]d mmmm yyyy", Reads.DATE),
        ('"op" dd-mm-yyyy;@', Reads.DATE),
        ("[h]:mm", Reads.ELAPSED),
        ("[$€-413] #,##0.00", Reads.NUMBER),
    ],
)
def test_a_format_says_whether_a_number_is_a_day(code: str, how: Reads) -> None:
    assert reads(code) is how


def test_hidden_columns_and_merged_ranges_that_make_no_sense(tmp_path: Path) -> None:
    merged = ("A1:B2", "B2:C3", "D1:XFD1048576", "onzin", "C9", "$E$1:$E$2")
    after = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    part = sheet(
        row('<c r="A1"><v>1</v></c>'),
        before='<cols><col min="1" max="16384" hidden="1"/></cols>',
        after=f"<mergeCells>{after}</mergeCells>",
    )
    found = grid(pack(tmp_path / "a.xlsx", package(more={SHEET: part})))
    assert found.hidden_columns == {"A"}
    assert found.merged == ("A1:B2", "D1:XFD1048576"), "no two overlap"
    for columns in ('<col min="1" max="16385"/>', '<col min="5" max="2"/>', '<col min="1" max="1"/>' * 2):
        part = sheet("", before=f"<cols>{columns}</cols>")
        assert refusal(pack(tmp_path / "b.xlsx", package(more={SHEET: part})))[0] == "workbook-damaged"
