"""How long something may be kept: a Dutch term such as "2 jaar na het einde van de hulp", and the day it ends on.

In: the words of a cell, and a case; out: a date where the case tells it, else what it waits for. Nothing is guessed:
words that can't be read stay as they are, with a notice at their cell.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from generator.dutch import day, plain
from generator.model import Case, MeetingForm, Participant, Region
from generator.problems import Place, Problem, notice
from generator.workbooks.columns import Column, Kind
from generator.workbooks.values import read as read_cell

Since = Literal["absent", "unread", "day", "consent", "meeting", "unstated", "event"]
UNITS = {
    **dict.fromkeys(("dag", "dagen"), (0, 1)),
    **dict.fromkeys(("week", "weken"), (0, 7)),
    **dict.fromkeys(("maand", "maanden"), (1, 0)),
    **dict.fromkeys(("jaar", "jaren"), (12, 0)),
}
"""Months and days of one unit."""
UP_TO_TWELVE = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
LARGER = {"vijftien": 15.0, "achttien": 18.0, "twintig": 20.0, "vijfentwintig": 25.0, "dertig": 30.0}
HALVES = {"half": 0.5, "een half": 0.5, "anderhalf": 1.5}
NUMBERS = {**HALVES, **LARGER, **{word: float(number) for number, word in enumerate(UP_TO_TWELVE, start=1)}}
LONGEST = 200  # of a unit; what is more is a slip of the pen
SPAN = rf"(?:(\d{{1,3}})|({'|'.join(sorted(NUMBERS, key=len, reverse=True))}))\s+({'|'.join(UNITS)})"
TERM = re.compile(
    rf"(?:(?:gedurende|maximaal|max\.?|hoogstens|ten hoogste|uiterlijk|binnen|tot(?: en met)?)\s+)?{SPAN}"
    rf"(?:\s+en\s+{SPAN})?(?:\s+lang)?(?:,?\s+(?P<rest>(?:na|nadat|vanaf|sinds|gerekend vanaf|te rekenen vanaf)\s.+))?"
)
AT_ONCE = re.compile(r"(?:direct|meteen|onmiddellijk)\s+(?P<rest>(?:na|nadat)\s.+)")
UNTIL = re.compile(r"(?:tot|totdat)\s+(?P<through>en met\s+)?(?P<what>.+)|t/m\s+(?P<also>.+)")
AFTER = re.compile(r"(?:na|nadat|vanaf|sinds|gerekend vanaf|te rekenen vanaf)\s+(?P<what>.+)")
MEETING = re.compile(
    r"(?:(?:de (?:datum|dag)|(?:het )?einde|afloop) van )?(?:het|dit|de|deze) "
    r"(?:gesprek|overleg|casusoverleg|mdo|multidisciplinaire? overleg|bespreking|casusbespreking)|de overlegdatum"
)
CONSENT = re.compile(
    r"(?:(?:het )?(?:einde|aflopen|verlopen)|afloop|de einddatum) van (?:de|deze) toestemming|de einddatum"
    r"|(?:de|deze) toestemming (?:is )?(?:afgelopen|verlopen|afloopt|verloopt)(?: is)?"
)
ASIDE = re.compile(r"\s*\([^()]*\)$")
LIKE_A_DATE = re.compile(r"\d{4}|\d\s*[-/.]\s*\d|\d\s+[a-z]{3}")
"""Written oddly, or a day without its year; an age ("nadat de leerling 18 is") is an event."""
DAY = Column("", "", Kind.DATE, "", "")


@dataclass(frozen=True, slots=True)
class Term:
    """A term as somebody wrote it, and as it was read: so many months and days since something.

    ``since`` tells what it counts from: a ``day`` (``on``), the end of consent, the meeting, an ``event`` of which no
    workbook knows the day, or nothing that is said. "absent" is an empty cell, "unread" is words that can't be read.
    """

    words: str
    since: Since
    months: int = 0
    days: int = 0
    on: date | None = None
    event: str = ""

    def begins(self, case: Case) -> date | None:
        """Return the day from which the term counts for a case, or None where that is not known."""
        match self.since:
            case "day":
                return self.on
            case "meeting":
                return case.meeting_date
            case "consent" | "unstated":
                return end_of(case)
        return None

    def ends(self, case: Case) -> date | None:
        """Return the first day on which a thing of this case may no longer be kept, or None where that is not known."""
        begin = self.begins(case)
        return _later(begin, self.months, self.days) if begin else None

    def reckoned(self, case: Case) -> str:
        """Return from what the term counts, in words for who must destroy: "het overleg op 15 april 2027"."""
        match self.since:
            case "absent":
                return "er is geen bewaartermijn ingevuld"
            case "unread":
                return "de termijn is niet als termijn te lezen"
            case "event":
                return f"{self.event}: datum nog niet bekend"
            case "day":
                return "de datum in de termijn"
            case "meeting":
                return f"het overleg op {day(case.meeting_date)}"
        unstated = " (de termijn noemt geen begin)" if self.since == "unstated" else ""
        return f"het einde van de toestemming op {day(end_of(case))}{unstated}"


def end_of(case: Case) -> date:
    """Return the last day for which consent is asked: the case's Einddatum, else the day of its meeting."""
    return case.end or case.meeting_date


def read(words: str) -> Term:
    """Return a term as its words say it."""
    asked = ASIDE.sub("", plain(words).strip().rstrip(".").strip())
    if not words.strip():
        return Term("", "absent")
    if found := TERM.fullmatch(asked):
        months, days = _sum(found.groups()[:6])
        if days is None or months is None:
            return Term(words, "unread")
        return _since(words, found["rest"] or "", months, days)
    if found := AT_ONCE.fullmatch(asked):
        return _since(words, found["rest"], 0, 0)
    if found := UNTIL.fullmatch(asked):
        return _until(words, found["what"] or found["also"], through=bool(found["through"] or found["also"]))
    return Term(words, "unread")


def of_meeting(case: Case, region: Region) -> Term:
    """Return how long the papers of a case's meeting are kept: what its meeting form says."""
    form = _form(case, region)
    return read(form.retention if form else "")


def of_participant(participant: Participant, case: Case, region: Region) -> Term:
    """Return how long somebody at the table keeps what they got: their own term, else the meeting form's."""
    return read(participant.retention) if participant.retention else of_meeting(case, region)


def unread(region: Region, cases: Sequence[Case]) -> Iterator[Problem]:
    """Give a notice for each cell whose term can't be read, so that no date follows from it."""
    for form in region.meeting_forms:
        if read(form.retention).since == "unread":
            yield _unread(form.source.place("retention"), value=form.retention)
    for case in cases:
        for participant in case.participants:
            if read(participant.retention).since == "unread":
                yield _unread(participant.source.place("retention"))


def _unread(place: Place, value: str = "") -> Problem:
    return notice(
        "retention-unread",
        "Uit deze bewaartermijn is geen datum af te leiden. Zij wordt gedrukt zoals zij er staat.",
        "Wilt u op de vernietigingslijst een datum? Schrijf dan bijvoorbeeld 2 jaar na het overleg, of tot 31 juli "
        "2028.",
        at=place,
        value=value,
    )


def _form(case: Case, region: Region) -> MeetingForm | None:
    return next((form for form in region.meeting_forms if form.code == case.meeting_form), None)


def _sum(found: Sequence[str | None]) -> tuple[int | None, int | None]:
    """Return the months and days of one or two amounts, or None where an amount is no whole number of them."""
    months = days = 0.0
    for figure, word, unit in (found[:3], found[3:6]):
        if not unit:
            continue
        number = float(figure) if figure else NUMBERS[word or ""]
        if number > LONGEST:
            return None, None
        months += number * UNITS[unit][0]
        days += number * UNITS[unit][1]
    whole = months.is_integer() and days.is_integer()
    return (int(months), int(days)) if whole else (None, None)


def _since(words: str, rest: str, months: int, days: int) -> Term:
    found = AFTER.fullmatch(rest)
    if found is None:
        return Term(words, "unstated", months, days)
    what = found["what"]
    if MEETING.fullmatch(what):
        return Term(words, "meeting", months, days)
    if CONSENT.fullmatch(what):
        return Term(words, "consent", months, days)
    if on := _day(what):
        return Term(words, "day", months, days, on)
    return _event(Term(words, "event", months, days), rest)


def _until(words: str, what: str, *, through: bool) -> Term:
    if on := _day(what):
        return Term(words, "day", days=int(through), on=on)
    if CONSENT.fullmatch(what):
        return Term(words, "consent")
    if MEETING.fullmatch(what):
        return Term(words, "meeting")
    return _event(Term(words, "event"), what)


def _event(term: Term, said: str) -> Term:
    """Return a term that counts from an event, told in its writer's own capitals and accents."""
    if LIKE_A_DATE.search(said):
        return Term(term.words, "unread")
    own = ASIDE.sub("", term.words.strip().rstrip(".").strip())[-len(said) :]
    return replace(term, event=own if plain(own) == said else said)


def _day(what: str) -> date | None:
    found, _ = read_cell(DAY, what)
    return found if isinstance(found, date) else None


def _later(begin: date, months: int, days: int) -> date | None:
    """Return a day so much later; a month that lacks the day ends on its last: 31 August and six months is 28 February.

    BW and Algemene termijnenwet lay down no rule for terms of keeping; this is how notice terms are counted.
    """
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    try:
        return date(year, month + 1, min(begin.day, monthrange(year, month + 1)[1])) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
