"""LibreOffice as engine: whether this computer has one, of which version, and with which typefaces.

In: this computer. Out: an ``Office`` that can be used, or the reason in Dutch why there is none.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.convert import profile
from generator.processes import end_tree

START_SECONDS = 60


class Unfit(Exception):  # noqa: N818  it says what is the matter
    """Says in Dutch why LibreOffice cannot be used here, and the mend."""


@dataclass(frozen=True, slots=True)
class Office:
    """A LibreOffice that can be used: its program, and its name and version ("LibreOffice 7.4.7.2")."""

    program: Path
    version: str


def office() -> Office:
    """Return this computer's LibreOffice; raises Unfit where it is absent, does not start or lacks the fonts."""
    program = find_program()
    if program is None:
        raise Unfit("LibreOffice staat niet op deze computer.")
    missing = missing_fonts()
    if missing:
        raise Unfit(
            f"LibreOffice mist de lettertypen {' en '.join(missing)}; installeer ze, anders verschuift de tekst."
        )
    return Office(program, _version(program))


def find_program() -> Path | None:
    """Return where soffice is: on the search path, or in one of the usual places of this operating system."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((place for place in _usual_places() if place.is_file()), None)


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if os.environ.get(variable):
                yield Path(os.environ[variable], "LibreOffice", "program", "soffice.com")
                yield Path(os.environ[variable], "Programs", "LibreOffice", "program", "soffice.com")
    elif sys.platform == "darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            yield root / "LibreOffice.app/Contents/MacOS/soffice"
    else:
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


_FONTS = {"Calibri of Carlito": ("carlito", "calibri"), "Arial of Liberation Sans": ("liberationsans", "arial")}
"""The typefaces the papers are set in: each stands for its metric twin; what Windows has, Linux replaces."""


_ARABIC = {
    "Arial": "arial",
    "Times New Roman": "times",
    "Segoe UI": "segoeui",
    "Geeza Pro": "geezapro",
    "Noto Naskh Arabic": "notonaskharabic",
    "Noto Sans Arabic": "notosansarabic",
    "Amiri": "amiri",
    "DejaVu Sans": "dejavusans",
}
"""Typefaces with the letters of Arabic, by the names of their files: of Windows and macOS first, then of Linux."""


def arabic_font() -> str:
    """Return a typeface on this computer that has the letters of Arabic, or nothing where none is known."""
    present = _font_files()
    return next((name for name, file in _ARABIC.items() if file in present), "")


def no_arabic() -> str:
    """Return in Dutch why Arabic can't be printed on this computer, or nothing where it can; nothing is started."""
    if find_program() is None:
        return "LibreOffice staat niet op deze computer."
    if missing := missing_fonts():
        return f"LibreOffice mist de lettertypen {' en '.join(missing)}."
    return "" if arabic_font() else "er is geen lettertype met Arabische letters op deze computer."


def missing_fonts() -> tuple[str, ...]:
    """Return which typefaces are on this computer under neither name, judged by the names of the font files."""
    present = _font_files()
    return tuple(name for name, files in _FONTS.items() if not any(file in present for file in files))


@lru_cache(maxsize=1)
def _font_files() -> frozenset[str]:
    """Return the families of the font files found: "carlito" of Carlito-Regular.ttf, in lower case."""
    suffixes = {".ttf", ".otf", ".ttc"}
    files = (file for root in _font_folders() for file in _files_below(root) if file.suffix.lower() in suffixes)
    return frozenset(re.split(r"[-_.]", file.name.lower())[0].replace(" ", "") for file in files)


def _files_below(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root):
        yield from (Path(folder, name) for name in names)


def _font_folders() -> Iterator[Path]:
    program = find_program()
    if program is not None:
        real = program.resolve().parent.parent
        yield from (real / "share" / "fonts", real / "Resources" / "fonts")
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        if os.environ.get("LOCALAPPDATA"):
            yield Path(os.environ["LOCALAPPDATA"], "Microsoft", "Windows", "Fonts")
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".fonts", home / ".local/share/fonts")


@lru_cache(maxsize=4)
def _version(program: Path) -> str:
    with tempfile.TemporaryDirectory(prefix="convenant-", ignore_cleanup_errors=True) as folder:
        shown = _said([str(program), *profile.write(Path(folder) / "profiel"), "--version"])
    found = re.search(r"LibreOffice\S*\s+([\d.]+)", shown)
    if found is None:
        raise Unfit("LibreOffice start niet op deze computer; installeer het opnieuw.")
    return f"LibreOffice {found[1]}"


def _said(command: list[str]) -> str:
    """Return what a program says; nothing where it can't be started or takes too long, and then it is ended."""
    try:
        process = subprocess.Popen(  # noqa: S603  a program found on this computer, with arguments of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows, where a black window would flash
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return ""
    with process:
        try:
            return process.communicate(timeout=START_SECONDS)[0]
        except subprocess.TimeoutExpired:
            end_tree(process.pid)
            return ""
