"""What ``convenant changes`` does: the events since the last whole build, or since an older workbook, and their effect.

In: what a person asks. Out: an outcome. The workbooks are read as ``build`` reads them, and nothing is made of them.
"""

from dataclasses import replace
from pathlib import Path

from generator import change_account, copies
from generator.change_list import change_list
from generator.change_papers import ChangePapers, signing_of
from generator.changes.events import events
from generator.changes.states import State, state_of
from generator.changes.validity import standings
from generator.outcome import Outcome
from generator.preparation import Options, Ready, prepare
from generator.problems import Place, Problem, Severity, notice
from generator.progress import Clock, Progress
from generator.signing.capacity import covenant_signatures
from generator.workbooks import intake

FIRST = "Er is nog niet eerder gebouwd: het programma weet niet hoe het was."
HOW = "Draai eerst convenant build, of geef met --against de partijenwerkmap van toen."


def tell_changes(options: Options, against: Path | None, xlsx: Path | None, progress: Progress) -> Outcome:
    """Return what happened, as lines, as JSON, and as a workbook where that was asked; raises Stop for a bad file."""
    if xlsx is not None:
        copies.refuse_other(xlsx, "De lijst van veranderingen", "veranderingen.xlsx", taken=_is_ours(xlsx, options))
    ready = prepare(options, Clock(progress))
    problems = tuple(one for one in ready.problems if _concerns(one))
    before = state_of(intake.read(against, None).region) if against else ready.history.last
    if before is None:
        return Outcome("changes", (*problems, notice("no-build-yet", FIRST, HOW, at=Place(""))))
    since = f"de werkmap {against.name}" if against else "de laatste keer dat alles is gemaakt"
    return replace(_account(ready, before, since, xlsx, options), problems=problems)


def _account(ready: Ready, before: State, since: str, xlsx: Path | None, options: Options) -> Outcome:
    region = ready.region
    happened = events(before, ready.history.now)
    stand = signing_of(region, covenant_signatures(region).lines, options.today)
    wanted = ChangePapers(region, ready.shared, happened, stand, options.today).documents()
    documents = tuple({one.id: one for one in (*ready.plan.documents, *wanted)}.values())
    judged = standings(region, happened)
    found = change_account.account(happened, documents, judged, region.overrulings)
    told = list(change_account.lines(found, judged, since))
    files: tuple[str, ...] = ()
    if xlsx is not None:
        former = copies.put(xlsx, change_list(found, judged, since))
        told += [*copies.kept(former), f"De lijst staat in {xlsx}."]
        files = (str(xlsx),)
    more = change_account.as_json(found, judged)
    return Outcome("changes", files=files, told=tuple(told), more=more)


def _concerns(problem: Problem) -> bool:
    """Tell whether a problem belongs on this page: what is just worth knowing of other things would hide it."""
    return problem.severity is not Severity.NOTICE or problem.rule.startswith("change-")


def _is_ours(path: Path, options: Options) -> bool:
    """Tell whether somebody would write the list over a workbook that is read."""
    return copies.same_file(path, [one for one in (options.parties, options.cases) if one])
