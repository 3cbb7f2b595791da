"""The sheets of a workbook become typed entries by the table of columns; every fault is gathered with its cell.

A workbook with pupils' data is *private*: no problem about it repeats a cell's value or a header.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.dutch import field_name, listing
from generator.model import Covenant, Source
from generator.problems import Place, Problem, Severity, error, notice, warning
from generator.workbooks import characters, values
from generator.workbooks.columns import FIELD, VALUE, Column, Kind, Sheet, key
from generator.workbooks.values import Remark
from generator.workbooks.workbook import Book, Fault, Grid, Row, Value

MERGED = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
LONGEST_HEADER = 60  # characters; what is longer names no column
FILL_IN = "Vul het blad in."
HEADER_WITHIN = 100  # rows in which the header must stand
BSN_NAMES = frozenset({"bsn", "burgerservicenummer", "sofinummer"})
OTHER_NAMES = {  # what others call a column: for a suggestion only, never read as that column
    "kvknr": "KvK",
    "kvknummer": "KvK",
    "bevoegdgezag": "Nummer",
    "bevoegdgezagnr": "Nummer",
    "bevoegdgezagnummer": "Nummer",
    "gemeentecode": "Code",
    "gemeentenummer": "Code",
    "cbscode": "Code",
    "gemeentenaam": "Naam",
    "statutairenaam": "Naam",
    "naambestuur": "Naam",
    "swvnummer": "Nummer",
    "woonplaats": "Plaats",
    "zetel": "Vestigingsplaats",
    "statutairezetel": "Vestigingsplaats",
    "brinnummer": "BRIN",
    "mail": "E-mail",
    "emailadres": "E-mail",
    "tel": "Telefoon",
    "telefoonnummer": "Telefoon",
}
NOT_A_PERSON = ("rsin", "fiscaal", "btw", "kvk", "iban", "telefoon", "mobiel")
MEANT_FOR_DIGITS = frozenset({Kind.DIGITS, Kind.NUMBER, Kind.DATE, Kind.TELEPHONE})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row (of the sheet Convenant: all together): what its cells say by attribute, and what is wrong with them.

    A cell that is empty or can't be read has no value here; ``cells`` places the values of the sheet Convenant.
    """

    source: Source
    values: Mapping[str, object]
    extra: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    cells: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Spanning:
    """A problem of more than one row, and the numbers of those rows."""

    problem: Problem
    rows: range


@dataclass(frozen=True, slots=True)
class Table:
    """The entries of one sheet, the problems of the sheet as a whole, and those of some rows of it."""

    sheet: Sheet
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    spanning: tuple[Spanning, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading the cells of one sheet needs to know."""

    book: Book
    grid: Grid
    sheet: Sheet
    private: bool

    def place(self, letter: str, row: int) -> Place:
        return Place(self.book.file, self.grid.name, f"{letter}{row}")

    def shown(self, value: Value | None) -> str:
        return "" if self.private or value is None else values.text(value)[:120]

    def cell(self, column: Column, value: Value, letter: str, row: int) -> tuple[object, Problem | None]:
        """Return what a cell of a known column says, and what is wrong with it."""
        lost_zero = self.private and column.kind not in MEANT_FOR_DIGITS
        if column.kind is not Kind.TELEPHONE and values.holds_bsn(value, lost_zero=lost_zero):
            return None, _bsn(self.place(letter, row))
        said, remark = values.read(column, value, since_1904=self.book.since_1904)
        if isinstance(value, str) and (remark is None or remark.severity is not Severity.ERROR):
            of_letters = characters.remark(value)
            remark = of_letters if remark is None or _is_error(of_letters) else remark
        if remark is None and isinstance(value, str) and column.longest and len(value) > column.longest:
            remark = _too_long(column, len(value))
        if remark is None:
            return said, None
        return said, Problem(
            severity=remark.severity,
            rule=remark.rule,
            message=remark.message,
            mend=remark.mend,
            place=self.place(letter, row),
            value=self.shown(value),
        )

    def own(self, header: str, value: Value, place: Place) -> tuple[str, Problem | None]:
        """Return what a cell of a column of the user's own says, and what is wrong with it."""
        of_a_person = not any(word in key(header) for word in NOT_A_PERSON)
        if of_a_person and values.holds_bsn(value, lost_zero=self.private):
            return "", _bsn(place)
        if isinstance(value, Fault):
            fault = values.FAULTS[value]
            return "", error(fault.rule, fault.message, fault.mend, at=place)
        remark = characters.remark(value) if isinstance(value, str) else None
        told = Problem(remark.severity, remark.rule, remark.message, remark.mend, place) if remark else None
        return values.text(value), told


def table(book: Book, sheet: Sheet, *, private: bool = False) -> Table:
    """Return the entries of a sheet of the workbook, with every problem of its header and its cells."""
    alike = [grid for grid in book.grids if key(grid.name) == key(sheet.name)]
    if not alike:
        return Table(sheet, problems=_absent(book, sheet))
    grid, *others = alike
    reader = _Reader(book, grid, sheet, private)
    known = [FIELD, VALUE] if _is_list(sheet) else [column.header for column in sheet.columns]
    header = _header(grid, known)
    if header is None:
        return Table(sheet, problems=_no_header(reader, known))
    spelled = {form for name in (*known, *header.values.values()) if isinstance(name, str) for form in _forms(name)}
    again = [
        row for row in grid.rows if row.number > header.number and len(spelled.intersection(row.values.values())) > 1
    ]
    below = [row for row in grid.rows if row.number > header.number and row not in again]
    found = _list_of_fields(reader, header, below) if _is_list(sheet) else _rows(reader, header, below)
    problems = [*grid.problems, *found.problems, *_hidden(reader, header.number)]
    last = grid.rows[-1].number
    spanning = [Spanning(_header_again(reader, header, row), range(row.number, last + 1)) for row in again]
    problems += _above(reader, header)
    problems += [_sheet_twice(book, grid, other) for other in others if other.rows]
    if sheet.needed and not found.entries:
        at = reader.place("A", header.number)
        # a region without cases is a region; one without boards is none
        tell, mend = (notice, "Dat mag: er komen dan geen toestemmingsformulieren.") if private else (error, FILL_IN)
        problems.append(tell("sheet-empty", f"Blad {sheet.name} heeft geen gevulde rijen.", mend, at=at))
    return replace(found, problems=tuple(problems), spanning=(*found.spanning, *spanning))


def _sheet_twice(book: Book, grid: Grid, other: Grid) -> Problem:
    return error(
        "sheet-twice",
        f"De bladen ‘{grid.name}’ en ‘{other.name}’ hebben dezelfde naam, op spaties en hoofdletters na; alleen "
        f"‘{grid.name}’ is gelezen.",
        "Houd één blad over, of geef het andere een andere naam.",
        at=Place(book.file, other.name, "A1"),
    )


def _hidden(reader: _Reader, header: int) -> Iterator[Problem]:
    """Tell of rows and columns, or a whole sheet, that hold data and that a user does not see."""
    grid = reader.grid
    rows = sorted(number for number in grid.hidden_rows if number > header)
    letters = sorted(grid.hidden_columns, key=lambda letter: (len(letter), letter))
    hidden = [
        "het hele blad" if grid.hidden else "",
        f"rij {listing(_spans(rows))}" if rows else "",
        f"kolom {listing(letters)}" if letters else "",
    ]
    if any(hidden):
        yield warning(
            "hidden-data",
            f"Op blad {reader.sheet.name} is verborgen of weggefilterd: {'; '.join(filter(None, hidden))}. "
            "Wat daar staat, is wel gelezen.",
            "Maak het zichtbaar en kijk of het mee moet doen. Hoort het er niet bij, verwijder het dan.",
            at=reader.place("A", rows[0] if rows else header),
        )


def _spans(numbers: Sequence[int]) -> list[str]:
    """Return row numbers in order as "5–9" and "12"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return [str(first) if first == last else f"{first}–{last}" for first, last in spans]


def _too_long(column: Column, length: int) -> Remark:
    return Remark(
        Severity.WARNING,
        "text-too-long",
        f"{column.header} is {length} tekens lang; op papier is plaats voor {column.longest}.",
        "Maak de tekst korter, of kijk na het maken of het stuk er goed uitziet.",
    )


def _is_error(remark: Remark | None) -> bool:
    return remark is not None and remark.severity is Severity.ERROR


def _is_list(sheet: Sheet) -> bool:
    return sheet.record is Covenant


def _absent(book: Book, sheet: Sheet) -> tuple[Problem, ...]:
    if not sheet.needed:
        return ()
    others = [name for name in book.names if key(name) != key(sheet.name)]
    alike = values.suggestion(sheet.name, others)
    mend = alike.replace("Bedoelde u", "Hernoem het blad").replace("?", ".") if alike else "Voeg het blad toe."
    return (error("sheet-missing", f"Het blad {sheet.name} ontbreekt.", mend, at=Place(book.file, sheet.name)),)


def _header(grid: Grid, known: Sequence[str]) -> Row | None:
    """Return the first row with two known column names, or else the first with one."""
    counted = [(row, _names(row, known)) for row in grid.rows[:HEADER_WITHIN]]
    for least in (2, 1):
        for row, count in counted:
            if count >= least:
                return row
    return None


def _names(row: Row, known: Sequence[str]) -> int:
    """Count the known column names in a row."""
    cells = {key(value) for value in row.values.values() if isinstance(value, str) and len(value) < LONGEST_HEADER}
    return len(cells & {key(name) for name in known})


def _forms(name: str) -> tuple[str, str, str]:
    """Return a column name as it may be repeated: every row is looked at, so comparing must cost next to nothing."""
    return name, name.lower(), name.upper()


def _header_again(reader: _Reader, header: Row, row: Row) -> Problem:
    return error(
        "header-twice",
        f"Op blad {reader.sheet.name} staan kolomnamen in rij {header.number} én in rij {row.number}; rij "
        f"{header.number} is als kolomnamen gelezen, ook voor wat onder de tweede staat.",
        f"Zet alles onder rij {header.number} en verwijder rij {row.number}.",
        at=reader.place(next(iter(row.values)), row.number),
    )


def _above(reader: _Reader, header: Row) -> Iterator[Problem]:
    """Tell of data above the header; titles (one cell) and the explanations and examples of columns are none."""
    columns = {key(column.header): column for column in reader.sheet.columns}
    by_letter = {letter: columns.get(key(values.text(value))) for letter, value in header.values.items()}
    for row in reader.grid.rows:
        if row.number >= header.number:
            return
        if len(row.values) > 1 and not all(_explains(by_letter.get(at), said) for at, said in row.values.items()):
            yield warning(
                "row-above-header",
                f"Rij {row.number} staat boven de kolomnamen (rij {header.number}) en is niet gelezen.",
                "Zet de rij onder de kolomnamen als het gegevens zijn.",
                at=reader.place(next(iter(row.values)), row.number),
            )


def _explains(column: Column | None, value: Value) -> bool:
    said = values.text(value)
    if key(said) in {"voorbeeld", "uitleg", "toelichting"}:
        return True
    return column is not None and said in {column.explanation, column.example, f"Voorbeeld: {column.example}"}


def _no_header(reader: _Reader, known: Sequence[str]) -> tuple[Problem, ...]:
    if not reader.grid.rows and not reader.sheet.needed:
        return ()
    return (
        error(
            "header-missing",
            f"Op blad {reader.sheet.name} is geen rij met kolomnamen gevonden.",
            f"Zet boven de gegevens een rij met de kolommen {listing(known)}.",
            at=reader.place("A", 1),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns a header names, by letter: known ones, and the user's own with their headers."""

    known: Mapping[str, Column]
    own: Mapping[str, str]
    problems: tuple[Problem, ...]
    spanning: tuple[Spanning, ...] = ()
    merged: frozenset[str] = frozenset()  # the cells that a merged range leaves without a value of their own


def _columns(reader: _Reader, header: Row, below: Sequence[Row]) -> _Header:
    by_key = {key(column.header): column for column in reader.sheet.columns}
    named: dict[str, str] = {}
    keys: set[str] = set()
    problems: list[Problem] = []
    for letter, value in header.values.items():
        name, place = values.text(value), reader.place(letter, header.number)
        if _names_bsn(name):
            problems.append(_bsn_column(place))
        elif name and key(name) in keys:
            problems.append(_twice(reader, name, place))
        elif name:
            named[letter] = name
            keys.add(key(name))
    known = {letter: by_key[key(name)] for letter, name in named.items() if key(name) in by_key}
    own = {letter: name for letter, name in named.items() if letter not in known}
    missing = [column for column in reader.sheet.columns if column not in known.values()]
    problems += [_unknown(reader, name, missing, reader.place(letter, header.number)) for letter, name in own.items()]
    problems += [_needed_column(reader, column, header) for column in missing if column.needed]
    nameless = {letter for row in below for letter in row.values} - {
        letter for letter, value in header.values.items() if values.text(value)
    }
    problems += [_nameless(reader, letter, header, below) for letter in sorted(nameless)]
    told, covered = _merged(reader, header.number, known)
    usable = {letter: name for letter, name in own.items() if _usable(name)}
    return _Header(known, usable, tuple(problems), told, covered)


def _merged(reader: _Reader, header: int, known: Mapping[str, Column]) -> tuple[tuple[Spanning, ...], frozenset[str]]:
    """Return an error for each merged range over cells of known columns, and the cells it leaves empty.

    Merged cells keep one value: the others are empty in the file, whatever they look like.
    """
    last = max((row.number for row in reader.grid.rows), default=header)
    problems: list[Spanning] = []
    covered: set[str] = set()
    for merged in reader.grid.merged:
        found = MERGED.fullmatch(merged)
        if found is None:
            continue
        top, bottom = max(int(found[2]), header + 1), min(int(found[4]), last)
        order = [letter for letter in known if _between(found[1], letter, found[3])]
        cells = {f"{letter}{row}" for letter in order for row in range(top, bottom + 1)} - {f"{found[1]}{found[2]}"}
        if cells:
            covered |= cells
            told = error(
                "cells-merged",
                f"De cellen {found[1]}{found[2]} tot en met {found[3]}{found[4]} zijn samengevoegd: alleen de "
                "eerste heeft een waarde, de andere zijn leeg.",
                "Hef de samenvoeging op en vul iedere cel in.",
                at=reader.place(found[1], int(found[2])),
            )
            problems.append(Spanning(told, range(top, bottom + 1)))
    return tuple(problems), frozenset(covered)


def _between(first: str, letter: str, last: str) -> bool:
    return (len(first), first) <= (len(letter), letter) <= (len(last), last)


def _rows(reader: _Reader, header: Row, below: Sequence[Row]) -> Table:
    columns = _columns(reader, header, below)
    letters = MappingProxyType({column.attribute: letter for letter, column in columns.known.items()})
    entries: list[Entry] = []
    problems = list(columns.problems)
    for row in below:
        entry = _entry(reader, columns, Source(reader.book.file, reader.grid.name, row.number, letters), row)
        if entry.values or entry.problems:
            entries.append(replace(entry, problems=(*entry.problems, *_needed(reader, entry, columns))))
        elif any(entry.extra.values()):
            problems.append(_ignored(reader, row))
    return Table(reader.sheet, tuple(entries), tuple(problems), columns.spanning)


def _entry(reader: _Reader, columns: _Header, source: Source, row: Row) -> Entry:
    said: dict[str, object] = {}
    problems: list[Problem] = []
    for letter, column in columns.known.items():
        value = row.values.get(letter)
        if value is None:
            continue
        result, problem = reader.cell(column, value, letter, row.number)
        if result is not None:
            said[column.attribute] = result
        if problem:
            problems.append(problem)
    extra, more = _extra(reader, columns.own, row)
    return Entry(source, said, extra, (*problems, *more))


def _extra(reader: _Reader, own: Mapping[str, str], row: Row) -> tuple[Mapping[str, str], list[Problem]]:
    extra: dict[str, str] = {}
    problems: list[Problem] = []
    for letter, name in own.items():
        value = row.values.get(letter)
        content, problem = (
            reader.own(name, value, reader.place(letter, row.number)) if value is not None else ("", None)
        )
        extra[field_name(name)] = content
        if problem:
            problems.append(problem)
    return MappingProxyType(extra), problems


def _needed(reader: _Reader, entry: Entry, columns: _Header) -> Iterator[Problem]:
    told = {problem.place.cell for problem in entry.problems}
    for letter, column in columns.known.items():
        if column.needed and column.attribute not in entry.values:
            place = reader.place(letter, entry.source.row)
            if place.cell not in told and place.cell not in columns.merged:
                yield _empty(column, place)


@dataclass(frozen=True, slots=True)
class _Field:
    """One row of the sheet Convenant: the name and the value it holds, and where they stand."""

    name: str
    value: Value | None
    at_name: Place
    at_value: Place
    letter: str
    row: int


def _list_of_fields(reader: _Reader, header: Row, below: Sequence[Row]) -> Table:
    """Read a sheet of two columns, Veld and Waarde, as one entry."""
    letters = {key(values.text(value)): letter for letter, value in header.values.items()}
    if not {key(FIELD), key(VALUE)} <= letters.keys():
        return Table(reader.sheet, problems=_no_header(reader, [FIELD, VALUE]))
    fields, problems = _fields(reader, letters[key(FIELD)], letters[key(VALUE)], below)
    known = {column: fields.pop(key(column.header)) for column in reader.sheet.columns if key(column.header) in fields}
    missing = [column for column in reader.sheet.columns if column not in known]
    said: dict[str, object] = {}
    for column, found in known.items():
        result, problem = _field_value(reader, column, found)
        if result is not None:
            said[column.attribute] = result
        problems += [problem] if problem else []
    extra: dict[str, str] = {}
    for found in fields.values():
        problems.append(_unknown(reader, found.name, missing, found.at_name))
        if _usable(found.name):
            content, problem = (
                ("", None) if found.value is None else reader.own(found.name, found.value, found.at_value)
            )
            extra[field_name(found.name)] = content
            problems += [problem] if problem else []
    problems += [_needed_column(reader, column, header) for column in missing if column.needed]
    cells = MappingProxyType({column.attribute: found.at_value for column, found in known.items()})
    source = Source(reader.book.file, reader.grid.name, header.number)
    return Table(reader.sheet, (Entry(source, said, MappingProxyType(extra), tuple(problems), cells),))


def _fields(
    reader: _Reader, names: str, contents: str, below: Sequence[Row]
) -> tuple[dict[str, _Field], list[Problem]]:
    fields: dict[str, _Field] = {}
    problems: list[Problem] = []
    for row in below:
        found = _Field(
            values.text(row.values.get(names, "")),
            row.values.get(contents),
            reader.place(names, row.number),
            reader.place(contents, row.number),
            contents,
            row.number,
        )
        if _names_bsn(found.name):
            problems.append(_bsn_column(found.at_name))
        elif found.name and key(found.name) in fields:
            problems.append(_twice(reader, found.name, found.at_name))
        elif found.name:
            fields[key(found.name)] = found
        elif found.value is not None:
            problems.append(_nameless_field(reader, found.value, found.at_value))
    return fields, problems


def _field_value(reader: _Reader, column: Column, found: _Field) -> tuple[object, Problem | None]:
    result, problem = (None, None) if found.value is None else reader.cell(column, found.value, found.letter, found.row)
    if result is None and problem is None and column.needed:
        problem = _empty(column, found.at_value)
    return result, problem


def _names_bsn(name: str) -> bool:
    return bool(BSN_NAMES & set(field_name(name).split("_")))


def _usable(name: str) -> bool:
    """Tell whether a header makes a name that a template can use."""
    return field_name(name)[:1].isalpha()


def _bsn_column(place: Place) -> Problem:
    return error(
        "bsn-column",
        "Een kolom voor het BSN hoort hier niet: het BSN is niet nodig en mag niet worden bewaard.",
        "Verwijder de kolom met alles wat erin staat, en sla de werkmap op.",
        at=place,
    )


def _bsn(place: Place) -> Problem:
    return error(
        "bsn",
        "Hier lijkt een BSN te staan: dat is niet nodig en mag niet worden bewaard.",
        "Haal het nummer weg en sla de werkmap op.",
        at=place,
    )


def _twice(reader: _Reader, name: str, place: Place) -> Problem:
    shown = "Deze naam" if reader.private else f"‘{name}’"
    return error(
        "column-twice",
        f"{shown} komt op blad {reader.sheet.name} twee keer voor; alleen de eerste is gelezen.",
        "Houd er één over, of geef de tweede een andere naam.",
        at=place,
    )


def _unknown(reader: _Reader, name: str, missing: Sequence[Column], place: Place) -> Problem:
    what = "veld" if _is_list(reader.sheet) else "kolom"
    shown = f"Dit {what}" if what == "veld" else f"Deze {what}"
    if not reader.private:
        shown = f"{what.capitalize()} ‘{name}’"
    if _usable(name):
        own = "" if reader.private else f", als ‘{field_name(name)}’"
        message = f"{shown} kent het programma niet; een sjabloon kan de inhoud wel gebruiken{own}."
    else:
        message = (
            f"{shown} kent het programma niet, en een sjabloon kan de naam niet gebruiken; de inhoud telt niet mee."
        )
    offered = [column.header for column in missing]
    meant = OTHER_NAMES.get(key(name), "")
    alike = f"Bedoelde u ‘{meant}’?" if meant in offered else values.suggestion(name, offered)
    return notice("column-unknown", message, alike, at=place, value="" if reader.private else name)


def _needed_column(reader: _Reader, column: Column, header: Row) -> Problem:
    what = "Het veld" if _is_list(reader.sheet) else "De kolom"
    return error(
        "column-missing",
        f"{what} {column.header} ontbreekt op blad {reader.sheet.name}.",
        f"Voeg {what.lower()} toe. {column.explanation}",
        at=reader.place(next(iter(header.values), "A"), header.number),
    )


def _nameless(reader: _Reader, letter: str, header: Row, below: Sequence[Row]) -> Problem:
    first = next(row for row in below if letter in row.values)
    return notice(
        "column-nameless",
        f"In kolom {letter} staat iets onder een lege kolomnaam; dat is niet gelezen.",
        f"Zet in {letter}{header.number} de naam van de kolom, of maak de cel leeg.",
        at=reader.place(letter, first.number),
        value=reader.shown(first.values[letter]),
    )


def _nameless_field(reader: _Reader, value: Value, place: Place) -> Problem:
    return notice(
        "column-nameless",
        "Hier staat een waarde zonder veldnaam ervoor; die is niet gelezen.",
        "Zet de naam van het veld in de kolom Veld, of maak de cel leeg.",
        at=place,
        value=reader.shown(value),
    )


def _ignored(reader: _Reader, row: Row) -> Problem:
    return notice(
        "row-ignored",
        f"Rij {row.number} heeft alleen iets in kolommen die het programma niet kent, en is niet gelezen.",
        "",
        at=reader.place(next(iter(row.values)), row.number),
    )


def _empty(column: Column, place: Place) -> Problem:
    return error("value-missing", f"{column.header} is niet ingevuld.", column.explanation, at=place)
