"""Writes every template to ``templates/``; run ``python -m tools.templates`` after changing a text."""

from collections.abc import Callable
from pathlib import Path

from tools.templates.accession import accession_form
from tools.templates.changes.addendum import addendum
from tools.templates.changes.mandates import ratification, revocation
from tools.templates.changes.notices import announcement, notice
from tools.templates.changes.parties import succession, termination
from tools.templates.changes.reminder import reminder
from tools.templates.changes.talks import agenda, decisions
from tools.templates.consent import consent_form
from tools.templates.covenant import covenant
from tools.templates.cover import cover_sheet
from tools.templates.file_note import file_note
from tools.templates.house import Paper
from tools.templates.invitation import invitation
from tools.templates.logs import log_sheet
from tools.templates.mandate import mandate
from tools.templates.reading_aids.every import READING_AIDS
from tools.templates.school_sheet import school_sheet

FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES: dict[str, Callable[[], Paper]] = {
    "convenant": covenant,
    "volmacht": mandate,
    "toestemming": consent_form,
    "toetreding": accession_form,
    "addendum": addendum,
    "kennisgeving": notice,
    "intrekking": revocation,
    "bekrachtiging": ratification,
    "rechtsopvolging": succession,
    "opzegging": termination,
    "bekendmaking": announcement,
    "herinnering": reminder,
    "besluitenlijst": decisions,
    "agendabijlage": agenda,
    "omslag": cover_sheet,
    "schoolblad": school_sheet,
    "uitnodiging": invitation,
    "dossiernotitie": file_note,
    "logblad": log_sheet,
    **READING_AIDS,
}


def make(folder: Path) -> list[Path]:
    """Write every template to a folder and return their paths."""
    paths = []
    for name, template in TEMPLATES.items():
        paths.append(folder / f"{name}.docx")
        template().save(paths[-1])
    return paths


if __name__ == "__main__":
    for path in make(FOLDER):
        print(path.relative_to(FOLDER.parent).as_posix())
