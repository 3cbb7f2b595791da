"""What ``templates check`` does: every template examined, and, where asked, a marked copy and a slimmer one of each.

In: a folder of templates, or some files, and the workbooks whose own columns they may use. Out: an ``Outcome`` with
every problem of every template. The templates themselves are never written.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator import copies
from generator.authoring.examination import Examined, examined
from generator.documents import KIND_OF, TEMPLATE_OF, templates_in
from generator.dutch import listing
from generator.model import Case, Region, TemplateKind
from generator.outcome import MarkedCopy, Outcome
from generator.problems import Exit, Place, Problem, Severity, Stop, error, notice
from generator.proofreading.names import TITLES
from generator.word import trimming
from generator.word.commenting import Remark, commented
from generator.workbooks import intake

LABELS = {Severity.ERROR: "FOUT", Severity.WARNING: "LET OP", Severity.NOTICE: "TER INFO"}
WORD_FILES = (".docx", ".doc", ".docm", ".dotx", ".dotm", ".dot", ".odt", ".rtf")
BUSY = "~$"  # how the name of Word's own note begins, that a file is open


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asks: the templates of a folder, or just some files, all of one kind if that is given."""

    folder: Path
    files: tuple[Path, ...] = ()
    kind: TemplateKind | None = None
    parties: Path
    cases: Path | None = None
    marked: Path | None = None
    trimmed: Path | None = None
    moment: datetime


@dataclass(frozen=True, slots=True)
class KnownRegion:
    """The region whose own columns templates may use, and why there is none."""

    region: Region | None = None
    cases: tuple[Case, ...] = ()
    problems: tuple[Problem, ...] = ()


def review(order: Order) -> Outcome:
    """Return everything that is wrong with the templates; raises ``Stop`` where what is asked can't be done."""
    chosen = choose(order.folder, order.files, order.kind)
    for target in (order.marked, order.trimmed):
        _refuse(target, [path for path, _ in chosen])
    known = known_region(order.parties, order.cases)
    found = [(path, examined(path, kind, known.region, known.cases)) for path, kind in chosen]
    problems = [*known.problems, *(one for _, seen in found for one in seen.problems)]
    problems += () if order.files else _unused(order.folder)
    marked = tuple(_marked(found, order.marked, order.moment)) if order.marked else None
    slimmer = tuple(_trimmed(found, order.trimmed)) if order.trimmed else ()
    told = [f"Nagekeken: {listing([path.name for path, _ in found])}."]
    told += _without_copy(found, order.marked) if order.marked else ()
    told += [line for copy in marked or () for line in _told(copy)]
    return Outcome(
        "templates check",
        tuple(problems),
        files=tuple(path for path, _ in slimmer),
        told=(*told, *(line for _, line in slimmer)),
        more={
            "templates": [path.name for path, _ in found],
            **({} if marked is None else {"marked_copies": [copy.path for copy in marked]}),
        },
    )


def choose(folder: Path, files: Iterable[Path], kind: TemplateKind | None) -> tuple[tuple[Path, TemplateKind], ...]:
    """Return the templates that are asked for, each with its kind; raises ``Stop`` where a kind is not known."""
    asked = tuple(files)
    if not asked:
        _refuse_no_folder(folder)
        there = templates_in(folder)
        return tuple((folder / name, one) for name, one in KIND_OF.items() if name in there and kind in (None, one))
    named = {Path(name).stem.casefold(): one for name, one in KIND_OF.items()}  # a .doc is told what it is
    found = [(path, kind or named.get(path.stem.casefold())) for path in asked]
    unknown = [path for path, one in found if one is None]
    if unknown:
        raise Stop(Exit.WRONG_USAGE, *map(_of_no_kind, unknown))
    return tuple((path, one) for path, one in found if one is not None)


def _refuse_no_folder(folder: Path) -> None:
    if not folder.is_dir():
        message = "De map met sjablonen is er niet." if not folder.exists() else "Dit is een bestand, geen map."
        mend = "Ga naar de map van uw project, of geef met --templates de goede map op."
        raise Stop(Exit.WRONG_USAGE, error("template-missing", message, mend, at=Place(str(folder))))


def _of_no_kind(path: Path) -> Problem:
    if path.is_dir():
        mend = f"Typ --templates {copies.typed(path)} voor alle sjablonen in deze map, of noem één bestand."
        return error("template-kind-unknown", "Dit is een map, geen sjabloon.", mend, at=Place(str(path)))
    message = "Aan de naam is niet te zien wat voor sjabloon dit is."
    kinds = "; ".join(f"{one} ({TITLES[one]})" for one in TEMPLATE_OF)
    return error("template-kind-unknown", message, f"Zeg het erbij met --kind: {kinds}.", at=Place(path.name))


def known_region(path: Path, cases: Path | None) -> KnownRegion:
    """Return what the workbooks say, as far as they are there: templates are checked without them too."""
    if not path.exists():
        return KnownRegion()
    try:
        read = intake.read(path, cases if cases and cases.exists() else None)
    except Stop:
        message = f"{path.name} kon niet worden gelezen, dus kolommen van uzelf zijn niet meegenomen."
        return KnownRegion(
            problems=(
                notice(
                    "template-own-columns",
                    message,
                    "Typ convenant check, en herstel wat daar staat.",
                    at=Place(path.name),
                ),
            )
        )
    return KnownRegion(read.region, read.cases)


def _unused(folder: Path) -> Iterator[Problem]:
    """Yield a notice for each Word file in the folder that is no template, by its name or by its sort."""
    names = tuple(KIND_OF)
    own = [folder / name for name in names if (folder / name).exists()]
    for path in sorted(folder.iterdir()):
        if path.suffix.casefold() not in WORD_FILES or path.name.startswith(BUSY) or any(map(path.samefile, own)):
            continue
        message = f"Dit bestand wordt niet gebruikt. De sjablonen heten {listing(names)}."
        mend = "Haal het weg, of geef het de goede naam."
        if path.suffix.casefold() != ".docx":
            mend = "Haal het weg, of open het in Word en bewaar het onder de goede naam als Word-document (.docx)."
        yield notice("template-unused", message, mend, at=Place(path.name))


def _refuse(target: Path | None, originals: Sequence[Path]) -> None:
    if target is None:
        return
    copies.refuse_file(target)
    if any(copies.same_file(target / path.name, originals) for path in originals):
        message = "In deze map staan de sjablonen zelf, en die worden nooit overschreven."
        mend = "Geef een andere map op."
        raise Stop(Exit.WRONG_USAGE, error("copy-place", message, mend, at=Place(str(target))))


def _marked(found: Sequence[tuple[Path, Examined]], folder: Path, moment: datetime) -> Iterator[MarkedCopy]:
    """Write each template that has problems with a comment at each of them."""
    for path, seen in found:
        if seen.draft is None or not seen.problems:
            continue
        remarks = [remark(one) for one in seen.problems]
        content = commented(path.read_bytes(), seen.draft.file.main, remarks, moment.astimezone(UTC))
        target = folder / path.name
        yield MarkedCopy(str(target), former=copies.put(target, content))


def remark(problem: Problem) -> Remark:
    """Return a problem as it is told in the margin of a Word file."""
    said = [f"{LABELS[problem.severity]}: {problem.message}"]
    said += [f"Er staat: “{problem.value}”."] if problem.value else []
    said += [f"Wat te doen: {problem.mend}"] if problem.mend else []
    return Remark(problem.place, (*said, f"[{problem.rule}]"), problem.value)


def _without_copy(found: Sequence[tuple[Path, Examined]], folder: Path) -> Iterator[str]:
    """Yield why there is no marked copy of some templates, and which older copies are still in the folder."""
    refused = [path.name for path, seen in found if seen.draft is None]
    sound = [path.name for path, seen in found if seen.draft is not None and not seen.problems]
    if refused:
        yield f"Van {listing(refused)} is geen nagekeken kopie gemaakt. Herstel eerst wat hierboven staat."
    elif len(sound) == len(found):
        yield "Er was niets aan te wijzen; er is geen nagekeken kopie gemaakt."
    if old := [name for name in (*refused, *sound) if (folder / name).exists()]:
        yield f"In {folder} staat nog een oudere kopie van {listing(old)}."


def _told(copy: MarkedCopy) -> Iterator[str]:
    if copy.former:
        yield f"De vorige nagekeken kopie was veranderd; zij is bewaard als {copy.former}."
    yield f"De nagekeken kopie staat in {copy.path}; kijk in Word naar de opmerkingen in de kantlijn."


def _trimmed(found: Sequence[tuple[Path, Examined]], folder: Path) -> Iterator[tuple[str, str]]:
    """Write a slimmer copy of each template, and yield where it is and what to tell of it."""
    for path, seen in found:
        if seen.draft is None:
            continue
        before = path.read_bytes()
        after = trimming.trimmed(before)
        target = folder / path.name
        former = copies.put(target, after)
        sizes = f"{_kilobytes(before)} wordt {_kilobytes(after)}"
        yield str(target), " ".join((f"Een slankere kopie staat in {target} ({sizes}).", *copies.kept(former)))


def _kilobytes(content: bytes) -> str:
    return f"{max(1, round(len(content) / 1024))} kB"
