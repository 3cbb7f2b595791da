"""What was made of a model, told to the person who goes on with it.

In: an ``Adopted``. Out: lines of Dutch: what is filled in, what is left to do, and the instructions in the text.
"""

from collections.abc import Iterable, Iterator

from generator.adopting.adopt import Adopted
from generator.adopting.parts import Change
from generator.dutch import count
from generator.problems import Place, Problem


def report(adopted: Adopted) -> list[str]:
    """Return the report, line by line; a place is that in the new template."""
    return [
        "Wat is ingevuld",
        *_changes(adopted.changes),
        "",
        "Wat u zelf moet doen",
        *(_problems(adopted.findings) if adopted.findings else ("  Niets: elke invulplek is ingevuld.",)),
        "",
        "Aanwijzingen in de tekst",
        *(_problems(adopted.instructions) if adopted.instructions else ("  Er stonden geen aanwijzingen in.",)),
        "",
        summary(adopted),
    ]


def summary(adopted: Adopted) -> str:
    """Return the report in one sentence."""
    changed = count(sum(bool(one.before and one.after) for one in adopted.changes), "alinea", "alinea’s")
    left = count(len(adopted.findings), "plek", "plekken")
    told = count(len(adopted.instructions), "aanwijzing", "aanwijzingen")
    return f"{changed} herschreven, {left} voor u, {told} gevonden. Lees het sjabloon na voordat u het gebruikt."


def _changes(changes: Iterable[Change]) -> Iterator[str]:
    none = True
    for change in changes:
        none = False
        yield f"  {_where(change.spot)}"
        if change.before and change.after:
            yield f"    was:   {change.before}"
            yield f"    wordt: {change.after}"
        elif change.before:
            yield f"    weg:   {change.before}"
        else:
            yield f"    erbij: {change.after}"
    if none:
        yield "  Niets: er is geen invulplek gevonden waarvan zeker is wat er hoort."


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        yield f"  {_where(problem.place)}"
        yield f"    {problem.message} {problem.mend}".rstrip()
        if problem.value and problem.value not in problem.message:
            yield f"    Er staat: {problem.value}"


def _where(place: Place) -> str:
    return f"{place.sheet}, {place.cell}" if place.cell else place.sheet
