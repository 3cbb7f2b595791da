"""What a file is that is no Excel workbook, and what to do with it; a name may say .xlsx of anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
BEGINNING = 4_096  # bytes that are looked at
PACKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
OLDEST_EXCEL = re.compile(rb"\x09[\x00\x02\x04]\x04?[\x00\x06]", re.DOTALL)
SAVE_AS = "Open het in Excel en kies Opslaan als, type ‘Excel-werkmap (*.xlsx)’."


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the rule under which it is refused, what it is ("is een …") and what to do."""

    rule: str
    says: str
    mend: str = SAVE_AS


ENCRYPTED = Format(
    "workbook-encrypted",
    "is met een wachtwoord beveiligd.",
    "Haal in Excel het wachtwoord weg: Bestand, Info, Werkmap beveiligen, Versleutelen met wachtwoord.",
)
DAMAGED = Format(
    "workbook-damaged",
    "is beschadigd of geen Excel-werkmap.",
    "Open het in Excel, laat het zo nodig herstellen en sla het opnieuw op als .xlsx.",
)


def _other(what: str, mend: str = SAVE_AS) -> Format:
    return Format("workbook-format", f"is {what} en geen Excel-werkmap (.xlsx).", mend)


OLD_EXCEL = _other("een oud Excel-bestand (.xls)")
OLD_OFFICE = _other("een oud Office-bestand", "Geef de Excel-werkmap op.")
PDF = _other("een pdf", "Geef de Excel-werkmap op waar de pdf van is gemaakt.")
XML_2003 = _other("een ‘XML-werkblad 2003’")
WEB_PAGE = _other("een webpagina (html)")
TEXT = _other(
    "een tekstbestand (zoals .csv)", "Open het in Excel via Gegevens, Uit tekst/CSV, en sla het op als .xlsx."
)
ARCHIVE = _other("een ingepakt bestand (zip)", "Pak het eerst uit en geef de werkmap op die erin zit.")
OPEN_DOCUMENT = _other(
    "een OpenDocument-bestand (.ods)", "Open het en kies Opslaan als, type ‘Excel 2007-365 (.xlsx)’."
)
BINARY = _other("een binaire Excel-werkmap (.xlsb)")
WORD = _other("een Word-bestand", "Geef de Excel-werkmap op.")
SLIDES = _other("een presentatie", "Geef de Excel-werkmap op.")
NUMBERS = _other("een Numbers-bestand van Apple", "Kies in Numbers Exporteer naar, Excel.")
UNKNOWN = _other("een ander soort bestand")


def of_bytes(content: bytes) -> Format | None:
    """Return what a file is by its first bytes; None for a zip file, as a workbook is one."""
    if content.startswith((ZIP, EMPTY_ZIP)):
        return None
    return next(_told_by(content), UNKNOWN)


def _told_by(content: bytes) -> Iterator[Format]:
    beginning = content[:BEGINNING]
    if content.startswith(OLE):
        yield _old(content)
    elif beginning.startswith(PACKED):
        yield ARCHIVE
    elif b"%PDF-" in beginning[:1024]:
        yield PDF
    elif OLDEST_EXCEL.match(beginning):
        yield OLD_EXCEL
    text = _text(beginning)
    if text is not None:
        lowered = text.lower()
        if "urn:schemas-microsoft-com:office:spreadsheet" in lowered or 'progid="excel.sheet"' in lowered:
            yield XML_2003
        elif re.search(r"<(?:!doctype html|html|table|body)\b", lowered):
            yield WEB_PAGE
        yield TEXT


def _old(content: bytes) -> Format:
    """Return what a compound file is by the names of its streams."""
    if _stream("EncryptedPackage") in content:
        return ENCRYPTED
    return OLD_EXCEL if _stream("Workbook") in content or _stream("Book") in content else OLD_OFFICE


def _stream(name: str) -> bytes:
    return b"".join(part.encode("utf-16-le") for part in (name, "\0"))


def _text(beginning: bytes) -> str | None:
    """Return a file's beginning as text, None where it is none."""
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return beginning.decode("utf-16", errors="replace")
    text = beginning.decode("utf-8", errors="replace") if b"\0" not in beginning else ""
    controls = sum(1 for letter in text if letter < " " and letter not in "\t\r\n\f")
    return text if text and not controls else None


def of_parts(names: frozenset[str]) -> Format | None:
    """Return what a zip file is by the names (in lower case) of what is in it; None where it may be a workbook."""
    telling = {
        "xl/workbook.bin": BINARY,
        "word/document.xml": WORD,
        "ppt/presentation.xml": SLIDES,
        "content.xml": OPEN_DOCUMENT,
        "mimetype": OPEN_DOCUMENT,
        "index/document.iwa": NUMBERS,
        "encryptedpackage": ENCRYPTED,
    }
    for name, found in telling.items():
        if name in names:
            return found
    return None if "[content_types].xml" in names or any(name.startswith("xl/") for name in names) else ARCHIVE
