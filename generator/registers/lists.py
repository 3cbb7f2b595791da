"""A list of schools, boards or municipalities from DUO or CBS becomes entries; its headers tell its kind."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from generator.dutch import count, listing, plain
from generator.problems import Exit, Place, Problem, Stop, error, notice, warning
from generator.registers import delimited
from generator.registers.delimited import Line, tidy
from generator.registers.headers import Field, fields, known
from generator.registers.municipalities import NAMES
from generator.registers.towns import town
from generator.workbooks import values, workbook
from generator.workbooks.workbook import Value

MAX_LIST = 50_000_000  # bytes; DUO's longest list takes two million
MAX_LINES = 100_000  # the country has some ten thousand schools
HEADER_WITHIN = 30  # lines
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BRIN = re.compile(r"\d{2}[A-Z]{2}")
LOCATION = re.compile(r"\d{2}[A-Z]{2}\d{2}")
SECTORS: Mapping[str, str] = {"po": "po", "bo": "po", "basisonderwijs": "po", "vo": "vo", "voortgezet": "vo"}
"""What a list's file name says of its schools; DUO's lists are of one sector each and don't say so inside."""
KNOWN_LISTS = (
    "DUO, vestigingen basisonderwijs, speciaal of voortgezet onderwijs (met BEVOEGD GEZAG NUMMER, VESTIGINGSCODE of "
    "BRIN NUMMER, en VESTIGINGSNAAM)",
    "DUO, besturen of bevoegde gezagen (met BEVOEGD GEZAG NUMMER en BEVOEGD GEZAG NAAM)",
    "CBS, gemeenten alfabetisch (met Gemeentecode en Gemeentenaam)",
)


class ListKind(StrEnum):
    """Of what a list is."""

    SCHOOLS = "scholen"
    BOARDS = "besturen"
    MUNICIPALITIES = "gemeenten"


@dataclass(frozen=True, slots=True)
class Address:
    """Where post goes."""

    street: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class ListedSchool:
    """A school, or a location of one, as DUO lists it; ``code`` is a BRIN with or without a location."""

    code: str
    name: str
    board: str
    municipality: str
    address: Address
    telephone: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class ListedName:
    """One of the names that lists give to a board; ``official`` where the list says it is DUO's list of boards."""

    text: str
    official: bool = True


@dataclass(frozen=True, slots=True)
class ListedBoard:
    """A school board as lists have it, with every name they give it."""

    number: str
    names: tuple[ListedName, ...] = ()
    kvk: str = ""
    address: Address = Address()


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands in one file."""

    kinds: tuple[ListKind, ...]
    schools: tuple[ListedSchool, ...] = ()
    boards: tuple[ListedBoard, ...] = ()
    municipalities: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()


def read(path: Path) -> Listed:
    """Return what a list says; raises Stop where it is no list that is known, or can't be read."""
    content = _content(path)
    if content.startswith((b"PK", OLE)):
        return _of_workbook(path, content)
    _refuse(path, content)
    text = delimited.read(path.name, content, known)
    found = _of_lines(path, text.lines, Place(path.name))
    if found is None:
        raise _not_recognised(path, [cells for _, cells in text.lines[:1]])
    return Listed(found.kinds, found.schools, found.boards, found.municipalities, (*text.problems, *found.problems))


def _of_workbook(path: Path, content: bytes) -> Listed:
    """Return what the sheets of a workbook list; sheets with explanations are passed over."""
    if content.startswith(b"PK") and not _is_workbook(content):
        raise _refused(path, "is een zip-bestand.", "Pak het uit, en geef de lijst die erin zit.")
    book = workbook.load(path, lambda _: True)
    found: list[Listed] = []
    seen: list[Sequence[str]] = []
    for grid in book.grids:
        lines = [(row.number, _cells(row.values)) for row in grid.rows]
        seen += [cells for _, cells in lines[:1]]
        listed = _of_lines(path, lines, Place(path.name, grid.name))
        found += [listed] if listed else []
    if not found:
        raise _not_recognised(path, seen)
    return Listed(
        tuple(kind for one in found for kind in one.kinds),
        tuple(school for one in found for school in one.schools),
        tuple(board for one in found for board in one.boards),
        {code: name for one in found for code, name in (one.municipalities or {}).items()},
        tuple(problem for one in found for problem in one.problems),
    )


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [name.replace("\\", "/") for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True  # it is a damaged one: the reader of workbooks says so
    return not {"[Content_Types].xml", "content.xml", "mimetype"}.isdisjoint(names)


def _cells(row: Mapping[str, Value]) -> list[str]:
    by_place = {_place(letter): values.text(value) for letter, value in row.items()}
    return [by_place.get(place, "") for place in range(max(by_place) + 1)]


def _place(letters: str) -> int:
    """Return a column's place by its letters: 0 for "A", 26 for "AA"."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a list: what its cells say by field."""

    number: int
    cells: Mapping[Field, str]

    def __getitem__(self, field: Field) -> str:
        return self.cells.get(field, "")


def _of_lines(path: Path, lines: Sequence[Line], at: Place) -> Listed | None:
    """Return what lines list, or None where no row of column names is known."""
    for place, (_, header) in enumerate(lines[:HEADER_WITHIN]):
        columns = fields(tuple(header))
        if kind := _kind(columns):
            rows, problems = _rows(lines[place + 1 :], len(header), columns, at)
            found = _Entries(kind, rows, _sector(path, columns), at)
            return found.listed(problems)
    return None


def _kind(columns: Mapping[Field, int]) -> ListKind | None:
    there = columns.keys()
    if Field.BOARD in there and there & {Field.SCHOOL, Field.LOCATION} and there & {Field.SCHOOL_NAME, Field.NAME}:
        return ListKind.SCHOOLS
    if Field.BOARD in there and there & {Field.BOARD_NAME, Field.NAME}:
        return ListKind.BOARDS
    if {Field.MUNICIPALITY, Field.MUNICIPALITY_NAME} <= there and Field.BOARD not in there:
        return ListKind.MUNICIPALITIES
    return None


def _rows(
    lines: Sequence[Line], width: int, columns: Mapping[Field, int], at: Place
) -> tuple[list[_Row], list[Problem]]:
    rows: list[_Row] = []
    odd: list[int] = []
    for number, cells in lines:
        if any(cells[width:]):
            odd.append(number)  # its cells have shifted: it would say nonsense
            continue
        said = {field: tidy(cells[place]) for field, place in columns.items() if place < len(cells)}
        rows.append(_Row(number, said))
    return rows, _left_out(odd, "hebben meer kolommen dan de kolomnamen", at)


def _left_out(numbers: Sequence[int], why: str, at: Place) -> list[Problem]:
    if not numbers:
        return []
    shown = listing([str(number) for number in numbers[:10]]) + (" en verder" if len(numbers) > 10 else "")
    told = warning(
        "list-row-odd",
        f"{count(len(numbers), 'regel is', 'regels zijn')} overgeslagen, want ze {why}: {shown}.",
        "Download de lijst opnieuw, of vul in de werkmap zelf in wat u mist.",
        at=Place(at.file, at.sheet, f"regel {numbers[0]}"),
    )
    return [told]


def _sector(path: Path, columns: Mapping[Field, int]) -> str:
    if Field.SECONDARY in columns:
        return "vo"
    words = re.split(r"[^a-z]+", plain(path.stem))
    found = {SECTORS[word] for word in words if word in SECTORS}
    return found.pop() if len(found) == 1 else ""


class _Entries:
    """The entries of one list, and what was wrong with those that could not be taken."""

    def __init__(self, kind: ListKind, rows: Iterable[_Row], sector: str, at: Place) -> None:
        self._kind, self._rows, self._sector, self._at = kind, list(rows), sector, at
        self._unusable: list[int] = []
        self._restored: set[tuple[int, Field]] = set()

    def listed(self, problems: Sequence[Problem]) -> Listed:
        """Return all that the list says."""
        schools = list(self._schools()) if self._kind is ListKind.SCHOOLS else []
        boards = list(self._boards()) if self._kind is not ListKind.MUNICIPALITIES else []
        municipalities = dict(self._municipalities()) if self._kind is ListKind.MUNICIPALITIES else None
        told = _left_out(self._unusable, "hebben geen goed nummer", self._at)
        return Listed((self._kind,), tuple(schools), tuple(boards), municipalities, (*problems, *told, *self._zeros()))

    def _zeros(self) -> Iterator[Problem]:
        if self._restored:
            yield notice(
                "list-zeros",
                f"In {count(len(self._restored), 'nummer', 'nummers')} ontbraken nullen vooraan (dat doet Excel); ze "
                "zijn teruggezet.",
                at=self._at,
            )

    def _number(self, row: _Row, field: Field, length: int) -> str:
        """Return digits with their zeros back, or nothing where it is no number of this length."""
        text = row[field].upper().removeprefix("GM") if field is Field.MUNICIPALITY else row[field]
        if not text or not text.isascii() or not text.isdigit() or len(text) > length:
            return ""
        if len(text) < length:
            self._restored.add((row.number, field))
        return text.zfill(length)

    def _schools(self) -> Iterator[ListedSchool]:
        for row in self._rows:
            code, board = _code(row), self._number(row, Field.BOARD, 5)
            if not code or not board:
                self._unusable.append(row.number)
                continue
            yield ListedSchool(
                code,
                row[Field.SCHOOL_NAME] or row[Field.NAME],
                board,
                self._municipality(row),
                _address(row),
                row[Field.TELEPHONE],
                self._sector,
            )

    def _municipality(self, row: _Row) -> str:
        code = self._number(row, Field.MUNICIPALITY, 4)
        if code or not row[Field.MUNICIPALITY_NAME]:
            return code
        alike = [one for one, name in NAMES.items() if plain(name) == plain(row[Field.MUNICIPALITY_NAME])]
        return alike[0] if len(alike) == 1 else ""

    def _boards(self) -> Iterator[ListedBoard]:
        """Yield the boards of a list of boards; a list of schools has at most their names."""
        own = self._kind is ListKind.BOARDS
        for row in self._rows:
            number = self._number(row, Field.BOARD, 5)
            name = row[Field.BOARD_NAME] or (row[Field.NAME] if own else "")
            if not number or not name:
                self._unusable += [row.number] if own else []
                continue
            official = plain(row[Field.ORIGIN]) in {"", "besturenlijst"}
            yield ListedBoard(
                number,
                (ListedName(name, official),),
                self._number(row, Field.KVK, 8) if own else "",
                _address(row) if own else Address(),
            )

    def _municipalities(self) -> Iterator[tuple[str, str]]:
        for row in self._rows:
            code = self._number(row, Field.MUNICIPALITY, 4)
            if code and row[Field.MUNICIPALITY_NAME]:
                yield code, row[Field.MUNICIPALITY_NAME]
            else:
                self._unusable.append(row.number)


def _code(row: _Row) -> str:
    """Return the BRIN with its location: from one column, or from two."""
    school, location = row[Field.SCHOOL].upper(), row[Field.LOCATION].upper()
    if LOCATION.fullmatch(location) or (BRIN.fullmatch(location) and not school):
        return location
    if LOCATION.fullmatch(school):
        return school
    if not BRIN.fullmatch(school):
        return ""
    return f"{school}{location.zfill(2)}" if re.fullmatch(r"\d{1,2}", location) else school


def _address(row: _Row) -> Address:
    street = " ".join(part for part in (row[Field.STREET], row[Field.HOUSE]) if part)
    return Address(street, row[Field.POSTCODE], town(row[Field.TOWN]))


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _refused(path, "is een map, geen bestand.", "Geef de naam van de lijst op.")
        if path.stat().st_size > MAX_LIST:
            raise _refused(
                path, f"is groter dan {MAX_LIST // 1_000_000} MB.", "Geef de lijst zelf, zonder wat er niet bij hoort."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise _refused(path, "bestaat niet.", "Controleer de naam en de map.") from None
    except PermissionError:
        raise _refused(
            path,
            "kan niet worden geopend: het is open in een ander programma, of u hebt er geen rechten op.",
            "Sluit het bestand en probeer het opnieuw.",
        ) from None
    except OSError:
        raise _refused(path, "kan niet worden gelezen.", "Zet een kopie op een andere plaats.") from None


def _refuse(path: Path, content: bytes) -> None:
    if max(content.count(b"\n"), content.count(b"\r")) > MAX_LINES:
        raise _refused(path, "heeft meer dan 100.000 regels.", "Geef de lijst zelf, zonder wat er niet bij hoort.")
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:300].lower()
    if not start:
        raise _refused(path, "is leeg.", "Download de lijst opnieuw.")
    if start.startswith(b"%pdf"):
        raise _refused(path, "is een pdf.", "Download de lijst als csv of als Excel-werkmap.")
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise _refused(
            path,
            "is een webpagina en geen lijst.",
            "Open de pagina van DUO of CBS, en sla daar het csv- of Excel-bestand op.",
        )
    if start.startswith((b"{", b"[")):
        raise _refused(path, "is een JSON-bestand.", "Download de lijst als csv of als Excel-werkmap.")


def _refused(path: Path, message: str, mend: str) -> Stop:
    return Stop(Exit.INPUT_HAS_ERRORS, error("list-unreadable", f"‘{path.name}’ {message}", mend, at=Place(path.name)))


def _not_recognised(path: Path, seen: Sequence[Sequence[str]]) -> Stop:
    names = [cell[:40] for cells in seen for cell in cells if cell][:8]
    shown = f" Gezien zijn de kolommen {listing(names)}." if names else " Er staat niets in."
    told = error(
        "list-not-recognised",
        f"‘{path.name}’ is geen lijst die het programma kent.{shown}",
        f"Geef een van deze lijsten. {'. '.join(KNOWN_LISTS)}.",
        at=Place(path.name),
    )
    return Stop(Exit.INPUT_HAS_ERRORS, told)
