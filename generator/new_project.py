"""A new project folder: two workbooks to fill in, the templates, an empty output folder and five lines to begin."""

import shutil
import tempfile
from importlib import metadata
from pathlib import Path

from generator.documents import TEMPLATES, templates_in
from generator.files import trouble
from generator.outcome import Outcome
from generator.problems import Exit, Place, Stop, error
from generator.workbooks import form

BESIDE_PROGRAM = Path(__file__).parents[1] / "templates"
README = "LEESMIJ.txt"
LINES = (
    "1. Vul parties.xlsx in, te beginnen bij het blad Toelichting. Sla op en sluit Excel.",
    "2. Open in deze map een opdrachtvenster en typ: convenant check --marked-copy nagekeken.xlsx",
    "3. Herstel wat daarin gekleurd is, en typ: convenant build. Wat er gemaakt is, staat in de map output.",
    "4. cases.xlsx is alleen voor toestemmingsformulieren. Daarin staan gegevens van leerlingen: bewaar het beveiligd.",
    "5. De teksten staan als Word-bestanden in de map templates. Laat een jurist of de FG ze nakijken.",
)


def create(folder: Path) -> Outcome:
    """Make the project folder whole, or not at all; raises Stop where something is in the way."""
    _refuse_what_is_in_the_way(folder)
    try:
        with tempfile.TemporaryDirectory(prefix=".convenant-", dir=folder.absolute().parent) as beside:
            made = Path(beside) / "made"  # not the temporary folder itself, which is its maker's alone
            made.mkdir()
            files = _fill(made)
            if folder.exists():
                _move_into(folder, made)
            else:
                made.rename(folder)
    except OSError as problem:
        raise trouble(folder, problem) from problem
    return Outcome("new", files=tuple(str(folder / name) for name in files))


def shipped_templates() -> Path:
    """Return the folder of the templates that came with the program: beside it in a clone, or where pip put them."""
    if all((BESIDE_PROGRAM / name).is_file() for name in TEMPLATES):
        return BESIDE_PROGRAM
    installed = (file for file in metadata.files("convenant") or () if file.name == TEMPLATES[0])
    return next((Path(str(file.locate())).resolve().parent for file in installed), BESIDE_PROGRAM)


def _move_into(folder: Path, made: Path) -> None:
    """Move what was made into an empty folder, which may be the one the user stands in."""
    moved: list[Path] = []
    try:
        for path in sorted(made.iterdir()):
            moved.append(path.rename(folder / path.name))
    except OSError:
        for path in moved:
            path.rename(made / path.name)  # to go with the temporary folder
        raise


def _fill(folder: Path) -> list[str]:
    (folder / "parties.xlsx").write_bytes(form.written(form.NEW_PARTIES))
    (folder / "cases.xlsx").write_bytes(form.written(form.NEW_CASES))
    (folder / README).write_text("\n".join(LINES) + "\n", encoding="utf-8-sig", newline="\r\n")
    (folder / "templates").mkdir()
    (folder / "output").mkdir()
    source = shipped_templates()
    names = templates_in(source)
    for name in names:
        shutil.copyfile(source / name, folder / "templates" / name)
    return ["parties.xlsx", "cases.xlsx", README, *(str(Path("templates") / name) for name in names)]


def _refuse_what_is_in_the_way(folder: Path) -> None:
    at, name = Place(str(folder)), folder.resolve().name
    if not folder.absolute().parent.is_dir():
        message = f"De map waarin {name} moet komen, bestaat niet."
        raise Stop(Exit.WRONG_USAGE, error("folder-missing", message, "Maak die map eerst.", at=at))
    if folder.exists() and not folder.is_dir():
        message = f"{name} is een bestand, geen map."
        raise Stop(Exit.WRONG_USAGE, error("folder-taken", message, "Kies een andere naam.", at=at))
    inside = sorted(path.name for path in folder.iterdir())[:3] if folder.exists() else []
    if inside:
        message = f"De map {name} is niet leeg: er staat al {', '.join(inside)} in."
        mend = "Kies een nieuwe naam, of een lege map. Er is niets veranderd."
        raise Stop(Exit.WRONG_USAGE, error("folder-taken", message, mend, at=at))
