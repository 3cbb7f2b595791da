"""The characters of a cell: those that mislead a reader, that get lost, and that the fonts of the PDF do not have.

``LETTERS`` is measured: each of these, amid words, is drawn by the embedded engine with its own fonts and read back
from the PDF as it was. No remark repeats a cell's content; a character is known by its code and its Unicode name.
"""

import re
import unicodedata

from generator.problems import Severity
from generator.workbooks.values import ESCAPED, Remark

LETTERS = (
    "20-7E A0-343 345-36F 374-375 37A-37E 384-38A 38C 38E-3A1 3A3-3CE 3D0-513 51A-51D 1D00-1DCA 1DFE-1E9B 1E9E "
    "1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 "
    "1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-2022 2026 202F-2030 2032-2034 2039-203A 203C-203E 2044 "
    "204F 2052 205E-2060 2070-2071 2074-208E 2090-2094 20A0-20B5 20B8-20BA 20BC-20BD 2105-2106 2113 2116-2117 2120 "
    "2122 2126 212A-212B 212E 2132 214D-214E 2153-215F 2183-2184 2190-2199 21A8 21E8 2202 2205-2206 220F 2211-2212 "
    "2215 2219-221A 221E-221F 2229 222B 2248 2260-2261 2264-2265 2302 2310 2320-2321 2460-2473 24EA-24F4 25A0-25A1 "
    "25AA-25AC 25B2 25BA 25BC 25C4 25C6 25CA-25CC 25CF 25E6 25FB 2610-2612 2660 2663 2665-2666 2713 2717 FB00-FB04"
)
SPACES = re.compile(r"^\s|\s$|\s\s|[^\S ]|[\u200b\u2060\ufeff]")
SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # a soft hyphen, joiners, and what has no width


def _covered() -> frozenset[str]:
    spans = (part.partition("-") for part in LETTERS.split())
    return frozenset(
        chr(code) for first, _, last in spans for code in range(int(first, 16), int(last or first, 16) + 1)
    )


COVERED = _covered()


def remark(content: str) -> Remark | None:
    """Return what is wrong with a text's characters, the gravest first, or None where nothing is."""
    if "_x" in content:
        content = ESCAPED.sub(lambda found: chr(int(found[1], 16)), content)
    if content.isascii() and content.isprintable():
        return _spaces() if content[:1] == " " or content[-1:] == " " or "  " in content else None
    odd = [letter for letter in content if not letter.isspace() and letter not in SILENT]
    if any(_misleads(letter) for letter in odd):
        return Remark(
            Severity.ERROR,
            "character-misleading",
            "Hier staan onzichtbare tekens die de tekst kunnen omdraaien of die geen vaste betekenis hebben; op papier "
            "kan er iets anders staan dan in Excel.",
            "Maak de cel leeg en typ de tekst opnieuw; plak niet.",
        )
    if any(unicodedata.category(letter) in {"Cc", "Cf"} for letter in odd):
        return Remark(
            Severity.WARNING,
            "character-control",
            "Hier staan stuurtekens die niet worden gedrukt; ze zijn bij het lezen weggelaten.",
            "Typ de tekst opnieuw.",
        )
    lacking = [letter for letter in unicodedata.normalize("NFC", "".join(odd)) if letter not in COVERED]
    if lacking:
        return _no_font(lacking[0])
    return _spaces() if SPACES.search(content) else None


def _misleads(letter: str) -> bool:
    """Tell whether a character overrides the direction of a text, or means something else on every computer."""
    return unicodedata.category(letter) in {"Cs", "Co", "Cn"} or unicodedata.bidirectional(letter) in {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }


def _no_font(letter: str) -> Remark:
    name = unicodedata.name(letter, "zonder naam")
    return Remark(
        Severity.WARNING,
        "character-no-font",
        f"Hier staat een teken dat de ingebouwde lettertypen niet kunnen drukken: {name} (U+{ord(letter):04X}).",
        "Schrijf het in Latijnse letters, of installeer LibreOffice: zonder dat worden documenten met dit teken niet "
        "gemaakt.",
    )


def _spaces() -> Remark:
    return Remark(
        Severity.NOTICE,
        "spaces-stray",
        "Hier staan spaties of regeleinden te veel, of spaties van een andere soort; ze zijn bij het lezen "
        "gelijkgetrokken.",
        "Haal ze weg als u de cel toch bewerkt; nodig is het niet.",
    )
