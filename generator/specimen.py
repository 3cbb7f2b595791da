"""What a template of each kind sees, for a region that does not exist: for explaining, checking and showing templates.

In: the kind of template, and the user's own columns. Out: the names a template gets, made from the examples of
``columns`` by the same reading and planning that make real documents, so that both always have the same fields. No
value of a user's workbook ever comes in: a column of the user's own gets "voorbeeld" and its name.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Literal, cast, get_args

from generator import plan, specimen_changes
from generator.bundles import Bundle
from generator.documents import TEMPLATE_OF
from generator.fields import papers
from generator.fields.papers import Cover, Listed, Mailing, MandateState, Names, Shared, ToSign
from generator.fields.parties import own_columns
from generator.model import NO_MODEL, Case, CaseKind, ChangeKind, Region, TemplateKind, TextModel
from generator.specimen_rows import ASKED_FOR, BARE, FULL, MAY_BE_ABSENT, Line, Rows
from generator.spreadsheet.places import letters
from generator.workbooks import columns, intake
from generator.workbooks.columns import FIELD, VALUE, Sheet
from generator.workbooks.workbook import Book, Grid, Row

Path = tuple[str, ...]
ITEM = "*"  # in a path: any item of a list
TODAY = date(2026, 12, 1)
DIGEST = sha256(b"voorbeeld").hexdigest()
MODEL = TextModel("Landelijk model, editie 2020", DIGEST)
MISSING = (
    "Het tekenblad namens de schoolbesturen: nog niet elke volmacht is in orde.",
    "41235 Vereniging De Kandelaar: de volmacht is nog niet getekend.",
)
STATES = (
    MandateState("Stichting Katholiek Onderwijs Zilvermeer", "41234", date(2026, 11, 12), ""),
    MandateState("Vereniging De Kandelaar", "41235", None, "de volmacht is nog niet getekend"),
)
MAILINGS = (
    Mailing(title="Tekenpakket Vereniging De Kandelaar", first=5, last=36, sheets=16, originals=2, in_person=False),
    Mailing(title="Vraag om toestemming ZK-7F3K, ouder-1", first=37, last=44, sheets=4, originals=1, in_person=True),
)
_Own = tuple[tuple[str, tuple[str, ...]], ...]
_Shape = Literal["full", "usual", "bare", "sparse"]
"""All filled; the same of the most usual document; just what is needed; that, with an item in every list."""

_SIGNERS: Mapping[_Shape, str] = {"full": "gi-1", "usual": "ouder-1", "bare": "leerling", "sparse": "leerling"}
_FOR_ONE: tuple[TemplateKind, ...] = ("consent", "invitation", "reading_aid")
"""The kinds that are made for each signer."""
_NEEDS: Mapping[TemplateKind, frozenset[str]] = {
    **dict.fromkeys(get_args(CaseKind), frozenset({columns.MEETING_FORMS.name})),
    "file_note": frozenset({columns.MEETING_FORMS.name, columns.PARTICIPANTS.name}),
    "accession": frozenset({columns.PROVIDERS.name}),
    "announcement": frozenset({columns.PROVIDERS.name}),
}
"""The sheets that may be absent, but not for this kind of document."""


def names(
    kind: TemplateKind, region: Region | None = None, cases: tuple[Case, ...] = (), *, bare: bool = False
) -> Names:
    """Return what a template of this kind sees, with every field filled and two or more items in every list.

    ``bare`` gives it with just what can't do without a value, and with nothing in a list that may be empty. ``region``
    and ``cases`` only give the names of the user's own columns.
    """
    return dict(_names(kind, "bare" if bare else "full", _own(region, cases)))


def usual(kind: TemplateKind, region: Region | None = None, cases: tuple[Case, ...] = ()) -> Names:
    """Return what the most usual document of this kind sees: a consent form is a parent's, and no packet lacks a part.

    So some field may be empty here, which is not in ``names``.
    """
    return dict(_names(kind, "usual", _own(region, cases)))


def can_be_empty(kind: TemplateKind, region: Region | None = None, cases: tuple[Case, ...] = ()) -> frozenset[Path]:
    """Return every path that is "" or an empty list in a document that lacks nothing it needs."""
    return _can_be_empty(kind, _own(region, cases))


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Give every text, number, yes or no and list that can be reached, with its path: ("swvs", "*", "naam")."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
        return
    yield path, value
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item, (*path, ITEM))


def _own(region: Region | None, cases: tuple[Case, ...]) -> _Own:
    if region is None:
        return ()
    return tuple((sheet, names) for sheet, names in own_columns(region, cases).items() if names)


@lru_cache(maxsize=64)
def _can_be_empty(kind: TemplateKind, own: _Own) -> frozenset[Path]:
    shapes: tuple[_Shape, ...] = ("bare", "sparse")
    found = (leaf for shape in shapes for leaf in leaves(_names(kind, shape, own)))
    return frozenset(path for path, value in found if value in ("", ()))


@lru_cache(maxsize=64)
def _names(kind: TemplateKind, shape: _Shape, own: _Own) -> Names:
    bare = shape in ("bare", "sparse")
    left_out = MAY_BE_ABSENT - _NEEDS.get(kind, frozenset()) if shape == "bare" else frozenset()
    found = _read({name: rows for name, rows in (BARE if bare else FULL).items() if name not in left_out}, own, bare)
    wanted = plan.plan(
        found.region,
        found.cases,
        today=TODAY,
        sha256=lambda _: DIGEST,
        model=NO_MODEL if bare else MODEL,
        aid_for=lambda _: TEMPLATE_OF["reading_aid"],
    )
    if kind in get_args(ChangeKind):
        return specimen_changes.names(cast(ChangeKind, kind), found.region, wanted.shared, full=not bare)
    if kind == "cover":
        return _cover(wanted.shared, wanted.bundles[0], shape, found.region.covenant.edition)
    made = [document for document in wanted.documents if document.kind == kind]
    signer = _SIGNERS[shape] if kind in _FOR_ONE else ""
    return next(document for document in made if document.id.endswith(signer)).values()


def _cover(shared: Shared, bundle: Bundle, shape: _Shape, edition: str) -> Names:
    pages = {item.title: 4 + 2 * rank for rank, item in enumerate(bundle.items)}
    lists = shape in ("full", "sparse")
    cover = Cover(
        title=bundle.title,
        addressee=bundle.addressee,
        kind=bundle.kind,
        explanation=bundle.explanation,
        address=bundle.address,
        to_sign=tuple(
            ToSign(
                who=line.signer,
                capacity=line.capacity,
                title=item.title,
                page=pages[item.title],
                code=line.code,
            )
            for item, line in bundle.signs
            if shape != "bare"
        ),
        documents=tuple(Listed(title=title, first=last - 1, last=last) for title, last in pages.items()),
        missing=MISSING if lists else (),
        mandates=STATES if lists else (),
        mailings=MAILINGS if lists else (),
        originals=0 if shape == "bare" else bundle.originals,
        without_others=shape != "bare",
        returns="" if shape == "bare" else bundle.returns,
        keeps="" if shape == "bare" else bundle.keeps,
        pages=44,
        sheets=22,
    )
    return papers.cover_fields(shared, cover, papers.document_fields(f"omslag_{bundle.name}", "omslag", edition, None))


def _read(rows: Rows, own: _Own, bare: bool) -> intake.Intake:
    """Return what reading two workbooks with these rows gives; of ``bare`` ones just the needed columns are filled."""
    of_the_user = dict(own)

    def book(file: str, sheets: tuple[Sheet, ...]) -> Book:
        grids = tuple(
            _grid(sheet, [_line(sheet, line, of_the_user.get(sheet.name, ()), bare) for line in rows[sheet.name]])
            for sheet in sheets
            if sheet.name in rows
        )
        return Book(file, grids, tuple(grid.name for grid in grids))

    return intake.of_books(book("parties.xlsx", columns.PARTIES), book("cases.xlsx", columns.CASE_SHEETS))


def _line(sheet: Sheet, differing: Line, own: tuple[str, ...], bare: bool) -> Line:
    """Return a row by column header; a column that is left empty has "" in it."""
    asked_for = ASKED_FOR.get(sheet.name, {}) if bare else {}
    known = {
        column.header: differing.get(column.header, column.example) if column.needed or not bare else ""
        for column in sheet.columns
    }
    return {**{name: "" if bare else f"voorbeeld {name.replace('_', ' ')}" for name in own}, **known, **asked_for}


def _grid(sheet: Sheet, lines: list[Line]) -> Grid:
    listed = [{FIELD: field, VALUE: value} for field, value in lines[0].items()] if sheet is columns.COVENANT else lines
    header = tuple(listed[0])
    rows = [dict(zip(header, header, strict=True)), *listed]
    return Grid(
        sheet.name,
        tuple(
            Row(number, {letters(at): row[name] for at, name in enumerate(header, start=1) if row[name]})
            for number, row in enumerate(rows, start=1)
        ),
    )
