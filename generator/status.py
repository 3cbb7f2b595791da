"""What ``convenant status`` does: who has signed what on a day, what is missing, and whether the covenant stands.

In: what a person asks. Out: an outcome. The workbooks are read as ``build`` reads them, and nothing is made of them.
Of pupils' cases nothing is told: each school keeps those itself.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator import copies
from generator.dutch import count, day
from generator.outcome import Outcome
from generator.preparation import Options, Ready, prepare
from generator.problems import Problem, Severity
from generator.progress import Clock, Progress
from generator.reminders import FOLDER, name_of
from generator.signing import register
from generator.signing.mandate import WAYS_OUT, Gate
from generator.signing_state import Status, papers_to_sign, status_of
from generator.status_list import status_list

MANY = 12
STATES = {"getekend": "signed", "ontvangen": "received", "verstuurd": "sent", "te versturen": "to-send"}


def tell_status(options: Options, on: date, xlsx: Path | None, progress: Progress) -> Outcome:
    """Return the status as lines, as JSON, and as a workbook where that was asked; raises Stop for a bad file."""
    if xlsx is not None:
        read = [one for one in (options.parties, options.cases) if one]
        taken = copies.same_file(xlsx, read)
        copies.refuse_other(xlsx, "Het tekenregister", "tekenregister.xlsx", taken=taken)
    ready = prepare(options, Clock(progress))
    found = status_of(ready.region, ready.plan.documents, on)
    told = list(lines(found))
    files: tuple[str, ...] = ()
    if xlsx is not None:
        rows = register.places(ready.region, papers_to_sign(ready.plan.documents), date.max)
        former = copies.put(xlsx, status_list(rows, found))
        told += [*copies.kept(former), f"Het tekenregister staat in {xlsx}."]
        files = (str(xlsx),)
    problems = tuple(one for one in ready.problems if _concerns(one))
    return Outcome("status", problems, files=files, told=tuple(told), more=as_json(found, ready))


def _concerns(problem: Problem) -> bool:
    """Tell whether a problem belongs on this page: of what is just worth knowing, only what is about the register."""
    return problem.severity is not Severity.NOTICE or problem.rule.startswith("register-")


def lines(found: Status) -> Iterator[str]:
    """Yield the page: whether the covenant stands, the gate of each SWV, and what is missing party by party."""
    yield f"Stand op {day(found.on)}. {found.verdict}"
    for gate in found.gates:
        yield from _gate_lines(gate)
    waiting = [one for one in found.parties if one.waits]
    for one in waiting[:MANY]:
        yield f"- {one.name} ({one.subject.replace(':', ' ')})"
        yield from (f"    {sentence}" for sentence in one.waits)
    if len(waiting) > MANY:
        rest = count(len(waiting) - MANY, "andere partij", "andere partijen")
        yield f"- en nog {rest}; --xlsx en --json noemen alle."
    ready = sum(not one.missing for one in found.parties)
    if ready:
        yield f"Bij {count(ready, 'partij is', 'partijen is')} alles getekend."
    late = sum(bool(one.late) for one in found.parties)
    if late:
        yield (
            f"{count(late, 'herinnering', 'herinneringen')} te versturen, want wat u verstuurde, had al "
            f"terug moeten zijn. convenant build zet {'haar' if late == 1 else 'ze'} in de map {FOLDER} van de uitvoer."
        )


def _gate_lines(gate: Gate) -> Iterator[str]:
    """Yield whether a director may sign for the boards, and else each board for which that can't be, with the reason.

    All are named: the covenant is not put up for that signature before each of them is settled.
    """
    name = gate.swv.short_name or gate.swv.name
    if not gate.boards:
        yield f"{name} tekent namens geen enkel bestuur."
    elif gate.is_open:
        yield f"{name}: elke volmacht is in orde ({len(gate.boards)})."
    else:
        good = len(gate.boards) - len(gate.held)
        yield (
            f"{name}: {good} van de {count(len(gate.boards), 'volmacht', 'volmachten')} zijn in orde. De directeur "
            "tekent nog niet namens de schoolbesturen, want er ontbreekt:"
        )
        yield from (f"- {sentence}" for sentence in gate.sentences)
        yield f"Kan dat niet wachten? {WAYS_OUT}"


def as_json(found: Status, ready: Ready) -> dict[str, Any]:
    """Return what the JSON report adds."""
    known = ready.known.entries
    return {
        "on": found.on.isoformat(),
        "verdict": found.verdict,
        "gates": [
            {
                "swv": gate.swv.number,
                "open": gate.is_open,
                "boards": len(gate.boards),
                "held": [
                    {"board": held.board.number, "missing": [lack.code for lack in held.lacks]} for held in gate.held
                ],
            }
            for gate in found.gates
        ],
        "parties": [
            {
                "party": one.subject.partition(":")[2],
                "subject": one.subject,
                "name": one.name,
                "documents": [
                    {
                        "id": place.document,
                        "made": known[place.document].made if place.document in known else "",
                        "code": place.code,
                        "signer": place.signer,
                        "capacity": place.capacity,
                        "sent": _iso(place.sent_on),
                        "received": _iso(place.received_on),
                        "signed": _iso(place.signed_on),
                        "state": STATES[place.state],
                    }
                    for place in one.places
                ],
                "missing": list(one.missing),
                "reminder": name_of(one.subject) if one.late else "",
            }
            for one in found.parties
        ],
    }


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""
