"""Word files opened to be compared: their bytes, or in Dutch why a file can't be compared.

In: a path. Out: bytes that ``compare``, ``tracked`` and ``digest`` can read; else ``Refused`` with the problem.
"""

from pathlib import Path

from generator.comparing.reading import beside, read
from generator.problems import Place, error
from generator.word.wordfile import Refused
from generator.word.wordparts import WordFileError

MOST_BYTES = 100_000_000  # of a file as it lies on the disk
_AS_DOCX = "Open het in Word en kies Opslaan als › Word-document (.docx), zonder wachtwoord."
_SMALLER = "Haal de afbeeldingen eruit, of vergelijk de delen apart."


def sound(path: Path) -> bytes:
    """Return the content of a Word file that can be compared; raises Refused for any other."""
    at = Place(path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(error("compare-too-large", "Dit bestand is te groot om te vergelijken.", _SMALLER, at=at))
        content = path.read_bytes()
    except FileNotFoundError:
        message = "Het bestand is er niet."
        raise Refused(error("compare-missing", message, "Kijk naar de naam en de map.", at=at)) from None
    except OSError as reason:
        message = "Het bestand is niet te lezen."
        mend = "Sluit het in Word, kijk of u het mag lezen, en geef een Word-bestand op in plaats van een map."
        raise Refused(error("compare-unreadable", message, mend, at=at)) from reason
    try:
        beside(read(content))
    except WordFileError as fault:
        if str(fault) == "too large":
            message = "Dit bestand is uitgepakt te groot om te vergelijken."
            raise Refused(error("compare-too-large", message, _SMALLER, at=at)) from fault
        message = "Dit is geen (heel) Word-bestand, of er staat een wachtwoord op."
        raise Refused(error("compare-not-word", message, _AS_DOCX, at=at)) from fault
    return content
