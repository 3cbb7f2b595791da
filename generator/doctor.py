"""What is installed, which engine will make the PDFs, and what is missing: with the mend for each."""

import platform
from collections.abc import Iterator
from importlib.metadata import version as installed

from generator import __version__
from generator.convert.engine import arabic_font, hindrance, version
from generator.documents import TEMPLATES
from generator.files import writable
from generator.outcome import Outcome
from generator.preparation import Options
from generator.problems import Place, Problem, error, notice, warning

LIBRARIES = ("docxtpl", "jinja2", "openpyxl", "pypdf", "pypdfium2")


def examine(options: Options) -> Outcome:
    """Return what was found, as facts, and every lack as a problem."""
    return Outcome("doctor", tuple(_lacks(options)), facts=tuple(_facts()))


def _facts() -> Iterator[tuple[str, str]]:
    office = version("libreoffice")
    yield "programma", f"convenant {__version__}"
    yield "Python", f"{platform.python_version()} op {platform.system()} {platform.machine()}"
    yield "ingebouwde omzetter", version("embedded")
    yield "LibreOffice", office or "niet te gebruiken"
    yield (
        "Word naar pdf gaat met",
        "de ingebouwde omzetter" + (", en met LibreOffice wat die niet kan" if office else ""),
    )
    yield "lettertype voor Arabisch", arabic_font() or ("ontbreekt" if office else "LibreOffice is nodig")
    yield "bibliotheken", ", ".join(f"{name} {installed(name)}" for name in LIBRARIES)


def _lacks(options: Options) -> Iterator[Problem]:
    hindered = hindrance("libreoffice")
    if hindered:
        yield notice(
            "engine-no-libreoffice",
            hindered,
            "Zolang alle sjablonen met de ingebouwde omzetter lukken, hebt u LibreOffice niet nodig.",
            at=Place(""),
        )
    elif not arabic_font():
        yield notice(
            "font-arabic",
            "Er is geen lettertype met Arabische letters gevonden. De leeshulp in het Arabisch wordt dan niet gemaakt.",
            "Installeer een lettertype voor Arabisch, zoals Noto Sans Arabic.",
            at=Place(""),
        )
    for name in TEMPLATES:
        path = options.templates / name
        if not path.is_file():
            yield warning("template-missing", f"Het sjabloon {name} ontbreekt.", "Zet het terug.", at=Place(str(path)))
    if not options.parties.is_file():
        yield warning(
            "file-missing", "De partijenwerkmap is er niet.", "Kies haar met --parties.", at=Place(str(options.parties))
        )
    if not writable(options.output):
        yield error(
            "no-permission",
            "In de uitvoermap mag niet worden geschreven.",
            "Kies een andere met --output.",
            at=Place(str(options.output)),
        )
