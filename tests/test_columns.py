"""The table of sheets and columns agrees with the model, with the contract, and with itself."""

import dataclasses
import typing

import pytest

from generator.model import SchoolBoard, Signatory, Source
from generator.workbooks import columns
from generator.workbooks.columns import Column, Kind, Sheet

SHEETS = (*columns.PARTIES, *columns.CASE_SHEETS)
OF_THE_ROW = {"source", "extra", "cells", "recorded"}
OF_OTHER_SHEETS = {"Casussen": {"representatives", "participants"}}
EVERY_COLUMN = [
    pytest.param(sheet, column, id=f"{sheet.name}-{column.header}") for sheet in SHEETS for column in sheet.columns
]


def root(column: Column) -> str:
    return column.attribute.split(".")[0]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_attribute_of_a_record_has_a_column_and_the_other_way_round(sheet: Sheet) -> None:
    attributes = {field.name for field in dataclasses.fields(sheet.record)}
    attributes -= OF_THE_ROW | OF_OTHER_SHEETS.get(sheet.name, set())
    assert {root(column) for column in sheet.columns} == attributes


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_two_headers_of_a_sheet_are_read_as_one(sheet: Sheet) -> None:
    keys = [columns.key(column.header) for column in sheet.columns]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("sheet", "column"), EVERY_COLUMN)
def test_a_column_is_explained_in_a_sentence_and_choices_stand_with_choice_kinds(sheet: Sheet, column: Column) -> None:
    assert column.explanation.endswith(".")
    assert bool(column.choices) == (column.kind in {Kind.CHOICE, Kind.CHOICES, Kind.YES_NO})
    assert bool(column.length) == (column.kind is Kind.DIGITS)
    if column.kind is Kind.CHOICE:
        assert column.example in column.choices


@pytest.mark.parametrize(("sheet", "column"), EVERY_COLUMN)
def test_choices_are_the_ones_the_model_knows(sheet: Sheet, column: Column) -> None:
    hint = typing.get_type_hints(sheet.record).get(column.attribute)
    literals = {value for value in typing.get_args(hint) if isinstance(value, str) and value}
    if literals and column.kind is Kind.CHOICE:
        assert literals == set(column.choices)


def test_a_needed_column_is_an_attribute_the_model_does_not_default() -> None:
    for sheet in SHEETS:
        without_default = {
            field.name
            for field in dataclasses.fields(sheet.record)
            if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        } - OF_THE_ROW
        assert {root(column) for column in sheet.columns if column.needed} == without_default


def test_the_field_name_is_the_header_in_lower_case_with_underscores() -> None:
    assert columns.PROVIDERS.column("ended_on").field == "beeindigd_op"
    assert columns.COVENANT.column("keeper_email").field == "beheerder_e_mail"
    assert columns.BOARDS.column("signatories.0.name").field == "ondertekenaar_1"


def test_headers_are_compared_without_case_spaces_hyphens_and_accents() -> None:
    assert columns.key("  beeindigd-OP ") == columns.key("Beëindigd op")
    assert columns.key("Email") == columns.key("E-mail")
    assert columns.key("Ondertekenaar1") != columns.key("Ondertekenaar 2")


def test_a_value_is_found_by_the_path_of_its_column() -> None:
    board = SchoolBoard(
        source=Source("parties.xlsx", "Schoolbesturen", 2),
        number="41234",
        name="Stichting De Waterlelie",
        legal_form="stichting",
        kvk="41234567",
        seat="Zilverdam",
        signatories=(Signatory("mevrouw S. Yılmaz", "voorzitter"),),
        swvs=("PO2507",),
    )
    found = {column.field: columns.value(board, column) for column in columns.BOARDS.columns}
    assert found["naam"] == "Stichting De Waterlelie"
    assert found["ondertekenaar_1"] == "mevrouw S. Yılmaz"
    assert found["functie_1"] == "voorzitter"
    assert found["ondertekenaar_2"] == ""
    assert found["swv"] == ("PO2507",)


def test_asking_for_a_column_that_is_not_there_says_so() -> None:
    with pytest.raises(KeyError):
        columns.SWV.column("nickname")
