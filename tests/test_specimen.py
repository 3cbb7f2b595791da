"""The specimen of each kind of template has the fields of real documents, all filled, and nothing of a user's."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import get_args

import pytest

from generator import plan, specimen, specimen_rows
from generator.documents import TEMPLATE_OF
from generator.fields import papers
from generator.fields.changes import Concerned, Unsigned, reminder_fields
from generator.fields.papers import Cover, Listed, Mailing, MandateState, Names, ToSign
from generator.model import CaseKind, ChangeKind, TemplateKind
from generator.specimen import ITEM
from generator.workbooks import columns, intake
from tests.builders import board, case, region
from tests.changed_regions import papers_of

ROOT = Path(__file__).parents[1]
KINDS = get_args(TemplateKind)
OF_CASE = get_args(CaseKind)
OF_CHANGE = get_args(ChangeKind)
NEVER_FILLED = {  # by the end of its path: why a field has nothing in this kind of document
    "aanbieders.*.handtekening": "a care provider signs its own form, not this document",
    "aanbieders_nu.*.handtekening": "a care provider signs its own form, not this document",
    "besturen.*.ondertekenaars.*.handtekening": "a board that gave a mandate does not sign the covenant",
}
NEVER_FILLED_IN = {
    ("covenant", "document.sha256"): "the digest is of the covenant's own text",
    **{(kind, "document.sha256"): "just what rests on the covenant's text prints it" for kind in OF_CASE},
    ("cover", "document.sha256"): "just what rests on the covenant's text prints it",
    **{(kind, "document.sha256"): "just what rests on the covenant's text prints it" for kind in OF_CHANGE},
    **{
        (kind, name): "the SWV does not sign it"
        for kind in ("revocation", "ratification")
        for name in ("swv.handtekening", "swv.handtekening_besturen")
    },
    **{
        (kind, "bestuur.ondertekenaars.*.handtekening"): "a board that gave a mandate does not sign the covenant"
        for kind in ("revocation", "ratification", "succession")
    },
    ("addendum", "swvs_nu.*.handtekening"): "the SWV does not sign it",
    ("addendum", "swvs_nu.*.handtekening_besturen"): "the SWV does not sign it",
    ("announcement", "aanbieder.handtekening"): "a care provider signs its own form, not this document",
    **{(kind, "document.datum"): "it is dated by who signs it, or writes on it" for kind in OF_CASE},
    ("reading_aid", "ondertekenaar.handtekening"): "the Dutch form is what is signed",
    ("cover", "document.datum"): "a cover is not dated",
    ("mandate", "swv.handtekening"): "the SWV does not sign a mandate",
    ("mandate", "swv.handtekening_besturen"): "the SWV does not sign a mandate",
    ("mandate", "bestuur.ondertekenaars.*.handtekening"): "a board that gave a mandate does not sign the covenant",
    **{
        (kind, "bestuur.ondertekenaars.*.handtekening"): "a board that gave a mandate does not sign the covenant"
        for kind in OF_CASE
    },
}


def paths(names: Names) -> set[str]:
    return {".".join(path) for path, _ in specimen.leaves(names)}


def empty(names: Names) -> set[str]:
    """Return the paths that are empty wherever they come."""
    found = list(specimen.leaves(names))
    filled = {path for path, value in found if value not in ("", ())}
    return {".".join(path) for path, _ in found if path not in filled}


@cache
def _real() -> dict[str, set[str]]:
    """Return by template the fields of all documents made from the example workbooks."""
    found = intake.read(ROOT / "parties.xlsx", ROOT / "cases.xlsx")
    wanted = plan.plan(
        found.region,
        found.cases,
        today=date(2026, 12, 1),
        sha256=lambda _: "0" * 64,
        aid_for=lambda language: TEMPLATE_OF["reading_aid"] if language else "",
    )
    fields: dict[str, set[str]] = {}
    for document in (*wanted.documents, *papers_of()):
        fields.setdefault(document.template, set()).update(paths(document.values()))
    party = Concerned(subject="bestuur:41234", name="A", number="41234", address=("Dijk 2",))
    about = papers.document_fields("herinnering", "herinnering", "2026-1", None)
    late = Unsigned(title="Volmacht", who="B", capacity="voorzitter")
    fields["herinnering.docx"] = paths(reminder_fields(wanted.shared, party, [late], about))
    cover = Cover(
        title="Pakket",
        addressee="Bestuur",
        kind="bestuur",
        explanation="Uitleg.",
        address=("Kerkstraat 1",),
        to_sign=(ToSign(who="A", capacity="b", title="c", page=1, code="H1"),),
        documents=(Listed(title="Convenant", first=1, last=2),),
        missing=("iets",),
        mandates=(MandateState("A", "41234", date(2026, 11, 18), ""),),
        mailings=(Mailing(title="A", first=5, last=8, sheets=2, originals=2, in_person=False),),
    )
    about = papers.document_fields("omslag", "omslag", "2026-1", None)
    fields["omslag.docx"] = paths(papers.cover_fields(wanted.shared, cover, about))
    return fields


@pytest.mark.parametrize("kind", KINDS)
def test_a_specimen_has_exactly_the_fields_of_the_real_documents(kind: TemplateKind) -> None:
    assert paths(specimen.names(kind)) == _real()[TEMPLATE_OF[kind]]
    assert set(specimen.usual(kind)) == set(specimen.names(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_filled_but_what_is_never_filled_in_such_a_document(kind: TemplateKind) -> None:
    left = {
        name
        for name in empty(specimen.names(kind))
        if (kind, name) not in NEVER_FILLED_IN and not any(name.endswith(end) for end in NEVER_FILLED)
    }
    assert left == set()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_to_be_never_filled_is_there_and_empty(kind: TemplateKind) -> None:
    assert {name for of, name in NEVER_FILLED_IN if of == kind} <= empty(specimen.names(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_has_two_items_at_least_once(kind: TemplateKind) -> None:
    longest: dict[tuple[str, ...], int] = {}
    for path, value in specimen.leaves(specimen.names(kind)):
        if isinstance(value, tuple):
            longest[path] = max(len(value), longest.get(path, 0))
    assert longest
    assert [".".join(path) for path, length in longest.items() if length < 2] == []


@pytest.mark.parametrize("kind", KINDS)
def test_bare_has_no_field_that_the_full_one_lacks_and_empties_what_may_be_empty(kind: TemplateKind) -> None:
    full, bare = specimen.names(kind), specimen.names(kind, bare=True)
    assert paths(bare) <= paths(full)
    assert set(bare) == set(full)
    assert "convenant.evaluatie" in empty(bare)
    assert not {"convenant.regio", "schoolbesturen", "gemeenten", "swvs.*.naam"} & empty(bare)


def test_a_column_that_is_not_needed_can_be_empty_and_a_needed_one_can_not() -> None:
    can = specimen.can_be_empty("covenant")
    for column in columns.BOARDS.columns:
        if column.field not in ("tekent", "swv"):  # filled by what an empty cell means, and a list
            assert (("schoolbesturen", ITEM, column.field) in can) is not column.needed, column.header


def test_lists_that_may_be_empty_are_so_in_bare_and_their_fields_are_known() -> None:
    for kind, path in (("covenant", "aanbieders"), ("consent", "gezagsdragers"), ("cover", "pakket.te_tekenen")):
        assert path in empty(specimen.names(kind, bare=True))  # type: ignore[arg-type]
    assert ("aanbieders", ITEM, "e_mail") in specimen.can_be_empty("covenant")
    assert ("gezagsdragers", ITEM, "bewijs") in specimen.can_be_empty("consent")
    assert ("overlegvorm", "naam") not in specimen.can_be_empty("consent")


def test_columns_of_the_users_own_are_there_with_their_name_and_never_with_their_value() -> None:
    own = MappingProxyType({"denominatie": "geheim-1"})
    found = case()
    parties = region(boards_extra := "41234 stichting", covenant=replace(region().covenant, extra={"fg": "geheim-2"}))
    parties = replace(parties, boards=(board(boards_extra, extra=own),))
    person = replace(found.representatives[0], extra={"kind_van": "geheim-3"})
    found = replace(found, extra={"mentor_klas": "geheim-4"}, representatives=(person,))
    names = specimen.names("consent", parties, (found,))
    leaves = {".".join(path): value for path, value in specimen.leaves(names)}
    assert leaves["schoolbesturen.*.denominatie"] == "voorbeeld denominatie"
    assert leaves["convenant.fg"] == "voorbeeld fg"
    assert leaves["casus.mentor_klas"] == "voorbeeld mentor klas"
    assert leaves["ondertekenaar.kind_van"] == "voorbeeld kind van"
    assert not [text for text in papers.texts(names) if "geheim-" in text]
    bare = {
        ".".join(path): value
        for path, value in specimen.leaves(specimen.names("consent", parties, (found,), bare=True))
    }
    assert bare["schoolbesturen.*.denominatie"] == bare["convenant.fg"] == bare["casus.mentor_klas"] == ""


def test_the_fields_of_a_shared_example_do_not_change() -> None:
    names = specimen.names("mandate")
    names["bestuur"] = None
    assert specimen.names("mandate")["bestuur"] is not None


def test_the_usual_consent_form_is_a_parents_and_the_full_one_has_every_field() -> None:
    leaves = {".".join(path): value for path, value in specimen.leaves(specimen.usual("consent"))}
    assert leaves["ondertekenaar.rol"] == "ouder-1"
    assert "namens" not in str(leaves["ondertekenaar.hoedanigheid"])


def test_the_rows_of_the_specimen_are_read_without_a_problem() -> None:
    for bare in (False, True):
        found = specimen._read(specimen_rows.BARE if bare else specimen_rows.FULL, (), bare)
        assert [problem.message for problem in found.problems] == []
