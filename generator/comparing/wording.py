"""When two texts are the same for a reader of the law: what counts as a word, and what is typesetting.

In: the text of a paragraph. Out: its words, each with the key by which it is compared. White space, no-break spaces,
curly or straight quotes, kinds of dashes, soft hyphens and the spaces inside a tag are typesetting; letters, capitals,
figures and other signs are text. A tag ({{ … }} or {% … %}) is one word.
"""

import re
import unicodedata
from dataclasses import dataclass

from generator.word.story import ANY_NUMBER, ANY_SIGN, CLOSE, OPEN

_WORD = re.compile(r"\{[{%#].*?[}%#]\}|(?:[^\W_][\u0300-\u036f]*)+|\.{3,}|…+|_+|[^\w\s]", re.DOTALL)
_UNSEEN = re.compile(f"[\u00ad\u200b-\u200f\u2060\ufeff{ANY_NUMBER}{ANY_SIGN}{OPEN}{CLOSE}]")
_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_TAG_SIGN = re.compile(r"\s*([^\w\s])\s*")
_HEAD = re.compile(
    r"(?:artikel|art\.|bijlage)\s*(?:\d+[a-z]?|[ivx]+)\b(?:\s*[.:])?(?:\s+[–—-](?=\s))?\s*", re.IGNORECASE
)
_ITEM = re.compile(r"(?:\d+(?:\.\d+)+\.?|\d{1,3}[.)]|[a-z][.)]|[ivx]{2,4}[.)]|[-–•▪·*])\s+")  # "A." may be an initial
_BLANK = "____"  # however long the line to write on is drawn


@dataclass(frozen=True, slots=True)
class Word:
    """One word, sign or tag: the key it is compared by, and where it stands in its text."""

    key: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    blanked = _UNSEEN.sub(lambda sign: "\0" * len(sign[0]), text)
    if "\0" not in blanked:
        return [Word(key(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]
    places = [place for place, sign in enumerate(blanked) if sign != "\0"]
    seen = "".join(text[place] for place in places)
    return [Word(key(found[0]), places[found.start()], places[found.end() - 1] + 1) for found in _WORD.finditer(seen)]


def keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words of a text: equal keys are the same text."""
    return tuple(word.key for word in words(text))


def key(word: str) -> str:
    """Return what a word is compared by."""
    if word.startswith(("{{", "{%", "{#")):
        return _TAG_SIGN.sub(r"\1", " ".join(word.translate(_SAME).split()))
    if word[0] == "_" or (word[0] in ".…" and word not in (".", "...", "…")):
        return _BLANK
    return unicodedata.normalize("NFC", word).translate(_SAME)


def typed_label(text: str, *, heading: bool) -> str:
    """Return the label typed at the start of a paragraph ("3.2", "a."; "Artikel 3" in a heading), with its space."""
    found = (_HEAD.match(text) if heading else None) or _ITEM.match(text)
    return found[0] if found else ""


def label_key(label: str) -> str:
    """Return what a label is compared by: "Artikel 3." is "artikel 3", "a)" is "a", and a bullet is nothing."""
    said = [one for one in keys(label.casefold()) if one[0].isalnum() or one == "."]
    return re.sub(r"^art \. ", "artikel ", " ".join(said)).removesuffix(" .").replace(" . ", ".")


def shown(text: str) -> str:
    """Return a text as it is printed: on one line, without what no reader sees."""
    return " ".join(_UNSEEN.sub("", text).split())
