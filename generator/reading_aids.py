"""3 Which reading aids can be made: the template's file is there, and this computer is able to print it.

In: the templates of a folder, the engine that was asked for, and the cases. Out: the template for a language, or "";
and a notice where an aid that runs from right to left can't be printed. An aid never holds back a form: one that can't
be made is not planned, and the packet goes without it.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from generator.convert.engine import no_arabic
from generator.model import Case
from generator.press import EngineChoice
from generator.problems import Problem, notice
from generator.signing.languages import AID_OF, aid_for


def possible(there: Collection[str], engine: EngineChoice) -> Callable[[str], str]:
    """Return what gives the template of the reading aid in a language, or "" where none can be made."""

    def template_for(language: str) -> str:
        template = aid_for(language)
        return template if template in there and not _hindrance(template, engine) else ""

    return template_for


def asked_for(cases: Sequence[Case], there: Collection[str]) -> tuple[str, ...]:
    """Return the templates of the aids that somebody in these cases reads, and that are there."""
    wanted = {aid_for(person.language) for case in cases for person in case.representatives}
    return tuple(template for template in AID_OF if template in wanted and template in there)


def impossible(cases: Sequence[Case], there: Collection[str], engine: EngineChoice) -> Iterator[Problem]:
    """Give a notice for each person whose reading aid can't be printed on this computer."""
    for case in cases:
        for person in case.representatives:
            template = aid_for(person.language)
            why = _hindrance(template, engine) if template in there else ""
            if why:
                yield notice(
                    "aid-not-printed",
                    f"De leeshulp in deze taal kan hier niet worden gemaakt: {why} Het formulier komt er wel.",
                    "Installeer LibreOffice en een lettertype voor Arabisch, en maak de stukken opnieuw.",
                    at=person.source.place("language"),
                    touches=(case.subject,),
                )


def _hindrance(template: str, engine: EngineChoice) -> str:
    """Return why a template can't be printed, or "": what runs from right to left only LibreOffice prints."""
    if engine == "none" or not (template in AID_OF and AID_OF[template].right_to_left):
        return ""
    return "met --engine embedded doet LibreOffice niet mee." if engine == "embedded" else no_arabic()
