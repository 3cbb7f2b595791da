"""The zip file that a Word file is: its members by name, unpacked only as far as the limits allow.

In: bytes that somebody sent. Out: the members, or ``Refused`` with the reason in Dutch. What a header says of a size is
not believed; nothing is written to disk, but a name that another program could take for a path is refused.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from generator.problems import Place, Problem, error
from generator.word import limits

AS_DOCX = "Open het in Word en kies Opslaan als › Word-document (.docx)."
CONTENT_TYPES = "[Content_Types].xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENTRY = b"PK\x01\x02"  # begins each entry of the list of members
_ENCRYPTED = 1  # the flag of a member with a password
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # those that Word writes
_CHUNK = 2**16  # bytes unpacked at once
_ODD_NAME = re.compile(r"^/|^[A-Za-z]:|\\|(?:^|/)\.\.?(?:/|$)|[\x00-\x1f]|//")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, OverflowError,
)  # fmt: skip


class Refused(Exception):  # noqa: N818  it is a decision, not an accident
    """Says why a file is not used as a template."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def unpacked(content: bytes, at: Place) -> dict[str, bytes]:
    """Return the members of a Word file, the content types first; raises ``Refused``."""
    if content.startswith(OLE):
        message = "Dit is een oud Word-bestand (.doc) of een bestand met een wachtwoord."
        mend = "Open het in Word, haal het wachtwoord eraf, en kies Opslaan als › Word-document (.docx)."
        raise Refused(error("template-not-docx", message, mend, at=at))
    if content.count(_ENTRY) > 2 * limits.MEMBERS:  # before the list is read: each entry costs memory
        raise Refused(_too_large(f"Dit bestand bestaat uit meer dan {limits.MEMBERS} onderdelen.", at))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if problems := tuple(_unfit(archive, at)):
                raise Refused(*problems)
            listed = [one for one in archive.infolist() if not one.is_dir()]
            listed.sort(key=lambda one: one.filename != CONTENT_TYPES)
            return {one.filename: whole(archive, one) for one in listed}
    except _BROKEN as reason:
        raise Refused(error("template-not-docx", "Dit is geen (heel) Word-bestand.", AS_DOCX, at=at)) from reason


def _too_large(message: str, at: Place, value: str = "") -> Problem:
    return error("template-too-large", message, "Maak de afbeeldingen in het sjabloon kleiner.", at=at, value=value)


def _unfit(archive: zipfile.ZipFile, at: Place) -> Iterator[Problem]:
    """Yield what is wrong with the list of members, before any of them is unpacked."""
    listed = archive.infolist()
    total = sum(one.file_size for one in listed)
    if len(listed) > limits.MEMBERS:
        yield _too_large(f"Dit bestand bestaat uit meer dan {limits.MEMBERS} onderdelen.", at)
    if total > limits.TOTAL:
        yield _too_large(f"Uitgepakt is dit bestand te groot ({total // 2**20} MB).", at)
    names: set[str] = set()
    for one in listed:
        name = one.filename
        if _ODD_NAME.search(name) or _ODD_NAME.search(one.orig_filename):
            message = "De naam van een onderdeel van dit bestand wijst naar een plaats daarbuiten."
            yield error("template-package", message, AS_DOCX, at=at, value=one.orig_filename.replace("\0", "·")[:80])
        if name.casefold() in names:
            yield error(
                "template-package", "In dit bestand staat hetzelfde onderdeel twee keer.", AS_DOCX, at=at, value=name
            )
        names.add(name.casefold())
        if one.flag_bits & _ENCRYPTED:
            message = "Een onderdeel van dit bestand heeft een wachtwoord."
            yield error("template-package", message, f"Haal het wachtwoord eraf. {AS_DOCX}", at=at, value=name)
        elif one.compress_type not in _METHODS:
            message = "Een onderdeel van dit bestand is ingepakt op een manier die Word niet kent."
            yield error("template-package", message, AS_DOCX, at=at, value=name)
        if one.file_size > limits.MEMBER:
            yield _too_large(f"Uitgepakt is een onderdeel te groot ({one.file_size // 2**20} MB).", at, name)
        elif one.file_size > limits.RATIO_FROM and one.file_size > limits.RATIO * max(one.compress_size, 1):
            yield _too_large(f"Een onderdeel wordt bij het uitpakken meer dan {limits.RATIO} keer zo groot.", at, name)


def whole(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the content of a member, read bit by bit: never more than its header says, and less is a BadZipFile.

    ``ZipFile.read`` unpacks everything first and looks at the header afterwards.
    """
    with archive.open(member) as stream:
        content = b"".join(iter(lambda: stream.read(_CHUNK), b""))
    if len(content) != member.file_size:
        raise zipfile.BadZipFile
    return content
