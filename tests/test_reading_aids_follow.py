"""The reading aids follow the Dutch form: a changed sentence of it names the texts to look at in every language."""

import re
from collections.abc import Iterator
from itertools import product

from tests.case_papers import W, body
from tests.projects import ROOT
from tests.test_reading_aids import texts_of
from tools.templates.reading_aids.dutch import FORM, NOT_TRANSLATED, OF_THE_AID
from tools.templates.reading_aids.every import LANGUAGES

TAG = re.compile(r"\{%(p|tr)? (\w+)([^%]*)%\}")
PLAIN = r"((?:(?!\{% (?:if|endif)).)*)"
CHOICE = re.compile(rf"\{{% if ((?:(?!%\}}).)*)%\}}{PLAIN}\{{% else %\}}{PLAIN}\{{% endif %\}}")
PUPIL = "ondertekenaar.is_leerling"


def lines() -> Iterator[str]:
    """Give each paragraph of the form that a grown-up may get to see, with its tags."""
    branches: list[str] = []
    for paragraph in body((ROOT / "templates" / "toestemming.docx").read_bytes()).iter(f"{W}p"):
        pieces = paragraph.iter(f"{W}t", f"{W}tab")
        text = "".join("\t" if piece.tag == f"{W}tab" else piece.text or "" for piece in pieces)
        tag = TAG.fullmatch(text.strip())
        if not (tag and tag[1]):
            if PUPIL not in branches:
                yield text.replace("\N{NO-BREAK SPACE}", " ")
        elif tag[2] in ("if", "for"):
            branches.append(tag[3].strip())
        elif tag[2] in ("else", "elif"):
            branches[-1] = tag[3].strip()
        else:
            branches.pop()


def ways(line: str) -> set[str]:
    """Return a line in each of the ways that its choices leave for a grown-up, without tags but those that print."""
    choices = [(two,) if PUPIL in condition else (one, two) for condition, one, two in CHOICE.findall(line)]
    return {_without_tags(line, taken) for taken in product(*choices)}


def _without_tags(line: str, taken: tuple[str, ...]) -> str:
    parts = iter(taken)
    return re.sub(r"\{%.*?%\}", "", CHOICE.sub(lambda _: next(parts), line))


def sentences() -> set[str]:
    """Return every sentence that the form itself says to a grown-up; what just prints a value is none."""
    found = (
        " ".join(sentence.split())
        for line in lines()
        for way in ways(line)
        for sentence in re.split(r"(?<=[.?!]) +|\t|(?<=\}\}) (?=[A-Z])", way)
    )
    return {one for one in found if re.search(r"[a-z]{2}", re.sub(r"\{\{.*?\}\}|van|de", "", one))}


def texts() -> set[str]:
    """Return the name of every text of a reading aid."""
    names = {name.removeprefix(".") for name, _ in texts_of(LANGUAGES["Engels"])}
    return {name for name in names if not name.startswith(("name", "tongue"))}


def test_each_sentence_that_an_aid_translates_stands_in_the_form() -> None:
    """Where it does not, the form was changed: these texts are behind in every language."""
    said = sentences()
    behind = {name: gone for name, of in FORM.items() if (gone := [one for one in of if one not in said])}
    assert not behind, f"the form no longer says this; look at these texts in {', '.join(LANGUAGES)}: {behind}"


def test_each_sentence_of_the_form_is_translated() -> None:
    known = {sentence for of in FORM.values() for sentence in of} | set(NOT_TRANSLATED)
    new = sorted(sentences() - known)
    assert not new, f"the form says this too; translate it in {', '.join(LANGUAGES)}: {new}"


def test_each_text_of_an_aid_is_that_of_the_form_or_its_own() -> None:
    assert texts() == {*FORM, *OF_THE_AID}
    assert not set(FORM) & set(OF_THE_AID)


def test_what_is_said_just_to_a_pupil_or_is_only_a_value_is_no_sentence_of_the_form() -> None:
    said = sentences()
    assert "Jij beslist." not in said
    assert {"U beslist.", "Dat betekent: zij mogen niet zomaar iets vertellen over u."} <= said
    assert not any(re.fullmatch(r"\{\{[^{}]*\}\}", sentence) for sentence in said)
