"""The meeting of a case: who is at the table, what they bring in, and on what day.

Consent lifts a professional's duty of secrecy, so a meeting without a treating professional has nothing to ask it for.
No problem here holds a value: it may be a pupil's data.
"""

import re
from collections.abc import Iterator, Sequence

from generator.model import Case, Participant, Region
from generator.problems import Problem, error, notice, warning

NOTHING = "niet delen"
WEEKEND = {5: "zaterdag", 6: "zondag"}
CLOCK = re.compile(r"\b(\d{1,2})(?:\s*[.:u]\s*(\d{1,2}))?\b")
EARLIEST, LATEST = 7, 21  # the hours in which a school meets


def nobody_at_table(_region: Region, cases: Sequence[Case]) -> Iterator[Problem]:
    """A consent form says who will be at the table, and whose duty of secrecy it lifts."""
    for case in cases:
        if not case.participants:
            yield error(
                "participants-missing",
                "Bij deze casus staat niemand op het blad Deelnemers; het formulier noemt dan geen organisaties.",
                "Vul op het blad Deelnemers in wie aan tafel zitten.",
                at=case.source.place("code"),
                touches=(case.subject,),
            )
        elif not any(one.treating for one in case.participants):
            yield error(
                "treating-missing",
                "Niemand aan tafel behandelt deze leerling, en dan is er geen geheimhouding om toestemming voor te "
                "vragen.",
                "Zet Behandelend op ja bij wie de leerling behandelt, of voeg die deelnemer toe.",
                at=case.participants[0].source.place("treating"),
                touches=(case.subject,),
            )


def what_is_brought(_region: Region, cases: Sequence[Case]) -> Iterator[Problem]:
    """What a professional brings in agrees with the limit that was set to it, and something is shared by somebody."""
    for case in cases:
        bringing = [one for one in case.participants if one.treating or one.information]
        if bringing and all(one.limit == NOTHING for one in bringing):
            yield warning(
                "nobody-shares",
                "Bij iedereen die iets kan inbrengen, staat Beperking op niet delen. Het formulier vraagt dan nergens "
                "toestemming voor.",
                "Controleer Beperking op het blad Deelnemers, of laat het formulier weg.",
                at=bringing[0].source.place("limit"),
                touches=(case.subject,),
            )
        for one in case.participants:
            yield from _limit(case, one)


def _limit(case: Case, one: Participant) -> Iterator[Problem]:
    if one.information and one.limit == NOTHING:
        yield warning(
            "information-not-shared",
            "Hier staat informatie, maar Beperking staat op niet delen. Op het formulier is elke regel dan al met "
            "nee ingevuld.",
            "Maak Informatie leeg, of kies een andere Beperking.",
            at=one.source.place("information"),
            touches=(case.subject,),
        )
    elif one.treating and not one.information and one.limit != NOTHING:
        yield notice(
            "information-missing",
            "Informatie is leeg bij een deelnemer die de leerling behandelt. Op het formulier staat dan ‘Wat nodig is "
            "voor dit gesprek’.",
            "Vul liever in welke soorten informatie het zijn, met ; ertussen.",
            at=one.source.place("information"),
            touches=(case.subject,),
        )


def moment_of_meeting(_region: Region, cases: Sequence[Case]) -> Iterator[Problem]:
    """A meeting is on a working day and not at night; another moment is most likely a slip of the pen."""
    for case in cases:
        if case.meeting_date.weekday() in WEEKEND:
            yield warning(
                "meeting-weekend",
                f"De overlegdatum valt op een {WEEKEND[case.meeting_date.weekday()]}.",
                "Controleer de overlegdatum.",
                at=case.source.place("meeting_date"),
                touches=(case.subject,),
            )
        if _is_odd(case.meeting_time):
            yield warning(
                "meeting-time-odd",
                f"Dit is geen tijd waarop een school overlegt: vóór {EARLIEST} uur, na {LATEST} uur, of geen kloktijd.",
                "Schrijf de tijd als 13.30 uur.",
                at=case.source.place("meeting_time"),
                touches=(case.subject,),
            )


def _is_odd(time: str) -> bool:
    """Tell whether a time in figures can't be meant; a time in words is left to the reader."""
    clock = CLOCK.search(time)
    if not clock:
        return False
    hour, minutes = int(clock[1]), int(clock[2] or 0)
    return not EARLIEST <= hour <= LATEST or minutes > 59 or time[clock.end() : clock.end() + 1] == ","
