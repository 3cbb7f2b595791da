"""What the words of a placeholder mean, checked against the names that a template of this kind sees.

In: words ("NAAM SCHOOLBESTUUR A", "KvK-nummer"), and the example names. Out: a ``Meaning`` where the tables know it
for sure, else the fields that come nearest. A field that is not among the names is never given.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from generator.adopting.words import (
    ALONE,
    EVERYWHERE,
    ORGANISATIONS,
    OWN,
    PARTIES,
    SHARED,
    SIGNER,
    SIGNER_FUNCTION,
    SIGNERS,
)
from generator.adopting.words import Party as _Party
from generator.dutch import plain

_LITTLE = frozenset(
    [
        "de",
        "het",
        "een",
        "van",
        "voor",
        "der",
        "den",
        "uw",
        "hier",
        "in",
        "te",
        "vul",
        "vullen",
        "invullen",
        "svp",
        "dat",
        "die",
        "hierna",
        "bij",
        "met",
        "volledige",
    ]
)
_LOOK_UPS = 300  # unknown placeholders
_WORD = re.compile(r"[a-z]+|\d+")
_INDEX = re.compile(r"(?:^|[\s_.-])(?P<index>[A-Z]|[1-9]\d?)$|(?<=[a-z])(?P<stuck>[1-9])$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field of a party, and the mark of its place in a list ("A", "2") where it has one."""

    party: str
    field: str
    index: str = ""

    @property
    def path(self) -> str:
        """Return "gemeente.naam"."""
        return f"{self.party}.{self.field}"


def spoken(words: str) -> str:
    """Return words for comparing: lower case, no accents, no articles and other little words."""
    return " ".join(word for word in _WORD.findall(plain(words)) if word not in _LITTLE)


class Vocabulary:
    """The words that mean something for one kind of template."""

    def __init__(self, names: Mapping[str, object]) -> None:
        self.names = names
        self.fields, self.within = _fields_of(names)
        self.phrases = {party: self._phrases(party, fields) for party, fields in self.fields.items()}
        self._callings = {spoken(word): one.name for one in self._known() for word in one.words}
        self._seen: dict[str, list[str]] = {}
        self._near = {f"{said} {party}": f"{party}.{field}" for party, field, said in self._all()}
        self._near |= {said: f"{party}.{field}" for party, field, said in self._all()}

    def _known(self) -> Iterator[_Party]:
        return (party for party in PARTIES if party.name in self.fields)

    def _all(self) -> Iterator[tuple[str, str, str]]:
        for party, phrases in self.phrases.items():
            for said, field in phrases.items():
                if not field.startswith("*"):
                    yield party, field, said

    def _phrases(self, party: str, fields: frozenset[str]) -> dict[str, str]:
        """Return phrase → field; what is called by its column's own name goes first."""
        found = {spoken(field.replace("_", " ")): field for field in sorted(fields)}
        for table in (OWN.get(party, {}), EVERYWHERE):
            for field, said in table.items():
                meant = self._signer(party, field) if field.startswith("*") else field
                if meant in fields or meant.startswith("*"):
                    for phrase in said:
                        found.setdefault(spoken(phrase), meant)
        return found

    def _signer(self, party: str, field: str) -> str:
        """Return the field of who signs for a party; the stand-in itself where a list of persons signs for it."""
        if party in SIGNERS:
            return SIGNERS[party][field]
        return field if party in ORGANISATIONS and "ondertekenaar" in self.fields else ""

    def is_one(self, party: str) -> bool:
        """Tell whether the template sees one row of this party under its own name."""
        return isinstance(self.names.get(party), Mapping)

    def list_of(self, party: str) -> str:
        """Return the top-level list of such rows, or nothing."""
        lists = next((one.lists for one in PARTIES if one.name == party), ())
        return next((name for name in lists if isinstance(self.names.get(name), list | tuple)), "")

    def holds(self, party: str, other: str, *, nested: bool) -> bool:
        """Tell whether a row of one party has a row of another in it ("bestuur.volmacht").

        ``nested``: a row of a list within another list, such as the boards of one SWV; else one of a top-level list.
        """
        if nested:
            return other in self.within.get(party, frozenset())
        rows = self.names.get(self.list_of(party)) or self.names.get(party)
        row = rows[0] if isinstance(rows, list | tuple) else rows
        return isinstance(row, Mapping) and isinstance(row.get(other), Mapping)

    def nests(self) -> bool:
        """Tell whether each SWV has a list of the boards that it represents."""
        swvs = self.names.get("swvs")
        return isinstance(swvs, list | tuple) and bool(swvs) and isinstance(swvs[0], Mapping) and "besturen" in swvs[0]

    def meaning(self, party: str, phrase: str, index: str = "") -> Meaning | None:
        """Return what a phrase means of a party."""
        field = self.phrases.get(party, {}).get(phrase)
        if field is None:
            return None
        if field in (SIGNER, SIGNER_FUNCTION):
            if self.is_one("ondertekenaar"):
                return None  # whoever signs this form, not whoever signs for the party
            return Meaning("ondertekenaar", "naam" if field == SIGNER else "functie", index)
        return Meaning(party, field, index)

    def read(self, words: str) -> Meaning | None:
        """Return what words mean that say by themselves of whom they are."""
        for said, index in readings(words):
            if found := self._read(said):
                return Meaning(found.party, found.field, index)
        return None

    def _read(self, said: str) -> Meaning | None:
        alone = ALONE.get(said)
        if alone and alone[1] in self.fields.get(alone[0], ()) and not self.is_one(SHARED.get(said, "")):
            return Meaning(*alone)
        tokens = said.split()
        for party, start, end in self._callings_in(tokens):
            rest = " ".join(tokens[:start] + tokens[end:])
            if found := self.meaning(party, rest or "naam"):
                return found
        return None

    def _callings_in(self, tokens: list[str]) -> Iterator[tuple[str, int, int]]:
        """Yield each party that is named, the longest name first; who signs comes after whom that is for."""
        found = [
            (party, start, end)
            for end in range(len(tokens), 0, -1)
            for start in range(end)
            if (party := self._callings.get(" ".join(tokens[start:end])))
        ]
        yield from sorted(found, key=lambda one: (one[0] == "ondertekenaar", one[1] - one[2]))

    def phrase(self, words: str) -> str | None:
        """Return the words as a phrase for a field of some party, or None where no party has such a field."""
        for said, _ in readings(words):
            if any(said in phrases for phrases in self.phrases.values()):
                return said
        return None

    def ending(self, label: str) -> str:
        """Return the longest ending of a text that says what comes after it ("… vertegenwoordigd door")."""
        tokens = spoken(label).split()[-8:]
        for start in range(len(tokens)):
            tail = " ".join(tokens[start:])
            if self._read(tail) or self.phrase(tail):
                return tail
        return ""

    def nearest(self, words: str, party: str = "") -> tuple[str, ...]:
        """Return the two or three fields whose words come nearest; those of the party that was named go first."""
        phrases = [said for said, _ in readings(words) if said]
        same = [Meaning(one, field) for one, field, said in self._all() if said in phrases]
        same.sort(key=lambda one: one.party != party)
        close = [one for said in phrases for one in self._close(said)]
        return tuple(dict.fromkeys([*(one.path for one in same), *(self._near[one] for one in close)]))[:3]

    def _close(self, said: str) -> list[str]:
        """Return the phrases most like this one; after many it is not worth the time any more."""
        if said not in self._seen and len(self._seen) < _LOOK_UPS:
            self._seen[said] = get_close_matches(said, self._near, 4, 0.75)
        return self._seen.get(said, [])

    def mentioned(self, text: str) -> list[tuple[int, str]]:
        """Return the parties a running text names, each with where: whom the text is about."""
        broad = {one.name for one in PARTIES if one.broad}
        low = plain(text) if len(plain(text)) == len(text) else text.lower()
        found = [
            (match.start(), party)
            for word, party in self._callings.items()
            if party in broad
            for match in re.finditer(rf"(?<![a-z]){re.escape(word)}(?![a-z])", low)
        ]
        return sorted(found)


def readings(words: str) -> Iterator[tuple[str, str]]:
    """Yield words with and without the mark of a place in a list at their end ("NAAM GEMEENTE A")."""
    marked = _INDEX.search(words.strip())
    yield spoken(words), ""
    if marked and (said := spoken(words.strip()[: marked.start()])):
        yield said, marked["index"] or marked["stuck"]


def _fields_of(names: Mapping[str, object]) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return by party the fields that can be printed, wherever it first turns up, and the rows it has in it."""
    found: dict[str, frozenset[str]] = {}
    within: dict[str, frozenset[str]] = {}
    by_list = {name: party.name for party in PARTIES for name in party.lists}
    level: list[Mapping[str, object]] = [names]
    while level:
        deeper: list[Mapping[str, object]] = []
        for values in level:
            for name, value in values.items():
                row = value[0] if isinstance(value, list | tuple) and value else value
                if isinstance(row, Mapping):
                    party = name if row is value else by_list.get(name, name)
                    printed = frozenset(key for key, inner in row.items() if _printable(inner))
                    found[party] = found.get(party, frozenset()) or printed
                    rows = frozenset(key for key, inner in row.items() if isinstance(inner, Mapping))
                    within[party] = within.get(party, frozenset()) | rows
                    deeper.append(row)
        level = deeper
    for name, value in names.items():
        if isinstance(value, Mapping):  # the row itself goes before those of a list
            found[name] = frozenset(key for key, inner in value.items() if _printable(inner))
    return found, within


def _printable(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)
