"""What a template looks like when it is filled: with made-up data, and VOORBEELD on every page.

In: a template and its kind. Out: a Word file, and of that a PDF; or why not, and where.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from generator import specimen
from generator.convert.engine import Choice, Refusal, Work, convert
from generator.explaining.watermark import WORD, marked
from generator.model import Case, Region, TemplateKind
from generator.problems import Place, Problem, error
from generator.templates.compiling import Template
from generator.templates.render import render
from generator.workers import Crew


def preview(
    template: Template, kind: TemplateKind, region: Region | None = None, cases: tuple[Case, ...] = ()
) -> bytes | tuple[Problem, ...]:
    """Return the template filled with made-up data as a Word file, or every reason found why it can't be filled.

    ``region`` and ``cases`` only give the names of the user's own columns; nothing of theirs is in the preview.
    """
    made = render(template, specimen.usual(kind, region, cases))
    return marked(made) if isinstance(made, bytes) else made


def as_pdf(docx: bytes, name: str, *, crew: Crew, engine: Choice = "auto") -> bytes | tuple[Problem, ...]:
    """Return a preview as a PDF, or why no engine on this computer can make it; ``name`` is the template's file name.

    Raises ``libreoffice.Unfit`` where just that engine may be used and it is not there.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "voorbeeld.docx")
        path.write_bytes(docx)
        work = Work(name, path, path.with_suffix(".pdf"), f"{Path(name).stem} ({WORD})")
        (outcome,) = convert([work], crew=crew, engine=engine)
        if isinstance(outcome, Refusal):
            mend = "Pas het sjabloon aan, of zet LibreOffice op deze computer; dan lukt het misschien zoals het is."
            return (error(outcome.rule, outcome.reason, mend, at=Place(name)),)
        return work.pdf.read_bytes()
