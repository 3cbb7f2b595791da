"""6 A packet that needs a password to be opened: AES with a key of 256 bits, as ISO 32000-2 has it.

In: a packet's file, bound and collated; out: the same pages in a file that opens with the password and not without,
proved by opening it. It claims no PDF/A any more, which forbids encryption (ISO 19005-2, 6.1.3), and no service can
sign it. What it says of accessibility stays true: a reader's aids may read all of it.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from pypdf import PasswordType, PdfReader, PdfWriter

from generator.packets.pdfreader import UNSOUND, Unreadable, read_back
from generator.pdf.metadata import metadata, read_claims

ALGORITHM = "AES-256"


def protect(path: Path, password: str) -> list[str]:
    """Put a password on a packet's file, and return what is wrong with what came out: nothing when all is right.

    The file stays as it was where anything is wrong. A copy of it without a password is nowhere left.
    """
    locked = path.with_name(f"{path.name}.slot")
    try:
        writer = PdfWriter(clone_from=path)
        writer.pdf_header = "%PDF-1.7"
        _claim_no_archive(writer)
        writer.encrypt(password, algorithm=ALGORITHM)
        writer.write(locked)
        faults = _faults(path, locked, password)
        if not faults:
            locked.replace(path)
    except UNSOUND:
        return ["Het pakket kon niet worden beveiligd met het wachtwoord."]
    finally:
        locked.unlink(missing_ok=True)
    return faults


def opens(path: Path, password: str) -> bool:
    """Tell whether a file is a PDF that needs a password, and opens with this one."""
    try:
        with PdfReader(path) as reader:
            return reader.is_encrypted and reader.decrypt(password) is not PasswordType.NOT_DECRYPTED
    except (*UNSOUND, OSError):
        return False


def _claim_no_archive(writer: PdfWriter) -> None:
    catalog: Any = writer.root_object
    if "/Metadata" not in catalog:
        return
    said = catalog["/Metadata"]
    claims = replace(read_claims(said.get_data()), archive=0)
    title = (writer.metadata.title or "") if writer.metadata else ""
    said.set_data(metadata(title, str(catalog.get("/Lang", "")), claims))


def _faults(plain: Path, locked: Path, password: str) -> list[str]:
    """Return in what a protected packet differs from the one it was made from."""
    faults = []
    if not _is_closed(locked):
        faults.append("Het beveiligde pakket gaat zonder wachtwoord open, of is niet met AES-256 versleuteld.")
    try:
        before, after = read_back(plain), read_back(locked, password)
    except Unreadable:
        return [*faults, "Het beveiligde pakket gaat met het wachtwoord niet open."]
    if len(before.pages) != len(after.pages):
        faults.append(f"Het beveiligde pakket telt {len(after.pages)} bladzijden, en niet {len(before.pages)}.")
    if (before.pages, before.bookmarks) != (after.pages, after.bookmarks):
        faults.append("De bladzijden of de bladwijzers van het beveiligde pakket zijn niet die van het pakket zelf.")
    if (before.title, before.language) != (after.title, after.language):
        faults.append("De titel of de taal van het beveiligde pakket is niet die van het pakket zelf.")
    return faults


def _is_closed(path: Path) -> bool:
    """Tell whether a file is encrypted by AES with 256 bits, and stays closed without a password."""
    with PdfReader(path) as reader:
        if not reader.is_encrypted or reader.decrypt("") is not PasswordType.NOT_DECRYPTED:
            return False
        told: Any = reader.trailer["/Encrypt"]
        ciphers = {str(one["/CFM"]) for one in told["/CF"].values()}
        return (told["/V"], told["/R"], ciphers) == (5, 6, {"/AESV3"})
