"""Who signs, case by case: the expected signature lines, written from the domain note and not from the code.

Each line of ``TABLE`` is one case: the age on the day of signing (with ">" that on the day of the meeting), the consent
policy, the sheet Gezag (relation, gezag, situation, "eigen" for own data), whether the pupil can decide, the expected
lines, and what becomes of the case. A line is a role; "?" has a line to check the gezag, "+" is also about the
signer's own data, "!" is about nothing else. "incompleet": forms are made, but no consent can be complete now. "fout":
an error holds the case back; the lines are then what would be made without it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from generator.model import Case, OwnRule, Policy
from tests.builders import MEETING, SIGNING, case, source

Outcome = Literal["", "incompleet", "fout"]

OWN_POLICY = tuple(
    OwnRule(source=source("Eigen beleid", row), from_age=age, pupil_signs=pupil, holders_sign=holders, basis="besluit")
    for row, (age, pupil, holders) in enumerate(
        ((0, False, True), (10, True, True), (14, True, False), (18, True, False)), start=2
    )
)
"""A region's own policy: together from 10, and the pupil alone from 14."""

TABLE = """
# The ages of the policy ``wet``: from 12 the pupil alone
0      | wet      | ouder ja, ouder ja                       | ja  | ouder-1 ouder-2           |
11     | wet      | ouder ja, ouder ja                       | ja  | ouder-1 ouder-2           |
12     | wet      | ouder ja, ouder ja                       | ja  | leerling                  |
15     | wet      | ouder ja, ouder ja                       | ja  | leerling                  |
16     | wet      | ouder ja, ouder ja                       | ja  | leerling                  |
17     | wet      | ouder ja, ouder ja                       | ja  | leerling                  |
18     | wet      | ouder ja, ouder ja                       | ja  | leerling                  |

# The ages of ``praktijk``: from 12 together, from 16 the pupil alone
4      | praktijk | ouder ja, ouder ja                       | ja  | ouder-1 ouder-2           |
11     | praktijk | ouder ja, ouder ja                       | ja  | ouder-1 ouder-2           |
12     | praktijk | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
15     | praktijk | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
16     | praktijk | ouder ja, ouder ja                       | ja  | leerling                  |
17     | praktijk | ouder ja, ouder ja                       | ja  | leerling                  |
18     | praktijk | ouder ja, ouder ja                       | ja  | leerling                  |
22     | praktijk |                                          | ja  | leerling                  |

# The ages of ``strengst``: from 12 together, until the pupil is of age
11     | strengst | ouder ja, ouder ja                       | ja  | ouder-1 ouder-2           |
12     | strengst | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
15     | strengst | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
16     | strengst | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
17     | strengst | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
18     | strengst | ouder ja, ouder ja                       | ja  | leerling                  |

# A region's own policy has its own ages
9      | eigen    | ouder ja, ouder ja                       | ja  | ouder-1 ouder-2           |
10     | eigen    | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
13     | eigen    | GI ja                                    | ja  | leerling gi-1             |
14     | eigen    | ouder ja, ouder ja                       | ja  | leerling                  |
18     | eigen    | ouder ja                                 | ja  | leerling                  |
14     | eigen    | ouder ja                                 | nee | ouder-1                   |
9>10   | eigen    | ouder ja                                 | ja  | leerling ouder-1          |
13>14  | eigen    | ouder ja                                 | ja  | leerling ouder-1          |

# A birthday between signing and meeting: everyone whom either day asks
11>12  | wet      | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
11>12  | praktijk | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
11>12  | strengst | ouder ja                                 | ja  | leerling ouder-1          |
15>16  | wet      | ouder ja, ouder ja                       | ja  | leerling                  |
15>16  | praktijk | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
15>16  | strengst | ouder ja                                 | ja  | leerling ouder-1          |
17>18  | wet      | ouder ja                                 | ja  | leerling                  |
17>18  | praktijk | ouder ja                                 | ja  | leerling                  |
17>18  | strengst | ouder ja, ouder ja                       | ja  | leerling ouder-1 ouder-2  |
17>18  | praktijk | ouder ja, mentor ja                      | nee | ouder-1 mentor-1          |
17>18  | praktijk | ouder ja                                 | nee | ouder-1                   | fout
11>12  | praktijk | GI ja                                    | ja  | leerling gi-1             |

# Born on 29 February: a year older on 1 March, where the year has no such day
2008-02-29 at 2026-02-28 > 2026-02-28 | strengst | ouder ja | ja  | leerling ouder-1          |
2008-02-29 at 2026-03-01 > 2026-03-01 | strengst | ouder ja | ja  | leerling                  |
2008-02-29 at 2026-02-28 > 2026-03-01 | strengst | ouder ja | ja  | leerling ouder-1          |
2016-02-29 at 2028-02-28 > 2028-02-28 | praktijk | ouder ja | ja  | ouder-1                   |
2016-02-29 at 2028-02-29 > 2028-02-29 | praktijk | ouder ja | ja  | leerling ouder-1          |
2012-02-29 at 2028-02-28 > 2028-02-29 | praktijk | ouder ja | ja  | leerling ouder-1          |

# A meeting that is past: its own day alone counts
2015-04-20 at 2027-05-01 > 2027-04-15 | praktijk | ouder ja | ja  | ouder-1                   |
2015-04-10 at 2027-05-01 > 2027-04-15 | praktijk | ouder ja | ja  | leerling ouder-1          |

# Sole gezag: that parent, wherever the row stands
9      | praktijk | ouder ja                                 | ja  | ouder-1                   |
9      | praktijk | ouder ja, ouder nee                      | ja  | ouder-1                   |
9      | praktijk | ouder nee, ouder ja                      | ja  | ouder-2                   |
13     | praktijk | ouder nee, ouder ja                      | ja  | leerling ouder-2          |
17     | strengst | ouder nee, ouder ja                      | ja  | leerling ouder-2          |

# Ondertoezichtstelling: the parents go on signing, the GI does not replace them
9      | praktijk | ouder ja, ouder ja, GI nee               | ja  | ouder-1 ouder-2           |
14     | praktijk | GI nee, ouder ja, ouder ja               | ja  | leerling ouder-1 ouder-2  |
14     | wet      | GI nee, ouder ja                         | ja  | leerling                  |
9      | praktijk | GI nee                                   | ja  |                           | fout

# Voogdij of a GI: the GI, through a named jeugdbeschermer
9      | praktijk | GI ja                                    | ja  | gi-1                      |
9      | praktijk | GI ja, ouder nee, ouder nee              | ja  | gi-1                      |
13     | praktijk | GI ja                                    | ja  | leerling gi-1             |
16     | praktijk | GI ja                                    | ja  | leerling                  |
16     | strengst | GI ja                                    | ja  | leerling gi-1             |
12     | wet      | GI ja                                    | ja  | leerling                  |
9      | praktijk | GI ja zonder-namens                      | ja  | gi-1                      |

# Voogdij of a person, alone, with another, or together with a parent
9      | praktijk | voogd ja                                 | ja  | voogd-1                   |
9      | praktijk | voogd ja, voogd ja                       | ja  | voogd-1 voogd-2           |
13     | praktijk | ouder nee, voogd ja                      | ja  | leerling voogd-1          |
9      | praktijk | ouder ja, voogd ja                       | ja  | ouder-1 voogd-1           |
9      | praktijk | voogd nee, ouder ja                      | ja  | ouder-1                   |

# Pleegouder and stiefouder: no signature, whatever the sheet says of gezag
9      | praktijk | GI ja, pleegouder nee, pleegouder nee    | ja  | gi-1                      |
9      | praktijk | ouder ja, stiefouder nee                 | ja  | ouder-1                   |
9      | praktijk | ouder ja, stiefouder ja                  | ja  | ouder-1                   |
16     | strengst | ouder ja, pleegouder ja                  | ja  | leerling ouder-1          |
9      | praktijk | pleegouder ja                            | ja  |                           | fout
9      | praktijk | ouder ja, stiefouder nee eigen           | ja  | ouder-1                   |

# Gezag unknown: a form with a line to check it
9      | praktijk | ouder ja, ouder onbekend                 | ja  | ouder-1 ouder-2?          |
9      | praktijk | ouder onbekend                           | ja  | ouder-1?                  |
13     | praktijk | ouder onbekend, ouder ja                 | ja  | leerling ouder-1? ouder-2 |
16     | praktijk | ouder ja, ouder onbekend                 | ja  | leerling                  |
17     | strengst | ouder onbekend                           | ja  | leerling ouder-1?         |
9      | praktijk | voogd onbekend                           | ja  | voogd-1?                  |
9      | praktijk | GI onbekend                              | ja  | gi-1?                     |

# Recognised before 2023: the gezag is to be checked, whatever the sheet says of it
9      | praktijk | ouder ja, ouder ja erkend                | ja  | ouder-1 ouder-2?          |
9      | praktijk | ouder ja, ouder nee erkend               | ja  | ouder-1 ouder-2?          |
13     | praktijk | ouder ja, ouder onbekend erkend          | ja  | leerling ouder-1 ouder-2? |
16     | praktijk | ouder ja, ouder ja erkend                | ja  | leerling                  |
9      | praktijk | ouder ja, voogd ja erkend                | ja  | ouder-1 voogd-1?          | fout

# A deceased or unknown parent never signs
9      | praktijk | ouder ja, ouder nee overleden            | ja  | ouder-1                   |
9      | praktijk | ouder ja, ouder onbekend overleden       | ja  | ouder-1                   |
9      | praktijk | ouder ja, ouder nee wie-onbekend         | ja  | ouder-1                   |
9      | praktijk | ouder ja, ouder onbekend wie-onbekend    | ja  | ouder-1                   |
9      | praktijk | ouder nee overleden, ouder nee overleden, voogd ja | ja | voogd-1          |
9      | praktijk | ouder nee overleden                      | ja  |                           | fout
9      | praktijk | ouder ja, ouder ja overleden             | ja  | ouder-1                   | fout
9      | praktijk | ouder ja, ouder ja wie-onbekend          | ja  | ouder-1                   | fout
9      | praktijk | ouder ja, ouder nee eigen overleden      | ja  | ouder-1                   |
9      | praktijk | GI onbekend overleden, ouder ja          | ja  | ouder-1                   | fout

# Refusal: no form for that person, and no consent can be complete
9      | praktijk | ouder ja, ouder ja weigert               | ja  | ouder-1                   | incompleet
13     | praktijk | ouder ja weigert, ouder ja               | ja  | leerling ouder-2          | incompleet
9      | praktijk | ouder ja weigert                         | ja  |                           | incompleet
16     | praktijk | ouder ja, ouder ja weigert               | ja  | leerling                  |
12     | wet      | ouder ja weigert                         | ja  | leerling                  |
9      | praktijk | ouder ja, ouder nee weigert              | ja  | ouder-1                   |
9      | praktijk | ouder ja, ouder nee eigen weigert        | ja  | ouder-1                   |
9      | praktijk | GI ja weigert                            | ja  |                           | incompleet

# Unreachable: the form is made, and consent is not complete without it
9      | praktijk | ouder ja, ouder ja onbereikbaar          | ja  | ouder-1 ouder-2           | incompleet
13     | praktijk | ouder ja, ouder onbekend onbereikbaar    | ja  | leerling ouder-1 ouder-2? | incompleet
16     | praktijk | ouder ja onbereikbaar                    | ja  | leerling                  |
9      | praktijk | ouder ja, ouder nee onbereikbaar         | ja  | ouder-1                   |

# Wilsonbekwaam: who holds gezag under 18, the curator or mentor from 18
9      | praktijk | ouder ja, ouder ja                       | nee | ouder-1 ouder-2           |
13     | praktijk | ouder ja, ouder ja                       | nee | ouder-1 ouder-2           |
13     | wet      | ouder ja, ouder ja                       | nee | ouder-1 ouder-2           |
16     | wet      | ouder ja, ouder ja                       | nee | ouder-1 ouder-2           |
17     | praktijk | GI ja                                    | nee | gi-1                      |
17     | praktijk | ouder ja, mentor ja                      | nee | ouder-1                   |
18     | praktijk | ouder ja, curator ja                     | nee | curator-1                 |
18     | praktijk | ouder ja, mentor ja                      | nee | mentor-1                  |
19     | wet      | mentor ja                                | nee | mentor-1                  |
19     | strengst | curator ja, mentor nee                   | nee | curator-1                 |
18     | praktijk | mentor ja, mentor ja                     | nee | mentor-1 mentor-2         |
18     | praktijk | mentor onbekend                          | nee | mentor-1?                 |
18     | praktijk | ouder ja, ouder ja                       | nee |                           | fout
17     | praktijk | mentor ja                                | nee |                           | fout
18     | praktijk | curator ja                               | ja  | leerling                  |
18     | praktijk | mentor ja onbereikbaar                   | nee | mentor-1                  | incompleet

# A parent's own data: that parent signs, whatever the pupil's age and the parent's gezag
16     | praktijk | ouder ja eigen, ouder ja                 | ja  | leerling ouder-1!         |
18     | praktijk | ouder ja, ouder ja eigen                 | ja  | leerling ouder-2!         |
13     | wet      | ouder ja eigen                           | ja  | leerling ouder-1!         |
9      | praktijk | ouder ja, ouder nee eigen                | ja  | ouder-1 ouder-2!          |
9      | praktijk | ouder ja eigen, ouder ja                 | ja  | ouder-1+ ouder-2          |
16     | praktijk | ouder onbekend eigen                     | ja  | leerling ouder-1!         |
9      | praktijk | ouder onbekend eigen                     | ja  | ouder-1?+                 |
9      | praktijk | ouder ja, GI nee eigen                   | ja  | ouder-1                   |
18     | praktijk | mentor ja, ouder nee eigen               | nee | mentor-1 ouder-1!         |
16     | praktijk | voogd ja eigen                           | ja  | leerling voogd-1!         |

# Gezag that contradicts itself: hoogstens two people, or one GI alone
9      | praktijk | ouder ja, ouder ja, voogd ja             | ja  | ouder-1 ouder-2 voogd-1   | fout
9      | praktijk | ouder ja, ouder ja, voogd ja, voogd ja   | ja  | ouder-1 ouder-2 voogd-1 voogd-2 | fout
9      | praktijk | ouder ja, ouder ja, ouder ja             | ja  | ouder-1 ouder-2 ouder-3   | fout
9      | praktijk | GI ja, ouder ja                          | ja  | gi-1 ouder-1              | fout
9      | praktijk | GI ja, GI ja                             | ja  | gi-1 gi-2                 | fout
9      | praktijk | GI ja, voogd ja                          | ja  | gi-1 voogd-1              | fout
18     | praktijk | curator ja, mentor ja                    | nee | curator-1 mentor-1        | fout

# Nobody who may sign
9      | praktijk |                                          | ja  |                           | fout
9      | praktijk | ouder nee, ouder nee                     | ja  |                           | fout
13     | praktijk |                                          | ja  | leerling                  | fout
12     | wet      |                                          | ja  | leerling                  |
16     | praktijk |                                          | ja  | leerling                  |
18     | praktijk | curator nee                              | nee |                           | fout
"""


@dataclass(frozen=True, slots=True)
class ConsentCase:
    """One line of the table: a case with its two days, and what is expected of it."""

    line: str
    case: Case
    policy: Policy
    signing: date
    meeting: date
    lines: tuple[str, ...]
    outcome: Outcome


def consent_cases() -> Iterator[ConsentCase]:
    """Give every case of the table."""
    for line in TABLE.splitlines():
        if line and not line.startswith("#"):
            ages, policy, gezag, competent, lines, outcome = (part.strip() for part in line.split("|"))
            born, signing, meeting = _days(ages)
            yield ConsentCase(
                " | ".join(part for part in (ages, policy, gezag, f"wilsbekwaam {competent}")),
                case(born=born, gezag=gezag, competent=competent == "ja", meeting_date=meeting),
                cast(Policy, policy),
                signing,
                meeting,
                tuple(lines.split()),
                cast(Outcome, outcome),
            )


def _days(ages: str) -> tuple[date, date, date]:
    """Return the day of birth, of signing and of the meeting: "9", "11>12" or "2008-02-29 at 2026-02-28 > …"."""
    if " at " in ages:
        born, _, days = ages.partition(" at ")
        signing, meeting = days.split(" > ")
        return date.fromisoformat(born), date.fromisoformat(signing), date.fromisoformat(meeting)
    first, _, last = ages.partition(">")
    if last:
        assert int(last) == int(first) + 1
        return date(MEETING.year - int(last), 4, 1), SIGNING, MEETING
    return date(MEETING.year - int(first), 1, 2), SIGNING, MEETING
