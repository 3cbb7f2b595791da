"""What is to be converted, and what came of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.convert.libreoffice import Office

Engine = Literal["embedded", "libreoffice"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to sign: its code, its page (from 1), and the rectangle in which somebody signs."""

    code: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Work:
    """One Word file to convert: ``id`` and ``title`` name the document, ``pdf`` is where its PDF must come.

    ``codes`` are the signature codes printed in it ("H3"), each to be found exactly once. ``private`` keeps the
    document's words out of every message, as a consent form needs. ``language`` is what a screen reader speaks.
    """

    id: str
    docx: Path
    pdf: Path
    title: str
    codes: tuple[str, ...] = ()
    private: bool = False
    language: str = "nl-NL"


@dataclass(frozen=True, slots=True)
class Batch:
    """Some works that LibreOffice is given together."""

    works: tuple[Work, ...]
    office: Office


@dataclass(frozen=True, slots=True)
class Conversion:
    """A PDF that was written and passed its check; ``detour`` says in Dutch why it was not the embedded engine."""

    id: str
    engine: Engine
    pages: int
    spots: tuple[Spot, ...]
    sha256: str
    detour: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document without a PDF: the rule it fell over (a stable id such as "words-differ"), and why, in Dutch."""

    id: str
    rule: str
    reason: str


Outcome = Conversion | Refusal
