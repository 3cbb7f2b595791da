"""What stands in one cell, as Excel writes it, becomes a plain value."""

import math
import re
from datetime import date, datetime, time, timedelta

from generator.workbooks.grids import Fault, Value
from generator.workbooks.parts import Reads

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
LONGEST_NUMBER = 400  # characters; Excel writes some twenty
ERRORS = frozenset(
    {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
BEFORE_1900, BEFORE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
NO_SUCH_DAY = 60  # Excel counts a 29 February in 1900: days before it are one further on than they seem
ISO = re.compile(r"(\d{4}-\d{2}-\d{2})?(?:T?(\d{2}:\d{2}(?::\d{2})?)(?:\.\d*)?)?Z?", re.ASCII)
DURATION = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:\.\d*)?S)?", re.ASCII)


def number(said: str, reads: Reads, *, since_1904: bool) -> Value:
    """Return a number, or the day or time that its style makes of it."""
    plain = _number(said)
    if plain is None:
        return Fault.UNREADABLE
    return plain if reads is Reads.NUMBER else _moment(plain, reads, since_1904=since_1904)


def _number(said: str) -> int | float | None:
    if len(said) > LONGEST_NUMBER:
        return None
    if said.isascii() and said.isdigit():
        return int(said)
    said = said.strip()
    if not NUMBER.fullmatch(said):
        return None
    if said.lstrip("+-").isdigit():
        return int(said)
    found = float(said)
    return found if math.isfinite(found) else None


def _moment(serial: int | float, reads: Reads, *, since_1904: bool) -> Value:
    """Return the day of a serial number, or the time of one below 1; a number that is no day stays a number."""
    try:
        if reads is Reads.ELAPSED or 0 <= serial < 1:
            seconds = round(serial % 1 * 86_400)
            return (datetime.min + timedelta(seconds=seconds % 86_400)).time()
        if since_1904:
            return (BEFORE_1904 + timedelta(days=serial)).date() if serial >= 0 else serial
        if serial < 0:
            return serial
        return (BEFORE_1900 + timedelta(days=serial + (serial < NO_SUCH_DAY))).date()
    except OverflowError:
        return serial


def moment(said: str) -> Value:
    """Return the day or the time that a cell of the type "date" writes out, as "2026-03-01T09:30:00"."""
    if found := DURATION.fullmatch(said):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return (datetime.min + timedelta(seconds=(hours * 3600 + minutes * 60 + seconds) % 86_400)).time()
    found = ISO.fullmatch(said)
    if found is None or not any(found.groups()):
        return text(said)
    try:
        return date.fromisoformat(found[1]) if found[1] else time.fromisoformat(found[2])
    except ValueError:
        return text(said)


def truth(said: str) -> Value:
    """Return yes or no."""
    return {"1": True, "true": True, "0": False, "false": False}.get(said.strip().lower(), Fault.UNREADABLE)


def text(said: str) -> Value:
    """Return a text, or the fault where it is one of Excel's error values."""
    return Fault.ERROR if said in ERRORS else said
