"""What one cell says, read as its column asks: a typed value, and a remark where it is not as it should be.

No remark ever repeats what stands in the cell: it may be a pupil's data.
"""

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TypeGuard

from generator.dutch import day, listing
from generator.problems import Severity
from generator.workbooks.columns import Column, Kind, key
from generator.workbooks.limits import MAX_TEXT
from generator.workbooks.workbook import Fault, Value

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAY = re.compile(r"^(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+", re.IGNORECASE)
SPOKEN = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})", re.IGNORECASE)
NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?")
SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]+(?:\d{1,2}|[a-z]+\.?)[-/. ]+['’]?\d{2}", re.IGNORECASE)
SERIALS = range(10_000, 80_000)  # Excel's day numbers from 1927 up to 2119
LOST_ZEROS = {8: 1, 5: 2, 4: 2}  # how many zeros may stand in front of a number of so many digits
DIGITS_RULE = {8: "kvk-format", 5: "board-number-format", 4: "municipality-code-format"}
LIKE_DIGITS = str.maketrans("OoIl", "0011")
MIXED_UP = " Let op de letters O en I: typ voor een cijfer een nul of een één."
BRIN = re.compile(r"\d{2}[A-Z]{2}(?:\d{2})?")
SWV = re.compile(r"(?:PO|VO)\d{4}")
POSTCODE = re.compile(r"([1-9]\d{3})([A-Z]{2})")
CASE = re.compile(r"(?=[A-Z-]*\d)[A-Z0-9](?:[A-Z0-9-]{0,22}[A-Z0-9])?")
EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;.]+(?:\.[^\s@,;.]+)+")
YES, NO = frozenset({"ja", "j", "x", "waar", "true", "yes", "1"}), frozenset({"nee", "n", "onwaar", "false", "no", "0"})
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
BSN = re.compile(r"(?<![\d+])(?<!\+31 )(?:\d{9}|\d{3}([ .])\d{3}\1\d{3}|\d{4}([ .])\d{2}\2\d{3})(?!\d)")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is not as it should be with a cell's content, and the mend, in Dutch."""

    severity: Severity
    rule: str
    message: str
    mend: str = ""


Reading = tuple[object, Remark | None]


def read(column: Column, value: Value, *, since_1904: bool = False) -> Reading:
    """Return what a cell says as its column's kind, and what is wrong with it; None is an empty cell.

    Where an identifier is wrong the text that stands there is returned, so that references to it still meet; where
    any other value is wrong, None.
    """
    if isinstance(value, Fault):
        return None, FAULTS[value]
    if column.kind is Kind.DATE:
        return _date(column, value, since_1904=since_1904)
    if isinstance(value, date):
        return None, _error(
            "date-in-text",
            f"{column.header}: Excel heeft van wat hier is getypt een datum gemaakt.",
            "Geef de cel de celeigenschap Tekst en typ het opnieuw.",
        )
    content = text(value)
    if not content:
        return None, None
    return READERS[column.kind](column, content)


def text(value: Value) -> str:
    """Return a cell's content as one line of text, without control characters and stray spaces."""
    if isinstance(value, str):
        if "_x" in value:
            value = ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        kept = " ".join((value if value.isprintable() else _printable(value)).split())
        return kept if kept.isascii() else unicodedata.normalize("NFC", kept)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return "" if isinstance(value, Fault) else str(value)


def _printable(value: str) -> str:
    return "".join(
        " " if letter.isspace() else letter
        for letter in value
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )


def suggestion(given: str, known: Sequence[str]) -> str:
    """Return "Bedoelde u ‘Naam’?" for the known word that the given one resembles, or nothing."""
    by_key = {key(word): word for word in known}
    close = difflib.get_close_matches(key(given), by_key, n=1, cutoff=0.75)
    return f"Bedoelde u ‘{by_key[close[0]]}’?" if close else ""


def holds_bsn(value: Value, *, lost_zero: bool) -> bool:
    """Tell whether a value holds nine digits that pass the test of a burgerservicenummer (11-proef).

    With ``lost_zero`` a number of eight digits counts as well, since Excel drops a first zero.
    """
    if isinstance(value, str):
        return len(value) > 8 and any(_eleven(found.group()) for found in BSN.finditer(value))
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    least = 10_000_000 if lost_zero else 100_000_000
    return least <= value < 1_000_000_000 and value == int(value) and _eleven(str(int(value)))


def _eleven(number: str) -> bool:
    digits = [int(digit) for digit in number if digit.isdigit()]
    digits = [0] * (9 - len(digits)) + digits
    weighed = sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return weighed % 11 == 0 and any(digits)


def _error(rule: str, message: str, mend: str = "") -> Remark:
    return Remark(Severity.ERROR, rule, message, mend)


FAULTS = {
    Fault.NOT_CALCULATED: _error(
        "formula-not-calculated",
        "Hier staat een formule waarvan de uitkomst niet in het bestand staat.",
        "Open de werkmap in Excel en sla die op, of typ de waarde zelf.",
    ),
    Fault.ERROR: _error(
        "formula-error",
        "Hier staat een foutwaarde van Excel, zoals #N/B of #VERW!.",
        "Herstel de formule, of typ de waarde zelf.",
    ),
    Fault.UNREADABLE: _error(
        "cell-unreadable",
        "Wat in deze cel staat, is door het programma dat de werkmap maakte niet goed bewaard en niet te lezen.",
        "Typ de waarde opnieuw.",
    ),
    Fault.TOO_LONG: _error(
        "cell-too-long",
        f"In deze cel staan meer dan {MAX_TEXT} tekens; dat is meer dan in een cel van Excel past.",
        "Kort de tekst in.",
    ),
}


def _text(_column: Column, content: str) -> Reading:
    return content, None


def _digits(column: Column, content: str) -> Reading:
    number = re.sub(r"[\s.]", "", content)
    if number.isascii() and number.isdigit():
        lost = column.length - len(number)
        if lost == 0:
            return number, None
        if 0 < lost <= LOST_ZEROS[column.length]:
            return number.zfill(column.length), Remark(
                Severity.NOTICE,
                "leading-zero",
                f"{column.header}: {'een nul' if lost == 1 else 'nullen'} vooraan weggevallen, en bij het lezen "
                f"teruggezet.",
                "Geef de kolom de celeigenschap Tekst en vul het nummer met de nul in.",
            )
    mixed = number.translate(LIKE_DIGITS)
    hint = MIXED_UP if mixed != number and mixed.isascii() and mixed.isdigit() else ""
    return content, _error(
        DIGITS_RULE[column.length],
        f"{column.header} moet uit precies {column.length} cijfers bestaan.",
        f"Vul het hele nummer in, bijvoorbeeld {column.example}.{hint}",
    )


def _swv(column: Column, content: str) -> Reading:
    number = re.sub(r"[\W_]", "", content).upper()
    if SWV.fullmatch(number):
        return number, None
    return number or content, _error(
        "swv-format",
        f"{column.header} moet uit PO of VO en vier cijfers bestaan.",
        "Schrijf het als PO2507 of VO-25-07.",
    )


def _swvs(column: Column, content: str) -> Reading:
    read_each = [_swv(column, part) for part in re.split(r"[;,/]", content) if part.strip()]
    remark = next((remark for _, remark in read_each if remark), None)
    return tuple(dict.fromkeys(str(number) for number, _ in read_each)), remark


def _brin(column: Column, content: str) -> Reading:
    code = re.sub(r"[\s-]", "", content).upper()
    if BRIN.fullmatch(code):
        return code, None
    return code, _error(
        "brin-format",
        f"{column.header} moet uit twee cijfers en twee letters bestaan, eventueel met twee cijfers erachter.",
        "Schrijf het als 00AA, of als 00AA01 voor een vestiging.",
    )


def _case(column: Column, content: str) -> Reading:
    code = content.upper()
    if CASE.fullmatch(code):
        return code, None
    return None, _error(
        "case-format",
        f"{column.header}: een code bestaat uit letters, cijfers en streepjes, met ten minste één cijfer.",
        "Kies een code waarin geen naam staat, zoals ZK-7F3K.",
    )


def _postcode(column: Column, content: str) -> Reading:
    found = POSTCODE.fullmatch(re.sub(r"\s", "", content).upper())
    if found:
        return f"{found[1]} {found[2]}", None
    return content, _error(
        "postcode-format",
        f"{column.header} moet uit vier cijfers en twee letters bestaan.",
        "Schrijf het als 1234 AB.",
    )


def _email(column: Column, content: str) -> Reading:
    address = content.removeprefix("mailto:")
    if EMAIL.fullmatch(address):
        return address, None
    return address, Remark(
        Severity.WARNING, "email-format", f"{column.header} lijkt geen e-mailadres.", "Controleer het adres."
    )


def _telephone(column: Column, content: str) -> Reading:
    digits = re.sub(r"\D", "", content)
    if digits == content and len(digits) == 9 and not digits.startswith("0"):
        return f"0{digits}", Remark(
            Severity.NOTICE,
            "leading-zero",
            f"{column.header}: een nul vooraan weggevallen, en bij het lezen teruggezet.",
            "Geef de kolom de celeigenschap Tekst en vul het nummer met de nul in.",
        )
    if len(digits) == 10 or (len(digits) in {11, 13} and content.startswith(("+", "00"))):
        return content, None
    return content, Remark(
        Severity.WARNING, "telephone-format", f"{column.header} heeft geen tien cijfers.", "Controleer het nummer."
    )


def _number(column: Column, content: str) -> Reading:
    if content.isascii() and content.isdigit() and int(content) <= 120:
        return int(content), None
    return None, _error(
        "number-format", f"{column.header} moet een heel getal van 0 tot en met 120 zijn.", "Vul alleen cijfers in."
    )


def _yes_no(column: Column, content: str) -> Reading:
    answer = key(content)
    if answer in YES | NO:
        return answer in YES, None
    return None, _error("yes-no", f"{column.header} moet ja of nee zijn.", "Vul ja of nee in.")


def _choice(column: Column, content: str) -> Reading:
    if content in column.choices:
        return content, None
    for choice in column.choices:
        if key(choice) == key(content):
            return choice, None
    return None, _unknown_choice(column, content)


def _choices(column: Column, content: str) -> Reading:
    read_each = [_choice(column, part) for part in re.split(r"[;,]", content) if part.strip()]
    remark = next((remark for _, remark in read_each if remark), None)
    chosen = {str(choice) for choice, _ in read_each if choice}
    return tuple(choice for choice in column.choices if choice in chosen), remark


def _unknown_choice(column: Column, content: str) -> Remark:
    offered = listing([f"‘{choice}’" for choice in column.choices])
    return _error(
        "choice-unknown",
        f"{column.header}: deze keuze bestaat niet. Mogelijk zijn {offered}.",
        suggestion(content, column.choices) or "Kies een van deze woorden.",
    )


def _list(_column: Column, content: str) -> Reading:
    return tuple(part.strip() for part in content.split(";") if part.strip()), None


def _date(column: Column, value: Value, *, since_1904: bool) -> Reading:
    found: date | None
    remark: Remark | None = None
    if isinstance(value, date):
        found = value
    elif _is_serial(value := _typed_serial(value)):
        found = (date(1904, 1, 1) if since_1904 else date(1899, 12, 30)) + timedelta(days=int(value))
        remark = Remark(
            Severity.NOTICE,
            "date-serial",
            f"{column.header} staat er als dagnummer van Excel, en is als datum gelezen.",
            "Geef de cel de celeigenschap Datum en controleer de dag.",
        )
    else:
        content = WEEKDAY.sub("", text(value))
        if not content:
            return None, None
        if SHORT_YEAR.fullmatch(content):
            return None, _error(
                "date-ambiguous",
                f"{column.header}: deze datum is op meer dan een manier te lezen.",
                "Schrijf het jaartal met vier cijfers, bijvoorbeeld 1 maart 2026.",
            )
        found = _spelled(content)
    if found is None or not 1900 <= found.year <= 2150:
        return None, _error(
            "date-format",
            f"{column.header} is geen bestaande datum, of niet zo geschreven dat die te lezen is.",
            "Schrijf de datum als 1 maart 2026 of 1-3-2026.",
        )
    return found, remark


def _typed_serial(value: Value) -> Value:
    """Return a day number that stands there as text ("46082") as the number it is, and anything else as it was."""
    if isinstance(value, str) and len(content := value.strip()) == 5 and content.isascii() and content.isdigit():
        return int(content)
    return value


def _is_serial(value: Value) -> TypeGuard[int | float]:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return SERIALS.start <= value < SERIALS.stop


def _spelled(content: str) -> date | None:
    if found := SPOKEN.fullmatch(content):
        year, month, day_number = found[3], _month(found[2].casefold()), found[1]
    elif found := NUMERIC.fullmatch(content):
        year, month, day_number = found[4], int(found[3]), found[1]
    elif found := ISO.fullmatch(content):
        year, month, day_number = found[1], int(found[2]), found[3]
    else:
        return None
    try:
        return date(int(year), month, int(day_number))
    except ValueError:
        return None


def _month(name: str) -> int:
    if name == "mrt":
        return 3
    begun = [number for number, month in enumerate(MONTHS, start=1) if month.startswith(name)]
    return begun[0] if len(name) > 2 and len(begun) == 1 else 0


READERS: Mapping[Kind, Callable[[Column, str], Reading]] = {
    Kind.TEXT: _text,
    Kind.CODE: _text,
    Kind.DIGITS: _digits,
    Kind.SWV: _swv,
    Kind.SWVS: _swvs,
    Kind.BRIN: _brin,
    Kind.CASE: _case,
    Kind.POSTCODE: _postcode,
    Kind.EMAIL: _email,
    Kind.TELEPHONE: _telephone,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.LIST: _list,
}
