"""A day that somebody typed on the command line, in any way that can be read in one way only."""

import re
from datetime import date

from generator.problems import Exit, Place, Stop, error
from generator.workbooks import values
from generator.workbooks.columns import Column, Kind

SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")
DAY = Column("De dag", "", Kind.DATE, "", "")


def typed_day(words: str, option: str, rule: str, mend: str) -> date:
    """Return the day behind an option; raises ``Stop`` with this rule and mend where it can't be read in one way."""
    found, remark = values.read(DAY, words)
    slashes = SLASHES.fullmatch(words.strip())
    why = ""
    if slashes and max(int(slashes[1]), int(slashes[2])) <= 12 and slashes[1] != slashes[2]:
        why = "Deze datum is op twee manieren te lezen: eerst de dag, of eerst de maand."
    elif not isinstance(found, date) or remark:
        why = f"Wat achter {option} staat, is niet als één datum te lezen."
    if why or not isinstance(found, date):
        raise Stop(Exit.WRONG_USAGE, error(rule, why, mend, at=Place("")))
    return found
