"""The templates of a run: each opened only when it is needed, and compiled once.

What a template reads is remembered from run to run by its SHA-256, so that a run in which nothing changed opens none;
and so is that proofreading found no error in it, with what it was judged by, so that such a one is just opened.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.documents import KIND_OF, template_subject
from generator.fields.papers import canonical
from generator.fields.parties import own_columns
from generator.files import fingerprint
from generator.inputs import Uses
from generator.ledger import digest
from generator.model import Case, Region
from generator.problems import Place, Problem, Severity, error
from generator.templates import compiling
from generator.templates.compiling import Template


class Shelf:
    """The templates in one folder, as used by a region and its cases, whose own columns they may name.

    Of what is found in proofreading, a build is told the errors, and a ``thorough`` check all. ``program`` is the
    digest of the program: what another one found sound is proofread again.
    """

    def __init__(
        self,
        folder: Path,
        remembered: Mapping[str, Any],
        region: Region | None = None,
        cases: tuple[Case, ...] = (),
        *,
        program: str = "",
        thorough: bool = False,
    ) -> None:
        self._folder = folder
        self._remembered = dict(remembered)
        self._region, self._cases, self._thorough = region, cases, thorough
        self._judged_by = digest(canonical([program, own_columns(region, cases)])) if program and region else ""
        self._loaded: dict[str, Template | None] = {}
        self.problems: list[Problem] = []

    def sha256(self, name: str) -> str:
        """Return a template's SHA-256, or nothing where it can't be read."""
        try:
            return fingerprint(self._folder / name)
        except OSError:
            return ""

    def template(self, name: str) -> Template | None:
        """Return a template, or None where it has faults; these are then among the shelf's problems."""
        if name not in self._loaded:
            template, problems = self._load(name)
            self._loaded[name] = template
            self.problems += problems
            if template and not problems:
                found = {"sha256": template.sha256, "uses": dict(template.uses), "sound": self._judged_by}
                self._remembered[name] = found
        return self._loaded[name]

    def faults(self, name: str) -> list[Problem]:
        """Return what is wrong with one template."""
        return [one for one in self.problems if template_subject(name) in one.touches]

    def _load(self, name: str) -> tuple[Template | None, tuple[Problem, ...]]:
        path = self._folder / name
        if not path.is_file():
            message = f"Het sjabloon {name} ontbreekt in de map {self._folder}."
            mend = (
                "Zet het sjabloon terug, of wijs met --templates de goede map aan. Hebt u het nog niet? Een nieuwe map "
                "van convenant new bevat alle sjablonen."
            )
            touched = {template_subject(name)}
            return None, (error("template-missing", message, mend, at=Place(str(path)), touches=touched),)
        if template := self._sound(name, path):
            return template, ()
        # not at the top: there is much to proofread with, and a template is seldom new
        from generator.authoring.examination import examined

        seen = examined(path, KIND_OF[name], self._region, self._cases)
        return seen.template, tuple(one for one in seen.problems if self._thorough or one.severity is Severity.ERROR)

    def _sound(self, name: str, path: Path) -> Template | None:
        """Return a template without proofreading it, where that found no error in it before; None for any other."""
        known = self._remembered.get(name)
        if self._thorough or not known or not self._judged_by or known["sound"] != self._judged_by:
            return None
        template, _ = compiling.load(path)
        return template if template and template.sha256 == known["sha256"] else None

    def uses(self, name: str) -> Uses | None:
        """Return what a template reads, or None where it has faults."""
        known = self._remembered.get(name)
        if known and known["sha256"] == self.sha256(name):
            return {root: tuple(names) for root, names in known["uses"].items()}
        template = self.template(name)
        return template.uses if template else None

    def open_all(self, names: Iterable[str]) -> None:
        """Load every template, so that all their faults are known."""
        for name in names:
            self.template(name)

    def remembered(self) -> dict[str, Any]:
        """Return what to keep for the next run."""
        return self._remembered
