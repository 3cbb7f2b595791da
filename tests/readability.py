"""How easily a paper reads: its sentences, their length, the score of Flesch-Douma, passives, and terms explained.

In: a Word file, read as its reader meets it. Out: figures. Syllables come from Pyphen, which the tests alone need;
``textstat`` counts with it too, but leaves out every sentence of two words and gives "over" one syllable.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

import pyphen

from generator.word import words
from generator.word.story import paragraphs

MOST_WORDS, MOST_ON_AVERAGE = 20, 12
B1 = 70.0
"""Flesch-Douma from which a text is "tamelijk gemakkelijk": the last years of primary school."""

_ABBREVIATED = r"\b(?:t\.a\.v|nr|art|dhr|mevr|mr|drs|dr|ing|bijv|enz|o\.a|m\.b\.t|i\.v\.m|[A-Z])\."
_END = re.compile(r"(?<=[.?!])(?<!\x00) +(?=[A-Z‘“0-9])")
_WORD = re.compile(r"[^\W_](?:[\w'’.@-]*\w)?")
_VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+", re.IGNORECASE)

_AUXILIARIES = re.compile(r"\b(?:word|wordt|worden|werd|werden|geworden|is|zijn|was|waren|ben|bent)\b", re.IGNORECASE)
_PARTICLE = "(?:aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|voor|vast|samen)"
_PARTICIPLE = re.compile(
    rf"\b(?:{_PARTICLE}?ge\w{{2,}}(?:d|t|en)|{_PARTICLE}?(?:be|ver|ont|her)\w{{2,}}(?:d|t))\b", re.IGNORECASE
)
_NO_PARTICIPLE = re.compile(
    r"(?:.*(?:heid|plicht|recht|dienst)|geven|geld|gelden|geduld|geweld|gemeenten|gesprekken|gerust|bent|best|verstand"
    r"|bestand|bericht|beleid|verband|samenwerkingsverband|geweest|gegaan|gekomen|gebleven|geworden|gestopt|bekend"
    r"|gezond|verplicht|verblijf)",
    re.IGNORECASE,
)

TERMS: Mapping[str, str] = MappingProxyType(
    {
        "toestemming": r"[Tt]oestemming geven betekent",
        "gezag": r"[Gg]ezag betekent|heet gezag",
        "geheimhoudingsplicht": r"Dat betekent: zij mogen niet zomaar iets vertellen",
        "meldcode": r"vaste stappen",
        "AVG": r"privacywet",
        "handelingsgerichte adviezen": r"tips over wat helpt",
        "functionaris gegevensbescherming": r"let op privacy",
        "Autoriteit Persoonsgegevens": r"privacywet",
        "privacyconvenant": r"afspraken",
        "intrekken": r"[Ii]ntrekken betekent",
    }
)
"""Words that a parent may not know, each with what must stand near its first use: in that sentence or beside it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured of a text: its sentences and words, how long they are, and how easily it reads.

    ``score`` is that of Flesch-Douma (0 to 100, higher is easier), ``index`` Brouwer's leesindex A.
    """

    sentences: int
    words: int
    average: float
    longest: int
    score: float
    index: float


def lines(docx: bytes) -> tuple[str, ...]:
    """Return the text a reader meets, a paragraph, list item, heading or cell a line."""
    found = (" ".join(one.text.split()) for one in paragraphs(words.read(docx).body))
    return tuple(line for line in found if line)


def sentences(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences of lines; a label, a name or a heading is none, nor is a heading that is a question."""
    return tuple(one for line in texts for one in _split(line) if one[-1] in ".!" or (one[-1] == "?" and one != line))


def fragments(texts: Sequence[str]) -> tuple[str, ...]:
    """Return what stands in lines and is no sentence: labels, names and headings."""
    said = {*sentences(texts)}
    return tuple(one for line in texts for one in _split(line) if one not in said)


def _split(line: str) -> Iterator[str]:
    kept = re.sub(_ABBREVIATED, lambda found: f"{found.group()}\0", line)
    return (one.replace("\0", "") for one in _END.split(kept))


def words_of(text: str) -> list[str]:
    """Return the words of a text: what has a letter or a digit."""
    return _WORD.findall(text)


@cache
def syllables(word: str) -> int:
    """Return a word's syllables: by where it may be hyphenated, or by its vowels where these say more ("o-ver")."""
    return max(len(_dictionary().positions(word.lower())) + 1, len(_VOWELS.findall(word)))


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


def measured(said: Sequence[str]) -> Figures:
    """Return the figures of sentences; a number or an address has no syllables that tell how hard a text is.

    Flesch-Douma is 206.84 - 0.93 x words a sentence - 77 x syllables a word (W.H. Douma, De leesbaarheid van
    landbouwbladen, Wageningen 1960); leesindex A is 195 - 2 x words a sentence - 67 x syllables a word (R.H.M. Brouwer,
    Onderzoek naar de leesmoeilijkheid van Nederlands proza, Pedagogische Studiën 1963).
    """
    counts = [len(words_of(one)) for one in said]
    spoken = [word for one in said for word in words_of(one) if not re.search(r"[@\d]", word)]
    average, length = sum(counts) / len(counts), sum(map(syllables, spoken)) / len(spoken)
    return Figures(
        sentences=len(counts),
        words=sum(counts),
        average=average,
        longest=max(counts),
        score=206.84 - 0.93 * average - 77 * length,
        index=195 - 2 * average - 200 / 3 * length,
    )


def passives(sentence: str) -> int:
    """Return how many times a sentence says what is done without saying by whom, as far as its words show."""
    participles = [one for one in _PARTICIPLE.findall(sentence) if not _NO_PARTICIPLE.fullmatch(one)]
    return min(len(_AUXILIARIES.findall(sentence)), len(participles))


def passive_chains(texts: Sequence[str]) -> tuple[str, ...]:
    """Return where one passive follows on another: within a sentence, or in two sentences of one line."""
    found = []
    for line in texts:
        said = sentences([line])
        found += [one for one in said if passives(one) > 1]
        found += [f"{one} {other}" for one, other in pairwise(said) if passives(one) and passives(other)]
    return tuple(found)


def unexplained(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the terms of ``TERMS`` that are used and not explained where they are first met.

    A heading's or form's own title is no use of a term; the explanation may stand one sentence before or after.
    """
    said = sentences(texts)
    found = []
    for term, explanation in TERMS.items():
        first = next((at for at, one in enumerate(said) if re.search(rf"\b{term}\b", one, re.IGNORECASE)), None)
        near = "" if first is None else " ".join(said[max(first - 1, 0) : first + 2])
        if first is not None and not re.search(explanation, near):
            found.append(term)
    return tuple(found)
