"""Words that a model prints double, not knowing how many there are: "gemeente(n)", "het college/de colleges".

In: a text. Out: its double words as edits: each becomes a choice on the length of the list it is about.
"""

import re
from collections.abc import Iterator

from generator.adopting.passages import Edit
from generator.adopting.vocabulary import Vocabulary
from generator.adopting.words import DOUBLES, THE, VERBS
from generator.templates.language import TAG

_LABEL = 12  # words
_ARTICLE = r"(?:(?P<the>het/de|de/het|de|het)\s+)?"


def doubles_in(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Yield the double words of a text; a double verb counts where the nouns in the text are of one list."""
    if text.rstrip().endswith(":") and len(text.split()) < _LABEL and "{" not in text:
        return  # the label of a line to write on: only who writes there knows how many
    covered = [(tag.start(), tag.end()) for tag in TAG.finditer(text)]
    lists: set[str] = set()
    for one, many, name in DOUBLES:
        if not isinstance(vocabulary.names.get(name), list | tuple):
            continue
        for found in _pattern(one, many).finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in covered):
                covered.append(found.span())
                lists.add(name)
                yield Edit(found.start(), found.end(), _choice(name, *_wordings(found, one, many)))
    if len(lists) == 1:
        for one, many in VERBS:
            for found in re.finditer(rf"(?<![\w/]){one}\s?/\s?{many}(?![\w/])", text):
                yield Edit(found.start(), found.end(), _choice(next(iter(lists)), one, many))


def _pattern(one: str, many: str) -> re.Pattern[str]:
    plural = re.escape(many).replace("’", "[’']?")
    ending = re.escape(many.removeprefix(one).strip("’'")) if many.startswith(one) else "(?!)"
    return re.compile(
        rf"(?<![\w/-]){_ARTICLE}(?P<one>{one})(?:\((?:[’'])?{ending}\)|\s?/\s?(?:(?P<these>de)\s+)?(?P<many>{plural}))(?![\w/-])",
        re.IGNORECASE,
    )


def _wordings(found: re.Match[str], one: str, many: str) -> tuple[str, str]:
    single = found["one"]
    several = found["many"] or _like(single, many)
    the = found["the"]
    if not the:
        return single, several
    article = "het" if one in THE else "de"
    first = article.capitalize() if the[0].isupper() else article
    return f"{first} {single}", f"{'De' if the[0].isupper() else 'de'} {several}"


def _like(single: str, many: str) -> str:
    if single.isupper():
        return many.upper().replace("’S", "’s")
    return many[:1].upper() + many[1:] if single[:1].isupper() else many


def _choice(name: str, one: str, many: str) -> str:
    return f"{{% if {name}|length == 1 %}}{one}{{% else %}}{many}{{% endif %}}"
