"""Every field that a template of a kind may use, with the tag to copy, an example, and where it comes from.

In: the kind of template, and a region and cases for the user's own columns. Out: rows in the order of a list to read:
first what this kind alone has, then what all templates share.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import specimen
from generator.explaining.things import DERIVED, HEADINGS, LINES, SHARED, THING_OF, Thing, known_as
from generator.fields.rows import COLUMNS
from generator.model import Case, Region, TemplateKind
from generator.specimen import ITEM, Path

BY_PROGRAM = "bepaalt het programma"
YES_NO = "Ja of nee: alleen in {% if … %}."
CAN_BE_EMPTY, ALWAYS_EMPTY = "Kan leeg zijn.", "In dit stuk altijd leeg."
ROWS = "Een lijst: herhaalt wat ertussen staat."
TEXTS = "Een rij teksten: ‘A, B en C’."
UNDER_EACH_OTHER = "Een rij teksten, onder elkaar."
Rows = Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field of a template.

    ``path`` is what is written in a tag ("bestuur.naam"), ``within`` the list whose loop it holds in
    ("schoolbesturen"), ``group`` the name at the top it belongs to, with a ``heading``. ``source`` is
    "Schoolbesturen › Naam", or says that the program makes it; ``note`` tells what to mind. ``repeats`` is said of a
    list of rows.
    """

    path: str
    tag: str
    example: str
    meaning: str
    source: str
    note: str = ""
    repeats: bool = False
    yes_no: bool = False
    can_be_empty: bool = False
    within: str = ""
    group: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a field stands: its path in the values, how a tag names it, the loop around it, and its group."""

    path: Path
    written: str
    within: str
    group: str

    def inside(self, name: str) -> "_Spot":
        """Return the spot of a field of this row."""
        return _Spot((*self.path, name), f"{self.written}.{name}", self.within, self.group)

    def item(self, called: str) -> "_Spot":
        """Return the spot of one row of this list."""
        return _Spot((*self.path, ITEM), called, self.written, self.group)

    @property
    def container(self) -> Path:
        """Return the path of the row or list that this is a field of; nothing at the top."""
        owner = self.path[:-1]
        return owner[:-1] if owner and owner[-1] == ITEM else owner


def fields_of(kind: TemplateKind, region: Region | None = None, cases: tuple[Case, ...] = ()) -> tuple[FieldRow, ...]:
    """Return every field that a template of this kind may use; ``region`` and ``cases`` only give own columns."""
    names = specimen.names(kind, region, cases)
    lister = _Lister(kind, specimen.can_be_empty(kind, region, cases))
    order = [*(name for name in names if name not in SHARED), *SHARED]
    return tuple(row for name in order for row in lister.rows(_Spot((name,), name, "", name), [names[name]]))


@dataclass(frozen=True, slots=True)
class _Lister:
    """Makes the rows of fields of one kind of template; ``empty`` are the paths that can be empty."""

    kind: TemplateKind
    empty: frozenset[Path]

    def thing(self, *path: str) -> Thing:
        """Return what a name stands for in this kind of template."""
        return THING_OF[known_as(path, self.kind)]

    def rows(self, spot: _Spot, values: Sequence[object]) -> Iterator[FieldRow]:
        """Give the rows of a field and of all that stands in it; ``values`` are all it has in the specimen."""
        rows = [value for value in values if isinstance(value, Mapping)]
        items = _items(values)
        if rows:
            yield from self._of_rows(spot, rows)
        elif items:
            yield self._loop(spot, values)
            yield from self._of_rows(spot.item(self.thing(*spot.path).item), items)
        else:
            yield self._leaf(spot, values)

    def _of_rows(self, spot: _Spot, rows: Rows) -> Iterator[FieldRow]:
        fields = {name: [row[name] for row in rows] for name in rows[0]}
        for name in sorted(fields, key=lambda name: _depth(fields[name])):
            yield from self.rows(spot.inside(name), fields[name])

    def _loop(self, spot: _Spot, values: Sequence[object]) -> FieldRow:
        item = self.thing(*spot.path).item
        tag = f"{{% for {item} in {spot.written} %}}…{{% endfor %}}"
        return self._row(spot, tag, _shown(values), ROWS, repeats=True)

    def _leaf(self, spot: _Spot, values: Sequence[object]) -> FieldRow:
        value = next((value for value in values if value not in ("", ())), values[0])
        if isinstance(value, bool):
            return self._row(spot, f"{{% if {spot.written} %}}…{{% endif %}}", _shown([value]), YES_NO, yes_no=True)
        if isinstance(value, tuple):
            if spot.path[-1] in LINES:
                loop = f"{{% for regel in {spot.written} %}}{{{{ regel }}}}{{% endfor %}}"
                return self._row(spot, loop, _shown([value]), UNDER_EACH_OTHER)
            return self._row(spot, f"{{{{ {spot.written}|opsomming }}}}", _shown([value]), TEXTS)
        return self._row(spot, f"{{{{ {spot.written} }}}}", _shown([value]))

    def _row(
        self, spot: _Spot, tag: str, example: str, note: str = "", *, repeats: bool = False, yes_no: bool = False
    ) -> FieldRow:
        meaning, source = _explained(spot, self.kind)
        can_be_empty = spot.path in self.empty
        emptiness = (CAN_BE_EMPTY if example else ALWAYS_EMPTY) if can_be_empty else ""
        return FieldRow(
            path=spot.written,
            tag=tag,
            example=example,
            meaning=meaning,
            source=source,
            note=" ".join(filter(None, (note, emptiness))),
            repeats=repeats,
            yes_no=yes_no,
            can_be_empty=can_be_empty,
            within=spot.within,
            group=spot.group,
            heading=HEADINGS.get(spot.group, "") or self.thing(spot.group).heading,
        )


def _items(values: Sequence[object]) -> list[Mapping[str, object]]:
    """Return the rows in lists of rows; nothing of lists of texts."""
    lists = (value for value in values if isinstance(value, tuple))
    return [item for value in lists for item in value if isinstance(item, Mapping)]


def _depth(values: Sequence[object]) -> int:
    """Return 0 for what is printed, 1 for a row and 2 for a list of rows: the order in which they are explained."""
    return 2 if _items(values) else int(any(isinstance(value, Mapping) for value in values))


def _shown(values: Sequence[object]) -> str:
    """Return an example as the list of fields shows it: of rows their names."""
    value = next((value for value in values if value not in ("", ())), "")
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, tuple):
        return " / ".join(dict.fromkeys(_called(item) for item in value))
    return str(value).replace("\N{NO-BREAK SPACE}", " ")


def _called(item: object) -> str:
    if isinstance(item, Mapping):
        return str(next(item[name] for name in ("naam", "organisatie", "wie", "titel", "soort") if name in item))
    return str(item)


def _explained(spot: _Spot, kind: TemplateKind) -> tuple[str, str]:
    """Return what a field is, and where it comes from."""
    name = spot.path[-1]
    thing = THING_OF.get(known_as(spot.container, kind))
    sentence = DERIVED.get(f"{thing.key}.{name}" if thing else known_as(spot.path, kind))
    if sentence is not None:
        return sentence, BY_PROGRAM
    if thing is None or thing.sheet is None:
        raise KeyError(spot.written)
    column = dict(COLUMNS[thing.sheet.name]).get(name)
    if column is None:
        return "Uw eigen kolom.", f"{thing.sheet.name} › {name}"
    return column.explanation, f"{thing.sheet.name} › {column.header}"
