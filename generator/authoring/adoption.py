"""What ``templates adopt`` does: a model with places to fill in becomes a template, and a report of what was done.

In: the path of somebody's Word file, and the kind of document it is for. Out: an ``Outcome``, and a new Word file in
which comments say what is left for a person. The model itself is never written.
"""

from datetime import UTC, datetime
from pathlib import Path

from generator import copies, specimen
from generator.adopting.adopt import Adopted, adopt
from generator.adopting.report import report
from generator.authoring.review import KnownRegion, remark
from generator.model import TemplateKind
from generator.outcome import Outcome
from generator.problems import Exit, Stop
from generator.word import wordfile
from generator.word.commenting import commented

SUFFIX = "_sjabloon"


def take_over(model: Path, kind: TemplateKind, target: Path | None, known: KnownRegion, moment: datetime) -> Outcome:
    """Return what became of a model; raises ``Stop`` where it is unfit, or where the disk refuses."""
    target = target or model.with_name(f"{model.stem}{SUFFIX}.docx")
    copies.refuse_other(target, "Het sjabloon", f"{model.stem}{SUFFIX}.docx", taken=copies.same_file(target, (model,)))
    try:
        content = wordfile.content_of(model)
        made = adopt(content, model.name, kind, specimen.names(kind, known.region, known.cases))
    except wordfile.Refused as refusal:
        raise Stop(Exit.INPUT_HAS_ERRORS, *refusal.problems) from refusal
    former = copies.put(target, _with_remarks(made, target.name, moment))
    told = [*(f"Let op: {one.message}" for one in known.problems), *report(made), "", *copies.kept(former)]
    told.append(f"Het sjabloon staat in {target}. Wat u zelf moet doen, staat er ook als opmerking in de kantlijn.")
    told.append(f"Kijk het daarna na: convenant templates check {copies.typed(target)} --kind {kind}")
    changes = [
        {"part": one.spot.sheet, "paragraph": one.spot.cell, "before": one.before, "after": one.after}
        for one in made.changes
    ]
    problems = (*known.problems, *made.findings, *made.instructions)
    return Outcome("templates adopt", problems, files=(str(target),), told=tuple(told), more={"adopted": changes})


def _with_remarks(made: Adopted, name: str, moment: datetime) -> bytes:
    remarks = [remark(one) for one in (*made.findings, *made.instructions)]
    if not remarks:
        return made.docx
    return commented(made.docx, wordfile.opened(made.docx, name).main, remarks, moment.astimezone(UTC))
