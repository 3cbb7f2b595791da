"""What ``templates preview`` does: one template filled with made-up data, as Word and as PDF, marked VOORBEELD.

In: a template, its kind, and the workbooks for the user's own columns. Out: an ``Outcome``, and two files.
"""

from pathlib import Path

from generator import copies
from generator.authoring.examination import examined
from generator.authoring.review import KnownRegion
from generator.convert.engine import Choice
from generator.explaining.preview import as_pdf, preview
from generator.files import trouble, write_whole
from generator.model import TemplateKind
from generator.outcome import Outcome
from generator.problems import Severity
from generator.workers import Crew

PREFIX = "voorbeeld_"


def show(path: Path, kind: TemplateKind, folder: Path, known: KnownRegion, engine: Choice) -> Outcome:
    """Return what was shown: the files "voorbeeld_volmacht.docx" and ".pdf", or why the template can't be filled.

    Raises ``Stop`` where the folder is a file or the disk refuses, and ``libreoffice.Unfit`` where just that engine is
    asked for and is absent.
    """
    copies.refuse_file(folder)
    seen = examined(path, kind, known.region, known.cases)
    errors = tuple(one for one in seen.problems if one.severity is Severity.ERROR)
    if seen.template is None:
        return Outcome("templates preview", (*known.problems, *errors))
    made = preview(seen.template, kind, known.region, known.cases)
    if not isinstance(made, bytes):
        return Outcome("templates preview", (*known.problems, *made))
    word = folder / f"{PREFIX}{path.stem}.docx"
    former = copies.put(word, made)
    told = [f"Het vorige voorbeeld was veranderd; het is bewaard als {former}."] if former else []
    with Crew(1) as crew:
        printed = as_pdf(made, path.name, crew=crew, engine=engine)
    if isinstance(printed, bytes):
        try:
            write_whole(word.with_suffix(".pdf"), printed)
        except OSError as fault:
            raise trouble(word.with_suffix(".pdf"), fault) from fault
    files = (word, word.with_suffix(".pdf")) if isinstance(printed, bytes) else (word,)
    names = tuple(str(one) for one in files)
    told.append(f"Het voorbeeld staat in {' en '.join(names)}. De gegevens erin zijn verzonnen.")
    problems = () if isinstance(printed, bytes) else printed
    return Outcome("templates preview", (*known.problems, *problems), files=names, told=tuple(told))
