"""Whether the covenant's template says, word for word, what a model says that lies beside it.

In: the folder of templates, in which a folder ``modellen`` may hold Word files by the name they are known by. Out: the
model the text is equal to, if any, and what should be looked at. An article that says the same in another typesetting
is the same; a region that fills a place in with a tag compares with its adopted model, which has the tag too.
"""

from dataclasses import replace
from pathlib import Path

from generator import copies
from generator.comparing.digest import digest
from generator.comparing.models import equal_to_model, models
from generator.comparing.opening import sound
from generator.documents import COVENANT_TEMPLATE, TEXT
from generator.dutch import listing
from generator.model import NO_MODEL, TextModel
from generator.problems import Place, Problem, Severity, notice
from generator.word.wordfile import Refused

FOLDER = "modellen"


def model_of(templates: Path) -> tuple[TextModel, tuple[Problem, ...]]:
    """Return the model that the covenant's template is equal to; a notice where there are models, and it is to none."""
    known, found = models(templates / FOLDER, TEXT)
    problems = tuple(replace(one, severity=Severity.WARNING) for one in found)  # no document waits for a model
    if not known:
        return NO_MODEL, problems
    try:
        own = digest(sound(templates / COVENANT_TEMPLATE), TEXT)
    except Refused:
        return NO_MODEL, problems  # a template that can't be read is told elsewhere
    if name := equal_to_model(own, known):
        return TextModel(name, own), problems
    message = f"De tekst is niet gelijk aan een model in de map {FOLDER} ({listing(list(known))})."
    model = copies.typed(templates / FOLDER / f"{next(iter(known))}.docx") if len(known) == 1 else "MODEL"
    own_file = copies.typed(templates / COVENANT_TEMPLATE)
    mend = f"Wilt u weten wat er anders is? Typ: convenant templates compare {model} {own_file}"
    return NO_MODEL, (*problems, notice("model-differs", message, mend, at=Place(COVENANT_TEMPLATE)))
