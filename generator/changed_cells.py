"""Which cells of the workbooks made a document change: "Stichting X: Ondertekenaar 1 gewijzigd (Schoolbesturen!H7)".

In: the region's states at the last whole build and now, and the fields of a document that differ. Out: Dutch clauses.
Of a case only the sheet and the cell are told, never a value, and neither which school or board it belongs to.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import cast

from generator.changes.states import Kind, Row, State, sheet_of
from generator.documents import Document
from generator.dutch import count, listing
from generator.history import History
from generator.inputs import Uses
from generator.model import COVENANT, Case
from generator.problems import Place
from generator.templates.language import ITEM

MANY = 5
SIGNERS = ("signatories.0.name", "signatories.0.function", "signatories.1.name", "signatories.1.function")
LISTS: Mapping[str, tuple[Kind, ...]] = MappingProxyType(
    {
        "schoolbesturen": ("bestuur",),
        "besturen_nu": ("bestuur",),
        "swvs": ("swv", "bestuur", "volmacht"),
        "swvs_nu": ("swv",),
        "gemeenten": ("gemeente",),
        "gemeenten_nu": ("gemeente",),
        "aanbieders": ("aanbieder",),
        "aanbieders_nu": ("aanbieder",),
    }
)
"""The lists that a template sees, and the kinds of row in each."""
DERIVED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "bestuur.tekent_zelf": ("signs_itself",),
        "bestuur.ondertekenaars": SIGNERS,
        "bestuur.gezamenlijk": SIGNERS,
        "bestuur.swv_namen": ("swvs",),
        "bestuur.is_gemeente": ("legal_form",),
        "swv.noemer": ("short_name", "name"),
        "swv.sector_naam": ("sector",),
        "gemeente.krachtens_volmacht": ("proxy_reference",),
        "aanbieder.gemeente_naam": ("municipality",),
        "aanbieder.is_partij": ("takes_part_since", "signed_on", "made_known_on", "ended_on"),
        "volmacht.is_getekend": ("signed_on",),
        **{f"volmacht.{act}": ("scope",) for act in ("tekenen", "wijzigen", "toetreden", "opzeggen")},
        "volmacht.ingangsdatum": ("start",),
        "convenant.aanduiding_jongeren": ("pupil_word",),
        "convenant.toestemmingsregels": ("policy",),
        "partij.zetel": ("seat",),
        "partij.adresregels": ("address", "postcode", "city"),
        "document.editie": ("edition",),
        "document.datum": ("signing_date",),
    }
)
"""The fields that are no column of their own, and the attributes that they are made of."""
TWO_SIDED = frozenset({"mandate", "revocation", "ratification"})
"""The kinds of document whose id ends in the numbers of a board and a SWV."""
CLAUSES = MappingProxyType({"document.sha256": "de tekst van het convenant is veranderd"})


class ChangedCells:
    """Names the cells behind what differs; found once per run for what many documents share."""

    def __init__(self, history: History, cases: Iterable[Case]) -> None:
        self._now, self._last = history.now, history.last
        self._cases = {case.subject: case for case in cases}

    def clauses(
        self, document: Document, uses: Uses, root: str, names: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the clauses that name the cells of a root's fields, and those fields of which no cell is known.

        A list as a whole has no ``names``; ``uses`` tell which of its rows' fields the document reads.
        """
        if root == "casus" and (case := self._cases.get(document.subject)):
            return (f"gegevens van de casus zijn veranderd ({_at(case.source.place('code'))})",), ()
        if root in LISTS or not names:
            return tuple(self._of_list(document, root, uses.get(root, ()))), tuple(names)
        row = self._row(document, root)
        known: dict[str, None] = {}
        said, lacking = [], []
        for name in names:
            if clause := CLAUSES.get(f"{root}.{name}"):
                said.append(clause)
                continue
            attributes = self._attributes(root, name, row)
            known |= dict.fromkeys(attributes)
            lacking += [] if attributes else [name]
        if row is not None and known:
            said.insert(0, self._clause(row, tuple(known), private=document.private))
        return tuple(said), tuple(lacking)

    # --- one row ---

    def _row(self, document: Document, root: str) -> Row | None:
        """Return the row that a name in a document stands for."""
        case = self._cases.get(document.subject)
        school = self._school(case) if case else None
        match root:
            case "convenant" | "document":
                return self._now.covenant
            case "bestuur":
                return self._now.of("bestuur").get(school["board"] if school else self._number(document, "bestuur"))
            case "swv":
                return self._now.of("swv").get(self._number(document, "swv"))
            case "volmacht":
                return self._now.of("volmacht").get(f"{self._number(document, root)} {self._number(document, 'swv')}")
            case "aanbieder":
                return self._now.of("aanbieder").get(self._number(document, "aanbieder"))
            case "gemeente":
                provider = self._now.of("aanbieder").get(self._number(document, "aanbieder"))
                return self._now.of("gemeente").get(provider["municipality"]) if provider else None
            case "school":
                return school
            case "partij":
                kind, _, number = document.subject.partition(":")
                return self._now.of(cast(Kind, kind)).get(number)
        return None

    def _school(self, case: Case) -> Row | None:
        schools = self._now.of("school")
        return schools.get(case.school) or schools.get(case.school[:4])

    def _number(self, document: Document, kind: str) -> str:
        if document.kind in TWO_SIDED and kind in ("bestuur", "swv", "volmacht"):
            _, board, swv = document.id.rsplit("_", 2)
            return swv if kind == "swv" else board
        found, _, number = document.subject.partition(":")
        return number if found == kind else ""

    def _attributes(self, root: str, name: str, row: Row | None) -> tuple[str, ...]:
        """Return the attributes behind a field: its own column, or what it is made of as far as that differs."""
        if row is None:
            return ()
        if made_of := DERIVED.get(f"{root}.{name}"):
            differs = self._differing(row)
            return tuple(one for one in made_of if one in differs)
        return tuple(column.attribute for column in sheet_of(row.kind).columns if column.field == name)

    # --- a list of rows ---

    def _of_list(self, document: Document, root: str, names: tuple[str, ...]) -> Iterator[str]:
        """Give a clause for each row of a list that is new, differs in what the document reads, or is gone."""
        if root == "ondertekenaars":
            row = self._row(document, "bestuur")
            differs = [one for one in SIGNERS if row and one in self._differing(row)]
            if row and differs:
                yield self._clause(row, tuple(differs), private=document.private)
            return
        found = [clause for kind in LISTS.get(root, ()) for clause in self._of_kind(kind, root, names)]
        yield from found[:MANY]
        if len(found) > MANY:
            yield count(len(found) - MANY, "andere wijziging", "andere wijzigingen")

    def _of_kind(self, kind: Kind, root: str, names: tuple[str, ...]) -> Iterator[str]:
        if self._last is None:
            return
        own = LISTS[root][0] == kind and ITEM not in names
        read = {one for name in names for one in _read(kind, name)} if own else None
        before = self._last.of(kind)
        for number, row in self._now.of(kind).items():
            if number not in before:
                yield f"{_called(row)} is nieuw ({_at(row.place())})"
            elif cells := tuple(one for one in self._differing(row) if read is None or one in read):
                yield self._clause(row, cells, private=False)
        yield from (f"{_called(row)} is weg" for number, row in before.items() if number not in self._now.of(kind))

    @cached_property
    def _known(self) -> Mapping[tuple[Kind, str], tuple[str, ...]]:
        return {
            (kind, number): differing(row, self._last)
            for kind, rows in self._now.rows.items()
            for number, row in rows.items()
        }

    def _differing(self, row: Row) -> tuple[str, ...]:
        return self._known.get((row.kind, row.number), ())

    def _clause(self, row: Row, attributes: tuple[str, ...], *, private: bool) -> str:
        headers = [sheet_of(row.kind).column(one).header for one in attributes]
        places = [place for one in attributes if (place := row.place(one))]
        cells = listing(list(dict.fromkeys(place.cell for place in places)))
        at = f" ({places[0].sheet}!{cells})" if places else ""
        who = "" if private or row.kind == COVENANT else f"{_called(row)}: "
        return f"{who}{listing(headers)} gewijzigd{at}"


def differing(row: Row, last: State | None) -> tuple[str, ...]:
    """Return the attributes of a row that are not as they were; nothing where it is not known how it was."""
    was = last.of(row.kind).get(row.number) if last else None
    if was is None:
        return ()
    attributes = (column.attribute for column in sheet_of(row.kind).columns)
    return tuple(one for one in attributes if (was[one], was.people.get(one)) != (row[one], row.people.get(one)))


def _read(kind: Kind, name: str) -> tuple[str, ...]:
    """Return the attributes behind a field of a list's rows, by its column or by what it is made of."""
    own = tuple(column.attribute for column in sheet_of(kind).columns if column.field == name)
    return DERIVED.get(f"{kind}.{name}", ()) or own


def _called(row: Row) -> str:
    return row["name"] or f"{row.kind} {row.number}"


def _at(place: Place | None) -> str:
    return f"{place.sheet}!{place.cell}" if place else ""
