"""The marked copy: a user's own workbook, with what is wrong at each cell and a first sheet that says what to do.

The original is never written. A copy of a copy starts clean, so that she can mend in the copy and go on with it.
"""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.copies import put, same_file
from generator.dutch import count, listing
from generator.files import probe, trouble
from generator.outcome import MarkedCopy
from generator.problems import Exit, Place, Problem, Severity, Stop, error
from generator.rules import RULES
from generator.spreadsheet import places
from generator.spreadsheet.editing import Editing
from generator.spreadsheet.page import Line, Page, Words
from generator.spreadsheet.styles import Look

SHEET = "Wat moet u doen"
LABELS = {Severity.ERROR: "FOUT", Severity.WARNING: "LET OP", Severity.NOTICE: "TER INFORMATIE"}
COLOURS = {Severity.ERROR: "F7B9B4", Severity.WARNING: "FBD98F", Severity.NOTICE: "BFDDF5"}
"""Of our own, so that no fill of the user's is taken for one of ours; by hue and by lightness they differ."""
MAX_NOTE = 1_500  # letters; the first sheet has all of it
WIDTHS = (16.0, 20.0, 10.0, 62.0, 62.0)
HEADER = ("Ernst", "Blad", "Cel", "Wat is er", "Wat doet u")
TITLE = Look(size=16, bold=True, wrapped=False)
PLAIN, RULED = Look(), Look(line_below=True)
HEAD = Look(bold=True, colour="FFFFFF", fill="2F4B66")
GROUP = Look(bold=True, fill="E7ECF1")
LINK = Look(colour="0B5394", underlined=True, line_below=True)
CASES = "_casussen"


@dataclass(frozen=True, slots=True)
class Original:
    """A workbook that was checked: where it stands, and which problems its copy tells of."""

    path: Path
    problems: tuple[Problem, ...]
    pupils: bool = False


def refuse(target: Path, originals: Sequence[Path]) -> None:
    """Raise ``Stop`` where no copy may come: over a workbook that was read, a folder, or somebody's other file."""
    for copy in (target, beside(target)):
        _refuse(copy, originals)


def write(target: Path, parties: Path, cases: Path | None, problems: Sequence[Problem]) -> tuple[MarkedCopy, ...]:
    """Write the copies and return where they are; of a workbook that can't be read, or without pupils' faults, none.

    Raises ``Stop`` where the disk refuses.
    """
    made = []
    for original, place in _originals(target, parties, cases, problems):
        content = _marked(original)
        if content is None:
            continue
        with_macros, packed = content
        suffix = ".xlsm" if with_macros else ".xlsx"  # Excel opens no file whose name says otherwise
        kept = place if place.suffix.casefold() == suffix else place.with_suffix(suffix)
        made.append((kept, packed, original.pupils))
    for place, _, _ in made:
        _refuse(place, [one for one in (parties, cases) if one])  # its name may be another now
    return tuple(_put(place, packed, pupils) for place, packed, pupils in made)


def marked(content: bytes, original: Original) -> tuple[bool, bytes]:
    """Return whether a workbook has macros, and its marked copy; raises ``ValueError`` where it can't be changed."""
    editing = Editing.open(content)
    former = next((name for name in editing.sheets if name.casefold() == SHEET.casefold()), "")
    editing.unshade(frozenset(COLOURS.values()), former, len(WIDTHS))  # also where she threw that sheet away
    editing.clear_notes()
    if former:
        editing.remove_sheet(former)
    sheets = editing.sheets
    for (sheet, cell), found in _by_cell(original, sheets).items():
        editing.shade(sheet, cell, COLOURS[found[0].severity])
        note = "\n\n".join(_note(one) for one in found)
        editing.note(sheet, cell, note if len(note) <= MAX_NOTE else f"{note[:MAX_NOTE]} …")
    editing.first_sheet(SHEET, _page(original, sheets))
    return editing.has_macros, editing.packed()


def beside(target: Path) -> Path:
    """Return where the copy of the case workbook comes: it holds pupils' data, so it is a file of its own."""
    return target.with_name(f"{target.stem}{CASES}{target.suffix}")


def _refuse(copy: Path, originals: Sequence[Path]) -> None:
    if copy.suffix.casefold() not in {".xlsx", ".xlsm"}:
        raise _refused(copy, "moet een naam hebben die op .xlsx eindigt", "Geef bijvoorbeeld nagekeken.xlsx op.")
    if copy.is_dir():
        raise _refused(copy, "is een map", "Geef de naam van een bestand op, zoals nagekeken.xlsx.")
    if same_file(copy, originals):
        raise _refused(copy, "is de werkmap zelf, en die wordt nooit overschreven", "Geef een andere naam op.")
    if copy.exists() and not _is_marked(copy):
        raise _refused(copy, "bestaat al en is geen nagekeken kopie", "Geef een andere naam op.")
    try:
        probe(copy)
    except OSError as fault:
        raise trouble(copy, fault) from fault


def _originals(
    target: Path, parties: Path, cases: Path | None, problems: Sequence[Problem]
) -> Iterator[tuple[Original, Path]]:
    of_cases = [one for one in problems if cases and one.place.file == cases.name and cases.name != parties.name]
    unread = {one.place.file for one in problems if _is_unread(one)}
    if cases and of_cases and cases.name not in unread:
        problems = [one for one in problems if one not in of_cases]
        yield Original(cases, tuple(of_cases), pupils=True), beside(target)
    if parties.name not in unread:
        yield Original(parties, tuple(problems)), target


def _is_unread(problem: Problem) -> bool:
    rule = RULES.get(problem.rule)
    of_the_file = rule is not None and rule.group == "werkmap" and problem.rule != "workbook-not-filled"
    return of_the_file and problem.severity is Severity.ERROR


def _marked(original: Original) -> tuple[bool, bytes] | None:
    try:
        return marked(original.path.read_bytes(), original)
    except (ValueError, LookupError, StopIteration, zipfile.BadZipFile):
        return None  # the reader takes a little more than can be written back; it is said that there is no copy
    except OSError as fault:
        raise trouble(original.path, fault) from fault


def _put(place: Path, packed: bytes, pupils: bool) -> MarkedCopy:
    return MarkedCopy(str(place), pupils, put(place, packed))


def _is_marked(copy: Path) -> bool:
    try:
        return SHEET in Editing.open(copy.read_bytes()).sheets
    except (ValueError, LookupError, StopIteration, zipfile.BadZipFile, OSError):
        return False


def _refused(copy: Path, why: str, mend: str) -> Stop:
    at = Place(copy.name)
    return Stop(Exit.WRONG_USAGE, error("copy-place", f"De nagekeken kopie ‘{copy}’ {why}.", mend, at=at))


def _rank(problem: Problem) -> int:
    return list(LABELS).index(problem.severity)


def _cell(problem: Problem, original: Original, sheets: Sequence[str]) -> str:
    """Return the cell of this workbook where a problem stands, or nothing: "B3" for one at "B3:B7"."""
    first = problem.place.cell.partition(":")[0]
    here = problem.place.file == original.path.name and problem.place.sheet in sheets
    return first if here and places.split(first) else ""


def _by_cell(original: Original, sheets: Sequence[str]) -> dict[tuple[str, str], list[Problem]]:
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in sorted(original.problems, key=_rank):
        cell = _cell(problem, original, sheets)
        if cell:
            found.setdefault((problem.place.sheet, cell), []).append(problem)
    return found


def _note(problem: Problem) -> str:
    mend = f"\nWat te doen: {problem.mend}" if problem.mend else ""
    return f"{LABELS[problem.severity]}: {problem.message}{mend}"


def _page(original: Original, sheets: Sequence[str]) -> Page:
    intro = [
        Line((Words(SHEET, TITLE),), wide=True),
        *(Line((Words(text, PLAIN),), wide=True) for text in (*_kind(original), _counts(original.problems))),
        Line(tuple(Words(text, HEAD) for text in HEADER)),
    ]
    lines = [*intro]
    for what, group in _groups(original.problems).items():
        told = f"{what} ({len(group)} keer)" if len(group) > 1 else what
        lines.append(Line((Words(told, GROUP),), wide=True))
        lines += (_line(problem, original, sheets) for problem in group)
    return Page(lines, WIDTHS, header=len(intro))


def _kind(original: Original) -> tuple[str, str]:
    file = original.path.name
    whose = (
        " Deze kopie bevat gegevens van leerlingen: ga er zo mee om, en gooi haar na gebruik weg."
        if original.pupils
        else ""
    )
    return (
        f"Dit is een kopie van {file}; in {file} zelf is niets veranderd. Wat aandacht vraagt, heeft een kleur en een "
        f"opmerking.{whose}",
        "Klik hieronder op een cel om erheen te gaan. Verbeter haar in uw eigen werkmap. Of verbeter haar hier en ga "
        "met deze kopie verder: de kleuren en opmerkingen verdwijnen als u haar opnieuw laat nakijken.",
    )


def _counts(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Er is niets gevonden. U hoeft niets te doen."
    many = {severity: sum(one.severity is severity for one in problems) for severity in Severity}
    told = [
        (many[Severity.ERROR], "fout die stukken tegenhoudt", "fouten die stukken tegenhouden"),
        (many[Severity.WARNING], "keer iets om naar te kijken", "keer iets om naar te kijken"),
        (many[Severity.NOTICE], "keer iets ter informatie", "keer iets ter informatie"),
    ]
    return f"Gevonden: {listing([count(*one) for one in told if one[0]])}."


def _groups(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """Return the problems by what to do about them; first what has errors."""
    found: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=_rank):
        rule = RULES.get(problem.rule)
        found.setdefault((rule.mend if rule else problem.mend) or "Kijk dit na.", []).append(problem)
    return found


def _line(problem: Problem, original: Original, sheets: Sequence[str]) -> Line:
    place, cell = problem.place, _cell(problem, original, sheets)
    here = place.file == original.path.name
    where = (place.sheet or "hele werkmap") if here else ", ".join(part for part in (place.file, place.sheet) if part)
    to, shown = ((place.sheet, cell), place.cell) if cell else (None, place.cell)
    if not cell and here and place.sheet in sheets:
        to, shown = (place.sheet, "A1"), "hele blad"
    stands = f" Er staat: ‘{problem.value}’." if problem.value and not original.pupils else ""
    return Line(
        (
            Words(LABELS[problem.severity], Look(bold=True, fill=COLOURS[problem.severity], line_below=True)),
            Words(where, RULED),
            Words(shown, LINK if to else RULED, to),
            Words(f"{problem.message}{stands}", RULED),
            Words(problem.mend, RULED),
        )
    )
