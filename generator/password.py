"""The password that a person has put in a file: the first line, and no more.

In: a file; out: its password, or a Stop that says what is wrong with it. Neither the password nor the file's name is
ever told: who types the password where the file's name belongs must not find it on a screen or in a log.
"""

import unicodedata
from pathlib import Path

from generator.problems import Exit, Place, Stop, error

SHORTEST, LONGEST = 12, 100
"""How many characters a password may have; AES-256 in a PDF reads no more than 127 bytes of it."""
FIRST_LINE = 4096
LETTERS = frozenset(map(chr, range(0xC0, 0x100))) - {"×", "÷"}  # À to ÿ
ALLOWED = frozenset(map(chr, range(0x20, 0x7F))) | LETTERS
"""What every keyboard types and the sheet of the password can print."""


def read_password(path: Path) -> str:
    """Return the password on the first line of a file in UTF-8, spaces around it left out.

    Accents are composed, as readers of PDF do with what a person types (ISO 32000-2, 7.6.4.3.3). Raises Stop where
    there is no such file, or where its first line is no fit password.
    """
    password = unicodedata.normalize("NFC", _first_line(path).strip())
    if not password:
        raise _unfit("Op de eerste regel van het bestand met het wachtwoord staat niets.")
    if len(password) < SHORTEST:
        raise _unfit(f"Het wachtwoord is te kort: het moet {SHORTEST} tekens of meer hebben.")
    if len(password) > LONGEST:
        raise _unfit(f"Het wachtwoord is te lang: het mag niet meer dan {LONGEST} tekens hebben.")
    if not ALLOWED.issuperset(password):
        message = "In het wachtwoord staat een teken dat niet op elk toetsenbord zit of niet kan worden afgedrukt."
        raise _unfit(message, "Gebruik alleen letters, cijfers, spaties en gewone leestekens.")
    return password


def _first_line(path: Path) -> str:
    try:
        if path.is_dir():
            raise _no_file("Wat achter --password-file staat, is een map.")
        with path.open("rb") as stream:
            line = stream.readline(FIRST_LINE)
    except FileNotFoundError:
        raise _no_file("Het bestand met het wachtwoord is er niet.") from None
    except (OSError, ValueError):  # a name that no system takes is a ValueError
        raise _no_file("Het bestand met het wachtwoord kan niet worden gelezen.") from None
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "Het bestand met het wachtwoord is geen tekstbestand in UTF-8."
        raise _unfit(message, "Sla het op als tekst, met de codering UTF-8.") from None


def _no_file(message: str) -> Stop:
    mend = "Zet achter --password-file de naam van een tekstbestand, en nooit het wachtwoord zelf."
    return Stop(Exit.WRONG_USAGE, error("password-file", message, mend, at=Place("")))


def _unfit(message: str, mend: str = "Zet het wachtwoord, en niets anders, op de eerste regel.") -> Stop:
    return Stop(Exit.WRONG_USAGE, error("password-unfit", message, mend, at=Place("")))
